/** Answers that were shown corrected: their originals stay one click away. */
import {
  commands,
  StatusBarAlignment,
  Uri,
  window,
  workspace,
  type Disposable,
  type TextDocumentContentProvider,
} from 'vscode';
import type { Hunk } from '../../align/core/types.ts';
import { changes } from '../../review/core/describe.ts';
import { compose } from '../../review/core/compose.ts';
import { countChanges } from '../core/counts.ts';

export interface ShownAnswer {
  readonly by: string;
  readonly original: string;
  readonly hunks: readonly Hunk[];
  /** Those of the hunks that the reader has seen applied. */
  readonly shown: readonly Hunk[];
}

const SCHEME = 'aligner-answer';
const MOST = 20;
const VISIBLE_MS = 60_000;

export class ShownAnswers implements Disposable {
  readonly #answers: (ShownAnswer & { readonly id: number })[] = [];
  readonly #item = window.createStatusBarItem('aligner.shown', StatusBarAlignment.Right, 89);
  readonly #registration: Disposable;
  #lastId = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor() {
    this.#item.name = 'Aligner: corrected answer';
    this.#item.command = 'aligner.models.showOriginal';
    const provider: TextDocumentContentProvider = { provideTextDocumentContent: (uri) => this.#text(uri) };
    this.#registration = workspace.registerTextDocumentContentProvider(SCHEME, provider);
  }

  add(answer: ShownAnswer): void {
    this.#answers.unshift({ ...answer, id: ++this.#lastId });
    this.#answers.length = Math.min(this.#answers.length, MOST);
    this.#item.text = `$(sparkle) ${answer.shown.length} corrected`;
    this.#item.tooltip = `The answer of ${answer.by} was shown with ${countChanges(answer.shown)}. Click to see the original.`;
    this.#item.show();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#item.hide(), VISIBLE_MS);
  }

  /** Opens original and shown text of the latest answer, or of one that the user picks; resolves to what is open then. */
  async open(): Promise<{ readonly original: string; readonly shown: string } | undefined> {
    const items = this.#answers.map((answer) => ({
      answer,
      label: answer.by,
      description: changes(answer.shown.length),
      detail: answer.original.trim().slice(0, 80),
    }));
    const [only] = items;
    const choice = items.length > 1 ? await window.showQuickPick(items, { title: 'Corrected answers' }) : only;
    if (choice === undefined) return undefined;
    const { id, by, shown } = choice.answer;
    const [before, after] = ['original', 'shown'].map((side) =>
      Uri.from({ scheme: SCHEME, path: `/${id}/${side}/Answer of ${by}.md` }),
    );
    await commands.executeCommand(
      'vscode.diff',
      before,
      after,
      `Aligner: answer of ${by} (${changes(shown.length)} shown)`,
    );
    return { original: choice.answer.original, shown: shownText(choice.answer) };
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item.dispose();
    this.#registration.dispose();
  }

  #text({ path }: Uri): string | undefined {
    const [, id, side] = path.split('/');
    const answer = this.#answers.find((a) => String(a.id) === id);
    return answer && (side === 'original' ? answer.original : shownText(answer));
  }
}

function shownText({ original, hunks, shown }: ShownAnswer): string {
  const places = new Set(shown.map((h) => h.start));
  return compose(original, hunks, (i) => places.has(hunks[i]!.start)).text;
}
