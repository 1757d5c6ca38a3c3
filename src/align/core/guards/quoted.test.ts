import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { quoted } from './quoted.ts';

describe('quoted', () => {
  it('refuses what changes a quoted range, and lets the rest pass', () => {
    const text = `Never do this:\n\n${fenced('py', 'x = eval(s)')}\n\nBut parse it:\n\n${fenced('py', 'x = int(s)')}`;
    assert.deepEqual(refusedBy(quoted, text, text.replace('eval(s)', 'json(s)')), ['eval → json']);
    assert.deepEqual(refusedBy(quoted, text, text.replace('int(s)', 'int(s, 10)')), []);
    const patch = fenced('diff', '-a = 1\n+a = 2');
    assert.notDeepEqual(refusedBy(quoted, patch, patch.replace('a = 2', 'a = 3')), []);
  });
});
