import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { readRuleFiles, ruleFileNames, shipped, type RuleFile } from '../../../scripts/lib/evidence-rules.ts';
import { createCatalogue, GENERIC, type Catalogue } from '../../align/core/catalogue.ts';
import { coveredBy, GRAMMAR_LANGUAGES } from '../core/grammars.ts';
import { STATEMENT_LANGUAGES } from '../core/statements.ts';
import { NO_SURROUNDINGS } from '../core/types.ts';
import { createPatterns } from './patterns.ts';

const LANGUAGES = new Set([...GRAMMAR_LANGUAGES, ...STATEMENT_LANGUAGES]);
describe('rules of src/evidence/rules', function () {
  this.timeout(60_000);
  let files: readonly RuleFile[] = [];
  let catalogue: Catalogue;
  const warnings: string[] = [];
  const patterns = createPatterns(LANGUAGES, {
    rules: () => Promise.resolve(shipped(files)),
    reasonOf: (tag) => catalogue.entry(tag).reason,
    warn: (message) => warnings.push(message),
  });
  const found = (code: string, language: string, id: string) =>
    patterns.analyse(code, language, NO_SURROUNDINGS).some((e) => e.rule === id);

  /** The code with the rule's own fixes, as many as do not collide. */
  const fixed = (code: string, language: string, id: string) => {
    const edits = patterns
      .analyse(code, language, NO_SURROUNDINGS)
      .filter((e) => e.rule === id)
      .flatMap((e) => e.fix ?? [])
      .sort((x, y) => x.start - y.start);
    const apart = edits.filter(({ start }, i) => i === 0 || start > edits[i - 1]!.end);
    return apart.reduceRight((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
  };

  before(async () => {
    files = await readRuleFiles();
    catalogue = createCatalogue(
      JSON.parse(await readFile(new URL('../../../models/catalogue.json', import.meta.url), 'utf8')),
    );
  });

  for (const file of ruleFileNames())
    it(`${file} matches its examples, and leaves its clean ones alone`, async () => {
      const wrong: string[] = [];
      for (const rule of files.find((f) => f.file === file)!.rules) {
        if (catalogue.entry(rule.tag) === GENERIC) wrong.push(`${rule.id}: ${rule.tag} is not in the catalogue`);
        for (const language of coveredBy(rule.languages)) {
          if (!LANGUAGES.has(language)) wrong.push(`${rule.id}: ${language} is not a language that rules can read`);
          await patterns.prepare(language, '');
          for (const code of rule.match)
            if (!found(code, language, rule.id)) wrong.push(`${rule.id} (${language}) does not match:\n${code}`);
          for (const [i, right] of (rule.fixed ?? []).entries()) {
            const made = fixed(rule.match[i]!, language, rule.id);
            if (made !== right) wrong.push(`${rule.id} (${language}) makes this:\n${made}\nof:\n${rule.match[i]!}`);
            if (made !== rule.match[i] && found(made, language, rule.id))
              wrong.push(`${rule.id} (${language}) still matches:\n${made}`);
          }
          for (const code of rule.clean)
            if (found(code, language, rule.id)) wrong.push(`${rule.id} (${language}) matches the clean:\n${code}`);
        }
      }
      assert.deepEqual([...wrong, ...warnings], []);
    });
});
