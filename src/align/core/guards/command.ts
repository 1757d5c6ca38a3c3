/** No new shell command, network call, code evaluation or pipe into a shell comes in by a correction. */
import { anyAllows, countMatches, perGroup, withChanges } from './guard.ts';

/** Each is a kind of call; a change may replace one by another of its kind (os.system by subprocess.run), not add one. */
const KINDS: readonly RegExp[] = [
  // Processes.
  /\bos\.(?:system|popen|exec\w*|spawn\w*)\b|\bsubprocess\.\w+\(|\bchild_process\b|\b(?:exec|execSync|execFile|execFileSync|spawn|spawnSync|shell_exec|passthru|proc_open|system|popen)\(|\bRuntime\.getRuntime\(\)|\bProcessBuilder\b|\bProcess\.Start\b|\bexec\.Command\b|\bCommand::new\b|\bStart-Process\b|\bInvoke-Expression\b|\biex\b/g,
  // Evaluation of text as code.
  /(?<![\w.])eval\(|\bnew Function\(|\b__import__\(|\bpickle\.loads?\(/g,
  // Network.
  /\b(?:requests|httpx)\.(?:get|post|put|patch|delete|head|options|request|Session|Client|AsyncClient)\(|\burllib\.request\.\w+\(|\burlopen\(|\bfetch\(|\baxios(?:\.\w+)?\(|\bXMLHttpRequest\b|\bhttps?\.(?:get|request|Get|Post)\(|\bsocket\.(?:socket|create_connection)\(|\bInvoke-WebRequest\b|\bInvoke-RestMethod\b|(?<![\w-])(?:curl|wget|nc|ncat|scp|ssh|ftp|telnet)(?=\s+\S)/g,
  // A pipe or a download into a shell.
  /\|\s*(?:sudo\s+)?(?:ba|z|da|k|c)?sh\b|\b(?:ba|z)?sh\s+(?:-c\b|<\()|\bpython3?\s+-c\b|\bnode\s+-e\b/g,
  // What cannot be undone, or gives away rights.
  /\brm\s+-\w*[rf]|\bdd\s+if=|\bmkfs\b|\bsudo\b|\bchmod\s+(?:-R\s+)?[0-7]*7[0-7]*7\b|\bDROP\s+(?:TABLE|DATABASE)\b|\bTRUNCATE\b|\bshutil\.rmtree\(|\bRemove-Item\b/gi,
];

const total = (text: string, kind: RegExp): number => {
  return [...countMatches(text, kind).values()].reduce((sum, count) => sum + count, 0);
};

/** The first words of the commands of a shell text. */
const COMMAND =
  /(?:^|[\n;|&]|\$\(|`|\b(?:then|do|else)\s)\s*(?:\$\s+)?(?:\w+=(?:(?!\$\()\S)*\s+)*([\w./-]+)(?=\s|$|[;|&)`])/g;
const HARMLESS = new Set(
  'if then else elif fi for do done while case esac in set export local echo printf test [ [[ cd true false exit return read declare trap shift'.split(
    ' ',
  ),
);
const commandsIn = (text: string): Set<string> => new Set([...text.matchAll(COMMAND)].map((match) => match[1]!));

export const command = perGroup('command', (group, context) => {
  if (anyAllows(group, 'command')) return false;
  const after = withChanges(context, group);
  if (KINDS.some((kind) => total(after, kind) > total(context.text, kind))) return true;
  if (group.every(({ language }) => language !== 'shellscript' && language !== 'shellsession')) return false;
  const had = commandsIn(context.text);
  return [...commandsIn(after)].some((name) => !had.has(name) && !HARMLESS.has(name));
});
