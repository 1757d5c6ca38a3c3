/** SQL in code: what the strings of a query say together, what is interpolated in them, and which values go along. */
import { HOLE, tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

export interface Query {
  /** The range of the whole expression in the code. */
  readonly start: number;
  readonly end: number;
  /** The SQL, with HOLE for each interpolated expression. */
  readonly text: string;
  /** The interpolated expressions, in order. */
  readonly holes: readonly string[];
  /** The library binds what is interpolated (a tagged template). */
  readonly bound: boolean;
  /** The arguments after it in the call that it stands in; undefined when it stands in none. */
  readonly after: readonly string[] | undefined;
  /** The call that it stands in, as in `cursor.execute`. */
  readonly call: string;
  /** The variable that it is assigned to. */
  readonly variable: string | undefined;
}

const SQL =
  /^[\s(]*(?:select\b[\s\S]{1,4000}\bfrom\b|select\s+[\w@]+\s*\(|insert\s+(?:ignore\s+|or\s+\w+\s+)?into\b|replace\s+into\b|update\s+[\s\S]{1,200}\bset\b|delete\s+from\b|with\s+\w+\s+as\b|merge\s+into\b|call\s+\w+\s*\(|exec(?:ute)?\s+\w+|create\s+(?:table|user|role|index|view|database)\b|alter\s+\w+\b|drop\s+\w+\b|grant\s+\w+|where\s|and\s+\w+\s*(?:=|like|in)\b|order\s+by\s|from\s+\w+\b[\s\S]{0,200}\bwhere\b)/i;

/** Whether a string's text is SQL, or a part of a query. */
export const isSql = (text: string): boolean => SQL.test(text.replaceAll(HOLE, '?'));

/** Tags of templates that bind what is interpolated. */
const BINDING_TAG = /^(?:sql|SQL|Sql|query|\$queryRaw|\$executeRaw|gql)$/;
const FORMATTERS = /^(?:Sprintf|format|sprintf|Format|fmt)$/;
const CONCAT: Readonly<Record<string, string>> = { php: '.', perl: '.', lua: '..', sql: '||' };

/** The queries of a piece of code, in order. */
export function queriesOf(code: string, language: string): Query[] {
  const tokens = tokensOf(code, language).filter(({ kind }) => kind !== 'comment');
  // A query in a query: dynamic SQL.
  if (language === 'sql' && !/\b(?:execute|prepare|exec|sp_executesql)\b/i.test(code)) return [];
  return chainsIn(tokens, code, language, isSql);
}

/** The query at `at` into which values are pasted that nothing binds; undefined where there is none. */
export function pastedQueryAt(code: string, language: string, at: number): Query | undefined {
  const query = queriesOf(code, language).find(({ start, end }) => start <= at && at < end);
  return query === undefined || query.bound || query.holes.length === 0 ? undefined : query;
}

/** Like queries, all texts of a piece of code: what is put together counts as one. */
export const textsOf = (code: string, language: string): Query[] =>
  chainsIn(
    tokensOf(code, language).filter(({ kind }) => kind !== 'comment'),
    code,
    language,
    () => true,
  );

function chainsIn(
  tokens: readonly Token[],
  code: string,
  language: string,
  isWanted: (text: string) => boolean,
): Query[] {
  const queries: Query[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]!.kind !== 'string') continue;
    const chain = chainAt(tokens, i, language, code);
    if (isWanted(chain.text)) queries.push(finish(chain, tokens, i, code, language));
    i = chain.last;
  }
  return queries;
}

interface Chain {
  readonly text: string;
  readonly holes: readonly string[];
  /** Index of the last token. */
  readonly last: number;
}

/** A string and all that is put together with it. */
function chainAt(tokens: readonly Token[], first: number, language: string, code: string): Chain {
  const plus = CONCAT[language] ?? '+';
  let text = tokens[first]!.value;
  const holes = [...tokens[first]!.holes];
  let i = first;
  for (;;) {
    const next = tokens[i + 1];
    if (next === undefined) break;
    if (next.kind === 'string' && /^(?:python|c|cpp|ruby)$/.test(language)) {
      text += next.value;
      holes.push(...next.holes);
      i++;
    } else if (next.text === plus && tokens[i + 2] !== undefined) {
      const operand = tokens[i + 2]!;
      const end = operandEnd(tokens, i + 2, plus);
      if (operand.kind === 'string' && end === i + 2) {
        text += operand.value;
        holes.push(...operand.holes);
      } else {
        text += HOLE;
        holes.push(code.slice(operand.start, tokens[end]!.end));
      }
      i = end;
    } else break;
  }
  return { text, holes, last: i };
}

const OPEN = new Set(['(', '[', '{']);
const CLOSE = new Set([')', ']', '}']);

/** The index of the last token of an operand: names, members, calls and indices, or something in brackets. */
function operandEnd(tokens: readonly Token[], from: number, plus = '+'): number {
  let i = from;
  if (OPEN.has(tokens[i]!.text)) i = closing(tokens, i);
  for (;;) {
    const next = tokens[i + 1];
    if (next === undefined) return i;
    const joins = (next.text === '.' && plus !== '.') || next.text === '->' || next.text === '?.' || next.text === '::';
    if (joins && tokens[i + 2]?.kind === 'name') i += 2;
    else if ((next.text === '(' || next.text === '[') && next.start === tokens[i]!.end) i = closing(tokens, i + 1);
    else return i;
  }
}

/** The index of the bracket that closes the one at `from`, or of the last token. */
function closing(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    if (OPEN.has(tokens[i]!.text)) depth++;
    else if (CLOSE.has(tokens[i]!.text) && --depth === 0) return i;
  }
  return tokens.length - 1;
}

function finish(chain: Chain, tokens: readonly Token[], first: number, code: string, language: string): Query {
  let { text, last } = chain;
  let holes = [...chain.holes];
  const fill = (pattern: RegExp, values: readonly string[]): void => {
    let n = 0;
    const all: string[] = [];
    const before = holes;
    let b = 0;
    text = text.replace(new RegExp(`${HOLE}|${pattern.source}`, 'g'), (mark) => {
      if (mark === '%%') return '%';
      const value = mark === HOLE ? before[b++] : values[n++];
      if (value === undefined) return mark;
      all.push(value);
      return HOLE;
    });
    holes = all;
  };
  const next = tokens[last + 1];
  let start = first;
  // "…%s" % x, "…{}".format(x), "…%s".formatted(x)
  if (language === 'python' && next?.text === '%' && tokens[last + 2] !== undefined) {
    const end = operandEnd(tokens, last + 2);
    const operand = code.slice(tokens[last + 2]!.start, tokens[end]!.end);
    const isTuple = operand.startsWith('(') && end === closing(tokens, last + 2);
    fill(/%(?:\(\w+\))?[-\d.]*[a-zA-Z]|%%/, isTuple ? listOf(tokens, last + 2, code) : [operand]);
    last = end;
  } else if (
    next?.text === '.' &&
    /^(?:format|formatted)$/.test(tokens[last + 2]?.text ?? '') &&
    tokens[last + 3]?.text === '('
  ) {
    const values = listOf(tokens, last + 3, code).map((value) => value.replace(/^\w+\s*=(?!=)\s*/, ''));
    fill(language === 'python' ? /\{[\w.[\]]*\}/ : /%[-\d.$]*[a-zA-Z]/, values);
    last = closing(tokens, last + 3);
  } else {
    const macro = tokens[first - 2]?.text === '!' ? 1 : 0;
    const [paren, name] = [tokens[first - 1], tokens[first - 2 - macro]];
    if (paren?.text === '(' && name !== undefined && FORMATTERS.test(name.text)) {
      const [, ...values] = listOf(tokens, first - 1, code);
      if (macro === 1) {
        let n = 0;
        const inline = [...text.matchAll(/\{(\w*)[^{}]*\}/g)].map(([, own]) => (own === '' ? values[n++] : own) ?? '');
        fill(/\{\w*[^{}]*\}/, inline);
      } else fill(language === 'csharp' ? /\{\d+[^}]*\}/ : /%[-\d.$]*[a-zA-Z]|%%|\{\}/, values);
      last = closing(tokens, first - 1);
      start = first - 2 - macro;
      while (tokens[start - 1]?.text === '.' && tokens[start - 2]?.kind === 'name') start -= 2;
    }
  }
  const before = tokens[start - 1];
  const bound = before?.kind === 'name' && BINDING_TAG.test(before.text) && tokens[first]!.text.startsWith('`');
  return {
    start: tokens[start]!.start,
    end: tokens[last]!.end,
    text,
    holes,
    bound,
    ...callOf(tokens, start, trimmedEnd(tokens, last), code),
    variable: variableOf(tokens, start),
  };
}

