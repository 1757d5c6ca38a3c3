/**
 * Every setting, once: its type, default, check and the text that a user reads. package.json's `contributes.configuration`
 * is generated from this table (`npm run generate`), so that defaults cannot drift.
 */
import { SENSITIVITIES, type Sensitivity } from '../../align/core/types.ts';
import { GPU_CHOICES, type GpuChoice } from '../../engine/core/protocol.ts';
import { REMOTE_KINDS, type RemoteKind } from '../../engine/core/remote/spec.ts';

/**
 * Where a setting may be set. `machine` settings name files or engines and are never taken from a workspace, nor are
 * `application` settings, which the user sets once for all windows. A workspace may set the others, and then each says
 * whether an untrusted one may, too: not what makes Aligner check less, or change text by itself.
 */
type Scope =
  { readonly scope: 'application' | 'machine' } | { readonly scope: 'window'; readonly untrusted: 'ignored' | 'taken' };

/** Whether a chat shows a model's answer at once and corrects beside it, or shows the corrected one. */
export type Policy = 'suggest' | 'auto';
const POLICIES: readonly Policy[] = ['suggest', 'auto'];

type Base<T> = Scope & {
  readonly default: T;
  readonly description: string;
  readonly order: number;
};
type EnumSetting<T extends string> = Base<T> & {
  readonly type: 'enum';
  readonly values: readonly T[];
  readonly descriptions: readonly string[];
};
type TextSetting = Base<string> & { readonly type: 'string' };
type NumberSetting = Base<number> & {
  readonly type: 'number';
  readonly minimum: number;
  readonly maximum: number;
};
type FlagSetting = Base<boolean> & { readonly type: 'boolean' };
type ListSetting = Base<readonly string[]> & { readonly type: 'list' };
export type Setting = EnumSetting<string> | TextSetting | NumberSetting | FlagSetting | ListSetting;

export interface Settings {
  readonly sensitivity: Sensitivity;
  readonly 'model.path': string;
  readonly 'model.profile': string;
  readonly 'model.adapter': string;
  readonly 'model.writer': string;
  readonly 'engine.gpu': GpuChoice;
  readonly 'engine.threads': number;
  readonly 'engine.idleMinutes': number;
  readonly 'engine.shared': boolean;
  readonly 'engine.remote.url': string;
  readonly 'engine.remote.kind': RemoteKind;
  readonly 'engine.remote.model': string;
  readonly 'engine.remote.timeoutSeconds': number;
  readonly askForQuestion: boolean;
  readonly 'models.vendors': readonly string[];
  readonly 'models.policy': Policy;
  readonly 'sessionWatch.enabled': boolean;
  readonly 'sessionWatch.agents': readonly string[];
  readonly 'journal.days': number;
  readonly 'journal.megabytes': number;
  readonly 'review.notAgain': readonly string[];
}

type Table = {
  readonly [K in keyof Settings]: Settings[K] extends readonly string[]
    ? ListSetting
    : Settings[K] extends boolean
      ? FlagSetting
      : Settings[K] extends number
        ? NumberSetting
        : string extends Settings[K]
          ? TextSetting
          : Settings[K] extends string
            ? EnumSetting<Settings[K]>
            : never;
};

export const SETTINGS_PREFIX = 'aligner';

