/** From what the model wrote for a segment to the hunks that a person sees. */
import type { Correction } from './corrector.ts';
import type { Catalogue } from './catalogue.ts';
import { confidenceOf } from './confidence.ts';
import type { Edit } from '../../text/core/edits.ts';
import type { GuardContext, Proposal } from './guards/guard.ts';
import { judge } from './guards/guards.ts';
import { GUESSES } from './guards/parse.ts';
import { diffTexts } from './hunks.ts';
import { withOwnEndings, type Neighbours } from '../../text/core/line-endings.ts';
import { link } from './links.ts';
import { outlineOf } from './markdown.ts';
import type { Parser } from './parser.ts';
import { present, unwrap } from './present.ts';
import { allowancesOf, assignTags, describe } from './tags.ts';
import type { DroppedHunk, Hunk, Segment } from './types.ts';

export interface ReviewOptions {
  readonly catalogue: Catalogue;
  readonly parser: Parser;
  readonly guardsOff: readonly string[];
  /** Number of the next group of linked hunks. */
  readonly firstGroup: number;
  /** Changes of less confidence are dropped. */
  readonly leastConfidence: number;
  /** Line endings next to the segment. */
  readonly neighbours: Neighbours;
}

export interface Reviewed {
  /** Offsets are into the whole original, as the segment's are. */
  readonly hunks: readonly Hunk[];
  readonly dropped: readonly DroppedHunk[];
}

/** Diffs a correction against its segment, links, judges and describes the changes. */
export async function review(
  segment: Segment,
  correction: Pick<Correction, 'score' | 'tags' | 'text' | 'written'>,
  options: ReviewOptions,
): Promise<Reviewed> {
  const { text, bare } = present(segment);
  if (correction.text === text) return { hunks: [], dropped: [] };
  const { catalogue, parser, leastConfidence } = options;
  const corrected = unwrap(segment, correction.text);
  if (corrected === null) return { hunks: [], dropped: [brokenWrapping(segment, correction, options)] };
  const shift = segment.wrap?.before.length ?? 0;
  // Without what was put after the segment: a line that is new at its end would be found behind its end.
  const edits = diffTexts(text.slice(0, shift + bare.length), text.slice(0, shift) + corrected, 'markdown');
  const own = edits.map((edit) => move(edit, -shift));
  const places = withOwnEndings(segment.text, own, options.neighbours);

  const { code } = outlineOf(text);
  const languages = new Set(code.flatMap(({ language }) => language ?? GUESSES));
  for (const language of languages) await parser.prepare(language);
  const context: GuardContext = {
    text,
    ownLength: bare.length,
    unclosed: segment.unclosed === true,
    parser,
    leastConfidence,
  };
  const languageAt = ({ start, end }: Edit): string | null => {
    const block = code.find((b) => start < b.end && end > b.start);
    return block === undefined ? null : (block.language ?? '');
  };
  let grown = 0;
  const changes = edits.map((edit) => {
    const original = text.slice(edit.start, edit.end);
    const start = edit.start + grown;
    grown += edit.replacement.length - original.length;
    const range = { start, end: start + edit.replacement.length };
    const confidence = confidenceOf(range, correction.written, correction.score);
    return { ...edit, original, language: languageAt(edit), inCode: languageAt(edit) !== null, confidence };
  });
  const tags = assignTags(correction.tags, changes, catalogue);
  const proposals = link(
    changes.map((change, i): Proposal => ({ ...change, tags: tags[i]!, allows: allowancesOf(tags[i]!, catalogue) })),
    context,
    options.firstGroup,
  );
  const refusals = judge(proposals, context, options.guardsOff);

  const hunks: Hunk[] = [];
  const dropped: DroppedHunk[] = [];
  proposals.forEach((proposal, i) => {
    const place = places[i]!;
    const hunk: Hunk = {
      ...move(place, segment.start),
      original: segment.text.slice(place.start, place.end),
      ...describe(tags[i]!, catalogue),
      tags: tags[i]!,
      confidence: proposal.confidence,
      ...(proposal.group === undefined ? {} : { group: proposal.group }),
    };
    const guard = refusals.get(proposal);
    if (guard === undefined) hunks.push(hunk);
    else dropped.push({ ...hunk, guard });
  });
  return { hunks, dropped };
}

const move = (edit: Edit, by: number): Edit => {
  return { start: edit.start + by, end: edit.end + by, replacement: edit.replacement };
};

/** An answer that no longer fits around its segment is refused whole. */
function brokenWrapping(
  segment: Segment,
  { score, tags, text, written }: Pick<Correction, 'score' | 'tags' | 'text' | 'written'>,
  { catalogue }: ReviewOptions,
): DroppedHunk {
  return {
    start: segment.start,
    end: segment.end,
    original: segment.text,
    replacement: text,
    ...describe(tags, catalogue),
    tags,
    confidence: confidenceOf({ start: 0, end: text.length }, written, score),
    guard: 'fence',
  };
}
