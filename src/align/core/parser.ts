/** Whether a piece of code parses, and which names it has. The grammars live in the worker; tests use a scripted parser. */
export interface Parser {
  /** Loads what `language` (a VS Code id) needs; resolves also when there is no grammar for it. Never rejects. */
  prepare(language: string): Promise<void>;
  /** True when the code has no syntax error, false when it has, undefined when that cannot be said. */
  parses(code: string, language: string): boolean | undefined;
  /** The names of code that parses; undefined where that cannot be said, and of a parser that knows no names. */
  scope?(code: string, language: string): Scope | undefined;
}

/** The names of a piece of code. What a language has by itself is among `used` alone. */
export interface Scope {
  readonly declared: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
  /** Those of `declared` that an import brings in. */
  readonly imports: ReadonlySet<string>;
  /** Names that nothing defines where they are used, by an analyser that tells scopes apart; undefined where it cannot read the code. */
  readonly open?: (() => ReadonlySet<string> | undefined) | undefined;
}
