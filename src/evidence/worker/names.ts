/** The index of names as an analyser: what modules, classes and functions do not have, though the code says so. */
import { readFile } from 'node:fs/promises';
import { Recent } from '../../base/core/recent.ts';
import { grammarOf } from '../core/grammars.ts';
import type { Grammar, SyntaxTree } from '../core/match/syntax.ts';
import { createNameIndex, type NameIndex } from '../core/names/index.ts';
import type { Missing } from '../core/names/missing.ts';
import { missingInJavaScript } from '../core/names/javascript.ts';
import { missingInPython } from '../core/names/python.ts';
import type { Notes } from '../core/names/reason.ts';
import type { Analyser, Evidence } from '../core/types.ts';
import { namesFile } from './files.ts';
import { loadGrammar } from './tree-sitter.ts';

/** Guards and streams ask about the same few pieces of code again and again. */
const KEPT = 64;

/** The index and the notes about it, by the family of languages that shares them. */
const FAMILIES: Readonly<Record<string, string>> = {
  python: 'python',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  typescript: 'javascript',
  typescriptreact: 'javascript',
};

type Search = (tree: SyntaxTree, index: NameIndex, notes: Notes) => readonly Missing[];
const SEARCHES: Readonly<Record<string, Search>> = {
  python: missingInPython,
  javascript: missingInJavaScript,
};

interface Loaded {
  readonly grammar: Grammar;
  readonly index: NameIndex;
  readonly notes: Notes;
  readonly search: Search;
}

/** What cannot load is told to `warn` once, and finds nothing. */
export function createNames(warn: (message: string) => void = () => undefined): Analyser {
  const loading = new Map<string, Promise<void>>();
  const loaded = new Map<string, Loaded>();
  const indexes = new Map<string, Promise<{ readonly index: NameIndex; readonly notes: Notes }>>();
  const known = new Recent<readonly Evidence[]>(KEPT);

  const load = async (language: string) => {
    const family = FAMILIES[language]!;
    try {
      const reading = indexes.get(family) ?? readIndex(family);
      indexes.set(family, reading);
      const [read, grammar] = await Promise.all([reading, loadGrammar(grammarOf(language)!)]);
      loaded.set(language, { ...read, grammar, search: SEARCHES[family]! });
    } catch (error) {
      warn(`Names in ${language} are not looked up: ${String(error)}`);
    }
  };

  return {
    name: 'names',
    languages: new Set(Object.keys(FAMILIES)),
    prepare: (language) => {
      const running = loading.get(language) ?? load(language);
      loading.set(language, running);
      return running;
    },
    analyse: (code, language) => {
      const ready = loaded.get(language);
      if (ready === undefined) return [];
      return known.get(`${language}\n${code}`, () =>
        ready.search(ready.grammar.parse(code), ready.index, ready.notes).map(toEvidence),
      );
    },
  };
}

async function readIndex(family: string): Promise<{ readonly index: NameIndex; readonly notes: Notes }> {
  const [text, notes] = await Promise.all([
    readFile(namesFile(`${family}.txt`), 'utf8'),
    readFile(namesFile(`${family}-notes.json`), 'utf8'),
  ]);
  return { index: createNameIndex(text), notes: JSON.parse(notes) as Notes };
}

const toEvidence = ({ node, kind, isGone, isDoubtful, reason, fix }: Missing): Evidence => ({
  start: node.start,
  end: node.end,
  rule: `names-${isGone ? 'removed' : 'unknown'}-${kind}`,
  source: 'names',
  tag: 'removed-api',
  certainty: isDoubtful ? 'suspicion' : 'certain',
  reason,
  ...(fix !== undefined && { fix: [{ start: node.start, end: node.end, text: fix }] }),
});
