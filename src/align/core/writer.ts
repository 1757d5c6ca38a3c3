/** Two models in two roles: one says where a fault is and which, the other writes the segment without it. */
import type { Correction, Corrector } from './corrector.ts';

/** The verdicts and the tags are `judge`'s, what is written is `writer`'s. */
export function withWriter(judge: Corrector, writer: Corrector): Corrector {
  return {
    correct: async (input, options) => {
      const judged =
        options.forcedTags === undefined
          ? await judge.correct(input, { ...options, tagsOnly: true })
          : await given(judge, input, options);
      const { score, tags, skipped } = judged;
      const stands = options.forcedTags === undefined && score !== null && score >= options.threshold;
      if (stands || skipped !== undefined || options.tagsOnly === true) return judged;
      // A fault that has no name cannot be told.
      if (tags.length === 0) return { ...judged, skipped: 'unusable' };
      const written = await writer.correct(input, { ...options, forcedTags: tags });
      return { ...written, score, tags, ...added(judged, written) };
    },
    verdictOf: (input, signal) => judge.verdictOf(input, signal),
    readAhead: (input, signal) => judge.readAhead(input, signal),
    countTokens: (text) => judge.countTokens(text),
  };
}

async function given(
  judge: Corrector,
  input: Parameters<Corrector['correct']>[0],
  { forcedTags = [], signal }: Parameters<Corrector['correct']>[1],
): Promise<Correction> {
  const score = await judge.verdictOf(input, signal);
  const tokens = { prompt: 0, draft: 0, accepted: 0, generated: 0 };
  return { score, tags: forcedTags, text: input.segment, written: [], tokens, readMs: 0, decodeMs: 0 };
}

/** What both together cost. */
function added(a: Correction, b: Correction): Pick<Correction, 'tokens' | 'readMs' | 'decodeMs'> {
  const sum = (kind: keyof Correction['tokens']) => a.tokens[kind] + b.tokens[kind];
  return {
    tokens: { prompt: sum('prompt'), draft: sum('draft'), accepted: sum('accepted'), generated: sum('generated') },
    readMs: a.readMs + b.readMs,
    decodeMs: a.decodeMs + b.decodeMs,
  };
}
