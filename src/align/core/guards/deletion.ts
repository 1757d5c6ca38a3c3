/** Taking the faulty line away is no fix, unless the tag says so: code lines are replaced, not dropped. */
import { anyAllows, groupsOf, touchedLines } from './guard.ts';
import type { Guard, GuardContext, Proposal } from './guard.ts';

const COMMENT = /^\s*(?:#(?!include|define|if|el|endif|pragma)|\/\/|--\s|\/\*|\*)/;
const IMPORT =
  /^\s*(?:import\b|from\b.*\bimport\b|use\b|using\s+(?:static\s+)?[\w.]+\s*;|#include\b|(?:const|let|var)\b.*\brequire\()/;
/** A package within Go's `import ( … )`. */
const GO_IMPORT = /^(?:[\w.]+ )?"[\w./-]+"$/;
const EMPTY = /^(?:pass|\.\.\.|;|return;?|[{}])$/;
const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const deletion: Guard = {
  name: 'deletion',
  refuses: (alive, context) =>
    groupsOf(alive)
      .filter((group) => !anyAllows(group, 'deletion'))
      .flatMap((group) =>
        // An analyser's fix is one whole, whatever the comparison of lines makes of it.
        group.filter((proposal) => isDeletion(proposal, context.isFix === true ? alive : group, context)),
      ),
};

function isDeletion(proposal: Proposal, group: readonly Proposal[], { text }: GuardContext): boolean {
  if (proposal.language === null) return false;
  const written = new Set(group.flatMap((other) => linesIn(touchedLines(other, text).after)));
  const lost = linesIn(touchedLines(proposal, text).before).filter(
    (line) => !isNothing(line) && !IMPORT.test(line) && !(proposal.language === 'go' && GO_IMPORT.test(line)),
  );
  // A line that is written again in the group is moved, not lost; nor is one that code of the group makes needless.
  return lost.some((line) => !written.has(line)) && [...written].every((line) => isNothing(line) || IMPORT.test(line));
}

const isNothing = (line: string): boolean => EMPTY.test(line) || COMMENT.test(line);
