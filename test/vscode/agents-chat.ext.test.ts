/**
 * A hook in two real agents, with a model of ours behind them: Copilot's agent in VS Code's chat, and Copilot CLI, which comes with
 * the chat and runs offline. Both are asked to write a faulty file.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { hookFiles } from '../../src/agents/core/hook-files.ts';
import { copilotCliReader } from '../../src/agents/core/transcripts/copilot-cli.ts';
import { TranscriptLog } from '../../src/agents/core/transcripts/transcript-log.ts';
import { host } from '../support/host.ts';
import { startUpstream, type UpstreamRequest } from '../support/upstream.ts';
import { until } from '../support/until.ts';
import { ANSWER_MS, ask, invokeAlign, isAfterTool, openPanel, START_MS, type Panel } from './chat-panel.ts';

const FAULTY = 'import yaml\n\n\ndef load_config(path):\n    with open(path) as fh:\n        return yaml.load(fh)\n';
const RIGHT = FAULTY.replace('yaml.load', 'yaml.safe_load');
const DONE = 'The loader is written.';

/** What a model was given to read after its tool had run. */
const readBack = (request: UpstreamRequest | undefined) => JSON.stringify(request?.messages.slice(-3) ?? []);

describe('the hook in real agents', () => {
  let launcher: string;
  let folder: string;
  before(async function () {
    this.timeout(START_MS);
    folder = mkdtempSync(join(tmpdir(), 'aligner-agents-'));
    const { extensionPath } = vscode.extensions.getExtension('aligner.aligner')!;
    launcher = join(folder, 'aligner');
    const cli = join(extensionPath, 'dist', 'cli.js');
    writeFileSync(launcher, `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`, { mode: 0o700 });
    // The engine has read a text before the hooks come: they are measured elsewhere.
    await invokeAlign({ text: RIGHT, language: 'python' });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const hooks = () => hookFiles('copilot', { policy: 'auto', launcher, isWindows: false, version: '0.0.0' })[0]!.text;

  describe('in VS Code’s chat', () => {
    let panel: Panel;
    before(async function () {
      this.timeout(START_MS + 60_000);
      panel = await openPanel();
    });
    after(() => panel.close());

    it('sees the write before it happens, and the model reads what it says', async () => {
      const root = vscode.workspace.workspaceFolders![0]!.uri.fsPath;
      const file = join(root, 'loader.py');
      mkdirSync(join(root, '.github', 'hooks'), { recursive: true });
      writeFileSync(join(root, '.github', 'hooks', 'aligner.json'), hooks());
      panel.answer((request) =>
        isAfterTool(request) ? [{ text: DONE }] : [{ tool: 'create_file', input: { filePath: file, content: FAULTY } }],
      );
      await ask('Write a YAML loader', (text) => text.includes(DONE), { vendor: 'customendpoint' });
      // VS Code makes an empty file first, and saves the text into it.
      await until('the file', () => existsSync(file) && readFileSync(file, 'utf8') !== '', ANSWER_MS);
      const read = readBack(panel.upstream.requests.find(isAfterTool));
      await host.print(
        `VS Code's chat wrote ${JSON.stringify(readFileSync(file, 'utf8'))}; the model read ${read.slice(0, 1_500)}`,
      );
      assert.ok([FAULTY, RIGHT].includes(readFileSync(file, 'utf8')));
      assert.match(read, /Aligner (?:corrected|found|did not check)/);
    }).timeout(ANSWER_MS * 2);
  });

  describe('in Copilot CLI', () => {
    it('sees the write before it happens, the model reads what it says, and the session is understood', async () => {
      const cli = join(vscode.env.appRoot, 'extensions', 'copilot', 'node_modules', '@github', 'copilot', 'copilot');
      assert.ok(existsSync(cli), `${cli} is missing: the suites of the chat put it there.`);
      const [home, work] = [join(folder, '.copilot'), join(folder, 'work')];
      mkdirSync(join(home, 'hooks'), { recursive: true });
      mkdirSync(work);
      writeFileSync(join(home, 'hooks', 'aligner.json'), hooks());
      const file = join(work, 'loader.py');
      const upstream = await startUpstream(0, (request) =>
        isAfterTool(request) || request.messages.some(({ role }) => role === 'tool')
          ? [{ text: DONE }]
          : [{ tool: 'create', input: { path: file, file_text: FAULTY } }],
      );
      try {
        const env = {
          ...process.env,
          HOME: folder,
          COPILOT_HOME: home,
          COPILOT_OFFLINE: 'true',
          COPILOT_AUTO_UPDATE: 'false',
          COPILOT_MODEL: 'gpt-4.1',
          COPILOT_PROVIDER_BASE_URL: `http://127.0.0.1:${upstream.port}/v1`,
          COPILOT_PROVIDER_API_KEY: 'none',
        };
        const args = ['-p', 'Write a YAML loader', '--allow-all-tools', '--allow-all-paths'];
        const child = spawn(cli, args, { cwd: work, env, stdio: ['ignore', 'pipe', 'pipe'] });
        let printed = '';
        for (const stream of [child.stdout, child.stderr])
          stream.setEncoding('utf8').on('data', (s: string) => (printed += s));
        const code = await new Promise((resolve, reject) => {
          child.on('error', reject);
          child.on('close', resolve);
        });
        assert.equal(code, 0, printed);
        const read = readBack(upstream.requests.at(-1));
        await host.print(
          `Copilot CLI wrote ${JSON.stringify(readFileSync(file, 'utf8'))}; the model read ${read.slice(0, 1_500)}`,
        );
        assert.ok([FAULTY, RIGHT].includes(readFileSync(file, 'utf8')));
        assert.match(read, /Aligner (?:corrected|found|did not check)/);
        const sessions = join(home, 'session-state');
        const log = new TranscriptLog(copilotCliReader, (cwd) => cwd === work);
        const [answer] = log.append(readFileSync(join(sessions, readdirSync(sessions)[0]!, 'events.jsonl'), 'utf8'));
        assert.deepEqual([answer?.question, answer?.texts, log.skipped], ['Write a YAML loader', [DONE], 0]);
      } finally {
        await upstream.close();
      }
    }).timeout(ANSWER_MS * 2);
  });
});
