import assert from 'node:assert/strict';
import { GRAMMAR_LANGUAGES } from '../../evidence/core/grammars.ts';
import { createGrammars } from './grammars.ts';

/** A right and a wrong text of each language. */
const SAMPLES: Readonly<Record<string, readonly [string, string]>> = {
  python: ['def f(a):\n    return [a, 1]\n', 'def f(a:\n    return [a, 1]\n'],
  javascript: ['const f = (a) => [a, 1];\n', 'const f = (a => [a, 1];\n'],
  javascriptreact: ['const e = <b id="x">{a}</b>;\n', 'const e = <b id="x">{a</b>;\n'],
  typescript: ['const f = (a: number): string => `${a}`;\n', 'const f = (a: number: string => `${a}`;\n'],
  typescriptreact: ['const e = <b id="x">{a as string}</b>;\n', 'const e = <b id="x">{a as}</b>;\n'],
  java: ['class A { int f(int a) { return a; } }\n', 'class A { int f(int a) { return a; }\n'],
  go: ['package a\n\nfunc f(a int) int { return a }\n', 'package a\n\nfunc f(a int int { return a }\n'],
  rust: ['fn f(a: u8) -> u8 { a + 1 }\n', 'fn f(a: u8 -> u8 { a + 1 }\n'],
  ruby: ['def f(a)\n  a + 1\nend\n', 'def f(a\n  a + 1\n'],
  php: ['function f($a) { return $a + 1; }\n', 'function f($a { return $a + 1; }\n'],
  csharp: ['class A { int F(int a) { return a; } }\n', 'class A { int F(int a) { return a; }\n'],
  c: ['int f(int a) { return a + 1; }\n', 'int f(int a { return a + 1; }\n'],
  cpp: ['auto f(int a) -> int { return a + 1; }\n', 'auto f(int a -> int { return a + 1; }\n'],
  shellscript: ['if [ -f "$1" ]; then\n  cat "$1"\nfi\n', 'if [ -f "$1" ]; then\n  cat "$1"\n'],
  powershell: ["if ($a) { Get-Item 'b' }\n", "if ($a) { Get-Item 'b'\n"],
  css: ['a { color: red; }\n', 'a { color: red;\n'],
  yaml: ['a:\n  - b: [c, d]\n', 'a:\n  - b: [c, d\n'],
  dockercompose: ['services:\n  web: { image: "a" }\n', 'services:\n  web: { image: "a" \n'],
};

describe('createGrammars', () => {
  const parser = createGrammars();

  it('tells right from wrong in every language that it knows', async function () {
    this.timeout(20_000);
    assert.deepEqual(Object.keys(SAMPLES).sort(), [...GRAMMAR_LANGUAGES].sort());
    assert.equal(parser.parses('x = 1', 'python'), undefined, 'loaded only when asked for');
    for (const [language, [right, wrong]] of Object.entries(SAMPLES)) {
      await parser.prepare(language);
      assert.equal(parser.parses(right, language), true, `${language}: ${right}`);
      assert.equal(parser.parses(wrong, language), false, `${language}: ${wrong}`);
    }
  });

  it('sees what Python refuses and its grammar lets pass', async () => {
    await parser.prepare('python');
    const wrong = [
      'a = sorted(a)\n print(a[0])\n',
      'if x:\n    a()\n      # more\n      b()\n',
      'def f():\n    r = get(url, timeout=1, timeout=2)\n',
    ];
    for (const code of wrong) assert.equal(parser.parses(code, 'python'), false, code);
    const right = [
      'class A:\n    x = 1\n  # out of line\n    def f(self): a(); b()\n',
      'if x: a(); b()\nelse:\n  c(\n d, e=1, f=g(e=1))\n',
      '@wrap(a=1)\ndef f(a=1, *, b=2):\n    """One.\n  Two."""\n    return {**a, **b}\n',
      'f(**a, **b, c=1)\nx = [\n        1,\n]; y = 2\nmatch x:\n    case 1:\n        pass\n',
      '    a = 1\n    b = 2\n',
      '# first\n\nimport os\n',
    ];
    for (const code of right) assert.equal(parser.parses(code, 'python'), true, code);
  });

  it('knows nothing of other languages, or without its files', async () => {
    await parser.prepare('cobol');
    assert.equal(parser.parses('x', 'cobol'), undefined);
    await parser.prepare('constructor');
    assert.equal(parser.parses('x', 'constructor'), undefined);
    const warnings: string[] = [];
    const empty = createGrammars(
      (message) => void warnings.push(message),
      () => Promise.reject(new Error('no such file')),
    );
    await empty.prepare('python');
    assert.equal(empty.parses('x = 1', 'python'), undefined);
    assert.equal(warnings.length, 1);
  });
});
