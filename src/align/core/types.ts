/** The words of the product, as types. Offsets are UTF-16 code units into the whole original text. */
import type { Certainty, Evidence } from '../../evidence/core/types.ts';
import type { Span } from '../../text/core/span.ts';
import type { Accept } from './accept.ts';

export type { Span };

/** How ready the aligner is to speak up: a threshold on the verdict's score. */
export type Sensitivity = 'low' | 'normal' | 'high';
export const SENSITIVITIES: readonly Sensitivity[] = ['low', 'normal', 'high'];

/** The paper's three H: what a correction is for. */
export type Category = 'harmless' | 'helpful' | 'honest';
export type Severity = 'error' | 'warning' | 'info';

/** What the text to align is: an assistant's Markdown, or code out of a source file with the lines around it. */
export type Source =
  | { readonly kind: 'markdown' }
  | { readonly kind: 'code'; readonly language: string; readonly before: string; readonly after: string };

/** One thing to correct. */
export interface AlignRequest {
  readonly question: string;
  readonly text: string;
  readonly source: Source;
  readonly sensitivity: Sensitivity;
  /** The residual margin in log-probability; undefined takes the model's own for the sensitivity. */
  readonly margin?: number | undefined;
  /** What is known of the text already (an editor's diagnostics); offsets into it. */
  readonly evidence?: readonly Evidence[] | undefined;
  readonly priority: 'interactive' | 'background';
}

/** A Markdown block of the answer, or a part of a code selection, that is corrected on its own. */
export interface Segment extends Span {
  readonly text: string;
  /** `code` is bare code of `language` (a selection in a source file); `markdown` is prose, a list, a fence, or prose with its fence. */
  readonly kind: 'markdown' | 'code';
  /** Language of the code in it, in VS Code's ids where known; undefined for pure prose. */
  readonly language?: string | undefined;
  /** What the model reads around `text`, so that a part of a fence, or bare code, reads as a whole fence. */
  readonly wrap?: { readonly before: string; readonly after: string } | undefined;
  /** The fence in it was never closed: its code is not parsed to judge a correction. */
  readonly unclosed?: boolean | undefined;
}

/** One changed range. `original` stands at [start, end) of the original text. */
export interface Hunk extends Span {
  readonly original: string;
  readonly replacement: string;
  readonly category: Category;
  readonly tags: readonly string[];
  readonly severity: Severity;
  readonly reason: string;
  readonly link?: string | undefined;
  /** 0 to 1, from the model's log-probabilities; of what certain evidence asked for, how sure the model was of what it wrote. */
  readonly confidence: number;
  /** `model`, or the name of the analyser whose own fix it is; not kept in the journal. */
  readonly writtenBy?: string | undefined;
  /**
   * Guards and analysers that know the code around it and have nothing against it; empty where the model alone can tell. Not
   * kept in the journal.
   */
  readonly checkedBy?: readonly string[] | undefined;
  /** Hunks with the same group only make sense together (an import and its use) and are decided together. */
  readonly group?: number | undefined;
}

/** A hunk that a guard refused, and which. */
export interface DroppedHunk extends Hunk {
  readonly guard: string;
}

export type FindingState = 'corrected' | 'uncorrected' | 'quoted';

/** A fault that was found, whether or not there is a correction for it; offsets are into the whole original. */
export interface Finding extends Span {
  readonly tag: string;
  readonly severity: Severity;
  readonly reason: string;
  readonly link?: string | undefined;
  /** `model`, `editor`, or an analyser's name. */
  readonly source: string;
  readonly certainty: Certainty;
  readonly state: FindingState;
}

/** Why a segment was left alone: it has no word, it is a quotation, its code is not understood, it was not asked about, what the model wrote cannot be used, or the engine failed. */
export type SkipReason =
  'blank' | 'quoted' | 'left-alone' | 'round-trip' | 'too-long' | 'binary' | 'cancelled' | 'unusable' | 'failed';

