/** An editor's diagnostics as evidence: what linters that are known here say of security and bugs. */
import { RUFF_RULES } from '../../evidence/core/ruff-rules.ts';
import type { Certainty, Evidence } from '../../evidence/core/types.ts';

/** A diagnostic; offsets are UTF-16 into the text that is aligned. */
export interface Diagnosed {
  readonly start: number;
  readonly end: number;
  /** Who says it, as the editor names it. */
  readonly source: string;
  readonly code: string;
  readonly message: string;
  /** An error or a warning, and no hint. */
  readonly isProblem: boolean;
}

interface Rule {
  readonly tag: string;
  readonly certainty: Certainty;
}

const certain = (tag: string): Rule => ({ tag, certainty: 'certain' });
const suspicion = (tag: string): Rule => ({ tag, certainty: 'suspicion' });

const ESLINT: Readonly<Record<string, Rule>> = {
  'no-eval': certain('CWE-95'),
  'no-implied-eval': certain('CWE-95'),
  '@typescript-eslint/no-implied-eval': certain('CWE-95'),
  'no-new-func': certain('CWE-95'),
  'no-unsanitized/property': certain('CWE-79'),
  'no-unsanitized/method': certain('CWE-79'),
  'no-const-assign': certain('const-reassign'),
  'use-isnan': certain('nan-compare'),
  'no-fallthrough': suspicion('missing-break'),
  'no-unsafe-finally': certain('return-in-finally'),
  eqeqeq: suspicion('loose-equality'),
  '@typescript-eslint/no-floating-promises': suspicion('missing-await'),
  '@typescript-eslint/no-misused-promises': suspicion('async-foreach'),
};

const SHELLCHECK: Readonly<Record<string, Rule>> = {
  SC2045: certain('loop-over-ls'),
  SC2115: certain('unsafe-rm'),
  SC2086: suspicion('unquoted-variable'),
  SC2162: suspicion('read-without-r'),
};

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

const LINTERS: Readonly<Record<string, (code: string) => Rule | undefined>> = {
  ruff: (code) => own(RUFF_RULES, code),
  // Bandit's numbers are those of Ruff's `S` rules.
  bandit: (code) => own(RUFF_RULES, code.replace(/^B/, 'S')),
  eslint: (code) => own(ESLINT, code),
  shellcheck: (code) => own(SHELLCHECK, /^\d/.test(code) ? `SC${code}` : code),
};

/** What a diagnostic is evidence of; undefined where its rule says nothing of a fault that is known here. */
export function evidenceOf({ start, end, source, code, message, isProblem }: Diagnosed): Evidence | undefined {
  const linter = source.toLowerCase();
  const rule = own(LINTERS, linter)?.(code);
  if (rule === undefined) return undefined;
  const certainty = isProblem ? rule.certainty : 'suspicion';
  const [reason = message] = message.split('\n');
  return { start, end, rule: code, source: 'editor', tag: rule.tag, certainty, reason };
}
