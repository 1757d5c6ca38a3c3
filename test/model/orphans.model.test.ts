import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../support/until.ts';

// What an editor that is killed leaves behind: nothing. The engine's process ends with the channel to its host.
const HOST = fileURLToPath(new URL('../support/align-host.ts', import.meta.url));
const GONE_MS = 2_000;
/** Milliseconds after the engine has begun to work. */
const MOMENTS =
  process.env['ALIGNER_FAULTS'] === 'full'
    ? Array.from({ length: 50 }, (_, i) => i * 25)
    : [0, 40, 90, 200, 500, 1_100];

/** Whether a process runs. One that has ended, and that nobody has asked about yet, does not. */
const lives = (pid: number) => {
  try {
    process.kill(pid, 0);
    const stat = `/proc/${pid}/stat`;
    return !existsSync(stat) || !/\) [XZ]/.test(readFileSync(stat, 'latin1'));
  } catch {
    return false;
  }
};

/** Starts a host, kills it so long after its engine reached a state, and returns how long the engine outlived it. */
async function killHost(state: string, afterMs: number): Promise<number> {
  const host = spawn(process.execPath, [HOST], { stdio: ['ignore', 'pipe', 'inherit'] });
  let pid: number | undefined;
  for await (const line of createInterface({ input: host.stdout })) {
    const told = JSON.parse(line) as { kind: string; pid?: number };
    pid = told.pid;
    if (told.kind === state && pid !== undefined) break;
  }
  assert.ok(pid !== undefined);
  await wait(afterMs);
  assert.ok(lives(pid));
  host.kill('SIGKILL');
  const killed = performance.now();
  await until('the engine has ended', () => !lives(pid), GONE_MS);
  return performance.now() - killed;
}

describe('the engine of a host that is killed', function () {
  this.timeout(600_000);

  it('ends within two seconds, whatever it was doing', async () => {
    const lived: number[] = [];
    for (const ms of MOMENTS) lived.push(await killHost('working', ms));
    const longest = Math.round(Math.max(...lived));
    console.log(`      ${lived.length} hosts killed: outlived by ${longest} ms at most, 0 orphans`);
  });
});
