import assert from 'node:assert/strict';
import { AlignerError } from '../../src/base/core/errors.ts';
import { silentLog } from '../../src/base/core/log.ts';
import { LlamaModelHost } from '../../src/engine/worker/llama/host.ts';
import { runCli } from '../support/cli.ts';
import { testModel } from '../support/model.ts';

interface Report {
  readonly model: { readonly id: string; readonly path: string; readonly memoryBytes: number };
  readonly memory: { readonly engineRssBytes: number };
}

describe('the memory of a model', function () {
  this.timeout(300_000);

  it('is what was estimated from its header, about, and never much more', async function () {
    if (process.platform !== 'linux') return;
    const env = { ALIGNER_ENGINE_SHARED: 'false', ALIGNER_GPU: 'off' };
    const { stdout, stderr } = await runCli(['doctor', '--json'], '', env);
    assert.equal(stderr, '');
    const { model, memory } = JSON.parse(stdout) as Report;
    const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
    console.log(
      `      ${model.id}: estimated ${megabytes(model.memoryBytes)}, resident ${megabytes(memory.engineRssBytes)}`,
    );
    assert.ok(memory.engineRssBytes < model.memoryBytes * 1.25);
    assert.ok(memory.engineRssBytes > model.memoryBytes * 0.5);
  });

  it('is asked for before the model is loaded, and a smaller one is named', async function () {
    if (process.platform === 'darwin') return;
    const host = new LlamaModelHost({ log: silentLog });
    const model = {
      ...testModel(),
      path: '/there/is/no/such.gguf',
      memory: { resident: 1e15, needed: 1e15, smaller: 'small' },
    };
    await assert.rejects(
      host.load({ model, gpu: 'off', threads: 1 }),
      (error) => error instanceof AlignerError && error.code === 'engine.memory' && error.next.includes('small'),
    );
    await host.dispose();
  });
});
