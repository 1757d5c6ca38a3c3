import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FinishedAnswers } from './chat-history.ts';
import { SessionLog, type LoggedAnswer } from './session-log.ts';

const line = (entry: unknown) => `${JSON.stringify(entry)}\n`;
const EMPTY = line({ kind: 0, v: { version: 3, sessionId: 's', requests: [], inputState: { inputText: '' } } });

interface Turn {
  readonly id: string;
  readonly question: string;
  readonly pieces: readonly string[];
  /** Torn between two writes: the answer is written in steps. */
  readonly steps: boolean;
  readonly isCancelled: boolean;
}

/** How VS Code writes a turn: the request, the response in one piece or as it grows, then the state. */
function linesOf(turn: Turn, index: number): string[] {
  const markdown = turn.pieces.map((value) => ({ value, supportThemeIcons: false }));
  const request = {
    requestId: turn.id,
    message: { text: turn.question, parts: [] },
    agent: { id: 'other.participant' },
    response: turn.steps ? [] : markdown,
    modelState: { value: 0 },
  };
  const growing = turn.steps
    ? markdown.map((part, i) => line({ kind: 2, k: ['requests', index, 'response'], v: [part], i }))
    : [];
  return [
    line({ kind: 2, k: ['requests'], v: [request] }),
    line({ kind: 1, k: ['inputState', 'inputText'], v: 'typing' }),
    ...growing,
    line({ kind: 1, k: ['requests', index, 'result'], v: { timings: {} } }),
    line({ kind: 1, k: ['requests', index, 'modelState'], v: { value: turn.isCancelled ? 2 : 1, completedAt: 5 } }),
  ];
}

const words = fc.string({ unit: 'grapheme', minLength: 1 }).map((s) => `w${s}`);
const turns = fc
  .array(
    fc.record({
      question: words,
      pieces: fc.array(words, { minLength: 1, maxLength: 3 }),
      steps: fc.boolean(),
      isCancelled: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => all.map((turn, i): Turn => ({ ...turn, id: `request-${i}` })));

/** What ends up between valid records: text, bytes, torn and nonsensical records. */
const damage = fc.oneof(
  fc.string().map((s) => `${s.replaceAll('\n', '')}\n`),
  fc.constantFrom(
    '\0\0\0\0\n',
    '{}\n',
    'null\n',
    '[]\n',
    '{"kind":0,"v":null}\n',
    '{"kind":0,"v":{"stub":true}}\n',
    '{"kind":9,"k":["requests"],"v":[1]}\n',
    '{"kind":2,"k":["requests",99999999,"response"],"v":[{"value":"far"}]}\n',
    '{"kind":1,"k":["__proto__","polluted"],"v":true}\n',
    '{"kind":1,"k":["requests",0,"constructor","prototype","polluted"],"v":true}\n',
    '{"kind":1,"k":["requests"],"v":"no list"}\n',
    '\n\n',
    '\uFEFF\n',
  ),
  // A record whose writing was killed; the next one follows on the same line.
  fc.nat({ max: 40 }).map((n) => line({ kind: 1, k: ['requests', 0, 'vote'], v: 'x'.repeat(30) }).slice(0, n)),
);

const expected = (all: readonly Turn[]) =>
  all
    .filter((t) => !t.isCancelled)
    .map((t) => ({ id: t.id, question: t.question.trim(), text: t.pieces.join('') }))
    .filter((t) => t.text.trim() !== '');
const found = (answers: readonly LoggedAnswer[]) =>
  answers.map(({ id, question, texts }) => ({ id, question, text: texts.join('|') }));

const toldTo = (answers: LoggedAnswer[]) =>
  new FinishedAnswers({ onAnswer: (a) => answers.push(a), onSkipped: () => assert.fail() }, 0);

describe('the log of a chat session', () => {
  it('gives every finished answer once, however the file grows', () => {
    fc.assert(
      fc.property(turns, fc.array(fc.nat(), { maxLength: 10 }), (all, cuts) => {
        const text = EMPTY + all.flatMap(linesOf).join('');
        const at = [0, ...cuts.map((c) => c % text.length).sort((a, b) => a - b), text.length];
        const log = new SessionLog();
        const answers: LoggedAnswer[] = [];
        const finished = toldTo(answers);
        for (const [i, end] of at.slice(1).entries()) finished.tell(log.append(text.slice(at[i], end)));
        assert.deepEqual(found(answers), expected(all));
        assert.equal(log.skipped, 0);
      }),
      { numRuns: 500 },
    );
  });

  it('finds every valid answer between damaged records: 200 logs', () => {
    let skipped = 0;
    fc.assert(
      fc.property(turns, fc.infiniteStream<string | null>(fc.option(damage, { freq: 3 })), (all, stream) => {
        const valid = [EMPTY, ...all.flatMap(linesOf)];
        const text = valid.map((l) => `${stream.next().value ?? ''}${l}`).join('');
        const log = new SessionLog();
        assert.deepEqual(found(log.append(text)), expected(all));
        skipped += log.skipped;
        assert.equal(({} as { polluted?: unknown }).polluted, undefined);
      }),
      { numRuns: 200 },
    );
    assert.ok(skipped > 100, `${skipped} records were skipped`);
  });

  it('finds the answers of a log whose beginning is lost, or that is written anew', () => {
    const turn: Turn = { id: 'a', question: 'Why?', pieces: ['So.'], steps: true, isCancelled: false };
    const log = new SessionLog();
    const answers: LoggedAnswer[] = [];
    const finished = toldTo(answers);
    finished.tell(log.append(linesOf(turn, 0).join('')));
    log.restart();
    const other = { ...turn, id: 'b', pieces: ['Then.'] };
    const all = [...linesOf(turn, 0), ...linesOf(other, 1)];
    finished.tell(log.append(EMPTY + all.join('')));
    assert.deepEqual(
      answers.map((a) => a.id),
      ['a', 'b'],
    );
  });

  it('reads runs of text between tool calls, links of file names, and the question without its address', () => {
    const request = {
      responseId: 'r',
      message: { text: '@workspace /explain What is in main.py?' },
      modelId: 'vendor/group/model',
      modelState: { value: 1 },
      response: [
        { value: 'I look at ' },
        { kind: 'inlineReference', inlineReference: { path: '/w/main.py', scheme: 'file' } },
        { value: '.' },
        { kind: 'toolInvocationSerialized', toolId: 'read' },
        { kind: 'undoStop' },
        { kind: 'markdownContent', content: { value: 'It has ' } },
        { kind: 'codeblockUri', uri: {} },
        { value: 'two lines.' },
      ],
    };
    assert.deepEqual(new SessionLog().append(line({ kind: 0, v: { requests: [request] } })), [
      {
        id: 'r',
        question: 'What is in main.py?',
        texts: ['I look at main.py.', 'It has two lines.'],
        participant: '',
        by: 'the assistant',
        model: 'vendor/group/model',
        completedAt: undefined,
      },
    ]);
  });

  it('leaves out what failed, was cancelled, or still runs', () => {
    for (const state of [
      { modelState: { value: 0 } },
      { modelState: { value: 2 } },
      { isCanceled: true, result: {} },
      { result: { errorDetails: { message: 'x' } } },
      {},
    ]) {
      const request = { requestId: 'r', message: 'q', response: [{ value: 'text' }], ...state };
      assert.deepEqual(new SessionLog().append(line({ kind: 0, v: { requests: [request] } })), []);
    }
  });
});
