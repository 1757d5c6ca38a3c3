/**
 * One call of a hook, from the agent's event to the answer. Whatever goes wrong, the answer is the empty one, which lets the
 * agent go on: a hook that fails must never hold up a write or the end of a turn.
 */
import { lstat, open, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { Alignment, AlignRequest, Sensitivity } from '../../align/core/types.ts';
import { checkChanged } from '../../changes/core/check.ts';
import { languageOfFile } from '../../changes/core/language.ts';
import { skipByName, skipByText } from '../../changes/core/skip.ts';
import { CancelledError } from '../../base/core/errors.ts';
import type { Policy } from '../../config/core/settings.ts';
import type { Aligner } from '../../engine/core/aligner.ts';
import { isProtected } from '../../review/core/protected.ts';
import { placeEdit, placeWritten } from '../core/changed-part.ts';
import { renderAnswer, type HookAnswer } from '../core/hook-answer.ts';
import { readHookEvent, type HookClient, type HookEvent } from '../core/hook-event.ts';
import { checked, isKnownUnchecked, sumUp, type HookRecord } from '../core/hook-record.ts';
import { correctedText, judgeEdit, type JudgedEdit } from '../core/judge-edit.ts';
import { sayCorrected, sayFound, sayUnchecked, type Reported } from '../core/report.ts';
import { editsOf, withTexts, type ToolEdit } from '../core/tool-edits.ts';
import { hash, type HookStore } from './hook-store.ts';

/** A larger text is not checked within the time that a hook has. */
const LONGEST = 200_000;
const LARGEST_FILE = 1024 * 1024;

export interface HookDeps {
  readonly aligner: Pick<Aligner, 'align' | 'state'>;
  readonly store: HookStore;
  readonly policy: Policy;
  readonly sensitivity: Sensitivity;
  /** Fires when the answer must go out. */
  readonly signal: AbortSignal;
  /**
   * Has the engine started, and given time for what it could not answer now: it remembers verdicts, so that the same text is
   * answered at once after the write.
   */
  readonly finishLater: (unanswered: readonly AlignRequest[]) => Promise<void>;
}

/** What to print for an event of `client`. `input`: the event in JSON; undefined when none arrived. Never rejects. */
export async function runHook(client: HookClient, input: string | undefined, deps: HookDeps): Promise<string> {
  try {
    const event = input === undefined ? undefined : readHookEvent(input);
    await deps.store.noteFired(client);
    if (event === undefined) return '';
    return renderAnswer(client, event, await answer(client, event, deps));
  } catch {
    return '';
  }
}

async function answer(client: HookClient, event: HookEvent, deps: HookDeps): Promise<HookAnswer> {
  if (event.phase === 'before' || event.phase === 'after') return checkEdits(client, event, deps);
  if (event.phase !== 'stop' || event.isContinued) return {};
  const note = sumUp(await deps.store.records(client, event.session));
  await deps.store.add(client, event.session, [{ kind: 'stop' }]);
  await deps.store.prune();
  return { note };
}

/** An edit with the file that it goes to, as an absolute path. */
interface Target {
  readonly edit: ToolEdit;
  readonly file: string;
  readonly key: string;
}

async function checkEdits(client: HookClient, event: HookEvent, deps: HookDeps): Promise<HookAnswer> {
  const { store } = deps;
  const records = await store.records(client, event.session);
  const wanted: Target[] = [];
  for (const edit of editsOf(event.tool, event.input)) {
    const file = isAbsolute(edit.path) ? edit.path : resolve(event.cwd, edit.path);
    const target = { edit, file, key: hash(`${file}\0${edit.text}`) };
    if (isChecked(target) && !(await isSettled(event, target, records))) wanted.push(target);
  }
  if (wanted.length === 0) return {};
  const unanswered = new Set<AlignRequest>();
  try {
    const judged = await Promise.all(wanted.map((target) => judge(event, target, deps, unanswered)));
    return await tell(client, event, wanted, judged, deps);
  } catch (error) {
    const why = error instanceof CancelledError || deps.signal.aborted ? lateOrStarting(deps) : 'failed';
    if (why !== 'failed') await deps.finishLater([...unanswered]);
    await store.add(
      client,
      event.session,
      wanted.map((target) => record(target, 'unchecked', 0)),
    );
    // Once is enough: an agent that writes ten files need not hear it ten times.
    return isKnownUnchecked(records)
      ? {}
      : {
          context: sayUnchecked(
            wanted.map(({ edit }) => edit.path),
            why,
          ),
        };
  }
}

const lateOrStarting = ({ aligner }: HookDeps) =>
  aligner.state.kind === 'ready' || aligner.state.kind === 'working' ? 'late' : 'starting';

/** What was told before a write is not told again after it, unless the agent wrote its own text all the same. */
async function isSettled(
  event: HookEvent,
  { edit, file, key }: Target,
  records: readonly HookRecord[],
): Promise<boolean> {
  if (event.phase !== 'after') return false;
  const known = checked(records, key);
  if (known?.outcome !== 'corrected') return known !== undefined;
  return (await readFile(file))?.includes(edit.text) !== true;
}

/** Not what nobody wrote by hand, or no language that is known. */
function isChecked({ edit, file }: Target): boolean {
  const path = file.replaceAll('\\', '/');
  return (
    edit.text.trim() !== '' &&
    skipByName(path) === undefined &&
    skipByText(edit.text) === undefined &&
    languageOfFile(path, edit.text) !== undefined
  );
}

async function judge(
  event: HookEvent,
  { edit, file }: Target,
  deps: HookDeps,
  unanswered: Set<AlignRequest>,
): Promise<JudgedEdit> {
  const { sensitivity, signal } = deps;
  const current = await readFile(file);
  const placed = event.phase === 'before' ? placeEdit(edit, current) : placeWritten(edit, current);
  if (placed.edit.text.length > LONGEST) throw new CancelledError();
  const text = { text: placed.file, changed: placed.changed, language: languageOfFile(file, placed.file)! };
  const aligner = {
    align: async (request: AlignRequest) => {
      unanswered.add(request);
      const result = await align(request, deps);
      unanswered.delete(request);
      return result;
    },
  };
  return judgeEdit(placed, await checkChanged(aligner, text, { sensitivity, priority: 'interactive', signal }));
}

/** Resolves or rejects before the time is up, whatever the engine does. */
function align(request: AlignRequest, { aligner, signal }: HookDeps): Promise<Alignment> {
  return new Promise((done, fail) => {
    const late = () => fail(new CancelledError());
    signal.addEventListener('abort', late, { once: true });
    if (signal.aborted) late();
    else aligner.align(request, { signal }).then(done, fail);
  });
}

async function tell(
  client: HookClient,
  event: HookEvent,
  targets: readonly Target[],
  judged: readonly JudgedEdit[],
  { store, policy }: HookDeps,
): Promise<HookAnswer> {
  const texts: { edit: ToolEdit; text: string }[] = [];
  const corrected: Reported[] = [];
  const found: Reported[] = [];
  const records: HookRecord[] = [];
  const mayCorrect = await Promise.all(
    targets.map(async ({ file }) => policy === 'auto' && event.phase === 'before' && !(await leadsToProtected(file))),
  );
  targets.forEach((target, i) => {
    const one = judged[i]!;
    const verified = mayCorrect[i] === true ? one.verified : [];
    const rest = one.hunks.filter((hunk) => !verified.includes(hunk));
    const about = { path: target.edit.path, file: one.placed.file };
    if (verified.length > 0) {
      const text = correctedText(one);
      texts.push({ edit: target.edit, text });
      corrected.push({ ...about, hunks: verified, findings: [] });
      records.push(record({ ...target, key: hash(`${target.file}\0${text}`) }, 'fine', 0));
    }
    const open = rest.length + one.findings.length;
    if (open > 0) found.push({ ...about, hunks: rest, findings: one.findings });
    const outcome = verified.length > 0 ? 'corrected' : open > 0 ? 'told' : 'fine';
    records.push(record(target, outcome, verified.length > 0 ? verified.length : open));
  });
  await store.add(client, event.session, records);
  const context = [sayCorrected(corrected), sayFound(found)].filter((text) => text !== '').join('\n\n');
  return {
    ...(context === '' ? {} : { context }),
    ...(texts.length === 0 ? {} : { input: withTexts(event.input, texts) }),
  };
}

/** Whether a file steers programs or holds secrets, by its own name or by that of the file that it leads to. */
async function leadsToProtected(file: string): Promise<boolean> {
  const real = await realpath(file).catch(async () => {
    // It is yet to be made: then its folder may lead elsewhere. A link without a target leads nobody knows where.
    const folder = await realpath(dirname(file)).catch(() => dirname(file));
    return (await lstat(file).catch(() => undefined)) === undefined ? join(folder, basename(file)) : undefined;
  });
  return real === undefined || isProtected(file) || isProtected(real);
}

const record = (
  { file, key }: Target,
  outcome: 'fine' | 'told' | 'corrected' | 'unchecked',
  count: number,
): HookRecord => ({
  kind: 'edit',
  key,
  name: basename(file).slice(0, 260),
  outcome,
  count,
});

/** The text of a file; undefined when there is none, or it is no text of a size that is read. */
async function readFile(path: string): Promise<string | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const info = await file.stat();
    if (!info.isFile() || info.size > LARGEST_FILE) return undefined;
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.readFile());
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
