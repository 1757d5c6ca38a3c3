/**
 * `npm run bench -- [flags]`: what a correction costs, by the product's way and by others, all in one run on the same
 * answers. Prints tables, or with `--json` the one object {rows, exact, streaming, memory} with the tables on standard
 * error. Figures mean something on an idle machine only.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../../scripts/lib/command.ts';
import { modelFile } from '../../scripts/lib/model-file.ts';
import { DIST, ROOT } from '../../scripts/lib/paths.ts';
import { run, ScriptError } from '../../scripts/lib/run.ts';
import type { Log } from '../../src/base/core/log.ts';
import { EXACT_BATCH } from '../../src/engine/core/decode/residual.ts';
import type { ModelSpec } from '../../src/engine/core/protocol.ts';
import { ENGINE_ENVIRONMENT } from '../../src/engine/node/engine-process.ts';
import { LlamaModelHost } from '../../src/engine/worker/llama/host.ts';
import { resolveModel } from '../../src/models/node/store.ts';
import { answers } from '../support/answers.ts';
import { compareDecodings, NEAR_TIE, residually } from '../support/exactness.ts';
import { readManifest } from '../eval/product.ts';
import { allBlocks, isProse, makeAnswer } from './answers.ts';
import { OurEngine } from './ours.ts';
import { findServer } from './peers/find-server.ts';
import { Servers } from './peers/servers.ts';
import { plotSvg } from './plot.ts';
import { reportLines } from './report.ts';
import { measureRow, tenth, type MeasuredRow, type RowPlan } from './rows.ts';
import { measureChild } from './through-child.ts';

const HELP = `npm run bench -- [flags]
  --json         print {rows, exact, streaming, memory} as one line; the tables go to standard error
  --quick        short answers and one round: a few minutes, for development
  --svg FILE     where to draw the rows (default: docs/bench.svg, which the read-me file shows; a quick run draws none)
  --model FILE   a listed model's id or a GGUF file (default: ALIGNER_MODEL, else the bundled one)
The peer is llama-server from LLAMA_SERVER or PATH; "node test/bench/build-llama-server.ts" builds one.`;

interface Plan {
  readonly rows: readonly RowPlan[];
  readonly exact: number;
  readonly streamed: { readonly tokens: number; readonly repeats: number };
  readonly cancels: number;
}

const grid = (lengths: readonly (readonly [tokens: number, rounds: number])[], changes: readonly number[]): RowPlan[] =>
  lengths.flatMap(([tokens, rounds]) => changes.map((n) => ({ tokens, changes: n, rounds })));

/** About half an hour: fewer rounds where each takes long, and averages more by itself. */
const FULL: Plan = {
  rows: grid(
    [
      [100, 5],
      [400, 3],
      [1600, 1],
      [3200, 1],
    ],
    [0, 1, 4, 16],
  ),
  exact: 40,
  streamed: { tokens: 400, repeats: 3 },
  cancels: 100,
};
const QUICK: Plan = {
  rows: grid(
    [
      [100, 1],
      [400, 1],
    ],
    [0, 1, 4],
  ),
  exact: 10,
  streamed: { tokens: 400, repeats: 1 },
  cancels: 20,
};

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      svg: { type: 'string' },
      model: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (Object.entries(ENGINE_ENVIRONMENT).some(([name, value]) => process.env[name] !== value)) {
    // What is measured in this process must run as it does in the engine's own, and that is settled when a process starts.
    const env = { ...process.env, ...ENGINE_ENVIRONMENT };
    const { code } = await run(process.execPath, [import.meta.filename, ...args], { env, output: 'inherit' });
    return code;
  }
  const worker = join(DIST, 'worker.js');
  if (!existsSync(worker)) throw new ScriptError('dist/worker.js is missing: run "npm run build" first.');
  const path = values.model ?? (await modelFile());
  if (path === undefined) throw new ScriptError('No model is bundled: set ALIGNER_MODEL to a GGUF file.');
  const model = await resolveModel({ model: path }, { manifest: await readManifest(), folder: join(ROOT, 'models') });
  const svg = values.svg ?? (values.quick ? undefined : join(ROOT, 'docs', 'bench.svg'));
  await bench(values.quick ? QUICK : FULL, model, worker, { json: values.json, svg });
  return 0;
}

