/** VS Code's server as a process that ends: at 127.0.0.1, on a free port, behind a random token, calling nobody. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from './host.ts';
import { run, running, ScriptError, type Running } from './run.ts';

export interface ServerFolders {
  /** Settings, storage, logs, token: everything this server writes. */
  readonly data: string;
  readonly extensions: string;
}

export interface ServerOptions {
  readonly folders: ServerFolders;
  /** Environment of the server and so of its extension hosts, on top of this process's. */
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
}

export interface Server extends Running {
  /** `127.0.0.1:PORT`. */
  readonly authority: string;
  readonly logFile: string;
  /** The page that opens a folder, and a file in it, with the token. */
  url(folder: string, file?: string): string;
}

const START_MS = 60_000;

const commonArguments = (host: Host, { data, extensions }: ServerFolders): string[] => [
  host.serverMain,
  ...['--server-data-dir', join(data, 'server')],
  ...['--user-data-dir', join(data, 'user')],
  ...['--extensions-dir', extensions],
  ...['--telemetry-level', 'off'],
  '--accept-server-license-terms',
];

/** The environment without npm's and VS Code's own variables, which would change how the server behaves. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|VSCODE_|ELECTRON_|NODE_OPTIONS)/.test(name)),
  );
}

/** Starts a server; resolves when it listens. Rejects with ScriptError and its last words when it does not. */
export async function startServer(host: Host, options: ServerOptions): Promise<Server> {
  const { data, extensions } = options.folders;
  await mkdir(data, { recursive: true });
  await mkdir(extensions, { recursive: true });
  const token = randomBytes(24).toString('hex');
  const tokenFile = join(data, 'token');
  await writeFile(tokenFile, token, { mode: 0o600 });
  const child = spawn(
    host.node,
    [
      ...commonArguments(host, options.folders),
      ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
      ...['--connection-token-file', tokenFile],
    ],
    { env: { ...cleanEnvironment(), ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const process_ = running(child, "VS Code's server");
  const logFile = join(data, 'server.log');
  const log = createWriteStream(logFile);
  let said = '';
  const port = await new Promise<number>((resolve, reject) => {
    const listen = (text: string) => {
      log.write(text);
      if (said.length > 20_000) return;
      said += text;
      const found = /Extension host agent listening on (\d+)/.exec(said);
      if (found?.[1] !== undefined) resolve(Number(found[1]));
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', listen);
    const fail = (how: string) => reject(new ScriptError(`VS Code's server ${how}. It said:\n${said.slice(-2000)}`));
    void process_.stopped.then(() => fail('ended before it listened'));
    setTimeout(() => fail(`did not listen within ${START_MS / 1000} s`), START_MS).unref();
  }).catch(async (error: unknown) => {
    await process_.stop();
    throw error;
  });
  const authority = `127.0.0.1:${port}`;
  return {
    ...process_,
    authority,
    logFile,
    url(folder, file) {
      const query = new URLSearchParams({ tkn: token, folder });
      const remote = (path: string) => `vscode-remote://${authority}${encodeURI(path)}`;
      if (file !== undefined) query.set('payload', JSON.stringify([['openFile', remote(join(folder, file))]]));
      return `http://${authority}/?${query.toString()}`;
    },
  };
}

/** Installs a VSIX as a user's `--install-extension` would. Rejects with ScriptError when VS Code refuses it. */
export async function installVsix(host: Host, folders: ServerFolders, vsix: string): Promise<void> {
  const args = [...commonArguments(host, folders), '--install-extension', vsix, '--force'];
  const { stdout, stderr } = await run(host.node, args, { env: cleanEnvironment() });
  // It has been seen to end with 0 after a failure.
  if (!stdout.includes('was successfully installed'))
    throw new ScriptError(`VS Code did not install ${vsix}:\n${stdout}${stderr}`);
}
