/**
 * A review and its document under everything that happens to them, in random order: the user's own typing, decisions and
 * their undoing, the document's undo, closing, changes by other programs, and a reload that finds the review again out of
 * what the journal keeps. ALIGNER_MODEL_RUNS sets the number of runs. In the 3,000 of the default some 1,900 hunks stand, so
 * that the share of them that is falsely refused (about 0.4 %) can be told from 1 %.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffChars } from 'diff';
import { applyEdits, type Edit } from '../../text/core/edits.ts';
import type { Hunk, Span } from '../../align/core/types.ts';
import type { HunkRecord } from '../../journal/core/records.ts';
import { memoryJournal } from '../../journal/core/memory.ts';
import { anchor } from './anchor.ts';
import { followChanges } from './changes.ts';
import { offsetAt, rangeOf, shiftRange, type PlaceRange } from '../../text/core/place.ts';
import * as r from './review.ts';
import { sideText } from './sides.ts';
import { reviewOf, stepsTo } from './stored.ts';

const RUNS = Number(process.env['ALIGNER_MODEL_RUNS'] ?? 3000);

const ANSWER =
  'import os\n\ndef run(command):\n    os.system(command)\n    print("done")\n\ndef twice(n):\n    return n * 3\n';
const AROUND = ['# A file with an answer in it.\n\n', '\n# The end, with os in it.\n'] as const;

const hunk = (original: string, replacement: string, group?: number): Hunk => ({
  start: ANSWER.indexOf(original),
  end: ANSWER.indexOf(original) + original.length,
  original,
  replacement,
  category: 'harmless',
  tags: ['CWE-78'],
  severity: 'error',
  reason: 'Because.',
  confidence: 0.9,
  group,
});
const INSERTED: Hunk = { ...hunk('def run', ''), original: '', end: ANSWER.indexOf('def run'), replacement: '@safe\n' };
const HUNKS = [
  hunk('import os', 'import subprocess', 1),
  INSERTED,
  hunk('os.system(command)', 'subprocess.run([command])', 1),
  hunk('    print("done")\n', ''),
  hunk('n * 3', 'n * 2'),
];

/** What a user types is numbered and found nowhere else: none of it may be lost by anything but the user's own undo. */
class World {
  document = AROUND[0] + ANSWER + AROUND[1];
  span = { start: AROUND[0].length, end: AROUND[0].length + ANSWER.length };
  review = r.newReview(ANSWER, HUNKS);
  recorded: HunkRecord['state'][] = HUNKS.map(() => 'pending');
  journal = memoryJournal(() => 0);
  open = true;
  past: string[] = [];
  typed = 0;
  tried = 0;
  falselyRefused = 0;

  async begin(): Promise<void> {
    const target = { kind: 'editor', uri: 'file:///a', range: { start: ZERO, end: ZERO } } as const;
    const about = { route: 'selection', question: '', model: { id: '', sha256: '' }, sensitivity: 'normal' } as const;
    const record = {
      id: 'a',
      time: 0,
      workspace: '',
      name: 'a',
      language: 'python',
      original: ANSWER,
      target,
      ...about,
    };
    await this.journal.recordAnswer(record, HUNKS);
  }

  /** Changes of the document that an editor tells of at once: in order, apart, in offsets of the document before. */
  change(...edits: Edit[]): void {
    const before = { document: this.document, range: rangeOf(this.document, this.span) };
    this.document = applyEdits(this.document, edits);
    if (!this.open) return;
    const changes = edits.toReversed().map((e) => ({ range: rangeOf(before.document, e), text: e.replacement }));
    const followed = followChanges(this.review, before.range, changes);
    const span = followed && this.spanOf(followed.range);
    if (followed && span && this.document.slice(span.start, span.end) === followed.review.text) {
      this.review = followed.review;
      this.span = span;
    } else {
      this.span = this.spanOf(changes.reduce(shiftRange, before.range));
      this.attach();
    }
    this.check();
  }

  spanOf({ start, end }: PlaceRange): Span {
    const [from, to] = [offsetAt(this.document, start), offsetAt(this.document, end)];
    return { start: Math.min(from, to), end: Math.max(from, to) };
  }

