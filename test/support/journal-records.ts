/** Answers and hunks for tests of the journal. */
import type { Hunk } from '../../src/align/core/types.ts';
import type { AnswerRecord } from '../../src/journal/core/records.ts';

export const answerOf = (id: string, more: Partial<AnswerRecord> = {}): AnswerRecord => ({
  id,
  time: 1_800_000_000_000,
  route: 'selection',
  workspace: 'file:///project',
  name: 'app.py',
  language: 'python',
  question: 'How do I find a user?',
  original: 'one two three',
  target: { kind: 'elsewhere' },
  model: { id: 'aligner-135m', sha256: 'a'.repeat(64) },
  sensitivity: 'normal',
  ...more,
});

export const hunkOf = (original: string, start: number, end: number, replacement: string): Hunk => ({
  start,
  end,
  original: original.slice(start, end),
  replacement,
  category: 'helpful',
  tags: ['bare-except'],
  severity: 'warning',
  reason: 'Catches everything.',
  confidence: 0.75,
});
