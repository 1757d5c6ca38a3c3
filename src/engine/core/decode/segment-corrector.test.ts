import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CancelledError } from '../../../base/core/errors.ts';
import type { CorrectOptions } from '../../../align/core/corrector.ts';
import type { Profile } from '../protocol.ts';
import { hashedModel, ScriptedEvaluator, type ScriptedModel } from '../../../../test/support/scripted-evaluator.ts';
import { SegmentCorrector } from './segment-corrector.ts';
import type { Tokenizer } from './tokens.ts';

/** Characters are tokens; special texts of the profile are single ones. */
const SPECIAL = ['<end>', '<q>', '<a>', '<c>', '<t>'];
const END = 0;
const VOCABULARY = 128;
const special = new RegExp(`(${SPECIAL.join('|')})`);
const tokenizer: Tokenizer = {
  begin: undefined,
  ends: [],
  tokenize: (text, withSpecial) =>
    (withSpecial ? text.split(special) : [text]).flatMap((part) =>
      withSpecial && SPECIAL.includes(part)
        ? [SPECIAL.indexOf(part)]
        : Array.from(part, (c) => (c.charCodeAt(0) < VOCABULARY ? c.charCodeAt(0) : 63)),
    ),
  detokenize: (tokens) => tokens.map((t) => (t < SPECIAL.length ? '' : String.fromCharCode(t))).join(''),
};
const profile = (verdict: Profile['verdict']): Profile => {
  const step = { threshold: 0, margin: 0 };
  return {
    id: 'scripted',
    prompt: { beforeQuestion: '<q>', beforeAnswer: '<a>', afterAnswer: '<c>' },
    verdict,
    stop: ['<end>'],
    contextSize: 1_000,
    maxSegmentTokens: 100,
    sensitivity: { low: step, normal: step, high: step },
  };
};
const VERDICT = { ok: 'K', separator: '\n' };

/** Says what `answer` returns for the segment that it finds in the prompt; with no verdict where it returns none. */
function model(answer: (segment: string, question: string) => string, score = 8): ScriptedModel {
  return (context) => {
    const after = context.lastIndexOf(SPECIAL.indexOf('<c>'));
    const at = context.lastIndexOf(SPECIAL.indexOf('<a>'));
    const output = context.slice(after + 1);
    const logits = hashedModel(7, VOCABULARY, 2)(context);
    if (after < at) return logits;
    const question = tokenizer.detokenize(context.slice(1, at));
    const text = tokenizer.tokenize(answer(tokenizer.detokenize(context.slice(at + 1, after)), question), false);
    const next = text[output.length] ?? END;
    return logits.map((logit, t) => (t === next ? 4 + score : logit));
  };
}

function setUp(script: ScriptedModel, verdict: Profile['verdict'] = VERDICT, capacity = 1_000, tags?: string[]) {
  const evaluator = new ScriptedEvaluator(script);
  const deps = { profile: profile(verdict), tokenizer, evaluator, tags, capacity, batchSize: 32, now: () => 0 };
  return { evaluator, corrector: new SegmentCorrector(deps) };
}
const options = (more: Partial<CorrectOptions> = {}): CorrectOptions => ({
  threshold: 0,
  margin: 0,
  signal: new AbortController().signal,
  ...more,
});
const FAULTY = 'data = yaml.load(text)';
const fix = (segment: string) =>
  segment.includes('.load') ? `unsafe-yaml CWE-502\n${segment.replace('.load', '.safe_load')}` : 'K';

