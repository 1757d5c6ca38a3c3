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

/** What code in a fence that names no language is taken for, when it parses as such. */
export const GUESSES: readonly string[] = ['python', 'typescript'];

/** A code block whose syntax is known to be right in this language. */
export interface SoundBlock {
  readonly index: number;
  readonly block: CodeBlock;
  readonly language: string;
}

/** Whether code parses, as it is or without its shared indentation; undefined when that cannot be said. */
function parses(code: string, language: string, parser: Parser): boolean | undefined {
  const whole = parser.parses(code, language);
  return whole === false ? parser.parses(dedent(code), language) : whole;
}

/** The code blocks of the text whose syntax is known to be right; an unclosed last one is left out. */
export function soundBlocks({ text, unclosed, parser }: GuardContext): SoundBlock[] {
  const { code } = outlineOf(text);
  return code.flatMap((block, index) => {
    if (unclosed && index === code.length - 1 && block.fenced) return [];
    const languages = block.language === undefined ? GUESSES : [block.language];
    const language = languages.find((name) => parses(block.code, name, parser) === true);
    return language === undefined ? [] : [{ index, block, language }];
  });
}

/** Whether a sound block still parses with the changes; also when it cannot be found any more. */
export function stillParses(sound: SoundBlock, changes: readonly Proposal[], context: GuardContext): boolean {
  const block = outlineOf(withChanges(context, changes)).code[sound.index];
  return block === undefined || parses(block.code, sound.language, context.parser) !== false;
}

export const parse: Guard = {
  name: 'parse',
  refuses: (alive, context) => {
    const refused = new Set<Proposal>();
    for (const sound of alive.length === 0 ? [] : soundBlocks(context)) {
      const { block } = sound;
      const inside = alive.filter(({ start, end }) => start < block.end && end > block.start);
      for (const proposal of culprits(inside, (applied) => stillParses(sound, applied, context))) refused.add(proposal);
    }
    return [...refused];
  },
};
