/** Writes accepted hunks into the document that the answer came from, or says exactly why not. */
import {
  EndOfLine,
  FilePermission,
  FileType,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type FileStat,
  type TextDocument,
} from 'vscode';
import { reviewErrors } from '../core/errors.ts';
import { rangeOf } from '../core/place.ts';
import { isProtected } from '../core/protected.ts';
import { begin, commit, currentText, isOpen, reconcile, rollBack, textAfterApplying } from '../core/review.ts';
import { toRange } from './ranges.ts';
import type { Entry, Reviews } from './reviews.ts';
import type { TrackedRange } from './tracked-range.ts';

/** `stale`: the text there is not what it was. `declined`: the user said no, or nothing was left to write. */
export type Written = 'written' | 'stale' | 'declined';

/** Throws AlignerError when the document cannot take the edit; the hunks stay open then. */
export async function writeHunks(
  reviews: Reviews,
  id: string,
  tracked: TrackedRange,
  indexes: readonly number[],
): Promise<Written> {
  const document = await openDocument(tracked.uri);
  if (!(await mayWrite(document))) return 'declined';
  // From here to applyEdit nothing waits: what is compared is what is edited. VS Code itself refuses an edit of a
  // document whose version has moved on by the time it arrives.
  if (document.isClosed) throw reviewErrors.closed(nameOf(tracked.uri));
  const entry = agreeing(reviews, id, tracked, document);
  if (entry === undefined) return reviews.get(id) === undefined ? 'declined' : 'stale';
  const open = indexes.filter((i) => isOpen(entry.review.states[i]!));
  const begun = begin(entry.review, open);
  if (begun === null) return 'declined';
  const edit = new WorkspaceEdit();
  const { text, spans } = currentText(entry.review);
  for (const i of open) {
    const range = toRange(rangeOf(text, spans[i]!, tracked.range.start));
    const { replacement } = entry.review.hunks[i]!;
    edit.replace(
      tracked.uri,
      range,
      document.eol === EndOfLine.CRLF ? replacement.replaceAll('\n', '\r\n') : replacement,
    );
  }
  reviews.update(id, begun, true);
  const applied = await tracked.own(() => workspace.applyEdit(edit)).catch(() => false);
  if (!applied) {
    reviews.update(id, rollBack(begun, 'pending'));
    throw reviewErrors.refused(nameOf(tracked.uri));
  }
  if (tracked.textIn(document) !== textAfterApplying(begun).text) {
    reviews.update(id, rollBack(begun, 'stale'));
    throw reviewErrors.readBack(nameOf(tracked.uri));
  }
  reviews.update(id, commit(begun));
  return 'written';
}

/** The entry when the document holds what the review says it holds; undone edits are taken into account. */
function agreeing(reviews: Reviews, id: string, tracked: TrackedRange, document: TextDocument): Entry | undefined {
  const entry = reviews.get(id);
  if (entry === undefined) return undefined;
  const reconciled = reconcile(entry.review, tracked.textIn(document));
  if (reconciled === null) return undefined;
  reviews.update(id, reconciled);
  return reviews.get(id);
}

/** The document, opened again if it was closed. Untitled text that was closed is gone. */
async function openDocument(uri: Uri): Promise<TextDocument> {
  const key = uri.toString();
  const open = workspace.textDocuments.find((d) => d.uri.toString() === key && !d.isClosed);
  if (open !== undefined) return open;
  if (uri.scheme === 'untitled') throw reviewErrors.closed(nameOf(uri));
  try {
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, { preserveFocus: true, preview: false });
    return document;
  } catch {
    throw reviewErrors.closed(nameOf(uri));
  }
}

/** Documents that no file system holds and that can be edited nevertheless. */
const EDITABLE = new Set(['untitled', 'vscode-notebook-cell']);

/** Whether a document can be edited at all, without asking a file system. */
export function isEditable(uri: Uri): boolean {
  return workspace.fs.isWritableFileSystem(uri.scheme) ?? EDITABLE.has(uri.scheme);
}

/** Throws `review.read-only`; asks the user where a file is protected, or is reached through a link and may be another. */
async function mayWrite(document: TextDocument): Promise<boolean> {
  const { uri } = document;
  if (!isEditable(uri)) throw reviewErrors.readOnly(nameOf(uri));
  if (EDITABLE.has(uri.scheme)) return true;
  const stat = await statOf(uri);
  if (((stat?.permissions ?? 0) & FilePermission.Readonly) !== 0) throw reviewErrors.readOnly(nameOf(uri));
  const linked = await isLinked(uri, stat);
  if (!linked && !isProtected(uri.path)) return true;
  const why = linked ? 'It is reached through a link.' : 'It can change what programs do, or hold secrets.';
  const options = { modal: true, detail: `${why} ${workspace.asRelativePath(uri)}` };
  const write = 'Write';
  return (await window.showWarningMessage(`Write the correction into ${nameOf(uri)}?`, options, write)) === write;
}

/** Whether the file, or a folder of its workspace on the way to it, is a symbolic link. */
async function isLinked(uri: Uri, stat: FileStat | undefined): Promise<boolean> {
  if (((stat?.type ?? 0) & FileType.SymbolicLink) !== 0) return true;
  const root = workspace.getWorkspaceFolder(uri)?.uri;
  if (root === undefined) return false;
  for (let at = Uri.joinPath(uri, '..'); at.path.length > root.path.length; at = Uri.joinPath(at, '..')) {
    const folder = await statOf(at);
    if (((folder?.type ?? 0) & FileType.SymbolicLink) !== 0) return true;
  }
  return false;
}

async function statOf(uri: Uri): Promise<FileStat | undefined> {
  return workspace.fs.stat(uri).then(undefined, () => undefined);
}

export function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
