/** Several analysers as one: merged, in order, each fault once. */
import type { Analyser, Evidence, EvidenceSource } from './types.ts';

/** Analysers earlier in the list win where two say the same. */
export function createEvidence(analysers: readonly Analyser[]): EvidenceSource {
  const of = (language: string) => analysers.filter((analyser) => analyser.languages.has(language));
  return {
    prepare: async (language) => {
      await Promise.all(of(language).map((analyser) => analyser.prepare(language)));
    },
    analyse: (code, language, context) =>
      mergeEvidence(of(language).flatMap((analyser) => analyser.analyse(code, language, context))),
  };
}

/**
 * Findings in the order of the text, one for each fault: of two with the same tag that overlap, the certain one stays, else the
 * earlier in the list. A fix that only the other one has is taken over.
 */
export function mergeEvidence(found: readonly Evidence[]): readonly Evidence[] {
  const ranked = [...found.filter((e) => e.certainty === 'certain'), ...found.filter((e) => e.certainty !== 'certain')];
  const kept: Evidence[] = [];
  for (const next of ranked) {
    const same = kept.findIndex((e) => e.tag === next.tag && e.start < next.end && next.start < e.end);
    if (same === -1) kept.push(next);
    else if (kept[same]!.fix === undefined && next.fix !== undefined) kept[same] = { ...kept[same]!, fix: next.fix };
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}
