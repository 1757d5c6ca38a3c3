/** Code that people wrote, out of folders of installed packages: what rules must leave alone. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** VS Code's id by a file's extension or name. */
const IDS: Readonly<Record<string, string>> = {
  '.py': 'python',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.jsx': 'javascriptreact',
  '.ts': 'typescript',
  '.tsx': 'typescriptreact',
  '.go': 'go',
  '.rs': 'rust',
  '.java': 'java',
  '.cs': 'csharp',
  '.c': 'c',
  '.h': 'c',
  '.cc': 'cpp',
  '.cpp': 'cpp',
  '.hpp': 'cpp',
  '.php': 'php',
  '.rb': 'ruby',
  '.sh': 'shellscript',
  '.ps1': 'powershell',
  '.yml': 'yaml',
  '.yaml': 'yaml',
  '.sql': 'sql',
  Dockerfile: 'dockerfile',
};

/** What begins a function; where a language has none, a file counts as one. */
const FUNCTIONS: Readonly<Record<string, RegExp>> = {
  python: /^[ \t]*(?:async )?def /gm,
  javascript: /\bfunction\b|=>/g,
  typescript: /\bfunction\b|=>/g,
  go: /^func /gm,
  rust: /\bfn /g,
  java: /\)\s*(?:throws [\w., ]+)?\{/g,
  csharp: /\)\s*\{/g,
  c: /^\w[^;{}()]*\([^;{}]*\)\s*\{/gm,
  cpp: /\)\s*(?:const\s*)?\{/g,
  php: /\bfunction\b/g,
  ruby: /^\s*def /gm,
  shellscript: /^\s*(?:function )?\w+\s*\(\)/gm,
};

const SKIPPED = /(?:^|[/\\])(?:\.git|dist|min|umd|vendor|generated)(?:[/\\]|$)|\.min\.|\.d\.[cm]?ts$/;
/** Longer ones are bundles, tables, generated code. */
const LONGEST = 60_000;

export interface NaturalFile {
  readonly path: string;
  readonly language: string;
  readonly text: string;
  readonly functions: number;
}

/** Source files below the folders until about `limit` functions of each language are there. */
export async function* naturalFiles(folders: readonly string[], limit: number): AsyncGenerator<NaturalFile> {
  const count = new Map<string, number>();
  for (const folder of folders)
    for (const entry of (await readdir(folder, { recursive: true, withFileTypes: true })).sort((a, b) =>
      hash(a.name) === hash(b.name) ? 0 : hash(a.name) < hash(b.name) ? -1 : 1,
    )) {
      const path = join(entry.parentPath, entry.name);
      const language = IDS[extname(entry.name)] ?? IDS[entry.name];
      if (language === undefined || !entry.isFile() || SKIPPED.test(path.slice(folder.length))) continue;
      if ((count.get(language) ?? 0) >= limit) continue;
      const text = await readFile(path, 'utf8');
      if (text.length > LONGEST) continue;
      const pattern = FUNCTIONS[language.replace('react', '')];
      const functions = Math.max(1, pattern === undefined ? 1 : (text.match(pattern)?.length ?? 1));
      count.set(language, (count.get(language) ?? 0) + functions);
      yield { path, language, text, functions };
    }
}

/** The same arbitrary order at each run, so that no one package fills the quota. */
function hash(name: string): number {
  let h = 2_166_136_261;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 16_777_619);
  return h >>> 0;
}
