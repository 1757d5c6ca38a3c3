/** The tools that `aligner mcp` offers, by the names and with the inputs that an agent sees. */
import * as v from 'valibot';
import { ALIGN_TOOL, AlignToolInput } from '../../config/core/chat.ts';

export const CheckInput = v.object({
  path: v.pipe(
    v.string(),
    v.minLength(1),
    v.description('A text file in the folder that the server was started in: relative to it, or absolute.'),
  ),
});

export const MCP_TOOLS = {
  align: { title: 'Align', description: ALIGN_TOOL.modelDescription, input: AlignToolInput },
  check: {
    title: 'Check a file',
    description:
      'Checks a file for insecure code, bugs and outdated calls with analysers and a small local model, and returns what it ' +
      'found: each fault with its line, the reason, and a correction where there is a safe one. It changes no file.',
    input: CheckInput,
  },
} as const;

export type McpToolName = keyof typeof MCP_TOOLS;

export function isMcpTool(name: string): name is McpToolName {
  return Object.hasOwn(MCP_TOOLS, name);
}
