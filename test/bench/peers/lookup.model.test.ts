import assert from 'node:assert/strict';
import { silentLog } from '../../../src/base/core/log.ts';
import { LlamaModelHost } from '../../../src/engine/worker/llama/host.ts';
import { answers } from '../../support/answers.ts';
import { compareDecodings, NEAR_TIE } from '../../support/exactness.ts';
import { testModel, testProfile } from '../../support/model.ts';
import { LookupDecoder } from './lookup.ts';

describe('LookupDecoder', function () {
  this.timeout(600_000);
  const host = new LlamaModelHost({ log: silentLog });
  before(() => host.load({ model: testModel(), gpu: 'off', threads: 0 }));
  after(() => host.dispose());

  it('differs from plain decoding, in other batches too, at near-ties alone', async () => {
    const profile = testProfile();
    const lookup = new LookupDecoder(host.parts, profile.contextSize);
    const { leads } = await compareDecodings(host.parts, profile, answers(4), ({ before, options }) =>
      lookup.decode(before, options),
    );
    await lookup.dispose();
    assert.ok(leads.every((lead) => lead < NEAR_TIE));
  });
});
