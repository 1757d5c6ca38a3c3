/** What a fault or an attack did when it was tried: one line of `npm run test:faults`. */

export interface FaultResult {
  /** How often it was tried. */
  readonly tried: number;
  /** How often what is promised did not hold. */
  readonly failed: number;
  /** What was measured, in words. */
  readonly figure: string;
}

/** `short` is for every run of the tests, `full` for the numbers that are published. */
export type Scale = 'short' | 'full';

export interface Fault {
  readonly number: number;
  /** What must hold. */
  readonly promise: string;
  readonly try: (scale: Scale) => Promise<FaultResult> | FaultResult;
}

/** Counts attempts, and keeps the first few that failed for the figure. */
export class Tally {
  #tried = 0;
  #failed = 0;
  readonly #examples: string[] = [];

  /** One attempt; `what` names it when it failed. */
  count(held: boolean, what: string): void {
    this.#tried++;
    if (held) return;
    this.#failed++;
    if (this.#examples.length < 5) this.#examples.push(what);
  }

  result(figure: string): FaultResult {
    const examples = this.#examples.length === 0 ? '' : `; failed: ${this.#examples.join(' | ')}`;
    return { tried: this.#tried, failed: this.#failed, figure: figure + examples };
  }
}

/** Milliseconds of the processor that a piece of work takes, so that a busy machine counts for nothing. */
export function timed(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
