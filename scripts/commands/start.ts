/** `npm start`: from a fresh clone to a corrected answer, first here, then in VS Code. `--check` ends after a look at both. */
import { parseArgs } from 'node:util';
import { buildIfChanged } from '../lib/build.ts';
import { requireModel } from '../lib/model-file.ts';
import { printAlignment } from '../lib/print-alignment.ts';
import { probe } from '../lib/probe.ts';
import { ScriptError } from '../lib/run.ts';
import { alignTurn, firstTurn, type Turn } from '../lib/sample.ts';
import { installExtension, openToCheck, openToTry } from '../lib/try-vscode.ts';
import { findVscodeToTry, type Vscode } from '../lib/vscode.ts';

export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { check: { type: 'boolean', default: false }, port: { type: 'string', default: '0' } },
  });
  const started = performance.now();
  const model = await requireModel();
  console.log((await buildIfChanged()) ? 'Built dist/.' : 'dist/ is up to date.');
  const turn = await firstTurn();
  await alignSample(turn, model);
  const vscode = await findVscodeToTry();
  console.log(`VS Code: ${vscode.name}`);
  await installExtension(vscode);
  if (values.check) {
    await check(vscode, turn, model);
    console.log(`Everything works (${seconds(started)}).`);
    return 0;
  }
  const running = await openToTry(vscode, model, Number(values.port));
  console.log(
    `Ready in ${seconds(started)}. Put the cursor into an answer of the sample chat and run Align Selection (Ctrl+Alt+A).\n` +
      'The sample is a fresh copy at each start. Ctrl+C here ends VS Code and everything that was started.',
  );
  await running.stopped;
  return 0;
}

async function alignSample(turn: Turn, model: string): Promise<void> {
  console.log(`\nA sample answer to "${turn.question}", corrected by ${model}:\n`);
  const alignment = await alignTurn(turn, model);
  printAlignment(alignment);
  console.log('');
  if (!alignment.changed)
    throw new ScriptError('The model changed nothing in the sample answer, which has a fault: is it an Aligner model?');
}

async function check(vscode: Vscode, turn: Turn, model: string): Promise<void> {
  console.log('Checking in a window without a screen:');
  const window = await openToCheck(vscode, model);
  console.log('  The page of VS Code is up.');
  try {
    await Promise.race([probe(window.ui, turn.line), window.broken]);
  } finally {
    await window.close();
  }
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
