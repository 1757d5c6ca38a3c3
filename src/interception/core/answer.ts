/** An answer of an assistant, by whatever way it reached us. */

export const ROUTES = ['participant', 'aligned-models', 'align-tool', 'session-watch'] as const;
/** A way by which answers reach us. */
export type RouteId = (typeof ROUTES)[number];

export interface Answer {
  readonly route: RouteId;
  /** What the user had asked; empty when it is not known. */
  readonly question: string;
  /** One run of text, as the assistant wrote it: what stands between two tool calls is an answer of its own. */
  readonly text: string;
  /** Who wrote it, for titles: a model or a chat participant. */
  readonly by: string;
}
