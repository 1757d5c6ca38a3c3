/**
 * Names are not changed in one place only: a change must not use, instead of a name that is defined elsewhere and stays
 * in use there, one that nothing defines. Nor is an import or a declaration lost, or a module invented.
 */
import { scope } from './scope.ts';
import { touchedLines, withChanges } from './guard.ts';
import type { Guard, GuardContext, Proposal } from './guard.ts';

/** Names that are neither attributes, nor called, nor keyword arguments, nor the module before a point. */
const PLAIN = /(?<![\p{L}\p{N}_$.])[\p{L}_$][\p{L}\p{N}_$]*(?![\p{L}\p{N}_$]|\s*[(.:]|\s*=(?!=))/gu;
const NAME = /(?<![\p{L}\p{N}_$])[\p{L}_$][\p{L}\p{N}_$]*/gu;
const STRINGS_AND_COMMENTS = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*|\/\/[^\n]*/g;
/** Words of the common languages that nothing needs to define. */
const WORDS = new Set(
  (
    'and as async await bool boolean break case catch char class const continue def default delete do double elif else ' +
    'except export extends false False final finally float for foreach from func function global go if implements import ' +
    'in int interface is lambda let long match mut new nil none None not null NULL or pass private protected public raise ' +
    'return self static str string struct switch this throw throws true True try type typeof undefined unsigned var void ' +
    'while with yield select SELECT FROM WHERE'
  ).split(' '),
);

const namesIn = (text: string, pattern: RegExp): Set<string> =>
  new Set([...text.replace(STRINGS_AND_COMMENTS, '""').matchAll(pattern)].map(([name]) => name));

function refused(proposal: Proposal, alive: readonly Proposal[], context: GuardContext): boolean {
  if (proposal.language === null || proposal.allows.has('name')) return false;
  const { before, after } = touchedLines(proposal, context.text);
  const known = namesIn(context.text, NAME);
  const kept = namesIn(after, PLAIN);
  const others = alive.filter((other) => other !== proposal).map(({ replacement }) => replacement);
  const written = namesIn(others.join('\n'), NAME);
  const invented = [...kept].some((name) => !known.has(name) && !WORDS.has(name) && !written.has(name));
  if (!invented) return false;
  const elsewhere = namesIn(withChanges(context, [{ ...proposal, replacement: '' }]), NAME);
  return [...namesIn(before, PLAIN)].some((name) => !namesIn(after, NAME).has(name) && elsewhere.has(name));
}

export const names: Guard = {
  name: 'names',
  refuses: (alive, context) => {
    const renamed = alive.filter((proposal) => refused(proposal, alive, context));
    return [
      ...renamed,
      ...scope.refuses(
        alive.filter((proposal) => !renamed.includes(proposal)),
        context,
      ),
    ];
  },
};
