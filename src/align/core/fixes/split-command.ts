/**
 * Gives a program its arguments one by one, where a shell takes them out of one text with values in it: no shell, no injection.
 * Only commands of plain words: no quotes around more than a value, no pipes, no patterns; anything else is left to the model.
 */
import { escaped } from '../../../base/core/escaped.ts';
import type { Edit } from '../../../text/core/edits.ts';
import { textsOf, type Query } from '../code/queries.ts';
import { HOLE } from '../code/tokens.ts';
import { callAround, inOrder, useOf } from './command-call.ts';
import { toExecFile } from './exec-file.ts';

/** How a language writes the arguments. */
interface Writing {
  /** A plain word, in the quotes that the code prefers; in double ones by default. */
  readonly quoted?: (code: string) => (word: string) => string;
  /** A value that may be a number, as a text. */
  readonly asText: (value: string) => string;
  /** A word with values in it: its plain parts, and the values between them. */
  readonly mixed: (parts: readonly string[], values: readonly string[]) => string;
}

const double = (word: string) => `"${word}"`;
const inQuotesOf = (code: string) => {
  const [single, other] = [code.match(/'/g)?.length ?? 0, code.match(/"/g)?.length ?? 0];
  return (word: string) => (single > other ? `'${word}'` : `"${word}"`);
};
const joined = (parts: readonly string[], values: readonly string[]) =>
  parts
    .flatMap((part, i) => [...(part === '' ? [] : [double(part)]), ...(i < values.length ? [values[i]!] : [])])
    .join(' + ');
const woven = (parts: readonly string[], values: readonly string[], open: string) =>
  parts.map((part, i) => part + (i < values.length ? `${open}${values[i]!}}` : '')).join('');

const WRITINGS: Readonly<Record<string, Writing>> = {
  python: {
    quoted: inQuotesOf,
    asText: (value) => `str(${value})`,
    mixed: (parts, values) => `f"${woven(parts, values, '{')}"`,
  },
  javascript: {
    quoted: inQuotesOf,
    asText: (value) => `String(${value})`,
    mixed: (parts, values) => `\`${woven(parts, values, '${')}\``,
  },
  go: { asText: (value) => value, mixed: joined },
  php: { asText: (value) => value, mixed: joined },
  rust: {
    asText: (value) => `${value}.to_string()`,
    mixed: (parts, values) => `format!("${parts.join('{}')}", ${values.join(', ')})`,
  },
  java: { asText: (value) => `String.valueOf(${value})`, mixed: joined },
};

/** What is no program, but a part of the shell. */
const OF_THE_SHELL =
  /^(?:cd|source|\.|export|type|dir|del|copy|move|start|echo|set|unset|eval|exec|exit|read|ulimit|umask|alias|if|for|while|time)$/;
const PLAIN = /^[\w./:@%+,=-]*$/;
/** Names of what is more than one word. */
const SEVERAL =
  /(?:^|[._])(?:args?|argv|opts?|options|flags|params|cmds?|commands?|extra\w*|files|paths|urls)(?:$|[.[(])/i;
const NUMBER =
  /(?:^|[._])(?:[nixy]|[pugi]?id|count|num\w*|size|width|height|port|timeout|seconds|minutes|ms|level|quality|limit|lines|duration|fps|bitrate|depth|rate|crf)$/;

/** The edits of `code` that take the command at `at` apart; undefined where that cannot be done safely. */
export function splitCommand(code: string, language: string, at: number): Edit[] | undefined {
  const kind = /^(?:java|type)script/.test(language) ? 'javascript' : language;
  if (!Object.hasOwn(WRITINGS, kind)) return undefined;
  const texts = textsOf(code, language);
  const name = /^\(\s*(\w+)\s*[,)]/.exec(code.slice(at, at + 80))?.[1];
  const command =
    texts.find(({ start, end }) => start <= at && at < end) ??
    (name === undefined ? undefined : texts.find(({ variable }) => variable === name));
  if (command === undefined || command.holes.length === 0) return undefined;
  const source = code.slice(command.start, command.end);
  // A conversion or a format of its own (`{x!r}`, `{x:d}`, `%5d`) says more than the value does.
  if (/\{[^{}]*(?:![rsa]|:[^{}]*)\}|%[^sdv%\s'"]/.test(source.replace(/\$\{/g, '{')) && kind !== 'javascript')
    return undefined;
  if (kind === 'php') return inPhp(code, command);
  const words = wordsOf(command, WRITINGS[kind]!, code, source.includes('%d'));
  if (words === undefined) return undefined;
  switch (kind) {
    case 'python':
      return inPython(code, command, words);
    case 'javascript':
      return toExecFile(code, command, words);
    case 'go':
      return source.includes('%d') ? undefined : inGo(code, command, words);
    case 'rust':
      return inRust(code, command, words);
    default:
      return inJava(code, command, words);
  }
}

/** The program and its arguments, as expressions. */
function wordsOf({ text, holes }: Query, writing: Writing, code: string, mayCount: boolean): string[] | undefined {
  const values = holes.map((hole) => hole.trim());
  if (values.some((value) => value === '' || SEVERAL.test(value) || /quote|escape/i.test(value))) return undefined;
  const isNumber = (value: string): boolean =>
    mayCount ||
    NUMBER.test(value.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()) ||
    new RegExp(
      `\\b(?:int|long|Integer)\\s+${escaped(value)}\\b|\\b${escaped(value)}\\s*:\\s*(?:int|float|number)\\b`,
    ).test(code);
  const plain = writing.quoted?.(code) ?? double;
  let next = 0;
  const words: string[] = [];
  for (const [i, raw] of text.trim().split(/\s+/).entries()) {
    const word = raw.replace(new RegExp(`^(["'])([^"']*${HOLE}[^"']*)\\1$`), '$2');
    const parts = word.split(HOLE);
    if (!parts.every((part) => PLAIN.test(part))) return undefined;
    const here = values.slice(next, (next += parts.length - 1));
    // The program itself is no value, and a path to it says nothing of a shell.
    if (
      i === 0 &&
      (here.length > 0 || OF_THE_SHELL.test(word) || /(?:^|\/)(?:ba|z|da)?sh$/.test(word) || word.includes('='))
    )
      return undefined;
    if (here.length === 0) words.push(plain(word));
    else if (word === HOLE) words.push(isNumber(here[0]!) ? writing.asText(here[0]!) : here[0]!);
    else if (here.some((value) => /["\\]/.test(value))) return undefined;
    else words.push(writing.mixed(parts, here));
  }
  return words.length < 2 ? undefined : words;
}

function inPython(code: string, command: Query, words: readonly string[]): Edit[] | undefined {
  const use = useOf(code, command);
  const call = use === undefined ? undefined : callAround(code, use);
  if (use === undefined || call === undefined) return undefined;
  const list: Edit = { start: command.start, end: command.end, replacement: `[${words.join(', ')}]` };
  if (/^(?:subprocess\.)?(?:run|call|check_call|check_output|Popen)$/.test(call.name)) {
    const shell = /,\s*shell\s*=\s*True\b/.exec(call.rest);
    if (shell === null || /\b(?:executable|args)\s*=/.test(call.rest)) return undefined;
    const from = use.end + shell.index;
    return [list, { start: from, end: from + shell[0].length, replacement: '' }];
  }
  if (call.rest.trim() !== '') return undefined;
  const name = { start: call.start, end: call.start + call.name.length };
  if (call.name === 'os.system') {
    const isStatement =
      /(?:^|\n)[ \t]*$/.test(code.slice(0, call.start)) && /^[ \t]*(?:#.*)?(?:\n|$)/.test(code.slice(call.end));
    // What was ignored still is, and says so.
    const status = isStatement
      ? { start: call.end - 1, end: call.end - 1, replacement: ', check=False' }
      : { start: call.end, end: call.end, replacement: '.returncode' };
    return inOrder([list, { ...name, replacement: 'subprocess.run' }, status, ...importIn(code)]);
  }
  const read = call.name === 'os.popen' ? /^\.read\(\)/.exec(code.slice(call.end)) : null;
  if (read === null) return undefined;
  return inOrder([
    list,
    { ...name, replacement: 'subprocess.run' },
    {
      start: call.end - 1,
      end: call.end + read[0].length,
      replacement: ', capture_output=True, text=True, check=False).stdout',
    },
    ...importIn(code),
  ]);
}

/** The import of os gives way to that of subprocess, where nothing else needs it; else one is added later. */
function importIn(code: string): Edit[] {
  const line = /^import os$/m.exec(code);
  const uses = code.match(/(?<![\w.])os\./g)?.length ?? 0;
  if (line === null || uses > 1 || /^(?:import|from) subprocess\b/m.test(code)) return [];
  return [{ start: line.index, end: line.index + line[0].length, replacement: 'import subprocess' }];
}

const SHELL_BEFORE = /"(?:\/bin\/)?(?:ba)?sh"\s*,\s*"-c"\s*,\s*$/;

/** exec.Command("sh", "-c", "ping "+host) */
function inGo(code: string, command: Query, words: readonly string[]): Edit[] | undefined {
  const head = SHELL_BEFORE.exec(code.slice(0, command.start));
  if (head === null || !/\bexec\.Command(?:Context)?\(\s*(?:\w+\s*,\s*)?$/.test(code.slice(0, head.index)))
    return undefined;
  if (!/^\s*\)/.test(code.slice(command.end))) return undefined;
  // An import that nothing uses any more does not compile.
  const source = code.slice(command.start, command.end);
  if (source.startsWith('fmt.') && (code.match(/\bfmt\./g)?.length ?? 0) < 2 && code.includes('"fmt"'))
    return undefined;
  return [{ start: head.index, end: command.end, replacement: words.join(', ') }];
}

/** Runtime.getRuntime().exec("ping " + host), new ProcessBuilder("sh", "-c", "ping " + host) */
function inJava(code: string, command: Query, words: readonly string[]): Edit[] | undefined {
  const before = code.slice(0, command.start);
  const head = SHELL_BEFORE.exec(before);
  if (
    head !== null &&
    /\bnew ProcessBuilder\(\s*$/.test(code.slice(0, head.index)) &&
    /^\s*\)/.test(code.slice(command.end))
  )
    return [{ start: head.index, end: command.end, replacement: words.join(', ') }];
  if (
    head !== null &&
    /\bexec\(\s*new String\[\]\s*\{\s*$/.test(code.slice(0, head.index)) &&
    /^\s*\}\s*\)/.test(code.slice(command.end))
  )
    return [{ start: head.index, end: command.end, replacement: words.join(', ') }];
  if (!/(?:\bgetRuntime\(\)|\b(?:runtime|rt))\.exec\(\s*$/.test(before) || !/^\s*\)/.test(code.slice(command.end)))
    return undefined;
  return [{ start: command.start, end: command.end, replacement: `new String[] {${words.join(', ')}}` }];
}

/** Command::new("sh").arg("-c").arg(format!("git show {}", name)) */
function inRust(code: string, command: Query, [program, ...rest]: readonly string[]): Edit[] | undefined {
  const head = /"(?:\/bin\/)?(?:ba)?sh"\)(\s*)\.arg\("-c"\)\s*\.arg\(\s*&?$/.exec(code.slice(0, command.start));
  if (head === null || !/\bCommand::new\($/.test(code.slice(0, head.index))) return undefined;
  const after = /^\s*\)/.exec(code.slice(command.end));
  if (after === null) return undefined;
  const given = rest.map((word) => (/^(?:"|&|format!|\w+\.to_string\(\))/.test(word) ? word : `&${word}`));
  const replacement = `${program!})${given.map((word) => `${head[1]!}.arg(${word})`).join('')}`;
  return [{ start: head.index, end: command.end + after[0].length, replacement }];
}

/** exec("convert $file out.png"): PHP has no list of arguments, but quotes each value for the shell. */
function inPhp(code: string, { start, end, text, holes }: Query): Edit[] | undefined {
  if (!/(?<![\w>:$])(?:exec|shell_exec|system|passthru|popen|proc_open)\(\s*$/.test(code.slice(0, start)))
    return undefined;
  const parts = text.split(HOLE);
  if (parts.length !== holes.length + 1 || holes.some((hole) => SEVERAL.test(hole) || /escape/i.test(hole)))
    return undefined;
  const pieces: string[] = [];
  for (const [i, part] of parts.entries()) {
    const isQuoted = i < holes.length && part.endsWith("'") && parts[i + 1]!.startsWith("'");
    if (isQuoted) parts[i + 1] = parts[i + 1]!.slice(1);
    const plain = isQuoted ? part.slice(0, -1) : part;
    // A value is a word by itself, or stands behind a sign that belongs to its word.
    if (!/^[\w\s./:@%+,=|>&-]*$/.test(plain) || (i === 0 && !/^\s*[\w./-]+\s/.test(plain))) return undefined;
    if (i > 0 && /^\w/.test(plain)) return undefined;
    if (plain !== '') pieces.push(`'${plain}'`);
    if (i < holes.length) pieces.push(`escapeshellarg(${holes[i]!.replace(/^\{|\}$/g, '')})`);
  }
  return [{ start, end, replacement: pieces.join(' . ') }];
}
