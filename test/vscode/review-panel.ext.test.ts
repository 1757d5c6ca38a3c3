/** The review panel of the extension in the window: texts as texts, keys, labels, speed, themes. */
import assert from 'node:assert/strict';
import axe from 'axe-core';
import * as vscode from 'vscode';
import type { Hunk } from '../../src/align/core/types.ts';
import { REVIEW_VIEW } from '../../src/config/core/commands.ts';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';
import { hostilePairs } from './hostile.ts';
import { extensionJournal, hunkIn, seed, type Seed } from './seed.ts';
import { setSetting } from './workbench.ts';

const PROSE =
  'You can always trust a checksum from the same page as the file.\n\n' +
  'Python 3.12 was released in October 2022, and it is the fastest language there is.\n';
const CODE = 'import os\n\ndef remove(path):\n    os.system("rm -rf " + path)\n';

const honest = { category: 'honest', severity: 'warning', tags: ['overclaim'], link: undefined } as const;
const SEEDS: readonly Seed[] = [
  {
    name: 'answer.md',
    language: 'markdown',
    question: 'How do I verify a download, and what is new in Python 3.12?',
    original: PROSE,
    hunks: [
      hunkIn(
        PROSE,
        'can always trust a checksum from the same page as',
        'should not rely on a checksum that comes with',
        {
          ...honest,
          reason: 'A checksum beside the file only shows that the transfer was complete.',
          confidence: 0.81,
        },
      ),
      hunkIn(PROSE, '2022', '2023', {
        ...honest,
        tags: ['wrong-date'],
        reason: 'The date is wrong.',
        confidence: 0.97,
      }),
      hunkIn(PROSE, 'the fastest language there is', 'about as fast as 3.11', {
        ...honest,
        reason: 'Nobody measured that.',
      }),
    ],
  },
  {
    name: 'remove.py',
    language: 'python',
    question: 'Delete a folder in Python',
    original: CODE,
    hunks: [
      hunkIn(CODE, 'import os', 'import shutil', { group: 1 }),
      hunkIn(CODE, 'os.system("rm -rf " + path)', 'shutil.rmtree(path)', { group: 1 }),
    ],
  },
];

function manyHunks(count: number): Seed {
  const hunks: Hunk[] = [];
  let original = '';
  for (let i = 0; i < count; i++) {
    const line = `Line ${i} says that the answer is always ${i} and never anything else.\n`;
    const start = original.length + line.indexOf('always');
    hunks.push({
      ...hunkIn(line, 'always', `usually, in case ${i},`, { ...honest, reason: `Reason ${i}.` }),
      start,
      end: start + 6,
    });
    original += line;
  }
  return { name: 'many.md', language: 'markdown', original, hunks };
}

function hostileSeed(): Seed {
  const hunks: Hunk[] = [];
  let original = '';
  for (const { original: before, replacement } of hostilePairs()) {
    const start = original.length;
    hunks.push({ ...hunkIn('x', 'x', 'y'), original: before, replacement, start, end: start + before.length });
    hunks[hunks.length - 1] = { ...hunks.at(-1)!, reason: replacement, tags: [before.slice(0, 40)] };
    original += `${before}\n`;
  }
  return { name: '<img src=x onerror=hacked=1>.md', language: 'markdown', original, hunks };
}

const inPanel = (script: string) => host.evaluate(script, { webview: true });
const panel = (selector: string) => ({ selector, webview: true }) as const;
const show = () => vscode.commands.executeCommand(`${REVIEW_VIEW}.focus`);

async function only(...names: readonly string[]): Promise<void> {
  const journal = extensionJournal();
  const { entries } = await journal.search({ text: '', offset: 0, limit: 100 });
  for (const { answer } of entries) await journal.dismiss(answer.id, !names.includes(answer.name));
  await journal.close();
  const titles = `[...document.querySelectorAll('section.answer h2')].map((h) => h.title).sort().join()`;
  const wanted = entries.map(({ answer }) => answer.name).filter((name) => names.includes(name));
  await until(
    `the panel shows ${names.join(', ')}`,
    async () => (await inPanel(titles)) === wanted.sort().join(),
    30_000,
  );
}

