/** What the soak asks of the extension that acts for it inside VS Code, and how it is answered. */

/** Names of the environment variables by which the inside finds the outside. */
export const WIRE = { url: 'ALIGNER_SOAK_URL', token: 'ALIGNER_SOAK_TOKEN' } as const;

/** What a user does with a correction: `typed` accepts after typing elsewhere in the document, `one` accepts one change and undoes it. */
export type Then = 'accepted' | 'undone' | 'rejected' | 'left' | 'typed' | 'one';

export type Deed =
  | {
      readonly do: 'align';
      readonly file: string;
      readonly text: string;
      readonly selected: string;
      readonly then: Then;
    }
  | { readonly do: 'decide'; readonly id: string; readonly how: 'accept' | 'reject' }
  /** Appends to a file in its editor and saves it. */
  | { readonly do: 'write'; readonly file: string; readonly line: string }
  | { readonly do: 'read'; readonly file: string }
  | { readonly do: 'chat'; readonly query: string; readonly vendor?: string; readonly isNew: boolean }
  | { readonly do: 'models'; readonly vendor: string }
  | { readonly do: 'run'; readonly command: string; readonly args: readonly unknown[] };

export interface Aligned {
  /** Of the alignment, and of the decision where one was taken. */
  readonly outcome: string;
  readonly id?: string | undefined;
  readonly decision?: string | undefined;
  /** The document as it was saved, and as it must be. */
  readonly text: string;
  readonly expected: string;
}

/** What the inside says each time it asks for work: who it is, and what came of the last piece. */
export interface Call {
  readonly pid: number;
  readonly folder: string;
  readonly done?: { readonly id: number; readonly value?: unknown; readonly error?: string } | undefined;
}

/** The next piece; none when there was nothing to do for a while. */
export interface Reply {
  readonly id?: number;
  readonly deed?: Deed;
}
