/** The faults that are tried in this process. */
import { DOWNLOAD_FAULTS } from './downloads.ts';
import type { Fault } from './fault.ts';
import { FILE_FAULTS } from './files.ts';
import { LOG_FAULTS } from './logs.ts';
import { MODEL_FAULTS } from './models.ts';
import { RECORD_FAULTS } from './records.ts';
import { SETTINGS_FAULTS } from './settings.ts';
import { SUPPLY_FAULTS } from './supply.ts';
import { TEXT_FAULTS } from './texts.ts';

export const FAULTS: readonly Fault[] = [
  ...MODEL_FAULTS,
  ...DOWNLOAD_FAULTS,
  ...TEXT_FAULTS,
  ...FILE_FAULTS,
  ...LOG_FAULTS,
  ...RECORD_FAULTS,
  ...SETTINGS_FAULTS,
  ...SUPPLY_FAULTS,
];
