/**
 * Binds what is interpolated in a query, without a model: each value becomes a placeholder in the style of the driver in sight,
 * and goes along with the call in the same order. It knows queries in one f-string, template literal, `Sprintf`, `%`, `format` or
 * concatenation whose call takes the values directly; anything else is left to the model. Where no driver is in sight, the placeholders
 * are those that such a call usually takes, and the change says so.
 */
import { inserted, type Edit } from '../../../text/core/edits.ts';
import type { Span } from '../../../text/core/span.ts';
import { pastedQueryAt, type Query } from '../code/queries.ts';
import type { Style } from '../code/sql.ts';
import { HOLE } from '../code/tokens.ts';
import { countOf } from '../guards/guard.ts';
import { CALLBACK, driverStyles, usualStyle } from '../guards/drivers.ts';

/** How a language writes a value into a text, and its texts. */
export interface Writing {
  /** An expression that stands in the middle of a string, as an expression of its own. */
  readonly around: (before: string, value: string, after: string) => string;
  readonly quotes: readonly string[];
}

interface Habit extends Writing {
  /** Calls that take the values beside the query. */
  readonly calls: RegExp;
  /** The values as an argument. */
  readonly pass: (values: readonly string[], style: Style) => string;
}

const template = (before: string, value: string, after: string) => `\`${before}\${${value}}${after}\``;
const javascript: Habit = {
  calls: /\.(?:query|execute|all|get|run|each)$/,
  pass: (values) => `[${values.join(', ')}]`,
  around: template,
  quotes: ['"', "'", '`'],
};
const HABITS: Readonly<Record<string, Habit>> = {
  python: {
    calls: /\.(?:execute|fetch|fetchrow|fetchval|objects\.raw)$/,
    pass: (values, style) =>
      style === '$1' ? values.join(', ') : `(${values.join(', ')}${values.length === 1 ? ',' : ''})`,
    around: (before, value, after) => `f"${before}{${value}}${after}"`,
    quotes: ['"""', "'''", '"', "'"],
  },
  javascript,
  javascriptreact: javascript,
  typescript: javascript,
  typescriptreact: javascript,
  go: {
    // The last ones are sqlx's.
    calls: /\.(?:Query|QueryRow|Exec|QueryContext|QueryRowContext|ExecContext|Get|Select|GetContext|SelectContext)$/,
    pass: (values) => values.join(', '),
    around: (before, value, after) =>
      [before && `"${before}"`, value, after && `"${after}"`].filter((part) => part !== '').join(' + '),
    quotes: ['"', '`'],
  },
};