  attach(): void {
    this.open = true;
    const anchored = anchor(this.review, this.document, this.span, true);
    this.review = anchored.review;
    this.span = anchored.span;
    this.check();
  }

  check(): void {
    assert.equal(this.document.slice(this.span.start, this.span.end), this.review.text);
  }

  async record(): Promise<void> {
    const steps = stepsTo(this.review, this.recorded);
    if (steps.length > 0) assert.equal(await this.journal.decide('a', steps), 'taken');
    this.recorded = this.recorded.map((s, i) => steps.find((d) => d.hunk === i)?.to ?? s);
  }

  /** Writes what `take` takes, as write.ts does; other characters than those of its hunks may not change. */
  async write(take: (review: r.Review) => r.Review | null, fails: boolean, inPieces: boolean): Promise<boolean> {
    if (!this.open) this.attach();
    const taken = take(this.review);
    if (taken === null) return false;
    this.review = taken;
    await this.record();
    const edits = r.pendingEdits(taken);
    const markers = markersOf(this.document);
    if (!fails) {
      this.past.push(this.document);
      const at = this.span.start;
      const inDocument = edits.map((e) => ({ ...e, start: at + e.start, end: at + e.end }));
      this.change(...(inPieces ? inDocument.flatMap((e) => piecesOf(this.document, e)) : inDocument));
    }
    const isNothing = edits.every((e) => taken.text.slice(e.start, e.end) === e.replacement);
    assert.equal(r.holds(this.review, taken.applying!), !fails || isNothing);
    this.review = fails ? r.rollBack(this.review) : r.commit(this.review);
    await this.record();
    assert.deepEqual(markersOf(this.document), markers);
    return true;
  }
}

const ZERO = { line: 0, character: 0 };
const MARKER = /<\d+>/g;
const markersOf = (text: string): string[] => [...text.matchAll(MARKER)].map(([m]) => m).sort();

type Command = (world: World) => Promise<void> | void;

const commands: readonly ((n: number, m: number) => Command)[] = [
  // The user types somewhere, in the answer or around it.
  (n) => (w) => {
    if (!w.open) return;
    w.past.push(w.document);
    const at = n % (w.document.length + 1);
    w.change({ start: at, end: at, replacement: `<${w.typed++}>` });
  },
  // The user deletes a few of the answer's characters.
  (n, m) => (w) => {
    if (!w.open) return;
    const at = n % w.document.length;
    const end = Math.min(w.document.length, at + 1 + (m % 12));
    if (/[<>\d]/.test(w.document.slice(at, end))) return;
    w.past.push(w.document);
    w.change({ start: at, end, replacement: '' });
  },
  (n, m) => async (w) => {
    const index = n % HUNKS.length;
    if (!r.isOpen(w.review.states[index]!)) return;
    const all = r.linked(w.review, index);
    // What the document holds, looked at without the review's own idea of places.
    if (!w.open) w.attach();
    const stood = all.every((i) => r.isOpen(w.review.states[i]!) && stoodOnce(w, i));
    const words = m % 3 === 0 ? { [index]: `mine${m}` } : {};
    const written = await w.write((review) => r.begin(review, all, words), m % 7 === 0, m % 2 === 0);
    if (!stood) return;
    w.tried++;
    if (!written) w.falselyRefused++;
  },
  (n) => async (w) => {
    const all = r.linked(w.review, n % HUNKS.length);
    const before = w.document;
    const next = r.reject(w.review, all);
    if (next === null) return;
    w.review = next;
    await w.record();
    assert.equal(w.document, before);
  },
  (n, m) => async (w) => {
    const index = n % HUNKS.length;
    if (w.review.states[index] === 'rejected') {
      w.review = r.reopen(
        w.review,
        r.linked(w.review, index, (s) => s === 'rejected'),
      )!;
      await w.record();
    } else
      await w.write((review) => r.beginUndo(review, r.linked(review, index, r.isWritten)), m % 7 === 0, m % 2 === 0);
  },
  // The document's own undo: what it held before the last change.
  (n) => async (w) => {
    const before = w.past.pop();
    if (!w.open || before === undefined) return;
    replace(w, before, n % 3 > 0);
    await w.record();
  },
  () => (w) => {
    w.open = false;
    w.past = [];
  },
  // Another program writes, while the document is open or not.
  (n) => (w) => {
    const lines = w.document.split('\n');
    const at = n % lines.length;
    const words = n % 2 === 0 ? `// external ${n % 97}` : '';
    const next = [...lines.slice(0, at), words, ...lines.slice(at)].join('\n');
    w.past = [];
    replace(w, next);
  },
  // The window is loaded again: only what the journal has comes back, and the range as it was last told.
  () => async (w) => {
    await w.record();
    const wanted = w.review.states.map((s, i) => (r.isOpen(s) ? i : -1)).filter((i) => i >= 0);
    w.review = reviewOf((await w.journal.load('a'))!);
    w.past = [];
    w.attach();
    w.review = r.rollBack(w.review);
    await w.record();
    // Undone by the editor and redone by a change too large to be followed, it stands again: then it is not pending.
    for (const i of wanted)
      assert.ok(r.isOpen(w.review.states[i]!) || r.stands(w.review, i), `hunk ${i} is lost: ${w.review.states[i]}`);
  },
];

