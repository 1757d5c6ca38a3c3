/** From a text to its alignment: split, ask the model, diff, guard. Whole texts and texts that still stream take one path. */
import type { CancelSignal } from '../../base/core/cancel.ts';
import { CancelledError, throwIfCancelled, toErrorData } from '../../base/core/errors.ts';
import type { ErrorData } from '../../base/core/errors.ts';
import { isUnavailable, type Corrector, type Correction } from './corrector.ts';
import { applyHunks } from './hunks.ts';
import { frameOf, present } from './present.ts';
import { quotedSpans } from './quoted/quoted.ts';
import { replacedIn, type Seen } from './quoted/versions.ts';
import { overlaps } from '../../text/core/span.ts';
import { SegmentAligner, type SegmentAlignerOptions } from './segment-aligner.ts';
import { Segmenter } from './segmenter.ts';
import type {
  AlignRequest,
  Alignment,
  Segment,
  SegmentDone,
  SegmentResult,
  SkipReason,
  Span,
  TokenCounts,
} from './types.ts';

export interface PipelineOptions extends SegmentAlignerOptions {
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  readonly signal?: CancelSignal | undefined;
  /** Called in order, as each segment is done. */
  readonly onSegment?: ((done: SegmentDone) => void) | undefined;
  /** 0 to 1 of the text that is known so far. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** A segment that failed and was left alone: for the log. */
  readonly onError?: ((error: ErrorData, segment: Span) => void) | undefined;
}

/** `timing.loadMs` is 0: the engine, which loads, fills it in. */
export type PipelineResult = Omit<Alignment, 'model' | 'backend' | 'network'>;

/** A text that is aligned while it grows. */
export interface Pipeline {
  /** More of the text. Ignored after finish() and after a cancel. */
  append(text: string): void;
  /** No more text: resolves with the alignment of all of it, rejects with CancelledError when the signal fired. */
  finish(): Promise<PipelineResult>;
}

/** Starts a text that streams in: each segment is corrected as soon as it closes, the open one is read ahead. */
export function openPipeline(
  request: Omit<AlignRequest, 'text'>,
  corrector: Corrector,
  options: PipelineOptions,
): Pipeline {
  return new AlignmentPipeline(request, corrector, options);
}

const NEVER: CancelSignal = {
  aborted: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
};

class AlignmentPipeline implements Pipeline {
  readonly #request: Omit<AlignRequest, 'text'>;
  readonly #corrector: Corrector;
  readonly #options: PipelineOptions;
  readonly #signal: CancelSignal;
  readonly #segmenter: Segmenter;
  readonly #aligner: SegmentAligner;
  readonly #started: number;
  #text = '';
  #queue: Segment[] = [];
  #finished = false;
  #worker: Promise<void> | undefined;
  #failure: { readonly error: unknown } | undefined;
  #readAheadTo = 0;
  #reached = 0;
  #groups = 0;
  #hunks: Alignment['hunks'][number][] = [];
  readonly #dropped: Alignment['dropped'][number][] = [];
  #findings: Alignment['findings'][number][] = [];
  readonly #segments: SegmentResult[] = [];
  readonly #tokens: TokenCounts = { prompt: 0, draft: 0, accepted: 0, generated: 0 };
  #readMs = 0;
  #decodeMs = 0;

  constructor(request: Omit<AlignRequest, 'text'>, corrector: Corrector, options: PipelineOptions) {
    this.#request = request;
    this.#corrector = corrector;
    this.#options = options;
    this.#signal = options.signal ?? NEVER;
    this.#started = options.clock();
    const count = (text: string) => corrector.countTokens(text);
    this.#aligner = new SegmentAligner(request, corrector, options);
    this.#segmenter = new Segmenter(request.source, count, options.profile.maxSegmentTokens);
  }

