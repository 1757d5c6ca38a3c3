/** The code in a Markdown text, as compilers and linters want it. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Nodes } from 'mdast';
import { languageOf } from '../../src/text/core/languages.ts';

export interface CodeBlock {
  /** VS Code's id of its language; '' when nobody says. */
  readonly language: string;
  /** Without the indentation that all its lines share. */
  readonly code: string;
}

/** All fences of a text; one without a language has `fallback` (a name that a fence could say). */
export function codeBlocks(text: string, fallback: string): CodeBlock[] {
  const found: CodeBlock[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'code')
      found.push({ language: languageOf(node.lang ?? fallback) ?? '', code: dedent(node.value) });
    else if ('children' in node) node.children.forEach(visit);
  };
  visit(fromMarkdown(text));
  return found;
}

function dedent(code: string): string {
  const lines = code.split('\n');
  const indents = lines.filter((l) => l.trim() !== '').map((l) => /^[ \t]*/.exec(l)![0]);
  const [first = ''] = indents;
  let shared = first.length;
  while (shared > 0 && !indents.every((i) => i.startsWith(first.slice(0, shared)))) shared--;
  return lines.map((l) => l.slice(Math.min(shared, /^[ \t]*/.exec(l)![0].length))).join('\n');
}
