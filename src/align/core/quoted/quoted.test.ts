import assert from 'node:assert/strict';
import { fenced } from '../../../../test/support/guards.ts';
import { quotedInCode, quotedSpans } from './quoted.ts';

const CODE = 'q = f"SELECT * FROM t WHERE a = {a}"\nrun(q)';
const BLOCK = fenced('py', CODE);

/** What is quoted of a text, by its reasons. */
const reasons = (text: string): string[] => quotedSpans(text).map(({ reason }) => reason);
/** Whether all of CODE is quoted in the text, wherever it stands first. */
const isQuoted = (text: string, code = CODE): boolean => {
  const at = text.indexOf(code);
  return quotedSpans(text).some(({ start, end }) => start <= at && end >= at + code.length);
};

describe('quotedSpans', () => {
  it('knows patches in every form', () => {
    const patches = [
      fenced('diff', '-a = 1\n+a = 2'),
      fenced('', '@@ -1,2 +1,2 @@\n a\n-b\n+c'),
      fenced('', 'diff --git a/x b/x\n--- a/x\n+++ b/x'),
      fenced('python', '-    a = 1\n+    a = 2\n     b = 3'),
      fenced('', '*** a.py\n--- a.py\n***************\n*** 1,2 ****'),
      'In `a.py`:\n\n<<<<<<< SEARCH\na = 1\n=======\na = 2\n>>>>>>> REPLACE\n',
      fenced('', '*** Begin Patch\n*** Update File: a.py\n-a\n+b\n*** End Patch'),
      fenced('js', 'f();\n<<<<<<< HEAD\na();\n=======\nb();\n>>>>>>> main\ng();'),
    ];
    for (const text of patches) assert.deepEqual(reasons(text), ['patch'], text);
    for (const code of ['x = -1\ny = +1', 'a = 1\n# ======\nb = 2', '- one\n- two', 'if a << 3 > b: pass']) {
      assert.deepEqual(reasons(fenced('py', code)), [], code);
    }
  });

  it('knows what programs print', () => {
    const printed = [
      fenced('', 'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\n    f()\nValueError: no'),
      fenced('text', 'Exception in thread "main" java.lang.NullPointerException\n\tat a.B.c(B.java:12)'),
      fenced('', 'TypeError: x is not a function\n    at f (/a/b.js:1:2)\n    at g (/a/b.js:3:4)'),
      fenced('', '2026-01-02T03:04:05 INFO started\n2026-01-02T03:04:06 ERROR failed'),
      fenced('log', 'started\nfailed'),
    ];
    for (const text of printed) assert.deepEqual(reasons(text), ['output'], text);
    const code = 'try:\n    f()\nexcept ValueError as error:\n    raise AppError("no") from error';
    assert.deepEqual(reasons(fenced('py', code)), []);
  });

  it('knows sessions, and takes commands alone for advice', () => {
    const sessions = [
      fenced('python', '>>> 1 + 1\n2'),
      fenced('console', '$ ls\na.txt'),
      fenced('', 'irb(main):001:0> 1 + 1\n=> 2'),
      fenced('', 'shop=# SELECT 1;\n 1'),
      fenced('js', '> 1 + 1\n2'),
      fenced('', 'PS C:\\> Get-Item a\nMode'),
    ];
    for (const text of sessions) assert.deepEqual(reasons(text), ['session'], text);
    const doctest = 'def f(x):\n    """Doubles.\n\n    >>> f(1)\n    2\n    """\n    return x * 2';
    assert.deepEqual(
      quotedInCode(doctest, 'python').map(({ start, end }) => doctest.slice(start, end)),
      ['    >>> f(1)\n    2'],
    );
    for (const text of [fenced('console', '$ npm ci\n$ npm test'), fenced('sh', 'ls -l\ncd a')])
      assert.deepEqual(reasons(text), [], text);
  });

  it('leaves what the sentence or the heading before calls bad', () => {
    const bad = [
      'Never do this:', "Don't do this:", 'Avoid:', '❌ Bad:', '**Before:**', '### Before', '## Vulnerable code', '### ❌ Wrong',
      'Instead of this:', 'Your code:', 'Your current version looks like this:', 'You wrote:', 'This is vulnerable to injection:',
      'Here is an example of vulnerable code:', 'The problem is this line:', 'An attacker could send:', 'The payload:',
      'Bandit flags code like this:', 'What the compiler is warning about:', 'The following fails with a TypeError:', 'In older tutorials you will find:',
      '### Insecure example', 'Anti-pattern:', 'A common wrong approach:', '#### Original code', 'What not to do:',
      '`WHERE email = NULL` is never true:', 'The query then matches nothing:', 'This does not wait for the calls:',
      'What is wrong with the following function?', '**Question:** Which vulnerability is in this code?', 'Spot the bug in this snippet:', 'What does this print?', 'So this prints `3` three times:', 'The reason is how it is built:', '`sort()` works in place, so this line throws it away:', 'What was', 'What will be logged here?',
      'Common mistake: comparing with `=`', '**What not to do**', 'Your code currently defers before it checks the error:', 'A typical XSS hole looks like this:',
      '**Mistake 1: erasing while iterating**', '### Pitfall 2 – the default', 'Old manifest (removed in 1.22):', 'Line 4 starts with spaces:',
      'This program panics:', 'The reported line is:', 'An insecure workflow looks like this:', 'This loop hangs:',
      'So nicht:', 'Vorher:', 'À éviter :', 'Antes:', 'Não faça isso:', 'До исправления:', '错误示例：', '修改前：', '悪い例：',
    ]; // prettier-ignore
    const missed = bad.filter((label) => !isQuoted(`${label}\n\n${BLOCK}`));
    assert.deepEqual(missed, []);
    assert.ok(isQuoted(`${BLOCK}\n\nThis is vulnerable to SQL injection.`), 'said afterwards');
    assert.ok(isQuoted(`${BLOCK}\n\nThe value becomes SQL. The safe form is \`run(q, a)\`.`), 'set against it');
  });

  it('does not silence an answer that mentions faults in passing', () => {
    const plain = [
      'Here you go:', 'The function below:', 'It is wrong to think that this is slow. Here is the function:',
      'Before you run it, set the variable:', '### Before you start', 'Here is the fixed version of your code:', '**After:**',
      '### ✅ Good', 'This version avoids the vulnerable concatenation:', 'Instead of concatenating, do this:', 'To fix the bug, use:',
      'Your endpoint can read the rows like this:', 'The corrected query:', 'Add this to your code:', '## Old orders',
      'You can query the table like this:', '### Current user', 'Never mind the name; this reads the rows:', '### Your next step',
      'Put this at the top of your entry file:', 'Then register the handler in your main script:', 'What this function does:',
      'Nachher:', 'Richtig:', '正确示例：', '修改后：', 'Después:', 'Use the following query so that nothing breaks:', 'The program prints the rows:', 'What does it do? It prints the rows:', 'This prints the rows:', 'The line that reads the rows:',
      'The result looks like this:', 'A classic example of a queue:', 'To avoid a common mistake, use this:', 'The bug report then looks fine.',
      '### Problem 1: Two sums', '## Mistakes', 'Lines 3 to 5 then read the file, which is all it takes.', 'New manifest:',
      'A secure workflow looks like this:', '## The original price of an item',
    ]; // prettier-ignore
    const silenced = plain.filter((label) => isQuoted(`${label}\n\n${BLOCK}`));
    assert.deepEqual(silenced, []);
    for (const said of [
      'This is not vulnerable to injection.',
      'This will fail if the file is missing.',
      'It returns the rows.',
    ]) {
      assert.ok(!isQuoted(`${BLOCK}\n\n${said}`), said);
    }
  });

  it('tells the after from the before', () => {
    const [before, after] = [CODE, 'q = "SELECT * FROM t WHERE a = ?"\nrun(q, [b])'];
    for (const [one, two] of [
      ['**Before:**', '**After:**'],
      ['### ❌ Bad', '### ✅ Good'],
      ['Your code:', 'Fixed:'],
      ['## The problem', '## The solution'],
      ["Don't do this:", 'Do this instead:'],
    ]) {
      const text = `${one}\n\n${fenced('py', before)}\n\n${two}\n\n${fenced('py', after)}\n`;
      assert.ok(isQuoted(text, before), `${one}`);
      assert.ok(!isQuoted(text, after), `${two}`);
    }
    const table = '| Bad | Good |\n|---|---|\n| `eval(s)` | `int(s)` |';
    assert.ok(isQuoted(table, '`eval(s)`'));
    assert.ok(!isQuoted(table, '`int(s)`'));
  });

  it('reads the marks of comments in code', () => {
    const code = '# BAD\nx = eval(s)\n\n# GOOD\nx = int(s)\n';
    assert.ok(isQuoted(fenced('py', code), 'x = eval(s)'));
    assert.ok(!isQuoted(fenced('py', code), 'x = int(s)'));
    assert.ok(isQuoted(fenced('js', '// ❌ vulnerable\nel.innerHTML = s;'), 'el.innerHTML = s;'));
    assert.ok(isQuoted(fenced('py', 'x = eval(s)  # vulnerable\ny = 1'), 'x = eval(s)'));
    assert.ok(!isQuoted(fenced('py', 'x = eval(s)  # vulnerable\ny = 1'), 'y = 1'));
    assert.ok(isQuoted(fenced('go', 'm["a"] = 1 // panic: nil map\nb()'), 'm["a"] = 1'));
    assert.ok(!isQuoted(fenced('go', 'f() // panics only where t is nil\nb()'), 'f()'));
    for (const comment of [
      '# wrong password',
      '# before saving, check',
      '# avoid a second read',
      '# new user',
      '# never None',
      '# fix the path',
      '# original price',
    ]) {
      assert.deepEqual(reasons(fenced('py', `${comment}\n${CODE}`)), [], comment);
    }
  });

  it('leaves quotes and Markdown in Markdown, and reads notes', () => {
    assert.deepEqual(reasons('You asked:\n\n> I use eval(s) here.\n\nThen stop.'), ['quote']);
    assert.deepEqual(reasons('> **Note:** it is safe.\n'), []);
    assert.deepEqual(reasons('````markdown\n# A\n\n```py\nx = 1\n```\n````'), ['quote']);
  });

  it('gives ranges of the text, in order, without overlap', () => {
    const text = `Before:\r\n\r\n\`\`\`py\r\nx = 1\r\n\`\`\`\r\n\r\nAfter:\r\n`;
    const [span] = quotedSpans(text);
    assert.equal(text.slice(span!.start, span!.end), 'x = 1\r\n');
    const many = quotedSpans(`${BLOCK}\n\n> q\n\nBad:\n\n${BLOCK}\n\n${fenced('diff', '+a\n-b')}`);
    many.forEach((s, i) => assert.ok(s.end > s.start && (i === 0 || many[i - 1]!.end <= s.start)));
  });
});

