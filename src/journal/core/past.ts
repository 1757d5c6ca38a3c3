/** Past answers in words. */
import * as l10n from '@vscode/l10n';
import type { TagCount } from './journal.ts';
import type { DecisionState, HunkRecord, JournalEntry } from './records.ts';

/** States in words, in the order in which they are listed. */
const words = (): Readonly<Record<DecisionState, string>> => ({
  accepted: l10n.t('accepted'),
  edited: l10n.t('edited'),
  rejected: l10n.t('rejected'),
  pending: l10n.t('pending'),
  applying: l10n.t('pending'),
  undone: l10n.t('undone'),
  stale: l10n.t('pending'),
  shown: l10n.t('shown'),
});

/** As in `2 accepted, 1 rejected`. */
export function describeEntry({ hunks }: JournalEntry): string {
  const counts = new Map<string, number>();
  const wordOf = words();
  for (const word of Object.values(wordOf)) counts.set(word, 0);
  for (const { state } of hunks) counts.set(wordOf[state], counts.get(wordOf[state])! + 1);
  return [...counts].flatMap(([word, n]) => (n === 0 ? [] : [`${n} ${word}`])).join(', ');
}

const LONGEST = 60;

/** As in `accepted: os.system(command) → subprocess.run([command])`. */
export function describeDecision({ state, original, replacement, text }: HunkRecord): string {
  const short = (words: string) => {
    const line = words.trim().replaceAll(/\s+/gu, ' ');
    return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
  };
  const nothing = l10n.t('(nothing)');
  return `${words()[state]}: ${short(original) || nothing} → ${short(text ?? replacement) || nothing}`;
}

/** As in `12 found · 8 accepted · 1 edited · 3 rejected`. */
export function describeCount({ found, accepted, edited, rejected, shown }: TagCount): string {
  const wordOf = words();
  const parts = [
    [accepted, wordOf.accepted],
    [edited, wordOf.edited],
    [rejected, wordOf.rejected],
    [shown, wordOf.shown],
  ] as const;
  return [l10n.t('{0} found', found), ...parts.flatMap(([n, word]) => (n === 0 ? [] : [`${n} ${word}`]))].join(' · ');
}

/** Day and time where the user is, as in `2026-11-24 10:05`. */
export function describeTime(time: number): string {
  const d = new Date(time);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${two(d.getHours())}:${two(d.getMinutes())}`;
}

/** The first line with anything in it. */
export function firstLine(text: string): string {
  return text.trimStart().split(/\r\n|\r|\n/u, 1)[0] ?? '';
}
