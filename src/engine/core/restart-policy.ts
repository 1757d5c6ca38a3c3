/**
 * When a crashed engine may start again: a pure value. Five crashes within three minutes end it until the user restarts
 * by hand (the budget that languageserver-node uses); before that each restart waits a little longer than the last.
 */
export interface RestartPolicy {
  readonly budget: number;
  readonly windowMs: number;
  /** Times of the crashes inside the window, oldest first. */
  readonly crashes: readonly number[];
}

export type RestartDecision = { readonly kind: 'restart'; readonly delayMs: number } | { readonly kind: 'stop' };

export const FRESH_POLICY: RestartPolicy = { budget: 5, windowMs: 180_000, crashes: [] };

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 5_000;

/** The policy after a crash at `now` (milliseconds of any monotonic clock), and what to do about it. */
export function afterCrash(policy: RestartPolicy, now: number): { policy: RestartPolicy; decision: RestartDecision } {
  const crashes = [...policy.crashes.filter((t) => now - t < policy.windowMs), now];
  const next = { ...policy, crashes };
  if (crashes.length >= policy.budget) return { policy: next, decision: { kind: 'stop' } };
  const delayMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (crashes.length - 1));
  return { policy: next, decision: { kind: 'restart', delayMs } };
}
