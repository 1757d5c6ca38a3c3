/** A VS Code window as the suites and `npm start -- --check` use it, whatever VS Code it belongs to. */
import type { Ui } from '../../test/support/ui.ts';

export interface Window {
  readonly ui: Ui;
  /** Rejects when the window or its server breaks; never resolves. */
  readonly broken: Promise<never>;
  /** Loads the window again, as `Developer: Reload Window` does; its extension host ends and a new one begins. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export interface WindowOptions {
  /** The folder that it opens. */
  readonly workspace: string;
  /** A file in it to show. */
  readonly file?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Files of the user's `User` folder before the start: name to JSON value. */
  readonly userFiles?: Readonly<Record<string, unknown>>;
  /** Environment of its extension host, on top of this process's. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where this window's settings, storage and logs go. */
  readonly data: string;
  /** Where its extensions are installed. */
  readonly extensions: string;
  /** The language of the display, as VS Code names it (`de`); English unless given. */
  readonly language?: string | undefined;
  readonly print: (line: string) => void;
}
