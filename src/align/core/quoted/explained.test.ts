import assert from 'node:assert/strict';
import { fenced } from '../../../../test/support/guards.ts';
import { asksForFaults } from './explained.ts';
import { quotedInCode, quotedSpans } from './quoted.ts';

const quoted = (text: string) => quotedSpans(text).map(({ start, end }) => text.slice(start, end).trim());
const code = 'if port == None:\n    port = 80';
const is = (before: string, after = '') => quoted(`${before}\n\n${fenced('py', code)}\n${after}`).includes(code);

describe('what is explained', () => {
  it('is left alone on pages about a rule or a weakness', () => {
    assert.ok(is('## none-comparison (E711)\n\n**What it does**: checks for comparisons by `==`.\n\n**Example**'));
    assert.ok(is('## What it does\n\nIt finds `== None`.\n\n## Example'));
    assert.ok(is('S602 is the check for calls through a shell. It matches code such as this:'));
    assert.ok(is('## CWE-89: SQL Injection\n\nConsider this handler:'));
    assert.ok(!is('## CWE-89: SQL Injection\n\nTo prevent it, bind the values:'));
    assert.ok(!is('Ruff reports E711 for the comparison. The corrected function:'));
    assert.ok(!is('`asyncio.gather` runs several coroutines. For example:'));
  });

  it('is left alone where it shows a fault at work', () => {
    assert.ok(is('This shows what happens when you load untrusted data:'));
    assert.ok(is('To demonstrate the danger, run this in a throw-away container:'));
    assert.ok(is('Let us see why `==` is a bad idea. In a shell:'));
    assert.ok(is('The following is vulnerable on purpose, for your lab:'));
    assert.ok(!is('Here is how to see what happens in each step:'));
    const demo = '# demonstrates why eval is unsafe\neval(data)';
    assert.equal(quotedInCode(demo, 'python').length, 1);
  });

  it('is left alone where two ways stand against each other', () => {
    const pair = 'a = f()\nprint(x == y)  # True\nprint(x is y)  # False\n';
    const [span] = quotedInCode(pair, 'python');
    assert.equal(pair.slice(span!.start, span!.end), 'print(x == y)  # True\nprint(x is y)  # False');
    assert.deepEqual(quotedInCode('RED = 1  # red\nBLUE = 2  # blue\n', 'python'), []);
    assert.deepEqual(quotedInCode('self.width = width  # px\nself.height = height  # px\n', 'python'), []);
  });

  it('is left alone where the question asks about it, and it comes first', () => {
    const asked = (question: string, before = 'Both rows are one list.') =>
      quotedSpans(`${before}\n\n${fenced('py', code)}\nWith a copy:\n\n${fenced('py', 'x = 1')}`, question).length;
    for (const question of [
      'Why does my list grow?',
      'What is the difference between var and let?',
      'What does E711 mean?',
      "What does Pylint's W0102 complain about?",
      'What is command injection?',
      'Warum ist meine Liste leer?',
    ])
      assert.equal(asked(question), 1, question);
    assert.equal(asked('What are common mistakes with defaults?'), 2);
    for (const question of ['Make the list grow', 'What is a good way to sort?', 'How do I use E711?', 'Why not?', ''])
      assert.equal(asked(question), 0, question);
    assert.equal(asked('Why does my list grow?', 'Use a copy instead:'), 0);
  });

  it('is left alone where the question wants an explanation, or the fault itself to be found', () => {
    const asked = (question: string) =>
      quotedSpans(`Sure.\n\n${fenced('py', code)}\nIt sets the port.`, question).length;
    for (const question of [
      'Explain this to me line by line, please',
      'Can you walk me through the deploy script?',
      'I need an exercise for first-years: find the bug',
      'Eine Übungsaufgabe, in der ein Fehler zu finden ist: Fehler im Code suchen',
      'Un exercice où il faut trouver une erreur',
      'Please proof-read my write-up of the "port authority" challenge',
    ])
      assert.equal(asked(question), 1, question);
    for (const question of [
      'Read a file line by line',
      'Explain this code and improve it',
      'An exercise about ports, please',
      'Find the bug in my code',
    ])
      assert.equal(asked(question), 0, question);
    assert.ok(is('### Exercise 3. Where is the bug?\n\nThe port is not always set.'));
    assert.ok(is('## Trouvez l’erreur'.replace('’', "'")));
  });

  it('is left alone where it says so in comments of languages with their own', () => {
    for (const [language, text] of [
      ['terraform', '# INTENTIONALLY INSECURE, for the lab\n\nacl = "public-read"\n'],
      ['html', '<!-- bad -->\n<a target="_blank">x</a>\n'],
      ['bat', 'REM wrong:\ndel %1\n'],
    ] as const)
      assert.equal(quotedInCode(text, language).length, 1, language);
  });

  it('is left alone where comments number the ways, and the words after it blame one', () => {
    const ways = '// (1)\nrun(`ls ${dir}`);\n\n// (2)\nrunFile("ls", [dir]);';
    const blamed = (after: string) => {
      const text = `Both work:\n\n${fenced('js', ways)}\n${after}`;
      return quotedSpans(text).map(({ start, end }) => text.slice(start, end).trim());
    };
    const [first, second] = [ways.slice(0, ways.indexOf('// (2)')).trim(), ways.slice(ways.indexOf('// (2)'))];
    assert.deepEqual(blamed('So (1) is injectable, (2) is not.'), [first]);
    assert.deepEqual(blamed('With (2) an attacker can add options.'), [second]);
    assert.deepEqual(blamed('(1) is not vulnerable, and shorter than (2).'), []);
    assert.deepEqual(blamed('An attacker could use either.'), []);
    const letters = ways.replace('(1)', 'A').replace('(2)', 'B');
    const text = `Both work:\n\n${fenced('js', letters)}\nA never checks the name; B does.`;
    assert.deepEqual(
      quotedSpans(text).map(({ start, end }) => text.slice(start, end).trim()),
      [first.replace('(1)', 'A')],
    );
  });

  it('is left alone in a line that says what comes out', () => {
    const lines = (text: string, language: string) =>
      quotedInCode(text, language).map(({ start, end }) => text.slice(start, end));
    for (const [language, line] of [
      ['java', 'System.out.println(c == d); // false'],
      ['javascript', 'NaN === NaN; // false'],
      ['javascript', '[10, 9, 1].sort(); // [1, 10, 9]'],
      ['python', 'print(x.sort())  # None'],
    ] as const)
      assert.deepEqual(lines(`${line}\nother(1)`, language), [line]);
    for (const [language, line] of [
      ['javascript', '[5, 10, 1].sort(); // [1, 5, 10]'],
      ['javascript', 'const a = b == c; // false'],
      ['java', 'if (a == b) return true; // same'],
      ['python', 'retries = x == 3  # True by default'],
    ] as const)
      assert.deepEqual(lines(`${line}\nother(1)`, language), []);
  });

  it("is left alone where it is the reader's", () => {
    assert.ok(is('Your loop runs one step too far:'));
    assert.ok(is('At the moment you have this in `main.py`:'));
    assert.ok(is('Let me walk through your snippet line by line.'));
    assert.ok(!is('Your function should return a list:'));
    assert.ok(!is('Add this to your module:'));
  });
});

