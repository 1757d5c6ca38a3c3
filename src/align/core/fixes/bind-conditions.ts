/**
 * Binds the conditions of a search that are collected in a list and joined: each value goes into a second list, which the query takes
 * beside its text. All conditions of the list are bound, or none. Python, JavaScript, TypeScript, Go and PHP.
 */
import { escaped } from '../../../base/core/escaped.ts';
import { inserted, type Edit } from '../../../text/core/edits.ts';
import type { Span } from '../../../text/core/span.ts';
import { textsOf, type Query } from '../code/queries.ts';
import type { Style } from '../code/sql.ts';
import { countOf } from '../guards/guard.ts';
import { styleOfCall, withBoundText, withoutFmt, writingOf, type Writing } from './bind-sql.ts';
import { dot, lineOf } from './bind-statement.ts';

/** How a language collects texts in a list. `list` and `name` come as they stand in code, and escaped in expressions. */
interface Collecting {
  readonly writing: Writing;
  /** Names for the second list; the first that is free is taken. */
  readonly names: readonly string[];
  /** What a condition stands behind, with the list as its first group. */
  readonly push: RegExp;
  readonly declared: (list: string) => string;
  readonly joined: (list: string) => string;
  /** Other uses of the list that change nothing. */
  readonly looked: (list: string) => string;
  readonly declare: (name: string) => string;
  readonly add: (name: string, value: string) => string;
  /** The placeholder of a driver that numbers them, in a text of its own kind; empty where no driver of the language numbers them. */
  readonly numbered: (name: string, before: string, after: string) => string;
}

