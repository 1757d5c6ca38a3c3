/**
 * One segment from question to result. Evidence says where a fault surely is; the model says where one may be, and writes.
 * Candidates compete for a fault, and the first that passes every check is shown. What was corrected is asked about again:
 * a correction that would be corrected further is taken further, or not shown at all.
 */
import { Recent } from '../../base/core/recent.ts';
import type { CancelSignal } from '../../base/core/cancel.ts';
import { throwIfCancelled } from '../../base/core/errors.ts';
import { NO_EVIDENCE, type Evidence, type EvidenceSource, type Surroundings } from '../../evidence/core/types.ts';
import { neighboursOf, withOwnEndings } from '../../text/core/line-endings.ts';
import { overlaps, type Span } from '../../text/core/span.ts';
import { probabilityOf } from './accept.ts';
import type { Catalogue } from './catalogue.ts';
import type { Corrector, Correction } from './corrector.ts';
import type { Parser } from './parser.ts';
import { inItsVersion } from './older-version.ts';
import { segmentLeftAlone } from './dialects/left-alone.ts';
import { frameOf, present, unwrap } from './present.ts';
import { quotedInCode, quotedSpans } from './quoted/quoted.ts';
import { review, type Candidate, type Reviewed } from './review.ts';
import { analyseBlocks, newlyFound, stillFound } from './segment-evidence.ts';
import { fixesOf } from './fixes/own-fix.ts';
import { asSeen, findingsOf, type Seen } from './segment-findings.ts';
import type {
  AlignRequest,
  DroppedHunk,
  ModelLimits,
  Operating,
  Segment,
  SegmentDone,
  SegmentResult,
  SkipReason,
} from './types.ts';
import type { CachedCorrection, VerdictCache } from './verdict-cache.ts';

export interface SegmentAlignerOptions {
  readonly profile: ModelLimits;
  readonly modelHash: string;
  readonly catalogue: Catalogue;
  readonly parser: Parser;
  readonly cache: VerdictCache;
  /** Analysers beside the model; none by default. */
  readonly evidence?: EvidenceSource | undefined;
  /** Names of guards that are switched off. */
  readonly guardsOff?: readonly string[] | undefined;
}

/** What the text around a segment tells. */
export interface Place {
  /** The whole text as far as it is known. */
  readonly text: string;
  /** Number of the next group of linked hunks. */
  readonly firstGroup: number;
  readonly signal: CancelSignal;
  /** 0 to 1 of the segment. */
  readonly onProgress: (fraction: number) => void;
  /** The model was asked: what it cost. */
  readonly onCorrection: (correction: Pick<Correction, 'tokens' | 'readMs' | 'decodeMs'>) => void;
}

/** Rounds after the first, for what the first has changed. */
const MORE_ROUNDS = 2;

/** The names under which corrections are dropped here. */
const EVIDENCE = 'evidence';
const ACCEPT = 'accept';
const UNSETTLED = 'unsettled';

/** What one round came to. */
interface Round extends Reviewed {
  readonly score: number | null;
  readonly tags: readonly string[];
  readonly fault: boolean;
  readonly skipped?: SkipReason | undefined;
  readonly evidence: readonly Evidence[];
}

/** Quotations of texts that grow by a segment each, which are asked for more than once. */
const KEPT = 8;

export class SegmentAligner {
  readonly #request: Omit<AlignRequest, 'text'>;
  readonly #corrector: Corrector;
  readonly #options: SegmentAlignerOptions;
  readonly #quotations = new Recent<readonly Span[]>(KEPT);

  constructor(request: Omit<AlignRequest, 'text'>, corrector: Corrector, options: SegmentAlignerOptions) {
    this.#request = request;
    this.#corrector = corrector;
    this.#options = options;
  }

