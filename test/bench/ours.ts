/** The engine's own ways of doing the work, each through the product's pipeline: segments, decoding, hunks, guards. */
import catalogueJson from '../../models/catalogue.json' with { type: 'json' };
import { createCatalogue } from '../../src/align/core/catalogue.ts';
import type { Parser } from '../../src/align/core/parser.ts';
import { alignText } from '../support/align-text.ts';
import { VerdictCache } from '../../src/align/core/verdict-cache.ts';
import { createGrammars } from '../../src/align/worker/grammars.ts';
import type { Corrector } from '../../src/align/core/corrector.ts';
import type { TokenId } from '../../src/engine/core/decode/evaluator.ts';
import { decodeResidual, LARGE_BATCH } from '../../src/engine/core/decode/residual.ts';
import { SegmentCorrector } from '../../src/engine/core/decode/segment-corrector.ts';
import { profileTokens, type ProfileTokens } from '../../src/engine/core/decode/tokens.ts';
import type { Profile } from '../../src/engine/core/protocol.ts';
import type { OpenModel } from '../../src/engine/worker/llama/open-model.ts';
import { QUESTION, type Answer, type Piece } from './answers.ts';
import { decodePlain } from '../support/plain.ts';
import { ForcedEvaluator } from './forced.ts';
import { LookupDecoder } from './peers/lookup.ts';

/** What a segment with a fault is made to say first: no fault that was taught, so that the model mostly copies. */
const TAGS = 'none';
const { signal } = new AbortController();

/** How the correction of a segment is written: the product's way, token by token, or with the lookup predictor. */
export type DecodeMode = 'residual' | 'plain' | 'lookup';

export class OurEngine {
  readonly #model: OpenModel;
  readonly #profile: Profile;
  readonly #tokens: ProfileTokens;
  readonly #forced: ForcedEvaluator;
  readonly #lookup: LookupDecoder;
  readonly #parser: Parser = createGrammars();
  readonly #catalogue = createCatalogue(catalogueJson);

  constructor(model: OpenModel, profile: Profile) {
    this.#model = model;
    this.#profile = profile;
    this.#tokens = profileTokens(profile, model.tokenizer);
    this.#forced = new ForcedEvaluator(model.evaluator);
    this.#lookup = new LookupDecoder(model, profile.contextSize);
  }

  /** Frees what is beside the model. */
  dispose(): Promise<void> {
    return this.#lookup.dispose();
  }

  countTokens(text: string): number {
    return this.#model.tokenizer.tokenize(text, false).length;
  }

  /** The floor: reads the prompt with the whole answer once, in full batches, from an empty cache. */
  read(answer: Answer): Promise<number> {
    const { evaluator } = this.#model;
    const prompt = this.#prompt(answer.text);
    return this.#timed(() => evaluator.feed(prompt, [], signal));
  }

