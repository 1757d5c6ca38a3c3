/**
 * What of others goes into the package, under which licence, and its text. It fails closed: what has no licence, or one that is
 * not allowed, or no text of it, stops the packaging.
 */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import spdxTexts from 'spdx-license-list/full.js';
import satisfies from 'spdx-satisfies';
import { DATA, INSIDE } from './inside.ts';
import { ROOT } from './paths.ts';
import { ScriptError } from './run.ts';

/** Licences (SPDX) that let their texts be passed on with a notice, and ask nothing of the whole. */
const ALLOWED = [
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC-BY-4.0', 'CC0-1.0', 'ISC', 'MIT'],
  ...['MIT-0', 'Unlicense', 'Zlib'],
];
const TEXTS = /^(?:licen[cs]e|copying|notice|third.?party.?notices?)/i;

/** A part of the package that somebody else wrote. */
export interface Part {
  readonly name: string;
  readonly version?: string | undefined;
  /** An SPDX expression. */
  readonly licence: string;
  /** The licence's text, with the copyright notice. */
  readonly text: string;
  /** Below node_modules; undefined for what is inside of a package. */
  readonly folder?: string | undefined;
  /** What it is a part of, or came with. */
  readonly within?: string | undefined;
  readonly kind: 'library' | 'data' | 'machine-learning-model';
}

/** All parts: the packages in these folders (absolute), what is inside of them, the index of names, the model. */
export async function partsOf(folders: Iterable<string>, model: Part | undefined): Promise<readonly Part[]> {
  const packages = await Promise.all([...folders].map(packagePart));
  const parts = packages.sort((a, b) => (a.folder ?? '').localeCompare(b.folder ?? ''));
  const names = new Set(parts.map(({ name }) => name));
  const inside = INSIDE.flatMap(({ copyright, ...part }): Part[] =>
    names.has(part.within) ? [{ ...part, text: standardText(part.licence, copyright), kind: 'library' }] : [],
  );
  const all = [...parts, ...inside, ...DATA, ...(model === undefined ? [] : [model])];
  for (const part of all) check(part);
  return all;
}

/** Throws ScriptError for a part that may not go into the package. */
export function check({ name, licence, text }: Pick<Part, 'name' | 'licence' | 'text'>): void {
  let isAllowed = false;
  try {
    isAllowed = satisfies(licence, ALLOWED);
  } catch {
    // No expression of SPDX: nobody knows what it asks for.
  }
  if (!isAllowed)
    throw new ScriptError(
      `${name} has the licence "${licence}", which scripts/lib/licences.ts does not allow: nothing is packaged.`,
    );
  if (text.trim() === '') throw new ScriptError(`${name} has no text of its licence: nothing is packaged.`);
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
  readonly author?: string | { readonly name?: string };
}

async function packagePart(folder: string): Promise<Part> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name = basename(folder), version, license = '', author = '' } = manifest;
  const licence = typeof license === 'string' ? license : (license.type ?? '');
  const files = (await readdir(folder)).filter((file) => TEXTS.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const holder = typeof author === 'string' ? author : (author.name ?? '');
  return {
    name,
    version,
    licence,
    // A package that names its licence and does not carry the text: the standard's, with the author whom it names.
    text:
      texts.length > 0
        ? texts.join('\n\n')
        : standardText(licence, `Copyright (c) ${holder || `the authors of ${name}`}`),
    folder: relative(ROOT, folder).replaceAll('\\', '/'),
    kind: 'library',
  };
}

/** SPDX's text of a licence; empty where there is none. */
function standardText(licence: string, copyright: string): string {
  const text = (spdxTexts as Readonly<Record<string, { readonly licenseText: string } | undefined>>)[licence]
    ?.licenseText;
  if (text === undefined) return '';
  const own = /^\s*Copyright \(c\).*<.*>.*$/im;
  return own.test(text) ? text.replace(own, () => copyright) : `${copyright}\n\n${text}`;
}

/** The notices as one text; a licence that several parts share word for word is written once. */
export function noticesOf(parts: readonly Part[]): string {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const text = part.text.replaceAll('\r\n', '\n').trim();
    groups.set(text, [...(groups.get(text) ?? []), part]);
  }
  const line = '='.repeat(100);
  const title = ({ name, version, licence, within }: Part) =>
    [name, version, `(${licence})`, within === undefined ? undefined : `in ${within}`].filter(Boolean).join(' ');
  const sections = [...groups].map(([text, of]) => `${line}\n${of.map(title).join('\n')}\n${line}\n\n${text}\n`);
  return `Aligner is Apache-2.0 (see LICENSE). It comes with what others wrote, under these licences.\n\n${sections.join('\n')}`;
}