/** Preferred where a driver takes several. */
const POSITIONAL: readonly Style[] = ['?', '%s', '$1'];
/** What a value stands behind; a name of a table or column does not. */
const BEFORE_VALUE =
  /(?:[=<>]|\blike|\bilike|\bin\s*\(|\bvalues\s*\(|\blimit|\boffset|\bbetween|\band)\s*(?:\b(?:lower|upper|trim)\(\s*)?$/i;
const IN_VALUES = /\b(?:values|in)\s*\((?:[^()]|\([^()]*\))*,\s*$/i;

const habitOf = (language: string): Habit | undefined =>
  Object.hasOwn(HABITS, language) ? HABITS[language] : undefined;

/** How a language writes values and texts; undefined for one whose queries are not bound. */
export const writingOf = (language: string): Writing | undefined => habitOf(language);

/**
 * The edits of `code` that bind every interpolated value of the query at `at`; undefined when it is not one that this can do
 * safely. `around` is what else tells the driver (the whole answer).
 */
export function bindSql(code: string, language: string, at: number, around: string): Edit[] | undefined {
  const habit = habitOf(language);
  const query = habit && pastedQueryAt(code, language, at);
  if (habit === undefined || query === undefined) return undefined;
  const source = code.slice(query.start, query.end);
  // A conversion or a format of its own (`{x!r}`, `{x:d}`) says more than the value does.
  if (language === 'python' && /\{[^{}]*(?:![rsa]|:[^{}]*)\}/.test(source)) return undefined;
  if (language === 'python' && /(?<!\w)text\(\s*$/.test(code.slice(0, query.start)))
    return bindText(query, code, habit);
  const { place, style } = valuesPlace(query, code, language, around) ?? {};
  if (place === undefined || style === undefined) return undefined;
  const own = withBoundText(code, query, style, habit);
  const unused = language === 'go' ? withoutFmt(code, source, around) : [];
  return own && unused && [...unused, own.edit, inserted(place, `, ${habit.pass(own.bound.values, style)}`)];
}

/** Where the values of a query go, and the style of their placeholders; undefined where that is not known. */
export function valuesPlace(
  query: Query,
  code: string,
  language: string,
  around: string,
): { readonly place: number; readonly style: Style } | undefined {
  const habit = habitOf(language);
  const run = habit && placeOfValues(query, code, habit);
  const style = run && styleFor(`${around}\n${code}`, run.call, code, run.place, language);
  return style === undefined ? undefined : { place: run!.place, style };
}

/** The style of the placeholders that a call takes whose values go to `place`; undefined where that is not known. */
export function styleOfCall(
  code: string,
  language: string,
  call: Span,
  place: number,
  around: string,
): Style | undefined {
  return habitOf(language)?.calls.test(code.slice(call.start, call.end)) === true
    ? styleFor(`${around}\n${code}`, call, code, place, language)
    : undefined;
}

/** Go compiles no import that nothing uses: the edit that takes fmt out with its last use; undefined where it is imported out of reach. */
export function withoutFmt(code: string, source: string, around: string): Edit[] | undefined {
  const uses = (text: string): number => countOf(text, /\bfmt\.\w/g);
  if (uses(source) === 0 || uses(code) > uses(source)) return [];
  const line = /^(?:[ \t]*"fmt"[ \t]*\n|import "fmt"[ \t]*\n\n?)/m.exec(code);
  if (line !== null) return [{ start: line.index, end: line.index + line[0].length, replacement: '' }];
  return /^(?:import[ \t]+|[ \t]*)"fmt"[ \t]*$/m.test(around) && uses(around) <= uses(source) ? undefined : [];
}

/** SQLAlchemy's `text` takes names with a colon, and the call around it the values by these names. */
function bindText(query: Query, code: string, habit: Habit): Edit[] | undefined {
  const called = /\.(?:execute|scalars?|stream)\(\s*(?:\w+\.)?text\(\s*$/.test(code.slice(0, query.start));
  const end = /^\s*\)(?=\s*\))/.exec(code.slice(query.end))?.[0];
  if (!called || end === undefined) return undefined;
  const names = query.holes.map((hole, i) => /([A-Za-z_]\w*)\s*$/.exec(hole)?.[1] ?? `value${i + 1}`);
  const unique = names.map((name, i) => (names.indexOf(name) === i ? name : `${name}${i + 1}`));
  const own = withBoundText(code, query, ':name', habit, (i) => `:${unique[i]!}`);
  if (own === undefined) return undefined;
  const values = own.bound.values.map((value, i) => `"${unique[i]!}": ${value}`).join(', ');
  return [own.edit, inserted(query.end + end.length, `, {${values}}`)];
}

/** Drivers of Python that take %s, and none that takes ? alone. */
const PERCENT = /\b(?:psycopg2?|MySQLdb|pymysql|mysql\.connector|aiomysql)\b/;

/** The style that the driver in sight wants, or, without one, that the call usually takes; undefined where that is not one alone. */
function styleFor(text: string, call: Span, code: string, place: number, language: string): Style | undefined {
  const styles = driverStyles(text, language);
  // It takes an object, whatever the driver takes.
  if (/sequelize\.query$/i.test(code.slice(call.start, call.end))) return undefined;
  if (styles === undefined) {
    const [lead, name] = [code.slice(0, call.start), code.slice(call.start, call.end)];
    return usualStyle({ name, lead, before: code.slice(call.end), behind: code.slice(place) }, language, text);
  }
  const style = POSITIONAL.find((one) => styles.has(one));
  if (language !== 'python' || style !== '?' || !styles.has('%s')) return style;
  // SQLAlchemy hands a text on to any driver.
  return PERCENT.test(text) && !/sqlite|\bpyodbc\b|\bduckdb\b/.test(text) ? '%s' : undefined;
}

/** Where the values go: right behind the query, or behind the variable that holds it; and the name of the call that takes them. */
function placeOfValues(query: Query, code: string, { calls }: Habit): { place: number; call: Span } | undefined {
  // In text("…") or raw("…") of a call the values would go to the wrong one.
  const own = /([\w$.]+)\(\s*$/.exec(code.slice(0, query.start));
  if (query.call !== '' && own !== null && !query.call.endsWith(own[1]!)) return undefined;
  if (query.after !== undefined && query.call !== '') {
    const start = code.lastIndexOf(query.call, query.start);
    const call = { start, end: start + query.call.length };
    const isCall = query.after.every((argument) => CALLBACK.test(argument)) && calls.test(query.call) && start >= 0;
    return isCall ? { place: query.end, call } : undefined;
  }
  const { variable } = query;
  if (variable === undefined) return undefined;
  const rest = code.slice(query.end);
  const uses = [...rest.matchAll(new RegExp(`(?<![\\w$.])${variable.replaceAll('$', '\\$')}(?![\\w$])`, 'g'))];
  const call = /([\w$.]+)\(\s*(?:ctx,\s*)?(?:&\w+,\s*)?$/.exec(rest.slice(0, uses[0]?.index ?? 0));
  const end = (uses[0]?.index ?? 0) + variable.length;
  if (uses.length !== 1 || call === null || !calls.test(call[1]!)) return undefined;
  const behind = /^\s*([),])\s*/.exec(rest.slice(end));
  if (behind === null) return undefined;
  if (behind[1] === ',' && !CALLBACK.test(rest.slice(end + behind[0].length))) return undefined;
  const start = query.end + call.index;
  return { place: query.end + end, call: { start, end: start + call[1]!.length } };
}

export interface Bound {
  readonly text: string;
  readonly values: readonly string[];
  /** Of each value, whether it stood in quotes: it is a text. */
  readonly isText: readonly boolean[];
}

/** The SQL with a placeholder for each hole (`mark` writes those of the style @p), and the values in order; undefined when a hole is no value. */
export function withPlaceholders(
  { text, holes }: Query,
  style: Style,
  habit: Writing,
  mark: (index: number) => string = () => style,
): Bound | undefined {
  const parts = text.split(HOLE);
  if (parts.length !== holes.length + 1) return undefined;
  // A driver with %s reads every % of the query.
  if (
    style === '%s' &&
    parts.some((part, i) =>
      part
        .replace(i === 0 ? /(?!)/ : /^%(?=')/, '')
        .replace(/'%$/, "'")
        .includes('%'),
    )
  )
    return undefined;
  const values: string[] = [];
  const isText: boolean[] = [];
  let sql = parts[0]!;
  for (const [i, hole] of holes.entries()) {
    const after = parts[i + 1]!;
    const [, quote, lead] = /('?)(%?)$/.exec(sql)!;
    const [, trail, end] = /^(%?)('?)/.exec(after)!;
    if (quote !== end || (quote === '' && (lead !== '' || trail !== ''))) return undefined;
    // N'…' is a text, too.
    const head = sql
      .slice(0, sql.length - quote!.length - lead!.length)
      .replace(quote === '' ? /(?!)/ : /(?<!\w)N$/, '');
    if (!BEFORE_VALUE.test(head) && !IN_VALUES.test(head)) return undefined;
    const value = hole.trim();
    // What fills a list alone is a list, and one placeholder would take it for one value.
    const isList = /\bin\s*\(\s*$/i.test(head) && /^['%]*\s*\)/.test(after) && (quote === '' || /join/i.test(value));
    if (value === '' || isList) return undefined;
    values.push(lead === '' && trail === '' ? value : habit.around(lead!, value, trail!));
    isText.push(quote !== '');
    sql = head + (style === '$1' ? `$${values.length}` : mark(i)) + after.slice(trail!.length + end!.length);
  }
  return { text: sql, values, isText };
}

/** The values of a query, and the edit that puts placeholders in their places. */
export interface Written {
  readonly bound: Bound;
  readonly edit: Edit;
}

/** The query of `code` with placeholders, as one string in its own quotes; undefined where that is not possible. */
export function withBoundText(
  code: string,
  query: Query,
  style: Style,
  writing: Writing,
  mark?: (index: number) => string,
): Written | undefined {
  const bound = withPlaceholders(query, style, writing, mark);
  const replacement = bound && literalOf(bound.text, code.slice(query.start, query.end), writing);
  return replacement === undefined
    ? undefined
    : { bound: bound!, edit: { start: query.start, end: query.end, replacement } };
}

/** The query as one string, in the quotes that it had. */
export function literalOf(sql: string, source: string, { quotes }: Pick<Writing, 'quotes'>): string | undefined {
  const first = /["'`]/.exec(source);
  if (first === null || sql.includes('\\')) return undefined;
  const from = source.slice(first.index);
  const quote = quotes.find((one) => from.startsWith(one));
  if (quote === undefined || sql.includes(quote)) return undefined;
  return sql.includes('\n') && quote.length === 1 && quote !== '`' ? undefined : `${quote}${sql}${quote}`;
}
