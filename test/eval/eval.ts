/**
 * `npm run eval -- [flags]`: how well the model corrects, through the product's own path. Prints tables, or with `--json` the
 * one object {groups, families}; what it is busy with goes to standard error.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../../scripts/lib/command.ts';
import { ROOT } from '../../scripts/lib/paths.ts';
import { ScriptError } from '../../scripts/lib/run.ts';
import { cacheFolder } from '../../src/base/node/paths.ts';
import { checkSetting } from '../../src/config/core/settings.ts';
import { loadBase } from './base.ts';
import { evaluate, type Align, type Evaluation } from './evaluate.ts';
import type { System } from './figures.ts';
import { compareOrders } from './orders.ts';
import { openEvidence, openModel, type Local } from './local.ts';
import { openProduct, type ProductOptions } from './product.ts';
import { isValidation, loadGroups } from './rows.ts';
import { card, groupTable, ordersLine, systemTable } from './tables.ts';

const WORK = join(ROOT, 'models', 'train', 'work');
/** The project's own rows, the files of `python -m aligner_train data`, and what upstream.ts and fetch-natural.ts wrote. */
const ROWS = [
  join(import.meta.dirname, 'data'),
  join(WORK, 'data', 'eval'),
  join(WORK, 'data', 'upstream.jsonl'),
  join(cacheFolder(), 'eval', 'natural.jsonl'),
];
const BASE = join(cacheFolder(), 'bases', 'smollm2-135m-instruct-q4_1.gguf');

const SYSTEMS: Readonly<Record<string, readonly System[]>> = {
  on: ['both'],
  off: ['model'],
  only: ['evidence'],
  all: ['model', 'evidence', 'both'],
};

const HELP = `npm run eval -- [flags]
  --rows PATH        folder or file of rows; may be repeated (default: test/eval/data, the recipe, fetch-natural.ts)
  --group NAME       only groups whose name contains NAME; may be repeated (default: all but validation)
  --limit [NAME=]N   rows of each group (or of the group NAME), evenly spread; may be repeated (default: all)
  --sensitivity S    low, normal or high
  --evidence E       on (the product, the default), off (the model alone), only (the analysers alone, no model), or all three
  --orders N         also align the rows in N other orders, and count those that come out differently
  --model FILE       a listed model's id or a GGUF file (default: ALIGNER_MODEL, else the bundled one)
  --adapter FILE     a GGUF LoRA on it
  --writer FILE      a GGUF file of a model that writes in its place
  --base FILE        the untrained base (default: the recipe's, when it is there)
  --base-limit N     rows of each group that the base is asked about (default: 20; 0 leaves it out)
  --json             print {groups, families} as one line
  --card FILE        write the tables for the model card
  --details FILE     write every row with its output and outcome, as JSON lines`;

/** A number of rows. Throws ScriptError on anything else. */
function rowCount(value: string, flag: string): number {
  if (!/^\d+$/.test(value)) throw new ScriptError(`${flag} is a number of rows, not "${value}".`);
  return Number(value);
}

/** `N` for every group, `NAME=N` for one. */
function limitOf(values: readonly string[]): (group: string) => number {
  const named = new Map<string, number>();
  for (const value of values) {
    const [, name = '', n = ''] = /^(?:(.*)=)?([^=]*)$/.exec(value) ?? [];
    named.set(name, rowCount(n, '--limit'));
  }
  return (group) => named.get(group) ?? named.get('') ?? Infinity;
}

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', multiple: true, default: ROWS },
      group: { type: 'string', multiple: true },
      limit: { type: 'string', multiple: true, default: [] },
      sensitivity: { type: 'string', default: 'normal' },
      evidence: { type: 'string', default: 'on' },
      orders: { type: 'string', default: '0' },
      model: { type: 'string' },
      adapter: { type: 'string' },
      writer: { type: 'string' },
      base: { type: 'string' },
      'base-limit': { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
      card: { type: 'string' },
      details: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const sensitivity = checkSetting('sensitivity', values.sensitivity);
  if (sensitivity.problem !== undefined) throw new ScriptError('--sensitivity is low, normal or high.');
  const limit = limitOf(values.limit);
  const baseLimit = rowCount(values['base-limit'], '--base-limit');
  const orders = rowCount(values.orders, '--orders');
  const wantedSystems = SYSTEMS[values.evidence];
  if (wantedSystems === undefined) throw new ScriptError('--evidence is on, off, only or all.');
  if (values.base !== undefined && !existsSync(values.base)) throw new ScriptError(`There is no ${values.base}.`);
  const say = (line: string) => console.error(line);

  const all = await loadGroups(values.rows, limit);
  const { group: parts } = values;
  const wanted = (name: string) =>
    parts === undefined ? !isValidation(name) : parts.some((part) => name.includes(part));
  const groups = all.filter((g) => wanted(g.name));
  const systems: Partial<Record<System, Align>> = {};
  const { model, adapter, writer } = values;
  const options: ProductOptions = { model, adapter, writer, sensitivity: sensitivity.value, say };
  const opened: Local[] = [];
  for (const system of wantedSystems) {
    const open = {
      model: () => openModel(options),
      evidence: () => openEvidence(say),
      both: () => openProduct(options),
    };
    const local = await open[system]();
    opened.push(local);
    systems[system] = local.align;
  }
  const baseFile = values.base ?? BASE;
  const base = baseLimit > 0 && existsSync(baseFile) ? await loadBase(baseFile) : undefined;
  if (base === undefined) say('The untrained base is left out.');
  try {
    const result = await evaluate({ groups, systems, base, baseLimit, say });
    if (result.unusableSegments > 0)
      say(`${result.unusableSegments} segments got no correction that can be used and were left alone.`);
    if (result.failedSegments > 0) say(`${result.failedSegments} segments failed and were left alone.`);
    const tables = { groups, ...result };
    const [first] = opened;
    const repeated = orders === 0 || first === undefined ? undefined : await compareOrders(groups, first, orders);
    const report = repeated === undefined ? result.report : { ...result.report, orders: repeated };
    console.log(values.json ? JSON.stringify(report) : groupTable(tables));
    if (!values.json && values.evidence !== 'off') console.log(`\n${systemTable(tables)}`);
    if (!values.json && repeated !== undefined) console.log(`\n${ordersLine(repeated)}`);
    if (values.card !== undefined) await writeFile(values.card, card(tables));
    if (values.details !== undefined) await writeFile(values.details, details(result));
    return 0;
  } finally {
    for (const product of opened) await product.dispose();
    await base?.dispose();
  }
}

function details({ done }: Evaluation): string {
  const lines = [...done].flatMap(([group, systems]) =>
    Object.entries(systems).flatMap(([system, rows]) => rows.map((d) => JSON.stringify({ group, system, ...d }))),
  );
  return `${lines.join('\n')}\n`;
}

await command(main);
