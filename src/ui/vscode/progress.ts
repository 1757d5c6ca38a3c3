import { ProgressLocation, window } from 'vscode';

/** Quick work stays quiet. */
const QUIET_MS = 1_000;
/** Each report redraws the notification: steps that nobody would see are left out. */
const STEP = 0.02;

/**
 * Runs work that can be cancelled. A notification with a Cancel button appears only when it takes longer than a second.
 * `work` gets a signal and a function that takes its progress, from 0 to 1.
 */
export async function withQuietProgress<T>(
  title: string,
  work: (signal: AbortSignal, progress: (fraction: number) => void) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  let fraction = 0;
  let report: ((fraction: number) => void) | undefined;
  const running = work(abort.signal, (now) => {
    fraction = now;
    report?.(now);
  });
  const timer = setTimeout(() => {
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    void window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => abort.abort());
      let reported = 0;
      report = (now) => {
        if (now < reported + STEP) return;
        progress.report({ increment: (now - reported) * 100 });
        reported = now;
      };
      report(fraction);
      await running.catch(() => undefined);
    });
  }, QUIET_MS);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
  }
}
