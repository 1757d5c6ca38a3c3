/**
 * `npm run test:gpu`: what holds on the CPU holds on this machine's GPU, and how much faster it is. Runs the model suites on
 * it, then measures each model on both. Without a GPU it says why there is none, and fails.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { silentLog } from '../../src/base/core/log.ts';
import { GPU_CHOICES } from '../../src/engine/core/protocol.ts';
import { inSeconds, wasMeasured } from '../../src/engine/core/measured.ts';
import { measure } from '../../src/engine/node/measure.ts';
import { Library } from '../../src/models/node/library.ts';

const USAGE = `npm run test:gpu -- [flags] [SUITE…]
  --gpu CHOICE   auto, metal, cuda or vulkan (auto)
  --model NAME   a model's name or file; may be repeated (the bundled one)
  --skip-suites  measure alone
A driver that imitates a GPU (llvmpipe) is used with --gpu vulkan and GGML_VK_VISIBLE_DEVICES=0: a trial of the way, far slower than the CPU.`;

const ROOT = join(import.meta.dirname, '..', '..');

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      gpu: { type: 'string', default: 'auto' },
      model: { type: 'string', multiple: true, default: [process.env['ALIGNER_MODEL'] ?? ''] },
      'skip-suites': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const gpu = GPU_CHOICES.find((choice) => choice === values.gpu && choice !== 'off');
  if (values.help || gpu === undefined) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const library = new Library(join(ROOT, 'models'));
  const models = await Promise.all(values.model.map((name) => library.resolve(name)));
  const worker = join(ROOT, 'dist', 'worker.js');
  const rows = await measure(models, {
    worker,
    log: silentLog,
    gpu,
    threads: 0,
    onProgress: (id) => console.log(`Measuring ${id}…`),
  });
  for (const row of rows)
    console.log(
      wasMeasured(row)
        ? `${row.model}  ${row.backend.device}  ${inSeconds(row.answerMs)}`
        : `${row.model}  ${row.problem}`,
    );
  const measured = rows.filter(wasMeasured);
  const onGpu = measured.filter(({ backend }) => backend.gpu !== false);
  if (onGpu.length === 0) {
    console.log(`There is no GPU to test. ${measured[0]?.backend.why ?? ''}`);
    return 1;
  }
  for (const fast of onGpu) {
    const slow = measured.find(({ sha256, backend }) => sha256 === fast.sha256 && backend.gpu === false);
    const { layers, totalLayers } = fast.backend;
    if (slow !== undefined)
      console.log(
        `${fast.model}: ${(slow.answerMs / fast.answerMs).toFixed(1)} times as fast as the CPU, ${layers} of ${totalLayers} layers on the GPU`,
      );
  }
  return values['skip-suites'] ? 0 : suites(gpu, positionals);
}

/** The model suites on the accelerator; resolves with their exit code. */
function suites(gpu: string, names: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'mocha.mjs'), 'model', ...names], {
    cwd: ROOT,
    env: { ...process.env, ALIGNER_GPU: gpu },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

process.exitCode = await main();
