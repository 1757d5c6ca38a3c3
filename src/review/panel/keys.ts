/** The keys of the panel: the same as in the diff editor, for the hunk that has the focus. */
import { isOpen, keyOf, openIn, type PanelState } from './state.ts';
import type { Actions } from './main.ts';

const CARD = '[data-key]';

export function focusHunk(key: string): void {
  const card = [...document.querySelectorAll<HTMLElement>(CARD)].find((c) => c.dataset['key'] === key);
  card?.focus();
  card?.scrollIntoView({ block: 'nearest' });
}

export function listenToKeys(root: HTMLElement, state: () => PanelState, actions: Actions): void {
  root.addEventListener('keydown', (event) => {
    if (handle(event, state(), actions)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
}

function handle(event: KeyboardEvent, state: PanelState, actions: Actions): boolean {
  const target = event.target as HTMLElement;
  const inText = target.tagName === 'VSCODE-TEXTAREA' || target.tagName === 'VSCODE-SINGLE-SELECT';
  const mod = event.ctrlKey || event.metaKey;
  const onCard = target.matches(CARD);
  if (event.key === 'F5' && event.altKey) return move(target, event.shiftKey ? -1 : 1);
  if (inText) return false;
  if (onCard && event.key === 'ArrowDown') return move(target, 1);
  if (onCard && event.key === 'ArrowUp') return move(target, -1);
  if (mod && !event.shiftKey && event.key.toLowerCase() === 'z') return say(actions, { type: 'undoLast' });
  const key = target.closest<HTMLElement>(CARD)?.dataset['key'];
  const review = state.reviews?.find((r) => r.hunks.some((h) => keyOf(r.id, h.index) === key));
  const hunk = review?.hunks.find((h) => keyOf(review.id, h.index) === key);
  if (review === undefined || hunk === undefined || !isOpen(hunk)) return false;
  if (event.key === 'F2') {
    actions.edit(key);
    return true;
  }
  if (!mod || (event.key !== 'Enter' && event.key !== 'Backspace')) return false;
  const indexes = event.shiftKey ? [hunk.index] : openIn(review).map((h) => h.index);
  if (event.shiftKey) move(target, 1);
  return say(actions, { type: event.key === 'Enter' ? 'accept' : 'reject', id: review.id, indexes });
}

function say(actions: Actions, message: Parameters<Actions['say']>[0]): true {
  actions.say(message);
  return true;
}

/** Puts the focus on the next or previous card that waits, going round at the ends. */
function move(from: HTMLElement, by: 1 | -1): boolean {
  const cards = [...document.querySelectorAll<HTMLElement>(`${CARD}[data-open]`)];
  if (cards.length === 0) return false;
  const here = from.closest<HTMLElement>(CARD);
  const at = here === null ? -1 : cards.indexOf(here);
  const next = at === -1 ? (by === 1 ? 0 : cards.length - 1) : (at + by + cards.length) % cards.length;
  cards[next]!.focus();
  cards[next]!.scrollIntoView({ block: 'nearest' });
  return true;
}
