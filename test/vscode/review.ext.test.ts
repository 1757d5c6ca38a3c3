/** The review layer alone, with hunks that the suite chooses: decisions, the text in the document, undo, stale places. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { Hunk } from '../../src/align/core/types.ts';
import { eolOf, toLf } from '../../src/text/core/eol.ts';
import { LastEditor } from '../../src/review/vscode/last-editor.ts';
import { followFocus, openDiff } from '../../src/review/vscode/diff-editor.ts';
import { ReviewActions, type Decision } from '../../src/review/vscode/review-actions.ts';
import { provideReviewDocuments, sideUri } from '../../src/review/vscode/review-documents.ts';
import type { ReviewSession } from '../../src/review/core/session.ts';
import { EditorPlace } from '../../src/review/vscode/editor-place.ts';
import { Places, type Destination } from '../../src/review/vscode/places.ts';
import { Reviews } from '../../src/review/vscode/reviews.ts';
import { ReviewThreads } from '../../src/review/vscode/threads.ts';
import { silentLog } from '../../src/base/core/log.ts';
import { memoryJournal } from '../../src/journal/core/memory.ts';
import { Presenter } from '../../src/ui/vscode/presenter.ts';
import { host } from '../support/host.ts';
import { inputText } from './chat-panel.ts';
import { until } from '../support/until.ts';
import { closeAll, diffs, moveTo as moveIn, openFile, select, sha256, undoIn } from './workbench.ts';

const ANSWER = 'import os\nos.system(command)\nprint("done")\n';
const TEXT = `Before.\n\n${ANSWER}\nAfter: os.\n`;

const hunk = (original: string, replacement: string, text = ANSWER, more: Partial<Hunk> = {}): Hunk => ({
  start: text.indexOf(original),
  end: text.indexOf(original) + original.length,
  original,
  replacement,
  category: 'harmless',
  tags: ['CWE-78'],
  severity: 'error',
  reason: 'A value from outside becomes part of a shell command.',
  link: 'https://cwe.mitre.org/data/definitions/78.html',
  confidence: 0.93,
  ...more,
});
const HUNKS = [
  hunk('os\n', 'subprocess\n'),
  hunk('os.system(command)', 'subprocess.run([command])'),
  hunk('done', 'Done'),
];
const ABOUT = { route: 'selection', question: '', model: { id: 'm', sha256: '' }, sensitivity: 'normal' } as const;
const corrected = (...which: number[]) =>
  which.reduce((text, i) => text.replace(HUNKS[i]!.original, HUNKS[i]!.replacement), ANSWER);

describe('a review in a real VS Code', () => {
  const presenter = new Presenter(silentLog);
  const onProblem = (error: unknown) => void presenter.show(error);
  const last = new LastEditor();
  const places = new Places(last, (text) => presenter.note(text));
  const reviews = new Reviews({ journal: memoryJournal(), places, onProblem });
  const nothing = () => Promise.resolve();
  const surface = { edit: nothing, notAgain: nothing, dismiss: nothing };
  const decisions = new ReviewActions(reviews, presenter, surface);
  const actions = decisions.commands();
  const made = [reviews, last, provideReviewDocuments(reviews), new ReviewThreads(reviews), followFocus()];

  async function add(destination: Destination, hunks = HUNKS, original = ANSWER): Promise<ReviewSession> {
    const entry = await reviews.add({
      name: 'answer.py',
      languageId: 'python',
      destination,
      original,
      hunks,
      about: ABOUT,
    });
    assert.ok(entry);
    return entry;
  }
  /** A review of ANSWER in a document, with its diff open. */
  async function review(
    name: string,
    text = TEXT,
    hunks = HUNKS,
  ): Promise<{ entry: ReviewSession; document: vscode.TextDocument }> {
    const editor = await openFile(name, text);
    const range = select(editor, text.includes('\r\n') ? ANSWER.replaceAll('\n', '\r\n') : ANSWER);
    const entry = await add({ kind: 'editor', tracked: new EditorPlace(editor.document.uri, range) }, hunks);
    await openDiff(entry);
    return { entry, document: editor.document };
  }
  async function decide(command: keyof typeof actions, entry: ReviewSession): Promise<Decision> {
    const decision = (await actions[command](sideUri(entry, 'after'))) as Decision;
    if (decision.code !== undefined) await host.print(`${command}: ${decision.code}`);
    return decision;
  }
  const moveTo = (entry: ReviewSession, part: string) => moveIn(sideUri(entry, 'after'), part);

  before(async () => {
    await vscode.extensions.getExtension('aligner.aligner')?.activate();
  });
  afterEach(async () => {
    for (const { id } of reviews.all()) reviews.forget(id);
    await closeAll();
  });
  after(() => made.forEach((m) => void m.dispose()));

  it('accepts all: the text is there, the diff is closed, one undo brings back what was', async () => {
    const { entry, document } = await review('all.py');
    assert.equal(await diffs()[0]?.before(), ANSWER);
    assert.equal(await diffs()[0]?.after(), corrected(0, 1, 2));
    const decision = await decide('aligner.review.accept', entry);
    assert.deepEqual(decision, { outcome: 'accepted', id: entry.id, open: 0 });
    assert.equal(document.getText(), TEXT.replace(ANSWER, corrected(0, 1, 2)));
    assert.deepEqual([diffs().length, reviews.count], [0, 0]);
    await undoIn(document);
    assert.equal(sha256(document.getText()), sha256(TEXT));
  });

  it('rejects all, and closes, without touching the text', async () => {
    const { entry, document } = await review('reject.py');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    assert.deepEqual([diffs().length, reviews.count, document.getText()], [0, 1, TEXT]);
    assert.equal(await actions['aligner.review.open'](), entry.id);
    assert.equal((await decide('aligner.review.reject', entry)).outcome, 'rejected');
    assert.deepEqual([diffs().length, reviews.count], [0, 0]);
    assert.equal(sha256(document.getText()), sha256(TEXT));
    assert.equal(document.isDirty, false);
  });

  it('accepts one change and rejects another, each at the cursor; the diff shows what is left', async () => {
    const { entry, document } = await review('one.py');
    await moveTo(entry, 'subprocess.run');
    const first = await decide('aligner.review.acceptChange', entry);
    assert.deepEqual(first, { outcome: 'accepted', id: entry.id, open: 2 });
    assert.equal(document.getText(), TEXT.replace(ANSWER, corrected(1)));
    const diff = diffs()[0]!;
    await until('the left side with the accepted change', async () => (await diff.before()) === corrected(1));
    await moveTo(entry, 'Done');
    assert.equal((await decide('aligner.review.rejectChange', entry)).open, 1);
    await until('the right side without the rejected change', async () => (await diff.after()) === corrected(0, 1));
    await decide('aligner.review.accept', entry);
    assert.equal(document.getText(), TEXT.replace(ANSWER, corrected(0, 1)));
    assert.deepEqual([diffs().length, reviews.count], [0, 0]);
    for (const expected of [corrected(1), ANSWER]) {
      await undoIn(document);
      assert.equal(document.getText(), TEXT.replace(ANSWER, expected));
    }
  });

  it('follows undo and redo in the document while the review is open', async () => {
    const { entry, document } = await review('undo.py');
    await moveTo(entry, 'Done');
    await decide('aligner.review.acceptChange', entry);
    await undoIn(document);
    assert.deepEqual(reviews.get(entry.id)?.review.states, ['pending', 'pending', 'undone']);
    await undoIn(document, 'redo');
    assert.deepEqual(reviews.get(entry.id)?.review.states, ['pending', 'pending', 'accepted']);
    await undoIn(document);
    assert.equal((await decide('aligner.review.accept', entry)).open, 0);
    assert.equal(document.getText(), TEXT.replace(ANSWER, corrected(0, 1, 2)));
  });

  it('decides linked changes together', async () => {
    const [a, b, c] = HUNKS as [Hunk, Hunk, Hunk];
    const { entry, document } = await review('linked.py', TEXT, [{ ...a, group: 1 }, { ...b, group: 1 }, c]);
    await moveTo(entry, 'subprocess\n');
    assert.equal((await decide('aligner.review.acceptChange', entry)).open, 1);
    assert.equal(document.getText(), TEXT.replace(ANSWER, corrected(0, 1)));
  });

  it('writes at the moved range when the user typed above, without asking', async () => {
    const { entry, document } = await review('moved.py');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'More.\nAnd more. ');
    edit.insert(document.uri, document.positionAt(TEXT.indexOf('import os')), '# typed right before\n');
    edit.insert(document.uri, document.positionAt(TEXT.indexOf('\nAfter')), '# typed right behind\n');
    await vscode.workspace.applyEdit(edit);
    const typed = document.getText();
    assert.equal((await decide('aligner.review.accept', entry)).outcome, 'accepted');
    assert.equal(document.getText(), typed.replace(ANSWER, corrected(0, 1, 2)));
  });

  it('keeps CR LF, and an insertion at either end of the range', async () => {
    const text = TEXT.replaceAll('\n', '\r\n');
    const hunks = [
      { ...hunk('import os\n', 'import os\n'), end: 0, original: '', replacement: '# first\n' },
      hunk('done', 'Done\\n'),
      { ...hunk('import os\n', ''), start: ANSWER.length, end: ANSWER.length, original: '', replacement: '# last\n' },
    ];
    const { entry, document } = await review('crlf.py', text, hunks);
    assert.equal(eolOf(document.getText()), '\r\n');
    await moveTo(entry, '# first');
    await decide('aligner.review.acceptChange', entry);
    await undoIn(document);
    await undoIn(document, 'redo');
    assert.deepEqual(reviews.get(entry.id)?.review.states, ['accepted', 'pending', 'pending']);
    await decide('aligner.review.accept', entry);
    const wanted = TEXT.replace(ANSWER, `# first\n${ANSWER.replace('done', 'Done\\n')}# last\n`);
    assert.equal(document.getText(), wanted.replaceAll('\n', '\r\n'));
    await document.save();
    const bytes = Buffer.from(await vscode.workspace.fs.readFile(document.uri)).toString('utf8');
    assert.equal(bytes, wanted.replaceAll('\n', '\r\n'));
  });

  describe('when the text has changed', () => {
    async function changed(name: string, change: (text: string) => string) {
      const { entry, document } = await review(name);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), change(document.getText()));
      await vscode.workspace.applyEdit(edit);
      const text = document.getText();
      const decision = decide('aligner.review.accept', entry);
      await host.waitFor('.monaco-dialog-box');
      assert.equal(document.getText(), text);
      return { entry, document, text, decision };
    }

    it('writes where the text is now, when there is exactly one such place', async () => {
      const { entry, document } = await review('moved-away.py');
      const moved = `${TEXT.replace(ANSWER, '')}\n# End\n${ANSWER}`;
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), moved);
      await vscode.workspace.applyEdit(edit);
      assert.equal((await decide('aligner.review.accept', entry)).outcome, 'accepted');
      assert.equal(document.getText(), moved.replace(ANSWER, corrected(0, 1, 2)));
    });
    it('writes the changes whose text stands, and leaves the others', async () => {
      const { entry, document } = await review('stale-one.py');
      const at = document.positionAt(TEXT.indexOf('command'));
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(at, at.translate(0, 7)), 'cmd');
      await vscode.workspace.applyEdit(edit);
      const decision = await decide('aligner.review.accept', entry);
      assert.deepEqual([decision.outcome, decision.open], ['accepted', 1]);
      assert.equal(document.getText(), TEXT.replace(ANSWER, corrected(0, 2)).replace('command', 'cmd'));
    });
    it('lets the user choose among several places', async () => {
      const { document, text, decision } = await changed('stale-choose.py', () => `${ANSWER}\n# Again\n${ANSWER}`);
      await host.screenshot('review stale');
      await host.pressButton('Choose a Place');
      await host.waitFor('.quick-input-list .monaco-list-row >> nth=1');
      await host.press('ArrowDown');
      await host.waitFor('.quick-input-list .monaco-list-row.focused:has-text("Line 6")');
      await host.press('Enter');
      assert.equal((await decision).outcome, 'accepted');
      assert.equal(document.getText(), text.slice(0, text.lastIndexOf(ANSWER)) + corrected(0, 1, 2));
    });
    it('copies', async () => {
      const { document, text, decision } = await changed('stale-copy.py', () => 'Something else.\n');
      assert.equal(
        (await host.texts('.monaco-dialog-box .monaco-button')).some((b) => b.includes('Apply')),
        false,
      );
      await host.pressButton('Copy Correction');
      assert.equal((await decision).outcome, 'copied');
      assert.equal(await vscode.env.clipboard.readText(), corrected(0, 1, 2));
      assert.equal(document.getText(), text);
    });
    it('discards', async () => {
      const { document, text, decision } = await changed('stale-discard.py', () => 'Something else.\n');
      await host.pressButton('Discard');
      assert.equal((await decision).outcome, 'discarded');
      assert.deepEqual([document.getText(), reviews.count, diffs().length], [text, 0, 0]);
    });
    it('stays pending when the question is left open', async () => {
      const { document, text, decision } = await changed('stale-cancel.py', () => 'Something else.\n');
      await host.press('Escape');
      assert.equal((await decision).outcome, 'kept');
      assert.deepEqual([document.getText(), reviews.count], [text, 1]);
    });
  });

  it('opens a closed file again, and says when it is gone', async () => {
    const { entry, document } = await review('closed.py');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    assert.equal((await decide('aligner.review.accept', entry)).outcome, 'accepted');
    const again = await vscode.workspace.openTextDocument(document.uri);
    assert.equal(again.getText(), TEXT.replace(ANSWER, corrected(0, 1, 2)));
    await undoIn(again);
    assert.equal(again.getText(), TEXT);
    assert.deepEqual(reviews.get(entry.id)?.review.states, ['undone', 'undone', 'undone']);
    reviews.forget(entry.id);

    const untitled = await vscode.workspace.openTextDocument({ content: ANSWER, language: 'python' });
    await vscode.window.showTextDocument(untitled);
    const gone = await add({ kind: 'editor', tracked: new EditorPlace(untitled.uri, new vscode.Range(0, 0, 3, 0)) });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('the untitled document is gone', () => untitled.isClosed);
    await openDiff(gone);
    assert.equal((await decide('aligner.review.accept', gone)).code, 'review.closed');
    assert.equal(reviews.count, 1);
  });

  it('writes into an untitled document', async () => {
    const untitled = await vscode.workspace.openTextDocument({ content: ANSWER, language: 'python' });
    await vscode.window.showTextDocument(untitled);
    const entry = await add({ kind: 'editor', tracked: new EditorPlace(untitled.uri, new vscode.Range(0, 0, 3, 0)) });
    assert.equal((await decide('aligner.review.accept', entry)).outcome, 'accepted');
    assert.equal(untitled.getText(), corrected(0, 1, 2));
  });

  it('does not write into a read-only document', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('suite', {
      provideTextDocumentContent: () => TEXT,
    });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('suite:/read-only.py'));
    const editor = await vscode.window.showTextDocument(document);
    const entry = await add({ kind: 'editor', tracked: new EditorPlace(document.uri, select(editor, ANSWER)) });
    assert.equal((await decide('aligner.review.accept', entry)).code, 'review.read-only');
    assert.deepEqual([document.getText(), reviews.count], [TEXT, 1]);
    await until('the message', async () =>
      (await host.notifications()).some((n) => n.includes('read-only') && n.includes('review.read-only')),
    );
    await vscode.commands.executeCommand('notifications.clearAll');
    provider.dispose();
  });

  it('asks before it writes into a protected file', async () => {
    const { entry, document } = await review('.env.local');
    const refused = decide('aligner.review.accept', entry);
    await host.waitFor('.monaco-dialog-box');
    await host.press('Escape');
    assert.deepEqual([(await refused).outcome, document.getText(), reviews.count], ['kept', TEXT, 1]);
    const accepted = decide('aligner.review.accept', entry);
    await host.waitFor('.monaco-dialog-box');
    await host.pressButton('Write');
    assert.equal((await accepted).outcome, 'accepted');
    assert.equal(document.getText(), TEXT.replace(ANSWER, corrected(0, 1, 2)));
  });

  it('asks before it writes through a link, in the workspace and outside of it', async () => {
    const inside = vscode.workspace.workspaceFolders![0]!.uri.fsPath;
    const outside = await mkdtemp(join(tmpdir(), 'aligner-links-'));
    const settings = join(inside, '.vscode', 'linked.py');
    await mkdir(dirname(settings), { recursive: true });
    await mkdir(join(outside, 'real'));
    await writeFile(settings, TEXT);
    await writeFile(join(outside, 'real', 'a.py'), TEXT);
    await symlink(settings, join(inside, 'link.py'));
    await symlink(dirname(settings), join(inside, 'linked'));
    await symlink(join(outside, 'real'), join(outside, 'linked'));
    try {
      for (const path of [
        join(inside, 'link.py'),
        join(inside, 'linked', 'linked.py'),
        join(outside, 'linked', 'a.py'),
      ]) {
        const document = await vscode.workspace.openTextDocument(path);
        const editor = await vscode.window.showTextDocument(document, { preview: false });
        const entry = await add({ kind: 'editor', tracked: new EditorPlace(document.uri, select(editor, ANSWER)) });
        const asked = decide('aligner.review.accept', entry);
        await host.waitFor('.monaco-dialog-box');
        await host.press('Escape');
        assert.deepEqual(
          [(await asked).outcome, document.getText(), await readFile(path, 'utf8')],
          ['kept', TEXT, TEXT],
        );
      }
      const plain = await vscode.workspace.openTextDocument(join(outside, 'real', 'a.py'));
      const editor = await vscode.window.showTextDocument(plain, { preview: false });
      const entry = await add({ kind: 'editor', tracked: new EditorPlace(plain.uri, select(editor, ANSWER)) });
      assert.equal((await decide('aligner.review.accept', entry)).outcome, 'accepted');
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await rm(outside, { recursive: true });
      for (const name of ['link.py', 'linked']) await rm(join(inside, name));
      await rm(settings);
    }
  });

  it('asks before it writes into a cell of a notebook that is protected', async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const uri = vscode.Uri.joinPath(folder, '.cursor', 'a.ipynb');
    const cell = { cell_type: 'code', source: TEXT, metadata: {}, outputs: [], execution_count: null };
    await vscode.workspace.fs.writeFile(
      uri,
      Buffer.from(JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 2 })),
    );
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    const { document } = notebook.cellAt(0);
    const start = document.positionAt(TEXT.indexOf(ANSWER));
    const end = document.positionAt(TEXT.indexOf(ANSWER) + ANSWER.length);
    const entry = await add({ kind: 'editor', tracked: new EditorPlace(document.uri, { start, end }) });
    const asked = decide('aligner.review.accept', entry);
    await host.waitFor('.monaco-dialog-box');
    await host.press('Escape');
    assert.deepEqual([(await asked).outcome, document.getText()], ['kept', TEXT]);
    const accepted = decide('aligner.review.accept', entry);
    await host.waitFor('.monaco-dialog-box');
    await host.pressButton('Write');
    assert.equal((await accepted).outcome, 'accepted');
    assert.equal(document.getText(), TEXT.replace(ANSWER, corrected(0, 1, 2)));
  });

  it('changes no other byte of a file: its mark, its line endings, what lies beyond 16 bits', async () => {
    const text = `\ufeffBefore 😀.\n\n${ANSWER}\nAfter: os, e\u0301, 👨‍👩‍👧.\n`.replaceAll('\n', '\r\n');
    const editor = await openFile('bytes.py', text);
    const { document } = editor;
    const range = select(editor, ANSWER.replaceAll('\n', '\r\n'));
    const entry = await add({ kind: 'editor', tracked: new EditorPlace(document.uri, range) });
    assert.equal((await decide('aligner.review.accept', entry)).outcome, 'accepted');
    assert.ok(await document.save());
    const expected = text.replace(ANSWER.replaceAll('\n', '\r\n'), corrected(0, 1, 2).replaceAll('\n', '\r\n'));
    assert.deepEqual(await readFile(document.uri.fsPath), Buffer.from(expected));
  });

  it('puts a correction of the clipboard on the clipboard, unless something else is there now', async () => {
    const raw = ANSWER.replaceAll('\n', '\r\n');
    await vscode.env.clipboard.writeText(raw);
    const there = (await vscode.env.clipboard.readText()) === raw ? raw : toLf(raw);
    const destination = { kind: 'clipboard', text: there, eol: eolOf(there) } as const;
    const entry = await add(destination);
    await openDiff(entry);
    await moveTo(entry, 'Done');
    await decide('aligner.review.rejectChange', entry);
    assert.equal(await vscode.env.clipboard.readText(), there);
    await decide('aligner.review.accept', entry);
    assert.equal(toLf(await vscode.env.clipboard.readText()), corrected(0, 1));

    await vscode.env.clipboard.writeText('precious');
    const second = await add(destination);
    await openDiff(second);
    const kept = decide('aligner.review.accept', second);
    await host.waitFor('.monaco-dialog-box');
    await host.press('Escape');
    assert.equal((await kept).outcome, 'kept');
    assert.deepEqual([await vscode.env.clipboard.readText(), reviews.count], ['precious', 1]);
  });

  describe('of a text that goes elsewhere', () => {
    /** Accepts all of it, and answers the question where it goes. */
    async function acceptInto(label: string, hunks = HUNKS): Promise<ReviewSession> {
      const session = await add({ kind: 'elsewhere' }, hunks);
      await openDiff(session);
      const decision = decide('aligner.review.accept', session);
      await host.waitFor('.quick-input-list .monaco-list-row >> nth=1');
      await host.type(label);
      await host.waitFor(`.quick-input-list .monaco-list-row.focused:has-text("${label}")`);
      await host.press('Enter');
      assert.equal((await decision).outcome, 'accepted');
      return session;
    }
    const undoAll = (session: ReviewSession) => decisions.undo(session.id, [0, 1, 2]);

    it('inserts it at the cursor, and takes it out again', async () => {
      const { document } = await openFile('insert.py', 'a = 1\n').then(async (editor) => {
        const changed = new Promise((resolve) => vscode.window.onDidChangeTextEditorSelection(resolve));
        editor.selection = new vscode.Selection(1, 0, 1, 0);
        await changed;
        return editor;
      });
      const session = await acceptInto('Insert');
      assert.equal(document.getText(), `a = 1\n${corrected(0, 1, 2)}`);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), '# typed since\n');
      await vscode.workspace.applyEdit(edit);
      assert.equal((await undoAll(session)).outcome, 'undone');
      assert.equal(document.getText(), '# typed since\na = 1\n');
    });

    it('applies it where its code stands, and brings back what was there, unless that was edited since', async () => {
      const { document } = await openFile('apply.py', TEXT);
      const session = await acceptInto('Apply in Editor');
      assert.equal(document.getText(), TEXT.replace(ANSWER, corrected(0, 1, 2)));
      assert.equal((await undoAll(session)).outcome, 'undone');
      assert.equal(document.getText(), TEXT);

      const again = await acceptInto('Apply in Editor');
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(document.getText().indexOf('command')), 'my_');
      await vscode.workspace.applyEdit(edit);
      const edited = document.getText();
      assert.equal((await undoAll(again)).code, 'review.diverged');
      assert.deepEqual([document.getText(), again.review.states], [edited, ['accepted', 'accepted', 'accepted']]);
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('copies it, and puts back what was on the clipboard, unless something else is there now', async () => {
      await vscode.env.clipboard.writeText('precious');
      const session = await acceptInto('Copy');
      assert.equal(toLf(await vscode.env.clipboard.readText()), corrected(0, 1, 2));
      assert.equal((await undoAll(session)).outcome, 'undone');
      assert.equal(await vscode.env.clipboard.readText(), 'precious');

      const again = await acceptInto('Copy');
      await vscode.env.clipboard.writeText('copied since');
      assert.equal((await undoAll(again)).code, 'review.clipboard');
      assert.equal(await vscode.env.clipboard.readText(), 'copied since');
      assert.ok(again.review.states.every((state) => state === 'accepted'));
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('says that it cannot take a text back from the chat', async () => {
      const session = await acceptInto('New Turn');
      const decision = await undoAll(session);
      assert.deepEqual([decision.outcome, decision.code], ['failed', 'review.in-chat']);
      assert.ok(session.review.states.every((state) => state === 'accepted'));
      await vscode.commands.executeCommand('notifications.clearAll');
    });
  });

  it('shows what was found and not corrected in its document, and puts a request into the chat that nobody has sent', async () => {
    const { document } = await openFile('found.py', TEXT);
    const at = TEXT.indexOf(ANSWER);
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + ANSWER.length));
    const start = ANSWER.indexOf('os.system');
    const finding = { start, end: start + 'os.system(command)'.length, source: 'pattern', tag: 'CWE-78' } as const;
    const session = await reviews.add({
      name: 'found.py',
      languageId: 'python',
      destination: { kind: 'editor', tracked: new EditorPlace(document.uri, range) },
      original: ANSWER,
      hunks: [],
      findings: [{ ...finding, severity: 'error', reason: 'A value from outside becomes part of a shell command.' }],
      about: ABOUT,
    });
    assert.ok(session);
    assert.equal(reviews.count, 1);
    const shown = await host.text('.review-widget');
    for (const part of ['Not corrected', 'Error', 'shell command', 'CWE-78', 'Ask Chat to Fix This', 'Dismiss'])
      assert.ok(shown.includes(part), `${part}: ${shown}`);
    await host.screenshot('review finding');
    await actions['aligner.review.askChat']({ id: session.id, index: 0 });
    await until('the request is in the chat', async () =>
      (await inputText()).includes('Fix this one problem in found.py'),
    );
    await host.screenshot('review finding in chat');
    assert.equal(await host.count('.interactive-request'), 0);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(at + start), document.positionAt(at + start + 9)),
      'run',
    );
    await vscode.workspace.applyEdit(edit);
    await until('it goes with its text', async () => (await host.count('.review-widget')) === 0);
    assert.equal(reviews.count, 0);
  });

  it('shows nothing of a correction that does not fit its text', async () => {
    await assert.rejects(add({ kind: 'elsewhere' }, [hunk('done', 'x', `${ANSWER} done`, { start: 3 })]), {
      code: 'review.hunks',
    });
    assert.equal(reviews.count, 0);
  });

  it('loses no character of the user in random sequences', async function () {
    this.timeout(180_000);
    let seed = 20261124;
    const random = (n: number) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % n;
    let [accepted, refused, wrong] = [0, 0, 0];
    for (let round = 0; round < 4; round++) {
      const { entry, document } = await review(`random-${round}.py`);
      // What must be there: TEXT with markers where the user typed (outside of the answer), and the accepted hunks.
      let typed = 0;
      for (let step = 0; step < 8 && reviews.get(entry.id) !== undefined; step++) {
        const action = random(5);
        const beforeText = document.getText();
        if (action === 0) {
          const edit = new vscode.WorkspaceEdit();
          const at = random(2) === 0 ? 0 : document.getText().indexOf('After');
          edit.insert(document.uri, document.positionAt(at), `<${typed++}>\n`);
          await vscode.workspace.applyEdit(edit);
        } else if (action === 1 || action === 2) {
          const command = action === 1 ? 'aligner.review.acceptChange' : 'aligner.review.rejectChange';
          const open = reviews.get(entry.id)!.review.hunks[random(3)]!.replacement.trim();
          await moveTo(entry, open).catch(() => undefined);
          const decision = await decide(command, entry);
          if (decision.outcome === 'accepted') accepted++;
          else if (action === 1) refused++;
          if (action === 2) assert.equal(document.getText(), beforeText);
        } else {
          const markers = (t: string) => t.match(/<\d+>\n/g)?.length ?? 0;
          const count = markers(document.getText());
          await undoIn(document, action === 3 ? 'undo' : 'redo');
          typed += markers(document.getText()) - count;
        }
        const now = toLf(document.getText()).replace(/<\d+>\n/g, '');
        const possible = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]];
        if (!possible.some((p) => now === TEXT.replace(ANSWER, corrected(...p)))) wrong++;
      }
      reviews.forget(entry.id);
      await closeAll();
    }
    await host.print(`random sequences: ${accepted} accepted, ${refused} refused, ${wrong} texts that nobody decided`);
    assert.deepEqual([wrong, refused], [0, 0]);
  });
});
