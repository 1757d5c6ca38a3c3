/** Where an answer came from, and so where its correction goes. */
import type { Eol } from '../../text/core/eol.ts';

export type Target =
  /** A range of a document; the range is followed while the document changes. */
  | { readonly kind: 'editor'; readonly uri: string }
  /** The clipboard, which held `text` (with its own line endings). */
  | { readonly kind: 'clipboard'; readonly text: string; readonly eol: Eol }
  /** A place that cannot be written to (a chat's code block, a read-only document): copy or insert elsewhere. */
  | { readonly kind: 'elsewhere' };
