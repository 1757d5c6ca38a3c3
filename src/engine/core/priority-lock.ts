/**
 * One model, many texts: whoever holds the lock uses it, and `turns.ts` says who is next. A long background answer is
 * corrected segment by segment and gives way between two segments, so that a user never waits for more than one of them.
 */
import { CancelledError } from '../../base/core/errors.ts';
import type { CancelSignal } from '../../base/core/cancel.ts';
import { nextTurn, type Turn } from './turns.ts';

interface Waiter extends Turn {
  start(): void;
}

/** Clients whose last turn is remembered: those that were served longest ago are forgotten, as if they were new. */
const REMEMBERED = 1_000;

export class PriorityLock {
  #held = false;
  readonly #waiting: Waiter[] = [];
  /** In the order of the turns, the latest last. */
  readonly #last = new Map<number, number>();
  #turns = 0;

  /** Runs `work` alone. Rejects with CancelledError when the signal fires before its turn has come. */
  async run<T>(turn: Turn, signal: CancelSignal, work: () => Promise<T>): Promise<T> {
    await this.#acquire(turn, signal);
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  #acquire(turn: Turn, signal: CancelSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(new CancelledError());
    if (!this.#held) {
      this.#held = true;
      this.#serve(turn);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(new CancelledError());
      };
      const { priority, client } = turn;
      const waiter: Waiter = {
        priority,
        client,
        start: () => {
          this.#serve(turn);
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(waiter);
    });
  }

  #release(): void {
    if (this.#waiting.length === 0) {
      this.#held = false;
      return;
    }
    const [next] = this.#waiting.splice(nextTurn(this.#waiting, this.#last), 1);
    next?.start();
  }

  #serve({ client }: Turn): void {
    this.#last.delete(client);
    this.#last.set(client, ++this.#turns);
    const [oldest] = this.#last.keys();
    if (this.#last.size > REMEMBERED && oldest !== undefined) this.#last.delete(oldest);
  }
}
