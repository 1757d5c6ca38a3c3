/** What the suites of Align Selection share: running it, and the state of the engine behind it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AlignOutcome } from '../../src/selection/vscode/align-selection.ts';
import type { EngineReport } from '../../src/ui/vscode/engine-status.ts';
import { until } from '../support/until.ts';
import type { Faulty } from './answers.ts';
import { diffs, inFront, openFile, select, type ShownDiff } from './workbench.ts';

/** Longest wait for a correction: a first one also loads the model, and the machine may be busy. */
export const ALIGN_MS = 180_000;

export const run = <T>(command: string, ...args: unknown[]) => vscode.commands.executeCommand<T>(command, ...args);
export const align = (argument: unknown = { question: '' }) => run<AlignOutcome>('aligner.alignSelection', argument);
export const report = () => run<EngineReport>('aligner.engineStatus', { show: false });

let files = 0;

/** Opens the answer in a file of its own, and selects the answer in it. */
export async function open(answer: Faulty): Promise<vscode.TextEditor> {
  const editor = await openFile(`${++files}-${answer.file}`, answer.text);
  select(editor, answer.selected === '' ? answer.text : answer.selected);
  return editor;
}

/** Opens and aligns it; the diff that appears. */
export async function openDiff(
  answer: Faulty,
): Promise<{ document: vscode.TextDocument; diff: ShownDiff; after: string }> {
  const { document } = await open(answer);
  const outcome = await align({ question: answer.question ?? '' });
  assert.equal(outcome.outcome, 'review', JSON.stringify(outcome));
  const diff = diffs()[0];
  assert.ok(diff);
  return { document, diff, after: await diff.after() };
}

export function assertMended(answer: Faulty, after: string): void {
  assert.doesNotMatch(after, answer.gone);
  assert.match(after, answer.there);
}

/** An untitled document with a text, all of it selected. */
export async function openUntitled(content: string, language = 'markdown'): Promise<vscode.TextDocument> {
  // VS Code gives a new text the name of one that was closed, and on a busy machine it still takes the name for that one.
  const known = new Set(vscode.workspace.textDocuments);
  const { uri } = await vscode.workspace.openTextDocument({ content, language });
  const document = await until('the new text', () =>
    vscode.workspace.textDocuments.find((d) => d.uri.toString() === uri.toString() && !known.has(d)),
  );
  const editor = await inFront(document);
  editor.selection = new vscode.Selection(0, 0, document.lineCount, 0);
  return document;
}

let texts = 0;

/** Many segments that no cache knows, so that the engine is at work for a while. */
export function longText(segments = 40): string {
  const run = ++texts;
  return Array.from(
    { length: segments },
    (_, i) =>
      `Paragraph ${run}.${i}: a list keeps its order, a set does not, and a dictionary finds a value by its key.\n`,
  ).join('\n');
}

/** Resolves to the engine's process id once it is at work on a text. */
export async function working(): Promise<number> {
  const { pid } = await until(
    'the engine is at work',
    async () => {
      const now = await report();
      return now.state.startsWith('Checking') ? now : undefined;
    },
    ALIGN_MS,
  );
  assert.ok(pid !== null);
  return pid;
}
