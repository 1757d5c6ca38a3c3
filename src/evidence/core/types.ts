/** What analysers find in a piece of code, and what an analyser is. */

/** A replacement within the analysed code; offsets are UTF-16. */
export interface EvidenceEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `certain` forces the verdict; `suspicion` lowers the threshold, and is shown only where the model agrees. */
export type Certainty = 'certain' | 'suspicion';

/** What an analyser found in one piece of code. Offsets are UTF-16 into that code. */
export interface Evidence {
  readonly start: number;
  readonly end: number;
  /** The analyser's own name for the rule, such as `python-sql-call` or `B006`. */
  readonly rule: string;
  /** The analyser: `pattern`, `ruff`, `names`, `editor`. */
  readonly source: string;
  /** A tag of models/catalogue.json. */
  readonly tag: string;
  readonly certainty: Certainty;
  /** One plain sentence for the user. */
  readonly reason: string;
  readonly link?: string;
  /** The analyser's own correction, where it calls that safe. */
  readonly fix?: readonly EvidenceEdit[];
}

/** What stands directly before and after the piece in the same fence or file; empty where nothing does. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

export const NO_SURROUNDINGS: Surroundings = { before: '', after: '' };

export interface Analyser {
  readonly name: string;
  /** VS Code's ids. */
  readonly languages: ReadonlySet<string>;
  /** Loads what the code needs, once. Never rejects: an analyser that cannot load says so to the log and finds nothing. */
  prepare(language: string, code: string): Promise<void>;
  /** What it finds in the code, in order. Finds nothing before prepare() has ended for it. Never throws. */
  analyse(code: string, language: string, context: Surroundings): readonly Evidence[];
}

/** All analysers as one. */
export interface EvidenceSource {
  /** For this code in this context. Never rejects. */
  prepare(language: string, code: string, context: Surroundings): Promise<void>;
  /** In order, with at most one finding for a tag at a place. */
  analyse(code: string, language: string, context: Surroundings): readonly Evidence[];
}

/** Where nothing is analysed. */
export const NO_EVIDENCE: EvidenceSource = { prepare: () => Promise.resolve(), analyse: () => [] };
