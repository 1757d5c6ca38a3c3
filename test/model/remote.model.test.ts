/**
 * The same corrections, wherever the model is evaluated: by the local engine, by llama-server and by vLLM. Where those programs are
 * not here, their documented answers are replayed out of the local model. `ALIGNER_REMOTE_ANSWERS=50` asks about more.
 */
import assert from 'node:assert/strict';
import catalogueJson from '../../models/catalogue.json' with { type: 'json' };
import { createCatalogue } from '../../src/align/core/catalogue.ts';
import type { Correction, Corrector } from '../../src/align/core/corrector.ts';
import { silentLog } from '../../src/base/core/log.ts';
import type { RemoteKind } from '../../src/engine/core/remote/spec.ts';
import { connectRemote } from '../../src/engine/node/remote/connect.ts';
import { LlamaModelHost } from '../../src/engine/worker/llama/host.ts';
import { findServer } from '../bench/peers/find-server.ts';
import { LlamaServer } from '../bench/peers/llama-server.ts';
import { answers, type Asked } from '../support/answers.ts';
import { testModel, testProfile } from '../support/model.ts';
import { withReplayServer } from '../support/replay-server.ts';

const ANSWERS = Number(process.env['ALIGNER_REMOTE_ANSWERS'] ?? 4);
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
  const asked = answers(ANSWERS);
  const local: Correction[] = [];

  before(async () => {
    await host.load({ model: testModel(), gpu: 'off', threads: 1 });
    const corrector = host.corrector(profile, catalogue.tags);
    for (const one of asked) local.push(...(await both(corrector, one)));
  });
  after(() => host.dispose());

  /** As it is, and with a tag given, so that there is something to write. */
  async function both(corrector: Corrector, input: Asked): Promise<Correction[]> {
    const { threshold, margin, settledMargin } = profile.sensitivity.normal;
    const how = { threshold, margin, settledMargin, signal };
    return [await corrector.correct(input, how), await corrector.correct(input, { ...how, forcedTags: ['CWE-20'] })];
  }

  async function compare(name: string, kind: RemoteKind, url: string): Promise<void> {
    const spec = { kind, url, model: 'aligner', timeoutSeconds: 45 };
    const reasonOf = (tag: string) => catalogue.entry(tag).reason;
    const started = performance.now();
    const { corrector, dispose } = await connectRemote(spec, profile, { reasonOf, signal });
    const remote: Correction[] = [];
    for (const one of asked) remote.push(...(await both(corrector, one)));
    await dispose();
    const seconds = (performance.now() - started) / 1_000;
    const scores = local.map(({ score }, i) => Math.abs((score ?? 0) - (remote[i]!.score ?? 0)));
    const verdicts = local.filter(({ tags }, i) => tags.join() !== remote[i]!.tags.join()).length;
    const texts = local.filter(({ text }, i) => text !== remote[i]!.text).length;
    const changed = local.filter(({ text }, i) => text !== asked[i >> 1]!.segment).length;
    const lost = remote.filter(
      ({ text, written }, i) => text !== asked[i >> 1]!.segment && written.length === 0,
    ).length;
    console.log(
      `      ${name}: ${local.length} corrections of ${asked.length} answers, ${changed} with a change; other tags ${verdicts}, ` +
        `other texts ${texts}, largest difference of scores ${Math.max(...scores).toFixed(3)}, ` +
        `changed without the model's doing ${lost}, ${seconds.toFixed(0)} s`,
    );
    const most = Math.ceil(local.length * SHARE_OF_NEAR_TIES);
    assert.ok(Math.max(...scores) < NEAR || verdicts <= most);
    assert.ok(verdicts <= most && texts <= most);
  }

  for (const kind of ['llama-server', 'vllm'] as const)
    it(`corrects as the local engine does, by ${kind} (replayed)`, () =>
      withReplayServer(host.parts.model, kind, async ({ url, cost }) => {
        await compare(`${kind} (replayed)`, kind, url);
        console.log(`      ${cost.requests} requests, ${cost.tokens} tokens evaluated`);
      }));

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
