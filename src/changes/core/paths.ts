/** Names of files as git gives them: read strictly, and never trusted to stay inside the work tree. */

/** A name in bytes (Latin-1) as text; undefined where it is not UTF-8. */
export function decodeName(bytes: string): string | undefined {
  try {
    return decodeURIComponent(bytes.replace(/[^]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`));
  } catch {
    return undefined;
  }
}

/** Whether a path stays below the folder that it is relative to, on every system, and out of `.git`; a `\` counts as `/`. */
export function isInside(path: string): boolean {
  if (path === '' || path.includes('\0') || /^(?:[/\\]|[A-Za-z]:)/.test(path)) return false;
  return path.split(/[/\\]/).every((part) => part !== '' && part !== '.' && part !== '..' && !isGit(part));
}

/** Windows and macOS take some other names for `.git`, too. */
const isGit = (part: string): boolean =>
  /^(?:\.git|git~\d+)[. ]*(?::.*)?$/i.test(
    part.normalize('NFKC').replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, ''),
  );
