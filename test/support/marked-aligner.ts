/** An aligner for which words are faults: BAD has a correction that an analyser confirms, ODD one of the model alone, OPEN none. */
import type { Alignment, Finding, Hunk } from '../../src/align/core/types.ts';
import type { Aligner } from '../../src/engine/core/aligner.ts';
import { applyEdits } from '../../src/text/core/edits.ts';

const ABOUT = { severity: 'error', category: 'harmless', confidence: 0.9, reason: 'It is marked.' } as const;

export interface MarkedAligner extends Pick<Aligner, 'align'> {
  /** The texts that it was asked about. */
  readonly asked: string[];
}

/** `corrections`: what BAD and ODD become; `GOOD` and `EVEN` by default. */
export function markedAligner(corrections: Readonly<Record<string, string>> = {}): MarkedAligner {
  const asked: string[] = [];
  return {
    asked,
    align: ({ text }, options) => {
      asked.push(text);
      const hunks: Hunk[] = [];
      const findings: Finding[] = [];
      for (const { 0: word, index: start } of text.matchAll(/BAD|ODD|OPEN/g)) {
        const end = start + word.length;
        const source = word === 'ODD' ? 'model' : 'pattern';
        const state = word === 'OPEN' ? 'uncorrected' : 'corrected';
        const tag = word.toLowerCase();
        findings.push({ start, end, tag, ...ABOUT, source, certainty: 'certain', state });
        const replacement = corrections[word] ?? (word === 'BAD' ? 'GOOD' : 'EVEN');
        const checkedBy = word === 'BAD' ? ['pattern', 'parse'] : ['parse'];
        if (word !== 'OPEN') hunks.push({ start, end, original: word, replacement, tags: [tag], ...ABOUT, checkedBy });
      }
      options?.onProgress?.(1);
      const corrected = applyEdits(text, hunks);
      const result: Alignment = {
        version: 1,
        changed: corrected !== text,
        original: text,
        corrected,
        hunks,
        dropped: [],
        findings,
        segments: [{ start: 0, end: text.length, verdict: hunks.length > 0 ? 'fault' : 'ok', score: 1, tags: [] }],
        model: { id: 'marked', sha256: '0'.repeat(64) },
        backend: { gpu: false, device: 'CPU', layers: 0, totalLayers: 1, threads: 1, why: 'marked' },
        tokens: { prompt: 0, draft: 0, accepted: 0, generated: 0 },
        timing: { loadMs: 0, readMs: 0, decodeMs: 0, totalMs: 0 },
        network: { requests: 0 },
      };
      return Promise.resolve(result);
    },
  };
}
