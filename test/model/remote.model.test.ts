/**
 * The same corrections, wherever the model is evaluated: by the local engine, by llama-server and by vLLM. Where those programs are
 * not here, their documented answers are replayed out of the local model. `ALIGNER_REMOTE_ANSWERS=50` asks about more, and
 * `ALIGNER_VLLM_URL` names a vLLM that serves the same weights as `aligner`.
 */
import assert from 'node:assert/strict';
import catalogueJson from '../../models/catalogue.json' with { type: 'json' };
import { createCatalogue } from '../../src/align/core/catalogue.ts';
import { faultWords } from '../../src/align/core/fault-words.ts';
import type { Correction, Corrector } from '../../src/align/core/corrector.ts';
import { silentLog } from '../../src/base/core/log.ts';
import type { RemoteKind } from '../../src/engine/core/remote/spec.ts';
import { SUREST } from '../../src/engine/core/decode/verdict.ts';
import { connectRemote } from '../../src/engine/node/remote/connect.ts';
import { LlamaModelHost } from '../../src/engine/worker/llama/host.ts';
import { findServer } from '../bench/peers/find-server.ts';
import { LlamaServer } from '../bench/peers/llama-server.ts';
import { answers, type Asked } from '../support/answers.ts';
import { testModel, testProfile } from '../support/model.ts';
import { withReplayServer } from '../support/replay-server.ts';

const ANSWERS = Number(process.env['ALIGNER_REMOTE_ANSWERS'] ?? 4);
/** Longer ones say no more, and take longer where the answers are replayed. */
const LONGEST = 400;
/** Scores may differ by this much: other programs compute with other roundings. */
const NEAR = 0.5;
/** Corrections that may differ: of choices between two tokens of nearly equal probability. */
const SHARE_OF_NEAR_TIES = 0.1;

describe('a remote engine', function () {
  this.timeout(3_600_000);
  const host = new LlamaModelHost({ log: silentLog });
  const profile = testProfile();
  const catalogue = createCatalogue(catalogueJson);
  const { signal } = new AbortController();
  const asked = answers(20 * ANSWERS)
    .filter(({ segment }) => segment.length <= LONGEST)
    .slice(0, ANSWERS);
  const local: Correction[] = [];

  before(async () => {
    await host.load({ model: testModel(), gpu: 'off', threads: 1 });
    const corrector = host.corrector(profile, catalogue.tags);
    for (const one of asked) local.push(...(await both(corrector, one)));
  });
  after(() => host.dispose());

  /** As users have it, and so ready to speak up that most parts are written anew. */
  async function both(corrector: Corrector, input: Asked): Promise<Correction[]> {
    const { threshold, margin, settledMargin } = profile.sensitivity.normal;
    const how = { margin, settledMargin, signal };
    return [
      await corrector.correct(input, { ...how, threshold }),
      await corrector.correct(input, { ...how, threshold: SUREST }),
    ];
  }

  async function compare(name: string, kind: RemoteKind, url: string): Promise<void> {
    const spec = { kind, url, model: 'aligner', timeoutSeconds: 45 };
    const started = performance.now();
    const { corrector, dispose } = await connectRemote(spec, profile, { faults: faultWords(catalogue), signal });
    const remote: Correction[] = [];
    for (const one of asked) remote.push(...(await both(corrector, one)));
    await dispose();
    const seconds = (performance.now() - started) / 1_000;
    const pairs = local.map((one, i) => ({ one, other: remote[i]! }));
    const differ = (what: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(what).length;
    const scores = Math.max(...pairs.map(({ one, other }) => Math.abs((one.score ?? 0) - (other.score ?? 0))));
    const tags = differ(({ one, other }) => one.tags.join() !== other.tags.join());
    const usable = differ(({ one, other }) => one.skipped !== other.skipped);
    const texts = differ(({ one, other }) => one.skipped === other.skipped && one.text !== other.text);
    const changed = local.filter(({ text }, i) => text !== asked[i >> 1]!.segment).length;
    console.log(
      `      ${name}: ${pairs.length} corrections of ${asked.length} parts, ${changed} with a change; other tags ${tags}, other texts ` +
        `${texts}, usable by one alone ${usable}, largest difference of scores ${scores.toFixed(3)}, ${seconds.toFixed(0)} s`,
    );
    const most = Math.ceil(local.length * SHARE_OF_NEAR_TIES);
    assert.ok(scores < NEAR);
    assert.ok(tags <= most && texts <= most && usable <= most);
  }

  for (const kind of ['llama-server', 'vllm'] as const)
    it(`corrects as the local engine does, by ${kind} (replayed)`, () =>
      withReplayServer(host.parts.model, kind, async ({ url, cost }) => {
        await compare(`${kind} (replayed)`, kind, url);
        console.log(`      ${cost.requests} requests, ${cost.tokens} tokens evaluated`);
      }));

  const { ALIGNER_VLLM_URL: vllm } = process.env;
  if (vllm !== undefined) it('corrects as the local engine does, by a real vLLM', () => compare('vllm', 'vllm', vllm));

  const program = findServer();
  if (program === undefined) {
    console.log(
      'No llama-server is here, so only its replay is compared: node test/bench/build-llama-server.ts makes one.',
    );
    return;
  }
  it('corrects as the local engine does, by a real llama-server', async () => {
    const { path } = testModel();
    const threads = { batch: 1, single: 1 };
    const server = await LlamaServer.start({ program, model: path, contextSize: 4_096, threads, extra: [] });
    try {
      await compare('llama-server', 'llama-server', server.url);
    } finally {
      await server.stop();
    }
  });
});
