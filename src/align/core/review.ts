/** From what the model wrote for a segment to the hunks that a person sees. */
import type { Correction } from './corrector.ts';
import type { Catalogue } from './catalogue.ts';
import { confidenceOf } from './confidence.ts';
import { applyEdits, type Edit } from '../../text/core/edits.ts';
import type { Span } from '../../text/core/span.ts';
import { isUnknownDriver, unknownDriver } from './guards/drivers.ts';
import { spokenOf, type GuardContext, type Proposal } from './guards/guard.ts';
import { forgottenImports, unusedImports } from './fixes/imports.ts';
import { GUARD_NAMES, judge } from './guards/guards.ts';
import { GUESSES, soundBlocks } from './guards/parse.ts';
import { diffTexts } from './hunks.ts';
import { withOwnEndings, type Neighbours } from '../../text/core/line-endings.ts';
import { link } from './links.ts';
import { outlineOf } from './markdown.ts';
import type { Parser } from './parser.ts';
import { present, unwrap } from './present.ts';
import { allowancesOf, assignTags, describe } from './tags.ts';
import type { DroppedHunk, Hunk, Segment } from './types.ts';

/** A corrected text of a segment, as the model reads it, and what is known of how it came to be. */
export interface Candidate extends Pick<Correction, 'tags' | 'text' | 'written'> {
  /** The verdict's score; null where the fault is certain. */
  readonly score: number | null;
  /** `model`, or the analyser whose fix it is. */
  readonly writtenBy: string;
  /** In place of what score and written spans say, for a text that was written in several goes. */
  readonly confidence?: number | undefined;
}

export interface ReviewOptions {
  readonly catalogue: Catalogue;
  readonly parser: Parser;
  readonly guardsOff: readonly string[];
  /** Number of the next group of linked hunks. */
  readonly firstGroup: number;
  /** Changes of less confidence are dropped. */
  readonly leastConfidence: number;
  /** Changes of prose with these tags need as much. */
  readonly leastInProse: (tags: readonly string[]) => number;
  /** Ranges of what the model reads that are quoted. */
  readonly quoted: readonly Span[];
  /** The whole answer, as far as it is known. */
  readonly answer?: string | undefined;
  readonly question?: string | undefined;
  /** Line endings next to the segment. */
  readonly neighbours: Neighbours;
}

