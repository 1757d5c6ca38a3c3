/** Runs one command of scripts/: its arguments in, an exit code out, and what went wrong as a sentence. */
import { ScriptError } from './run.ts';

export async function command(main: (args: readonly string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    // A ScriptError says what to do; of anything else the stack is what helps.
    console.error(error instanceof ScriptError ? error.message : error);
    process.exitCode = 1;
  }
}
