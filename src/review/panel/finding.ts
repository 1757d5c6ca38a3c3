/** What was found and not corrected: nothing to accept, but something to look at. */
import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { severityName } from '../core/describe.ts';
import type { PanelFinding, PanelReview } from '../core/panel.ts';
import { visibleRuns } from '../core/words.ts';
import type { Actions } from './main.ts';

export function findings(review: PanelReview, actions: Actions): TemplateResult | typeof nothing {
  if (review.findings.length === 0) return nothing;
  return html`<h3>${l10n.t('Not corrected')}</h3>
    <ol aria-label=${l10n.t('Not corrected in {0}', review.name)}>
      ${repeat(
        review.findings,
        (f) => f.index,
        (f) => finding(review, f, actions),
      )}
    </ol>`;
}

function finding(
  { id }: PanelReview,
  { index, severity, tag, reason, line, text }: PanelFinding,
  { say }: Actions,
): TemplateResult {
  return html`<li
    class="card finding ${severity}"
    aria-label=${l10n.t('Line {0}: {1}, {2}, not corrected', line, tag, severityName(severity))}
  >
    <div class="headline">
      <span class="codicon codicon-${severity}" role="img" aria-label=${severityName(severity)}></span>
      <span class="tags">${runs(tag)}</span>
      <span class="facts">${severityName(severity)} · ${l10n.t('Line {0}', line)}</span>
    </div>
    <p class="reason">${runs(reason)}</p>
    <pre class="diff">${runs(text)}</pre>
    <div class="buttons">
      <vscode-button @click=${() => say({ type: 'askChat', id, index })}
        >${l10n.t('Ask Chat to Fix This')}</vscode-button
      >
      <vscode-button secondary @click=${() => say({ type: 'found', id, index })}>${l10n.t('Show')}</vscode-button>
      <vscode-button secondary @click=${() => say({ type: 'dismiss', id, index })}>${l10n.t('Dismiss')}</vscode-button>
    </div>
  </li>`;
}

/** Every run is isolated, so that no character in it turns what stands beside it. */
export function runs(text: string): TemplateResult[] {
  return visibleRuns(text).map(({ text: run, name }) =>
    name === undefined
      ? html`<bdi>${run}</bdi>`
      : html`<bdi class="named" title=${name} data-name=${name}>${run}</bdi>`,
  );
}
