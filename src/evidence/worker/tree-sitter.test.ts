import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import type * as TreeSitter from '@vscode/tree-sitter-wasm';
import { createGrammars } from '../../align/worker/grammars.ts';
import { treeSitterFile } from './files.ts';
import { loadGrammar, loadParser, withTree } from './tree-sitter.ts';

/** What lives in WebAssembly's memory, and is let go of by `delete` alone. */
class Living {
  readonly counts = { trees: 0, cursors: 0 };
  readonly #restore: (() => void)[] = [];

  constructor({ Parser, Tree, TreeCursor }: typeof TreeSitter) {
    this.#count(Parser.prototype, 'parse', 'trees', 1);
    this.#count(Tree.prototype, 'copy', 'trees', 1);
    this.#count(Tree.prototype, 'delete', 'trees', -1);
    this.#count(Tree.prototype, 'walk', 'cursors', 1);
    this.#count(TreeCursor.prototype, 'copy', 'cursors', 1);
    this.#count(TreeCursor.prototype, 'delete', 'cursors', -1);
  }

  #count<T extends object>(of: T, method: keyof T, kind: keyof Living['counts'], by: number): void {
    const original = of[method] as (...args: unknown[]) => unknown;
    const { counts } = this;
    of[method] = function (this: unknown, ...args: unknown[]) {
      const made = original.apply(this, args);
      if (by < 0 || made !== null) counts[kind] += by;
      return made;
    } as T[keyof T];
    this.#restore.push(() => (of[method] = original as T[keyof T]));
  }

  stop(): void {
    for (const restore of this.#restore) restore();
  }
}

const CODE = [
  ['python', 'def f(a):\n    return a\n'],
  ['python', 'def f(:\n'],
  ['typescript', 'const a: number = 1;\n'],
  ['bash', 'if [ -f x ]; then\n  rm "$x"\nfi\n'],
  ['php', '<?php echo $a;\n'],
] as const;

describe('tree-sitter', function () {
  this.timeout(60_000);
  let living: Living;
  before(async () => {
    await loadParser('python');
    living = new Living(createRequire(import.meta.url)(treeSitterFile('tree-sitter.js')) as typeof TreeSitter);
  });
  after(() => living.stop());

  it('lets go of every tree and cursor, also when whoever looks at them throws', async () => {
    const { parser } = await loadParser('python');
    const seen: number[] = [];
    assert.throws(() =>
      withTree(parser, 'x = 1', () => {
        seen.push(living.counts.trees);
        throw new Error('no');
      }),
    );
    assert.deepEqual(seen, [1]);
    const guard = createGrammars((warning) => assert.fail(warning));
    for (let n = 0; n < 50; n++)
      for (const [name, code] of CODE) {
        const language = name === 'bash' ? 'shellscript' : name;
        const text = `${code}\n\n${code.replaceAll('a', `a${n}`)}`;
        (await loadGrammar(name)).parse(text);
        await guard.prepare(language);
        guard.parses(text, language);
        guard.scope?.(text, language);
      }
    assert.deepEqual(living.counts, { trees: 0, cursors: 0 });
  });

  it('reads long code however slow the machine is, and leaves alone what takes too many steps', async () => {
    const { parser } = await loadParser('python');
    const long = 'total = add(first, second)\n'.repeat(2_000);
    // Every look at the clock finds that a minute has gone.
    let now = 0;
    const clock = Object.getOwnPropertyDescriptor(performance, 'now');
    Object.defineProperty(performance, 'now', { value: () => (now += 60_000), configurable: true, writable: true });
    try {
      assert.equal(
        withTree(parser, long, ({ rootNode }) => rootNode.namedChildCount),
        2_000,
      );
    } finally {
      if (clock) Object.defineProperty(performance, 'now', clock);
      else Reflect.deleteProperty(performance, 'now');
    }
    assert.equal(
      withTree(parser, long.repeat(10), () => true),
      undefined,
    );
    assert.equal(
      withTree(parser, 'x = 1', ({ rootNode }) => rootNode.namedChildCount),
      1,
    );
  });

  it('takes no gigabytes for a grammar of long functions', async () => {
    const script = `
      const { loadParser } = await import(${JSON.stringify(new URL('./tree-sitter.ts', import.meta.url).href)});
      const { parser } = await loadParser('powershell');
      const code = 'function F($a) { if ($a -gt 3) { "x $a" } }\\n'.repeat(20);
      for (let i = 0; i < 50; i++) parser.parse(code).delete();
      setTimeout(() => console.log(process.resourceUsage().maxRSS / 1024), 2_000);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    assert.ok(Number(stdout) < 500, `${stdout} MB`);
  });
});
