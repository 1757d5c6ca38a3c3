/** Judging one correction by one guard. */
import type { Allowance } from '../../src/align/core/catalogue.ts';
import type { Guard, Proposal } from '../../src/align/core/guards/guard.ts';
import { diffTexts } from '../../src/align/core/hunks.ts';
import { link } from '../../src/align/core/links.ts';
import { outlineOf } from '../../src/align/core/markdown.ts';
import { NO_PARSER, type Parser } from '../../src/align/core/parser.ts';

export interface GuardCase {
  readonly allows?: readonly Allowance[];
  readonly parser?: Parser;
  readonly unclosed?: boolean;
  /** Of every change, and what it must have. */
  readonly confidence?: readonly [is: number, least: number];
}

/** What the guard refuses of the changes that make `after` out of `before`, as "original → replacement". */
export function refusedBy(guard: Guard, before: string, after: string, options: GuardCase = {}): string[] {
  const {
    allows = [],
    parser = NO_PARSER,
    unclosed = false,
    confidence: [confidence, leastConfidence] = [1, 0],
  } = options;
  const context = { text: before, ownLength: before.length, unclosed, parser, leastConfidence };
  const { code } = outlineOf(before);
  const proposals = diffTexts(before, after, 'markdown').map((edit): Proposal => {
    const block = code.find((b) => edit.start < b.end && edit.end > b.start);
    const language = block === undefined ? null : (block.language ?? '');
    return { ...edit, original: before.slice(edit.start, edit.end), language, confidence, allows: new Set(allows) };
  });
  const refused = guard.refuses(link(proposals, context), context);
  return refused.map(({ original, replacement }) => `${original} → ${replacement}`);
}

/** Code of a language as Markdown. */
export const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\``;
