/** Several analysers as one: merged, in order, each fault once. */
import { scriptsOf } from './scripts.ts';
import type { Analyser, Evidence, EvidenceSource, Surroundings } from './types.ts';
import { NO_SURROUNDINGS } from './types.ts';

/** Characters of the surroundings, on either side, that are looked at: imports and the function around a piece are near it. */
const NEAR = 8_000;

/**
 * Analysers earlier in the list win where two say the same. They see the code with what surrounds it, since much can only be told
 * there; the pieces of one fence make the same whole, which they analyse once. Scripts in pages and components are analysed, too.
 */
export function createEvidence(analysers: readonly Analyser[]): EvidenceSource {
  const of = (language: string) => analysers.filter((analyser) => analyser.languages.has(language));
  return {
    prepare: async (language, code, context) => {
      const { parts } = whole(code, language, context);
      await Promise.all(parts.flatMap((part) => of(part.language).map((a) => a.prepare(part.language, part.code))));
    },
    analyse: (code, language, context) => {
      const { parts, start } = whole(code, language, context);
      const found = parts.flatMap((part) =>
        of(part.language).flatMap((analyser) => analyser.analyse(part.code, part.language, NO_SURROUNDINGS)),
      );
      return mergeEvidence(within(found, start, start + code.length));
    },
  };
}

/** The piece with its surroundings, the scripts in it as well, and where the piece begins there. */
function whole(code: string, language: string, context: Surroundings) {
  const { before, after } = near(context);
  const text = before + code + after;
  return { parts: [{ language, code: text }, ...scriptsOf(text, language)], start: before.length };
}

/** Whole lines next to the piece. */
function near({ before, after }: Surroundings): Surroundings {
  const from = before.length <= NEAR ? 0 : before.indexOf('\n', before.length - NEAR) + 1;
  const to = after.length <= NEAR ? after.length : after.lastIndexOf('\n', NEAR) + 1;
  return { before: before.slice(from), after: after.slice(0, to) };
}

/** What begins within a part of the text, as offsets into the part. What goes on beyond its end is cut; a fix that does is left out. */
function within(found: readonly Evidence[], from: number, to: number): readonly Evidence[] {
  return found
    .filter((e) => e.start >= from && (e.start < to || (e.start === to && e.end === to)))
    .map(({ fix, ...e }) => {
      const fits = fix?.every((edit) => edit.start >= from && edit.end <= to) === true;
      return {
        ...e,
        start: e.start - from,
        end: Math.min(e.end, to) - from,
        ...(fits && { fix: fix.map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from })) }),
      };
    });
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
