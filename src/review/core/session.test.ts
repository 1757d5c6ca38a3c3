/**
 * Reviews under everything that happens to them, in random order: the user's own typing, decisions and their undo, the
 * document's undo, closing, changes by other programs (also while the journal writes), edits that are refused, a journal
 * that fails, and a reload that finds the review again out of what the journal keeps. ALIGNER_MODEL_RUNS sets the number
 * of runs. In the 3,000 of the default some 1,900 hunks stand, so that the share of them that is falsely refused (about
 * 0.4 %) can be told from 1 %.
 */
import assert from 'node:assert/strict';
import { diffChars } from 'diff';
import fc from 'fast-check';
import { applyEdits, type Edit } from '../../text/core/edits.ts';
import type { Hunk, Span } from '../../align/core/types.ts';
import { AlignerError } from '../../base/core/errors.ts';
import type { Journal } from '../../journal/core/journal.ts';
import { memoryJournal } from '../../journal/core/memory.ts';
import type { StoredTarget } from '../../journal/core/records.ts';
import { DraftPlace, type Delivery, type Outlet } from './draft-place.ts';
import { reviewErrors } from './errors.ts';
import { offsetAt, rangeOf, shiftRange, type Place, type PlaceRange } from '../../text/core/place.ts';
import * as r from './review.ts';
import { ReviewSession, type Made } from './session.ts';
import { sideText } from './sides.ts';
import { reviewOf } from './stored.ts';
import type { TextChange, TextPlace, Write } from './text-place.ts';

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
const ALL = HUNKS.map((_, i) => i);
const ABOUT = { route: 'selection', question: '', model: { id: '', sha256: '' }, sensitivity: 'normal' } as const;
const FACTS = { id: 'a', time: 0, workspace: '', name: 'a', languageId: 'python', about: ABOUT };

/** A document of an editor, which other programs write, too. */
class Document implements TextPlace {
  readonly name = 'a';
  text = AROUND[0] + ANSWER + AROUND[1];
  range = rangeOf(this.text, { start: AROUND[0].length, end: AROUND[0].length + ANSWER.length });
  isOpen = true;
  /** What the document's own undo brings back. */
  past: string[] = [];
  /** How the next edit goes: not at all, in one piece for each hunk, or as an editor in front makes it. */
  next: 'refused' | 'whole' | 'in pieces' = 'whole';
  declines = false;
  #listener: ((change: TextChange) => void) | undefined;

  get target(): StoredTarget {
    return { kind: 'editor', uri: 'file:///a', range: this.range };
  }

  read(_held: string, range?: PlaceRange): string | undefined {
    if (!this.isOpen) return undefined;
    const { start, end } = range === undefined ? { start: 0, end: this.text.length } : this.spanOf(range);
    return this.text.slice(start, end);
  }

  open(): Promise<void> {
    if (!this.isOpen) {
      this.isOpen = true;
      this.#listener?.({ before: this.range, changes: null });
    }
    return Promise.resolve();
  }

  mayWrite(): Promise<boolean> {
    return Promise.resolve(!this.declines);
  }

  apply({ text, edits }: Write): Promise<boolean> {
    if (edits.length === 0) return Promise.resolve(true);
    if (!this.isOpen) return Promise.reject(reviewErrors.closed(this.name));
    if (this.next === 'refused') return Promise.reject(reviewErrors.refused(this.name));
    const { start, end } = this.spanOf(this.range);
    assert.equal(this.text.slice(start, end), text);
    this.past.push(this.text);
    const inDocument = edits.map((e) => ({ ...e, start: start + e.start, end: start + e.end }));
    this.change(...(this.next === 'whole' ? inDocument : inDocument.flatMap((e) => piecesOf(this.text, e))));
    return Promise.resolve(true);
  }

  onChange(listener: (change: TextChange) => void): void {
    this.#listener = listener;
  }

  dispose(): void {
    this.#listener = undefined;
  }

