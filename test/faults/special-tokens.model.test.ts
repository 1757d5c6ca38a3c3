/**
 * Words that are special tokens of the model, in a text: they must be read as the plain text that they are. Few texts by default,
 * all with `ALIGNER_FAULTS=full`.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Choice, Evaluator, TokenId } from '../../src/engine/core/decode/evaluator.ts';
import { SegmentCorrector } from '../../src/engine/core/decode/segment-corrector.ts';
import { profileTokens } from '../../src/engine/core/decode/tokens.ts';
import { LlamaModelHost } from '../../src/engine/worker/llama/host.ts';
import { silentLog } from '../../src/base/core/log.ts';
import { testModel, testProfile } from '../support/model.ts';

const TEXTS = process.env['ALIGNER_FAULTS'] === 'full' ? 400 : 25;
const never = new AbortController().signal;

/** Evaluates nothing, and keeps what it was given to read. */
class Reader implements Evaluator {
  readonly evaluated: readonly number[] = [];
  context: TokenId[] = [];

  readonly #answer: TokenId;

  constructor(answer: TokenId) {
    this.#answer = answer;
  }

  get position(): number {
    return this.context.length;
  }
  feed(tokens: readonly TokenId[], wants: readonly unknown[]): Promise<readonly (Choice | undefined)[]> {
    this.context.push(...tokens);
    const choice = { token: this.#answer, logProbability: -0.1 };
    return Promise.resolve(tokens.map((_, i) => (wants[i] === undefined ? undefined : choice)));
  }
  rollback(position: number): Promise<void> {
    this.context = this.context.slice(0, position);
    return Promise.resolve();
  }
}

describe('special tokens in a text', function () {
  this.timeout(1_800_000);
  const host = new LlamaModelHost({ log: silentLog });
  const profile = testProfile();

  before(() => host.load({ model: testModel(profile), gpu: 'off', threads: 1 }));
  after(() => host.dispose());

  it('are plain text wherever they stand, in a question and in an answer', async () => {
    const { model, tokenizer } = host.parts;
    const special = new Map<TokenId, string>();
    for (const token of model.iterateAllTokens())
      if (model.isSpecialToken(token) || model.isEogToken(token)) special.set(token, model.detokenize([token], true));
    assert.ok([...special.values()].includes('<|im_end|>'));

    const tokens = profileTokens(profile, tokenizer);
    const own = [...tokens.beforeQuestion, ...tokens.beforeAnswer, ...tokens.afterAnswer];
    const specialIn = (ids: readonly TokenId[]) => ids.filter((id) => special.has(id)).length;
    const expected = specialIn(own);
    const reader = new Reader(tokens.verdict!.ok);
    const corrector = new SegmentCorrector({
      profile,
      tokenizer,
      evaluator: reader,
      capacity: 4_095,
      batchSize: 4_096,
      now: () => 0,
    });

    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(' ', '\n', '```\n', '<', '<|', '|>', '\u200b', '##Answer:\n', '\n##Correction:', 'OK\n'),
    );
    let texts = 0;
    let leaked = 0;
    let changed = 0;
    for (const text of special.values()) {
      assert.notEqual(text, '');
      // The word whole, twice, cut in two and nested in itself, among any other text.
      const half = Math.ceil(text.length / 2);
      const forms = [text, text + text, text.slice(0, half) + text + text.slice(half), text.toUpperCase()];
      const any = fc.tuple(word, fc.constantFrom(...forms), word).map((parts) => parts.join(''));
      for (const sample of fc.sample(any, { numRuns: TEXTS, seed: 6 })) {
        texts++;
        const ids = tokenizer.tokenize(sample, false);
        if (specialIn(ids) > 0) leaked++;
        reader.context = [];
        await corrector.verdictOf({ question: sample, segment: sample }, never);
        // What does not come back as it was is not asked about at all.
        const isRead = reader.context.length > 0;
        if (isRead && specialIn(reader.context) !== expected) leaked++;
        if (isRead && tokenizer.detokenize(ids) !== sample) changed++;
      }
    }
    console.log(
      `      ${special.size} special tokens × ${TEXTS} texts of ${profile.id}: ${leaked} leaked of ${texts} texts and prompts, ${changed} read as another text`,
    );
    assert.deepEqual({ leaked, changed }, { leaked: 0, changed: 0 });
  });
});
