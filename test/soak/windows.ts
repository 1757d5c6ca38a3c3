/** The outer end of the wire: which extension hosts are there, and a deed for one of them. */
import { randomBytes } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WIRE, type Call, type Deed, type Reply } from './wire.ts';

/** An empty answer after so long, so that no request stays open for ever. */
const POLL_MS = 20_000;

interface Inside {
  readonly pid: number;
  waiting?: ServerResponse | undefined;
  next?: Reply | undefined;
}

export class Windows {
  readonly #token = randomBytes(24).toString('hex');
  readonly #hosts = new Map<string, Inside>();
  readonly #open = new Map<number, { folder: string; resolve: (value: unknown) => void; reject: (e: Error) => void }>();
  readonly #server: Server;
  #id = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      if (request.headers.authorization !== `Bearer ${this.#token}`) {
        response.writeHead(403).end();
        return;
      }
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => this.#take(JSON.parse(Buffer.concat(parts).toString('utf8')) as Call, response));
    });
  }

  static async open(): Promise<Windows> {
    const windows = new Windows();
    await new Promise<void>((resolve) => windows.#server.listen(0, '127.0.0.1', resolve));
    return windows;
  }

  /** What the extension hosts must find in their environment. */
  get env(): Readonly<Record<string, string>> {
    const { port } = this.#server.address() as AddressInfo;
    return { [WIRE.url]: `http://127.0.0.1:${port}/`, [WIRE.token]: this.#token };
  }

  /** The extension host of a folder's window, as far as it is known. */
  pid(folder: string): number | undefined {
    return this.#hosts.get(folder)?.pid;
  }

  /** Rejects when the deed fails, its extension host is replaced, or the time is over. */
  ask<T>(folder: string, deed: Deed, timeout = 180_000): Promise<T> {
    const id = ++this.#id;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(
        () => settle(() => reject(new Error(`${deed.do} took more than ${timeout} ms`))),
        timeout,
      );
      const settle = (how: () => void) => {
        clearTimeout(timer);
        this.#open.delete(id);
        how();
      };
      this.#open.set(id, {
        folder,
        resolve: (value) => settle(() => resolve(value as T)),
        reject: (error) => settle(() => reject(error)),
      });
      const host = this.#hosts.get(folder);
      if (host === undefined) this.#open.get(id)?.reject(new Error(`no window has ${folder} open`));
      else this.#give(host, { id, deed });
    });
  }

  /** What is asked of the window of this folder comes to nothing: its extension host is gone. */
  forget(folder: string): void {
    this.#hosts.get(folder)?.waiting?.destroy();
    this.#hosts.delete(folder);
    for (const task of this.#open.values())
      if (task.folder === folder) task.reject(new Error('the extension host is gone'));
  }

  close(): void {
    for (const folder of [...this.#hosts.keys()]) this.forget(folder);
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #take({ pid, folder, done }: Call, response: ServerResponse): void {
    if (this.#hosts.get(folder)?.pid !== pid) {
      this.forget(folder);
      this.#hosts.set(folder, { pid });
    }
    const host = this.#hosts.get(folder)!;
    if (done !== undefined) {
      const task = this.#open.get(done.id);
      if (done.error === undefined) task?.resolve(done.value);
      else task?.reject(new Error(done.error));
    }
    host.waiting = response;
    setTimeout(() => {
      if (host.waiting === response) this.#answer(host, {});
    }, POLL_MS).unref();
    if (host.next !== undefined) this.#give(host, host.next);
  }

  #give(host: Inside, reply: Reply): void {
    if (host.waiting === undefined) host.next = reply;
    else {
      host.next = undefined;
      this.#answer(host, reply);
    }
  }

  #answer(host: Inside, reply: Reply): void {
    host.waiting?.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
    host.waiting = undefined;
  }
}
