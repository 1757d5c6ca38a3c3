/** The untrained base model with an instruction: what the training has to beat, and an upstream that writes answers. */
import { availableParallelism } from 'node:os';
import { getLlama, LlamaChatSession, LlamaLogLevel } from 'node-llama-cpp';
import type { Row } from './rows.ts';

export interface Base {
  /** Its version of the answer, with the white space around it as it was. */
  correct(row: Row): Promise<string>;
  /** Its own answer to a question. */
  ask(question: string): Promise<string>;
  dispose(): Promise<void>;
}

const CONTEXT = 4096;
const INSTRUCTION = 'Correct the faults in this answer. If it is right, repeat it unchanged. Write nothing else.';

/** Loads a GGUF file; decoding is greedy, with the chat template that the file brings. */
export async function loadBase(file: string): Promise<Base> {
  const gpu = process.env['ALIGNER_GPU'] === 'off' ? false : 'auto';
  const llama = await getLlama({ gpu, build: 'never', skipDownload: true, logLevel: LlamaLogLevel.error });
  const model = await llama.loadModel({ modelPath: file });
  // More threads than cores, as is llama.cpp's default on a small machine, wait for each other most of the time.
  const threads = Number(process.env['ALIGNER_THREADS'] ?? 0) || availableParallelism();
  const context = await model.createContext({ contextSize: CONTEXT, threads });
  const session = new LlamaChatSession({ contextSequence: context.getSequence(), systemPrompt: '' });
  const reply = (prompt: string, maxTokens: number): Promise<string> => {
    session.resetChatHistory();
    return session.prompt(prompt, { temperature: 0, maxTokens });
  };
  return {
    correct: async ({ q, a }) => {
      const prompt = `${q === '' ? '' : `Question: ${q}\n\n`}Answer:\n${a}\n\n${INSTRUCTION}`;
      // More than the answer and a quarter cannot be a correction of it; a small model that loops is cut off there.
      const text = await reply(prompt, Math.ceil(1.25 * model.tokenize(a).length) + 32);
      return /^\s*/.exec(a)![0] + text.trim() + /\s*$/.exec(a)![0];
    },
    ask: (question) => reply(question, 400),
    dispose: () => llama.dispose(),
  };
}
