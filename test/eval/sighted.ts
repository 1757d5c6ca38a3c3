/** The findings of an alignment as the evaluation counts them. */
import type { Finding } from '../../src/align/core/types.ts';
import type { Sighted } from './figures.ts';

/** What others than the model found. */
export function sightedIn(text: string, findings: readonly Finding[]): Sighted[] {
  return findings
    .filter(({ source }) => source !== 'model')
    .map(({ start, source, tag, certainty, state }) => {
      const from = text.lastIndexOf('\n', start - 1) + 1;
      return { start, source, tag, certainty, state, line: text.slice(from).split('\n', 1)[0]!.trim() };
    });
}
