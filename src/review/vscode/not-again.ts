/** Asks how far "not again" goes, writes it into the settings, and rejects what waits of it. */
import { l10n, window, workspace } from 'vscode';
import { SETTINGS_PREFIX, type SettingsReader } from '../../config/core/settings.ts';
import { writeSetting } from '../../config/vscode/write.ts';
import { asChange } from '../core/findings.ts';
import { isOpen } from '../core/review.ts';
import { isLeftOut, rulesFor, scopesOf, type Change, type Scope } from '../core/not-again.ts';
import type { ReviewSession } from '../core/session.ts';
import type { Reviews } from './reviews.ts';

const KEY = 'review.notAgain';

/**
 * Resolves to the hunks of each review that wait and are left out now; empty when the user left the question open. Findings
 * that are left out are put away at once.
 */
export async function askNotAgain(
  reviews: Reviews,
  settings: SettingsReader,
  session: ReviewSession,
  change: Change,
): Promise<{ readonly id: string; readonly indexes: readonly number[] }[]> {
  const tags = change.tags.join(', ');
  const labels: Readonly<Record<Scope, string>> = {
    here: l10n.t('This one in {0}', session.name),
    language: l10n.t('{0} in {1}', tags, session.languageId),
    everywhere: l10n.t('{0} everywhere', tags),
  };
  const items = scopesOf(change).map((scope) => ({ scope, label: labels[scope] }));
  const options = {
    title: l10n.t("Don't Suggest Again"),
    placeHolder: l10n.t('What should not be suggested any more? The settings list it, and there you can take it back.'),
  };
  const scope = (await window.showQuickPick(items, options))?.scope;
  if (scope === undefined) return [];
  await write(rulesFor(change, session, scope));
  const rules = settings.get(KEY);
  return reviews.list().flatMap((s) => {
    const { hunks, states, findings } = s.review;
    findings.forEach((_, i) => {
      if (isLeftOut(rules, asChange(s.review, i), s)) s.dismissFinding(i);
    });
    const indexes = hunks.flatMap((h, i) => (isOpen(states[i]!) && isLeftOut(rules, h, s) ? [i] : []));
    return indexes.length === 0 ? [] : [{ id: s.id, indexes }];
  });
}

/** After those of the list that counts. */
async function write(rules: readonly string[]): Promise<void> {
  const now = workspace.getConfiguration(SETTINGS_PREFIX).inspect<string[]>(KEY);
  await writeSetting(KEY, [...new Set([...(now?.workspaceValue ?? now?.globalValue ?? []), ...rules])]);
}
