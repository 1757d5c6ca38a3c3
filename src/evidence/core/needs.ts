/** A cheap test before a rule is tried: texts of which the code must contain one, worked out from the rule. */
import type { NodeRule } from './rules.ts';

/** Shorter ones are in nearly every text. */
const SHORTEST = 3;

/**
 * Of these one must be in every code that the rule matches; undefined where that cannot be said. Only what is plain in the rule is
 * read: names in patterns, and expressions that begin with, or are, a plain text.
 */
export function needsOf(rule: NodeRule): readonly string[] | undefined {
  const candidates: (readonly string[] | undefined)[] = [];
  if (rule.pattern !== undefined)
    candidates.push(fromPattern(typeof rule.pattern === 'string' ? rule.pattern : rule.pattern.context));
  if (rule.regex !== undefined) candidates.push(fromRegex(rule.regex));
  for (const part of rule.all ?? []) candidates.push(needsOf(part));
  if (rule.any !== undefined) candidates.push(fromAny(rule.any));
  if (rule.has !== undefined) candidates.push(needsOf(rule.has));
  if (rule.inside !== undefined) candidates.push(needsOf(rule.inside));
  return candidates.filter((c) => c !== undefined).sort((a, b) => weight(b) - weight(a))[0];
}

/** The rarest first: few alternatives, each long. */
const weight = (texts: readonly string[]): number => Math.min(...texts.map((t) => t.length)) - texts.length / 4;

function fromAny(rules: readonly NodeRule[]): readonly string[] | undefined {
  const all = rules.map(needsOf);
  return all.every((texts) => texts !== undefined) ? [...new Set(all.flat())] : undefined;
}

/** The longest name of a pattern that is no metavariable. */
function fromPattern(pattern: string): readonly string[] | undefined {
  const names = pattern.replace(/\$+\w*/g, ' ').match(/[A-Za-z_]\w*/g) ?? [];
  return longest(names);
}

/** The longest plain run of letters that every match contains: outside of groups, classes, alternatives and repetitions. */
function fromRegex(regex: string): readonly string[] | undefined {
  if (/^\(\?[a-z]*[ix]/.test(regex)) return undefined;
  let depth = 0;
  let plain = '';
  for (let i = 0; i < regex.length; i++) {
    const c = regex[i]!;
    if (c === '\\') {
      const escape = /^\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|u\{[0-9a-f]+\}|[pPkc](?:\{[^}]*\}|<[^>]*>|.)|.)/isu.exec(
        regex.slice(i),
      )![0];
      plain += depth === 0 && /^\\\W$/.test(escape) ? escape[1]! : '\n';
      i += escape.length - 1;
    } else if (c === '[') {
      i = endOfClass(regex, i);
      plain += '\n';
    } else if (c === '(') depth++;
    else if (c === ')') {
      depth--;
      plain += '\n';
    } else if (depth > 0) continue;
    else if (c === '|') return undefined;
    else if (c === '?' || c === '*') plain = `${plain.slice(0, -1)}\n`;
    else if (c === '{' && /^\{\d+(?:,\d*)?\}/.test(regex.slice(i))) {
      // How often the letter before it comes is no plain text.
      plain = `${plain.slice(0, -1)}\n`;
      i = regex.indexOf('}', i);
    } else if (c === '^' || c === '$' || c === '.' || c === '+') plain += '\n';
    else plain += c;
  }
  return longest(plain.split('\n'));
}

function endOfClass(regex: string, from: number): number {
  let i = from + 1;
  if (regex[i] === '^') i++;
  if (regex[i] === ']') i++;
  while (i < regex.length && regex[i] !== ']') i += regex[i] === '\\' ? 2 : 1;
  return i;
}

function longest(texts: readonly string[]): readonly string[] | undefined {
  const best = [...texts].sort((a, b) => b.length - a.length)[0];
  return best === undefined || best.length < SHORTEST ? undefined : [best];
}
