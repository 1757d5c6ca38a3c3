/** What the rest of the product asks of an engine, wherever it runs. */
import type { CancelSignal } from '../../base/core/cancel.ts';
import type { AlignRequest, Alignment, SegmentDone } from '../../align/core/types.ts';
import type { EngineStatus } from './protocol.ts';

export interface AlignOptions {
  readonly signal?: CancelSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  readonly onSegment?: ((done: SegmentDone) => void) | undefined;
}

/** A text that is still growing (an upstream that streams). */
export interface OpenAlignment {
  append(text: string): void;
  /** Resolves with the alignment of everything appended. */
  finish(): Promise<Alignment>;
  cancel(): void;
}

/** The engine's state, as the status bar shows it. */
export type EngineState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly model: string }
  | { readonly kind: 'ready'; readonly model: string; readonly device: string; readonly why: string }
  | { readonly kind: 'working'; readonly model: string; readonly device: string; readonly why: string }
  | { readonly kind: 'paused' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly next: string };

export interface Aligner {
  readonly state: EngineState;
  onDidChangeState(listener: (state: EngineState) => void): { dispose(): void };
  /** Aligns a whole text. Rejects with AlignerError or CancelledError; the caller keeps the original then. */
  align(request: AlignRequest, options?: AlignOptions): Promise<Alignment>;
  /** Starts a text that streams in. */
  open(request: Omit<AlignRequest, 'text'>, options?: AlignOptions): OpenAlignment;
  status(): Promise<EngineStatus | null>;
  restart(): Promise<void>;
  dispose(): Promise<void>;
}