/** Where a segment was, and how the model read it: what is around it, and the language of its code, as in Segment. */
export interface SegmentFrame extends Span {
  readonly language?: string | undefined;
  readonly wrap?: Segment['wrap'];
}

export interface SegmentResult extends SegmentFrame {
  readonly verdict: 'ok' | 'fault' | 'skipped';
  /** log P(OK) − log(1 − P(OK)) of the verdict token; null when the model was not asked. */
  readonly score: number | null;
  readonly tags: readonly string[];
  readonly skipped?: SkipReason | undefined;
}

/** What one segment came to; offsets are into the whole original. */
export interface SegmentDone {
  readonly segment: SegmentResult;
  readonly hunks: readonly Hunk[];
  readonly dropped: readonly DroppedHunk[];
  readonly findings: readonly Finding[];
}

/** What one sensitivity means for one model; all but what is given by hand comes from a validation set. */
export interface Operating {
  /** A segment whose verdict score is below this has a fault. */
  readonly threshold: number;
  /** Residual margin, in log-probability. */
  readonly margin: number;
  /** Margin once as many changes are made as tags were named. */
  readonly settledMargin?: number | undefined;
  /** Changes of less confidence (0 to 1) are dropped. */
  readonly confidence?: number | undefined;
  /** The same where the fault is certain, so that only what was written is in doubt; by default as much as elsewhere. */
  readonly certain?: number | undefined;
  /** By how much the threshold rises where an analyser suspects a fault: the correction must then bear its tag. */
  readonly suspicion?: number | undefined;
  /** What a change must have that nothing but the model speaks for. */
  readonly unchecked?: Unchecked | undefined;
}

/** Least confidences (0 to 1) of changes for whose fault there is no evidence, or no certain one. */
export interface Unchecked {
  /** In code, which guards and analysers know at least in part. */
  readonly code: number;
  /** In prose: facts and claims, which nothing but the model can check. */
  readonly prose: number;
  /** For single tags, in place of the two. */
  readonly tags?: Readonly<Record<string, number>> | undefined;
  /** For single tags where an analyser suspects the fault: of these it and the model are often wrong together. */
  readonly suspected?: Readonly<Record<string, number>> | undefined;
}

/** What the pipeline must know about a model. */
export interface ModelLimits {
  readonly id: string;
  /** Longest segment, in tokens. */
  readonly maxSegmentTokens: number;
  readonly sensitivity: Readonly<Record<Sensitivity, Operating>>;
  /** For changes without evidence; without it their confidence alone decides. */
  readonly accept?: Accept | undefined;
}

/** Where the engine runs. */
export interface Backend {
  readonly gpu: 'metal' | 'cuda' | 'vulkan' | false;
  readonly device: string;
  /** Layers on the GPU. */
  readonly layers: number;
  readonly totalLayers: number;
  readonly threads: number;
  /** One sentence: why this backend. */
  readonly why: string;
  /** The address of the server to which texts are sent, where the model is a remote one. */
  readonly remote?: string | undefined;
}

export interface TokenCounts {
  /** Tokens read as prompt. */
  prompt: number;
  /** Tokens of the answer offered as draft. */
  draft: number;
  /** Draft tokens that the model kept. */
  accepted: number;
  /** Tokens written one by one. */
  generated: number;
}

export interface Timing {
  loadMs: number;
  readMs: number;
  decodeMs: number;
  totalMs: number;
}

/** The result for one text: the object that the CLI prints with --json (version 1 of the contract). */
export interface Alignment {
  readonly version: 1;
  readonly changed: boolean;
  readonly original: string;
  readonly corrected: string;
  readonly hunks: readonly Hunk[];
  readonly dropped: readonly DroppedHunk[];
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly segments: readonly SegmentResult[];
  readonly model: { readonly id: string; readonly sha256: string };
  readonly backend: Backend;
  readonly tokens: TokenCounts;
  readonly timing: Timing;
  readonly network: { readonly requests: number };
}
