/** `aligner doctor`: loads the model and says what runs here, and why. */
import { parseArgs } from 'node:util';
import { originOf } from '../engine/core/remote/spec.ts';
import { orUsage } from './errors.ts';
import { createRuntime, MODEL_FLAGS } from './runtime.ts';

/** Resolves with the exit code. Rejects with AlignerError when the model or the engine does not come up. */
export async function doctor(argv: readonly string[]): Promise<number> {
  const { values } = parse(argv);
  const runtime = createRuntime(values);
  try {
    const model = await runtime.model();
    // A short text through the whole engine proves more than a version number does.
    const result = await runtime.aligner.align({
      question: 'Say hello in Python.',
      text: 'Hello.',
      source: { kind: 'markdown' },
      sensitivity: 'normal',
      priority: 'interactive',
    });
    const status = await runtime.aligner.status();
    const report = {
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
      llamaCpp: status?.llamaCppRelease ?? null,
      model: {
        id: model.id,
        path: model.path,
        bytes: model.bytes,
        sha256: model.sha256,
        profile: model.profile.id,
        memoryBytes: model.memory?.resident ?? null,
      },
      remote: model.remote === undefined ? null : { kind: model.remote.kind, origin: originOf(model.remote) },
      backend: result.backend,
      memory: { engineRssBytes: status?.rssBytes ?? null },
      timing: result.timing,
      network: result.network,
    };
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : describe(report));
    return 0;
  } finally {
    await runtime.aligner.dispose();
  }
}

function parse(argv: readonly string[]) {
  return orUsage(() =>
    parseArgs({
      args: [...argv],
      options: { json: { type: 'boolean', default: false }, ...MODEL_FLAGS },
    }),
  );
}

interface Report {
  node: string;
  platform: string;
  llamaCpp: string | null;
  model: { id: string; path: string; bytes: number; sha256: string; profile: string; memoryBytes: number | null };
  remote: { kind: string; origin: string } | null;
  backend: { gpu: string | false; device: string; layers: number; totalLayers: number; threads: number; why: string };
  memory: { engineRssBytes: number | null };
  timing: { loadMs: number };
  network: { requests: number };
}

function describe(r: Report): string {
  return [
    `Node       ${r.node} on ${r.platform}`,
    ...(r.remote === null ? local(r) : remote(r.model.id, r.remote)),
    `Network    ${r.network.requests} requests`,
    '',
  ].join('\n');
}

/** What leaves the machine is said here, too. */
const remote = (model: string, { kind, origin }: NonNullable<Report['remote']>): string[] => [
  `Model      ${model}`,
  `Engine     ${kind} at ${origin}, which answered`,
  '           Questions and the parts of answers that are checked are sent there.',
];

function local(r: Report): string[] {
  const mib = (n: number) => `${Math.round(n / 2 ** 20)} MiB`;
  const size = (n: number | null) => (n === null ? 'unknown' : mib(n));
  const gpu =
    r.backend.gpu === false ? 'none' : `${r.backend.gpu}, ${r.backend.layers} of ${r.backend.totalLayers} layers`;
  return [
    `llama.cpp  ${r.llamaCpp ?? 'unknown'}`,
    `Model      ${r.model.id} (${mib(r.model.bytes)}, profile ${r.model.profile})`,
    `           ${r.model.path}`,
    `           sha256 ${r.model.sha256}, checked`,
    `Device     ${r.backend.device}, ${r.backend.threads} ${r.backend.threads === 1 ? 'thread' : 'threads'}`,
    `GPU        ${gpu}`,
    `           ${r.backend.why}`,
    `Loading    ${Math.round(r.timing.loadMs)} ms`,
    `Memory     ${size(r.memory.engineRssBytes)} in the engine, about ${size(r.model.memoryBytes)} expected on a CPU`,
  ];
}
