/** The terms that decide what a program does: the operands of and and or, and the heads of if and while that have none. */
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

const AND_OR = new Set(['&&', '||', 'and', 'or', 'AND', 'OR']);
const HEADS = new Set(['if', 'elif', 'while', 'unless', 'until', 'elsif', 'elseif']);
const OPEN = new Set(['(', '[', '{']);
const CLOSE = new Set([')', ']', '}']);
/** Where an operand begins or ends, at its own depth. */
const BOUNDS = new Set([
  ',',
  ';',
  '=',
  ':=',
  '+=',
  '|=',
  '&=',
  '?',
  '=>',
  '->',
  'return',
  'then',
  'do',
  'else',
  'in',
  'assert',
  'not',
  'lambda',
  'yield',
  'await',
  'throw',
  'raise',
]);

/** The terms, each in one way of writing. */
export function boolTermsOf(code: string, language: string): string[] {
  // In a shell && and || join commands.
  if (/^(?:shellscript|shellsession|powershell|fish|dockerfile|yaml|sql|css|markdown|json)$/.test(language)) return [];
  const tokens = tokensOf(code, language).filter(({ kind }) => kind !== 'comment');
  const byIndent = language === 'python' || language === 'ruby';
  const ranges = new Map<string, [number, number]>();
  const add = (from: number, to: number): void => {
    if (to >= from) ranges.set(`${from}-${to}`, [from, to]);
  };
  tokens.forEach((token, i) => {
    if (token.kind === 'string') return;
    if (AND_OR.has(token.text)) {
      add(...left(tokens, i - 1, byIndent, code));
      add(...right(tokens, i + 1, byIndent, code));
    } else if (HEADS.has(token.text) && tokens[i - 1]?.text !== '.' && tokens[i + 1] !== undefined) {
      const head = headOf(tokens, i, byIndent, code);
      if (
        head !== null &&
        !tokens.slice(head[0], head[1] + 1).some(({ kind, text }) => kind !== 'string' && AND_OR.has(text))
      )
        add(...head);
    }
  });
  const inner = [...ranges.values()];
  // A chain in brackets is told by its own terms.
  const leaves = inner.filter(([from, to]) => !inner.some(([a, b]) => a >= from && b <= to && (a > from || b < to)));
  return leaves.map(([from, to]) =>
    strip(tokens.slice(from, to + 1))
      .map(({ text }) => text.replace(/^'(.*)'$/s, '"$1"'))
      .join(' '),
  );
}

function isBound(token: Token, next: Token | undefined, byIndent: boolean, code: string): boolean {
  if (token.kind === 'string') return false;
  if (AND_OR.has(token.text) || HEADS.has(token.text) || BOUNDS.has(token.text)) return token.text !== 'not';
  if (token.text === ':' && byIndent) return true;
  return next !== undefined && byIndent && code.slice(token.end, next.start).includes('\n') && false;
}

function left(tokens: readonly Token[], from: number, byIndent: boolean, code: string): [number, number] {
  let depth = 0;
  let i = from;
  for (; i >= 0; i--) {
    const token = tokens[i]!;
    if (token.kind !== 'string' && CLOSE.has(token.text)) depth++;
    else if (token.kind !== 'string' && OPEN.has(token.text)) {
      if (depth === 0) break;
      depth--;
    } else if (
      depth === 0 &&
      (isBound(token, undefined, byIndent, code) || token.text === ':' || breaks(tokens, i, byIndent, code))
    )
      break;
  }
  return [i + 1, from];
}

function right(tokens: readonly Token[], from: number, byIndent: boolean, code: string): [number, number] {
  let depth = 0;
  let i = from;
  for (; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'string' && OPEN.has(token.text)) {
      if (token.text === '{' && depth === 0) break;
      depth++;
    } else if (token.kind !== 'string' && CLOSE.has(token.text)) {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0 && (isBound(token, undefined, byIndent, code) || token.text === ':')) break;
    if (depth === 0 && breaks(tokens, i, byIndent, code)) return [from, i];
  }
  return [from, i - 1];
}

/** Whether a statement ends after the token at the end of its line. */
function breaks(tokens: readonly Token[], i: number, byIndent: boolean, code: string): boolean {
  const [token, next] = [tokens[i]!, tokens[i + 1]];
  if (!byIndent || next === undefined) return false;
  if (!code.slice(token.end, next.start).includes('\n')) return false;
  return (
    !AND_OR.has(next.text) && next.text !== '.' && !AND_OR.has(token.text) && !/^[+\-*/%&|<>=,.(]/.test(token.text)
  );
}

function headOf(tokens: readonly Token[], i: number, byIndent: boolean, code: string): [number, number] | null {
  if (tokens[i + 1]!.text === '(' && !byIndent) {
    let depth = 0;
    for (let j = i + 1; j < tokens.length; j++) {
      if (tokens[j]!.kind === 'string') continue;
      if (OPEN.has(tokens[j]!.text)) depth++;
      else if (CLOSE.has(tokens[j]!.text) && --depth === 0) return [i + 2, j - 1];
    }
    return null;
  }
  // Go's and Rust's "if x := f(); x > 0 {": the part after the semicolon decides.
  let [from, to] = right(tokens, i + 1, byIndent, code);
  while (/^(?:;|=|:=)$/.test(tokens[to + 1]?.text ?? '') && to + 2 < tokens.length)
    [from, to] = right(tokens, to + 2, byIndent, code);
  return [from, to];
}

/** Without brackets that take in all of it. */
function strip(tokens: readonly Token[]): readonly Token[] {
  if (tokens.length < 3 || tokens[0]!.text !== '(' || tokens.at(-1)!.text !== ')') return tokens;
  let depth = 0;
  for (const [i, { kind, text }] of tokens.entries()) {
    if (kind === 'string') continue;
    if (OPEN.has(text)) depth++;
    else if (CLOSE.has(text) && --depth === 0 && i < tokens.length - 1) return tokens;
  }
  return strip(tokens.slice(1, -1));
}
