/** Regular expressions as rules write them: flags such as `(?i)` at the start, as in ast-grep's dialect. */

const compiled = new Map<string, RegExp>();

/** The expression; throws a SyntaxError for a bad one. Kept, since the same few are asked for again and again. */
export function toRegExp(source: string): RegExp {
  let known = compiled.get(source);
  if (known === undefined) {
    // Not every Node that the product runs on knows flags within an expression.
    if (/\(\?(?:[a-z]+(?:-[a-z]*)?|-[a-z]+):/.test(source))
      throw new SyntaxError(`Flags stand at the start only: ${source}`);
    const [, start = '', flags = '', rest = source] = /^(\^?)\(\?([ims]+)\)([\s\S]*)$/.exec(source) ?? [];
    known = new RegExp(start + rest, flags);
    compiled.set(source, known);
  }
  return known;
}
