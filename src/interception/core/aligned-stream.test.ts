import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyHunks } from '../../align/core/hunks.ts';
import { Segmenter } from '../../align/core/segmenter.ts';
import { scriptedAligner } from '../../../test/support/scripted-aligner.ts';
import { scriptedCorrector } from '../../../test/support/scripted-corrector.ts';
import type { Span } from '../../text/core/span.ts';
import { virtualClock, type VirtualClock } from '../../../test/support/virtual-clock.ts';
import type { Policy } from '../../config/core/settings.ts';
import { AlignedStream, HOLD_MS, type FinishedRun } from './aligned-stream.ts';

/** What went out, and when; neighbouring texts are one. */
interface Out {
  readonly at: number;
  readonly text?: string;
  readonly part?: object;
}

type Input = { readonly wait: number } & ({ readonly text: string } | { readonly part: object });

interface Played {
  readonly out: Out[];
  readonly runs: FinishedRun[];
  readonly errors: unknown[];
}

/** Plays a stream of an upstream model; each verdict takes `verdictMs()` of the clock. "bad" becomes "good". */
async function play(inputs: readonly Input[], policy: Policy, verdictMs: () => number): Promise<Played> {
  const clock = virtualClock();
  const corrector = scriptedCorrector(
    (segment) => (segment.includes('bad') ? { text: segment.replaceAll('bad', 'good'), tags: ['wrong-word'] } : {}),
    () => clock.sleep(verdictMs()),
  );
  const out: Out[] = [];
  const errors: unknown[] = [];
  const stream = new AlignedStream<object>({
    aligner: scriptedAligner({ ...corrector, readAhead: () => Promise.resolve() }),
    clock,
    policy,
    question: 'Which?',
    sensitivity: 'normal',
    onText: (text) => out.push({ at: clock.now(), text }),
    onPart: (part) => out.push({ at: clock.now(), part }),
    onError: (error) => errors.push(error),
  });
  const feeding = feed(stream, inputs, clock);
  await clock.run();
  await feeding;
  return { out, runs: await stream.finished(), errors };
}

async function feed(stream: AlignedStream<object>, inputs: readonly Input[], clock: VirtualClock): Promise<void> {
  for (const input of inputs) {
    if (input.wait > 0) await clock.sleep(input.wait);
    if ('text' in input) stream.text(input.text);
    else stream.part(input.part);
  }
  await stream.end();
}

/** Parts by identity, with the text before, between and behind them. */
function shape(parts: readonly { readonly text?: string; readonly part?: object }[]): (string | object)[] {
  const merged: (string | object)[] = [''];
  for (const { text, part } of parts) {
    if (part !== undefined) merged.push(part, '');
    else merged[merged.length - 1] = `${merged.at(-1) as string}${text ?? ''}`;
  }
  return merged;
}

const block = fc.constantFrom(
  'A bad idea.\n\n',
  'Plain words that stand.\n\n',
  'Prose before:\n```python\nbad = 1\n\nprint(bad)\n```\n\n',
  '~~~\nfine\n~~~\n',
  '```js\nlet bad = `x`;\n```\n',
  '```\nnever closed bad\n',
  '- one\n- a bad two\n  ```\n  bad\n  ```\n\n',
  '| a | b |\n|---|---|\n| bad | c |\n\n',
  '\n\n\n',
  'bad',
  ' 👍🏽 bad ünïcode\n',
  '# bad\n',
);
const document = fc.array(block, { maxLength: 6 }).map((blocks) => blocks.join(''));
const chunked = document.chain((text) =>
  fc
    .array(fc.nat(text.length), { maxLength: 8 })
    .map((cuts) => [0, ...cuts.sort((a, b) => a - b), text.length])
    .map((at) => at.slice(1).map((end, i) => text.slice(at[i], end))),
);
const waits = fc.constantFrom(0, 0, 0, 30, 400, 3_000);
const texts = fc.tuple(chunked, waits).map(([chunks, wait]) => chunks.map((text): Input => ({ wait, text })));
const tool = fc
  .tuple(waits, fc.constantFrom('toolCall', 'data', 'thinking'))
  .map(([wait, kind]): Input[] => [{ wait, part: { kind } }]);
