/**
 * The real VS Code that tests and `npm start` use where no desktop one is installed: VS Code's own server out of npm's
 * code-server, with the Node that it was made for. It lives in a cache folder, one subfolder a set of versions.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hostFolder, PLATFORM } from './paths.ts';
import { PINS } from './pins.ts';
import { run, ScriptError } from './run.ts';
import { ensureSystemPackages } from './system-packages.ts';

export interface Host {
  /** The Node program that runs it. */
  readonly node: string;
  /** VS Code's server-main.js. */
  readonly serverMain: string;
  readonly version: string;
}

const PART = 'part-';
const STALE_MS = 24 * 3600 * 1000;

/** Folder names hold the versions, so that a new pin installs beside the old and a started host keeps its files. */
const folderName = `code-server-${PINS.codeServer}-node-${PINS.node}-${PLATFORM}`;
const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const nodeFolder = (root: string) => join(root, 'node_modules', nodePackage);
const serverFolder = (root: string) => join(root, 'node_modules', 'code-server');
const copilotFolder = (root: string) =>
  join(serverFolder(root), 'lib', 'vscode', 'extensions', 'copilot', 'node_modules', '@github', 'copilot');

/** Where it is installed, or will be. A folder of this name is whole: the last step of an install is the rename to it. */
export const hostPlace = (): string => join(hostFolder(), folderName);

/**
 * The host, installed on first use (about three minutes and 600 MB), found in milliseconds afterwards. With `copilot`
 * also the part that the built-in Copilot Chat needs for its panel (344 MB more). Rejects with ScriptError.
 */
export async function provisionHost(options: { copilot?: boolean } = {}): Promise<Host> {
  if (process.platform === 'win32')
    throw new ScriptError(
      'The VS Code server cannot be installed on Windows: install desktop VS Code (`code` on PATH).',
    );
  const final = hostPlace();
  if (!existsSync(final)) await install(final);
  if (options.copilot === true && !existsSync(copilotFolder(final))) await addCopilot(final);
  return {
    node: join(nodeFolder(final), 'bin', 'node'),
    serverMain: join(serverFolder(final), 'lib', 'vscode', 'out', 'server-main.js'),
    version: PINS.codeServer,
  };
}

async function install(final: string): Promise<void> {
  await ensureSystemPackages(['pkg-config', 'compiler', 'python', 'kerberos']);
  console.log(
    `Installing VS Code's server (npm: code-server ${PINS.codeServer} and Node ${PINS.node}) into ${final}.\n` +
      'It is the VS Code in which the extension runs; this happens once and takes some minutes.',
  );
  const part = await newPart();
  const node = nodeFolder(part);
  const env = npmEnvironment(join(node, 'bin'));
  await npmInstall(part, [`${nodePackage}@${PINS.node}`], env);
  // The headers come from the same package: whatever `nodedir` the user's npmrc names is for another Node.
  await npmInstall(part, [`code-server@${PINS.codeServer}`], { ...env, npm_config_nodedir: node });
  await checkServer(part, { ...env, npm_config_nodedir: node });
  await claim(part, final);
}

/** npm may have been told to run no install scripts: then code-server's own is run by hand, for it builds the natives. */
async function checkServer(part: string, env: NodeJS.ProcessEnv): Promise<void> {
  const server = serverFolder(part);
  const built = () => existsSync(join(server, 'lib', 'vscode', 'node_modules', 'kerberos', 'build', 'Release'));
  if (!built())
    await run('sh', ['./postinstall.sh'], {
      cwd: server,
      env: { ...env, npm_config_user_agent: `npm/11 node/v${PINS.node}`, npm_config_ignore_scripts: 'false' },
    });
  if (!built()) throw new ScriptError("VS Code's server was installed without its native parts: see npm's messages.");
}

async function addCopilot(final: string): Promise<void> {
  const name = `@github/copilot-${PLATFORM}`;
  console.log(`Installing ${name} ${PINS.copilot}: the Copilot panel needs it, and code-server leaves it out.`);
  const part = await newPart();
  await npmInstall(part, [`${name}@${PINS.copilot}`], npmEnvironment(join(nodeFolder(final), 'bin')));
  const target = copilotFolder(final);
  await mkdir(dirname(target), { recursive: true });
  await claim(join(part, 'node_modules', ...name.split('/')), target);
  await rm(part, { recursive: true, force: true });
}

/** A new folder to install into; what interrupted runs left behind long ago goes away. */
async function newPart(): Promise<string> {
  const folder = hostFolder();
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!name.startsWith(PART)) continue;
    const old = join(folder, name);
    if (Date.now() - (await stat(old)).mtimeMs > STALE_MS) await rm(old, { recursive: true, force: true });
  }
  const part = await mkdtemp(join(folder, PART));
  await writeFile(join(part, 'package.json'), '{"private":true}\n');
  return part;
}

/** Gives a finished folder its final name; another run may have been faster, then its folder stays. */
async function claim(part: string, final: string): Promise<void> {
  await rename(part, final).catch(async (error: unknown) => {
    if (!existsSync(final)) throw error;
    await rm(part, { recursive: true, force: true });
  });
}

/** The environment without what npm adds for the script that runs now (its Node among it), and with `bin` first on PATH. */
function npmEnvironment(bin: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_(config_(local_prefix|global_prefix|prefix|nodedir|user_agent)|lifecycle|package|command|execpath)/i.test(
        name,
      ),
  );
  return { ...Object.fromEntries(kept), PATH: `${bin}:${process.env['PATH'] ?? ''}` };
}

async function npmInstall(folder: string, packages: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], { cwd: folder, env });
}
