/** Reads prompts into an evaluator's cache and keeps what two in a row have in common: the question, a growing segment. */
import type { CancelSignal } from '../../../base/core/cancel.ts';
import type { Evaluator, TokenId } from './evaluator.ts';

export interface ReadOptions {
  /** Tokens to feed in one evaluation. */
  readonly batchSize: number;
  readonly signal: CancelSignal;
  /** Called after each full batch: 0 to 1. */
  readonly onRead?: ((fraction: number) => void) | undefined;
}

export interface PromptRead {
  /** The prompt's last tokens, which are left to feed: at least one, at most one batch. */
  readonly pending: readonly TokenId[];
  /** Tokens at the start of the prompt that were in the cache already. */
  readonly reused: number;
}

/** Makes the cache a first part of the prompt, all but its last batch. */
export async function readPrompt(
  evaluator: Evaluator,
  prompt: readonly TokenId[],
  { batchSize, signal, onRead }: ReadOptions,
): Promise<PromptRead> {
  // The last token is always fed anew: the choice after it is what the reading is for.
  const reused = Math.min(shared(evaluator.context, prompt), prompt.length - 1);
  if (evaluator.position > reused) await evaluator.rollback(reused);
  while (prompt.length - evaluator.position > batchSize) {
    const { position } = evaluator;
    await evaluator.feed(prompt.slice(position, position + batchSize), [], signal);
    onRead?.((evaluator.position - reused) / (prompt.length - reused));
  }
  return { pending: prompt.slice(evaluator.position), reused };
}

/** Reads the whole of a prompt that is going to grow, when at least `least` of its tokens are new. */
export async function readAhead(
  evaluator: Evaluator,
  prompt: readonly TokenId[],
  options: ReadOptions & { readonly least: number },
): Promise<void> {
  if (prompt.length - shared(evaluator.context, prompt) < options.least) return;
  const { pending } = await readPrompt(evaluator, prompt, options);
  await evaluator.feed(pending, [], options.signal);
}

/** How many tokens two lists have in common at their start. */
function shared(a: readonly TokenId[], b: readonly TokenId[]): number {
  const most = Math.min(a.length, b.length);
  for (let i = 0; i < most; i++) if (a[i] !== b[i]) return i;
  return most;
}