  /** Changes of the document that an editor tells of at once: in order, apart, in offsets of the document before. */
  change(...edits: Edit[]): void {
    const before = { text: this.text, range: this.range };
    this.text = applyEdits(this.text, edits);
    if (!this.isOpen) return;
    const changes = edits.toReversed().map((e) => ({ range: rangeOf(before.text, e), text: e.replacement }));
    this.range = changes.reduce(shiftRange, before.range);
    this.#listener?.({ before: before.range, changes });
  }

  /** Makes it another: by the pieces in which they differ, or by all that lies between their ends. */
  replace(next: string, inPieces = false): void {
    const pieces = piecesOf(this.text, { start: 0, end: this.text.length, replacement: next });
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first === undefined || last === undefined) return;
    const tail = this.text.length - last.end;
    const whole = { start: first.start, end: last.end, replacement: next.slice(first.start, next.length - tail) };
    this.change(...(inPieces ? pieces : [whole]));
  }

  spanOf({ start, end }: PlaceRange): Span {
    const [from, to] = [start, end].map((place: Place) => offsetAt(this.text, place)) as [number, number];
    return { start: Math.min(from, to), end: Math.max(from, to) };
  }
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

const FAILURE = new AlignerError({ code: 'journal.write', message: 'The disk is full.', next: 'Make room.' });

/** A journal that can fail, and while which something else can happen. */
class FlakyJournal {
  readonly #journal = memoryJournal(() => 0);
  /** How many of its next writes fail. */
  failures = 0;
  /** Happens while the next decision is written. */
  meanwhile: (() => void) | undefined;

  recordAnswer: Journal['recordAnswer'] = (...args) => this.#write(() => this.#journal.recordAnswer(...args));
  dismiss: Journal['dismiss'] = (...args) => this.#write(() => this.#journal.dismiss(...args));
  retarget: Journal['retarget'] = (...args) => this.#write(() => this.#journal.retarget(...args));
  decide: Journal['decide'] = (...args) =>
    this.#write(async () => {
      const outcome = await this.#journal.decide(...args);
      const { meanwhile } = this;
      this.meanwhile = undefined;
      meanwhile?.();
      return outcome;
    });
  /** As after the window that wrote it is gone. */
  load: Journal['load'] = async (id) => {
    const entry = await this.#journal.load(id);
    return entry && { ...entry, hunks: entry.hunks.map((h) => ({ ...h, abandoned: true })) };
  };

  #write<T>(run: () => Promise<T>): Promise<T> {
    return this.failures > 0 && this.failures-- > 0 ? Promise.reject(FAILURE) : run();
  }
}

/** A review and the world around it; every decision is held to what it says of itself. */
class World<P extends TextPlace> {
  readonly journal = new FlakyJournal();
  place: P;
  session: ReviewSession;

  constructor(place: P) {
    this.place = place;
    this.session = this.#sessionOf(r.newReview(ANSWER, HUNKS));
  }

  #sessionOf(review: r.Review, recorded?: r.HunkState[]): ReviewSession {
    const { journal } = this;
    const onProblem = (error: unknown) => assert.equal(error, FAILURE);
    const deps = { journal, onProblem, onDidChange: () => undefined, onDidFollow: () => undefined };
    return new ReviewSession(FACTS, this.place, review, deps, recorded);
  }

  /** The window is loaded again: only what the journal has comes back, in a place as it is found then. */
  async reload(placeOf: (target: StoredTarget) => P): Promise<void> {
    const stored = await this.journal.load('a');
    if (stored === undefined) return;
    this.session.dispose();
    this.place = placeOf(stored.answer.target);
    const states = stored.hunks.map((h) => h.state as r.HunkState);
    this.session = this.#sessionOf(reviewOf(stored), states);
    await this.session.recover();
  }

  /** What became of a decision; undefined when it failed, and then nothing of it may be left. */
  async decided(made: Promise<Made>): Promise<Made | undefined> {
    try {
      return await made;
    } catch (error) {
      assert.ok(error instanceof AlignerError, String(error));
      return undefined;
    }
  }
}

