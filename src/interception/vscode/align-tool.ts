/** The route "#align": a tool with which an agent has a draft corrected. It changes nothing; the agent gets the result. */
import {
  l10n,
  LanguageModelDataPart,
  LanguageModelTextPart,
  LanguageModelToolResult,
  lm,
  MarkdownString,
  type CancellationToken,
  type Disposable,
  type LanguageModelTool,
  type LanguageModelToolInvocationOptions,
  type LanguageModelToolInvocationPrepareOptions,
  type PreparedToolInvocation,
} from 'vscode';
import * as v from 'valibot';
import type { Alignment } from '../../align/core/types.ts';
import { ALIGN_TOOL, AlignToolInput } from '../../config/core/chat.ts';
import { checkText } from '../../text/core/check.ts';
import { interceptionErrors } from '../core/errors.ts';
import { resultText } from '../core/result-text.ts';
import type { Route, RouteHealth } from '../core/route.ts';
import { signalOf, type InterceptionContext } from './context.ts';
import { Counter } from './counter.ts';

type Input = v.InferInput<typeof AlignToolInput>;

export class AlignTool implements LanguageModelTool<Input>, Route {
  readonly #context: InterceptionContext;
  readonly #counter = new Counter('Agents can call #align');
  readonly #registration: Disposable;

  constructor(context: InterceptionContext) {
    this.#context = context;
    this.#registration = lm.registerTool(ALIGN_TOOL.name, this);
  }

  get health(): RouteHealth {
    return this.#counter.health;
  }

  prepareInvocation({ input }: LanguageModelToolInvocationPrepareOptions<Input>): PreparedToolInvocation {
    const length = typeof input.text === 'string' ? input.text.length : 0;
    return {
      invocationMessage: l10n.t('Checking the draft'),
      confirmationMessages: {
        title: l10n.t('Align a draft'),
        message: new MarkdownString(
          l10n.t(
            'Check {0} characters with the model on this machine? No file is changed; the agent gets the corrected text.',
            length,
          ),
        ),
      },
    };
  }

  /** Rejects with what is wrong with the input, in words for the agent. */
  async invoke(
    { input }: LanguageModelToolInvocationOptions<Input>,
    token: CancellationToken,
  ): Promise<LanguageModelToolResult> {
    const { aligner, settings, ledger, pause } = this.#context;
    if (pause.paused) throw interceptionErrors.paused();
    const parsed = v.safeParse(AlignToolInput, input);
    if (!parsed.success) throw interceptionErrors.input(v.summarize(parsed.issues));
    const { text, question, language } = parsed.output;
    const problem = checkText(text);
    if (problem !== undefined) throw problem;
    const cancel = signalOf(token, pause);
    try {
      const alignment = await aligner.align(
        {
          question,
          text,
          source: language === undefined ? { kind: 'markdown' } : { kind: 'code', language, before: '', after: '' },
          sensitivity: settings.get('sensitivity'),
          priority: 'interactive',
        },
        { signal: cancel.signal },
      );
      // The agent will show this text: nobody has to look at it again.
      ledger.claim(alignment.corrected);
      this.#counter.answered();
      return resultOf(alignment);
    } catch (error) {
      this.#counter.skip();
      throw error;
    } finally {
      cancel.dispose();
    }
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

/** The result in words, then as data. */
function resultOf(alignment: Alignment): LanguageModelToolResult {
  const { changed, corrected, hunks } = alignment;
  return new LanguageModelToolResult([
    new LanguageModelTextPart(resultText(alignment)),
    LanguageModelDataPart.json({ changed, corrected, hunks }),
  ]);
}
