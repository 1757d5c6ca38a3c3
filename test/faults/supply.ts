/** What the package is made of, and what must never get out: licences, hashes, files, and secrets of the surroundings. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { packageFolder } from '../../scripts/lib/build.ts';
import { modelPart } from '../../scripts/lib/inside.ts';
import { check, partsOf } from '../../scripts/lib/licences.ts';
import { checkedModel } from '../../scripts/lib/model-file.ts';
import { ROOT } from '../../scripts/lib/paths.ts';
import { reachableFiles } from '../../scripts/lib/reachable.ts';
import { billOf } from '../../scripts/lib/sbom.ts';
import { filesBelow, strangers } from '../../scripts/lib/vsix-files.ts';
import { HookStore } from '../../src/agents/node/hook-store.ts';
import { runHook } from '../../src/agents/node/run-hook.ts';
import { SETTINGS } from '../../src/config/core/settings.ts';
import { createLocalAligner } from '../../src/engine/node/local-aligner.ts';
import { JournalFile } from '../../src/journal/node/file.ts';
import { writes } from '../support/hook-events.ts';
import { answerOf, hunkOf } from '../support/journal-records.ts';
import { testProfile } from '../support/model.ts';
import { withFolder } from '../support/temporary.ts';
import { Tally, type Fault } from './fault.ts';

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly integrity?: string; readonly resolved?: string; readonly link?: boolean }>
  >;
}

const FORBIDDEN = [
  ...['GPL-2.0-only', 'GPL-3.0-or-later', 'AGPL-3.0-only', 'LGPL-2.1-only', 'MPL-2.0', 'BUSL-1.1', 'SSPL-1.0'],
  ...['UNLICENSED', 'SEE LICENSE IN LICENSE.txt', '', 'MIT AND GPL-2.0-only', 'Custom', 'MIT License', 'CC-BY-NC-4.0'],
];
const STAGE = join(ROOT, 'dist', 'stage');
const MEGA = 1024 * 1024;

const isRefused = async (work: () => unknown): Promise<boolean> => {
  try {
    await work();
    return false;
  } catch {
    return true;
  }
};

async function supplyChain(full: boolean, tally: Tally): Promise<string> {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  const locked = Object.entries(packages).filter(([path, { link }]) => path !== '' && link !== true);
  for (const [path, { integrity = '', resolved = '' }] of locked)
    tally.count(integrity.startsWith('sha512-') && /^(?:https:\/\/registry\.npmjs\.org\/|$)/.test(resolved), path);

  for (const licence of FORBIDDEN)
    tally.count(await isRefused(() => check({ name: 'x', licence, text: 'x' })), `"${licence}" is let in`);
  tally.count(await isRefused(() => check({ name: 'x', licence: 'MIT', text: ' ' })), 'no text is let in');
  for (const licence of ['MIT', '(MIT OR GPL-3.0-only)', 'MIT AND ISC'])
    tally.count(!(await isRefused(() => check({ name: 'x', licence, text: 'x' }))), `"${licence}" is refused`);

  const folders = new Set((await reachableFiles(['node-llama-cpp'])).flatMap((file) => packageFolder(file) ?? []));
  const model = full ? await checkedModel() : undefined;
  const parts = await partsOf(folders, modelPart('model', model?.licence ?? 'Apache-2.0'));
  for (const part of parts) tally.count(!(await isRefused(() => check(part))), part.name);
  const about = { name: 'aligner', version: '0', sha256: model?.sha256 };
  tally.count(!(await isRefused(() => billOf({ ...about, parts }))), 'the bill of what is there');
  const stranger = { ...parts[0]!, folder: 'node_modules/never-installed' };
  tally.count(await isRefused(() => billOf({ ...about, parts: [stranger] })), 'a package without a hash is let in');

  const staged = join(STAGE, 'sbom.cdx.json');
  if (!full || !existsSync(staged))
    return `${locked.length} packages with sha512, ${parts.length} parts with a licence`;
  const bill = readFileSync(staged, 'utf8');
  const notices = readFileSync(join(STAGE, 'ThirdPartyNotices.txt'), 'utf8');
  const manifests = filesBelow(join(STAGE, 'dist', 'node_modules')).filter((file) => file.endsWith('package.json'));
  for (const file of manifests) {
    const { name, version } = JSON.parse(readFileSync(join(STAGE, 'dist', 'node_modules', file), 'utf8')) as {
      name?: string;
      version?: string;
    };
    // One without a version stands in place of a package that was left out, or only says what the files below it are.
    if (name === undefined || version === undefined) continue;
    const isListed = bill.includes(`pkg:npm/${name.replace('@', '%40')}@${version}`);
    tally.count(isListed && notices.includes(`${name} ${version}`), `${name}: not listed`);
  }
  return `${locked.length} packages with sha512, ${parts.length} parts with a licence, ${manifests.length} manifests of the staged package in its bill; npm audit signatures is for who has a network`;
}

const WORKER = fileURLToPath(new URL('../support/scripted-worker.ts', import.meta.url));
const VARIABLES = [
  ...['GITHUB_TOKEN', 'OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'AWS_SECRET_ACCESS_KEY', 'NPM_TOKEN', 'NODE_OPTIONS_X'],
  ...['VSCODE_GIT_ASKPASS_NODE', 'SSH_AUTH_SOCK', 'DATABASE_URL', 'PGPASSWORD', 'CI_JOB_TOKEN', 'HF_TOKEN', 'PASSWORD'],
];

async function canaries(full: boolean, folder: string, tally: Tally): Promise<string> {
  const secret = `canary-${'7f3a9c'.repeat(4)}`;
  const inText = `text-canary-${'b81d'.repeat(4)}`;
  const has = (where: string, text: string, what = secret) => tally.count(!text.includes(what), where);
  const before = process.env;
  process.env = { ...before, ...Object.fromEntries(VARIABLES.map((name) => [name, secret])) };
  const logged: string[] = [];
  const log = {
    info: (m: string) => logged.push(m),
    warn: (m: string) => logged.push(m),
    error: (m: string) => logged.push(m),
  };
  const aligner = createLocalAligner(WORKER, {
    config: () => ({ gpu: 'off', threads: 1, idleMs: 0 }),
    model: () => Promise.resolve({ id: 'm', path: 'm.gguf', sha256: '0'.repeat(64), bytes: 1, profile: testProfile() }),
    log,
    hostRequests: () => 0,
  });
  try {
    const align = (text: string) =>
      aligner.align({
        question: inText,
        text,
        source: { kind: 'markdown' },
        sensitivity: 'normal',
        priority: 'interactive',
      });
    await align(`A bad ${inText}.`);
    const { pid } = aligner;
    if (existsSync(`/proc/${pid ?? 0}/environ`)) {
      const handles = readdirSync(`/proc/${pid!}/fd`).length;
      tally.count(handles < 64, `${handles} handles`);
      for (const place of ['environ', 'cmdline']) {
        const text = readFileSync(`/proc/${pid!}/${place}`, 'utf8');
        has(`the child's ${place}`, text);
        has(`the child's ${place}`, text, inText);
      }
    }
    // Its death is the moment when most is written to the log.
    await align(`CRASH ${inText}`).catch(() => undefined);
    await wait(50);
    for (const line of logged) {
      has('the log', line);
      has('the log', line, inText);
    }
    const [event] = writes(folder, join(folder, 'a.py'), `x = "${inText}"\n`);
    const store = new HookStore(join(folder, 'hooks'));
    const hook = {
      aligner,
      store,
      policy: 'suggest',
      sensitivity: 'normal',
      signal: new AbortController().signal,
    } as const;
    await runHook(event!.client, JSON.stringify(event!.event), { ...hook, finishLater: () => Promise.resolve() });
    const journal = new JournalFile(join(folder, 'journal.db'), (notice) => logged.push(notice.message));
    journal.run((s) => s.recordAnswer(answerOf('a'), [hunkOf('one two three', 0, 3, '1')]));
    journal.close();
    for (const file of filesBelow(folder)) {
      const bytes = readFileSync(join(folder, file), 'latin1');
      has(file, bytes);
      has(file, bytes, inText);
    }
  } finally {
    await aligner.dispose();
    process.env = before;
  }
  // There is no key to keep: no setting could hold one.
  for (const name of Object.keys(SETTINGS)) tally.count(!/key|token|secret|password|credential/i.test(name), name);

  for (const file of [
    '.env',
    'src/extension.ts',
    'dist/extension.cjs.map',
    'id_rsa',
    'models/own.txt',
    '.npmrc',
    'a.pem',
  ])
    tally.count(strangers([file]).length === 1, `${file} may be packaged`);
  const figure = `${VARIABLES.length} variables and a text with a canary: 0 in the child's environment and arguments, the log (${logged.length} lines), the hooks' and the journal's files`;
  if (!full || !existsSync(STAGE)) return figure;
  const files = filesBelow(STAGE);
  for (const file of strangers(files)) tally.count(false, `${file} is packaged`);
  const places = [ROOT, homedir()].filter((place) => place.length > 6);
  for (const file of files.filter((name) => /\.(?:c?js|json|txt|css)$/.test(name))) {
    const text = readFileSync(join(STAGE, file), 'utf8');
    for (const place of places) has(`${file} names this machine's folder`, text, place);
  }
  const packed = readdirSync(ROOT).filter((name) => name.endsWith('.vsix'));
  const sizes = packed.map((name) => `${name} ${(readFileSync(join(ROOT, name)).length / MEGA).toFixed(1)} MB`);
  for (const name of packed) tally.count(readFileSync(join(ROOT, name)).length < 256 * MEGA, `${name} is too large`);
  return `${figure}; ${files.length} files packaged, all allowed${sizes.length === 0 ? '' : `; ${sizes.join(', ')}`}`;
}

export const SUPPLY_FAULTS: readonly Fault[] = [
  {
    number: 34,
    promise: 'what has no known licence and no hash is not packaged',
    async try(scale) {
      const tally = new Tally();
      return tally.result(await supplyChain(scale === 'full', tally));
    },
  },
  {
    number: 35,
    promise: 'no secret gets out, and no file into the package by lying around',
    try: (scale) =>
      withFolder(async (folder) => {
        const tally = new Tally();
        return tally.result(await canaries(scale === 'full', folder, tally));
      }),
  },
];
