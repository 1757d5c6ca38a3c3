import assert from 'node:assert/strict';
import { groupFigures, type Done, type Sighted } from './figures.ts';
import type { Row } from './rows.ts';

const row: Row = { q: '', a: 'one\n\ntwo', c: 'one\n\ntwo', tags: [], family: 'f', kind: 'k', lang: 'python' };
const segments = [
  { start: 0, end: 3 },
  { start: 5, end: 8 },
];
const calm = {
  shown: false,
  right: false,
  fixed: false,
  faultGone: false,
  introduced: false,
  touched: false,
  parses: true,
};
const sighted = (start: number, rest: Partial<Sighted> = {}): Sighted => ({
  start,
  source: 'pattern',
  tag: 't',
  certainty: 'certain',
  state: 'uncorrected',
  line: '',
  ...rest,
});
const done = (rest: Partial<Done> = {}): Done => ({
  row,
  output: row.a,
  segments,
  outcome: calm,
  findings: [],
  ...rest,
});
const touched = done({ output: 'one\n\n2', outcome: { ...calm, shown: true, touched: true } });

describe('groupFigures', () => {
  it('counts segments of a clean group, with what each system found in them', () => {
    const found = done({ findings: [sighted(5), sighted(6), sighted(0, { certainty: 'suspicion' })] });
    const { n, evidence, model, both, base } = groupFigures('clean', { evidence: [found, done()] }, null);
    assert.equal(n, 4);
    assert.deepEqual([evidence?.certain, evidence?.suspected], [1, 1]);
    assert.deepEqual([model, both, base], [null, null, null]);
  });

  it('leaves out what the answer itself quotes', () => {
    const found = done({ findings: [sighted(0, { state: 'quoted' })] });
    assert.equal(groupFigures('clean', { evidence: [found] }, null).evidence?.certain, 0);
  });

  it('counts answers of a faulty group', () => {
    const right = done({ outcome: { ...calm, shown: true, right: true, fixed: true, faultGone: true } });
    const wrong = done({ outcome: { ...calm, shown: true }, findings: [sighted(0), sighted(5)] });
    const { shown, right: good, fixed, both } = groupFigures('faulty', { both: [right, wrong, done()] }, null);
    assert.deepEqual([shown, good, fixed, both?.certain], [2, 1, 1, 1]);
  });

  it('takes the fullest system for the product', () => {
    const figures = groupFigures('clean', { model: [touched], both: [done()] }, null);
    assert.deepEqual([figures.touched, figures.model?.touched, figures.both?.touched], [0, 1, 0]);
    assert.deepEqual([figures.answers, figures.answersTouched], [1, 0]);
  });
});
