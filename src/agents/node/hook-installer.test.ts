import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { IN_MEMORY, withFolder } from '../../../test/support/temporary.ts';
import { HOOK_TARGETS, hookFiles, launcherText } from '../core/hook-files.ts';
import { HookInstaller, refreshProgram, type NewFile } from './hook-installer.ts';

const SETUP = { policy: 'suggest', launcher: "/it's/bin/aligner", isWindows: false, version: '1.0.0' } as const;

/** Every file and folder below, with content and times. */
function tree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const name = relative(folder, path);
      return entry.isFile() ? `${name} ${readFileSync(path, 'base64')} ${statSync(path).mtimeMs}` : `${name}/`;
    })
    .sort();
}

const filesOf = (home: string, target: (typeof HOOK_TARGETS)[number]): NewFile[] =>
  hookFiles(target, SETUP).map(({ path, text }) => ({ path: join(home, target, ...path), text }));

describe('installing hooks', function () {
  this.timeout(60_000);

  it('leaves no trace when they are removed, and other files as they are', () =>
    withFolder(async (folder) => {
      const name = fc.constantFrom(
        'hooks',
        'skills',
        'aligner',
        'aligner.json',
        'hooks.json',
        'settings.json',
        'other',
      );
      const file = fc.tuple(
        fc.constantFrom(...HOOK_TARGETS),
        fc.array(name, { minLength: 1, maxLength: 3 }),
        fc.string(),
      );
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(file, { maxLength: 6 }),
          fc.array(fc.constantFrom(...HOOK_TARGETS), { maxLength: 4 }),
          async (others, targets) => {
            const home = join(folder, String(run++));
            mkdirSync(home);
            for (const [target, parts, text] of others)
              try {
                const path = join(home, target, ...parts);
                mkdirSync(dirname(path), { recursive: true });
                writeFileSync(path, text);
              } catch {
                // A file stands where a folder is wanted: that, too, is somebody's.
              }
            const before = tree(home);
            const installer = new HookInstaller(join(folder, `notes-${run}`, 'hooks.json'));
            const installed: string[] = [];
            for (const target of targets)
              try {
                await installer.install(target, filesOf(home, target));
                installed.push(target);
              } catch (error) {
                assert.match(String(error), /could not be written/);
              }
            for (const line of before) assert.ok(tree(home).includes(line), line);
            assert.deepEqual((await installer.installed()).sort(), [...new Set(installed)].sort());
            for (const target of installed) assert.deepEqual(await installer.remove(target), []);
            assert.deepEqual(tree(home), before);
          },
        ),
        { numRuns: 40 },
      );
    }, IN_MEMORY));

  it('never writes to a file that is there, and says which it is', () =>
    withFolder(async (folder) => {
      const files = filesOf(folder, 'codex');
      mkdirSync(join(folder, 'codex'));
      writeFileSync(files[0]!.path, '{"hooks":{}}');
      const installer = new HookInstaller(join(folder, 'notes.json'));
      assert.deepEqual(await installer.state('codex', files), { kind: 'blocked', path: files[0]!.path });
      await assert.rejects(installer.install('codex', files), /could not be written: EEXIST/);
      assert.equal(readFileSync(files[0]!.path, 'utf8'), '{"hooks":{}}');
      assert.deepEqual(await installer.installed(), []);
    }));

  it('writes nothing through a link that leads elsewhere', () =>
    withFolder(async (folder) => {
      const files = filesOf(folder, 'codex');
      mkdirSync(join(folder, 'codex'));
      symlinkSync(join(folder, 'elsewhere'), files[0]!.path);
      await assert.rejects(new HookInstaller(join(folder, 'notes.json')).install('codex', files), /EEXIST/);
      assert.deepEqual(readdirSync(folder).sort(), ['codex']);
    }));

  it('leaves what was changed since, and says so', () =>
    withFolder(async (folder) => {
      const files = filesOf(folder, 'claude');
      const installer = new HookInstaller(join(folder, 'notes.json'));
      await installer.install('claude', files, 5);
      const paths = files.map(({ path }) => path);
      assert.deepEqual(await installer.state('claude', files), { kind: 'installed', at: 5, paths });
      writeFileSync(paths[1]!, '{}');
      assert.deepEqual(await installer.state('claude', files), { kind: 'changed', at: 5, paths });
      assert.deepEqual(await installer.remove('claude'), [paths[1]]);
      assert.equal(readFileSync(paths[1]!, 'utf8'), '{}');
      assert.deepEqual(await installer.installed(), []);
    }));

  it('writes a program anew only where one is', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'aligner');
      await refreshProgram({ path, text: 'new' });
      assert.deepEqual(readdirSync(folder), []);
      writeFileSync(path, 'old', { mode: 0o700 });
      await refreshProgram({ path, text: 'new' });
      assert.equal(readFileSync(path, 'utf8'), 'new');
      assert.equal(statSync(path).mode & 0o777, 0o700);
    }));
});

describe('the files of hooks', () => {
  it('name their events, and a command that ends well where the launcher is gone', () => {
    for (const target of HOOK_TARGETS)
      for (const isWindows of [false, true]) {
        const texts = hookFiles(target, { ...SETUP, isWindows }).map(({ text }) => text);
        assert.ok(texts.every((text) => typeof JSON.parse(text) === 'object'));
        const all = texts.join('');
        for (const event of ['PreToolUse', 'PostToolUse', 'Stop']) assert.match(all, new RegExp(`"${event}"`));
        assert.match(all, new RegExp(`hook ${target} --policy suggest`));
        assert.match(all, isWindows ? /exit 0/ : /test ! -x '\/it'\\\\''s\/bin\/aligner' \|\|/);
      }
    const program = { node: "/no'de", cli: '/cli.js', env: { ALIGNER_MODEL: "/it's.gguf" } };
    assert.match(launcherText(program, false), /export ALIGNER_MODEL='\/it'\\''s\.gguf'\nexec /);
    assert.match(launcherText(program, false), /\[ -x '\/no'\\''de' \] && \[ -f '\/cli\.js' \] \|\| exit 0/);
  });
});
