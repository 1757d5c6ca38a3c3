/** The call that runs a command: its name, its arguments, and where the command stands in it. */
import { escaped } from '../../../base/core/escaped.ts';
import type { Edit } from '../../../text/core/edits.ts';
import type { Query } from '../code/queries.ts';

/** The call whose first argument ends right before `from`, and the rest of its arguments up to the closing bracket. */
export interface Call {
  /** Where its name begins. */
  readonly start: number;
  readonly name: string;
  /** Behind its closing bracket. */
  readonly end: number;
  /** Its arguments after the first. */
  readonly rest: string;
}

export function callAround(code: string, { start, end }: { start: number; end: number }): Call | undefined {
  const open = /([\w$.]+(?:\(\))?(?:\.\w+)*)\(\s*$/.exec(code.slice(0, start));
  if (open === null) return undefined;
  let depth = 1;
  for (let i = end; i < code.length && i < end + 1000; i++) {
    if (/[([{]/.test(code[i]!)) depth++;
    else if (/[)\]}]/.test(code[i]!) && --depth === 0)
      return { start: open.index, name: open[1]!, end: i + 1, rest: code.slice(end, i) };
  }
  return undefined;
}

/** Where the text is used as a command: itself, or its only use by the name that it is given. */
export function useOf(
  code: string,
  { start, end, variable }: Query,
): { readonly start: number; readonly end: number } | undefined {
  const around = callAround(code, { start, end });
  if (around !== undefined) return { start, end };
  if (variable === undefined) return undefined;
  const uses = [...code.matchAll(new RegExp(`(?<![\\w$.])${escaped(variable)}(?![\\w$])`, 'g'))];
  const [first, second] = uses;
  if (uses.length !== 2 || first!.index > start || second!.index < end) return undefined;
  return { start: second!.index, end: second!.index + variable.length };
}

export const inOrder = (edits: Edit[]): Edit[] => edits.sort((a, b) => a.start - b.start);