describe('what is printed', () => {
  it('is left alone without a fence', () => {
    const frame = '    def test_a():\n>       assert f(None) == None\nE       assert 1 == None';
    assert.deepEqual(quoted(`It says:\n\n${frame}\n\nSo mend it.`), [frame.trim()]);
    assert.deepEqual(quoted(fenced('', '12:    if a == None:\n40:    if b == None:')), [
      '12:    if a == None:\n40:    if b == None:',
    ]);
    assert.deepEqual(quoted(fenced('yaml', '1: a\nkey: b')), []);
  });
});

describe('patches', () => {
  it('are left alone in prose, indented, and without a head', () => {
    const indented = '    --- a/x.py\n    +++ b/x.py\n    @@ -1 +1 @@\n    -a == None\n    +a is None';
    assert.deepEqual(quoted(`Patch:\n\n${indented}\n\nDone.`), [indented.trim()]);
    const bare = '-    if a == None:\n+    if a is None:';
    assert.deepEqual(quoted(`Change the line:\n\n${bare}\n\nDone.`), [bare]);
    assert.deepEqual(quoted('Steps:\n\n- one = 1\n- two\n+ three\n'), []);
  });
});

describe('tests', () => {
  it('are left alone in the assertion alone', () => {
    const test = "it('refuses', () => {\n  expect(() => parse(x)).toThrow();\n});\nconst a = b == 3;";
    assert.deepEqual(
      quotedInCode(test, 'javascript').map(({ start, end }) => test.slice(start, end)),
      ['  expect(() => parse(x)).toThrow();'],
    );
    const chain = "it('refuses', async () => {\n  await expect(\n    parse(x),\n  ).rejects.toThrow();\n  done();\n});";
    assert.deepEqual(
      quotedInCode(chain, 'javascript').map(({ start, end }) => chain.slice(start, end)),
      ['  await expect(\n    parse(x),\n  ).rejects.toThrow();'],
    );
    assert.deepEqual(quotedInCode('def test_find_user(db):\n    assert db.find("a") == None\n', 'python'), []);
  });
});

describe('questions for faults', () => {
  it('are told from questions with some of their words', () => {
    for (const question of [
      'Summarise the CodeQL alert',
      'How does a mutable default fail?',
      'Explain SQL injection to me',
      'Quiz me on C',
      'A fixture file that must be flagged by the scanner',
      'Show an XSS payload',
    ])
      assert.ok(asksForFaults(question), question);
    for (const question of [
      'How do I show an alert in React?',
      'How does dependency injection work in Spring?',
      'How does overflow: hidden work?',
      'How do I test our API?',
      'Which exceptions should be caught?',
      'How can I show the form so that it does not break on phones?',
      'Give me a list of findings from the table',
    ])
      assert.ok(!asksForFaults(question), question);
  });
});
