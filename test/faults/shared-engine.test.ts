/**
 * What the shared engine promises when things go wrong, with real processes and real sockets; the model is scripted. A short run
 * by default; `ALIGNER_FAULTS=full npm run test:unit -- faults/shared-engine` runs the full numbers, and prints them.
 */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AlignerError, CancelledError } from '../../src/base/core/errors.ts';
import type { LocalAligner } from '../../src/engine/node/local-aligner.ts';
import { addressOf, keyOf } from '../../src/engine/node/shared/address.ts';
import { stopShared } from '../../src/engine/node/shared/control.ts';
import { startOf } from '../../src/engine/node/shared/processes.ts';
import { PARAMS, PROGRAMS, request, withShared } from '../support/shared-engine.ts';
import { until as waitUntil } from '../support/until.ts';

const FULL = process.env['ALIGNER_FAULTS'] === 'full';
const KILLS = FULL ? 200 : 10;
const STARTS = 100;
const PROCESSES = FULL ? STARTS : 4;
const CLIENT = fileURLToPath(new URL('../support/shared-client.ts', import.meta.url));
/** Much longer than anything takes on a busy machine: what is not there by then hangs. */
const HANGS_MS = 120_000;

const until = (what: string, done: () => boolean | Promise<boolean>) => waitUntil(what, done, HANGS_MS);
const hasCode = (code: string) => (error: unknown) => error instanceof AlignerError && error.code === code;
const isGone = async (pid: number) => (await startOf(pid)) === undefined || /\) [XZ]/.test(statOf(pid));
const statOf = (pid: number) => (existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'latin1') : '');

/** A process of shared-client.ts, and what it says of the engine that it used. */
function startClient(folder: string, text = 'bad'): { child: ChildProcess; said: Promise<{ pid: number }> } {
  const child = spawn(process.execPath, [CLIENT, folder, text], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { promise, resolve, reject } = Promise.withResolvers<{ pid: number }>();
  createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line) as { pid: number }));
  child.once('exit', (code) => reject(new Error(`The client ended with ${code ?? 'a signal'}.`)));
  return { child, said: promise };
}

