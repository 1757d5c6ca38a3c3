/** The page as a function of its state. Texts are only ever bound as texts. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PanelReview } from '../core/panel.ts';
import { categoryName, changes } from '../core/describe.ts';
import { card } from './card.ts';
import { findings } from './finding.ts';
import type { Actions } from './main.ts';
import { isOpen, isWaiting, keyOf, openIn, type CategoryFilter, type PanelState } from './state.ts';

const CATEGORIES: readonly CategoryFilter[] = ['all', 'harmless', 'helpful', 'honest'];
const filterName = (category: CategoryFilter) =>
  category === 'all' ? l10n.t('All categories') : categoryName(category);

export function page(state: PanelState, actions: Actions): TemplateResult {
  const { reviews, failure } = state;
  if (reviews === undefined)
    return failure === undefined ? html`<p class="quiet">${l10n.t('Loading reviews…')}</p>` : failed(failure, actions);
  const pending = reviews.filter(isWaiting);
  const decided = reviews.filter((r) => !isWaiting(r));
  return html`
    <h1 class="unseen">${l10n.t('Corrections to review')}</h1>
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
            <h2 id="decided">${l10n.t('Decided')}</h2>
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
  return html`<div class="bar" role="toolbar" aria-label=${l10n.t('All corrections')}>
    <vscode-single-select
      label=${l10n.t('Filter by category')}
      @change=${(e: Event) => filter((e.target as HTMLSelectElement).value as CategoryFilter)}
    >
      ${CATEGORIES.map(
        (value) =>
          html`<vscode-option value=${value} ?selected=${value === state.category}
            >${filterName(value)}</vscode-option
          >`,
      )}
    </vscode-single-select>
    <span class="count">${changes(count)}</span>
    ${
      pending.length > 1
        ? html`${tool('check-all', l10n.t('Accept everything'), () => say({ type: 'acceptAll' }))}
          ${tool('close-all', l10n.t('Reject everything'), () => say({ type: 'rejectAll' }))}`
        : nothing
    }
    ${tool('discard', l10n.t('Undo the last decision'), () => say({ type: 'undoLast' }))} ${settings(say)}
  </div>`;
}

export function tool(icon: string, label: string, run: () => void): TemplateResult {
  return html`<button type="button" class="tool" title=${label} aria-label=${label} @click=${run}>
    <span class="codicon codicon-${icon}" aria-hidden="true"></span>
  </button>`;
}

const settings = (say: Actions['say']): TemplateResult =>
  tool('settings-gear', l10n.t('Settings: what is not suggested again'), () => say({ type: 'settings' }));

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
        ${tool('check-all', l10n.t('Accept all of {0}', review.name), () => say({ type: 'accept', id: review.id, indexes }))}
        ${tool('close-all', l10n.t('Reject all of {0}', review.name), () => say({ type: 'reject', id: review.id, indexes }))}
        ${
          decided.length === 0
            ? nothing
            : tool('discard', l10n.t('Undo all decisions on {0}', review.name), () =>
                say({ type: 'undo', id: review.id, indexes: decided.map((h) => h.index) }),
              )
        }
        ${tool('diff', l10n.t('Open the diff of {0}', review.name), () =>
          say({ type: 'diff', id: review.id, index: indexes[0] ?? 0 }),
        )}
      </div>
    </header>
    ${review.question === '' ? nothing : html`<p class="question" title=${review.question}>${review.question}</p>`}
    <ol aria-label=${l10n.t('Changes of {0}', review.name)}>
      ${repeat(
        shown,
        (h) => keyOf(review.id, h.index),
        (h) => card(state, review, h, actions),
      )}
    </ol>
    ${findings(review, actions)}
    ${shown.length + review.findings.length === 0 ? html`<p class="quiet">${l10n.t('No change of this category.')}</p>` : nothing}
  </section>`;
}

function decidedAnswer(review: PanelReview, { say }: Actions): TemplateResult {
  const accepted = review.hunks.filter((h) => h.state === 'accepted' || h.state === 'edited').length;
  const text = l10n.t('{0} of {1} accepted', accepted, review.hunks.length);
  const indexes = review.hunks.map((h) => h.index);
  return html`<div class="past">
    <span class="name" title=${review.name}>${review.name}</span><span class="quiet">${text}</span>
    <vscode-button
      secondary
      aria-label=${l10n.t('Undo all decisions on {0}', review.name)}
      @click=${() => say({ type: 'undo', id: review.id, indexes })}
      >${l10n.t('Undo')}</vscode-button
    >
  </div>`;
}

function empty(hasDecided: boolean, { say }: Actions): TemplateResult {
  return html`<div class="empty">
    <span class="codicon codicon-pass" aria-hidden="true"></span>
    <p>${hasDecided ? l10n.t('Everything is decided.') : l10n.t('Nothing to review.')}</p>
    <p class="quiet">${l10n.t("Corrections of an assistant's answers wait here until you decide.")}</p>
    <vscode-button @click=${() => say({ type: 'align' })}>${l10n.t('Align Selection')}</vscode-button>
    ${settings(say)}
  </div>`;
}

function failed(message: string, { say }: Actions): TemplateResult {
  return html`<div class="failure" role="alert">
    <span class="codicon codicon-warning" aria-hidden="true"></span>
    <p>${message}</p>
    <vscode-button secondary @click=${() => say({ type: 'ready' })}>${l10n.t('Try Again')}</vscode-button>
  </div>`;
}
