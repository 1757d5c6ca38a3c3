/** Nothing that is used loses its import or its declaration, and nothing newly used is left without one. */
import { perBlock } from './per-block.ts';
import { isBuiltin } from './builtins.ts';
import { knowsAttribute, knownModules, modulesIn } from './modules.ts';

export const scope = perBlock('names', ['rewrite'], ({ before, after, language, allows, context }) => {
  if (!knownModules(modulesIn(before, language), modulesIn(after, language), language, context.text)) return false;
  if (!knowsAttribute(before, after, language)) return false;
  const [had, has] = [context.parser.scope?.(before, language), context.parser.scope?.(after, language)];
  if (had === undefined || has === undefined) return true;
  const undeclared = (names: typeof had): string[] =>
    [...names.used].filter((name) => !names.declared.has(name) && !isBuiltin(name, language));
  const open = new Set(undeclared(had));
  const lost = undeclared(has).filter((name) => !open.has(name));
  // Declared before, used after, and not declared any more: also a fragment must not do that.
  if (lost.some((name) => had.declared.has(name) && !isOwnSource(name, before))) return false;
  // An import that stays and is not used any more is untidy, not wrong; one that only now has no use was needed before.
  const isWhole = open.size === 0 && had.imports.size > 0;
  return !isWhole || lost.every((name) => allows('import') && /^[A-Z][A-Z\d_]+$/.test(name));
});

/** Whether a name is set to something made of itself, so that it came from elsewhere: x = x.sort(). */
const isOwnSource = (name: string, code: string): boolean =>
  new RegExp(
    `^[ \\t]*(?:const |let |var )?${name.replace('$', '\\$')}[ \\t]*=[^=\\n]*(?<![\\w$.])${name.replace('$', '\\$')}(?![\\w$])`,
    'm',
  ).test(code);
