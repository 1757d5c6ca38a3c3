/** The project's own rules as an analyser: structural where there is a grammar, statement by statement where there is none. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { coveredBy, grammarOf } from '../core/grammars.ts';
import { needsOf } from '../core/needs.ts';
import { ruleSchema, type Rule } from '../core/rules.ts';
import { matchStatements, statementsOf } from '../core/statements.ts';
import type { Analyser, Evidence } from '../core/types.ts';
import { loadAstGrep, type AstGrep, type Place } from './ast-grep.ts';
import { rulesFile } from './files.ts';

/** Guards and streams ask about the same few pieces of code again and again. */
const KEPT = 64;
const PHP_TAG = '<?php\n';

export interface PatternOptions {
  /** Where the rules come from: the built file by default. */
  readonly rules?: () => Promise<readonly Rule[]>;
  /** The sentence for a tag, for rules without one of their own. */
  readonly reasonOf: (tag: string) => string;
  readonly warn?: (message: string) => void;
}

interface Prepared {
  readonly rule: Rule;
  readonly needs: readonly string[] | undefined;
}

/** Languages that the rules speak of are known only once they are read: `languages` is every id with a grammar or statements. */
export function createPatterns(languages: ReadonlySet<string>, options: PatternOptions): Analyser {
  const { rules = readRules, reasonOf, warn = () => undefined } = options;
  const byLanguage = new Map<string, Prepared[]>();
  const known = new Map<string, readonly Evidence[]>();
  const broken = new Set<string>();
  let engine: AstGrep | undefined;
  let reading: Promise<void> | undefined;
  let loading: Promise<AstGrep> | undefined;
  const grammars = new Map<string, Promise<void>>();
  const ready = new Set<string>();

  const read = async () => {
    for (const rule of await rules())
      for (const language of coveredBy(rule.languages)) {
        const needs = rule.needs ?? (rule.rule === undefined ? undefined : needsOf(rule.rule));
        const list = byLanguage.get(language) ?? [];
        byLanguage.set(language, [...list, { rule, needs }]);
      }
  };
  const loadGrammar = async (grammar: string) => {
    loading ??= loadAstGrep();
    engine = await loading;
    await engine.load(grammar);
    ready.add(grammar);
  };
  const prepare = async (language: string) => {
    try {
      await (reading ??= read());
      const grammar = grammarOf(language);
      if (grammar === undefined || byLanguage.get(language) === undefined) return;
      const running = grammars.get(grammar) ?? loadGrammar(grammar);
      grammars.set(grammar, running);
      await running;
    } catch (error) {
      if (!broken.has(language)) warn(`Patterns for ${language} are not searched: ${String(error)}`);
      broken.add(language);
    }
  };

  const search = (code: string, language: string): readonly Evidence[] => {
    const wanted = (byLanguage.get(language) ?? []).filter(
      ({ needs }) => needs === undefined || needs.some((text) => code.includes(text)),
    );
    const grammar = grammarOf(language);
    if (wanted.length === 0 || (grammar !== undefined && !ready.has(grammar))) return [];
    const find = grammar === undefined ? inStatements(code, language) : inTree(engine!, code, grammar);
    return wanted.flatMap(({ rule }) => {
      try {
        return find(rule).map((place) => toEvidence(rule, place, reasonOf));
      } catch (error) {
        if (!broken.has(rule.id)) warn(`The rule ${rule.id} is left out: ${String(error)}`);
        broken.add(rule.id);
        return [];
      }
    });
  };

  return {
    name: 'pattern',
    languages,
    prepare,
    analyse: (code, language) => {
      const key = `${language}\n${code}`;
      const kept = known.get(key);
      if (kept !== undefined) return kept;
      const found = search(code, language);
      if (grammarOf(language) === undefined || ready.has(grammarOf(language)!)) known.set(key, found);
      if (known.size > KEPT) known.delete(known.keys().next().value!);
      return found;
    },
  };
}

const toEvidence = (rule: Rule, { start, end }: Place, reasonOf: (tag: string) => string): Evidence => ({
  start,
  end,
  rule: rule.id,
  source: 'pattern',
  tag: rule.tag,
  certainty: rule.certainty,
  reason: rule.reason ?? reasonOf(rule.tag),
});

type Find = (rule: Rule) => readonly Place[];

function inStatements(code: string, language: string): Find {
  const statements = statementsOf(code, language);
  return ({ statement }) => (statement === undefined ? [] : matchStatements(statement, statements, code));
}

/** PHP is read as HTML until its opening tag. */
function inTree(engine: AstGrep, code: string, grammar: string): Find {
  const shift = grammar === 'php' && !code.includes('<?') ? PHP_TAG.length : 0;
  const root = engine.parse(shift === 0 ? code : PHP_TAG + code, grammar);
  return (rule) =>
    engine.find(root, rule).map(({ start, end }) => ({ start: Math.max(0, start - shift), end: end - shift }));
}

async function readRules(): Promise<readonly Rule[]> {
  return v.parse(v.array(ruleSchema), JSON.parse(await readFile(rulesFile(), 'utf8')));
}
