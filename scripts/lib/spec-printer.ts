/** Prints the events of a suite that runs elsewhere as Mocha's spec reporter does, and counts them. */
import type { TestError, TestEvent } from '../../test/support/bridge.ts';
import { failure, type Totals } from './totals.ts';

export interface SpecPrinter {
  readonly onEvent: (event: TestEvent) => void;
  readonly print: (line: string) => void;
  /** A failure outside any test, such as a window that never came up. */
  fail(title: string, error: TestError): void;
  /** Resolves when the inside begins. */
  readonly started: Promise<void>;
  /** Resolves when the inside says that all ran; rejects when it began a second time, which means that it had died. */
  readonly ended: Promise<void>;
  /** Prints the failures with their reasons, and returns the counts. */
  finish(): Totals;
}

const SLOW_MS = 1_000;

export function createSpecPrinter(out: (line: string) => void = console.log): SpecPrinter {
  const failures: { title: string; error: TestError }[] = [];
  let passed = 0;
  let depth = 0;
  let running = false;
  const started = Promise.withResolvers<undefined>();
  const ended = Promise.withResolvers<undefined>();
  ended.promise.catch(() => undefined);
  const indent = (by: number) => '  '.repeat(by + 1);
  const fail = (title: string, error: TestError) => {
    failures.push({ title, error });
    out(`${indent(depth)}${failures.length}) ${title}`);
  };
  return {
    started: started.promise,
    ended: ended.promise,
    fail,
    print: (line) => out(`${indent(depth)}  ${line}`),
    onEvent(event) {
      switch (event.type) {
        case 'start':
          if (running) {
            const error = new Error('the extension host ended in the middle and was started again');
            ended.reject(error);
            throw error;
          }
          running = true;
          started.resolve(undefined);
          return;
        case 'end':
          ended.resolve(undefined);
          return;
        case 'suite':
          depth = event.depth;
          out(`${indent(depth)}${event.title}`);
          return;
        case 'pass':
          depth = event.depth;
          passed += 1;
          out(`${indent(depth)}✔ ${event.title}${event.ms >= SLOW_MS ? ` (${event.ms} ms)` : ''}`);
          return;
        case 'pending':
          depth = event.depth;
          fail(event.path, { message: 'It did not run: nothing is skipped silently.', stack: '' });
          return;
        case 'fail':
          depth = event.depth;
          fail(event.path, event.error);
      }
    },
    finish() {
      failures.forEach(({ title, error }, i) => {
        out(`\n  ${i + 1}) ${title}`);
        out(indentAll(error.stack.includes(error.message) ? error.stack : `${error.message}\n${error.stack}`));
        if (error.expected !== undefined)
          out(indentAll(`expected: ${error.expected}\nactual:   ${error.actual ?? ''}`));
      });
      return {
        passed,
        failed: failures.length,
        failures: failures.map(({ title, error }) => failure(title, error.message)),
      };
    },
  };
}

const indentAll = (text: string) => text.trimEnd().replaceAll(/^/gm, '     ');
