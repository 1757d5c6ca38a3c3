/** The finished answers in the log of one chat session of VS Code. */
import { isObject, MutationLog, type Json } from './mutation-log.ts';

export interface LoggedAnswer {
  /** Of the request that it answers; the same answer has the same id, also when the file is written anew. */
  readonly id: string;
  readonly question: string;
  /** Its runs of text: what stands between tool calls and other parts. Never empty. */
  readonly texts: readonly string[];
  /** Id of the chat participant that answered. */
  readonly participant: string;
  /** Its name, for people. */
  readonly by: string;
  /** Identifier of the model, as `vendor/group/model`; empty where the log does not say. */
  readonly model: string;
  /** In milliseconds since 1970; undefined where the log does not say. */
  readonly completedAt: number | undefined;
}

/** VS Code's states of a response. */
export const COMPLETE = 1;
export const CANCELLED = 2;
export const FAILED = 3;

export class SessionLog {
  readonly #log = new MutationLog();

  /** Records that made no sense. */
  get skipped(): number {
    return this.#log.skipped;
  }

  /** Takes what the file has grown by; returns the finished answers that it tells of, some of them again. Never throws. */
  append(text: string): LoggedAnswer[] {
    const touched = [...this.#log.append(text)].sort((a, b) => a - b);
    return touched.flatMap((index) => answerOf(this.#log.requests[index]) ?? []);
  }

  /** The file was written anew: it is read from nothing. */
  restart(): void {
    this.#log.restart();
  }
}

/** The answer of a request as VS Code writes it; undefined while it is not finished, or has no text. */
export function answerOf(request: Json | undefined): LoggedAnswer | undefined {
  if (!isObject(request) || !isFinished(request) || !Array.isArray(request['response'])) return undefined;
  const texts = textsOf(request['response'] as readonly Json[]);
  if (texts.length === 0) return undefined;
  const { requestId, responseId, agent, modelId } = request;
  const question = questionOf(request['message']);
  return {
    id: textIn(requestId) || textIn(responseId) || JSON.stringify([question, texts]),
    question,
    texts,
    participant: isObject(agent) ? textIn(agent['id']) : '',
    by: nameOf(agent),
    model: textIn(modelId),
    completedAt: completedAt(request['modelState']),
  };
}

function isFinished({ modelState, result, isCanceled }: Readonly<Record<string, Json>>): boolean {
  if (isObject(modelState)) return modelState['value'] === COMPLETE;
  return isCanceled !== true && isObject(result) && !isObject(result['errorDetails']);
}

function nameOf(agent: Json | undefined): string {
  const names = isObject(agent) ? [agent['fullName'], agent['name'], agent['id']] : [];
  return names.map(textIn).find((name) => name !== '') ?? 'the assistant';
}

export function completedAt(state: Json | undefined): number | undefined {
  const at = isObject(state) ? state['completedAt'] : undefined;
  return typeof at === 'number' ? at : undefined;
}

/** What the user typed, without the participant and command that it was addressed to. */
function questionOf(message: Json | undefined): string {
  const text = isObject(message) ? textIn(message['text']) : textIn(message);
  return text.replace(/^@[\w.-]+\s+(?:\/[\w.-]+\s+)?/, '').trim();
}

/** Parts that stand beside the text and do not end a run of it. */
const BESIDE = new Set(['progressMessage', 'codeblockUri', 'undoStop', 'mcpServersStarting', 'command', 'reference']);

function textsOf(parts: readonly Json[]): string[] {
  const runs = [''];
  for (const part of parts) {
    const text = textOf(part);
    if (text !== undefined) runs.push(`${runs.pop() ?? ''}${text}`);
    else if (!isObject(part) || !BESIDE.has(textIn(part['kind']))) runs.push('');
  }
  return runs.filter((run) => run.trim() !== '');
}

/** The text of a part that is text; undefined for others. */
function textOf(part: Json): string | undefined {
  if (!isObject(part)) return undefined;
  const { kind, value, content } = part;
  if (kind === undefined && typeof value === 'string') return value;
  if (kind === 'markdownContent' || kind === 'markdownVuln')
    return isObject(content) ? textIn(content['value']) : textIn(content);
  if (kind === 'inlineReference') return referenceName(part);
  return undefined;
}

/** A file name that the panel made a link of. */
function referenceName({ name, inlineReference }: Readonly<Record<string, Json>>): string {
  if (typeof name === 'string') return name;
  const target = isObject(inlineReference) ? (inlineReference['location'] ?? inlineReference) : undefined;
  const uri = isObject(target) ? (target['uri'] ?? target) : undefined;
  const path = isObject(uri) ? textIn(uri['path']) : '';
  return path.slice(path.lastIndexOf('/') + 1);
}

export function textIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
