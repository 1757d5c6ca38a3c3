import assert from 'node:assert/strict';
import { childEnvironment } from './engine-process.ts';

describe('childEnvironment', () => {
  it("passes what llama.cpp and its drivers need, and none of the editor's secrets", () => {
    const env = {
      PATH: '/bin',
      LC_ALL: 'C',
      VK_ICD_FILENAMES: 'x',
      GITHUB_TOKEN: 's',
      AWS_SECRET: 's',
      NODE_OPTIONS: '-r x',
    };
    assert.deepEqual(childEnvironment(env), {
      PATH: '/bin',
      LC_ALL: 'C',
      VK_ICD_FILENAMES: 'x',
      ELECTRON_RUN_AS_NODE: '1',
      UV_THREADPOOL_SIZE: '1',
    });
  });
  it("keeps to one thread of the pool, whatever the editor's own is", () => {
    assert.equal(childEnvironment({ UV_THREADPOOL_SIZE: '16' })['UV_THREADPOOL_SIZE'], '1');
  });
});
