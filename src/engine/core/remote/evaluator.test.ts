import assert from 'node:assert/strict';
import { randomNumbers } from '../../../../test/support/random.ts';
import { hashedModel, ScriptedEvaluator, type ScriptedModel } from '../../../../test/support/scripted-evaluator.ts';
import type { Evaluator, TokenId } from '../decode/evaluator.ts';
import { decodeResidual } from '../decode/residual.ts';
import { decodeTags, readVerdict } from '../decode/verdict.ts';
import { choose, type Distribution } from './distribution.ts';
import { RemoteEvaluator, type Completions } from './evaluator.ts';

const VOCABULARY = 12;
const { signal } = new AbortController();

function distributionOf(model: ScriptedModel, context: readonly TokenId[]): Distribution {
  const logits = model(context);
  const total = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0));
  return new Map(logits.map((logit, token) => [token, logit - total] as const).sort(([, a], [, b]) => b - a));
}

/** A server with a scripted model. */
function serverOf(model: ScriptedModel, verifies: boolean): Completions & { requests: number } {
  const foretell: Completions['foretell'] = (tokens, count) => {
    server.requests++;
    const context = [...tokens];
    const foretold = [];
    for (let i = 0; i < count; i++) {
      const distribution = distributionOf(model, context);
      const { token } = choose(distribution, {});
      foretold.push({ token, distribution });
      context.push(token);
      // A server stops at an end.
      if (token === 0) break;
    }
    return Promise.resolve(foretold);
  };
  const verify: NonNullable<Completions['verify']> = (tokens, from) => {
    server.requests++;
    const distributions = [];
    for (let end = from; end <= tokens.length; end++) distributions.push(distributionOf(model, tokens.slice(0, end)));
    return Promise.resolve(distributions);
  };
  const server = { requests: 0, ahead: 3, top: VOCABULARY, foretell, ...(verifies ? { verify } : {}) };
  return server;
}

describe('RemoteEvaluator', function () {
  this.timeout(60_000);
  for (const verifies of [false, true])
    it(`lets the decoders do what they do on a local model (${verifies ? 'with' : 'without'} prompt probabilities)`, async () => {
      const random = randomNumbers(11);
      const below = (n: number) => Math.floor(random() * n);
      for (let n = 0; n < 60; n++) {
        const model = hashedModel(n, VOCABULARY, 2, 3);
        const prompt = Array.from({ length: 1 + below(6) }, () => below(VOCABULARY));
        const draft = Array.from({ length: below(40) }, () => 1 + below(VOCABULARY - 1));
        const margin = below(3);
        const threshold = below(5) - 2;
        const run = async (evaluator: Evaluator) => {
          const stop = new Set([0]);
          const first = await readVerdict(evaluator, prompt, { ok: 1, threshold, signal });
          const tags =
            first.otherwise && (await decodeTags(evaluator, first.otherwise, { separator: 2, stop, limit: 6, signal }));
          await evaluator.rollback(prompt.length - 1);
          const before = prompt.slice(-1);
          const options = { stop, end: 0, limit: 60, margin, settled: { changes: 1, margin: margin + 1 }, signal };
          const decoded = await decodeResidual(evaluator, before, draft, options);
          return { score: first.score, tags, decoded };
        };
        const local = await run(new ScriptedEvaluator(model));
        const server = serverOf(model, verifies);
        const remote = await run(new RemoteEvaluator(server));
        assert.ok(Math.abs(local.score - remote.score) < 1e-6, `${n}: ${local.score} ${remote.score}`);
        assert.deepEqual(remote.tags, local.tags, String(n));
        assert.deepEqual(remote.decoded.tokens, local.decoded.tokens, String(n));
        assert.equal(remote.decoded.ended, local.decoded.ended);
        for (const [i, run] of local.decoded.written.entries())
          assert.ok(Math.abs(run.logProbability - remote.decoded.written[i]!.logProbability) < 1e-6);
      }
    });

  it('asks once for a draft that is kept, and not at all for what it was told', async () => {
    // Token 1 follows 1, whatever came before.
    const model: ScriptedModel = () => Array.from({ length: VOCABULARY }, (_, token) => (token === 1 ? 5 : 0));
    for (const verifies of [false, true]) {
      const server = serverOf(model, verifies);
      const evaluator = new RemoteEvaluator(server);
      const draft = new Array<number>(30).fill(1);
      await evaluator.feed(
        draft,
        draft.map(() => ({})),
        signal,
      );
      assert.equal(server.requests, 1);
      await evaluator.rollback(10);
      await evaluator.feed(
        draft.slice(10),
        draft.slice(10).map(() => ({})),
        signal,
      );
      assert.equal(server.requests, 1);
    }
  });

  it('asks for nothing while tokens are read', async () => {
    const server = serverOf(hashedModel(1, VOCABULARY, 2), false);
    await new RemoteEvaluator(server).feed([1, 2, 3], [], signal);
    assert.equal(server.requests, 0);
  });
});
