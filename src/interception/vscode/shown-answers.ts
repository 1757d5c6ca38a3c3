/** Answers that were shown corrected: the journal has them as `shown`, and their originals stay one click away. */
import {
  l10n,
  commands,
  StatusBarAlignment,
  Uri,
  window,
  workspace,
  type Disposable,
  type TextDocumentContentProvider,
} from 'vscode';
import type { Hunk, Sensitivity } from '../../align/core/types.ts';
import type { Journal } from '../../journal/core/journal.ts';
import { currentTextOf } from '../../journal/core/outcome.ts';
import type { AnswerRecord, JournalEntry } from '../../journal/core/records.ts';
import { workspaceKey } from '../../journal/vscode/workspace-key.ts';
import { changes } from '../../review/core/describe.ts';
import type { RouteId } from '../core/answer.ts';
import { countChanges } from '../core/counts.ts';

export interface ShownAnswer {
  readonly by: string;
  readonly question: string;
  readonly original: string;
  /** The hunks that the reader has seen applied. */
  readonly shown: readonly Hunk[];
  readonly model: AnswerRecord['model'];
  readonly sensitivity: Sensitivity;
}

const SCHEME = 'aligner-answer';
const ROUTE: RouteId = 'aligned-models';
const MOST = 20;
const VISIBLE_MS = 60_000;

export class ShownAnswers implements Disposable {
  readonly #journal: Journal;
  readonly #presenter: { show(error: unknown): unknown };
  /** Latest first: these can be opened whatever the journal says. */
  readonly #entries: JournalEntry[] = [];
  readonly #item = window.createStatusBarItem('aligner.shown', StatusBarAlignment.Right, 89);
  readonly #registration: Disposable;
  #timer: NodeJS.Timeout | undefined;

  constructor({ journal, presenter }: { journal: Journal; presenter: { show(error: unknown): unknown } }) {
    this.#journal = journal;
    this.#presenter = presenter;
    this.#item.name = l10n.t('Aligner: corrected answer');
    this.#item.command = 'aligner.models.showOriginal';
    const provider: TextDocumentContentProvider = { provideTextDocumentContent: (uri) => this.#text(uri) };
    this.#registration = workspace.registerTextDocumentContentProvider(SCHEME, provider);
  }

  /** Records an answer and tells of it. Never rejects: a failing journal is shown, and does no harm. */
  async add(answer: ShownAnswer): Promise<void> {
    const entry = entryOf(answer);
    this.#entries.unshift(entry);
    this.#entries.length = Math.min(this.#entries.length, MOST);
    this.#item.text = `$(sparkle) ${l10n.t('{0} corrected', answer.shown.length)}`;
    this.#item.tooltip = l10n.t(
      '{0} answered; it was shown with {1}. Click to see the original.',
      answer.by,
      countChanges(answer.shown),
    );
    this.#item.show();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#item.hide(), VISIBLE_MS);
    try {
      await this.#journal.recordAnswer(entry.answer, answer.shown, 'shown');
    } catch (error) {
      this.#presenter.show(error);
    }
  }

  /** Opens original and shown text of the latest answer, or of one that the user picks; resolves to what is open then. */
  async open(): Promise<{ readonly original: string; readonly shown: string } | undefined> {
    const items = this.#entries.map((entry) => ({
      entry,
      label: entry.answer.name,
      description: changes(entry.hunks.length),
      detail: entry.answer.original.trim().slice(0, 80),
    }));
    const [only] = items;
    const choice = items.length > 1 ? await window.showQuickPick(items, { title: l10n.t('Corrected Answers') }) : only;
    return choice === undefined ? undefined : this.compare(choice.entry);
  }

  /** Opens an answer that was shown corrected beside its original. */
  async compare(entry: JournalEntry): Promise<{ readonly original: string; readonly shown: string }> {
    const { answer, hunks } = entry;
    const [before, after] = ['original', 'shown'].map((side) =>
      Uri.from({ scheme: SCHEME, path: `/${answer.id}/${side}/${answer.name}` }),
    );
    await commands.executeCommand(
      'vscode.diff',
      before,
      after,
      l10n.t('Aligner: {0} ({1})', answer.name, changes(hunks.length)),
    );
    return { original: answer.original, shown: currentTextOf(entry) };
  }

  /** Lets go of what the journal was told to forget. */
  forget(): void {
    this.#entries.length = 0;
    this.#item.hide();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item.dispose();
    this.#registration.dispose();
  }

  /** Also of an answer of an earlier window: its diff may be open still. */
  async #text({ path }: Uri): Promise<string | undefined> {
    const [, id = '', side] = path.split('/');
    const known = this.#entries.find((entry) => entry.answer.id === id);
    const entry = known ?? (await this.#journal.load(id).catch(() => undefined));
    return entry && (side === 'original' ? entry.answer.original : currentTextOf(entry));
  }
}

function entryOf({ by, shown, ...about }: ShownAnswer): JournalEntry {
  const answer: AnswerRecord = {
    ...about,
    id: globalThis.crypto.randomUUID(),
    time: Date.now(),
    route: ROUTE,
    workspace: workspaceKey(),
    // As a name of a file: what a model is called may hold anything.
    name: `${l10n.t('Answer of {0}', by.replace(/[/\\]/g, '-'))}.md`,
    language: 'markdown',
    target: { kind: 'elsewhere' },
  };
  const hunks = shown.map((hunk) => ({ ...hunk, state: 'shown' as const, since: answer.time }));
  return { answer, hunks, dismissed: false };
}
