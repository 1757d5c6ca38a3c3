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
import { fromLf } from '../../text/core/eol.ts';
import { reviewErrors } from '../core/errors.ts';
import { rangeOf } from '../../text/core/place.ts';
import { isProtected } from '../core/protected.ts';
import { commit, correctionOf, holds, pendingEdits, rollBack, textAt, type Review } from '../core/review.ts';
import { toRange } from '../../text/vscode/ranges.ts';
import type { Reviews } from './reviews.ts';
import type { TrackedRange } from './tracked-range.ts';

/** `stale`: the text there is not what it was. `declined`: the user said no, or someone else was quicker. */
export type Written = 'written' | 'stale' | 'declined';

/**
 * Takes the hunks with `take` (see `begin` and `beginUndo`) and writes what that asks for. Throws AlignerError when the
 * document cannot take the edit; the hunks stay as they were then.
 */
export async function writeHunks(
  reviews: Reviews,
  id: string,
  tracked: TrackedRange,
  take: (review: Review) => Review | null,
): Promise<Written> {
  const document = await openDocument(tracked.uri);
  if (!(await mayWrite(document))) return 'declined';
  reviews.attach(id, document);
  const now = reviews.get(id)?.review;
  if (now === undefined) return 'declined';
  if (take(now) === null) return 'stale';
  if ((await reviews.step(id, take)) === null) return 'declined';
  // From here to applyEdit nothing waits: what is compared is what is edited. VS Code itself refuses an edit of a
  // document whose version has moved on by the time it arrives.
  const taken = reviews.get(id)?.review;
  if (!taken?.applying) return 'declined';
  if (document.isClosed || tracked.textIn(document) !== taken.text || !isWhole(taken)) {
    await reviews.settle(id, rollBack);
    if (document.isClosed) throw reviewErrors.closed(nameOf(tracked.uri));
    return 'stale';
  }
  const applied = await workspace.applyEdit(editOf(taken, tracked, document)).then(undefined, () => false);
  const there = reviews.get(id)?.review;
  if (applied && there !== undefined && holds(there, taken.applying) && tracked.textIn(document) === there.text) {
    await reviews.settle(id, commit);
    return 'written';
  }
  await reviews.settle(id, rollBack);
  throw applied ? reviewErrors.readBack(nameOf(tracked.uri)) : reviewErrors.refused(nameOf(tracked.uri));
}

/** Whether the text that is to be replaced stands, hunk by hunk. */
function isWhole(review: Review): boolean {
  const undo = review.applying?.to === 'undone';
  return (
    review.applying?.indexes.every((i) => {
      return textAt(review, i) === (undo ? correctionOf(review, i) : review.hunks[i]!.original);
    }) ?? false
  );
}

function editOf(review: Review, tracked: TrackedRange, document: TextDocument): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { start, end, replacement } of pendingEdits(review)) {
    const range = toRange(rangeOf(review.text, { start, end }, tracked.range.start));
    edit.replace(tracked.uri, range, fromLf(replacement, document.eol === EndOfLine.CRLF ? '\r\n' : '\n'));
  }
  return edit;
}

/** The document, opened again if it was closed. Untitled text that was closed is gone. */
async function openDocument(uri: Uri): Promise<TextDocument> {
  const key = uri.toString();
  const open = workspace.textDocuments.find((d) => d.uri.toString() === key && !d.isClosed);
  if (open !== undefined) return open;
  if (uri.scheme === 'untitled') throw reviewErrors.closed(nameOf(uri));
  try {
    // Not shown: it would cover the diff. VS Code itself opens a tab behind, once there is something unsaved in it.
    return await workspace.openTextDocument(uri);
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
export async function mayWrite(document: TextDocument): Promise<boolean> {
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
