/** The project's own rules as an analyser: structural where there is a grammar, statement by statement where there is none. */
import { readFile } from 'node:fs/promises';
import { fixOf } from '../core/fix.ts';
import type { Rule } from '../core/rules.ts';
import { Recent } from '../../base/core/recent.ts';
import { grammarOf } from '../core/grammars.ts';
import { createRuleSet, type Found, type RuleSet } from '../core/rule-set.ts';
import type { Analyser, Evidence } from '../core/types.ts';
import { rulesFile } from './files.ts';
import { loadGrammar } from './tree-sitter.ts';

/** Guards and streams ask about the same few pieces of code again and again. */
const KEPT = 64;

export interface PatternOptions {
  /** The rules of a language, or more: the built file by default. */
  readonly rules?: (language: string) => Promise<readonly Rule[]>;
  /** The sentence for a tag, for rules without one of their own. */
  readonly reasonOf: (tag: string) => string;
  readonly warn?: (message: string) => void;
}

/** An analyser for the languages of these VS Code ids. */
export function createPatterns(languages: ReadonlySet<string>, options: PatternOptions): Analyser {
  const { rules = readRules, reasonOf, warn = () => undefined } = options;
  const sets = new Map<string, RuleSet>();
  const loading = new Map<string, Promise<void>>();
  const known = new Recent<readonly Evidence[]>(KEPT);

  const load = async (language: string) => {
    try {
      const own = await rules(language);
      const name = own.length === 0 ? undefined : grammarOf(language);
      const grammar = name === undefined ? undefined : await loadGrammar(name);
      sets.set(language, createRuleSet(own, language, grammar, warn));
    } catch (error) {
      warn(`Patterns for ${language} are not searched: ${String(error)}`);
    }
  };

  return {
    name: 'pattern',
    languages,
    prepare: (language) => {
      const running = loading.get(language) ?? load(language);
      loading.set(language, running);
      return running;
    },
    analyse: (code, language) => {
      const set = sets.get(language);
      if (set === undefined) return [];
      return known.get(`${language}\n${code}`, () =>
        set.search(code).map((found) => toEvidence(found, code, reasonOf)),
      );
    },
  };
}

function toEvidence(found: Found, code: string, reasonOf: (tag: string) => string): Evidence {
  const { rule, place } = found;
  const fix = fixOf(found, code);
  return {
    start: place.start,
    end: place.end,
    rule: rule.id,
    source: 'pattern',
    tag: rule.tag,
    certainty: rule.certainty,
    reason: rule.reason ?? reasonOf(rule.tag),
    ...(fix !== undefined && { fix }),
  };
}

/** Checked when it was built. */
const readRules = async (language: string): Promise<readonly Rule[]> =>
  JSON.parse(await readFile(rulesFile(language), 'utf8')) as readonly Rule[];
