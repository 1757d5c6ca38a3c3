/** A judge: a tool that the project did not write, looking at many files at once. */

export interface JudgedFile {
  /** Its name in the folder. */
  readonly name: string;
  readonly language: string;
}

export interface Finding {
  readonly file: string;
  /** The tool and its rule, such as `ruff S324`; `TOOL syntax` when the tool could not parse the file. */
  readonly rule: string;
}

export interface Judge {
  readonly name: string;
  /** The file's ending for each language that it looks at, by VS Code's ids. */
  readonly endings: Readonly<Record<string, string>>;
  /** The program, or undefined when it is not installed. */
  find(): string | undefined;
  /** Looks at files of a folder. Rejects when the tool itself fails. */
  look(program: string, folder: string, files: readonly JudgedFile[]): Promise<Finding[]>;
}
