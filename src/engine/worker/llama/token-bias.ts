/** Raises or lowers the logit of one token, whatever token it is. */
import { TokenBias, type LlamaModel, type Token } from 'node-llama-cpp';

/** Where the binding keeps the biases (3.21). */
interface Biases {
  readonly _biases: Map<Token, number>;
}

/**
 * The binding leaves out, without a word, a bias of a token that ends the output; the margin at the end of a draft is such
 * a one. It is put where the others are; a test with a model tells when a new release of the binding has another place.
 */
export function biasOf(model: LlamaModel, token: Token, by: number): TokenBias {
  const bias = TokenBias.for(model).set(token, { logit: by });
  if (model.isEogToken(token)) (bias as unknown as Biases)._biases.set(token, by);
  return bias;
}
