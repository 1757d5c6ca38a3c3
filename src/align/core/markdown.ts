/** What a Markdown text is made of, as far as a correction must leave it whole. */
import { Recent } from '../../base/core/recent.ts';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { flatten } from './blocks.ts';
import { languageOfCode } from '../../text/core/code-language.ts';
import { languageOf } from '../../text/core/languages.ts';
import type { Span } from './types.ts';

/** A code block: its whole range, and its code without fences and indentation. */
export interface CodeBlock extends Span {
  readonly fenced: boolean;
  /** The info string as written. */
  readonly info: string;
  /** What the fence names; where it names nothing, what the code tells. */
  readonly language: string | undefined;
  readonly code: string;
}

export interface Outline {
  readonly code: readonly CodeBlock[];
  /** Depths of the headings, in order. */
  readonly headings: readonly number[];
  readonly links: number;
  readonly tables: number;
}

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

/** Judging one correction asks for the outlines of the same few texts again and again. */
const kept = new Recent<Outline>(16);

export function outlineOf(text: string): Outline {
  return kept.get(text, () => parseOutline(text));
}

function parseOutline(text: string): Outline {
  // The flattened text has the same length; what it changes lies deeper than any code block that is looked at here.
  const tree = fromMarkdown(flatten(text), { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const code: CodeBlock[] = [];
  const headings: number[] = [];
  let links = 0;
  let tables = 0;
  const open: Node[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'code') {
      const start = node.position!.start.offset!;
      const info = [node.lang, node.meta].filter((part) => part != null).join(' ');
      const fenced = /^[`~]/.test(text.slice(start, start + 1));
      const language = languageOf(info) ?? (fenced && info === '' ? languageOfCode(node.value) : undefined);
      code.push({ start, end: node.position!.end.offset!, fenced, info, language, code: node.value });
    } else if (node.type === 'heading') headings.push(node.depth);
    else if (node.type === 'table') tables++;
    else if (node.type === 'link' || node.type === 'image' || node.type === 'linkReference') links++;
    if ('children' in node) for (const child of node.children.toReversed()) open.push(child);
  }
  return { code, headings, links, tables };
}
