import assert from 'node:assert/strict';
import { randomNumbers, shuffled } from '../support/random.ts';
import { answers } from '../support/answers.ts';
import { testModel, testProfile } from '../support/model.ts';
import catalogueJson from '../../models/catalogue.json' with { type: 'json' };
import { createCatalogue } from '../../src/align/core/catalogue.ts';
import { openPipeline } from '../../src/align/core/pipeline.ts';
import { VerdictCache } from '../../src/align/core/verdict-cache.ts';
import { createGrammars } from '../../src/align/worker/grammars.ts';
import { silentLog } from '../../src/base/core/log.ts';
import { LlamaModelHost } from '../../src/engine/worker/llama/host.ts';

const IS_FULL = process.env['ALIGNER_FAULTS'] === 'full';
const TEXTS = Number(process.env['ALIGNER_ORDER_TEXTS'] ?? (IS_FULL ? 321 : 40));
const ORDERS = Number(process.env['ALIGNER_ORDERS'] ?? (IS_FULL ? 10 : 2));

/** Fault 36: who an answer's neighbours are says nothing about it. */
describe('The same answer', function () {
  this.timeout(7_200_000);
  const host = new LlamaModelHost({ log: silentLog });
  const profile = testProfile();
  const catalogue = createCatalogue(catalogueJson);
  const parser = createGrammars();
  // A segment may stand or not: where many are corrected, more can differ.
  const normal = { ...profile.sensitivity.normal, threshold: 0.5, confidence: 0 };

  before(() => host.load({ model: testModel(), gpu: 'off', threads: 0 }));
  after(() => host.dispose());

  /** Aligns a text that comes in these pieces, and lets the model read ahead between them. */
  async function align(question: string, pieces: readonly string[]) {
    const pipeline = openPipeline(
      { question, source: { kind: 'markdown' }, sensitivity: 'normal', priority: 'interactive' },
      host.corrector(profile, catalogue.tags),
      {
        profile: { ...profile, sensitivity: { ...profile.sensitivity, normal } },
        modelHash: '',
        catalogue,
        parser,
        cache: new VerdictCache(0),
        clock: () => performance.now(),
      },
    );
    for (const piece of pieces) {
      pipeline.append(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { corrected, hunks, dropped, segments } = await pipeline.finish();
    return { corrected, hunks, dropped, segments };
  }

  it('gives the same result, whatever was asked before, in whatever order, whole or as it streams', async () => {
    // Of one step or two: longer ones take the same way.
    const asked = answers(5 * TEXTS)
      .filter(({ segment }) => segment.length < 300)
      .slice(0, TEXTS);
    assert.equal(asked.length, TEXTS);
    const alone = [];
    for (const { question, segment } of asked) {
      await host.parts.evaluator.rollback(0);
      alone.push(await align(question, [segment]));
    }
    const random = randomNumbers(1);
    let differing = 0;
    for (let order = 0; order < ORDERS; order++) {
      for (const i of shuffled([...asked.keys()], random)) {
        const { question, segment } = asked[i]!;
        const streams = random() < 0.5;
        const again = await align(question, streams ? inPieces(segment, random) : [segment]);
        if (JSON.stringify(again) !== JSON.stringify(alone[i])) differing++;
      }
    }
    assert.ok(alone.filter(({ segments }) => segments.some(({ verdict }) => verdict === 'fault')).length >= 5);
    console.log(
      `      ${TEXTS} answers alone and in ${ORDERS} orders, half of them as they stream: ${differing} differing`,
    );
    assert.equal(differing, 0, `${differing} of ${TEXTS * ORDERS} results differ`);
  });
});

function inPieces(text: string, random: () => number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const length = 1 + Math.floor(random() * 60);
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}
