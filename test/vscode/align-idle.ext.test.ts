/** The model leaves memory when nobody needs it, and comes back by itself. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';
import { ALIGN_MS, assertMended, openDiff, report, run } from './align.ts';
import { PYTHON } from './answers.ts';
import { closeAll, setSetting } from './workbench.ts';

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

describe('the idle engine', function () {
  this.timeout(2 * ALIGN_MS);

  it('lets go of the model after the idle time, and loads it again for the next text', async () => {
    await vscode.extensions.getExtension('aligner.aligner')?.activate();
    assert.equal((await report()).pid, null);
    const keep = (minutes: number | undefined) => setSetting('aligner.engine.idleMinutes', minutes);

    assertMended(PYTHON, (await openDiff(PYTHON)).after);
    await run('aligner.review.reject');
    const loaded = (await report()).engine;
    assert.equal(loaded?.loaded, true);
    await keep(0.1);
    // The time counts from the next text on.
    await openDiff(PYTHON);
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
    const later = await until('the memory of the model is given back', async () => {
      const { engine } = await report();
      return engine !== null && engine.rssBytes < loaded.rssBytes ? engine : undefined;
    });
    await host.screenshot('idle');
    await closeAll();
    await keep(undefined);
    assertMended(PYTHON, (await openDiff(PYTHON)).after);
    const again = (await report()).engine;
    assert.equal(again?.loaded, true);
    await host.print(
      `resident memory of the engine: no process before, ${megabytes(loaded.rssBytes)} with the model, ` +
        `${megabytes(idle.rssBytes)} and a little later ${megabytes(later.rssBytes)} idle, ${megabytes(again.rssBytes)} loaded again`,
    );
    await run('aligner.review.reject');
    await closeAll();
  });
});
