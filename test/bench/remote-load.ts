/**
 * `node test/bench/remote-load.ts --url URL [--kind K] [--model M] [--clients N] [--seconds S]`: how fast a remote engine is with
 * many clients. Each corrects one part of an answer after the other, as a window does. The key is that of ALIGNER_REMOTE_KEY.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import catalogueJson from '../../models/catalogue.json' with { type: 'json' };
import { command } from '../../scripts/lib/command.ts';
import { ScriptError } from '../../scripts/lib/run.ts';
import { createCatalogue } from '../../src/align/core/catalogue.ts';
import { faultWords } from '../../src/align/core/fault-words.ts';
import { networkRequests, watchNetwork } from '../../src/base/node/network.ts';
import { REMOTE_KINDS } from '../../src/engine/core/remote/spec.ts';
import { connectRemote } from '../../src/engine/node/remote/connect.ts';
import { answers } from '../support/answers.ts';
import { testProfile } from '../support/model.ts';

const PARTS = 500;

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string' },
      kind: { type: 'string', default: 'llama-server' },
      model: { type: 'string', default: '' },
      clients: { type: 'string', default: '8' },
      seconds: { type: 'string', default: '30' },
    },
  });
  const kind = REMOTE_KINDS.find((one) => one === values.kind);
  const [clients, seconds] = [Number(values.clients), Number(values.seconds)];
  if (values.url === undefined || kind === undefined || !(clients >= 1) || !(seconds >= 1))
    throw new ScriptError('Usage: remote-load.ts --url URL [--kind K] [--model M] [--clients N] [--seconds S]');
  watchNetwork();
  const key = process.env['ALIGNER_REMOTE_KEY'];
  const spec = {
    kind,
    url: values.url,
    model: values.model,
    timeoutSeconds: 30,
    ...(key === undefined ? {} : { key }),
  };
  const profile = kind === 'openai' ? testProfile('instruct') : testProfile();
  const { threshold, margin, settledMargin } = profile.sensitivity.normal;
  const faults = faultWords(createCatalogue(catalogueJson));
  const stop = new AbortController();
  // Such a profile judges nothing by itself: here it is made to, so that there is something to measure.
  const how = { threshold: kind === 'openai' ? 0 : threshold, margin, settledMargin, signal: stop.signal };
  const asked = answers(PARTS);
  const took: number[] = [];
  const failed = new Map<string, number>();
  let next = 0;
  let tokens = 0;
  const client = async () => {
    const { corrector } = await connectRemote(spec, profile, { faults, signal: stop.signal });
    const isOver = () => stop.signal.aborted;
    while (!isOver()) {
      const started = performance.now();
      const input = asked[next++ % asked.length]!;
      try {
        const done = await corrector.correct(input, how);
        took.push(performance.now() - started);
        tokens += done.tokens.prompt;
      } catch (error) {
        if (isOver()) return;
        const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        failed.set(code, (failed.get(code) ?? 0) + 1);
      }
    }
  };
  const started = performance.now();
  const all = Promise.all(Array.from({ length: clients }, client));
  await Promise.race([all, wait(seconds * 1_000)]);
  stop.abort();
  const elapsed = (performance.now() - started) / 1_000;
  await all.catch(() => undefined);
  took.sort((a, b) => a - b);
  const at = (share: number) => Math.round(took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? NaN);
  console.log(
    `${clients} clients, ${elapsed.toFixed(1)} s: ${took.length} parts, ${(took.length / elapsed).toFixed(1)} a second`,
  );
  console.log(`p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; ${Math.round(tokens / elapsed)} tokens of prompts a second`);
  console.log(
    `${networkRequests()} connections and requests over kept ones; failed: ${JSON.stringify(Object.fromEntries(failed))}`,
  );
  return took.length > 0 && failed.size === 0 ? 0 : 1;
}

await command(main);
