import assert from 'node:assert/strict';
import type { Hunk } from '../../align/core/types.ts';
import { answerOf } from '../../../test/support/journal-records.ts';
import { memoryJournal } from '../../journal/core/memory.ts';
import { DraftPlace } from './draft-place.ts';
import { follow } from './follow.ts';
import { placedFindings, requestFor } from './findings.ts';
import { reviewOf } from './stored.ts';
import { ReviewSession } from './session.ts';
import { isWaiting, newReview, openFindings } from './review.ts';
import { sideText } from './sides.ts';

const TEXT = 'import os\n\nos.system(command)\neval(text)\n';
const HUNK: Hunk = {
  start: 11,
  end: 29,
  original: 'os.system(command)',
  replacement: 'run([command])',
  category: 'harmless',
  tags: ['CWE-78'],
  severity: 'error',
  reason: '',
  confidence: 1,
};
const FINDING = {
  start: TEXT.indexOf('eval'),
  end: TEXT.indexOf('eval') + 'eval(text)'.length,
  tag: 'CWE-95',
  severity: 'error',
  reason: 'Runs any text.',
  source: 'pattern',
} as const;
const start = () => newReview(TEXT, [HUNK], [FINDING]);

describe('a finding without a correction', () => {
  it('stands at its text on both sides', () => {
    const review = start();
    const [placed] = placedFindings(review);
    for (const side of ['before', 'after'] as const)
      assert.equal(sideText(review, side).slice(placed![side].start, placed![side].end), 'eval(text)');
  });

  it('follows what is typed around it, and goes with its text', () => {
    const typed = follow(start(), { start: 0, end: 0, replacement: '# typed\n' });
    const span = typed.findingSpans[0]!;
    assert.equal(typed.text.slice(span.start, span.end), 'eval(text)');
    const gone = follow(typed, { start: span.start + 1, end: span.start + 2, replacement: 'x' });
    assert.deepEqual([gone.findingSpans, openFindings(gone), placedFindings(gone)], [[null], 0, []]);
  });

  it('comes back with the journal’s entry where it stood, unless a change that was written took some of it', () => {
    const answer = answerOf('a', { original: TEXT, findings: [FINDING, { ...FINDING, start: 11, end: 20 }] });
    const since = answer.time;
    const waiting = reviewOf({ answer, hunks: [{ ...HUNK, state: 'pending', since }], dismissed: false });
    assert.deepEqual(
      waiting.findingSpans,
      answer.findings!.map(({ start, end }) => ({ start, end })),
    );
    const written = reviewOf({ answer, hunks: [{ ...HUNK, state: 'accepted', since }], dismissed: false });
    const [span, taken] = written.findingSpans;
    assert.deepEqual([written.text.slice(span!.start, span!.end), taken], ['eval(text)', null]);
  });

  it('waits for the user by itself', () => {
    assert.ok(isWaiting(newReview(TEXT, [], [FINDING])));
    assert.ok(!isWaiting(newReview(TEXT, [])));
  });

  it('waits by itself after a reload, too, until it is put away', async () => {
    const journal = memoryJournal(() => 0);
    const deps = { journal, onProblem: assert.ifError, onDidChange: () => undefined, onDidFollow: () => undefined };
    const about = { route: 'selection', question: '', model: { id: '', sha256: '' }, sensitivity: 'normal' } as const;
    const facts = { id: 'a', time: 0, workspace: 'w', name: 'a', languageId: 'python', about };
    const outlet = {
      name: 'the chat',
      target: { kind: 'elsewhere' },
      deliver: () => Promise.reject(new Error()),
    } as const;
    const place = new DraftPlace({ ...outlet, delivered: () => ({ takeBack: () => Promise.reject(new Error()) }) });
    const session = new ReviewSession(facts, place, newReview(TEXT, [], [FINDING, FINDING]), deps);
    await session.propose();
    const [entry] = await journal.listPending('w');
    assert.equal(openFindings(reviewOf(entry!)), 2);
    session.dismissFinding(0);
    assert.equal((await journal.listPending('w')).length, 1);
    session.dismissFinding(1);
    assert.deepEqual(await journal.listPending('w'), []);
  });

  it('becomes a request that names it, its place, the code, and what must stay', () => {
    const request = requestFor(start(), 0, 'run.py', 'python')!;
    for (const part of [
      'run.py',
      'Runs any text.',
      'CWE-95',
      '```python\neval(text)\n```',
      TEXT.trim(),
      'Keep all other code',
    ])
      assert.ok(request.includes(part), part);
    assert.equal(requestFor(start(), 1, 'run.py', 'python'), undefined);
  });
});
