/**
 * What was put together with a query or a command is bound or quoted, all of it and in order: as many placeholders as
 * values, in the style of the driver in sight, and nothing else of the query changed.
 */
import { escaped } from '../../../base/core/escaped.ts';
import { queriesOf } from '../code/queries.ts';
import type { Query } from '../code/queries.ts';
import { hasQuotedPlaceholder, placeholdersOf, shapeOf } from '../code/sql.ts';
import { tokensOf } from '../code/tokens.ts';
import { namesIn, pairQueries, rootsIn } from './compare.ts';
import { driverStyles, layerStyles } from './drivers.ts';
import { keepsCommands } from './command-words.ts';
import { spokenOf } from './guard.ts';
import { keepsShellWords } from './shell-words.ts';
import { perBlock } from './per-block.ts';
import { valuesOf } from './bindings.ts';
import { oneStringCommands } from './commands.ts';

export const values = perBlock('values', ['rewrite'], ({ before, after, language, allows, context }) => {
  if (language === 'sql') return true;
  if (language === 'shellscript') return keepsShellWords(before, after, allows('value'));
  if (!allows('value') && !keepsCommands(before, after, language)) return false;
  if (!keepsHoles(before, after, language, allows('value'))) return false;
  const had = oneStringCommands(before, language);
  if (oneStringCommands(after, language) > had) return false;
  const pairs = pairQueries(queriesOf(before, language), queriesOf(after, language));
  return pairs.every(([a, b]) => {
    // A query with values in it does not end as something that is no query.
    if (a !== undefined && b === undefined) return a.holes.length === 0 && !isBroken(a, after, language);
    if (a === undefined || b === undefined || a.text === b.text) return true;
    return (
      isBoundAlike(a, b, after, language, spokenOf(context)) &&
      (allows('condition') || allows('check') || shapeOf(a.text) === shapeOf(b.text))
    );
  });
});

/** Whether a query that is none any more still stands there, as a text that says much of it. */
function isBroken(query: Query, after: string, language: string): boolean {
  const words = new Set(query.text.toLowerCase().match(/[a-z_]\w+/g) ?? []);
  return tokensOf(after, language).some(({ kind, value }) => {
    const said = kind === 'string' ? (value.toLowerCase().match(/[a-z_]\w+/g) ?? []) : [];
    return said.length > 2 && said.filter((word) => words.has(word)).length >= words.size * 0.6;
  });
}

function isBoundAlike(a: Query, b: Query, after: string, language: string, whole: string): boolean {
  if (hasQuotedPlaceholder(b.text) && !hasQuotedPlaceholder(a.text)) return false;
  const had = placeholdersOf(a.text);
  const has = placeholdersOf(b.text);
  if (b.bound || has.length <= had.length) return true;
  const styles = new Set(has.map(({ style }) => style));
  if (styles.size > 1) return false;
  const known = driverStyles(`${whole}\n${after}`, language);
  const { style } = has[0]!;
  if (known !== undefined && !known.has(style) && !layerStyles(`${whole}\n${after}`).includes(style)) return false;
  const lost = a.holes.filter((hole) => !b.holes.includes(hole));
  if (lost.length > 0 && has.length - had.length < lost.length) return false;
  // What is still put in must not stand where a value does: that is half a fix.
  if (/(?:=|<|>|like|values\s*\(|,|in\s*\()\s*'?%?\0/i.test(b.text) && /(?:=|<|>|like)\s*'?%?\0/i.test(b.text))
    return false;
  const given = valuesOf(b, after, language);
  if (given === undefined) return true;
  if (given.named) {
    const names = new Set(has.map(({ text }) => text.replace(/^[:@%(]+|\)s$/g, '')));
    const keys = new Set(given.items.map((item) => item.key));
    if (keys.size > 0 && [...names].some((name) => !keys.has(name))) return false;
    if (keys.size > 0 && [...keys].some((key) => !names.has(key))) return false;
    return lost.every((hole) => given.items.some(({ value }) => holdsNames(value, hole, language)));
  }
  const count = styles.has('$1') ? new Set(has.map(({ text }) => text)).size : has.length;
  if (given.items.length !== count) return false;
  if (lost.length !== has.length || had.length > 0 || styles.has('$1')) return true;
  return lost.every((hole, i) => holdsNames(given.items[i]!.value, hole, language));
}

/** Whether all names of an expression are in another one. */
function holdsNames(value: string, hole: string, language: string): boolean {
  const has = namesIn(value, language);
  return rootsIn(hole, language).every((name) => has.includes(name) || WRAPPERS.test(name));
}

/** What only made text of a value, or escaped it, is not needed where it is bound. */
const WRAPPERS =
  /^(?:str|String|repr|int|toString|escape|quote|mysqli_real_escape_string|real_escape_string|addslashes|connection|conn|mysqli|link|db|join|map|format|ToString|replace|trim|strip|encodeURIComponent|value)$/;

/** The lists of Python whose values have a placeholder each: ", ".join(["%s"] * len(ids)), with list(ids) as the values. */
const countedIn = (code: string, language: string): string[] =>
  language === 'python'
    ? [...code.matchAll(/\.join\(\[(["'])(?:%s|\?)\1\] \* len\(([\w.]+)\)\)/g)]
        .map(([, , list]) => list!)
        .filter((list) => code.includes(`, list(${list})`))
    : [];

/** Whether an expression is a value of a list, or the list as a text. */
function isOf(hole: string, list: string, code: string): boolean {
  if (hole.includes('.join(')) return new RegExp(`(?: in |, )${escaped(list)}\\)`).test(hole);
  const name = escaped(hole);
  return new RegExp(
    `\\bfor ${name} in ${escaped(list)}[)\\]]|\\b${name} = .*\\.join\\(.*\\b${escaped(list)}[)\\]]`,
  ).test(code);
}

/** Whether every expression that was interpolated in a string is still used, and none became text. */
function keepsHoles(before: string, after: string, language: string, mayGo: boolean): boolean {
  const holesOf = (code: string): string[] =>
    tokensOf(code, language).flatMap(({ kind, holes }) => (kind === 'string' ? holes : []));
  const had = holesOf(before);
  const has = new Set(holesOf(after));
  const lost = had.filter((hole) => !has.has(hole));
  if (lost.length === 0) return true;
  const texts = tokensOf(after, language).filter(({ kind }) => kind === 'string');
  const old = new Set(tokensOf(before, language).map(({ text }) => text));
  for (const { text, value } of texts) {
    if (old.has(text)) continue;
    if (lost.some((hole) => value.includes(`{${hole}}`) || value.includes(`\${${hole}}`))) return false;
  }
  if (mayGo) return true;
  const used = new Set(namesIn(after, language));
  const counted = countedIn(after, language);
  return lost.every(
    (hole) =>
      counted.some((list) => isOf(hole, list, before)) ||
      rootsIn(hole, language).every((name) => used.has(name) || WRAPPERS.test(name)),
  );
}
