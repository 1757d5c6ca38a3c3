import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CancelledError, type ErrorData } from '../../base/core/errors.ts';
import { scriptedCorrector, type Script } from '../../../test/support/scripted-corrector.ts';
import { createCatalogue } from './catalogue.ts';
import { GUARD_NAMES } from './guards/guards.ts';
import { applyHunks } from './hunks.ts';
import { NO_PARSER } from '../../../test/support/no-parser.ts';
import { alignText } from '../../../test/support/align-text.ts';
import { openPipeline, type PipelineOptions } from './pipeline.ts';
import type { AlignRequest } from './types.ts';
import { VerdictCache } from './verdict-cache.ts';

const CATALOGUE = createCatalogue({
  typo: { title: 'Typo', group: 'helpful', severity: 'warning', reason: 'It is misspelt.', may: ['number'] },
});
const LEVEL = { threshold: 0, margin: 0.5 };

function optionsWith(more: Partial<PipelineOptions> = {}): PipelineOptions {
  let now = 0;
  return {
    profile: {
      id: 'p',
      maxSegmentTokens: 64,
      sensitivity: { low: { threshold: -6, margin: 1 }, normal: LEVEL, high: LEVEL },
    },
    modelHash: 'h',
    catalogue: CATALOGUE,
    parser: NO_PARSER,
    cache: new VerdictCache(),
    clock: () => now++,
    ...more,
  };
}
const request = (text: string, more: Partial<AlignRequest> = {}): AlignRequest => {
  return { question: 'q', text, source: { kind: 'markdown' }, sensitivity: 'normal', priority: 'interactive', ...more };
};
const fixTeh: Script = (segment) =>
  segment.includes('teh') ? { tags: ['typo'], text: segment.replaceAll('teh', 'the') } : {};

