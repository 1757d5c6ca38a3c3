/** The extension that does inside VS Code what the soak says: it asks for one deed after the other, and does it by VS Code's own commands. */
import * as vscode from 'vscode';
import type { AlignOutcome } from '../../src/selection/vscode/align-selection.ts';
import type { Decision } from '../../src/review/vscode/review-actions.ts';
import { parseSide } from '../../src/review/vscode/review-documents.ts';
import { pause, until } from '../support/until.ts';
import { WIRE, type Aligned, type Call, type Deed, type Reply, type Then } from './wire.ts';

const AGAIN_MS = 1_000;

export function activate(): void {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder !== undefined && process.env[WIRE.url] !== undefined) void work(folder);
}

async function work(folder: vscode.Uri): Promise<never> {
  let done: Call['done'];
  for (;;)
    try {
      const { id, deed } = await ask({ pid: process.pid, folder: folder.fsPath, done });
      done = undefined;
      if (id === undefined || deed === undefined) continue;
      done = await act(folder, deed).then(
        (value) => ({ id, value }),
        (error: unknown) => ({ id, error: error instanceof Error ? error.message : String(error) }),
      );
    } catch {
      // The outside is away for a moment, or gone with this window soon.
      await pause(AGAIN_MS);
    }
}

async function ask(call: Call): Promise<Reply> {
  const headers = { authorization: `Bearer ${process.env[WIRE.token] ?? ''}` };
  const response = await fetch(process.env[WIRE.url]!, { method: 'POST', headers, body: JSON.stringify(call) });
  return (await response.json()) as Reply;
}

const run = <T>(command: string, ...args: readonly unknown[]) => vscode.commands.executeCommand<T>(command, ...args);

async function act(folder: vscode.Uri, deed: Deed): Promise<unknown> {
  switch (deed.do) {
    case 'align':
      return align(vscode.Uri.joinPath(folder, deed.file), deed);
    case 'decide':
      return decide(deed.id, deed.how);
    case 'write':
      return write(vscode.Uri.joinPath(folder, deed.file), deed.line);
    case 'read':
      return (await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, deed.file))).getText();
    case 'chat': {
      if (deed.isNew) await run('workbench.action.chat.newChat');
      const model = deed.vendor === undefined ? {} : { modelSelector: { vendor: deed.vendor } };
      return run('workbench.action.chat.open', { query: deed.query, ...model });
    }
    case 'models':
      return (await vscode.lm.selectChatModels({ vendor: deed.vendor })).length;
    case 'run':
      return run(deed.command, ...deed.args);
  }
}

async function align(uri: vscode.Uri, deed: Extract<Deed, { do: 'align' }>): Promise<Aligned> {
  await run('notifications.clearAll');
  await vscode.workspace.fs.writeFile(uri, Buffer.from(deed.text, 'utf8'));
  const document = await vscode.workspace.openTextDocument(uri);
  // VS Code sees a moment later that a file which it had open was written.
  await until('the new text', () => document.getText() === deed.text);
  const editor = await show(document);
  const start = deed.text.indexOf(deed.selected);
  editor.selection = new vscode.Selection(
    document.positionAt(start),
    document.positionAt(start + deed.selected.length),
  );
  const made = await run<AlignOutcome>('aligner.alignSelection', { question: '' });
  if (made.outcome !== 'review') {
    const outcome = made.outcome === 'failed' ? made.code : made.outcome;
    return finish(document, { outcome, expected: deed.text });
  }
  const { expected, decision } = await review(document, deed, made.id);
  return finish(document, { outcome: 'review', id: made.id, decision, expected });
}

/** Decides as a user would, in the diff that is open; what the document must be then. */
async function review(
  document: vscode.TextDocument,
  { text, then }: { readonly text: string; readonly then: Then },
  id: string,
): Promise<{ expected: string; decision?: string }> {
  const { original, modified } = await until('the diff', () => diffOf(id));
  const [before, after] = await Promise.all(
    [original, modified].map(async (side) => (await vscode.workspace.openTextDocument(side)).getText()),
  );
  const start = text.indexOf(before!);
  if (start < 0) throw new Error(`the diff's left side is no part of the text: ${before}`);
  const corrected = text.slice(0, start) + after! + text.slice(start + before!.length);
  const decideIn = async (command: string) => (await run<Decision>(command, modified)).outcome;
  switch (then) {
    case 'accepted':
      return { expected: corrected, decision: await decideIn('aligner.review.accept') };
    case 'undone':
      await decideIn('aligner.review.accept');
      return { expected: text, decision: (await run<Decision>('aligner.review.undo')).outcome };
    case 'rejected':
      return { expected: text, decision: await decideIn('aligner.review.reject') };
    case 'one':
      await run<Decision>('aligner.review.acceptChange', { id, index: 0 });
      return { expected: text, decision: (await run<Decision>('aligner.review.undo')).outcome };
    case 'typed': {
      const typed = '# typed while a review waits\n';
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), typed);
      await vscode.workspace.applyEdit(edit);
      return { expected: typed + corrected, decision: await decideIn('aligner.review.accept') };
    }
    case 'left':
      return { expected: text };
  }
}

const diffOf = (id: string): vscode.TabInputTextDiff | undefined =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .map(({ input }) => input)
    .filter((input) => input instanceof vscode.TabInputTextDiff)
    .find(({ modified }) => parseSide(modified)?.id === id);

async function finish(document: vscode.TextDocument, about: Omit<Aligned, 'text'>): Promise<Aligned> {
  const text = document.getText();
  await closeAll();
  return { ...about, text };
}

/** `saveAll` leaves out what has no editor yet: a closed file that was written to gets one a moment later, and would ask. */
async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) if (document.isDirty) await document.save();
  await run('workbench.action.closeAllEditors');
}

/** Opens a review that waits, whatever its answer came from, and decides on all of it. */
async function decide(id: string, how: 'accept' | 'reject'): Promise<string> {
  if ((await run<string | undefined>('aligner.review.open', id)) !== id) return 'not there';
  const { modified } = await until('the diff', () => diffOf(id));
  const { outcome } = await run<Decision>(`aligner.review.${how}`, modified);
  await closeAll();
  return outcome;
}

async function write(uri: vscode.Uri, line: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await show(document);
  const end = document.positionAt(document.getText().length);
  if (!(await editor.edit((edit) => edit.insert(end, line)))) throw new Error('the line could not be typed');
  await document.save();
  return document.getText();
}

async function show(document: vscode.TextDocument): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await until('the editor is in front', () => vscode.window.activeTextEditor?.document === document);
  return editor;
}
