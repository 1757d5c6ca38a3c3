/** Entry of the engine's child process: the real model behind the protocol. */
import { join } from 'node:path';
import catalogueJson from '../../../models/catalogue.json' with { type: 'json' };
import { createCatalogue } from '../../align/core/catalogue.ts';
import { faultWords } from '../../align/core/fault-words.ts';
import { VerdictCache } from '../../align/core/verdict-cache.ts';
import { createGrammars } from '../../align/worker/grammars.ts';
import { jsonFile } from '../../base/node/json-file.ts';
import { cacheFolder } from '../../base/node/paths.ts';
import { createEvidenceSource } from '../../evidence/worker/source.ts';
import { backendsFolder, findExtraBackends } from '../node/extra-backends.ts';
import { LlamaModelHost } from './llama/host.ts';
import { loadRemote } from './remote.ts';
import { serve } from './serve.ts';

findExtraBackends(backendsFolder());
serve((log) => {
  const catalogue = createCatalogue(catalogueJson);
  const faults = faultWords(catalogue);
  const host = new LlamaModelHost({
    log,
    threads: jsonFile(join(cacheFolder(), 'threads.json')),
  });
  return {
    loadModel: async (params, onProgress) => {
      const { remote, profile } = params.model;
      if (remote !== undefined) return loadRemote(remote, profile, faults);
      const result = await host.load(params, onProgress);
      const corrector = host.corrector(params.model.profile, catalogue.tags, faults);
      return { result, corrector, release: host.release, dispose: () => host.dispose() };
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
