/** Rows of the tables, as records. They were written by this program, but their file lies where others can write too. */
import * as v from 'valibot';
import { SENSITIVITIES, type SegmentFrame } from '../../align/core/types.ts';
import type { DecisionState, FindingRecord, HunkRecord, StoredTarget } from '../core/records.ts';
import type { NumberedEntry } from '../core/journal.ts';
import { fromStored } from './stored-text.ts';

const Text = v.pipe(v.string(), v.transform(fromStored));
const Json = v.pipe(
  v.string(),
  v.transform((text): unknown => JSON.parse(text)),
);
const Place = v.object({ line: v.number(), character: v.number() });
const Target = v.variant('kind', [
  v.object({
    kind: v.literal('editor'),
    uri: v.string(),
    range: v.object({ start: Place, end: Place }),
  }),
  v.object({ kind: v.literal('clipboard'), text: v.string(), eol: v.picklist(['\n', '\r\n', 'mixed']) }),
  v.object({ kind: v.literal('elsewhere') }),
]) satisfies v.GenericSchema<unknown, StoredTarget>;
const State = v.picklist([
  'pending',
  'applying',
  'accepted',
  'rejected',
  'edited',
  'undone',
  'stale',
  'shown',
]) satisfies v.GenericSchema<unknown, DecisionState>;

const Segment = v.object({
  start: v.number(),
  end: v.number(),
  language: v.exactOptional(v.string()),
  wrap: v.exactOptional(v.object({ before: v.string(), after: v.string() })),
}) satisfies v.GenericSchema<unknown, SegmentFrame>;

const Severity = v.picklist(['error', 'warning', 'info']);
const Finding = v.object({
  start: v.number(),
  end: v.number(),
  tag: v.string(),
  severity: Severity,
  reason: v.string(),
  link: v.exactOptional(v.string()),
  source: v.string(),
}) satisfies v.GenericSchema<unknown, FindingRecord>;

const AnswerRow = v.object({
  number: v.number(),
  id: v.string(),
  time: v.number(),
  route: v.string(),
  workspace: Text,
  name: Text,
  language: v.string(),
  question: Text,
  original: Text,
  target: v.pipe(Json, Target),
  model: v.string(),
  model_sha256: v.string(),
  sensitivity: v.picklist(SENSITIVITIES),
  dismissed: v.number(),
  segments: v.nullable(v.pipe(Json, v.array(Segment))),
  findings: v.nullable(v.pipe(Json, v.array(Finding))),
});

const HunkRow = v.object({
  start: v.number(),
  end: v.number(),
  replacement: Text,
  category: v.picklist(['harmless', 'helpful', 'honest']),
  tags: v.pipe(Json, v.array(v.string())),
  severity: Severity,
  reason: Text,
  link: v.nullable(v.string()),
  confidence: v.number(),
  group: v.nullable(v.number()),
  state: State,
  since: v.number(),
  text: v.nullable(Text),
  step: v.nullable(v.number()),
  owner: v.nullable(v.string()),
});

type IsAbandoned = (owner: string | null, since: number) => boolean;

/** Undefined when a row is none that this program writes: the others can still be read. */
export function toEntry(
  answer: unknown,
  hunks: readonly unknown[],
  isAbandoned: IsAbandoned,
): NumberedEntry | undefined {
  try {
    const { number, dismissed, model, model_sha256, segments, findings, ...rest } = v.parse(AnswerRow, answer);
    return {
      number,
      answer: {
        ...rest,
        model: { id: model, sha256: model_sha256 },
        ...(segments === null ? {} : { segments }),
        ...(findings === null ? {} : { findings }),
      },
      hunks: hunks.map((row) => toHunk(v.parse(HunkRow, row), rest.original, isAbandoned)),
      dismissed: dismissed !== 0,
    };
  } catch {
    return undefined;
  }
}

function toHunk(row: v.InferOutput<typeof HunkRow>, original: string, isAbandoned: IsAbandoned): HunkRecord {
  const { link, group, text, step, owner, ...rest } = row;
  return {
    ...rest,
    original: original.slice(rest.start, rest.end),
    ...(link === null ? {} : { link }),
    ...(group === null ? {} : { group }),
    ...(text === null ? {} : { text }),
    ...(step === null ? {} : { step }),
    ...(rest.state === 'applying' && isAbandoned(owner, rest.since) ? { abandoned: true } : {}),
  };
}