export const SETTINGS: Table = {
  sensitivity: {
    type: 'enum',
    values: SENSITIVITIES,
    descriptions: [
      'Speaks up only when it is very sure.',
      'Leaves at least 99 of 100 good segments alone.',
      'Speaks up more often, and is wrong more often.',
    ],
    default: 'normal',
    description: 'How readily Aligner suggests a correction.',
    scope: 'window',
    untrusted: 'ignored',
    order: 1,
  },
  askForQuestion: {
    type: 'boolean',
    default: true,
    description: 'Ask for the question when it cannot be found next to the answer. You can leave the box empty.',
    scope: 'window',
    untrusted: 'taken',
    order: 2,
  },
  'review.notAgain': {
    type: 'list',
    default: [],
    description:
      'Corrections that are no longer suggested: `CWE-89` (everywhere), `CWE-89 in python` (in one language), or ' +
      '`CWE-89 at query.py#1a2b3c4d` (one change in one file). Remove an entry to see them again.',
    scope: 'window',
    untrusted: 'ignored',
    order: 3,
  },
  'models.policy': {
    type: 'enum',
    values: POLICIES,
    descriptions: [
      'Show the answer as it arrives, and offer a correction for review.',
      'Show the corrected answer, each part at most 2 seconds later; the original is one click away.',
    ],
    default: 'suggest',
    description: 'What the models "Aligned · NAME" do when an answer has a fault.',
    scope: 'window',
    untrusted: 'ignored',
    order: 4,
  },
  'models.vendors': {
    type: 'list',
    default: [
      ...['customendpoint', 'customoai', 'ollama', 'lmstudio', 'openai', 'anthropic', 'gemini', 'openrouter'],
      ...['azure', 'groq', 'xai', 'huggingface', 'deepseek', 'mistral', 'cerebras'],
    ],
    description:
      'Vendors whose chat models are also offered as "Aligned · NAME": by default those used with your own key, and local ones. ' +
      'Add `copilot` to include GitHub Copilot models.',
    scope: 'machine',
    order: 5,
  },
  'sessionWatch.enabled': {
    type: 'boolean',
    default: false,
    description:
      "Check finished answers in this workspace's chats and offer corrections. Reads only VS Code's own logs of this " +
      'workspace and the chat open in this window, and never writes to them.',
    scope: 'application',
    order: 6,
  },
  'sessionWatch.agents': {
    type: 'list',
    default: [],
    description:
      'Also check the answers that coding agents leave in this workspace. Reads their transcripts and never writes to them: ' +
      '`copilot-cli` (`~/.copilot/session-state`), `claude` (`~/.claude/projects`), `codex` (`~/.codex/sessions`). Only while ' +
      '`#aligner.sessionWatch.enabled#` is on.',
    scope: 'application',
    order: 7,
  },
  'engine.gpu': {
    type: 'enum',
    values: GPU_CHOICES,
    descriptions: [
      'The fastest that works on this machine.',
      'Metal (Apple).',
      'CUDA (NVIDIA).',
      'Vulkan (any vendor).',
      'CPU only.',
    ],
    default: 'auto',
    description: 'What the model runs on.',
    scope: 'machine',
    order: 10,
  },
  'engine.threads': {
    type: 'number',
    minimum: 0,
    maximum: 256,
    default: 0,
    description: 'CPU threads for the model. 0 measures once and remembers the fastest.',
    scope: 'machine',
    order: 11,
  },
  'engine.idleMinutes': {
    type: 'number',
    minimum: 0,
    maximum: 1440,
    default: 10,
    description: 'Minutes of inactivity after which the model is unloaded. 0 keeps it in memory.',
    scope: 'machine',
    order: 12,
  },
  'engine.shared': {
    type: 'boolean',
    default: true,
    description:
      'Use one engine for all windows and the command line, so that the model is in memory once. Off, each has its own.',
    scope: 'machine',
    order: 13,
  },
  'engine.remote.url': {
    type: 'string',
    default: '',
    description:
      'Address of a server that evaluates the model in place of this machine: `https`, or `http` of this machine. **Questions and ' +
      'the parts of answers that are checked are sent there**, and Aligner asks before it does so for the first time. Empty (the ' +
      'default), nothing leaves this machine.',
    scope: 'machine',
    order: 14,
  },
  'engine.remote.kind': {
    type: 'enum',
    values: REMOTE_KINDS,
    descriptions: [
      'llama-server of llama.cpp, with a model that was trained for Aligner.',
      'vLLM, with a model that was trained for Aligner.',
      'Any server with chat completions like those of OpenAI, and any instruct model.',
    ],
    default: 'llama-server',
    description: 'What answers at `#aligner.engine.remote.url#`.',
    scope: 'machine',
    order: 15,
  },
  'engine.remote.model': {
    type: 'string',
    default: '',
    description: 'Name of the model at `#aligner.engine.remote.url#`. llama-server needs none.',
    scope: 'machine',
    order: 16,
  },
  'engine.remote.timeoutSeconds': {
    type: 'number',
    minimum: 1,
    maximum: 45,
    default: 30,
    description: 'Seconds to wait for the first byte of an answer of `#aligner.engine.remote.url#`.',
    scope: 'machine',
    order: 17,
  },
  'model.path': {
    type: 'string',
    default: '',
    description:
      'A model to use instead of the chosen one: its name, or a GGUF file. "Aligner: Models" lists and chooses.',
    scope: 'machine',
    order: 20,
  },
  'model.profile': {
    type: 'string',
    default: '',
    description:
      'How to talk to the model: the name of a profile, or a JSON file with one. Empty takes the one that fits the model.',
    scope: 'machine',
    order: 21,
  },
  'model.adapter': {
    type: 'string',
    default: '',
    description: 'A GGUF LoRA file, trained on the model, to load beside it.',
    scope: 'machine',
    order: 22,
  },
  'model.writer': {
    type: 'string',
    default: '',
    description:
      'A larger model that writes the corrections, by its name or a GGUF file: the model and the analysers still say where a fault is, and judge what was written.',
    scope: 'machine',
    order: 23,
  },
  // Machine-scoped, so that no workspace can make the journal forget.
  'journal.days': {
    type: 'number',
    minimum: 0,
    maximum: 36_500,
    default: 365,
    description: 'Days to keep decided corrections in the journal. 0 keeps them indefinitely.',
    scope: 'machine',
    order: 30,
  },
  'journal.megabytes': {
    type: 'number',
    minimum: 0,
    maximum: 100_000,
    default: 200,
    description: 'Maximum journal size in MB; the oldest decided corrections are deleted first. 0 means no limit.',
    scope: 'machine',
    order: 31,
  },
};

