/** The sample chat of scripts/sample: corrected on the command line, and opened in VS Code to try it on. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Alignment } from '../../src/align/core/types.ts';
import { DIST, ROOT } from './paths.ts';
import { run } from './run.ts';

export const SAMPLE = join(ROOT, 'scripts', 'sample');
/** The file that is opened. */
export const TRANSCRIPT = 'chat.md';

export interface Turn {
  readonly question: string;
  readonly answer: string;
  /** The answer's first line in the transcript, from 1. */
  readonly line: number;
}

/** The first question of the transcript with its answer. */
export async function firstTurn(): Promise<Turn> {
  const text = await readFile(join(SAMPLE, TRANSCRIPT), 'utf8');
  const found = /## User\n+(?<question>[^]*?)\n+## Assistant\n+(?<answer>[^]*?\n)\n*(?=## User)/.exec(text)?.groups;
  const { question, answer } = found ?? {};
  if (question === undefined || answer === undefined) throw new Error(`${TRANSCRIPT} has no turn.`);
  return { question, answer, line: text.slice(0, text.indexOf(answer)).split('\n').length };
}

/** Corrects an answer with the built command line, on `model`. Rejects with ScriptError and the line that it failed with. */
export async function alignTurn({ question, answer }: Turn, model: string): Promise<Alignment> {
  const args = [join(DIST, 'cli.js'), 'align', '-', '--question', question, '--model', model, '--json'];
  const { stdout } = await run(process.execPath, args, { input: answer });
  return JSON.parse(stdout) as Alignment;
}
