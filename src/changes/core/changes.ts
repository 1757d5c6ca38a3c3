/** A check of a work tree's changes: what is compared, what comes out, and the port through which it is asked for. */
import type { CheckOptions, TextCheck } from './check.ts';
import type { Skipped } from './skip.ts';

/** What the changes are counted from. `since`: the last commit that a revision and HEAD have in common. */
export type Base =
  { readonly kind: 'head' } | { readonly kind: 'index' } | { readonly kind: 'since'; readonly revision: string };

export interface Comparison {
  readonly base: Base;
  /** The index is compared, and not the work tree. */
  readonly staged: boolean;
  /** Files and folders, relative to the root with `/`; all of them when it is empty. */
  readonly paths: readonly string[];
}

/** What was found in one file. */
export interface FileCheck extends TextCheck {
  /** Relative to the root, with `/` between its parts. */
  readonly path: string;
}

export interface ChangesCheck {
  readonly files: readonly FileCheck[];
  readonly skipped: readonly Skipped[];
}

export interface CheckFiles extends Omit<CheckOptions, 'onProgress'> {
  readonly comparison: Comparison;
  /** Called as each file is done, in order. */
  readonly onFile?: ((file: FileCheck) => void | Promise<void>) | undefined;
  /** 0 to 1, and the file that is being checked. */
  readonly onProgress?: ((fraction: number, path: string) => void) | undefined;
}

/** A commit that changes can be counted from. */
export interface Revision {
  readonly revision: string;
  /** What people call it. */
  readonly label: string;
  readonly subject: string;
  readonly kind: 'branch' | 'commit';
}

/** A git work tree. Its methods reject with AlignerError or CancelledError. */
export interface WorkTree {
  /** Its root, with its links followed. */
  readonly root: string;
  /** Where the file or folder that it was found by is: relative to the root, with `/`; empty for the root itself. */
  readonly inside: string;
  check(options: CheckFiles): Promise<ChangesCheck>;
  /** Branches and the last commits, the newest first. */
  revisions(): Promise<readonly Revision[]>;
}

/** Finds the work tree around a file or folder. Rejects with `changes.no-repository`, `changes.no-git`. */
export type FindWorkTree = (path: string) => Promise<WorkTree>;
