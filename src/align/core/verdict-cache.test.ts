import assert from 'node:assert/strict';
import type { Correction } from './corrector.ts';
import { VerdictCache } from './verdict-cache.ts';

const key = (text: string) => ({ profile: 'p', modelHash: 'h', prefix: 'q', text });
const HOW = { margin: 0.5 };
const said = (score: number | null, text: string): Correction => {
  const tokens = { prompt: 1, draft: 0, accepted: 0, generated: 1 };
  return { score, tags: ['t'], text, written: [], tokens, readMs: 1, decodeMs: 1 };
};

describe('VerdictCache', () => {
  it('applies the threshold when it reads', () => {
    const cache = new VerdictCache();
    cache.set(key('a'), HOW, 0, said(-2, 'b'));
    assert.equal(cache.get(key('a'), HOW, 0)?.text, 'b');
    assert.deepEqual(cache.get(key('a'), HOW, -3), { score: -2, tags: [], text: 'a', written: [] });
    assert.equal(cache.get(key('a'), { ...HOW, margin: 1 }, 0), undefined, 'another margin');
    for (const other of [{ profile: 'x' }, { modelHash: 'x' }, { prefix: 'x' }, { text: 'x' }]) {
      assert.equal(cache.get({ ...key('a'), ...other }, HOW, 0), undefined);
    }
  });

  it('needs the model when a score stood under the old threshold only', () => {
    const cache = new VerdictCache();
    cache.set(key('a'), HOW, -3, { ...said(-2, 'a'), tags: [] });
    assert.equal(cache.get(key('a'), HOW, -3)?.text, 'a');
    assert.equal(cache.get(key('a'), HOW, 0), undefined);
    cache.set(key('a'), HOW, 0, said(-2, 'b'));
    assert.equal(cache.get(key('a'), HOW, 0)?.text, 'b');
    assert.equal(cache.get(key('a'), HOW, -3)?.text, 'a');
  });

  it('keeps corrections of models without a verdict, and nothing of what was not judged', () => {
    const cache = new VerdictCache();
    cache.set(key('a'), HOW, 0, said(null, 'b'));
    assert.equal(cache.get(key('a'), HOW, -9)?.text, 'b');
    cache.set(key('c'), HOW, 0, { ...said(null, 'c'), skipped: 'round-trip' });
    assert.equal(cache.get(key('c'), HOW, 0), undefined);
  });

  it('forgets what was used longest ago', () => {
    const cache = new VerdictCache(1000);
    for (const text of ['a', 'b', 'c']) cache.set(key(text), HOW, 0, said(-1, text.repeat(150)));
    assert.ok(cache.get(key('a'), HOW, 0));
    cache.set(key('d'), HOW, 0, said(-1, 'd'.repeat(150)));
    assert.equal(cache.get(key('b'), HOW, 0), undefined);
    assert.ok(cache.get(key('a'), HOW, 0));
    cache.set(key('e'), HOW, 0, said(-1, 'e'.repeat(5000)));
    assert.equal(cache.get(key('e'), HOW, 0), undefined, 'larger than all of it');
    assert.ok(cache.entries >= 2);
    cache.clear();
    assert.equal(cache.entries, 0);
  });
});
