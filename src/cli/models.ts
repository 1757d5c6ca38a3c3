/** `aligner models`: which models there are, and getting, copying and removing some. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { useProxies } from '../base/node/network.ts';
import { installedBytes, type LibraryModel, type PullProgress } from '../models/core/library.ts';
import { speaksUp } from '../models/core/profile.ts';
import type { Library } from '../models/node/library.ts';
import type { Pulled } from '../models/node/pull.ts';
import { calibrate } from './calibrate.ts';
import { cliErrors, orUsage } from './errors.ts';
import { interruptible } from './interrupt.ts';
import { chosenModel, library } from './runtime.ts';

const USAGE =
  'aligner models [list|found] [--json] | pull NAME|URL [--from FOLDER|URL] [--sha256 HEX] | import FILE | remove NAME | use [NAME|FILE] | calibrate [NAME|FILE] --rows FILE';

/** Resolves with the exit code. Rejects with AlignerError, or CancelledError after Ctrl+C. */
export async function models(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parse(argv);
  const [what = 'list', subject, ...rest] = positionals;
  const needsSubject = ['pull', 'import', 'remove'].includes(what);
  if (rest.length > 0 || ((subject !== undefined) !== needsSubject && what !== 'use' && what !== 'calibrate'))
    throw cliErrors.usage(USAGE);
  const all = library();
  switch (what) {
    case 'list':
      return list(all, values.json);
    case 'found':
      return found(all, values.json);
    case 'pull':
      return pull(all, subject!, values);
    case 'import':
      return report(await transfer((o) => all.import(subject!, values.name, hashOf(values.sha256), o)), values.json);
    case 'remove': {
      const { id, path, bytes } = await all.remove(subject!);
      write(values.json ? { removed: { id, path, bytes } } : `Removed ${id}, ${megabytes(bytes)}: ${path}\n`);
      return 0;
    }
    case 'calibrate':
      return calibrate(all, { model: subject ?? '', ...pick(values) }, values);
    case 'use':
      return use(all, subject ?? '', values);
    default:
      throw cliErrors.usage(USAGE);
  }
}

/** Without a subject: the bundled model again. */
async function use(
  all: Library,
  model: string,
  { profile = '', adapter = '', writer = '', json }: Values,
): Promise<number> {
  // The choice is for every folder.
  const whole = (name: string) => (/[/\\]|\.gguf$|\.json$/.test(name) ? resolve(name) : name);
  const spec = await all.use({
    model: whole(model),
    profile: whole(profile),
    adapter: adapter === '' ? '' : resolve(adapter),
    writer: whole(writer),
  });
  if (json) write({ id: spec.id, path: spec.path, profile: spec.profile.id, speaksUp: speaksUp(spec.profile) });
  else {
    write(`${spec.id} is used from now on, with the profile ${spec.profile.id}.\n${spec.path}\n`);
    if (!speaksUp(spec.profile)) write(`${UNCALIBRATED}\n`);
    if (Object.values(chosenModel()).some((value) => value !== ''))
      write('In this shell ALIGNER_MODEL or its like says otherwise, and goes first.\n');
  }
  return 0;
}

function parse(argv: readonly string[]) {
  return orUsage(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        sha256: { type: 'string' },
        name: { type: 'string' },
        from: { type: 'string' },
        rows: { type: 'string' },
        limit: { type: 'string' },
        profile: { type: 'string' },
        adapter: { type: 'string' },
        writer: { type: 'string' },
      },
    }),
  );
}

async function list(all: Library, json: boolean): Promise<number> {
  const known = await all.list();
  const chosen = chosenModel();
  const inUse = await all.resolve(chosen).then(
    ({ path }) => path,
    () => undefined,
  );
  const rows = known.map((model) => ({ ...model, chosen: model.path !== null && model.path === inUse }));
  if (json) write({ folder: all.folder.path, models: rows });
  else {
    write(rows.map((row) => describe(row, row.chosen)).join(''));
    if (inUse !== undefined && !rows.some((row) => row.chosen)) write(`* ${inUse}\n`);
    write('\n* is in use: ALIGNER_MODEL, else "aligner models use", chooses.');
    write(` Pulled and imported models, ${megabytes(installedBytes(known))}: ${all.folder.path}\n`);
  }
  return 0;
}

