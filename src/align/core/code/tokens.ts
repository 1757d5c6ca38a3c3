/**
 * Code as tokens: names, numbers, strings with what is interpolated in them, comments and signs. It also reads fragments and
 * code with errors, which a grammar does not.
 */
import { Recent } from '../../../base/core/recent.ts';
import { lexiconOf } from './lexicon.ts';
import type { Holes, Lexicon, StringKind } from './lexicon.ts';

export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'comment' | 'sign';
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly text: string;
  /** Of a string: what stands between the quotes, with HOLE for each interpolated expression. */
  readonly value: string;
  /** Of a string: the interpolated expressions, in order. */
  readonly holes: readonly string[];
}

/** Stands in a string's value for an interpolated expression. */
export const HOLE = '\u0000';

const NAME = /[\p{L}_$@][\p{L}\p{N}_$]*[?!]?(?![\p{L}\p{N}_])/uy;
const NUMBER = /0[xXbBoO][\da-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?[a-zA-Z%]*/y;
const SIGN =
  /===|!==|\*\*=|<<=|>>=|\?\?=|&&=|\|\|=|\.\.\.|==|!=|<=|>=|<>|&&|\|\||\?\?|\?\.|=>|->|::|:=|\+=|-=|\*=|\/=|%=|\.=|\|=|&=|\+\+|--|\*\*|\/\/|<<|>>|=~|\S/uy;
const SPACE = /\s+/y;
/** A regular expression can begin after these. */
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+~]|=>|\breturn|\bcase|\btypeof)\s*$/;
const REGEX = /\/(?![*/\s])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const RUST_CHARACTER = /'(?:[^'\\\n]|\\[^\n]{1,8}?)'/y;

/** Reading one correction asks for the tokens of the same few pieces again and again. */
const kept = new Recent<readonly Token[]>(32);

/** The tokens of a text in a language (a VS Code id). Takes linear time. */
export function tokensOf(code: string, language: string): readonly Token[] {
  return kept.get(`${language}\n${code}`, () => read(code, language));
}

function read(code: string, language: string): Token[] {
  const lexicon = lexiconOf(language);
  const tokens: Token[] = [];
  const push = (kind: Token['kind'], start: number, end: number, value = '', holes: readonly string[] = []): number => {
    tokens.push({ kind, start, end, text: code.slice(start, end), value, holes });
    return end;
  };
  const match = (pattern: RegExp, at: number): number => {
    pattern.lastIndex = at;
    return pattern.test(code) ? pattern.lastIndex : -1;
  };
  for (let at = 0; at < code.length;) {
    const space = match(SPACE, at);
    if (space > 0) {
      at = space;
      continue;
    }
    const comment = commentAt(code, at, lexicon, language);
    if (comment > 0) {
      at = push('comment', at, comment);
      continue;
    }
    const string = stringAt(code, at, lexicon);
    if (string !== null) {
      at = push('string', at, string.end, string.value, string.holes);
      continue;
    }
    if (language === 'rust' && code[at] === "'") {
      const end = match(RUST_CHARACTER, at);
      if (end > 0) {
        at = push('string', at, end, code.slice(at + 1, end - 1));
        continue;
      }
    }
    if (lexicon.regexes && code[at] === '/' && BEFORE_REGEX.test(code.slice(Math.max(0, at - 12), at))) {
      const end = match(REGEX, at);
      if (end > 0) {
        at = push('string', at, end, code.slice(at + 1, end - 1));
        continue;
      }
    }
    const name = match(NAME, at);
    if (name > 0) {
      at = push('name', at, language === 'ruby' ? name : name - (/[?!]$/.test(code.slice(at, name)) ? 1 : 0));
      continue;
    }
    const number = match(NUMBER, at);
    at = number > 0 ? push('number', at, number) : push('sign', at, Math.max(at + 1, match(SIGN, at)));
  }
  return tokens;
}

function commentAt(code: string, at: number, lexicon: Lexicon, language: string): number {
  for (const [open, close] of lexicon.blockComments) {
    if (!code.startsWith(open, at)) continue;
    const end = code.indexOf(close, at + open.length);
    return end < 0 ? code.length : end + close.length;
  }
  for (const mark of lexicon.lineComments) {
    if (!code.startsWith(mark, at)) continue;
    // A hash inside of a word is part of it in a shell and in YAML; // after a colon belongs to an address.
    if (
      mark === '#' &&
      at > 0 &&
      !/\s/.test(code[at - 1]!) &&
      /^(?:shellscript|shellsession|yaml|dockerfile|fish)$/.test(language)
    )
      continue;
    if (mark === '#' && /^(?:php)$/.test(language) && code[at + 1] === '[') continue;
    const end = code.indexOf('\n', at);
    return end < 0 ? code.length : end;
  }
  return -1;
}

