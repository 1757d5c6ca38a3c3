/** The files that install the hooks of an agent, each of its own; what is written is shown before. */
import type { Policy } from '../../config/core/settings.ts';
import type { HookClient } from './hook-event.ts';

/** What hooks can be set up for: VS Code's chat and Copilot CLI read the same folder. */
export const HOOK_TARGETS = ['copilot', 'claude', 'codex'] as const satisfies readonly HookClient[];
export type HookTarget = (typeof HOOK_TARGETS)[number];

/** Each agent's folder in the user's home, and the variable with which a user moves it. */
export const HOMES: Readonly<Record<HookTarget, { readonly folder: string; readonly variable: string }>> = {
  copilot: { folder: '.copilot', variable: 'COPILOT_HOME' },
  claude: { folder: '.claude', variable: 'CLAUDE_CONFIG_DIR' },
  codex: { folder: '.codex', variable: 'CODEX_HOME' },
};

export interface HookFile {
  /** Parts below the agent's folder. */
  readonly path: readonly string[];
  readonly text: string;
}

export interface HookSetup {
  readonly policy: Policy;
  /** The program that starts `aligner`, as an absolute path. */
  readonly launcher: string;
  readonly isWindows: boolean;
  readonly version: string;
}

/** Tools that write, by their names in Copilot CLI and in VS Code; VS Code 1.139 takes no notice, and runs the hook for every tool. */
const COPILOT_WRITERS = 'Edit|Write|create_file|replace_string_in_file|multi_replace_string_in_file|apply_patch';

/** Seconds after which an agent gives a hook up; ours ends within two. */
const TIMEOUT_S = 10;

export function hookFiles(target: HookTarget, setup: HookSetup): HookFile[] {
  const command = commandFor(target, setup);
  const handler = { type: 'command', ...command, timeout: TIMEOUT_S };
  switch (target) {
    case 'copilot': {
      // Named like this VS Code and Copilot CLI both know the events, and give them with the same keys.
      const tools = [{ ...handler, matcher: COPILOT_WRITERS }];
      const hooks = { PreToolUse: tools, PostToolUse: tools, Stop: [handler] };
      return [{ path: ['hooks', 'aligner.json'], text: json({ version: 1, hooks }) }];
    }
    case 'claude': {
      // A plugin in the folder of skills is found by itself, and no settings file is touched.
      const about = {
        name: 'aligner',
        version: setup.version,
        description: 'Checks what is written to files with Aligner, on this machine.',
      };
      const server = { mcpServers: { aligner: { command: setup.launcher, args: ['mcp'] } } };
      return [
        { path: ['skills', 'aligner', '.claude-plugin', 'plugin.json'], text: json(about) },
        {
          path: ['skills', 'aligner', 'hooks', 'hooks.json'],
          text: json({ hooks: grouped(handler, 'Write|Edit|MultiEdit') }),
        },
        { path: ['skills', 'aligner', '.mcp.json'], text: json(server) },
      ];
    }
    case 'codex':
      return [{ path: ['hooks.json'], text: json({ hooks: grouped(handler, 'apply_patch') }) }];
  }
}

/** The form of Claude Code, which Codex has taken over. */
function grouped(handler: object, matcher: string) {
  const tools = [{ matcher, hooks: [handler] }];
  return { PreToolUse: tools, PostToolUse: tools, Stop: [{ hooks: [handler] }] };
}

/**
 * The command of a hook. Where the launcher is gone it must end well: Copilot CLI would refuse every tool from then on. The
 * paths are ours; they are quoted all the same.
 */
function commandFor(target: HookTarget, { policy, launcher, isWindows }: HookSetup): Record<string, string> {
  const rest = `hook ${target} --policy ${policy}`;
  if (!isWindows) {
    const program = `'${launcher.replaceAll("'", `'\\''`)}'`;
    return { command: `test ! -x ${program} || ${program} ${rest} || true` };
  }
  const program = `'${launcher.replaceAll("'", "''")}'`;
  const script = `if (Test-Path -LiteralPath ${program}) { & ${program} ${rest} }; exit 0`;
  return target === 'copilot'
    ? { command: `powershell -NoProfile -Command "${script}"`, powershell: script }
    : { command: `powershell -NoProfile -Command "${script}"` };
}

/** What the launcher starts. */
export interface Program {
  readonly node: string;
  readonly cli: string;
  /** Set for it: the engine that VS Code is set to is the one that hooks share with it. */
  readonly env: Readonly<Record<string, string>>;
}

/** The program behind the hooks: it outlives an update of the extension, and does nothing where the extension is gone. */
export function launcherText({ node, cli, env }: Program, isWindows: boolean): string {
  const variables = Object.entries({ ELECTRON_RUN_AS_NODE: '1', ...env });
  if (isWindows)
    return [
      '@echo off',
      'rem Written by the Aligner extension: starts its command line.',
      `if not exist "${cli}" exit /b 0`,
      ...variables.map(([name, value]) => `set "${name}=${value.replaceAll(/["\r\n]/g, '')}"`),
      `"${node}" "${cli}" %*`,
      'exit /b 0',
      '',
    ].join('\r\n');
  const quoted = (path: string) => `'${path.replaceAll("'", `'\\''`)}'`;
  return [
    '#!/bin/sh',
    '# Written by the Aligner extension: starts its command line.',
    `[ -x ${quoted(node)} ] && [ -f ${quoted(cli)} ] || exit 0`,
    ...variables.map(([name, value]) => `export ${name}=${quoted(value)}`),
    `exec ${quoted(node)} ${quoted(cli)} "$@"`,
    '',
  ].join('\n');
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
