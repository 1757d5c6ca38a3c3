/** What a rule's own correction makes of the code that it matched. */
import { toRegExp } from './regex.ts';
import type { Found, Place } from './rule-set.ts';
import type { Fix } from './rules.ts';
import type { EvidenceEdit } from './types.ts';

type Edit = Pick<Fix, 'replace' | 'by' | 'lines' | 'before' | 'after'>;

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
  const { replace, by = '', lines, before, after } = edit;
  const match = replace === undefined ? null : toRegExp(replace).exec(code.slice(place.start, place.end));
  if (replace !== undefined && match === null) return undefined;
  const line = lineAround(place, code);
  const level = levelOf(line.indent, code);
  const filled = (template: string) => fill(template, match ?? [], level, found, code);
  const written = (template: string) => filled(laidOut(template, line.indent, level));
  const edits: EvidenceEdit[] = [];
  if (match !== null) {
    const start = place.start + match.index;
    const text = lines === undefined ? filled(by) : written(lines);
    // What is taken out takes the space before it along.
    const from = text === '' ? code.slice(0, start).trimEnd().length : start;
    edits.push({ start: from, end: start + match[0].length, text });
  }
  if (!line.isAlone && (before !== undefined || after !== undefined)) return undefined;
  if (before !== undefined)
    edits.unshift({ start: line.start, end: line.start, text: `${line.indent}${written(before)}\n` });
  if (after !== undefined) edits.push({ start: line.end, end: line.end, text: `\n${line.indent}${written(after)}` });
  return edits;
}

/** Further lines as far indented as the first one; a tab at a line's start is one level more. */
const laidOut = (template: string, indent: string, level: string): string =>
  template.replace(/(^|\n)(\t*)/g, (_, end: string, tabs: string) =>
    [end, end === '' ? '' : indent, level.repeat(tabs.length)].join(''),
  );

/** A template with its groups and names filled in. */
const fill = (
  text: string,
  groups: readonly (string | undefined)[],
  level: string,
  { boundTo }: Found,
  code: string,
): string =>
  text.replace(/\$(\d)|\$\{(\w+)([\^>]?)\}/g, (_, group: string | undefined, name: string, how: string) => {
    const place = group === undefined && !/^\d$/.test(name) ? boundTo(name) : undefined;
    const value = place === undefined ? (groups[Number(group ?? name)] ?? '') : code.slice(place.start, place.end);
    if (how === '>') return value.replace(/\n(?=[^\n])/g, `\n${level}`);
    if (how !== '^') return value;
    return value
      .replace(/([a-z\d])([A-Z])/g, '$1_$2')
      .replace(/\W+/g, '_')
      .toUpperCase();
  });

/** The lines that a statement stands on, and whether nothing else does. */
function lineAround(
  { start, end }: Place,
  code: string,
): Place & { readonly indent: string; readonly isAlone: boolean } {
  const from = code.lastIndexOf('\n', start - 1) + 1;
  const next = code.indexOf('\n', end);
  const to = next < 0 ? code.length : next;
  const lead = code.slice(from, start);
  const indent = /^[ \t]*/.exec(lead)![0];
  const isAlone = indent === lead && /^;?[ \t]*(?:(?:#|\/\/).*)?$/.test(code.slice(end, to));
  return { start: from, end: to, indent, isAlone };
}

function levelOf(indent: string, code: string): string {
  const own = [indent, ...Array.from(code.matchAll(/^[ \t]*(?=\S)/gm), ([space]) => space)];
  if (own.some((space) => space.startsWith('\t'))) return '\t';
  // A fragment may be indented as a whole.
  const least = Math.min(...own.map((space) => space.length));
  const widths = own.map((space) => space.length - least).filter((width) => width > 1);
  return ' '.repeat(widths.length === 0 ? 4 : Math.min(8, ...widths));
}