  /** Rejects with CancelledError, or with what the model's engine threw. */
  async align(segment: Segment, place: Place): Promise<SegmentDone> {
    if (isWithin(segment.text, this.#quotedIn(segment, place))) return await this.#leave(segment, 'quoted', place);
    if (segmentLeftAlone(present(segment).text) !== undefined) return await this.#leave(segment, 'left-alone', place);
    const first = await this.#round(segment, place, segment);
    const final = await this.#settle(segment, first, place);
    const { dropped } = final;
    const { score, fault, skipped } = first;
    const tags = fault ? first.tags : [];
    const result: SegmentResult =
      skipped === undefined
        ? { ...frameOf(segment), verdict: fault ? 'fault' : 'ok', score, tags }
        : { ...frameOf(segment), verdict: 'skipped', score: null, tags: [], skipped };
    const quotations = (await this.#analyse(segment, place)).filter((one) => !isIn(first.evidence, one));
    const seen = await this.#seen(segment, [...first.evidence, ...quotations], final, place);
    const { catalogue } = this.#options;
    const hunks = asSeen(final.hunks, seen, catalogue);
    const named = [...tags, ...final.hunks.flatMap((hunk) => hunk.tags)];
    return { segment: result, hunks, dropped, findings: findingsOf(seen, hunks, named, catalogue) };
  }

  /** A segment that is nothing but a quotation, or whose code the model does not understand: it is not asked. */
  async #leave(segment: Segment, skipped: SkipReason, place: Place): Promise<SegmentDone> {
    const { catalogue } = this.#options;
    const evidence = await this.#analyse(segment, place);
    const live = skipped === 'left-alone' ? await this.#live(segment, place) : [];
    const certain = live.filter(({ certainty }) => certainty === 'certain');
    const mended = (await this.#fixed(segment, live, certain, place, [])) ?? NOTHING;
    const seen = await this.#seen(segment, evidence, mended, place);
    const hunks = asSeen(mended.hunks, seen, catalogue);
    const tags = [...new Set(hunks.flatMap((hunk) => hunk.tags))];
    const result: SegmentResult =
      hunks.length > 0
        ? { ...frameOf(segment), verdict: 'fault', score: null, tags }
        : { ...frameOf(segment), verdict: 'skipped', score: null, tags: [], skipped };
    return { segment: result, hunks, dropped: mended.dropped, findings: findingsOf(seen, hunks, tags, catalogue) };
  }

  /** The first of the analysers' own fixes that passes every check; what is refused goes to `dropped`. */
  async #fixed(
    segment: Segment,
    evidence: readonly Evidence[],
    certain: readonly Evidence[],
    place: Place,
    dropped: DroppedHunk[],
  ): Promise<Reviewed | undefined> {
    const { text } = present(segment);
    for (const fixed of fixesOf(certain, text, `${this.#request.question}\n${this.#around(place)}`)) {
      const judged = await this.#judge(segment, { ...fixed, score: null }, evidence, certain, place);
      if (judged.hunks.length > 0) return judged;
      dropped.push(...judged.dropped);
    }
    return undefined;
  }

  /** What the request's sensitivity means for this model. */
  get #operating(): Operating {
    return this.#options.profile.sensitivity[this.#request.sensitivity];
  }

  /** Asks about what a round has changed until nothing changes any more; a correction that does not end is refused. */
  async #settle(segment: Segment, first: Round, place: Place): Promise<Reviewed> {
    const shown = [...first.hunks];
    let last: Reviewed = first;
    for (let more = 0; last.hunks.length > 0; more++) {
      const next = withText(segment, last.text);
      if (next !== null && (await this.#stands(next, place))) return last;
      const again = next === null ? undefined : await this.#round(next, place, segment);
      if (again?.hunks.length === 0) return last;
      if (again === undefined || more === MORE_ROUNDS) return refused(last, UNSETTLED);
      shown.push(...again.hunks);
      const joined = await this.#join(segment, again.text, first, shown, place);
      if (joined.text !== again.text || joined.hunks.length === 0) return refused(last, UNSETTLED);
      last = { ...joined, dropped: [...first.dropped, ...joined.dropped] };
    }
    return last;
  }

  /** What several rounds wrote as one correction: a change is told as in its own round, others are as sure as the least sure. */
  async #join(
    segment: Segment,
    text: string,
    first: Round,
    hunks: readonly Reviewed['hunks'][number][],
    place: Place,
  ): Promise<Reviewed> {
    const candidate: Candidate = {
      text,
      score: null,
      tags: [...new Set([...first.tags, ...hunks.flatMap(({ tags }) => tags)])],
      written: [],
      writtenBy: hunks.some(({ writtenBy }) => writtenBy === 'model') ? 'model' : (hunks[0]?.writtenBy ?? 'model'),
      confidence: Math.min(...hunks.map(({ confidence }) => confidence)),
    };
    const joined = await this.#review(segment, candidate, place, { leastConfidence: 0, leastInProse: () => 0 });
    const told = joined.hunks.map((hunk) => {
      const same = hunks.find((one) => one.original === hunk.original && one.replacement === hunk.replacement);
      const { start, end, group } = hunk;
      return same === undefined ? hunk : { ...same, start, end, group };
    });
    return { ...joined, hunks: told };
  }

  /** Whether nothing would be said of a segment; it costs one reading. */
  async #stands(segment: Segment, place: Place): Promise<boolean> {
    const evidence = await this.#live(segment, place);
    if (evidence.some(({ certainty }) => certainty === 'certain')) return false;
    const score = await this.#scoreOf(present(segment).text, place);
    return score !== null && score >= this.#openThreshold(evidence);
  }

