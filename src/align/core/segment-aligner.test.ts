import assert from 'node:assert/strict';
import { scriptedCorrector, type Script } from '../../../test/support/scripted-corrector.ts';
import type { Evidence, EvidenceSource } from '../../evidence/core/types.ts';
import { createCatalogue } from './catalogue.ts';
import { NO_PARSER } from '../../../test/support/no-parser.ts';
import { alignText } from '../../../test/support/align-text.ts';
import type { PipelineOptions } from './pipeline.ts';
import type { AlignRequest, ModelLimits } from './types.ts';
import { VerdictCache } from './verdict-cache.ts';

const entry = (group: 'harmless' | 'honest') =>
  ({ title: 'T', group, severity: 'error', reason: 'It is bad.', may: ['name', 'string', 'deletion'] }) as const;
const CATALOGUE = createCatalogue({ eval: entry('harmless'), 'CWE-89': entry('harmless'), claim: entry('honest') });

/** Finds words in code: each a rule of its own, whose tag is `eval`. */
function finder(rules: Readonly<Record<string, Partial<Evidence>>>): EvidenceSource {
  return {
    prepare: () => Promise.resolve(),
    analyse: (code) =>
      Object.entries(rules).flatMap(([word, more]) =>
        [...code.matchAll(new RegExp(word, 'g'))].map(({ index }): Evidence => {
          const place = { start: index, end: index + word.length };
          const { fix, ...rest } = more;
          const given = fix === undefined ? {} : { fix: fix.map((edit) => ({ ...edit, ...place })) };
          return {
            ...place,
            rule: word,
            source: 'finder',
            tag: 'eval',
            certainty: 'certain',
            reason: 'R.',
            ...rest,
            ...given,
          };
        }),
      ),
  };
}

async function align(
  text: string,
  script: Script,
  more: Partial<PipelineOptions> & { operating?: object } = {},
  request: Partial<AlignRequest> = {},
) {
  const { operating = {}, ...options } = more;
  const level = { threshold: 0, margin: 0, ...operating };
  const profile: ModelLimits = {
    id: 'p',
    maxSegmentTokens: 200,
    sensitivity: { low: level, normal: level, high: level },
  };
  const corrector = scriptedCorrector(script);
  const result = await alignText(
    { question: '', text, source: { kind: 'markdown' }, sensitivity: 'normal', priority: 'interactive', ...request },
    corrector,
    {
      profile,
      modelHash: '',
      catalogue: CATALOGUE,
      parser: NO_PARSER,
      cache: new VerdictCache(),
      clock: () => 0,
      ...options,
    },
  );
  return { ...result, asked: corrector.asked };
}
const fence = (...lines: string[]) => ['```python', ...lines, '```', ''].join('\n');
const CODE = fence('x = eval(text)');
const replace = (from: string, to: string, more: object = {}): Script => {
  return (segment) => (segment.includes(from) ? { text: segment.replace(from, to), tags: ['eval'], ...more } : {});
};

