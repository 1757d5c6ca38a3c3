/** What is quoted stays as it is: patches, output, and code that an answer shows in order to call it bad. */
import { quotedSpans } from '../quoted/quoted.ts';
import { perChange } from './guard.ts';

export const quoted = perChange('quoted', ({ start, end }, { text, quoted: given = [] }) =>
  [...given, ...quotedSpans(text)].some(
    (span) => start < span.end && (end > span.start || (start === end && start > span.start)),
  ),
);
