/** A remote model behind the child's protocol. */
import type { FaultWords } from '../../align/core/fault-words.ts';
import type { Profile } from '../core/protocol.ts';
import type { RemoteSpec } from '../core/remote/spec.ts';
import { connectRemote } from '../node/remote/connect.ts';
import type { LoadedModel } from './server.ts';

export async function loadRemote(remote: RemoteSpec, profile: Profile, faults: FaultWords): Promise<LoadedModel> {
  const started = performance.now();
  const { corrector, backend, dispose } = await connectRemote(remote, profile, {
    faults,
    signal: new AbortController().signal,
  });
  const result = { backend, loadMs: performance.now() - started };
  return { result, corrector, release: undefined, dispose };
}
