/** The languages' own programs: do they accept the code? They read it and run nothing. */
import { which } from '../../../scripts/lib/paths.ts';
import { run } from '../../../scripts/lib/run.ts';
import type { Finding, Judge } from './judge.ts';

const COMPILE_ALL = [
  'import ast, sys, warnings',
  'warnings.simplefilter("ignore")',
  'for name in sys.stdin.read().split("\\n"):',
  '    try:',
  '        ast.parse(open(name, encoding="utf8").read())',
  '    except (SyntaxError, ValueError):',
  '        print(name)',
].join('\n');

export const python: Judge = {
  name: 'python',
  endings: { python: 'py' },
  find: () => which('python3', 'python'),
  look: async (program, folder, files) => {
    const input = files.map((f) => f.name).join('\n');
    const { stdout } = await run(program, ['-c', COMPILE_ALL], { cwd: folder, input });
    return stdout
      .split(/\r?\n/)
      .filter((name) => name !== '')
      .map((file) => ({ file, rule: 'python syntax' }));
  },
};

/** A program that takes one file and fails when it does not parse. */
function perFile(name: string, programs: readonly string[], args: readonly string[], endings: Judge['endings']): Judge {
  return {
    name,
    endings,
    find: () => which(...programs),
    look: async (program, folder, files) => {
      const found: Finding[] = [];
      for (const { name: file } of files) {
        const options = { cwd: folder, ok: Array.from({ length: 256 }, (_, code) => code) };
        const { code } = await run(program, [...args, file], options);
        if (code !== 0) found.push({ file, rule: `${name} syntax` });
      }
      return found;
    },
  };
}

export const bash = perFile('bash', ['bash'], ['-n'], { shellscript: 'sh' });
export const php = perFile('php', ['php'], ['-l'], { php: 'php' });
export const ruby = perFile('ruby', ['ruby'], ['-c'], { ruby: 'rb' });
