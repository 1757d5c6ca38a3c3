/** Shows failures: once each, with a code, a sentence and a next step. */
import { commands, l10n, window } from 'vscode';
import { CancelledError, toErrorData, type AlignerError } from '../../base/core/errors.ts';
import type { Log } from '../../base/core/log.ts';

/** Several requests that one event brings down tell the user about it once. */
const SAME_EVENT_MS = 3_000;

export class Presenter {
  readonly #log: Log;
  readonly #shownAt = new Map<string, number>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Shows any thrown value, and returns its code; what the user cancelled stays silent, as `cancelled`. */
  show(error: unknown): string {
    if (error instanceof CancelledError) return 'cancelled';
    const { code, message, next } = toErrorData(error);
    const detail = code === 'internal' && error instanceof Error ? (error.stack ?? '') : '';
    this.#log.error(`${code}: ${message} ${next} ${detail}`.trimEnd());
    const now = Date.now();
    if (now - (this.#shownAt.get(code) ?? 0) < SAME_EVENT_MS) return code;
    this.#shownAt.set(code, now);
    const showLog = l10n.t('Show Log');
    void window.showErrorMessage(`${message} ${next} (${code})`, showLog).then((choice) => {
      if (choice === showLog) void commands.executeCommand('aligner.showLog');
    });
    return code;
  }

  /** Tells of something that is over already, and that the user should know about. */
  warn({ code, message, next }: AlignerError): void {
    this.#log.warn(`${code}: ${message} ${next}`);
    void window.showWarningMessage(`${message} ${next} (${code})`);
  }

  /** A word in the status bar, for what needs no answer. */
  note(text: string): void {
    window.setStatusBarMessage(text, 5_000);
    this.#log.info(text.replace(/^\$\([\w~-]+\) /, ''));
  }
}