  /** From the verdict to the one candidate that passes. `original` is what the request's own evidence speaks of. */
  async #round(segment: Segment, place: Place, original: Segment): Promise<Round> {
    const evidence = await this.#live(segment, place);
    if (segment === original) evidence.push(...this.#given(segment, place));
    const certain = evidence.filter(({ certainty }) => certainty === 'certain');
    const { text } = present(segment);
    const own = await this.#ask(text, this.#openThreshold(evidence), place);
    const { score, tags } = own;
    const silent = { hunks: [], dropped: [], text, edits: [], score, tags, evidence };
    if (own.skipped === 'round-trip' || own.skipped === 'too-long')
      return { ...silent, fault: certain.length > 0, skipped: own.skipped };
    const agreed = !own.stands && own.skipped === undefined && this.#agrees(own, evidence);
    const fault = certain.length > 0 || agreed;
    if (!agreed && certain.length === 0) return { ...silent, fault, skipped: own.skipped };
    const candidate: Candidate = { ...own, writtenBy: 'model' };
    const reviewed =
      certain.length === 0
        ? await this.#judge(segment, candidate, evidence, [], place)
        : await this.#compete(segment, agreed ? candidate : undefined, evidence, certain, place);
    return { ...silent, ...reviewed, fault };
  }

  /** A suspicion raises the threshold for its own tag alone. */
  #agrees({ score, tags }: CachedCorrection, evidence: readonly Evidence[]): boolean {
    if (score === null || score < this.#operating.threshold) return true;
    return evidence.some(({ tag }) => tags.includes(tag));
  }

