/** Keeps the journal within the limits of the settings: soon after the start, now and then, and when they change. */
import { Disposable } from 'vscode';
import { toErrorData } from '../../base/core/errors.ts';
import type { Log } from '../../base/core/log.ts';
import type { SettingsReader } from '../../config/core/settings.ts';
import type { Journal } from '../core/journal.ts';

/** Late enough not to compete with the start of the window. */
const FIRST_MS = 60_000;
const EVERY_MS = 3_600_000;

export function keepWithinLimits(journal: Journal, settings: SettingsReader, log: Log): Disposable {
  const prune = async () => {
    try {
      const limits = { days: settings.get('journal.days'), megabytes: settings.get('journal.megabytes') };
      const gone = await journal.prune(limits);
      if (gone > 0) log.info(`The journal let ${gone} old answers go.`);
    } catch (error) {
      // Nothing that the user asked for failed, and the next time it may succeed.
      log.warn(`The journal was not pruned: ${toErrorData(error).message}`);
    }
  };
  const first = setTimeout(() => void prune(), FIRST_MS);
  const every = setInterval(() => void prune(), EVERY_MS);
  return Disposable.from(
    { dispose: () => clearTimeout(first) },
    { dispose: () => clearInterval(every) },
    settings.onDidChange((changed) => {
      if (changed('journal.days') || changed('journal.megabytes')) void prune();
    }),
  );
}
