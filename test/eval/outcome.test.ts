import assert from 'node:assert/strict';
import { outcomeOf, type Opinion } from './outcome.ts';
import type { Row } from './rows.ts';

const fence = (code: string) => `Here:\n\n\`\`\`python\n${code}\n\`\`\``;
const BAD = fence('import hashlib\nkey = hashlib.md5(data)\nuse(key)');
const GOOD = fence('import hashlib\nkey = hashlib.sha256(data)\nuse(key)');
const row = (a: string, c: string | null, tags: string[] = []): Row => ({
  q: '',
  a,
  c,
  tags,
  family: 'f',
  kind: 'k',
  lang: 'python',
});

/** A judge that knows one rule, and takes "(((" for a syntax error. */
const opinion = (text: string): Opinion => ({
  blocks: text.split('```').length >> 1,
  broken: text.includes('(((') ? 1 : 0,
  findings: new Map(text.includes('md5') ? [['weak-hash', 1]] : text.includes('eval') ? [['eval', 1]] : []),
});
const NOTHING = {
  shown: true,
  right: false,
  fixed: false,
  faultGone: false,
  introduced: false,
  touched: false,
  parses: true,
};

describe('outcomeOf', () => {
  const faulty = row(BAD, GOOD);
  const cases: [string, Row, string, Partial<typeof NOTHING>][] = [
    ['an unchanged answer', faulty, BAD, { shown: false }],
    ['the reference', faulty, GOOD, { right: true, fixed: true, faultGone: true }],
    [
      'the reference with other line ends',
      faulty,
      `${GOOD.replaceAll('\n', ' \n')}\n`,
      { right: true, fixed: true, faultGone: true },
    ],
    ['another repair', faulty, BAD.replace('md5', 'sha512'), { right: true, fixed: true, faultGone: true }],
    [
      'another repair that also renames',
      faulty,
      BAD.replace('md5', 'sha512').replaceAll('key', 'digest'),
      { right: true, faultGone: true },
    ],
    ['deleting the line', faulty, fence('import hashlib\nuse(key)'), { faultGone: true }],
    ['a repair that deletes more', faulty, fence('import hashlib\nkey = hashlib.sha512(data)\n'), { faultGone: true }],
    ['another fault', faulty, BAD.replace('hashlib.md5', 'eval'), { faultGone: true, introduced: true }],
    ['broken code', faulty, BAD.replace('md5(', 'sha256((('), { faultGone: true, introduced: true, parses: false }],
    ['a lost fence', faulty, 'import hashlib', { faultGone: true, introduced: true, parses: false }],
    ['a change beside the fault', faulty, BAD.replace('use(key)', 'use(k)'), {}],
    ['a clean answer left alone', row(GOOD, GOOD), GOOD, { shown: false }],
    ['a clean answer changed', row(GOOD, GOOD), GOOD.replace('key', 'k'), { touched: true }],
    ['a clean answer spoilt', row(GOOD, GOOD), BAD, { touched: true, introduced: true }],
    ['no reference, repaired', row(BAD, null, ['weak-hash']), GOOD, { right: true, fixed: true, faultGone: true }],
    ['no reference, nothing wrong, changed', row(GOOD, null), GOOD.replace('Here', 'There'), { touched: true }],
  ];
  for (const [name, r, output, expected] of cases)
    it(name, () => assert.deepEqual(outcomeOf(r, output, opinion), { ...NOTHING, ...expected }));

  it('sees that an addition was made', () => {
    const added = row(fence('a()'), fence('lock()\na()'));
    assert.equal(outcomeOf(added, fence('lock()\na()\n# x'), opinion).faultGone, true);
    assert.equal(outcomeOf(added, fence('b()\na()'), opinion).faultGone, false);
  });

  it('compares prose by sentences', () => {
    const prose = row('It is safe. It never fails.', 'It is safe. It can fail.');
    assert.equal(outcomeOf(prose, 'It is quite safe. It never fails.', opinion).faultGone, false);
    assert.equal(outcomeOf(prose, 'It is safe. It may fail.', opinion).faultGone, true);
  });
});
