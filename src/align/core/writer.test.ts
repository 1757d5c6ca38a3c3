import assert from 'node:assert/strict';
import type { Correction, CorrectOptions, Corrector } from './corrector.ts';
import { withWriter } from './writer.ts';

const tokens = { prompt: 1, draft: 2, accepted: 3, generated: 4 };
const input = { question: 'q', segment: 'bad' };
const options: CorrectOptions = { threshold: 0, margin: 1, signal: new AbortController().signal };

/** A model that says this of every segment; `asked` gets what it was asked. */
function model(said: Partial<Correction>, asked: CorrectOptions[]): Corrector {
  const whole: Correction = { score: 5, tags: [], text: 'bad', written: [], tokens, readMs: 1, decodeMs: 1, ...said };
  return {
    correct: (_, how) => {
      asked.push(how);
      return Promise.resolve(whole);
    },
    verdictOf: () => Promise.resolve(whole.score),
    readAhead: () => Promise.resolve(),
    countTokens: (text) => text.length,
  };
}
const pair = (judged: Partial<Correction>, written: Partial<Correction> = { text: 'good' }) => {
  const asked = { judge: [] as CorrectOptions[], writer: [] as CorrectOptions[] };
  return { asked, both: withWriter(model(judged, asked.judge), model(written, asked.writer)) };
};

describe('a judge with a writer', () => {
  it('asks the writer only where the judge found a fault, and tells it which', async () => {
    const fine = pair({ score: 5 });
    assert.equal((await fine.both.correct(input, options)).text, 'bad');
    assert.equal(fine.asked.writer.length, 0);
    const faulty = pair({ score: -5, tags: ['CWE-89'] });
    const { text, score, tags, tokens: spent } = await faulty.both.correct(input, options);
    assert.deepEqual([text, score, tags, spent.generated], ['good', -5, ['CWE-89'], 8]);
    assert.equal(faulty.asked.judge[0]?.tagsOnly, true);
    assert.deepEqual(faulty.asked.writer[0]?.forcedTags, ['CWE-89']);
  });

  it('takes tags that are given, with the judge’s own score', async () => {
    const { both, asked } = pair({ score: 5 });
    const { text, score, tags } = await both.correct(input, { ...options, forcedTags: ['CWE-502'] });
    assert.deepEqual([text, score, tags, asked.judge.length], ['good', 5, ['CWE-502'], 0]);
  });

  it('writes nothing where the judge could not read, or has no name for the fault', async () => {
    for (const judged of [{ score: null, skipped: 'too-long' } as const, { score: -5 }]) {
      const { both, asked } = pair(judged);
      const { text, skipped } = await both.correct(input, options);
      assert.deepEqual([text, skipped, asked.writer.length], ['bad', judged.skipped ?? 'unusable', 0]);
    }
  });
});
