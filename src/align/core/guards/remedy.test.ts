import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { remedy } from './remedy.ts';
import { repeats } from './repeats.ts';

const refused = (tag: string, language: string, before: string, after: string) =>
  refusedBy(remedy, fenced(language, before), fenced(language, after), { tags: [tag] }).length > 0;

describe('remedy', () => {
  const wrong: readonly (readonly [tag: string, language: string, before: string, after: string])[] = [
    ['CWE-95', 'py', 'total = eval(row["sum"])', 'total = row["sum"]'],
    ['CWE-95', 'js', 'const y = eval(formula);', 'const y = JSON.parse(formula);'],
    [
      'CWE-798',
      'cs',
      'var opts = new Options { Pass = "hunter2hunter2", Keep = false };',
      'var opts = new Options { Pass = "hunter2hunter2", Keep = true };',
    ],
    ['CWE-798', 'dockerfile', 'ENV TOKEN=abcdef123456', 'ENV TOKEN=${TOKEN}'],
    ['CWE-338', 'js', 'const pin = Math.floor(Math.random() * 10000);', 'const pin = crypto.randomUUID();'],
    ['CWE-916', 'js', 'const h = sha256(pw);', 'const h = bcrypt.hash(pw, 12);'],
    ['CWE-347', 'py', 'claims = jwt.decode(raw, key, verify=False)', 'claims = jwt.decode(raw, key, verify=True)'],
    ['CWE-328', 'go', 'name := sha1.Sum(blob) // as git does', 'name := sha256.Sum256(blob) // as git does'],
    ['CWE-328', 'py', 'etag = hashlib.md5(body).hexdigest()', 'etag = hashlib.sha256(body).hexdigest()'],
    ['CWE-377', 'py', 'p = tempfile.mktemp()', 'fd, p = tempfile.mkstemp()'],
    ['CWE-250', 'sh', 'docker run -d --privileged web', 'docker run --privileged web'],
    ['missing-await', 'py', 'y = asyncio.run(f())', 'y = await asyncio.run(f())'],
    ['missing-await', 'cs', 'db.Rows.Add(row);', 'await db.Rows.Add(row);'],
    ['none-result', 'py', 'return rows.reverse()', 'return sorted(rows, reverse=True)'],
    ['sort-comparator', 'js', 'x.sort((a, b) => a.n < b.n ? 1 : 0);', 'x.sort((a, b) => a.n - b.n);'],
    ['type-mismatch', 'ruby', "puts 'n: ' + 5", "puts 'n: ' + str(5)"],
    ['ignored-error', 'go', 'json.Unmarshal(data, &v)', 'json.Marshal(data, &v)'],
    ['missing-where', 'sql', 'DELETE FROM carts;', 'DELETE FROM carts WHERE id = 1;'],
    ['CWE-79', 'js', 'box.innerHTML = name;', 'box.innerHTML = String(name);'],
    ['type-mismatch', 'go', 'return "n-" + string(id)', 'return "n-" + id'],
    ['removed-api', 'py', 'class Stamp(Base): pass', 'class Row(Base): pass'],
    ['integer-division', 'py', 'share = done / total', 'share = done * total'],
    ['having-where', 'sql', 'SELECT a FROM t WHERE count(*) > 1', 'SELECT a FROM t WHERE count(*) > 0'],
  ];
  const right: typeof wrong = [
    ['CWE-328', 'py', 'pw = md5(password)  # for git', 'pw = sha256(password)  # for git'],
    [
      'CWE-347',
      'py',
      'c = jwt.decode(t, key, verify=False)',
      'c = jwt.decode(t, key, verify=True, algorithms=["HS256"])',
    ],
    ['missing-await', 'cs', 'db.SaveChangesAsync();', 'await db.SaveChangesAsync();'],
    ['none-result', 'py', 'return rows.reverse()', 'return rows[::-1]'],
    ['sort-comparator', 'js', 'x.sort((a, b) => a.n < b.n ? 1 : 0);', 'x.sort((a, b) => b.n - a.n);'],
    ['sort-comparator', 'js', 'x.sort((a, b) => a.n > b.n ? 1 : 0);', 'x.sort((a, b) => a.n - b.n);'],
    ['sort-comparator', 'js', 'x.sort();', 'x.sort((a, b) => a - b);'],
    ['CWE-95', 'py', 'total = eval(row["sum"])', 'total = ast.literal_eval(row["sum"])'],
    ['CWE-798', 'py', 'key = "sk_live_1234567890"', 'key = os.environ["KEY"]'],
    ['CWE-338', 'js', 'const pin = Math.floor(Math.random() * 10000);', 'const pin = crypto.randomInt(10000);'],
    [
      'CWE-916',
      'js',
      'async function f(pw) { return sha256(pw); }',
      'async function f(pw) { return await bcrypt.hash(pw, 12); }',
    ],
    ['CWE-377', 'py', 'p = tempfile.mktemp()', 'fd, p = tempfile.mkstemp()\nos.close(fd)'],
    ['CWE-250', 'sh', 'docker run -d --privileged web', 'docker run -d web'],
    ['CWE-79', 'js', 'box.innerHTML = name;', 'box.textContent = name;'],
    ['type-mismatch', 'py', 'print("n: " + age)', 'print("n: " + str(age))'],
    ['removed-api', 'py', 'if d.has_key(k): pass', 'if k in d: pass'],
    ['integer-division', 'py', 'mean = sum(x) // len(x)', 'mean = sum(x) / len(x)'],
    ['made-up', 'js', 'a();', 'b();'],
  ];

  it('refuses what only looks different', () => {
    for (const one of wrong) assert.ok(refused(...one), one[3]);
  });

  it('lets what mends the fault pass', () => {
    for (const one of right) assert.ok(!refused(...one), one[3]);
  });

  it('takes signs that are stripped for a set of them', () => {
    const options = { tags: ['wrong-string-method'] };
    const gone = (with_: string): string[] =>
      refusedBy(remedy, fenced('py', `u = u.rstrip(${with_})`), fenced('py', `u = u.removesuffix(${with_})`), options);
    assert.notDeepEqual(gone('"/."'), []);
    assert.deepEqual(gone('".txt"'), []);
  });

  it('leaves the secrets of tests alone', () => {
    const test = 'import pytest\n\nPASSWORD = "correct-horse"';
    const mended = 'import os\nimport pytest\n\nPASSWORD = os.environ["PASSWORD"]';
    assert.notDeepEqual(refusedBy(remedy, fenced('py', test), fenced('py', mended), { tags: ['CWE-798'] }), []);
  });

  it('quotes nothing where a shell splits nothing', () => {
    const gone = (before: string, after: string) =>
      refusedBy(remedy, fenced('bash', before), fenced('bash', after), { tags: ['unquoted-variable'] });
    assert.notDeepEqual(gone('[[ -n $x ]] && ls', '[[ -n "$x" ]] && ls'), []);
    assert.deepEqual(gone('[[ -n $x ]] && ls $x', '[[ -n $x ]] && ls "$x"'), []);
  });

  it('compares no texts by their difference', () => {
    const sorted = (by: string) => fenced('js', `const tags = ['b', 'a'];\ntags.sort(${by});`);
    const gone = (by: string) => refusedBy(remedy, sorted(''), sorted(by), { tags: ['sort-comparator'] });
    assert.notDeepEqual(gone('(a, b) => a - b'), []);
    assert.deepEqual(gone('(a, b) => a.localeCompare(b)'), []);
  });

  it('judges all that mends a fault as one, and no fix of an analyser', () => {
    const before = fenced('js', "const crypto = require('crypto');\n\nconst h = crypto.md5(pw);");
    const after = fenced('js', "const bcrypt = require('bcrypt');\n\nconst h = bcrypt.hashSync(pw, 12);");
    assert.deepEqual(refusedBy(remedy, before, after, { tags: ['CWE-916'] }), []);
    const eaten = [fenced('py', 'x = eval(a)'), fenced('py', 'x = a')] as const;
    assert.deepEqual(refusedBy(remedy, ...eaten, { tags: ['CWE-95'], isFix: true }), []);
  });
});

describe('repeats', () => {
  it('refuses a line that stands there already', () => {
    const before = fenced('dockerfile', 'ENV A=1\nCOPY . /app\nCMD ["run"]');
    assert.equal(refusedBy(repeats, before, before.replace('A=1', 'A=2\nCOPY . /app')).length, 1);
    assert.deepEqual(refusedBy(repeats, before, before.replace('A=1', 'A=2\nCOPY b /app')), []);
    const closing = fenced('js', 'if (a) {\n  run();\n}');
    assert.deepEqual(refusedBy(repeats, closing, closing.replace('run();\n}', 'run();\n}\n}')), []);
  });
});
