/** What the transcripts of coding agents have in common: one JSON object a line, turns of a question and its answer. */
import type { LoggedAnswer } from '../../../interception/core/session-log.ts';
import { isArray, isObject, type Json } from '../../../interception/core/mutation-log.ts';

/** Reads one session of one agent, entry by entry. */
export interface TranscriptReader {
  /** The folder that the session works in; empty until an entry says. */
  readonly cwd: string;
  /** Takes the next entry; returns the answer that it ends. Never throws. */
  read(entry: Readonly<Record<string, Json>>): LoggedAnswer | undefined;
}

/** More text of one turn is not kept: nobody reviews a megabyte. */
const MOST_TEXT = 1_000_000;

/** A question, and what was answered since. */
export class Turn {
  readonly #participant: string;
  readonly #by: string;
  #question = '';
  #texts: string[] = [];
  #size = 0;
  #id = '';
  #model = '';

  /** `participant`: the agent's name in data; `by`: its name for people. */
  constructor(participant: string, by: string) {
    this.#participant = participant;
    this.#by = by;
  }

  ask(question: string): void {
    this.#question = question;
    this.#texts = [];
    this.#size = 0;
  }

  /** One run of text: what stands between two calls of tools. */
  say(text: string, id: string, model: string): void {
    if (text.trim() === '' || this.#size + text.length > MOST_TEXT) return;
    this.#texts.push(text);
    this.#size += text.length;
    this.#id = id;
    this.#model = model;
  }

  /** The answer as far as it went, once; undefined when nothing was said. */
  end(completedAt: number | undefined): LoggedAnswer | undefined {
    if (this.#texts.length === 0) return undefined;
    const texts = this.#texts;
    this.#texts = [];
    this.#size = 0;
    return {
      id: this.#id === '' ? JSON.stringify([this.#question, texts]) : `${this.#participant}:${this.#id}`,
      question: this.#question,
      texts,
      participant: this.#participant,
      by: this.#by,
      model: this.#model,
      completedAt,
    };
  }
}

export const objectIn = (value: Json | undefined): Readonly<Record<string, Json>> => (isObject(value) ? value : {});
export const listIn = (value: Json | undefined): readonly Json[] => (isArray(value) ? value : []);
export const stringIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Milliseconds since 1970 of a time in ISO 8601; undefined for anything else. */
export function timeIn(value: Json | undefined): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
