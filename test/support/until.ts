/** Waits for what arrives by itself: keys in a document, a tab, a file. */
const STEP_MS = 50;

/** Resolves to the first value of `check` that is truthy; rejects with `what` when there was none within the time. */
export async function until<T>(what: string, check: () => T | Promise<T>, timeout = 10_000): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms in vain: ${what}.`);
    await pause(STEP_MS);
  }
}

/** Lets the window do what it does by itself. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