/** The last token of a text of Kotlin whose lines are moved to the left. */
const trimmedEnd = (tokens: readonly Token[], last: number): number =>
  tokens[last + 1]?.text === '.' && /^trim(?:Indent|Margin)$/.test(tokens[last + 2]?.text ?? '') ? last + 4 : last;

/** The call that tokens[first..last] is an argument of, and its arguments after it. */
function callOf(tokens: readonly Token[], first: number, last: number, code: string): Pick<Query, 'after' | 'call'> {
  let depth = 0;
  for (let i = first - 1; i >= 0 && i > first - 60; i--) {
    const { text } = tokens[i]!;
    if (CLOSE.has(text)) depth++;
    else if (OPEN.has(text) && depth-- === 0) {
      if (text !== '(' || tokens[i - 1]?.kind !== 'name') break;
      // Nothing but a wrapper such as text("…") may stand between: its call is the outer one.
      let start = i - 1;
      while (tokens[start - 1] !== undefined && /^(?:\.|->|::|\?\.)$/.test(tokens[start - 1]!.text) && start >= 2)
        start -= 2;
      const call = code.slice(tokens[start]!.start, tokens[i - 1]!.end);
      const end = closing(tokens, i);
      const after = tokens[last + 1]?.text === ',' ? listOf(tokens, last + 1, code, end) : [];
      if (/(?:^|\.)(?:text|raw|literal|unsafe|sql|SQL|Raw)$/.test(call) && after.length === 0) {
        const outer = callOf(tokens, start, end, code);
        if (outer.after !== undefined) return outer;
      }
      return { call, after };
    }
  }
  return { call: '', after: undefined };
}

