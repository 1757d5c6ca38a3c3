/** Looks from outside whether the extension works in an open window: it is there, it corrects, it shows a diff. */
import type { Ui } from '../../test/support/ui.ts';
import { ScriptError } from './run.ts';

const ACTIVATION_MS = 60_000;
/** Starting the engine and loading the model is part of it. */
const CORRECTION_MS = 240_000;
const STATUS_ITEM = '.statusbar-item[id^="aligner.aligner"]';
const DIFF = '.monaco-diff-editor';

/** Runs Align Selection with the cursor at a line of the open file. Rejects with ScriptError and a picture of what is wrong. */
export async function probe(ui: Ui, line: number): Promise<void> {
  await step(ui, 'the extension to activate (its status item)', () =>
    ui.waitFor(STATUS_ITEM, { timeout: ACTIVATION_MS }),
  );
  console.log(`  The extension is active: its status item says "${(await ui.text(STATUS_ITEM)).trim()}".`);
  await step(ui, 'the sample to open', () => ui.waitFor('.monaco-editor .view-line', { timeout: ACTIVATION_MS }));
  await step(ui, 'Align Selection to show a diff', async () => {
    await ui.click('.monaco-editor .view-lines');
    await ui.press('Control+G');
    await ui.waitFor('.quick-input-widget input');
    await ui.type(String(line));
    await ui.press('Enter');
    await ui.runCommand('Aligner: Align Selection');
    await ui.waitFor(`${DIFF} .line-insert`, { timeout: CORRECTION_MS });
  });
  console.log(`  Align Selection shows a diff: ${await ui.screenshot('start check')}`);
}

async function step(ui: Ui, what: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const picture = await ui.screenshot('start check failed').catch(() => 'none could be taken');
    const said = [...(await ui.notifications().catch(() => [])), ...(await ui.statusBar().catch(() => []))];
    throw new ScriptError(
      `Waited in vain for ${what}: ${error instanceof Error ? error.message : String(error)}\n` +
        `The window says: ${said.join(' | ') || 'nothing'}\nA picture of it: ${picture}`,
    );
  }
}
