/** The item in the status bar, its menu, the settings behind it, and what all of it costs the extension host. */
import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import type { EngineReport } from '../../src/ui/vscode/engine-status.ts';
import { host } from '../support/host.ts';
import { pause, until } from '../support/until.ts';
import { align, ALIGN_MS, longText, open, openUntitled, report, run, working } from './align.ts';
import { PYTHON, TWO_FAULTS } from './answers.ts';
import { closeAll, diffs } from './workbench.ts';

const ITEM = '.statusbar-item[id="aligner.aligner.aligner.status"]';
const ROWS = '.quick-input-widget .quick-input-list .monaco-list-row';

/** What a screen reader says of the item. */
const label = async () => (await host.attribute(`${ITEM} a`, 'aria-label')) ?? '';
const settings = () => vscode.workspace.getConfiguration('aligner');

/** Waits for a state, and takes a picture of the item in it. */
async function see(state: string, wanted: RegExp): Promise<void> {
  await until(`the item says ${wanted.source}`, async () => wanted.test(await label()), ALIGN_MS);
  await host.screenshot(`status ${state}`, { target: '.part.statusbar' });
}

describe('the status bar', function () {
  this.timeout(2 * ALIGN_MS);

  before(async () => {
    const extension = vscode.extensions.getExtension<{ activationMs: number }>('aligner.aligner');
    await extension?.activate();
    await run('workbench.action.closeSidebar');
  });
  afterEach(async () => {
    while (diffs().length > 0) await run('aligner.review.reject');
    await closeAll();
  });

  it('shows every state in one short item', async () => {
    await see('idle', /loaded when it is first needed/);
    await openUntitled(longText());
    const aligned = align();
    await see('loading', /Loading/);
    await see('working', /Checking on/);
    assert.equal((await aligned).outcome, 'unchanged');
    await see('ready', /Ready on/);
    await open(PYTHON);
    assert.equal((await align()).outcome, 'review');
    await see('pending', /To review: 1/);
    assert.match(await host.text(ITEM), /^\s*Aligner 1\s*$/);
    await run('aligner.review.reject');
    await run('aligner.pause');
    await see('paused', /Paused/);
    await run('aligner.pause');
    await openUntitled(longText());
    const killed = align();
    process.kill(await working(), 'SIGKILL');
    await killed;
    await see('failed', /stopped unexpectedly/);
    await host.hover(ITEM);
    await host.waitFor('.workbench-hover-container');
    await host.screenshot('status tooltip');
    await run('aligner.restartEngine');
    await see('restarted', /loaded when it is first needed/);
    await run('notifications.clearAll');
  });

  it('opens a menu: review, sensitivity, pause, engine status, log, restart', async () => {
    await open(PYTHON);
    await align();
    await host.click(`${ITEM} a`);
    await host.waitFor(ROWS);
    await host.screenshot('menu');
    const rows = (await host.texts(ROWS)).join('\n');
    for (const part of [
      /Review\s*1 pending/,
      /Sensitivity\s*normal/,
      /Pause/,
      /Engine Status/,
      /Log/,
      /Restart Engine/,
    ])
      assert.match(rows, part);
    assert.match(rows, /network requests: 0/);
    assert.match(rows, /[0-9a-f]{12}/);
    await host.press('Escape');
  });

  it('tells what runs, where and why, on which model, and that nothing left the machine', async () => {
    await open(PYTHON);
    await align();
    const status = await run<EngineReport>('aligner.engineStatus');
    await host.waitFor('.monaco-dialog-box');
    await host.screenshot('engine status');
    const text = await host.text('.monaco-dialog-box');
    for (const part of [
      /Device: \S+/,
      /Why this device: \S+/,
      /SHA-256: [0-9a-f]{64}/,
      /llama\.cpp \S+/,
      /Network requests: 0/,
    ])
      assert.match(text, part);
    await host.press('Escape');
    assert.equal(status.networkRequests, 0);
    assert.match(status.sha256 ?? '', /^[0-9a-f]{64}$/);
  });

  it('speaks up more with a higher sensitivity', async () => {
    const changes: number[] = [];
    for (const sensitivity of ['low', 'normal', 'high'] as const) {
      assert.equal(await run('aligner.setSensitivity', sensitivity), sensitivity);
      await until('the setting', () => settings().get('sensitivity') === sensitivity);
      await open(TWO_FAULTS);
      const outcome = await align();
      changes.push(outcome.outcome === 'review' ? outcome.hunks : 0);
      while (diffs().length > 0) await run('aligner.review.reject');
    }
    await host.print(`changes at low, normal and high sensitivity: ${changes.join(', ')}`);
    const [low, normal, high] = changes as [number, number, number];
    assert.ok(low <= normal && normal <= high && high > 0);
    await run('aligner.setSensitivity', 'normal');

    const asked = run('aligner.setSensitivity');
    await host.waitFor(ROWS);
    await host.screenshot('sensitivity');
    await host.press('Escape');
    assert.equal(await asked, 'normal');
  });

  it('does nothing but register when it is activated', async () => {
    const { exports } = vscode.extensions.getExtension<{ activationMs: number }>('aligner.aligner')!;
    await run('workbench.action.showRuntimeExtensions');
    const row = '.runtime-extensions-editor .monaco-list-row';
    await host.click(row);
    // The list shows the slowest first, and holds only what is on the screen.
    const told = await until('Aligner is listed', async () => {
      const found = (await host.texts(row)).find((r) => /^\s*Aligner\b/.test(r));
      if (found === undefined) await host.press('PageDown');
      return found?.replaceAll(/\s+/g, ' ');
    });
    await host.screenshot('running extensions');
    await host.press('Escape');
    await host.print(`activation: ${exports.activationMs.toFixed(1)} ms in activate(); VS Code says: ${told}`);
  });

  it('leaves the extension host free while it corrects', async () => {
    await open(PYTHON);
    await align();
    while (diffs().length > 0) await run('aligner.review.reject');
    await openUntitled(longText(60));
    const corrected = await delays(async () => {
      assert.equal((await align()).outcome, 'unchanged');
    });
    const idle = await delays(() => pause(corrected.ms));
    for (const [name, d] of [
      ['with a correction', corrected],
      ['without', idle],
    ] as const)
      await host.print(
        `event loop delay of the extension host ${name}, ${Math.round(d.ms)} ms: ` +
          `mean ${d.mean.toFixed(1)}, p99 ${d.p99.toFixed(1)}, max ${d.max.toFixed(1)} ms over the timer`,
      );
    const { pid } = await report();
    assert.ok(pid !== null && pid !== process.pid);
  });
});

const TICK_MS = 5;

/** Delays of this process's event loop during some work, in milliseconds over the timer's own. */
async function delays(work: () => Promise<void>): Promise<{ ms: number; mean: number; p99: number; max: number }> {
  const histogram = monitorEventLoopDelay({ resolution: TICK_MS });
  const begun = performance.now();
  histogram.enable();
  await work();
  histogram.disable();
  const over = (ns: number) => ns / 1e6 - TICK_MS;
  return {
    ms: performance.now() - begun,
    mean: over(histogram.mean),
    p99: over(histogram.percentile(99)),
    max: over(histogram.max),
  };
}
