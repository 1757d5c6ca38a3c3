/** What a suite may do to the window that it runs in: the outside implements it, the inside calls it over the bridge. */

/** A CSS selector (or any of Playwright's) in the workbench's page; `webview` looks into the visible webview instead. */
export type Target = string | { readonly selector: string; readonly webview: true };

export interface ClickOptions {
  readonly button?: 'left' | 'right';
  readonly count?: number;
  /** Which of several matches, from 0; the first unless given. */
  readonly nth?: number;
}
export interface WaitOptions {
  /** Rejects after this many milliseconds; 10,000 unless given. */
  readonly timeout?: number;
}

export interface Ui {
  /** Saves a picture as test-results/screenshots/NAME.png and resolves to its path. */
  screenshot(name: string, options?: { readonly target?: Target }): Promise<string>;
  /** Presses a key or chord, such as `Control+Z`, `F1`, `Enter`; several keys go one after another. */
  press(...keys: readonly string[]): Promise<void>;
  /** Types text as a keyboard would into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Runs a command by its title in the palette, such as `Aligner: Align Selection`. Rejects when it is not offered. */
  runCommand(title: string): Promise<void>;
  click(target: Target, options?: ClickOptions): Promise<void>;
  hover(target: Target): Promise<void>;
  /** The visible text of the first match; rejects when there is none within the time. */
  text(target: Target, options?: WaitOptions): Promise<string>;
  /** The visible texts of all matches that are there now. */
  texts(target: Target): Promise<string[]>;
  attribute(target: Target, name: string): Promise<string | null>;
  count(target: Target): Promise<number>;
  waitFor(target: Target, options?: WaitOptions & { readonly state?: 'visible' | 'hidden' }): Promise<void>;
  /** Texts of the notifications that are shown now. */
  notifications(): Promise<string[]>;
  /** Presses a button of a shown notification or dialog by its label. */
  pressButton(label: string): Promise<void>;
  /** Texts of the status bar's items. */
  statusBar(): Promise<string[]>;
  /** Evaluates a script in the page or in the visible webview, and resolves to its JSON value. */
  evaluate(script: string, options?: { readonly webview?: boolean }): Promise<unknown>;
  /**
   * Opens a folder, and a file in it, in a window more of the same VS Code; what is called after it goes to that window.
   * Rejects when there is one already, and in a desktop VS Code.
   */
  openWindow(folder: string, file: string): Promise<void>;
  /** Closes that window; what is called after it goes to the suite's own again. */
  closeWindow(): Promise<void>;
  /** Prints a line in the run's output. */
  print(line: string): Promise<void>;
}

export const UI_METHODS = [
  'screenshot',
  'press',
  'type',
  'runCommand',
  'click',
  'hover',
  'text',
  'texts',
  'attribute',
  'count',
  'waitFor',
  'notifications',
  'pressButton',
  'statusBar',
  'evaluate',
  'openWindow',
  'closeWindow',
  'print',
] as const satisfies readonly (keyof Ui)[];