describe('alignText', () => {
  it('corrects what is faulty and leaves the rest, byte for byte', async () => {
    const text = '\uFEFF# Title\r\n\r\nThis is teh one thing \u{1F600}.\r\n\r\n\r\n```py\r\nx = 1 # teh\r\n```\r\n';
    const result = await alignText(request(text), scriptedCorrector(fixTeh), optionsWith());
    assert.equal(result.corrected, text.replaceAll('teh', 'the'));
    assert.equal(applyHunks(text, result.hunks), result.corrected);
    assert.deepEqual(
      result.hunks.map((h) => [
        h.original,
        h.replacement,
        h.category,
        h.severity,
        h.reason,
        text.slice(h.start, h.end),
      ]),
      [
        ['teh', 'the', 'helpful', 'warning', 'It is misspelt.', 'teh'],
        ['teh', 'the', 'helpful', 'warning', 'It is misspelt.', 'teh'],
      ],
    );
    assert.deepEqual(
      result.segments.map((s) => s.verdict),
      ['ok', 'fault'],
    );
    assert.equal(result.timing.readMs, 4);
    assert.equal(result.timing.totalMs, 1);
    assert.ok(result.tokens.prompt > 0);
  });

  it('keeps the ending of every line of a text that mixes them, and ends a new line as the one before', async () => {
    const ending = fc.constantFrom('\n', '\r\n');
    const lines = fc.array(fc.tuple(fc.constantFrom('is it?\rno', '- a', '', '    x = 1', '```'), ending));
    const faulty = fc.tuple(fc.constant('teh end'), ending);
    const fixAndAdd: Script = (segment) => ({ text: segment.replaceAll('teh end', 'the end\nof it') });
    await fc.assert(
      fc.asyncProperty(lines, faulty, lines, fc.boolean(), async (before, line, after, isCode) => {
        const all = [...before, line, ...after];
        const text = all.map((line) => line.join('')).join('');
        const expected = all.map(([line, own]) => line.replace('teh end', `the end${own}of it`) + own).join('');
        const source = { kind: 'code', language: 'python', before: '', after: '' } as const;
        const asked = request(text, isCode ? { source } : {});
        const { corrected } = await alignText(
          asked,
          scriptedCorrector(fixAndAdd),
          optionsWith({ guardsOff: GUARD_NAMES }),
        );
        assert.equal(corrected, expected);
      }),
      { numRuns: 500 },
    );
  });

  it('ends no hunk outside of its segment where the model saw more: a closing fence that is not the text’s', async () => {
    const text = 'x = 1\r\ny = 2\r\n\r\nz = 3\r\n';
    const source = { kind: 'code', language: 'python', before: '', after: '' } as const;
    const append: Script = (segment) => ({ text: segment.replace(/(?=\n```$)/, '\nnew') });
    const profile = { ...optionsWith().profile, maxSegmentTokens: 12 };
    const options = optionsWith({ profile, guardsOff: GUARD_NAMES });
    const { corrected, hunks, segments } = await alignText(
      request(text, { source }),
      scriptedCorrector(append),
      options,
    );
    assert.ok(segments.length > 0);
    for (const { start, end } of hunks) assert.ok(segments.some((s) => s.start <= start && end <= s.end));
    assert.equal(corrected.replaceAll('new\r\n', ''), text);
  });

  it('skips what has no words or is no text, and says so', async () => {
    const corrector = scriptedCorrector(() => ({ text: 'x' }));
    const result = await alignText(request('---\n\nab\0c\n\n***\n'), corrector, optionsWith());
    assert.deepEqual(
      result.segments.map((s) => s.skipped),
      ['blank', 'binary', 'blank'],
    );
    assert.deepEqual(corrector.asked, []);
    assert.equal(result.changed, false);
    assert.deepEqual((await alignText(request(''), corrector, optionsWith())).segments, []);
  });

  it('goes on when a segment fails', async () => {
    const errors: ErrorData[] = [];
    const corrector = scriptedCorrector((segment) => {
      if (segment === 'bad') throw new Error('broken');
      return fixTeh(segment, '');
    });
    const onError = (error: ErrorData) => void errors.push(error);
    const result = await alignText(request('teh\n\nbad\n\nteh\n'), corrector, optionsWith({ onError }));
    assert.equal(result.corrected, 'the\n\nbad\n\nthe\n');
    assert.deepEqual(
      result.segments.map((s) => s.skipped),
      [undefined, 'failed', undefined],
    );
    assert.deepEqual(
      errors.map((e) => e.message),
      ['broken'],
    );
  });

  it('passes on what the model could not read', async () => {
    const corrector = scriptedCorrector(() => ({ score: null, skipped: 'round-trip' }));
    const result = await alignText(request('a text'), corrector, optionsWith());
    assert.deepEqual(result.segments, [
      { start: 0, end: 6, verdict: 'skipped', score: null, tags: [], skipped: 'round-trip' },
    ]);
  });

  it('asks again only where the cache cannot answer', async () => {
    const options = optionsWith();
    const corrector = scriptedCorrector((segment) => ({ ...fixTeh(segment, ''), score: -4 }));
    const text = 'is teh a\n\nb\n';
    const ask = async (more: Partial<AlignRequest>): Promise<[string, number]> => {
      const before = corrector.asked.length;
      const { corrected } = await alignText(request(text, more), corrector, options);
      return [corrected, corrector.asked.length - before];
    };
    assert.deepEqual(await ask({ sensitivity: 'low' }), [text, 2], 'stands under the low threshold');
    assert.deepEqual(await ask({}), ['is the a\n\nb\n', 3], 'has no correction yet; it is asked about, too');
    assert.deepEqual(await ask({}), ['is the a\n\nb\n', 0]);
    assert.deepEqual(await ask({ sensitivity: 'low' }), [text, 0]);
    assert.deepEqual(await ask({ margin: 0 }), ['is the a\n\nb\n', 3], 'another margin');
    assert.deepEqual(await ask({ question: 'other' }), ['is the a\n\nb\n', 3], 'another prefix');
  });

  it('ends when it is cancelled', async () => {
    const abort = new AbortController();
    const corrector = scriptedCorrector(fixTeh, () => {
      abort.abort();
      return Promise.reject(new CancelledError());
    });
    const aligned = alignText(request('teh\n\nteh\n'), corrector, optionsWith({ signal: abort.signal }));
    await assert.rejects(aligned, CancelledError);
    assert.equal(corrector.asked.length, 1);
  });

  it("tells a listener's failure instead of hiding it", async () => {
    const onSegment = () => {
      throw new Error('listener');
    };
    await assert.rejects(alignText(request('a'), scriptedCorrector(fixTeh), optionsWith({ onSegment })), /listener/);
  });
});

describe('openPipeline', () => {
  it('corrects a segment when it closes, and reads ahead of the open one', async () => {
    const done: string[] = [];
    const corrector = scriptedCorrector(fixTeh);
    const onSegment: PipelineOptions['onSegment'] = ({ segment }) => void done.push(`${segment.start}-${segment.end}`);
    const pipeline = openPipeline(request(''), corrector, optionsWith({ onSegment }));
    const turn = () => new Promise((resolve) => setTimeout(resolve, 1));
    pipeline.append('Read teh ');
    await turn();
    assert.deepEqual([corrector.asked, corrector.readAheads], [[], []], 'only up to the last newline');
    pipeline.append('docs:\n\n```py\nx');
    await turn();
    assert.deepEqual(corrector.readAheads, ['Read teh docs:\n\n```py']);
    pipeline.append(' = 1\ny = 2\n```\nNext\n');
    await turn();
    assert.deepEqual(corrector.asked, ['Read teh docs:\n\n```py\nx = 1\ny = 2\n```']);
    assert.deepEqual(done, ['0-37']);
    assert.equal(corrector.readAheads.at(-1), 'Next');
    const result = await pipeline.finish();
    assert.equal(result.corrected, 'Read the docs:\n\n```py\nx = 1\ny = 2\n```\nNext\n');
    pipeline.append('late');
    assert.equal((await pipeline.finish()).original, result.original);
  });

  it('comes to what the whole text comes to, however it is cut', async function () {
    this.timeout(20_000);
    const pieces = [
      'teh ',
      'a word. ',
      '\n',
      '\n\n',
      '\r\n',
      '```py\n',
      '```\n',
      '- teh item\n',
      '> ',
      '# ',
      'x = 1\n',
      '\u{1F600}',
      '\t',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((p) => p.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat({ max: 30 }), { maxLength: 20 }), async (whole, cuts) => {
        const expected = await alignText(request(whole), scriptedCorrector(fixTeh), optionsWith());
        const pipeline = openPipeline(request(''), scriptedCorrector(fixTeh), optionsWith());
        let at = 0;
        for (const step of cuts) {
          pipeline.append(whole.slice(at, at + step));
          at += step;
          if (step % 3 === 0) await Promise.resolve();
        }
        pipeline.append(whole.slice(at));
        const { timing, ...got } = await pipeline.finish();
        assert.deepEqual(
          { ...got, timing: { ...timing, totalMs: 0 } },
          { ...expected, timing: { ...expected.timing, totalMs: 0 } },
        );
        assert.equal(got.original, whole);
        assert.equal(applyHunks(whole, got.hunks), got.corrected);
      }),
      { numRuns: 150 },
    );
  });
});
