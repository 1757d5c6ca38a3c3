import assert from 'node:assert/strict';
import { Recent } from './recent.ts';

describe('Recent', () => {
  it('works a result out once, an undefined one too, and forgets the one that was asked for longest ago', () => {
    const made: string[] = [];
    const recent = new Recent<string | undefined>(2);
    const get = (key: string) => recent.get(key, () => (made.push(key), key === 'none' ? undefined : key));
    for (const key of ['none', 'a', 'none', 'b', 'none', 'a']) get(key);
    assert.deepEqual(made, ['none', 'a', 'b', 'a']);
    assert.equal(get('none'), undefined);
    assert.deepEqual(made, ['none', 'a', 'b', 'a']);
  });
});
