/**
 * The shared engine: one process behind a socket, with one child that holds the model. It lets clients in that know its
 * token, counts the child's crashes for all of them, and ends when nobody has been there for a while. llama.cpp runs in the
 * child only, so that whatever happens there, the clients hear of it from here.
 */
import { lstat, rm } from 'node:fs/promises';
import * as v from 'valibot';
import { silentLog, type Log } from '../../../base/core/log.ts';
import { listenLocal, type Server, type Socket } from '../../../base/node/local-socket.ts';
import { networkRequests } from '../../../base/node/network.ts';
import { engineErrors } from '../../core/errors.ts';
import type { EngineStatus, LoadParams, LoadResult } from '../../core/protocol.ts';
import { Hello, Join, SHARED_VERSION, type SharedEnd } from '../../core/shared/handshake.ts';
import { MAX_CLIENTS, MAX_MESSAGE, MAX_UNREAD } from '../../core/shared/limits.ts';
import type { EngineProcess } from '../engine-process.ts';
import { LocalAligner } from '../local-aligner.ts';
import type { Address } from './address.ts';
import { markOf, writeInstance, type ProcessMark } from './instance.ts';
import { LineChannel } from './lines.ts';
import { isStopped } from './processes.ts';
import { isProof, prove, randomHex } from './proof.ts';
import { Session, type SharedModel } from './session.ts';

export interface SharedServerOptions {
  readonly address: Address;
  /** Starts the child with the model. */
  readonly start: (log: Log) => EngineProcess;
  /** Milliseconds without a client after which it ends. */
  readonly lingerMs: number;
  /** Another version than this one's, for tests. */
  readonly version?: number | undefined;
  /** Milliseconds between two looks at its socket, for tests. */
  readonly reachableMs?: number | undefined;
  /** Called once, when nothing is left to do. */
  readonly onEnd: () => void;
}

/** Whoever has not proved itself by then is turned away. */
const HANDSHAKE_MS = 5_000;
/** How often a client that waits hears that the engine lives. */
const ALIVE_MS = 10_000;
/** How often it looks whether its socket can still be found. */
const REACHABLE_MS = 5_000;
/** An engine that makes room for a newer one finishes its texts, but no longer than this. */
const RETIRE_MS = 10_000;

export class SharedServer implements SharedModel {
  readonly #options: SharedServerOptions;
  readonly #token = randomHex();
  readonly #sessions = new Set<Session>();
  readonly #aligner: LocalAligner;
  /** What the first client wanted that found nothing loaded. */
  #wanted: LoadParams | undefined;
  #loads = 0;
  #server: Server | undefined;
  #inode: number | undefined;
  #lockInode: number | undefined;
  #self: ProcessMark | undefined;
  #connections = 0;
  #clients = 0;
  #ending = false;
  #shuttingDown: Promise<void> | undefined;
  #linger: NodeJS.Timeout | undefined;
  readonly #timers: NodeJS.Timeout[] = [];
  /** The instance's file is written one change after the other. */
  #written: Promise<unknown> = Promise.resolve();

