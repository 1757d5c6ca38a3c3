/** The rows of the benchmark: each kind of work on the same answer, one after the other in every round. */
import type { OurEngine } from './ours.ts';
import { makeAnswer, type Answer } from './answers.ts';
import type { Servers } from './peers/servers.ts';
import { median } from '../../src/base/core/median.ts';

/** Milliseconds, medians of the rounds; null for a peer that could not run. */
export interface Row {
  readonly tokens: number;
  readonly changes: number;
  /** The prompt with the answer read once, in full batches. */
  readonly readingMs: number;
  /** Verdict first, then residual decoding: the product. */
  readonly alignMs: number;
  /** The paper's format: no verdict, every segment decoded residually, token by token, or with the lookup predictor. */
  readonly residualOnlyMs: number;
  readonly plainMs: number;
  readonly lookupMs: number;
  /** llama.cpp's server copies the answer: plain, and with its best speculation. */
  readonly llamaServerMs: number | null;
  readonly llamaServerSpecMs: number | null;
}

/** A row with what is told beside the contract. */
export interface MeasuredRow {
  readonly row: Row;
  readonly segments: number;
  readonly answerTokens: number;
  /** The choice at every token of the answer once, in full batches. */
  readonly verifyMs: number;
  /** The product with the changes spread over as many segments as there are; null where they are all in one anyway. */
  readonly spreadMs: number | null;
}

export interface RowPlan {
  readonly tokens: number;
  readonly changes: number;
  readonly rounds: number;
}

export async function measureRow(
  plan: RowPlan,
  blocks: readonly string[],
  ours: OurEngine,
  servers: Servers | undefined,
): Promise<MeasuredRow> {
  const { tokens, changes, rounds } = plan;
  const count = (text: string) => ours.countTokens(text);
  const answer = makeAnswer(blocks, { tokens, changes }, count);
  const spread = makeAnswer(blocks, { tokens, changes, together: 1 }, count);
  const kinds = new Map<string, () => Promise<number>>([
    ['reading', () => ours.read(answer)],
    ['verify', () => ours.verify(answer)],
    ['align', () => ours.align(answer)],
    ['residualOnly', () => ours.write(answer, 'residual')],
    ['plain', () => ours.write(answer, 'plain')],
    ['lookup', () => ours.write(answer, 'lookup')],
    ...(faultySegments(spread) > faultySegments(answer) ? [['spread', () => ours.align(spread)] as const] : []),
  ]);
  const times = new Map<string, number[]>();
  const add = (kind: string, ms: number) => times.set(kind, [...(times.get(kind) ?? []), ms]);
  for (let round = 0; round < rounds; round++) {
    for (const [kind, work] of kinds) add(kind, await work());
    if (servers === undefined) continue;
    const { plainMs, specMs } = await servers.time(answer);
    add('server', plainMs);
    add('spec', specMs);
  }
  const ms = (kind: string) => tenth(median(times.get(kind) ?? []));
  const orNull = (kind: string) => (times.has(kind) ? ms(kind) : null);
  return {
    row: {
      tokens,
      changes,
      readingMs: ms('reading'),
      alignMs: ms('align'),
      residualOnlyMs: ms('residualOnly'),
      plainMs: ms('plain'),
      lookupMs: ms('lookup'),
      llamaServerMs: orNull('server'),
      llamaServerSpecMs: orNull('spec'),
    },
    segments: answer.pieces.length,
    answerTokens: count(answer.text),
    verifyMs: ms('verify'),
    spreadMs: orNull('spread'),
  };
}

const faultySegments = ({ pieces }: Answer): number => pieces.filter((p) => p.reference !== p.text).length;

/** To a tenth of a millisecond. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;
