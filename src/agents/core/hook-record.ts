/** What a session's hooks did since its last turn ended, so that nothing is told twice and the end of a turn can sum up. */
import * as v from 'valibot';

const RecordSchema = v.variant('kind', [
  v.object({
    kind: v.literal('edit'),
    /** A hash of path and text. */
    key: v.pipe(v.string(), v.maxLength(64)),
    /** The file's name, without its folders. */
    name: v.pipe(v.string(), v.maxLength(260)),
    outcome: v.picklist(['fine', 'told', 'corrected', 'unchecked']),
    /** Faults that were told, or corrected. */
    count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  /** A turn ended: what is before it has been summed up. */
  v.object({ kind: v.literal('stop') }),
]);
export type HookRecord = v.InferOutput<typeof RecordSchema>;
export type EditRecord = Extract<HookRecord, { kind: 'edit' }>;

/** Reads the lines of a session's records; what makes no sense is left out. Never throws. */
export function readRecords(text: string): HookRecord[] {
  return text.split('\n').flatMap((line) => {
    try {
      const parsed = v.safeParse(RecordSchema, JSON.parse(line));
      return parsed.success ? [parsed.output] : [];
    } catch {
      return [];
    }
  });
}

/** What is known of the edit with that key; undefined when it was never checked. */
export function checked(records: readonly HookRecord[], key: string): EditRecord | undefined {
  return records.findLast(
    (record): record is EditRecord => record.kind === 'edit' && record.key === key && record.outcome !== 'unchecked',
  );
}

/** Whether the session was told already that something could not be checked, and nothing was since. */
export function isKnownUnchecked(records: readonly HookRecord[]): boolean {
  const last = records.findLast((record) => record.kind === 'edit');
  return last?.kind === 'edit' && last.outcome === 'unchecked';
}

/** One line about the turn that ends; undefined when nothing happened that is worth one. */
export function sumUp(records: readonly HookRecord[]): string | undefined {
  const turn = records.slice(records.findLastIndex(({ kind }) => kind === 'stop') + 1);
  const last = new Map<string, EditRecord>();
  for (const record of turn) if (record.kind === 'edit') last.set(record.key, record);
  const of = (outcome: EditRecord['outcome']) => [...last.values()].filter((record) => record.outcome === outcome);
  const sum = (found: readonly EditRecord[]) => found.reduce((n, { count }) => n + count, 0);
  const names = (found: readonly EditRecord[]) => [...new Set(found.map(({ name }) => name))].slice(0, 5).join(', ');
  const [corrected, told, unchecked] = [of('corrected'), of('told'), of('unchecked')];
  const parts = [
    corrected.length > 0 ? `${count(sum(corrected), 'fault')} corrected before writing (${names(corrected)})` : '',
    told.length > 0 ? `${count(sum(told), 'likely fault')} told to the agent (${names(told)})` : '',
    unchecked.length > 0 ? `${count(unchecked.length, 'edit')} not checked (${names(unchecked)})` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? undefined : `Aligner: ${parts.join('; ')}.`;
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
