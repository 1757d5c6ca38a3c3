/** Taking the faulty line away is no fix, unless the tag says so: code lines are replaced, not dropped. */
import { perChange } from './guard.ts';

const COMMENT = /^\s*(?:#(?!include|define|if|el|endif|pragma)|\/\/|--\s|\/\*|\*)/;
const IMPORT = /^\s*(?:import\b|from\b.*\bimport\b|use\b|using\b|#include\b|(?:const|let|var)\b.*\brequire\()/;
const EMPTY = /^\s*(?:pass|\.\.\.|;|return;?|[{}])?\s*$/;

export const deletion = perChange('deletion', (proposal, { text }) => {
  if (proposal.language === null || proposal.allows.has('deletion')) return false;
  const lineStart = text.lastIndexOf('\n', proposal.start - 1) + 1;
  const next = text.indexOf('\n', proposal.end);
  const wholeLines =
    text.slice(lineStart, proposal.start).trim() === '' &&
    (proposal.original.endsWith('\n') || text.slice(proposal.end, next < 0 ? text.length : next).trim() === '');
  if (!wholeLines) return false;
  const lost = proposal.original.split('\n').filter((line) => line.trim() !== '' && !COMMENT.test(line));
  const code = lost.filter((line) => !IMPORT.test(line));
  if (code.length === 0) return false;
  return proposal.replacement.split('\n').every((line) => EMPTY.test(line) || COMMENT.test(line));
});
