/** The same answer must give the same result, whatever was asked before it. */
import type { Align } from './evaluate.ts';
import type { Group, Row } from './rows.ts';

/** Integers. */
export interface Orders {
  readonly runs: number;
  readonly rows: number;
  /** Rows with another output in some order than in the first. */
  readonly different: number;
}

/** What is asked; `forget` makes it answer anew, and not out of its memory of what it was asked before. */
export interface Asked {
  readonly align: Align;
  forget(): Promise<void>;
}

/** Aligns all rows in their own order and in `runs` others. Texts, scores, tags and findings must be the same. */
export async function compareOrders(groups: readonly Group[], asked: Asked, runs: number): Promise<Orders> {
  const rows = groups.flatMap((g) => g.rows);
  const ask = async (row: Row): Promise<string> => {
    const { corrected, segments, findings } = await asked.align(row);
    return JSON.stringify([corrected, segments, findings]);
  };
  const first = new Map<Row, string>();
  await asked.forget();
  for (const row of rows) first.set(row, await ask(row));
  const different = new Set<Row>();
  for (let run = 1; run <= runs; run++) {
    await asked.forget();
    for (const row of shuffled(rows, run)) if ((await ask(row)) !== first.get(row)) different.add(row);
  }
  return { runs, rows: rows.length, different: different.size };
}

/** Another order for each seed, the same on every machine: Fisher and Yates with a linear congruential generator. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const order = [...items];
  let state = seed;
  for (let i = order.length - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = Math.floor((state / 2_147_483_648) * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
