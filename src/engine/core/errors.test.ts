import assert from 'node:assert/strict';
import { isSafeRelease } from './errors.ts';

describe('isSafeRelease', () => {
  it('accepts builds with the fixes and versions, refuses older and unknown ones', () => {
    for (const good of ['b8146', 'b11434', 'v0.1.0', 'v0.5.0']) assert.ok(isSafeRelease(good), good);
    for (const bad of ['b8145', 'b1', '', 'master', 'v1', 'b9000-dirty', '0.5.0x']) assert.ok(!isSafeRelease(bad), bad);
  });
});
