import assert from 'node:assert/strict';
import { fenced, judgedBy } from '../../../test/support/guards.ts';
import { applyEdits } from '../../text/core/edits.ts';
import { forgottenImports, unusedImports } from '../core/fixes/imports.ts';
import { createGrammars } from './grammars.ts';

describe('scope', () => {
  const parser = createGrammars();
  const namesOf = (code: string, language: string) => {
    const scope = parser.scope!(code, language)!;
    return [
      [...scope.declared].sort().join(' '),
      [...scope.used].sort().join(' '),
      [...scope.imports].sort().join(' '),
    ];
  };

  it('tells what Python declares and uses', async () => {
    await parser.prepare('python');
    const code =
      'import os, a.b as c\nfrom x import y as z\ndef f(p, q=d, *r, k: T = 1, **kw):\n    with open(p) as h:\n        for i, j in h:\n            o.attr = n[i]\n    return [e for e in rows], lambda t: t + u, g(key=v)\n';
    assert.deepEqual(namesOf(code, 'python'), [
      'c e f h i j k kw os p q r t z',
      'T d e g h i n o open p rows t u v'
        .split(' ')
        .filter((name) => name !== 'T')
        .join(' ')
        .replace('d e', 'T d e'),
      'c os z',
    ]);
    assert.equal(parser.scope!('from os import *\nx = y', 'python'), undefined);
    assert.equal(parser.scope!('def f(:', 'python'), undefined);
  });

  it('tells what TypeScript declares and uses', async () => {
    await parser.prepare('typescript');
    const code =
      "import d, { a as b } from 'x';\nimport * as ns from 'y';\nconst { e, f: g = h, ...r } = i;\nasync function j(k: K, { l }: U = {}) { for (const m of n) { o.p = m; } try { q(); } catch (s) { t({ s, u: v }); } }\nclass C extends B {}\nnew C();\n";
    assert.deepEqual(namesOf(code, 'typescript'), ['C b d e g j k l m ns r s', 'B C h i m n o q s t v', 'b d ns']);
  });

  it('holds corrections to it', async () => {
    const guards = async (language: string, before: string, after: string) => [
      ...new Set(
        (
          await judgedBy(fenced(language, before), fenced(language, after), {
            allows: ['name', 'import', 'command', 'string', 'flag'],
            parser,
          })
        ).values(),
      ),
    ];
    const exec = "const { exec } = require('child_process');\nexec('ls', done);";
    assert.deepEqual(await guards('js', exec, exec.replace('{ exec }', '{ execFile }')), ['names']);
    assert.deepEqual(await guards('js', exec, exec.replaceAll('exec', 'execFile').replace("'ls'", "'ls', []")), []);
    const random = 'import random\n\nx = random.choice([1, 2])';
    assert.deepEqual(await guards('py', random, 'import random\n\nx = vault.choice([1, 2])'), ['names']);
    assert.deepEqual(await guards('py', random, 'import secrets\n\nx = secrets.choice([1, 2])'), []);
    assert.deepEqual(await guards('py', random, `import secrets\n${random}`), ['names'], 'nothing uses it');
    assert.deepEqual(
      await guards('py', random, 'import secrets\n\nx = secrets.choices([1, 2])'),
      ['names'],
      'no such member',
    );
    assert.deepEqual(
      await guards('py', random, 'import securerandom\n\nx = securerandom.choice([1, 2])'),
      ['names'],
      'no such module',
    );
    assert.deepEqual(await guards('py', 'x = random.choice([1, 2])', 'x = secrets.choice([1, 2])'), [], 'a fragment');
    const sorted = 'const list = [3, 1];\nlist.sort();';
    assert.deepEqual(await guards('js', sorted, sorted.replace('list.sort()', 'sort(list)')), ['names'], 'a method');
    assert.deepEqual(await guards('py', 'total = f(x)\nprint(total)', 'result = f(x)\nprint(total)'), ['names']);
  });

  it('takes no slip in a condition for a declaration', async () => {
    const left = async (language: string, before: string, after: string) =>
      (await judgedBy(fenced(language, before), fenced(language, after), { parser, allows: ['condition'] })).size === 0;
    assert.ok(await left('js', 'if (mode = "ok") { run(); }', 'if (mode === "ok") { run(); }'));
    assert.ok(!(await left('js', 'mode = "ok";\nrun(mode);', 'run(mode);')));
    assert.ok(!(await left('py', 'mode = "ok"\nrun(mode)', 'mode == "ok"\nrun(mode)')));
  });

  it('lets no correction use a name whose import is missing', async () => {
    const refused = async (language: string, before: string, after: string) =>
      (
        await judgedBy(fenced(language, before), fenced(language, after), {
          parser,
          allows: ['import', 'literal', 'name', 'string'],
        })
      ).size > 0;
    const js = "import axios from 'axios';\n\nexport const load = (x) => axios.get(x);\n";
    assert.ok(await refused('js', js, js.replace('axios.get(x)', 'axios.get(slugify(x))')));
    assert.ok(!(await refused('js', js, js.replace('axios.get(x)', 'axios.get(encodeURI(x))'))));
    const python = 'from flask import Flask\n\napp = Flask(__name__)\napp.secret_key = "b7"\n';
    assert.ok(await refused('py', python, python.replace('"b7"', 'helpers.key()')));
    // In a function of its own a name of another one is not defined.
    const local = 'def f():\n    import re\n    return re.x\n\ndef g(a):\n    return a\n';
    assert.ok(await refused('py', local, local.replace('return a', 'return munch(a)')));
    // Code that leans on what stands elsewhere may go on to do so.
    assert.ok(!(await refused('py', 'x = random.choice(a)', 'x = secrets.choice(a)')));
    assert.ok(!(await refused('py', 'log("{who} left")', 'log(f"{who} left")')));
  });

  it("adds what Go's imports lack, in their order", () => {
    const completed = (before: string, from: string, to: string) => {
      const [old, text] = [fenced('go', before), fenced('go', before.replace(from, to))];
      const added = forgottenImports(old, text, '', parser);
      return applyEdits(
        text,
        added.map(({ at, text: replacement }) => ({ start: at, end: at, replacement })),
      );
    };
    const body = '\n\nvar c = http.Client{Timeout: 5}';
    const mended = '\n\nvar c = http.Client{Timeout: 5 * time.Second}';
    for (const [had, has] of [
      ['import "net/http"', 'import (\n\t"net/http"\n\t"time"\n)'],
      ['import (\n\t"fmt"\n\t"net/http"\n)', 'import (\n\t"fmt"\n\t"net/http"\n\t"time"\n)'],
      ['import (\n\t"fmt"\n\n\t"a.b/c"\n)', 'import (\n\t"fmt"\n\t"time"\n\n\t"a.b/c"\n)'],
      ['import (\n\t"net/http"\n\t"time"\n)', 'import (\n\t"net/http"\n\t"time"\n)'],
      ['// a fragment', '// a fragment'],
    ] as const)
      assert.equal(completed(had + body, ': 5}', ': 5 * time.Second}'), fenced('go', has + mended));
  });

  it('tells which import a correction took the last use of', () => {
    const left = (before: string, from: string, to: string, more = '') => {
      const [old, text] = [fenced('py', before), fenced('py', before.replaceAll(from, to))];
      return applyEdits(
        text,
        unusedImports(old, text, `${old}\n${more}`).map((line) => ({ ...line, replacement: '' })),
      );
    };
    const code = 'import os\nimport random\n\nkey = random.choice(a)\nos.x(key)';
    const gone = 'import os\n\nkey = secrets.choice(a)\nos.x(key)';
    assert.equal(left(code, 'random.c', 'secrets.c'), fenced('py', gone));
    const kept = gone.replace('\n\n', '\nimport random\n\n');
    assert.equal(left(code, 'random.c', 'secrets.c', fenced('py', 'print(random.random())')), fenced('py', kept));
    assert.ok(left(`${code}\nrandom.shuffle(a)`, 'random.c', 'secrets.c').includes('import random'));
    // It was not used before.
    assert.ok(left('import random\n\nkey = x(1)', 'x(1)', 'x(2)').includes('import random'));
  });

  it('adds an import that a correction forgot', () => {
    const completed = (before: string, after: string, language = 'py', answer = '') => {
      const [old, text] = [fenced(language, before), fenced(language, after)];
      return applyEdits(
        text,
        forgottenImports(old, text, answer, parser).map(({ at, text: replacement }) => ({
          start: at,
          end: at,
          replacement,
        })),
      );
    };
    const before = '"""Doc."""\nfrom flask import Flask\n\nkey = "b7"';
    const code = '#!/usr/bin/env python3\nfrom flask import Flask\n\nkey = "b7"';
    assert.equal(
      completed(code, code.replace('"b7"', 'os.environ["KEY"]')),
      fenced('py', '#!/usr/bin/env python3\nimport os\nfrom flask import Flask\n\nkey = os.environ["KEY"]'),
    );
    assert.equal(
      completed('key = "b7"', 'key = os.environ["KEY"]'),
      fenced('py', 'import os\n\nkey = os.environ["KEY"]'),
    );
    const stamp = 'from datetime import datetime\n\nnow = datetime.utcnow()';
    assert.equal(
      completed(stamp, stamp.replace('utcnow()', 'now(timezone.utc)')),
      fenced('py', 'from datetime import datetime, timezone\n\nnow = datetime.now(timezone.utc)'),
    );
    // Imported already, in another block; no module that is known; no place for it.
    for (const [from, to, answer] of [
      ['key = "b7"', 'key = os.environ["KEY"]', 'import os'],
      ['key = "b7"', 'key = vault.key()', ''],
      ['    key = "b7"', '    key = os.environ["KEY"]', ''],
      [before, before.replace('"b7"', 'os.environ["KEY"]'), ''],
    ] as const)
      assert.equal(completed(from, to, 'py', answer), fenced('py', to));
    const script = "const express = require('express');\nserve(p);";
    assert.equal(
      completed(script, script.replace('serve(p)', 'serve(path.basename(p))'), 'js'),
      fenced('js', "const path = require('path');\nconst express = require('express');\nserve(path.basename(p));"),
    );
  });

  it('lets a model invent no name in a fragment, where an analyser may know it', async () => {
    const before = 'const state = {\n  isDone: status === STATE_DONE,\n};';
    const judged = (isFix: boolean) =>
      judgedBy(fenced('ts', before), fenced('ts', before.replace('STATE_DONE', 'STATE_GONE')), { parser, isFix });
    assert.deepEqual([...(await judged(false)).values()], ['names']);
    assert.equal((await judged(true)).size, 0);
  });
});
