/**
 * A socket as a channel of JSON values, one a line. Both directions are bounded: a line that does not end, what is no
 * JSON, and an other side that does not read end the channel, and nothing else.
 */
import { AbstractMessageReader, AbstractMessageWriter, type DataCallback, type Message } from 'vscode-jsonrpc/node';
import type { Socket } from '../../../base/node/local-socket.ts';

export interface LineLimits {
  /** Bytes of one line that comes in. */
  readonly line: number;
  /** Bytes that may wait for the other side to read them. */
  readonly unread: number;
}

const NEWLINE = 0x0a;
/** Values that may come before anybody listens. */
const EARLY = 16;

export class LineChannel {
  /** Resolves when no more comes in, with why. */
  readonly closed: Promise<string>;
  readonly #socket: Socket;
  readonly #limits: LineLimits;
  #parts: Buffer[] = [];
  #length = 0;
  /** Values that nobody listened for yet. */
  #early: unknown[] = [];
  #listener: ((value: unknown) => void) | undefined;
  #why = 'its connection closed';

  constructor(socket: Socket, limits: LineLimits) {
    this.#socket = socket;
    this.#limits = limits;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', (error) => {
      this.#why = error.message;
    });
    this.closed = new Promise((resolve) => socket.once('close', () => resolve(this.#why)));
  }

  /** Whoever listened before does not any more. */
  onValue(listener: ((value: unknown) => void) | undefined): void {
    this.#listener = listener;
    while (this.#listener !== undefined && this.#early.length > 0) this.#listener(this.#early.shift());
  }

  /** Resolves to the next value; rejects when the channel closes first. */
  next(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.onValue((value) => {
        this.onValue(undefined);
        resolve(value);
      });
      void this.closed.then((why) => reject(new Error(why)));
    });
  }

  send(value: unknown): void {
    if (this.#socket.destroyed || !this.#socket.writable) return;
    this.#socket.write(`${JSON.stringify(value)}\n`);
    if (this.#socket.writableLength > this.#limits.unread) this.destroy('the other side does not read');
  }

  /** Sends what waits, then closes. */
  end(): void {
    this.#socket.end();
  }

  destroy(why: string): void {
    this.#why = why;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      this.#parts.push(chunk.subarray(from, at));
      const line = Buffer.concat(this.#parts);
      this.#parts = [];
      this.#length = 0;
      from = at + 1;
      if (line.length > this.#limits.line) {
        this.destroy('a message is too long');
        return;
      }
      if (!this.#deliver(line.toString('utf8'))) return;
    }
    this.#parts.push(chunk.subarray(from));
    this.#length += chunk.length - from;
    if (this.#length > this.#limits.line) this.destroy('a message is too long');
  }

  /** False when the channel is not to be read any further. */
  #deliver(line: string): boolean {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      this.destroy('a message is no JSON');
      return false;
    }
    if (this.#listener !== undefined) this.#listener(value);
    else if (this.#early.push(value) > EARLY) this.destroy('too much was sent too early');
    return !this.#socket.destroyed;
  }
}

/**
 * JSON-RPC's messages from a channel. What is no object is no message. `take` sees each first, and at once, while JSON-RPC
 * puts them into a queue; what it returns true for goes no further.
 */
export class LineReader extends AbstractMessageReader {
  readonly #channel: LineChannel;
  readonly #take: (value: object) => boolean;

  constructor(channel: LineChannel, take: (value: object) => boolean = () => false) {
    super();
    this.#channel = channel;
    this.#take = take;
  }

  listen(callback: DataCallback): { dispose(): void } {
    void this.#channel.closed.then(() => this.fireClose());
    this.#channel.onValue((value) => {
      if (typeof value !== 'object' || value === null) this.#channel.destroy('a message is no object');
      else if (!this.#take(value)) callback(value as Message);
    });
    return { dispose: () => this.#channel.onValue(undefined) };
  }
}

/** JSON-RPC's messages into a channel. */
export class LineWriter extends AbstractMessageWriter {
  readonly #channel: LineChannel;

  constructor(channel: LineChannel) {
    super();
    this.#channel = channel;
  }

  write(message: Message): Promise<void> {
    this.#channel.send(message);
    return Promise.resolve();
  }

  end(): void {
    this.#channel.end();
  }
}
