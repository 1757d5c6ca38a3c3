/** An answer as write-answers.ts stores it, before anybody judged it. */
export interface WrittenAnswer {
  /** The file of the model that wrote it. */
  readonly model: string;
  /** The first column of data/questions.tsv. */
  readonly topic: string;
  readonly q: string;
  /** What the model was told about the form. */
  readonly style: string;
  readonly a: string;
  readonly tokens: number;
  /** It ended by itself, not at the limit of tokens. */
  readonly ended: boolean;
}
