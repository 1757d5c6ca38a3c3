/** Text of languages without a grammar, cut into statements with comments blanked out; and the rules over them. */
import { toRegExp } from './regex.ts';
import type { StatementRule } from './rules.ts';

export interface Statement {
  readonly start: number;
  /** As long as in the text: a comment's characters become spaces. */
  readonly text: string;
}

interface Shape {
  /** What is not code. */
  readonly comment?: RegExp;
  /** One statement. */
  readonly unit: RegExp;
}

const LINE = /[^\n]+/g;
/** A line and those that it goes on in. */
const BACKSLASH = /(?:[^\n\\]|\\[^\n]|\\[ \t]*\n)+/g;
const HASH = /^[ \t]*#.*$/gm;
/** Not the // of an address in a text. */
const SLASHES = /(?<![:"'])\/\/.*$|\/\*[\s\S]*?\*\//gm;

/** Tags, and Svelte's own. */
const MARKUP: Shape = {
  comment: /<!--[\s\S]*?-->/g,
  unit: /<(?:[^<>"']|"[^"]*"|'[^']*')*>|\{@(?:[^{}"']|"[^"]*"|'[^']*')*\}/g,
};

/** VS Code's ids. */
const SHAPES: Readonly<Record<string, Shape>> = {
  dockerfile: { comment: HASH, unit: BACKSLASH },
  sql: { comment: /--.*$|\/\*[\s\S]*?\*\//gm, unit: /(?:[^;']|'(?:[^']|'')*'?)+/g },
  bat: { comment: /^[ \t]*(?:rem\b|::).*$/gim, unit: /(?:[^\n^]|\^[^\n]|\^\n)+/g },
  fish: { comment: HASH, unit: BACKSLASH },
  makefile: { comment: HASH, unit: BACKSLASH },
  html: MARKUP,
  vue: MARKUP,
  svelte: MARKUP,
  astro: MARKUP,
  nginx: { comment: HASH, unit: /[^;{}]+/g },
  terraform: { comment: /(?:#|\/\/).*$/gm, unit: LINE },
  kotlin: { comment: SLASHES, unit: LINE },
  swift: { comment: SLASHES, unit: LINE },
  ini: { comment: /^[ \t]*[#;].*$/gm, unit: LINE },
  properties: { comment: /^[ \t]*[#!].*$/gm, unit: LINE },
  dotenv: { comment: HASH, unit: LINE },
  toml: { comment: HASH, unit: LINE },
  ssh_config: { comment: HASH, unit: LINE },
};

/** Languages that are read statement by statement. */
export const STATEMENT_LANGUAGES: readonly string[] = Object.keys(SHAPES);

/** A text with comments blanked out, and its statements. */
export interface Statements {
  readonly bare: string;
  readonly all: readonly Statement[];
}

/** The statements of a text, in order; none for a language that is not read this way. */
export function statementsOf(code: string, language: string): Statements {
  if (!Object.hasOwn(SHAPES, language)) return { bare: '', all: [] };
  const { comment, unit } = SHAPES[language]!;
  const bare = comment === undefined ? code : code.replace(comment, (c) => c.replace(/[^\n]/g, ' '));
  return { bare, all: Array.from(bare.matchAll(unit), (m) => ({ start: m.index, text: m[0] })) };
}

/** Where a rule matches, as offsets into the code: at most once in a statement, or wherever it does in the whole. */
export function matchStatements(
  rule: StatementRule,
  { bare, all }: Statements,
  code: string,
): readonly { readonly start: number; readonly end: number }[] {
  if (rule.with !== undefined && !toRegExp(rule.with).test(code)) return [];
  if (rule.without !== undefined && toRegExp(rule.without).test(code)) return [];
  if (rule.whole === true) {
    const regex = toRegExp(rule.regex);
    return Array.from(bare.matchAll(new RegExp(regex.source, `${regex.flags}g`))).flatMap(({ 0: text, index }) =>
      rule.not !== undefined && toRegExp(rule.not).test(text) ? [] : [{ start: index, end: index + text.length }],
    );
  }
  return all.flatMap(({ start, text }) => {
    const match = toRegExp(rule.regex).exec(text);
    if (match === null || (rule.not !== undefined && toRegExp(rule.not).test(text))) return [];
    return [{ start: start + match.index, end: start + match.index + match[0].length }];
  });
}