/** Whether a hunk's own line, with the line before it, stands exactly once in the document: then nothing excuses a refusal. */
function stoodOnce({ document, review }: World, index: number): boolean {
  const { start, end, original } = HUNKS[index]!;
  if (original === '') return false;
  const from = ANSWER.lastIndexOf('\n', ANSWER.lastIndexOf('\n', start - 1) - 1) + 1;
  const to = ANSWER.indexOf('\n', end - 1);
  const lines = ANSWER.slice(from, to);
  return document.split(lines).length === 2 && !r.isWritten(review.states[index]!);
}

/** Makes the document another: by the pieces in which they differ, or by all that lies between their ends. */
function replace(w: World, next: string, inPieces = false): void {
  const whole = { start: 0, end: w.document.length, replacement: next };
  const pieces = piecesOf(w.document, whole);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return;
  if (inPieces) {
    w.change(...pieces);
    return;
  }
  const tail = w.document.length - last.end;
  w.change({ start: first.start, end: last.end, replacement: next.slice(first.start, next.length - tail) });
}

/** An edit as VS Code makes it of a document in the editor in front: without the characters that stay. */
function piecesOf(text: string, { start, end, replacement }: Edit): Edit[] {
  const pieces: Edit[] = [];
  let at = start;
  let open: { start: number; end: number; replacement: string } | undefined;
  for (const { added, removed, value } of diffChars(text.slice(start, end), replacement)) {
    if (!added && !removed) {
      if (open) pieces.push(open);
      open = undefined;
      at += value.length;
      continue;
    }
    open ??= { start: at, end: at, replacement: '' };
    if (added) open.replacement += value;
    else open.end = at += value.length;
  }
  return open ? [...pieces, open] : pieces;
}

describe(`a review in its document, in ${RUNS} random sequences`, () => {
  it('loses no character of the user and no pending hunk, and refuses nothing that stands', async function () {
    this.timeout(0);
    let [tried, falselyRefused, steps] = [0, 0, 0];
    const step = fc.tuple(fc.nat(commands.length - 1), fc.nat(100_000), fc.nat(1000));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (sequence) => {
        const w = new World();
        await w.begin();
        for (const [which, n, m] of sequence) {
          await commands[which]!(n, m)(w);
          if (w.open) w.check();
          assert.equal(w.review.applying, null);
          assert.ok(sideText(w.review, 'after').length >= 0);
          steps++;
        }
        tried += w.tried;
        falselyRefused += w.falselyRefused;
      }),
      { numRuns: RUNS },
    );
    const percent = ((100 * falselyRefused) / Math.max(1, tried)).toFixed(2);
    console.log(`      ${steps} steps; ${tried} hunks stood, of which ${falselyRefused} were refused (${percent} %)`);
    assert.ok(falselyRefused <= tried / 100);
  });
});
