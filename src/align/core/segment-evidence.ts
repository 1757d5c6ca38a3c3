/** What analysers find in the code of one segment, at its place in the text that the model reads. */
import type { Evidence, EvidenceSource, Surroundings } from '../../evidence/core/types.ts';
import { outlineOf, type CodeBlock } from './markdown.ts';

/**
 * Analyses each code block of a Markdown text whose language is known. Offsets of the result are into the text; what
 * cannot be placed in it is left out.
 */
export async function analyseBlocks(
  text: string,
  source: EvidenceSource,
  surroundings: Surroundings,
): Promise<readonly Evidence[]> {
  const found: Evidence[] = [];
  for (const block of outlineOf(text).code) {
    const { code, language } = block;
    if (language === undefined) continue;
    await source.prepare(language, code, surroundings);
    const evidence = source.analyse(code, language, surroundings);
    const rows = evidence.length === 0 ? undefined : rowsOf(text, block);
    if (rows !== undefined) found.push(...evidence.map((one) => placed(one, rows)));
  }
  return found;
}

/** A line of code: where it begins in the code and in the text, and what a list or a quote has before it there. */
interface Row {
  readonly inCode: number;
  readonly inText: number;
  readonly lead: string;
}

/** The lines of a block; undefined where the text has them in another form (tabs that a list has broken up). */
function rowsOf(text: string, { start, fenced, code }: CodeBlock): Row[] | undefined {
  const rows: Row[] = [];
  let inCode = 0;
  let at = fenced ? text.indexOf('\n', start) + 1 : text.lastIndexOf('\n', start) + 1;
  for (const line of code.split('\n')) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    if (!text.slice(at, end).endsWith(line)) return undefined;
    rows.push({ inCode, inText: end - line.length, lead: text.slice(at, end - line.length) });
    inCode += line.length + 1;
    at = end + 1;
  }
  return rows;
}

function placed(evidence: Evidence, rows: readonly Row[]): Evidence {
  const rowAt = (offset: number): Row => rows.findLast(({ inCode }) => inCode <= offset) ?? rows[0]!;
  const place = (offset: number): number => {
    const row = rowAt(offset);
    return row.inText + offset - row.inCode;
  };
  const { fix, ...found } = { ...evidence, start: place(evidence.start), end: place(evidence.end) };
  if (fix === undefined) return found;
  // A fix knows nothing of what a list or a quote gives its code: lines that come in get it, too.
  const own = fix.map(({ start, end, text }) => ({
    start: place(start),
    end: place(end),
    text: text.replaceAll('\n', `\n${rowAt(start).lead}`),
  }));
  return { ...found, fix: own };
}

/** Where an offset of a text is after edits of it; inside of one, at its end. */
export function afterEdits(
  offset: number,
  edits: readonly { readonly start: number; readonly end: number; readonly replacement: string }[],
): number {
  let shift = 0;
  for (const { start, end, replacement } of edits) {
    if (start >= offset) break;
    if (end > offset) return start + shift + replacement.length;
    shift += replacement.length - (end - start);
  }
  return offset + shift;
}

/** Whether the rule still finds something where it did before the edits. */
export function stillFound(
  evidence: Evidence,
  edits: Parameters<typeof afterEdits>[1],
  after: readonly Evidence[],
): boolean {
  const touched = edits.filter((edit) => edit.start <= evidence.end && edit.end >= evidence.start);
  const from = Math.min(evidence.start, ...touched.map(({ start }) => start));
  const to = Math.max(evidence.end, ...touched.map(({ end }) => end));
  const start = afterEdits(from, edits);
  const end = afterEdits(to, edits);
  return after.some((one) => isSameRule(one, evidence) && one.start <= end && one.end >= start);
}

/**
 * Rules that find more after the edits than before. Of two findings with a tag at a place only one is told, so that a suspicion
 * may come to light when the certain one beside it is mended: it is new only where its tag is found more often, too.
 */
export function newlyFound(before: readonly Evidence[], after: readonly Evidence[]): readonly Evidence[] {
  const grows = (isSame: (a: Evidence, b: Evidence) => boolean) => (one: Evidence) =>
    after.filter((other) => isSame(one, other)).length > before.filter((other) => isSame(one, other)).length;
  const tagGrows = grows((a, b) => a.tag === b.tag);
  return after.filter(grows(isSameRule)).filter((one) => one.certainty === 'certain' || tagGrows(one));
}

const isSameRule = (a: Evidence, b: Evidence): boolean => a.source === b.source && a.rule === b.rule;
