/** The correction of a finding that needs no model: the analyser's own, or one that follows from what was found. */
import type { Evidence } from '../../../evidence/core/types.ts';
import type { Edit } from '../../../text/core/edits.ts';
import { applyEdits } from '../../../text/core/edits.ts';
import { outlineOf } from '../markdown.ts';
import type { Candidate } from '../review.ts';
import { bindBeside } from './bind-beside.ts';
import { bindCall } from './bind-call.ts';
import { bindConditions } from './bind-conditions.ts';
import { bindDynamic } from './bind-dynamic.ts';
import { bindLayer } from './bind-layer.ts';
import { bindSql } from './bind-sql.ts';
import { bindStatement } from './bind-statement.ts';
import { splitCommand } from './split-command.ts';

/**
 * Corrections of `text` (a segment as the model reads it) that mend findings without the model: all that there are as one, so
 * that five faults of a kind need no five rounds, then each by itself. `around` is the whole answer.
 */
export function* fixesOf(found: readonly Evidence[], text: string, around: string): Generator<Candidate> {
  const single = found.flatMap((one) => {
    const edits = ownFix(one, text, around);
    return edits === undefined ? [] : [{ one, edits }];
  });
  const together: typeof single = [];
  for (const fix of single) if (!together.some((other) => collide(other.edits, fix.edits))) together.push(fix);
  const tries = together.length > 1 ? [together, ...single.map((fix) => [fix])] : single.map((fix) => [fix]);
  for (const fixes of tries)
    yield {
      text: applyEdits(
        text,
        fixes.flatMap(({ edits }) => edits).sort((a, b) => a.start - b.start),
      ),
      score: null,
      tags: [...new Set(fixes.map(({ one }) => one.tag))],
      written: [],
      writtenBy: fixes[0]!.one.source,
    };
}

/** Whether two corrections write at the same place. */
const collide = (a: readonly Edit[], b: readonly Edit[]): boolean =>
  a.some((one) => b.some((other) => one.start <= other.end && other.start <= one.end));

const DIGEST_OF_PASSWORD = /\b(?:(?:md5|sha1)\s*\(|hash\s*\(\s*["']\w+["']\s*,)[^;\n]*?(?:pass|pwd|plain)/gi;

/**
 * Whether a password would be stored as `password_hash` makes it while the answer still works out its digest elsewhere, as a
 * login does that compares the two: then nobody could log in any more.
 */
const leavesOldDigest = (fix: NonNullable<Evidence['fix']>, around: string): boolean =>
  fix.some(({ text }) => /\bpassword_hash\(/.test(text)) &&
  !/\bpassword_verify\(/.test(around) &&
  [...around.matchAll(DIGEST_OF_PASSWORD)].length > 1;

/**
 * The edits of `text` (a segment as the model reads it) that mend a finding in it; undefined where only the model can. `around`
 * is the whole answer.
 */
function ownFix({ start, end, tag, fix }: Evidence, text: string, around: string): Edit[] | undefined {
  if (fix !== undefined) {
    if (leavesOldDigest(fix, around)) return undefined;
    return fix.map((edit) => ({ start: edit.start, end: edit.end, replacement: edit.text }));
  }
  if (tag !== 'CWE-89' && tag !== 'CWE-78') return undefined;
  const block = outlineOf(text).code.find((code) => code.start <= start && end <= code.end);
  if (block?.language === undefined) return undefined;
  // Code that a list or a quote indents is not what stands in the text.
  const from = text.indexOf(block.code, block.start);
  if (from < 0 || from > start) return undefined;
  const written = (code: string, language: string, place: number): Edit[] | undefined =>
    tag === 'CWE-78'
      ? splitCommand(code, language, place)
      : (bindConditions(code, language, place, around) ??
        bindLayer(code, language, place, around) ??
        bindSql(code, language, place, around) ??
        bindStatement(code, language, place, around) ??
        bindCall(code, language, place, around) ??
        bindBeside(code, language, place, around) ??
        bindDynamic(code, language));
  // A finding's place may be the call around the text.
  for (let at = start; at < end; at++) {
    const edits = /["'`fF(]/.test(text[at]!) ? written(block.code, block.language, at - from) : undefined;
    if (edits !== undefined) return edits.map((e) => ({ ...e, start: e.start + from, end: e.end + from }));
  }
  return undefined;
}
