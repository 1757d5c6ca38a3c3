/** Writes package.json's `contributes` out of the tables in src/config/core. `--check` fails when it would change something. */
import { readFileSync, writeFileSync } from 'node:fs';
import { COMMANDS, VIEW_CONTAINER, VIEWS, type Command } from '../src/config/core/commands.ts';
import { ALIGN_TOOL, MODEL_PROVIDER, PARTICIPANT } from '../src/config/core/chat.ts';
import { SETTINGS, SETTINGS_PREFIX, type Setting } from '../src/config/core/settings.ts';

const file = new URL('../package.json', import.meta.url);
const before = readFileSync(file, 'utf8');
const manifest = JSON.parse(before) as Record<string, unknown>;
const commands = Object.entries<Command>(COMMANDS);
const settings = Object.entries<Setting>(SETTINGS);

function property(s: Setting): Record<string, unknown> {
  const base = { default: s.default, markdownDescription: s.description, scope: s.scope, order: s.order };
  switch (s.type) {
    case 'enum':
      return { type: 'string', enum: s.values, enumDescriptions: s.descriptions, ...base };
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

manifest['contributes'] = {
  commands: commands.map(([command, c]) => ({
    command,
    title: c.title,
    category: 'Aligner',
    icon: c.icon,
    enablement: c.enablement,
  })),
  keybindings: commands.flatMap(([command, c]) => (c.keys ?? []).map((k) => ({ command, ...k }))),
  menus,
  viewsContainers: { activitybar: [VIEW_CONTAINER] },
  views: { [VIEW_CONTAINER.id]: VIEWS },
  chatParticipants: [PARTICIPANT],
  languageModelChatProviders: [MODEL_PROVIDER],
  languageModelTools: [ALIGN_TOOL],
  configuration: {
    title: 'Aligner',
    properties: Object.fromEntries(settings.map(([key, s]) => [`${SETTINGS_PREFIX}.${key}`, property(s)])),
  },
};
// The status item stands there from the start; activating only registers.
manifest['activationEvents'] = ['onStartupFinished'];
manifest['capabilities'] = {
  virtualWorkspaces: true,
  untrustedWorkspaces: {
    supported: 'limited',
    description: 'Settings that name a model file or an engine are not taken from an untrusted workspace.',
    restrictedConfigurations: settings
      .filter(([, s]) => s.scope === 'machine')
      .map(([key]) => `${SETTINGS_PREFIX}.${key}`),
  },
};

const after = `${JSON.stringify(manifest, null, 2)}\n`;
if (after === before) {
  console.log('package.json is up to date.');
} else if (process.argv.includes('--check')) {
  console.error('package.json differs from the tables in src/config/core: run `npm run generate` and commit it.');
  process.exitCode = 1;
} else {
  writeFileSync(file, after);
  console.log('package.json written.');
}
