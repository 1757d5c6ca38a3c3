import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AlignRequest } from '../../align/core/types.ts';
import { AlignerError, CancelledError } from '../../base/core/errors.ts';
import { silentLog } from '../../base/core/log.ts';
import type { ModelSpec } from '../core/protocol.ts';
import { parseManifest } from '../../models/core/manifest.ts';
import { until as waitUntil } from '../../../test/support/until.ts';
import { startEngineProcess } from './engine-process.ts';
import { LocalAligner, type LocalAlignerDeps } from './local-aligner.ts';

// A real child over the real channel; only the model is scripted: it replaces "bad" by "good", and obeys words such as CRASH.
const worker = fileURLToPath(new URL('../../../test/support/scripted-worker.ts', import.meta.url));
const manifest = parseManifest(
  JSON.parse(readFileSync(new URL('../../../models/manifest.json', import.meta.url), 'utf8')),
);
const profile = manifest.profiles[0]!;
const model: ModelSpec = { id: 'scripted', path: 'none', sha256: '0'.repeat(64), bytes: 1, profile };

const request = (text: string, priority: AlignRequest['priority'] = 'interactive'): AlignRequest => ({
  question: 'q',
  text,
  source: { kind: 'markdown' },
  sensitivity: 'normal',
  priority,
});

const hasCode = (code: string) => (error: unknown) => error instanceof AlignerError && error.code === code;
const until = (done: () => boolean | Promise<boolean>) => waitUntil('the state', done, 120_000);
const gone = (pid: number) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