const step = (count: number) => fc.tuple(fc.nat(count - 1), fc.nat(100_000), fc.nat(1000));
type Command<W> = (world: W, n: number, m: number) => Promise<void> | void;

/** What a user types is numbered and found nowhere else: none of it may be lost by anything but the user's own undo. */
const MARKER = /<\d+>/g;
const markersOf = (text: string): string[] => [...text.matchAll(MARKER)].map(([m]) => m).sort();

class DocumentWorld extends World<Document> {
  typed = 0;
  tried = 0;
  falselyRefused = 0;

  constructor() {
    super(new Document());
  }

  type(at: number): void {
    this.place.past.push(this.place.text);
    const wanted = at % (this.place.text.length + 1);
    // Not into the middle of what was typed before.
    const inside = [...this.place.text.matchAll(MARKER)].find(
      ({ index, 0: m }) => wanted > index && wanted < index + m.length,
    );
    const start = inside === undefined ? wanted : inside.index + inside[0].length;
    this.place.change({ start, end: start, replacement: `<${this.typed++}>` });
  }

  check(): void {
    const { review } = this.session;
    assert.equal(review.applying, null);
    assert.equal(this.place.read('', this.place.range) ?? review.text, review.text);
    assert.ok(sideText(review, 'after').length >= 0);
  }

  /** Other characters than those of the hunks may not change; without a decision, none. */
  async decide(decide: () => Promise<Made>, m: number): Promise<Made | undefined> {
    const { place, journal } = this;
    place.next = m % 7 === 0 ? 'refused' : m % 2 === 0 ? 'in pieces' : 'whole';
    place.declines = m % 11 === 0;
    journal.failures = m % 13 === 0 ? 1 : 0;
    let [before, typedBefore] = [place.text, this.typed];
    if (m % 5 === 0 && place.isOpen)
      journal.meanwhile = () => {
        if (m % 10 === 0) this.type(m * 31);
        else place.isOpen = false;
        before = place.text;
      };
    const markers = markersOf(place.text);
    const made = await this.decided(decide());
    journal.failures = 0;
    journal.meanwhile = undefined;
    for (; typedBefore < this.typed; typedBefore++) markers.push(`<${typedBefore}>`);
    assert.deepEqual(markersOf(place.text), markers.sort());
    if (made === undefined || made.outcome === 'kept' || made.outcome === 'stale') assert.equal(place.text, before);
    return made;
  }

  /** Whether a hunk's own lines, with the line before, stand exactly once: then nothing excuses a refusal. */
  stoodOnce(index: number): boolean {
    const { start, end, original } = HUNKS[index]!;
    if (original === '' || r.isWritten(this.session.review.states[index]!)) return false;
    const from = ANSWER.lastIndexOf('\n', ANSWER.lastIndexOf('\n', start - 1) - 1) + 1;
    const lines = ANSWER.slice(from, ANSWER.indexOf('\n', end - 1));
    return this.place.text.split(lines).length === 2;
  }
}

