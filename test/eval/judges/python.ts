/** Bandit and Ruff on Python. Rules that need the rest of the program (unused or undefined names) are left out. */
import { basename } from 'node:path';
import * as v from 'valibot';
import { run } from '../../../scripts/lib/run.ts';
import type { Judge } from './judge.ts';
import { pythonTool } from './tools.ts';

const PYTHON = { python: 'py' };

const BanditReport = v.object({ results: v.array(v.object({ filename: v.string(), test_id: v.string() })) });

export const bandit: Judge = {
  name: 'bandit',
  endings: PYTHON,
  find: () => pythonTool('bandit'),
  look: async (program, folder) => {
    const { stdout } = await run(program, ['-r', '.', '-f', 'json', '-q', '--exit-zero'], { cwd: folder });
    return v
      .parse(BanditReport, JSON.parse(stdout))
      .results.map((r) => ({ file: basename(r.filename), rule: `bandit ${r.test_id}` }));
  },
};

const SELECT = 'S,B,E,F';
const IGNORE = 'E1,E2,E3,E501,E402,E701,E702,E741,F401,F704,F706,F811,F821,F822,F841,B018';

const RuffReport = v.array(v.object({ code: v.nullable(v.string()), filename: v.string() }));

export const ruff: Judge = {
  name: 'ruff',
  endings: PYTHON,
  find: () => pythonTool('ruff'),
  look: async (program, folder) => {
    const flags = ['--isolated', '--no-cache', '--exit-zero', '--quiet', '--output-format', 'json', '--ignore-noqa'];
    const rules = ['--select', SELECT, '--ignore', IGNORE, '--target-version', 'py312'];
    const { stdout } = await run(program, ['check', ...flags, ...rules, '.'], { cwd: folder });
    return v.parse(RuffReport, JSON.parse(stdout)).map((r) => ({
      file: basename(r.filename),
      rule: `ruff ${r.code === null || r.code === 'invalid-syntax' ? 'syntax' : r.code}`,
    }));
  },
};
