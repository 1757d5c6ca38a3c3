/** What an agent's hook is told, in one shape for all agents. */
import * as v from 'valibot';

/**
 * The agents whose hooks are understood: `copilot` is VS Code's chat and whatever else reads its hook files, `copilot-cli`
 * GitHub Copilot CLI, `claude` Claude Code, `codex` OpenAI Codex.
 */
export const HOOK_CLIENTS = ['copilot', 'copilot-cli', 'claude', 'codex'] as const;
export type HookClient = (typeof HOOK_CLIENTS)[number];

export function isHookClient(name: string | undefined): name is HookClient {
  return HOOK_CLIENTS.some((client) => client === name);
}

/** Before a tool runs, after it ran, at the end of a turn; everything else passes. */
export type HookPhase = 'before' | 'after' | 'stop' | 'other';

export interface HookEvent {
  readonly phase: HookPhase;
  /** The agent's own id of its session; empty where it gives none. */
  readonly session: string;
  /** The folder that relative paths start from; empty where it is not known. */
  readonly cwd: string;
  /** The tool's name and input, as the agent has them. */
  readonly tool: string;
  readonly input: unknown;
  /** A stop hook has made the agent go on already: to make it go on again could loop. */
  readonly isContinued: boolean;
  /** Keys in camelCase, as Copilot CLI has them for events that are named so. */
  readonly isCamel: boolean;
}

const text = (longest: number) => v.optional(v.nullable(v.pipe(v.string(), v.maxLength(longest))));

const EventSchema = v.object({
  hook_event_name: text(100),
  hookEventName: text(100),
  session_id: text(500),
  sessionId: text(500),
  cwd: text(10_000),
  tool_name: text(500),
  toolName: text(500),
  tool_input: v.optional(v.unknown()),
  toolArgs: v.optional(v.unknown()),
  tool_result: v.optional(v.unknown()),
  toolResult: v.optional(v.unknown()),
  error: v.optional(v.unknown()),
  stop_reason: text(100),
  stopReason: text(100),
  stop_hook_active: v.optional(v.boolean()),
  stopHookActive: v.optional(v.boolean()),
});
type Wire = v.InferOutput<typeof EventSchema>;

const PHASES: Readonly<Record<string, HookPhase>> = {
  pretooluse: 'before',
  posttooluse: 'after',
  stop: 'stop',
  agentstop: 'stop',
};

/** The event in a hook's input; undefined when it is none that could be understood. Never throws. */
export function readHookEvent(json: string): HookEvent | undefined {
  const value = parseJson(json);
  const parsed = v.safeParse(EventSchema, value);
  if (!parsed.success || Array.isArray(value)) return undefined;
  const wire = parsed.output;
  return {
    phase: phaseOf(wire),
    session: wire.session_id ?? wire.sessionId ?? '',
    cwd: wire.cwd ?? '',
    tool: wire.tool_name ?? wire.toolName ?? '',
    input: inputOf(wire.tool_input ?? wire.toolArgs),
    isContinued: wire.stop_hook_active ?? wire.stopHookActive ?? false,
    isCamel: wire.toolName !== undefined || (wire.sessionId !== undefined && wire.hookEventName === undefined),
  };
}

/** By the event's name; Copilot CLI gives none with keys in camelCase, so there by what else is told. */
function phaseOf(wire: Wire): HookPhase {
  const name = wire.hook_event_name ?? wire.hookEventName;
  if (typeof name === 'string') return PHASES[name.toLowerCase()] ?? 'other';
  if (wire.error !== undefined) return 'other';
  if (typeof wire.toolName === 'string') return wire.toolResult === undefined ? 'before' : 'after';
  return typeof wire.stopReason === 'string' && wire.stop_hook_active !== undefined ? 'stop' : 'other';
}

/** Copilot CLI gives arguments as a string of JSON in some versions; a patch is a string of its own. */
function inputOf(input: unknown): unknown {
  if (typeof input !== 'string' || !input.trimStart().startsWith('{')) return input;
  return parseJson(input) ?? input;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
