/** Taking the faulty line away is no fix, unless the tag says so: code lines are replaced, not dropped. */
import { anyAllows, groupsOf } from './guard.ts';
import type { Guard, GuardContext, Proposal } from './guard.ts';

const COMMENT = /^\s*(?:#(?!include|define|if|el|endif|pragma)|\/\/|--\s|\/\*|\*)/;
const IMPORT = /^\s*(?:import\b|from\b.*\bimport\b|use\b|using\b|#include\b|(?:const|let|var)\b.*\brequire\()/;
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
      .flatMap((group) => group.filter((proposal) => isDeletion(proposal, group, context))),
};

function isDeletion(proposal: Proposal, group: readonly Proposal[], { text }: GuardContext): boolean {
  if (proposal.language === null) return false;
  const lineStart = text.lastIndexOf('\n', proposal.start - 1) + 1;
  const next = text.indexOf('\n', proposal.end);
  const wholeLines =
    text.slice(lineStart, proposal.start).trim() === '' &&
    (proposal.original.endsWith('\n') || text.slice(proposal.end, next < 0 ? text.length : next).trim() === '');
  if (!wholeLines) return false;
  const written = new Set(group.flatMap(({ replacement }) => linesIn(replacement)));
  const lost = linesIn(proposal.original).filter((line) => !COMMENT.test(line) && !IMPORT.test(line));
  // A line that is written again elsewhere in the group is moved, not lost.
  if (lost.every((line) => written.has(line))) return false;
  // Nor is one lost that another change of the group makes needless by code of its own.
  return [...written].every((line) => EMPTY.test(line) || COMMENT.test(line) || IMPORT.test(line));
}
