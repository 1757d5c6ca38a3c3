import assert from 'node:assert/strict';
import { cachedFiles, obtainableMemory } from './obtainable-memory.ts';

describe('obtainableMemory', () => {
  it('counts the files that a container keeps in memory as free', () => {
    assert.equal(cachedFiles('anon 70\nfile 100\ninactive_file 30\nactive_file 12\nunevictable 9\n'), 42);
    assert.equal(cachedFiles(''), 0);
    assert.ok(obtainableMemory() > 0);
  });
});