interface StringRead {
  readonly end: number;
  readonly value: string;
  readonly holes: readonly string[];
}

function stringAt(code: string, at: number, lexicon: Lexicon): StringRead | null {
  let from = at;
  let prefix = '';
  if (lexicon.prefixes !== undefined && /[a-z]/i.test(code[at]!)) {
    prefix = /^[a-z]{1,2}(?=["'])/i.exec(code.slice(at, at + 3))?.[0] ?? '';
    if (!lexicon.prefixes.test(prefix)) return null;
    from += prefix.length;
  }
  for (const kind of lexicon.strings) {
    if (!code.startsWith(kind.open, from)) continue;
    const holes: Holes = /[ft]/i.test(prefix) ? 'braces' : kind.holes;
    const raw = /r/i.test(prefix);
    const found = readString(code, from + kind.open.length, { ...kind, holes }, raw);
    if (found !== null) return found;
  }
  return null;
}

function readString(
  code: string,
  from: number,
  { close, escape, multiline, holes }: StringKind,
  raw: boolean,
): StringRead | null {
  let value = '';
  const found: string[] = [];
  for (let at = from; at < code.length;) {
    if (code.startsWith(close, at)) {
      if (escape === 'doubled' && code.startsWith(close, at + 1)) {
        value += close;
        at += 2;
        continue;
      }
      return { end: at + close.length, value, holes: found };
    }
    const c = code[at]!;
    if (c === '\n' && !multiline) return null;
    const hole = holes === 'none' ? null : holeAt(code, at, holes);
    if (hole !== null) {
      found.push(hole.expression);
      value += HOLE;
      at = hole.end;
      continue;
    }
    if (holes === 'braces' && (code.startsWith('{{', at) || code.startsWith('}}', at))) {
      value += c;
      at += 2;
      continue;
    }
    if (c === '\\' && escape === 'backslash' && at + 1 < code.length) {
      const next = code[at + 1]!;
      value += raw ? c + next : next === 'n' || next === 't' ? ' ' : next === '\n' ? '' : next;
      at += 2;
      continue;
    }
    value += c;
    at++;
  }
  return null;
}

const DOLLAR_NAME = /\$(?:[A-Za-z_]\w*(?:->\w+|\[[^\]\n]{0,60}\])?|[\d@*#?$!-])/y;

function holeAt(code: string, at: number, holes: Holes): { expression: string; end: number } | null {
  const opens = (open: string): { expression: string; end: number } | null => {
    if (!code.startsWith(open, at)) return null;
    const end = closingBrace(code, at + open.length, open.endsWith('(') ? '()' : '{}');
    return end < 0 ? null : { expression: code.slice(at + open.length, end).trim(), end: end + 1 };
  };
  switch (holes) {
    case 'none':
      return null;
    case 'braces': {
      if (code.startsWith('{{', at)) return null;
      const hole = opens('{');
      // Without a conversion or a format: {name!r:>10}.
      return (
        hole && {
          ...hole,
          expression: hole.expression.replace(
            /![rsa](?=$|:)|(?<![:\w]):(?!:)[^:{}()[\]]*$|(?<=[\w)\]]):[^:{}()[\]'"]*$/g,
            '',
          ),
        }
      );
    }
    case 'dollar-braces':
      return opens('${');
    case 'hash-braces':
      return opens('#{');
    case 'backslash':
      return opens('\\(');
    case 'dollar': {
      const hole = opens('${') ?? opens('$(') ?? (code.startsWith('{$', at) ? opens('{') : null);
      if (hole !== null) return hole;
      DOLLAR_NAME.lastIndex = at;
      const name = DOLLAR_NAME.exec(code)?.[0];
      return name === undefined ? null : { expression: name, end: at + name.length };
    }
  }
}

/** The place of the bracket that closes one opened right before `from`; −1 when there is none in reach. */
function closingBrace(code: string, from: number, [open, close]: string): number {
  let depth = 1;
  for (let at = from; at < code.length && at < from + 2000; at++) {
    const c = code[at];
    if (c === open) depth++;
    else if (c === close && --depth === 0) return at;
  }
  return -1;
}
