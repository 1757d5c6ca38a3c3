/** Between what VS Code hands to a provider of models and what a model is asked with. */
import {
  LanguageModelChatMessage,
  LanguageModelChatMessageRole,
  LanguageModelTextPart,
  type LanguageModelChat,
  type LanguageModelChatInformation,
  type LanguageModelChatRequestMessage,
  type LanguageModelInputPart,
} from 'vscode';
import * as v from 'valibot';
import type { PromptMessage } from '../core/prompt-question.ts';

/** VS Code does not tell how long an upstream's answer may be: what Copilot itself takes for such models. */
const OUTPUT_TOKENS = 8_192;

/** There at run time, not in the stable API. */
const Capabilities = v.object({
  capabilities: v.object({
    supportsImageToText: v.optional(v.boolean()),
    supportsToolCalling: v.optional(v.boolean()),
  }),
});

/** The wrapper of a model, with its limits and what it can. */
export function wrapped(id: string, model: LanguageModelChat): LanguageModelChatInformation {
  const known = v.is(Capabilities, model) ? model.capabilities : undefined;
  return {
    id,
    name: `Aligned · ${model.name}`,
    family: model.family,
    version: model.version,
    maxInputTokens: model.maxInputTokens,
    maxOutputTokens: OUTPUT_TOKENS,
    detail: 'Aligner',
    tooltip: `${model.name}, its answers corrected on this machine`,
    // Without tool calling a model is not offered to agents at all.
    capabilities: {
      toolCalling: known?.supportsToolCalling ?? true,
      imageInput: known?.supportsImageToText ?? false,
    },
  };
}

/** A message as it came. System messages become the user's: the stable API has no other role for them. */
export function toRequestMessage({ role, content, name }: LanguageModelChatRequestMessage): LanguageModelChatMessage {
  const { Assistant, User } = LanguageModelChatMessageRole;
  return new LanguageModelChatMessage(
    role === Assistant ? Assistant : User,
    content as LanguageModelInputPart[],
    name ?? undefined,
  );
}

const ROLES: Partial<Record<number, PromptMessage['role']>> = {
  [LanguageModelChatMessageRole.User]: 'user',
  [LanguageModelChatMessageRole.Assistant]: 'assistant',
};

export function toPromptMessage({ role, content }: LanguageModelChatRequestMessage): PromptMessage {
  const text = content.map((part) => (part instanceof LanguageModelTextPart ? part.value : '')).join('');
  return { role: ROLES[role] ?? 'system', text };
}
