/** Fences, headings, tables and links stay whole, and no fence is ever added. */
import { outlineOf } from '../markdown.ts';
import { culprits, withChanges } from './guard.ts';
import type { Guard } from './guard.ts';

const skeleton = (text: string, withLinks: boolean): string => {
  const { code, headings, links, tables } = outlineOf(text);
  const fences = code.filter((block) => block.fenced).map((block) => block.info);
  return JSON.stringify([fences, headings, tables, withLinks ? links : 0, (text.match(FENCE_LINE) ?? []).length]);
};

/** Also those that the parser reads as something else, such as one in a quoted string. */
const FENCE_LINE = /^[ \t>]*(?:`{3,}|~{3,})/gm;

export const fence: Guard = {
  name: 'fence',
  refuses: (alive, context) =>
    culprits(alive, (applied) => {
      const withLinks = !applied.some(({ allows }) => allows.has('link') || allows.has('url'));
      return skeleton(context.text, withLinks) === skeleton(withChanges(context, applied), withLinks);
    }),
};
