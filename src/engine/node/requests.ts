/** Requests over a connection whose other side may die: each is answered, or rejects with why that side ended. */
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { fromWire } from './wire.ts';

/** A channel that breaks is the process ending a moment before its exit is known: the exit says it better. */
const EXIT_KNOWN_MS = 2_000;

export class Requests {
  readonly #connection: MessageConnection;
  readonly #waiting = new Set<(error: Error) => void>();
  #ended: Error | undefined;

  constructor(connection: MessageConnection) {
    this.#connection = connection;
  }

  send(method: string, params: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) {
        reject(this.#ended);
        return;
      }
      this.#waiting.add(reject);
      this.#connection.sendRequest(method, params).then(
        (result) => {
          this.#waiting.delete(reject);
          resolve(result);
        },
        (error: unknown) => {
          const sent = fromWire(error);
          if (sent === undefined) setTimeout(reject, EXIT_KNOWN_MS, error).unref();
          else {
            this.#waiting.delete(reject);
            reject(sent);
          }
        },
      );
    });
  }

  /** No answer comes any more: whatever waits rejects with `error`, and whatever is sent later. */
  end(error: Error): void {
    this.#ended ??= error;
    this.#connection.dispose();
    for (const reject of this.#waiting) reject(this.#ended);
    this.#waiting.clear();
  }
}
