/** Which model is to be used, and with what. Empty texts ask for what is usual. */
export interface ModelChoice {
  /** A name or a path; '' for the bundled one. */
  readonly model: string;
  /** The name of a profile, or the path of a JSON file with one; '' for the one that fits the file. */
  readonly profile: string;
  /** The path of an adapter on it. */
  readonly adapter: string;
  /** The model that writes in its place: a name or a path. */
  readonly writer: string;
}

export const USUAL: ModelChoice = { model: '', profile: '', adapter: '', writer: '' };

/** `over` wherever it says something. */
export const overriding = (under: ModelChoice, over: Partial<ModelChoice>): ModelChoice => ({
  ...under,
  ...Object.fromEntries(Object.entries(over).filter(([, value]) => value !== '')),
});
