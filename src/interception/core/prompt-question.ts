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
  const kept: string[] = [];
  const lines = text.split('\n');
  // Where each tag is closed last: a tag that is never closed opens nothing.
  const closed = new Map(lines.map((line, i) => [line, i]));
  for (let i = 0; i < lines.length; i++) {
    const tag = /^<(\w+)(?: [^>\n]*)?>$/.exec(lines[i]!)?.[1];
    const end = tag === undefined ? undefined : closed.get(`</${tag}>`);
    if (end === undefined || end < i) kept.push(lines[i]!);
    else i = lines.indexOf(`</${tag}>`, i);
  }
  return kept.join('\n');
}
