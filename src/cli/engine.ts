/** `aligner engine`: the shared engines that run, who uses them, and their end. Starts none. */
import { parseArgs } from 'node:util';
import { sharedFolder } from '../engine/node/shared/address.ts';
import { listShared, stopShared, type RunningEngine } from '../engine/node/shared/control.ts';
import { cliErrors, orUsage } from './errors.ts';
import { clientName } from './runtime.ts';

/** Resolves with the exit code. */
export async function engine(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parse(argv);
  const [what = 'status', ...rest] = positionals;
  if (rest.length > 0 || (what !== 'status' && what !== 'stop')) throw cliErrors.usage('aligner engine [status|stop]');
  const folder = sharedFolder();
  if (what === 'stop') {
    const stopped = await stopShared(folder, clientName());
    process.stdout.write(values.json ? `${JSON.stringify({ stopped })}\n` : `Engines stopped: ${stopped}\n`);
    return 0;
  }
  const engines = await listShared(folder, clientName());
  process.stdout.write(values.json ? `${JSON.stringify({ folder, engines })}\n` : describe(folder, engines));
  return 0;
}

function parse(argv: readonly string[]) {
  return orUsage(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    }),
  );
}

function describe(folder: string, engines: readonly RunningEngine[]): string {
  if (engines.length === 0) return `No shared engine runs. Its socket would be in ${folder}\n`;
  const lines = engines.map(({ socket, pid, enginePid, status }) => {
    const head = `Socket     ${socket}\nProcesses  ${pid ?? 'unknown'}, with the model ${enginePid ?? 'none'}\n`;
    if (status === null) return `${head}State      does not answer\n`;
    const { loaded, backend, rssBytes, users = [] } = status;
    const state = loaded ? `loaded on ${backend?.device ?? 'an unknown device'}` : 'no model in memory';
    const used = users.map((user) => `           ${user.name}, process ${user.pid}, texts ${user.texts}\n`).join('');
    return `${head}State      ${state}, ${Math.round(rssBytes / 2 ** 20)} MiB\nUsed by\n${used}`;
  });
  return lines.join('\n');
}
