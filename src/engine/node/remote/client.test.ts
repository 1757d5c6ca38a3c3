import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { withHostileServer, type HostileServer, type Reply } from '../../../../test/support/hostile-server.ts';
import { AlignerError, CancelledError } from '../../../base/core/errors.ts';
import { closeConnections } from '../../../base/node/network.ts';
import { createClient, LIMITS, type RemoteLimits } from './client.ts';

const KEY = 'sk-very-secret';
const TEXT = 'a private text';
const QUICK: RemoteLimits = { ...LIMITS, firstByteMs: 300, idleMs: 300, totalMs: 2_000, backOffMs: 1, bytes: 10_000 };

describe('the client of a remote engine', function () {
  this.timeout(30_000);
  const { signal } = new AbortController();

  /** Asks a server that replies so, and makes sure that nothing secret is told and no connection is left. */
  async function ask(reply: Reply, limits: Partial<RemoteLimits> = {}, s: AbortSignal = signal) {
    let outcome: unknown;
    let requests = 0;
    await withHostileServer(reply, async (server) => {
      const send = createClient({ url: server.url, key: KEY }, { ...QUICK, ...limits });
      outcome = await send('/x', { text: TEXT }, s).catch((error: unknown) => error);
      requests = server.asked.length;
      await noneLeft(server);
    });
    if (outcome instanceof Error) {
      const said = `${outcome.message} ${outcome.stack ?? ''} ${JSON.stringify(outcome)}`;
      assert.ok(!said.includes(KEY) && !said.includes(TEXT), said);
    }
    return { outcome, requests };
  }

  async function noneLeft({ connections }: HostileServer) {
    closeConnections();
    for (let tries = 0; (await connections()) > 0; tries++) {
      assert.ok(tries < 500, 'a connection is left');
      await wait(10);
    }
  }

  async function fails(code: string, reply: Reply, requests: number, limits?: Partial<RemoteLimits>) {
    const { outcome, requests: made } = await ask(reply, limits);
    assert.ok(outcome instanceof AlignerError, String(outcome));
    assert.equal(outcome.code, code, outcome.message);
    assert.equal(made, requests);
    return outcome;
  }

  it('sends the key and the body, and gives what comes back', async () => {
    const { outcome } = await ask(({ headers, body }, response) => {
      response.end(JSON.stringify({ key: headers.authorization, body, text: '\uFEFFä👋' }));
    });
    const expected = { key: `Bearer ${KEY}`, body: JSON.stringify({ text: TEXT }), text: '\uFEFFä👋' };
    assert.deepEqual(outcome, expected);
  });

  it('gives up on a server that never answers', () => fails('remote.timeout', () => undefined, 1));

  it('gives up on headers that come too slowly', () =>
    fails('remote.timeout', (_, response, socket) => drip(socket, 'HTTP/1.1 200 OK\r\nX-A: ', response), 1));

  it('gives up on a body that stops', () => fails('remote.timeout', (_, response) => void response.write('{"a":'), 1));

  it('gives up on a body that never ends', () =>
    fails(
      'remote.timeout',
      (_, response) => {
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      },
      1,
      { totalMs: 500 },
    ));

  it('refuses a body that is too large, announced or not', async () => {
    const big = ' '.repeat(20_000);
    await fails('remote.large', (_, response) => void response.end(big), 1);
    await fails(
      'remote.large',
      (_, response) => {
        for (let i = 0; i < 20; i++) response.write(big);
      },
      1,
    );
  });

  it('refuses what is not JSON, cut off, or not UTF-8', async () => {
    await fails('remote.answer', (_, response) => void response.end('{"a": 1'), 1);
    await fails('remote.answer', (_, response) => void response.end('<html>'), 1);
    await fails('remote.answer', (_, response) => void response.end(Buffer.from([0x22, 0xff, 0xfe, 0x22])), 1);
    await fails('remote.answer', (_, response) => void response.end(Buffer.from([0x22, 0xe2, 0x82])), 1);
  });

  it('follows no redirect, wherever it leads', async () => {
    for (const location of [
      'http://169.254.169.254/latest/meta-data/',
      '/elsewhere',
      'https://example.com/',
      'file:///etc/passwd',
    ])
      await fails('remote.redirect', (_, response) => void response.writeHead(307, { location }).end(), 1);
  });

  it('says what a status means, and reads nothing of what comes with it', async () => {
    const status =
      (code: number): Reply =>
      (_, response) =>
        void response.writeHead(code).end(`${KEY} ${TEXT}`);
    await fails('remote.key', status(401), 1);
    await fails('remote.key', status(403), 1);
    await fails('remote.status', status(400), 1);
    await fails('remote.status', status(404), 1);
    await fails('remote.status', status(500), 1);
  });

  it('tries again where the server asks for it, and no more than it may', async () => {
    let busy = 2;
    const { outcome, requests } = await ask((_, response) => {
      if (busy-- > 0) response.writeHead(429, { 'retry-after': '0' }).end();
      else response.end('1');
    });
    assert.deepEqual({ outcome, requests }, { outcome: 1, requests: 3 });
    await fails('remote.busy', (_, response) => void response.writeHead(503, { 'retry-after': '0' }).end(), 3);
    await fails('remote.busy', (_, response) => void response.writeHead(429, { 'retry-after': '3600' }).end(), 1);
    const later = new Date(Date.now() + 3_600_000).toUTCString();
    await fails('remote.busy', (_, response) => void response.writeHead(429, { 'retry-after': later }).end(), 1);
  });

  it('tries again where the connection breaks off', async () => {
    await fails('remote.unreachable', (_, __, socket) => void socket.destroy(), 3);
    await fails(
      'remote.unreachable',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"a":');
        setImmediate(() => response.destroy());
      },
      3,
    );
  });

  it('says so where nobody listens', async () => {
    let url = '';
    await withHostileServer(
      () => undefined,
      (server) => {
        ({ url } = server);
        return Promise.resolve();
      },
    );
    const send = createClient({ url, key: KEY }, QUICK);
    await assert.rejects(send('/', undefined, signal), { code: 'remote.unreachable' });
  });

  it('ends the request when it is cancelled, also while it waits to try again', async () => {
    for (const reply of [() => undefined, busy] satisfies Reply[]) {
      const cancel = new AbortController();
      setTimeout(() => cancel.abort(), 50);
      const { outcome } = await ask(reply, { firstByteMs: 20_000, totalMs: 20_000 }, cancel.signal);
      assert.ok(outcome instanceof CancelledError);
    }
  });
});

const busy: Reply = (_, response) => void response.writeHead(429, { 'retry-after': '9' }).end();

function drip(
  socket: { write(text: string): unknown; on(event: 'close', f: () => void): unknown },
  head: string,
  response: { on(event: 'close', f: () => void): unknown },
): void {
  socket.write(head);
  const timer = setInterval(() => socket.write('a'), 20);
  socket.on('close', () => clearInterval(timer));
  response.on('close', () => clearInterval(timer));
}
