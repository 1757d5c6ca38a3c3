/** What tree-sitter's grammar of Python lets pass and Python itself refuses: the two slips that corrections were seen to make. */
import type * as TreeSitter from '@vscode/tree-sitter-wasm';

/** Whether statements of one block begin in different columns, or a call names a keyword twice. */
export function hasPythonSlip(root: TreeSitter.Node): boolean {
  const blocks = [root, ...root.descendantsOfType('block')];
  return blocks.some(isUneven) || root.descendantsOfType('argument_list').some(namesTwice);
}

/** Comments may stand anywhere, and a statement after a semicolon stands where it is. */
function isUneven(block: TreeSitter.Node | null): boolean {
  const statements = (block?.namedChildren ?? []).flatMap((child) =>
    child === null || child.type === 'comment' ? [] : [child],
  );
  const column = statements[0]?.startPosition.column;
  return statements.some((statement, i) => {
    const above = statements[i - 1];
    const begins = above === undefined || above.endPosition.row < statement.startPosition.row;
    return begins && statement.startPosition.column !== column;
  });
}

function namesTwice(list: TreeSitter.Node | null): boolean {
  const keywords = (list?.namedChildren ?? []).filter((child) => child?.type === 'keyword_argument');
  const names = keywords.map((keyword) => keyword?.childForFieldName('name')?.text);
  return new Set(names).size < names.length;
}
