import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { join } from 'node:path';
import { withFolder } from '../../../test/support/temporary.ts';
import { connectLocal, listenLocal } from './local-socket.ts';
import { networkRequests, watchNetwork } from './network.ts';

describe('sockets of this machine', () => {
  it('are no request to the network; any other socket is', () =>
    withFolder(async (folder) => {
      const path = join(folder, 's');
      watchNetwork();
      const server = await listenLocal(path, (socket) => socket.end());
      const before = networkRequests();
      (await connectLocal(path)).destroy();
      assert.equal(networkRequests(), before);
      const refused = connect({ port: 9, host: '127.0.0.1' });
      await new Promise((resolve) => refused.once('close', resolve).on('error', () => undefined));
      assert.ok(networkRequests() > before);
      server.close();
    }));

  it('reject with what the system says', () =>
    withFolder(async (folder) => {
      const path = join(folder, 's');
      await assert.rejects(connectLocal(path), /ENOENT/);
      const server = await listenLocal(path, () => undefined);
      await assert.rejects(
        listenLocal(path, () => undefined),
        /EADDRINUSE/,
      );
      server.close();
    }));
});
