/**
 * `node test/eval/write-answers.ts --model FILE --out FILE.jsonl [flags]`: lets an instruct model answer the questions of
 * data/questions.tsv as assistants do. Several answers are written at once in one context, because a batch costs little more
 * than one token. What is already in the file is not written again, so a run can be stopped and repeated.
 */
import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { getLlama, LlamaChatSession, LlamaLogLevel } from 'node-llama-cpp';
import { command } from '../../scripts/lib/command.ts';
import { ScriptError } from '../../scripts/lib/run.ts';
import type { WrittenAnswer } from './written.ts';

const QUESTIONS = join(import.meta.dirname, 'data', 'questions.tsv');
// Sampling reorders the outputs of a batch, which is not safe from several threads at once: answers then mix.
process.env['UV_THREADPOOL_SIZE'] = '1';

/** Tokens of one sequence: system prompt, question and answer. */
const WINDOW = 512;
const LONGEST = 220;

/** How the answer is to look; questions take them in turn, so that lengths and tones differ. */
const STYLES = [
  'Answer with two or three sentences and one short code block.',
  'Answer with one code block and one sentence before it. No long comments.',
  'Answer briefly and warmly, as a colleague in a chat would. One short code block.',
  'Answer as a short numbered list, with code where it helps. At most 120 words in all.',
  'Code first, then one sentence that explains it.',
  'Explain in one short paragraph, then show a short example.',
];
const PROSE = [
  'Answer in one paragraph of at most 90 words.',
  'Answer in a few bullet points. At most 100 words.',
  'Answer in two short paragraphs, in plain words.',
];

interface Question {
  readonly topic: string;
  readonly q: string;
  readonly style: string;
}

async function readQuestions(): Promise<Question[]> {
  const lines = (await readFile(QUESTIONS, 'utf8')).split('\n').filter((l) => l !== '');
  return lines.map((line, i) => {
    const [topic = '', q = ''] = line.split('\t');
    const styles = topic === 'explain' ? PROSE : STYLES;
    return { topic, q, style: styles[i % styles.length]! };
  });
}

/** Questions of all topics from the start, so that a run that is cut short is a fair part of the whole. */
function spread<T>(items: readonly T[], step: number): T[] {
  return Array.from({ length: step }, (_, from) => items.filter((_item, i) => i % step === from)).flat();
}

/** The questions that the files answer. */
async function answered(files: readonly string[]): Promise<Set<string>> {
  const texts = await Promise.all(files.filter((f) => existsSync(f)).map((f) => readFile(f, 'utf8')));
  const lines = texts
    .join('')
    .split('\n')
    .filter((l) => l !== '');
  return new Set(lines.map((l) => (JSON.parse(l) as WrittenAnswer).q));
}

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      model: { type: 'string' },
      out: { type: 'string' },
      /** Answers at a time. */
      width: { type: 'string', default: '16' },
      /** One is right on a busy machine: threads wait for each other. */
      threads: { type: 'string', default: '1' },
      /** Files of other runs, perhaps of another model; may be repeated. What they answer is not answered again. */
      known: { type: 'string', multiple: true, default: [] },
      /** Begins with the last question: for a second run beside a first one. */
      reverse: { type: 'boolean', default: false },
    },
  });
  const { model: modelPath, out } = values;
  if (modelPath === undefined || out === undefined || !existsSync(modelPath))
    throw new ScriptError('Say --model FILE (a GGUF file that exists) and --out FILE.');
  const queue = spread(await readQuestions(), 7);
  if (values.reverse) queue.reverse();
  const taken = new Set<string>();
  /** The next question that no run has answered yet. */
  const take = async (): Promise<Question | undefined> => {
    const known = await answered([out, ...values.known]);
    const next = queue.find(({ q }) => !known.has(q) && !taken.has(q));
    if (next !== undefined) taken.add(next.q);
    return next;
  };

  const llama = await getLlama({ gpu: 'auto', build: 'never', skipDownload: true, logLevel: LlamaLogLevel.error });
  const model = await llama.loadModel({ modelPath });
  const sequences = Number(values.width);
  const context = await model.createContext({ sequences, contextSize: WINDOW, threads: Number(values.threads) });
  const started = Date.now();
  let tokens = 0;
  let count = 0;
  const worker = async () => {
    const contextSequence = context.getSequence();
    for (let next = await take(); next !== undefined; next = await take()) {
      const { topic, q, style } = next;
      const session = new LlamaChatSession({
        contextSequence,
        systemPrompt: `You are a coding assistant. ${style}`,
        autoDisposeSequence: false,
      });
      const options = { temperature: 0.6, topK: 30, topP: 0.95, seed: seedOf(q), maxTokens: LONGEST };
      const { responseText, stopReason } = await session.promptWithMeta(q, options);
      session.dispose();
      const length = model.tokenize(responseText).length;
      const row: WrittenAnswer = {
        model: basename(modelPath),
        topic,
        q,
        style,
        a: responseText,
        tokens: length,
        ended: stopReason !== 'maxTokens',
      };
      await appendFile(out, `${JSON.stringify(row)}\n`);
      tokens += length;
      if (++count % 10 === 0) console.error(`${count} answers, ${rate(tokens, started)} tokens a second`);
    }
  };
  await Promise.all(Array.from({ length: sequences }, worker));
  console.error(`${count} answers, ${rate(tokens, started)} tokens a second`);
  await llama.dispose();
  return 0;
}

const rate = (tokens: number, since: number) => ((1000 * tokens) / (Date.now() - since)).toFixed(1);

/** The same question gets the same answer on the same machine. */
function seedOf(text: string): number {
  let seed = 7;
  for (const char of text) seed = (seed * 31 + char.codePointAt(0)!) % 2_147_483_647;
  return seed;
}

await command(main);
