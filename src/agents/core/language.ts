/** The language of a file, by its name. */
import { languageOf } from '../../text/core/languages.ts';

const NAMES: Readonly<Record<string, string>> = { dockerfile: 'dockerfile', makefile: 'makefile' };
/** Endings of files in which there is nothing to say, or that somebody else writes. */
const LEFT_ALONE = /(?:\.(?:lock|map|svg|min\.\w+|snap|csv|tsv|ipynb)|package-lock\.json)$/i;
const PROSE = /\.(?:md|markdown|mdx|txt)$/i;

export type FileKind = { readonly kind: 'markdown' } | { readonly kind: 'code'; readonly language: string };

/** How to read a file; undefined for those that are left alone. `path` has `/` or `\` between its parts. */
export function fileKind(path: string): FileKind | undefined {
  const name = path.split(/[/\\]/).at(-1) ?? '';
  if (LEFT_ALONE.test(name)) return undefined;
  if (PROSE.test(name)) return { kind: 'markdown' };
  const known = NAMES[name.toLowerCase()];
  if (known !== undefined) return { kind: 'code', language: known };
  const ending = /\.([\w+#-]+)$/.exec(name)?.[1];
  const language = ending === undefined ? undefined : languageOf(ending);
  return language === undefined ? undefined : { kind: 'code', language };
}
