/** What a hook says to its agent, in the agent's own form. Saying nothing lets everything go on as it would. */
import type { HookClient, HookEvent } from './hook-event.ts';

export interface HookAnswer {
  /** For the agent's model. */
  readonly context?: string | undefined;
  /** The tool's input to use in place of its own; before a write alone. */
  readonly input?: unknown;
  /** For the user. */
  readonly note?: string | undefined;
}

/**
 * The text for standard output; empty when there is nothing to say. None of them ever decides about a permission, asks, or
 * keeps an agent from ending its turn: Codex alone takes a new input only together with its word for "go on".
 */
export function renderAnswer(client: HookClient, event: HookEvent, { context, input, note }: HookAnswer): string {
  const isCli = client === 'copilot-cli' || (client === 'copilot' && event.isCamel);
  // Copilot CLI has no place for a message at the end of a turn but its timeline, which takes lines of this form.
  if (isCli && event.phase === 'stop')
    return note === undefined ? '' : `${JSON.stringify({ type: 'progress', message: note })}\n`;
  const name = { before: 'PreToolUse', after: 'PostToolUse', stop: undefined, other: undefined }[event.phase];
  const isNewInput = event.phase === 'before' && input !== undefined;
  const specific = {
    ...(isNewInput && client === 'codex' ? { permissionDecision: 'allow' } : {}),
    ...(isNewInput ? { updatedInput: input } : {}),
    ...(context === undefined ? {} : { additionalContext: context }),
  };
  const answer: Record<string, unknown> = {};
  if (note !== undefined) answer['systemMessage'] = note;
  // Copilot CLI reads its answer at the top, whatever its event is named.
  if (client === 'copilot' || client === 'copilot-cli') {
    if (isNewInput) answer['modifiedArgs'] = input;
    if (context !== undefined && name !== undefined) answer['additionalContext'] = context;
  }
  if (name !== undefined && !event.isCamel && Object.keys(specific).length > 0)
    answer['hookSpecificOutput'] = { hookEventName: name, ...specific };
  return Object.keys(answer).length === 0 ? '' : `${JSON.stringify(answer)}\n`;
}
