/**
 * What `aligner check --staged` costs for 50 files: seconds and resident memory, the first time and again. Run it on an idle
 * machine, after `npm run build`: `node test/bench/check.ts [--json]`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { withTree } from '../support/git.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const FILES = 50;
const RUNS = 3;

interface Row {
  readonly run: number;
  readonly seconds: number;
  /** Of the command and of every process below it, in MB: the most that was seen. */
  readonly peakMb: number;
  readonly faults: number;
}

/** Twenty lines in one of four languages; one file in five has a fault. */
function fileOf(i: number): { readonly path: string; readonly text: string } {
  const isFaulty = i % 5 === 0;
  const names = ['python', 'javascript', 'go', 'shellscript'] as const;
  switch (names[i % names.length]!) {
    case 'python':
      return {
        path: `p${i}.py`,
        text: `import yaml\n\n\ndef read_${i}(path):\n    with open(path) as fh:\n        return yaml.${isFaulty ? 'load' : 'safe_load'}(fh)\n\n\ndef total_${i}(rows):\n    result = 0\n    for row in rows:\n        result += row["amount"] * ${i}\n    return result\n\n\ndef names_${i}(rows):\n    return sorted(row["name"] for row in rows)\n`,
      };
    case 'javascript':
      return {
        path: `j${i}.js`,
        text: `export async function load${i}(ids) {\n  ${isFaulty ? 'ids.forEach(async (id) => {\n    await save(id);\n  });' : 'for (const id of ids) await save(id);'}\n}\n\nexport function total${i}(rows) {\n  let result = 0;\n  for (const row of rows) result += row.amount * ${i};\n  return result;\n}\n`,
      };
    case 'go':
      return {
        path: `g${i}.go`,
        text: `package main\n\nimport "database/sql"\n\nfunc find${i}(db *sql.DB, name string) (*sql.Rows, error) {\n\treturn db.Query(${isFaulty ? '"SELECT * FROM t WHERE n = \'" + name + "\'"' : '"SELECT * FROM t WHERE n = ?", name'})\n}\n\nfunc total${i}(rows []int) int {\n\tresult := 0\n\tfor _, row := range rows {\n\t\tresult += row * ${i}\n\t}\n\treturn result\n}\n`,
      };
    case 'shellscript':
      return {
        path: `s${i}.sh`,
        text: `#!/bin/bash\nset -euo pipefail\nfor file in ${isFaulty ? '$(ls "$1")' : '"$1"/*'}; do\n  echo "$file ${i}"\ndone\n`,
      };
  }
}

/** Resident kilobytes of a process and of all below it. */
function residentKb(root: number): number {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const of = (pid: number): number =>
    rows.reduce(
      (sum, [own, parent, rss = 0]) => sum + (own === pid ? rss : 0) + (parent === pid && own !== pid ? of(own!) : 0),
      0,
    );
  return of(root);
}

function measure(root: string, run: number): Promise<Row> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, [CLI, 'check', '--staged', '--format', 'json'], { cwd: root });
    let out = '';
    let peak = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.pipe(process.stderr);
    const timer = setInterval(() => (peak = Math.max(peak, residentKb(child.pid!))), 500);
    child.on('error', reject);
    child.on('close', () => {
      clearInterval(timer);
      const { files } = JSON.parse(out) as { files: { hunks: unknown[]; findings: { state: string }[] }[] };
      const faults = files.filter((f) => f.hunks.length > 0 || f.findings.some(({ state }) => state === 'uncorrected'));
      resolve({
        run,
        seconds: (performance.now() - begun) / 1000,
        peakMb: Math.round(peak / 1000),
        faults: faults.length,
      });
    });
  });
}

const rows: Row[] = [];
await withTree(async (tree) => {
  tree.commit();
  for (let i = 0; i < FILES; i++) {
    const { path, text } = fileOf(i);
    tree.write(path, text);
  }
  tree.git('add', '--all');
  for (let run = 1; run <= RUNS; run++) rows.push(await measure(tree.root, run));
});
if (process.argv.includes('--json')) console.log(JSON.stringify({ files: FILES, rows }));
else
  for (const { run, seconds, peakMb, faults } of rows)
    console.log(`run ${run}: ${seconds.toFixed(1)} s, ${peakMb} MB, ${faults} of ${FILES} files with a fault`);
