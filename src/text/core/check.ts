/** Whether a text can be aligned while the user waits. */
import type { AlignerError } from '../../base/core/errors.ts';
import { textErrors } from './errors.ts';

/** The longest text that a user waits for, in KiB of UTF-16 units. */
export const LIMIT_KIB = 256;

/** What is wrong with the text, or undefined. */
export function checkText(text: string): AlignerError | undefined {
  if (text.length > LIMIT_KIB * 1024) return textErrors.tooLong(Math.ceil(text.length / 1024), LIMIT_KIB);
  if (text.includes('\0')) return textErrors.binary();
  if (text.trim() === '') return textErrors.blank();
  return undefined;
}
