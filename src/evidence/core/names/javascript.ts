/** Names in JavaScript and TypeScript code that Node's modules, the language or the browser do not have. */
import { textOf, walk, type SyntaxNode, type SyntaxTree } from '../match/syntax.ts';
import type { Holder, NameIndex } from './index.ts';
import { javascriptScopes, moduleOf, requiredModule } from './javascript-scopes.ts';
import { lookUp } from './lookup.ts';
import { missingName, type Missing } from './missing.ts';
import type { Notes } from './reason.ts';
import type { Scopes } from './scopes.ts';
import { Resolver, called, instance, member, type Thing } from './things.ts';
import { field, isInside, named } from './tree.ts';

const LITERALS: Readonly<Record<string, string>> = {
  array: 'Array',
  string: 'String',
  template_string: 'String',
  regex: 'RegExp',
};

export function missingInJavaScript(tree: SyntaxTree, index: NameIndex, notes: Notes): readonly Missing[] {
  const root = tree.nodes[0];
  // Whoever wraps or replaces modules as a whole gives them other names.
  if (root === undefined || /promisifyAll|\.prototype\.\w+\s*=|jest\.mock|vi\.mock|proxyquire/.test(root.source))
    return [];
  const own = namesOfItsOwn(root);
  const scopes = javascriptScopes(root);
  const look = new JavaScriptResolver(index, scopes);
  const found: Missing[] = [];
  const add = (missing: Missing | undefined) => {
    if (missing !== undefined && !own.has(textOf(missing.node)) && !isAttempt(missing.node)) found.push(missing);
  };
  for (const node of tree.nodes) {
    if (node.kind === 'import_specifier') add(missingImport(node, index, notes));
    else if (node.kind === 'variable_declarator') missingRequired(node, index, notes).forEach(add);
    else if (node.kind === 'member_expression') add(missingMember(node, look, notes));
  }
  return found;
}

/** Within a `try`, or where the name is asked for first. */
const isAttempt = (node: SyntaxNode): boolean => isInside(node, ({ kind }) => kind === 'try_statement');

/** Names that the code asks for, sets, or writes without a call: a missing method is looked for that way. */
function namesOfItsOwn(root: SyntaxNode): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of walk(root)) {
    if (node.kind === 'member_expression') {
      const isCalled = node.parent?.kind === 'call_expression' && node.field === 'function';
      const isGuarded = [...node.children, ...(node.parent?.children ?? [])].some((child) => textOf(child) === '?.');
      if (!isCalled || isGuarded) found.add(textOf(field(node, 'property')!));
    } else if (node.kind === 'string') found.add(textOf(node).slice(1, -1));
  }
  return found;
}

function missingImport(node: SyntaxNode, index: NameIndex, notes: Notes): Missing | undefined {
  const name = field(node, 'name')!;
  let statement: SyntaxNode | undefined = node;
  while (statement !== undefined && statement.kind !== 'import_statement') statement = statement.parent;
  const source = statement === undefined ? undefined : field(statement, 'source');
  if (source === undefined || name.kind !== 'identifier') return undefined;
  return missingOf(name, index.module(moduleOf(textOf(source))), index, notes);
}

function missingRequired(node: SyntaxNode, index: NameIndex, notes: Notes): readonly Missing[] {
  const value = field(node, 'value');
  const pattern = field(node, 'name')!;
  const path = value === undefined || pattern.kind !== 'object_pattern' ? undefined : requiredModule(value);
  const holder = path === undefined ? undefined : index.module(path);
  return named(pattern).flatMap((item) => {
    const name = item.kind === 'pair_pattern' ? field(item, 'key')! : item;
    return holder !== undefined && /^[a-z_]*identifier(?:_pattern)?$/.test(name.kind)
      ? (missingOf(name, holder, index, notes) ?? [])
      : [];
  });
}

const missingOf = (
  name: SyntaxNode,
  holder: Holder | undefined,
  index: NameIndex,
  notes: Notes,
): Missing | undefined =>
  holder === undefined || textOf(name) === 'default'
    ? undefined
    : missingName(name, holder, lookUp(index, holder, textOf(name), true), notes, index);

function missingMember(node: SyntaxNode, look: JavaScriptResolver, notes: Notes): Missing | undefined {
  // What is only read is often looked for first: `if (document.selection)`.
  if (node.parent?.kind !== 'call_expression' || node.field !== 'function') return undefined;
  const property = field(node, 'property')!;
  if (property.kind !== 'property_identifier') return undefined;
  const name = textOf(property);
  if (/^(?:webkit|moz|ms|o|khtml)[A-Z]/.test(name)) return undefined;
  const thing = look.thing(field(node, 'object')!);
  if (thing === undefined || thing.kind === 'member') return undefined;
  return missingName(property, thing.holder, lookUp(look.index, thing.holder, name, true), notes, look.index);
}

class JavaScriptResolver extends Resolver {
  private readonly scopes: Scopes;

  constructor(index: NameIndex, scopes: Scopes) {
    super(index);
    this.scopes = scopes;
  }

  protected override resolve(node: SyntaxNode): Thing | undefined {
    // Where the code could not be parsed, other text is taken for a literal.
    if (Object.hasOwn(LITERALS, node.kind) && /^['"`[/]/.test(textOf(node)))
      return instance(this.index, LITERALS[node.kind]!);
    const required = requiredModule(node);
    if (required !== undefined) return this.module(required);
    switch (node.kind) {
      case 'identifier':
        return this.identifier(node);
      case 'member_expression': {
        const object = this.thing(field(node, 'object')!);
        return object === undefined ? undefined : member(this.index, object, textOf(field(node, 'property')!));
      }
      case 'call_expression': {
        const thing = this.thing(field(node, 'function')!);
        return thing === undefined ? undefined : called(this.index, thing);
      }
      case 'new_expression': {
        const made = field(node, 'constructor')!;
        const isGlobal = made.kind === 'identifier' && this.scopes.of(made).find(textOf(made)) === 'none';
        return isGlobal ? instance(this.index, textOf(made)) : undefined;
      }
      case 'parenthesized_expression': {
        const [inner, ...others] = named(node);
        return inner === undefined || others.length > 0 ? undefined : this.thing(inner);
      }
      default:
        return undefined;
    }
  }

  private module(path: string): Thing | undefined {
    const holder = this.index.module(path);
    return holder === undefined || holder.last !== undefined ? undefined : { kind: 'module', holder };
  }

  private identifier(node: SyntaxNode): Thing | undefined {
    const binding = this.scopes.of(node).find(textOf(node));
    if (binding === 'none') return this.module(textOf(node) === 'process' ? 'process' : `global:${textOf(node)}`);
    if (binding.kind === 'value') return this.thing(binding.node);
    if (binding.kind === 'other') return undefined;
    const module = this.module(binding.module);
    return module === undefined || binding.name === undefined ? module : member(this.index, module, binding.name);
  }
}
