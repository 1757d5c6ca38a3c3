/** Names in Python code that the library or a package does not have. */
import { textOf, type SyntaxNode, type SyntaxTree } from '../match/syntax.ts';
import type { NameIndex } from './index.ts';
import { lookUp } from './lookup.ts';
import { goneModule, isRecent, missingName, type Missing } from './missing.ts';
import { isAttempt, namesOfItsOwn, pythonScopes, type PythonScopes } from './python-scopes.ts';
import { neverReason, parameterReason, spoken, type Notes } from './reason.ts';
import { Resolver, called, instance, member, type Thing } from './things.ts';
import { field, fields, named } from './tree.ts';

/** What these names mean where nothing binds them: everybody writes them so. */
const CONVENTIONS: Readonly<Record<string, string>> = { np: 'numpy', pd: 'pandas', plt: 'matplotlib.pyplot' };

const LITERALS: Readonly<Record<string, string>> = {
  string: 'str',
  concatenated_string: 'str',
  list: 'list',
  list_comprehension: 'list',
  dictionary: 'dict',
  dictionary_comprehension: 'dict',
  set: 'set',
  set_comprehension: 'set',
};

export function missingInPython(tree: SyntaxTree, index: NameIndex, notes: Notes): readonly Missing[] {
  const root = tree.nodes[0];
  if (root === undefined) return [];
  const scopes = pythonScopes(root);
  const own = namesOfItsOwn(root);
  const look = new PythonResolver(index, scopes);
  const found: Missing[] = [];
  const add = (missing: Missing | undefined) => {
    if (missing !== undefined && !own.has(textOf(missing.node)) && !isAttempt(missing.node)) found.push(missing);
  };
  for (const node of tree.nodes) {
    if (node.kind === 'import_statement')
      for (const item of fields(node, 'name')) add(missingModule(item, index, notes));
    else if (node.kind === 'import_from_statement') missingImports(node, index, notes).forEach(add);
    else if (node.kind === 'attribute') add(missingAttribute(node, look, notes));
    else if (node.kind === 'call') missingArguments(node, look).forEach(add);
  }
  return found;
}

function missingModule(item: SyntaxNode, index: NameIndex, notes: Notes): Missing | undefined {
  const node = item.kind === 'aliased_import' ? field(item, 'name')! : item;
  const path = textOf(node);
  const top = index.module(path.split('.')[0]!);
  if (top === undefined) return undefined;
  if (top.last !== undefined) return goneModule(node, top, notes);
  let at = top;
  for (const part of path.split('.').slice(1)) {
    if (/^_|^(?:tests?|conftest|testing)$/.test(part)) return undefined;
    const next = index.module(`${at.path}.${part}`);
    if (next === undefined) {
      if (at.extent === 'open') return undefined;
      const known = at.names.get(part);
      // `import a.b` of what is no module fails, even where a has a name b; a lazy module may stand behind it.
      if (known !== undefined && known.last === undefined) return undefined;
      const name = `${at.path}.${part}`;
      return {
        node,
        kind: 'module',
        isGone: false,
        isDoubtful: false,
        reason: neverReason(top.library, `module ${name}`, undefined),
      };
    }
    at = next;
  }
  return at.last === undefined ? undefined : goneModule(node, at, notes);
}

function missingImports(node: SyntaxNode, index: NameIndex, notes: Notes): readonly Missing[] {
  const module = field(node, 'module_name')!;
  if (module.kind !== 'dotted_name') return [];
  const missing = missingModule(module, index, notes);
  if (missing !== undefined) return [missing];
  const holder = index.module(textOf(module));
  if (holder === undefined) return [];
  return fields(node, 'name').flatMap((item) => {
    const name = item.kind === 'aliased_import' ? field(item, 'name')! : item;
    return missingName(name, holder, lookUp(index, holder, textOf(name), true), notes) ?? [];
  });
}

function missingAttribute(node: SyntaxNode, look: PythonResolver, notes: Notes): Missing | undefined {
  const attribute = field(node, 'attribute')!;
  const object = field(node, 'object')!;
  const isCalled = node.parent?.kind === 'call' && node.field === 'function';
  if (isTarget(node)) return undefined;
  const thing = look.thing(object);
  if (thing === undefined || thing.kind === 'member') return undefined;
  // Attributes of an object may be set from elsewhere; a method hardly ever is.
  if (thing.kind === 'instance' && !isCalled) return undefined;
  const answer = lookUp(look.index, thing.holder, textOf(attribute), isCalled);
  if (answer.state === 'never' && look.isGuess(object)) return undefined;
  const missing = missingName(attribute, thing.holder, answer, notes, look.index);
  // Programs keep values of their own on a package's module; a function hardly ever.
  const isValue = thing.kind === 'module' && thing.holder.library.name !== 'python' && !isCalled;
  return missing === undefined || missing.isGone || !isValue ? missing : { ...missing, isDoubtful: true };
}

