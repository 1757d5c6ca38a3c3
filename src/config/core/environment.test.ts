import assert from 'node:assert/strict';
import { environmentValue } from './environment.ts';

describe('environmentValue', () => {
  it('gives numbers as numbers, flags as flags, and nothing for empty or foreign names', () => {
    const environment = {
      ALIGNER_MODEL: 'a.gguf',
      ALIGNER_THREADS: '3',
      ALIGNER_GPU: '',
      ALIGNER_ENGINE_SHARED: 'false',
    };
    assert.equal(environmentValue('model.path', environment), 'a.gguf');
    assert.equal(environmentValue('engine.threads', environment), 3);
    assert.equal(environmentValue('engine.shared', environment), false);
    assert.equal(environmentValue('engine.shared', { ALIGNER_ENGINE_SHARED: 'no' }), 'no');
    assert.equal(environmentValue('engine.gpu', environment), undefined);
    assert.equal(environmentValue('sensitivity', environment), undefined);
  });
});
