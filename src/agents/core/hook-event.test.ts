import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stops, writes } from '../../../test/support/hook-events.ts';
import { readHookEvent } from './hook-event.ts';
import { editsOf } from './tool-edits.ts';

const TEXT = 'a = 1\nb = 2\n';

describe('events of hooks', () => {
  for (const { name, event } of writes('/work', '/work/a.py', TEXT)) {
    it(`tells what is written: ${name}`, () => {
      const read = readHookEvent(JSON.stringify(event))!;
      assert.equal(read.phase, name.includes('after') ? 'after' : 'before');
      assert.equal(read.cwd, '/work');
      assert.match(read.session, /^3f1c2b9e/);
      assert.deepEqual(
        editsOf(read.tool, read.input).map(({ path, text, old }) => ({ path, text, old })),
        [{ path: '/work/a.py', text: TEXT, old: undefined }],
      );
    });
  }

  it('tells the end of a turn, and whether a hook made it go on', () => {
    for (const isContinued of [false, true])
      for (const { event, name } of stops('/work', isContinued)) {
        const read = readHookEvent(JSON.stringify(event))!;
        assert.deepEqual([read.phase, read.isContinued], ['stop', isContinued], name);
      }
  });

  it('lets pass what it does not know, and refuses what is no event', () => {
    assert.equal(readHookEvent('{"hook_event_name":"SessionStart","session_id":"x"}')?.phase, 'other');
    assert.equal(readHookEvent('{"sessionId":"x","toolName":"create","toolArgs":{},"error":"no"}')?.phase, 'other');
    assert.equal(readHookEvent('{"type":"agent-turn-complete","turn-id":"1"}')?.phase, 'other');
    for (const text of ['', '[]', 'null', '{"hook_event_name":1}', '{"session_id":{}}', '{'])
      assert.equal(readHookEvent(text), undefined, text);
  });

  it('never throws, whatever arrives', () => {
    const key = fc.constantFrom(
      'hook_event_name',
      'tool_name',
      'tool_input',
      'toolName',
      'toolArgs',
      'cwd',
      'edits',
      'path',
    );
    const event = fc.dictionary(key, fc.oneof(fc.jsonValue(), fc.constantFrom('PreToolUse', 'Write', 'apply_patch')));
    fc.assert(
      fc.property(
        fc.oneof(
          event.map((e) => JSON.stringify(e)),
          fc.string(),
          fc.json(),
        ),
        (text) => {
          const read = readHookEvent(text);
          if (read !== undefined) editsOf(read.tool, read.input);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
