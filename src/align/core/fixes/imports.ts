/**
 * Imports that a correction forgot: it uses `os.environ` and does not import os. Known modules alone are imported, where the code
 * begins in the first column; anything else is left for the guard of names to refuse.
 */
import type { Span } from '../../../text/core/span.ts';
import { countOf } from '../guards/guard.ts';
import { isImportedIn, newlyOpen } from '../guards/scope.ts';
import { isModule } from '../guards/modules.ts';
import { outlineOf, type CodeBlock } from '../markdown.ts';
import type { Parser } from '../parser.ts';

/** Text to be inserted at an offset. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Names that are imported out of a module. */
const MEMBERS: Readonly<Record<string, string>> = {
  timezone: 'datetime',
  timedelta: 'datetime',
  Decimal: 'decimal',
  Path: 'pathlib',
  secure_filename: 'werkzeug.utils',
  safe_join: 'werkzeug.security',
  escape: 'markupsafe',
  field: 'dataclasses',
};
/** Modules of Node that code in either style imports whole. */
const NODE = new Set(['crypto', 'path', 'fs', 'os', 'util', 'url']);

/** The insertions into `after` (a text as the model reads it, corrected from `before`); in order. */
export function forgottenImports(before: string, after: string, answer: string, parser: Parser): Insertion[] {
  const [had, has] = [outlineOf(before).code, outlineOf(after).code];
  if (had.length !== has.length) return [];
  return has.flatMap((block, i) =>
    block.language === 'go' ? inGo(block, had[i]!, after) : insertionsIn(block, had[i]!, after, answer, parser),
  );
}

/** Python's plain imports (`import random`) whose last use the correction took away; ranges of whole lines of `after`, in order. */
export function unusedImports(before: string, after: string, answer: string): Span[] {
  const [had, has] = [outlineOf(before).code, outlineOf(after).code];
  if (had.length !== has.length) return [];
  return has.flatMap((block, i) => {
    const old = had[i]!.code;
    const from = after.indexOf(block.code, block.start);
    if (block.language !== 'python' || block.code === old || from < 0) return [];
    // What goes on elsewhere leans on the import here, unless it has its own.
    const others = outlineOf(answer).code.filter(({ code }) => code !== old && !old.includes(code.trim()));
    return [...block.code.matchAll(/^import (\w+)\n/gm)].flatMap((line) => {
      const name = new RegExp(`(?<![\\w.])${line[1]!}(?!\\w)`, 'g');
      const own = new RegExp(`^import ${line[1]!}$`, 'm');
      const isUsed = others.some(({ code }) => name.test(code) && !own.test(code));
      const [usesBefore, usesNow] = [countOf(old, name), countOf(block.code, name)];
      if (isUsed || usesBefore < 2 || usesNow !== 1) return [];
      return [{ start: from + line.index, end: from + line.index + line[0].length }];
    });
  });
}

/** Packages of Go's library that a correction may bring in. */
const GO_PACKAGES = ['errors', 'html', 'io', 'os', 'strings', 'strconv', 'sync', 'time', 'path/filepath'];

/** Go's imports stand in the order of the alphabet; where there are none it is a fragment. */
function inGo({ code, start }: CodeBlock, old: CodeBlock, after: string): Insertion[] {
  const from = after.indexOf(code, start);
  if (from < 0) return [];
  const missing = GO_PACKAGES.filter((path) => {
    const used = new RegExp(`(?<![\\w.])${path.replace(/^.*\//, '')}\\.[A-Z]`);
    return used.test(code) && !used.test(old.code) && !code.includes(`"${path}"`);
  });
  const list = /^import \(\n((?:[ \t]*(?:[\w.]+ )?"[^"\n]*"[ \t]*\n|[ \t]*\n|[ \t]*\/\/[^\n]*\n)*)\)/m.exec(code);
  const alone = /^import "([^"\n]*)"[ \t]*$/m.exec(code);
  return missing.flatMap((path) => {
    if (list !== null) {
      // The library's own come first, up to a blank line.
      let at = list.index + list[0].indexOf('\n') + 1;
      for (const line of list[1]!.split('\n')) {
        const other = /^[ \t]*"([^"]*)"/.exec(line)?.[1];
        if (other === undefined || other > path) break;
        at += line.length + 1;
      }
      return [{ at: from + at, text: `\t"${path}"\n` }];
    }
    if (alone === null || missing.length > 1) return [];
    const [first, second] = [path, alone[1]!].sort();
    const isFirst = first === path;
    const at = from + alone.index + 'import '.length;
    const end = at + alone[1]!.length + 2;
    return isFirst
      ? [
          { at, text: `(\n\t"${path}"\n\t` },
          { at: end, text: '\n)' },
        ]
      : [
          { at, text: '(\n\t' },
          { at: end, text: `\n\t"${second!}"\n)` },
        ];
  });
}

