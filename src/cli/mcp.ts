/** `aligner mcp`: an MCP server on standard input and output. A bundle of its own, so that other commands start without the SDK. */
import { parseArgs } from 'node:util';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createMcpServer } from '../agents/node/mcp-server.ts';
import { checkSetting } from '../config/core/settings.ts';
import { cliErrors, orUsage } from './errors.ts';
import { createRuntime, packageVersion } from './runtime.ts';

/** Serves until the agent closes standard input; resolves with the exit code. */
export async function mcp(argv: readonly string[]): Promise<number> {
  const { sensitivity, model } = parse(argv);
  const checked = checkSetting('sensitivity', sensitivity);
  if (checked.problem !== undefined) throw cliErrors.usage('--sensitivity is low, normal or high.');
  const { aligner } = createRuntime({ model });
  const server = createMcpServer({
    aligner,
    sensitivity: checked.value,
    version: await packageVersion(),
    folder: process.cwd(),
  });
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    process.stdin.once('end', resolve);
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  await server.connect(new StdioServerTransport());
  await closed;
  await server.close();
  await aligner.dispose();
  return 0;
}

function parse(argv: readonly string[]) {
  return orUsage(() => {
    const options = { model: { type: 'string' }, sensitivity: { type: 'string' } } as const;
    return parseArgs({ args: [...argv], options }).values;
  });
}
