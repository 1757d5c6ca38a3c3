/** Whether a module or class has a name: its own, or one of its bases'. */
import type { Holder, Library, Name, NameIndex } from './index.ts';

export type Answer =
  | { readonly state: 'has'; readonly name: Name | undefined }
  /** It had the name up to `last`. */
  | { readonly state: 'had'; readonly last: string; readonly library: Library }
  | { readonly state: 'never'; readonly library: Library }
  | { readonly state: 'unknown' };

const UNKNOWN: Answer = { state: 'unknown' };

/** Bases from which nothing comes that a name could mean. */
const EMPTY = new Set(['typing.Generic', 'typing.Protocol', 'abc.ABC', 'builtins.object']);

/** `called`: the name is called where it stands. */
export function lookUp(index: NameIndex, holder: Holder, name: string, called: boolean): Answer {
  if (name.startsWith('_')) return UNKNOWN;
  if (holder.kind === 'class') return lookUpInClass(index, holder, name, called);
  if (holder.last !== undefined) return UNKNOWN;
  const own = holder.names.get(name);
  const below = index.module(`${holder.path}.${name}`);
  if (below !== undefined && below.last === undefined)
    return { state: 'has', name: own === undefined || own.last !== undefined ? { name, module: below.path } : own };
  if (own !== undefined && own.last === undefined) return { state: 'has', name: own };
  if (holder.extent === 'open') return UNKNOWN;
  const last = own?.last ?? below?.last;
  return last === undefined
    ? { state: 'never', library: holder.library }
    : { state: 'had', last, library: holder.library };
}

function lookUpInClass(index: NameIndex, holder: Holder, name: string, called: boolean): Answer {
  let last: string | undefined;
  let sure = true;
  const queue = [holder];
  const seen = new Set<string>();
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next.path)) continue;
    seen.add(next.path);
    const own = next.names.get(name);
    if (own !== undefined && own.last === undefined) return { state: 'has', name: own };
    last ??= own?.last;
    if (next.extent === 'open' || (next.extent === 'calls' && !called)) sure = false;
    for (const path of next.bases) {
      if (EMPTY.has(path)) continue;
      const base = index.class(path);
      if (base === undefined) sure = false;
      else queue.push(base);
    }
  }
  if (!sure) return UNKNOWN;
  return last === undefined
    ? { state: 'never', library: holder.library }
    : { state: 'had', last, library: holder.library };
}
