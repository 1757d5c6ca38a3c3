/**
 * Takes secrets, private paths and e-mail addresses out of texts that leave the machine. A mark with a number stands for
 * each (`[secret-1]`); in texts that are redacted together the same value has the same mark and different values have
 * different ones, so that two texts that differed still differ, and in the same places.
 */
import { findSecrets, type Found } from './secrets.ts';

export type RedactionKind = 'secret' | 'path' | 'email';

export interface Redacted {
  readonly texts: readonly string[];
  /** How many different values of each kind were taken out. */
  readonly counts: Readonly<Record<RedactionKind, number>>;
}

const MARK = /\[(?:secret|path|email)-(\d{1,9})\]/gu;

/** A path in a home folder, with the user's name in it, or on somebody's server: all of it tells on its owner. */
const PATHS: readonly RegExp[] = [
  // A name may have spaces, where a slash shows that the path goes on.
  /(?<![\w/])(?:file:\/\/)?\/(?:home|Users|export\/home|var\/home)\/(?:[^\s"'`<>|:*?,;()[\]{}/]{1,60}(?: [^\s"'`<>|:*?,;()[\]{}/]{1,60}){0,4}\/)?[^\s"'`<>|:*?,;()[\]{}]{1,1000}/gu,
  /(?<![\w/])\/(?:root|Volumes|private\/var\/folders|var\/folders|mnt|media)\/[^\s"'`<>|:*?,;()[\]{}]{1,1000}/gu,
  /(?<![A-Za-z0-9])(?:file:\/{2,3})?[A-Za-z](?::|%3A)[\\/]{1,2}(?:Users|Documents and Settings)[\\/]{1,2}(?:[^\s"'`<>|:*?,;()[\]{}\\/]{1,60}(?: [^\s"'`<>|:*?,;()[\]{}\\/]{1,60}){0,4}[\\/])?[^\s"'`<>|:*?,;()[\]{}]{1,1000}/giu,
  /(?<![\\\w])\\{2,4}[A-Za-z0-9][\w.-]{1,60}\\{1,2}[^\s"'`<>|:*?,;()[\]{}]{1,1000}/gu,
];
const EMAIL =
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?!example\.|test\.|localhost|users\.noreply\.)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}(?![A-Za-z0-9])/gu;

/** `folders` are further private paths, such as the workspace's: what begins with one of them is taken out whole. */
export function redact(texts: readonly string[], folders: readonly string[] = []): Redacted {
  const marks = new Map<string, string>();
  const counts = { secret: 0, path: 0, email: 0 };
  // Marks that stand in the texts already keep their meaning.
  let last = 0;
  for (const text of texts) for (const [, number] of text.matchAll(MARK)) last = Math.max(last, Number(number));
  const markOf = (kind: RedactionKind, value: string): string => {
    const known = marks.get(value);
    if (known !== undefined) return known;
    const mark = `[${kind}-${++last}]`;
    marks.set(value, mark);
    counts[kind]++;
    return mark;
  };
  return { texts: texts.map((text) => redactOne(text, folders, markOf)), counts };
}

type MarkOf = (kind: RedactionKind, value: string) => string;

/** Again until nothing is found: what stood beside a secret may be one by itself. Each pass leaves less, so it ends. */
function redactOne(text: string, folders: readonly string[], markOf: MarkOf): string {
  for (;;) {
    const found = apart(find(text, folders), marksIn(text));
    if (found.length === 0) return text;
    let out = '';
    let from = 0;
    for (const { start, end, kind } of found) {
      out += text.slice(from, start) + markOf(kind, text.slice(start, end));
      from = end;
    }
    text = out + text.slice(from);
  }
}

interface Finding extends Found {
  readonly kind: RedactionKind;
}

const spansOf = (text: string, pattern: RegExp): Found[] =>
  [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length }));

const overlap = (a: Found, b: Found): boolean => a.start < b.end && b.start < a.end;
const marksIn = (text: string): Found[] => spansOf(text, MARK);

function find(text: string, folders: readonly string[]): Finding[] {
  const of = (kind: RedactionKind, found: readonly Found[]) => found.map((f) => ({ ...f, kind }));
  const secrets = findSecrets(text);
  // `user:password@host` is no address.
  const emails = spansOf(text, EMAIL).filter((e) => !secrets.some((s) => overlap(e, s)));
  return [
    ...of('secret', secrets),
    ...of('path', [...PATHS.flatMap((p) => spansOf(text, p)), ...folders.flatMap((f) => below(text, f))]),
    ...of('email', emails),
  ];
}

/** Where a folder, or a path in it, stands in a text. */
function below(text: string, folder: string): Found[] {
  if (folder.length < 4) return [];
  const found: Found[] = [];
  for (let start = text.indexOf(folder); start !== -1; start = text.indexOf(folder, start + folder.length)) {
    const rest = /^[^\s"'`<>|:*?,;()[\]{}]{0,1000}/u.exec(
      text.slice(start + folder.length, start + folder.length + 1000),
    );
    found.push({ start, end: start + folder.length + (rest?.[0].length ?? 0) });
  }
  return found;
}

/** Findings in order, those that overlap as one, without those that would touch a mark. */
function apart(found: readonly Finding[], marks: readonly Found[]): Finding[] {
  const fresh = found.filter((f) => f.end > f.start && !touches(f, marks));
  const joined: Finding[] = [];
  for (const next of fresh.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last === undefined || next.start >= last.end) joined.push(next);
    else if (next.end > last.end) joined[joined.length - 1] = { ...last, end: next.end };
  }
  return joined;
}

/** Whether a span overlaps one of many that are in order and apart. */
function touches(span: Found, marks: readonly Found[]): boolean {
  let from = 0;
  let to = marks.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (marks[middle]!.end <= span.start) from = middle + 1;
    else to = middle;
  }
  const next = marks[from];
  return next !== undefined && overlap(span, next);
}
