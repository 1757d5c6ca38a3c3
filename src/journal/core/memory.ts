/** The journal without a disk: what runs where there is no SQLite. It forgets when the window closes. */
import { fold } from './fold.ts';
import type { Journal, JournalQuery, NumberedEntry, TagCount } from './journal.ts';
import { isPending, isWritten, textAfter, type HunkRecord } from './records.ts';

/** Behaves as the stored journal does (a property test holds them together); `now` gives milliseconds since 1970. */
export function memoryJournal(now: () => number = Date.now): Journal {
  let entries: NumberedEntry[] = [];
  let lastNumber = 0;
  let lastStep = 0;
  const find = (id: string) => entries.find((e) => e.answer.id === id);
  const replace = (id: string, change: (entry: NumberedEntry) => NumberedEntry) => {
    entries = entries.map((e) => (e.answer.id === id ? change(e) : e));
  };
  const keep = (kept: (entry: NumberedEntry) => boolean) => {
    const before = entries.length;
    entries = entries.filter(kept);
    return Promise.resolve(before - entries.length);
  };

  return {
    recordAnswer(answer, hunks, state = 'pending') {
      if (find(answer.id) === undefined) {
        const recorded = hunks.map((h): HunkRecord => ({ ...h, state, since: answer.time }));
        entries.push({ number: ++lastNumber, answer, hunks: recorded, dismissed: false });
      }
      return Promise.resolve();
    },
    decide(id, decisions) {
      const hunks = find(id)?.hunks;
      if (hunks === undefined) return Promise.resolve('unknown');
      const next = [...hunks];
      const step = lastStep + 1;
      for (const { hunk, from, to, text: given } of decisions) {
        const old = next[hunk];
        if (old === undefined) return Promise.resolve('unknown');
        if (old.state !== from) return Promise.resolve('conflict');
        const text = textAfter(old, { to, text: given });
        next[hunk] = { ...old, state: to, since: now(), text, step: isWritten(to) ? step : undefined };
      }
      lastStep = step;
      replace(id, (e) => ({ ...e, hunks: next }));
      return Promise.resolve('taken');
    },
    retarget(id, target) {
      replace(id, (e) => ({ ...e, answer: { ...e.answer, target } }));
      return Promise.resolve();
    },
    dismiss(id, dismissed) {
      replace(id, (e) => ({ ...e, dismissed }));
      return Promise.resolve();
    },
    listPending: (workspace) =>
      Promise.resolve(entries.filter((e) => e.answer.workspace === workspace && isPending(e))),
    load: (id) => Promise.resolve(find(id)),
    search(query) {
      const found = entries.filter((e) => matches(e, query)).sort(newestFirst);
      return Promise.resolve({
        entries: found.slice(query.offset, query.offset + query.limit),
        total: found.length,
        unreadable: 0,
      });
    },
    countsByTag: () => Promise.resolve(countTags(entries.flatMap((e) => e.hunks))),
    entriesAfter: (after, limit) => Promise.resolve(entries.filter((e) => e.number > after).slice(0, limit)),
    clear: (what) => keep((e) => what === 'decided' && isPending(e)),
    prune: ({ days }) =>
      keep((e) => days === 0 || (isPending(e) && e.hunks.length > 0) || e.answer.time >= now() - days * 86_400_000),
    onDidChange: () => ({ dispose: () => undefined }),
    close: () => Promise.resolve(),
  };
}

const newestFirst = (a: NumberedEntry, b: NumberedEntry) => b.answer.time - a.answer.time || b.number - a.number;

/** Whether a text is in an entry, whatever the case of its letters. */
function matches({ answer, hunks }: NumberedEntry, query: JournalQuery): boolean {
  const needle = fold(query.text, query.text);
  const texts = [answer.name, answer.question, answer.original];
  const more = hunks.flatMap((h) => [h.replacement, h.text ?? '', h.reason, ...h.tags]);
  return (
    [...texts, ...more].some((text) => fold(text, query.text).includes(needle)) &&
    (query.language === undefined || answer.language === query.language) &&
    (query.tag === undefined || hunks.some((h) => h.tags.includes(query.tag!))) &&
    (query.state === undefined || hunks.some((h) => h.state === query.state))
  );
}

const COUNTED = ['accepted', 'edited', 'rejected', 'shown'] as const;

/** Most frequent first, then by name. */
function countTags(hunks: readonly Pick<HunkRecord, 'tags' | 'state'>[]): TagCount[] {
  const counts = new Map<string, Record<'found' | (typeof COUNTED)[number], number>>();
  for (const { tags, state } of hunks)
    for (const tag of tags) {
      const count = counts.get(tag) ?? { found: 0, accepted: 0, edited: 0, rejected: 0, shown: 0 };
      count.found++;
      for (const counted of COUNTED) if (counted === state) count[counted]++;
      counts.set(tag, count);
    }
  return [...counts]
    .map(([tag, count]) => ({ tag, ...count }))
    .sort((a, b) => b.found - a.found || (a.tag < b.tag ? -1 : 1));
}
