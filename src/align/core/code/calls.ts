/** What calls, mappings and lists hold: arguments by place and by name, keys, items. */
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A named argument or a key of a mapping. */
export interface Key {
  readonly name: string;
  /** Its value is true, false, null, a number or a function: a switch, or a check of one's own. */
  readonly isSwitch: boolean;
}

const OPEN = new Set(['(', '[', '{']);
const CLOSE = new Set([')', ']', '}']);
const SWITCH = /^(?:true|false|True|False|None|null|nil|undefined|\d+|\(|lambda)$/;
const KEYWORDS =
  /^(?:if|for|while|switch|match|catch|return|def|func|function|fn|class|and|or|not|in|await|new|with|elif|except|case|else|typeof|sizeof|print|echo)$/;

/** Named arguments, `name=` or `name:` in brackets, and keys of mappings. */
export function keysOf(code: string, language: string): Key[] {
  if (language === 'yaml') return yamlKeys(code);
  const tokens = tokensOf(code, language).filter(({ kind }) => kind !== 'comment');
  const keys: Key[] = [];
  const open: string[] = [];
  tokens.forEach((token, i) => {
    if (token.kind !== 'string' && OPEN.has(token.text)) open.push(token.text);
    else if (token.kind !== 'string' && CLOSE.has(token.text)) open.pop();
    const [before, sign, value] = [tokens[i - 1]?.text, tokens[i + 1]?.text, tokens[i + 2]?.text ?? ''];
    if (before !== '(' && before !== ',' && before !== '{' && before !== '[') return;
    const inside = open.at(-1);
    const named =
      token.kind === 'name' &&
      inside === '(' &&
      ((sign === '=' && /^(?:python|kotlin|scala|groovy|r)$/.test(language)) ||
        (sign === ':' && /^(?:php|csharp|ruby|swift)$/.test(language)));
    const key =
      (token.kind === 'name' || token.kind === 'string') &&
      inside === '{' &&
      (sign === ':' || sign === '=>' || (sign === '=' && language === 'csharp'));
    const arrow = token.kind === 'string' && sign === '=>';
    if (named || key || arrow)
      keys.push({ name: token.kind === 'string' ? token.value : token.text, isSwitch: SWITCH.test(value) });
  });
  return keys;
}

function yamlKeys(code: string): Key[] {
  return [...code.matchAll(/^[ \t]*(?:- )*["']?([\w./-]+)["']?:(?:[ \t]+(\S*))?/gm)].map(([, name, value]) => {
    return { name: name!, isSwitch: SWITCH.test(value ?? '') };
  });
}

/** For each callee, and for lists (`[`), how often it stands there and how many arguments it has in all. */
export function argumentsOf(code: string, language: string): Map<string, { calls: number; items: number }> {
  const tokens = tokensOf(code, language).filter(({ kind }) => kind !== 'comment');
  const found = new Map<string, { calls: number; items: number }>();
  tokens.forEach((token, i) => {
    if (token.kind === 'string') return;
    const before = tokens[i - 1];
    let name: string | undefined;
    if (token.text === '(' && before?.kind === 'name' && !KEYWORDS.test(before.text)) name = before.text;
    else if (
      token.text === '[' &&
      (before === undefined || before.kind === 'sign') &&
      !/^[)\]]$/.test(before?.text ?? '')
    )
      name = '[';
    if (name === undefined) return;
    const so = found.get(name) ?? { calls: 0, items: 0 };
    found.set(name, { calls: so.calls + 1, items: so.items + itemCount(tokens, i) });
  });
  return found;
}

function itemCount(tokens: readonly Token[], open: number): number {
  let depth = 0;
  let count = 0;
  let filled = false;
  for (let i = open; i < tokens.length; i++) {
    const { kind, text } = tokens[i]!;
    const sign = kind === 'sign' ? text : '';
    if (CLOSE.has(sign) && --depth === 0) return filled ? count + 1 : count;
    if (depth === 1 && sign === ',') {
      count++;
      filled = false;
    } else if (depth > 0) filled = true;
    if (OPEN.has(sign)) depth++;
  }
  return count;
}

/** Options of commands, as in -x and --long. */
export const optionsOf = (code: string): string[] => code.match(/(?<=[\s"'=])--?[A-Za-z][\w-]*/g) ?? [];
