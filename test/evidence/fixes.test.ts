/** The rules' own corrections, through the product's own path with a model that sees nothing: guards, evidence, imports. */
import assert from 'node:assert/strict';
import { readRuleFiles, ruleFileNames, type RuleFile } from '../../scripts/lib/evidence-rules.ts';
import { coveredBy } from '../../src/evidence/core/grammars.ts';
import { alignerByRules } from '../support/rules-only.ts';

describe("the rules' own fixes", function () {
  this.timeout(60_000);
  let files: readonly RuleFile[] = [];
  let align: Awaited<ReturnType<typeof alignerByRules>>;

  before(async () => {
    files = await readRuleFiles();
    align = await alignerByRules();
  });

  for (const file of ruleFileNames())
    it(`of ${file} pass every check`, async () => {
      const wrong: string[] = [];
      for (const { id, languages, certainty, match, fixed = [] } of files.find((f) => f.file === file)!.rules)
        for (const [i, wanted] of fixed.entries()) {
          const code = match[i]!;
          if (certainty !== 'certain' || wanted === code) continue;
          const fence = (inside: string) => `\`\`\`${coveredBy(languages)[0]!}\n${inside}\n\`\`\`\n`;
          const { corrected: made, dropped } = await align(fence(code));
          // It may import what it needs.
          if (withoutImports(made) !== withoutImports(fence(wanted)))
            wrong.push(`${id}:\n${made}\ninstead of\n${fence(wanted)}${dropped.map(({ guard }) => guard).join()}`);
        }
      assert.deepEqual(wrong, []);
    });
});

const withoutImports = (text: string): string =>
  text.replaceAll(/^(?:import .*|from .* import .*|const \w+ = require\(.*)\n(?:\n)?/gm, '');
