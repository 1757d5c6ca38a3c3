/** Changes of a document as changes of the text under review in it. */
import type { Edit } from '../../text/core/edits.ts';
import { followAll } from './follow.ts';
import {
  addPlace,
  comparePlaces,
  offsetAt,
  placeAt,
  relativePlace,
  shiftRange,
  sideOf,
} from '../../text/core/place.ts';
import type { Place, PlaceChange, PlaceRange } from '../../text/core/place.ts';
import type { Review } from './review.ts';

export interface FollowedChanges {
  readonly review: Review;
  /** Where its text is now, if the document holds it. */
  readonly range: PlaceRange;
}

/**
 * The review after one event of its document: changes that lie apart, all told in places of the document before, the last
 * of them first. `before` is where the text was. Null when a change goes across an end of the text.
 */
export function followChanges(
  review: Review,
  before: PlaceRange,
  changes: readonly PlaceChange[],
): FollowedChanges | null {
  if (changes.some((c) => sideOf(before, c) === 'crossing')) return null;
  const edits = new Map<PlaceChange, Edit>();
  for (const change of changes.toReversed())
    if (sideOf(before, change) === 'inside') edits.set(change, editOf(review.text, before.start, change));
  const { review: followed, ofHunks } = followAll(review, [...edits.values()]);
  const moves = (change: PlaceChange): boolean => {
    const edit = edits.get(change);
    return comparePlaces(change.range.end, before.start) <= 0 && (edit === undefined || !ofHunks.has(edit));
  };
  const start = changes
    .filter(moves)
    .reduce((at, change) => shiftRange({ start: at, end: at }, change).start, before.start);
  return { review: followed, range: { start, end: addPlace(start, placeAt(followed.text, followed.text.length)) } };
}

function editOf(text: string, base: Place, { range, text: replacement }: PlaceChange): Edit {
  const offset = (place: Place) => offsetAt(text, relativePlace(base, place));
  return { start: offset(range.start), end: offset(range.end), replacement };
}
