/** The hooks that can be installed, as the command sees them. */
import type { Policy } from '../../config/core/settings.ts';
import type { HookTarget } from './hook-files.ts';

export interface HookStatus {
  readonly target: HookTarget;
  /** `blocked`: a file of somebody else is where ours would be; `changed`: ours was changed since. */
  readonly kind: 'absent' | 'blocked' | 'installed' | 'changed';
  /** Files that are, or would be, written; of `blocked` the one that is there. */
  readonly paths: readonly string[];
  /** Milliseconds since 1970; undefined when the hook has not run since it was installed. */
  readonly fired: number | undefined;
}

export interface Hooks {
  status(): Promise<HookStatus[]>;
  /** What an installation writes. */
  files(target: HookTarget, policy: Policy): readonly { readonly path: string; readonly text: string }[];
  /** Rejects with AlignerError; then nothing was written. */
  install(target: HookTarget, policy: Policy): Promise<void>;
  /** The program that the hooks call; it is there with the first hook that is installed. */
  installLauncher(): Promise<void>;
  /** Resolves to files that stay, since they were changed. */
  remove(target: HookTarget): Promise<string[]>;
}

/** How long ago a hook ran, in the largest unit that counts; undefined when it never did. */
export function sinceFired(
  { fired }: Pick<HookStatus, 'fired'>,
  now = Date.now(),
): { readonly count: number; readonly unit: 'minutes' | 'hours' | 'days' } | undefined {
  if (fired === undefined) return undefined;
  const minutes = Math.max(0, Math.round((now - fired) / 60_000));
  if (minutes < 120) return { count: minutes, unit: 'minutes' };
  return minutes < 48 * 60
    ? { count: Math.round(minutes / 60), unit: 'hours' }
    : { count: Math.round(minutes / 1_440), unit: 'days' };
}
