/** What Python code binds to which name, where. */
import { textOf, walk, type SyntaxNode } from '../match/syntax.ts';
import { OTHER, Scope, scopesOf, type Binding, type Scopes } from './scopes.ts';
import { field, fields, isInside, named } from './tree.ts';

const OPENERS = new Set([
  'function_definition',
  'class_definition',
  'lambda',
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);

export interface PythonScopes extends Scopes {
  /** Modules of which all names were imported. */
  readonly stars: readonly string[];
}

export function pythonScopes(root: SyntaxNode): PythonScopes {
  const opened = new Map<SyntaxNode, Scope>();
  const stars: string[] = [];
  const top = new Scope();
  const visit = (node: SyntaxNode, scope: Scope): void => {
    if (node.kind === 'function_definition' || node.kind === 'class_definition') bindTarget(field(node, 'name'), scope);
    const inner = OPENERS.has(node.kind) ? new Scope(scope, node.kind === 'class_definition') : scope;
    if (inner !== scope) opened.set(node, inner);
    bind(node, inner, top, stars);
    for (const child of node.children) visit(child, inner);
  };
  visit(root, top);
  return { ...scopesOf(opened, top), stars };
}

/** What the node itself binds. */
function bind(node: SyntaxNode, scope: Scope, top: Scope, stars: string[]): void {
  switch (node.kind) {
    case 'import_statement': {
      bindImports(node, scope);
      return;
    }
    case 'import_from_statement': {
      bindNames(node, scope, stars);
      return;
    }
    case 'parameters':
    case 'lambda_parameters':
      for (const parameter of named(node)) bindParameter(parameter, scope);
      return;
    case 'assignment': {
      const right = field(node, 'right');
      const left = field(node, 'left')!;
      if (right === undefined) {
        // `x: int` alone says nothing of its value.
        if (left.kind === 'identifier') scope.bind(textOf(left), OTHER);
      } else if (left.kind === 'identifier') scope.bind(textOf(left), { kind: 'value', node: right });
      else bindTarget(left, scope);
      return;
    }
    case 'named_expression': {
      scope.bind(textOf(field(node, 'name')!), OTHER);
      return;
    }
    case 'augmented_assignment':
    case 'for_statement':
    case 'for_in_clause': {
      bindTarget(field(node, 'left'), scope);
      return;
    }
    case 'as_pattern_target': {
      bindTarget(node, scope);
      return;
    }
    case 'case_pattern':
    case 'delete_statement': {
      bindTarget(node, scope);
      return;
    }
    case 'global_statement':
    case 'nonlocal_statement':
      for (const name of named(node)) {
        scope.bind(textOf(name), OTHER);
        top.bind(textOf(name), OTHER);
      }
  }
}

function bindParameter(node: SyntaxNode, scope: Scope): void {
  bindTarget(
    node.kind === 'default_parameter' || node.kind === 'typed_default_parameter'
      ? field(node, 'name')
      : node.kind === 'typed_parameter'
        ? named(node)[0]
        : node,
    scope,
  );
}

/** Every name of a target; the objects and indexes of `a.b` and `a[i]` are none. */
function bindTarget(node: SyntaxNode | undefined, scope: Scope): void {
  if (node === undefined) return;
  if (node.kind === 'identifier') scope.bind(textOf(node), OTHER);
  if (node.kind === 'attribute' || node.kind === 'subscript') return;
  for (const child of node.children) bindTarget(child, scope);
}

function bindImports(node: SyntaxNode, scope: Scope): void {
  for (const item of fields(node, 'name')) {
    if (item.kind === 'aliased_import')
      scope.bind(textOf(field(item, 'alias')!), importing(node, textOf(field(item, 'name')!)));
    else {
      const first = textOf(item).split('.')[0]!;
      scope.bind(first, importing(node, first));
    }
  }
}

function bindNames(node: SyntaxNode, scope: Scope, stars: string[]): void {
  const module = textOf(field(node, 'module_name')!);
  if (node.children.some((child) => child.kind === 'wildcard_import')) stars.push(module);
  for (const item of fields(node, 'name')) {
    const isAliased = item.kind === 'aliased_import';
    const name = textOf(isAliased ? field(item, 'name')! : item);
    scope.bind(isAliased ? textOf(field(item, 'alias')!) : name, importing(node, module, name));
  }
}

/** An import that may not be what it says (another one is beside it, for other versions) means nothing certain. */
const importing = (node: SyntaxNode, module: string, name?: string): Binding =>
  isAttempt(node) || module.startsWith('.') ? OTHER : { kind: 'import', module, name };

/** Whether a node is within a `try`, or within an `if` that looks at versions. */
export const isAttempt = (node: SyntaxNode): boolean =>
  isInside(
    node,
    (parent, child) =>
      parent.kind === 'try_statement' ||
      ((parent.kind === 'if_statement' || parent.kind === 'conditional_expression') &&
        child.field !== 'condition' &&
        ASKS.test(parent.source.slice(parent.start, parent.start + 300).split('\n')[0]!)),
  );

const ASKS =
  /[Vv]ersion|VERSION|_(?:GE|GT|LE|LT|GTE|LTE)_?\d|\bPY_?[23]|\bpy[23]|platform|hasattr|getattr|\bos\.name\b|\bHAS_|\bhas_|TYPE_CHECKING|\bcompat|_AVAILABLE|_available|\bsix\b/;

/** Names that the code asks for, sets or replaces as it runs. */
export function namesOfItsOwn(root: SyntaxNode): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of walk(root)) {
    if (
      node.kind === 'call' &&
      /^(?:hasattr|getattr|setattr|delattr)$|patch|setitem|[sd]etattr$/.test(textOf(node.children[0]!))
    )
      for (const [, name] of textOf(node).matchAll(/['"](?:[\w.]*\.)?(\w+)['"]/g)) found.add(name!);
    else if (node.kind === 'assignment' || node.kind === 'augmented_assignment' || node.kind === 'delete_statement') {
      const targets = node.kind === 'delete_statement' ? node : field(node, 'left')!;
      for (const target of walk(targets))
        if (target.kind === 'attribute') found.add(textOf(field(target, 'attribute')!));
    }
  }
  return found;
}
