/** The control flow around a change stays: no branch, loop, return or handler is lost or comes in. */
import { tokensOf } from '../code/tokens.ts';
import { missing } from './compare.ts';
import { countOf } from './guard.ts';
import { perBlock } from './per-block.ts';

const FLOW =
  /^(?:if|elif|elsif|else|unless|for|foreach|while|until|do|loop|switch|case|when|match|try|catch|except|rescue|finally|ensure|return|raise|throw|break|continue|next|yield|goto|defer|with|begin)$/;
/** What a condition that is added brings along. */
const OF_A_CHECK =
  /^(?:if|elif|elsif|else|unless|return|raise|throw|continue|break|case|when|match|try|catch|except|rescue)$/;

/** C#'s call that does not wait for the asynchronous function that it is given: its fix is a loop. */
const FOR_EACH_ASYNC = /\.ForEach\(\s*async\b/g;

/** Java's result of a query, which leaves the head of its statement where values are set in between. */
const OWN_TRY = /\btry\s*\(\s*(?:final\s+)?(?:ResultSet|var)\s+\w+\s*=\s*\w+\.executeQuery\(\)/g;

/** Languages in which these words are something else. */
const WITHOUT =
  /^(?:sql|css|scss|yaml|json|markdown|dockerfile|html|ini|toml|shellscript|shellsession|fish|powershell)$/;

export const flow = perBlock('flow', ['flow', 'rewrite'], ({ before, after, language, allows }) => {
  if (WITHOUT.test(language)) return true;
  const words = (code: string): string[] => {
    const tokens = tokensOf(code, language);
    return tokens.flatMap(({ kind, text, start }, i) => {
      if (kind !== 'name' || !FLOW.test(text)) return [];
      const [last, next] = [tokens[i - 1]?.text ?? '', tokens[i + 1]?.text];
      const isMember =
        /^(?:\.|->|\?\.|::)$/.test(last) ||
        next === '=' ||
        (next === ':' && !/^(?:else|try|finally|except)$/.test(text));
      // In a line of Python they belong to an expression, whose terms are told as conditions.
      const inExpression =
        language === 'python' && !/(?:^|\n|[:;]|async)[ \t]*$/.test(code.slice(Math.max(0, start - 80), start));
      return isMember || inExpression ? [] : [text];
    });
  };
  const [had, has] = [words(before), words(after)];
  if (missing(had, has).length > 0 && !allows('condition')) return false;
  const calls = (code: string): number => (language === 'csharp' ? countOf(code, FOR_EACH_ASYNC) : 0);
  let loops = calls(before) - calls(after);
  let heads = language === 'java' ? countOf(after, OWN_TRY) - countOf(before, OWN_TRY) : 0;
  const came = missing(has, had).filter(
    (word) => word !== 'defer' && !(word === 'foreach' && loops-- > 0) && !(word === 'try' && heads-- > 0),
  );
  return came.length === 0 || allows('condition') || (allows('check') && came.every((word) => OF_A_CHECK.test(word)));
});
