/** `nthChild`: the place of a node among its named siblings, as a number or as CSS's An+B. */
import type { NodeRule } from '../rules.ts';
import { UNBOUND } from './bindings.ts';
import { compile, type Scope, type Test } from './compile.ts';

export function nthChild(rule: NonNullable<NodeRule['nthChild']>, scope: Scope): Test {
  const { position, reverse = false, ofRule } = typeof rule === 'object' ? rule : { position: rule };
  const isAt = places(position);
  const of = ofRule === undefined ? undefined : compile(ofRule, scope).test;
  return (node, bindings) => {
    const named = (node.parent?.children ?? []).filter(
      (sibling) => sibling.named && (of === undefined || of(sibling, UNBOUND) !== undefined),
    );
    const index = (reverse ? named.reverse() : named).indexOf(node);
    return index !== -1 && isAt(index + 1) ? bindings : undefined;
  };
}

function places(position: number | string): (place: number) => boolean {
  if (typeof position === 'number') return (place) => place === position;
  const match = /^([+-]?\d*)n(?:([+-]\d+))?$|^([+-]?\d+)$/i.exec(position.replace(/\s/g, ''));
  if (match === null) throw new Error(`nthChild: ${position} is not a place such as 2 or 2n+1.`);
  if (match[3] !== undefined) return (place) => place === Number(match[3]);
  const step = /^[+-]?$/.test(match[1]!) ? Number(`${match[1]!}1`) : Number(match[1]);
  const offset = Number(match[2] ?? 0);
  return (place) => (step === 0 ? place === offset : (place - offset) / step >= 0 && (place - offset) % step === 0);
}
