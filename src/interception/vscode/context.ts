/** What the routes share. */
import type { Disposable, Event } from 'vscode';
import type { Log } from '../../base/core/log.ts';
import type { SettingsReader } from '../../config/core/settings.ts';
import type { Aligner } from '../../engine/core/aligner.ts';
import type { Journal } from '../../journal/core/journal.ts';
import type { Clock } from '../core/aligned-stream.ts';
import type { Ledger } from '../core/ledger.ts';
import type { Desk } from './desk.ts';

export interface InterceptionContext {
  readonly aligner: Aligner;
  readonly settings: SettingsReader;
  readonly journal: Journal;
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly pause: { readonly paused: boolean; readonly onDidChange: Event<boolean> };
  readonly presenter: { show(error: unknown): string; note(text: string): void };
  readonly log: Log;
}

interface Token {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): Disposable;
}

/** A signal that fires with a cancellation token, and (where `pause` is given) when the user pauses Aligner. */
export function signalOf(
  token: Token | undefined,
  pause?: InterceptionContext['pause'],
): { readonly signal: AbortSignal; dispose(): void } {
  const abort = new AbortController();
  const stop = () => abort.abort();
  if (token?.isCancellationRequested === true) stop();
  const listeners = [
    token?.onCancellationRequested(stop),
    pause?.onDidChange((paused) => {
      if (paused) stop();
    }),
  ];
  return { signal: abort.signal, dispose: () => listeners.forEach((l) => void l?.dispose()) };
}

export const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
