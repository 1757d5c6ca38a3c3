/** Nothing that is used loses its import or its declaration, nothing newly used is left without one, and no import comes in for nothing. */
import type { Scope } from '../parser.ts';
import { escaped } from '../../../base/core/escaped.ts';
import { isBuiltin } from './builtins.ts';
import { wholeOf } from './guard.ts';
import { isModule, knowsAttribute, knownModules, modulesIn } from './modules.ts';
import { perBlock } from './per-block.ts';

export const scope = perBlock('names', ['rewrite'], ({ before, after, language, allows, context }) => {
  if (!knownModules(modulesIn(before, language), modulesIn(after, language), language, context.text)) return false;
  if (!knowsAttribute(before, after, language)) return false;
  const [had, has] = [context.parser.scope?.(before, language), context.parser.scope?.(after, language)];
  if (had === undefined || has === undefined) return true;
  // Half a correction: what it imports for something that it then did not change.
  if (context.isFix !== true && [...has.imports].some((name) => !had.imports.has(name) && !has.used.has(name)))
    return false;
  const lost = newlyOpen(had, has, before, after, language);
  if (lost.length === 0) return true;
  const [open, answer] = [new Set(openIn(had, language)), wholeOf(context)];
  return lost.every((name) => {
    // Declared before, used after, and not declared any more: also a fragment must not do that.
    if (had.declared.has(name))
      return isOwnSource(name, before) || isAugmented(name, after) || isCompared(name, before, after, language);
    // A setting that the reader is to fill in.
    if (/^[A-Z][A-Z\d_]+$/.test(name) && allows('import')) return true;
    if (isImportedIn(answer, name)) return true;
    // A fragment without imports may lean on modules that stand elsewhere, as it does already; a model knows no other names.
    if (had.imports.size > 0) return false;
    const isGiven = context.isFix === true && open.size > 0;
    return isModule(name, language) ? [...open].some((other) => isModule(other, language)) : isGiven;
  });
});

/** The names that a change leaves without a definition, and that the code does not speak of before, be it in a text. */
export const newlyOpen = (had: Scope, has: Scope, before: string, after: string, language: string): string[] => {
  const isSame =
    [...has.used].every((name) => had.used.has(name)) && [...had.declared].every((name) => has.declared.has(name));
  const open = isSame ? undefined : openIn(had, language);
  return open === undefined
    ? []
    : [...(openIn(has, language) ?? [])].filter(
        (name) => !open.has(name) && (had.declared.has(name) || !isSpokenOf(name, before, after)),
      );
};

/** The names that nothing defines where they are used; undefined where that cannot be said. */
const openIn = ({ used, declared, open }: Scope, language: string): ReadonlySet<string> | undefined =>
  open === undefined ? new Set([...used].filter((name) => !declared.has(name) && !isBuiltin(name, language))) : open();

/** Whether a name stood in a text that became code: a format without its f, a call in quotes. A method's name is no such one. */
const isSpokenOf = (name: string, before: string, after: string): boolean => {
  const word = new RegExp(`(?<![\\w$.])${escaped(name)}(?![\\w$])`, 'g');
  const count = (code: string): number => code.match(word)?.length ?? 0;
  return count(before) > 0 && count(before) >= count(after);
};

/** Whether a name is added to: what was declared so far by a slip, as in count =+ 1. */
const isAugmented = (name: string, code: string): boolean =>
  new RegExp(`(?<![\\w$.])${escaped(name)}[ \\t]*(?:[-+*/%&|^]|\\*\\*|//|<<|>>)=`).test(code);

/** Whether a name is compared where it was set by a slip, which declares nothing in JavaScript: if (mode = 1). */
function isCompared(name: string, before: string, after: string, language: string): boolean {
  const comparison = new RegExp(`(?<![\\w$.])${escaped(name)}[ \\t]*={2,3}(?!=)`, 'g');
  const count = (code: string): number => code.match(comparison)?.length ?? 0;
  return /^(?:java|type)script/.test(language) && count(after) > count(before);
}

/** Whether a line of the answer imports a name: the parts of an example often stand in blocks of their own. */
export const isImportedIn = (answer: string, name: string): boolean =>
  new RegExp(
    `^[ \\t>]*(?:(?:from\\b[^\\n]*\\b)?import\\b[^\\n]*|(?:const|let|var)\\b[^\\n=]*)(?<![\\w$])${escaped(name)}(?![\\w$])[^\\n]*`,
    'm',
  )
    .exec(answer)?.[0]
    .match(/^[ \t>]*(?:from|import)\b|\brequire\s*\(|\bawait import\s*\(/) != null;

/** Whether a name is set to something made of itself, so that it came from elsewhere: x = x.sort(). */
const isOwnSource = (name: string, code: string): boolean =>
  new RegExp(
    `^[ \\t]*(?:const |let |var )?${escaped(name)}[ \\t]*=[^=\\n]*(?<![\\w$.])${escaped(name)}(?![\\w$])`,
    'm',
  ).test(code);
