/** A language model behind the OpenAI API, at the loopback, that says what a suite tells it to: the upstream of the real chat panel. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a model sends, in order: pieces of text, calls of tools, and the time before each. */
export type Piece =
  | { readonly text: string; readonly waitMs?: number }
  | { readonly tool: string; readonly input: Readonly<Record<string, unknown>>; readonly waitMs?: number };

export interface UpstreamRequest {
  readonly messages: readonly { readonly role: string; readonly content: unknown; readonly tool_calls?: unknown }[];
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
  readonly stream?: boolean;
}

export interface Upstream {
  readonly port: number;
  /** All requests so far. */
  readonly requests: readonly UpstreamRequest[];
  /** When the last answer's first and last pieces went out, in milliseconds of performance.now(). */
  readonly sent: readonly { readonly first: number; readonly last: number }[];
  close(): Promise<void>;
}

/** Listens on `port` (0: a free one). `answer` says what the model answers to a request. */
export async function startUpstream(
  port: number,
  answer: (request: UpstreamRequest) => readonly Piece[],
): Promise<Upstream> {
  const requests: UpstreamRequest[] = [];
  const sent: { first: number; last: number }[] = [];
  const server = createServer((incoming, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const request = JSON.parse(Buffer.concat(chunks).toString('utf8')) as UpstreamRequest;
      requests.push(request);
      const pieces = answer(request);
      if (request.stream === true) sent.push(await stream(response, pieces));
      else respond(response, pieces);
    })().catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port, requests, sent, close: () => close(server) };
}

async function stream(response: ServerResponse, pieces: readonly Piece[]): Promise<{ first: number; last: number }> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (delta: unknown, finish: string | null = null) =>
    response.write(
      `data: ${JSON.stringify({ id: 'stub', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
    );
  let first = 0;
  let calls = 0;
  for (const piece of pieces) {
    if (piece.waitMs !== undefined) await new Promise((resolve) => setTimeout(resolve, piece.waitMs));
    if (first === 0) first = performance.now();
    if ('text' in piece) send({ role: 'assistant', content: piece.text });
    else {
      const call = { name: piece.tool, arguments: JSON.stringify(piece.input) };
      send({
        role: 'assistant',
        tool_calls: [{ index: calls, id: `call_${++calls}`, type: 'function', function: call }],
      });
    }
  }
  send({}, calls > 0 ? 'tool_calls' : 'stop');
  const last = performance.now();
  response.end('data: [DONE]\n\n');
  return { first, last };
}

function respond(response: ServerResponse, pieces: readonly Piece[]): void {
  const content = pieces.map((p) => ('text' in p ? p.text : '')).join('');
  const message = { role: 'assistant', content };
  const body = { id: 'stub', object: 'chat.completion', choices: [{ index: 0, message, finish_reason: 'stop' }] };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
