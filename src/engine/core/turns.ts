/**
 * Whose turn it is: one model, several clients, each with several texts. Interactive work of any client goes before
 * background work of any other. Within a priority the client that has waited longest since its last turn goes first, so
 * that whoever asks for a thousand segments delays another by one segment, not by a thousand.
 */
import type { AlignRequest } from '../../align/core/types.ts';

/** A piece of work that waits for the model. */
export interface Turn {
  readonly priority: AlignRequest['priority'];
  /** Whose it is: any number that stays the same for one client. */
  readonly client: number;
}

/** The turn in which each client was served last, counted from 1. Who is not in it has not been served. */
export type LastTurns = ReadonlyMap<number, number>;

/**
 * The place in `waiting` (in order of arrival) of the work that is next; -1 when none waits. Of one client and priority,
 * first come is first served.
 */
export function nextTurn(waiting: readonly Turn[], last: LastTurns): number {
  const priority = waiting.some((turn) => turn.priority === 'interactive') ? 'interactive' : 'background';
  let chosen = -1;
  let chosenLast = Infinity;
  waiting.forEach((turn, place) => {
    const served = last.get(turn.client) ?? 0;
    if (turn.priority !== priority || served >= chosenLast) return;
    chosen = place;
    chosenLast = served;
  });
  return chosen;
}
