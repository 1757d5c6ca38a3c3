/** The route "aligned models": every chat model of the chosen vendors appears again, with corrected answers. */
import {
  l10n,
  EventEmitter,
  LanguageModelTextPart,
  lm,
  type CancellationToken,
  type Event,
  type LanguageModelChat,
  type LanguageModelChatInformation,
  type LanguageModelChatProvider,
  type LanguageModelChatRequestMessage,
  type LanguageModelResponsePart,
  type Progress,
  type ProvideLanguageModelChatResponseOptions,
} from 'vscode';
import { MODEL_PROVIDER } from '../../config/core/chat.ts';
import { AlignedStream, type FinishedRun } from '../core/aligned-stream.ts';
import { late } from '../core/late.ts';
import { promptQuestion } from '../core/prompt-question.ts';
import type { Route, RouteHealth } from '../core/route.ts';
import { Counter } from './counter.ts';
import { signalOf, type InterceptionContext } from './context.ts';
import { toPromptMessage, toRequestMessage, wrapped } from './model-messages.ts';
import type { ShownAnswers } from './shown-answers.ts';

const SETTLE_MS = 300;

export class AlignedModels implements LanguageModelChatProvider, Route {
  readonly #context: InterceptionContext;
  readonly #shown: ShownAnswers;
  readonly #counter = new Counter(l10n.t('Wraps the chosen models'));
  readonly #changed = new EventEmitter<void>();
  readonly #listeners: { dispose(): void }[];
  readonly #upstreams = new Map<string, LanguageModelChat>();
  #timer: NodeJS.Timeout | undefined;
  readonly onDidChangeLanguageModelChatInformation: Event<void> = this.#changed.event;

  constructor(context: InterceptionContext, shown: ShownAnswers) {
    this.#context = context;
    this.#shown = shown;
    this.#listeners = [
      lm.registerLanguageModelChatProvider(MODEL_PROVIDER.vendor, this),
      lm.onDidChangeChatModels(() => this.#refreshSoon()),
      context.settings.onDidChange((changed) => {
        if (changed('models.vendors')) this.#refreshSoon();
      }),
    ];
  }

  get health(): RouteHealth {
    return this.#counter.health;
  }

  async provideLanguageModelChatInformation(): Promise<LanguageModelChatInformation[]> {
    await this.#findUpstreams();
    return [...this.#upstreams].map(([id, model]) => wrapped(id, model));
  }

  async provideLanguageModelChatResponse(
    { id }: LanguageModelChatInformation,
    messages: readonly LanguageModelChatRequestMessage[],
    { modelOptions, tools, toolMode }: ProvideLanguageModelChatResponseOptions,
    progress: Progress<LanguageModelResponsePart>,
    token: CancellationToken,
  ): Promise<void> {
    const model = await this.#upstream(id);
    const options = { toolMode, ...(modelOptions && { modelOptions }), ...(tools && { tools: [...tools] }) };
    const response = await model.sendRequest(messages.map(toRequestMessage), options, token);
    // Parts of unknown kinds pass through, too: whatever the upstream may send, a provider may report.
    const parts = response.stream as AsyncIterable<LanguageModelResponsePart>;
    if (this.#context.pause.paused) for await (const part of parts) progress.report(part);
    else await this.#align(model, promptQuestion(messages.map(toPromptMessage)), parts, progress, token);
  }

  async provideTokenCount(
    { id }: LanguageModelChatInformation,
    text: string | LanguageModelChatRequestMessage,
    token: CancellationToken,
  ): Promise<number> {
    const model = await this.#upstream(id);
    return model.countTokens(typeof text === 'string' ? text : toRequestMessage(text), token);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const listener of this.#listeners) listener.dispose();
    this.#changed.dispose();
  }

  async #align(
    model: LanguageModelChat,
    question: string,
    parts: AsyncIterable<LanguageModelResponsePart>,
    progress: Progress<LanguageModelResponsePart>,
    token: CancellationToken,
  ): Promise<void> {
    const { aligner, settings, clock, pause, log } = this.#context;
    const policy = settings.get('models.policy');
    const cancel = signalOf(token);
    const stream = new AlignedStream<LanguageModelResponsePart>({
      aligner,
      clock,
      policy,
      question,
      sensitivity: settings.get('sensitivity'),
      signal: cancel.signal,
      // In `suggest` the upstream's own parts are passed on below.
      onText: (text) => policy === 'auto' && progress.report(new LanguageModelTextPart(text)),
      onPart: (part) => policy === 'auto' && progress.report(part),
      onError: (error) => {
        this.#counter.skip();
        log.warn(`An answer of ${model.name} was not corrected: ${String(error)}`);
      },
    });
    const pausing = pause.onDidChange((paused) => {
      if (paused) stream.release();
    });
    try {
      for await (const part of parts) {
        if (policy === 'suggest') progress.report(part);
        if (part instanceof LanguageModelTextPart) stream.text(part.value);
        else stream.part(part);
      }
    } finally {
      // An error of the upstream goes on to whoever asked, after the text that it had sent.
      await stream.end();
      void stream
        .finished()
        .then((runs) => this.#handOver(runs, question, model.name))
        .finally(() => {
          cancel.dispose();
          pausing.dispose();
        });
    }
  }

  /** Reviews for what the reader has not seen corrected, one notice for all of them. */
  async #handOver(runs: readonly FinishedRun[], question: string, by: string): Promise<void> {
    const { settings, ledger, desk, presenter } = this.#context;
    const sensitivity = settings.get('sensitivity');
    const ids: string[] = [];
    for (const { original, alignment, shown } of runs) {
      ledger.claim(alignment.corrected);
      const isFirst = ledger.claim(original) || !alignment.changed;
      this.#counter.answered();
      if (shown.length > 0)
        await this.#shown.add({ by, question, original, shown, model: alignment.model, sensitivity });
      const rest = late(original, alignment, shown);
      if (!isFirst) continue;
      const answer = { route: 'aligned-models', question, text: rest.text, by } as const;
      try {
        const id = await desk.review({ answer, alignment: { ...alignment, ...rest }, sensitivity, hunks: rest.hunks });
        if (id !== undefined) ids.push(id);
      } catch (error) {
        presenter.show(error);
      }
    }
    desk.notify(ids, by);
  }

  async #upstream(id: string): Promise<LanguageModelChat> {
    if (!this.#upstreams.has(id)) await this.#findUpstreams();
    const model = this.#upstreams.get(id);
    if (model === undefined) throw new Error(l10n.t('The model behind {0} is no longer available.', id));
    return model;
  }

  /** By vendor: asking for all models would ask ourselves. */
  async #findUpstreams(): Promise<void> {
    const vendors = this.#context.settings.get('models.vendors').filter((v) => v !== MODEL_PROVIDER.vendor);
    const models = (await Promise.all(vendors.map((vendor) => lm.selectChatModels({ vendor })))).flat();
    this.#upstreams.clear();
    for (const model of models) this.#upstreams.set(`${model.vendor}/${model.id}`, model);
    this.#counter.set(
      'on',
      models.length === 0
        ? l10n.t('The chosen vendors offer no models')
        : l10n.t('Models offered as "Aligned": {0}', models.length),
    );
  }

  /** Tells VS Code when the models that are wrapped are others; our own change must not make another. */
  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const before = [...this.#upstreams.keys()].sort().join('\n');
      void this.#findUpstreams().then(() => {
        if ([...this.#upstreams.keys()].sort().join('\n') !== before) this.#changed.fire();
      });
    }, SETTLE_MS);
  }
}
