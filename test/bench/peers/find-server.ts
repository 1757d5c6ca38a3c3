/** Finds llama.cpp's own server: the peer that the benchmark compares with. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { which } from '../../../scripts/lib/paths.ts';
import { cacheFolder } from '../../../src/base/node/paths.ts';

/** Where build-llama-server.ts puts it. */
export function builtServer(): string {
  return join(cacheFolder(), 'llama-server', process.platform === 'win32' ? 'llama-server.exe' : 'llama-server');
}

/** LLAMA_SERVER, else what PATH has, else what was built by command; undefined when there is none. */
export function findServer(): string | undefined {
  const named = process.env['LLAMA_SERVER'];
  if (named !== undefined && named !== '') return named;
  return which('llama-server') ?? (existsSync(builtServer()) ? builtServer() : undefined);
}
