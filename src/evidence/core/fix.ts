/** What a rule's own correction makes of the code that it matched. */
import { toRegExp } from './regex.ts';
import type { Found, Place } from './rule-set.ts';
import type { Fix } from './rules.ts';
import type { EvidenceEdit } from './types.ts';

type Edit = Pick<Fix, 'replace' | 'by' | 'before' | 'after'>;

/** The edits of the first of the rule's fixes that fits as a whole; undefined where none does. */
export function fixOf(found: Found, code: string): EvidenceEdit[] | undefined {
  for (const fix of found.rule.fix ?? []) {
    const edits = editsOf(fix, found, code);
    if (edits !== undefined) return edits;
  }
  return undefined;
}

function editsOf(fix: Fix, found: Found, code: string): EvidenceEdit[] | undefined {
  const own = editAt(fix, found.place, found, code);
  const all = [own, ...(fix.also ?? []).map((edit) => editAt(edit, found.boundTo(edit.at), found, code))];
  if (all.includes(undefined)) return undefined;
  return all.flatMap((edits) => edits!).sort((a, b) => a.start - b.start);
}

function editAt(edit: Edit, place: Place | undefined, found: Found, code: string): EvidenceEdit[] | undefined {
  if (place === undefined) return undefined;
  const { replace, by = '', before, after } = edit;
  const match = replace === undefined ? null : toRegExp(replace).exec(code.slice(place.start, place.end));
  if (replace !== undefined && match === null) return undefined;
  const written = (text: string) => fill(text, match ?? [], found, code);
  const edits: EvidenceEdit[] = [];
  if (match !== null) {
    const start = place.start + match.index;
    const text = written(by);
    // What is taken out takes the space before it along.
    edits.push({
      start: text === '' ? code.slice(0, start).trimEnd().length : start,
      end: start + match[0].length,
      text,
    });
  }
  const line = lineAround(place, code);
  if (line === undefined) return before === undefined && after === undefined ? edits : undefined;
  const lines = (text: string) => indented(written(text), line.indent, code);
  if (before !== undefined) edits.unshift({ start: line.start, end: line.start, text: `${lines(before)}\n` });
  if (after !== undefined) edits.push({ start: line.end, end: line.end, text: `\n${lines(after)}` });
  return edits;
}

/** A template with its groups and names filled in. */
const fill = (text: string, groups: readonly (string | undefined)[], { boundTo }: Found, code: string): string =>
  text.replace(/\$(\d)|\$\{(\w+)(\^?)\}/g, (_, group: string | undefined, name: string, isVariable: string) => {
    const place = group === undefined && !/^\d$/.test(name) ? boundTo(name) : undefined;
    const value = place === undefined ? (groups[Number(group ?? name)] ?? '') : code.slice(place.start, place.end);
    return isVariable === '^'
      ? value
          .replace(/([a-z\d])([A-Z])/g, '$1_$2')
          .replace(/\W+/g, '_')
          .toUpperCase()
      : value;
  });

/** The lines of a statement that stands on lines of its own. */
function lineAround({ start, end }: Place, code: string): (Place & { readonly indent: string }) | undefined {
  const from = code.lastIndexOf('\n', start - 1) + 1;
  const next = code.indexOf('\n', end);
  const to = next < 0 ? code.length : next;
  const indent = code.slice(from, start);
  const isAlone = /^[ \t]*$/.test(indent) && /^;?[ \t]*(?:(?:#|\/\/).*)?$/.test(code.slice(end, to));
  return isAlone ? { start: from, end: to, indent } : undefined;
}

/** Lines to stand where `indent` does; a tab at a line's start is one level more, in the code's own measure. */
function indented(text: string, indent: string, code: string): string {
  const level = levelOf(indent, code);
  return text.replace(/^(\t*)(?=[^\n])/gm, (_, tabs: string) => indent + level.repeat(tabs.length));
}

function levelOf(indent: string, code: string): string {
  const own = [indent, ...Array.from(code.matchAll(/^[ \t]+(?=\S)/gm), ([space]) => space)];
  if (own.some((space) => space.startsWith('\t'))) return '\t';
  const widths = own.map((space) => space.length).filter((width) => width > 1);
  return ' '.repeat(widths.length === 0 ? 4 : Math.min(8, ...widths));
}
