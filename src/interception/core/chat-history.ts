/**
 * The chats of this workspace, whoever reads them: VS Code's logs, and the chat that is open and not in them yet. An answer
 * is known by the id of its request, in all of them.
 */
import type { LoggedAnswer } from './session-log.ts';

export interface ChatEvents {
  /** An answer was finished since watching began: once each, whichever source has it first. */
  onAnswer(answer: LoggedAnswer): void;
  /** Records or files that could not be read, since the last call. */
  onSkipped(count: number, why: string): void;
}

/** One place where chats are read. */
export interface ChatSource {
  /** Gives what it reads to `finished` until disposed. Never throws: what cannot be read is told as skipped. */
  watch(finished: FinishedAnswers): { dispose(): void };
  /** The latest finished answer that `wanted` takes; undefined when there is none. */
  last(wanted: (answer: LoggedAnswer) => boolean): Promise<LoggedAnswer | undefined>;
}

/** What all sources found since watching began. */
export class FinishedAnswers {
  readonly #events: ChatEvents;
  readonly #known = new Set<string>();
  /** When watching began, in milliseconds since 1970. */
  readonly begun: number;

  constructor(events: ChatEvents, begun: number) {
    this.#events = events;
    this.begun = begun;
  }

  /** By its time; what was seen being written is new whatever its time says. */
  isNew({ completedAt = 0 }: { readonly completedAt?: number | undefined }): boolean {
    return completedAt >= this.begun;
  }

  /** Remembers answers that were finished before: they are never told. */
  know(answers: readonly LoggedAnswer[]): void {
    for (const { id } of answers) this.#known.add(id);
  }

  /** Tells those that are not known yet. */
  tell(answers: readonly LoggedAnswer[]): void {
    for (const answer of answers) {
      if (this.#known.has(answer.id)) continue;
      this.#known.add(answer.id);
      this.#events.onAnswer(answer);
    }
  }

  skipped(count: number, why: string): void {
    this.#events.onSkipped(count, why);
  }
}

export class ChatHistory {
  readonly #sources: readonly ChatSource[];

  /** Of two answers that are equally late, the one of the earlier source is the last. */
  constructor(sources: readonly ChatSource[]) {
    this.#sources = sources;
  }

  watch(events: ChatEvents, begun = Date.now()): { dispose(): void } {
    const finished = new FinishedAnswers(events, begun);
    const watching = this.#sources.map((source) => source.watch(finished));
    return { dispose: () => watching.forEach((w) => w.dispose()) };
  }

  async last(wanted: (answer: LoggedAnswer) => boolean): Promise<LoggedAnswer | undefined> {
    const found = await Promise.all(this.#sources.map((source) => source.last(wanted)));
    return found.reduce((latest, answer) =>
      answer !== undefined && (latest === undefined || (answer.completedAt ?? 0) > (latest.completedAt ?? 0))
        ? answer
        : latest,
    );
  }
}
