/** What tree-sitter's grammar of Python lets pass and Python itself refuses: the slips that corrections were seen to make. */
import type * as TreeSitter from '@vscode/tree-sitter-wasm';

type Node = TreeSitter.Node;

/** Whether statements of one block begin in different columns, a call names a keyword twice, or a plain string goes over a line's end. */
export function hasPythonSlip(root: Node): boolean {
  const all = (type: string) => present(root.descendantsOfType(type));
  return [root, ...all('block')].some(isUneven) || all('argument_list').some(namesTwice) || all('string').some(isTorn);
}

/** A string with one quote ends on its line, unless a backslash goes on or what is put in has lines of its own. */
function isTorn(string: Node): boolean {
  if (/^[a-z]*(?:"""|''')/i.test(string.text) || !/(?<!\\)\n/.test(string.text)) return false;
  return string.descendantsOfType('interpolation').length === 0;
}

/** Comments may stand anywhere, and a statement after a semicolon stands where it is. */
function isUneven(block: Node): boolean {
  const statements = present(block.namedChildren).filter(({ type }) => type !== 'comment');
  const column = statements[0]?.startPosition.column;
  return statements.some(({ startPosition }, i) => {
    const above = statements[i - 1];
    const begins = above === undefined || above.endPosition.row < startPosition.row;
    return begins && startPosition.column !== column;
  });
}

function namesTwice(list: Node): boolean {
  const keywords = present(list.namedChildren).filter(({ type }) => type === 'keyword_argument');
  const names = keywords.map((keyword) => keyword.childForFieldName('name')?.text);
  return new Set(names).size < names.length;
}

const present = (nodes: readonly (Node | null)[]): Node[] => nodes.filter((node) => node !== null);
