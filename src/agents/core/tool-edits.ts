/** What an agent's tool is about to write: the texts in its input, and how a corrected text gets back into it. */
import * as v from 'valibot';
import { addedLines, isPatch, markAdded } from './patch.ts';

/** A text that a tool writes into a file. */
export interface ToolEdit {
  /** As the agent names it: absolute, or relative to its folder. */
  readonly path: string;
  readonly text: string;
  /** What it takes the place of; undefined when it is the whole file. */
  readonly old: string | undefined;
  /** What the tool says stands around it in the file, where it says so. */
  readonly around?: { readonly before: string; readonly after: string } | undefined;
  readonly slot: Slot;
}

/** Where in the tool's input the text stands: keys and indexes, and a range of that string when it is a patch. */
interface Slot {
  readonly at: readonly (string | number)[];
  readonly lines?: { readonly start: number; readonly end: number } | undefined;
}

/** Tools that write files, by the names that hooks are given. Others may look alike and do something else. */
const WRITERS = new Set([
  // VS Code's chat
  ...['create_file', 'replace_string_in_file', 'multi_replace_string_in_file', 'apply_patch'],
  // Claude Code, and Copilot CLI where a hook is named as Claude Code's are
  ...['Write', 'Edit', 'MultiEdit'],
  // Copilot CLI
  ...['create', 'edit', 'str_replace_editor'],
]);

/** More edits of one call are left alone. */
const MOST_EDITS = 50;

const PathSchema = v.union([
  v.pipe(
    v.object({ filePath: v.string() }),
    v.transform(({ filePath }) => filePath),
  ),
  v.pipe(
    v.object({ file_path: v.string() }),
    v.transform(({ file_path }) => file_path),
  ),
  v.pipe(
    v.object({ path: v.string() }),
    v.transform(({ path }) => path),
  ),
]);
const ListSchema = v.array(v.record(v.string(), v.unknown()));
const ObjectSchema = v.record(v.string(), v.unknown());

const CONTENT = ['content', 'file_text'] as const;
const OLD = ['oldString', 'old_string', 'old_str'] as const;
const NEW = ['newString', 'new_string', 'new_str'] as const;
const LISTS = ['replacements', 'edits'] as const;
const PATCH = ['input', 'command', 'patch'] as const;

/** The texts that a call of `tool` writes; none when it writes no file, or in a way that is not known. Never throws. */
export function editsOf(tool: string, input: unknown): ToolEdit[] {
  if (!WRITERS.has(tool)) return [];
  if (typeof input === 'string') return isPatch(input) ? patchEdits(input, []) : [];
  const found = v.is(ObjectSchema, input) ? inObject(input, [], undefined) : [];
  return found.length > MOST_EDITS ? [] : found;
}

/** The tool's input with other texts in place of some of its edits. The input itself stays as it is. */
export function withTexts(
  input: unknown,
  texts: readonly { readonly edit: ToolEdit; readonly text: string }[],
): unknown {
  // From the end, so that the ranges before stay true.
  const ordered = [...texts].sort((a, b) => (b.edit.slot.lines?.start ?? 0) - (a.edit.slot.lines?.start ?? 0));
  return ordered.reduce((changed, { edit, text }) => put(changed, edit.slot.at, edit.slot.lines, text), input);
}

function inObject(input: Record<string, unknown>, at: Slot['at'], outer: string | undefined): ToolEdit[] {
  const path = pathIn(input) ?? outer;
  const patch = PATCH.find((key) => isPatchText(input[key]));
  if (patch !== undefined) return patchEdits(input[patch] as string, [...at, patch]);
  const list = LISTS.find((key) => v.is(ListSchema, input[key]));
  if (list !== undefined)
    return (input[list] as Record<string, unknown>[]).flatMap((item, i) => inObject(item, [...at, list, i], path));
  if (path === undefined) return [];
  const content = CONTENT.find((key) => typeof input[key] === 'string');
  if (content !== undefined)
    return [{ path, text: input[content] as string, old: undefined, slot: { at: [...at, content] } }];
  const [old, fresh] = [OLD, NEW].map((keys) => keys.find((key) => typeof input[key] === 'string'));
  if (old === undefined || fresh === undefined) return [];
  return [{ path, text: input[fresh] as string, old: input[old] as string, slot: { at: [...at, fresh] } }];
}

function patchEdits(patch: string, at: Slot['at']): ToolEdit[] {
  return addedLines(patch).map(({ path, text, start, end, before, after, old, isNewFile }) => ({
    path,
    text,
    old: isNewFile ? undefined : old,
    around: isNewFile ? undefined : { before, after },
    slot: { at, lines: { start, end } },
  }));
}

function pathIn(input: Record<string, unknown>): string | undefined {
  const parsed = v.safeParse(PathSchema, input);
  return parsed.success && parsed.output !== '' ? parsed.output : undefined;
}

const isPatchText = (value: unknown): boolean => typeof value === 'string' && isPatch(value);

function put(value: unknown, at: Slot['at'], lines: Slot['lines'], text: string): unknown {
  const [key, ...rest] = at;
  if (key !== undefined) {
    if (Array.isArray(value))
      return value.map((item, i) => (i === key ? put(item, rest, lines, text) : (item as unknown)));
    const object = value as Record<string, unknown>;
    return { ...object, [key]: put(object[key], rest, lines, text) };
  }
  if (lines === undefined || typeof value !== 'string') return text;
  return value.slice(0, lines.start) + markAdded(text) + value.slice(lines.end);
}