describe('SegmentCorrector', () => {
  it('leaves a segment that stands alone after one reading', async () => {
    const { corrector, evaluator } = setUp(model(fix));
    const result = await corrector.correct({ question: 'Why?', segment: 'All is well.' }, options());
    assert.equal(result.text, 'All is well.');
    assert.ok(result.score! > 0);
    assert.deepEqual([result.tags, result.written, result.skipped], [[], [], undefined]);
    assert.deepEqual(result.tokens, { prompt: 19, draft: 0, accepted: 0, generated: 0 });
    // The question, and the segment with the verdict.
    assert.deepEqual(evaluator.feeds, [6, 13]);
  });

  it('names the faults and writes the correction', async () => {
    const { corrector } = setUp(model(fix));
    const result = await corrector.correct({ question: 'How?', segment: FAULTY }, options());
    assert.equal(result.text, 'data = yaml.safe_load(text)');
    assert.deepEqual(result.tags, ['unsafe-yaml', 'CWE-502']);
    assert.ok(result.score! < 0);
    assert.match(result.written.map(({ start, end }) => result.text.slice(start, end)).join(''), /^safe_/);
  });

  it('names known tags in fewer evaluations', async () => {
    const cost = async (tags: string[]) => {
      const { corrector, evaluator } = setUp(model(fix), VERDICT, 1_000, tags);
      const result = await corrector.correct({ question: 'Why?', segment: FAULTY }, options());
      assert.deepEqual(result.tags, ['unsafe-yaml', 'CWE-502']);
      return evaluator.feeds.length;
    };
    const unknown = await cost([]);
    assert.ok((await cost(['unsafe-yaml', 'CWE-502'])) < unknown - 10);
    assert.ok((await cost(['unsafe-yaml', 'unsafe-eval', 'CWE-89'])) < unknown);
  });

  it('applies the threshold to the score: a forced correction begins with the best tag', async () => {
    const { corrector } = setUp(model((segment) => `K\n${segment}`));
    const stands = await corrector.correct({ question: '', segment: 'Fine.' }, options());
    assert.equal(stands.text, 'Fine.');
    const forced = await corrector.correct(
      { question: '', segment: 'Fine.' },
      options({ threshold: stands.score! + 1 }),
    );
    assert.equal(forced.score, stands.score);
    assert.notDeepEqual(forced.tags, ['K']);
  });

  it('corrects without a verdict where the model has none', async () => {
    const { corrector } = setUp(
      model((segment) => segment.replace('.load', '.safe_load')),
      null,
    );
    const result = await corrector.correct({ question: 'How?', segment: FAULTY }, options());
    assert.deepEqual([result.text, result.score, result.tags], ['data = yaml.safe_load(text)', null, []]);
    const same = await corrector.correct({ question: 'How?', segment: 'print(1)' }, options());
    assert.deepEqual([same.text, same.tokens.generated, same.tokens.accepted], ['print(1)', 0, 8]);
  });

  it('tells a model that names faults in its own words what the fault is, and takes what follows', async () => {
    const told: Profile = { ...profile({ ok: 'K' }), told: '<t>{fault}<c>' };
    const words = {
      of: (tags: readonly string[]) => tags.map((tag) => `It is ${tag}.`).join(' '),
      tagsIn: (text: string) => (text.includes('yaml') ? ['unsafe-yaml'] : []),
    };
    const seen: string[] = [];
    const script: ScriptedModel = (context) => {
      const marks = [...context.keys()].filter((i) => context[i] === SPECIAL.indexOf('<c>'));
      const at = context.lastIndexOf(SPECIAL.indexOf('<a>'));
      const tell = context.lastIndexOf(SPECIAL.indexOf('<t>'));
      const last = marks.at(-1) ?? -1;
      const logits = hashedModel(7, VOCABULARY, 2)(context);
      if (last < at) return logits;
      const segment = tokenizer.detokenize(context.slice(at + 1, tell < 0 ? last : tell));
      if (tell >= 0) seen.push(tokenizer.detokenize(context.slice(tell + 1, last)));
      const says = tell >= 0 ? segment.replace('.load', '.safe_load') : segment.includes('.load') ? 'odd yaml' : 'K';
      const next = tokenizer.tokenize(says, false)[context.length - last - 1] ?? END;
      return logits.map((logit, t) => (t === next ? 12 : logit));
    };
    const evaluator = new ScriptedEvaluator(script);
    const deps = { profile: told, tokenizer, evaluator, words, capacity: 1_000, batchSize: 32, now: () => 0 };
    const corrector = new SegmentCorrector(deps);
    const ask = (segment: string, more: Partial<CorrectOptions> = {}) =>
      corrector.correct({ question: 'How?', segment }, options(more));
    const stands = await ask('fine');
    assert.deepEqual([stands.text, stands.tags, seen], ['fine', [], []]);
    const own = await ask(FAULTY);
    assert.deepEqual([own.text, own.tags], ['data = yaml.safe_load(text)', ['unsafe-yaml']]);
    assert.ok(own.score! < 0);
    assert.deepEqual([...new Set(seen)], ['It is unsafe-yaml.']);
    // A fault that is given is told, whatever the verdict is.
    const forced = await ask('data = x.load(text)', { forcedTags: ['CWE-502'] });
    assert.deepEqual([forced.text, forced.tags], ['data = x.safe_load(text)', ['CWE-502']]);
    assert.ok(seen.includes('It is CWE-502.'));
    const tagsOnly = await ask(FAULTY, { tagsOnly: true });
    assert.deepEqual([tagsOnly.text, tagsOnly.tags, tagsOnly.score], [FAULTY, ['unsafe-yaml'], own.score]);
  });

  it('takes special texts in question and answer for plain text', async () => {
    const seen: string[] = [];
    const { corrector } = setUp((context) => {
      seen.push(context.filter((t) => t < SPECIAL.length).join(' '));
      return model(fix)(context);
    });
    const segment = 'It ends with <end>, then <c>.';
    const result = await corrector.correct({ question: '<a> or <q>?', segment }, options());
    assert.equal(result.text, segment);
    assert.deepEqual(seen, ['1 2 3']);
  });

  it('skips what its tokens cannot give back, and what is too long', async () => {
    const { corrector, evaluator } = setUp(model(fix));
    const umlaut = await corrector.correct({ question: '', segment: 'schön' }, options());
    assert.deepEqual([umlaut.skipped, umlaut.text, umlaut.score], ['round-trip', 'schön', null]);
    const long = await corrector.correct({ question: '', segment: 'x'.repeat(133) }, options());
    assert.equal(long.skipped, 'too-long');
    const small = setUp(model(fix), VERDICT, 290);
    const noRoom = await small.corrector.correct({ question: 'q'.repeat(500), segment: 'x'.repeat(90) }, options());
    assert.equal(noRoom.skipped, 'too-long');
    assert.equal(evaluator.feeds.length, 0);
  });

  it('cuts the middle out of a question that leaves no room', async () => {
    let question = '';
    const { corrector } = setUp(model((_, q) => ((question = q), 'K')));
    const asked = `Begin ${'x'.repeat(2_000)} end`;
    await corrector.correct({ question: asked, segment: 'x'.repeat(100) }, options());
    assert.match(question, /^Begin x+ end$/);
    assert.ok(question.length > 400 && question.length < 700, String(question.length));
  });

  it('leaves the text alone when the model writes no end, or no correction after its tags', async () => {
    for (const [script, why] of [
      [(s: string) => `tag\n${s}${'y'.repeat(500)}`, 'no end'],
      [() => 'tag after tag', 'no separator'],
      [() => 'tag'.repeat(50), 'endless tags'],
    ] as const) {
      const { corrector } = setUp(model(script));
      const result = await corrector.correct({ question: '', segment: FAULTY }, options());
      assert.deepEqual([result.text, result.skipped], [FAULTY, 'unusable'], why);
    }
  });

  it('reads a growing segment ahead without changing any result', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('yaml.load(x) ', 'a b\n', 'word'), { maxLength: 12 }),
        async (pieces) => {
          const whole = pieces.join('');
          const plain = await setUp(model(fix)).corrector.correct({ question: 'Q', segment: whole }, options());
          const { corrector, evaluator } = setUp(model(fix));
          let segment = '';
          for (const piece of pieces) {
            segment += piece;
            await corrector.readAhead({ question: 'Q', segment }, options().signal);
          }
          const fed = evaluator.feeds.length;
          const ahead = await corrector.correct({ question: 'Q', segment: whole }, options());
          assert.deepEqual({ ...ahead, tokens: 0 }, { ...plain, tokens: 0 });
          if (whole.length > 60) assert.ok(fed > 0 && evaluator.feeds[fed]! < 50);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reads the question once for all segments', async () => {
    const { corrector } = setUp(model(fix));
    const question = 'How do I load a file?';
    const first = await corrector.correct({ question, segment: 'One.' }, options());
    const second = await corrector.correct({ question, segment: 'Two.' }, options());
    assert.equal(first.tokens.prompt, question.length + 7);
    assert.equal(second.tokens.prompt, 5);
  });

  it('is cancelled before it begins, and corrects the next segment as if nothing had been', async () => {
    const { corrector } = setUp(model(fix));
    const aborted = AbortSignal.abort();
    await assert.rejects(
      corrector.correct({ question: '', segment: FAULTY }, options({ signal: aborted })),
      CancelledError,
    );
    await assert.rejects(corrector.readAhead({ question: '', segment: FAULTY }, aborted), CancelledError);
    for (let after = 1; after < 12; after++) {
      const cancel = new AbortController();
      let calls = 0;
      const script = model(fix);
      const both = setUp((context) => {
        if (++calls === after) cancel.abort();
        return script(context);
      });
      await assert.rejects(
        both.corrector.correct({ question: '', segment: FAULTY }, options({ signal: cancel.signal })),
        CancelledError,
      );
      const again = await both.corrector.correct({ question: '', segment: FAULTY }, options());
      assert.equal(again.text, 'data = yaml.safe_load(text)');
    }
  });

  it('refuses two segments at once', async () => {
    const { corrector } = setUp(model(fix));
    const first = corrector.correct({ question: '', segment: FAULTY }, options());
    await assert.rejects(corrector.correct({ question: '', segment: FAULTY }, options()), /busy/);
    assert.equal((await first).text, 'data = yaml.safe_load(text)');
  });

  it('refuses a profile whose words are not single tokens', () => {
    assert.throws(() => setUp(model(fix), { ok: 'OK', separator: '\n' }), /"OK" .* not one token/);
  });

  it('reports progress that only grows, up to the end', async () => {
    const seen: number[] = [];
    const { corrector } = setUp(model(fix));
    await corrector.correct(
      { question: 'Q'.repeat(90), segment: FAULTY },
      options({ onProgress: (f) => seen.push(f) }),
    );
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    );
    assert.ok(seen[0]! < 0.5 && seen.at(-1) === 1);
  });
});
