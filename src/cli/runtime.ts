/** The command line's engine: the one that VS Code uses, too, where it is asked for the same; set up from flags and environment. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { networkRequests, watchNetwork } from '../base/node/network.ts';
import { silentLog, type Log } from '../base/core/log.ts';
import { environmentValue, type EnvironmentName } from '../config/core/environment.ts';
import { checkSetting, SETTINGS } from '../config/core/settings.ts';
import { createEngine } from '../engine/node/engine.ts';
import type { LocalAligner } from '../engine/node/local-aligner.ts';
import { remoteAddress } from '../engine/node/remote/address.ts';
import { originOf, type RemoteSpec } from '../engine/core/remote/spec.ts';
import { sharedFolder } from '../engine/node/shared/address.ts';
import type { ModelSpec } from '../engine/core/protocol.ts';
import type { ModelChoice } from '../models/core/choice.ts';
import { Library } from '../models/node/library.ts';
import { cliErrors } from './errors.ts';

/** The folder of the package: dist/cli.js lies one below it. */
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** A bundled program, such as `worker.js`. */
export const program = (name: string): string => join(ROOT, 'dist', name);

export interface Runtime {
  readonly aligner: LocalAligner;
  model(): Promise<ModelSpec>;
}

const read = (name: EnvironmentName): string | undefined => process.env[name];

/** How this process names itself to others that look at the engine: `aligner align`, `aligner mcp`, … */
export const clientName = (): string => `aligner ${process.argv[2] ?? ''}`.trimEnd();

/**
 * Flags override ALIGNER_MODEL and its like, and ALIGNER_REMOTE_URL. Throws `cli.environment` on a variable that makes no
 * sense, and `remote.address`.
 */
export function createRuntime(flags: ModelFlags, log: Log = silentLog): Runtime {
  watchNetwork();
  const gpu = checkSetting('engine.gpu', read('ALIGNER_GPU'));
  const threads = checkSetting(
    'engine.threads',
    read('ALIGNER_THREADS') === undefined ? undefined : Number(read('ALIGNER_THREADS')),
  );
  const shared = checkSetting('engine.shared', environmentValue('engine.shared', process.env));
  const problem = gpu.problem ?? threads.problem ?? shared.problem;
  if (problem !== undefined) throw cliErrors.environment(problem);
  let spec: Promise<ModelSpec> | undefined;
  const remote = flags.model === undefined ? chosenRemote() : undefined;
  const once = () => (spec ??= remote === undefined ? library().resolve(chosenModel(flags)) : announced(remote));
  const idleMs = SETTINGS['engine.idleMinutes'].default * 60_000;
  const aligner = createEngine({
    programs: { shared: program('shared.js'), worker: program('worker.js') },
    shared: () => shared.value,
    folder: sharedFolder(),
    name: clientName,
    config: () => ({ gpu: gpu.value, threads: threads.value, idleMs }),
    model: once,
    log,
    hostRequests: networkRequests,
  });
  return { aligner, model: once };
}

/** What people start by hand says where their texts go; what programs start has nobody to tell it to. */
function announced(remote: RemoteSpec): Promise<ModelSpec> {
  if (['align', 'check'].includes(process.argv[2] ?? ''))
    process.stderr.write(
      `aligner: questions and parts of answers are sent to ${originOf(remote)} (ALIGNER_REMOTE_URL).\n`,
    );
  return library().remote(remote);
}

/** The server that this environment names as the engine; undefined for this machine. */
function chosenRemote(): RemoteSpec | undefined {
  const url = read('ALIGNER_REMOTE_URL') ?? '';
  if (url === '') return undefined;
  const kind = checkSetting('engine.remote.kind', environmentValue('engine.remote.kind', process.env));
  const seconds = checkSetting(
    'engine.remote.timeoutSeconds',
    environmentValue('engine.remote.timeoutSeconds', process.env),
  );
  const problem = kind.problem ?? seconds.problem;
  if (problem !== undefined) throw cliErrors.environment(problem);
  const key = read('ALIGNER_REMOTE_KEY') ?? '';
  return {
    kind: kind.value,
    url: remoteAddress(url),
    model: read('ALIGNER_REMOTE_MODEL') ?? '',
    timeoutSeconds: seconds.value,
    ...(key === '' ? {} : { key }),
  };
}

/** All models of this machine. */
export const library = (): Library => new Library(join(ROOT, 'models'));

/** What flags say of the model. */
export interface ModelFlags {
  readonly model?: string | undefined;
  readonly profile?: string | undefined;
  readonly adapter?: string | undefined;
  readonly writer?: string | undefined;
}

/** Those flags, for parseArgs. */
export const MODEL_FLAGS = {
  model: { type: 'string' },
  profile: { type: 'string' },
  adapter: { type: 'string' },
  writer: { type: 'string' },
} as const;

/** The model that flags, else this environment, ask for. A flag's model leaves what the environment says of another one. */
export function chosenModel({ model, profile, adapter, writer }: ModelFlags = {}): Partial<ModelChoice> {
  const env = (name: EnvironmentName) => (model === undefined ? (read(name) ?? '') : '');
  return {
    model: model ?? env('ALIGNER_MODEL'),
    profile: profile ?? env('ALIGNER_PROFILE'),
    adapter: adapter ?? env('ALIGNER_ADAPTER'),
    writer: writer ?? read('ALIGNER_WRITER') ?? '',
  };
}

/** The version of the package. */
export async function packageVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return version;
}
