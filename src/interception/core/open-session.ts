/** The chat that is open, read again and again while an answer is written in it: tells which answers end. */
import type { FinishedAnswers } from './chat-history.ts';
import { isArray, isObject, type Json } from './mutation-log.ts';
import { answerOf, CANCELLED, COMPLETE, completedAt, FAILED, textIn, type LoggedAnswer } from './session-log.ts';

export class OpenSession {
  readonly #finished: FinishedAnswers;
  /** Requests without a finished answer at the last reading, with the time at which they ended, as far as that goes. */
  #running = new Map<string, number | undefined>();

  constructor(finished: FinishedAnswers) {
    this.#finished = finished;
  }

  /**
   * Tells what is finished, and returns whether an answer is being written. `exported`: the chat as VS Code exports it, in
   * JSON. A short answer may begin and end between two readings: its time says that it is new. Never throws.
   */
  read(exported: string): boolean {
    const before = this.#running;
    this.#running = new Map();
    for (const request of requestsOf(exported)) {
      const id = idOf(request);
      const at = isObject(request) ? completedAt(request['modelState']) : undefined;
      const state = stateOf(request);
      const isNew = before.has(id) || this.#finished.isNew({ completedAt: at });
      const answer = isNew && state === COMPLETE ? answerOf(request) : undefined;
      if (answer !== undefined) this.#finished.tell([answer]);
      // An export says of what is being written that it was cancelled just now, whenever that is.
      const isCancelled = state === CANCELLED && before.has(id) && before.get(id) === at;
      if (state !== COMPLETE && state !== FAILED && !isCancelled) this.#running.set(id, at);
    }
    return this.#running.size > 0;
  }
}

/** The finished answers of an exported chat, in their order. Never throws. */
export function answersIn(exported: string): LoggedAnswer[] {
  return requestsOf(exported).flatMap((request) => answerOf(request) ?? []);
}

function requestsOf(exported: string): readonly Json[] {
  try {
    const chat = JSON.parse(exported) as Json;
    const requests = isObject(chat) ? chat['requests'] : undefined;
    return isArray(requests) ? requests : [];
  } catch {
    return [];
  }
}

function idOf(request: Json): string {
  return isObject(request) ? textIn(request['requestId']) : '';
}

function stateOf(request: Json): Json | undefined {
  const state = isObject(request) ? request['modelState'] : undefined;
  return isObject(state) ? state['value'] : undefined;
}
