/**
 * What makes a fresh clone ready to run: packages from the lockfile, and the Node that they bring. Runs on Node 20 with
 * nothing installed, so it imports nothing but Node itself; everything else is TypeScript and runs on the project's Node.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const MODULES = join(ROOT, 'node_modules');
const MARKER = join(MODULES, '.aligner-lockfile');
const PROJECT_NODE = join(MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const OLDEST = 20;
/** The first major version of Node that runs TypeScript by itself and has all that the scripts use. */
const WANTED = 24;

const major = (version) => Number(version.replace(/^v/, '').split('.')[0]);
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');

/** True when node_modules is what the lockfile says: by the mark of an earlier run, else by the time of npm's own record. */
function isInstalled() {
  const record = join(MODULES, '.package-lock.json');
  if (!existsSync(record)) return false;
  if (existsSync(MARKER) && readFileSync(MARKER, 'utf8') === lockHash()) return true;
  return statSync(record).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs;
}

function npm(args) {
  return spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
}

function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
  return false;
}

/**
 * Installs the packages when they are missing or older than the lockfile, then runs this same command on the project's
 * Node. Resolves to true in the process that shall go on; to false where there is nothing more to do (the command ran in
 * a child, whose exit code is set, or it failed, and why was printed).
 */
export async function onProjectNode() {
  if (major(process.version) < OLDEST)
    return fail(
      `This needs Node ${OLDEST} or newer; this is ${process.version}. Install a newer Node and run it again.`,
    );
  if (!isInstalled()) {
    console.log('Installing the packages of package-lock.json (npm ci): the build, the tests and llama.cpp need them.');
    const { status, error } = npm(['ci']);
    if (status !== 0)
      return fail(
        `npm ci failed (${error?.message ?? `exit code ${status}`}): see its messages above, then run it again.`,
      );
    writeFileSync(MARKER, lockHash());
  }
  if (major(process.version) >= WANTED) return true;
  if (!existsSync(PROJECT_NODE)) npm(['rebuild', 'node']);
  if (!existsSync(PROJECT_NODE))
    return fail(`npm did not set up Node ${WANTED}: allow its install script (npm rebuild node) and run this again.`);
  process.exitCode = await again();
  return false;
}

/** Runs this process's own command on the project's Node, and resolves to its exit code. */
function again() {
  const path = `${join(MODULES, '.bin')}${delimiter}${dirname(PROJECT_NODE)}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(PROJECT_NODE, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, PATH: path } });
  // Ctrl+C reaches the whole group, but a signal may be sent to this process alone: the child bears getting it twice.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
