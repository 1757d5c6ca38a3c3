/** Line endings: reviews hold text with LF alone where a text's endings are all the same, and give back what was there. */

export type Eol = '\n' | '\r\n' | 'mixed';

/** The one line ending of a text; `mixed` where they differ or a lone CR stands in it. */
export function eolOf(text: string): Eol {
  const all = text.match(/\r\n|\n|\r/g);
  if (all === null || all.every((e) => e === '\n')) return '\n';
  return all.every((e) => e === '\r\n') ? '\r\n' : 'mixed';
}

/** The text with LF alone. */
export function toLf(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** A text of LF with the ending that its origin had; `mixed` texts were never changed and stay as they are. */
export function fromLf(text: string, eol: Eol): string {
  return eol === '\r\n' ? text.replaceAll('\n', '\r\n') : text;
}
