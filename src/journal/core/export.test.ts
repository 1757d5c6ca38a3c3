import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answerOf, hunkOf } from '../../../test/support/journal-records.ts';
import { anyAnswer } from '../../../test/support/journal.ts';
import { describeExport, EMPTY_SUMMARY, exportLines, type ExportOptions } from './export.ts';
import { FORMATS, type ExportFormat } from './formats.ts';
import { memoryJournal } from './memory.ts';
import type { Decision, DecisionState } from './records.ts';

const ORIGINAL = 'The first word. The second word. The third word.';
const HUNKS = [hunkOf(ORIGINAL, 4, 9, '1st'), hunkOf(ORIGINAL, 20, 26, '2nd'), hunkOf(ORIGINAL, 37, 42, '3rd')];

/** A journal with one answer whose hunks went into these states. */
async function journalWith(states: readonly DecisionState[], text = 'SECOND', more: object = {}) {
  const journal = memoryJournal();
  const answer = answerOf('x', { original: ORIGINAL, language: 'markdown', ...more });
  await journal.recordAnswer(answer, HUNKS, states[0] === 'shown' ? 'shown' : 'pending');
  const decisions = states.flatMap((to, hunk): Decision[] =>
    to === 'pending' || to === 'shown' ? [] : [{ hunk, from: 'pending', to, ...(to === 'edited' ? { text } : {}) }],
  );
  await journal.decide('x', decisions);
  return journal;
}

async function exported(
  journal: Parameters<typeof exportLines>[0],
  format: ExportFormat,
  options: Partial<ExportOptions> = {},
) {
  const rows: unknown[] = [];
  let summary = EMPTY_SUMMARY;
  for await (const { line, summary: s } of exportLines(journal, { format, redact: true, folders: [], ...options })) {
    rows.push(JSON.parse(line));
    summary = s;
  }
  return { rows, summary };
}

const says = (role: string, content: string) => [{ role, content }];
const prompt = says('user', 'How do I find a user?');

