/** Transfers of models: processes that are killed, servers that lie, names that point elsewhere, and disks that are full. */
import { wrongBytes } from './downloads/bytes.ts';
import { killed, together } from './downloads/killed.ts';
import { names } from './downloads/names.ts';
import { servers } from './downloads/servers.ts';
import type { Fault } from './fault.ts';

export const DOWNLOAD_FAULTS: readonly Fault[] = [killed, wrongBytes, servers, names, together];
