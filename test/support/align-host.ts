/** A process that has an engine, as an editor has: it aligns the text that it is given without end, and tells who its child is. */
import { fileURLToPath } from 'node:url';
import { silentLog } from '../../src/base/core/log.ts';
import { createLocalAligner } from '../../src/engine/node/local-aligner.ts';
import { testModel } from './model.ts';

const worker = fileURLToPath(new URL('../../dist/worker.js', import.meta.url));
const aligner = createLocalAligner(worker, {
  config: () => ({ gpu: 'off', threads: 1, idleMs: 0 }),
  model: () => Promise.resolve(testModel()),
  log: silentLog,
  hostRequests: () => 0,
});
aligner.onDidChangeState(({ kind }) => console.log(JSON.stringify({ kind, pid: aligner.pid })));
for (let i = 0; ; i++)
  await aligner.align({
    question: '',
    text: `Paragraph ${i}: a list keeps its order, a set does not.\n\n`.repeat(20),
    source: { kind: 'markdown' },
    sensitivity: 'normal',
    priority: 'background',
  });
