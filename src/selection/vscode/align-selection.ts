/** The command Align Selection: picks a text, aligns it, and opens a review of what would change. */
import { l10n, Uri, window } from 'vscode';
import { judged } from '../../align/core/present.ts';
import { isUnchecked } from '../../align/core/skipped.ts';
import type { Alignment } from '../../align/core/types.ts';
import { CancelledError } from '../../base/core/errors.ts';
import type { Log } from '../../base/core/log.ts';
import type { SettingsReader } from '../../config/core/settings.ts';
import type { Aligner } from '../../engine/core/aligner.ts';
import { toTell } from '../../review/core/findings.ts';
import { showReview } from '../../review/vscode/diff-editor.ts';
import type { Reviews } from '../../review/vscode/reviews.ts';
import type { Pause } from '../../ui/vscode/pause.ts';
import type { Presenter } from '../../ui/vscode/presenter.ts';
import { withQuietProgress } from '../../ui/vscode/progress.ts';
import { selectionErrors } from '../core/errors.ts';
import { pick, type Picked } from './pick.ts';

/** What the command gives back. */
export type AlignOutcome =
  | { readonly outcome: 'review'; readonly id: string; readonly hunks: number; readonly question: string }
  | { readonly outcome: 'unchanged'; readonly unchecked: number; readonly question: string }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'failed'; readonly code: string };

export interface AlignSelectionDeps {
  readonly aligner: Aligner;
  readonly settings: SettingsReader;
  readonly reviews: Reviews;
  readonly presenter: Presenter;
  readonly pause: Pause;
  readonly log: Log;
}

/** `argument`: the document (from a menu), or `{question}` (from a key binding) so that nothing is asked. */
export async function alignSelection(deps: AlignSelectionDeps, argument?: unknown): Promise<AlignOutcome> {
  try {
    if (deps.pause.paused) throw selectionErrors.paused();
    const picked = await pick(argument instanceof Uri ? argument : undefined);
    return await alignPicked(deps, picked, questionIn(argument));
  } catch (error) {
    const code = deps.presenter.show(error);
    return code === 'cancelled' ? { outcome: 'cancelled' } : { outcome: 'failed', code };
  }
}

async function alignPicked(deps: AlignSelectionDeps, picked: Picked, given: string | undefined): Promise<AlignOutcome> {
  const { destination } = picked;
  let reviewed = false;
  try {
    const question = given ?? picked.question ?? (await askForQuestion(deps.settings));
    const alignment = await run(deps, picked, question);
    const findings = toTell(alignment.findings);
    const hunks = alignment.changed ? alignment.hunks : [];
    if (hunks.length + findings.length === 0) return unchanged(deps, alignment, question);
    const route = destination.kind === 'clipboard' ? 'clipboard' : 'selection';
    const { model } = alignment;
    const segments = judged(alignment.segments);
    const about = { route, question, model, sensitivity: deps.settings.get('sensitivity'), segments };
    const entry = await deps.reviews.add({ ...picked, original: picked.text, hunks, findings, about });
    if (entry === undefined) return unchanged(deps, alignment, question);
    reviewed = true;
    await showReview(entry);
    if (hunks.length === 0)
      deps.presenter.note(`$(info) ${l10n.t('Aligner: no correction, but something to look at')}`);
    return { outcome: 'review', id: entry.id, hunks: entry.review.hunks.length, question };
  } finally {
    if (!reviewed && destination.kind === 'editor') destination.tracked.dispose();
  }
}

async function run(deps: AlignSelectionDeps, picked: Picked, question: string): Promise<Alignment> {
  const { text, source, evidence, name } = picked;
  const request = {
    question,
    text,
    source,
    evidence,
    sensitivity: deps.settings.get('sensitivity'),
    priority: 'interactive',
  } as const;
  return withQuietProgress(l10n.t('Checking {0}', name), async (signal, progress) => {
    const abort = new AbortController();
    const stop = () => abort.abort();
    signal.addEventListener('abort', stop);
    const pausing = deps.pause.onDidChange((paused) => {
      if (paused) stop();
    });
    try {
      const alignment = await deps.aligner.align(request, { signal: abort.signal, onProgress: progress });
      const { hunks, dropped, timing, backend } = alignment;
      deps.log.info(
        `Aligned ${text.length} characters in ${Math.round(timing.totalMs)} ms on ${backend.device}: ` +
          `${hunks.length} hunks, ${dropped.length} dropped by guards${dropped.length > 0 ? ` (${guardsOf(alignment)})` : ''}.`,
      );
      return alignment;
    } finally {
      pausing.dispose();
      signal.removeEventListener('abort', stop);
    }
  });
}

function guardsOf({ dropped }: Alignment): string {
  return [...new Set(dropped.map((d) => d.guard))].join(', ');
}

function unchanged(deps: AlignSelectionDeps, alignment: Alignment, question: string): AlignOutcome {
  const unchecked = alignment.segments.filter(isUnchecked).length;
  const said =
    unchecked === 0
      ? l10n.t('Aligner: no change')
      : l10n.t('Aligner: no change; {0} of {1} parts could not be checked', unchecked, alignment.segments.length);
  deps.presenter.note(`$(${unchecked === 0 ? 'check' : 'info'}) ${said}`);
  return { outcome: 'unchanged', unchecked, question };
}

function questionIn(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('question' in argument)) return undefined;
  return typeof argument.question === 'string' ? argument.question : undefined;
}

/** The question in the user's words; empty for none. Escape cancels the command. */
async function askForQuestion(settings: SettingsReader): Promise<string> {
  if (!settings.get('askForQuestion')) return '';
  const answer = await window.showInputBox({
    title: l10n.t('Align Selection'),
    prompt: l10n.t('What was the question? Leave it empty if there was none.'),
    placeHolder: l10n.t('The question that was asked'),
  });
  if (answer === undefined) throw new CancelledError();
  return answer.trim();
}
