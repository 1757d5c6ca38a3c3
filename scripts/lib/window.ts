/** A VS Code window that runs something inside: what the suites, `npm start -- --check` and the drivers have in common. */
import type { Ui } from '../../test/support/ui.ts';

export interface Window {
  readonly ui: Ui;
  /** The exit code that the suite inside ended with; never resolves when none runs. Rejects when the window broke. */
  readonly exited: Promise<number>;
  close(): Promise<void>;
}

export interface WindowOptions {
  /** The folder that it opens. */
  readonly workspace: string;
  /** Extensions that run from their sources, beside the installed ones. */
  readonly developed?: readonly string[];
  /** The module in the extension host whose `run` is the suite. */
  readonly suiteRunner?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Files of the user's `User` folder before the start: name to JSON value. */
  readonly userFiles?: Readonly<Record<string, unknown>>;
  /** Where this window's settings, storage and logs go. */
  readonly data: string;
  /** Where its extensions are installed. */
  readonly extensions: string;
  readonly print: (line: string) => void;
}
