/** The rules of src/evidence/rules, read strictly: a misspelt key is an error that names the file and the rule. */
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { needsOf } from '../../src/evidence/core/needs.ts';
import { ruleFileSchema, type Rule, type WrittenRule } from '../../src/evidence/core/rules.ts';
import { ROOT } from './paths.ts';
import { ScriptError } from './run.ts';

const FOLDER = 'src/evidence/rules';
const EXAMPLES = new Set(['match', 'clean', 'fixed']);

export interface RuleFile {
  /** Below the repository. */
  readonly file: string;
  readonly rules: readonly WrittenRule[];
}

/** Their paths below the repository, in order. */
export const ruleFileNames = (): readonly string[] => globSync(`${FOLDER}/**/*.yml`, { cwd: ROOT }).sort();

/** All rule files, in order. Rejects with ScriptError for one that is not in order. */
export async function readRuleFiles(): Promise<readonly RuleFile[]> {
  const files: RuleFile[] = [];
  for (const file of ruleFileNames())
    files.push({ file, rules: parseRules(file, await readFile(join(ROOT, file), 'utf8')) });
  const seen = new Map<string, string>();
  for (const { file, rules } of files)
    for (const { id } of rules) {
      if (seen.has(id)) throw new ScriptError(`${file}: the rule ${id} is also in ${seen.get(id)!}.`);
      seen.set(id, file);
    }
  return files;
}

/** One file's rules. Throws ScriptError, which names the file, the rule and the key. */
function parseRules(file: string, text: string): readonly WrittenRule[] {
  let data: unknown;
  try {
    data = parse(text, { merge: true });
  } catch (error) {
    throw new ScriptError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = v.safeParse(ruleFileSchema, data);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const at = issue.path?.[0]?.key as number | undefined;
  const rule: unknown = at === undefined || !Array.isArray(data) ? undefined : data[at];
  const id = typeof rule === 'object' && rule !== null && 'id' in rule ? String(rule.id) : `number ${at ?? '?'}`;
  const path = v.getDotPath(issue)?.replace(/^\d+\.?/, '') ?? '';
  throw new ScriptError(`${file}: rule ${id}: ${path === '' ? '' : `${path}: `}${issue.message}`);
}

/** What ships: the rules without their examples, with the texts that a code must contain worked out. */
export const shipped = (files: readonly RuleFile[]): readonly Rule[] =>
  files.flatMap(({ rules }) =>
    rules.map((rule) => ({ ...withoutExamples(rule), needs: rule.needs ?? [...needed(rule)] })),
  );

const withoutExamples = (rule: WrittenRule): Rule =>
  Object.fromEntries(Object.entries(rule).filter(([key]) => !EXAMPLES.has(key))) as Rule;

/** Every code contains the empty text. */
const needed = ({ rule }: Rule): readonly string[] => (rule === undefined ? undefined : needsOf(rule)) ?? [''];
