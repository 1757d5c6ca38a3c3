/** The project's own way of correcting, with a model elsewhere: what the decoders ask of the vocabulary is learned before. */
import type { CancelSignal } from '../../../base/core/cancel.ts';
import type { CorrectInput, Correction, CorrectOptions, Corrector } from '../../../align/core/corrector.ts';
import { SegmentCorrector, type SegmentCorrectorDeps } from '../../core/decode/segment-corrector.ts';
import type { BatchSizes } from '../../core/decode/residual.ts';
import type { Profile } from '../../core/protocol.ts';
import { RemoteEvaluator } from '../../core/remote/evaluator.ts';
import type { Served } from './llama-server.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A whole draft at once, where one request verifies it. */
const WHOLE: BatchSizes = { first: 1_023, most: 1_023 };
/** As many as are worth writing to find that the first is refused. */
const WRITTEN: BatchSizes = { first: 31, most: 63 };

export class RemoteCorrector implements Corrector {
  readonly #inner: SegmentCorrector;
  readonly #vocabulary: Vocabulary;

  private constructor(inner: SegmentCorrector, vocabulary: Vocabulary) {
    this.#inner = inner;
    this.#vocabulary = vocabulary;
  }

  /** Rejects with an Error when the profile does not fit the model's vocabulary. */
  static async open(profile: Profile, served: Served, signal: CancelSignal): Promise<RemoteCorrector> {
    const { vocabulary, completions, contextSize } = served;
    const { prompt, verdict, stop } = profile;
    await vocabulary.learn([...Object.values(prompt), ...stop], true, signal);
    if (verdict !== null) await vocabulary.learn([verdict.ok, verdict.separator ?? ''], false, signal);
    const deps: SegmentCorrectorDeps = {
      profile,
      tokenizer: vocabulary,
      evaluator: new RemoteEvaluator(completions),
      capacity: Math.min(profile.contextSize, contextSize) - 1,
      // Nothing is computed while tokens are fed.
      batchSize: profile.contextSize,
      draftBatch: completions.verify === undefined ? WRITTEN : WHOLE,
      now: () => performance.now(),
    };
    return new RemoteCorrector(new SegmentCorrector(deps), vocabulary);
  }

  async correct(input: CorrectInput, options: CorrectOptions): Promise<Correction> {
    await this.#learn(input, options.signal, options.forcedTags);
    return this.#inner.correct(input, options);
  }

  async verdictOf(input: CorrectInput, signal: CancelSignal): Promise<number | null> {
    await this.#learn(input, signal);
    return this.#inner.verdictOf(input, signal);
  }

  /** Nothing is kept on the server, so there is nothing to read ahead. */
  readAhead(): Promise<void> {
    return Promise.resolve();
  }

  countTokens(text: string): number {
    return this.#vocabulary.count(text);
  }

  #learn({ question, segment }: CorrectInput, signal: CancelSignal, tags: readonly string[] = []): Promise<void> {
    const written = tags.map((tag, i) => (i === 0 ? tag : ` ${tag}`));
    return this.#vocabulary.learn([question, segment, ...written], false, signal);
  }
}
