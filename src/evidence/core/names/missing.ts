/** A name that is not there, as the search of a language tells it. */
import { textOf, type SyntaxNode } from '../match/syntax.ts';
import type { Holder, NameIndex } from './index.ts';
import type { Answer } from './lookup.ts';
import { alikeName, goneReason, neverReason, note, spoken, type Note, type Notes } from './reason.ts';

export interface Missing {
  readonly node: SyntaxNode;
  readonly kind: 'module' | 'name' | 'argument';
  readonly isGone: boolean;
  /** It may be there all the same: for many who use the version before, or set from elsewhere. */
  readonly isDoubtful: boolean;
  readonly reason: string;
  readonly fix?: string;
}

/** For a module that is gone as a whole. */
export function goneModule(node: SyntaxNode, holder: Holder, notes: Notes): Missing {
  const { library, last } = holder;
  const found = note(notes, library, holder.path);
  const reason = goneReason(library, `the module ${holder.path}`, last, found);
  return { node, kind: 'module', isGone: true, isDoubtful: isRecent(holder, last), reason };
}

/** Gone with the newest version of the language. */
export const isRecent = ({ library }: Holder, last: string | undefined): boolean =>
  library.name === 'python' && last === library.earlier.at(-1);

/** For a name that its holder does not have; undefined where it has it, or nobody knows. */
export function missingName(
  node: SyntaxNode,
  holder: Holder,
  answer: Answer,
  notes: Notes,
  index?: NameIndex,
): Missing | undefined {
  const name = textOf(node);
  const said = spoken(holder, name);
  const known = note(notes, holder.library, said);
  if (answer.state === 'had' || (known !== undefined && answer.state === 'never')) {
    const last = answer.state === 'had' ? answer.last : undefined;
    const reason = goneReason(holder.library, said, last, known);
    return { node, kind: 'name', isGone: true, isDoubtful: isRecent(holder, last), reason, ...fixOf(known) };
  }
  if (answer.state !== 'never') return undefined;
  const reason = neverReason(holder.library, said, hint(holder, name, index));
  return { node, kind: 'name', isGone: false, isDoubtful: false, reason };
}

const fixOf = (known: Note | undefined): { fix?: string } => (known?.fix === undefined ? {} : { fix: known.fix });

/** `datetime.now` is meant for the class of the same name. */
function hint(holder: Holder, name: string, index?: NameIndex): string | undefined {
  const last = holder.path.split('.').at(-1)!;
  const same = holder.kind === 'module' ? holder.names.get(last)?.class : undefined;
  const inner = same === undefined ? undefined : index?.class(same);
  if (inner?.names.has(name) === true) return `${holder.path}.${last}.${name}`;
  const present = [...holder.names.values()].filter((n) => n.last === undefined).map((n) => n.name);
  const alike = alikeName(present, name);
  return alike === undefined ? undefined : spoken(holder, alike);
}
