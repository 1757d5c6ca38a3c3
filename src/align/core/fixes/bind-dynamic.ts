/**
 * Binds what T-SQL pastes into the text of a query that it runs: the parameter is named in the text, and sp_executesql is told of it,
 * with the type that it is declared with. All of a code's values at once, or none.
 */
import type { Edit } from '../../../text/core/edits.ts';

/** A text in quotes that a value is pasted into: ''' + @town + N''', with % before or behind it in a LIKE. */
const PASTED = /N?''(%?)'\s*\+\s*(@\w+)\s*\+\s*N?'(%?)''/gi;
/** What runs the text, and nothing but the text. */
const RUN = /\bEXEC(?:UTE)?\s+(?:(?:sys\.)?(sp_executesql)\s+(@\w+)|\(\s*(@\w+)\s*\))(?=\s*(?:;|\n|$))/gi;
const TYPE = String.raw`(?:AS\s+)?(n?(?:var)?char\s*\(\s*(?:\d+|max)\s*\)|sysname\b|date\b)`;

/** The edits of `code` that bind every value which it pastes into a text; undefined where that cannot be done safely. */
export function bindDynamic(code: string, language: string): Edit[] | undefined {
  if (language !== 'sql') return undefined;
  const pasted = [...code.matchAll(PASTED)];
  const runs = [...code.matchAll(RUN)];
  if (pasted.length === 0 || runs.length !== 1) return undefined;
  const run = runs[0]!;
  const text = (run[2] ?? run[3])!;
  // Whatever else is pasted in stays a fault; and the text has to be one that sp_executesql takes.
  const rest = code.replace(PASTED, '');
  if (/\+\s*(?:@\w|CAST\b|CONVERT\b|STR\b)|\bCONCAT\s*\(/i.test(rest)) return undefined;
  if (!new RegExp(`${text}\\s+(?:AS\\s+)?nvarchar\\b`, 'i').test(code)) return undefined;
  const names = [...new Set(pasted.map((one) => one[2]!))];
  const types = names.map((name) => new RegExp(`${name}\\s+${TYPE}`, 'i').exec(code.slice(0, pasted[0]!.index))?.[1]);
  if (names.includes(text) || types.includes(undefined)) return undefined;
  const declared = names.map((name, i) => `${name} ${types[i]!}`).join(', ');
  return [
    ...pasted.map((one) => {
      const [whole, before, name, after] = one;
      const value = `${before === '' ? '' : "''%'' + "}${name!}${after === '' ? '' : " + ''%''"}`;
      return { start: one.index, end: one.index + whole.length, replacement: value };
    }),
    {
      start: run.index,
      end: run.index + run[0].length,
      replacement: `${run[1] === undefined ? `EXEC sp_executesql ${text}` : run[0]}, N'${declared}', ${names.join(', ')}`,
    },
  ].sort((a, b) => a.start - b.start);
}