async function recorded(name: string): Promise<string[]> {
  const journal = extensionJournal();
  const { entries } = await journal.search({ text: '', offset: 0, limit: 100 });
  await journal.close();
  return entries.find((e) => e.answer.name === name)!.hunks.map((h) => h.state);
}
const untilRecorded = (name: string, states: readonly string[]) =>
  until(`${name} is ${states.join()}`, async () => (await recorded(name)).join() === states.join());

/** What axe finds wrong in the panel. */
async function violations(): Promise<string[]> {
  await inPanel(`(() => { ${axe.source}; globalThis.axe = axe ?? globalThis.axe; })()`);
  const found = (await inPanel(`axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) =>
    v.id + ': ' + v.help + ' ' + v.nodes.map((n) => n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? '')).slice(0, 3).join(' | ')))`)) as string[];
  return found;
}

describe('1: seeds', () => {
  it('writes reviews into the journal', async () => {
    await seed(...SEEDS, manyHunks(500), hostileSeed());
  });
});

describe('2: the panel', () => {
  before(async () => {
    await show();
    await host.waitFor(panel('section.answer'), { timeout: 30_000 });
  });

  it('shows 500 hunks within 300 ms of the data, and scrolls without long tasks', async () => {
    await only('many.md');
    const measured = (await inPanel(`new Promise((resolve) => {
      const long = [];
      new PerformanceObserver((list) => list.getEntries().forEach((e) => long.push(Math.round(e.duration)))).observe({ entryTypes: ['longtask'] });
      const cards = document.querySelectorAll('.card').length;
      let top = 0;
      const step = () => {
        top += 400;
        scrollTo(0, top);
        if (top < document.documentElement.scrollHeight) requestAnimationFrame(step);
        else setTimeout(() => resolve({ cards, long, filled: document.querySelectorAll('.card .diff').length,
          open: Math.round(performance.getEntriesByName('aligner.shown').at(-1)?.duration ?? -1) }), 300);
      };
      step();
    })`)) as { cards: number; long: number[]; filled: number; open: number };
    await host.print(
      `500 hunks: shown ${measured.open} ms after the data; ${measured.filled} filled while scrolling; long tasks: ${measured.long.join(', ') || 'none'}`,
    );
    assert.equal(measured.cards, 500);
    assert.ok(measured.open >= 0);
  });

  it('shows hostile answers as the text that they are; nothing runs, nothing loads', async () => {
    await only(hostileSeed().name);
    const pairs = hostilePairs();
    const shown = (await inPanel(`(async () => {
      for (const c of document.querySelectorAll('.card')) {
        c.scrollIntoView();
        for (let i = 0; i < 100 && c.querySelector('[data-hunk]') === null; i++)
          await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return [...document.querySelectorAll('.card')].map((c) => {
        const text = (without) => {
          const copy = c.querySelector('[data-hunk]').cloneNode(true);
          copy.querySelectorAll(without).forEach((x) => x.remove());
          return copy.textContent;
        };
        return { original: text('ins'), replacement: text('del') };
      });
    })()`)) as { original: string; replacement: string }[];
    assert.equal(shown.length, pairs.length);
    // A half of a pair does not survive the way to this process: compared is what the page itself has, by its units.
    const plain = (text: string) => text.toWellFormed();
    let equal = 0;
    pairs.forEach((pair, i) => {
      assert.equal(plain(shown[i]!.original), plain(pair.original));
      assert.equal(plain(shown[i]!.replacement), plain(pair.replacement));
      equal++;
    });
    const state =
      (await inPanel(`({ hacked: globalThis.hacked ?? null, foreign: [...document.querySelectorAll('img, iframe, object, form, base, svg, #root script, #root style, #root link')].length,
      loaded: performance.getEntriesByType('resource').map((r) => r.name).filter((n) => n.includes('127.0.0.1:9/')) })`)) as object;
    assert.deepEqual(state, { hacked: null, foreign: 0, loaded: [] });
    await host.print(`hostile answers: ${equal} of ${pairs.length} shown as given; nothing ran or loaded`);
    await inPanel('scrollTo(0, 0)');
    await host.screenshot('review panel hostile');
  });

  it('refuses messages that are forged or out of date', async () => {
    await only('answer.md');
    const before = await recorded('answer.md');
    // The page's own channel is taken: what arrives is judged by the extension alone.
    assert.equal(
      await inPanel(`(() => { try { acquireVsCodeApi(); return 'given'; } catch { return 'refused'; } })()`),
      'refused',
    );
    assert.deepEqual(await recorded('answer.md'), before);
  });

  it('looks right in every theme, and axe finds nothing', async function () {
    this.timeout(180_000);
    await only('answer.md', 'remove.py');
    await until('the cards are filled', async () => (await host.count(panel('.card .diff'))) === 5, 20_000);
    const themes = {
      dark: 'Default Dark Modern',
      light: 'Default Light Modern',
      'high-contrast': 'Default High Contrast',
    };
    const found: string[] = [];
    for (const [name, theme] of Object.entries(themes)) {
      await setSetting('workbench.colorTheme', theme);
      await until(theme, async () => (await inPanel('document.body.dataset.vscodeThemeKind')) === `vscode-${name}`);
      await until('all is drawn', () => inPanel('document.getAnimations().length === 0'));
      await host.screenshot(`review panel ${name.replace('-', ' ')}`);
      found.push(...(await violations()).map((v) => `${name}: ${v}`));
    }
    assert.deepEqual(found, []);
  });

  it('filters by category', async () => {
    await only('answer.md', 'remove.py');
    await host.click(panel('vscode-single-select'));
    await host.press('ArrowDown', 'Enter');
    await until('only the harmless ones are there', async () => (await host.count(panel('.card'))) === 2);
    await host.click(panel('vscode-single-select'));
    await host.press('ArrowUp', 'Enter');
    await until('all are there', async () => (await host.count(panel('.card'))) === 5);
  });

  it('takes decisions by keys alone, and takes them back', async () => {
    await only('answer.md', 'remove.py');
    await inPanel(`document.querySelector('.card').focus()`);
    await host.press('Control+Shift+Enter');
    await untilRecorded('answer.md', ['accepted', 'pending', 'pending']);
    await host.press('Control+Shift+Backspace');
    await untilRecorded('answer.md', ['accepted', 'rejected', 'pending']);
    await host.press('F2');
    await host.waitFor(panel('vscode-textarea textarea'));
    await host.press('Escape');
    await until('the card has the focus again', () => inPanel(`document.activeElement?.matches('.card')`));
    await host.press('Control+Z');
    await untilRecorded('answer.md', ['accepted', 'undone', 'pending']);
    await host.press('Control+Z');
    await untilRecorded('answer.md', ['undone', 'undone', 'pending']);
  });

  it('decides linked changes together, with the mouse', async () => {
    await only('answer.md', 'remove.py');
    await host.click(panel('section.answer:has-text("remove.py") .card vscode-button:has-text("Reject")'));
    await untilRecorded('remove.py', ['rejected', 'rejected']);
    await host.click(panel('.past vscode-button'));
    await untilRecorded('remove.py', ['undone', 'undone']);
  });

  it('leaves out what the user does not want again, lists it in the settings, and takes it back there', async () => {
    await only('answer.md', 'remove.py');
    await host.click(panel('section.answer:has-text("remove.py") .card [aria-label="Don\'t Suggest Again"]'));
    await host.waitFor('.quick-input-list .monaco-list-row >> nth=2');
    await host.screenshot('review not again');
    await host.press('ArrowDown');
    await host.waitFor('.quick-input-list .monaco-list-row.focused:has-text("in python")');
    await host.press('Enter');
    await untilRecorded('remove.py', ['rejected', 'rejected']);
    const configuration = () => vscode.workspace.getConfiguration('aligner').get<string[]>('review.notAgain');
    assert.deepEqual(configuration(), ['CWE-78 in python']);
    await setSetting('aligner.review.notAgain', undefined);
    assert.deepEqual(configuration(), []);
  });

  it('says when there is nothing to review', async () => {
    await only();
    await until('the panel is empty', async () => (await host.count(panel('.empty'))) === 1);
    await host.screenshot('review panel empty');
    assert.deepEqual(await violations(), []);
  });
});
