/** The history: past answers and what was decided about them, found by their words; from there a review is opened again or undone. */
import { env, l10n, QuickPickItemKind, ThemeIcon, window, type QuickPickItem } from 'vscode';
import type { Presenter } from '../../ui/vscode/presenter.ts';
import type { Journal, JournalPage, JournalQuery } from '../core/journal.ts';
import { currentTextOf } from '../core/outcome.ts';
import { describeCount, describeDecision, describeEntry, describeTime, firstLine } from '../core/past.ts';
import { isPending, isShown, isWritten, type JournalEntry } from '../core/records.ts';
import { later } from './later.ts';

/** What the review does for the history. */
export interface PastReviews {
  /** Shows an answer's review again. */
  reopen(id: string): Promise<unknown>;
  /** Shows an answer that appeared corrected beside its original. */
  compare(entry: JournalEntry): Promise<unknown>;
  /** Takes decisions back, where the text still stands. */
  undo(id: string, hunks: readonly number[]): Promise<unknown>;
}

export interface HistoryDeps {
  readonly journal: Journal;
  readonly reviews: PastReviews;
  readonly presenter: Presenter;
}

const PAGE = 50;
const TYPING_MS = 150;

interface EntryItem extends QuickPickItem {
  readonly entry?: JournalEntry;
}

/** Asks until an answer is chosen, then shows it. Resolves to the answer's id; undefined when the user left. */
export async function showHistory(deps: HistoryDeps, filter: Partial<JournalQuery> = {}): Promise<string | undefined> {
  try {
    const entry = await pickEntry(deps, filter);
    if (entry !== undefined) await showEntry(deps, entry);
    return entry?.answer.id;
  } catch (error) {
    deps.presenter.show(error);
    return undefined;
  }
}

function pickEntry(
  { journal, presenter }: HistoryDeps,
  filter: Partial<JournalQuery>,
): Promise<JournalEntry | undefined> {
  const picker = window.createQuickPick<EntryItem>();
  picker.title = filter.tag === undefined ? l10n.t('History') : l10n.t('History: {0}', filter.tag);
  picker.placeholder = l10n.t('Search questions, answers, corrections, reasons and tags');
  picker.value = filter.text ?? '';
  let limit = PAGE;
  let asked = 0;
  const search = async () => {
    const mine = ++asked;
    picker.busy = true;
    try {
      const page = await journal.search({ ...filter, text: picker.value.trim(), offset: 0, limit });
      // An older question may be answered later.
      if (mine !== asked) return;
      picker.items = itemsOf(page);
    } catch (error) {
      presenter.show(error);
    } finally {
      if (mine === asked) picker.busy = false;
    }
  };
  const soon = later(() => void search(), TYPING_MS);
  return new Promise((resolve) => {
    picker.onDidChangeValue(() => {
      limit = PAGE;
      soon.start();
    });
    picker.onDidAccept(() => {
      const chosen = picker.selectedItems[0];
      if (chosen === undefined) return;
      if (chosen.entry === undefined) {
        limit += PAGE;
        void search();
        return;
      }
      resolve(chosen.entry);
      picker.hide();
    });
    picker.onDidHide(() => {
      soon.dispose();
      picker.dispose();
      resolve(undefined);
    });
    picker.show();
    void search();
  });
}

function itemsOf({ entries, total, unreadable }: JournalPage): EntryItem[] {
  const items = entries.map((entry): EntryItem => {
    const { answer, hunks } = entry;
    const detail = firstLine(answer.question) || hunks[0]?.reason;
    return {
      entry,
      label: answer.name,
      description: `${describeTime(answer.time)} · ${describeEntry(entry)}`,
      ...(detail === undefined ? {} : { detail }),
      iconPath: new ThemeIcon(isPending(entry) ? 'circle-outline' : 'history'),
      // What was found is shown, also where the words are not in the label.
      alwaysShow: true,
    };
  });
  if (total === 0)
    return [{ label: l10n.t('Nothing found'), alwaysShow: true, description: l10n.t('Decisions appear here.') }];
  const more = { label: `$(ellipsis) ${l10n.t('Show more (of {0})', total)}`, alwaysShow: true };
  const label = l10n.t('Damaged answers left out: {0}', unreadable);
  if (unreadable > 0) items.push({ label, kind: QuickPickItemKind.Separator });
  return total > entries.length + unreadable ? [...items, more] : items;
}

interface ActionItem extends QuickPickItem {
  readonly run?: () => Promise<unknown>;
}

/** One answer: what can be done with it, and each of its changes. */
async function showEntry({ reviews, journal, presenter }: HistoryDeps, entry: JournalEntry): Promise<void> {
  const { answer, hunks } = entry;
  const written = hunks.flatMap((h, i) => (isWritten(h.state) ? [i] : []));
  const copy = (text: string) => async () => {
    await env.clipboard.writeText(text);
    presenter.note(`$(clippy) ${l10n.t('Aligner: copied')}`);
  };
  const reopen = async () => {
    if (entry.dismissed) await journal.dismiss(answer.id, false);
    await reviews.reopen(answer.id);
  };
  const items: ActionItem[] = [
    isShown(entry)
      ? {
          label: `$(diff) ${l10n.t('Compare with Original')}`,
          description: describeEntry(entry),
          run: () => reviews.compare(entry),
        }
      : { label: `$(diff) ${l10n.t('Open Review')}`, description: describeEntry(entry), run: reopen },
    ...(written.length === 0
      ? []
      : [
          {
            label: `$(discard) ${l10n.t('Undo Written Changes')}`,
            description: l10n.t('where the text has not changed since'),
            run: () => reviews.undo(answer.id, written),
          },
        ]),
    { label: `$(copy) ${l10n.t('Copy Original')}`, run: copy(answer.original) },
    { label: `$(copy) ${l10n.t('Copy Corrected')}`, run: copy(currentTextOf(entry)) },
    { label: l10n.t('Changes'), kind: QuickPickItemKind.Separator },
    ...hunks.map((hunk, i): ActionItem => {
      const item = { label: describeDecision(hunk), description: hunk.tags.join(', '), detail: l10n.t(hunk.reason) };
      const undoes = isWritten(hunk.state) || hunk.state === 'rejected';
      return undoes ? { ...item, run: () => reviews.undo(answer.id, [i]) } : item;
    }),
  ];
  const title = `${answer.name}, ${describeTime(answer.time)}`;
  const placeHolder = isShown(entry)
    ? l10n.t('This answer was shown corrected')
    : l10n.t('Choose a decided change to undo it');
  const chosen = await window.showQuickPick(items, {
    title,
    placeHolder,
    matchOnDetail: true,
    matchOnDescription: true,
  });
  await chosen?.run?.();
}

/** How often each tag was corrected; choosing one shows its answers. */
export async function showCounts(deps: HistoryDeps): Promise<void> {
  try {
    const counts = await deps.journal.countsByTag();
    const items = counts.map((count) => ({ label: count.tag, description: describeCount(count) }));
    if (items.length === 0) deps.presenter.note(`$(info) ${l10n.t('Aligner: nothing has been corrected yet')}`);
    const options = { title: l10n.t('Corrections by Tag'), placeHolder: l10n.t('Choose a tag to see its answers') };
    const chosen = items.length === 0 ? undefined : await window.showQuickPick(items, options);
    if (chosen !== undefined) await showHistory(deps, { tag: chosen.label });
  } catch (error) {
    deps.presenter.show(error);
  }
}
