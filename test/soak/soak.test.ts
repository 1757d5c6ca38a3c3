import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder } from '../support/temporary.ts';
import { until } from '../support/until.ts';
import { drawRecord } from './picture.ts';
import { orphansAmong, processesOf, roleOf, type Process, type Role } from './processes.ts';
import { readEntries, SoakRecord, type Entry, type Sample } from './record.ts';
import { judge, middle, slopeOf, verdictLines } from './verdict.ts';

const MINUTE = 60_000;
const MEGA = 1024 * 1024;

const process_ = (pid: number, role: Role, more: Partial<Process> = {}): Process => ({
  ...{ pid, parent: 2, role, command: '', pss: 100 * MEGA, rss: 120 * MEGA, handles: 40, sockets: 4, threads: 10 },
  ...more,
});

/** Hours of samples of one extension host that grows by so many MB an hour, with a wild value now and then. */
function record(hours: number, growth: number, more: Entry[] = []): Entry[] {
  const samples = Array.from({ length: hours * 60 }, (_, i): Sample => {
    const pss = (100 + (growth * i) / 60 + (i % 10 === 0 ? 80 : 0)) * MEGA;
    const processes = [process_(7, 'host', { pss })];
    return {
      t: i * MINUTE,
      kind: 'sample',
      processes,
      journal: 1000 * i,
      journalLog: 0,
      cache: MEGA,
      cacheFiles: 3,
      answers: i,
    };
  });
  return [{ t: 0, kind: 'stretch', seed: 1, commit: 'abc' }, ...samples, ...more];
}

describe('the soak', () => {
  it('takes the middle of the slopes, whatever a few samples say', () => {
    const line = Array.from({ length: 20 }, (_, x) => ({ x, y: 3 * x + (x === 7 ? 1000 : 0) }));
    assert.equal(slopeOf([line], 2), 3);
    assert.equal(slopeOf([line.slice(0, 2)], 5), undefined);
    assert.equal(middle([4, 1, 3, 2]), 2.5);
  });

  it('holds what does not grow, and says what does', () => {
    assert.equal(judge(record(2, 0)).holds, true);
    const leaking = judge(record(2, 60));
    assert.equal(leaking.holds, false);
    assert.deepEqual(
      leaking.figures.filter((f) => !f.holds).map((f) => [f.name, Math.round(f.slope!)]),
      [['extension host, memory', 60]],
    );
    assert.match(verdictLines(leaking).join('\n'), /✘ extension host, memory: .*60\.0 an hour.*\n[^]*It does not hold/);
  });

  it('does not take a new process for one that grew, nor two stretches for one', () => {
    const [stretch, ...samples] = record(1, 0) as [Entry, ...Sample[]];
    const later = samples.map((s) => ({
      ...s,
      t: s.t + 100 * MINUTE,
      processes: [process_(8, 'host', { pss: 500 * MEGA })],
    }));
    const both = judge([stretch, ...samples, { ...stretch, t: 100 * MINUTE }, ...later]);
    assert.equal(both.holds, true);
    assert.equal(both.stretches, 2);
    assert.equal(both.hours.toFixed(2), '1.97');
  });

  it('does not hold when a text was lost, or a process left behind', () => {
    for (const kind of ['lost', 'orphan'] as const)
      assert.equal(judge(record(1, 0, [{ t: 0, kind, what: 'something' }])).holds, false);
  });

  it('keeps all but the line that was being written when it was killed, and goes on after it', () =>
    withFolder((folder) => {
      const file = join(folder, 'record.jsonl');
      new SoakRecord(file).add({ kind: 'mark', what: 'first' });
      appendFileSync(file, '{"t":1,"kind":"ma');
      new SoakRecord(file).add({ kind: 'mark', what: 'second' });
      const marks = new SoakRecord(file).read().map((e) => (e.kind === 'mark' ? e.what : e.kind));
      assert.deepEqual(marks, ['first', 'second']);
      assert.deepEqual(readEntries('nonsense\n{}\n'), []);
    }));

  it('knows processes by their commands, and those that should not be there', () => {
    assert.equal(roleOf('/n/node /x/out/bootstrap-fork --type=extensionHost --transformURIs'), 'host');
    assert.equal(roleOf('/n/node /e/dist/shared.js /cache/engine 17cb /e/dist/worker.js'), 'engine');
    assert.equal(roleOf('/n/node --enable-source-maps /e/dist/worker.js'), 'child');
    const good = [process_(3, 'host'), process_(4, 'engine', { parent: 1 }), process_(5, 'child')];
    assert.deepEqual(orphansAmong(good, 1), []);
    const bad = [process_(6, 'host'), process_(7, 'child'), process_(8, 'engine', { parent: 1 })];
    const lost = process_(9, 'other', { parent: 1 });
    assert.deepEqual(
      orphansAmong([...good, ...bad, lost], 1).map(({ pid }) => pid),
      [4, 5, 3, 9],
    );
  });

  it('finds the processes of its run, and measures them', async function () {
    if (process.platform !== 'linux') return;
    const cache = `/tmp/soak-test-${process.pid}`;
    const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], {
      env: { PATH: process.env['PATH'], XDG_CACHE_HOME: cache },
    });
    try {
      const [found, ...others] = await until('the process', () => {
        const now = processesOf(cache);
        return now.length > 0 && now[0]!.threads > 1 ? now : undefined;
      });
      assert.deepEqual(others, []);
      assert.equal(found!.pid, child.pid);
      assert.equal(found!.parent, process.pid);
      assert.ok(found!.pss > MEGA && found!.rss >= found!.pss);
      assert.ok(found!.handles > 3);
    } finally {
      child.kill();
    }
  });

  it('draws a record, also an empty one', () => {
    const entries = record(2, 5, [{ t: 90 * MINUTE, kind: 'mark', what: 'kill child' }]);
    const svg = drawRecord(entries);
    for (const words of ['Memory in MB (PSS)', 'Open handles', '1.5 h', 'a process was killed', '2.0 hours'])
      assert.ok(svg.includes(words), words);
    assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
    assert.doesNotMatch(drawRecord([]), /NaN|Infinity|undefined/);
  });
});
