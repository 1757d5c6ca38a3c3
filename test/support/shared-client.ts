/** A process that uses the shared engine of a folder: it aligns, says which engine it was, and stays. */
import { silentLog } from '../../src/base/core/log.ts';
import { createEngine } from '../../src/engine/node/engine.ts';
import { MODEL, PROGRAMS, request } from './shared-engine.ts';

const [folder = '', text = 'bad'] = process.argv.slice(2);
const aligner = createEngine({
  programs: PROGRAMS,
  shared: () => true,
  folder,
  name: () => 'another process',
  config: () => ({ gpu: 'off', threads: 1, idleMs: 0 }),
  model: () => Promise.resolve(MODEL),
  log: silentLog,
  hostRequests: () => 0,
});
const { corrected } = await aligner.align(request(text));
console.log(JSON.stringify({ corrected, pid: aligner.pid }));