describe('SegmentAligner', () => {
  it('corrects what is certain, whatever the verdict, and says what checked it', async () => {
    const forced: (readonly string[] | undefined)[] = [];
    const script: Script = (segment, _, tags) => {
      forced.push(tags);
      return tags === undefined ? { score: 9 } : { score: 9, text: segment.replace('eval', 'parse') };
    };
    const result = await align(CODE, script, { evidence: finder({ eval: {} }) });
    assert.equal(result.corrected, fence('x = parse(text)'));
    assert.deepEqual(forced.slice(0, 2), [undefined, ['eval']]);
    const [hunk] = result.hunks;
    assert.deepEqual([hunk?.writtenBy, hunk?.checkedBy, hunk?.confidence], ['model', ['finder'], 1]);
    assert.deepEqual(result.findings, [
      {
        start: 14,
        end: 18,
        tag: 'eval',
        severity: 'error',
        reason: 'R.',
        source: 'finder',
        certainty: 'certain',
        state: 'corrected',
      },
    ]);
  });

  it('wants the model to be sure of what it writes, also where the fault is certain', async () => {
    const script = replace('eval', 'parse', { written: [{ start: 0, end: 80, logProbability: -1, lowest: -1 }] });
    const evidence = finder({ eval: {} });
    const least = (certain: number) => align(CODE, script, { evidence, operating: { confidence: 0.9, certain } });
    assert.equal((await least(0.3)).changed, true);
    const unsure = await least(0.5);
    assert.deepEqual([unsure.changed, unsure.findings.map(({ state }) => state)], [false, ['uncorrected']]);
  });

  it("takes the model's own correction before it gives it the tag", async () => {
    const result = await align(CODE, replace('eval', 'parse'), { evidence: finder({ eval: {} }) });
    assert.equal(result.corrected, fence('x = parse(text)'));
    assert.equal(result.asked.length, 1);
  });

  it('shows nothing that leaves the finding or makes a new one, and tells of the finding', async () => {
    for (const to of ['eval(+', 'danger(']) {
      const script: Script = (segment) => ({ score: -5, tags: ['eval'], text: segment.replace('eval(', to) });
      const result = await align(CODE, script, { evidence: finder({ eval: {}, danger: {} }) });
      assert.equal(result.changed, false);
      assert.deepEqual(
        result.findings.map(({ state }) => state),
        ['uncorrected'],
      );
      assert.ok(result.dropped.every(({ guard }) => guard === 'evidence') && result.dropped.length > 0);
    }
  });

  it('drops a correction that makes a finding where there was none', async () => {
    const result = await align(fence('x = load(text)'), replace('load', 'danger'), {
      evidence: finder({ danger: {} }),
    });
    assert.deepEqual([result.changed, result.dropped.map(({ guard }) => guard)], [false, ['evidence']]);
  });

  it("takes the analyser's own fix before what the model writes", async () => {
    const evidence = finder({ eval: { fix: [{ start: 0, end: 0, text: 'safe' }] } });
    const none = await align(CODE, () => ({ score: 9 }), { evidence });
    assert.equal(none.corrected, fence('x = safe(text)'));
    assert.equal(none.hunks[0]?.writtenBy, 'finder');
    const large = await align(CODE, replace('eval(text)', 'parse_with_care(text.strip())'), { evidence });
    assert.equal(large.corrected, fence('x = safe(text)'));
  });

  it('takes the placeholders of the driver that the file imports, and says so where none is named', async () => {
    const code = `cur.execute(f"DELETE FROM t WHERE a = {a}")\n`;
    const from = async (before: string) => {
      const source = { kind: 'code', language: 'python', before, after: '' } as const;
      const evidence = finder({ 'f".*': { tag: 'CWE-89' } });
      const { corrected, hunks } = await align(code, () => ({ score: 9 }), { evidence }, { source });
      return [corrected, hunks[0]?.reason.includes('Nothing here says which driver')];
    };
    assert.deepEqual(await from('import sqlite3\n\n'), ['cur.execute("DELETE FROM t WHERE a = ?", (a,))\n', false]);
    assert.deepEqual(await from('import os\n\n'), ['cur.execute("DELETE FROM t WHERE a = %s", (a,))\n', true]);
  });

  it('mends by their own fixes all faults of a segment at once, however many they are', async () => {
    const evidence = finder({ eval: { fix: [{ start: 0, end: 0, text: 'safe' }] } });
    const many = Array.from({ length: 7 }, (_, n) => `x${n} = eval(text${n})`).join('\n');
    const result = await align(fence(many), () => ({ score: 9 }), { evidence });
    assert.equal(result.corrected, fence(many.replaceAll('eval', 'safe')));
  });

  it('listens to a lower verdict where there is a suspicion, but for its own tag alone', async () => {
    const evidence = finder({ eval: { certainty: 'suspicion' } });
    const operating = { suspicion: 2 };
    const script = replace('eval', 'parse', { score: 1 });
    assert.equal((await align(CODE, script)).changed, false);
    const agreed = await align(CODE, script, { evidence, operating });
    assert.equal(agreed.corrected, fence('x = parse(text)'));
    assert.deepEqual(
      agreed.findings.map(({ source, state }) => [source, state]),
      [['finder', 'corrected']],
    );
    const other = await align(CODE, replace('eval', 'parse', { score: 1, tags: ['claim'] }), { evidence, operating });
    assert.deepEqual([other.changed, other.findings, other.segments[0]?.verdict], [false, [], 'ok']);
  });

  it('wants more of what nothing but the model speaks for: in prose, in code, by tag', async () => {
    const text = 'It is always safe.\n';
    const unsure = { written: [{ start: 0, end: 80, logProbability: -0.5, lowest: -0.5 }] };
    const prose = replace('always', 'mostly', unsure);
    const code = replace('eval', 'parse', unsure);
    const with_ = (unchecked: object) => ({ operating: { unchecked: { code: 0, prose: 0, ...unchecked } } });
    assert.equal((await align(text, prose, with_({}))).changed, true);
    const silent = await align(text, prose, with_({ prose: 0.9 }));
    assert.deepEqual([silent.changed, silent.dropped.map(({ guard }) => guard)], [false, ['unchecked']]);
    assert.equal((await align(text, prose, with_({ prose: 0.9, tags: { eval: 0.1 } }))).changed, true);
    assert.equal((await align(CODE, code, with_({}))).changed, true);
    assert.equal((await align(CODE, code, with_({ code: 0.9 }))).changed, false);
    const evidence = finder({ eval: { certainty: 'suspicion' } });
    assert.equal((await align(CODE, code, { ...with_({ code: 0.9 }), evidence })).changed, true);
    const suspected = with_({ suspected: { eval: 1 } });
    assert.equal((await align(CODE, code, { ...suspected, evidence })).changed, false);
    assert.equal((await align(CODE, code, { ...suspected, evidence: finder({ eval: {} }) })).changed, true);
  });

  it('asks for a second verdict where nothing else speaks for a change', async () => {
    const accept = { weights: { fault: 1, lowest: 1, gain: 1 }, bias: 0, least: 0.5 };
    const level = { threshold: 0, margin: 0 };
    const profile: ModelLimits = {
      id: 'p',
      maxSegmentTokens: 200,
      sensitivity: { low: level, normal: level, high: level },
      accept,
    };
    const better = await align(CODE, replace('eval', 'parse'), { profile });
    assert.equal(better.changed, true);
    const worse: Script = (segment) =>
      segment.includes('eval') ? { score: -1, tags: ['eval'], text: segment.replace('eval', 'parse') } : { score: -2 };
    assert.deepEqual(
      (await align(CODE, worse, { profile })).dropped.map(({ guard }) => guard),
      ['accept'],
    );
  });

  it('takes a correction as far as it goes, so that a second pass changes nothing', async () => {
    const steps: Script = (segment) => {
      if (segment.includes('one')) return { tags: ['eval'], text: segment.replace('one', 'two') };
      return segment.includes('two') ? { tags: ['claim'], text: segment.replace('two', 'three') } : {};
    };
    const text = fence('x = one');
    const first = await align(text, steps);
    assert.equal(first.corrected, fence('x = three'));
    assert.deepEqual(first.hunks[0]?.tags, ['eval', 'claim']);
    assert.equal((await align(first.corrected, steps)).changed, false);
  });

  it('shows nothing that would be changed for ever', async () => {
    const swap: Script = (segment) => ({
      score: -5,
      tags: ['eval'],
      text: segment.includes('one') ? segment.replace('one', 'two') : segment.replace('two', 'one'),
    });
    const result = await align(fence('x = one'), swap);
    assert.deepEqual(
      [result.changed, new Set(result.dropped.map(({ guard }) => guard))],
      [false, new Set(['unsettled'])],
    );
  });

  it('leaves quoted code alone, and marks what is found in it', async () => {
    const text = `Never do this:\n\n${CODE}\nUse this instead:\n\n${fence('x = parse(text)')}`;
    const result = await align(text, replace('eval', 'parse'), { evidence: finder({ eval: {} }) });
    assert.equal(result.changed, false);
    assert.deepEqual(
      result.findings.map(({ state }) => state),
      ['quoted'],
    );
  });

  it("takes an editor's evidence, and does not show what leaves its place as it was", async () => {
    const code = 'y = 1\r\nx = eval(text)\r\n';
    const found: Evidence = {
      start: 11,
      end: 15,
      rule: 'S307',
      source: 'editor',
      tag: 'eval',
      certainty: 'certain',
      reason: 'R.',
    };
    const source = { kind: 'code', language: 'python', before: '', after: '' } as const;
    const ask = (script: Script) => align(code, script, {}, { source, evidence: [found] });
    const mended = await ask((segment, _, tags) =>
      tags === undefined ? {} : { text: segment.replace('eval', 'parse') },
    );
    assert.equal(mended.corrected, 'y = 1\r\nx = parse(text)\r\n');
    assert.deepEqual(
      mended.findings.map(({ start, end, state }) => [start, end, state]),
      [[11, 15, 'corrected']],
    );
    const other = await ask((segment, _, tags) =>
      tags === undefined ? {} : { text: segment.replace('y = 1', 'y = 2') },
    );
    assert.deepEqual([other.changed, other.findings.map(({ state }) => state)], [false, ['uncorrected']]);
  });
});
