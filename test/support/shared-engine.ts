/** A shared engine with the scripted model, in a folder of the test's own, and clients of it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AlignRequest } from '../../src/align/core/types.ts';
import { silentLog, type Log } from '../../src/base/core/log.ts';
import type { LoadParams, ModelSpec } from '../../src/engine/core/protocol.ts';
import { createEngine } from '../../src/engine/node/engine.ts';
import type { LocalAligner } from '../../src/engine/node/local-aligner.ts';
import { addressOf, keyOf } from '../../src/engine/node/shared/address.ts';
import { stopShared } from '../../src/engine/node/shared/control.ts';
import { readInstance } from '../../src/engine/node/shared/instance.ts';
import { parseManifest } from '../../src/models/core/manifest.ts';
import { withFolder } from './temporary.ts';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const [profile] = parseManifest(JSON.parse(readFileSync(file('../../models/manifest.json'), 'utf8'))).profiles;

export const PROGRAMS = { shared: file('../../src/engine/node/shared/main.ts'), worker: file('scripted-worker.ts') };
export const MODEL: ModelSpec = { id: 'scripted', path: 'none', sha256: '0'.repeat(64), bytes: 1, profile: profile! };
export const PARAMS: LoadParams = { model: MODEL, gpu: 'off', threads: 1 };

export const request = (text: string, priority: AlignRequest['priority'] = 'interactive'): AlignRequest => ({
  question: 'q',
  text,
  source: { kind: 'markdown' },
  sensitivity: 'normal',
  priority,
});

export interface SharedPlace {
  readonly folder: string;
  /** A window, a command, …: it is disposed of at the end. */
  readonly client: (options?: ClientOptions) => LocalAligner;
  /** The processes that the engine has written down. */
  readonly processes: (model?: ModelSpec) => Promise<{ server: number; engine: number | undefined } | undefined>;
}

export interface ClientOptions {
  readonly name?: string;
  readonly model?: ModelSpec;
  readonly threads?: number;
  readonly lingerMs?: number;
  readonly idleMs?: number;
  readonly hungMs?: number;
  readonly log?: Log;
}

/** Runs `use` with a folder for shared engines; afterwards none of them runs any more. */
export function withShared(use: (place: SharedPlace) => Promise<void>): Promise<void> {
  return withFolder(async (parent) => {
    const folder = `${parent}/e`;
    const clients: LocalAligner[] = [];
    const client: SharedPlace['client'] = ({ model = MODEL, threads = 1, ...options } = {}) => {
      const { name = 'test', log = silentLog, lingerMs = 60_000, idleMs = 0, hungMs } = options;
      const made = createEngine({
        programs: { ...PROGRAMS, lingerMs },
        shared: () => true,
        folder,
        name: () => name,
        config: () => ({ gpu: 'off', threads, idleMs }),
        model: () => Promise.resolve(model),
        log,
        hostRequests: () => 0,
        ...(hungMs === undefined ? {} : { hungMs: () => hungMs }),
      });
      clients.push(made);
      return made;
    };
    const processes: SharedPlace['processes'] = async (model = MODEL) => {
      const { instance } = addressOf(folder, keyOf({ ...PARAMS, model }));
      const found = await readInstance(instance);
      return found && { server: found.server.pid, engine: found.engine?.pid };
    };
    try {
      await use({ folder, client, processes });
    } finally {
      await Promise.all(clients.map((c) => c.dispose()));
      await stopShared(folder, 'end of the test');
    }
  });
}