const inDocument: readonly Command<DocumentWorld>[] = [
  // The user types somewhere, in the answer or around it.
  (w, n) => {
    if (w.place.isOpen) w.type(n);
  },
  // The user deletes a few of the answer's characters.
  ({ place }, n, m) => {
    const start = n % place.text.length;
    const end = Math.min(place.text.length, start + 1 + (m % 12));
    if (!place.isOpen || /[<>\d]/.test(place.text.slice(start, end))) return;
    place.past.push(place.text);
    place.change({ start, end, replacement: '' });
  },
  async (w, n, m) => {
    const index = n % HUNKS.length;
    await w.place.open();
    const all = r.linked(w.session.review, index);
    const stood = all.length > 0 && all.every((i) => r.isOpen(w.session.review.states[i]!) && w.stoodOnce(i));
    const isTried = stood && [5, 7, 11, 13].every((k) => m % k > 0);
    const made = await w.decide(() => w.session.accept([index], m % 3 === 0 ? { [index]: `mine${m}` } : {}), m);
    for (const i of made?.outcome === 'accepted' ? made.indexes : []) {
      const state = w.session.review.states[i]!;
      assert.ok(r.isWritten(state) || r.isOpen(state), state);
      if (r.isWritten(state)) assert.ok(r.stands(w.session.review, i));
    }
    if (isTried) w.tried++;
    if (isTried && made?.outcome !== 'accepted') w.falselyRefused++;
  },
  async (w, n, m) => {
    const made = await w.decide(() => w.session.reject([n % HUNKS.length]), m);
    for (const i of made?.outcome === 'rejected' ? made.indexes : [])
      assert.equal(w.session.review.states[i], 'rejected');
  },
  async (w, n, m) => {
    const made = await w.decide(() => w.session.undo(n % 3 === 0 ? ALL : [n % HUNKS.length]), m);
    if (made?.outcome !== 'undone') return;
    const left = made.indexes.filter((i) => r.isDecided(w.session.review.states[i]!));
    assert.equal(left.length > 0, made.isPartial);
    for (const i of made.indexes) if (w.session.review.states[i] === 'undone') assert.ok(r.stands(w.session.review, i));
  },
  // The document's own undo: what it held before the last change.
  async ({ place, session }, n) => {
    if (!place.isOpen) return;
    const before = place.past.pop();
    if (before !== undefined) place.replace(before, n % 3 > 0);
    await session.record();
  },
  ({ place }) => {
    place.isOpen = false;
    place.past = [];
  },
  // Another program writes, while the document is open or not.
  ({ place }, n) => {
    const lines = place.text.split('\n');
    const at = n % lines.length;
    const words = n % 2 === 0 ? `// external ${n % 97}` : '';
    place.past = [];
    place.replace([...lines.slice(0, at), words, ...lines.slice(at)].join('\n'));
  },
  async (w) => {
    await w.session.record();
    const { states } = w.session.review;
    const { text, isOpen } = w.place;
    await w.reload((target) => {
      const place = new Document();
      assert.ok(target.kind === 'editor');
      return Object.assign(place, { text, isOpen, range: target.range });
    });
    await w.place.open();
    // Undone by the editor and redone by a change too large to be followed, it stands again: then it is not pending.
    const now = w.session.review;
    states.forEach((before, i) => {
      if (r.isOpen(before)) assert.ok(r.isOpen(now.states[i]!) || r.stands(now, i), `${i} is lost: ${now.states[i]}`);
    });
  },
];

/** A clipboard, as it was and as others change it. */
class Clipboard implements Outlet {
  readonly name = 'the clipboard';
  readonly target: StoredTarget = { kind: 'clipboard', text: ANSWER, eol: '\n' };
  text = ANSWER;
  declines = false;

  deliver(text: string): Promise<Delivery | undefined> {
    if (this.declines) return Promise.resolve(undefined);
    this.text = text;
    return Promise.resolve(this.delivered(text));
  }

  delivered(text: string): Delivery {
    return {
      takeBack: () => {
        if (this.declines) return Promise.resolve(false);
        if (this.text !== text) return Promise.reject(reviewErrors.clipboard());
        this.text = ANSWER;
        return Promise.resolve(true);
      },
    };
  }
}

class DraftWorld extends World<DraftPlace> {
  readonly clipboard: Clipboard;

  constructor(clipboard = new Clipboard()) {
    super(new DraftPlace(clipboard));
    this.clipboard = clipboard;
  }

