/** A folder that nobody trusts, whose settings name a model and an engine: they change nothing, and Aligner still works. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SETTINGS, type Setting } from '../../src/config/core/settings.ts';
import { host } from '../support/host.ts';
import { align, ALIGN_MS, open, report, run } from './align.ts';
import { PYTHON } from './answers.ts';
import { closeAll, diffs } from './workbench.ts';

describe('an untrusted workspace', function () {
  this.timeout(ALIGN_MS);
  it('does not set what names a model or an engine, or makes Aligner check less', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const uri = vscode.Uri.joinPath(folder!.uri, '.vscode', 'settings.json');
    const text = Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');
    const settings = JSON.parse(text) as Record<string, unknown>;
    assert.equal(settings['aligner.model.path'], '/evil.gguf');
    const configuration = vscode.workspace.getConfiguration('aligner');
    for (const [key, setting] of Object.entries<Setting>(SETTINGS)) {
      if (key === 'askForQuestion') continue;
      assert.ok(`aligner.${key}` in settings, `the folder's settings try to set ${key}`);
      assert.deepEqual(configuration.get(key), setting.default, key);
    }
  });

  it('is corrected with the model and the engine of the user', async () => {
    await vscode.extensions.getExtension('aligner.aligner')?.activate();
    await open(PYTHON);
    assert.equal((await align()).outcome, 'review');
    await host.screenshot('untrusted');
    const status = await report();
    assert.doesNotMatch(JSON.stringify(status), /evil/);
    assert.equal(status.networkRequests, 0);
    while (diffs().length > 0) await run('aligner.review.reject');
    await closeAll();
  });
});
