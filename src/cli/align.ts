/** `aligner align`: one text, or many as JSON lines. */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createTwoFilesPatch } from 'diff';
import * as v from 'valibot';
import type { AlignRequest, Alignment, Source } from '../align/core/types.ts';
import { checkSetting, SETTINGS } from '../config/core/settings.ts';
import { cliErrors } from './errors.ts';
import { createRuntime, type Runtime } from './runtime.ts';

const LineSchema = v.object({
  id: v.union([v.string(), v.number()]),
  question: v.string(),
  answer: v.string(),
  language: v.optional(v.string()),
});

type Common = Pick<AlignRequest, 'sensitivity' | 'margin' | 'priority'>;

/** Runs the command; resolves with the exit code. Rejects with AlignerError, or CancelledError after Ctrl+C. */
export async function align(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parse(argv);
  const common = readCommon(values.sensitivity, values.margin);
  const interrupted = new AbortController();
  process.once('SIGINT', () => {
    interrupted.abort();
  });
  const runtime = createRuntime(values.model);
  try {
    if (values.jsonl) return await alignLines(runtime, common, interrupted.signal);
    const path = positionals[0] ?? '-';
    const text = await readText(path);
    const question =
      values.question ?? (values['question-file'] === undefined ? '' : await readText(values['question-file']));
    const request = { question, text, source: sourceOf(values.language), ...common };
    const result = await runtime.aligner.align(request, { signal: interrupted.signal });
    if (!values.check) process.stdout.write(render(result, values, path));
    return values.check && result.changed ? 1 : 0;
  } finally {
    await runtime.aligner.dispose();
  }
}

async function alignLines(runtime: Runtime, common: Common, signal: AbortSignal): Promise<number> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const { id, question, answer, language } = parseLine(line, number);
    const result = await runtime.aligner.align(
      { question, text: answer, source: sourceOf(language), ...common },
      { signal },
    );
    process.stdout.write(`${JSON.stringify({ id, ...result })}\n`);
  }
  return 0;
}

function parseLine(line: string, number: number): v.InferOutput<typeof LineSchema> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    throw cliErrors.badLine(number, String(error));
  }
  const parsed = v.safeParse(LineSchema, json);
  if (!parsed.success) throw cliErrors.badLine(number, parsed.issues[0].message);
  return parsed.output;
}

function parse(argv: readonly string[]) {
  try {
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
        model: { type: 'string' },
        sensitivity: { type: 'string', default: SETTINGS.sensitivity.default },
        margin: { type: 'string' },
      },
    });
    if (parsed.positionals.length > 1) throw new Error('Only one file can be given.');
    return parsed;
  } catch (error) {
    throw cliErrors.usage(error instanceof Error ? error.message : String(error));
  }
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

async function readText(path: string): Promise<string> {
  const bytes =
    path === '-'
      ? await readAll()
      : await readFile(path).catch((e: unknown) => {
          throw cliErrors.unreadable(path, (e as NodeJS.ErrnoException).code ?? String(e));
        });
  try {
    // ignoreBOM keeps a byte order mark in the text: it belongs to the user.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw cliErrors.notText(path === '-' ? 'Standard input' : path);
  }
}

async function readAll(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
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

/** One line under a diff: what was found, how long it took, where it ran. */
function summary(result: Alignment): string {
  const { timing, backend, hunks, dropped, model } = result;
  const found = hunks.length === 0 ? 'No change' : `${hunks.length} change${hunks.length === 1 ? '' : 's'}`;
  const refused = dropped.length === 0 ? '' : `, ${dropped.length} dropped by guards`;
  const reasons = hunks.map((h) => `\n  ${h.tags.join(' ')}: ${h.reason}`).join('');
  const took = `${Math.round(timing.totalMs)} ms (load ${Math.round(timing.loadMs)}, read ${Math.round(timing.readMs)}, write ${Math.round(timing.decodeMs)})`;
  return `${found}${refused} in ${took} with ${model.id} on ${backend.device}.${reasons}`;
}
