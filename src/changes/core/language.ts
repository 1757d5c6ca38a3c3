/** Which language a file is of, by its name, or by the program that its first line names. */
import { languageOf } from '../../text/core/languages.ts';

const ENDINGS = new Set([
  ...['py', 'js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'sh', 'bash', 'zsh', 'ps1', 'go', 'rs', 'rb', 'java'],
  ...['c', 'h', 'cc', 'cpp', 'cxx', 'hpp', 'cs', 'php', 'sql', 'yml', 'yaml', 'md', 'markdown', 'kt'],
]);
const MORE: Readonly<Record<string, string>> = { pyi: 'python', pyw: 'python', psm1: 'powershell', hh: 'cpp' };
const SHELLS = new Set(['sh', 'bash', 'zsh', 'dash', 'ksh', 'ash']);

/**
 * VS Code's id; undefined for a file that is not checked. `text` is looked at where the name has no ending.
 */
export function languageOfFile(path: string, text: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/^(?:docker|container)file(?:\.|$)|\.dockerfile$/.test(name)) return 'dockerfile';
  if (/^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/.test(name)) return 'dockercompose';
  const dot = name.lastIndexOf('.');
  if (dot > 0) {
    const ending = name.slice(dot + 1);
    return ENDINGS.has(ending) ? languageOf(ending) : MORE[ending];
  }
  return ofProgram(text);
}

function ofProgram(text: string): string | undefined {
  const program = /^#!\s*(?:\S*\/)?(?:env\s+(?:-S\s+)?)?(?:\S*\/)?([a-z]+)[\d.]*(?:\s|$)/.exec(text.slice(0, 200))?.[1];
  if (program === undefined) return undefined;
  if (SHELLS.has(program)) return 'shellscript';
  const known: Readonly<Record<string, string>> = {
    python: 'python',
    node: 'javascript',
    ruby: 'ruby',
    php: 'php',
    pwsh: 'powershell',
  };
  return Object.hasOwn(known, program) ? known[program] : undefined;
}
