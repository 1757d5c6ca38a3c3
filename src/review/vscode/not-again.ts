/** Asks how far "not again" goes, writes it into the settings, and rejects what waits of it. */
import { ConfigurationTarget, window, workspace } from 'vscode';
import { SETTINGS_PREFIX, type SettingsReader } from '../../config/core/settings.ts';
import { isOpen } from '../core/review.ts';
import { isLeftOut, rulesFor, scopesOf, type Scope } from '../core/not-again.ts';
import type { ReviewSession } from '../core/session.ts';
import type { Reviews } from './reviews.ts';

const KEY = 'review.notAgain';

/** Resolves to the hunks of each review that wait and are left out now; empty when the user left the question open. */
export async function askNotAgain(
  reviews: Reviews,
  settings: SettingsReader,
  session: ReviewSession,
  index: number,
): Promise<{ readonly id: string; readonly indexes: readonly number[] }[]> {
  const hunk = session.review.hunks[index];
  if (hunk === undefined) return [];
  const tags = hunk.tags.join(', ');
  const labels: Readonly<Record<Scope, string>> = {
    here: `This change in ${session.name}`,
    language: `${tags} in ${session.languageId}`,
    everywhere: `${tags} everywhere`,
  };
  const items = scopesOf(hunk).map((scope) => ({ scope, label: labels[scope] }));
  const options = {
    title: 'Not Again',
    placeHolder: 'What should not be proposed any more? The settings list it, and there it can be taken back.',
  };
  const scope = (await window.showQuickPick(items, options))?.scope;
  if (scope === undefined) return [];
  await write(rulesFor(hunk, session, scope));
  const rules = settings.get(KEY);
  return reviews.list().flatMap((e) => {
    const indexes = e.review.hunks.flatMap((h, i) =>
      isOpen(e.review.states[i]!) && isLeftOut(rules, h, e) ? [i] : [],
    );
    return indexes.length === 0 ? [] : [{ id: e.id, indexes }];
  });
}

/** Into the user's settings, unless the workspace has a list of its own, which hides the user's. */
async function write(rules: readonly string[]): Promise<void> {
  const configuration = workspace.getConfiguration(SETTINGS_PREFIX);
  const now = configuration.inspect<string[]>(KEY);
  const own = now?.workspaceValue;
  const all = [...new Set([...(own ?? now?.globalValue ?? []), ...rules])];
  await configuration.update(KEY, all, own === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace);
}
