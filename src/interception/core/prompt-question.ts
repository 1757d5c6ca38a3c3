/** Finds what the user asked in the messages that a chat panel sends to a model. */

export interface PromptMessage {
  readonly role: 'user' | 'assistant' | 'system';
  readonly text: string;
}

/** Panels put the user's words into a tag of their own, among much context. */
const TAGS = ['userRequest', 'user_query', 'userPrompt', 'prompt', 'question'];
const LONGEST = 4_000;

/** The latest words of the user; empty when there are none. At most 4,000 characters. */
export function promptQuestion(messages: readonly PromptMessage[]): string {
  const user = messages.filter((m) => m.role === 'user' && m.text.trim() !== '');
  const tagged = user.map((m) => tagOf(m.text)).findLast((text) => text !== undefined);
  return (tagged ?? withoutContext(user.at(-1)?.text ?? '')).trim().slice(0, LONGEST).trim();
}

function tagOf(text: string): string | undefined {
  for (const tag of TAGS) {
    const end = text.lastIndexOf(`</${tag}>`);
    const start = end === -1 ? -1 : text.lastIndexOf(`<${tag}>`, end);
    if (start !== -1) return text.slice(start + tag.length + 2, end);
  }
  return undefined;
}

/** Without the blocks of context that stand in tags on lines of their own. */
function withoutContext(text: string): string {
  return text.replace(/^<(\w+)(?: [^>\n]*)?>\n[^]*?^<\/\1>$/gm, '');
}