const streams = fc.array(fc.oneof({ weight: 3, arbitrary: texts }, tool), { maxLength: 6 }).map((s) => s.flat());
const delays = fc.array(fc.constantFrom(0, 5, 300, 1_900, 2_100, 9_000), { minLength: 1, maxLength: 6 });
const inTurn = (values: readonly number[]) => {
  let i = 0;
  return () => values[i++ % values.length]!;
};

describe('the stream of an aligned model', () => {
  it('keeps every part as it is, in order, but for corrected text: 1,000 random streams', async () => {
    let late = 0;
    let corrected = 0;
    await fc.assert(
      fc.asyncProperty(streams, delays, async (inputs, verdicts) => {
        const { out, runs, errors } = await play(inputs, 'auto', inTurn(verdicts));
        assert.deepEqual(errors, []);
        const [given, got] = [shape(inputs), shape(out)];
        assert.equal(got.length, given.length);
        given.forEach((part, i) => {
          if (typeof part === 'object') assert.equal(got[i], part);
        });
        // Each run is its original with the hunks that were shown, no more and no less.
        const originals = given.filter((part) => typeof part === 'string' && part.trim() !== '') as string[];
        const texts = got.filter((_, i) => typeof given[i] === 'string' && given[i].trim() !== '');
        assert.deepEqual(
          runs.map((run) => run.original),
          originals,
        );
        runs.forEach((run, i) => {
          assert.equal(texts[i], applyHunks(run.original, run.shown));
          // What came later may have shown that the code was there to be compared.
          const isQuoted = ({ start }: Span) =>
            run.alignment.dropped.some((other) => other.guard === 'quoted' && other.start === start);
          if (verdicts.every((ms) => ms === 0))
            assert.deepEqual(
              run.shown.filter((hunk) => !isQuoted(hunk)),
              run.alignment.hunks,
            );
          late += Math.max(0, run.alignment.hunks.length - run.shown.length);
          corrected += run.shown.length;
        });
        given.forEach((part, i) => {
          if (typeof part === 'string' && part.trim() === '') assert.equal(got[i], part);
        });
      }),
      { numRuns: 1_000 },
    );
    assert.ok(late > 0 && corrected > 0, 'the streams show both, corrections in time and late ones');
  }).timeout(120_000);

  it('lets everything through at once in suggest, and finds the same: 300 random streams', async () => {
    await fc.assert(
      fc.asyncProperty(streams, delays, async (inputs, verdicts) => {
        const { out, runs } = await play(inputs, 'suggest', inTurn(verdicts));
        assert.deepEqual(shape(out), shape(inputs));
        let now = 0;
        const arrivals = inputs.flatMap((input) => {
          now += input.wait;
          return 'text' in input && input.text === '' ? [] : [now];
        });
        assert.deepEqual(
          out.map((o) => o.at),
          arrivals,
        );
        for (const run of runs) {
          assert.equal(run.alignment.corrected, applyHunks(run.original, run.alignment.hunks));
          assert.deepEqual(run.shown, []);
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(120_000);

  it('holds nothing longer than two seconds after its segment closed: 300 random streams', async () => {
    await fc.assert(
      fc.asyncProperty(streams, delays, async (inputs, verdicts) => {
        const { out } = await play(inputs, 'auto', inTurn(verdicts));
        assert.deepEqual(tooLate(inputs, out), []);
      }),
      { numRuns: 300 },
    );
  }).timeout(120_000);

  it('sends held text first when a tool is called, and waits for its verdict no longer than allowed', async () => {
    const call = { name: 'read_file' };
    const inputs = [
      { wait: 0, text: 'I take the bad' },
      { wait: 100, text: ' way, then' },
      { wait: 100, part: call },
      { wait: 0, text: 'Done.' },
    ];
    const quick = await play(inputs, 'auto', () => 500);
    assert.deepEqual(quick.out, [
      { at: 700, text: 'I take the good way, then' },
      { at: 700, part: call },
      { at: 700, text: 'Done.' },
    ]);
    const slow = await play(inputs, 'auto', () => 5_000);
    assert.deepEqual(slow.out, [
      { at: 2_200, text: 'I take the bad way, then' },
      { at: 2_200, part: call },
      { at: 2_200, text: 'Done.' },
    ]);
    assert.equal(slow.runs[0]!.alignment.hunks.length, 1);
    assert.deepEqual(slow.runs[0]!.shown, []);
  });

  it('tells the engine of a line ending that comes alone and closes a fence', async () => {
    const inputs = [
      { wait: 0, text: '```\nbad\n```' },
      { wait: 100, text: '\n' },
      { wait: 5_000, text: 'More.' },
    ];
    const { out } = await play(inputs, 'auto', () => 500);
    assert.deepEqual(out[0], { at: 600, text: '```\ngood\n```' });
  });

  it('lets the text go as it is when the engine fails, and says so once', async () => {
    const clock = virtualClock();
    const failing = scriptedAligner(scriptedCorrector(() => ({})));
    const out: string[] = [];
    const errors: unknown[] = [];
    const stream = new AlignedStream<object>({
      aligner: {
        ...failing,
        open: () => ({
          append: () => undefined,
          finish: () => Promise.reject(new Error('crashed')),
          cancel: () => undefined,
        }),
      },
      clock,
      policy: 'auto',
      question: '',
      sensitivity: 'normal',
      onText: (text) => out.push(text),
      onPart: () => undefined,
      onError: (error) => errors.push(error),
    });
    stream.text('A bad one.\n\nAnother');
    await stream.end();
    assert.equal(out.join(''), 'A bad one.\n\nAnother');
    assert.equal(errors.length, 1);
    assert.deepEqual(await stream.finished(), []);
  });

  it('lets everything go as it is once it is released, also what was held', async () => {
    const clock = virtualClock();
    const out: string[] = [];
    const errors: unknown[] = [];
    const corrector = scriptedCorrector(
      (segment) => ({ text: segment.replaceAll('bad', 'good') }),
      () => clock.sleep(10_000),
    );
    const stream = new AlignedStream<object>({
      aligner: scriptedAligner(corrector),
      clock,
      policy: 'auto',
      question: '',
      sensitivity: 'normal',
      onText: (text) => out.push(text),
      onPart: () => undefined,
      onError: (error) => errors.push(error),
    });
    stream.text('A bad one.\n\nHalf a bad');
    assert.deepEqual(out, []);
    stream.release();
    assert.deepEqual(out, ['A bad one.\n\nHalf a bad']);
    stream.text(' line\n\nand more');
    stream.part({});
    stream.text('bad');
    await stream.end();
    assert.equal(out.join(''), 'A bad one.\n\nHalf a bad line\n\nand morebad');
    assert.deepEqual(errors, []);
    assert.deepEqual(await stream.finished(), []);
  });

  it('says nothing more once it is cancelled', async () => {
    const clock = virtualClock();
    const abort = new AbortController();
    const out: string[] = [];
    const corrector = scriptedCorrector(
      () => ({}),
      () => clock.sleep(10_000),
    );
    const stream = new AlignedStream<object>({
      aligner: scriptedAligner(corrector),
      clock,
      policy: 'auto',
      question: '',
      sensitivity: 'normal',
      signal: abort.signal,
      onText: (text) => out.push(text),
      onPart: () => undefined,
      onError: () => undefined,
    });
    stream.text('A bad one.\n\n');
    const ended = stream.end();
    abort.abort();
    await ended;
    assert.deepEqual(out, []);
  });
});

/** Texts that went out later than two seconds after the end of their segment was known, or than what precedes them. */
function tooLate(inputs: readonly Input[], out: readonly Out[]): unknown[] {
  // Positions in the whole stream, in characters of the original; "good" is one longer than "bad".
  const wrong: unknown[] = [];
  let now = 0;
  let allowed = 0;
  const limits: { length: number; at: number }[] = [];
  let run = { segmenter: newSegmenter(), text: '', from: 0 };
  const note = (length: number) => {
    allowed = Math.max(allowed, now + HOLD_MS);
    limits.push({ length, at: allowed });
  };
  const close = () => {
    run.segmenter.finish();
    note(run.from + run.text.length);
    run = { segmenter: newSegmenter(), text: '', from: run.from + run.text.length };
  };
  for (const input of inputs) {
    now += input.wait;
    if ('part' in input) close();
    else {
      run.text += input.text;
      for (const { end } of run.segmenter.append(input.text)) note(run.from + end);
    }
  }
  close();
  for (const { length, at } of limits) {
    const sent = out
      .filter((o) => o.at <= at)
      .reduce((sum, o) => sum + (o.text ?? '').replaceAll('good', 'bad').length, 0);
    if (sent < length) wrong.push({ length, at, sent });
  }
  return wrong;
}

const newSegmenter = () => new Segmenter({ kind: 'markdown' }, (text) => Math.ceil(text.length / 4), 512);
