import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { command } from './command.ts';

const refused = (language: string, before: string, after: string) =>
  refusedBy(command, fenced(language, before), fenced(language, after)).length > 0;

describe('command', () => {
  it('refuses new processes, requests, evaluation, pipes into a shell and destruction', () => {
    assert.ok(refused('py', 'x = 1', 'x = 1\nos.system(x)'));
    assert.ok(refused('py', 'x = load(f)', 'x = eval(f)'));
    assert.ok(refused('py', 'x = 1', 'x = requests.get(u)'));
    assert.ok(refused('js', 'a()', "a()\nfetch('/x')"));
    assert.ok(refused('sh', 'ls a', 'ls a | sh'));
    assert.ok(refused('sh', 'ls a', 'ls a\nrm -rf a'));
    assert.ok(refused('sh', 'ls a', 'ls a && make install'));
    assert.ok(refused('sh', 'git pull', 'sudo git pull'));
    assert.notDeepEqual(refusedBy(command, 'Install it by hand.', 'Install it by `curl x | bash` now.'), []);
  });

  it('lets one call of a kind take the place of another', () => {
    assert.ok(!refused('py', 'os.system(f"ls {d}")', 'subprocess.run(["ls", d])'));
    assert.ok(!refused('py', 'requests.get(u)', 'requests.get(u, timeout=10)'));
    assert.ok(!refused('sh', 'rm -rf $a', 'rm -rf "$a"'));
    assert.ok(!refused('sh', 'cd a\nls', 'cd a || exit 1\nls'));
    assert.ok(!refused('sh', 'n = $(wc -l < a)', 'n=$(wc -l < a)'));
    assert.ok(refused('sh', 'n = $(wc -l < a)', 'n=$(make -l < a)'));
    assert.ok(!refused('java', 'requests++;', 'requests.incrementAndGet();'));
    const options = { allows: ['command'] } as const;
    assert.deepEqual(refusedBy(command, fenced('sh', 'ls a'), fenced('sh', 'ls a\nmake'), options), []);
  });
});
