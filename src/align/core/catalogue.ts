/** What is known of each fault tag: models/catalogue.json, its schema and the look-ups. */
import * as v from 'valibot';
import type { Category, Severity } from './types.ts';

/** What a fix may change beyond the structure of the code; the guards let these pass for the tag. */
export const ALLOWANCES = [
  'number',
  'name',
  'url',
  'string',
  'command',
  'import',
  'link',
  'deletion',
  'rewrite',
  'value',
  'flag',
  'flow',
  'check',
  'condition',
  'literal',
  'argument',
  'comment',
] as const;
export type Allowance = (typeof ALLOWANCES)[number];

const entrySchema = v.strictObject({
  title: v.pipe(v.string(), v.minLength(1)),
  group: v.picklist(['harmless', 'helpful', 'honest'] satisfies Category[]),
  severity: v.picklist(['error', 'warning', 'info'] satisfies Severity[]),
  reason: v.pipe(v.string(), v.minLength(1)),
  link: v.optional(v.pipe(v.string(), v.regex(/^https:\/\//))),
  may: v.array(v.picklist(ALLOWANCES)),
});

/** The file: tag → entry. */
const catalogueSchema = v.record(v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/)), entrySchema);

/** One tag's entry: a title, the paper's H that it serves, one plain sentence for the user, and what its fix may change. */
export type CatalogueEntry = v.InferOutput<typeof entrySchema>;

/** Look-ups over the parsed file. */
export interface Catalogue {
  /** The entry of a tag; an unknown tag gets a generic one, which allows nothing. */
  entry(tag: string): CatalogueEntry;
  readonly tags: readonly string[];
}

/** A correction without a known tag: the model changed something and did not say why. */
export const GENERIC: CatalogueEntry = {
  title: 'Correction',
  group: 'helpful',
  severity: 'info',
  reason: 'The model suggests this wording or code instead.',
  may: [],
};

/** Makes a catalogue out of parsed JSON. Throws valibot's ValiError when the data has another shape. */
export function createCatalogue(json: unknown): Catalogue {
  const entries = new Map(Object.entries(v.parse(catalogueSchema, json)));
  return { entry: (tag) => entries.get(tag) ?? GENERIC, tags: [...entries.keys()] };
}
