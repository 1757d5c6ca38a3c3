/** A route's health, counted as it goes. */
import type { RouteHealth } from '../core/route.ts';

export class Counter {
  #state: RouteHealth['state'] = 'on';
  #detail: string;
  #answers = 0;
  #skipped = 0;

  constructor(detail: string) {
    this.#detail = detail;
  }

  get health(): RouteHealth {
    return { state: this.#state, detail: this.#detail, answers: this.#answers, skipped: this.#skipped };
  }

  set(state: RouteHealth['state'], detail: string): void {
    this.#state = state;
    this.#detail = detail;
  }

  answered(): void {
    this.#answers++;
  }

  skip(count = 1): void {
    this.#skipped += count;
  }
}
