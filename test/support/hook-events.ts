/**
 * Events as the agents' documentation describes them: GitHub's hooks reference (both cases of keys), VS Code's hooks reference,
 * Claude Code's hooks reference, and the JSON schemas of Codex' hooks. Values are our own.
 */
import type { HookClient } from '../../src/agents/core/hook-event.ts';

export interface WrittenEvent {
  readonly client: HookClient;
  readonly name: string;
  readonly event: Readonly<Record<string, unknown>>;
}

const SESSION = '3f1c2b9e-0000-4000-8000-000000000001';

/** A call of a tool that writes `text` to `path`, before and after it ran, by each agent in each of its forms. */
export function writes(cwd: string, path: string, text: string): WrittenEvent[] {
  const patch = [
    '*** Begin Patch',
    `*** Add File: ${path}`,
    ...text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `+${line}`),
    '*** End Patch',
    '',
  ].join('\n');
  const vscode = (name: string, tool: string, input: unknown) => ({
    timestamp: '2026-11-29T08:00:00.000Z',
    cwd,
    session_id: SESSION,
    hook_event_name: name,
    transcript_path: null,
    tool_name: tool,
    tool_input: input,
    tool_use_id: 'call-1',
  });
  const claude = (name: string, tool: string, input: unknown) => ({
    session_id: SESSION,
    transcript_path: `${cwd}/t.jsonl`,
    cwd,
    permission_mode: 'default',
    hook_event_name: name,
    tool_name: tool,
    tool_input: input,
    tool_use_id: 'toolu_1',
  });
  const codex = (name: string) => ({
    ...claude(name, 'apply_patch', { command: patch }),
    turn_id: 'turn-1',
    model: 'gpt-5.5',
  });
  const cli = (args: unknown) => ({
    sessionId: SESSION,
    timestamp: 1_796_000_000_000,
    cwd,
    toolName: 'create',
    toolArgs: args,
  });
  const created = { path, file_text: text };
  const result = { resultType: 'success', textResultForLlm: 'Created file' };
  return [
    {
      client: 'copilot',
      name: 'VS Code, before',
      event: vscode('PreToolUse', 'create_file', { filePath: path, content: text }),
    },
    {
      client: 'copilot',
      name: 'VS Code, after',
      event: { ...vscode('PostToolUse', 'create_file', { filePath: path, content: text }), tool_response: 'Created' },
    },
    {
      client: 'copilot',
      name: 'VS Code, a patch',
      event: vscode('PreToolUse', 'apply_patch', { input: patch, explanation: 'x' }),
    },
    {
      client: 'copilot',
      name: 'Copilot CLI by names like this, before',
      event: vscode('PreToolUse', 'Write', created),
    },
    { client: 'copilot-cli', name: 'Copilot CLI, before', event: cli(created) },
    { client: 'copilot-cli', name: 'Copilot CLI, arguments in JSON', event: cli(JSON.stringify(created)) },
    { client: 'copilot-cli', name: 'Copilot CLI, after', event: { ...cli(created), toolResult: result } },
    {
      client: 'claude',
      name: 'Claude Code, before',
      event: claude('PreToolUse', 'Write', { file_path: path, content: text }),
    },
    {
      client: 'claude',
      name: 'Claude Code, after',
      event: {
        ...claude('PostToolUse', 'Write', { file_path: path, content: text }),
        tool_response: { filePath: path, success: true },
      },
    },
    { client: 'codex', name: 'Codex, before', event: codex('PreToolUse') },
    { client: 'codex', name: 'Codex, after', event: { ...codex('PostToolUse'), tool_response: 'Success.' } },
  ];
}

/** The end of a turn; `isContinued` where a stop hook has made the agent go on already. */
export function stops(cwd: string, isContinued: boolean): WrittenEvent[] {
  const snake = { session_id: SESSION, cwd, hook_event_name: 'Stop', stop_hook_active: isContinued };
  return [
    {
      client: 'copilot',
      name: 'VS Code',
      event: { ...snake, timestamp: '2026-11-29T08:00:00.000Z', transcript_path: null },
    },
    {
      client: 'copilot-cli',
      name: 'Copilot CLI',
      event: {
        sessionId: SESSION,
        timestamp: 1_796_000_000_000,
        cwd,
        transcriptPath: `${cwd}/events.jsonl`,
        stopReason: 'end_turn',
        stop_hook_active: isContinued,
      },
    },
    {
      client: 'claude',
      name: 'Claude Code',
      event: { ...snake, transcript_path: `${cwd}/t.jsonl`, permission_mode: 'default' },
    },
    {
      client: 'codex',
      name: 'Codex',
      event: {
        ...snake,
        turn_id: 'turn-1',
        model: 'gpt-5.5',
        permission_mode: 'default',
        transcript_path: null,
        last_assistant_message: null,
      },
    },
  ];
}
