/**
 * Claude Code's `projects/FOLDER/SESSION.jsonl`: entries `{type: "user" | "assistant", message, cwd, timestamp, isSidechain,
 * isMeta}`, an assistant's message in as many entries as it has blocks. The format is not documented as stable: what is not as
 * expected is left out.
 */
import { listIn, objectIn, stringIn, timeIn, Turn, type TranscriptReader } from './transcript.ts';

export function claudeReader(): TranscriptReader {
  const turn = new Turn('claude', 'Claude Code');
  let cwd = '';
  return {
    get cwd() {
      return cwd;
    },
    read({ type, message, cwd: folder, timestamp, isSidechain, isMeta }) {
      if (typeof folder === 'string' && cwd === '') cwd = folder;
      if (isSidechain === true || isMeta === true) return undefined;
      const { content, id, model, stop_reason } = objectIn(message);
      const texts =
        typeof content === 'string'
          ? [content]
          : listIn(content)
              .map(objectIn)
              .flatMap((block) => (block['type'] === 'text' ? [stringIn(block['text'])] : []));
      if (type === 'user' && texts.length > 0) {
        // A new question ends what came before it, whether or not the transcript has said so.
        const before = turn.end(timeIn(timestamp));
        turn.ask(texts.join('\n'));
        return before;
      }
      if (type !== 'assistant') return undefined;
      for (const text of texts) turn.say(text, stringIn(id), stringIn(model));
      return stop_reason === 'end_turn' ? turn.end(timeIn(timestamp)) : undefined;
    },
  };
}

/** The name of the folder in which Claude Code keeps the sessions of a folder. */
export function claudeFolderName(folder: string): string {
  return folder.replaceAll(/[^a-zA-Z0-9]/g, '-');
}
