import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LoggedAnswer } from '../../../interception/core/session-log.ts';
import { claudeFolderName, claudeReader } from './claude.ts';
import { codexReader } from './codex.ts';
import { copilotCliReader } from './copilot-cli.ts';
import { TranscriptLog } from './transcript-log.ts';
import type { TranscriptReader } from './transcript.ts';

const AT = '2026-11-29T08:00:00.000Z';
const lines = (...entries: object[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

/** One turn with a tool call between two runs of text, as each agent writes it down. */
const TURNS: readonly { readonly name: string; readonly reader: () => TranscriptReader; readonly text: string }[] = [
  {
    name: 'Copilot CLI',
    reader: copilotCliReader,
    text: lines(
      { type: 'session.start', timestamp: AT, data: { sessionId: 's', context: { cwd: '/work' } } },
      { type: 'user.message', timestamp: AT, data: { content: 'Why?', transformedContent: '<x>Why?</x>' } },
      {
        type: 'assistant.message',
        timestamp: AT,
        data: { messageId: 'm1', content: 'First.', model: 'm', toolRequests: [{}] },
      },
      { type: 'user.message', timestamp: AT, data: { content: 'of a hook', source: 'system' } },
      {
        type: 'assistant.message',
        timestamp: AT,
        agentId: 'sub',
        data: { messageId: 'x', content: 'Hidden.', toolRequests: [] },
      },
      {
        type: 'assistant.message',
        timestamp: AT,
        data: { messageId: 'm2', content: 'Second.', model: 'm', toolRequests: [] },
      },
      { type: 'assistant.turn_end', timestamp: AT, data: { turnId: '0' } },
    ),
  },
  {
    name: 'Claude Code',
    reader: claudeReader,
    text: lines(
      { type: 'summary', summary: 'x' },
      { type: 'user', cwd: '/work', timestamp: AT, message: { role: 'user', content: 'Why?' } },
      {
        type: 'assistant',
        timestamp: AT,
        message: { id: 'm1', model: 'm', stop_reason: null, content: [{ type: 'thinking', thinking: 'Hm.' }] },
      },
      {
        type: 'assistant',
        timestamp: AT,
        message: { id: 'm1', model: 'm', stop_reason: 'tool_use', content: [{ type: 'text', text: 'First.' }] },
      },
      {
        type: 'user',
        timestamp: AT,
        message: { role: 'user', content: [{ type: 'tool_result', content: 'no question' }] },
      },
      { type: 'user', isMeta: true, timestamp: AT, message: { role: 'user', content: 'of a command' } },
      {
        type: 'assistant',
        isSidechain: true,
        timestamp: AT,
        message: { id: 'x', content: [{ type: 'text', text: 'Hidden.' }] },
      },
      {
        type: 'assistant',
        timestamp: AT,
        message: { id: 'm2', model: 'm', stop_reason: 'end_turn', content: [{ type: 'text', text: 'Second.' }] },
      },
    ),
  },
  {
    name: 'Codex',
    reader: codexReader,
    text: lines(
      { type: 'session_meta', timestamp: AT, payload: { id: 's', cwd: '/work' } },
      { type: 'turn_context', timestamp: AT, payload: { model: 'm', cwd: '/work' } },
      {
        type: 'response_item',
        timestamp: AT,
        payload: { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Why?' }] },
      },
      { type: 'event_msg', timestamp: AT, payload: { type: 'user_message', message: 'Why?' } },
      {
        type: 'response_item',
        timestamp: AT,
        payload: { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'First.' }] },
      },
      { type: 'response_item', timestamp: AT, payload: { type: 'function_call', name: 'shell', arguments: '{}' } },
      {
        type: 'response_item',
        timestamp: AT,
        payload: { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Second.' }] },
      },
      { type: 'event_msg', timestamp: AT, payload: { type: 'agent_message', message: 'Second.' } },
      { type: 'event_msg', timestamp: AT, payload: { type: 'task_complete', last_agent_message: 'Second.' } },
    ),
  },
];

const everything = () => true;

describe('transcripts of coding agents', () => {
  for (const { name, reader, text } of TURNS) {
    it(`tell a turn when it ends: ${name}`, () => {
      const log = new TranscriptLog(reader, (cwd) => cwd === '/work');
      const [answer, ...others] = log.append(text);
      const { question, texts, by, model, completedAt } = answer!;
      assert.deepEqual(
        [question, texts, by, model, completedAt],
        ['Why?', ['First.', 'Second.'], name, 'm', Date.parse(AT)],
      );
      assert.deepEqual(others, []);
      assert.equal(log.skipped, 0);
    });

    it(`tell the same however they arrive, and nothing of another folder: ${name}`, () => {
      const whole = new TranscriptLog(reader, everything).append(text);
      fc.assert(
        fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
          const log = new TranscriptLog(reader, everything);
          const answers: LoggedAnswer[] = [];
          let at = 0;
          for (const cut of [...cuts.sort((a, b) => a - b), text.length]) {
            answers.push(...log.append(text.slice(at, cut)));
            at = cut;
          }
          assert.deepEqual(answers, whole);
        }),
      );
      assert.deepEqual(new TranscriptLog(reader, () => false).append(text), []);
    });

    it(`are read on whatever stands in them: ${name}`, () => {
      const kept = text.trimEnd().split('\n');
      const junk = fc.oneof(
        fc.json(),
        fc.string(),
        fc.constantFrom(
          '{"type":"assistant.message"}',
          '{"type":"user","message":[]}',
          '{"type":"event_msg","payload":null}',
          '{',
        ),
        fc
          .record({
            type: fc.constantFrom('user', 'assistant', 'session.start', 'response_item'),
            message: fc.jsonValue(),
            data: fc.jsonValue(),
            payload: fc.jsonValue(),
          })
          .map((entry) => JSON.stringify(entry)),
      );
      fc.assert(
        fc.property(fc.array(junk, { maxLength: 12 }), fc.nat(kept.length), (bad, at) => {
          const log = new TranscriptLog(reader, everything);
          const mixed = [
            ...kept.slice(0, at),
            ...bad.map((line) => line.replaceAll('\n', ' ')),
            ...kept.slice(at),
          ].join('\n');
          for (const answer of log.append(`${mixed}\n`))
            assert.ok(answer.texts.every((part) => typeof part === 'string'));
        }),
        { numRuns: 100 },
      );
    });
  }

  it('keep no line that has no end, and go on after it', () => {
    const { reader, text } = TURNS[1]!;
    const log = new TranscriptLog(reader, everything);
    for (let i = 0; i < 6; i++) assert.deepEqual(log.append('x'.repeat(1_000_000)), []);
    assert.equal(log.append(`\n${text}`).length, 1);
    assert.equal(log.skipped, 1);
  });

  it('end an answer with the next question where nothing else ends it', () => {
    const asked = { type: 'user', cwd: '/work', message: { content: 'Why?' } };
    const said = {
      type: 'assistant',
      message: { id: 'm', stop_reason: null, content: [{ type: 'text', text: 'Because.' }] },
    };
    assert.deepEqual(new TranscriptLog(claudeReader, everything).append(lines(asked, said)), []);
    assert.deepEqual(
      new TranscriptLog(claudeReader, everything).append(lines(asked, said, asked)).map(({ texts }) => texts),
      [['Because.']],
    );
  });

  it('of Claude Code are in a folder that is named like the workspace', () => {
    assert.equal(claudeFolderName('/home/me/my.app_1'), '-home-me-my-app-1');
  });
});