describe('local aligner over a real child', function () {
  // A start of the child takes a second, and ten where the machine is busy.
  this.timeout(180_000);
  let aligner: LocalAligner;
  let starts = 0;
  /** Milliseconds until a silent child counts as hung: long, so that a busy machine is none, until a test wants one. */
  let hungMs: number;
  const make = (deps: Partial<LocalAlignerDeps> = {}) => {
    starts = 0;
    hungMs = 60_000;
    aligner = new LocalAligner({
      hungMs: () => hungMs,
      config: () => ({ gpu: 'off', threads: 1, idleMs: 0 }),
      model: () => Promise.resolve(model),
      log: silentLog,
      hostRequests: () => 0,
      start: () => {
        starts++;
        return startEngineProcess(worker, silentLog);
      },
      ...deps,
    });
    return aligner;
  };
  afterEach(() => aligner.dispose());

  it('aligns, and counts no network request', async () => {
    const result = await make().align(request('This is bad.\n\nThis is fine.\n'));
    assert.equal(result.corrected, 'This is good.\n\nThis is fine.\n');
    assert.equal(result.hunks.length, 1);
    assert.deepEqual(result.network, { requests: 0 });
  });

  it('aligns a text that streams in', async () => {
    const open = make().open(request(''));
    for (const c of 'One bad thing.\n\nTwo fine things.\n') open.append(c);
    assert.equal((await open.finish()).corrected, 'One good thing.\n\nTwo fine things.\n');
  });

  it('starts one child for many texts, and ends it with dispose', async () => {
    make();
    await Promise.all([1, 2, 3, 4].map(() => aligner.align(request('bad'))));
    const pid = aligner.pid!;
    assert.equal(starts, 1);
    await aligner.dispose();
    assert.ok(gone(pid));
  });

  it('rejects with engine.crashed when the child is killed mid-work, and works again next time', async () => {
    make();
    await aligner.align(request('bad'));
    const hanging = aligner.align(request('HANG'));
    const killed = until(() => aligner.state.kind === 'working').then(() => process.kill(aligner.pid!, 'SIGKILL'));
    await assert.rejects(hanging, hasCode('engine.crashed'));
    await killed;
    assert.equal(aligner.state.kind, 'failed');
    assert.equal((await aligner.align(request('bad'))).corrected, 'good');
  });

  it('stops at the fifth crash, and restart gives it a new chance', async () => {
    make();
    for (let i = 0; i < 4; i++) await assert.rejects(aligner.align(request('CRASH')), hasCode('engine.crashed'));
    for (const text of ['CRASH', 'bad']) {
      await assert.rejects(aligner.align(request(text)), hasCode('engine.crash-budget'));
      assert.equal(aligner.state.kind === 'failed' && aligner.state.code, 'engine.crash-budget');
    }
    assert.equal(starts, 5);
    await aligner.restart();
    assert.equal((await aligner.align(request('bad'))).corrected, 'good');
  });

  it('forgets crashes after three minutes', async () => {
    let now = 0;
    make({ now: () => now });
    for (let i = 0; i < 8; i++) {
      await assert.rejects(aligner.align(request('CRASH')), hasCode('engine.crashed'));
      now += 50_000;
    }
    assert.equal(starts, 8);
  });

  it('kills a child that hangs, and says so', async () => {
    make();
    await aligner.align(request('bad'));
    hungMs = 50;
    await assert.rejects(aligner.align(request('HANG')), hasCode('engine.hung'));
    assert.equal(aligner.state.kind === 'failed' && aligner.state.code, 'engine.hung');
    hungMs = 60_000;
    assert.equal((await aligner.align(request('bad'))).corrected, 'good');
  });

  it('kills a child that hangs while it loads', async () => {
    make({ model: () => Promise.resolve({ ...model, path: 'HANG-ON-LOAD' }) });
    hungMs = 1_500;
    await assert.rejects(aligner.align(request('bad')), hasCode('engine.hung'));
    assert.equal(starts, 1);
  });

  it('lets go at once of what is cancelled, also when the child hangs; the next text finds it out', async () => {
    make();
    await aligner.align(request('bad'));
    hungMs = 50;
    process.kill(aligner.pid!, 'SIGSTOP');
    const cancel = new AbortController();
    const work = aligner.align(request('bad'), { signal: cancel.signal });
    cancel.abort();
    await assert.rejects(work, CancelledError);
    await assert.rejects(aligner.align(request('bad')), hasCode('engine.hung'));
    hungMs = 60_000;
    assert.equal((await aligner.align(request('bad'))).corrected, 'good');
  });

  it('tells the child of every cancel, whenever it comes', async () => {
    make();
    await aligner.align(request('bad'));
    for (let i = 0; i < 20; i++) {
      const cancel = new AbortController();
      const work = aligner.align(request('HANG'), { signal: cancel.signal });
      setTimeout(() => cancel.abort(), i % 5);
      await assert.rejects(work, CancelledError);
    }
    await until(async () => (await aligner.status())?.queued === 0);
  });

  it('starts nothing any more once it is disposed, whatever it was doing', async () => {
    make({
      config: () => ({ gpu: 'auto', threads: 1, idleMs: 0 }),
      model: () => Promise.resolve({ ...model, path: 'HANG-ON-LOAD' }),
    });
    const work = aligner.align(request('bad'));
    await until(() => aligner.state.kind === 'loading' && aligner.pid !== undefined);
    const pid = aligner.pid!;
    await Promise.all([aligner.dispose(), assert.rejects(work, hasCode('engine.stopped'))]);
    await assert.rejects(aligner.align(request('bad')), hasCode('engine.stopped'));
    assert.deepEqual([starts, aligner.pid, gone(pid)], [1, undefined, true]);
  });

  it('does not take a restart while it loads for a fault of the accelerator', async () => {
    let path = 'HANG-ON-LOAD';
    make({ config: () => ({ gpu: 'auto', threads: 1, idleMs: 0 }), model: () => Promise.resolve({ ...model, path }) });
    const work = aligner.align(request('bad'));
    await until(() => aligner.state.kind === 'loading' && aligner.pid !== undefined);
    await Promise.all([aligner.restart(), assert.rejects(work, hasCode('engine.stopped'))]);
    assert.equal(aligner.state.kind, 'idle');
    assert.equal(starts, 1);
    path = 'none';
    assert.equal((await aligner.align(request('bad'))).corrected, 'good');
    assert.equal(starts, 2);
  });

  it('cancels before, during and after', async () => {
    make();
    const early = new AbortController();
    early.abort();
    await assert.rejects(aligner.align(request('bad'), { signal: early.signal }), CancelledError);
    const during = new AbortController();
    const hanging = aligner.align(request('HANG'), { signal: during.signal });
    const cancelled = until(() => aligner.state.kind === 'working').then(() => during.abort());
    await assert.rejects(hanging, CancelledError);
    await cancelled;
    assert.equal((await aligner.align(request('bad'), { signal: new AbortController().signal })).corrected, 'good');
    assert.equal(starts, 1);
  });

  it('falls back to the CPU when the accelerator kills the child while loading', async () => {
    const result = await make({
      config: () => ({ gpu: 'auto', threads: 1, idleMs: 0 }),
      model: () => Promise.resolve({ ...model, path: 'CRASH-ON-GPU' }),
    }).align(request('bad'));
    assert.equal(result.backend.gpu, false);
    assert.equal(starts, 2);
  });

  it('unloads when idle and loads again when needed', async () => {
    make({ config: () => ({ gpu: 'off', threads: 1, idleMs: 50 }) });
    await aligner.align(request('bad'));
    await until(() => aligner.state.kind === 'idle');
    assert.equal((await aligner.status())?.loaded, false);
    assert.equal((await aligner.align(request('bad'))).corrected, 'good');
    assert.equal(starts, 1);
  });

  it('says what is wrong with the model and loads when it is right again', async () => {
    let broken = true;
    make({
      model: () =>
        broken
          ? Promise.reject(new AlignerError({ code: 'model.none', message: 'm', next: 'n' }))
          : Promise.resolve(model),
    });
    await assert.rejects(aligner.align(request('bad')), hasCode('model.none'));
    broken = false;
    assert.equal((await aligner.align(request('bad'))).corrected, 'good');
  });

  it('survives 40 kills at random moments without a hanging promise', async () => {
    make();
    // A kill that comes after its text hits one of the next, but none after the last round: all are awaited.
    const kills: Promise<void>[] = [];
    const killAfter = async (ms: number) => {
      await wait(ms);
      if (aligner.pid !== undefined) process.kill(aligner.pid, 'SIGKILL');
    };
    for (let i = 0; i < 40; i++) {
      if (i % 4 === 0) await aligner.restart();
      const work = aligner.align(request('bad '.repeat(50)));
      kills.push(killAfter((i * 37) % 60));
      await work.then(
        ({ corrected }) => assert.equal(corrected, 'good '.repeat(50)),
        (error: unknown) => assert.ok(error instanceof AlignerError, String(error)),
      );
    }
    await Promise.all(kills);
    await aligner.restart();
    assert.equal((await aligner.align(request('bad'))).corrected, 'good');
  });
});
