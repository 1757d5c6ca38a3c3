/** ESLint with its security and unicorn plugins on JavaScript and TypeScript; its rules are in eslint.judge.mjs. */
import { dirname, basename, join } from 'node:path';
import * as v from 'valibot';
import { run } from '../../../scripts/lib/run.ts';
import type { Judge } from './judge.ts';
import { eslintScript } from './tools.ts';

const Report = v.array(
  v.object({
    filePath: v.string(),
    messages: v.array(v.object({ ruleId: v.nullable(v.string()), fatal: v.optional(v.boolean()) })),
  }),
);

export const eslint: Judge = {
  name: 'eslint',
  endings: { javascript: 'jsx', javascriptreact: 'jsx', typescript: 'ts', typescriptreact: 'tsx' },
  find: eslintScript,
  look: async (script, folder) => {
    const config = join(dirname(dirname(dirname(dirname(script)))), 'eslint.config.mjs');
    const args = [script, '--config', config, '--format', 'json', '--no-warn-ignored', '.'];
    const { stdout } = await run(process.execPath, args, { cwd: folder, ok: [0, 1] });
    return v.parse(Report, JSON.parse(stdout)).flatMap(({ filePath, messages }) =>
      messages.map((m) => ({
        file: basename(filePath),
        rule: `eslint ${m.fatal === true ? 'syntax' : (m.ruleId ?? 'directive')}`,
      })),
    );
  },
};