/** Whether an untrusted workspace's value of a setting is ignored. */
export function isRestricted(setting: Setting): boolean {
  return setting.scope === 'window' ? setting.untrusted === 'ignored' : setting.scope === 'machine';
}

/** A raw value from a settings file, checked: the value, or the default with what was wrong. Never throws. */
export function checkSetting<K extends keyof Settings>(key: K, raw: unknown): { value: Settings[K]; problem?: string } {
  const s: Setting = SETTINGS[key];
  const name = `${SETTINGS_PREFIX}.${key}`;
  const fallback = (problem: string) => ({
    value: s.default as Settings[K],
    problem: `${name} ${problem}; using ${JSON.stringify(s.default)}.`,
  });
  if (raw === undefined) return { value: s.default as Settings[K] };
  switch (s.type) {
    case 'enum':
      return typeof raw === 'string' && s.values.includes(raw)
        ? { value: raw as Settings[K] }
        : fallback(`must be one of ${s.values.join(', ')}`);
    case 'string':
      return typeof raw === 'string' ? { value: raw as Settings[K] } : fallback('must be a string');
    case 'list':
      return Array.isArray(raw) && raw.every((r) => typeof r === 'string')
        ? { value: raw as readonly unknown[] as Settings[K] }
        : fallback('must be a list of strings');
    case 'boolean':
      return typeof raw === 'boolean' ? { value: raw as Settings[K] } : fallback('must be true or false');
    case 'number':
      return typeof raw === 'number' && raw >= s.minimum && raw <= s.maximum
        ? { value: raw as Settings[K] }
        : fallback(`must be a number from ${s.minimum} to ${s.maximum}`);
  }
}

/** Reads settings, whoever holds them (VS Code, a test, the command line). */
export interface SettingsReader {
  get<K extends keyof Settings>(key: K): Settings[K];
  onDidChange(listener: (changed: (key: keyof Settings) => boolean) => void): { dispose(): void };
}
