/** What the review panel's page and the extension say to each other. Both check what they hear. */
import * as v from 'valibot';

const id = v.pipe(v.string(), v.maxLength(64));
const index = v.pipe(v.number(), v.integer(), v.minValue(0));
const indexes = v.pipe(v.array(index), v.minLength(1), v.maxLength(10_000));

/** From the page. Reviews and hunks are named, never described: the extension knows what they are. */
const toHostSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.picklist(['accept', 'reject', 'undo']), id, indexes }),
  v.strictObject({ type: v.literal('edit'), id, index, text: v.pipe(v.string(), v.maxLength(1_000_000)) }),
  v.strictObject({
    type: v.picklist(['diff', 'source', 'link', 'notAgain', 'askChat', 'dismiss', 'found']),
    id,
    index,
  }),
  v.strictObject({ type: v.picklist(['acceptAll', 'rejectAll', 'undoLast', 'settings', 'align']) }),
]);
export type ToHost = v.InferOutput<typeof toHostSchema>;

const hunkSchema = v.object({
  index,
  state: v.picklist(['pending', 'applying', 'accepted', 'edited', 'rejected', 'undone', 'stale']),
  /** What stands on the same line before and after it. */
  before: v.string(),
  after: v.string(),
  original: v.string(),
  /** With the user's own words, where there are any. */
  correction: v.string(),
  line: v.number(),
  category: v.picklist(['harmless', 'helpful', 'honest']),
  severity: v.picklist(['error', 'warning', 'info']),
  tags: v.array(v.string()),
  reason: v.string(),
  link: v.optional(v.string()),
  confidence: v.number(),
  group: v.optional(v.number()),
});
export type PanelHunk = v.InferOutput<typeof hunkSchema>;

/** Something that was found and not corrected. */
const findingSchema = v.object({
  index,
  line: v.number(),
  text: v.string(),
  tag: v.string(),
  severity: v.picklist(['error', 'warning', 'info']),
  reason: v.string(),
});
export type PanelFinding = v.InferOutput<typeof findingSchema>;

const reviewSchema = v.object({
  id,
  name: v.string(),
  /** `code` is better looked at in the diff editor. */
  kind: v.picklist(['prose', 'code']),
  question: v.string(),
  time: v.number(),
  hunks: v.array(hunkSchema),
  findings: v.array(findingSchema),
});
export type PanelReview = v.InferOutput<typeof reviewSchema>;

/** To the page. */
const toPageSchema = v.variant('type', [
  v.object({ type: v.literal('reviews'), reviews: v.array(reviewSchema) }),
  v.object({ type: v.literal('review'), review: reviewSchema }),
  v.object({ type: v.literal('gone'), id }),
  /** Shows a hunk, and its words to edit. */
  v.object({ type: v.literal('edit'), id, index }),
  v.object({ type: v.literal('failed'), message: v.string() }),
]);
export type ToPage = v.InferOutput<typeof toPageSchema>;

/** A message from the page; undefined for anything else. Whether its review and hunks exist is for the receiver to check. */
export function readToHost(message: unknown): ToHost | undefined {
  const parsed = v.safeParse(toHostSchema, message);
  return parsed.success ? parsed.output : undefined;
}

/** A message from the extension; undefined for anything else. */
export function readToPage(message: unknown): ToPage | undefined {
  const parsed = v.safeParse(toPageSchema, message);
  return parsed.success ? parsed.output : undefined;
}