const JOINED = String.raw`(["'\x60])\s+(?:AND|and)\s+\1`;
const script = (isTyped: boolean): Collecting => ({
  writing: writingOf('javascript')!,
  names: ['params', 'values'],
  push: /(?<![\w$.])(\w+)\.push\(\s*$/,
  declared: (list) => String.raw`(?:const|let)\s+${list}(?:\s*:\s*string\[\])?\s*=\s*\[[^\]\n]*\];?`,
  joined: (list) => String.raw`${list}\.join\(\s*${JOINED}\s*\)`,
  looked: (list) => String.raw`${list}\.length\b`,
  declare: (name) => `const ${name}${isTyped ? ': unknown[]' : ''} = [];`,
  add: (name, value) => `${name}.push(${value});`,
  numbered: (name, before, after) => `\`${before}$\${${name}.length}${after}\``,
});
const LANGUAGES: Readonly<Record<string, Collecting>> = {
  python: {
    writing: writingOf('python')!,
    names: ['params', 'values'],
    push: /(?<![\w.])(\w+)\.append\(\s*$/,
    declared: (list) => String.raw`${list}(?:\s*:\s*\w+(?:\[\w+\])?)?\s*=\s*\[[^\]\n]*\]`,
    joined: (list) => String.raw`${JOINED}\.join\(\s*${list}\s*\)`,
    looked: (list) => String.raw`(?:\bif ${list}(?=\s*:| else\b)|\blen\(${list}\))`,
    declare: (name) => `${name} = []`,
    add: (name, value) => `${name}.append(${value})`,
    numbered: (name, before, after) => `f"${before}\${len(${name})}${after}"`,
  },
  javascript: script(false),
  javascriptreact: script(false),
  typescript: script(true),
  typescriptreact: script(true),
  go: {
    writing: writingOf('go')!,
    names: ['args', 'params'],
    push: /(?<![\w.])(\w+)\s*=\s*append\(\s*\1,\s*$/,
    declared: (list) => String.raw`(?:var ${list} \[\]string|${list}\s*:=\s*\[\]string\{[^}\n]*\})`,
    joined: (list) => String.raw`strings\.Join\(\s*${list},\s*${JOINED}\s*\)`,
    looked: (list) => String.raw`\blen\(${list}\)`,
    declare: (name) => `var ${name} []any`,
    add: (name, value) => `${name} = append(${name}, ${value})`,
    numbered: (name, before, after) => `fmt.Sprintf("${before}$%d${after}", len(${name}))`,
  },
  php: {
    writing: dot,
    names: ['$params', '$values'],
    push: /(\$\w+)\[\]\s*=\s*$/,
    declared: (list) => String.raw`${list}\s*=\s*(?:\[[^\]\n]*\]|array\([^()\n]*\));`,
    joined: (list) => String.raw`implode\(\s*${JOINED},\s*${list}\s*\)`,
    looked: (list) => String.raw`(?:\bif \(!?\s*(?:empty\()?${list}\)|\bcount\(${list}\)|${list}\s*(?=\?|!==?|===?))`,
    declare: (name) => `${name} = [];`,
    add: (name, value) => `${name}[] = ${value};`,
    numbered: () => '',
  },
};

interface Condition {
  readonly query: Query;
  /** The statement that adds it to the list. */
  readonly statement: Span;
}

/** What takes the query: where the values go, as what, and how the driver marks them. */
interface Run {
  readonly place: number;
  readonly pass: (name: string) => string;
  readonly style: Style;
}

/**
 * The edits of `code` that bind every condition of the list that the text at `at` is added to; undefined where that cannot be done
 * safely. `around` is the whole answer, which tells the driver.
 */
export function bindConditions(code: string, language: string, at: number, around: string): Edit[] | undefined {
  const way = Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language]! : undefined;
  const texts = way === undefined ? [] : textsOf(code, language);
  const found = texts.find(({ start, end }) => start <= at && at < end);
  const list = found && way?.push.exec(code.slice(0, found.start))?.[1];
  if (way === undefined || list === undefined) return undefined;
  const name = way.names.find((one) => countOf(code, word(one)) === 0);
  const conditions = conditionsOf(code, texts, list, way);
  const declared = only(code, way.declared(escaped(list)));
  const joined = only(code, way.joined(escaped(list)));
  if (name === undefined || conditions === undefined || declared === undefined || joined === undefined)
    return undefined;
  const uses = conditions.length + 2 + countOf(code, new RegExp(way.looked(escaped(list)), 'g'));
  const doubled = language === 'go' ? conditions.length : 0;
  if (countOf(code, word(list)) !== uses + doubled || declared.start > conditions[0]!.statement.start) return undefined;
  const run = runOf(code, language, texts, joined, around);
  if (run === undefined) return undefined;
  const parts = conditions.map((condition) => boundBy(code, condition, run.style, name, way));
  if (parts.some((part) => part === undefined)) return undefined;
  const sources = conditions.map(({ query }) => code.slice(query.start, query.end)).join('\n');
  const unused = language === 'go' && run.style !== '$1' ? withoutFmt(code, sources, around) : [];
  const first = lineOf(code, declared.start);
  const begins = code.slice(declared.start, declared.end).replace(/^[^=]*=/, '');
  if (PLACEHOLDER.test(begins) || (run.style === '%s' && begins.includes('%'))) return undefined;
  if (unused === undefined || !isStatement(code, declared, first)) return undefined;
  const declaration = inserted(first.end, `\n${first.indent}${way.declare(name)}`);
  return [...unused, declaration, ...parts.flatMap((part) => part!), inserted(run.place, run.pass(name))];
}

const word = (name: string): RegExp => new RegExp(String.raw`(?<![\w$.])${escaped(name)}(?!\w)`, 'g');

/** The one place where an expression matches; undefined where there is none, or another. */
function only(code: string, pattern: string): Span | undefined {
  const [match, ...more] = code.matchAll(new RegExp(String.raw`(?<![\w$.])${pattern}`, 'g'));
  return match === undefined || more.length > 0
    ? undefined
    : { start: match.index, end: match.index + match[0].length };
}

/** Whether a statement has its line for itself. */
const isStatement = (code: string, { start, end }: Span, line: Span): boolean =>
  code.slice(line.start, start).trim() === '' && code.slice(end, line.end).trim() === '';

/** All conditions that are added to the list; undefined where one has placeholders already, or is no text. */
function conditionsOf(code: string, texts: readonly Query[], list: string, way: Collecting): Condition[] | undefined {
  const conditions = texts.flatMap((query): Condition[] => {
    const head = way.push.exec(code.slice(0, query.start));
    if (head?.[1] !== list) return [];
    const end = /^\s*\)?;?/.exec(code.slice(query.end))![0].length;
    return [{ query, statement: { start: head.index, end: query.end + end } }];
  });
  return conditions.some(({ query }) => PLACEHOLDER.test(query.text)) ? undefined : conditions;
}

const PLACEHOLDER = /\?|%s|\$\d|(?<!:):[a-z]|@[a-z]/i;

/** The edits that bind a condition and put its values into the second list; none for one without values. */
function boundBy(
  code: string,
  { query, statement }: Condition,
  style: Style,
  name: string,
  way: Collecting,
): Edit[] | undefined {
  // PHP's "$row[name]" is no expression of its own.
  if (query.holes.some((hole) => /^\$\w+\[[a-z_]/i.test(hole))) return undefined;
  if (query.holes.length === 0) return style === '%s' && query.text.includes('%') ? undefined : [];
  const isNumbered = style === '$1';
  if (isNumbered && query.holes.length > 1) return undefined;
  const own = withBoundText(code, query, isNumbered ? '?' : style, way.writing);
  if (own === undefined) return undefined;
  const [before = '', after = ''] = own.bound.text.split('?');
  const text = isNumbered ? way.numbered(name, before, after) : own.edit.replacement;
  if (text === '' || (isNumbered && /["'`%{}\\\n]/.test(before + after))) return undefined;
  const { start, indent } = lineOf(code, statement.start);
  const lead = code.slice(start, statement.start);
  const bound = { ...own.edit, replacement: text };
  const adds = own.bound.values.map((value) => way.add(name, value.replace(/^str\((\w+)\)$/, '$1')));
  if (code.slice(statement.end, lineOf(code, statement.end).end).trim() !== '') return undefined;
  if (lead.trim() === '')
    return isNumbered
      ? [inserted(statement.start, adds.map((add) => `${add}\n${indent}`).join('')), bound]
      : [bound, inserted(statement.end, adds.map((add) => `\n${indent}${add}`).join(''))];
  // if (city) where.push(…);
  if (!/^[ \t]*(?:else )?if \(.*\) $/.test(lead) || !code.slice(0, statement.end).endsWith(';')) return undefined;
  const inner = `\n${indent}${unitOf(code)}`;
  const added = adds.map((add) => `${inner}${add}`).join('');
  const [first, last] = isNumbered ? [`{${added}${inner}`, ''] : [`{${inner}`, added];
  return [inserted(statement.start, first), bound, inserted(statement.end, `${last}\n${indent}}`)];
}

/** One level of indentation. */
const unitOf = (code: string): string => (/^\t/m.test(code) ? '\t' : /^ {2}\S/m.test(code) ? '  ' : '    ');

/** Where the values go of the query that the joined list becomes a part of; undefined where that is not one call alone. */
function runOf(code: string, language: string, texts: readonly Query[], joined: Span, around: string): Run | undefined {
  const own = texts.find(({ start, end }) => start <= joined.start && joined.end <= end);
  const clause = clauseOf(code, joined);
  return (
    (own && runOfText(code, language, own, around)) ??
    texts
      .filter(({ holes }) => clause !== undefined && holes.includes(clause))
      .map((text) => runOfText(code, language, text, around))
      .find((run) => run !== undefined)
  );
}

/** Where the values of a text go that is a query, or the end of one. */
function runOfText(code: string, language: string, whole: Query, around: string): Run | undefined {
  if (/\?|\$\d|%/.test(whole.text)) return undefined;
  const variable = /(?<![\w$.])(\$?\w+)\s*(?::[ \t]*\w+[ \t]*)?(?:\+|\.|:)?=\s*(?:\(\s*)?$/.exec(
    code.slice(0, whole.start),
  )?.[1];
  let call: Span;
  let place = whole.end;
  if (variable === undefined) {
    const head = /([\w$.]+)(?:<[^()\n]*>)?\(\s*(?:ctx,\s*)?$/.exec(code.slice(0, whole.start));
    if (head === null) return undefined;
    call = { start: head.index, end: head.index + head[1]!.length };
  } else {
    const name = escaped(variable);
    const runs = [
      ...code.matchAll(new RegExp(String.raw`([\w$.>-]+)(?:<[^()\n]*>)?\(\s*(?:ctx,\s*)?${name}(?=\s*,?\s*\))`, 'g')),
    ];
    const written = countOf(
      code,
      new RegExp(String.raw`(?<![\w$.])${name}\s*(?::[ \t]*\w+[ \t]*)?(?:\+|\.|:)?=(?!=)`, 'g'),
    );
    if (runs.length !== 1 || countOf(code, word(variable)) !== written + 1) return undefined;
    call = { start: runs[0]!.index, end: runs[0]!.index + runs[0]![1]!.length };
    place = runs[0]!.index + runs[0]![0].length;
  }
  return prepared(code, language, call, place, around) ?? direct(code, language, call, place, around);
}

/** The variable that holds the joined list, where a query is put together with it once. */
function clauseOf(code: string, joined: Span): string | undefined {
  const from = lineOf(code, joined.start).start;
  const name = /^\s*(?:const |let )?(\$?\w+)\s*:?=(?!=)/.exec(code.slice(from, joined.start))?.[1];
  return name !== undefined && countOf(code, word(name)) === 2 ? name : undefined;
}

/** db.prepare(sql).all() of better-sqlite3 and node:sqlite, $pdo->prepare($sql) and $statement->execute() of PDO */
function prepared(code: string, language: string, call: Span, place: number, around: string): Run | undefined {
  const seen = `${around}\n${code}`;
  const rest = code.slice(place);
  if (!/(?:\.|->)prepare$/.test(code.slice(call.start, call.end))) return undefined;
  if (language !== 'php') {
    const end = /^\s*\)\s*\.(?:all|get|run|iterate)\(\s*(?=\))/.exec(rest);
    if (end === null || !/better-sqlite3|node:sqlite|\bDatabaseSync\b/.test(seen)) return undefined;
    return { place: place + end[0].length, pass: (name) => `...${name}`, style: '?' };
  }
  const statement = /(\$\w+)\s*=\s*$/.exec(code.slice(0, call.start))?.[1];
  const end = statement && new RegExp(String.raw`^\s*\);\s*${escaped(statement)}->execute\(\s*(?=\))`).exec(rest);
  return end ? { place: place + end[0].length, pass: (name) => name, style: '?' } : undefined;
}

/** cursor.execute(sql), pool.query(sql), db.QueryContext(ctx, sql) */
function direct(code: string, language: string, call: Span, place: number, around: string): Run | undefined {
  const style = styleOfCall(code, language, call, place, around);
  const end = /^(\s*)(,?)(\s*)\)/.exec(code.slice(place));
  if (end === null || (style !== '?' && style !== '%s' && style !== '$1')) return undefined;
  const spread = language === 'go' ? (name: string) => `${name}...` : (name: string) => name;
  const value = language === 'python' && style === '$1' ? (name: string) => `*${name}` : spread;
  const [, before = '', comma = '', behind = ''] = end;
  return comma === ''
    ? { place, pass: (name) => `, ${value(name)}`, style }
    : {
        place: place + before.length + 1,
        pass: (name) => (behind.includes('\n') ? `${behind}${unitOf(code)}${value(name)},` : ` ${value(name)},`),
        style,
      };
}
