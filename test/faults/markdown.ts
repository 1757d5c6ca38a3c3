/** The table of docs/faults.md: it is renewed number by number, so that a long run may be made in parts. */
import type { FaultResult } from './fault.ts';

export interface Row extends FaultResult {
  readonly promise: string;
  readonly seconds: number;
}

const BEGIN = '<!-- table: npm run test:faults -- --markdown -->';
const END = '<!-- end of the table -->';
const HEAD = '| # | what must hold | tried | failed | figure |\n| --: | --- | --: | --: | --- |';
/** Longer figures are cut where one of their parts ends. */
const LONGEST = 320;

/** Words of a text that Markdown would take for something else are written as they are. */
const cell = (text: string): string => text.replaceAll(/[\\|*_<>`]/g, (c) => `\\${c}`).replaceAll(/\s+/g, ' ');

function brief(figure: string): string {
  if (figure.length <= LONGEST) return figure;
  const end = figure.lastIndexOf('; ', LONGEST);
  return `${figure.slice(0, end > 0 ? end : LONGEST)}; …`;
}

/** A number that was not tried says why, and no count that reads like a success. */
function rowOf(number: number, { promise, tried, failed, figure }: FaultResult & { readonly promise: string }): string {
  const counts = tried === 0 ? ['–', '–'] : [tried.toLocaleString('en'), failed.toLocaleString('en')];
  return `| ${[String(number), cell(promise), ...counts, cell(brief(figure))].join(' | ')} |`;
}

/** The document with these rows in its table; the others stay as they are. Throws where the table's marks are missing. */
export function renewTable(document: string, results: ReadonlyMap<number, Row>): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`The document has no ${BEGIN} … ${END}.`);
  const rows = new Map<number, string>();
  for (const line of document.slice(begin, end).split('\n')) {
    const number = /^\|\s*(\d+)\s*\|/.exec(line)?.[1];
    if (number !== undefined) rows.set(Number(number), line);
  }
  for (const [number, row] of results) rows.set(number, rowOf(number, row));
  const lines = [...rows].toSorted(([a], [b]) => a - b).map(([, line]) => line);
  return `${document.slice(0, begin)}${BEGIN}\n\n${[HEAD, ...lines].join('\n')}\n\n${document.slice(end)}`;
}
