/** The route "@aligner": a chat participant that shows corrected answers. */
import {
  chat,
  l10n,
  ThemeIcon,
  type CancellationToken,
  type ChatContext,
  type ChatFollowup,
  type ChatRequest,
  type ChatResponseStream,
  type ChatResult,
} from 'vscode';
import { CancelledError, toErrorData } from '../../../base/core/errors.ts';
import { PARTICIPANT, type ParticipantCommand } from '../../../config/core/chat.ts';
import type { Route, RouteHealth } from '../../core/route.ts';
import type { ChatHistory } from '../../core/chat-history.ts';
import { signalOf, type InterceptionContext } from '../context.ts';
import { Counter } from '../counter.ts';
import { ask } from './ask.ts';
import { fix, last } from './fix.ts';
import { metadataOf } from './turn.ts';
import { why } from './why.ts';

export class Participant implements Route {
  readonly #context: InterceptionContext;
  readonly #history: ChatHistory | undefined;
  readonly #counter = new Counter(l10n.t('Answers to @aligner'));
  readonly #registration: { dispose(): void };

  constructor(context: InterceptionContext, history: ChatHistory | undefined) {
    this.#context = context;
    this.#history = history;
    const participant = chat.createChatParticipant(PARTICIPANT.id, (...args) => this.#handle(...args));
    participant.iconPath = new ThemeIcon('sparkle');
    participant.followupProvider = { provideFollowups };
    this.#registration = participant;
  }

  get health(): RouteHealth {
    return this.#counter.health;
  }

  dispose(): void {
    this.#registration.dispose();
  }

  /** Never rejects: what goes wrong is the turn's error, in a sentence with what to do. */
  async #handle(
    request: ChatRequest,
    history: ChatContext,
    stream: ChatResponseStream,
    token: CancellationToken,
  ): Promise<ChatResult> {
    const cancel = signalOf(token);
    const deps = { context: this.#context, stream, signal: cancel.signal };
    try {
      const result = await this.#answer(
        request.command as ParticipantCommand | undefined,
        request,
        history,
        deps,
        token,
      );
      this.#counter.answered();
      return result;
    } catch (error) {
      if (error instanceof CancelledError || token.isCancellationRequested) return {};
      this.#counter.skip();
      const { code, message, next } = toErrorData(error);
      this.#context.log.error(`@aligner: ${code}: ${message}`);
      return { errorDetails: { message: code === 'internal' ? message : `${message} ${next} (${code})` } };
    } finally {
      cancel.dispose();
    }
  }

  #answer(
    command: ParticipantCommand | undefined,
    request: ChatRequest,
    history: ChatContext,
    deps: { readonly context: InterceptionContext; readonly stream: ChatResponseStream; readonly signal: AbortSignal },
    token: CancellationToken,
  ): Promise<ChatResult> | ChatResult {
    switch (command) {
      case 'fix':
        return fix(deps, request);
      case 'last':
        return last(deps, this.#history);
      case 'why':
        return why(request.prompt, history, deps.stream);
      case undefined:
        return ask({ ...deps, request, history }, token);
    }
  }
}

function provideFollowups(result: ChatResult): ChatFollowup[] {
  const { changes = [] } = metadataOf(result) ?? {};
  if (changes.length === 0) return [];
  const label = changes.length === 1 ? l10n.t('Why this change?') : l10n.t('Why these changes?');
  return [{ prompt: '', command: 'why', label }];
}
