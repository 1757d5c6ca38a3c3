/** The review panel's page: keeps what the extension tells, shows it, and says what the user wants. */
import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textarea/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { config } from '@vscode/l10n';
import { render } from 'lit';
import { readToPage, type PanelHunk, type ToHost, type ToPage } from '../core/panel.ts';
import { announcement } from './announce.ts';
import { focusHunk, listenToKeys } from './keys.ts';
import { keyOf, type PanelState } from './state.ts';
import { page } from './view.ts';

declare function acquireVsCodeApi(): { postMessage(message: ToHost): void };

const vscode = acquireVsCodeApi();
const root = document.getElementById('root')!;
// The same bundle as the extension's.
config({ contents: root.dataset['texts'] ?? '{}' });
/** What the page says until this script runs: lit draws beside what is there already. */
const placeholder = root.firstElementChild;

let state: PanelState = {
  reviews: undefined,
  category: 'all',
  seen: new Set(),
  editing: undefined,
  announced: '',
  failure: undefined,
};
let isDrawing = false;
let arrived: number | undefined;

/** Draws in the next frame, once for all that changed until then. */
function set(change: Partial<PanelState>): void {
  state = { ...state, ...change };
  if (isDrawing) return;
  isDrawing = true;
  requestAnimationFrame(draw);
}

function draw(): void {
  isDrawing = false;
  root.setAttribute('aria-busy', String(state.reviews === undefined));
  placeholder?.remove();
  render(page(state, actions), root);
  // For suites: how long the page needed from the data to what is shown.
  if (arrived !== undefined) performance.measure('aligner.shown', { start: arrived, end: performance.now() });
  arrived = undefined;
}

/** Cards are filled when they come near to what is seen. */
const observer = new IntersectionObserver(
  (entries) => {
    const keys = entries.flatMap((e) => (e.isIntersecting ? [(e.target as HTMLElement).dataset['key']!] : []));
    for (const entry of entries) if (entry.isIntersecting) observer.unobserve(entry.target);
    if (keys.length > 0) set({ seen: new Set([...state.seen, ...keys]) });
  },
  { rootMargin: '600px 0px' },
);

const actions = {
  say: (message: ToHost) => vscode.postMessage(message),
  filter: (category: PanelState['category']) => set({ category }),
  edit: (key: string | undefined) => {
    const was = state.editing;
    set({ editing: key });
    if (key === undefined && was !== undefined) requestAnimationFrame(() => focusHunk(was));
  },
  watch: (element: Element) => observer.observe(element),
};
export type Actions = typeof actions;

function hear(message: ToPage): void {
  const reviews = state.reviews ?? [];
  switch (message.type) {
    case 'reviews':
      arrived = performance.now();
      set({ reviews: message.reviews, failure: undefined });
      return;
    case 'review': {
      const { review } = message;
      const known = reviews.find((r) => r.id === review.id);
      const now = known ? { ...review, hunks: review.hunks.map((h, i) => keepIfSame(known.hunks[i], h)) } : review;
      const next = known ? reviews.map((r) => (r === known ? now : r)) : [...reviews, now];
      set({ reviews: next, announced: announcement(known, review) ?? state.announced });
      return;
    }
    case 'gone':
      set({ reviews: reviews.filter((r) => r.id !== message.id) });
      return;
    case 'edit': {
      const key = keyOf(message.id, message.index);
      set({ category: 'all', seen: new Set([...state.seen, key]), editing: key });
      return;
    }
    case 'failed':
      set({ failure: message.message });
  }
}

/** The hunk as it is known already when nothing of it has changed: then its card is not drawn anew. */
function keepIfSame(known: PanelHunk | undefined, now: PanelHunk): PanelHunk {
  return known !== undefined && JSON.stringify(known) === JSON.stringify(now) ? known : now;
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = readToPage(event.data);
  if (message !== undefined) hear(message);
});
listenToKeys(root, () => state, actions);
actions.say({ type: 'ready' });
