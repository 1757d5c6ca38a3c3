/** A Python for the training recipe's checks, and the packages that they need, in a folder of their own in the cache. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cacheFolder } from '../../src/base/node/paths.ts';
import { PLATFORM, ROOT, which } from './paths.ts';
import { run, ScriptError } from './run.ts';
import { ensureSystemPackages } from './system-packages.ts';

const REQUIREMENTS = join(ROOT, 'models', 'train', 'requirements.txt');
/** The checks themselves. */
const CHECKERS = ['pytest', 'ruff'];
/** What some tests need beside them, and a Python with PyTorch is taken to have already. */
const LIGHT = ['gguf', 'numpy', 'safetensors'];
/** As LIGHT, without what it only needs to download: the tests never do. */
const BARE = ['tokenizers'];
const INSTALLATION = 5 * 60_000;

export interface Python {
  readonly program: string;
  /** Whether it has PyTorch, which the tests of the training engine need. */
  readonly torch: boolean;
  /** An environment in which it finds the checks' packages. */
  readonly env: NodeJS.ProcessEnv;
}

interface Found {
  readonly program: string;
  readonly version: string;
  readonly torch: boolean;
}

const PROBE = `
import importlib.util as u, sys
assert sys.version_info >= (3, 11) and u.find_spec("pip")
print(sys.version.split()[0], sys.implementation.cache_tag, u.find_spec("torch") is not None)`;

/** Finds a Python of 3.11 or later and gives it the checks' packages. Rejects with ScriptError where there is none. */
export async function recipePython(): Promise<Python> {
  const found = await anyPython();
  const folder = await packagesFor(found);
  const path = [folder, process.env['PYTHONPATH'] ?? ''].filter((part) => part !== '').join(delimiter);
  const env = { ...process.env, PYTHONPATH: path, PYTHONDONTWRITEBYTECODE: '1', PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1' };
  return { program: found.program, torch: found.torch, env };
}

async function anyPython(): Promise<Found> {
  const named = process.env['ALIGNER_PYTHON'];
  if (named !== undefined) {
    const found = await probe(named);
    if (found !== undefined) return found;
    throw new ScriptError(`ALIGNER_PYTHON names ${named}, which is not a Python 3.11 or later with pip.`);
  }
  let found = await firstOnPath();
  if (found === undefined && process.platform === 'linux') {
    await ensureSystemPackages(['python', 'pip']);
    found = await firstOnPath();
  }
  if (found !== undefined) return found;
  throw new ScriptError(
    'The training recipe needs Python 3.11 or later with pip. Install one, or name its program in ALIGNER_PYTHON.',
  );
}

async function firstOnPath(): Promise<Found | undefined> {
  for (const name of ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11']) {
    const program = which(name);
    const found = program === undefined ? undefined : await probe(program);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function probe(program: string): Promise<Found | undefined> {
  const answer = await run(program, ['-c', PROBE]).catch(() => undefined);
  const [version, tag, torch] = answer?.stdout.trim().split(' ') ?? [];
  return version === undefined || tag === undefined
    ? undefined
    : { program, version: `${version}-${tag}`, torch: torch === 'True' };
}

/** The folder with the packages for a Python; installs them when they are not there yet. */
async function packagesFor({ program, version, torch }: Found): Promise<string> {
  const pins = await pinned();
  const whole = [...CHECKERS, ...(torch ? [] : LIGHT)].map((name) => pin(pins, name));
  const bare = torch ? [] : BARE.map((name) => pin(pins, name));
  const hash = createHash('sha256')
    .update(JSON.stringify([PLATFORM, version, whole, bare]))
    .digest('hex')
    .slice(0, 12);
  const folder = join(cacheFolder(), 'recipe', hash);
  if (existsSync(folder)) return folder;
  const making = `${folder}.${process.pid}`;
  console.log(`Installing ${[...whole, ...bare].join(', ')} for ${program} into ${folder}`);
  await mkdir(making, { recursive: true });
  try {
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-compile', '--target', making];
    await run(program, [...pip, ...whole], { timeout: INSTALLATION });
    if (bare.length > 0) await run(program, [...pip, '--no-deps', ...bare], { timeout: INSTALLATION });
    // Another run may have been faster: its folder is as good.
    await rename(making, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return folder;
}

/** The lines of requirements.txt by their package. */
async function pinned(): Promise<ReadonlyMap<string, string>> {
  const lines = (await readFile(REQUIREMENTS, 'utf8')).split('\n').map((line) => line.trim());
  return new Map(lines.filter((line) => line !== '').map((line) => [line.split('==')[0] ?? line, line]));
}

function pin(pins: ReadonlyMap<string, string>, name: string): string {
  const found = pins.get(name);
  if (found === undefined) throw new ScriptError(`${name} is missing in models/train/requirements.txt.`);
  return found;
}
