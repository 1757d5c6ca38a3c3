/** Versions of what the scripts install beside package-lock.json: change them here and nowhere else. */
export const PINS = {
  /** npm's code-server carries the VS Code of the same minor and patch version, 1.139.1, built from its open source. */
  codeServer: '4.139.1',
  /** The Node that code-server asks for, as npm's platform package: that one has the headers its native parts need. */
  node: '24.21.0',
  /** The part of the Copilot extension that code-server leaves out. */
  copilot: '1.0.73',
  /** Desktop VS Code for ALIGNER_VSCODE=desktop. */
  desktop: '1.139.1',
} as const;
