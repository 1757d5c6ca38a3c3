/** "Measure This Machine": what an answer takes with each model on each device, by a short run of its own. */
import { throwIfCancelled, toErrorData } from '../../base/core/errors.ts';
import type { Log } from '../../base/core/log.ts';
import { median } from '../../base/core/median.ts';
import { MEASURED_TOKENS, type Measured, type Measurement } from '../core/measured.ts';
import type { GpuChoice, ModelSpec } from '../core/protocol.ts';
import { createLocalAligner, type LocalAligner } from './local-aligner.ts';

export interface MeasureOptions {
  /** The bundled dist/worker.js. Each run has a child of its own: a shared engine is neither disturbed nor measured. */
  readonly worker: string;
  readonly log: Log;
  /** The accelerator to try; the CPU is measured beside it. */
  readonly gpu: GpuChoice;
  /** Threads on the CPU; 0 measures which is best. */
  readonly threads: number;
  readonly signal?: AbortSignal | undefined;
  /** Called before each run: which model, and how much of the work is done, 0 to 1. */
  readonly onProgress?: ((model: string, fraction: number) => void) | undefined;
}

const ROUNDS = 3;

/** An answer as assistants write them, with nothing wrong in it. Each has other names, so that none is known already. */
const answer = (
  n: number,
) => `You can read the readings one line at a time, so that a large file never has to fit into memory.

\`\`\`python
import csv
from collections import defaultdict
from pathlib import Path


def mean_by_sensor_${n}(path: Path) -> dict[str, float]:
    """Mean reading of each sensor in a CSV file with the columns sensor and value."""
    totals: dict[str, float] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            totals[row["sensor"]] += float(row["value"])
            counts[row["sensor"]] += 1
    return {sensor: totals[sensor] / counts[sensor] for sensor in totals}
\`\`\`

A dictionary keeps the order in which the sensors were first seen, so the result is easy to compare with the file. An empty file
gives an empty result.

To print it as a table, sort by name and align the columns:

\`\`\`python
def print_table_${n}(means: dict[str, float]) -> None:
    width = max(map(len, means), default=0)
    for sensor, mean in sorted(means.items()):
        print(f"{sensor:<{width}}  {mean:8.2f}")
\`\`\`

If a value is missing or is not a number, \`float\` raises a \`ValueError\` that names the text it could not read. Whether to stop there
or to skip the line depends on the data, so the function leaves that decision to its caller.
`;

/**
 * Measures each model on the accelerator, where there is one that works, and on the CPU. A model that does not load is a
 * row that says why. Rejects with CancelledError when the signal fires.
 */
export async function measure(models: readonly ModelSpec[], options: MeasureOptions): Promise<Measurement[]> {
  const rows: Measurement[] = [];
  for (const [index, model] of models.entries()) {
    options.onProgress?.(model.id, index / models.length);
    const first = await measureOne(model, options.gpu, options);
    rows.push(first);
    // Without an accelerator that was the CPU already.
    if (!('backend' in first) || first.backend.gpu === false) continue;
    options.onProgress?.(model.id, (index + 0.5) / models.length);
    rows.push(await measureOne(model, 'off', options));
  }
  return rows;
}

async function measureOne(model: ModelSpec, gpu: GpuChoice, options: MeasureOptions): Promise<Measurement> {
  const { worker, log, threads, signal } = options;
  const aligner = createLocalAligner(worker, {
    config: () => ({ gpu, threads, idleMs: 0 }),
    model: () => Promise.resolve(model),
    log,
    hostRequests: () => 0,
  });
  const row = { model: model.id, sha256: model.sha256 };
  try {
    return { ...row, ...(await time(aligner, signal)) };
  } catch (error) {
    throwIfCancelled(signal);
    const { message, next } = toErrorData(error);
    return { ...row, problem: `${message} ${next}`.trim() };
  } finally {
    await aligner.dispose();
  }
}

async function time(
  aligner: LocalAligner,
  signal: AbortSignal | undefined,
): Promise<Omit<Measured, 'model' | 'sha256'>> {
  const align = (text: string) =>
    aligner.align(
      {
        question: 'How do I average the readings of each sensor in a CSV file?',
        text,
        source: { kind: 'markdown' },
        sensitivity: 'low',
        priority: 'interactive',
      },
      { signal },
    );
  // The first text loads the model and the analysers, which later ones have not to wait for.
  const { backend, timing } = await align(answer(0));
  const times: number[] = [];
  for (let n = 1; n <= ROUNDS; n++) {
    const { tokens, timing } = await align(answer(n));
    times.push((timing.totalMs * MEASURED_TOKENS) / Math.max(1, tokens.prompt));
  }
  return { backend, loadMs: timing.loadMs, answerMs: median(times) };
}
