/** A change stays within what is understood: not in a heredoc, a template, a component's markup, or an expression that builds a query. */
import { leftAlone, LONGEST_LINE } from '../dialects/left-alone.ts';
import { outlineOf } from '../markdown.ts';
import type { GuardContext, Proposal } from './guard.ts';
import { countOf, perChange, touchedLines } from './guard.ts';

export const dialect = perChange('dialect', (proposal, context) => {
  if (proposal.language === null) return false;
  const { before, after } = touchedLines(proposal, context.text);
  if (before.split('\n').some((line) => line.length > LONGEST_LINE)) return true;
  if (proposal.language === 'python' && turnsQueryRound(before, after)) return true;
  if (/^(?:java|type)script/.test(proposal.language) && forgetsUndefined(before, after)) return true;
  const block = outlineOf(context.text).code.find(({ start, end }) => proposal.start < end && proposal.end >= start);
  if (block === undefined) return false;
  // The rules read other shells, too, though the model does not.
  const isRead = context.isFix === true && /^(?:powershell|bat|fish)$/.test(block.language ?? '');
  if (!isRead && leftAlone(block.code, block.language ?? '') !== undefined) return true;
  if (/^(?:vue|svelte|astro|html)$/.test(proposal.language))
    return !isInScript(proposal, context, block.start, proposal.language) && !isPlainAttribute(proposal);
  return /^(?:shellscript|dockerfile|yaml)$/.test(proposal.language) && isInHeredoc(proposal, context, block.start);
});

/** What a frame asks for its missing values with. */
const MISSING = /\.(?:isna|notna)\(\)/g;
/** Django's conditions are arguments. */
const AS_ARGUMENT = /(?<=[\w])=(?:None|True|False)\b/g;
const COMPARED = /(?:==|!=)\s*(?:None|True|False)\b/g;
/** Where == does not compare, but builds a condition for a database or an array. */
const BUILDS =
  /\.(?:filter|filter_by|where|having|join|outerjoin|exclude|query|on|when|case|update|and_|or_)\s*\(|\b(?:select|and_|or_|not_|case|where|when|col|exists|mask)\s*\(|\.loc\[|\bdf\b|\b(?:np|pd|pl|sa|F|Q)\.|\b[A-Z]\w*\.\w+\s*(?:==|!=)|\.c\.\w+\s*(?:==|!=)|\w\[[^\]\n]*(?:==|!=)[^\]\n]*\]|\]\s*(?:==|!=)|\)\s*[&|]\s*\(?|[&|]\s*\(|~\(/;

function turnsQueryRound(before: string, after: string): boolean {
  const gone = countOf(before, COMPARED) - countOf(after, COMPARED);
  const come = (by: RegExp): number => Math.max(0, countOf(after, by) - countOf(before, by));
  return gone > come(MISSING) + come(AS_ARGUMENT) && BUILDS.test(before);
}

const LOOSE_NULL = /(?<![=!])[=!]=(?!=)\s*(?:null|undefined)\b|\b(?:null|undefined)\s*[=!]=(?!=)/g;
const STRICT_NULL = /[=!]==\s*(?:null|undefined)\b|\b(?:null|undefined)\s*[=!]==/g;

/** x == null is the usual way to ask for null and undefined at once; x === null asks for one of them. */
function forgetsUndefined(before: string, after: string): boolean {
  return (
    countOf(after, LOOSE_NULL) < countOf(before, LOOSE_NULL) &&
    countOf(after, STRICT_NULL) > countOf(before, STRICT_NULL)
  );
}

/** Whether a change stands wholly in the script of a component. */
function isInScript(proposal: Proposal, { text }: GuardContext, from: number, language: string): boolean {
  const code = text.slice(from);
  // A page's own markup is known; a component's is not.
  if (language === 'html') return true;
  return [...code.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/gi)].some((match) => {
    const end = from + match.index + match[0].length - '</script>'.length;
    return proposal.start >= end - match[1]!.length && proposal.end <= end;
  });
}

/** What a link says of its target means the same in every markup. */
function isPlainAttribute({ original, replacement }: Proposal): boolean {
  return replacement.replace(/ rel="noopener(?: noreferrer)?"/, '') === original && original !== replacement;
}

function isInHeredoc(proposal: Proposal, { text }: GuardContext, from: number): boolean {
  return [...text.slice(from).matchAll(/<<[-~]?\s*(['"]?)(\w+)\1[^\n]*\n([\s\S]*?)\n[ \t]*\2[ \t]*(?=\n|$)/g)].some(
    (match) => {
      const start = from + match.index + match[0].indexOf('\n') + 1;
      return proposal.end > start && proposal.start < start + match[3]!.length;
    },
  );
}
