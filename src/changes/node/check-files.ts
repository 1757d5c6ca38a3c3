/** Checks the changed lines of a git work tree: the files that differ, one after the other, and what was found in each. */
import type { CancelSignal } from '../../base/core/cancel.ts';
import { throwIfCancelled } from '../../base/core/errors.ts';
import type { Aligner } from '../../engine/core/aligner.ts';
import type { ChangesCheck, CheckFiles, FileCheck } from '../core/changes.ts';
import { checkChanged } from '../core/check.ts';
import { languageOfFile } from '../core/language.ts';
import { skipByText, type Skip, type Skipped } from '../core/skip.ts';
import { changedFiles, type ChangedFile } from './changed-files.ts';
import { readObjects } from './objects.ts';
import { decodeText, readWorkFile } from './work-file.ts';

/**
 * `root`: the work tree, as findRoot() gives it. Rejects with AlignerError (git, the engine) or CancelledError; one file that
 * cannot be read is skipped, and said so.
 */
export async function checkFiles(
  aligner: Pick<Aligner, 'align'>,
  root: string,
  options: CheckFiles,
): Promise<ChangesCheck> {
  const { comparison, signal } = options;
  const changes = await changedFiles(root, comparison, signal);
  const skipped: Skipped[] = [...changes.skipped];
  const files: FileCheck[] = [];
  const read = comparison.staged ? await stagedReader(root, changes.files, signal) : workReader(root);
  for (const [i, file] of changes.files.entries()) {
    throwIfCancelled(signal);
    const { path } = file;
    const onProgress = (done: number) => options.onProgress?.((i + done) / changes.files.length, path);
    onProgress(0);
    const checked = await checkFile(aligner, file, await read(file), { ...options, onProgress });
    if ('skip' in checked) skipped.push({ path, reason: checked.skip });
    else {
      files.push(checked);
      await options.onFile?.(checked);
    }
  }
  return { files, skipped: skipped.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

type Read = (file: ChangedFile) => Promise<{ readonly bytes: Buffer } | { readonly skip: Skip }>;

const workReader =
  (root: string): Read =>
  ({ path }) =>
    readWorkFile(root, path);

async function stagedReader(root: string, files: readonly ChangedFile[], signal?: CancelSignal): Promise<Read> {
  const objects = await readObjects(
    root,
    files.map(({ object }) => object),
    signal,
  );
  return ({ object }) => {
    const bytes = objects.get(object);
    if (bytes === undefined) return Promise.resolve({ skip: 'gone' });
    return Promise.resolve(bytes === 'too-large' ? { skip: bytes } : { bytes });
  };
}

async function checkFile(
  aligner: Pick<Aligner, 'align'>,
  { path, added }: ChangedFile,
  content: Awaited<ReturnType<Read>>,
  {
    sensitivity,
    priority,
    margin,
    signal,
    onProgress,
  }: Omit<CheckFiles, 'onProgress'> & { onProgress: (done: number) => void },
): Promise<FileCheck | { readonly skip: Skip }> {
  if ('skip' in content) return content;
  const text = decodeText(content.bytes);
  if (text === undefined) return { skip: content.bytes.includes(0) ? 'binary' : 'encoding' };
  const reason = skipByText(text);
  if (reason !== undefined) return { skip: reason };
  const language = languageOfFile(path, text);
  if (language === undefined) return { skip: 'language' };
  const changed = added === 'all' ? [{ first: 0, count: text.split('\n').length }] : added;
  const checked = await checkChanged(
    aligner,
    { text, language, changed },
    { sensitivity, priority, margin, signal, onProgress },
  );
  return { path, ...checked };
}
