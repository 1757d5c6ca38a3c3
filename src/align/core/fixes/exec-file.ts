/** Node: exec, which starts a shell, gives way to execFile, which takes the arguments one by one; with its import. */
import { escaped } from '../../../base/core/escaped.ts';
import type { Edit } from '../../../text/core/edits.ts';
import type { Query } from '../code/queries.ts';
import { callAround, inOrder, useOf } from './command-call.ts';

export function toExecFile(code: string, command: Query, words: readonly string[]): Edit[] | undefined {
  const use = useOf(code, command);
  const call = use === undefined ? undefined : callAround(code, use);
  if (use === undefined || call === undefined || /\bshell\s*:/.test(call.rest)) return undefined;
  const [program, ...rest] = words;
  const name = { start: call.start, end: call.start + call.name.length };
  // Where the text has a name, that is the name of what it now is.
  if (use.start !== command.start) return undefined;
  const written: Edit = { start: use.start, end: use.end, replacement: `${program!}, [${rest.join(', ')}]` };
  const member = /^((?:\w+\.)+)exec(Sync)?$/.exec(call.name);
  if (member !== null && /(?:child_process|cp|childProcess)\.$/.test(member[1]!))
    return inOrder([written, { ...name, replacement: `${member[1]!}execFile${member[2] ?? ''}` }]);
  const plain = /^exec(Sync)?$/.exec(call.name);
  if (plain !== null) {
    const file = `execFile${plain[1] ?? ''}`;
    const imported = importOf(code, call.name, file);
    return imported === undefined ? undefined : inOrder([written, imported, { ...name, replacement: file }]);
  }
  const made = new RegExp(`\\b(?:const|let|var) ${escaped(call.name)} = (?:util\\.)?promisify\\(exec\\)`).exec(code);
  if (made === null || (code.match(new RegExp(`\\b${escaped(call.name)}\\b`, 'g'))?.length ?? 0) !== 2)
    return undefined;
  const imported = importOf(code, 'exec', 'execFile');
  const end = made.index + made[0].length - 1;
  return imported === undefined
    ? undefined
    : inOrder([written, imported, { start: end - 'exec'.length, end, replacement: 'execFile' }]);
}

/** The import of a function of child_process, by the name of another one; beside the old one where that is called elsewhere. */
function importOf(code: string, old: string, name: string): Edit | undefined {
  const line =
    /^(?:const|let|var) \{([^}\n]*)\} = require\(['"](?:node:)?child_process['"]\)|^import \{([^}\n]*)\} from ['"](?:node:)?child_process['"]/m.exec(
      code,
    );
  const names = line?.[1] ?? line?.[2];
  if (line === null || names === undefined) return undefined;
  const list = names
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (!list.includes(old)) return undefined;
  const uses = code.match(new RegExp(`(?<![\\w$.])${old}(?![\\w$])`, 'g'))?.length ?? 0;
  const others = uses > 2 ? list : list.filter((one) => one !== old);
  const start = line.index + line[0].indexOf(names, line[0].indexOf('{'));
  const replacement = ` ${[...new Set([...others, name])].join(', ')} `;
  return { start, end: start + names.length, replacement };
}
