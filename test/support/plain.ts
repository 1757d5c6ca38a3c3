/** Plain greedy decoding, one token at a time: the yardstick that residual decoding must equal. */
import { throwIfCancelled } from '../../src/base/core/errors.ts';
import type { Decoded, DecodeOptions } from '../../src/engine/core/decode/decoded.ts';
import { feedForChoice, type Evaluator, type TokenId } from '../../src/engine/core/decode/evaluator.ts';

/** `pending` are the tokens (at least one) that precede the output and are not in the cache yet. */
export async function decodePlain(
  evaluator: Evaluator,
  pending: readonly TokenId[],
  options: DecodeOptions,
): Promise<Decoded> {
  const { stop, limit, signal, onProgress } = options;
  const tokens: TokenId[] = [];
  let ended = false;
  let next = pending;
  while (tokens.length < limit) {
    throwIfCancelled(signal);
    const { token } = await feedForChoice(evaluator, next, {}, signal);
    ended = stop.has(token);
    if (ended) break;
    tokens.push(token);
    next = [token];
    onProgress?.(tokens.length);
  }
  return { tokens, ended, written: [], draft: 0, accepted: 0, generated: tokens.length };
}
