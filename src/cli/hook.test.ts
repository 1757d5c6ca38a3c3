import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stops, writes } from '../../test/support/hook-events.ts';
import { withFolder } from '../../test/support/temporary.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `aligner hook` from its sources, where there is no engine beside them. `input` undefined never ends. */
function run(
  cache: string,
  args: readonly string[],
  input: string | undefined,
  env: NodeJS.ProcessEnv = {},
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const folders = { XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, HOME: cache };
    const child = spawn(process.execPath, [MAIN, 'hook', ...args], { env: { ...process.env, ...folders, ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => undefined);
    if (input !== undefined) child.stdin.end(input);
  });
}

const EVENT = JSON.stringify(writes('/work', '/work/a.py', 'import yaml\nyaml.load(x)\n')[7]!.event);

describe('aligner hook', function () {
  this.timeout(120_000);

  it('ends with 0 and blocks nothing, whatever is wrong', () =>
    withFolder(async (cache) => {
      const cases: [readonly string[], string | undefined, NodeJS.ProcessEnv?][] = [
        [['claude'], EVENT],
        [['claude'], EVENT, { ALIGNER_GPU: 'nonsense' }],
        [['claude'], EVENT, { ALIGNER_MODEL: join(cache, 'none.gguf') }],
        [['claude', '--policy', 'nonsense'], EVENT],
        [['claude', '--nonsense'], EVENT],
        [['nobody'], EVENT],
        [[], ''],
        [['claude'], undefined],
        [['claude'], '{"hook_event_name":'],
        [['claude'], `{"hook_event_name":"PreToolUse","x":"${'x'.repeat(9_000_000)}"}`],
        [['codex', '{"type":"agent-turn-complete","turn-id":"1"}'], ''],
        ...stops('/work', true).map(({ client, event }) => [[client], JSON.stringify(event)] as [string[], string]),
      ];
      for (const [args, input, env] of cases) {
        const { code, stdout } = await run(cache, args, input, env);
        assert.equal(code, 0, args.join(' '));
        assert.doesNotMatch(stdout, /"block"|"deny"|"ask"|"continue"/);
        if (stdout !== '') JSON.parse(stdout);
      }
    }));
});
