import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers } from '../../../../test/support/answers.ts';
import { loraFile } from '../../../../test/support/gguf.ts';
import { testModel, testProfile } from '../../../../test/support/model.ts';
import { withFolder } from '../../../../test/support/temporary.ts';
import { silentLog } from '../../../base/core/log.ts';
import { misfit } from '../../../models/core/adapter.ts';
import { readHeader } from '../../../models/node/header.ts';
import { LlamaModelHost } from './host.ts';

const TARGET = 'blk.0.attn_v.weight';

describe('an adapter on the model', function () {
  this.timeout(600_000);

  it('changes what the model says, and is exchanged without reading the model again', () =>
    withFolder(async (folder) => {
      const base = testModel();
      const header = await readHeader(base.path);
      const [width, height] = header.tensors.find(({ name }) => name === TARGET)!.shape as [number, number];
      const adapter = async (name: string, at: (i: number) => number) => {
        const path = join(folder, `${name}.gguf`);
        writeFileSync(path, loraFile(TARGET, [width, height], at));
        assert.equal(misfit(await readHeader(path), header), undefined);
        return { path, sha256: name.padEnd(64, '0') };
      };
      const nothing = await adapter('nothing', () => 0);
      const noise = await adapter('noise', (i) => Math.sin(i) / 4);
      const host = new LlamaModelHost({ log: silentLog });
      const [input] = answers(1) as [{ question: string; segment: string }];
      const models: unknown[] = [];
      const scoreWith = async (lora: typeof noise | undefined) => {
        await host.load({ model: { ...base, ...(lora && { adapter: lora }) }, gpu: 'off', threads: 1 });
        models.push(host.parts.model);
        return host.corrector(testProfile()).verdictOf(input, new AbortController().signal);
      };
      try {
        const plain = await scoreWith(undefined);
        const noisy = await scoreWith(noise);
        assert.ok(Math.abs(noisy! - plain!) > 0.01, `${plain} and ${noisy}`);
        assert.ok(Math.abs((await scoreWith(nothing))! - plain!) < 1e-3);
        assert.equal(await scoreWith(noise), noisy);
        assert.equal(await scoreWith(undefined), plain);
        assert.equal(new Set(models).size, 1);
      } finally {
        await host.dispose();
      }
    }));
});
