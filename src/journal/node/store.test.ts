import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { answerOf, hunkOf } from '../../../test/support/journal-records.ts';
import { anyAnswer, anyText } from '../../../test/support/journal.ts';
import { memoryJournal } from '../core/memory.ts';
import { OPEN_STATES, type DecisionState, type JournalEntry } from '../core/records.ts';
import type { JournalCalls } from './calls.ts';
import { prepare } from './schema.ts';
import { journalStore } from './store.ts';
import { fromStored, toStored } from './stored-text.ts';

function open(): { db: DatabaseSync; store: JournalCalls } {
  const db = new DatabaseSync(':memory:');
  prepare(db);
  return { db, store: journalStore(db) };
}

const IDS = ['a', 'b', 'c', 'd'];
const STATES: readonly DecisionState[] = [...OPEN_STATES, 'accepted', 'rejected', 'edited', 'shown'];

/** One call of the journal, with its arguments. */
type Call = { [M in keyof JournalCalls]: [M, ...Parameters<JournalCalls[M]>] }[keyof JournalCalls];
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const state = fc.constantFrom(...STATES);
const id = fc.constantFrom(...IDS);
const decision = fc.record(
  {
    hunk: fc.nat(3),
    from: fc.oneof({ weight: 3, arbitrary: fc.constant('pending' as const) }, state),
    to: state,
    text: anyText,
  },
  { requiredKeys: ['hunk', 'from', 'to'] },
);
const query = fc.record({
  text: fc.oneof(fc.constant(''), fc.string({ maxLength: 2 }), fc.constantFrom('EXCEPT', 'cwe', 'é')),
  tag: optional(fc.constantFrom('CWE-89', 'overclaim')),
  language: optional(fc.constantFrom('python', 'markdown')),
  state: optional(state),
  offset: fc.nat(3),
  limit: fc.integer({ min: 1, max: 3 }),
});
const call: fc.Arbitrary<Call> = fc.oneof(
  anyAnswer(IDS).map(({ answer, hunks }): Call => ['recordAnswer', answer, hunks]),
  fc.tuple(id, fc.array(decision, { maxLength: 3 })).map(([a, d]): Call => ['decide', a, d]),
  fc.tuple(id, fc.boolean()).map(([a, d]): Call => ['dismiss', a, d]),
  fc.tuple(id, anyAnswer(IDS)).map(([a, { answer }]): Call => ['retarget', a, answer.target]),
  fc.constantFrom('', 'file:///a').map((w): Call => ['listPending', w]),
  id.map((a): Call => ['load', a]),
  query.map((q): Call => ['search', q]),
  fc.constant<Call>(['countsByTag']),
  fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 3 })).map(([after, limit]): Call => ['entriesAfter', after, limit]),
  fc.constantFrom('decided' as const, 'everything' as const).map((what): Call => ['clear', what]),
);

/** What both must agree on: times are their own, and steps count only by their order. */
function comparable(result: unknown): unknown {
  const steps: number[] = [];
  const text = JSON.stringify({ result }, (key, value: unknown) => {
    if (key === 'since') return undefined;
    if (key === 'step' && typeof value === 'number') steps.push(value);
    return value;
  });
  const ranks = [...new Set(steps)].sort((a, b) => a - b);
  return JSON.parse(text, (key, value: unknown) => (key === 'step' ? ranks.indexOf(value as number) : value));
}

const FINDINGS = [
  { start: 4, end: 7, tag: 'overclaim', severity: 'warning', reason: 'Why.', source: 'pattern' },
] as const;

