/** The product as the evaluation drives it: the local engine over the built worker, with guards, as in VS Code and the CLI. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DIST, ROOT } from '../../scripts/lib/paths.ts';
import { ScriptError } from '../../scripts/lib/run.ts';
import type { Alignment, Sensitivity } from '../../src/align/core/types.ts';
import type { Log } from '../../src/base/core/log.ts';
import { jsonFile } from '../../src/base/node/json-file.ts';
import { networkRequests, watchNetwork } from '../../src/base/node/network.ts';
import { cacheFolder } from '../../src/base/node/paths.ts';
import { checkSetting } from '../../src/config/core/settings.ts';
import type { Operating } from '../../src/align/core/types.ts';
import type { ModelSpec } from '../../src/engine/core/protocol.ts';
import { createLocalAligner } from '../../src/engine/node/local-aligner.ts';
import { parseManifest, type Manifest } from '../../src/models/core/manifest.ts';
import { resolveModel } from '../../src/models/node/store.ts';
import type { FileHash } from '../../src/models/node/verify.ts';
import type { Aligned } from './evaluate.ts';
import type { Row } from './rows.ts';
import { sightedIn } from './sighted.ts';

export const MANIFEST = join(ROOT, 'models', 'manifest.json');

export interface ProductOptions {
  /** A listed model's id or a GGUF file; undefined takes ALIGNER_MODEL, else the bundled model. */
  readonly model?: string | undefined;
  /** An adapter on it, and a model that writes in its place: GGUF files. */
  readonly adapter?: string | undefined;
  readonly writer?: string | undefined;
  readonly sensitivity: Sensitivity;
  /** Replaces what the profile says of the sensitivity. */
  readonly operating?: Partial<Operating> | undefined;
  readonly say: (line: string) => void;
}

export interface Product {
  readonly model: ModelSpec;
  readonly align: (row: Row) => Promise<Omit<Alignment, 'findings'> & Aligned>;
  /** Starts the engine anew, without what it remembers. */
  forget(): Promise<void>;
  dispose(): Promise<void>;
}

/** Finds the model and sets the engine up. Rejects with AlignerError without a model, with ScriptError without a build. */
export async function openProduct(options: ProductOptions): Promise<Product> {
  const worker = join(DIST, 'worker.js');
  if (!existsSync(worker)) throw new ScriptError('dist/worker.js is missing: run "npm run build" first.');
  watchNetwork();
  const gpu = checkSetting('engine.gpu', process.env['ALIGNER_GPU']).value;
  const threads = checkSetting('engine.threads', Number(process.env['ALIGNER_THREADS'] ?? 0)).value;
  const model = await findModel(options);
  const log: Log = { info: () => undefined, warn: options.say, error: options.say };
  const aligner = createLocalAligner(worker, {
    config: () => ({ gpu, threads, idleMs: 0 }),
    model: () => Promise.resolve(model),
    log,
    hostRequests: networkRequests,
  });
  const { sensitivity } = options;
  const common = { source: { kind: 'markdown' }, sensitivity, priority: 'interactive' } as const;
  return {
    model,
    align: async (row) => {
      const alignment = await aligner.align({ question: row.q, text: row.a, ...common });
      return { ...alignment, findings: sightedIn(row.a, alignment.findings) };
    },
    forget: () => aligner.restart(),
    dispose: () => aligner.dispose(),
  };
}

/** models/manifest.json, checked. */
export async function readManifest(): Promise<Manifest> {
  return parseManifest(JSON.parse(await readFile(MANIFEST, 'utf8')));
}

/** The id of the bundled model; null when there is none. */
export async function bundledModel(): Promise<string | null> {
  return (await readManifest()).bundled;
}

/** The model that the options name, with what its profile says of the sensitivity. */
export async function findModel({
  model,
  adapter = '',
  writer = '',
  sensitivity,
  operating,
}: ProductOptions): Promise<ModelSpec> {
  const manifest = await readManifest();
  const cache = jsonFile<FileHash>(join(cacheFolder(), 'hashes.json'));
  const path = model ?? process.env['ALIGNER_MODEL'] ?? '';
  const spec = await resolveModel({ model: path, adapter, writer }, { manifest, folder: join(ROOT, 'models'), cache });
  const { profile } = spec;
  const point = { ...profile.sensitivity[sensitivity], ...operating };
  return { ...spec, profile: { ...profile, sensitivity: { ...profile.sensitivity, [sensitivity]: point } } };
}
