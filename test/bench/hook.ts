/**
 * How long a hook takes with a warm engine: `node test/bench/hook.ts [--events N] [--json]`. Every event is a process of its own,
 * as an agent starts it: from the start of the process to its end, with a new text each, half of them with a fault.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCli } from '../support/cli.ts';

const { values } = parseArgs({
  options: { events: { type: 'string', default: '200' }, json: { type: 'boolean', default: false } },
});
const count = Number(values.events);
const folder = await mkdtemp(join(tmpdir(), 'aligner-hook-'));

/** A write of a new file; a session of its own, so that every event that is not checked says so. */
function event(n: number): string {
  const load = n % 2 === 0 ? 'yaml.load' : 'yaml.safe_load';
  const content = `import yaml\n\n\ndef load_config_${n}(path):\n    with open(path) as fh:\n        return ${load}(fh)\n`;
  const path = join(folder, `config_${n}.py`);
  return JSON.stringify({
    session_id: randomUUID(),
    cwd: folder,
    hook_event_name: 'PreToolUse',
    permission_mode: 'default',
    tool_name: 'Write',
    tool_input: { file_path: path, content },
  });
}

async function measure(
  n: number,
): Promise<{ readonly ms: number; readonly stdout: string; readonly code: number | null }> {
  const begun = performance.now();
  const { stdout, code } = await runCli(['hook', 'claude'], event(n));
  return { ms: performance.now() - begun, stdout, code };
}

/** The engine with its model, however long that takes: an align through the command line ends when it is ready. */
async function warm(): Promise<void> {
  const holder = spawn(process.execPath, [new URL('../../dist/cli.js', import.meta.url).pathname, 'hook', '--later'], {
    stdio: 'ignore',
  });
  await new Promise((resolve) => holder.on('close', resolve));
}

const at = (sorted: readonly number[], share: number) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN);

try {
  await warm();
  const results = [];
  for (let n = 0; n < count; n++) results.push(await measure(n));
  const times = results.map(({ ms }) => ms).sort((a, b) => a - b);
  const report = {
    events: count,
    p50Ms: at(times, 0.5),
    p99Ms: at(times, 0.99),
    longestMs: at(times, 1),
    told: results.filter(({ stdout }) => stdout.includes('likely fault')).length,
    unchecked: results.filter(({ stdout }) => stdout.includes('did not check')).length,
    failed: results.filter(({ code }) => code !== 0).length,
  };
  console.log(
    values.json
      ? JSON.stringify(report)
      : `${report.events} events: p50 ${report.p50Ms} ms, p99 ${report.p99Ms} ms, longest ${report.longestMs} ms; ` +
          `${report.told} told of a fault, ${report.unchecked} not checked in time, ${report.failed} ended with another status than 0.`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
