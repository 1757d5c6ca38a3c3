/**
 * The chat that is open in this window, as VS Code has it in memory: its log is saved only now and then (every 5 s in a
 * browser, every minute on a desktop), which is late for an answer that has just ended. The chat is exported into a file
 * that is nowhere but here, while an answer is being written; nothing reaches a disk.
 */
import pTimeout from 'p-timeout';
import { commands, Disposable, EventEmitter, FileType, Uri, version, workspace, type FileSystemProvider } from 'vscode';
import type { Log } from '../../base/core/log.ts';
import type { ChatSource, FinishedAnswers } from '../core/chat-history.ts';
import { answersIn, OpenSession } from '../core/open-session.ts';
import type { LoggedAnswer } from '../core/session-log.ts';

/** The chat's input is a document, which is empty once its text was sent. */
const INPUT_SCHEME = 'chatSessionInput';
const SCHEME = 'aligner-open-chat';
const EXPORT = 'workbench.action.chat.export';
/** The first VS Code whose export was seen to take the file to write to; an older one might ask the user for it. */
const SINCE = [1, 139] as const;
/** Reading begins so soon after something was sent, in milliseconds. */
const SOON_MS = 150;
/** Between two readings, in milliseconds. */
const PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 10_000;
/** Reading may take this part of the time, by the quickest of the latest: the window is busy with other things, too. */
const SHARE = 1 / 10;
const LATEST = 3;
/** So many readings without an answer that is written end it: what was sent may take a moment to be there. */
const IDLE_READINGS = 5;
/** An export that takes longer waits for somebody. */
const STUCK_MS = 5_000;

export class OpenChat implements ChatSource, Disposable {
  readonly #log: Log;
  readonly #file = new ExportedFile();
  readonly #registration = workspace.registerFileSystemProvider(SCHEME, this.#file);
  #isUsable = isKnown(version);
  #reading: Promise<string | undefined> | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  watch(finished: FinishedAnswers): Disposable {
    const session = new OpenSession(finished);
    let timer: NodeJS.Timeout | undefined;
    let isReading = false;
    let isDisposed = false;
    let idle = 0;
    let took: number[] = [];
    const lookIn = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), ms);
    };
    const look = async () => {
      const begun = performance.now();
      isReading = true;
      const exported = await this.#read();
      isReading = false;
      if (isDisposed) return;
      took = [...took.slice(1 - LATEST), performance.now() - begun];
      const cost = took.length < LATEST ? 0 : Math.min(...took);
      idle = session.read(exported ?? '') ? 0 : idle + 1;
      if (idle < IDLE_READINGS) lookIn(pauseAfter(cost));
    };
    const input = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const isSent = contentChanges.some((c) => c.rangeLength > 0) && document.getText() === '';
      if (document.uri.scheme !== INPUT_SCHEME || !isSent || !this.#isUsable) return;
      idle = 0;
      // The pause after a slow reading may be long: what was sent now does not wait for it.
      if (!isReading) lookIn(SOON_MS);
    });
    return Disposable.from(input, {
      dispose: () => {
        isDisposed = true;
        clearTimeout(timer);
      },
    });
  }

  async last(wanted: (answer: LoggedAnswer) => boolean): Promise<LoggedAnswer | undefined> {
    return answersIn((await this.#read()) ?? '').findLast(wanted);
  }

  dispose(): void {
    this.#isUsable = false;
    this.#registration.dispose();
  }

  /** The chat in JSON; undefined when there is none, or this VS Code does not give it. Never rejects. */
  #read(): Promise<string | undefined> {
    this.#reading ??= this.#export().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #export(): Promise<string | undefined> {
    if (!this.#isUsable) return undefined;
    try {
      const exporting = commands.executeCommand(EXPORT, Uri.from({ scheme: SCHEME, path: '/chat.json' }));
      await pTimeout(Promise.resolve(exporting), { milliseconds: STUCK_MS });
      return this.#file.take();
    } catch (error) {
      this.#isUsable = false;
      this.#log.warn(`The open chat is not read any more, only the logs: ${String(error)}`);
      return undefined;
    }
  }
}

const pauseAfter = (cost: number) => Math.min(LONGEST_PAUSE_MS, Math.max(PAUSE_MS, cost / SHARE));

function isKnown(running: string): boolean {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  return major > SINCE[0] || (major === SINCE[0] && minor >= SINCE[1]);
}

/** One file that is written, and taken away. */
class ExportedFile implements FileSystemProvider {
  readonly #changed = new EventEmitter<never>();
  readonly onDidChangeFile = this.#changed.event;
  #content: Uint8Array | undefined;

  /** What was written since the last time. */
  take(): string | undefined {
    const content = this.#content;
    this.#content = undefined;
    return content && new TextDecoder().decode(content);
  }

  stat({ path }: Uri) {
    const type = path === '/' ? FileType.Directory : FileType.File;
    return { type, ctime: 0, mtime: 0, size: this.#content?.length ?? 0 };
  }

  writeFile(_: Uri, content: Uint8Array): void {
    this.#content = content;
  }

  readFile(): Uint8Array {
    return new Uint8Array();
  }

  readDirectory(): [] {
    return [];
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  createDirectory(): void {
    // The only folder is there.
  }

  delete(): void {
    this.#content = undefined;
  }

  rename(): void {
    // There is nothing that anybody could rename.
  }
}
