import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FinishedAnswers } from './chat-history.ts';
import { answersIn, OpenSession } from './open-session.ts';
import type { LoggedAnswer } from './session-log.ts';

/** A request as VS Code exports it; one that is being written has the time of the export. */
const request = (id: string, value: number, completedAt: number, text = `Text of ${id}.`) => ({
  requestId: id,
  message: { text: 'Why?' },
  agent: { id: 'other.participant' },
  response: [{ value: text }],
  modelState: { value, completedAt },
});
const chat = (...requests: unknown[]) => JSON.stringify({ initialLocation: 'panel', requests });
/** When watching began. */
const BEGUN = 50;
const [COMPLETE, WRITING, FAILED, ASKING] = [1, 2, 3, 4];

/** A session that was opened at BEGUN; each reading gives what it told, and whether an answer is being written. */
function openSession() {
  let answers: LoggedAnswer[] = [];
  const events = { onAnswer: (a: LoggedAnswer) => answers.push(a), onSkipped: () => assert.fail() };
  const session = new OpenSession(new FinishedAnswers(events, BEGUN));
  return {
    read(exported: string) {
      answers = [];
      const isRunning = session.read(exported);
      return { answers, isRunning };
    },
  };
}

describe('the open chat', () => {
  it('tells an answer when it ends', () => {
    const session = openSession();
    const told = (exported: string) => {
      const { answers, isRunning } = session.read(exported);
      return [answers.flatMap((a) => a.texts), isRunning];
    };
    const old = request('old', COMPLETE, 5);
    assert.deepEqual(told(chat(old)), [[], false]);
    assert.deepEqual(told(chat(old, request('new', WRITING, 100, 'Te'))), [[], true]);
    assert.deepEqual(told(chat(old, request('new', WRITING, 200))), [[], true]);
    assert.deepEqual(told(chat(old, request('new', ASKING, 200))), [[], true]);
    assert.deepEqual(told(chat(old, request('new', COMPLETE, 250))), [['Text of new.'], false]);
  });

  it('tells an answer that it saw being written also if its time is wrong, or missing', () => {
    for (const end of [
      request('new', COMPLETE, 5),
      { ...request('new', COMPLETE, 5), modelState: { value: COMPLETE } },
    ]) {
      const session = openSession();
      session.read(chat(request('new', WRITING, 100)));
      assert.deepEqual(
        session.read(chat(end)).answers.map((a) => a.id),
        ['new'],
      );
    }
  });

  it('tells an answer that began and ended between two readings', () => {
    const session = openSession();
    const texts = (exported: string) => session.read(exported).answers.flatMap((a) => a.texts);
    const old = request('old', COMPLETE, BEGUN - 1);
    assert.deepEqual(texts(chat(old)), []);
    assert.deepEqual(texts(chat(old, request('new', COMPLETE, BEGUN))), ['Text of new.']);
    assert.deepEqual(texts(chat(request('next', COMPLETE, 300))), ['Text of next.']);
  });

  it('ends with an answer that fails, or is cancelled', () => {
    const session = openSession();
    session.read(chat(request('a', WRITING, 100), request('b', WRITING, 100)));
    assert.deepEqual(session.read(chat(request('a', FAILED, 150), request('b', WRITING, 200))), {
      answers: [],
      isRunning: true,
    });
    assert.deepEqual(session.read(chat(request('a', FAILED, 150), request('b', WRITING, 200))), {
      answers: [],
      isRunning: false,
    });
  });

  it('tells nothing of another chat that is opened meanwhile', () => {
    const session = openSession();
    session.read(chat(request('a', WRITING, 100)));
    assert.deepEqual(session.read(chat(request('b', COMPLETE, 5), request('c', COMPLETE, 6))).answers, []);
    assert.deepEqual(session.read(chat()), { answers: [], isRunning: false });
    assert.deepEqual(
      answersIn(chat(request('b', COMPLETE, 5), request('c', WRITING, 6))).map((a) => a.id),
      ['b'],
    );
  });

  it('reads whatever it is given', () => {
    const session = openSession();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.jsonValue().map((v) => chat(v, { modelState: v })),
        ),
        (text) => {
          session.read(text);
          assert.ok(Array.isArray(answersIn(text)));
        },
      ),
    );
  });
});
