import assert from 'node:assert/strict';
import { pointsOf, sightingOf } from './calibrate.ts';
import { EVIDENCE_LED } from './profile.ts';

const sure = (text: string) => [{ start: 0, end: text.length, logProbability: -0.01, lowest: -0.01 }];
/** So many segments of a score each, of which those with a fault come out right. */
const seen = (clean: number, faulty: number, cleanScore: number, faultyScore: number, right = true) => [
  ...Array.from({ length: clean }, (_, i) => ({
    score: cleanScore + i / 1_000,
    faulty: false,
    confidence: null,
    right: false,
  })),
  ...Array.from({ length: faulty }, (_, i) => ({
    score: faultyScore - i / 1_000,
    faulty: true,
    confidence: 0.9,
    right,
  })),
];

describe('a calibration', () => {
  it('counts as right only what comes out as the reference', () => {
    const known = { question: 'q', segment: 'x = None\n', reference: 'x = 1\n' };
    const said = (text: string) => sightingOf(known, { score: -2, text, written: sure(text) })!;
    assert.deepEqual(
      [said('x = 1  \n').right, said('x = 2\n').right, said('x = None\n').confidence],
      [true, false, null],
    );
    assert.ok(said('x = 1\n').confidence! > 0.8);
    assert.equal(sightingOf(known, { score: null, text: '', written: [] }), undefined);
    const clean = { ...known, reference: known.segment };
    assert.deepEqual([sightingOf(clean, { score: 1, text: 'y', written: sure('y') })!.faulty, false], [false, false]);
  });

  it('finds a threshold between segments that a model tells apart', () => {
    const { low, normal, high } = pointsOf(seen(1_000, 100, 2, -2));
    for (const { threshold } of [low, normal, high]) assert.ok(threshold > -2 && threshold <= 2.1, `${threshold}`);
  });

  it('lets evidence lead where the model tells nothing apart, mends nothing, or too little was seen', () => {
    const led = { threshold: EVIDENCE_LED, confidence: 0 };
    assert.deepEqual(pointsOf(seen(1_000, 100, -2, 2)).normal, led);
    assert.deepEqual(pointsOf(seen(1_000, 100, 2, -2, false)).normal, led);
    assert.deepEqual(pointsOf(seen(20, 20, 2, -2)).normal, led);
  });
});