describe('an export', () => {
  it('makes a preference pair of what was accepted or edited, and one of what was rejected', async () => {
    const journal = await journalWith(['accepted', 'edited', 'rejected']);
    const chosen = says('assistant', 'The 1st word. The SECOND word. The third word.');
    assert.deepEqual((await exported(journal, 'dpo')).rows, [
      { prompt, chosen, rejected: says('assistant', ORIGINAL) },
      { prompt, chosen, rejected: says('assistant', 'The 1st word. The SECOND word. The 3rd word.') },
    ]);
  });
  it('makes judgements, answers to imitate, and triples of the same', async () => {
    const journal = await journalWith(['accepted', 'edited', 'rejected']);
    const chosen = 'The 1st word. The SECOND word. The third word.';
    assert.deepEqual((await exported(journal, 'kto')).rows, [
      { prompt, completion: says('assistant', chosen), label: true },
      { prompt, completion: says('assistant', ORIGINAL), label: false },
      { prompt, completion: says('assistant', 'The 1st word. The SECOND word. The 3rd word.'), label: false },
    ]);
    assert.deepEqual((await exported(journal, 'sft')).rows, [{ prompt, completion: says('assistant', chosen) }]);
    const triple = { question: 'How do I find a user?', answer: ORIGINAL, correction: chosen };
    assert.deepEqual((await exported(journal, 'triples')).rows, [
      { ...triple, language: 'markdown', tags: ['bare-except'] },
    ]);
  });
  it('says of a correction that was rejected whole that the answer stands', async () => {
    const journal = await journalWith(['rejected', 'rejected', 'pending']);
    assert.deepEqual((await exported(journal, 'dpo')).rows, [
      {
        prompt,
        chosen: says('assistant', ORIGINAL),
        rejected: says('assistant', 'The 1st word. The 2nd word. The third word.'),
      },
    ]);
    assert.equal((await exported(journal, 'sft')).rows.length, 0);
    const { rows } = await exported(journal, 'triples');
    assert.deepEqual(rows, [
      { question: 'How do I find a user?', answer: ORIGINAL, correction: ORIGINAL, language: 'markdown', tags: [] },
    ]);
  });
  it('says nothing of what was shown, undone, not written or never decided', async () => {
    for (const states of [
      ['shown', 'shown', 'shown'],
      ['pending', 'undone', 'stale'],
      ['applying', 'pending', 'pending'],
    ] as const)
      for (const format of Object.keys(FORMATS) as ExportFormat[])
        assert.deepEqual((await exported(await journalWith(states), format)).rows, [], format);
  });
  it('takes segments as the model reads them, and only those with a decision', async () => {
    const journal = memoryJournal();
    const original = 'One paragraph.\n\nLook:\n\n```python\ntry:\n    run()\nexcept:\n    pass\n```\n\nThe end.';
    const at = original.indexOf('except:');
    const [start, end] = [original.indexOf('Look:'), original.indexOf('\n\nThe end')];
    const segments = [
      { start: 0, end: 14 },
      { start, end, language: 'python' },
      { start: end + 2, end: original.length },
    ];
    await journal.recordAnswer(answerOf('x', { original, language: 'markdown', segments }), [
      hunkOf(original, at, at + 6, 'except OSError'),
    ]);
    await journal.decide('x', [{ hunk: 0, from: 'pending', to: 'accepted' }]);
    const answer = 'Look:\n\n```python\ntry:\n    run()\nexcept:\n    pass\n```';
    assert.deepEqual((await exported(journal, 'segments')).rows, [
      {
        question: 'How do I find a user?',
        answer,
        correction: answer.replace('except', 'except OSError'),
        language: 'python',
        tags: ['bare-except'],
      },
    ]);
  });
  it('puts around a part of a fence what the model read around it', async () => {
    const journal = memoryJournal();
    const original = '```py\na = 1\n\nb = 2\n```\n';
    const [start, end] = [original.indexOf('b'), original.lastIndexOf('```') + 3];
    const wrap = { before: '```py\n', after: '' };
    const segments = [
      { start: 0, end: start - 2, language: 'python', wrap: { before: '', after: '\n```' } },
      { start, end, language: 'python', wrap },
    ];
    await journal.recordAnswer(answerOf('x', { original, language: 'markdown', segments }), [
      hunkOf(original, start, start + 1, 'c'),
    ]);
    await journal.decide('x', [{ hunk: 0, from: 'pending', to: 'rejected' }]);
    const answer = '```py\nb = 2\n```';
    assert.deepEqual((await exported(journal, 'segments')).rows, [
      { question: 'How do I find a user?', answer, correction: answer, language: 'python', tags: [] },
    ]);
  });
  it('guesses no segments of an answer that was recorded without them', async () => {
    const journal = await journalWith(['accepted', 'rejected', 'edited']);
    assert.deepEqual((await exported(journal, 'segments')).rows, []);
  });
  it('takes secrets, paths and the workspace out unless it is told not to', async () => {
    const key = ['ghp', 'aB3dE5gH7jK9mN1pQ2sT4vW6xY8zC0dE2fG4'].join('_');
    const question = `Why does ${key} fail in /srv/project/app.py and in /home/alice/x?`;
    const journal = await journalWith(['accepted', 'rejected', 'edited'], `with ${key}`, {
      question,
      workspace: 'file:///srv/project',
    });
    const { rows, summary } = await exported(journal, 'triples');
    assert.deepEqual(rows, [
      {
        question: 'Why does [secret-1] fail in [path-2] and in [path-3]?',
        answer: ORIGINAL,
        correction: 'The 1st word. The second word. The with [secret-1] word.',
        language: 'markdown',
        tags: ['bare-except'],
      },
    ]);
    assert.equal(
      describeExport(summary, true),
      'rows: 1, answers: 1; removed: secrets 1, private paths 2, e-mail addresses 0',
    );
    assert.ok(JSON.stringify((await exported(journal, 'triples', { redact: false })).rows).includes(question));
  });
  it('keeps to a time and a language', async () => {
    const journal = await journalWith(['accepted', 'rejected', 'edited']);
    assert.equal((await exported(journal, 'dpo', { since: 1_800_000_000_001 })).rows.length, 0);
    assert.equal((await exported(journal, 'dpo', { language: 'python' })).rows.length, 0);
    assert.equal((await exported(journal, 'dpo', { since: 1_800_000_000_000, language: 'markdown' })).rows.length, 2);
  });

  it('writes for any decisions about any texts lines that hold a preference, with texts that UTF-8 can hold', async () => {
    const state = fc.constantFrom<DecisionState>('accepted', 'rejected', 'edited', 'undone', 'stale', 'pending');
    await fc.assert(
      fc.asyncProperty(
        anyAnswer(['x']),
        fc.array(state, { minLength: 4, maxLength: 4 }),
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...(Object.keys(FORMATS) as ExportFormat[])),
        async ({ answer, hunks }, states, text, format) => {
          const journal = memoryJournal();
          await journal.recordAnswer(answer, hunks);
          const to = (i: number) => states[i] ?? 'pending';
          await journal.decide(
            'x',
            hunks.map((_, i) => ({ hunk: i, from: 'pending', to: to(i), ...(to(i) === 'edited' ? { text } : {}) })),
          );
          const decided = hunks.some((_, i) => ['accepted', 'rejected', 'edited'].includes(to(i)));
          for await (const { line } of exportLines(journal, { format, redact: true, folders: [] })) {
            assert.ok(decided);
            assert.ok(line.isWellFormed() && !line.includes('\n'));
            const row = JSON.parse(line, (_, value: unknown) => {
              if (typeof value === 'string') assert.ok(value.isWellFormed());
              return value;
            }) as Record<string, unknown>;
            if (format === 'dpo') assert.notDeepEqual(row['chosen'], row['rejected']);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