describe('quotedInCode', () => {
  const quotedText = (code: string, language: string) =>
    quotedInCode(code, language).map(({ start, end }) => code.slice(start, end));

  it('leaves lines alone on which an analyser was told to be silent', () => {
    const lines = [
      ['python', 'x = eval(s)  # noqa: S307'], ['python', 'x = eval(s)  # nosec'], ['python', 'h = hashlib.md5(b)  # noqa: S324'],
      ['python', 'x = f()  # pylint: disable=no-member'], ['python', 'x = f()  # nosemgrep: a.b'], ['javascript', 'eval(s); // eslint-disable-line no-eval'],
      ['go', 'cmd := exec.Command(s) //nolint:gosec'], ['go', 'x := md5.New() // #nosec G401'], ['java', 'f(s); // NOSONAR'],
      ['cpp', 'strcpy(a, b); // NOLINT'], ['ruby', 'eval(s) # rubocop:disable Security/Eval'], ['php', 'eval($s); // phpcs:ignore'],
      ['javascript', 'eval(s); // codeql[js/eval]'], ['javascript', 'eval(s); // snyk:ignore'], ['python', 'k = "abc"  # pragma: allowlist secret'],
    ] as const; // prettier-ignore
    for (const [language, line] of lines) assert.deepEqual(quotedText(`a = 1\n${line}\nb = 2`, language), [line], line);
  });

  it('leaves the line, the block or the declaration after such a comment', () => {
    const cases = [
      ['javascript', '// eslint-disable-next-line no-eval\neval(s);'], ['typescript', '// oxlint-disable-next-line no-eval\neval(s);'],
      ['typescript', '// biome-ignore lint: why\neval(s);'], ['shellscript', '# shellcheck disable=SC2086\nls $a'],
      ['dockerfile', '# hadolint ignore=DL3008\nRUN apt-get update \\\n  && apt-get install a'], ['csharp', '#pragma warning disable CA1\nf();\n#pragma warning restore CA1'],
      ['java', '@SuppressWarnings("unchecked")\nvoid f() {\n  g();\n}'], ['rust', '#[allow(dead_code)]\nfn f() {\n    g();\n}'],
      ['javascript', '/* eslint-disable no-eval */\neval(s);\n/* eslint-enable no-eval */'], ['python', 'x = f(\n    a,  # noqa\n    b,\n)'],
    ] as const; // prettier-ignore
    for (const [language, code] of cases) assert.deepEqual(quotedText(`${code}\nb = 2`, language), [code], code);
    const shell = [
      '# shellcheck disable=SC2086\nfor f in $list; do\n  if [ -f $f ]; then\n    rm $f\n  fi\ndone',
      '# shellcheck disable=SC2086,SC2046\ncat $a |\n  sort |\n  uniq',
      '# shellcheck disable=SC2086\nif [ -n $a ]; then rm $a; fi',
    ];
    for (const code of shell) assert.deepEqual(quotedText(`ls\n${code}\nls $b`, 'shellscript'), [code], code);
    const file = '#!/bin/sh\n# shellcheck disable=SC2086\n\nls $a\nrm $b';
    assert.deepEqual(quotedText(file, 'shellscript'), [file.slice(10)]);
    const go = '//nolint:gosec // a test\nfunc f() {\n\ta()\n\tb()\n}';
    assert.deepEqual(quotedText(`${go}\n\nfunc g() {}`, 'go'), [go]);
    for (const [language, code] of [
      ['python', 'x = eval(s)  # type: ignore[arg-type]'],
      ['python', 'x = eval(s)  # pyright: ignore'],
      ['typescript', '// @ts-expect-error\neval(s);'],
    ] as const)
      assert.deepEqual(quotedText(code, language), [], code);
    assert.deepEqual(quotedText('x = 1  # ignore the rest\ny = 2  # disable it later', 'python'), []);
  });

  it('leaves the block of Terraform alone in which a scanner is told so', () => {
    const block = 'resource "a" "b" {\n  #checkov:skip=CKV_AWS_24:open by design\n  x {\n    y = 1\n  }\n}';
    assert.deepEqual(quotedText(`${block}\n\nresource "a" "c" {\n  y = 1\n}`, 'terraform'), [block]);
    assert.deepEqual(quotedText('#checkov:skip=CKV_1:why\nFROM a', 'dockerfile'), ['#checkov:skip=CKV_1:why\nFROM a']);
  });

  it('leaves the test of a fault alone', () => {
    const code = 'def test():\n    with pytest.raises(ValueError):\n        parse("x")\n    assert f() == 1';
    assert.deepEqual(quotedText(code, 'python'), ['    with pytest.raises(ValueError):\n        parse("x")']);
    assert.deepEqual(quotedText('expect(() => f(0)).toThrow();\nf(1);', 'javascript'), [
      'expect(() => f(0)).toThrow();',
    ]);
    assert.deepEqual(quotedText('expect(f(0)).toThrow();\nexpect(g()).rejects.toThrow();', 'javascript'), []);
    assert.deepEqual(quotedText('await expect(g(0)).rejects.toThrow();', 'javascript'), [
      'await expect(g(0)).rejects.toThrow();',
    ]);
    assert.deepEqual(quotedText('a();\neval(s); // Noncompliant', 'javascript'), ['eval(s); // Noncompliant']);
    const rule = '# ruleid: no-eval\neval(s)\n# ok: no-eval\neval("1")';
    assert.deepEqual(quotedText(rule, 'python'), [rule]);
  });
});
