/** Whether the user has paused Aligner. While paused nothing is sent to the engine; what runs is cancelled. */
import { EventEmitter, type Disposable } from 'vscode';

export class Pause implements Disposable {
  readonly #changed = new EventEmitter<boolean>();
  readonly onDidChange = this.#changed.event;
  #paused = false;

  get paused(): boolean {
    return this.#paused;
  }

  toggle(): boolean {
    this.#paused = !this.#paused;
    this.#changed.fire(this.#paused);
    return this.#paused;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
