/**
 * Copilot CLI's `session-state/ID/events.jsonl`. Source of the format: the schema of session events that comes with the CLI
 * (1.0.73): `{type, data, id, timestamp, agentId?}`.
 */
import type { Json } from '../../../interception/core/mutation-log.ts';
import { listIn, objectIn, stringIn, timeIn, Turn, type TranscriptReader } from './transcript.ts';

export function copilotCliReader(): TranscriptReader {
  const turn = new Turn('copilot-cli', 'Copilot CLI');
  let cwd = '';
  return {
    get cwd() {
      return cwd;
    },
    read({ type, data, agentId, timestamp }) {
      // What a subagent says goes to the agent that called it.
      if (typeof agentId === 'string') return undefined;
      const { content, source, toolRequests, messageId, model, context } = objectIn(data);
      switch (stringIn(type)) {
        case 'session.start':
        case 'session.resume':
          cwd = stringIn(objectIn(context)['cwd']) || cwd;
          return undefined;
        case 'user.message':
          // Hooks and skills add messages that nobody typed.
          if (source === undefined) turn.ask(stringIn(content));
          return undefined;
        case 'assistant.message':
          turn.say(stringIn(content), stringIn(messageId), stringIn(model));
          return isLast(toolRequests) ? turn.end(timeIn(timestamp)) : undefined;
        case 'session.shutdown':
          return turn.end(timeIn(timestamp));
        default:
          return undefined;
      }
    },
  };
}

const isLast = (requests: Json | undefined) => listIn(requests).length === 0;
