/** How the languages write comments and strings: as much as it takes to tell code from text in whole code and in fragments. */

/** What a string lets in: nothing, or expressions in one of the ways that languages write them. */
export type Holes = 'none' | 'braces' | 'dollar-braces' | 'dollar' | 'hash-braces' | 'backslash';

export interface StringKind {
  readonly open: string;
  readonly close: string;
  /** A backslash takes the next character along; some languages double the quote instead. */
  readonly escape: 'backslash' | 'doubled' | 'none';
  readonly multiline: boolean;
  readonly holes: Holes;
}

export interface Lexicon {
  readonly lineComments: readonly string[];
  readonly blockComments: readonly (readonly [open: string, close: string])[];
  /** Longest opening first. */
  readonly strings: readonly StringKind[];
  /** Letters that may stand before a quote, and those of them that let expressions in. */
  readonly prefixes?: RegExp;
  readonly regexes: boolean;
}

type More = Partial<Omit<StringKind, 'open' | 'close'>>;
const kind = (open: string, more: More = {}, close = open): StringKind => {
  return { open, close, escape: 'backslash', multiline: false, holes: 'none', ...more };
};
const PLAIN = [kind('"'), kind("'")];
const C_COMMENTS = { lineComments: ['//'], blockComments: [['/*', '*/']] as const, regexes: false };
const HASH = { lineComments: ['#'], blockComments: [], regexes: false };

const python: Lexicon = {
  ...HASH,
  strings: [kind('"""', { multiline: true }), kind("'''", { multiline: true }), ...PLAIN],
  prefixes: /^[rbfut]{1,2}$/i,
};
const script: Lexicon = {
  ...C_COMMENTS,
  strings: [...PLAIN, kind('`', { multiline: true, holes: 'dollar-braces' })],
  regexes: true,
};
const java: Lexicon = { ...C_COMMENTS, strings: [kind('"""', { multiline: true }), ...PLAIN] };
const csharp: Lexicon = {
  ...C_COMMENTS,
  strings: [
    kind('$"""', { multiline: true, holes: 'braces' }, '"""'),
    kind('"""', { multiline: true }),
    kind('$@"', { multiline: true, escape: 'doubled', holes: 'braces' }, '"'),
    kind('@$"', { multiline: true, escape: 'doubled', holes: 'braces' }, '"'),
    kind('@"', { multiline: true, escape: 'doubled' }, '"'),
    kind('$"', { holes: 'braces' }, '"'),
    ...PLAIN,
  ],
};
const kotlin: Lexicon = {
  ...C_COMMENTS,
  strings: [kind('"""', { multiline: true, holes: 'dollar' }), kind('"', { holes: 'dollar' }), kind("'")],
};
const php: Lexicon = {
  lineComments: ['//', '#'],
  blockComments: [['/*', '*/']],
  regexes: false,
  strings: [kind('"', { multiline: true, holes: 'dollar' }), kind("'", { multiline: true })],
};
const shell: Lexicon = {
  ...HASH,
  strings: [kind('"', { multiline: true, holes: 'dollar' }), kind("'", { multiline: true, escape: 'none' })],
};
const sql: Lexicon = {
  lineComments: ['--'],
  blockComments: [['/*', '*/']],
  regexes: false,
  strings: [kind("'", { multiline: true, escape: 'doubled' }), kind('"', { escape: 'doubled' })],
};

const xml: Lexicon = { lineComments: [], blockComments: [['<!--', '-->']], regexes: false, strings: PLAIN };

const LEXICONS: Readonly<Record<string, Lexicon>> = {
  python,
  javascript: script,
  javascriptreact: script,
  typescript: script,
  typescriptreact: script,
  json: script,
  jsonc: script,
  java,
  scala: java,
  csharp,
  kotlin,
  groovy: kotlin,
  dart: kotlin,
  php,
  shellscript: shell,
  shellsession: shell,
  dockerfile: shell,
  makefile: shell,
  powershell: { ...HASH, blockComments: [['<#', '#>']], strings: [kind('"', { holes: 'dollar' }), kind("'")] },
  fish: shell,
  sql,
  lua: { lineComments: ['--'], blockComments: [['--[[', ']]']], regexes: false, strings: PLAIN },
  go: { ...C_COMMENTS, strings: [...PLAIN, kind('`', { multiline: true, escape: 'none' })] },
  rust: { ...C_COMMENTS, strings: [kind('"', { multiline: true })] },
  c: { ...C_COMMENTS, strings: PLAIN },
  cpp: { ...C_COMMENTS, strings: PLAIN },
  swift: {
    ...C_COMMENTS,
    strings: [kind('"""', { multiline: true, holes: 'backslash' }), kind('"', { holes: 'backslash' })],
  },
  css: { lineComments: [], blockComments: [['/*', '*/']], regexes: false, strings: PLAIN },
  scss: { ...C_COMMENTS, strings: PLAIN },
  ruby: {
    ...HASH,
    strings: [kind('"', { multiline: true, holes: 'hash-braces' }), kind("'"), kind('`', { holes: 'hash-braces' })],
  },
  yaml: { ...HASH, strings: PLAIN },
  toml: { ...HASH, strings: PLAIN },
  ini: { lineComments: ['#', ';'], blockComments: [], regexes: false, strings: [] },
  dockercompose: { ...HASH, strings: PLAIN },
  nginx: { ...HASH, strings: PLAIN },
  terraform: {
    lineComments: ['#', '//'],
    blockComments: [['/*', '*/']],
    regexes: false,
    strings: [kind('"', { holes: 'dollar-braces' })],
  },
  r: { ...HASH, strings: PLAIN },
  julia: { ...HASH, strings: PLAIN },
  elixir: {
    ...HASH,
    strings: [kind('"""', { multiline: true, holes: 'hash-braces' }), kind('"', { holes: 'hash-braces' })],
  },
  proto: { ...C_COMMENTS, strings: PLAIN },
  solidity: { ...C_COMMENTS, strings: PLAIN },
  bat: { lineComments: ['REM ', 'rem ', '::'], blockComments: [], regexes: false, strings: [kind('"')] },
  html: xml,
  xml,
  vue: xml,
  svelte: xml,
  astro: xml,
};

/** Quotes alone; text that follows a hash sign is no comment where the language is not known. */
const UNKNOWN: Lexicon = { lineComments: [], blockComments: [], regexes: false, strings: PLAIN };

/** The lexicon of a VS Code id; of an unknown language one that knows quotes alone. */
export const lexiconOf = (language: string): Lexicon =>
  Object.hasOwn(LEXICONS, language) ? LEXICONS[language]! : UNKNOWN;