async function bench(
  plan: Plan,
  model: ModelSpec,
  worker: string,
  { json, svg }: { readonly json: boolean; readonly svg?: string | undefined },
): Promise<void> {
  const began = performance.now();
  const say = (line: string) =>
    console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  const log: Log = { info: say, warn: say, error: say };
  const host = new LlamaModelHost({ log });
  await host.load({ model, gpu: 'auto', threads: 0 });
  const ours = new OurEngine(host.parts, model.profile);
  const count = (text: string) => ours.countTokens(text);
  const { blocks, about } = await chooseBlocks(ours, allBlocks(count));
  say(about);
  const answer = makeAnswer(blocks, { tokens: plan.streamed.tokens, changes: 0 }, count);
  const { servers, peer } = await startServers(ours, model, host);
  const rows: MeasuredRow[] = [];
  try {
    await ours.align(answer);
    for (const row of plan.rows) {
      rows.push(await measureRow(row, blocks, ours, servers));
      say(`${row.tokens} tokens, ${row.changes} changes`);
    }
  } finally {
    await servers?.stop();
  }
  const exact = await compareDecodings(
    host.parts,
    model.profile,
    answers(plan.exact),
    residually(host.parts, EXACT_BATCH),
  );
  say(`${exact.checked} answers decoded in two ways`);
  await ours.dispose();
  await host.dispose();
  const child = await measureChild({ worker, model, answer, repeats: plan.streamed.repeats, cancels: plan.cancels });
  const copied = servers === undefined ? '' : `; it copied ${servers.copied} of ${servers.asked} segments unchanged`;
  const lines = reportLines({ rows, exact, child, about, peer: peer + copied });
  console[json ? 'error' : 'log'](lines.join('\n'));
  if (svg !== undefined) {
    const title = `Time to correct an answer on a CPU with ${child.load.backend.threads} threads`;
    await writeFile(
      svg,
      plotSvg(
        rows.map(({ row }) => row),
        title,
      ),
    );
  }
  if (!json) return;
  const { streaming, memory } = child;
  const result = {
    rows: rows.map(({ row }) => row),
    exact: {
      checked: exact.checked,
      equal: exact.equal,
      nearTies: exact.leads.filter((lead) => lead < NEAR_TIE).length,
    },
    streaming: { fullMs: tenth(streaming.fullMs), afterLastTokenMs: tenth(streaming.afterLastTokenMs) },
    memory,
  };
  console.log(JSON.stringify(result));
}

/**
 * Speculation gains only where the model copies, so all work is on blocks that it does copy when left to itself; on all
 * blocks where these are too few to make answers of.
 */
async function chooseBlocks(
  ours: OurEngine,
  all: readonly string[],
): Promise<{ blocks: readonly string[]; about: string }> {
  const copied: string[] = [];
  for (const block of all) if (await ours.copies(block)) copied.push(block);
  const enough = copied.length >= 3 && copied.some(isProse);
  const about = `The model copies ${copied.length} of ${all.length} blocks when left to itself; answers are made of ${enough ? 'these' : 'all'}.`;
  return { blocks: enough ? copied : all, about };
}

async function startServers(
  ours: OurEngine,
  model: ModelSpec,
  host: LlamaModelHost,
): Promise<{ servers?: Servers; peer: string }> {
  const program = findServer();
  if (program === undefined)
    return { peer: 'no llama-server on PATH or in LLAMA_SERVER; node test/bench/build-llama-server.ts builds one' };
  const { contextSize } = model.profile;
  const options = { program, model: model.path, contextSize, threads: host.parts.threads };
  return { servers: await Servers.start(options, ours), peer: program };
}

await command(main);
