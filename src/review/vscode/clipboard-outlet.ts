/** Puts a finished text on the clipboard, and what was there before back. */
import { env, l10n, window } from 'vscode';
import type { StoredTarget } from '../../journal/core/records.ts';
import type { Delivery, Outlet } from '../core/draft-place.ts';
import { fromLf, toLf } from '../../text/core/eol.ts';
import { reviewErrors } from '../core/errors.ts';

/** For an answer that came from the clipboard; `note` says what happened. */
export function clipboardOutlet(
  target: Extract<StoredTarget, { readonly kind: 'clipboard' }>,
  note: (text: string) => void,
): Outlet {
  return {
    name: l10n.t('the clipboard'),
    target,
    async deliver(text) {
      if ((await env.clipboard.readText()) !== target.text && !(await mayReplace())) return undefined;
      return copy(fromLf(text, target.eol), note);
    },
    delivered: (text) => copied(fromLf(text, target.eol), target.text),
  };
}

async function mayReplace(): Promise<boolean> {
  const replace = l10n.t('Replace');
  const options = { modal: true, detail: l10n.t('Replace what is there with the corrected text?') };
  const message = l10n.t('The clipboard has changed since its text was corrected.');
  return (await window.showWarningMessage(message, options, replace)) === replace;
}

export async function copy(text: string, note: (text: string) => void): Promise<Delivery> {
  const before = await env.clipboard.readText();
  await env.clipboard.writeText(text);
  note(l10n.t('{0} Aligner: the corrected text is on the clipboard', '$(clippy)'));
  return copied(text, before);
}

/** Some clipboards have line endings of their own. */
function copied(text: string, before: string): Delivery {
  return {
    async takeBack() {
      if (toLf(await env.clipboard.readText()) !== toLf(text)) throw reviewErrors.clipboard();
      await env.clipboard.writeText(before);
      return true;
    },
  };
}
