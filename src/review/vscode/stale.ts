/** The text has changed since it was corrected: says so, and leaves the choice to the user. */
import { env, l10n, window } from 'vscode';
import { candidates, type Anchored } from '../core/anchor.ts';
import { compose } from '../core/compose.ts';
import { rangeOf } from '../../text/core/place.ts';
import { correctionOf } from '../core/review.ts';
import type { ReviewSession } from '../core/session.ts';

/** `moved`: the review is where the user said, and can be tried again. `kept`: the question was left open. */
export type StaleChoice = 'moved' | 'copied' | 'discarded' | 'kept';

export async function askAboutStale(session: ReviewSession, index: number): Promise<StaleChoice> {
  const { place } = session;
  await place.open();
  const text = place.read(session.review.text) ?? '';
  const places = candidates(session.review, index, text);
  const [only, ...others] = places;
  const apply =
    only && (others.length === 0 ? l10n.t('Apply at Line {0}', lineOf(text, only)) : l10n.t('Choose a Place'));
  const detail =
    only === undefined
      ? l10n.t('The text that was corrected is not there any more.')
      : others.length === 0
        ? l10n.t('The same text now stands at another place.')
        : l10n.t('The same text stands at several places, so that none can be chosen for you.');
  const message = l10n.t('The text in {0} has changed since it was corrected. Nothing was written.', place.name);
  const [copy, discard] = [l10n.t('Copy Correction'), l10n.t('Discard')];
  const buttons = [...(apply === undefined ? [] : [apply]), copy, discard];
  const choice = await window.showWarningMessage(message, { modal: true, detail }, ...buttons);
  if (choice === undefined) return 'kept';
  if (choice === apply) {
    const chosen = others.length === 0 ? only : await choosePlace(text, places);
    // It may have changed once more while the question stood: then the user may accept again.
    if (chosen === undefined || place.read(session.review.text) !== text) return 'kept';
    session.move(chosen.review, rangeOf(text, chosen.span));
    return 'moved';
  }
  if (choice === copy) await env.clipboard.writeText(corrected(session));
  return choice === copy ? 'copied' : 'discarded';
}

const lineOf = (text: string, { span }: Anchored): number => rangeOf(text, span).start.line + 1;

async function choosePlace(text: string, places: readonly Anchored[]): Promise<Anchored | undefined> {
  const items = places.map((place) => ({
    place,
    label: l10n.t('Line {0}', lineOf(text, place)),
    description: text.slice(place.span.start, place.span.end).trim().split('\n')[0] ?? '',
  }));
  return (await window.showQuickPick(items, { title: l10n.t('Where should the correction be written?') }))?.place;
}

/** The corrected text as it was meant, without what was rejected. */
function corrected({ review }: ReviewSession): string {
  const included = (i: number) => review.states[i] !== 'rejected';
  return compose(review.original, review.hunks, included, (i) => correctionOf(review, i)).text;
}
