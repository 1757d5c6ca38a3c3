/**
 * What `aligner check --staged` costs for 50 files: seconds and resident memory, cold (no engine runs) and warm (the shared engine
 * has the model, and what it said). Run it on an idle machine, after a build: `node test/bench/check.ts [--json]`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { withTree } from '../support/git.ts';
import { withFolder } from '../support/temporary.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const FILES = 50;
const RUNS = 2;
const AS_JSON = process.argv.includes('--json');

interface Row {
  readonly run: number;
  readonly seconds: number;
  /** Of the command, the engine and every process below them, in MB: the most that was seen. */
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

/** Resident kilobytes of the command, and of the processes that bear the mark of this run's engine in their arguments. */
function residentKb(root: number, mark: string): number {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' });
  const rows = stdout.split('\n').flatMap((line) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s(.*)$/.exec(line);
    return found === null
      ? []
      : [{ pid: Number(found[1]), parent: Number(found[2]), kb: Number(found[3]), args: found[4]! }];
  });
  const counted = new Set<number>(
    rows.filter(({ pid, args }) => pid === root || args.includes(mark)).map(({ pid }) => pid),
  );
  for (const { pid, parent } of rows) if (counted.has(parent)) counted.add(pid);
  return rows.reduce((sum, { pid, kb }) => sum + (counted.has(pid) ? kb : 0), 0);
}

function measure(root: string, run: number, engine: string): Promise<Row> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, [CLI, 'check', '--staged', '--format', 'json'], {
      cwd: root,
      env: { ...process.env, ALIGNER_ENGINE_FOLDER: engine },
    });
    let out = '';
    let peak = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.pipe(process.stderr);
    const timer = setInterval(() => (peak = Math.max(peak, residentKb(child.pid!, engine))), 500);
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
await withTree((tree) =>
  withFolder(async (engine) => {
    tree.commit();
    for (let i = 0; i < FILES; i++) {
      const { path, text } = fileOf(i);
      tree.write(path, text);
    }
    tree.git('add', '--all');
    for (let run = 1; run <= RUNS; run++) {
      const row = await measure(tree.root, run, engine);
      rows.push(row);
      if (!AS_JSON) tell(row);
    }
  }),
);
if (AS_JSON) console.log(JSON.stringify({ files: FILES, rows }));

function tell({ run, seconds, peakMb, faults }: Row): void {
  console.log(`run ${run}: ${seconds.toFixed(1)} s, ${peakMb} MB, ${faults} of ${FILES} files with a fault`);
}
