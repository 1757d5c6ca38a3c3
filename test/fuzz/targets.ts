/** Whatever reads what others wrote, each with the inputs to try it on and what must hold for all of them. */
import { LOG_TARGETS } from './logs.ts';
import { MESSAGE_TARGETS } from './messages.ts';
import type { Target } from './target.ts';
import { TEXT_TARGETS } from './texts.ts';

export const TARGETS: Readonly<Record<string, Target>> = { ...LOG_TARGETS, ...TEXT_TARGETS, ...MESSAGE_TARGETS };
