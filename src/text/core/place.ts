/** Lines and characters, as editors count them: zero-based, characters in UTF-16 units; a line ends at LF, CR LF or CR. */
import type { Span } from './span.ts';

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** A half-open range of a document. */
export interface PlaceRange {
  readonly start: Place;
  readonly end: Place;
}

/** A change of a document: what stood at `range` before it was replaced by `text`. */
export interface PlaceChange {
  readonly range: PlaceRange;
  readonly text: string;
}

/** Negative when `a` is before `b`, 0 when they are equal. */
export function comparePlaces(a: Place, b: Place): number {
  return a.line - b.line || a.character - b.character;
}

/** The place of an offset of `text`; offsets beyond its end give its end. */
export function placeAt(text: string, offset: number): Place {
  const end = Math.min(offset, text.length);
  let line = 0;
  let lineStart = 0;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code !== 10 && code !== 13) continue;
    if (code === 13 && text.charCodeAt(i + 1) === 10) {
      if (i + 1 >= end) break;
      i++;
    }
    line++;
    lineStart = i + 1;
  }
  return { line, character: end - lineStart };
}

/** The offset of a place in `text`; places beyond a line's end give the line's end. */
export function offsetAt(text: string, place: Place): number {
  let start = 0;
  for (let line = 0; line < place.line; line++) {
    const next = lineEnd(text, start);
    if (next >= text.length) return text.length;
    start = next + (text.charCodeAt(next) === 13 && text.charCodeAt(next + 1) === 10 ? 2 : 1);
  }
  return Math.min(start + place.character, lineEnd(text, start));
}

function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return i;
  }
  return text.length;
}

/** `inner`, a place counted from the start of a text, as a place of the document in which the text begins at `base`. */
export function addPlace(base: Place, inner: Place): Place {
  return inner.line === 0
    ? { line: base.line, character: base.character + inner.character }
    : { line: base.line + inner.line, character: inner.character };
}

/** `place` of a document, counted from the start of a text that begins at `base`: what addPlace takes back. */
export function relativePlace(base: Place, place: Place): Place {
  return place.line === base.line
    ? { line: 0, character: place.character - base.character }
    : { line: place.line - base.line, character: place.character };
}

/** Whether a change lies within a range, its ends included; `outside` it, or across one of its ends. */
export function sideOf({ start, end }: PlaceRange, { range }: PlaceChange): 'inside' | 'outside' | 'crossing' {
  if (comparePlaces(range.start, start) >= 0 && comparePlaces(range.end, end) <= 0) return 'inside';
  return comparePlaces(range.end, start) <= 0 || comparePlaces(range.start, end) >= 0 ? 'outside' : 'crossing';
}

/** The range that a span of `text` takes in a document in which `text` begins at `base`. */
export function rangeOf(text: string, span: Span, base: Place = { line: 0, character: 0 }): PlaceRange {
  return { start: addPlace(base, placeAt(text, span.start)), end: addPlace(base, placeAt(text, span.end)) };
}

/**
 * Where `range` is after `change`. Text inserted exactly at its start or end stays outside. A change across one of its
 * ends leaves what remains; whoever uses the range compares the text in it anyway.
 */
export function shiftRange(range: PlaceRange, change: PlaceChange): PlaceRange {
  const { start, end } = change.range;
  const newEnd = addPlace(start, placeAt(change.text, change.text.length));
  const after = (p: Place): Place =>
    p.line === end.line
      ? addPlace(newEnd, { line: 0, character: p.character - end.character })
      : { line: p.line + newEnd.line - end.line, character: p.character };
  if (comparePlaces(end, range.start) <= 0) return { start: after(range.start), end: after(range.end) };
  if (comparePlaces(start, range.end) >= 0) return range;
  return {
    start: comparePlaces(start, range.start) < 0 ? newEnd : range.start,
    end: comparePlaces(end, range.end) <= 0 ? after(range.end) : start,
  };
}
