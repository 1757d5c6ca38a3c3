/** What an expression stands for, as far as the index of names can tell. */
import type { SyntaxNode } from '../match/syntax.ts';
import type { Holder, Name, NameIndex } from './index.ts';
import { lookUp, type Answer } from './lookup.ts';

export type Thing =
  | { readonly kind: 'module' | 'class' | 'instance'; readonly holder: Holder; readonly name?: Name | undefined }
  /** A function, a constant: what its holder says of it. */
  | { readonly kind: 'member'; readonly holder: Holder; readonly name: Name; readonly ofInstance: boolean };

/** The thing behind an attribute of another; undefined where that is not known. */
export function member(index: NameIndex, thing: Thing, name: string): Thing | undefined {
  if (thing.kind === 'member') return undefined;
  const answer = lookUp(index, thing.holder, name, false);
  return answer.state === 'has' ? ofName(index, thing, answer) : undefined;
}

function ofName(
  index: NameIndex,
  thing: Exclude<Thing, { kind: 'member' }>,
  { name }: Answer & { state: 'has' },
): Thing | undefined {
  if (name === undefined) return undefined;
  if (name.module !== undefined) {
    const holder = index.module(name.module);
    return holder === undefined ? undefined : { kind: 'module', holder };
  }
  if (name.class !== undefined) {
    const holder = index.class(name.class);
    return holder === undefined ? undefined : { kind: 'class', holder, name };
  }
  return { kind: 'member', holder: thing.holder, name, ofInstance: thing.kind === 'instance' };
}

/** What a call of the thing gives. */
export function called(index: NameIndex, thing: Thing): Thing | undefined {
  if (thing.kind === 'class') return { kind: 'instance', holder: thing.holder };
  const path = thing.kind === 'member' ? thing.name.returns : undefined;
  return path === undefined ? undefined : instance(index, path);
}

/** An object of a class; of what stands for any class, such as `typing.Any` or `collections.abc.Iterator`, nothing is known. */
export function instance(index: NameIndex, path: string): Thing | undefined {
  if (/^(?:typing|collections\.abc)\./.test(path)) return undefined;
  const holder = index.class(path);
  return holder === undefined ? undefined : { kind: 'instance', holder };
}

/** Finds what expressions stand for, each once. */
export abstract class Resolver {
  readonly index: NameIndex;
  private readonly known = new Map<SyntaxNode, Thing | undefined>();

  protected constructor(index: NameIndex) {
    this.index = index;
  }

  /** Undefined where it is not known, and for an expression that comes back to itself. */
  thing(node: SyntaxNode): Thing | undefined {
    if (this.known.has(node)) return this.known.get(node);
    this.known.set(node, undefined);
    const found = this.resolve(node);
    this.known.set(node, found);
    return found;
  }

  protected abstract resolve(node: SyntaxNode): Thing | undefined;
}
