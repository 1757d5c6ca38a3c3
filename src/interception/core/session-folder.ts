/** Where the chats of this workspace are found, whatever reads them. */
import type { LoggedAnswer } from './session-log.ts';

export interface SessionFolderEvents {
  /** An answer was finished since watching began. */
  onAnswer(answer: LoggedAnswer): void;
  /** Records or files that could not be read, since the last call. */
  onSkipped(count: number, why: string): void;
}

export interface SessionFolder {
  /** Watches until disposed. Never throws: what cannot be read is told as skipped. */
  watch(events: SessionFolderEvents): { dispose(): void };
  /** The latest finished answer that `wanted` takes; undefined when there is none. */
  last(wanted: (answer: LoggedAnswer) => boolean): Promise<LoggedAnswer | undefined>;
}

/** Tells each answer once, however often and by whomever it is brought. */
export function eachOnce(events: SessionFolderEvents): SessionFolderEvents {
  const told = new Set<string>();
  return {
    onAnswer(answer) {
      if (told.has(answer.id)) return;
      told.add(answer.id);
      events.onAnswer(answer);
    },
    onSkipped: (count, why) => events.onSkipped(count, why),
  };
}