  /** The text is out when all is decided, and is not when it is not; what failed leaves all as it was. */
  async decide(decide: () => Promise<Made>, m: number): Promise<void> {
    const { clipboard, journal } = this;
    clipboard.declines = m % 5 === 0;
    journal.failures = m % 7 === 0 ? 1 : 0;
    const before = { text: clipboard.text, review: this.session.review };
    const made = await this.decided(decide());
    journal.failures = 0;
    const { review } = this.session;
    assert.equal(review.applying, null);
    if (made === undefined || made.outcome === 'kept' || made.outcome === 'none') {
      assert.equal(clipboard.text, before.text);
      assert.deepEqual([review.states, review.text], [before.review.states, before.review.text]);
    } else if (r.isComplete(review)) assert.equal(clipboard.text, review.text);
    else if (r.isComplete(before.review)) assert.equal(clipboard.text, ANSWER);
  }
}

const inDraft: readonly Command<DraftWorld>[] = [
  (w, n, m) =>
    w.decide(() => w.session.accept([n % HUNKS.length], m % 3 === 0 ? { [n % HUNKS.length]: `mine${m}` } : {}), m),
  (w, n, m) => w.decide(() => w.session.accept(n % 2 === 0 ? ALL : [n % HUNKS.length]), m),
  (w, n, m) => w.decide(() => w.session.reject([n % HUNKS.length]), m),
  (w, n, m) => w.decide(() => w.session.undo(n % 2 === 0 ? ALL : [n % HUNKS.length]), m),
  (w, n) => {
    if (n % 3 === 0) w.clipboard.text = `copied ${n}`;
  },
  async (w) => {
    await w.session.record();
    const { states, text } = w.session.review;
    await w.reload(() => new DraftPlace(w.clipboard));
    assert.deepEqual([w.session.review.states, w.session.review.text], [states, text]);
  },
];

