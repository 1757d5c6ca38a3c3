/** Runs one command of scripts/: its arguments in, an exit code out, and what went wrong as a sentence. */
import { ScriptError, stopAll } from './run.ts';

const INTERRUPTED = 130;

export async function command(main: (args: readonly string[]) => Promise<number>): Promise<void> {
  // Whatever ends this command ends what it started. Ctrl+C may arrive twice: from the terminal and passed on.
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      if (interrupted.signal.aborted) return;
      interrupted.abort();
      void stopAll().finally(() => process.exit(INTERRUPTED));
    });
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (interrupted.signal.aborted) return;
    // A ScriptError says what to do; of anything else the stack is what helps.
    console.error(error instanceof ScriptError ? error.message : error);
    process.exitCode = 1;
  }
}
