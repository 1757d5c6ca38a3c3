/** Logs that other programs write: of chats, and of agents' sessions. */
import assert from 'node:assert/strict';
import fc, { type Arbitrary } from 'fast-check';
import { claudeReader } from '../../src/agents/core/transcripts/claude.ts';
import { codexReader } from '../../src/agents/core/transcripts/codex.ts';
import { copilotCliReader } from '../../src/agents/core/transcripts/copilot-cli.ts';
import { TranscriptLog } from '../../src/agents/core/transcripts/transcript-log.ts';
import { SessionLog } from '../../src/interception/core/session-log.ts';
import { cut, inPieces, json, target, type Target } from './target.ts';

const LOG_KEYS = [
  'requests',
  'response',
  'message',
  'text',
  'modelState',
  'value',
  'result',
  'kind',
  'parts',
  '__proto__',
  'length',
  '0',
];
const logEntry = fc.oneof(
  fc.record(
    {
      kind: fc.oneof(fc.integer({ min: -1, max: 5 }), json),
      k: fc.oneof(
        fc.array(fc.oneof(fc.constantFrom(...LOG_KEYS), fc.integer({ min: -2, max: 100_000 })), { maxLength: 5 }),
        json,
      ),
      v: fc.oneof(json, fc.constant({ requests: [] }), fc.constant([{ value: 'An answer.' }])),
      i: fc.oneof(fc.integer(), json),
    },
    { requiredKeys: [] },
  ),
  json,
);
const WORDS = [
  'user',
  'assistant',
  'text',
  'tool_use',
  'message',
  'response_item',
  'session_meta',
  'event_msg',
  'output_text',
  '/w',
  'x',
];
const KEYS = [
  'type',
  'role',
  'content',
  'message',
  'payload',
  'cwd',
  'text',
  'data',
  'timestamp',
  'id',
  'turnId',
  'isSidechain',
  'uuid',
];
const transcriptEntry = fc.letrec((tie) => ({
  entry: fc.dictionary(
    fc.constantFrom(...KEYS),
    fc.oneof({ maxDepth: 3 }, fc.constantFrom(...WORDS), json, fc.array(tie('entry'), { maxLength: 3 }), tie('entry')),
  ),
})).entry;
const linesOf = (entries: Arbitrary<unknown>) =>
  fc
    .array(
      fc.oneof({ weight: 9, arbitrary: entries.map((e) => JSON.stringify(e)) }, { weight: 1, arbitrary: fc.string() }),
      { maxLength: 20 },
    )
    .map((lines) => `${lines.join('\n')}\n`);

export const LOG_TARGETS: Readonly<Record<string, Target>> = {
  'chat-log': target(inPieces(linesOf(logEntry)), ([text, places]) => {
    const log = new SessionLog();
    for (const piece of cut(text, places)) log.append(piece);
    const whole = new SessionLog();
    whole.append(text);
    assert.equal(log.skipped, whole.skipped);
  }),
  transcript: target(inPieces(linesOf(transcriptEntry)), ([text, places]) => {
    for (const reader of [claudeReader, codexReader, copilotCliReader]) {
      const read = (pieces: readonly string[]) => {
        const log = new TranscriptLog(reader, () => true);
        return [pieces.flatMap((piece) => log.append(piece)), log.skipped];
      };
      assert.deepEqual(read(cut(text, places)), read([text]));
    }
  }),
};
