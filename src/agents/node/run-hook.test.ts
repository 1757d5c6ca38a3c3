import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stops, writes, type WrittenEvent } from '../../../test/support/hook-events.ts';
import { withFolder } from '../../../test/support/temporary.ts';
import type { Alignment, AlignRequest, Hunk } from '../../align/core/types.ts';
import { HookStore } from './hook-store.ts';
import { runHook, type HookDeps } from './run-hook.ts';

const FAULTY = 'import yaml\n\ndef load(text):\n    return yaml.load(text)\n';
const RIGHT = FAULTY.replace('yaml.load', 'yaml.safe_load');

/** Finds `yaml.load(` wherever it stands. */
function found({ text }: AlignRequest, checkedBy: readonly string[]): Pick<Alignment, 'hunks' | 'findings'> {
  const at = text.indexOf('yaml.load(');
  if (at < 0) return { hunks: [], findings: [] };
  const span = { start: at, end: at + 9 };
  const hunk: Hunk = {
    ...span,
    original: 'yaml.load',
    replacement: 'yaml.safe_load',
    category: 'harmless',
    tags: ['CWE-502'],
    severity: 'error',
    reason: 'It runs what the text says.',
    confidence: 0.9,
    checkedBy,
  };
  const finding = {
    ...span,
    tag: 'CWE-502',
    severity: 'error',
    reason: hunk.reason,
    source: 'rules',
    certainty: 'certain',
    state: 'corrected',
  } as const;
  return { hunks: [hunk], findings: [finding] };
}

interface Told extends Partial<HookDeps> {
  readonly checkedBy?: readonly string[];
}

function depsIn(
  folder: string,
  { checkedBy = ['rules'], ...deps }: Told = {},
): HookDeps & { readonly asked: AlignRequest[]; readonly later: AlignRequest[] } {
  const asked: AlignRequest[] = [];
  const made = {
    asked,
    later: [] as AlignRequest[],
    aligner: {
      state: { kind: 'ready', model: 'm', device: 'CPU', why: '' } as const,
      align: (request: AlignRequest) => {
        asked.push(request);
        return Promise.resolve({
          ...found(request, checkedBy),
          segments: [],
          network: { requests: 0 },
        } as unknown as Alignment);
      },
    },
    store: new HookStore(join(folder, 'hooks')),
    policy: 'suggest' as const,
    sensitivity: 'normal' as const,
    signal: new AbortController().signal,
    finishLater: (unanswered: readonly AlignRequest[]) => {
      made.later.push(...unanswered);
      return Promise.resolve();
    },
    ...deps,
  };
  return made;
}

const run = ({ client, event }: WrittenEvent, deps: HookDeps) => runHook(client, JSON.stringify(event), deps);
const before = (folder: string, text: string) =>
  writes(folder, join(folder, 'a.py'), text).filter(({ name }) => !name.includes('after'));
const after = (folder: string, text: string) =>
  writes(folder, join(folder, 'a.py'), text).filter(({ name }) => name.includes('after'));

