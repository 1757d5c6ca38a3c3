/** All analysers of the engine's child, each loaded when a code first needs it. */
import { createEvidence } from '../core/evidence.ts';
import { GRAMMAR_LANGUAGES } from '../core/grammars.ts';
import { STATEMENT_LANGUAGES } from '../core/statements.ts';
import type { EvidenceSource } from '../core/types.ts';
import { createNames } from './names.ts';
import { createPatterns, type PatternOptions } from './patterns.ts';
import { createRuff } from './ruff.ts';

/** Languages of the project's own rules. */
export const PATTERN_LANGUAGES: ReadonlySet<string> = new Set([...GRAMMAR_LANGUAGES, ...STATEMENT_LANGUAGES]);

/** `reasonOf` is the catalogue's sentence for a tag; what cannot load is told to `warn` once, and finds nothing. */
export const createEvidenceSource = (options: PatternOptions): EvidenceSource =>
  createEvidence([
    createNames(options.warn),
    createPatterns(PATTERN_LANGUAGES, options),
    createRuff(options.reasonOf, options.warn),
  ]);
