/**
 * Reads prompts into an evaluator's cache and keeps what two in a row have in common: the question, a growing segment.
 * A prompt is always read in the same evaluations, whose ends depend on its own tokens alone, and only whole ones are
 * reused: so what the model says of it does not depend on what was read before, nor on when.
 */
import type { CancelSignal } from '../../../base/core/cancel.ts';
import type { Evaluator, TokenId } from './evaluator.ts';

/** What is to be read. */
export interface Prompt {
  readonly tokens: readonly TokenId[];
  /** How many of them (not all) come before the segment, and are shared by all segments of an answer. Default 0. */
  readonly shared?: number | undefined;
}

export interface ReadOptions {
  /** Most tokens of one evaluation. */
  readonly batchSize: number;
  readonly signal: CancelSignal;
  /** Called after each evaluation: 0 to 1. */
  readonly onRead?: ((fraction: number) => void) | undefined;
}

export interface PromptRead {
  /** The prompt's last tokens, which are left to feed in one evaluation: at least one. */
  readonly pending: readonly TokenId[];
  /** Tokens at the start of the prompt that were in the cache already. */
  readonly reused: number;
}

/**
 * Tokens of one evaluation of a segment. From 64 on llama.cpp's flash attention works in tiles, and twice as many read no
 * faster on a CPU. What is left is halved once: while a text streams in, whole evaluations alone can be read ahead, and
 * the verdict waits for the last one.
 */
const STEP = 64;
const LAST_STEP = 32;

/** Where the evaluations of a prompt end; the last is the one that is left to feed. */
export function evaluationEnds({ tokens, shared = 0 }: Prompt, batchSize: number): number[] {
  const ends: number[] = [];
  const { length } = tokens;
  for (let end = batchSize; end < shared; end += batchSize) ends.push(end);
  if (shared > 0) ends.push(shared);
  let at = shared;
  for (const step of [STEP, LAST_STEP]) {
    const most = Math.min(step, batchSize);
    for (; length - at > most; at += most) ends.push(at + most);
  }
  ends.push(length);
  return ends;
}

/** Makes the cache a first part of the prompt, all but its last evaluation. */
export async function readPrompt(
  evaluator: Evaluator,
  prompt: Prompt,
  { batchSize, signal, onRead }: ReadOptions,
): Promise<PromptRead> {
  // The last evaluation is always made anew: the choice after it is what the reading is for.
  const ends = evaluationEnds(prompt, batchSize).slice(0, -1);
  const reused = await keepShared(evaluator, prompt.tokens, ends);
  await feedUpTo(evaluator, prompt.tokens, ends, signal, (position) =>
    onRead?.((position - reused) / (prompt.tokens.length - reused)),
  );
  return { pending: prompt.tokens.slice(evaluator.position), reused };
}

/** Reads what can be read of a prompt that is going to grow: all evaluations that are whole by now. */
export async function readAhead(evaluator: Evaluator, prompt: Prompt, options: ReadOptions): Promise<void> {
  // Whatever token comes next: the evaluations before the last are those that it leaves as they are.
  const grown = { ...prompt, tokens: [...prompt.tokens, 0] };
  const whole = evaluationEnds(grown, options.batchSize).slice(0, -1);
  if (holds(evaluator, prompt.tokens, whole)) return;
  await keepShared(evaluator, prompt.tokens, whole);
  await feedUpTo(evaluator, prompt.tokens, whole, options.signal);
}

/** Rolls the cache back to the last of these ends up to which it is just what reading the tokens would make it. */
async function keepShared(evaluator: Evaluator, tokens: readonly TokenId[], ends: readonly number[]): Promise<number> {
  const kept = sharedEnd(evaluator, tokens, ends);
  if (evaluator.position > kept) await evaluator.rollback(kept);
  return kept;
}

function sharedEnd({ context, evaluated }: Evaluator, tokens: readonly TokenId[], ends: readonly number[]): number {
  const same = sharedLength(context, tokens);
  let kept = 0;
  for (const [i, end] of ends.entries()) {
    if (end > same || evaluated[i] !== end) break;
    kept = end;
  }
  return kept;
}

const holds = (evaluator: Evaluator, tokens: readonly TokenId[], ends: readonly number[]): boolean =>
  sharedEnd(evaluator, tokens, ends) === (ends.at(-1) ?? 0);

async function feedUpTo(
  evaluator: Evaluator,
  tokens: readonly TokenId[],
  ends: readonly number[],
  signal: CancelSignal,
  onRead?: (position: number) => void,
): Promise<void> {
  for (const end of ends) {
    if (end <= evaluator.position) continue;
    await evaluator.feed(tokens.slice(evaluator.position, end), [], signal);
    onRead?.(evaluator.position);
  }
}

/** How many tokens two lists have in common at their start. */
function sharedLength(a: readonly TokenId[], b: readonly TokenId[]): number {
  const most = Math.min(a.length, b.length);
  for (let i = 0; i < most; i++) if (a[i] !== b[i]) return i;
  return most;
}
