import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLocalAligner, type LocalAligner } from '../../src/engine/node/local-aligner.ts';
import { createEngine } from '../../src/engine/node/engine.ts';
import { stopShared } from '../../src/engine/node/shared/control.ts';
import { silentLog } from '../../src/base/core/log.ts';
import type { Alignment } from '../../src/align/core/types.ts';
import { parseManifest } from '../../src/models/core/manifest.ts';
import { resolveModel } from '../../src/models/node/store.ts';
import { runCli } from '../support/cli.ts';
import { withFolder } from '../support/temporary.ts';

// Two windows, as far as the engine knows them, and the command line: the real programs, and the real model.
const file = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const PROGRAMS = { shared: file('dist/shared.js'), worker: file('dist/worker.js') };
const FENCE = '```python\nimport yaml\n\ndata = yaml.load(stream)\n```\n';

/** Resident bytes of a process, without what it shares with files: each model file is mapped once for all in any case. */
const memory = (pid: number) => {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]);
  return { resident: kilobytes('VmRSS') * 1_024, own: kilobytes('RssAnon') * 1_024 };
};
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

describe('one engine for two windows and the command line', function () {
  this.timeout(300_000);

  it('has the model in memory once, and gives what an engine of its own gives', function () {
    if (process.platform !== 'linux') return;
    return withFolder(async (folder) => {
      const path = process.env['ALIGNER_MODEL'] ?? '';
      const manifest = parseManifest(JSON.parse(readFileSync(file('models/manifest.json'), 'utf8')));
      const none = { get: () => Promise.resolve(undefined), set: () => Promise.resolve() };
      const model = await resolveModel({ model: path }, { manifest, folder: file('models'), cache: none });
      const deps = {
        config: () => ({ gpu: 'off', threads: 1, idleMs: 0 }) as const,
        model: () => Promise.resolve(model),
        log: silentLog,
        hostRequests: () => 0,
      };
      const engine = `${folder}/e`;
      const window = (name: string): LocalAligner =>
        createEngine({ ...deps, programs: PROGRAMS, shared: () => true, folder: engine, name: () => name });
      const request = {
        question: 'How do I load YAML?',
        text: FENCE,
        source: { kind: 'markdown' },
        sensitivity: 'normal',
        priority: 'interactive',
      } as const;

      const own = createLocalAligner(PROGRAMS.worker, deps);
      const alone = await own.align(request);
      const before = memory(own.pid!);
      await own.dispose();
      assert.equal(alone.changed, true);

      const windows = [window('window "a"'), window('window "b"')];
      try {
        const env = { ALIGNER_ENGINE_FOLDER: engine, ALIGNER_GPU: 'off', ALIGNER_THREADS: '1' };
        const cli = runCli(['align', '--json', '--question', request.question], FENCE, env);
        const results = await Promise.all(windows.map((one) => one.align(request)));
        const { code, stdout, stderr } = await cli;
        assert.equal(code, 0, stderr);
        results.push(JSON.parse(stdout) as Alignment);
        for (const { corrected, network } of results) {
          assert.equal(corrected, alone.corrected);
          assert.deepEqual(network, { requests: 0 });
        }
        const pids = new Set(windows.map(({ pid }) => pid!));
        assert.equal(pids.size, 1);
        const listed = await runCli(['engine', '--json'], '', env);
        const { engines } = JSON.parse(listed.stdout) as {
          engines: { pid: number; enginePid: number; status: { users: { name: string }[] } }[];
        };
        assert.equal(engines.length, 1);
        const { pid, enginePid, status } = engines[0]!;
        assert.ok(pids.has(enginePid));
        assert.deepEqual(status.users.map(({ name }) => name).toSorted(), [
          'aligner engine',
          'window "a"',
          'window "b"',
        ]);
        const [withModel, behindSocket] = [memory(enginePid), memory(pid)];
        console.log(
          `      one window with an engine of its own: ${megabytes(before.resident)} resident, of it ${megabytes(before.own)} its own\n` +
            `      two windows and the command line: ${megabytes(withModel.resident)} and ${megabytes(behindSocket.resident)} ` +
            `(the process behind the socket), of it ${megabytes(withModel.own)} and ${megabytes(behindSocket.own)} their own`,
        );
        assert.ok(withModel.own < 1.5 * before.own, 'the model is in memory more than once');
      } finally {
        await Promise.all(windows.map((one) => one.dispose()));
        assert.equal(await stopShared(engine, 'test'), 1);
      }
    });
  });
});