export interface Reviewed {
  /** Offsets are into the whole original, as the segment's are. */
  readonly hunks: readonly Hunk[];
  readonly dropped: readonly DroppedHunk[];
  /** What the model reads, with the hunks applied; and these as edits of it. */
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** The guard of changes that nothing can check. */
const UNCHECKED = 'unchecked';

/** Guards that know the code which they let pass, and not its form alone. */
const KNOWING = ['parse', 'names', 'values', 'conditions'];

/** Diffs a correction against its segment, links, judges and describes the changes. */
export async function review(segment: Segment, candidate: Candidate, options: ReviewOptions): Promise<Reviewed> {
  const { text, bare } = present(segment);
  if (candidate.text === text) return { hunks: [], dropped: [], text, edits: [] };
  const { catalogue, parser, leastConfidence } = options;
  const { code } = outlineOf(text);
  const languages = new Set(code.flatMap(({ language }) => language ?? GUESSES));
  for (const language of languages) await parser.prepare(language);
  const correction = segment.wrap === undefined ? withImports(text, candidate, options) : candidate;
  const corrected = unwrap(segment, correction.text);
  if (corrected === null)
    return { hunks: [], dropped: [brokenWrapping(segment, correction, options)], text, edits: [] };
  const shift = segment.wrap?.before.length ?? 0;
  // Without what was put after the segment: a line that is new at its end would be found behind its end.
  const edits = diffTexts(text.slice(0, shift + bare.length), text.slice(0, shift) + corrected, 'markdown');
  const own = edits.map((edit) => move(edit, -shift));
  const places = withOwnEndings(segment.text, own, options.neighbours);

  const context: GuardContext = {
    text,
    ownLength: bare.length,
    unclosed: segment.unclosed === true,
    parser,
    leastConfidence,
    isFix: candidate.writtenBy !== 'model',
    quoted: options.quoted,
    answer: options.answer,
    question: options.question,
  };
  const sound = soundBlocks(context);
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
    const confidence = correction.confidence ?? confidenceOf(range, correction.written, correction.score);
    return { ...edit, original, language: languageAt(edit), inCode: languageAt(edit) !== null, confidence };
  });
  const tags = assignTags(correction.tags, changes, catalogue);
  const proposals = link(
    changes.map((change, i): Proposal => ({ ...change, tags: tags[i]!, allows: allowancesOf(tags[i]!, catalogue) })),
    context,
    options.firstGroup,
  );
  // They are no part of the correction that the guards judge: code may be mended without the sentence beside it.
  const unchecked = new Set(
    proposals.filter(({ language, confidence }, i) => language === null && confidence < options.leastInProse(tags[i]!)),
  );
  const refusals = judge(
    proposals.filter((proposal) => !unchecked.has(proposal)),
    context,
    options.guardsOff,
  );
  const checkedBy = ({ start, end }: Edit): string[] =>
    sound.some(({ block }) => start < block.end && end > block.start)
      ? GUARD_NAMES.filter((name) => KNOWING.includes(name) && !options.guardsOff.includes(name))
      : [];

  const hunks: Hunk[] = [];
  const dropped: DroppedHunk[] = [];
  const alive: Edit[] = [];
  proposals.forEach((proposal, i) => {
    const place = places[i]!;
    const hunk: Hunk = {
      ...move(place, segment.start),
      original: segment.text.slice(place.start, place.end),
      ...describe(tags[i]!, catalogue),
      ...guessed(proposal, context),
      tags: tags[i]!,
      confidence: proposal.confidence,
      writtenBy: correction.writtenBy,
      checkedBy: checkedBy(proposal),
      ...(proposal.group === undefined ? {} : { group: proposal.group }),
    };
    const guard = unchecked.has(proposal) ? UNCHECKED : refusals.get(proposal);
    if (guard !== undefined) dropped.push({ ...hunk, guard });
    else {
      hunks.push(hunk);
      alive.push({ start: proposal.start, end: proposal.end, replacement: proposal.replacement });
    }
  });
  return { hunks, dropped, text: applyEdits(text, alive), edits: alive };
}

/** Whoever gets placeholders of a driver that is nowhere named is told so. */
const guessed = ({ tags, language }: Proposal, context: GuardContext): Partial<Hunk> =>
  tags?.includes('CWE-89') === true && isUnknownDriver(spokenOf(context), language) ? { reason: unknownDriver() } : {};

/** The candidate with the imports that it forgot, and without those that nothing uses any more; what it wrote keeps its places. */
function withImports(text: string, candidate: Candidate, { parser, answer = text }: ReviewOptions): Candidate {
  const added = forgottenImports(text, candidate.text, answer, parser);
  const edits = [
    ...added.map(({ at, text: replacement }) => ({ start: at, end: at, replacement })),
    ...unusedImports(text, candidate.text, answer).map((line) => ({ ...line, replacement: '' })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    ...candidate,
    text: applyEdits(candidate.text, edits),
    written: candidate.written.map((span) => ({
      ...span,
      start: shiftedBy(edits, span.start),
      end: shiftedBy(edits, span.end),
    })),
  };
}

/** Where an offset is after edits; what is inserted there comes before it. */
const shiftedBy = (edits: readonly Edit[], offset: number): number =>
  edits.reduce(
    (at, { start, end, replacement }) =>
      start <= offset ? at + replacement.length - (Math.min(end, offset) - start) : at,
    offset,
  );

const move = (edit: Edit, by: number): Edit => {
  return { start: edit.start + by, end: edit.end + by, replacement: edit.replacement };
};

/** An answer that no longer fits around its segment is refused whole. */
function brokenWrapping(
  segment: Segment,
  { score, tags, text, written, writtenBy }: Candidate,
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
    writtenBy,
    checkedBy: [],
    guard: 'fence',
  };
}
