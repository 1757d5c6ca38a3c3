/**
 * Writes package.json's `contributes` and package.nls.json out of the tables in src/config/core (package.json names a text by its
 * key, package.nls.json holds it in English), and l10n/bundle.l10n.json out of the texts in the code. `--check` fails when a file
 * would change, or a translation is not complete.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { COMMANDS, VIEW_CONTAINER, VIEWS, VSCODE_DEFAULTS, type Command } from '../src/config/core/commands.ts';
import { ALIGN_TOOL, AlignToolInput, MCP_PROVIDER, MODEL_PROVIDER, PARTICIPANT } from '../src/config/core/chat.ts';
import { isRestricted, SETTINGS, SETTINGS_PREFIX, type Setting } from '../src/config/core/settings.ts';
import { collectTexts, readTexts, translationProblems, type Texts } from './lib/l10n.ts';

const file = (name: string) => new URL(`../${name}`, import.meta.url);
const path = (name: string) => fileURLToPath(file(name));
const manifest = JSON.parse(readFileSync(file('package.json'), 'utf8')) as Record<string, unknown>;
const DESCRIPTION =
  "Checks an AI assistant's answers with a small model on your own machine, and shows each correction as a diff to accept or reject.";
const UNTRUSTED =
  'An untrusted workspace cannot set what names a model file or an engine, or what makes Aligner check less.';
/** Languages whose translation must be complete. */
const TRANSLATIONS: readonly string[] = ['de'];
const commands = Object.entries<Command>(COMMANDS);
const settings = Object.entries<Setting>(SETTINGS);

const texts: Record<string, string> = {};
/** Notes a text under its key, and names it as package.json does. */
function text(key: string, english: string): string {
  texts[key] = english;
  return `%${key}%`;
}

/** The tool's input as JSON Schema, as a caller may give it: what has a default may be left out. */
function inputSchema() {
  return { ...toJsonSchema(AlignToolInput, { typeMode: 'input' }), $schema: undefined };
}

function property(key: string, s: Setting): Record<string, unknown> {
  const description = text(`setting.${key}`, s.description);
  const base = { default: s.default, markdownDescription: description, scope: s.scope, order: s.order };
  switch (s.type) {
    case 'enum': {
      const enumDescriptions = s.values.map((value, i) => text(`setting.${key}.${value}`, s.descriptions[i]!));
      return { type: 'string', enum: s.values, enumDescriptions, ...base };
    }
    case 'number':
      return { type: 'number', minimum: s.minimum, maximum: s.maximum, ...base };
    case 'list':
      return { type: 'array', items: { type: 'string' }, uniqueItems: true, ...base };
    case 'string':
    case 'boolean':
      return { type: s.type, ...base };
  }
}

const menus: Record<string, unknown[]> = {};
for (const [command, c] of commands) {
  for (const m of c.menus ?? []) (menus[m.menu] ??= []).push({ command, when: m.when, group: m.group });
  if (c.palette !== undefined)
    (menus['commandPalette'] ??= []).push({ command, when: c.palette === false ? 'false' : c.palette });
}

const participant = {
  ...PARTICIPANT,
  description: text('participant', PARTICIPANT.description),
  commands: PARTICIPANT.commands.map((c) => ({ ...c, description: text(`participant.${c.name}`, c.description) })),
};

manifest['description'] = text('description', DESCRIPTION);
manifest['contributes'] = {
  commands: commands.map(([command, c]) => ({
    command,
    title: text(`command.${command}`, c.title),
    category: 'Aligner',
    icon: c.icon,
    enablement: c.enablement,
  })),
  keybindings: commands.flatMap(([command, c]) => (c.keys ?? []).map((k) => ({ command, ...k }))),
  menus,
  viewsContainers: { activitybar: [VIEW_CONTAINER] },
  views: { [VIEW_CONTAINER.id]: VIEWS.map((view) => ({ ...view, name: text(`view.${view.id}`, view.name) })) },
  chatParticipants: [participant],
  languageModelChatProviders: [MODEL_PROVIDER],
  mcpServerDefinitionProviders: [MCP_PROVIDER],
  languageModelTools: [
    {
      ...ALIGN_TOOL,
      userDescription: text('tool.align', ALIGN_TOOL.userDescription),
      inputSchema: inputSchema(),
    },
  ],
  configurationDefaults: VSCODE_DEFAULTS,
  configuration: {
    title: 'Aligner',
    properties: Object.fromEntries(settings.map(([key, s]) => [`${SETTINGS_PREFIX}.${key}`, property(key, s)])),
  },
};
// The status item stands there from the start; activating only registers.
manifest['activationEvents'] = ['onStartupFinished'];
manifest['capabilities'] = {
  virtualWorkspaces: true,
  untrustedWorkspaces: {
    supported: 'limited',
    description: text('untrusted', UNTRUSTED),
    restrictedConfigurations: settings.filter(([, s]) => isRestricted(s)).map(([key]) => `${SETTINGS_PREFIX}.${key}`),
  },
};

manifest['l10n'] = './l10n';

const checking = process.argv.includes('--check');
const bundle = await collectTexts(path('src'), path('models/catalogue.json'));
const contents = { 'package.json': manifest, 'package.nls.json': texts, 'l10n/bundle.l10n.json': bundle };
const stale = Object.entries(contents).filter(([name, content]) => {
  const after = `${JSON.stringify(content, null, 2)}\n`;
  if (existsSync(file(name)) && after === readFileSync(file(name), 'utf8')) return false;
  if (!checking) writeFileSync(file(name), after);
  return true;
});
const names = stale.map(([name]) => name).join(', ');
if (stale.length === 0) console.log('Everything that is generated is up to date.');
else if (!checking) console.log(`Written: ${names}.`);
else fail(`${names}: out of date. Run \`npm run generate\` and commit the result.`);

for (const language of TRANSLATIONS) {
  const pairs: [string, Texts][] = [
    [`package.nls.${language}.json`, texts],
    [`l10n/bundle.l10n.${language}.json`, bundle],
  ];
  for (const [name, english] of pairs)
    for (const problem of translationProblems(english, readTexts(path(name)))) fail(`${name}: ${problem}`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
