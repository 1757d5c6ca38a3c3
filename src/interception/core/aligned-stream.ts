/**
 * A model's answer on its way to the reader, corrected. `suggest` lets everything through at once and corrects beside it;
 * `auto` shows the corrected text. Tool calls, data and whatever else comes between runs of text goes through untouched,
 * in order, with held text before it.
 */
import type { Alignment, Hunk, Sensitivity } from '../../align/core/types.ts';
import type { CancelSignal } from '../../base/core/cancel.ts';
import type { Policy } from '../../config/core/settings.ts';
import type { Aligner, OpenAlignment } from '../../engine/core/aligner.ts';
import { HeldText } from './held-text.ts';

/** Text waits at most so long for its verdict once its segment has closed. */
export const HOLD_MS = 2_000;

export interface Clock {
  /** Milliseconds, never going back. */
  now(): number;
  /** Runs `work` once after `ms`; returns what calls it off. */
  after(ms: number, work: () => void): () => void;
}

/** A run of text with what was found in it. */
export interface FinishedRun {
  readonly original: string;
  readonly alignment: Alignment;
  /** Hunks that the reader has seen applied. */
  readonly shown: readonly Hunk[];
}

export interface StreamOptions<P> {
  readonly aligner: Aligner;
  readonly clock: Clock;
  readonly policy: Policy;
  readonly question: string;
  readonly sensitivity: Sensitivity;
  readonly holdMs?: number;
  readonly signal?: CancelSignal;
  /** Text to show. Never empty. */
  readonly onText: (text: string) => void;
  readonly onPart: (part: P) => void;
  /** A run could not be corrected: its text went out as it was. */
  readonly onError: (error: unknown) => void;
}

interface Run {
  original: string;
  /** In `auto` alone. */
  readonly held: HeldText | undefined;
  alignment: OpenAlignment | undefined;
  /** Text that the engine has not been given: it looks at complete lines only. */
  unfed: string;
  finished: Promise<FinishedRun | undefined>;
}

type Item<P> = { readonly held: HeldText } | { readonly part: P };

export class AlignedStream<P> {
  readonly #options: StreamOptions<P>;
  readonly #queue: Item<P>[] = [];
  readonly #runs: Run[] = [];
  #open: Run | undefined;
  #isReleased = false;
  #stopTimer: (() => void) | undefined;
  #drained: (() => void) | undefined;

  constructor(options: StreamOptions<P>) {
    this.#options = options;
    options.signal?.addEventListener('abort', () => this.#stopTimer?.(), { once: true });
  }

  text(text: string): void {
    if (text === '') return;
    const { policy, onText, clock } = this.#options;
    if (policy === 'suggest') onText(text);
    const run = (this.#open ??= this.#newRun());
    run.original += text;
    run.held?.append(text, clock.now());
    this.#feed(run, text);
    this.#pump();
  }

  part(part: P): void {
    this.#close();
    if (this.#options.policy === 'suggest') this.#options.onPart(part);
    else this.#queue.push({ part });
    this.#pump();
  }

  /** Corrects nothing more: what is held and what still comes goes through as it is. */
  release(): void {
    this.#isReleased = true;
    for (const { held, alignment } of this.#runs) {
      held?.settle();
      alignment?.cancel();
    }
    this.#pump();
  }

  /** No more parts, because the answer ended or failed. Resolves when everything has gone out; never rejects. */
  end(): Promise<void> {
    this.#close();
    return new Promise((resolve) => {
      this.#drained = resolve;
      this.#options.signal?.addEventListener('abort', () => resolve(), { once: true });
      if (this.#options.signal?.aborted === true) resolve();
      this.#pump();
    });
  }

  /** The runs that could be corrected, when the engine is done with them; after end(). Never rejects. */
  async finished(): Promise<FinishedRun[]> {
    const runs = await Promise.all(this.#runs.map((run) => run.finished));
    return runs.filter((run) => run !== undefined);
  }

  #newRun(): Run {
    const { policy, holdMs = HOLD_MS } = this.#options;
    const held = policy === 'auto' ? new HeldText(holdMs) : undefined;
    if (this.#isReleased) held?.settle();
    const run: Run = { original: '', held, alignment: undefined, unfed: '', finished: Promise.resolve(undefined) };
    this.#runs.push(run);
    if (held !== undefined) this.#queue.push({ held });
    return run;
  }

  /** Gives the engine whole lines; nothing is opened for a run without a word. */
  #feed(run: Run, text: string): void {
    run.unfed += text;
    if (this.#isReleased || !text.includes('\n')) return;
    if (run.alignment === undefined && run.unfed.trim() === '') return;
    (run.alignment ??= this.#openEngine(run)).append(run.unfed);
    run.unfed = '';
  }

  #openEngine({ held }: Run): OpenAlignment {
    const { aligner, question, sensitivity, policy, signal } = this.#options;
    return aligner.open(
      {
        question,
        source: { kind: 'markdown' },
        sensitivity,
        priority: policy === 'auto' ? 'interactive' : 'background',
      },
      {
        signal,
        onSegment: ({ segment, hunks }) => {
          held?.verdict({ segment, hunks });
          this.#pump();
        },
      },
    );
  }

  #close(): void {
    const run = this.#open;
    if (run === undefined) return;
    this.#open = undefined;
    run.held?.close(this.#options.clock.now());
    if (this.#isReleased) run.unfed = '';
    if (run.unfed.trim() !== '') (run.alignment ??= this.#openEngine(run)).append(run.unfed);
    else if (run.alignment !== undefined && run.unfed !== '') run.alignment.append(run.unfed);
    run.unfed = '';
    run.finished = this.#finish(run);
  }

  async #finish({ original, held, alignment }: Run): Promise<FinishedRun | undefined> {
    try {
      if (alignment === undefined) return undefined;
      const result = await alignment.finish();
      return { original, alignment: result, shown: held?.shown ?? [] };
    } catch (error) {
      if (!this.#isReleased && this.#options.signal?.aborted !== true) this.#options.onError(error);
      return undefined;
    } finally {
      held?.settle();
      this.#pump();
    }
  }

  /** Lets out what may go out now, and sets the timer for what must. */
  #pump(): void {
    const { clock, signal, onText, onPart } = this.#options;
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    if (signal?.aborted === true) return;
    for (let item = this.#queue[0]; item !== undefined; item = this.#queue[0]) {
      if ('part' in item) onPart(item.part);
      else {
        const text = item.held.take(clock.now());
        if (text !== '') onText(text);
        if (!item.held.isDone) break;
      }
      this.#queue.shift();
    }
    const head = this.#queue[0];
    const due = head !== undefined && 'held' in head ? head.held.due : undefined;
    if (due !== undefined && due !== Infinity)
      this.#stopTimer = clock.after(Math.max(0, due - clock.now()), () => this.#pump());
    if (this.#queue.length === 0) this.#drained?.();
  }
}
