/** Prints the events of a suite that runs elsewhere as Mocha's spec reporter does, and counts them. */
import type { TestError, TestEvent } from '../../test/support/bridge.ts';
import type { Totals } from './totals.ts';

export interface SpecPrinter {
  readonly onEvent: (event: TestEvent) => void;
  readonly print: (line: string) => void;
  /** A failure outside any test, such as a window that never came up. */
  fail(title: string, error: TestError): void;
  /** True when the inside said that it is through. */
  readonly ended: boolean;
  /** Prints the failures with their reasons, and returns the counts. */
  finish(): Totals;
}

const SLOW_MS = 1_000;

export function createSpecPrinter(out: (line: string) => void = console.log): SpecPrinter {
  const failures: { title: string; error: TestError }[] = [];
  let passed = 0;
  let depth = 0;
  let ended = false;
  const indent = (by: number) => '  '.repeat(by + 1);
  const fail = (title: string, error: TestError) => {
    failures.push({ title, error });
    out(`${indent(depth)}${failures.length}) ${title}`);
  };
  return {
    get ended() {
      return ended;
    },
    fail,
    print: (line) => out(`${indent(depth)}  ${line}`),
    onEvent(event) {
      if (event.type === 'end') {
        ended = true;
        return;
      }
      depth = event.depth;
      switch (event.type) {
        case 'suite':
          out(`${indent(depth)}${event.title}`);
          return;
        case 'pass':
          passed += 1;
          out(`${indent(depth)}✔ ${event.title}${event.ms >= SLOW_MS ? ` (${event.ms} ms)` : ''}`);
          return;
        case 'pending':
          fail(event.path, { message: 'It did not run: nothing is skipped silently.', stack: '' });
          return;
        case 'fail':
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
      return { passed, failed: failures.length };
    },
  };
}

const indentAll = (text: string) => text.trimEnd().replaceAll(/^/gm, '     ');
