/** The models of this machine, as those see them who show them. */
import type { CancelSignal } from '../../base/core/cancel.ts';
import type { ModelChoice } from './choice.ts';
import type { ModelFacts } from './facts.ts';
import type { ProfileData } from './profile.ts';

export interface LibraryModel {
  readonly id: string;
  /** Where it lies; null when it could be pulled. */
  readonly path: string | null;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly licence: string | null;
  /** The program that keeps it: this one's bundle, the user's folder, another program, or nobody yet. */
  readonly kept: 'bundled' | 'installed' | 'available' | (string & {});
  /** Whether it was trained to correct; null where nobody has told. */
  readonly trained: boolean | null;
  readonly facts: ModelFacts | null;
  /** Bytes of memory that it takes on a CPU, about. */
  readonly memory: number | null;
  /** Whether the machine has as much at all; null where nobody knows how much it takes. */
  readonly fits: boolean | null;
  /** What is wrong with its file. */
  readonly problem: string | null;
}

/** What pulled and imported models take of the disk. */
export const installedBytes = (models: readonly LibraryModel[]): number =>
  models.filter(({ kept }) => kept === 'installed').reduce((sum, { bytes }) => sum + bytes, 0);

/** A model that can be loaded, with how it is talked to. */
export interface ResolvedModel {
  readonly id: string;
  readonly path: string;
  readonly profile: Pick<ProfileData, 'id' | 'verdict' | 'sensitivity'>;
}

export type PullProgress =
  { readonly kind: 'waiting' } | { readonly kind: 'arriving'; readonly done: number; readonly total: number };

interface Transfer {
  /** The platform's own AbortSignal. */
  readonly signal?: CancelSignal | undefined;
  readonly onProgress?: ((progress: PullProgress) => void) | undefined;
}

/** What can be done with them; each rejects with AlignerError, a transfer also with CancelledError. */
export interface Models {
  /** The folder of those that were pulled and imported. */
  readonly folder: { readonly path: string };
  list(): Promise<readonly LibraryModel[]>;
  found(): Promise<readonly LibraryModel[]>;
  pull(name: string, from: string | undefined, options: Transfer): Promise<{ readonly model: { readonly id: string } }>;
  import(
    path: string,
    name: string | undefined,
    sha256: string | undefined,
    options: Transfer,
  ): Promise<{ readonly model: { readonly id: string } }>;
  remove(name: string): Promise<unknown>;
  resolve(choice: Partial<ModelChoice>): Promise<ResolvedModel>;
  /** Chooses it for the command line and all windows, where no setting and no flag says otherwise. */
  use(choice: ModelChoice): Promise<ResolvedModel>;
}
