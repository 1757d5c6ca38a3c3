/** Coding agents in a real VS Code: hooks are set up, run and removed, and VS Code's own MCP client calls our server. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { HookStatus } from '../../src/agents/core/hooks.ts';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';

const WAIT_MS = 60_000;
const ROWS = '.quick-input-list .monaco-list-row';
const FAULTY = 'import yaml\n\n\ndef load_config(path):\n    with open(path) as fh:\n        return yaml.load(fh)\n';

const status = async () =>
  (await vscode.commands.executeCommand<HookStatus[]>('aligner.setUpHooks', { show: false })).find(
    ({ target }) => target === 'copilot',
  )!;

/** Runs a hook's command as an agent does: with a shell, and the event on standard input. */
function runCommand(
  command: string,
  event: object,
): Promise<{ readonly code: number | null; readonly stdout: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', command]);
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout }));
    // What is gone reads nothing.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(event));
  });
}

describe('Set Up Hooks…', () => {
  let home: string;
  let settings: string;
  let command: string;
  before(() => {
    home = mkdtempSync(join(tmpdir(), 'aligner-home-'));
    process.env['COPILOT_HOME'] = home;
    mkdirSync(join(home, 'hooks'));
    settings = join(home, 'hooks', 'of-somebody-else.json');
    writeFileSync(settings, '{ "version": 1, "hooks": {} }');
  });
  after(() => {
    delete process.env['COPILOT_HOME'];
    rmSync(home, { recursive: true, force: true });
  });

  it('shows what it will write, and writes it after a question', async () => {
    assert.equal((await status()).kind, 'absent');
    const done = vscode.commands.executeCommand('aligner.setUpHooks');
    await host.waitFor(`${ROWS}:has-text("GitHub Copilot"):has-text("not installed")`);
    await host.click(`${ROWS}:has-text("GitHub Copilot")`);
    await host.waitFor(`${ROWS}:has-text("suggest")`);
    await host.click(`${ROWS}:has-text("suggest")`);
    await host.waitFor('.monaco-dialog-box');
    assert.match(await host.text('.monaco-dialog-box'), /aligner\.json/);
    const shown = vscode.window.activeTextEditor?.document;
    assert.equal(shown?.uri.scheme, 'aligner-hooks');
    const preview = shown.getText();
    const file = join(home, 'hooks', 'aligner.json');
    assert.equal(existsSync(file), false);
    await host.screenshot('agents set up hooks');
    await host.pressButton('Install');
    await done;
    const text = readFileSync(file, 'utf8');
    assert.ok(preview.includes(text));
    const { hooks } = JSON.parse(text) as { hooks: Record<string, { command: string }[]> };
    command = hooks['PreToolUse']![0]!.command;
    const { kind, fired } = await status();
    assert.deepEqual([kind, fired], ['installed', undefined]);
  }).timeout(WAIT_MS);

  it('installs a command that an agent can run, and tells when it did', async () => {
    const event = {
      hook_event_name: 'PreToolUse',
      session_id: 'suite',
      cwd: home,
      tool_name: 'Write',
      tool_input: { path: join(home, 'a.py'), file_text: FAULTY },
    };
    const begun = Date.now();
    const { code, stdout } = await runCommand(command, event);
    await host.print(`The hook answered in ${Date.now() - begun} ms: ${stdout.slice(0, 300)}`);
    assert.equal(code, 0);
    assert.ok(stdout === '' || typeof JSON.parse(stdout) === 'object');
    assert.ok(((await status()).fired ?? 0) >= begun - 5_000);
  }).timeout(WAIT_MS);

  it('removes it without a trace, and leaves what others wrote', async () => {
    const done = vscode.commands.executeCommand('aligner.setUpHooks');
    await host.waitFor(`${ROWS}:has-text("GitHub Copilot"):has-text("last fired")`);
    await host.click(`${ROWS}:has-text("GitHub Copilot")`);
    await host.waitFor('.monaco-dialog-box');
    await host.pressButton('Remove');
    await done;
    assert.equal((await status()).kind, 'absent');
    assert.deepEqual(readdirSync(home, { recursive: true }).sort(), ['hooks', join('hooks', 'of-somebody-else.json')]);
    assert.equal(readFileSync(settings, 'utf8'), '{ "version": 1, "hooks": {} }');
    assert.deepEqual(await runCommand(command, {}), { code: 0, stdout: '' });
  }).timeout(WAIT_MS);
});

describe('the MCP server in VS Code', () => {
  const tools = () => vscode.lm.tools.filter(({ name }) => name.startsWith('mcp_') && name.includes('aligner'));

  it('is known without configuration, starts, and its tools can be called', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder.uri, 'mcp.py'), Buffer.from(FAULTY));
    await vscode.commands.executeCommand('workbench.mcp.startServer', '*', { waitForLiveTools: true });
    await until('the tools', () => tools().length === 2, WAIT_MS);
    await host.print(
      `VS Code's tools of the server: ${tools()
        .map(({ name }) => name)
        .join(', ')}`,
    );
    const check = tools().find(({ name }) => name.endsWith('check'));
    assert.ok(check);
    const input = { path: 'mcp.py' };
    const { content } = await vscode.lm.invokeTool(check.name, { input, toolInvocationToken: undefined });
    const text = content
      .filter((part): part is vscode.LanguageModelTextPart => part instanceof vscode.LanguageModelTextPart)
      .map(({ value }) => value)
      .join('\n');
    await host.print(text.slice(0, 300));
    assert.match(text, /mcp\.py/);
    assert.match(text, /yaml\.load/);
  }).timeout(3 * WAIT_MS);
});
