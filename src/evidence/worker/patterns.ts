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
  /** Where the rules come from: the built file by default. */
  readonly rules?: () => Promise<readonly Rule[]>;
  /** The sentence for a tag, for rules without one of their own. */
  readonly reasonOf: (tag: string) => string;
  readonly warn?: (message: string) => void;
}

/** An analyser for the languages of these VS Code ids. */
export function createPatterns(languages: ReadonlySet<string>, options: PatternOptions): Analyser {
  const { rules = readRules, reasonOf, warn = () => undefined } = options;
  let reading: Promise<RuleSet> | undefined;
  let set: RuleSet | undefined;
  const loading = new Map<string, Promise<void>>();
  const known = new Recent<readonly Evidence[]>(KEPT);

  const load = async (language: string) => {
    try {
      set = await (reading ??= rules().then((list) => createRuleSet(list, warn)));
      const grammar = grammarOf(language);
      if (grammar !== undefined && set.speaksOf(language)) set.add(await loadGrammar(grammar));
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
      if (set?.isReady(language) !== true) return [];
      const ready = set;
      return known.get(`${language}\n${code}`, () =>
        ready.search(code, language).map((found) => toEvidence(found, code, reasonOf)),
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
async function readRules(): Promise<readonly Rule[]> {
  return JSON.parse(await readFile(rulesFile(), 'utf8')) as readonly Rule[];
}
