/** The model leaves memory when nobody needs it, and comes back by itself. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { host } from '../support/host.ts';
import { pause, until } from '../support/until.ts';
import { ALIGN_MS, assertMended, openDiff, report, run } from './align.ts';
import { PYTHON } from './answers.ts';
import { closeAll } from './workbench.ts';

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

describe('the idle engine', function () {
  this.timeout(2 * ALIGN_MS);

  it('lets go of the model after the idle time, and loads it again for the next text', async () => {
    await vscode.extensions.getExtension('aligner.aligner')?.activate();
    assert.equal((await report()).pid, null);
    assertMended(PYTHON, (await openDiff(PYTHON)).after);
    await run('aligner.review.reject');
    const loaded = (await report()).engine;
    assert.equal(loaded?.loaded, true);
    // The time runs from the last text on, so there is another one once it is short: however slow the machine is.
    const settings = vscode.workspace.getConfiguration('aligner');
    await settings.update('engine.idleMinutes', 0.1, vscode.ConfigurationTarget.Global);
    await closeAll();
    assertMended(PYTHON, (await openDiff(PYTHON)).after);
    await run('aligner.review.reject');
    const idle = await until(
      'the model is out of memory',
      async () => {
        const { engine } = await report();
        return engine?.loaded === false ? engine : undefined;
      },
      60_000,
    );
    // Freed memory goes back to the system a little later.
    await pause(1_000);
    const later = (await report()).engine;
    await host.screenshot('idle');
    await closeAll();
    assertMended(PYTHON, (await openDiff(PYTHON)).after);
    const again = (await report()).engine;
    assert.ok(later !== null && again !== null);
    assert.equal(again.loaded, true);
    await host.print(
      `resident memory of the engine: no process before, ${megabytes(loaded.rssBytes)} with the model, ` +
        `${megabytes(idle.rssBytes)} and a second later ${megabytes(later.rssBytes)} idle, ${megabytes(again.rssBytes)} loaded again`,
    );
    assert.ok(later.rssBytes < loaded.rssBytes, 'the model still takes memory');
    await run('aligner.review.reject');
    await closeAll();
  });
});
