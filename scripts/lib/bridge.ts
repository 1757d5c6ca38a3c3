/** The outer end of the bridge: a loopback HTTP service with a token, which acts for the suite inside VS Code. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { BRIDGE, type BridgeAnswer, type BridgeCall, type TestEvent } from '../../test/support/bridge.ts';
import { UI_METHODS, type Ui } from '../../test/support/ui.ts';

export interface Bridge {
  /** What the extension host must find in its environment. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * Opens it. `ui` is asked at each call, so that the window may come up after the bridge. What `report` gives back goes to
 * the inside.
 */
export async function openBridge(
  suites: readonly string[],
  ui: () => Ui | undefined,
  report: (event: TestEvent) => unknown,
): Promise<Bridge> {
  const token = randomBytes(24).toString('hex');
  const answer = async ({ method, args }: BridgeCall): Promise<BridgeAnswer> => {
    try {
      if (method === 'report') {
        return { value: report(args[0]) ?? null };
      }
      const window = ui();
      if (window === undefined || !UI_METHODS.includes(method)) return { error: `there is no ${method} here` };
      const value = await (window[method] as (...given: readonly unknown[]) => Promise<unknown>)(...args);
      return { value: value ?? null };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
  const server = createServer((request, response) => {
    void (async () => {
      if (!isAllowed(request, token)) {
        response.writeHead(403).end();
        return;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = JSON.stringify(await answer(JSON.parse(Buffer.concat(chunks).toString('utf8')) as BridgeCall));
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    })().catch((error: unknown) => response.writeHead(400).end(JSON.stringify({ error: String(error) })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return {
    env: { [BRIDGE.url]: `http://127.0.0.1:${port}/`, [BRIDGE.token]: token, [BRIDGE.suites]: JSON.stringify(suites) },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isAllowed(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return request.method === 'POST' && given.length === wanted.length && timingSafeEqual(given, wanted);
}