describe('the shared engine, when things go wrong', function () {
  this.timeout(FULL ? 3_600_000 : 300_000);

  it('is one, however many ask for the first one at the same moment', () =>
    withShared(async ({ folder, client }) => {
      const others = Array.from({ length: PROCESSES }, () => startClient(folder));
      const here = Array.from({ length: STARTS - PROCESSES }, () => client());
      try {
        await Promise.all(here.map((one) => one.align(request('bad'))));
        const said = await Promise.all(others.map((other) => other.said));
        const pids = new Set([...here, ...said].map(({ pid }) => pid));
        assert.equal(pids.size, 1);
        if (FULL) console.log(`      ${STARTS} first starts, ${PROCESSES} of them processes: ${pids.size} engine`);
      } finally {
        for (const { child } of others) child.kill('SIGKILL');
      }
    }));

  it('is one, however many processes of it are started', () =>
    withShared(async ({ folder }) => {
      await mkdir(folder, { mode: 0o700 });
      const key = keyOf(PARAMS);
      const start = () => spawn(process.execPath, [PROGRAMS.shared, folder, key, PROGRAMS.worker], { stdio: 'ignore' });
      const started = Array.from({ length: FULL ? STARTS : 5 }, start);
      const running = () => started.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      await until('one is left', () => running().length <= 1 && existsSync(addressOf(folder, key).socket));
      assert.equal(running().length, 1);
      assert.deepEqual([...new Set(started.map(({ exitCode }) => exitCode))].toSorted(), [0, null]);
    }));

  it('is killed at random moments, itself or its child: nothing hangs, no text changes', () =>
    withShared(async ({ client, processes }) => {
      const clients = [client(), client(), client()];
      const outcomes: Record<string, number> = {};
      const text = 'bad '.repeat(50);
      for (let i = 0; i < KILLS; i++) {
        // Each client has a budget of its own for the death of the whole engine.
        if (i % 4 === 0) for (const one of clients) await one.restart();
        const works = clients.map((one) => settle(one, text));
        const kill = new Promise<void>((resolve) => {
          setTimeout(
            () => {
              void processes().then((found) => {
                const pid = i % 2 === 0 ? found?.engine : found?.server;
                if (pid !== undefined) quietly(() => process.kill(pid, 'SIGKILL'));
                resolve();
              });
            },
            (i * 37) % 90,
          );
        });
        for (const outcome of await Promise.all(works)) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        await kill;
      }
      for (const one of clients) await one.restart();
      for (const one of clients) assert.equal((await one.align(request('bad'))).corrected, 'good');
      console.log(`      ${KILLS} kills, ${clients.length} clients: ${JSON.stringify(outcomes)}, 0 hanging`);
    }));

  it('outlives the process that started it, killed in the middle of its text', () =>
    withShared(async ({ folder, client, processes }) => {
      const { child } = startClient(folder, 'HANG');
      await until('the engine runs', async () => (await processes())?.engine != null);
      const before = await processes();
      child.kill('SIGKILL');
      const other = client();
      assert.equal((await other.align(request('bad'))).corrected, 'good');
      assert.deepEqual(await processes(), before);
      await until('what the dead client had open is gone', async () => (await other.status())?.queued === 0);
    }));

  it('serves the others while one client is stopped, floods it, and cancels', () =>
    withShared(async ({ folder, client }) => {
      const stopped = startClient(folder);
      await stopped.said;
      process.kill(stopped.child.pid!, 'SIGSTOP');
      try {
        const [flooding, good] = [client(), client()];
        const cancel = new AbortController();
        const flood = Array.from({ length: 200 }, () =>
          flooding.align(request('bad\n\n'.repeat(200), 'background'), { signal: cancel.signal }).catch(codeOf),
        );
        for (let i = 0; i < 3; i++) assert.equal((await good.align(request('bad'))).corrected, 'good');
        cancel.abort();
        const refused = (await Promise.all(flood)).filter((code) => code === 'engine.busy');
        assert.ok(refused.length > 0, 'a flood has no end');
        assert.equal((await good.align(request('bad'))).corrected, 'good');
        assert.equal((await flooding.align(request('bad'))).corrected, 'good');
      } finally {
        stopped.child.kill('SIGKILL');
      }
    }));

  it('ends within two seconds when told, also when the model does not answer', () =>
    withShared(async ({ folder, client, processes }) => {
      const one = client();
      await one.align(request('bad'));
      const { server, engine } = (await processes())!;
      process.kill(engine!, 'SIGSTOP');
      const waiting = assert.rejects(one.align(request('bad')), hasCode('engine.stopped'));
      const begun = performance.now();
      assert.equal(await stopShared(folder, 'test'), 1);
      const took = performance.now() - begun;
      await waiting;
      await until('both are gone', async () => (await isGone(server)) && (await isGone(engine!)));
      console.log(`      ended in ${Math.round(took)} ms with a stopped child`);
      assert.equal((await one.align(request('bad'))).corrected, 'good');
    }));

  it('does not outlive its users when it was stopped, nor does its child', () =>
    withShared(async ({ client, processes }) => {
      const first = client();
      await first.align(request('bad'));
      const stopped = (await processes())!;
      process.kill(stopped.server, 'SIGSTOP');
      process.kill(stopped.engine!, 'SIGSTOP');
      await first.dispose();
      await until('both are gone', async () => (await isGone(stopped.server)) && (await isGone(stopped.engine!)));
      // A child alone, whose engine was killed: the next engine ends it.
      const second = client();
      await second.align(request('bad'));
      const orphan = (await processes())!;
      process.kill(orphan.engine!, 'SIGSTOP');
      process.kill(orphan.server, 'SIGKILL');
      await until('the client has noticed', () => second.state.kind === 'failed');
      await second.align(request('bad'));
      await until('the orphan is gone', () => isGone(orphan.engine!));
    }));

  it('listens at no port', function () {
    if (process.platform !== 'linux') return;
    return withShared(async ({ client, processes }) => {
      await client().align(request('bad'));
      const { server, engine } = (await processes())!;
      const ports = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) => inodesOf(`/proc/net/${kind}`));
      for (const pid of [server, engine!]) {
        const own = readdirSync(`/proc/${pid}/fd`).map((fd) => quietly(() => readlinkSync(`/proc/${pid}/fd/${fd}`)));
        assert.deepEqual(
          own.filter((link) => link !== undefined && ports.some((inode) => link === `socket:[${inode}]`)),
          [],
        );
      }
    });
  });
});

/** How it ended: corrected as it should be, or with an error's code. Fails when it does not end, or otherwise. */
async function settle(aligner: LocalAligner, text: string): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It hangs.')), HANGS_MS);
  });
  try {
    const { corrected, original } = await Promise.race([aligner.align(request(text)), hangs]);
    assert.equal(original, text);
    assert.equal(corrected, text.replaceAll('bad', 'good'));
    return 'corrected';
  } catch (error) {
    if (error instanceof AlignerError) return error.code;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const codeOf = (error: unknown) =>
  error instanceof AlignerError ? error.code : error instanceof CancelledError ? 'cancelled' : String(error);

/** The inodes of the sockets in one of the kernel's tables. */
const inodesOf = (table: string) =>
  (existsSync(table) ? readFileSync(table, 'utf8') : '')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/)[9] ?? '');

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
