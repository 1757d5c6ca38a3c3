/** Code that parsed must still parse. Code that did not is a fragment, and is not held to it. */
import { outlineOf } from '../markdown.ts';
import type { CodeBlock } from '../markdown.ts';
import type { Parser } from '../parser.ts';
import { culprits, withChanges } from './guard.ts';
import type { Guard, GuardContext, Proposal } from './guard.ts';

/** Without the indentation that all its lines share: a selection out of the middle of a file. */
function dedent(code: string): string {
  const indents = code.match(/^[ \t]*(?=\S)/gm) ?? [];
  const shared = indents.reduce((a, b) => (a.length < b.length ? a : b), indents[0] ?? '');
  if (shared === '' || !indents.every((indent) => indent.startsWith(shared))) return code;
  return code.replaceAll(new RegExp(`^${shared}`, 'gm'), '');
}

/** Whether a code block parses, as it is or without its shared indentation; undefined when that cannot be said. */
export function parsesBlock(block: CodeBlock, parser: Parser): boolean | undefined {
  if (block.language === undefined) return undefined;
  const whole = parser.parses(block.code, block.language);
  return whole === false ? parser.parses(dedent(block.code), block.language) : whole;
}

/** The code blocks of the text whose syntax is known to be right; an unclosed last one is left out. */
export function soundBlocks(context: GuardContext): { readonly index: number; readonly block: CodeBlock }[] {
  const { code } = outlineOf(context.text);
  return code
    .map((block, index) => ({ index, block }))
    .filter(({ index, block }) => !(context.unclosed && index === code.length - 1 && block.fenced))
    .filter(({ block }) => parsesBlock(block, context.parser) === true);
}

/** Whether the block of this index still parses with the changes; also when it cannot be found any more. */
export function stillParses(index: number, changes: readonly Proposal[], context: GuardContext): boolean {
  const block = outlineOf(withChanges(context, changes)).code[index];
  return block === undefined || parsesBlock(block, context.parser) !== false;
}

export const parse: Guard = {
  name: 'parse',
  refuses: (alive, context) => {
    const refused = new Set<Proposal>();
    for (const { index, block } of alive.length === 0 ? [] : soundBlocks(context)) {
      const inside = alive.filter(({ start, end }) => start < block.end && end > block.start);
      for (const proposal of culprits(inside, (applied) => stillParses(index, applied, context))) refused.add(proposal);
    }
    return [...refused];
  },
};