  /** One verification: the choice at every token of the answer, in full batches, with the question read already. */
  async verify(answer: Answer): Promise<number> {
    const { evaluator, tokenizer } = this.#model;
    await evaluator.rollback(0);
    await evaluator.feed(this.#prompt(''), [], signal);
    const draft = tokenizer.tokenize(answer.text, false);
    const start = performance.now();
    for (let at = 0; at < draft.length; at += LARGE_BATCH.most) {
      const batch = draft.slice(at, at + LARGE_BATCH.most);
      await evaluator.feed(
        batch,
        batch.map(() => ({})),
        signal,
      );
    }
    return performance.now() - start;
  }

  /** The product: verdict first, then residual decoding where a fault was found. */
  align(answer: Answer): Promise<number> {
    return this.#run(answer, this.#profile, 'residual');
  }

  /** The paper's format, without a verdict: every segment's correction is decoded whole, in the given mode. */
  write(answer: Answer, mode: DecodeMode): Promise<number> {
    return this.#run(answer, { ...this.#profile, verdict: null }, mode);
  }

  /** A segment's whole prompt as the paper's format has it, as text, ready to be corrected: for another engine. */
  promptText(piece: Piece): string {
    const { beforeQuestion, beforeAnswer, afterAnswer } = this.#profile.prompt;
    const { verdict } = this.#profile;
    const head = verdict === null ? '' : `${TAGS}${verdict.separator ?? ''}`;
    return `${beforeQuestion}${QUESTION}${beforeAnswer}${piece.text}${afterAnswer}${head}`;
  }

  /** Whether the model, left to itself, writes this text down to its last token, whatever it would write then. */
  async copies(text: string): Promise<boolean> {
    const { evaluator, tokenizer } = this.#model;
    const draft = tokenizer.tokenize(text, false);
    const { verdict, end, stop } = this.#tokens;
    const head =
      verdict === null
        ? []
        : [...tokenizer.tokenize(TAGS, false), verdict.separator].filter((token) => token !== undefined);
    await evaluator.rollback(0);
    const prompt = [...this.#prompt(text), ...head];
    const options = { stop, limit: draft.length, signal };
    const { tokens } = await decodeResidual(evaluator, prompt, draft, { ...options, end, margin: 0 });
    return tokenizer.detokenize(tokens) === text;
  }

  async #run(answer: Answer, profile: Profile, mode: DecodeMode): Promise<number> {
    const pieces = [...answer.pieces];
    // The product's own margins; the plan alone says what is a fault, and no change of it is held back.
    const normal = { ...profile.sensitivity.normal, threshold: 0, confidence: 0 };
    const corrector = this.#corrector(profile, mode, pieces);
    let got = '';
    const ms = await this.#timed(async () => {
      const { original } = await alignText(
        {
          question: QUESTION,
          text: answer.text,
          source: { kind: 'markdown' },
          sensitivity: 'normal',
          priority: 'interactive',
        },
        corrector,
        {
          profile: { ...profile, sensitivity: { ...profile.sensitivity, normal } },
          modelHash: '',
          catalogue: this.#catalogue,
          parser: this.#parser,
          // The texts of long answers repeat: nothing must be remembered.
          cache: new VerdictCache(0),
          clock: () => performance.now(),
        },
      );
      got = original;
    });
    if (got !== answer.text || pieces.length > 0) throw new Error(`${pieces.length} segments were not corrected.`);
    return ms;
  }

  /** Corrects as the plan says. Throws when the output is another than the plan's. */
  #corrector(profile: Profile, mode: DecodeMode, pieces: Piece[]): Corrector {
    const { tokenizer, capacity, batchSize } = this.#model;
    const { separator } = this.#tokens.verdict ?? { separator: this.#tokens.end };
    let output: readonly TokenId[] = [];
    const decode: Record<DecodeMode, typeof decodeResidual> = {
      residual: decodeResidual,
      plain: (evaluator, next, _, options) => decodePlain(evaluator, next, options),
      lookup: (evaluator, next, _, options) => this.#lookup.decode([...evaluator.context, ...next], options, output),
    };
    const inner = new SegmentCorrector({
      profile,
      tokenizer,
      evaluator: this.#forced,
      tags: this.#catalogue.tags,
      capacity,
      batchSize,
      now: () => performance.now(),
      decode: decode[mode],
    });
    return {
      countTokens: (text) => inner.countTokens(text),
      verdictOf: (input, cancel) => inner.verdictOf(input, cancel),
      readAhead: (input, cancel) => inner.readAhead(input, cancel),
      correct: async (input, options) => {
        const piece = pieces.shift();
        if (piece?.text !== input.segment) throw new Error(`The plan has no segment ${JSON.stringify(input.segment)}.`);
        const changed = piece.reference !== piece.text;
        const whole = [...tokenizer.tokenize(piece.reference, false), this.#tokens.end];
        const { verdict } = profile;
        const faulty = [...tokenizer.tokenize(TAGS, false), separator, ...whole].filter((token) => token !== undefined);
        output = verdict === null ? whole : changed ? faulty : tokenizer.tokenize(verdict.ok, false);
        this.#forced.force(this.#prompt(piece.text).length, output);
        const correction = await inner.correct(input, options);
        if (correction.text !== piece.reference)
          throw new Error(`A segment was decoded to ${JSON.stringify(correction.text)}.`);
        return correction;
      },
    };
  }

  #prompt(text: string): TokenId[] {
    const { tokenizer } = this.#model;
    const { beforeQuestion, beforeAnswer, afterAnswer } = this.#tokens;
    const asked = tokenizer.tokenize(QUESTION, false);
    const answer = tokenizer.tokenize(text, false);
    return [...beforeQuestion, ...asked, ...beforeAnswer, ...answer, ...(text === '' ? [] : afterAnswer)];
  }

  async #timed(work: () => Promise<unknown>): Promise<number> {
    await this.#model.evaluator.rollback(0);
    const start = performance.now();
    await work();
    return performance.now() - start;
  }
}
