/** Scopes and what is bound in them, for any language. */
import type { SyntaxNode } from '../match/syntax.ts';

export type Binding =
  /** A module, or a name out of one. */
  | { readonly kind: 'import'; readonly module: string; readonly name?: string | undefined }
  /** The value of an expression. */
  | { readonly kind: 'value'; readonly node: SyntaxNode }
  /** Anything else: a parameter, a function, a loop's variable. */
  | { readonly kind: 'other' };

export const OTHER: Binding = { kind: 'other' };

export class Scope {
  readonly names = new Map<string, Binding[]>();
  readonly parent: Scope | undefined;
  /** Names of a class's body are not seen from its methods. */
  readonly isClass: boolean;

  constructor(parent?: Scope, isClass = false) {
    this.parent = parent;
    this.isClass = isClass;
  }

  bind(name: string, binding: Binding): void {
    const all = this.names.get(name);
    if (all === undefined) this.names.set(name, [binding]);
    else all.push(binding);
  }

  /** What a name means, if it means one thing only; `none` where nothing binds it. */
  find(name: string): Binding | 'none' {
    const all = this.names.get(name);
    return all === undefined ? (this.parent?.findAround(name) ?? 'none') : single(all);
  }

  private findAround(name: string): Binding | 'none' {
    const all = this.isClass ? undefined : this.names.get(name);
    return all === undefined ? (this.parent?.findAround(name) ?? 'none') : single(all);
  }
}

function single(all: readonly Binding[]): Binding {
  const [first, ...others] = all as [Binding, ...Binding[]];
  return others.every((b) => isSame(first, b)) ? first : OTHER;
}

const isSame = (a: Binding, b: Binding): boolean =>
  a.kind === 'import' && b.kind === 'import' && a.module === b.module && a.name === b.name;

/** The scope of each node that opens one; others are in the scope of what is around them. */
export interface Scopes {
  readonly of: (node: SyntaxNode) => Scope;
  readonly root: Scope;
}

export function scopesOf(opened: ReadonlyMap<SyntaxNode, Scope>, root: Scope): Scopes {
  return {
    root,
    of: (node) => {
      for (let at: SyntaxNode | undefined = node; at !== undefined; at = at.parent) {
        const scope = opened.get(at);
        if (scope !== undefined) return scope;
      }
      return root;
    },
  };
}
