/** What the extension contributes to VS Code's chat, once: package.json's contributions are generated from these tables. */
import * as v from 'valibot';

/** The chat participant @aligner. */
export const PARTICIPANT = {
  id: 'aligner.participant',
  name: 'aligner',
  fullName: 'Aligner',
  description: 'Ask your chat model, and see its answer corrected on this machine',
  isSticky: true,
  commands: [
    { name: 'fix', description: 'Correct a pasted text, #selection or #file' },
    { name: 'last', description: 'Correct the last answer of this workspace’s chats' },
    { name: 'why', description: 'Explain a change: /why, or /why 2 for the second' },
  ],
} as const;

export type ParticipantCommand = (typeof PARTICIPANT)['commands'][number]['name'];

/** The models that appear again as "Aligned · NAME". */
export const MODEL_PROVIDER = {
  vendor: 'aligner',
  displayName: 'Aligned',
  managementCommand: 'aligner.models.manage',
} as const;

/** The MCP server that VS Code learns of; it runs `aligner mcp`. */
export const MCP_PROVIDER = { id: 'aligner.mcp', label: 'Aligner' } as const;

/** The tool with which an agent asks for a correction: #align. */
export const ALIGN_TOOL = {
  name: 'aligner_align',
  toolReferenceName: 'align',
  displayName: 'Align',
  icon: '$(sparkle)',
  canBeReferencedInPrompt: true,
  userDescription: 'Corrects a text with a small model on this machine',
  modelDescription:
    'Checks a draft (an answer in Markdown, or code) for insecure code, bugs, outdated calls and overclaims with a small ' +
    'local model, and returns the corrected draft with the list of changes. Use it on code and on claims before you show ' +
    'or write them. It changes no file. Texts without a fault come back unchanged.',
  tags: ['aligner', 'review', 'correction'],
} as const;

/** What an agent gives the tool; package.json's `inputSchema` is made of it. */
export const AlignToolInput = v.object({
  text: v.pipe(v.string(), v.description('The draft to check: Markdown, or bare code together with `language`.')),
  question: v.optional(
    v.pipe(v.string(), v.description('What the user asked, as far as it matters for the draft.')),
    '',
  ),
  language: v.optional(
    v.pipe(v.string(), v.description('VS Code’s language id when `text` is bare code, such as `python`.')),
  ),
});