function variableOf(tokens: readonly Token[], first: number): string | undefined {
  let i = first - 1;
  // sql = ("…" "…"), String sql = "…"
  if (tokens[i]?.text === '(') i--;
  const sign = tokens[i]?.text;
  if (sign !== '=' && sign !== ':=' && sign !== '+=' && sign !== '.=') return undefined;
  const name = tokens[i - 1];
  return name?.kind === 'name' ? name.text : undefined;
}

/** The items of a list in brackets that opens at `open`, or that goes on after the comma at `open` up to `end`. */
function listOf(tokens: readonly Token[], open: number, code: string, end = closing(tokens, open)): string[] {
  const items: string[] = [];
  let depth = 0;
  let from = open + 1;
  const push = (to: number): void => {
    if (to > from) items.push(code.slice(tokens[from]!.start, tokens[to - 1]!.end));
    from = to + 1;
  };
  for (let i = open + 1; i < end; i++) {
    const { text } = tokens[i]!;
    if (OPEN.has(text)) depth++;
    else if (CLOSE.has(text)) depth--;
    else if (text === ',' && depth === 0) push(i);
  }
  push(end);
  return items;
}

/** The items of the list, tuple, set or mapping that a text is; undefined when it is something else. */
export function itemsOf(
  text: string,
  language: string,
): { readonly items: readonly string[]; readonly open: string } | undefined {
  const tokens = tokensOf(text, language).filter(({ kind }) => kind !== 'comment');
  let at = 0;
  // array(a, b), Object[]{a}, new object[] { a }, []any{a}, List.of(a): the last bracket that takes it all.
  while (
    at < tokens.length &&
    !(OPEN.has(tokens[at]!.text) && closing(tokens, at) === tokens.length - 1 && tokens[at]!.text !== '[')
  ) {
    if (tokens[at]!.text === '[' && closing(tokens, at) === tokens.length - 1) break;
    if (tokens[at]!.kind === 'string' || ++at >= tokens.length) return undefined;
  }
  const open = tokens[at]?.text ?? '';
  const called = at > 0 && open === '(';
  if (called && !/^(?:array|tuple|list|dict|of|asList|values|vec|\w*Parameters?|Params)$/i.test(tokens[at - 1]!.text))
    return undefined;
  const items = listOf(tokens, at, text);
  // (x) is x in brackets, unless a comma makes it a tuple.
  if (open === '(' && !called && items.length === 1 && tokens[tokens.length - 2]?.text !== ',') return undefined;
  return { items, open };
}
