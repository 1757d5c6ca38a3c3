/** The line between a suite inside VS Code and the script outside: its words, shared by both ends. */
import type { Ui } from './ui.ts';

/** Names of the environment variables by which the inside finds the outside and its work. */
export const BRIDGE = {
  url: 'ALIGNER_TEST_BRIDGE',
  token: 'ALIGNER_TEST_TOKEN',
  suites: 'ALIGNER_TEST_SUITES',
  grep: 'ALIGNER_TEST_GREP',
  /** The folder whose window runs the suites; another window of the same VS Code does not. */
  folder: 'ALIGNER_TEST_FOLDER',
  /** The folder of all extensions' global storage, for suites inside. */
  storage: 'ALIGNER_TEST_STORAGE',
} as const;

export interface TestError {
  readonly message: string;
  readonly stack: string;
  /** As text, where an assertion had them. */
  readonly expected?: string | undefined;
  readonly actual?: string | undefined;
}

/** What the runner inside tells, in order. `depth` counts the suites around, 0 at the top. */
export type TestEvent =
  | { readonly type: 'start' }
  | { readonly type: 'suite'; readonly title: string; readonly depth: number }
  | { readonly type: 'pass'; readonly title: string; readonly depth: number; readonly ms: number }
  | {
      readonly type: 'fail';
      readonly title: string;
      readonly path: string;
      readonly depth: number;
      readonly error: TestError;
    }
  | { readonly type: 'pending'; readonly title: string; readonly path: string; readonly depth: number }
  | { readonly type: 'end' };

/** One call from the inside: a UI method, or `report` with one event. */
export type BridgeCall =
  | { readonly method: keyof Ui; readonly args: readonly unknown[] }
  | { readonly method: 'report'; readonly args: readonly [TestEvent] };
export type BridgeAnswer = { readonly value: unknown } | { readonly error: string };