const isTarget = (node: SyntaxNode): boolean =>
  node.parent?.kind === 'assignment' || node.parent?.kind === 'augmented_assignment'
    ? node.field === 'left'
    : node.parent?.kind === 'delete_statement';

function missingArguments(call: SyntaxNode, look: PythonResolver): readonly Missing[] {
  const list = field(call, 'arguments');
  const callee = field(call, 'function')!;
  const keywords =
    list?.kind === 'argument_list' ? list.children.filter((child) => child.kind === 'keyword_argument') : [];
  if (keywords.length === 0) return [];
  const thing = look.thing(callee);
  if (thing === undefined || thing.kind === 'module' || thing.kind === 'instance' || look.isGuess(callee)) return [];
  const parameters = thing.name?.parameters;
  if (parameters === undefined) return [];
  return keywords.flatMap((keyword) => {
    const node = field(keyword, 'name')!;
    const name = textOf(node);
    const isKnown = parameters.has(name);
    const last = parameters.get(name);
    if (isKnown && last === undefined) return [];
    const said = thing.kind === 'class' ? thing.holder.path.split('.').at(-1)! : spoken(thing.holder, thing.name!.name);
    const reason = parameterReason(thing.holder.library, said, name, last);
    return [
      { node: keyword, kind: 'argument' as const, isGone: isKnown, isDoubtful: isRecent(thing.holder, last), reason },
    ];
  });
}

class PythonResolver extends Resolver {
  private readonly scopes: PythonScopes;

  constructor(index: NameIndex, scopes: PythonScopes) {
    super(index);
    this.scopes = scopes;
  }

  /** Whether it rests on a name that nothing in the code binds. */
  isGuess(node: SyntaxNode): boolean {
    let at = node;
    while (at.kind === 'attribute' || at.kind === 'call') at = at.children[0]!;
    return (
      at.kind === 'identifier' &&
      this.scopes.of(at).find(textOf(at)) === 'none' &&
      CONVENTIONS[textOf(at)] === undefined
    );
  }

  protected override resolve(node: SyntaxNode): Thing | undefined {
    if (Object.hasOwn(LITERALS, node.kind)) return this.literal(node);
    switch (node.kind) {
      case 'identifier':
        return this.identifier(node);
      case 'attribute': {
        const object = this.thing(field(node, 'object')!);
        return object === undefined ? undefined : member(this.index, object, textOf(field(node, 'attribute')!));
      }
      case 'call': {
        const callee = field(node, 'function')!;
        if (textOf(callee) === 'open') return this.file(node);
        const thing = this.thing(callee);
        return thing === undefined ? undefined : called(this.index, thing);
      }
      case 'parenthesized_expression': {
        const [inner, ...others] = named(node);
        return inner === undefined || others.length > 0 ? undefined : this.thing(inner);
      }
      default:
        return undefined;
    }
  }

  private literal(node: SyntaxNode): Thing | undefined {
    const start = /^[a-z]*/i.exec(textOf(node))![0];
    if (/b/i.test(start) && LITERALS[node.kind] === 'str') return undefined;
    return instance(this.index, `builtins.${LITERALS[node.kind]!}`);
  }

  private file(call: SyntaxNode): Thing | undefined {
    const list = field(call, 'arguments');
    if (list === undefined || this.scopes.of(call).find('open') !== 'none') return undefined;
    const given = named(list);
    const mode = given[1];
    if (
      given.some(
        (g) => g.kind.includes('splat') || (g.kind === 'keyword_argument' && textOf(field(g, 'name')!) === 'mode'),
      )
    )
      return undefined;
    if (mode !== undefined && mode.kind !== 'keyword_argument' && !/^['"][rwax+t]+['"]$/.test(textOf(mode)))
      return undefined;
    return instance(this.index, 'io.TextIOWrapper') ?? instance(this.index, '_io.TextIOWrapper');
  }

  private identifier(node: SyntaxNode): Thing | undefined {
    const name = textOf(node);
    const binding = this.scopes.of(node).find(name);
    if (this.scopes.stars.some((star) => this.mayBind(star, name))) return undefined;
    if (binding === 'none') {
      const holder = this.index.module(Object.hasOwn(CONVENTIONS, name) ? CONVENTIONS[name]! : name);
      return holder === undefined ||
        holder.last !== undefined ||
        (holder.library.name !== 'python' && !Object.hasOwn(CONVENTIONS, name))
        ? undefined
        : { kind: 'module', holder };
    }
    if (binding.kind === 'value') return this.thing(binding.node);
    if (binding.kind === 'other') return undefined;
    const holder = this.index.module(binding.module);
    if (holder === undefined || holder.last !== undefined) return undefined;
    const module: Thing = { kind: 'module', holder };
    return binding.name === undefined ? module : member(this.index, module, binding.name);
  }

  private mayBind(star: string, name: string): boolean {
    const holder = this.index.module(star);
    return holder?.extent !== 'closed' || holder.names.has(name);
  }
}