  #openThreshold(evidence: readonly Evidence[]): number {
    const { threshold, suspicion = 0 } = this.#operating;
    return evidence.some(({ certainty }) => certainty === 'suspicion') ? threshold + suspicion : threshold;
  }

  /**
   * What mends a certain fault and passes every check. The analysers' own fixes come first: they were read by people, and cost
   * no decoding. Then the model's own correction, and last the model's with the tag given.
   */
  async #compete(
    segment: Segment,
    own: Candidate | undefined,
    evidence: readonly Evidence[],
    certain: readonly Evidence[],
    place: Place,
  ): Promise<Reviewed> {
    const { text } = present(segment);
    const dropped: DroppedHunk[] = [];
    const tried = async (candidate: Candidate) => {
      const judged = await this.#judge(segment, { ...candidate, score: null }, evidence, certain, place);
      if (judged.hunks.length > 0) return judged;
      dropped.push(...judged.dropped);
      return undefined;
    };
    const fixed = await this.#fixed(segment, evidence, certain, place, dropped);
    if (fixed !== undefined) return fixed;
    const written = own === undefined ? undefined : await tried(own);
    if (written !== undefined) return written;
    const forced = await this.#ask(text, Infinity, place, [...new Set(certain.map(({ tag }) => tag))]);
    const told = forced.skipped === undefined ? await tried({ ...forced, writtenBy: 'model' }) : undefined;
    if (told !== undefined) return told;
    // It mends another fault, and has to be as good as without any evidence.
    const isOther = own !== undefined && !certain.some(({ tag }) => own.tags.includes(tag));
    const other = !isOther ? undefined : await this.#judge(segment, own, evidence, [], place);
    return other !== undefined && other.hunks.length > 0 ? other : { hunks: [], dropped, text, edits: [] };
  }

  /** Guards, evidence and, where nothing else speaks for a change, a second verdict. `toMend`: one of them must be gone. */
  async #judge(
    segment: Segment,
    candidate: Candidate,
    evidence: readonly Evidence[],
    toMend: readonly Evidence[],
    place: Place,
  ): Promise<Reviewed> {
    const { confidence = 0, certain = confidence, unchecked } = this.#operating;
    const supported = toMend.length > 0 || evidence.some(({ tag }) => candidate.tags.includes(tag));
    const least = (tags: readonly string[], usual: number) =>
      Math.max(confidence, ...tags.map((tag) => unchecked?.tags?.[tag] ?? usual));
    const reviewed = await this.#review(segment, candidate, place, {
      leastConfidence:
        toMend.length > 0
          ? certain
          : supported
            ? Math.max(confidence, ...candidate.tags.map((tag) => unchecked?.suspected?.[tag] ?? 0))
            : least(candidate.tags, unchecked?.code ?? 0),
      leastInProse: (tags) => least(tags, unchecked?.prose ?? 0),
    });
    if (reviewed.hunks.length === 0) return reviewed;
    const corrected = withText(segment, reviewed.text);
    if (corrected === null) return refused(reviewed, EVIDENCE);
    const after = await this.#live(corrected, place);
    const mended = toMend.filter((one) => isMended(one, reviewed, after));
    if (newlyFound(evidence, after).length > 0 || (toMend.length > 0 && mended.length === 0))
      return refused(reviewed, EVIDENCE);
    if (!supported && !(await this.#accepts(candidate, reviewed.text, place))) return refused(reviewed, ACCEPT);
    const by = [...new Set(mended.map(({ source }) => source))];
    return {
      ...reviewed,
      hunks: reviewed.hunks.map((hunk) => ({ ...hunk, checkedBy: [...by, ...(hunk.checkedBy ?? [])] })),
    };
  }

  async #accepts({ score, written }: Candidate, text: string, place: Place): Promise<boolean> {
    const { accept } = this.#options.profile;
    if (accept === undefined || score === null) return true;
    const corrected = await this.#scoreOf(text, place);
    if (corrected === null) return true;
    const lowest = Math.min(0, ...written.map((span) => span.lowest));
    return probabilityOf({ score, corrected, lowest }, accept) >= accept.least;
  }

  #review(
    segment: Segment,
    candidate: Candidate,
    place: Place,
    least: { leastConfidence: number; leastInProse: (tags: readonly string[]) => number },
  ): Promise<Reviewed> {
    const { catalogue, parser, guardsOff = [] } = this.#options;
    const neighbours = neighboursOf(place.text, segment);
    const quoted = this.#quotedInRead(segment, place);
    const { firstGroup } = place;
    const answer = this.#around(place);
    const { question } = this.#request;
    const options = { catalogue, parser, guardsOff, neighbours, firstGroup, quoted, answer, question };
    return review(segment, candidate, { ...options, ...least });
  }

  /** What tells of imports, drivers and names: the answer, or the file that a piece of code stands in, as far as it is known. */
  #around({ text }: Place): string {
    const { source } = this.#request;
    return source.kind === 'code' ? `${source.before}${text}${source.after}` : text;
  }

  /** Quoted ranges of a segment, as far as the text up to its end tells: offsets into its own text. */
  #quotedIn(segment: Segment, { text }: Place): readonly Span[] {
    const { start } = segment;
    const { kind, language = '' } = segment;
    if (kind === 'code') return quotedInCode(segment.text, language);
    const known = text.slice(0, start) + segment.text;
    const spans = this.#quotations.get(known, () => quotedSpans(known, this.#request.question));
    return spans
      .filter((span) => span.end > start)
      .map((span) => ({ start: Math.max(0, span.start - start), end: span.end - start }));
  }

  /** The same in what the model reads. */
  #quotedInRead(segment: Segment, place: Place): readonly Span[] {
    const before = segment.wrap?.before.length ?? 0;
    const at = (offset: number): number => before + lfLength(segment.text, offset);
    return this.#quotedIn(segment, place).map(({ start, end }) => ({ start: at(start), end: at(end) }));
  }

  /** Evidence outside of quotations. */
  async #live(segment: Segment, place: Place): Promise<Evidence[]> {
    const quoted = this.#quotedInRead(segment, place);
    return (await this.#analyse(segment, place)).filter((one) => !quoted.some((span) => overlaps(span, one)));
  }

  async #analyse(segment: Segment, place: Place): Promise<Evidence[]> {
    const { evidence = NO_EVIDENCE } = this.#options;
    const { text } = present(segment);
    const found = await analyseBlocks(text, evidence, this.#surroundings(segment, place));
    return inItsVersion(found, this.#request.question, text);
  }

  /** The code around a part of a fence, or around a selection in a file. */
  #surroundings({ start, end, kind, wrap }: Segment, { text }: Place): Surroundings {
    const { source } = this.#request;
    if (kind === 'code' && source.kind === 'code')
      return { before: source.before + text.slice(0, start), after: text.slice(end) + source.after };
    if (wrap === undefined) return { before: '', after: '' };
    const fence = text.lastIndexOf(wrap.before, start);
    return { before: fence < 0 ? '' : text.slice(fence + wrap.before.length, start), after: '' };
  }

  /** The request's own evidence inside the segment, at its place in what the model reads. */
  #given(segment: Segment, at: Place): Evidence[] {
    const { evidence = [] } = this.#request;
    const before = segment.wrap?.before.length ?? 0;
    // What the model reads has LF alone.
    const place = (offset: number) => before + lfLength(segment.text, offset - segment.start);
    const quoted = this.#quotedInRead(segment, at);
    return evidence
      .filter(({ start, end }) => start >= segment.start && end <= segment.end)
      .map(({ fix, ...one }) => {
        const placed = { ...one, start: place(one.start), end: place(one.end) };
        return fix === undefined
          ? placed
          : { ...placed, fix: fix.map((e) => ({ ...e, start: place(e.start), end: place(e.end) })) };
      })
      .filter((one) => !quoted.some((span) => overlaps(span, one)));
  }

  /** Evidence at its place in the original, with what the final correction made of it. */
  async #seen(segment: Segment, evidence: readonly Evidence[], final: Reviewed, place: Place): Promise<Seen[]> {
    if (evidence.length === 0) return [];
    const corrected = final.hunks.length === 0 ? null : withText(segment, final.text);
    const after = corrected === null ? [] : await this.#analyse(corrected, place);
    const before = segment.wrap?.before.length ?? 0;
    const neighbours = neighboursOf(place.text, segment);
    const quoted = this.#quotedInRead(segment, place);
    return evidence.map((one) => {
      const isQuoted = quoted.some((span) => overlaps(span, one));
      const state = isQuoted
        ? 'quoted'
        : corrected !== null && isMended(one, final, after)
          ? 'corrected'
          : 'uncorrected';
      const own = { start: one.start - before, end: one.end - before, replacement: '' };
      const [at = own] = withOwnEndings(segment.text, [own], neighbours);
      return { evidence: { ...one, start: segment.start + at.start, end: segment.start + at.end }, state };
    });
  }

  /** The model's word on a text, or what it said before. */
  async #ask(
    text: string,
    threshold: number,
    place: Place,
    forcedTags?: readonly string[],
  ): Promise<CachedCorrection & { readonly skipped?: Correction['skipped']; readonly stands: boolean }> {
    const { cache } = this.#options;
    const { question, margin: byHand } = this.#request;
    const { margin, settledMargin } = this.#operating;
    // A margin by hand is the one of the whole text: 0 is exactly greedy.
    const how = { ...(byHand === undefined ? { margin, settledMargin } : { margin: byHand }), forcedTags };
    const key = this.#key(text);
    const answer = (correction: CachedCorrection & { readonly skipped?: Correction['skipped'] }) => {
      const { score } = correction;
      return { ...correction, stands: score === null ? correction.text === text : score >= threshold };
    };
    const known = cache.get(key, how, threshold);
    if (known !== undefined) return answer(known);
    const { signal, onProgress } = place;
    const correction = await this.#corrector.correct(
      { question, segment: text },
      { threshold, ...how, signal, onProgress },
    );
    throwIfCancelled(signal);
    place.onCorrection(correction);
    cache.set(key, how, threshold, correction);
    return answer(correction);
  }

  async #scoreOf(text: string, { signal }: Place): Promise<number | null> {
    const { cache } = this.#options;
    const key = this.#key(text);
    const known = cache.scoreOf(key);
    if (known !== undefined) return known;
    const score = await this.#corrector.verdictOf({ question: this.#request.question, segment: text }, signal);
    throwIfCancelled(signal);
    cache.setScore(key, score);
    return score;
  }

  /** Everything that decides what the model reads. */
  #key(text: string) {
    const { profile, modelHash } = this.#options;
    return { profile: profile.id, modelHash, prefix: this.#request.question, text };
  }
}

