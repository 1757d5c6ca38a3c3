/** Code out of the middle of a file, without the indentation that all of its lines share. */

export interface Dedented {
  readonly text: string;
  /** The offset in the original of an offset in `text`. */
  readonly original: (offset: number) => number;
}

/** Lines that are blank do not count, and stay as they are. */
export function dedent(code: string): Dedented {
  const indent = commonIndent(code);
  if (indent === 0) return { text: code, original: (offset) => offset };
  const kept: { readonly at: number; readonly from: number }[] = [];
  let text = '';
  let from = 0;
  for (const line of code.split(/(?<=\n)/)) {
    const cut = line.trim() === '' ? 0 : indent;
    kept.push({ at: text.length, from: from + cut });
    text += line.slice(cut);
    from += line.length;
  }
  return {
    text,
    original: (offset) => {
      const line = kept.findLast(({ at }) => at <= offset)!;
      return line.from + offset - line.at;
    },
  };
}

function commonIndent(code: string): number {
  let common: string | undefined;
  for (const line of code.split('\n')) {
    if (line.trim() === '') continue;
    const own = /^[ \t]*/.exec(line)![0];
    common ??= own;
    while (!own.startsWith(common)) common = common.slice(0, -1);
    if (common === '') return 0;
  }
  return common?.length ?? 0;
}
