import assert from 'node:assert/strict';
import { present, unwrap } from './present.ts';
import type { Segment } from './types.ts';

const segmentOf = (text: string, wrap?: Segment['wrap']): Segment => {
  return { start: 0, end: text.length, text, kind: 'markdown', wrap };
};

describe('present', () => {
  it('wraps a part of a fence and unwraps the answer', () => {
    const segment = segmentOf('x = 1\r\ny = 2', { before: '```py\n', after: '\n```' });
    assert.deepEqual(present(segment), { bare: 'x = 1\ny = 2', text: '```py\nx = 1\ny = 2\n```' });
    assert.equal(unwrap(segment, '```py\nx = 2\ny = 2\n```'), 'x = 2\ny = 2');
    assert.equal(unwrap(segment, '```python\nx = 2\n```'), null);
    assert.equal(unwrap(segment, '```py\nx = 2'), null);
    assert.equal(unwrap(segment, '```py\n```'), null);
  });
});
