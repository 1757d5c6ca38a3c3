/** `@aligner QUESTION`: the user's model answers, and the answer is shown corrected. */
import {
  l10n,
  LanguageModelChatMessage,
  lm,
  type ChatContext,
  type ChatRequest,
  type ChatResponseStream,
  type ChatResult,
  type LanguageModelChat,
} from 'vscode';
import { CancelledError, toErrorData } from '../../../base/core/errors.ts';
import { MODEL_PROVIDER } from '../../../config/core/chat.ts';
import { AlignedStream } from '../../core/aligned-stream.ts';
import { interceptionErrors } from '../../core/errors.ts';
import type { InterceptionContext } from '../context.ts';
import { attachments } from './references.ts';
import { resultOf, showNote, showOutcome } from './show.ts';
import { turnsOf } from './turn.ts';

export interface Ask {
  readonly context: InterceptionContext;
  readonly request: ChatRequest;
  readonly history: ChatContext;
  readonly stream: ChatResponseStream;
  readonly signal: AbortSignal;
}

/** Rejects with the model's own error; a failing correction shows the answer as it is, with one line why. */
export async function ask({ context, request, history, stream, signal }: Ask, token: ChatToken): Promise<ChatResult> {
  const model = await behind(request.model);
  stream.progress(l10n.t('Asking {0}', model.name));
  const attached = await attachments(request.references, (location) => stream.reference(location));
  const messages = turnsOf(history).map(({ by, text }) =>
    by === 'user' ? LanguageModelChatMessage.User(text) : LanguageModelChatMessage.Assistant(text),
  );
  messages.push(LanguageModelChatMessage.User([request.prompt, attached].filter((t) => t !== '').join('\n\n')));
  const response = await model.sendRequest(messages, {}, token);

  const { aligner, clock, settings, pause, ledger, desk } = context;
  let answer = '';
  let failure: unknown;
  const show = (text: string) => {
    answer += text;
    stream.markdown(text);
  };
  const aligned = new AlignedStream<never>({
    aligner,
    clock,
    policy: 'auto',
    // Here the reader waits for the verdict: the progress says that something happens.
    holdMs: Infinity,
    question: request.prompt,
    sensitivity: settings.get('sensitivity'),
    signal,
    onText: show,
    onPart: () => undefined,
    onError: (error) => {
      failure = error;
    },
  });
  const pausing = pause.onDidChange((paused) => {
    if (paused) aligned.release();
  });
  if (pause.paused) aligned.release();
  try {
    let isFirst = true;
    for await (const text of response.text) {
      if (isFirst) stream.progress(l10n.t('{0} is answering', model.name));
      isFirst = false;
      aligned.text(text);
    }
    stream.progress(l10n.t('Checking the answer…'));
  } finally {
    // Where the model fails, what it had said is shown before its error.
    await aligned.end();
    pausing.dispose();
  }
  const [run] = await aligned.finished();
  if (signal.aborted) throw new CancelledError();
  if (run === undefined) {
    if (pause.paused) showNote(stream, interceptionErrors.paused().message);
    else if (failure !== undefined) showNote(stream, notCorrected(failure));
    return resultOf(answer, []);
  }
  ledger.claim(run.original);
  ledger.claim(answer);
  const written = { route: 'participant', question: request.prompt, text: run.original, by: model.name } as const;
  const review = await desk.review({
    answer: written,
    alignment: run.alignment,
    sensitivity: settings.get('sensitivity'),
    hunks: run.shown,
  });
  showOutcome(stream, run.alignment, run.shown, review);
  return resultOf(answer, run.shown);
}

type ChatToken = Parameters<LanguageModelChat['sendRequest']>[2];

/** Why an answer stands uncorrected, in one line. */
function notCorrected(error: unknown): string {
  const { message, next, code } = toErrorData(error);
  return l10n.t('This answer was not corrected. {0} {1} ({2})', message, next, code);
}

/** The model behind one of ours: an answer is corrected once. */
async function behind(model: LanguageModelChat): Promise<LanguageModelChat> {
  if (model.vendor !== MODEL_PROVIDER.vendor) return model;
  const [vendor = '', ...id] = model.id.split('/');
  const [found] = await lm.selectChatModels({ vendor, id: id.join('/') });
  return found ?? model;
}
