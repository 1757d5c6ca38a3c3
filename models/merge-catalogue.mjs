#!/usr/bin/env node
// Merges the catalogue fragments of the training's fault families into models/catalogue.json, which the product reads.
// Run it again whenever a fragment changes. Fragments are taken in the order of their names: where several describe one
// tag, the first one's words stand, the gravest severity wins, and their allowances are united.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('./train/aligner_train/families/', import.meta.url);
const target = new URL('./catalogue.json', import.meta.url);
const SEVERITIES = ['info', 'warning', 'error'];
const FIELDS = ['title', 'group', 'severity', 'reason', 'link', 'may'];
// Faults whose right fix can be to take a line away; the guard against deletion lets them.
const FIXED_BY_DELETION = [
  'async-foreach',
  'CWE-250',
  'CWE-295',
  'CWE-352',
  'CWE-415',
  'CWE-416',
  'CWE-489',
  'CWE-532',
  'CWE-668',
  'CWE-798',
  'CWE-829',
  'return-in-finally',
  'unreachable-code',
  'use-after-move',
];
const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const fragments = readdirSync(folder)
  .filter((name) => /^catalogue_\w+\.json$/.test(name))
  .sort(byName);
const merged = new Map();
for (const name of fragments) {
  for (const [tag, entry] of Object.entries(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))) {
    const known = merged.get(tag);
    if (known === undefined) {
      merged.set(tag, { ...entry, may: [...entry.may] });
      continue;
    }
    if (known.group !== entry.group) console.error(`${tag}: ${name} says ${entry.group}, kept ${known.group}`);
    if (SEVERITIES.indexOf(entry.severity) > SEVERITIES.indexOf(known.severity)) known.severity = entry.severity;
    known.may = [...new Set([...known.may, ...entry.may])];
  }
}

const ordered = {};
for (const tag of [...merged.keys()].sort(byName)) {
  const entry = merged.get(tag);
  if (FIXED_BY_DELETION.includes(tag) && !entry.may.includes('deletion')) entry.may.push('deletion');
  entry.may.sort(byName);
  ordered[tag] = Object.fromEntries(
    FIELDS.filter((field) => entry[field]?.length > 0 || field === 'may').map((field) => [field, entry[field]]),
  );
}
writeFileSync(target, `${JSON.stringify(ordered, null, 2)}\n`);
console.log(`${merged.size} tags from ${fragments.length} fragments`);
