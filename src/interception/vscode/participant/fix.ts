/** `/fix` and `/last`: corrects a text that is there already. */
import { l10n, type ChatRequest, type ChatResponseStream, type ChatResult } from 'vscode';
import type { Alignment } from '../../../align/core/types.ts';
import { MODEL_PROVIDER } from '../../../config/core/chat.ts';
import { checkText } from '../../../text/core/check.ts';
import { fromDocument, type Picked } from '../../../selection/vscode/pick.ts';
import { interceptionErrors } from '../../core/errors.ts';
import type { Answer } from '../../core/answer.ts';
import type { ChatHistory } from '../../core/chat-history.ts';
import { signalOf, type InterceptionContext } from '../context.ts';
import { isForeign } from '../session-watch.ts';
import { attachedText, isImplicit } from './references.ts';
import { resultOf, showOutcome } from './show.ts';

export interface Fix {
  readonly context: InterceptionContext;
  readonly stream: ChatResponseStream;
  readonly signal: AbortSignal;
}

/** Where VS Code writes references into the prompt. */
const REFERENCE = /#[\w-]+(?::\S+)?/g;

/** Corrects what is attached, else what is pasted. Rejects with AlignerError. */
export async function fix(deps: Fix, { prompt, references }: ChatRequest): Promise<ChatResult> {
  const given = references.filter((r) => !isImplicit(r));
  const bare = given.length > 0 ? prompt.replace(REFERENCE, '').trim() : prompt.trim();
  const attached = (given.length > 0 || bare !== '' ? given : references).map(attachedText);
  const documents = (await Promise.all(attached)).filter((a) => a !== undefined);
  if (documents.length === 0) return fixText(deps, { route: 'participant', question: '', text: bare, by: 'you' });
  const done: { readonly corrected: string; readonly alignment: Alignment }[] = [];
  for (const { document, range, location } of documents) {
    deps.stream.reference(location);
    done.push(await fixDocument(deps, fromDocument(document, range), bare));
  }
  return resultOf(
    done.map((d) => d.corrected).join('\n\n'),
    done.flatMap((d) => d.alignment.hunks),
  );
}

/** Corrects the last answer of another participant in this workspace's chats. Rejects with AlignerError. */
export async function last(deps: Fix, history: ChatHistory | undefined): Promise<ChatResult> {
  if (history === undefined) throw interceptionErrors.noFolder();
  deps.stream.progress(l10n.t("Looking at this workspace's chats"));
  // Answers of aligned models count here: the user asks for it.
  const found = await history.last((a) => isForeign(a) || a.model.startsWith(`${MODEL_PROVIDER.vendor}/`));
  const text = found?.texts.at(-1);
  if (found === undefined || text === undefined) throw interceptionErrors.noLastAnswer();
  return fixText(deps, { route: 'participant', question: found.question, text, by: found.by });
}

async function fixText({ context, stream, signal }: Fix, answer: Answer): Promise<ChatResult> {
  const { text, question } = answer;
  if (text === '') throw interceptionErrors.nothingToFix();
  const problem = checkText(text);
  if (problem !== undefined) throw problem;
  const alignment = await align({ context, stream, signal }, { text, question, source: { kind: 'markdown' } });
  stream.markdown(alignment.corrected);
  const { hunks } = alignment;
  const sensitivity = context.settings.get('sensitivity');
  showOutcome(stream, alignment, hunks, await context.desk.review({ answer, alignment, sensitivity, hunks }));
  context.ledger.claim(text);
  return resultOf(alignment.corrected, alignment.hunks);
}

async function fixDocument(deps: Fix, picked: Picked, question: string) {
  const { text, source, name, languageId, destination } = picked;
  const isTracked = destination.kind === 'editor';
  let review: string | undefined;
  try {
    const alignment = await align(deps, {
      text,
      source,
      question: question === '' ? (picked.question ?? '') : question,
    });
    deps.stream.markdown(`\n\n**${name.replace(/[\\`*_[\]<>]/g, '\\$&')}**`);
    const answer = { route: 'participant', question, text, by: name } as const;
    const { hunks } = alignment;
    const { desk, settings } = deps.context;
    const sensitivity = settings.get('sensitivity');
    review = await desk.review({ answer, alignment, sensitivity, hunks, destination, name, languageId });
    showOutcome(deps.stream, alignment, hunks, review);
    return { corrected: alignment.corrected, alignment };
  } finally {
    if (isTracked && review === undefined) destination.tracked.dispose();
  }
}

async function align(
  { context, stream, signal }: Fix,
  input: { readonly text: string; readonly question: string; readonly source: Picked['source'] },
): Promise<Alignment> {
  const { aligner, settings, pause } = context;
  if (pause.paused) throw interceptionErrors.paused();
  stream.progress(l10n.t('Checking the answer…'));
  const pausing = signalOf(undefined, pause);
  const sensitivity = settings.get('sensitivity');
  try {
    return await aligner.align(
      { ...input, sensitivity, priority: 'interactive' },
      { signal: AbortSignal.any([signal, pausing.signal]) },
    );
  } catch (error) {
    throw pausing.signal.aborted ? interceptionErrors.paused() : error;
  } finally {
    pausing.dispose();
  }
}
