import { ProgressLocation, window } from 'vscode';

/** Quick work stays quiet. */
const QUIET_MS = 1_000;
/** Each report redraws the notification: steps that nobody would see are left out. */
const STEP = 0.02;

/**
 * Runs work that can be cancelled. A notification with a Cancel button appears only when it takes longer than a second.
 * `work` gets a signal and a function that takes its progress, from 0 to 1, and may say what is being done.
 */
export async function withQuietProgress<T>(
  title: string,
  work: (signal: AbortSignal, progress: (fraction: number, message?: string) => void) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  let last: { readonly fraction: number; readonly message?: string | undefined } = { fraction: 0 };
  let report: (() => void) | undefined;
  const running = work(abort.signal, (fraction, message) => {
    last = { fraction, message };
    report?.();
  });
  const timer = setTimeout(() => {
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    void window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => abort.abort());
      let reported = 0;
      let said: string | undefined;
      report = () => {
        const { fraction, message } = last;
        if (fraction < reported + STEP && message === said) return;
        progress.report({ increment: (fraction - reported) * 100, ...(message === undefined ? {} : { message }) });
        [reported, said] = [fraction, message];
      };
      report();
      await running.catch(() => undefined);
    });
  }, QUIET_MS);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
  }
}
