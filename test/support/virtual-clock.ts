/** A clock that stands still until it is run: timers go off in order, and what they set going is waited for. */

export interface VirtualClock {
  now(): number;
  after(ms: number, work: () => void): () => void;
  sleep(ms: number): Promise<void>;
  /** Runs until no timer is left. */
  run(): Promise<void>;
}

export function virtualClock(): VirtualClock {
  let now = 0;
  let order = 0;
  let timers: { readonly at: number; readonly order: number; readonly work: () => void }[] = [];
  const after = (ms: number, work: () => void) => {
    const timer = { at: now + ms, order: order++, work };
    timers.push(timer);
    return () => {
      timers = timers.filter((t) => t !== timer);
    };
  };
  return {
    now: () => now,
    after,
    sleep: (ms) => (ms === 0 ? Promise.resolve() : new Promise((resolve) => void after(ms, resolve))),
    async run() {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        const [next] = timers.toSorted((a, b) => a.at - b.at || a.order - b.order);
        if (next === undefined) return;
        timers = timers.filter((t) => t !== next);
        now = next.at;
        next.work();
      }
    },
  };
}
