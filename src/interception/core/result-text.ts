/** What came of a draft, in words for the agent that asked. */
import type { Alignment } from '../../align/core/types.ts';
import { details, headline } from '../../review/core/describe.ts';
import { countChanges, unchecked } from './counts.ts';

export function resultText({ changed, corrected, hunks, segments }: Alignment): string {
  const lines = hunks.map((h, i) => `${i + 1}. ${headline(h)} (${details(h)})`);
  const rest = unchecked(segments);
  const text = changed
    ? [`${countChanges(hunks)}.`, ...lines, rest, '', 'The corrected text:', '', corrected]
    : ['No change: the text stands as it is.', rest];
  return text.filter((line, i) => line !== '' || i > lines.length + 1).join('\n');
}
