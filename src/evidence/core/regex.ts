/** Regular expressions as rules write them: flags such as `(?i)` at the start, as in ast-grep's dialect. */

const compiled = new Map<string, RegExp>();

/** The expression; throws a SyntaxError for a bad one. Kept, since the same few are asked for again and again. */
export function toRegExp(source: string): RegExp {
  let known = compiled.get(source);
  if (known === undefined) {
    const [, flags = '', rest = source] = /^\(\?([ims]+)\)([\s\S]*)$/.exec(source) ?? [];
    known = new RegExp(rest, flags);
    compiled.set(source, known);
  }
  return known;
}
