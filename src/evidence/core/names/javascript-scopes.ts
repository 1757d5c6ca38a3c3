/** What JavaScript and TypeScript code binds to which name, where. */
import { textOf, walk, type SyntaxNode } from '../match/syntax.ts';
import { OTHER, Scope, scopesOf, type Binding, type Scopes } from './scopes.ts';
import { field, isInside, named } from './tree.ts';

/** `var` is seen in the whole function, but two of one name in it mean nothing certain in either case. */
const OPENERS = new Set([
  'function_declaration',
  'function_expression',
  'generator_function',
  'generator_function_declaration',
  'arrow_function',
  'method_definition',
  'class_body',
  'statement_block',
  'for_statement',
  'for_in_statement',
  'catch_clause',
]);
const DECLARED_AROUND = new Set([
  'function_declaration',
  'generator_function_declaration',
  'class_declaration',
  'enum_declaration',
  'internal_module',
  'abstract_class_declaration',
  'interface_declaration',
]);

export function javascriptScopes(root: SyntaxNode): Scopes {
  const opened = new Map<SyntaxNode, Scope>();
  const top = new Scope();
  const visit = (node: SyntaxNode, scope: Scope): void => {
    if (DECLARED_AROUND.has(node.kind)) bindPattern(field(node, 'name'), scope);
    const inner = OPENERS.has(node.kind) ? new Scope(scope) : scope;
    if (inner !== scope) opened.set(node, inner);
    bind(node, inner);
    for (const child of node.children) visit(child, inner);
  };
  visit(root, top);
  // What is assigned anywhere may be anything from then on.
  for (const node of walk(root))
    if (node.kind === 'assignment_expression' || node.kind === 'augmented_assignment_expression') {
      const left = field(node, 'left')!;
      if (left.kind === 'identifier') assign(scopesOf(opened, top).of(node), textOf(left));
      else if (left.kind.endsWith('_pattern') || left.kind === 'array' || left.kind === 'object')
        bindPattern(left, scopesOf(opened, top).of(node));
    } else if (node.kind === 'update_expression') bindPattern(field(node, 'argument'), scopesOf(opened, top).of(node));
  return scopesOf(opened, top);
}

function assign(from: Scope, name: string): void {
  let scope: Scope | undefined = from;
  while (scope !== undefined && !scope.names.has(name)) scope = scope.parent;
  (scope ?? from).bind(name, OTHER);
}

function bind(node: SyntaxNode, scope: Scope): void {
  switch (node.kind) {
    case 'variable_declarator': {
      const value = field(node, 'value');
      const name = field(node, 'name')!;
      const isVar = node.parent?.kind === 'variable_declaration';
      if (value === undefined || field(node, 'type') !== undefined) {
        bindPattern(name, scope);
        return;
      }
      if (name.kind === 'identifier') scope.bind(textOf(name), { kind: 'value', node: value });
      else bindRequired(name, value, scope);
      if (isVar && node.parent.parent?.kind === 'statement_block') bindOutwards(name, scope);
      return;
    }
    case 'import_statement': {
      bindImport(node, scope);
      return;
    }
    case 'formal_parameters':
    case 'catch_clause':
    case 'for_in_statement':
      for (const child of named(node))
        if (node.kind === 'formal_parameters' || child.field === 'parameter' || child.field === 'left')
          bindPattern(child, scope);
      return;
    case 'arrow_function': {
      bindPattern(field(node, 'parameter'), scope);
      return;
    }
  }
}

/** `var` in a block is seen around it, too. */
function bindOutwards(name: SyntaxNode, scope: Scope): void {
  if (scope.parent !== undefined) bindPattern(name, scope.parent);
}

const IDENTIFIERS = new Set([
  'identifier',
  'shorthand_property_identifier_pattern',
  'shorthand_property_identifier',
  'type_identifier',
]);

function bindPattern(node: SyntaxNode | undefined, scope: Scope): void {
  if (node === undefined || node.kind === 'type_annotation') return;
  if (IDENTIFIERS.has(node.kind)) scope.bind(textOf(node), OTHER);
  if (node.kind === 'member_expression' || node.kind === 'subscript_expression') return;
  for (const child of node.children) bindPattern(child, scope);
}

/** `const { readFile, join: j } = require('fs')`. */
function bindRequired(pattern: SyntaxNode, value: SyntaxNode, scope: Scope): void {
  const module = requiredModule(value);
  if (module === undefined || pattern.kind !== 'object_pattern') {
    bindPattern(pattern, scope);
    return;
  }
  for (const item of named(pattern)) {
    if (item.kind === 'shorthand_property_identifier_pattern')
      scope.bind(textOf(item), importing(item, module, textOf(item)));
    else if (item.kind === 'pair_pattern' && field(item, 'value')?.kind === 'identifier')
      scope.bind(textOf(field(item, 'value')!), importing(item, module, textOf(field(item, 'key')!)));
    else bindPattern(item, scope);
  }
}

function bindImport(node: SyntaxNode, scope: Scope): void {
  const source = field(node, 'source');
  const module = source === undefined ? undefined : moduleOf(textOf(source));
  for (const item of walk(node)) {
    const of = (name?: string): Binding => (module === undefined ? OTHER : importing(node, module, name));
    if (item.kind === 'import_specifier') {
      const name = field(item, 'name')!;
      scope.bind(textOf(field(item, 'alias') ?? name), of(textOf(name)));
    } else if (
      item.kind === 'identifier' &&
      (item.parent?.kind === 'import_clause' || item.parent?.kind === 'namespace_import')
    )
      scope.bind(textOf(item), of());
  }
}

const importing = (node: SyntaxNode, module: string, name?: string): Binding =>
  isInside(node, ({ kind }) => kind === 'try_statement') ? OTHER : { kind: 'import', module, name };

/** The path in quotes, without `node:` where that may be left out. */
export const moduleOf = (quoted: string): string =>
  quoted.slice(1, -1).replace(/^node:(?!(?:test|sqlite|sea)(?:\/|$))/, '');

/** The module of `require('fs')`, `await import('fs')`. */
export function requiredModule(node: SyntaxNode): string | undefined {
  const found = /^(?:await\s+import|require)\(\s*(['"][^'"]+['"])\s*\)$/.exec(textOf(node));
  return found === null ? undefined : moduleOf(found[1]!);
}
