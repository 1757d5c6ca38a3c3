/** One hunk: what is wrong, what would change, and what can be done about it. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { categoryName, linkedWords, severityName, sureness } from '../core/describe.ts';
import type { PanelHunk, PanelReview } from '../core/panel.ts';
import { wordParts, type Part } from '../core/words.ts';
import { runs } from './finding.ts';
import type { Actions } from './main.ts';
import { isOpen, keyOf, linkedTo, type PanelState } from './state.ts';
import { tool } from './view.ts';

const ICONS = { error: 'error', warning: 'warning', info: 'info' } as const;
const STATES: Readonly<Partial<Record<PanelHunk['state'], () => string>>> = {
  accepted: () => l10n.t('Accepted'),
  edited: () => l10n.t('Accepted as you edited it'),
  rejected: () => l10n.t('Rejected'),
  undone: () => l10n.t('Undone'),
  stale: () => l10n.t('The text has changed'),
};
const tagsOf = ({ tags, category }: PanelHunk): string =>
  tags.length === 0 ? categoryName(category) : tags.join(', ');

/** Not drawn anew unless something of it has changed; only its headline is there until it comes near. */
export function card(state: PanelState, review: PanelReview, hunk: PanelHunk, actions: Actions): TemplateResult {
  const key = keyOf(review.id, hunk.index);
  const isSeen = state.seen.has(key);
  const isEditing = state.editing === key;
  const linked = linkedTo(review, hunk);
  return html`${guard([hunk, isSeen, isEditing, linked, review.name], () => {
    const open = isOpen(hunk);
    return html`<li
      class="card ${hunk.severity} ${open ? '' : 'closed'}"
      tabindex="0"
      data-key=${key}
      ?data-open=${open}
      aria-label=${labelOf(review, hunk)}
      ${ref((element) => element && !isSeen && actions.watch(element))}
    >
      ${headline(hunk)} ${isSeen && open ? body(review, hunk, linked, isEditing, actions) : nothing}
      ${open ? nothing : closed(review, hunk, actions)}
    </li>`;
  })}`;
}

function labelOf(review: PanelReview, hunk: PanelHunk): string {
  const which = l10n.t('Change {0} of {1}', hunk.index + 1, review.hunks.length);
  const facts = [tagsOf(hunk), severityName(hunk.severity), STATES[hunk.state]?.() ?? []].flat();
  return `${which}: ${facts.join(', ')}`;
}

function headline(hunk: PanelHunk): TemplateResult {
  const state = STATES[hunk.state]?.();
  return html`<div class="headline">
    <span class="codicon codicon-${ICONS[hunk.severity]}" role="img" aria-label=${severityName(hunk.severity)}></span>
    <span class="tags">${runs(tagsOf(hunk))}</span>
    ${state === undefined ? nothing : html`<span class="state ${hunk.state}">${state}</span>`}
    <span class="facts">${categoryName(hunk.category)} · ${sureness(hunk)}</span>
  </div>`;
}

function body(
  review: PanelReview,
  hunk: PanelHunk,
  linked: number,
  isEditing: boolean,
  { say, edit }: Actions,
): TemplateResult {
  const { id } = review;
  const { index } = hunk;
  const link = hunk.link;
  return html`
    <p class="reason">
      ${runs(hunk.reason)}
      ${
        link === undefined
          ? nothing
          : html`<button
              type="button"
              class="link"
              title=${link}
              aria-label=${l10n.t('More about {0}', tagsOf(hunk))}
              @click=${() => say({ type: 'link', id, index })}
            >
              ${l10n.t('More')}
            </button>`
      }
    </p>
    ${isEditing ? editor(review, hunk, { say, edit }) : difference(review, hunk)}
    ${
      linked === 0
        ? nothing
        : html`<p class="linked">
            <span class="codicon codicon-link" aria-hidden="true"></span>
            ${linkedWords(linked)}
          </p>`
    }
    ${isEditing ? nothing : buttons(review, hunk, { say, edit })}
  `;
}

type Some = Pick<Actions, 'say' | 'edit'>;

