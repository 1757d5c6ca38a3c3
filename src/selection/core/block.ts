/** What to align when nothing is selected: the block around the cursor. */
import { blocksOf } from '../../align/core/blocks.ts';
import { codeRanges } from '../../text/core/fences.ts';
import { isBlank, linesOf } from '../../text/core/lines.ts';
import type { Span } from '../../align/core/types.ts';
import { isInside } from './inside.ts';

/** Parsing takes about a millisecond per 10 KiB and runs beside the user's typing: beyond this only lines are looked at. */
const PARSE_LIMIT = 64 * 1024;

/** The Markdown block (paragraph, list, fence, …) at an offset, without the line ending after it; null between blocks. */
export function markdownBlockAt(text: string, offset: number): Span | null {
  const section = sectionAt(text, offset);
  if (section.end - section.start > PARSE_LIMIT) return paragraphAt(text, offset);
  const blocks = blocksOf(text.slice(section.start, section.end), section.start);
  const block = blocks.find((b) => b.start <= offset && offset <= b.end);
  return block === undefined ? null : { start: block.start, end: block.end };
}

/** From the heading before the offset to the next one; a heading ends whatever block stood before it. */
function sectionAt(text: string, offset: number): Span {
  const code = codeRanges(text);
  const headings = [...text.matchAll(/^#{1,6}[ \t]/gm)].map((m) => m.index).filter((at) => !isInside(code, at));
  return {
    start: headings.findLast((at) => at <= offset) ?? 0,
    end: headings.find((at) => at > offset) ?? text.length,
  };
}

/** The lines around an offset up to the next blank ones; null when the offset's own line is blank. */
export function paragraphAt(text: string, offset: number): Span | null {
  const lines = linesOf(text);
  const at = lines.findIndex((l) => l.start <= offset && (offset < l.next || l.next === text.length));
  if (at === -1 || isBlank(text, lines[at]!)) return null;
  let first = at;
  while (first > 0 && !isBlank(text, lines[first - 1]!)) first--;
  let last = at;
  while (last + 1 < lines.length && !isBlank(text, lines[last + 1]!)) last++;
  return { start: lines[first]!.start, end: lines[last]!.end };
}
