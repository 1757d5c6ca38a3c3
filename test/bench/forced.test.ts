import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodePlain } from '../support/plain.ts';
import { decodeResidual } from '../../src/engine/core/decode/residual.ts';
import { hashedModel, ScriptedEvaluator } from '../support/scripted-evaluator.ts';
import { ForcedEvaluator } from './forced.ts';

const { signal } = new AbortController();
const END = 0;
const tokens = fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 60 });

describe('ForcedEvaluator', () => {
  it('makes any model write the output, plainly and residually, at the cost of its choices', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), tokens, tokens, async (seed, draft, text) => {
        const options = { stop: new Set([END]), limit: 100, signal };
        for (const residual of [false, true]) {
          const inner = new ScriptedEvaluator(hashedModel(seed, 9, 2));
          const forced = new ForcedEvaluator(inner);
          await forced.feed([1, 2], [], signal);
          forced.force(3, [...text, END]);
          const decoded = residual
            ? await decodeResidual(forced, [3], draft, { ...options, end: END, margin: 0 })
            : await decodePlain(forced, [3], options);
          assert.deepEqual(decoded.tokens, text);
          assert.equal(decoded.ended, true);
          if (!residual) assert.equal(inner.feeds.length, text.length + 2);
        }
      }),
    );
  });
});
