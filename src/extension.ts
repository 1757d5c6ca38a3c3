/** The extension's entry: everything is made in composition.ts. */
import { config } from '@vscode/l10n';
import { l10n, type ExtensionContext } from 'vscode';
import { compose } from './composition.ts';

let running: ReturnType<typeof compose> | undefined;

/** Registers and returns; how long that took goes to whoever asks the extension's exports. */
export function activate(context: ExtensionContext): { readonly activationMs: number } {
  const begun = performance.now();
  // What speaks to the user outside the layers that know VS Code (errors, the words of a change) reads the same bundle.
  config({ contents: l10n.bundle ?? {} });
  running = compose(context);
  return { activationMs: performance.now() - begun };
}

/** Resolves when the engine's process has ended. */
export async function deactivate(): Promise<void> {
  await running?.stop();
  running = undefined;
}
