/** The extension's entry: everything is made in composition.ts. */
import type { ExtensionContext } from 'vscode';
import { compose } from './composition.ts';

let running: ReturnType<typeof compose> | undefined;

/** Registers and returns; how long that took goes to whoever asks the extension's exports. */
export function activate(context: ExtensionContext): { readonly activationMs: number } {
  const begun = performance.now();
  running = compose(context);
  return { activationMs: performance.now() - begun };
}

/** Resolves when the engine's process has ended. */
export async function deactivate(): Promise<void> {
  await running?.stop();
  running = undefined;
}
