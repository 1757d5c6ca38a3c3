/** #align in the real Copilot agent: it asks before it runs, and the agent gets the corrected text. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';
import {
  ANSWER_MS,
  ask,
  FAULTY_TEXT,
  invokeAlign,
  isAfterTool,
  openPanel,
  picture,
  QUESTION,
  START_MS,
  type Panel,
} from './chat-panel.ts';

describe('#align in the real chat panel', () => {
  let panel: Panel;
  before(async function () {
    this.timeout(START_MS + 60_000);
    panel = await openPanel();
  });
  after(() => panel.close());

  it('gives the corrected text in words, and the hunks as data', async () => {
    const { content } = await invokeAlign({ text: FAULTY_TEXT, question: QUESTION });
    const [words, data] = content;
    assert.ok(words instanceof vscode.LanguageModelTextPart);
    assert.match(words.value, /^\d+ changes?: \d+ \w+\.\n1\. .*\n[^]*The corrected text:/);
    assert.ok(words.value.includes('yaml.safe_load'));
    assert.ok(data instanceof vscode.LanguageModelDataPart);
    const { changed, corrected, hunks } = JSON.parse(new TextDecoder().decode(data.data)) as {
      changed: boolean;
      corrected: string;
      hunks: { original: string; start: number; end: number }[];
    };
    assert.equal(changed, true);
    assert.ok(words.value.endsWith(corrected));
    for (const hunk of hunks) assert.equal(FAULTY_TEXT.slice(hunk.start, hunk.end), hunk.original);
  }).timeout(ANSWER_MS);

  it('says that a good text stands, and refuses input that is none', async () => {
    const { content } = await invokeAlign({ text: 'A file has a name and a content.' });
    assert.ok((content[0] as vscode.LanguageModelTextPart).value.startsWith('No change'));
    await assert.rejects(async () => invokeAlign({ text: '   ' }));
    await assert.rejects(async () => invokeAlign({}));
  }).timeout(ANSWER_MS);

  it('is called by Copilot’s agent, after the user allowed it', async () => {
    panel.answer((request) =>
      isAfterTool(request)
        ? [{ text: 'It is aligned now.' }]
        : [
            { text: 'I have it checked.\n' },
            { tool: 'aligner_align', input: { text: FAULTY_TEXT, question: QUESTION } },
          ],
    );
    const asked = ask('Show me YAML, and #align it', (t) => t.includes('It is aligned now.'), {
      vendor: 'customendpoint',
    });
    asked.catch(() => undefined);
    await until(
      'the question',
      async () =>
        (await host.texts('.chat-confirmation-widget, .chat-confirmation-widget2, .interactive-response')).some((t) =>
          t.includes('Align a draft'),
        ),
      ANSWER_MS,
    );
    await picture('align tool');
    await host.click('.monaco-button:has-text("Allow") >> visible=true');
    await asked;
    const { messages } = panel.upstream.requests.at(-1)!;
    assert.ok(JSON.stringify(messages.at(-1)?.content).includes('yaml.safe_load'));
  }).timeout(ANSWER_MS * 2);
});
