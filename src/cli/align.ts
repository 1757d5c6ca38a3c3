/** `aligner align`: one text, or many as JSON lines. */
import { parseArgs } from 'node:util';
import { createTwoFilesPatch } from 'diff';
import { isUnchecked } from '../align/core/skipped.ts';
import type { AlignRequest, Alignment, Source } from '../align/core/types.ts';
import { checkSetting, SETTINGS } from '../config/core/settings.ts';
import { checkText } from '../text/core/check.ts';
import { cliErrors, orUsage } from './errors.ts';
import { parseLine, readLines, readText } from './input.ts';
import { createRuntime, MODEL_FLAGS, type Runtime } from './runtime.ts';

type Common = Pick<AlignRequest, 'sensitivity' | 'margin' | 'priority'>;

/** Runs the command; resolves with the exit code. Rejects with AlignerError, or CancelledError after Ctrl+C. */
export async function align(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parse(argv);
  const common = readCommon(values.sensitivity, values.margin);
  const interrupted = new AbortController();
  process.once('SIGINT', () => {
    interrupted.abort();
  });
  const runtime = createRuntime(values);
  try {
    const path = positionals[0] ?? '-';
    if (values.jsonl) return await alignLines(runtime, path, common, interrupted.signal);
    const text = await readText(path, interrupted.signal);
    check(text);
    const question =
      values.question ??
      (values['question-file'] === undefined ? '' : await readText(values['question-file'], interrupted.signal));
    const request = { question, text, source: sourceOf(values.language), ...common };
    const result = await runtime.aligner.align(request, { signal: interrupted.signal });
    if (!values.check) process.stdout.write(render(result, values, path));
    if (!values.json) process.stderr.write(unchecked(result));
    return fails(result, values) ? 1 : 0;
  } finally {
    await runtime.aligner.dispose();
  }
}

/** `--check` fails where there is a change, `--fail-on finding` also where a certain fault has no correction. */
function fails({ changed, findings }: Alignment, how: { check: boolean; 'fail-on'?: string | undefined }): boolean {
  const failOn = how['fail-on'] === 'finding';
  const open = findings.some(({ state, certainty }) => state === 'uncorrected' && certainty === 'certain');
  return ((how.check || failOn) && changed) || (failOn && open);
}

async function alignLines(runtime: Runtime, path: string, common: Common, signal: AbortSignal): Promise<number> {
  let number = 0;
  for await (const line of readLines(path, signal)) {
    number++;
    if (line.trim() === '') continue;
    const { id, question, answer, language } = parseLine(line, number);
    check(answer);
    const result = await runtime.aligner.align(
      { question, text: answer, source: sourceOf(language), ...common },
      { signal },
    );
    process.stdout.write(`{"id":${id},${JSON.stringify(result).slice(1)}\n`);
  }
  return 0;
}

function parse(argv: readonly string[]) {
  return orUsage(() => {
    const parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        question: { type: 'string' },
        'question-file': { type: 'string' },
        language: { type: 'string' },
        json: { type: 'boolean', default: false },
        jsonl: { type: 'boolean', default: false },
        diff: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        'fail-on': { type: 'string' },
        ...MODEL_FLAGS,
        sensitivity: { type: 'string', default: SETTINGS.sensitivity.default },
        margin: { type: 'string' },
      },
    });
    const failOn = parsed.values['fail-on'];
    if (failOn !== undefined && failOn !== 'finding') throw new Error('--fail-on is finding.');
    if (parsed.positionals.length > 1) throw new Error('Only one file can be given.');
    return parsed;
  });
}

function readCommon(sensitivity: string, margin: string | undefined): Common {
  const checked = checkSetting('sensitivity', sensitivity);
  if (checked.problem !== undefined) throw cliErrors.usage('--sensitivity is low, normal or high.');
  const number = margin === undefined ? undefined : Number(margin);
  if (number !== undefined && !(number >= 0)) throw cliErrors.usage('--margin is a number, 0 or more.');
  return { sensitivity: checked.value, margin: number, priority: 'interactive' };
}

const sourceOf = (language: string | undefined): Source =>
  language === undefined || language === 'markdown'
    ? { kind: 'markdown' }
    : { kind: 'code', language, before: '', after: '' };

/** Throws what the editor would say of the text; a blank one is no error here, it comes out as it went in. */
function check(text: string): void {
  const problem = checkText(text);
  if (problem !== undefined && problem.code !== 'selection.blank') throw problem;
}

function render(result: Alignment, how: { json: boolean; diff: boolean }, path: string): string {
  if (how.json) return `${JSON.stringify(result)}\n`;
  if (!how.diff) return result.corrected;
  const name = path === '-' ? 'answer' : path;
  const patch = result.changed
    ? createTwoFilesPatch(name, name, result.original, result.corrected, 'original', 'corrected')
    : '';
  return `${patch}${summary(result)}\n`;
}

/** A line about what the model could not be asked about, and why; empty when there is none. */
function unchecked({ segments }: Alignment): string {
  const left = segments.filter(isUnchecked);
  if (left.length === 0) return '';
  const why = [...new Set(left.map(({ skipped }) => skipped))].join(', ');
  return `aligner: ${left.length} of ${segments.length} parts could not be checked and stay as they were (${why}).\n`;
}

/** One line under a diff: what was found, how long it took, where it ran. */
function summary(result: Alignment): string {
  const { timing, backend, hunks, dropped, model } = result;
  const found = hunks.length === 0 ? 'No change' : `${hunks.length} change${hunks.length === 1 ? '' : 's'}`;
  const refused = dropped.length === 0 ? '' : `, ${dropped.length} dropped by guards`;
  const reasons = hunks.map((h) => `\n  ${h.tags.join(' ')}: ${h.reason}`).join('');
  const took = `${Math.round(timing.totalMs)} ms (load ${Math.round(timing.loadMs)}, read ${Math.round(timing.readMs)}, write ${Math.round(timing.decodeMs)})`;
  return `${found}${refused} in ${took} with ${model.id} on ${backend.device}.${reasons}`;
}
