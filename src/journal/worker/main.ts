/** The entry of the journal's thread: SQLite is synchronous, and must not hold up the extension host. */
import { parentPort, workerData } from 'node:worker_threads';
import { toErrorData } from '../../base/core/errors.ts';
import type { FromThread, ThreadOptions, ToThread } from '../node/calls.ts';
import { JournalFile } from '../node/file.ts';

/** How soon a window notices what another one wrote. */
const LOOK_MS = 1_000;

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread.');
const send = (message: FromThread) => port.postMessage(message);
const { file } = workerData as ThreadOptions;
const journal = new JournalFile(file, (notice) => send({ notice: notice.toData() }));

const looking = setInterval(() => {
  if (journal.changed()) send({ changed: true });
}, LOOK_MS);

port.on('message', (message: ToThread) => {
  if ('end' in message) {
    clearInterval(looking);
    journal.close();
    port.close();
    return;
  }
  const { id, method, args } = message;
  try {
    const result = journal.run((store) => (store[method] as (...args: readonly unknown[]) => unknown)(...args));
    send({ id, result });
  } catch (error) {
    send({ id, error: toErrorData(error) });
  }
});