function buttons({ id }: PanelReview, hunk: PanelHunk, { say, edit }: Some): TemplateResult {
  const { index } = hunk;
  const busy = hunk.state === 'applying';
  return html`<div class="buttons">
    <vscode-button ?disabled=${busy} @click=${() => say({ type: 'accept', id, indexes: [index] })}
      >${l10n.t('Accept')}</vscode-button
    >
    <vscode-button secondary ?disabled=${busy} @click=${() => say({ type: 'reject', id, indexes: [index] })}
      >${l10n.t('Reject')}</vscode-button
    >
    <span class="tools">
      ${tool('edit', l10n.t('Edit before accepting'), () => edit(keyOf(id, index)))}
      ${tool('diff', l10n.t('Open the diff'), () => say({ type: 'diff', id, index }))}
      ${tool('go-to-file', l10n.t('Show in the document'), () => say({ type: 'source', id, index }))}
      ${tool('circle-slash', l10n.t("Don't Suggest Again"), () => say({ type: 'notAgain', id, index }))}
    </span>
  </div>`;
}

function closed({ id }: PanelReview, { index }: PanelHunk, { say }: Actions): TemplateResult {
  return html`<vscode-button secondary @click=${() => say({ type: 'undo', id, indexes: [index] })}
    >${l10n.t('Undo')}</vscode-button
  >`;
}

/** Longer changes, in UTF-16 units, are scrolled in a box of their own. */
const LONG = 1200;

function difference({ kind }: PanelReview, hunk: PanelHunk): TemplateResult {
  const { original, correction } = hunk;
  // Words of code run together when they are told apart within a line: there the old stands above the new.
  const parts: Part[] =
    kind === 'prose'
      ? wordParts(original, correction)
      : [{ kind: 'removed', text: original } as const, { kind: 'added', text: correction } as const].filter(
          (p) => p.text,
        );
  const change = html`<span data-hunk>${parts.map(part)}</span>`;
  const shown = kind === 'prose' ? [context(hunk.before), change, context(hunk.after)] : change;
  const isLong = original.length + correction.length > LONG;
  return html`<pre
    class="diff ${kind} ${isLong ? 'long' : ''}"
    role="group"
    aria-label=${l10n.t('What changes')}
    tabindex=${isLong ? 0 : nothing}
  >
${shown}</pre>`;
}

function context(text: string): TemplateResult {
  return html`<span class="context">${runs(text)}</span>`;
}

function part({ kind, text }: Part): TemplateResult {
  if (kind === 'removed') return html`<del>${runs(text)}</del>`;
  return kind === 'added' ? html`<ins>${runs(text)}</ins>` : html`<span>${runs(text)}</span>`;
}

function editor({ id }: PanelReview, hunk: PanelHunk, { say, edit }: Some): TemplateResult {
  const { index } = hunk;
  const accept = (field: HTMLElement | null) => {
    const { value } = field as HTMLTextAreaElement;
    edit(undefined);
    say({ type: 'edit', id, index, text: value });
  };
  const label = l10n.t('Your words in place of the correction');
  const onKey = (event: KeyboardEvent) => {
    const mod = event.ctrlKey || event.metaKey;
    // The field selects its text by itself. VS Code, which would hear of the key too, does it a moment later: what was
    // typed by then would be selected, and replaced by the next letter.
    if (mod && event.key.toLowerCase() === 'a') event.stopPropagation();
    if (event.key === 'Escape') edit(undefined);
    else if (event.key === 'Enter' && mod) accept(event.currentTarget as HTMLElement);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<div class="edit">
    <vscode-textarea
      label=${label}
      aria-label=${label}
      rows=${Math.min(12, hunk.correction.split('\n').length + 1)}
      resize="vertical"
      .value=${hunk.correction}
      @keydown=${onKey}
      ${ref((element) => element && requestAnimationFrame(() => (element as HTMLElement).focus()))}
    ></vscode-textarea>
    <div class="buttons">
      <vscode-button
        @click=${(e: Event) => accept((e.currentTarget as Element).closest('.edit')!.querySelector('vscode-textarea'))}
        >${l10n.t('Accept Edited')}</vscode-button
      >
      <vscode-button secondary @click=${() => edit(undefined)}>${l10n.t('Cancel')}</vscode-button>
    </div>
  </div>`;
}
