import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { withFolder } from '../../../test/support/temporary.ts';
import { HookStore } from './hook-store.ts';

const HOUR = 60 * 60 * 1000;

describe('HookStore', () => {
  it('keeps no file for ever: sessions go after days, claims after an hour', () =>
    withFolder(async (folder) => {
      const store = new HookStore(folder);
      await store.noteFired('claude');
      await store.add('claude', 'session', [{ kind: 'stop' }]);
      for (let n = 0; n < 20; n++) assert.equal(await store.claim(`text-${n}`, 1_000), true);
      const kinds = () => [...new Set(readdirSync(folder).map((name) => name.split('-')[0]))].toSorted();
      await store.prune();
      assert.deepEqual(kinds(), ['claim', 'fired', 'session']);
      assert.equal(await store.claim('text-1', 60_000), false);
      await store.prune(Date.now() + 2 * HOUR);
      assert.deepEqual(kinds(), ['fired', 'session']);
      await store.prune(Date.now() + 8 * 24 * HOUR);
      assert.deepEqual(kinds(), ['fired']);
    }));
});
