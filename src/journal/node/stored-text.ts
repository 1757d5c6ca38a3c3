/**
 * Texts as SQLite can hold them. Its TEXT is UTF-8 that ends at NUL for many of its functions, while a document may hold
 * half a surrogate pair or a NUL: such a text is stored as JSON behind a mark, any other one as it is.
 */
const MARK = '\u0001';

export function toStored(text: string): string {
  const plain = text.isWellFormed() && !text.includes('\0') && !text.startsWith(MARK);
  return plain ? text : MARK + JSON.stringify(text);
}

/** The inverse of `toStored`. */
export function fromStored(stored: string): string {
  return stored.startsWith(MARK) ? String(JSON.parse(stored.slice(MARK.length))) : stored;
}
