import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../support/cli.ts';
import { withTree, type TestTree } from '../support/git.ts';

const OLD = 'import yaml\n\n\ndef old(path):\n    return yaml.load(open(path))\n';
const FAULT = '\n\ndef load(path):\n    with open(path) as fh:\n        return yaml.load(fh)\n';
const MENDED = FAULT.replace('yaml.load', 'yaml.safe_load');
const GOOD = 'def double(x):\n    return 2 * x\n';

const run = ({ root }: TestTree, ...args: string[]) => runCli(['check', ...args], '', {}, root);

const withFault = (use: (tree: TestTree) => Promise<void>) =>
  withTree(async (tree) => {
    tree.write('config.py', OLD);
    tree.commit();
    tree.write('config.py', OLD + FAULT);
    tree.write('good.py', GOOD);
    await use(tree);
  });

describe('aligner check', function () {
  this.timeout(300_000);

  it('tells of the fault in a changed line alone, and mends it with --fix', () =>
    withFault(async (tree) => {
      const file = join(tree.root, 'config.py');
      chmodSync(file, 0o755);
      const found = await run(tree);
      assert.equal(found.code, 1, found.stderr);
      assert.match(found.stdout, /^config\.py:10:\d+: error CWE-502: /);
      assert.equal(found.stdout.match(/^\S+:\d+:\d+:/gm)?.length, 1);
      assert.equal(readFileSync(file, 'utf8'), OLD + FAULT);

      const fixed = await run(tree, '--fix');
      assert.equal(fixed.code, 0, fixed.stderr);
      assert.equal(readFileSync(file, 'utf8'), OLD + MENDED);
      assert.equal(statSync(file).mode & 0o777, 0o755);
      assert.equal(readFileSync(join(tree.root, 'good.py'), 'utf8'), GOOD);
      assert.equal((await run(tree)).code, 0);
    }));

  it('reads the index with --staged, and prints what programs read', () =>
    withFault(async (tree) => {
      assert.equal((await run(tree, '--staged')).code, 0);
      tree.git('add', 'config.py');
      tree.write('config.py', OLD);
      const json = await run(tree, '--staged', '--format', 'json');
      assert.equal(json.code, 1, json.stderr);
      const report = JSON.parse(json.stdout) as { staged: boolean; files: { path: string; hunks: unknown[] }[] };
      assert.deepEqual([report.staged, report.files.map((f) => [f.path, f.hunks.length])], [true, [['config.py', 1]]]);
      const sarif = await run(tree, '--staged', '--format', 'sarif', 'config.py');
      assert.equal(sarif.code, 1, sarif.stderr);
      assert.equal((JSON.parse(sarif.stdout) as { version: string }).version, '2.1.0');
    }));

  it('has a clear error and exit code 2 for what it cannot do', () =>
    withTree(async (tree) => {
      mkdirSync(join(tree.root, 'sub'));
      const cases: [string[], RegExp][] = [
        [['--format', 'xml'], /^aligner: cli\.usage: /],
        [['--staged', '--since', 'main'], /^aligner: cli\.usage: /],
        [['--since', 'none'], /^aligner: changes\.revision: /],
        [['--since', '--output=x'], /^aligner: (?:cli\.usage|changes\.revision): /],
        [['..'], /^aligner: changes\.path: /],
        [['/etc/passwd'], /^aligner: changes\.path: /],
        [['none.py'], /^aligner: cli\.file: .*ENOENT/],
      ];
      for (const [args, expected] of cases) {
        const r = await run(tree, ...args);
        assert.deepEqual([r.code, r.stdout], [2, ''], args.join(' '));
        assert.match(r.stderr, expected);
      }
      const outside = await runCli(['check'], '', {}, '/');
      assert.equal(outside.code, 2);
      assert.match(outside.stderr, /^aligner: changes\.no-repository: /);
    }));
});
