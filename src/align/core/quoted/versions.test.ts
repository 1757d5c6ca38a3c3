import assert from 'node:assert/strict';
import { fenced } from '../../../../test/support/guards.ts';
import { quotedSpans } from './quoted.ts';
import { olderVersions, replacedIn } from './versions.ts';

const answer = (...parts: string[]): string => parts.join('\n\n');
/** The lines of an answer that it has in another form, trimmed. */
const replaced = (text: string): string[] => olderVersions(text).map(({ start, end }) => text.slice(start, end).trim());
const quoted = (text: string, question = ''): boolean => quotedSpans(text, question).length > 0;

const OLD = 'def load(path):\n    with open(path) as f:\n        return yaml.load(f)';
const NEW = 'def load(path):\n    with open(path) as f:\n        return yaml.safe_load(f)';

describe('code that the answer itself changes further on', () => {
  it('is left alone where a later block has other lines, in any natural language', () => {
    const text = answer('Konfigurace se čte takto.', fenced('py', OLD), 'Lépe:', fenced('py', NEW));
    assert.deepEqual(replaced(text), ['return yaml.load(f)']);
  });

  it('is left alone where the later block adds a few lines to it', () => {
    const older =
      'resp, err := client.Get(url)\nif err != nil {\n\treturn err\n}\nreturn json.NewDecoder(resp.Body).Decode(&out)';
    const newer = older.replace('return json', 'defer resp.Body.Close()\nreturn json');
    assert.ok(replaced(answer(fenced('go', older), fenced('go', newer))).length > 0);
  });

  it('is left alone where a later block has a line in another place', () => {
    const older = 'for _, id := range ids {\n\tgo func() {\n\t\twg.Add(1)\n\t\tload(id)\n\t}()\n}';
    const newer = 'for _, id := range ids {\n\twg.Add(1)\n\tgo func() {\n\t\tload(id)\n\t}()\n}';
    assert.ok(replaced(answer(fenced('go', older), fenced('go', newer))).includes('wg.Add(1)'));
    assert.deepEqual(replaced(answer(fenced('go', older), fenced('go', older))), []);
  });

  it('is left alone where the words after it have it in another form, however short', () => {
    const said: readonly (readonly [code: string, prose: string])[] = [
      ['rows = [[]] * 4', 'Ours: `rows = [[] for _ in range(4)]`.'],
      ['tasks = [lambda: run(i) for i in ids]  # all the last', 'So `tasks = [lambda i=i: run(i) for i in ids]`.'],
      ['if mode is "fast":\n    go()', 'In its place `if mode == "fast":`.'],
      ['try:\n    go()\nexcept:\n    pass', 'We name it: `except OSError:`'],
    ];
    for (const [code, prose] of said) assert.ok(replaced(answer(fenced('py', code), prose)).length > 0, prose);
    for (const prose of ['`go()` is slow.', 'Then print `mode`.', '`except` takes a tuple, too.'])
      for (const [code] of said) assert.deepEqual(replaced(answer(fenced('py', code), prose)), [], `${code} ${prose}`);
  });

  it('is left alone where a patch takes it away', () => {
    const patch = fenced('diff', '-        return yaml.load(f)\n+        return yaml.safe_load(f)');
    assert.ok(replaced(answer(fenced('py', OLD), 'As a patch:', patch)).includes('return yaml.load(f)'));
  });

  it('is left alone where the words after it give it in another form', () => {
    const text = (after: string) => answer(fenced('py', 'cfg = yaml.load(stream)'), after);
    assert.deepEqual(replaced(text('Write `cfg = yaml.safe_load(stream)` in its place.')), ['cfg = yaml.load(stream)']);
    assert.deepEqual(replaced(text('Here `yaml.load(stream)` reads it all, `timeout=10` waits.')), []);
  });

  it('is advice where the later block goes on with it', () => {
    const more = `${OLD}\n\n\nclass Settings:\n    def __init__(self, path):\n        self.values = load(path)\n\n    def get(self, key):\n        return self.values[key]`;
    assert.deepEqual(replaced(answer(fenced('py', OLD), 'The whole file:', fenced('py', more))), []);
  });

  it('is advice where the newer version has the same fault', () => {
    const text = answer(fenced('py', OLD), 'Shorter:', fenced('py', OLD.replace('return', 'yield')));
    const at = (start: number) => ({ start, end: start + 9, tags: ['CWE-502'] });
    const [first, second] = [text.indexOf('yaml.load'), text.lastIndexOf('yaml.load')].map(at);
    assert.ok(replacedIn(text, [first!])(first!));
    assert.ok(!replacedIn(text, [first!, second!])(first!));
    assert.ok(replacedIn(text, [first!, { ...second!, tags: ['no-timeout'] }])(first!));
  });

  it('is advice where the later block does something else', () => {
    const other = 'def save(path, value):\n    with open(path, "w") as f:\n        yaml.safe_dump(value, f)';
    assert.deepEqual(replaced(answer(fenced('py', OLD), 'And to write it:', fenced('py', other))), []);
    assert.deepEqual(replaced(answer(fenced('py', OLD), 'Use it:', fenced('py', 'settings = load("app.yml")'))), []);
    assert.deepEqual(replaced(answer(fenced('py', OLD), 'In Ruby:', fenced('ruby', NEW))), []);
  });
});

