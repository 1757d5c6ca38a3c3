/** `aligner measure`: how long an answer takes with each model on this machine's devices. */
import { parseArgs } from 'node:util';
import { watchNetwork } from '../base/node/network.ts';
import { silentLog } from '../base/core/log.ts';
import { checkSetting, SETTINGS } from '../config/core/settings.ts';
import { inSeconds, MEASURED_TOKENS, wasMeasured, type Measurement } from '../engine/core/measured.ts';
import type { ModelSpec } from '../engine/core/protocol.ts';
import { measure as measureModels } from '../engine/node/measure.ts';
import { cliErrors, orUsage } from './errors.ts';
import { interruptible } from './interrupt.ts';
import { chosenModel, library, program } from './runtime.ts';

/** Resolves with the exit code: 0, or 2 where nothing could be measured. Rejects with AlignerError, or CancelledError after Ctrl+C. */
export async function measure(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parse(argv);
  watchNetwork();
  const gpu = checkSetting('engine.gpu', values.gpu ?? process.env['ALIGNER_GPU']);
  const threads = checkSetting('engine.threads', values.threads === undefined ? undefined : Number(values.threads));
  const problem = gpu.problem ?? threads.problem;
  if (problem !== undefined) throw cliErrors.usage(problem);
  const all = library();
  const names = positionals.length === 0 ? [chosenModel()] : positionals;
  const models: ModelSpec[] = [];
  for (const name of names) models.push(await all.resolve(name));
  const rows = await interruptible((signal) =>
    measureModels(models, {
      worker: program('worker.js'),
      log: silentLog,
      gpu: gpu.value === 'off' ? SETTINGS['engine.gpu'].default : gpu.value,
      threads: threads.value,
      signal,
      onProgress: (model) => process.stderr.write(`Measuring ${model}…\n`),
    }),
  );
  process.stdout.write(values.json ? `${JSON.stringify({ tokens: MEASURED_TOKENS, rows })}\n` : table(rows));
  return rows.some(wasMeasured) ? 0 : 2;
}

function parse(argv: readonly string[]) {
  return orUsage(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        gpu: { type: 'string' },
        threads: { type: 'string' },
      },
    }),
  );
}

function table(rows: readonly Measurement[]): string {
  const cells = rows.map((row) =>
    wasMeasured(row)
      ? [row.model, row.backend.device, inSeconds(row.answerMs), `loads in ${inSeconds(row.loadMs)}`]
      : [row.model, 'not measured', row.problem],
  );
  const widths = [0, 1].map((column) => Math.max(...cells.map((row) => row[column]!.length)));
  const lines = cells.map(([model, device, ...rest]) =>
    [model!.padEnd(widths[0]!), device!.padEnd(widths[1]!), ...rest].join('  '),
  );
  const why = [...new Set(rows.filter(wasMeasured).map(({ backend }) => backend.why))];
  return `An answer of ${MEASURED_TOKENS} tokens with nothing wrong in it:\n${lines.join('\n')}\n\n${why.join('\n')}\n`;
}
