/** VS Code's ids of languages and the grammars that read their code for the rules. */

const GRAMMARS: Readonly<Record<string, string>> = {
  python: 'python',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  typescript: 'typescript',
  typescriptreact: 'tsx',
  java: 'java',
  go: 'go',
  rust: 'rust',
  ruby: 'ruby',
  php: 'php',
  csharp: 'c-sharp',
  c: 'cpp',
  cpp: 'cpp',
  shellscript: 'bash',
  powershell: 'powershell',
  css: 'css',
  yaml: 'yaml',
  dockercompose: 'yaml',
};

export const GRAMMAR_LANGUAGES: readonly string[] = Object.keys(GRAMMARS);

/** The grammar for a VS Code id; undefined where there is none. */
export const grammarOf = (language: string): string | undefined =>
  Object.hasOwn(GRAMMARS, language) ? GRAMMARS[language] : undefined;

/** A rule for the first is one for the second, too. */
const COVERS: Readonly<Record<string, readonly string[]>> = {
  javascript: ['javascriptreact'],
  typescript: ['typescriptreact'],
  yaml: ['dockercompose'],
  html: ['vue', 'svelte', 'astro'],
};

/** The ids that a rule speaks of, with those that they cover. */
export const coveredBy = (languages: readonly string[]): readonly string[] => [
  ...new Set(languages.flatMap((language) => [language, ...(COVERS[language] ?? [])])),
];
