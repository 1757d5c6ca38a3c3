/** What a turn of @aligner leaves behind for the turns after it. */
import * as v from 'valibot';
import { ChatResponseMarkdownPart, ChatResponseTurn, type ChatContext, type ChatResult } from 'vscode';
import type { Hunk } from '../../../align/core/types.ts';

/** Kept in the chat's own log: plain data, and no more than is needed. */
const Metadata = v.object({
  /** The answer as it was shown, without what stands around it. */
  answer: v.string(),
  changes: v.array(
    v.object({
      original: v.string(),
      replacement: v.string(),
      headline: v.string(),
      details: v.string(),
      link: v.optional(v.string()),
    }),
  ),
});
export type TurnMetadata = v.InferOutput<typeof Metadata>;
export type Change = TurnMetadata['changes'][number];

export function changeOf(hunk: Hunk, headline: string, details: string): Change {
  const { original, replacement, link } = hunk;
  return { original, replacement, headline, details, ...(link === undefined ? {} : { link }) };
}

export function metadataOf(result: ChatResult): TurnMetadata | undefined {
  return v.is(Metadata, result.metadata) ? result.metadata : undefined;
}

/** Turns of this chat with @aligner, as messages: who said what. */
export function turnsOf({ history }: ChatContext): { readonly by: 'user' | 'assistant'; readonly text: string }[] {
  return history.map((turn) => {
    if (!(turn instanceof ChatResponseTurn)) return { by: 'user', text: turn.prompt };
    const known = metadataOf(turn.result)?.answer;
    const shown = turn.response
      .map((part) => (part instanceof ChatResponseMarkdownPart ? part.value.value : ''))
      .join('');
    return { by: 'assistant', text: known ?? shown };
  });
}

/** The latest answer of this chat that was changed. */
export function lastChanged({ history }: ChatContext): TurnMetadata | undefined {
  for (const turn of history.toReversed()) {
    const metadata = turn instanceof ChatResponseTurn ? metadataOf(turn.result) : undefined;
    if (metadata !== undefined && metadata.changes.length > 0) return metadata;
  }
  return undefined;
}
