/** ShellCheck on shell scripts. Rules about variables that are set or used elsewhere are left out. */
import * as v from 'valibot';
import { run } from '../../../scripts/lib/run.ts';
import type { Judge } from './judge.ts';
import { pythonTool } from './tools.ts';

const Report = v.array(v.object({ file: v.string(), code: v.number(), level: v.string() }));
const ELSEWHERE = 'SC1090,SC1091,SC2034,SC2148,SC2154';
/** Files in one call: a command line has an end. */
const AT_ONCE = 200;
/** Codes of ShellCheck's own parser. */
const SYNTAX = (code: number, level: string) => code < 2000 && level === 'error';

export const shellcheck: Judge = {
  name: 'shellcheck',
  endings: { shellscript: 'sh' },
  find: () => pythonTool('shellcheck'),
  look: async (program, folder, files) => {
    const found = [];
    for (let i = 0; i < files.length; i += AT_ONCE) {
      const names = files.slice(i, i + AT_ONCE).map((f) => f.name);
      const args = ['-f', 'json', '-s', 'bash', '--norc', '-e', ELSEWHERE, ...names];
      const { stdout } = await run(program, args, { cwd: folder, ok: [0, 1] });
      found.push(...v.parse(Report, JSON.parse(stdout)));
    }
    return found.map(({ file, code, level }) => ({
      file,
      rule: `shellcheck ${SYNTAX(code, level) ? 'syntax' : `SC${code}`}`,
    }));
  },
};
