/** Reviews that wait for the extension under test: written into its own journal, as another window would. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Category, Hunk, Severity } from '../../src/align/core/types.ts';
import type { Journal } from '../../src/journal/core/journal.ts';
import type { StoredTarget } from '../../src/journal/core/records.ts';
import { openJournal } from '../../src/journal/node/open.ts';
import { workspaceKey } from '../../src/journal/vscode/workspace-key.ts';
import { BRIDGE } from '../support/bridge.ts';

export interface Seed {
  readonly name: string;
  readonly language: string;
  readonly original: string;
  readonly hunks: readonly Hunk[];
  readonly question?: string;
  readonly target?: StoredTarget;
}

/** The file of the extension's journal. */
export function journalFile(): string {
  const storage = process.env[BRIDGE.storage];
  assert.ok(storage !== undefined);
  return join(storage, 'aligner.aligner', 'journal.db');
}

/** The extension's journal, opened a second time. */
export function extensionJournal(): Journal {
  const extension = vscode.extensions.getExtension('aligner.aligner');
  assert.ok(extension);
  return openJournal({
    file: journalFile(),
    thread: join(extension.extensionPath, 'dist', 'journal.cjs'),
    notice: (notice) => assert.fail(notice),
  });
}

const ELSEWHERE: StoredTarget = { kind: 'elsewhere' };

/** Records reviews that wait; the window must be loaded again to show them. Resolves to their ids. */
export async function seed(...seeds: readonly Seed[]): Promise<string[]> {
  const journal = extensionJournal();
  const ids: string[] = [];
  for (const [i, { name, language, original, hunks, question = '', target = ELSEWHERE }] of seeds.entries()) {
    const id = globalThis.crypto.randomUUID();
    const model = { id: 'suite', sha256: '0'.repeat(64) };
    const about = { route: 'selection', question, model, sensitivity: 'normal' } as const;
    const record = { id, time: Date.now() + i, workspace: workspaceKey(), name, language, original, target, ...about };
    await journal.recordAnswer(record, hunks);
    ids.push(id);
  }
  await journal.close();
  return ids;
}

/** A hunk that replaces the first `original` of a text, from `after` on. */
export function hunkIn(
  text: string,
  original: string,
  replacement: string,
  more: Partial<Hunk> & { readonly category?: Category; readonly severity?: Severity } = {},
): Hunk {
  const start = text.indexOf(original);
  assert.notEqual(start, -1, original);
  return {
    start,
    end: start + original.length,
    original,
    replacement,
    category: 'harmless',
    tags: ['CWE-78'],
    severity: 'error',
    reason: 'A value from outside becomes part of a shell command.',
    link: 'https://cwe.mitre.org/data/definitions/78.html',
    confidence: 0.93,
    ...more,
  };
}
