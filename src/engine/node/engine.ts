/** The engine of a window or of the command line: the one that all share, and one of its own where that cannot be had. */
import { AlignerError } from '../../base/core/errors.ts';
import { findSqlite } from '../../base/node/sqlite.ts';
import { startEngineProcess } from './engine-process.ts';
import { LocalAligner, type LocalAlignerDeps } from './local-aligner.ts';
import { connectShared } from './shared/client.ts';
import { restartShared } from './shared/control.ts';
import type { SharedPrograms } from './shared/start.ts';

export interface EngineDeps extends Omit<LocalAlignerDeps, 'start' | 'restartShared' | 'onCrash'> {
  readonly programs: SharedPrograms;
  /** Whether to share; asked at each start. */
  readonly shared: () => boolean;
  /** The folder of the shared engine's socket. */
  readonly folder: string;
  /** Who this is, for others who look at the engine's status: `window "folder"`, `aligner align`. */
  readonly name: () => string;
}

/** With these the engine is there, but not for this client: one of its own would be against the user's interest. */
const FINAL = new Set(['engine.reload', 'engine.crowded', 'engine.stopped']);

export function createEngine({ programs, shared, folder, name, ...deps }: EngineDeps): LocalAligner {
  const { log } = deps;
  return new LocalAligner({
    ...deps,
    start: async (params, signal) => {
      // Its lock is SQLite's (lock.ts): where Node has none, no shared engine could come up, and to wait for one is in vain.
      if (!shared() || findSqlite() === undefined) return startEngineProcess(programs.worker, log);
      try {
        return await connectShared(params, { ...programs, folder, name: name(), log }, signal);
      } catch (error) {
        if (error instanceof AlignerError && FINAL.has(error.code)) throw error;
        const why = error instanceof AlignerError ? `${error.message} ${error.next} (${error.code})` : String(error);
        log.warn(`The engine is not shared: ${why}`);
        return startEngineProcess(programs.worker, log);
      }
    },
    restartShared: () => (shared() ? restartShared(folder, name()) : Promise.resolve()),
  });
}