async function found(all: Library, json: boolean): Promise<number> {
  const known = await all.found();
  if (json) write({ models: known });
  else if (known.length === 0)
    write('No model was found in the folders of Ollama, LM Studio, llama.cpp and Hugging Face.\n');
  else {
    write(known.map((model) => describe(model, false)).join(''));
    write('\nUse one where it lies with --model PATH, or ALIGNER_MODEL. Aligner never changes them.\n');
  }
  return 0;
}

const pick = ({ profile = '', adapter = '' }: Values) => ({ profile, adapter });

type Values = ReturnType<typeof parse>['values'];

async function pull(all: Library, subject: string, { sha256, name, from, json }: Values): Promise<number> {
  if (!useProxies()) throw cliErrors.proxy(process.version);
  if (!subject.includes('://')) {
    if (sha256 !== undefined || name !== undefined) throw cliErrors.usage('--sha256 and --name go with a URL.');
    return report(await transfer((o) => all.pull(subject, from, o)), json);
  }
  const hash = hashOf(sha256);
  if (hash === undefined || from !== undefined)
    throw cliErrors.usage('aligner models pull URL --sha256 HEX [--name NAME]: without its hash no file is trusted.');
  return report(await transfer((o) => all.pullUrl(subject, hash, name, o)), json);
}

function hashOf(text: string | undefined): string | undefined {
  const hash = text?.toLowerCase().replace(/^sha256:/, '');
  if (hash !== undefined && !/^[0-9a-f]{64}$/.test(hash))
    throw cliErrors.usage('--sha256 takes 64 hexadecimal digits.');
  return hash;
}

type Options = Parameters<Library['pull']>[2];

/** Runs a transfer that Ctrl+C ends, and says on standard error how far it is. */
async function transfer(run: (options: Options) => Promise<Pulled>): Promise<Pulled> {
  const { isTTY } = process.stderr;
  let said = '';
  const say = (progress: PullProgress) => {
    const text =
      progress.kind === 'waiting'
        ? 'Waiting for another transfer to end'
        : `${Math.floor((progress.done / progress.total) * 100)} % of ${megabytes(progress.total)}`;
    // Where nobody watches, ten lines are enough.
    if (text === said || (!isTTY && progress.kind === 'arriving' && !/^\d*0 %/.test(text))) return;
    said = text;
    process.stderr.write(isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  };
  try {
    return await interruptible((signal) => run({ signal, onProgress: say }));
  } finally {
    if (isTTY && said !== '') process.stderr.write('\r\u001b[K');
  }
}

async function report({ model, fetched }: Pulled, json: boolean): Promise<number> {
  const { id, path, bytes, record } = model;
  if (json) write({ id, path, bytes, sha256: record?.sha256 ?? null, fetched });
  else {
    const how = fetched === 0 ? 'It was there already' : `${megabytes(fetched)} transferred`;
    write(
      `${id}: ${how}, SHA-256 checked.\n${path}\nUse it with "aligner models use ${id}", or once with --model ${id}.\n`,
    );
    const listed = (await library().list()).find((m) => m.id === id);
    if (listed?.trained === false) write(`${UNTRAINED}\n`);
  }
  return 0;
}

const UNCALIBRATED =
  'It was not calibrated: it writes only where an analyser is certain of a fault. "aligner models calibrate" measures it.';
const UNTRAINED = 'It is a base model: it was not trained to correct, and its corrections are not to be trusted.';

function describe(
  { id, path, bytes, licence, kept, trained, facts, memory, fits, problem }: LibraryModel,
  chosen: boolean,
): string {
  const what = facts === null ? [] : [facts.architecture, facts.quantisation];
  const parts = [
    megabytes(bytes),
    licence ?? 'licence unknown',
    ...what,
    ...(memory === null ? [] : [`needs about ${megabytes(memory)} of memory`]),
    ...(fits === false ? ['MORE THAN THIS MACHINE HAS'] : []),
    kept === 'available' ? 'not on this machine: aligner models pull' : kept,
    ...(trained === false ? ['a base, not trained to correct'] : []),
    ...(problem === null ? [] : [`NOT USABLE: ${problem}`]),
  ];
  return `${chosen ? '*' : ' '} ${id}\n    ${parts.join(', ')}\n${path === null ? '' : `    ${path}\n`}`;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

const write = (what: string | object): unknown =>
  process.stdout.write(typeof what === 'string' ? what : `${JSON.stringify(what)}\n`);
