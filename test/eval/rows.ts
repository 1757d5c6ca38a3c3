/** Rows to evaluate on: read from JSON lines, put into groups, thinned the same way at every run. */
import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { ScriptError } from '../../scripts/lib/run.ts';

const RowSchema = v.object({
  /** The question and the answer to it. */
  q: v.string(),
  a: v.string(),
  /** The reference: the answer without its fault (equal to `a` when it has none); null when nobody wrote one. */
  c: v.nullable(v.string()),
  /** What is wrong with it: tags of the catalogue, or the judges' rules where there is no reference; none when it is clean. */
  tags: v.array(v.string()),
  family: v.string(),
  kind: v.string(),
  /** Language of the code in it; `markdown` for prose. */
  lang: v.string(),
});
export type Row = v.InferOutput<typeof RowSchema>;

/** Rows that are reported together. `clean` ones have no fault; `open` ones have one, but no reference. */
export interface Group {
  readonly name: string;
  readonly kind: 'faulty' | 'clean' | 'open';
  readonly rows: readonly Row[];
}

/** The files of the given files and folders, in order. Throws ScriptError when there are none. */
async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths.filter((p) => existsSync(p)))
    if (statSync(path).isDirectory())
      files.push(...(await readdir(path)).filter((f) => /\.jsonl(\.gz)?$/.test(f)).map((f) => join(path, f)));
    else files.push(path);
  if (files.length === 0)
    throw new ScriptError(`No rows in ${paths.join(' or ')}: make them with "python -m aligner_train data" first.`);
  return files.sort();
}

async function readRows(file: string): Promise<Row[]> {
  const bytes = await readFile(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = text.split('\n').filter((l) => l.trim() !== '');
  return lines.map((line, i) => {
    const parsed = v.safeParse(RowSchema, JSON.parse(line));
    if (!parsed.success) throw new ScriptError(`${file}:${i + 1}: ${parsed.issues[0].message}`);
    return parsed.output;
  });
}

/**
 * Groups of rows. A file is a group under its own name; one that mixes kinds of rows is told apart by them, faulty and
 * clean ones are never in one group, and prose that is not English stands by itself. `limit` says how many of a group stay.
 */
export async function loadGroups(
  paths: readonly string[],
  limit: (group: string) => number = () => Infinity,
): Promise<Group[]> {
  const groups = new Map<string, { kind: Group['kind']; rows: Row[] }>();
  for (const file of await filesOf(paths)) {
    const rows = await readRows(file);
    const kinds = new Set(rows.map(kindOf));
    for (const row of rows) {
      const kind = kindOf(row);
      const stem = basename(file)
        .replace(/\.jsonl(\.gz)?$/, '')
        .replaceAll('-', '_');
      const part = kind === 'clean' ? 'clean' : 'faulty';
      const name = kinds.size > 1 ? `${stem}_${part}` : isForeign(row) ? `${stem}_foreign` : stem;
      const group = groups.get(name) ?? { kind, rows: [] };
      group.rows.push(row);
      groups.set(name, group);
    }
  }
  return [...groups].map(([name, { kind, rows }]) => ({ name, kind, rows: stride(rows, limit(name)) }));
}

/** Whether the rows of a group chose the thresholds: they say nothing about how good the model is. */
export const isValidation = (group: string): boolean => group.startsWith('validation');

function kindOf({ a, c, tags }: Row): Group['kind'] {
  if (c === null) return tags.length > 0 ? 'open' : 'clean';
  return c === a ? 'clean' : 'faulty';
}

/** At most `limit` items, evenly spread, the same ones at every run. */
export function stride<T>(items: readonly T[], limit: number): T[] {
  if (items.length <= limit) return [...items];
  return Array.from({ length: limit }, (_, i) => items[Math.floor((i * items.length) / limit)]!);
}

/** Natural prose in another language than English, told by its letters: at least 2 % are not ASCII. */
function isForeign(row: Row): boolean {
  if (row.lang !== 'markdown' || row.family !== 'natural') return false;
  const letters = row.a.replace(/```[^]*?```/g, '').match(/\p{L}/gu) ?? [];
  return letters.filter((l) => l > '\u007f').length >= Math.max(1, letters.length * 0.02);
}
