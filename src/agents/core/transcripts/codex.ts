/**
 * Codex' `sessions/YEAR/MONTH/DAY/rollout-*.jsonl`: entries `{timestamp, type, payload}`. Source of the format: the protocol of
 * Codex' own sources (`session_meta`, `turn_context`, `response_item`, `event_msg`).
 */
import type { LoggedAnswer } from '../../../interception/core/session-log.ts';
import { listIn, objectIn, stringIn, timeIn, Turn, type TranscriptReader } from './transcript.ts';

export function codexReader(): TranscriptReader {
  const turn = new Turn('codex', 'Codex');
  let cwd = '';
  let model = '';
  let session = '';
  let said = 0;
  return {
    get cwd() {
      return cwd;
    },
    read({ type, payload, timestamp }): LoggedAnswer | undefined {
      const about = objectIn(payload);
      const kind = about['type'];
      if (type === 'session_meta') {
        cwd = stringIn(about['cwd']) || cwd;
        session = stringIn(about['id']);
      } else if (type === 'turn_context') model = stringIn(about['model']) || model;
      else if (type === 'event_msg' && kind === 'user_message') {
        const before = turn.end(timeIn(timestamp));
        turn.ask(stringIn(about['message']));
        return before;
      } else if (type === 'response_item' && kind === 'message' && about['role'] === 'assistant') {
        for (const part of listIn(about['content']).map(objectIn))
          if (part['type'] === 'output_text')
            turn.say(stringIn(part['text']), session === '' ? '' : `${session}-${said++}`, model);
      } else if (type === 'event_msg' && (kind === 'task_complete' || kind === 'turn_complete'))
        return turn.end(timeIn(timestamp));
      return undefined;
    },
  };
}
