/** The benchmark's figures as tables for people: times as multiples of one reading, and what gains what. */
import type { Exactness } from '../support/exactness.ts';
import type { MeasuredRow } from './rows.ts';
import type { ChildFigures } from './through-child.ts';

export interface Report {
  readonly rows: readonly MeasuredRow[];
  readonly exact: Exactness;
  readonly child: ChildFigures;
  /** What the answers are made of. */
  readonly about: string;
  /** What the peer was, or why there is none. */
  readonly peer: string;
}

const MIB = 2 ** 20;

export function reportLines({ rows, exact, child, about, peer }: Report): string[] {
  const { streaming, memory, loopDelay, cancels, load } = child;
  const { backend } = load;
  return [
    `${backend.device}, ${backend.threads} threads. ${about}`,
    `Peer: ${peer}.`,
    '',
    'Milliseconds, and (in brackets) how many times one reading of the same answer that is.',
    ...table(
      ['tokens', 'changes', 'reading', 'align', 'residual only', 'plain', 'lookup', 'llama-server', 'with n-grams'],
      rows.map(({ row }) => [
        String(row.tokens),
        String(row.changes),
        row.readingMs.toFixed(0),
        ...[row.alignMs, row.residualOnlyMs, row.plainMs, row.lookupMs, row.llamaServerMs, row.llamaServerSpecMs].map(
          (ms) => (ms === null ? '-' : `${ms.toFixed(0)} (${times(ms, row.readingMs)})`),
        ),
      ]),
    ),
    '',
    'What gains what (times faster), the floor of a residual pass, and the cost of a token.',
    ...table(
      ['tokens', 'changes', 'segments', 'verdict', 'residual', 'both', 'of floor', 'ms/token', 'tokens/s', 'spread'],
      rows.map(({ row, segments, answerTokens, verifyMs, spreadMs }) => [
        String(row.tokens),
        String(row.changes),
        String(segments),
        times(row.residualOnlyMs, row.alignMs),
        times(row.plainMs, row.residualOnlyMs),
        times(row.plainMs, row.alignMs),
        times(row.residualOnlyMs, row.readingMs + verifyMs),
        (row.alignMs / answerTokens).toFixed(2),
        ((1000 * answerTokens) / row.alignMs).toFixed(0),
        spreadMs === null ? '-' : times(spreadMs, row.readingMs),
      ]),
    ),
    'verdict: residual only ÷ align. residual: plain ÷ residual only. of floor: residual only ÷ (one reading + one',
    'verification). spread: align ÷ reading when each change is in a segment of its own.',
    '',
    `Exact: ${exact.equal} of ${exact.checked} answers equal to plain decoding (${exact.changed} changed by the model), near-ties: ${exact.leads.map((l) => l.toFixed(3)).join(', ') || 'none'}`,
    `Streaming at 30 tokens/s: ${streaming.afterLastTokenMs.toFixed(0)} ms from the last token to the verdict; ${streaming.fullMs.toFixed(0)} ms without reading ahead.`,
    `Memory: model ${(memory.modelBytes / MIB).toFixed(0)} MiB, peak ${(memory.peakRssBytes / MIB).toFixed(0)} MiB, idle ${(memory.idleRssBytes / MIB).toFixed(0)} MiB.`,
    `Event loop of the host while the child works: median ${loopDelay.median.toFixed(1)}, 99th percentile ${loopDelay.p99.toFixed(1)}, at most ${loopDelay.max.toFixed(1)} ms (timer resolution 1 ms).`,
    `${cancels.count} cancels: effect after ${cancels.slowestMs.toFixed(0)} ms at most, memory ${(cancels.rssBefore / MIB).toFixed(0)} → ${(cancels.rssAfter / MIB).toFixed(0)} MiB.`,
  ];
}

const times = (a: number, b: number): string => `${(a / b).toFixed(2)}×`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) => cells.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  ');
  return [line(head), ...rows.map(line)];
}
