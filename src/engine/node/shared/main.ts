/**
 * Entry of the shared engine's process: `shared.js FOLDER KEY WORKER [LINGER_MS]`. Of many that are started at the same
 * moment one gets the lock; the others end at once, and whoever started them finds the one.
 */
import { closeInherited } from '../../../base/node/inherited.ts';
import { takeLock } from '../../../base/node/lock.ts';
import { watchNetwork } from '../../../base/node/network.ts';
import { startEngineProcess } from '../engine-process.ts';
import { addressOf } from './address.ts';
import { killMarked, readInstance } from './instance.ts';
import { SharedServer } from './server.ts';

/** Long enough for the next command in a terminal, or the next window, to find the model in memory. */
const LINGER_MS = 5 * 60_000;
/** What the child gets to end, so that all of it takes less than two seconds. */
const GRACE_MS = 1_000;

async function main([folder, key, worker, linger]: readonly string[]): Promise<void> {
  if (folder === undefined || key === undefined || worker === undefined)
    throw new Error('Usage: shared.js FOLDER KEY WORKER [LINGER_MS]');
  const address = addressOf(folder, key);
  const lock = takeLock(address.lock);
  if (lock === undefined) process.exit(0);
  watchNetwork();
  // An engine that was killed may have left a child behind that was stopped and could not notice.
  const left = await readInstance(address.instance);
  if (left?.engine != null) await killMarked(left.engine);
  const server = new SharedServer({
    address,
    start: (log) => startEngineProcess(worker, log, GRACE_MS),
    lingerMs: linger === undefined ? LINGER_MS : Number(linger),
    onEnd: () => {
      lock.release();
      process.exit(0);
    },
  });
  process.on('SIGTERM', () => server.shutdown());
  process.on('SIGINT', () => server.shutdown());
  await server.listen();
}

closeInherited();
main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
