import { Range } from 'vscode';
import type { PlaceRange } from '../core/place.ts';

/** A core range as VS Code's. */
export function toRange({ start, end }: PlaceRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