describe('the stored journal', () => {
  it('answers every call as the one in memory does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 30 }), async (calls) => {
        const { db, store } = open();
        const model = memoryJournal();
        for (const [method, ...args] of calls) {
          const stored = (store[method] as (...a: readonly unknown[]) => unknown)(...args);
          const expected = await (model[method] as (...a: readonly unknown[]) => Promise<unknown>)(...args);
          assert.deepEqual(comparable(stored), comparable(expected), method);
        }
        db.close();
      }),
      { numRuns: 300 },
    );
  });

  it('gives back every text as it was', () => {
    fc.assert(fc.property(anyText, (text) => fromStored(toStored(text)) === text));
    fc.assert(
      fc.property(anyAnswer(['x']), ({ answer, hunks }) => {
        const { db, store } = open();
        store.recordAnswer(answer, hunks);
        const entry = store.load('x')!;
        assert.deepEqual(entry.answer, answer);
        assert.deepEqual(
          entry.hunks,
          hunks.map((hunk) => ({ ...hunk, state: 'pending', since: answer.time })),
        );
        db.close();
      }),
    );
  });

  it('takes all decisions of a call or none', () => {
    const { store } = open();
    const answer = answerOf('x');
    store.recordAnswer(answer, [hunkOf(answer.original, 0, 3, '1'), hunkOf(answer.original, 4, 7, '2')]);
    assert.equal(store.decide('x', [{ hunk: 1, from: 'pending', to: 'rejected' }]), 'taken');
    const both = [0, 1].map((hunk) => ({ hunk, from: 'pending', to: 'applying' }) as const);
    assert.equal(store.decide('x', both), 'conflict');
    assert.equal(store.decide('x', [...both.slice(0, 1), { hunk: 2, from: 'pending', to: 'applying' }]), 'unknown');
    assert.equal(store.decide('y', both), 'unknown');
    assert.deepEqual(statesOf(store.load('x')), ['pending', 'rejected']);
  });

  it('finds its own writing unabandoned, and that of a process that is gone abandoned', () => {
    const { db, store } = open();
    const answer = answerOf('x');
    store.recordAnswer(answer, [hunkOf(answer.original, 0, 3, '1')]);
    store.decide('x', [{ hunk: 0, from: 'pending', to: 'applying' }]);
    assert.equal(store.listPending(answer.workspace)[0]!.hunks[0]!.abandoned, undefined);
    db.exec(`UPDATE hunks SET owner = substr(owner, 1, instr(owner, char(10))) || '4194305' || char(10) || 'x'`);
    assert.equal(store.listPending(answer.workspace)[0]!.hunks[0]!.abandoned, true);
  });

  it('prunes by age and by size, and never what waits', () => {
    const { db, store } = open();
    const add = (name: string, time: number, kilobytes: number) => {
      const answer = answerOf(name, { time, original: 'x'.repeat(kilobytes * 1024) });
      store.recordAnswer(answer, [hunkOf(answer.original, 0, 1, 'y')]);
    };
    const decided = (name: string) => store.decide(name, [{ hunk: 0, from: 'pending', to: 'rejected' }]);
    const now = Date.now();
    add('old, pending', 1, 600);
    add('old', 1, 1);
    for (let i = 0; i < 60; i++) add(`new ${i}`, now + i, 20);
    add('dismissed', 1, 1);
    store.dismiss('dismissed', true);
    for (const name of ['old', ...Array.from({ length: 60 }, (_, i) => `new ${i}`)]) decided(name);
    assert.equal(store.prune({ days: 30, megabytes: 0 }), 2);
    assert.equal(store.load('old'), undefined);
    assert.equal(store.load('dismissed'), undefined);
    assert.equal(store.prune({ days: 0, megabytes: 1 }), 50);
    assert.equal(store.load('new 49'), undefined);
    assert.notEqual(store.load('new 50'), undefined);
    assert.notEqual(store.load('old, pending'), undefined);
    assert.equal(db.prepare('SELECT count(*) AS n FROM hunks').get()?.['n'], 11);
  });

  it('keeps what was only found waiting until it is put away or grows old', () => {
    const { store } = open();
    const finding = { start: 0, end: 1, tag: 'CWE-95', severity: 'error', reason: '', source: 'pattern' } as const;
    for (const name of ['old', 'put away', 'waits'])
      store.recordAnswer(answerOf(name, { time: name === 'old' ? 1 : Date.now(), findings: [finding] }), []);
    store.recordAnswer(answerOf('nothing'), []);
    store.dismiss('put away', true);
    const waiting = () => store.listPending('file:///project').map((e) => e.answer.id);
    assert.deepEqual(waiting(), ['old', 'waits']);
    store.prune({ days: 30, megabytes: 0 });
    assert.deepEqual(waiting(), ['waits']);
  });

  it('leaves out a row that it cannot read, and gives the others', () => {
    const { db, store } = open();
    for (const name of ['x', 'y']) store.recordAnswer(answerOf(name), [hunkOf('one two three', 0, 3, '1')]);
    db.exec("UPDATE hunks SET tags = '{' WHERE answer = 1");
    assert.deepEqual(
      store.listPending('file:///project').map((e) => e.answer.id),
      ['y'],
    );
  });

  it('takes over a file of version 1 with all that is in it, and keeps segments and findings in it from then on', async () => {
    const db = new DatabaseSync(':memory:');
    db.exec(await readFile(new URL('../../../test/support/journal-version-1.sql', import.meta.url), 'utf8'));
    prepare(db);
    const store = journalStore(db);
    const { answer, hunks } = store.load('old')!;
    const { segments, ...kept } = answer;
    assert.equal(segments, undefined);
    assert.deepEqual(kept, {
      ...answerOf('old', { time: 1_700_000_000_000, question: 'Why?' }),
      model: { id: 'aligner-135m', sha256: 'aa' },
    });
    assert.deepEqual(hunks, [
      { ...hunkOf('one two three', 0, 3, '1'), state: 'accepted', since: 1_700_000_001_000, step: 1 },
    ]);
    const frames = [{ start: 0, end: 13, language: 'python', wrap: { before: '```python\n', after: '\n```' } }];
    store.recordAnswer(answerOf('new', { segments: frames, findings: FINDINGS }), []);
    const { answer: fresh } = store.load('new')!;
    assert.deepEqual([fresh.segments, fresh.findings], [frames, FINDINGS]);
    assert.equal(store.decide('old', [{ hunk: 0, from: 'accepted', to: 'undone' }]), 'taken');
  });

  it('leaves a file of a later version alone', () => {
    const { db } = open();
    db.exec('PRAGMA user_version = 1000');
    assert.throws(() => prepare(db), { code: 'journal.newer' });
  });
});

const statesOf = (entry: JournalEntry | undefined) => entry?.hunks.map((h) => h.state);
