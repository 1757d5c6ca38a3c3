/** The route "session watch": finished answers of other participants in this workspace's chats, corrected in the background. */
import { l10n } from 'vscode';
import { AlignerError } from '../../base/core/errors.ts';
import { MODEL_PROVIDER, PARTICIPANT } from '../../config/core/chat.ts';
import { checkText } from '../../text/core/check.ts';
import type { Route, RouteHealth } from '../core/route.ts';
import { ChatHistory, type ChatSource } from '../core/chat-history.ts';
import type { LoggedAnswer } from '../core/session-log.ts';
import { signalOf, type InterceptionContext } from './context.ts';
import { Counter } from './counter.ts';

const off = () => l10n.t('Off: turn on aligner.sessionWatch.enabled to use it');

/** Answers that another route brings, or that are our own. */
export function isForeign({ participant, model }: LoggedAnswer): boolean {
  return participant !== PARTICIPANT.id && model.split('/')[0] !== MODEL_PROVIDER.vendor;
}

export class SessionWatch implements Route {
  readonly #context: InterceptionContext;
  readonly #history: ChatHistory | undefined;
  readonly #counter = new Counter(off());
  readonly #listener: { dispose(): void };
  readonly #agents: (names: readonly string[]) => readonly ChatSource[];
  #watching: readonly { dispose(): void }[] = [];

  /** `history`: this workspace's chats; undefined without a workspace. `agents`: what the named coding agents leave of it. */
  constructor(
    context: InterceptionContext,
    history: ChatHistory | undefined,
    agents: (names: readonly string[]) => readonly ChatSource[],
  ) {
    this.#context = context;
    this.#history = history;
    this.#agents = agents;
    this.#listener = context.settings.onDidChange((changed) => {
      if (changed('sessionWatch.enabled') || changed('sessionWatch.agents')) this.#switch();
    });
    this.#switch();
  }

  get health(): RouteHealth {
    return this.#counter.health;
  }

  dispose(): void {
    this.#listener.dispose();
    for (const watching of this.#watching) watching.dispose();
  }

  #switch(): void {
    const isWanted = this.#context.settings.get('sessionWatch.enabled');
    for (const watching of this.#watching) watching.dispose();
    this.#watching = [];
    if (!isWanted) this.#counter.set('off', off());
    else if (this.#history === undefined)
      this.#counter.set('failed', l10n.t('No workspace is open, so there are no chat logs to watch'));
    else {
      this.#counter.set('on', l10n.t("Watches this workspace's chats"));
      const events = {
        onAnswer: (answer: LoggedAnswer) => void this.#correct(answer),
        onSkipped: (count: number, why: string) => {
          this.#counter.skip(count);
          this.#context.log.warn(`Session watch: skipped ${count}: ${why}`);
        },
      };
      const agents = this.#agents(this.#context.settings.get('sessionWatch.agents'));
      const histories = agents.length === 0 ? [this.#history] : [this.#history, new ChatHistory(agents)];
      this.#watching = histories.map((history) => history.watch(events));
    }
  }

  /** Never rejects: what cannot be corrected in the background is counted, not shown. */
  async #correct(logged: LoggedAnswer): Promise<void> {
    const { pause, ledger, desk, log } = this.#context;
    if (!isForeign(logged) || pause.paused) return;
    const { by } = logged;
    const ids: string[] = [];
    for (const text of logged.texts) {
      if (checkText(text) !== undefined || !ledger.claim(text)) continue;
      this.#counter.answered();
      try {
        const id = await this.#review(text, logged.question, by);
        if (id !== undefined) ids.push(id);
      } catch (error) {
        this.#counter.skip();
        const why = error instanceof AlignerError ? error.code : String(error);
        log.warn(`Session watch: an answer of ${by} was not corrected: ${why}`);
      }
    }
    desk.notify(ids, by);
  }

  async #review(text: string, question: string, by: string): Promise<string | undefined> {
    const { aligner, settings, pause, desk } = this.#context;
    const cancel = signalOf(undefined, pause);
    try {
      const alignment = await aligner.align(
        {
          question,
          text,
          source: { kind: 'markdown' },
          sensitivity: settings.get('sensitivity'),
          priority: 'background',
        },
        { signal: cancel.signal },
      );
      const answer = { route: 'session-watch', question, text, by } as const;
      const sensitivity = settings.get('sensitivity');
      return await desk.review({ answer, alignment, sensitivity, hunks: alignment.hunks });
    } finally {
      cancel.dispose();
    }
  }
}
