/** The texts that users read: the bundle of those in the code, and what a translation of them lacks. */
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { readRuleFiles } from './evidence-rules.ts';

export type Texts = Readonly<Record<string, string>>;

/**
 * English texts by themselves: every `l10n.t` below `folder`, and the reasons of the catalogue and of the rules, which reach users
 * the same way.
 */
export async function collectTexts(folder: string, catalogue: string): Promise<Texts> {
  const names = await readdir(folder, { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const files = await Promise.all(
    sources.map(async (name) => ({ extension: '.ts' as const, contents: await readFile(join(folder, name), 'utf8') })),
  );
  const found = Object.keys(await getL10nJson(files));
  const reasons = Object.values(readTexts(catalogue) as unknown as Record<string, { reason: string }>).map(
    (e) => e.reason,
  );
  const ruleReasons = (await readRuleFiles()).flatMap(({ rules }) => rules.flatMap(({ reason }) => reason ?? []));
  return Object.fromEntries([...new Set([...found, ...reasons, ...ruleReasons])].sort().map((text) => [text, text]));
}

export function readTexts(file: string): Texts {
  return JSON.parse(readFileSync(file, 'utf8')) as Texts;
}

/** What is wrong with a translation: texts that it lacks, texts that are gone, and placeholders that differ. */
export function translationProblems(english: Texts, translated: Texts): string[] {
  const placeholders = (text: string) =>
    [...text.matchAll(/\{\d+\}/g)]
      .map(([p]) => p)
      .sort()
      .join();
  return [
    ...Object.keys(english)
      .filter((key) => !Object.hasOwn(translated, key))
      .map((key) => `not translated: ${key}`),
    ...Object.keys(translated)
      .filter((key) => !Object.hasOwn(english, key))
      .map((key) => `not used any more: ${key}`),
    ...Object.keys(english)
      .filter((key) => Object.hasOwn(translated, key) && placeholders(english[key]!) !== placeholders(translated[key]!))
      .map((key) => `other placeholders: ${key}`),
  ];
}