  constructor(options: SharedServerOptions) {
    this.#options = options;
    this.#aligner = new LocalAligner({
      // The clients say when the model may leave memory.
      config: () => ({ gpu: this.#params.gpu, threads: this.#params.threads, idleMs: 0 }),
      model: () => Promise.resolve(this.#params.model),
      log: { info: this.#say('info'), warn: this.#say('warn'), error: this.#say('error') },
      hostRequests: networkRequests,
      start: () => this.#startChild(),
      onCrash: (told, { signal, code }, loading) => {
        this.#tellEngine(null);
        // While it loads nobody has a text in it, and whoever waits for the load is told how that ended.
        if (!loading) this.#endAll({ error: told.toData(), how: signal ?? String(code ?? '') });
      },
    });
  }

  /** Resolves when clients can find it. Rejects with the system's error. Whoever calls holds the lock. */
  async listen(): Promise<void> {
    this.#self = await markOf(process.pid);
    this.#lockInode = await inodeOf(this.#options.address.lock);
    await this.#open();
    this.#rearmLinger();
    this.#timers.push(
      setInterval(() => this.#tellAlive(), ALIVE_MS),
      setInterval(() => void this.#checkReachable(), this.#options.reachableMs ?? REACHABLE_MS),
    );
  }

  async #open(): Promise<void> {
    const { socket, starting } = this.#options.address;
    if (process.platform !== 'win32') await rm(socket, { force: true });
    await this.#write(this.#aligner.pid ?? null);
    this.#server = await listenLocal(socket, (connection) => this.#onConnection(connection));
    this.#inode = await inodeOf(socket);
    await rm(starting, { force: true });
  }

  async load(params: LoadParams): Promise<LoadResult> {
    this.#refuseWhenEnding();
    // The file may lie elsewhere for each client; the one that is open is as good, and the bytes are the same.
    const isOpen = this.#loads > 0 || ['loading', 'ready', 'working'].includes(this.#aligner.state.kind);
    if (!isOpen) this.#wanted = params;
    this.#loads++;
    try {
      return await this.#aligner.load();
    } finally {
      this.#loads--;
    }
  }

  async letGo(): Promise<void> {
    if (![...this.#sessions].some(({ holds }) => holds)) await this.#aligner.unload();
  }

  open(...[request, options]: Parameters<SharedModel['open']>) {
    this.#refuseWhenEnding();
    if (this.#wanted === undefined) throw engineErrors.notLoaded();
    return this.#aligner.open(request, options);
  }

  async status(): Promise<EngineStatus> {
    const users = [...this.#sessions].map(({ user }) => user);
    const child = await this.#aligner.status();
    return { ...(child ?? NOT_RUNNING), users };
  }

  async restart(client: number): Promise<void> {
    this.#endAll({ error: engineErrors.disposed().toData(), how: '' }, client);
    await this.#aligner.restart();
  }

  /** Ends for everybody: within two seconds, whatever the child does. */
  shutdown(): void {
    void this.#shutdown();
  }

  get #params(): LoadParams {
    if (this.#wanted === undefined) throw engineErrors.notLoaded();
    return this.#wanted;
  }

  #startChild(): EngineProcess {
    let child: EngineProcess;
    try {
      child = this.#options.start(silentLog);
    } catch (error) {
      // Where this installation is gone (an update removed it), another one can start an engine.
      this.shutdown();
      throw error;
    }
    this.#tellEngine(child.pid ?? null);
    return child;
  }

  #tellEngine(pid: number | null): void {
    for (const session of this.#sessions) session.notify('engine', { pid });
    void this.#write(pid);
  }

  #write(enginePid: number | null): Promise<void> {
    const written = this.#written.then(async () => {
      const engine = enginePid === null ? null : await markOf(enginePid);
      const server = this.#self ?? { pid: process.pid, start: null };
      await writeInstance(this.#options.address.instance, { token: this.#token, server, engine });
    });
    // Without the file's folder nobody finds the engine either; checkReachable ends it.
    this.#written = written.catch(() => undefined);
    return written;
  }

  #onConnection(socket: Socket): void {
    const channel = new LineChannel(socket, { line: MAX_MESSAGE, unread: MAX_UNREAD });
    this.#connections++;
    void channel.closed.then(() => {
      this.#connections--;
    });
    if (this.#ending || this.#connections > MAX_CLIENTS) {
      channel.send({ aligner: 'refused', why: this.#ending ? 'ending' : 'full' });
      channel.end();
      return;
    }
    const late = setTimeout(() => channel.destroy('no handshake'), HANDSHAKE_MS);
    void this.#greet(channel)
      .catch(() => channel.destroy('no handshake'))
      .finally(() => clearTimeout(late));
  }

  async #greet(channel: LineChannel): Promise<void> {
    const hello = v.parse(Hello, await channel.next());
    const nonce = randomHex();
    const version = this.#options.version ?? SHARED_VERSION;
    channel.send({ aligner: 'welcome', version, nonce, proof: prove(this.#token, 'engine', hello.nonce) });
    const join = v.parse(Join, await channel.next());
    if (!isProof(join.proof, this.#token, 'client', nonce)) throw new Error('The proof is wrong.');
    if (join.aligner === 'retire') {
      channel.end();
      if (hello.version > version) this.#retire();
      return;
    }
    if (hello.version !== version) throw new Error('The versions differ.');
    channel.send({ aligner: 'joined', pid: this.#aligner.pid ?? null });
    this.#admit(new Session({ client: ++this.#clients, name: join.name, pid: join.pid }, channel, this), channel);
  }

  #admit(session: Session, channel: LineChannel): void {
    clearTimeout(this.#linger);
    this.#sessions.add(session);
    void channel.closed.then(() => {
      this.#sessions.delete(session);
      if (this.#sessions.size === 0) void this.#lastLeft();
    });
  }

  async #lastLeft(): Promise<void> {
    this.#rearmLinger();
    if (this.#ending) await this.#shutdown();
    const { pid } = this.#aligner;
    // A child that was stopped is of no use to anyone who comes later.
    if (pid !== undefined && (await isStopped(pid)) && this.#sessions.size === 0) await this.#shutdown();
  }

  #rearmLinger(): void {
    clearTimeout(this.#linger);
    this.#linger = setTimeout(() => this.shutdown(), this.#options.lingerMs);
  }

  /** A newer engine waits: no new work, and the end as soon as what is open is done. */
  #retire(): void {
    if (this.#ending) return;
    this.#ending = true;
    this.#server?.close();
    const begun = Date.now();
    const look = () => {
      if (![...this.#sessions].some(({ busy }) => busy) || Date.now() - begun > RETIRE_MS) this.shutdown();
    };
    this.#timers.push(setInterval(look, 100));
  }

  #refuseWhenEnding(): void {
    if (this.#ending) throw engineErrors.disposed();
  }

  #endAll(why: SharedEnd, except?: number): void {
    for (const session of this.#sessions) if (session.client !== except) session.end(why);
  }

  #tellAlive(): void {
    for (const session of this.#sessions) if (session.busy) session.notify('alive', null);
  }

  /** Whoever cleans up caches may delete the socket. As long as the lock is there, nobody else can make one. */
  async #checkReachable(): Promise<void> {
    const { socket, lock } = this.#options.address;
    if (process.platform === 'win32' || this.#ending || (await inodeOf(socket)) === this.#inode) return;
    if ((await inodeOf(lock)) === this.#lockInode) {
      this.#server?.close();
      await this.#open().catch(() => this.shutdown());
    } else if (this.#sessions.size === 0) this.shutdown();
  }

  #shutdown(): Promise<void> {
    this.#shuttingDown ??= this.#endEverything();
    return this.#shuttingDown;
  }

  async #endEverything(): Promise<void> {
    this.#ending = true;
    clearTimeout(this.#linger);
    for (const timer of this.#timers) clearInterval(timer);
    const { socket, instance } = this.#options.address;
    // A folder that was deleted and made again may hold the files of another engine.
    const mine = process.platform === 'win32' || (await inodeOf(socket)) === this.#inode;
    this.#server?.close();
    this.#endAll({ error: engineErrors.disposed().toData(), how: '' });
    await this.#aligner.dispose();
    await this.#written;
    if (mine) await rm(instance, { force: true });
    clearTimeout(this.#linger);
    this.#options.onEnd();
  }

  #say(level: keyof Log) {
    return (message: string) => {
      for (const session of this.#sessions) session.notify('log', { level, message });
    };
  }
}

const inodeOf = async (file: string): Promise<number | undefined> => (await lstat(file).catch(() => undefined))?.ino;

const NOT_RUNNING: EngineStatus = {
  loaded: false,
  backend: null,
  queued: 0,
  rssBytes: 0,
  llamaCppRelease: '',
  networkRequests: 0,
};
