/**
 * The journal as everyone uses it. Each method resolves after its write is on the disk; it rejects with an AlignerError
 * when it is not, and then nothing of it was recorded. One journal is shared by all windows of the user.
 */
import type { Hunk } from '../../align/core/types.ts';
import type { AnswerRecord, Decision, DecisionOutcome, DecisionState, JournalEntry, StoredTarget } from './records.ts';

export interface Journal {
  /** Records an answer with its hunks, all in `state`. An answer that is there already stays as it is. */
  recordAnswer(answer: AnswerRecord, hunks: readonly Hunk[], state?: 'pending' | 'shown'): Promise<void>;
  /** Takes all of the steps or none: each is a compare-and-set of its hunk's state. */
  decide(answer: string, decisions: readonly Decision[]): Promise<DecisionOutcome>;
  /** Remembers where the text is now. */
  retarget(answer: string, target: StoredTarget): Promise<void>;
  /** Puts a review away (true), or brings it back to the pending ones (false); its decisions stay. */
  dismiss(answer: string, dismissed: boolean): Promise<void>;
  /** What waits for the user in a workspace, oldest first. */
  listPending(workspace: string): Promise<JournalEntry[]>;
  load(answer: string): Promise<JournalEntry | undefined>;
  /** Newest first. */
  search(query: JournalQuery): Promise<JournalPage>;
  /** How often each tag was found, and what became of it; most frequent first. */
  countsByTag(): Promise<TagCount[]>;
  /** Answers in the order of their recording, at most `limit` after the one called `after`. */
  entriesAfter(after: number, limit: number): Promise<NumberedEntry[]>;
  /** Deletes what is decided, or everything. Resolves to the number of answers that went. */
  clear(what: 'decided' | 'everything'): Promise<number>;
  /** Deletes the oldest decided answers beyond the limits; never one that waits. Resolves to how many went. */
  prune(limits: JournalLimits): Promise<number>;
  /** Calls back after another window changed the journal, within about a second. Own writes do not count. */
  onDidChange(listener: () => void): { dispose(): void };
  close(): Promise<void>;
}

export interface JournalQuery {
  /** Found in the question, the original, a replacement, a reason, a tag or the name; empty finds everything. */
  readonly text: string;
  readonly tag?: string | undefined;
  readonly language?: string | undefined;
  /** Answers with a hunk in this state. */
  readonly state?: DecisionState | undefined;
  readonly offset: number;
  readonly limit: number;
}

export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  /** How many there are in all. */
  readonly total: number;
  /** How many of this page are damaged, and left out. */
  readonly unreadable: number;
}

export interface TagCount {
  readonly tag: string;
  readonly found: number;
  readonly accepted: number;
  readonly edited: number;
  readonly rejected: number;
  /** Stood in the answer from the start. */
  readonly shown: number;
}

/** `number` grows with each recorded answer and is never used again. */
export interface NumberedEntry extends JournalEntry {
  readonly number: number;
}

export interface JournalLimits {
  /** 0 keeps them however old they are. */
  readonly days: number;
  /** Mebibytes of the store; 0 sets no limit. */
  readonly megabytes: number;
}
