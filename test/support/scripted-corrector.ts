/** A corrector that says what a test tells it to. */
import type { Correction, Corrector } from '../../src/align/core/corrector.ts';
import type { CancelSignal } from '../../src/base/core/cancel.ts';

/** What the model would say to a segment: its score, tags and text (by default: it stands); what it writes after given tags. */
export type Script = (
  segment: string,
  question: string,
  forcedTags?: readonly string[],
) => Partial<Pick<Correction, 'score' | 'tags' | 'text' | 'written' | 'skipped'>>;

export interface ScriptedCorrector extends Corrector {
  /** Segments that were asked about, in order. */
  readonly asked: string[];
  readonly readAheads: string[];
}

/** A token is four characters. `pause` is awaited before each answer. */
export function scriptedCorrector(script: Script, pause?: (signal: CancelSignal) => Promise<void>): ScriptedCorrector {
  const asked: string[] = [];
  const readAheads: string[] = [];
  return {
    asked,
    readAheads,
    async correct({ segment, question }, { threshold, forcedTags, signal }) {
      asked.push(segment);
      await pause?.(signal);
      const said = script(segment, question, forcedTags);
      const score = said.score === undefined ? (said.text === undefined ? 4 : -4) : said.score;
      const stands = forcedTags === undefined && score !== null && score >= threshold;
      const prompt = Math.ceil(segment.length / 4);
      const tokens = { prompt, draft: stands ? 0 : prompt, accepted: 0, generated: 1 };
      const common = { score, tokens, readMs: 2, decodeMs: stands ? 0 : 1 };
      if (stands) return { ...common, tags: [], text: segment, written: [], skipped: said.skipped };
      const { tags = forcedTags ?? [], text = segment, written = [], skipped } = said;
      return { ...common, tags, text, written, skipped };
    },
    verdictOf({ segment, question }) {
      const said = script(segment, question);
      return Promise.resolve(said.score === undefined ? (said.text === undefined ? 4 : -4) : said.score);
    },
    async readAhead({ segment }, signal) {
      readAheads.push(segment);
      await pause?.(signal);
    },
    countTokens: (text) => Math.ceil(text.length / 4),
  };
}
