/** Where a soak plays: VS Code's server with the packaged extension in a browser, a model that answers its chats, and folders of its own. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../../scripts/lib/paths.ts';
import { registerExtension } from '../../scripts/lib/register-extension.ts';
import { findVscode } from '../../scripts/lib/vscode.ts';
import { packageVsix } from '../../scripts/lib/vsix.ts';
import type { Window } from '../../scripts/lib/window.ts';
import { startUpstream, type Upstream } from '../support/upstream.ts';
import { chatAnswer } from './answers.ts';
import { Windows } from './windows.ts';

export class Places {
  readonly folder: string;
  readonly data: string;
  readonly extensions: string;
  readonly cache: string;
  readonly workspace: string;
  readonly beside: string;
  readonly journal: string;
  /** A file that is kept over all restarts. */
  readonly diary: string;

  constructor(folder: string) {
    this.folder = folder;
    this.data = join(folder, 'data');
    this.extensions = join(folder, 'extensions');
    this.cache = join(folder, 'cache');
    this.workspace = join(folder, 'workspace');
    this.beside = join(folder, 'beside');
    this.journal = join(this.data, 'user', 'User', 'globalStorage', 'aligner.aligner', 'journal.db');
    this.diary = join(this.workspace, 'diary.txt');
  }

  /** What every process of the run has in its environment. */
  get env(): Readonly<Record<string, string>> {
    const home = { XDG_CACHE_HOME: this.cache, XDG_DATA_HOME: join(this.folder, 'models') };
    return { ...home, ALIGNER_THREADS: '1', ALIGNER_GPU: 'off' };
  }
}

/** A run of the command line: its exit code, its output, and what it wrote to standard error. */
export interface CliRun {
  readonly code: number | null;
  readonly text: string;
  readonly said: string;
}

export interface Stage {
  readonly windows: Windows;
  readonly upstream: Upstream;
  open(): Promise<Window>;
  /** Runs a command of the installed extension; resolves to what it printed, rejects when it hangs. */
  cli(args: readonly string[], input?: string, cwd?: string): Promise<CliRun>;
  close(): Promise<void>;
}

const CLI_MS = 180_000;

export async function setStage(places: Places): Promise<Stage> {
  for (const folder of [places.data, places.workspace, places.beside, places.cache])
    await mkdir(folder, { recursive: true });
  await writeFile(join(places.beside, 'start.py'), '# The second window.\n');
  if (!existsSync(places.diary)) await writeFile(places.diary, '');
  const vscode = await findVscode(true);
  const vsix = await packageVsix();
  await rm(places.extensions, { recursive: true, force: true });
  await registerExtension(places.extensions, await buildInside(places.folder));
  await vscode.install(places, vsix);
  const cliFile = join(places.extensions, await installed(places.extensions), 'dist', 'cli.js');
  const windows = await Windows.open();
  const upstream = await startUpstream(0, ({ messages }) => {
    const number = /number (\d+)/.exec(JSON.stringify(messages.at(-1)))?.[1] ?? '0';
    return [{ text: 'So: ' }, { text: chatAnswer(Number(number)), waitMs: 200 }];
  });
  const model = { url: `http://127.0.0.1:${upstream.port}/v1/chat/completions`, id: 'stub-1', name: 'Stub' };
  const limits = { toolCalling: true, vision: false, maxInputTokens: 32_000, maxOutputTokens: 4_000 };
  const provider = { name: 'Stub', vendor: 'customendpoint', apiKey: 'sk-test', apiType: 'chat-completions' };
  return {
    windows,
    upstream,
    open: () =>
      vscode.open({
        workspace: places.workspace,
        data: places.data,
        extensions: places.extensions,
        settings: {
          'aligner.sessionWatch.enabled': true,
          'chat.utilityModel': 'none',
          'chat.utilitySmallModel': 'none',
        },
        userFiles: { 'chatLanguageModels.json': [{ ...provider, models: [{ ...model, ...limits }] }] },
        env: { ...places.env, ...windows.env },
        print: console.log,
      }),
    cli: (args, input = '', cwd = places.workspace) =>
      runCli(cliFile, { ...process.env, ...places.env }, args, input, cwd),
    async close() {
      windows.close();
      await upstream.close();
    },
  };
}

async function buildInside(folder: string): Promise<string> {
  const target = join(folder, 'inside');
  await mkdir(target, { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/soak/inside.ts'],
    outfile: join(target, 'inside.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    logLevel: 'warning',
  });
  const manifest = {
    name: 'soak',
    publisher: 'aligner-tests',
    version: '0.0.0',
    engines: { vscode: '^1.104.0' },
    main: './inside.cjs',
    activationEvents: ['onStartupFinished'],
    extensionKind: ['workspace'],
  };
  await writeFile(join(target, 'package.json'), JSON.stringify(manifest));
  return target;
}

async function installed(extensions: string): Promise<string> {
  const found = (await readdir(extensions)).find((name) => name.startsWith('aligner.aligner-'));
  if (found === undefined) throw new Error(`The extension is not in ${extensions}.`);
  return found;
}

function runCli(
  file: string,
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  input: string,
  cwd: string,
): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { env, cwd, timeout: CLI_MS, killSignal: 'SIGKILL' });
    let text = '';
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === null) resolve({ code, text, said });
      else reject(new Error(`aligner ${args.join(' ')} did not end`));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Bytes and files below a folder; nothing where it is not there. */
export async function sizeOf(folder: string): Promise<{ bytes: number; files: number }> {
  const total = { bytes: 0, files: 0 };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    const size = await stat(join(entry.parentPath, entry.name)).catch(() => undefined);
    total.bytes += size?.size ?? 0;
    total.files += 1;
  }
  return total;
}
