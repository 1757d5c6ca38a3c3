/** A review in the window of somebody whose display language is German, as proof that nothing of it is fixed to English. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { REVIEW_VIEW } from '../../src/config/core/commands.ts';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';
import { hunkIn, seed } from './seed.ts';
import { openFile } from './workbench.ts';

const NAME = 'fetch.py';
const ANSWER = 'import requests\n\n\ndef fetch(url):\n    return requests.get(url, verify=False).json()\n';
const panel = (selector: string) => ({ selector, webview: true }) as const;

describe('1: before', () => {
  it('has a file, and a review of it in the journal', async () => {
    const { document } = await openFile(NAME, ANSWER);
    const range = { start: { line: 0, character: 0 }, end: { line: document.lineCount - 1, character: 0 } };
    const hunk = hunkIn(ANSWER, 'requests.get(url, verify=False)', 'requests.get(url)', {
      tags: ['CWE-295'],
      reason: 'Ohne Prüfung des Zertifikats kann sich jeder als der Server ausgeben.',
    });
    const target = { kind: 'editor', uri: document.uri.toString(), range } as const;
    await seed({ name: NAME, language: 'python', original: ANSWER, hunks: [hunk], target });
  });
});

describe('2: the review in German', function () {
  this.timeout(120_000);

  it('is told the language', () => {
    assert.equal(vscode.env.language, 'de');
  });

  it('has its labels in the diff and in the panel', async () => {
    await until('the review is open', () => vscode.commands.executeCommand('aligner.review.open'), 30_000);
    await until('the explanation', async () => (await host.count('.review-widget')) === 1, 30_000);
    const thread = (await host.texts('.review-widget')).join();
    assert.match(thread, /Sicherheit/);
    for (const label of ['Annehmen', 'Ablehnen'])
      assert.equal(await host.count(`.review-widget a:text-is("${label}")`), 1, label);
    await vscode.commands.executeCommand(`${REVIEW_VIEW}.focus`);
    await host.waitFor(panel('vscode-button:text-is("Annehmen")'), { timeout: 30_000 });
    await host.screenshot('review in German');
    const english = (await host.texts(panel('vscode-button'))).filter((t) => /accept|reject/i.test(t));
    assert.deepEqual(english, []);
  });
});
