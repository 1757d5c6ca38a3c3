/** What the suites of the review share: documents, diffs, and waiting for what the window does by itself. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { parseSide } from '../../src/review/vscode/review-documents.ts';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';
import { writeAny } from '../../src/config/vscode/write.ts';

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Writes a file into the opened folder, and shows it. */
export async function openFile(name: string, text: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text, 'utf8'));
  return inFront(await vscode.workspace.openTextDocument(uri));
}

/** Shows the document. VS Code resolves the promise before it says, on a busy machine, that this editor is the one in front. */
export async function inFront(document: vscode.TextDocument): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await until('the editor is in front', () => vscode.window.activeTextEditor?.document === document);
  return editor;
}

/** Selects a part of the document's text (its first occurrence, from `after` on) and returns its range. */
export function select(editor: vscode.TextEditor, part: string, after = ''): vscode.Range {
  const text = editor.document.getText();
  const start = text.indexOf(part, text.indexOf(after));
  assert.notEqual(start, -1);
  const [from, to] = [start, start + part.length].map((o) => editor.document.positionAt(o));
  editor.selection = new vscode.Selection(from!, to!);
  return editor.selection;
}

export interface ShownDiff {
  readonly id: string;
  readonly title: string;
  before(): Promise<string>;
  after(): Promise<string>;
}

/** The diffs of reviews that are open, in any group. */
export function diffs(): ShownDiff[] {
  return vscode.window.tabGroups.all
    .flatMap((g) => g.tabs)
    .flatMap((tab) => {
      if (!(tab.input instanceof vscode.TabInputTextDiff)) return [];
      const { original, modified } = tab.input;
      const id = parseSide(modified)?.id;
      const text = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
      return id === undefined
        ? []
        : [{ id, title: tab.label, before: () => text(original), after: () => text(modified) }];
    });
}

/** Puts the cursor before `part` in the corrected side of a diff. */
export async function moveTo(side: vscode.Uri, part: string): Promise<void> {
  const editor = await until(`the corrected side with ${part}`, () =>
    vscode.window.visibleTextEditors.find(
      (e) => e.document.uri.toString() === side.toString() && e.document.getText().includes(part),
    ),
  );
  // A diff puts the cursor on its first change when it knows the changes, right before it draws them.
  await host.waitFor('.monaco-diff-editor :is(.char-insert, .line-insert, .char-delete, .line-delete)');
  const at = editor.document.positionAt(editor.document.getText().indexOf(part));
  editor.selection = new vscode.Selection(at, at);
  await until('the cursor is there', () => editor.selection.active.isEqual(at));
}

/** Undoes in a document as the user would: in its editor. */
export async function undoIn(document: vscode.TextDocument, command: 'undo' | 'redo' = 'undo'): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand(command);
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  for (let i = 0; i < 20 && vscode.window.tabGroups.all.some((g) => g.tabs.length > 0); i++)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/**
 * Writes a setting as the product does. A write of VS Code's own that failed leaves its settings file changed and unsaved, and then it
 * refuses all others: what is on disk counts.
 */
export async function setSetting(name: string, value: unknown): Promise<void> {
  try {
    await writeAny(name, value);
  } catch {
    for (const command of ['openSettingsJson', 'files.revert', 'closeActiveEditor'])
      await vscode.commands.executeCommand(`workbench.action.${command}`);
    await writeAny(name, value);
  }
}
