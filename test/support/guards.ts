/** Judging one correction by one guard. */
import { applyEdits } from '../../src/text/core/edits.ts';
import type { Allowance } from '../../src/align/core/catalogue.ts';
import { forgottenImports } from '../../src/align/core/fixes/imports.ts';
import type { Guard, GuardContext, Proposal } from '../../src/align/core/guards/guard.ts';
import { judge, type Refusals } from '../../src/align/core/guards/guards.ts';
import { GUESSES } from '../../src/align/core/guards/parse.ts';
import { diffTexts } from '../../src/align/core/hunks.ts';
import { link } from '../../src/align/core/links.ts';
import { outlineOf } from '../../src/align/core/markdown.ts';
import type { Parser } from '../../src/align/core/parser.ts';
import { NO_PARSER } from './no-parser.ts';

export interface GuardCase {
  readonly allows?: readonly Allowance[];
  readonly parser?: Parser;
  readonly unclosed?: boolean;
  /** Of every change. */
  readonly tags?: readonly string[];
  /** An analyser's own fix, and no model's. */
  readonly isFix?: boolean;
  /** Of every change, and what it must have. */
  readonly confidence?: readonly [is: number, least: number];
}

/** What the guard refuses of the changes that make `after` out of `before`, as "original → replacement". */
export function refusedBy(guard: Guard, before: string, after: string, options: GuardCase = {}): string[] {
  const { proposals, context } = proposed(before, after, options);
  const refused = guard.refuses(proposals, context);
  return refused.map(({ original, replacement }) => `${original} → ${replacement}`);
}

/** What all guards together refuse of the changes, after the parser got ready for the languages in them. */
export async function judgedBy(before: string, after: string, options: GuardCase = {}): Promise<Refusals> {
  const languages = outlineOf(before).code.flatMap(({ language }) => language ?? GUESSES);
  for (const language of languages) await options.parser?.prepare(language);
  const { parser = NO_PARSER } = options;
  const imports = forgottenImports(before, after, before, parser).map(({ at, text }) => ({
    start: at,
    end: at,
    replacement: text,
  }));
  const { proposals, context } = proposed(before, applyEdits(after, imports), options);
  return judge(proposals, context);
}

/** The text with the changes that all guards let pass. */
export function keptOf(before: string, after: string, options: GuardCase = {}): string {
  const { proposals, context } = proposed(before, after, options);
  const refusals = judge(proposals, context);
  return applyEdits(
    before,
    proposals.filter((proposal) => !refusals.has(proposal)),
  );
}

function proposed(before: string, after: string, options: GuardCase): { proposals: Proposal[]; context: GuardContext } {
  const {
    allows = [],
    parser = NO_PARSER,
    unclosed = false,
    tags,
    isFix,
    confidence: [confidence, leastConfidence] = [1, 0],
  } = options;
  const context = { text: before, ownLength: before.length, unclosed, parser, leastConfidence, isFix };
  const { code } = outlineOf(before);
  const proposals = diffTexts(before, after, 'markdown').map((edit): Proposal => {
    const block = code.find((b) => edit.start < b.end && edit.end > b.start);
    const language = block === undefined ? null : (block.language ?? '');
    const original = before.slice(edit.start, edit.end);
    return { ...edit, original, language, confidence, allows: new Set(allows), tags };
  });
  return { proposals: link(proposals, context), context };
}

/** Code of a language as Markdown. */
export const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\``;
