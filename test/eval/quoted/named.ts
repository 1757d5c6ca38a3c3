/** Frames whose text says of the faulty code that it is bad, old or somebody else's, and shows the repair after it. */
import type { Fault } from './faults.ts';
import { fence, type Frame } from './patches.ts';

/** A frame with a part that is presented as right: `after` is put there. */
export interface PairFrame {
  readonly name: string;
  readonly langs?: readonly string[];
  readonly text: (fault: Fault, after: string) => string;
}

const pair = (name: string, before: string, after: string, end = ''): PairFrame => ({
  name,
  text: (f, now) =>
    `${before}\n\n${fence(f.lang, f.bad)}\n\n${after}\n\n${fence(f.lang, now)}${end === '' ? '' : `\n\n${end}`}`,
});

export const PAIRS: readonly PairFrame[] = [
  pair('before-after', '**Before**', '**After**', 'The behaviour is the same otherwise.'),
  pair('before-after-headings', '### Before', '### After'),
  pair('dont-do', "Don't do this:", 'Do this instead:', 'Everything else in the file can stay.'),
  pair('your-code', 'Your code:', 'A better version:'),
  pair('you-wrote', 'You wrote:', 'Write this instead:', 'Tell me if the rest of the module does the same.'),
  pair('bad-good', '❌ Bad', '✅ Good'),
  pair('instead-of', 'Instead of', 'use'),
  pair('wrong-right', '**Wrong:**', '**Right:**'),
  pair('vulnerable', 'This is the vulnerable version, which an attacker can use:', 'And this is the fixed one:'),
  pair('avoid', 'Avoid this pattern, which is common in old tutorials:', 'Prefer:'),
  pair('current', 'The current implementation in your repository is:', 'I suggest to replace it with:'),
  pair('rule-docs', 'Examples of **incorrect** code for this rule:', 'Examples of **correct** code for this rule:'),
  pair('anti-pattern', 'The anti-pattern looks like this:', 'The idiomatic form is:'),
  pair('problem', 'The problem is in this function:', 'Here is the corrected function:'),
  pair('de-vorher', '**Vorher:**', '**Nachher:**', 'Der Rest bleibt unverändert.'),
  pair('de-so-nicht', 'So bitte nicht:', 'Besser so:'),
  pair('de-dein-code', 'Dein Code:', 'Korrigierte Fassung:'),
  pair('es-antes', '**Antes:**', '**Después:**', 'El resto del archivo no cambia.'),
  pair('es-no-hagas', 'No hagas esto:', 'Haz esto en su lugar:'),
  pair('fr-avant', '**Avant :**', '**Après :**'),
  pair('fr-a-eviter', 'À éviter :', 'À la place :', 'Le reste ne change pas.'),
  pair('pt-antes', '**Antes:**', '**Depois:**'),
  pair('it-prima', '**Prima:**', '**Dopo:**'),
  pair('ru-ploho', '**Плохо:**', '**Хорошо:**'),
  pair('zh-cuowu', '错误示例：', '正确示例：'),
  pair('ja-warui', '悪い例:', '良い例:'),
  {
    name: 'comments-in-fence',
    langs: ['python', 'bash'],
    text: (f, now) => fence(f.lang, `# Bad: ${f.why}\n${f.bad}\n\n# Good\n${now}`),
  },
  {
    name: 'comments-in-fence-js',
    langs: ['js', 'ts', 'go', 'java', 'c'],
    text: (f, now) => fence(f.lang, `// BAD: ${f.why}\n${f.bad}\n\n// GOOD\n${now}`),
  },
  {
    name: 'list-of-two',
    text: (f, now) =>
      `1. What you have now ${f.why}:\n\n${indent(fence(f.lang, f.bad))}\n\n2. What you want:\n\n${indent(fence(f.lang, now))}`,
  },
  {
    name: 'blockquote',
    text: (f, now) =>
      `${fence(f.lang, f.bad)
        .split('\n')
        .map((l) => `> ${l}`.trimEnd())
        .join('\n')}\n\nThis ${f.why}. Try this one:\n\n${fence(f.lang, now)}`,
  },
];

const indent = (text: string) =>
  text
    .split('\n')
    .map((l) => (l === '' ? '' : `   ${l}`))
    .join('\n');

/** The first line of code that the repair does not have. */
const guilty = ({ bad, good }: Fault) => bad.split('\n').findIndex((l) => !good.split('\n').includes(l));

function suppressed(f: Fault, comment: string, above: boolean): string {
  const lines = f.bad.split('\n');
  const at = guilty(f);
  const indentation = /^\s*/.exec(lines[at]!)![0];
  if (above) lines.splice(at, 0, `${indentation}${comment}`);
  else lines[at] = `${lines[at]!}  ${comment}`;
  return lines.join('\n');
}

const silenced = (name: string, langs: readonly string[], comment: string, above: boolean): Frame => ({
  name,
  langs,
  text: (f) =>
    `The finding is a false alarm here, the value is a constant of ours; say so in the code:\n\n${fence(f.lang, suppressed(f, comment, above))}`,
});

/** Code whose author has told a tool to be silent, code that only a test quotes, code in a sentence. */
export const LEFT: readonly Frame[] = [
  silenced('nosec', ['python'], '# nosec', false),
  silenced('noqa', ['python'], '# noqa', false),
  silenced('noqa-rule', ['python'], '# noqa: S608, S307, S602, S501, B006, S324, E722', false),
  silenced('pylint', ['python'], '# pylint: disable=all', false),
  silenced('eslint-next-line', ['js', 'ts'], '// eslint-disable-next-line', true),
  silenced('eslint-line', ['js', 'ts'], '// eslint-disable-line', false),
  silenced('nolint', ['go'], '//nolint:gosec', false),
  silenced('shellcheck', ['bash'], '# shellcheck disable=SC2045,SC2086', true),
  silenced('nosonar', ['java', 'js'], '// NOSONAR', false),
  silenced('semgrep', ['python'], '# nosemgrep', false),
  {
    name: 'test-of-the-fault',
    langs: ['python'],
    text: (f) =>
      `A test that holds the rule to it:\n\n${fence('python', `def test_rule_flags_it():\n    source = '''\n${f.bad}\n'''\n    assert [finding.rule for finding in check(source)] == ["${f.tag}"]`)}`,
  },
  {
    name: 'inline',
    text: (f) => {
      const line = f.bad.split('\n')[guilty(f)]!.trim();
      return `The line \`${line}\` ${f.why}. Replace it and the finding goes away.`;
    },
  },
  {
    name: 'only-the-problem',
    text: (f) =>
      `This line in your file is what the scanner means, because it ${f.why}:\n\n${fence(f.lang, f.bad.split('\n')[guilty(f)]!)}\n\nShall I rewrite it?`,
  },
  {
    name: 'do-not-use',
    text: (f) => `Please do **not** use code like this:\n\n${fence(f.lang, f.bad)}\n\nIt ${f.why}.`,
  },
];
