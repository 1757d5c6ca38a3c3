/** Entry of the engine's child process: the real model behind the protocol. */
import { join } from 'node:path';
import catalogueJson from '../../../models/catalogue.json' with { type: 'json' };
import { createCatalogue } from '../../align/core/catalogue.ts';
import { faultWords } from '../../align/core/fault-words.ts';
import { VerdictCache } from '../../align/core/verdict-cache.ts';
import { withWriter } from '../../align/core/writer.ts';
import { createGrammars } from '../../align/worker/grammars.ts';
import { closeInherited } from '../../base/node/inherited.ts';
import { jsonFile } from '../../base/node/json-file.ts';
import { cacheFolder } from '../../base/node/paths.ts';
import { createEvidenceSource } from '../../evidence/worker/source.ts';
import type { LoadParams } from '../core/protocol.ts';
import { backendsFolder, findExtraBackends } from '../node/extra-backends.ts';
import { LlamaModelHost } from './llama/host.ts';
import type { ThreadChoice } from './llama/threads.ts';
import { loadRemote } from './remote.ts';
import { serve } from './serve.ts';

closeInherited();
findExtraBackends(backendsFolder());
serve((log) => {
  const catalogue = createCatalogue(catalogueJson);
  const words = faultWords(catalogue);
  const options = { log, threads: jsonFile<ThreadChoice>(join(cacheFolder(), 'threads.json')) };
  const [host, writerHost] = [new LlamaModelHost(options), new LlamaModelHost(options)];
  const dispose = async (next?: LoadParams) => {
    await host.dispose(next);
    await writerHost.dispose(next && writerOf(next));
  };
  return {
    loadModel: async (params, onProgress) => {
      const { remote, profile } = params.model;
      if (remote !== undefined) return loadRemote(remote, profile, words);
      const result = await host.load(params, onProgress);
      const judge = host.corrector(profile, catalogue.tags, words);
      const other = writerOf(params);
      if (other === undefined) return { result, corrector: judge, release: host.release, dispose };
      try {
        const { loadMs } = await writerHost.load(other, onProgress);
        const writer = writerHost.corrector(other.model.profile, catalogue.tags, words);
        const both = { ...result, loadMs: result.loadMs + loadMs };
        return { result: both, corrector: withWriter(judge, writer), release: host.release, dispose };
      } catch (error) {
        await dispose();
        throw error;
      }
    },
    shared: {
      catalogue,
      evidence: createEvidenceSource({
        reasonOf: (tag) => catalogue.entry(tag).reason,
        warn: (message) => log.warn(message),
      }),
      parser: createGrammars((message) => log.warn(message)),
      cache: new VerdictCache(),
      clock: () => performance.now(),
    },
  };
});

/** What is to be loaded for the writer's role. */
const writerOf = ({ model, ...rest }: LoadParams): LoadParams | undefined =>
  model.writer && { ...rest, model: model.writer };
