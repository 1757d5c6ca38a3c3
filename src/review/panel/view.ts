/** The page as a function of its state. Texts are only ever bound as texts. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PanelReview } from '../core/panel.ts';
import { categoryName } from '../core/describe.ts';
import { card } from './card.ts';
import { findings } from './finding.ts';
import type { Actions } from './main.ts';
import { isOpen, isWaiting, keyOf, openIn, type CategoryFilter, type PanelState } from './state.ts';

const CATEGORIES: readonly (readonly [CategoryFilter, string])[] = [
  ['all', 'All categories'],
  ['harmless', categoryName('harmless')],
  ['helpful', categoryName('helpful')],
  ['honest', categoryName('honest')],
];

export function page(state: PanelState, actions: Actions): TemplateResult {
  const { reviews, failure } = state;
  if (reviews === undefined)
    return failure === undefined ? html`<p class="quiet">Loading reviews…</p>` : failed(failure, actions);
  const pending = reviews.filter(isWaiting);
  const decided = reviews.filter((r) => !isWaiting(r));
  return html`
    <h1 class="unseen">Corrections to review</h1>
    <p class="unseen" role="status">${state.announced}</p>
    ${failure === undefined ? nothing : failed(failure, actions)}
    ${pending.length > 0 ? toolbar(state, pending, actions) : empty(decided.length > 0, actions)}
    ${repeat(
      pending,
      (r) => r.id,
      (r) => answer(state, r, actions),
    )}
    ${
      decided.length === 0
        ? nothing
        : html`<section class="decided" aria-labelledby="decided">
            <h2 id="decided">Decided</h2>
            ${repeat(
              decided,
              (r) => r.id,
              (r) => decidedAnswer(r, actions),
            )}
          </section>`
    }
  `;
}

function toolbar(state: PanelState, pending: readonly PanelReview[], { say, filter }: Actions): TemplateResult {
  const count = pending.reduce((n, r) => n + openIn(r).length, 0);
  return html`<div class="bar" role="toolbar" aria-label="All corrections">
    <vscode-single-select
      label="Filter by category"
      @change=${(e: Event) => filter((e.target as HTMLSelectElement).value as CategoryFilter)}
    >
      ${CATEGORIES.map(
        ([value, label]) =>
          html`<vscode-option value=${value} ?selected=${value === state.category}>${label}</vscode-option>`,
      )}
    </vscode-single-select>
    <span class="count">${count === 1 ? '1 change' : `${count} changes`}</span>
    ${
      pending.length > 1
        ? html`${tool('check-all', 'Accept everything', () => say({ type: 'acceptAll' }))}
          ${tool('close-all', 'Reject everything', () => say({ type: 'rejectAll' }))}`
        : nothing
    }
    ${tool('discard', 'Undo last decision', () => say({ type: 'undoLast' }))}
    ${tool('settings-gear', 'Settings: what is not proposed again', () => say({ type: 'settings' }))}
  </div>`;
}

export function tool(icon: string, label: string, run: () => void): TemplateResult {
  return html`<button type="button" class="tool" title=${label} aria-label=${label} @click=${run}>
    <span class="codicon codicon-${icon}" aria-hidden="true"></span>
  </button>`;
}

function answer(state: PanelState, review: PanelReview, actions: Actions): TemplateResult {
  const { say } = actions;
  const open = openIn(review);
  const indexes = open.map((h) => h.index);
  const shown = review.hunks.filter((h) => state.category === 'all' || h.category === state.category);
  const decided = review.hunks.filter((h) => !isOpen(h) && h.state !== 'applying');
  return html`<section class="answer" aria-labelledby="answer-${review.id}">
    <header>
      <h2 id="answer-${review.id}" title=${review.name}>${review.name}</h2>
      <vscode-badge variant="counter" aria-hidden="true">${open.length}</vscode-badge>
      <div class="tools">
        ${tool('check-all', `Accept all of ${review.name}`, () => say({ type: 'accept', id: review.id, indexes }))}
        ${tool('close-all', `Reject all of ${review.name}`, () => say({ type: 'reject', id: review.id, indexes }))}
        ${
          decided.length === 0
            ? nothing
            : tool('discard', `Undo all decisions on ${review.name}`, () =>
                say({ type: 'undo', id: review.id, indexes: decided.map((h) => h.index) }),
              )
        }
        ${tool('diff', `Open the diff of ${review.name}`, () =>
          say({ type: 'diff', id: review.id, index: indexes[0] ?? 0 }),
        )}
      </div>
    </header>
    ${review.question === '' ? nothing : html`<p class="question" title=${review.question}>${review.question}</p>`}
    <ol aria-label="Changes of ${review.name}">
      ${repeat(
        shown,
        (h) => keyOf(review.id, h.index),
        (h) => card(state, review, h, actions),
      )}
    </ol>
    ${findings(review, actions)}
    ${shown.length + review.findings.length === 0 ? html`<p class="quiet">No change of this category.</p>` : nothing}
  </section>`;
}

function decidedAnswer(review: PanelReview, { say }: Actions): TemplateResult {
  const accepted = review.hunks.filter((h) => h.state === 'accepted' || h.state === 'edited').length;
  const text = `${accepted} of ${review.hunks.length} accepted`;
  const indexes = review.hunks.map((h) => h.index);
  return html`<div class="past">
    <span class="name" title=${review.name}>${review.name}</span><span class="quiet">${text}</span>
    <vscode-button secondary @click=${() => say({ type: 'undo', id: review.id, indexes })}
      >Undo<span class="unseen"> all decisions on ${review.name}</span></vscode-button
    >
  </div>`;
}

function empty(hasDecided: boolean, { say }: Actions): TemplateResult {
  return html`<div class="empty">
    <span class="codicon codicon-pass" aria-hidden="true"></span>
    <p>${hasDecided ? 'Everything is decided.' : 'Nothing to review.'}</p>
    <p class="quiet">Corrections of an assistant's answers wait here until you decide.</p>
    <vscode-button @click=${() => say({ type: 'align' })}>Align Selection</vscode-button>
    ${tool('settings-gear', 'Settings: what is not proposed again', () => say({ type: 'settings' }))}
  </div>`;
}

function failed(message: string, { say }: Actions): TemplateResult {
  return html`<div class="failure" role="alert">
    <span class="codicon codicon-warning" aria-hidden="true"></span>
    <p>${message}</p>
    <vscode-button secondary @click=${() => say({ type: 'ready' })}>Try Again</vscode-button>
  </div>`;
}
