import assert from 'node:assert/strict';
import { ChatHistory, type ChatSource, type FinishedAnswers } from './chat-history.ts';
import type { LoggedAnswer } from './session-log.ts';

const answer = (id: string, completedAt?: number): LoggedAnswer => ({
  id,
  question: 'Why?',
  texts: [`Text of ${id}.`],
  participant: 'other.participant',
  by: 'Other',
  model: '',
  completedAt,
});

/** A source that a test speaks for. */
class Scripted implements ChatSource {
  readonly #answers: readonly LoggedAnswer[];
  finished: FinishedAnswers | undefined;

  constructor(...answers: LoggedAnswer[]) {
    this.#answers = answers;
  }

  watch(finished: FinishedAnswers) {
    this.finished = finished;
    return { dispose: () => (this.finished = undefined) };
  }

  last(wanted: (answer: LoggedAnswer) => boolean) {
    return Promise.resolve(this.#answers.findLast(wanted));
  }
}

describe('the history of chats', () => {
  it('tells an answer once, whichever source has it first and however often', () => {
    const [open, logs] = [new Scripted(), new Scripted()];
    const told: string[] = [];
    const watching = new ChatHistory([open, logs]).watch({
      onAnswer: ({ id }) => told.push(id),
      onSkipped: () => assert.fail(),
    });
    logs.finished!.know([answer('old')]);
    open.finished!.tell([answer('a')]);
    logs.finished!.tell([answer('old'), answer('a'), answer('b')]);
    open.finished!.tell([answer('a'), answer('b'), answer('old')]);
    assert.deepEqual(told, ['a', 'b']);
    watching.dispose();
    assert.deepEqual([open.finished, logs.finished], [undefined, undefined]);
  });

  it('tells anew to whoever begins to watch later, and passes on all that was skipped', () => {
    const source = new Scripted();
    const history = new ChatHistory([source]);
    for (let round = 0; round < 2; round++) {
      const heard: unknown[] = [];
      history.watch({ onAnswer: ({ id }) => heard.push(id), onSkipped: (...said) => heard.push(said) });
      source.finished!.tell([answer('a')]);
      for (let i = 0; i < 2; i++) source.finished!.skipped(1, 'why');
      assert.deepEqual(heard, ['a', [1, 'why'], [1, 'why']]);
    }
  });

  it('finds the latest answer of all sources, the first source before the others', async () => {
    const all = () => true;
    const last = async (open: LoggedAnswer[], logs: LoggedAnswer[]) =>
      (await new ChatHistory([new Scripted(...open), new Scripted(...logs)]).last(all))?.id;
    assert.equal(await last([answer('open', 2)], [answer('log', 1)]), 'open');
    assert.equal(await last([answer('open', 1)], [answer('log', 2)]), 'log');
    assert.equal(await last([answer('open', 1)], [answer('log', 1)]), 'open');
    assert.equal(await last([answer('open')], []), 'open');
    assert.equal(await last([], [answer('log')]), 'log');
    assert.equal(await last([], []), undefined);
  });
});
