/** Puts an EngineServer behind JSON-RPC on this process's channel to its host. The process ends when the channel does. */
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import type { Log } from '../../base/core/log.ts';
import { networkRequests, watchNetwork } from '../../base/node/network.ts';
import type { EngineRequests } from '../core/protocol.ts';
import { toWire } from '../node/wire.ts';
import { EngineServer, type ServerDeps } from './server.ts';

/** What the process itself does not know: how to load a model, and what its pipelines share. */
export type ServeDeps = Pick<ServerDeps, 'loadModel' | 'shared'>;

export function serve(makeDeps: (log: Log) => ServeDeps): void {
  watchNetwork();
  // Without farewell: llama.cpp's own clean-up waits for what is under way, and nothing of it is needed any more.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
  const notify: ServerDeps['notify'] = (name, params) =>
    void connection.sendNotification(name, params).catch(() => undefined);
  const say = (level: keyof Log) => (message: string) => notify('log', { level, message });
  const server = new EngineServer({
    ...makeDeps({ info: say('info'), warn: say('warn'), error: say('error') }),
    notify,
    rssBytes: () => process.memoryUsage.rss(),
    networkRequests,
  });

  /** Answers a request; errors cross the channel as a code with the AlignerError's data. */
  const answer = <M extends keyof EngineRequests>(
    method: M,
    work: (params: EngineRequests[M]['params']) => EngineRequests[M]['result'] | Promise<EngineRequests[M]['result']>,
  ) => {
    connection.onRequest(method, async (params: EngineRequests[M]['params']) => {
      try {
        return await work(params);
      } catch (error) {
        throw toWire(error);
      }
    });
  };
  answer('load', (params) => server.load(params));
  answer('unload', () => server.unload());
  answer('status', () => server.status());
  answer('open', (params) => server.open(params));
  answer('append', ({ id, text }) => server.append(id, text));
  answer('finish', ({ id }) => server.finish(id));
  answer('judge', (params) => server.judge(params));
  answer('cancel', ({ id }) => server.cancel(id));
  connection.listen();
}