describe('code that is criticised', () => {
  const older = 'String digest = md5(password + salt);';
  const newer = 'String digest = encoder.encode(secret);';
  const first = (after: string, ...rest: string[]) => quoted(answer(fenced('java', older), after, ...rest));

  it('is left alone where other code follows', () => {
    const harm = 'One GPU tries a billion of these a second, so an attacker has them all by tonight.';
    assert.ok(first(harm, fenced('java', newer)));
    assert.ok(!first(harm));
    assert.ok(!first('The salt prevents that an attacker uses tables.', fenced('java', 'int n = 1;')));
  });

  it('is left alone where the question wants to see faults', () => {
    const text = answer('Number one.', fenced('java', older));
    assert.ok(quoted(text, 'Give me the five worst anti-patterns for passwords'));
    assert.ok(quoted(text, 'Summarise this CodeQL alert for me'));
    assert.ok(!quoted(text, 'How do I avoid the common mistakes with passwords?'));
  });

  it('is advice where it is all that answers why something happens', () => {
    const text = answer('The driver wants a digest.', fenced('java', older));
    assert.ok(!quoted(text, 'Why is the login refused?'));
  });
});

describe('code that was there before', () => {
  const code = 'cfg = yaml.load(stream)\nprint(cfg)';
  const before = (label: string, after = '') => quoted(answer(label, fenced('py', code), after));

  it('is left alone where the words before it say where it stands', () => {
    for (const label of ['`tools/read.py:17` has it:', 'Lines 4 to 9 of that file:', '`view tools/read.py`'])
      assert.ok(before(label), label);
    for (const label of [
      'Put this into `tools/read.py`:',
      'The line that reads the file:',
      'In `tools/read.py`:',
      'It listens on api.example.com:8080:',
    ])
      assert.ok(!before(label), label);
  });

  it('is left alone where the title after it tells what comes of it, or mends it', () => {
    for (const title of [
      '### Impact',
      '**Actual:** it stops',
      '**Remediation**',
      '## Fixed version',
      '*Answer:* it runs',
    ])
      assert.ok(before('A reader of settings.', title), title);
    for (const title of [
      '## Usage',
      '**Note:** close it',
      '**Expected output:**',
      '### Why this works',
      '**Analysis:** O(n)',
    ])
      assert.ok(!before('A reader of settings.', title), title);
  });

  it('is left alone where it is what the question shows, whatever comments it got', () => {
    const text = answer(fenced('py', code.replace('\n', '  # reads it all\n')), 'It prints the settings.');
    assert.ok(quoted(text, `explain please\n\n${code}`));
    assert.ok(!quoted(text, 'How do I print cfg?'));
  });

  it('is left alone where an edit looks for it', () => {
    const edit = fenced('', `old_str:\n${code}\nnew_str:\ncfg = yaml.safe_load(stream)`);
    assert.deepEqual(replaced(answer(fenced('py', code), edit)), code.split('\n'));
    assert.ok(quoted(edit), 'which is a patch itself');
  });
});
