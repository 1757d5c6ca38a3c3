/** Which names a piece of code declares and uses, by its syntax tree. Scopes are not told apart: a name is declared somewhere or nowhere. */
import type * as TreeSitter from '@vscode/tree-sitter-wasm';
import type { Scope } from '../core/parser.ts';

type Node = TreeSitter.Node;

/** How a grammar declares names. */
interface Declarations {
  /** Fields of a node whose names are declared. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Nodes in which every name is declared, unless an expression or a type stands between. */
  readonly whole: ReadonlySet<string>;
  /** Fields whose name is no variable. */
  readonly skipped: Readonly<Record<string, string>>;
  /** Nodes that use what stands in them, also where something is declared. */
  readonly uses: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly imports: ReadonlySet<string>;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const PYTHON: Declarations = {
  fields: {
    function_definition: ['name'],
    class_definition: ['name'],
    assignment: ['left'],
    named_expression: ['name'],
    for_statement: ['left'],
    for_in_clause: ['left'],
    default_parameter: ['name'],
    typed_default_parameter: ['name'],
  },
  whole: set('parameters lambda_parameters as_pattern_target case_pattern global_statement nonlocal_statement'),
  skipped: { attribute: 'attribute', keyword_argument: 'name' },
  uses: set('attribute subscript call type'),
  names: set('identifier'),
  imports: set('import_statement import_from_statement future_import_statement'),
};

const SCRIPT: Declarations = {
  fields: {
    variable_declarator: ['name'],
    function_declaration: ['name'],
    generator_function_declaration: ['name'],
    function_expression: ['name'],
    class_declaration: ['name'],
    arrow_function: ['parameter'],
    catch_clause: ['parameter'],
    for_in_statement: ['left'],
    assignment_expression: ['left'],
    enum_declaration: ['name'],
    internal_module: ['name'],
    pair_pattern: ['value'],
    assignment_pattern: ['left'],
    object_assignment_pattern: ['left'],
  },
  whole: set('formal_parameters'),
  skipped: { pair_pattern: 'key' },
  uses: set('member_expression subscript_expression call_expression type_annotation computed_property_name'),
  names: set('identifier shorthand_property_identifier shorthand_property_identifier_pattern type_identifier'),
  imports: set('import_statement'),
};

const KNOWN: Readonly<Record<string, Declarations>> = {
  python: PYTHON,
  javascript: SCRIPT,
  typescript: SCRIPT,
  tsx: SCRIPT,
};

/** The names of a tree of one of the grammars python, javascript, typescript and tsx; undefined for others, and where names come from nowhere. */
export function scopeOf(root: Node, grammar: string): Scope | undefined {
  const rules = Object.hasOwn(KNOWN, grammar) ? KNOWN[grammar] : undefined;
  if (rules === undefined || root.hasError || /^\s*from\s+\S+\s+import\s+\*/m.test(root.text)) return undefined;
  const [declared, used, imports] = [new Set<string>(), new Set<string>(), new Set<string>()];

  const visit = (node: Node, declares: boolean): void => {
    if (rules.imports.has(node.type)) {
      for (const name of importedBy(node)) {
        imports.add(name);
        declared.add(name);
      }
      return;
    }
    if (rules.names.has(node.type)) {
      if (
        /^[a-z]/.test(node.text) &&
        node.parent?.type.startsWith('jsx_') === true &&
        node.parent.type !== 'jsx_expression'
      )
        return;
      if (declares) declared.add(node.text);
      else if (node.type !== 'type_identifier') used.add(node.text);
      return;
    }
    const fields = rules.fields[node.type] ?? [];
    const inside = declares && !rules.uses.has(node.type);
    for (let i = 0; i < node.childCount; i++) {
      const child = node.child(i);
      if (child === null) continue;
      const field = node.fieldNameForChild(i);
      if (field !== null && rules.skipped[node.type] === field) continue;
      const isValue =
        field === 'value' || field === 'right' || field === 'type' || field === 'body' || field === 'return_type';
      visit(
        child,
        (field !== null && fields.includes(field)) ||
          rules.whole.has(node.type) ||
          (inside && !isValue) ||
          (node.type === 'pair_pattern' && field === 'value'),
      );
    }
  };
  visit(root, false);
  return { declared, used, imports };
}

/** The names that an import brings in: the alias, else the name, else the package. */
function importedBy(node: Node): string[] {
  if (
    node.type === 'import_statement' &&
    /^import\b[^'"]*from\b|^import\s*['"{*\w]/.test(node.text) &&
    /['"]/.test(node.text)
  ) {
    return present(node.descendantsOfType(['import_specifier', 'namespace_import', 'import_clause'])).flatMap(
      (part) => {
        if (part.type === 'import_specifier')
          return [(part.childForFieldName('alias') ?? part.childForFieldName('name'))?.text ?? ''];
        return present(part.namedChildren).flatMap(({ type, text }) => (type === 'identifier' ? [text] : []));
      },
    );
  }
  const from = node.childForFieldName('module_name');
  return present(node.namedChildren).flatMap((child) => {
    if (from !== null && child.startIndex === from.startIndex) return [];
    if (child.type === 'aliased_import') return [child.childForFieldName('alias')?.text ?? ''];
    return child.type === 'dotted_name' ? [child.text.split('.')[0]!] : [];
  });
}

const present = (nodes: readonly (Node | null)[]): Node[] => nodes.filter((node) => node !== null);