describe(`a review in ${RUNS} random sequences`, () => {
  it('in a document loses no character of the user and no pending hunk, and refuses nothing that stands', async function () {
    this.timeout(0);
    let [tried, falselyRefused, steps] = [0, 0, 0];
    const sequences = fc.array(step(inDocument.length), { minLength: 5, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const w = new DocumentWorld();
        await w.session.propose();
        for (const [which, n, m] of sequence) {
          await inDocument[which]!(w, n, m);
          w.check();
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

  it('on the clipboard is out whole or not at all, and undone only when the text is back', async function () {
    this.timeout(0);
    const sequences = fc.array(step(inDraft.length), { minLength: 5, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const w = new DraftWorld();
        await w.session.propose();
        for (const [which, n, m] of sequence) await inDraft[which]!(w, n, m);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a review of a text that went elsewhere', () => {
  const elsewhere = (takeBack: Delivery['takeBack']) => {
    const delivery = { takeBack };
    const outlet: Outlet = {
      name: 'the chat',
      target: { kind: 'elsewhere' },
      deliver: () => Promise.resolve(delivery),
      delivered: () => delivery,
    };
    return new World(new DraftPlace(outlet)).session;
  };

  it('stays accepted where nothing can be taken back, and says so', async () => {
    const session = elsewhere(() => Promise.reject(reviewErrors.inChat()));
    assert.equal((await session.accept(ALL)).outcome, 'accepted');
    await assert.rejects(session.undo(ALL), { code: 'review.in-chat' });
    assert.ok(session.review.states.every(r.isWritten));
    await assert.rejects(session.undo([0]), { code: 'review.in-chat' });
    assert.ok(r.isComplete(session.review));
  });

  it('takes back what has not gone out yet without asking', async () => {
    const session = elsewhere(() => Promise.reject(reviewErrors.inChat()));
    await session.accept([1]);
    assert.equal((await session.undo([1])).outcome, 'undone');
    assert.equal(session.review.text, ANSWER);
  });

  it('asks again where to, after a rejection was taken back', async () => {
    let taken = 0;
    const session = elsewhere(() => Promise.resolve(taken++ >= 0));
    await session.accept([0, 1, 3]);
    await session.reject([4]);
    assert.equal((await session.undo([4])).outcome, 'undone');
    assert.deepEqual([taken, session.review.states[4]], [1, 'undone']);
  });
});

describe('a review whose answer is deleted', () => {
  const opened = async () => {
    const journal = memoryJournal();
    const place = new Document();
    let vanished = 0;
    const nothing = () => undefined;
    const deps = { journal, onProblem: (error: unknown) => assert.ifError(error), onDidChange: nothing };
    const following = { ...deps, onDidFollow: nothing, onDidVanish: () => vanished++ };
    const session = new ReviewSession(FACTS, place, r.newReview(ANSWER, HUNKS), following);
    await session.propose();
    await session.accept(ALL);
    await journal.clear('everything');
    return { journal, place, session, vanished: () => vanished };
  };

  it('does not bring it back by itself when its text goes back', async () => {
    const { journal, place, session, vanished } = await opened();
    place.replace(AROUND[0] + ANSWER + AROUND[1]);
    await session.record();
    assert.deepEqual(await journal.entriesAfter(0, 10), []);
    assert.equal(vanished(), 1);
  });

  it('brings it back by a decision of the user', async () => {
    const { journal, session, vanished } = await opened();
    assert.equal((await session.undo(ALL)).outcome, 'undone');
    assert.equal(
      (await journal.load(FACTS.id))?.hunks.every((h) => h.state === 'undone'),
      true,
    );
    assert.equal(vanished(), 0);
  });
});

describe('a review in two windows, each with the file as it is there', () => {
  /** What this window has, and another whose file is not saved yet, or not read anew. */
  async function windows() {
    const journal = memoryJournal();
    const open = () => {
      const place = new Document();
      const due = { record: false };
      const onProblem = (error: unknown) => assert.ifError(error);
      const onDidFollow = () => (due.record = true);
      const deps = { journal, onProblem, onDidChange: onDidFollow, onDidFollow };
      const session = new ReviewSession(FACTS, place, r.newReview(ANSWER, HUNKS), deps);
      /** What a window does by itself: it reads the journal, and records what its text says once it rests. */
      const settle = async () => {
        await session.take((await journal.load(FACTS.id))!);
        if (due.record) await session.record();
        due.record = false;
      };
      return { place, session, settle };
    };
    const [here, there] = [open(), open()];
    await here.session.propose();
    const states = async () => (await journal.load(FACTS.id))!.hunks.map((h) => h.state).join();
    return { here, there, states };
  }
  const all = (state: string) => HUNKS.map(() => state).join();

  it('is not undone by the window whose text has not the correction', async () => {
    const { here, there, states } = await windows();
    await there.settle();
    await here.session.accept(ALL);
    for (let n = 0; n < 2; n++) for (const window of [there, here]) await window.settle();
    there.place.change({ start: 0, end: 0, replacement: '# typed here\n' });
    for (const window of [there, here]) await window.settle();
    assert.equal(await states(), all('accepted'));
    for (const { session } of [here, there]) assert.ok(!r.isWaiting(session.review));
    await assert.rejects(there.session.undo(ALL), { code: 'review.diverged' });
    // Once it is saved there it comes here, and can be taken back from here, too.
    there.place.replace(here.place.text);
    await there.settle();
    assert.equal((await there.session.undo(ALL)).outcome, 'undone');
    assert.ok(there.place.text.includes(ANSWER));
    assert.equal(await states(), all('undone'));
  });

  it('is not accepted again by the window whose text still has the correction', async () => {
    const { here, there, states } = await windows();
    await here.session.accept(ALL);
    there.place.replace(here.place.text);
    await there.settle();
    await here.session.undo(ALL);
    for (let n = 0; n < 2; n++) for (const window of [there, here]) await window.settle();
    assert.equal(await states(), all('undone'));
    there.place.replace(here.place.text);
    await there.settle();
    assert.equal((await there.session.accept(ALL)).outcome, 'accepted');
    assert.equal(await states(), all('accepted'));
  });
});
