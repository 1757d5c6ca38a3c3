#!/usr/bin/env node
// Merges the catalogue fragments of the training's fault families into models/catalogue.json, which the product reads.
// Run it again whenever a fragment changes. Fragments are taken in the order of their names: where several describe one
// tag, the first one's words stand, the gravest severity wins, and their allowances are united.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('./train/aligner_train/families/', import.meta.url);
const target = new URL('./catalogue.json', import.meta.url);
const SEVERITIES = ['info', 'warning', 'error'];
const FIELDS = ['title', 'group', 'severity', 'reason', 'link', 'may'];
// What the right fix of a fault may do beyond what its fragment says; the guards let it pass for the tag. Measured on the
// families' own forms: node test/guards/forms.ts FORMS.jsonl --suggest.
const ALSO = {
  // Take lines away.
  deletion:
    'async-foreach CWE-250 CWE-295 CWE-352 CWE-415 CWE-416 CWE-489 CWE-532 CWE-668 CWE-798 CWE-829 return-in-finally ' +
    'unreachable-code use-after-move',
  // Add a condition; none may be lost.
  check:
    'CWE-120 CWE-1321 CWE-190 CWE-208 CWE-22 CWE-252 CWE-338 CWE-346 CWE-434 CWE-601 CWE-617 CWE-918 date-range-end ' +
    'ignored-error indexof-truthy missing-join-condition missing-where mutable-default none-dereference not-in-null ' +
    'typeof-null wrong-comparison',
  // Change a condition, or take it away.
  condition:
    'CWE-208 having-where mutation-while-iterating race-condition wrong-comparison wrong-default wrong-operator',
  // Let go of something that was put together with a text.
  value: 'CWE-209 CWE-214 CWE-338 CWE-377 CWE-532 CWE-621 CWE-494',
};
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
  for (const [allowance, tags] of Object.entries(ALSO)) {
    if (tags.split(' ').includes(tag) && !entry.may.includes(allowance)) entry.may.push(allowance);
  }
  entry.may.sort(byName);
  ordered[tag] = Object.fromEntries(
    FIELDS.filter((field) => entry[field]?.length > 0 || field === 'may').map((field) => [field, entry[field]]),
  );
}
writeFileSync(target, `${JSON.stringify(ordered, null, 2)}\n`);
console.log(`${merged.size} tags from ${fragments.length} fragments`);
