/** The review panel: a webview that shows what waits, and asks for decisions. It decides nothing itself. */
import { commands, type Disposable, env, l10n, Uri, window, type WebviewView, type WebviewViewProvider } from 'vscode';
import { REVIEW_VIEW } from '../../config/core/commands.ts';
import { SETTINGS_PREFIX } from '../../config/core/settings.ts';
import { asChange } from '../core/findings.ts';
import type { Change } from '../core/not-again.ts';
import { readToHost, type ToHost, type ToPage } from '../core/panel.ts';
import { panelReview } from '../core/panel-view.ts';
import { openFindings, openHunks } from '../core/review.ts';
import { openDiff, openSource } from './diff-editor.ts';
import { panelPage } from './panel-page.ts';
import type { Decision, ReviewSurface } from './review-actions.ts';
import type { ReviewSession } from '../core/session.ts';
import type { Reviews } from './reviews.ts';

export interface PanelActions {
  accept(id: string, indexes: readonly number[], words?: Readonly<Record<number, string>>): Promise<Decision>;
  reject(id: string, indexes: readonly number[]): Promise<Decision>;
  undo(id: string, indexes: readonly number[]): Promise<Decision>;
  undoLast(): Promise<Decision>;
  askChat(finding: { readonly id: string; readonly index: number }): Promise<void>;
}

export interface PanelDeps {
  readonly reviews: Reviews;
  /** The folder of the page's files. */
  readonly folder: Uri;
  /** Resolves when the reviews that wait are read. */
  readonly ready: Promise<void>;
  readonly notAgain: (session: ReviewSession, change: Change) => Promise<void>;
  readonly onProblem: (error: unknown) => void;
}

export class ReviewPanel implements WebviewViewProvider, ReviewSurface, Disposable {
  readonly #deps: PanelDeps;
  readonly #disposables: Disposable[];
  #view: WebviewView | undefined;
  #isReady = false;
  /** Said as soon as the page listens. */
  #waiting: ToPage[] = [];
  actions: PanelActions | undefined;

  constructor(deps: PanelDeps) {
    this.#deps = deps;
    this.#disposables = [
      window.registerWebviewViewProvider(REVIEW_VIEW, this, { webviewOptions: { retainContextWhenHidden: false } }),
      deps.reviews.onDidChange((id) => this.#update(id)),
    ];
  }

  resolveWebviewView(view: WebviewView): void {
    this.#view = view;
    this.#isReady = false;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#deps.folder] };
    const own = [
      view.webview.onDidReceiveMessage((message: unknown) => void this.#hear(message)),
      // A hidden page is gone; it asks again when it is back.
      view.onDidChangeVisibility(() => {
        if (!view.visible) this.#isReady = false;
      }),
      view.onDidDispose(() => {
        for (const one of own) one.dispose();
        if (this.#view !== view) return;
        this.#view = undefined;
        this.#isReady = false;
      }),
    ];
    view.webview.html = panelPage(view.webview, this.#deps.folder, globalThis.crypto.randomUUID().replaceAll('-', ''));
    this.#badge();
  }

  /** Shows the panel with the words of a hunk ready to be changed. */
  async edit(id: string, index: number): Promise<void> {
    await commands.executeCommand(`${REVIEW_VIEW}.focus`);
    this.#say({ type: 'edit', id, index });
  }

  async notAgain(id: string, index: number): Promise<void> {
    const session = this.#deps.reviews.get(id);
    const hunk = session?.review.hunks[index];
    if (hunk !== undefined) await this.#deps.notAgain(session!, hunk);
  }

  async dismiss(id: string, index: number): Promise<void> {
    const session = this.#deps.reviews.get(id);
    if (session?.review.findings[index] !== undefined)
      await this.#deps.notAgain(session, asChange(session.review, index));
  }

  dispose(): void {
    for (const one of this.#disposables) one.dispose();
  }

  async #hear(raw: unknown): Promise<void> {
    const message = readToHost(raw);
    if (message === undefined) return;
    try {
      await this.#act(message);
    } catch (error) {
      this.#deps.onProblem(error);
    }
  }

  async #act(message: ToHost): Promise<void> {
    const { actions } = this;
    const { reviews } = this.#deps;
    if (message.type === 'ready') return this.#begin();
    if (actions === undefined) return;
    if ('id' in message) {
      const session = reviews.get(message.id);
      const named = 'indexes' in message ? message.indexes : [message.index];
      const { hunks, findings } = session?.review ?? { hunks: [], findings: [] };
      const isFinding = message.type === 'askChat' || message.type === 'dismiss' || message.type === 'found';
      // A page that speaks of what is not there is out of date, or not ours: nothing happens.
      if (session === undefined || !named.every((i) => i < (isFinding ? findings : hunks).length)) return;
      switch (message.type) {
        case 'accept':
        case 'reject':
        case 'undo':
          await actions[message.type](session.id, message.indexes);
          return;
        case 'edit':
          await actions.accept(session.id, [message.index], { [message.index]: message.text });
          return;
        case 'diff':
          return openDiff(session, message.index);
        case 'source':
          return openSource(session, session.review.spans[message.index]);
        case 'notAgain':
          return this.notAgain(session.id, message.index);
        case 'askChat':
          return actions.askChat(message);
        case 'dismiss':
          return this.dismiss(session.id, message.index);
        case 'found':
          return openSource(session, session.review.findingSpans[message.index]);
        case 'link': {
          const link = session.review.hunks[message.index]?.link;
          if (link?.startsWith('https://') === true) await env.openExternal(Uri.parse(link, true));
          return;
        }
      }
    }
    switch (message.type) {
      case 'acceptAll':
        for (const { id, review } of reviews.list()) await actions.accept(id, openHunks(review));
        return;
      case 'rejectAll':
        for (const { id, review } of reviews.list()) await actions.reject(id, openHunks(review));
        return;
      case 'undoLast':
        await actions.undoLast();
        return;
      case 'settings':
        await commands.executeCommand('workbench.action.openSettings', `${SETTINGS_PREFIX}.review`);
        return;
      case 'align':
        await commands.executeCommand('aligner.alignSelection');
    }
  }

  async #begin(): Promise<void> {
    const { ready, reviews } = this.#deps;
    await ready;
    if (reviews.failure !== undefined) await reviews.restore();
    this.#isReady = true;
    this.#say({ type: 'reviews', reviews: reviews.all().map(panelReview) });
    if (reviews.failure !== undefined) this.#say({ type: 'failed', message: reviews.failure });
    for (const message of this.#waiting.splice(0)) this.#say(message);
  }

  #update(id: string): void {
    this.#badge();
    if (!this.#isReady) return;
    const session = this.#deps.reviews.get(id);
    this.#say(session === undefined ? { type: 'gone', id } : { type: 'review', review: panelReview(session) });
  }

  #badge(): void {
    if (this.#view === undefined) return;
    const value = this.#deps.reviews
      .list()
      .reduce((n, { review }) => n + openHunks(review).length + openFindings(review), 0);
    this.#view.badge = value === 0 ? undefined : { value, tooltip: l10n.t('To review: {0}', value) };
  }

  #say(message: ToPage): void {
    if (this.#view === undefined || !this.#isReady) this.#waiting.push(message);
    else void this.#view.webview.postMessage(message);
  }
}
