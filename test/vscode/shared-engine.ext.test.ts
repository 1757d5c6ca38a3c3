/** One engine for everybody: the window, the command line, a hook and the MCP server use the same process at the same time. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import * as vscode from 'vscode';
import type { Alignment } from '../../src/align/core/types.ts';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';
import { ALIGN_MS, assertMended, openDiff, report, run } from './align.ts';
import { PYTHON } from './answers.ts';
import { closeAll, diffs, setSetting } from './workbench.ts';

interface Listed {
  readonly engines: readonly { pid: number; enginePid: number; status: { users: readonly { name: string }[] } }[];
}

const cli = () => join(vscode.extensions.getExtension('aligner.aligner')!.extensionPath, 'dist', 'cli.js');
const started: ChildProcess[] = [];

/** A command in a process of its own, with the window's environment: so it asks for the same engine. */
function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [cli(), ...args], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
  started.push(child);
  return child;
}

/** Standard output of a command that ends. */
function output(args: readonly string[], input = ''): Promise<string> {
  const child = start(...args);
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (text += part));
  child.stdin?.end(input);
  return new Promise((resolve) => child.once('close', () => resolve(text)));
}

const engines = async () => (JSON.parse(await output(['engine', '--json'])) as Listed).engines;

/** An MCP client in a few lines: asks for one alignment, and stays. */
async function askMcp(text: string): Promise<string> {
  const child = start('mcp');
  const lines = createInterface({ input: child.stdout! });
  const send = (message: object) => child.stdin?.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const answer = (id: number) =>
    new Promise<string>((resolve) => {
      lines.on('line', (line) => {
        if ((JSON.parse(line) as { id?: number }).id === id) resolve(line);
      });
    });
  const clientInfo = { name: 'suite', version: '1' };
  const ready = answer(1);
  send({ id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo } });
  await ready;
  send({ method: 'notifications/initialized' });
  const aligned = answer(2);
  send({ id: 2, method: 'tools/call', params: { name: 'align', arguments: { text } } });
  return aligned;
}

const residentMegabytes = (pid: number) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]) / 1_000);

const isWindow = (name: string) => name.startsWith('window');

/** A window more, with an extension host of its own, in which the user aligns a file; it stays open. */
async function alignInSecondWindow(): Promise<void> {
  const folder = join(dirname(vscode.workspace.workspaceFolders![0]!.uri.fsPath), 'beside');
  await mkdir(folder);
  await writeFile(join(folder, PYTHON.file), PYTHON.selected);
  await host.openWindow(folder, PYTHON.file);
  await host.click('.monaco-editor .view-lines');
  await host.press('Control+A');
  await host.runCommand('Aligner: Align Selection').catch(() => host.runCommand('Aligner: Align Selection'));
  await host.waitFor('.quick-input-widget :text("What was the question?")');
  await host.press('Enter');
  await host.waitFor('.monaco-diff-editor .line-insert', { timeout: ALIGN_MS });
  await host.screenshot('second window');
}

const users = async () => (await engines()).map(({ status }) => status.users.map(({ name }) => name));

describe('one engine for windows, the command line, a hook and MCP', function () {
  this.timeout(2 * ALIGN_MS);

  before(async () => {
    await vscode.extensions.getExtension('aligner.aligner')?.activate();
  });
  afterEach(async () => {
    await host.closeWindow();
    for (const child of started.splice(0)) child.kill();
    while (diffs().length > 0) await run('aligner.review.reject');
    await closeAll();
  });

  it('is one process with one model, which says who uses it', async () => {
    assertMended(PYTHON, (await openDiff(PYTHON)).after);
    const { pid } = await report();
    assert.ok(pid !== null);
    const alone = residentMegabytes(pid);
    const fence = `\`\`\`python\n${PYTHON.text}\`\`\`\n`;
    const stop = JSON.stringify({ hook_event_name: 'Stop', session_id: 'suite', stop_hook_active: false });
    await alignInSecondWindow();
    const [aligned, mcp] = await Promise.all([
      output(['align', '--json', '--language', 'python'], PYTHON.text),
      askMcp(fence),
      output(['hook', 'claude'], stop),
    ]);
    const result = JSON.parse(aligned) as Alignment;
    assert.match(result.corrected, /WHERE name = \?/);
    assert.deepEqual(result.network, { requests: 0 });
    assert.match(mcp, /WHERE name = \?/);

    const [listed, ...others] = await engines();
    assert.deepEqual(others, []);
    assert.equal(listed?.enginePid, pid);
    const names = listed.status.users.map(({ name }) => name);
    assert.equal(names.filter(isWindow).length, 2, names.join());
    assert.ok(names.includes('aligner mcp'), names.join());
    const now = residentMegabytes(pid);
    await host.print(
      `one engine, used by ${names.join(', ')}: ${alone} MB resident for the window alone, ` +
        `${now} MB (and ${residentMegabytes(listed.pid)} MB behind the socket) for all of them`,
    );
    assert.ok(now < 1.5 * alone, 'the model is in memory more than once');
    await host.runCommand('Aligner: Reject All');
    await host.closeWindow();
    await until('the second window has left', async () => (await users()).flat().filter(isWindow).length === 1);

    await run('aligner.engineStatus');
    await host.waitFor('.monaco-dialog-box');
    await host.screenshot('engine status, shared');
    assert.match(await host.text('.monaco-dialog-box'), /Used by: .*window.*aligner mcp/);
    await host.press('Escape');
  });

  it('ends when told, and is there again with the next text', async () => {
    await openDiff(PYTHON);
    const before = await report();
    assert.equal(await output(['engine', 'stop', '--json']), '{"stopped":1}\n');
    await until('the window has noticed', async () => (await report()).pid === null);
    assert.deepEqual(await engines(), []);
    await run('aligner.review.reject');
    assertMended(PYTHON, (await openDiff(PYTHON)).after);
    const [listed] = await engines();
    const after = await report();
    assert.equal(listed?.enginePid, after.pid);
    assert.notEqual(after.pid, before.pid);
  });

  it('is shared no more when the setting is off', async () => {
    await openDiff(PYTHON);
    await setSetting('aligner.engine.shared', false);
    await run('aligner.restartEngine');
    await run('aligner.review.reject');
    assertMended(PYTHON, (await openDiff(PYTHON)).after);
    assert.equal((await report()).engine?.users, undefined);
  });
});
