import assert from 'node:assert/strict';
import { AlignerError } from '../../../base/core/errors.ts';
import { MODEL, request, withShared, type SharedPlace } from '../../../../test/support/shared-engine.ts';
import { until as waitUntil } from '../../../../test/support/until.ts';
import { startOf } from './processes.ts';

const hasCode = (code: string) => (error: unknown) => error instanceof AlignerError && error.code === code;
const until = (what: string, done: () => boolean | Promise<boolean>) => waitUntil(what, done, 60_000);
const isGone = async (pid: number) => (await startOf(pid)) === undefined;
const serverOf = async (place: SharedPlace) => (await place.processes())!.server;

// Real processes over real sockets; only the model is scripted.
describe('the shared engine', function () {
  this.timeout(180_000);

  it('is one for all clients, and says who they are', () =>
    withShared(async ({ client, processes }) => {
      const [a, b] = [client({ name: 'window "a"' }), client({ name: 'aligner align' })];
      const results = await Promise.all([a.align(request('bad')), b.align(request('so bad'))]);
      assert.deepEqual(
        results.map(({ corrected }) => corrected),
        ['good', 'so good'],
      );
      assert.deepEqual(results[0].network, { requests: 0 });
      assert.equal(a.pid, b.pid);
      assert.equal((await processes())?.engine, a.pid);
      const { users } = (await a.status())!;
      assert.deepEqual(users?.map(({ name }) => name).toSorted(), ['aligner align', 'window "a"']);
    }));

  it('tells each client of its own segments, whoever else has texts in it', () =>
    withShared(async ({ client }) => {
      const [a, b] = [client(), client()];
      await a.align(request('bad'));
      const told = async (aligner: typeof a, text: string) => {
        const seen: string[] = [];
        await aligner.align(request(text), {
          onSegment: ({ hunks }) => seen.push(...hunks.map(({ replacement }) => replacement)),
        });
        return seen;
      };
      const clean = told(a, 'fine');
      assert.deepEqual(await Promise.all([told(b, 'bad'), told(a, 'so bad'), clean]), [['good'], ['good'], []]);
    }));

  it('lives on when the one who started it leaves', () =>
    withShared(async (place) => {
      const first = place.client();
      await first.align(request('bad'));
      const server = await serverOf(place);
      await first.dispose();
      const second = place.client();
      await second.align(request('bad'));
      assert.equal(await serverOf(place), server);
    }));

  it('tells every client of a crash, and starts again once', () =>
    withShared(async (place) => {
      const clients = Array.from({ length: 5 }, () => place.client());
      await Promise.all(clients.map((c) => c.align(request('bad'))));
      const server = await serverOf(place);
      const hanging = clients.map((c) => c.align(request('HANG')));
      const told = Promise.all(hanging.map((work) => assert.rejects(work, hasCode('engine.crashed'))));
      await until('all are at work', () => clients.every(({ state }) => state.kind === 'working'));
      process.kill(clients[0]!.pid!, 'SIGKILL');
      await told;
      for (const { state } of clients) {
        assert.equal(state.kind === 'failed' && state.code, 'engine.crashed');
        assert.ok(state.kind === 'failed' && state.message.includes('SIGKILL'));
      }
      await Promise.all(clients.map((c) => c.align(request('bad'))));
      assert.equal(new Set(clients.map(({ pid }) => pid)).size, 1);
      assert.equal(await serverOf(place), server);
    }));

  it('counts the crashes of all clients together, until one of them restarts it', () =>
    withShared(async ({ client }) => {
      const [a, b] = [client(), client()];
      for (const one of [a, b, a, b]) await assert.rejects(one.align(request('CRASH')), hasCode('engine.crashed'));
      await assert.rejects(a.align(request('CRASH')), hasCode('engine.crash-budget'));
      await assert.rejects(b.align(request('bad')), hasCode('engine.crash-budget'));
      await assert.rejects(client().align(request('bad')), hasCode('engine.crash-budget'));
      await b.restart();
      assert.equal((await a.align(request('bad'))).corrected, 'good');
      assert.equal((await b.align(request('bad'))).corrected, 'good');
    }));

  it('is killed itself: everybody hears of it, and the next text starts another', () =>
    withShared(async (place) => {
      const clients = [place.client(), place.client()];
      await Promise.all(clients.map((c) => c.align(request('bad'))));
      const { server, engine } = (await place.processes())!;
      const told = Promise.all(clients.map((c) => assert.rejects(c.align(request('HANG')), hasCode('engine.crashed'))));
      await until('both are at work', () => clients.every(({ state }) => state.kind === 'working'));
      process.kill(server, 'SIGKILL');
      await told;
      await until('the model is gone, too', () => isGone(engine!));
      await Promise.all(clients.map((c) => c.align(request('bad'))));
      assert.notEqual(await serverOf(place), server);
      assert.equal(new Set(clients.map(({ pid }) => pid)).size, 1);
    }));

  it('has one engine for each configuration', () =>
    withShared(async ({ client }) => {
      const [a, b, c] = [client(), client({ threads: 2 }), client({ threads: 2 })];
      await Promise.all([a, b, c].map((one) => one.align(request('bad'))));
      assert.notEqual(a.pid, b.pid);
      assert.equal(b.pid, c.pid);
    }));

  it('takes the model from wherever a client has it', () =>
    withShared(async ({ client, processes }) => {
      const at = (path: string) => client({ model: { ...MODEL, path } });
      const [a, b] = [at('one'), at('two')];
      await Promise.all([a, b].map((one) => one.align(request('bad'))));
      const { engine } = (await processes())!;
      await Promise.all([b, a, b].map((one) => one.align(request('bad'))));
      assert.equal((await processes())?.engine, engine);
    }));
});