/** Evidence of the editor cannot be asked for again: its place must have changed. */
function isMended(evidence: Evidence, { edits }: Pick<Reviewed, 'edits'>, after: readonly Evidence[]): boolean {
  if (evidence.source !== 'editor') return !stillFound(evidence, edits, after);
  return edits.some(({ start, end }) => start <= evidence.end && end >= evidence.start);
}

/** The segment with another text for what the model reads; null when that does not fit around it. */
function withText(segment: Segment, text: string): Segment | null {
  const own = unwrap({ ...segment, text: '' }, text);
  return own === null ? null : { ...segment, text: own, end: segment.start + own.length };
}

const refused = (reviewed: Reviewed, guard: string): Reviewed => ({
  hunks: [],
  dropped: [...reviewed.dropped, ...reviewed.hunks.map((hunk) => ({ ...hunk, guard }))],
  text: '',
  edits: [],
});

const NOTHING: Reviewed = { hunks: [], dropped: [], text: '', edits: [] };

const isIn = (evidence: readonly Evidence[], one: Evidence): boolean =>
  evidence.some(({ start, rule, source }) => start === one.start && rule === one.rule && source === one.source);

/** How far an offset is in a text that has LF in place of each CR LF. */
const lfLength = (text: string, offset: number): number => text.slice(0, offset).replaceAll('\r\n', '\n').length;

/** Whether all words of a text stand in these ranges, and there are any. */
function isWithin(text: string, spans: readonly Span[]): boolean {
  if (spans.length === 0) return false;
  const words = [
    ...text.replaceAll(/^[ \t>]*(?:`{3,}|~{3,}).*$/gm, (line) => ' '.repeat(line.length)).matchAll(/[\p{L}\p{N}]+/gu),
  ];
  return words.length > 0 && words.every(({ index }) => spans.some(({ start, end }) => index >= start && index < end));
}