function insertionsIn(block: CodeBlock, old: CodeBlock, after: string, answer: string, parser: Parser): Insertion[] {
  const { code, language = '' } = block;
  if (code === old.code || language !== (old.language ?? '')) return [];
  const from = after.indexOf(code, block.start);
  const [had, has] = [parser.scope?.(old.code, language), parser.scope?.(code, language)];
  if (from < 0 || had === undefined || has === undefined) return [];
  const missing = newlyOpen(had, has, old.code, code, language).filter(
    (name) => !had.declared.has(name) && !isImportedIn(answer, name),
  );
  const joined: Insertion[] = [];
  const lines: string[] = [];
  for (const name of missing) {
    const beside = joinedImport(name, code, language);
    const line = importOf(name, code, language);
    if (beside !== undefined) joined.push(beside);
    else if (line !== undefined) lines.push(line);
  }
  const at = lines.length === 0 ? undefined : placeIn(code, language);
  const isFirst = at !== undefined && !startsWithImport(code.slice(at), language);
  const own = at === undefined ? [] : [{ at, text: `${lines.join('\n')}\n${isFirst ? '\n' : ''}` }];
  return [...own, ...joined].map((one) => ({ ...one, at: from + one.at })).sort((a, b) => a.at - b.at);
}

/** Where names of the module are imported already, in one line: the name goes to their end. */
function joinedImport(name: string, code: string, language: string): Insertion | undefined {
  if (language !== 'python' || !Object.hasOwn(MEMBERS, name)) return undefined;
  const line = new RegExp(`^from ${MEMBERS[name]!.replaceAll('.', '\\.')} import \\w+(?:, \\w+)*$`, 'm').exec(code);
  return line === null ? undefined : { at: line.index + line[0].length, text: `, ${name}` };
}

function importOf(name: string, code: string, language: string): string | undefined {
  if (language === 'python') {
    if (Object.hasOwn(MEMBERS, name)) return `from ${MEMBERS[name]} import ${name}`;
    return isModule(name, language) && new RegExp(`(?<![\\w.])${name}\\.\\w`).test(code) ? `import ${name}` : undefined;
  }
  if (!/^(?:java|type)script/.test(language) || !NODE.has(name)) return undefined;
  if (/^import\b/m.test(code)) return `import ${name} from 'node:${name}';`;
  return /\brequire\(/.test(code) ? `const ${name} = require('${name}');` : undefined;
}

/** Where imports begin: at the first one, else before the first statement; undefined where the code does not begin in the first column. */
function placeIn(code: string, language: string): number | undefined {
  let at = 0;
  for (const line of code.split('\n')) {
    const isFuture = line.startsWith('from __future__');
    if (startsWithImport(line, language) && !isFuture) return at;
    const isHead = isFuture || line.trim() === '' || /^(?:#|\/\/|['"]use strict)/.test(line);
    if (!isHead) return /^(?:\s|['"]|\/\*)/.test(line) ? undefined : beforeComments(code, at);
    at += line.length + 1;
  }
  return undefined;
}

/** A comment right above a statement belongs to it. */
function beforeComments(code: string, at: number): number {
  const above = /(?:^(?:#(?!!)|\/\/)[^\n]*\n)+$/m.exec(code.slice(0, at));
  return above === null ? at : above.index;
}

const startsWithImport = (code: string, language: string): boolean =>
  language === 'python'
    ? /^(?:import|from)\b/.test(code)
    : /^(?:import\b|(?:const|let|var)\b[^\n]*\brequire\()/.test(code);
