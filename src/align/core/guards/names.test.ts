import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { names } from './names.ts';

describe('names', () => {
  const code = fenced('py', 'def f(user_id, rows):\n    n = len(rows)\n    return find(user_id, n)');

  it('refuses a name that nothing defines instead of one that stays in use', () => {
    assert.deepEqual(refusedBy(names, code, code.replace('find(user_id', 'find(uid')), ['user_id → uid']);
  });

  it('lets other changes pass', () => {
    const changes = [
      ['find(user_id, n)', 'find(n, user_id)'],
      ['find(user_id', 'find(user_id, limit=n'],
      ['len(rows)', 'sum(1 for _ in rows)'],
      ['find(user_id', 'search(user_id'],
      ['user_id, n)', 'user_id, n) if n is not None else None'],
    ] as const;
    for (const [from, to] of changes) assert.deepEqual(refusedBy(names, code, code.replace(from, to)), [], to);
    assert.deepEqual(refusedBy(names, code, code.replaceAll('user_id', 'uid')), [], 'renamed everywhere');
    assert.deepEqual(refusedBy(names, code, code.replace('find(user_id', 'find(uid'), { allows: ['name'] }), []);
    assert.deepEqual(refusedBy(names, 'Use the name twice, name.', 'Use the title twice, name.'), [], 'prose');
  });
});