describe('a hook', () => {
  it('lets a write pass in `suggest`, and tells what it found', () =>
    withFolder(async (folder) => {
      for (const event of before(folder, FAULTY)) {
        const text = await run(event, depsIn(join(folder, event.name)));
        assert.match(text, /CWE-502: It runs what the text says\./, event.name);
        assert.match(text, /line 4/);
        assert.doesNotMatch(text, /updatedInput|modifiedArgs|permissionDecision/);
        assert.equal(
          await run(
            {
              ...event,
              event: JSON.parse(JSON.stringify(event.event).replaceAll('yaml.load', 'yaml.safe_load')) as Record<
                string,
                unknown
              >,
            },
            depsIn(folder),
          ),
          '',
        );
      }
    }));

  it('hands back the corrected input in `auto`, if the correction was checked', () =>
    withFolder(async (folder) => {
      for (const event of before(folder, FAULTY)) {
        const text = await run(event, depsIn(join(folder, event.name), { policy: 'auto' }));
        assert.match(text, /updatedInput|modifiedArgs/, event.name);
        assert.match(text, /return yaml\.safe_load\(text\)/);
        assert.match(text, /Aligner corrected 1 fault/);
        const unchecked = await run(event, depsIn(join(folder, `${event.name} 2`), { policy: 'auto', checkedBy: [] }));
        assert.doesNotMatch(unchecked, /updatedInput|modifiedArgs/);
        assert.match(unchecked, /CWE-502/);
      }
    }));

  it('never writes into a protected file by itself', () =>
    withFolder(async (folder) => {
      const [event] = writes(folder, join(folder, '.vscode', 'tasks.py'), FAULTY);
      assert.doesNotMatch(await run(event!, depsIn(folder, { policy: 'auto' })), /updatedInput/);
    }));

  it('never writes into a protected file that a link leads to', () =>
    withFolder(async (folder) => {
      mkdirSync(join(folder, '.husky'));
      writeFileSync(join(folder, '.husky', 'hook.py'), '1\n');
      symlinkSync(join(folder, '.husky', 'hook.py'), join(folder, 'file.py'));
      symlinkSync(join(folder, '.husky'), join(folder, 'folder'));
      symlinkSync(join(folder, 'nowhere.py'), join(folder, 'dangling.py'));
      for (const path of ['file.py', 'folder/hook.py', 'folder/new.py', 'dangling.py']) {
        const [event] = writes(folder, join(folder, path), FAULTY);
        const said = await run(event!, depsIn(join(folder, 'deps', path), { policy: 'auto' }));
        assert.doesNotMatch(said, /updatedInput/, path);
        assert.match(said, /CWE-502/, path);
      }
    }));

  it('looks at what an edit changes, with the file around it', () =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, 'a.py'), `${FAULTY}\ndef other():\n    return 1\n`);
      const event = (old: string, fresh: string): WrittenEvent => ({
        client: 'claude',
        name: 'edit',
        event: {
          session_id: 's',
          cwd: folder,
          hook_event_name: 'PreToolUse',
          tool_name: 'Edit',
          tool_input: { file_path: 'a.py', old_string: old, new_string: fresh },
        },
      });
      const deps = depsIn(folder);
      assert.equal(await run(event('return 1', 'return 2'), deps), '');
      assert.equal(deps.asked[0]!.text, 'def other():\n    return 2\n');
      const { source } = deps.asked[0]!;
      assert.ok(source.kind === 'code' && source.before.startsWith('import yaml'));
      // The fault stands in the block that is looked at, but not in a line that changes.
      assert.equal(await run(event('def load(text)', 'def load(value)'), deps), '');
      assert.match(await run(event('return 1', 'return yaml.load("1")'), deps), /CWE-502/);
    }));

  it('tells after a write what it could not before, and nothing twice', () =>
    withFolder(async (folder) => {
      for (const event of after(folder, FAULTY)) {
        const own = join(folder, event.name.replaceAll(/\W/g, '-'));
        const deps = depsIn(own);
        writeFileSync(join(folder, 'a.py'), FAULTY);
        assert.match(await run(event, deps), /CWE-502/, event.name);
        assert.equal(await run(event, deps), '');
        const first = before(folder, FAULTY).find(({ client }) => client === event.client)!;
        const again = depsIn(`${own}-2`);
        rmSync(join(folder, 'a.py'));
        assert.match(await run(first, again), /CWE-502/);
        writeFileSync(join(folder, 'a.py'), FAULTY);
        assert.equal(await run(event, again), '');
      }
    }));

  it('tells when an agent writes its own text in spite of the correction', () =>
    withFolder(async (folder) => {
      const deps = depsIn(folder, { policy: 'auto' });
      const [first, then] = writes(folder, join(folder, 'a.py'), FAULTY);
      assert.match(await run(first!, deps), /updatedInput/);
      writeFileSync(join(folder, 'a.py'), RIGHT);
      assert.equal(await run(then!, deps), '');
      writeFileSync(join(folder, 'a.py'), FAULTY);
      assert.match(await run(then!, deps), /CWE-502/);
    }));

  it('lets everything pass while the engine is not ready, says so once, and has it finished later', () =>
    withFolder(async (folder) => {
      let ask: () => void = () => undefined;
      const asked = new Promise<void>((resolve) => (ask = resolve));
      const align = () => {
        ask();
        return new Promise<Alignment>(() => undefined);
      };
      const aligner = { state: { kind: 'loading', model: 'm' } as const, align };
      const abort = new AbortController();
      const deps = depsIn(folder, { aligner, signal: abort.signal });
      const [first, ...others] = before(folder, FAULTY).filter(({ client }) => client === 'copilot');
      const waiting = run(first!, deps);
      await asked;
      abort.abort();
      assert.match(await waiting, /did not check .*a\.py: its engine is still starting/);
      assert.deepEqual(
        deps.later.map(({ text }) => text),
        [FAULTY],
      );
      assert.equal(await run(others[0]!, deps), '');
    }));

  it('answers with nothing when something breaks', () =>
    withFolder(async (folder) => {
      const broken = { state: { kind: 'idle' } as const, align: () => Promise.reject(new Error('gone')) };
      const deps = depsIn(folder, { aligner: broken });
      assert.match(await run(before(folder, FAULTY)[0]!, deps), /its engine does not run/);
      const nowhere = join(folder, 'file');
      writeFileSync(nowhere, '');
      for (const event of before(folder, FAULTY))
        assert.match(await run(event, depsIn(folder, { store: new HookStore(join(nowhere, 'x')) })), /CWE-502/);
      for (const input of [
        undefined,
        '',
        '{',
        '[]',
        '{"hook_event_name":"PreToolUse","tool_name":"Write","tool_input":7}',
      ])
        assert.equal(await runHook('claude', input, depsIn(folder)), '');
      const throwing = {
        ...deps,
        store: { noteFired: () => Promise.reject(new Error('full')) } as unknown as HookStore,
      };
      assert.equal(await run(before(folder, FAULTY)[0]!, throwing), '');
    }));

  it('sums up a turn once, and stays silent when a stop hook made the agent go on', () =>
    withFolder(async (folder) => {
      for (const [i, stop] of stops(folder, false).entries()) {
        const deps = depsIn(join(folder, String(i)));
        assert.equal(await run(stop, deps), '');
        await run(
          before(folder, FAULTY).find(({ client }) => client === stop.client)!,
          deps,
        );
        assert.equal(await run(stops(folder, true)[i]!, deps), '');
        assert.match(await run(stop, deps), /Aligner: 1 likely fault told to the agent \(a\.py\)\./);
        assert.equal(await run(stop, deps), '');
      }
    }));

  it('keeps names and counts for the user alone, and no text', () =>
    withFolder(async (folder) => {
      const deps = depsIn(folder);
      assert.equal(await deps.store.fired('copilot'), undefined);
      await run(before(folder, FAULTY)[0]!, deps);
      assert.ok((await deps.store.fired('copilot'))! > 0);
      assert.equal(statSync(join(folder, 'hooks')).mode & 0o777, 0o700);
      const [record] = await deps.store.records('copilot', '3f1c2b9e-0000-4000-8000-000000000001');
      assert.equal(JSON.stringify(record).includes('yaml'), false);
      assert.equal(readFileSync(join(folder, 'hooks', 'fired-copilot'), 'utf8'), '');
    }));
});
