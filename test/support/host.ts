/** `host`: drives the window around a suite that runs in the extension host, and prints to the run's output. */
import { BRIDGE, type BridgeAnswer, type TestEvent } from './bridge.ts';
import { UI_METHODS, type Ui } from './ui.ts';

async function call(method: string, args: readonly unknown[]): Promise<unknown> {
  const url = process.env[BRIDGE.url];
  if (url === undefined) throw new Error(`${BRIDGE.url} is not set: run this suite with npm run test:vscode.`);
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env[BRIDGE.token] ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify({ method, args }),
  });
  const answer = (await response.json()) as BridgeAnswer;
  if ('error' in answer) throw new Error(`host.${method}: ${answer.error}`);
  return answer.value;
}

export const host = Object.fromEntries(
  UI_METHODS.map((method) => [method, (...args: unknown[]) => call(method, args)]),
) as unknown as Ui;

/** Tells the outside how the suite goes; the runner alone calls it. A start is answered with the stage to run, if any. */
export function report(event: TestEvent): Promise<unknown> {
  return call('report', [event]);
}
