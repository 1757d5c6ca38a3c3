import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { connectLocal, listenLocal, type Socket } from '../../../base/node/local-socket.ts';
import { withFolder } from '../../../../test/support/temporary.ts';
import { LineChannel } from './lines.ts';

/** Two ends of a socket: raw bytes go in at one, a channel reads at the other. */
async function pair(use: (raw: Socket, channel: LineChannel) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const path = join(folder, 's');
    const { promise: accepted, resolve } = Promise.withResolvers<Socket>();
    const server = await listenLocal(path, resolve);
    const raw = await connectLocal(path);
    raw.on('error', () => undefined);
    const channel = new LineChannel(await accepted, { line: 1_000, unread: 200_000 });
    try {
      await use(raw, channel);
    } finally {
      raw.destroy();
      channel.destroy('end');
      server.close();
    }
  });
}

describe('a channel of lines', function () {
  this.timeout(60_000);

  it('gives every value once and in order, wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (values, sizes) =>
          pair(async (raw, channel) => {
            const got: unknown[] = [];
            const all = new Promise<void>((resolve) => {
              channel.onValue((value) => {
                if (value === 'the end') resolve();
                else got.push(value);
              });
            });
            const bytes = Buffer.from([...values, 'the end'].map((x) => `${JSON.stringify(x)}\n`).join(''));
            for (let at = 0, i = 0; at < bytes.length; i++) {
              const size = sizes[i % sizes.length]!;
              raw.write(bytes.subarray(at, at + size));
              at += size;
            }
            await all;
            assert.deepEqual(got, values);
          }),
      ),
      { numRuns: 8 },
    );
  });

  const bad: readonly (readonly [string, string, RegExp])[] = [
    ['a line that never ends', 'x'.repeat(2_000), /too long/],
    ['a line that is too long', `"${'x'.repeat(2_000)}"\n`, /too long/],
    ['what is no JSON', 'GET / HTTP/1.1\r\n', /no JSON/],
    ['more than anybody waits for', '1\n'.repeat(100), /too early/],
  ];
  for (const [name, bytes, why] of bad)
    it(`ends at ${name}`, () =>
      pair(async (raw, channel) => {
        raw.write(bytes);
        assert.match(await channel.closed, why);
      }));

  it('cuts off an other side that does not read', () =>
    pair(async (raw, channel) => {
      raw.pause();
      const text = 'x'.repeat(50_000);
      for (let i = 0; i < 100; i++) channel.send(text);
      assert.match(await channel.closed, /does not read/);
    }));

  it('rejects who waits when the other side goes', () =>
    pair(async (raw, channel) => {
      const next = channel.next();
      raw.end();
      await assert.rejects(next);
    }));
});
