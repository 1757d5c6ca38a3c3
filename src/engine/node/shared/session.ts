/** The engine's side of one client: its requests, its texts, and what it may take of both. Nothing it does reaches another. */
import { createMessageConnection, type MessageConnection } from 'vscode-jsonrpc/node';
import * as v from 'valibot';
import { CancelledError } from '../../../base/core/errors.ts';
import type { OpenAlignment } from '../../core/aligner.ts';
import { engineErrors } from '../../core/errors.ts';
import type { EngineStatus, EngineUser, LoadParams, LoadResult, OpenParams } from '../../core/protocol.ts';
import { MAX_OPEN, MAX_PENDING, MAX_TEXTS } from '../../core/shared/limits.ts';
import type { SharedEnd } from '../../core/shared/handshake.ts';
import { REQUEST_SCHEMAS, type SharedNotifications, type SharedRequests } from '../../core/shared/messages.ts';
import type { EngineOptions } from '../local-aligner.ts';
import { toWire } from '../wire.ts';
import { LineReader, LineWriter, type LineChannel } from './lines.ts';

/** What a session asks of the engine that it shares. */
export interface SharedModel {
  load(params: LoadParams): Promise<LoadResult>;
  /** This client needs the model no more; it stays as long as another does. */
  letGo(): Promise<void>;
  open(request: Omit<OpenParams, 'id'>, options: EngineOptions): OpenAlignment;
  status(): Promise<EngineStatus>;
  /** For every client; only the session of `client`, who asks for it, goes on. */
  restart(client: number): Promise<void>;
  shutdown(): void;
}

interface Text {
  readonly opened: OpenAlignment;
  readonly cancel: AbortController;
  length: number;
}

export class Session {
  /** Whether it has asked for the model and not let go of it. */
  holds = false;
  readonly client: number;
  readonly #name: string;
  readonly #pid: number;
  readonly #model: SharedModel;
  readonly #channel: LineChannel;
  readonly #connection: MessageConnection;
  readonly #texts = new Map<number, Text>();
  #pending = 0;

  constructor(who: { client: number; name: string; pid: number }, channel: LineChannel, model: SharedModel) {
    this.client = who.client;
    this.#name = who.name;
    this.#pid = who.pid;
    this.#model = model;
    this.#channel = channel;
    this.#connection = createMessageConnection(new LineReader(channel), new LineWriter(channel));
    this.#connection.onError(([error]) => channel.destroy(error.message));
    void channel.closed.then(() => this.#leave());
    this.#answerAll();
    this.#connection.listen();
  }

  get user(): EngineUser {
    return { name: this.#name, pid: this.#pid, texts: this.#texts.size };
  }

  /** Whether it waits for anything. */
  get busy(): boolean {
    return this.#pending > 0 || this.#texts.size > 0;
  }

  notify<N extends keyof SharedNotifications>(name: N, params: SharedNotifications[N]): void {
    void this.#connection.sendNotification(name, params).catch(() => undefined);
  }

  /** The last word to this client; what it still waits for rejects on its side. */
  end(why: SharedEnd): void {
    this.#channel.send({ aligner: 'ended', ...why });
    this.#connection.dispose();
    this.#channel.end();
    this.#leave();
  }

  #answerAll(): void {
    const { load, open, append, finish, cancel } = REQUEST_SCHEMAS;
    this.#answer('load', (params) => {
      this.holds = true;
      return this.#model.load(v.parse(load, params) as unknown as LoadParams);
    });
    this.#answer('unload', async () => {
      this.holds = false;
      await this.#model.letGo();
      return null;
    });
    this.#answer('status', () => this.#model.status());
    this.#answer('open', (params) => this.#open(v.parse(open, params) as OpenParams));
    this.#answer('append', (params) => this.#append(v.parse(append, params)));
    this.#answer('finish', (params) => this.#finish(v.parse(finish, params).id));
    this.#answer('cancel', (params) => {
      this.#cancel(v.parse(cancel, params).id);
      return null;
    });
    this.#answer('restart', async () => {
      await this.#model.restart(this.client);
      return null;
    });
    this.#answer('shutdown', () => {
      this.#model.shutdown();
      return null;
    });
  }

  #answer<M extends keyof SharedRequests>(
    method: M,
    work: (params: unknown) => SharedRequests[M]['result'] | Promise<SharedRequests[M]['result']>,
  ): void {
    this.#connection.onRequest(method, async (params: unknown) => {
      if (++this.#pending > MAX_PENDING) this.#channel.destroy('too many requests at once');
      try {
        return await work(params);
      } catch (error) {
        throw toWire(error);
      } finally {
        this.#pending--;
      }
    });
  }

  #open({ id, ...request }: OpenParams): null {
    if (this.#texts.size >= MAX_TEXTS || this.#texts.has(id)) throw engineErrors.busy(MAX_TEXTS);
    const cancel = new AbortController();
    const opened = this.#model.open(request, {
      signal: cancel.signal,
      client: this.client,
      // The client's own id: the engine counts the texts of all clients together.
      onSegment: (done) => this.notify('segment', { ...done, id }),
      onProgress: (fraction) => this.notify('progress', { id, fraction }),
    });
    this.#texts.set(id, { opened, cancel, length: 0 });
    return null;
  }

  #append({ id, text: added }: { readonly id: number; readonly text: string }): null {
    const text = this.#text(id);
    const open = [...this.#texts.values()].reduce((sum, { length }) => sum + length, 0);
    if (open + added.length > MAX_OPEN) throw engineErrors.busy(this.#texts.size);
    text.length += added.length;
    text.opened.append(added);
    return null;
  }

  async #finish(id: number) {
    try {
      return await this.#text(id).opened.finish();
    } finally {
      this.#texts.delete(id);
    }
  }

  #cancel(id: number): void {
    const text = this.#texts.get(id);
    this.#texts.delete(id);
    text?.opened.cancel();
    text?.cancel.abort();
  }

  #text(id: number): Text {
    const text = this.#texts.get(id);
    // A text is only unknown when its cancel came first.
    if (text === undefined) throw new CancelledError();
    return text;
  }

  #leave(): void {
    this.holds = false;
    for (const id of [...this.#texts.keys()]) this.#cancel(id);
  }
}
