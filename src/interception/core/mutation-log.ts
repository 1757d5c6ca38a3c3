/**
 * Reads the log in which VS Code keeps a chat session: one JSON object a line, which sets, pushes to or deletes a part of
 * the session. Such files are often broken (torn lines, two lines fused by a kill, a lost beginning): what can be read is
 * read, and what cannot is counted. Only the session's requests are kept.
 * Source of the format: VS Code's own serialisation of chat sessions, kind 0 = the whole, 1 = set, 2 = push, 3 = delete.
 */

import * as v from 'valibot';
import { LinePieces } from '../../text/core/line-pieces.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];
type Container = Json[] | Record<string, Json>;

const EntrySchema = v.object({
  kind: v.picklist([0, 1, 2, 3]),
  k: v.optional(v.array(v.union([v.string(), v.number()]))),
  /** Of a push: everything from this index on goes first. */
  i: v.optional(v.number()),
});
type Entry = v.InferOutput<typeof EntrySchema> & { readonly v?: Json };

/** An index further than this behind the end of an array is taken for damage. */
const GAP = 1_000;
/** All that damage may fill up, in elements: a log of holes would else take more memory than its text. */
const MOST_FILLED = 100_000;
/** A path is no longer than this in any log of VS Code's. */
const LONGEST_PATH = 32;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

export class MutationLog {
  #lines = new LinePieces();
  #requests: Json[] = [];
  #filled = 0;
  /** Lines, or parts of them, that made no sense. */
  skipped = 0;

  get requests(): readonly Json[] {
    return this.#requests;
  }

  /** Takes what the file has grown by; returns the indexes of the requests that it touched. Never throws. */
  append(text: string): ReadonlySet<number> {
    const touched = new Set<number>();
    for (const line of this.#lines.append(text)) if (line.trim() !== '') this.#line(line, touched);
    return touched;
  }

  /** The file was written anew: begins from nothing. */
  restart(): void {
    this.#lines = new LinePieces();
    this.#filled = 0;
    this.#requests = [];
  }

  #line(line: string, touched: Set<number>): void {
    const { entries, isDamaged } = entriesOf(line);
    if (isDamaged) this.skipped++;
    for (const entry of entries) if (!this.#apply(entry, touched)) this.skipped++;
  }

  /** False when the entry fits nowhere. */
  #apply({ kind, k, v: value, i }: Entry, touched: Set<number>): boolean {
    if (kind === 0) return this.#whole(value, touched);
    if (k === undefined || k.length > LONGEST_PATH || k.some((key) => FORBIDDEN.has(String(key)))) return false;
    if (k[0] !== 'requests') return true;
    if (k.length === 1) return this.#all(kind, value, i, touched);
    const index = k[1];
    if (!isIndex(index, this.#requests.length)) return false;
    const gaps = new Gaps(MOST_FILLED - this.#filled);
    const done = change(this.#requests, k.slice(1), kind, value, i, gaps);
    this.#filled += gaps.filled;
    if (done) touched.add(index);
    return done;
  }

  #whole(value: Json | undefined, touched: Set<number>): boolean {
    if (!isObject(value) || !isArray(value['requests'])) return false;
    this.#requests = [...value['requests']];
    this.#requests.forEach((_, index) => touched.add(index));
    return true;
  }

  #all(kind: number, value: Json | undefined, i: number | undefined, touched: Set<number>): boolean {
    if (kind !== 1 && kind !== 2) return false;
    if (kind === 1 && !Array.isArray(value)) return false;
    if (kind === 1) this.#requests = [];
    else if (i !== undefined && isIndex(i, this.#requests.length))
      this.#requests.length = Math.min(i, this.#requests.length);
    for (const request of Array.isArray(value) ? (value as Json[]) : []) touched.add(this.#requests.push(request) - 1);
    return true;
  }
}

/** Where an entry begins, also behind a torn one: inside a JSON string its quotes would be escaped. */
const BEGINNING = /\{"kind":(?:0,"v":|[123],"k":\[)/g;

/** The entries of a line: one, or what is whole in a line of torn and fused ones. */
function entriesOf(line: string): { readonly entries: readonly Entry[]; readonly isDamaged: boolean } {
  if (!line.includes('"kind"')) return { entries: [], isDamaged: true };
  const whole = parse(line);
  if (whole !== undefined) return { entries: [whole], isDamaged: false };
  const starts = [...line.matchAll(BEGINNING)].map((m) => m.index);
  const parts = starts.map((start, n) => parse(line.slice(start, starts[n + 1])));
  return { entries: parts.filter((entry) => entry !== undefined), isDamaged: true };
}

function parse(text: string): Entry | undefined {
  // An error costs ten times what it takes to see that this is torn.
  if (!text.trimEnd().endsWith('}')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return v.is(EntrySchema, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Counts the elements that are filled up. */
class Gaps {
  readonly #most: number;
  filled = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Fills an array up to `length`; false when that is too much. */
  fill(array: Json[], length: number): boolean {
    const missing = length - array.length;
    if (missing <= 0) return true;
    if (this.filled + missing > this.#most) return false;
    this.filled += missing;
    for (let n = 0; n < missing; n++) array.push(null);
    return true;
  }
}

/**
 * Sets, pushes to or deletes what is at `path`; what is missing on the way is made. False when the path leads nowhere. The
 * arrays come out of the log and are nobody else's, so that they are changed where they are.
 */
function change(
  root: Container,
  path: Path,
  kind: number,
  value: Json | undefined,
  i: number | undefined,
  gaps: Gaps,
): boolean {
  let at: Container = root;
  for (const [n, key] of path.slice(0, -1).entries()) {
    let next = child(at, key);
    if (next === null || next === undefined) {
      next = typeof path[n + 1] === 'number' ? [] : {};
      if (!put(at, key, next, gaps)) return false;
    }
    if (typeof next !== 'object') return false;
    at = next as Container;
  }
  const last = path.at(-1)!;
  if (kind === 1) return put(at, last, value ?? null, gaps);
  if (kind === 3) return put(at, last, null, gaps);
  if (kind !== 2) return false;
  const array = child(at, last) ?? [];
  if (!Array.isArray(array)) return false;
  const pushed = array as Json[];
  if (i !== undefined && isIndex(i, pushed.length)) pushed.length = Math.min(i, pushed.length);
  for (const element of isArray(value) ? value : []) pushed.push(element);
  return put(at, last, pushed, gaps);
}

function child(at: Container, key: string | number): Json | undefined {
  if (Array.isArray(at)) return typeof key === 'number' ? at[key] : undefined;
  return Object.hasOwn(at, key) ? at[String(key)] : undefined;
}

function put(at: Container, key: string | number, value: Json, gaps: Gaps): boolean {
  if (!Array.isArray(at)) {
    at[String(key)] = value;
    return true;
  }
  if (!isIndex(key, at.length)) return false;
  if (!gaps.fill(at, key)) return false;
  at[key] = value;
  return true;
}

function isIndex(key: unknown, length: number): key is number {
  return typeof key === 'number' && Number.isInteger(key) && key >= 0 && key <= length + GAP;
}

export function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
