/** What the reader of a review sees: each change explained in its place, with labelled actions, in every theme and size. */
import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { sideUri } from '../../src/review/vscode/review-documents.ts';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';
import { extensionJournal, hunkIn, seed } from './seed.ts';
import { openFile, setSetting } from './workbench.ts';

const NAME = 'users.py';
const ANSWER = `import sqlite3


def find(db, name):
    query = f"SELECT id FROM users WHERE name = '{name}'"
    return db.execute(query).fetchone()


def load(path):
    try:
        return open(path).read()
    except:
        return None
`;
const HUNKS = [
  hunkIn(
    ANSWER,
    `    query = f"SELECT id FROM users WHERE name = '{name}'"\n    return db.execute(query).fetchone()`,
    `    query = "SELECT id FROM users WHERE name = ?"\n    return db.execute(query, (name,)).fetchone()`,
    {
      tags: ['CWE-89'],
      reason:
        'The SQL is put together from values, so that whoever chooses a value can change the statement. Pass the values beside it.',
      link: 'https://cwe.mitre.org/data/definitions/89.html',
    },
  ),
  hunkIn(
    ANSWER,
    '        return open(path).read()',
    '        with open(path) as file:\n            return file.read()',
    {
      category: 'helpful',
      severity: 'warning',
      tags: ['unclosed-file'],
      link: 'https://docs.astral.sh/ruff/rules/open-file-with-context-handler/',
      reason: 'The file stays open until the garbage collector closes it.',
      confidence: 0.88,
    },
  ),
  hunkIn(ANSWER, 'except:', 'except OSError:', {
    category: 'helpful',
    severity: 'warning',
    tags: ['bare-except'],
    link: 'https://docs.astral.sh/ruff/rules/bare-except/',
    reason: 'A bare except also catches KeyboardInterrupt and hides every mistake.',
    confidence: 0.97,
  }),
];
const THREAD = '.review-widget';
const LABEL = `${THREAD} .review-title`;

const text = async () => {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  return (await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, NAME))).getText();
};
const opened = () =>
  until(
    'the review is open',
    () => vscode.commands.executeCommand<string | undefined>('aligner.review.open') as Promise<string | undefined>,
    30_000,
  );
const left = (label: string) =>
  until(label, async () => {
    const labels = await host.texts(LABEL);
    return labels.length > 0 && labels.every((l) => l.includes(label));
  });

async function setTheme(theme: string, kind: vscode.ColorThemeKind): Promise<void> {
  await setSetting('workbench.colorTheme', theme);
  await until(theme, () => vscode.window.activeColorTheme.kind === kind);
}

/** What Zoom In does in a desktop window: everything is larger, in a window that is not. */
async function zoom(factor: number): Promise<void> {
  await host.evaluate(`(() => {
    globalThis.unzoomed ??= { innerWidth, innerHeight };
    for (const [name, value] of Object.entries(unzoomed))
      Object.defineProperty(window, name, { configurable: true, value: Math.round(value / ${factor}) });
    document.body.style.zoom = '${factor}';
    dispatchEvent(new Event('resize'));
  })()`);
}

async function picture(name: string): Promise<void> {
  const path = await host.screenshot(name, { target: '.part.editor' });
  if (process.env['ALIGNER_UPDATE_MEDIA'] !== '1') return;
  const media = join(dirname(path), '..', '..', 'media');
  await copyFile(path, join(media, `${name.replaceAll(' ', '-')}.png`));
}

describe('1: before', () => {
  it('has a file, and a review of it in the journal', async () => {
    const { document } = await openFile(NAME, ANSWER);
    const range = { start: { line: 0, character: 0 }, end: { line: document.lineCount - 1, character: 0 } };
    const target = { kind: 'editor', uri: document.uri.toString(), range } as const;
    await seed({ name: NAME, language: 'python', original: ANSWER, hunks: HUNKS, target });
  });
});

describe('2: the diff', function () {
  this.timeout(180_000);
  let id = '';

  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    id = await opened();
    await until('three explanations', async () => (await host.count(THREAD)) === 3, 30_000);
  });

  it('says of each change what it is, why, and how sure', async () => {
    const shown = (await host.texts(THREAD)).map((t) => t.replaceAll(/\s+/gu, ' '));
    for (const [i, { reason }] of HUNKS.entries())
      assert.ok(
        shown.some((t) => t.includes(reason)),
        `${i}: ${shown.join('\n')}`,
      );
    assert.match(shown.join(), /Security · Error.*93 % sure.*CWE-89/);
    assert.match(shown.join(), /Correctness · Warning/);
    await left('3 left');
    assert.equal(await host.count('.part.panel:visible'), 0);
  });

  it('has labelled actions, in the order of the text', async () => {
    for (const label of ['Accept', 'Reject', 'Edit', "Don't Suggest Again"])
      assert.equal(await host.count(`${THREAD} a:text-is("${label}")`), 3, label);
    const titles = await host.texts('.editor-actions .action-label');
    for (const label of ['Accept All', 'Reject All']) assert.ok(titles.includes(label), titles.join());
  });

  it('looks right, dark, light, and at 150 %', async () => {
    await setTheme('Default Light Modern', vscode.ColorThemeKind.Light);
    await picture('review light');
    await setTheme('Default Dark Modern', vscode.ColorThemeKind.Dark);
    await picture('review dark');
    await zoom(1.5);
    await until('the diff is inline', async () => (await host.count('.monaco-diff-editor.side-by-side')) === 0);
    await picture('review zoomed');
    await zoom(1);
    await until('the diff is side by side', async () => (await host.count('.monaco-diff-editor.side-by-side')) === 1);
  });

  it('accepts and rejects by the keyboard, and counts what is left', async () => {
    await host.evaluate(
      `[...document.querySelectorAll('${THREAD} a')].find((a) => a.textContent === 'Accept').focus()`,
    );
    await host.press('Enter');
    await until('the first change is written', async () => (await text()).includes('WHERE name = ?'));
    await left('2 left');
    await until('the diff has the focus', () =>
      host.evaluate(`document.activeElement.closest('.monaco-diff-editor') !== null`),
    );
    await host.press('Control+Shift+Backspace');
    await left('1 left');
    await host.screenshot('review one left');
    await host.click(`${THREAD} a:text-is("Reject")`);
    await until('the diff is closed', async () => (await host.count(THREAD)) === 0);
    const journal = extensionJournal();
    const states = async () => (await journal.load(id))?.hunks.map((h) => h.state).join();
    await until('the journal has it', async () => (await states()) === 'accepted,rejected,rejected');
    await journal.close();
    assert.equal(
      await text(),
      ANSWER.replace(HUNKS[0]!.original, HUNKS[0]!.replacement),
      sideUri({ id, name: NAME }, 'after').toString(),
    );
  });
});
