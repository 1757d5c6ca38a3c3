/** Whether a document may be written, and how it is opened for that. */
import { FilePermission, FileType, l10n, Uri, window, workspace, type FileStat, type TextDocument } from 'vscode';
import { reviewErrors } from '../core/errors.ts';
import { isProtected } from '../core/protected.ts';

/** The document while it is open. */
export function openNow(uri: Uri): TextDocument | undefined {
  const key = uri.toString();
  return workspace.textDocuments.find((d) => d.uri.toString() === key && !d.isClosed);
}

/** The document, opened again if it was closed. Untitled text that was closed is gone: throws `review.closed`. */
export async function openDocument(uri: Uri): Promise<TextDocument> {
  const open = openNow(uri);
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
export async function mayWrite(uri: Uri): Promise<boolean> {
  if (!isEditable(uri)) throw reviewErrors.readOnly(nameOf(uri));
  if (uri.scheme === 'untitled') return true;
  const file = fileOf(uri);
  if (file !== undefined) return mayWrite(file);
  const stat = await statOf(uri);
  if (((stat?.permissions ?? 0) & FilePermission.Readonly) !== 0) throw reviewErrors.readOnly(nameOf(uri));
  const linked = await isLinked(uri, stat);
  if (!linked && !isProtected(uri.path)) return true;
  const why = linked
    ? l10n.t('It is reached through a symbolic link.')
    : l10n.t('It can change what programs do, or hold secrets.');
  const options = { modal: true, detail: `${why} ${workspace.asRelativePath(uri)}` };
  const write = l10n.t('Write');
  const question = l10n.t('Write the correction into {0}?', nameOf(uri));
  return (await window.showWarningMessage(question, options, write)) === write;
}

/** The notebook of a cell, while it is open. */
function fileOf(uri: Uri): Uri | undefined {
  const key = uri.toString();
  const notebook = workspace.notebookDocuments.find((n) => n.getCells().some((c) => c.document.uri.toString() === key));
  return notebook?.isUntitled === false ? notebook.uri : undefined;
}

/**
 * Whether the file, or a folder on the way to it, is a symbolic link: from its workspace on, which the user chose, or from the
 * folders at the top of the file system on, which are the system's own (macOS has `/tmp` in `/private`).
 */
async function isLinked(uri: Uri, stat: FileStat | undefined): Promise<boolean> {
  if (((stat?.type ?? 0) & FileType.SymbolicLink) !== 0) return true;
  const top = workspace.getWorkspaceFolder(uri)?.uri.path ?? uri.path.slice(0, Math.max(0, uri.path.indexOf('/', 1)));
  for (let at = Uri.joinPath(uri, '..'); at.path.length > top.length; at = Uri.joinPath(at, '..')) {
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
