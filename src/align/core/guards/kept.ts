/** What a fix does not speak of is kept: arguments, options, keys, items of lists, definitions and comments. */
import { argumentsOf, keysOf, optionsOf } from '../code/calls.ts';
import { tokensOf } from '../code/tokens.ts';
import { missing } from './compare.ts';
import { countOf } from './guard.ts';
import { perBlock, type BlockChange } from './per-block.ts';

export const kept = perBlock('kept', ['rewrite'], (change) => {
  return (
    keepsComments(change) &&
    keepsKeys(change) &&
    keepsArguments(change) &&
    keepsFunctions(change) &&
    keepsDefinitions(change)
  );
});

/** Calls that are given something: without it they fail. */
const WITHOUT_ARGUMENTS =
  /(?<![\w.])(?:sorted|len|sum|min|max|reversed|enumerate|filter|map|any|all)\(\s*(?:\)|(?:key|reverse|default)\s*=)/g;

/** A callback that was passed is still passed, and a built-in function still gets what it works on. */
function keepsFunctions({ before, after, language, allows }: BlockChange): boolean {
  if (language === 'python') return countOf(after, WITHOUT_ARGUMENTS) <= countOf(before, WITHOUT_ARGUMENTS);
  if (!/^(?:java|type)script/.test(language) || allows('flow') || allows('name')) return true;
  const functions = (code: string): number =>
    tokensOf(code, language).filter(({ kind, text }) => text === '=>' || (kind === 'name' && text === 'function'))
      .length;
  return functions(after) >= functions(before);
}

function keepsComments({ before, after, language, allows }: BlockChange): boolean {
  if (allows('comment')) return true;
  const comments = (code: string): string[] =>
    tokensOf(code, language).flatMap(({ kind, text }) =>
      kind === 'comment' ? [text.replace(/\s+/g, ' ').trim()] : [],
    );
  // A comment may be put in other words, not taken away.
  const [had, has] = [comments(before), comments(after)];
  return missing(had, has).length <= missing(has, had).length;
}

function keepsKeys({ before, after, language, allows }: BlockChange): boolean {
  if (allows('argument')) return true;
  const names = (code: string): string[] => keysOf(code, language).map(({ name }) => name);
  const lost = missing(names(before), names(after)).filter((name) => !goesWith(name, before, after));
  // Where the tag lets names change, a key may get another one.
  if (allows('name') && missing(names(after), names(before)).length >= lost.length) return true;
  // A switch that is on where it should be off, or the other way round, may go where the tag says so.
  const switches = new Set(keysOf(before, language).flatMap(({ name, isSwitch }) => (isSwitch ? [name] : [])));
  if (lost.some((name) => !(allows('flag') && switches.has(name)))) return false;
  if (!/^(?:shellscript|shellsession|dockerfile|yaml|powershell|fish)$/.test(language) || allows('flag')) return true;
  return missing(optionsOf(before), optionsOf(after)).length === 0;
}

/** Keys that a safer function has no use for. */
const GONE_WITH: Readonly<Record<string, RegExp>> = { Loader: /\bsafe_load(?:_all)?\(/g };

const goesWith = (name: string, before: string, after: string): boolean =>
  Object.hasOwn(GONE_WITH, name) &&
  (after.match(GONE_WITH[name]!)?.length ?? 0) > (before.match(GONE_WITH[name]!)?.length ?? 0);

/** A callee that is called as often as before has no fewer arguments, and lists have no fewer items. */
function keepsArguments({ before, after, language, allows }: BlockChange): boolean {
  if (allows('argument') || /^(?:shellscript|shellsession|powershell|fish|sql|yaml|dockerfile)$/.test(language))
    return true;
  const [had, now] = [argumentsOf(before, language), argumentsOf(after, language)];
  const sum = (all: typeof had): number => [...all.values()].reduce((total, { items }) => total + items, 0);
  // What one call loses another may take: a query moves from the call that runs it to the one that prepares it.
  if (sum(now) >= sum(had) && now.size > had.size) return true;
  return [...had].every(([name, { calls, items }]) => {
    const { calls: same, items: left } = now.get(name) ?? { calls: 0, items: 0 };
    // One named switch less is counted with the keys.
    return same !== calls || left >= items - (allows('flag') ? 1 : 0);
  });
}

const DEFINITION = /^(?:def|class|function|func|fn|interface|struct|enum|trait|impl)$/;

function keepsDefinitions({ before, after, language, allows }: BlockChange): boolean {
  if (allows('flow')) return true;
  const count = (code: string): number =>
    tokensOf(code, language).filter(({ kind, text }) => kind === 'name' && DEFINITION.test(text)).length;
  // A function expression may become an arrow function.
  const arrows = (code: string): number => tokensOf(code, language).filter(({ text }) => text === '=>').length;
  if (/^(?:java|type)script/.test(language) && count(after) + arrows(after) >= count(before) + arrows(before))
    return true;
  return count(after) >= count(before) || (allows('name') && count(before) === 1 && count(after) > 0);
}
