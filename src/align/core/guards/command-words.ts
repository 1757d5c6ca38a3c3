/** A command that a program runs keeps its words: options, operands and what is put between them. */
import { textsOf, type Query } from '../code/queries.ts';
import { HOLE } from '../code/tokens.ts';
import { namesIn, rootsIn } from './compare.ts';

const RUNS =
  /(?:^|\.)(?:system|popen|run|call|check_call|check_output|Popen|getoutput|getstatusoutput|exec|execSync|execFile|execFileSync|spawn|spawnSync|shell_exec|passthru|proc_open|Command|Start|create_subprocess_shell|create_subprocess_exec)$/;
/** What only starts a shell. */
const SHELL = /^(?:(?:\/(?:usr\/)?bin\/)?(?:ba|z|da)?sh|cmd(?:\.exe)?|-c|-lc|\/c|\/C|env)$/;
const OPERATOR = /^(?:\d?>{1,2}(?:&\d)?|<{1,2}|\|{1,2}|&{1,2}|;)$/;

/** Whether every command of `before` is still there in `after`, as one text or word by word. */
export function keepsCommands(before: string, after: string, language: string): boolean {
  const has = textsOf(after, language);
  const texts = new Set(has.map(({ text }) => text));
  const left = textsOf(before, language).filter(({ call, text }) => runs(call, language) && !texts.has(text));
  // What a library does now needs no command.
  if (left.length === 0 || callsIn(after, language) < callsIn(before, language)) return true;
  const items = has.map(({ text }) => text.trim());
  const words = new Set(items.flatMap((text) => text.split(/\s+/)).map(bare));
  return left.every((command) => {
    // A list has no shell that would read an operator.
    const operators = wordsOf(command).filter((word) => OPERATOR.test(word));
    if (operators.some((operator) => items.includes(operator))) return false;
    if (!wordsOf(command).every((word) => SHELL.test(word) || isSaid(word, words))) return false;
    const uses = (code: string, name: string): number => namesIn(code, language).filter((one) => one === name).length;
    return command.holes
      .flatMap((hole) => rootsIn(hole, language))
      .every((name) => /^(?:shlex|quote|str)$/.test(name) || uses(after, name) >= uses(before, name));
  });
}

/** In Python exec runs code. */
const runs = (call: string, language: string): boolean =>
  RUNS.test(call) && !(language === 'python' && call === 'exec');

const callsIn = (code: string, language: string): number =>
  [...code.matchAll(/[\w.]+(?=\s*\()/g)].filter(([call]) => runs(call, language)).length;

const wordsOf = ({ text }: Query): string[] => text.trim().split(/\s+/).map(bare);
const bare = (word: string): string => word.replace(/^['"]+|['"]+$/g, '');

/** A word with a value in it is said where its parts are. */
function isSaid(word: string, words: ReadonlySet<string>): boolean {
  if (!word.includes(HOLE)) return words.has(word);
  return word
    .split(HOLE)
    .map(bare)
    .filter((part) => /\w/.test(part))
    .every((part) => [...words].some((other) => other.includes(part)));
}
