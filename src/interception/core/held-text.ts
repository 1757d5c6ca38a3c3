/**
 * One run of text of an answer that is shown corrected: held back until the verdict on it is in, and let go unchanged
 * when that takes too long. A pure state machine: whoever drives it brings the time.
 */
import { applyHunks } from '../../align/core/hunks.ts';
import { Segmenter } from '../../align/core/segmenter.ts';
import type { Hunk, Span } from '../../align/core/types.ts';
import { hunksFit } from '../../review/core/compose.ts';

/** What the engine said about a segment. */
export interface Verdict {
  readonly segment: Span;
  readonly hunks: readonly Hunk[];
}

/** Characters a token, about: only to know when a long block has closed, never to cut anything. */
const TOKEN_LENGTH = 4;
const SEGMENT_TOKENS = 512;

export class HeldText {
  readonly #holdMs: number;
  readonly #segmenter = new Segmenter(
    { kind: 'markdown' },
    (text) => Math.ceil(text.length / TOKEN_LENGTH),
    SEGMENT_TOKENS,
  );
  readonly #verdicts: Verdict[] = [];
  /** Ends of segments that have closed, with the time at which they go out at the latest. */
  #closed: { readonly end: number; readonly due: number }[] = [];
  readonly #shown: Hunk[] = [];
  #original = '';
  #sent = 0;
  #isClosed = false;
  #isSettled = false;

  /** `holdMs`: how long text may wait after its segment has closed; Infinity waits for every verdict. */
  constructor(holdMs: number) {
    this.#holdMs = holdMs;
  }

  /** Hunks that are in the text that went out. */
  get shown(): readonly Hunk[] {
    return this.#shown;
  }

  /** Whether everything went out and nothing more will come in. */
  get isDone(): boolean {
    return this.#isClosed && this.#sent === this.#original.length;
  }

  append(text: string, now: number): void {
    this.#original += text;
    this.#note(this.#segmenter.append(text), now);
  }

  /** No more text: what is still open is closed by this. */
  close(now: number): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#note(this.#segmenter.finish(), now);
    this.#closed.push({ end: this.#original.length, due: now + this.#holdMs });
  }

  /** In the order of the text, as the engine gives them. */
  verdict(verdict: Verdict): void {
    this.#verdicts.push(verdict);
  }

  /** No more verdicts will come: the engine is done, or failed. */
  settle(): void {
    this.#isSettled = true;
  }

  /** When text must go out next, if no verdict comes before; undefined when nothing waits for that. */
  get due(): number | undefined {
    return this.#closed.find(({ end }) => end > this.#sent)?.due;
  }

  /** What may go out now; empty when nothing may. */
  take(now: number): string {
    let out = '';
    for (let verdict = this.#verdicts.shift(); verdict !== undefined; verdict = this.#verdicts.shift())
      out += this.#judged(verdict);
    const late = this.#closed.findLast(({ end, due }) => end > this.#sent && due <= now);
    if (late !== undefined) out += this.#upTo(late.end);
    if (this.#isSettled || (this.#isClosed && this.#original.slice(this.#sent).trim() === ''))
      out += this.#upTo(this.#original.length);
    this.#closed = this.#closed.filter(({ end }) => end > this.#sent);
    return out;
  }

  #note(segments: readonly Span[], now: number): void {
    for (const { end } of segments) this.#closed.push({ end, due: now + this.#holdMs });
  }

  /** The text up to the end of a judged segment, with its hunks, unless a part of it went out before. */
  #judged({ segment, hunks }: Verdict): string {
    if (segment.start < this.#sent || segment.end > this.#original.length) return '';
    const before = this.#upTo(segment.start);
    const inside = hunks.every((h) => h.start >= segment.start && h.end <= segment.end);
    if (!inside || !hunksFit(this.#original, hunks)) return before + this.#upTo(segment.end);
    const { start, end } = segment;
    const text = this.#original.slice(start, end);
    const moved = hunks.map((h) => ({ ...h, start: h.start - start, end: h.end - start }));
    this.#shown.push(...hunks);
    this.#sent = end;
    return before + applyHunks(text, moved);
  }

  #upTo(end: number): string {
    const text = this.#original.slice(this.#sent, end);
    this.#sent = Math.max(this.#sent, end);
    return text;
  }
}
