/**
 * One model, many texts: whoever holds the lock uses it. Interactive work goes before background work, and within one
 * priority first come is first served. A long background answer is corrected segment by segment and gives way between
 * two segments, so that a user never waits for more than one of them.
 */
import { CancelledError } from '../../base/core/errors.ts';
import type { CancelSignal } from '../../base/core/cancel.ts';
import type { AlignRequest } from '../../align/core/types.ts';

type Priority = AlignRequest['priority'];

interface Waiter {
  readonly priority: Priority;
  start(): void;
}

export class PriorityLock {
  #held = false;
  readonly #waiting: Waiter[] = [];

  /** Runs `work` alone. Rejects with CancelledError when the signal fires before its turn has come. */
  async run<T>(priority: Priority, signal: CancelSignal, work: () => Promise<T>): Promise<T> {
    await this.#acquire(priority, signal);
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  #acquire(priority: Priority, signal: CancelSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(new CancelledError());
    if (!this.#held) {
      this.#held = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(new CancelledError());
      };
      const waiter: Waiter = {
        priority,
        start: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(waiter);
    });
  }

  #release(): void {
    const first = this.#waiting.findIndex((w) => w.priority === 'interactive');
    const [next] = this.#waiting.splice(Math.max(first, 0), 1);
    if (next === undefined) this.#held = false;
    else next.start();
  }
}