  append(text: string): void {
    if (this.#finished || this.#signal.aborted) return;
    this.#text += text;
    this.#queue.push(...this.#segmenter.append(text));
    this.#work();
  }

  async finish(): Promise<PipelineResult> {
    if (!this.#finished) {
      this.#finished = true;
      this.#queue.push(...this.#segmenter.finish());
    }
    throwIfCancelled(this.#signal);
    this.#work();
    await this.#worker;
    throwIfCancelled(this.#signal);
    if (this.#failure !== undefined) throw this.#failure.error;
    this.#options.onProgress?.(1);
    this.#leaveQuoted();
    const corrected = applyHunks(this.#text, this.#hunks);
    return {
      version: 1,
      changed: corrected !== this.#text,
      original: this.#text,
      corrected,
      hunks: this.#hunks,
      dropped: this.#dropped,
      findings: this.#findings,
      segments: this.#segments,
      tokens: this.#tokens,
      timing: {
        loadMs: 0,
        readMs: this.#readMs,
        decodeMs: this.#decodeMs,
        totalMs: this.#options.clock() - this.#started,
      },
    };
  }

  /** What comes after code can call it bad, too: only the whole text tells, however it came. */
  #leaveQuoted(): void {
    if (this.#request.source.kind === 'code' || (this.#hunks.length === 0 && this.#findings.length === 0)) return;
    const quoted = quotedSpans(this.#text, this.#request.question);
    const findings = this.#findings.map((one) => ({ ...one, tags: [one.tag] }));
    const isReplaced = replacedIn(this.#text, [...this.#hunks, ...findings]);
    const isQuoted = (one: Seen) => quoted.some((span) => overlaps(span, one)) || isReplaced(one);
    const groups = new Set(this.#hunks.filter(isQuoted).map(({ group }) => group));
    const left = this.#hunks.filter((hunk) => isQuoted(hunk) || (hunk.group !== undefined && groups.has(hunk.group)));
    this.#hunks = this.#hunks.filter((hunk) => !left.includes(hunk));
    this.#dropped.push(...left.map((hunk) => ({ ...hunk, guard: 'quoted' })));
    this.#findings = this.#findings.map((one, i) => (isQuoted(findings[i]!) ? { ...one, state: 'quoted' } : one));
  }

  /** Starts the one loop that works off the queue, unless it runs. */
  #work(): void {
    this.#worker ??= this.#loop();
  }

  async #loop(): Promise<void> {
    // Whoever appends goes on first; what comes in the same turn is taken as one.
    await Promise.resolve();
    try {
      while (!this.#signal.aborted && this.#failure === undefined) {
        const segment = this.#queue.shift();
        if (segment !== undefined) await this.#correct(segment);
        // While it was reading, more may have come.
        else if (!(await this.#readAhead()) && this.#queue.length === 0) break;
      }
    } catch (error) {
      // A listener threw, or a server cannot be used: finish() tells. Other failures of the model do not come here.
      this.#failure ??= { error };
    } finally {
      this.#worker = undefined;
    }
  }

  /** Reads the segment that still grows; false when there is nothing new to read. */
  async #readAhead(): Promise<boolean> {
    const open = this.#finished ? undefined : this.#segmenter.open();
    if (open === undefined || open.end <= this.#readAheadTo || skipReason(open.text) !== undefined) return false;
    this.#readAheadTo = open.end;
    try {
      const input = { question: this.#request.question, segment: present(open).text };
      await this.#corrector.readAhead(input, this.#signal);
    } catch (error) {
      if (!(error instanceof CancelledError)) this.#options.onError?.(toErrorData(error), open);
    }
    return true;
  }

  /** One segment from question to result; a failure is reported, and leaves the segment as it is. */
  async #correct(segment: Segment): Promise<void> {
    const before = skipReason(segment.text);
    const outcome = before ?? (await this.#attempt(segment));
    if (this.#signal.aborted) return;
    if (typeof outcome !== 'string') this.#done(outcome);
    else {
      const result: SegmentResult = {
        ...frameOf(segment),
        verdict: 'skipped',
        score: null,
        tags: [],
        skipped: outcome,
      };
      this.#done({ segment: result, hunks: [], dropped: [], findings: [] });
    }
  }

  async #attempt(segment: Segment): Promise<SegmentDone | SkipReason> {
    const { start, end } = segment;
    try {
      return await this.#aligner.align(segment, {
        text: this.#text,
        firstGroup: this.#groups,
        signal: this.#signal,
        onProgress: (fraction) => this.#progress(start + fraction * (end - start)),
        onCorrection: (correction) => this.#count(correction),
      });
    } catch (error) {
      if (error instanceof CancelledError) return 'cancelled';
      if (isUnavailable(error)) throw error;
      this.#options.onError?.(toErrorData(error), segment);
      return 'failed';
    }
  }

  #count({ tokens, readMs, decodeMs }: Pick<Correction, 'tokens' | 'readMs' | 'decodeMs'>): void {
    for (const kind of ['prompt', 'draft', 'accepted', 'generated'] as const) this.#tokens[kind] += tokens[kind];
    this.#readMs += readMs;
    this.#decodeMs += decodeMs;
  }

  /** Characters that are done; a segment that is read again does not take any back. */
  #progress(characters: number): void {
    this.#reached = Math.max(this.#reached, characters);
    this.#options.onProgress?.(Math.min(1, this.#reached / this.#text.length));
  }

  #done(done: SegmentDone): void {
    const { segment, hunks, dropped, findings } = done;
    for (const { group = -1 } of [...hunks, ...dropped]) this.#groups = Math.max(this.#groups, group + 1);
    this.#segments.push(segment);
    this.#hunks.push(...hunks);
    this.#dropped.push(...dropped);
    this.#findings.push(...findings);
    this.#options.onSegment?.(done);
    this.#progress(segment.end);
  }
}

/** Why a text is not worth asking about: it has no word, or it is not text. */
function skipReason(text: string): SkipReason | undefined {
  const controls = Array.from(text).filter(isControl).length;
  if (text.includes('\0') || controls * 10 > text.length) return 'binary';
  return /[\p{L}\p{N}]/u.test(text) ? undefined : 'blank';
}

/** Control characters that no text has: not white space, nor the escape that begins a terminal's colours. */
function isControl(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 32 && !(code >= 9 && code <= 13) && code !== 27;
}
