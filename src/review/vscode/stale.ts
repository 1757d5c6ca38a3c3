/** The text has changed since it was corrected: says so, and leaves the choice to the user. */
import { env, window, workspace } from 'vscode';
import { candidates, type Anchored } from '../core/anchor.ts';
import { compose } from '../core/compose.ts';
import { toLf } from '../../text/core/eol.ts';
import { rangeOf } from '../../text/core/place.ts';
import { correctionOf } from '../core/review.ts';
import type { Entry, Reviews } from './reviews.ts';
import type { TrackedRange } from './tracked-range.ts';
import { nameOf } from './write.ts';

/** `moved`: the review is where the user said, and can be tried again. `kept`: the question was left open. */
export type StaleChoice = 'moved' | 'copied' | 'discarded' | 'kept';

const COPY = 'Copy Correction';
const DISCARD = 'Discard';

export async function askAboutStale(
  reviews: Reviews,
  entry: Entry,
  tracked: TrackedRange,
  indexes: readonly number[],
): Promise<StaleChoice> {
  const document = await workspace.openTextDocument(tracked.uri);
  const text = toLf(document.getText());
  const places = candidates(entry.review, indexes[0]!, text);
  const [only] = places;
  const apply = only && (places.length === 1 ? `Apply at Line ${lineOf(text, only)}` : 'Choose a Place');
  const detail =
    places.length === 0
      ? 'The text that was corrected is not there any more.'
      : places.length === 1
        ? 'The same text now stands at another place.'
        : 'The same text stands at several places, so that none can be chosen for you.';
  const message = `The text in ${nameOf(tracked.uri)} has changed since it was corrected. Nothing was written.`;
  const buttons = [...(apply === undefined ? [] : [apply]), COPY, DISCARD];
  const choice = await window.showWarningMessage(message, { modal: true, detail }, ...buttons);
  if (choice === undefined || reviews.get(entry.id) === undefined) return 'kept';
  if (choice === apply) {
    const place = places.length === 1 ? only : await choosePlace(text, places);
    // It may have changed once more while the question stood: then the user may accept again.
    if (place === undefined || toLf(document.getText()) !== text) return 'kept';
    reviews.move(entry.id, place.review, rangeOf(text, place.span));
    return 'moved';
  }
  if (choice === COPY) await env.clipboard.writeText(corrected(entry));
  return choice === COPY ? 'copied' : 'discarded';
}

const lineOf = (text: string, { span }: Anchored): number => rangeOf(text, span).start.line + 1;

async function choosePlace(text: string, places: readonly Anchored[]): Promise<Anchored | undefined> {
  const items = places.map((place) => ({
    place,
    label: `Line ${lineOf(text, place)}`,
    description: text.slice(place.span.start, place.span.end).trim().split('\n')[0] ?? '',
  }));
  return (await window.showQuickPick(items, { title: 'Where should the correction be written?' }))?.place;
}

/** The corrected text as it was meant, without what was rejected. */
function corrected({ review }: Entry): string {
  const included = (i: number) => review.states[i] !== 'rejected';
  return compose(review.original, review.hunks, included, (i) => correctionOf(review, i)).text;
}
