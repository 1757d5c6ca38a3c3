import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AlignerError } from '../../../base/core/errors.ts';
import { connectLocal, listenLocal } from '../../../base/node/local-socket.ts';
import { MAX_CLIENTS, MAX_PENDING } from '../../core/shared/limits.ts';
import { SHARED_VERSION } from '../../core/shared/handshake.ts';
import { PARAMS, PROGRAMS } from '../../../../test/support/shared-engine.ts';
import { withFolder } from '../../../../test/support/temporary.ts';
import { until } from '../../../../test/support/until.ts';
import { silentLog } from '../../../base/core/log.ts';
import { startEngineProcess } from '../engine-process.ts';
import { addressOf, type Address } from './address.ts';
import { readInstance } from './instance.ts';
import { joinShared } from './join.ts';
import { LineChannel } from './lines.ts';
import { prove, randomHex } from './proof.ts';
import { SharedServer, type SharedServerOptions } from './server.ts';

const hasCode = (code: string) => (error: unknown) => error instanceof AlignerError && error.code === code;
const who = { name: 'test' };

interface Place {
  readonly address: Address;
  readonly server: SharedServer;
  /** Resolves when the server has ended. */
  readonly ended: Promise<void>;
}

/** A server in this process; its child is started only by a load. */
async function withServer(
  use: (place: Place) => Promise<void>,
  options: Partial<SharedServerOptions> = {},
): Promise<void> {
  await withFolder(async (parent) => {
    const address = addressOf(join(parent, 'e'), 'k');
    await mkdir(address.folder, { mode: 0o700 });
    const { promise: ended, resolve } = Promise.withResolvers<undefined>();
    const start = () => startEngineProcess(PROGRAMS.worker, silentLog, 500);
    const server = new SharedServer({
      address,
      start,
      lingerMs: 60_000,
      onEnd: () => resolve(undefined),
      ...options,
    });
    await server.listen();
    try {
      await use({ address, server, ended });
    } finally {
      server.shutdown();
      await ended;
    }
  });
}

async function join_(address: Address): Promise<LineChannel> {
  const found = await joinShared(address, who);
  assert.equal(found.kind, 'joined');
  return found.channel;
}

