/** Calls that run a program without a shell take its arguments apart: one string would be the name of a program. */
import { tokensOf } from '../code/tokens.ts';

const WITHOUT_SHELL: Readonly<Record<string, RegExp>> = {
  javascript:
    /\b(?:execFile|execFileSync|spawn|spawnSync)\s*\(\s*(?:'[^'\n]*\s[^'\n]*'|"[^"\n]*\s[^"\n]*"|`[^`]*(?:\s|\$\{)[^`]*`)\s*(?=[,)])(?!\s*,\s*(?:\[|\{[^}]*\bshell\s*:\s*true))/g,
  python:
    /\b(?:subprocess\.)?(?:run|call|check_call|check_output|Popen|create_subprocess_exec)\(\s*f?(?:'[^'\n]*\s[^'\n]*'|"[^"\n]*\s[^"\n]*")(?![^()]*\bshell\s*=\s*True)\s*[,)]/g,
  go: /\bexec\.Command(?:Context)?\(\s*(?:ctx\s*,\s*)?"[^"\n]*\s[^"\n]*"\s*[,)]|\bexec\.Command\(\s*fmt\.Sprintf/g,
};

/** The calls of this kind whose one string holds a whole command line. */
export function oneStringCommands(code: string, language: string): number {
  const key = /^(?:javascript|typescript)/.test(language) ? 'javascript' : language;
  const pattern = Object.hasOwn(WITHOUT_SHELL, key) ? WITHOUT_SHELL[key] : undefined;
  if (pattern === undefined) return 0;
  const bare = tokensOf(code, language)
    .filter(({ kind }) => kind === 'comment')
    .reduceRight((text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end), code);
  return bare.match(pattern)?.length ?? 0;
}