describe('the server of the shared engine', function () {
  this.timeout(60_000);

  it('keeps what it writes to the user, and leaves nothing but its lock behind', () =>
    withServer(async ({ address, server, ended }) => {
      assert.equal(statSync(address.instance).mode & 0o777, 0o600);
      server.shutdown();
      await ended;
      assert.deepEqual([address.socket, address.instance].map(existsSync), [false, false]);
    }));

  it('ends when nobody has been there for a while, and not before', () =>
    withServer(
      async ({ address, ended }) => {
        let over = false;
        void ended.then(() => (over = true));
        const channel = await join_(address);
        await new Promise((resolve) => setTimeout(resolve, 200));
        assert.equal(over, false);
        channel.end();
        await ended;
      },
      { lingerMs: 50 },
    ));

  it('tells an older client to reload', () =>
    withServer(async ({ address }) => {
      const older = joinShared(address, { ...who, version: SHARED_VERSION - 1 });
      await assert.rejects(older, hasCode('engine.reload'));
      await join_(address);
    }));

  it('makes room for a newer engine, when its clients have nothing open', () =>
    withServer(async ({ address, ended }) => {
      const old = await join_(address);
      const newer = { ...who, version: SHARED_VERSION + 1 };
      assert.deepEqual(await joinShared(address, newer), { kind: 'ending' });
      await ended;
      await old.closed;
      assert.deepEqual(await joinShared(address, newer), { kind: 'none' });
    }));

  it('lets nobody in who does not know the token, and lets nobody else make it end', () =>
    withServer(async ({ address }) => {
      for (const aligner of ['join', 'retire']) {
        const channel = new LineChannel(await connectLocal(address.socket), { line: 1_000, unread: 1_000 });
        channel.send({ aligner: 'hello', version: SHARED_VERSION + 1, nonce: randomHex() });
        const welcome = (await channel.next()) as { nonce: string };
        const proof = prove('a guess', 'client', welcome.nonce);
        channel.send({ aligner, proof, name: 'x', pid: 1 });
        await assert.rejects(channel.next());
      }
      // An engine's own proof, sent back to it, is none of a client.
      const mirror = new LineChannel(await connectLocal(address.socket), { line: 1_000, unread: 1_000 });
      const token = (await readInstance(address.instance))!.token;
      mirror.send({ aligner: 'hello', version: SHARED_VERSION, nonce: randomHex() });
      const { nonce } = (await mirror.next()) as { nonce: string };
      mirror.send({ aligner: 'join', proof: prove(token, 'engine', nonce), name: 'x', pid: 1 });
      await assert.rejects(mirror.next());
      await join_(address);
    }));

  it('is not believed without a proof: another program at the socket, or a file', () =>
    withFolder(async (parent) => {
      const address = addressOf(join(parent, 'e'), 'k');
      await mkdir(address.folder, { mode: 0o700 });
      const answers = [
        { aligner: 'welcome', version: SHARED_VERSION, nonce: randomHex(), proof: randomHex() },
        { aligner: 'welcome', version: SHARED_VERSION + 1, nonce: randomHex(), proof: randomHex() },
        'HTTP/1.1 200 OK',
      ];
      for (const answer of answers) {
        const server = await listenLocal(address.socket, (socket) => socket.write(`${JSON.stringify(answer)}\n`));
        await assert.rejects(joinShared(address, who), hasCode('engine.foreign'));
        server.close();
      }
      const silent = await listenLocal(address.socket, () => undefined);
      await assert.rejects(joinShared(address, { ...who, answerMs: 100 }), hasCode('engine.no-answer'));
      silent.close();
      await writeFile(address.socket, 'no socket');
      await assert.rejects(joinShared(address, who), hasCode('engine.foreign'));
    }));

  it('refuses one client too many, and takes the next when one has left', () =>
    withServer(async ({ address }) => {
      const inside = await Promise.all(Array.from({ length: MAX_CLIENTS }, () => join_(address)));
      await assert.rejects(joinShared(address, who), hasCode('engine.crowded'));
      inside[0]!.end();
      await until('there is room', () =>
        joinShared(address, who).then(
          ({ kind }) => kind === 'joined',
          () => false,
        ),
      );
    }));

  it('cuts off a client that asks too much at once, or nonsense, and no other', () =>
    withServer(async ({ address }) => {
      const [flood, nonsense, good] = await Promise.all([1, 2, 3].map(() => join_(address)));
      const params = { ...PARAMS, model: { ...PARAMS.model, path: 'HANG-ON-LOAD' } };
      for (let id = 0; id <= MAX_PENDING; id++) flood!.send({ jsonrpc: '2.0', id, method: 'load', params });
      assert.match(await flood!.closed, /closed/);
      const wrong: unknown[] = [{ id: 1 }, { id: 'x', text: '' }, null, [], { id: 1, question: 1 }];
      for (const [id, method] of ['open', 'append', 'finish', 'load', 'nothing'].entries())
        for (const [n, bad] of wrong.entries()) {
          nonsense!.send({ jsonrpc: '2.0', id: id * 10 + n, method, params: bad });
          let answer: { id?: number; error?: unknown };
          do answer = (await nonsense!.next()) as typeof answer;
          while (answer.id === undefined);
          assert.ok(answer.error !== undefined, `${method} ${JSON.stringify(bad)}`);
        }
      const { promise: answered, resolve } = Promise.withResolvers<unknown>();
      good!.onValue((value) => {
        if ((value as { id?: number }).id === 1) resolve(value);
      });
      good!.send({ jsonrpc: '2.0', id: 1, method: 'status', params: null });
      assert.ok('result' in ((await answered) as object));
    }));

  it('comes back to its place when its socket is deleted', () =>
    withServer(
      async ({ address }) => {
        const before = await join_(address);
        await rm(address.socket);
        assert.deepEqual(await joinShared(address, who), { kind: 'none' });
        await until('the socket is there again', async () => (await joinShared(address, who)).kind === 'joined');
        before.end();
      },
      { reachableMs: 50 },
    ));
});
