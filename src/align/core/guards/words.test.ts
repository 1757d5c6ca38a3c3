import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { keepsCommands } from './command-words.ts';
import { keepsShellWords } from './shell-words.ts';
import { values } from './values.ts';

describe('keepsCommands', () => {
  const js = (before: string, after: string) => keepsCommands(before, after, 'javascript');
  it('wants every word and value of a command', () => {
    const before = 'exec(`gs -o ${target} -sDEVICE=png16m ${source}`);';
    assert.equal(js(before, 'execFile("gs", ["-o", target, "-sDEVICE=png16m", source]);'), true);
    assert.equal(js(before, 'execFile("gs", ["-o", target, source]);'), false);
    assert.equal(js(before, 'execFile("gs", ["-o", "-sDEVICE=png16m", source]);'), false);
    assert.equal(
      js(`function f(source, target) { ${before} }`, 'function f(source, target) { execFile("gs", [source]); }'),
      false,
    );
  });
  it('takes options apart from what only holds them', () => {
    assert.equal(
      keepsCommands('os.system("sox -v 2 " + a)', 'subprocess.run(["sox", "-vol", "2", a])', 'python'),
      false,
    );
    assert.equal(keepsCommands('os.system("sox -v 2 " + a)', 'subprocess.run(["sox", "-v", "2", a])', 'python'), true);
    assert.equal(
      keepsCommands('os.system(f"zip --out={a} b")', 'subprocess.run(["zip", f"--out={a}", "b"])', 'python'),
      true,
    );
  });
  it('has a list hold no operator of a shell', () => {
    const before = 'subprocess.run(f"sort {path} | uniq", shell=True)';
    assert.equal(keepsCommands(before, 'subprocess.run(["sort", path, "|", "uniq"])', 'python'), false);
    assert.equal(
      keepsCommands(before, 'subprocess.run(f"sort {shlex.quote(path)} | uniq", shell=True)', 'python'),
      true,
    );
  });
  it('lets a library do it', () => {
    assert.equal(keepsCommands('os.system("mkdir -p " + path)', 'os.makedirs(path, exist_ok=True)', 'python'), true);
    assert.equal(keepsCommands('exec(f"x = {y}")', 'x = y', 'python'), true);
  });
  it('reads what PHP puts together', () => {
    const after = 'exec("pdftk " . escapeshellarg($a) . " cat 1-3 output " . escapeshellarg($b));';
    assert.equal(keepsCommands('exec("pdftk $a cat 1-3 output $b");', after, 'php'), true);
    assert.equal(
      keepsCommands('exec("pdftk $a cat 1-3 output $b");', 'exec("pdftk " . escapeshellarg($a));', 'php'),
      false,
    );
  });
});

describe('keepsShellWords', () => {
  const kept = (before: string, after: string) => keepsShellWords(before, after, false);
  it('wants each variable', () => {
    assert.equal(kept('for n in $all; do mv $a/$n $b; done', 'for n in $all; do mv "$a/$n" "$b"; done'), true);
    assert.equal(kept('for n in $all; do mv $a/$n $b; done', 'for n in $all; do mv "$a/" "$b"; done'), false);
    assert.equal(kept('mv $a/$n $b', 'mv "$a" "$b"'), false);
    assert.equal(kept('rm -rf "$1/cache"', 'rm -rf "${1:?}/cache"'), true);
    assert.equal(kept('x=$(eval echo \\$$y)', 'x=${!y}'), true);
    assert.equal(kept('grep x $1 $2', 'grep x "$@"'), true);
  });
  it('lets no quotes keep the shell from filling in a pattern', () => {
    assert.equal(kept('cp $from/*.log $to', 'cp "$from/*.log" "$to"'), false);
    assert.equal(kept('cp $from/*.log $to', 'cp "$from"/*.log "$to"'), true);
    assert.equal(kept('find . -name *.log', 'find . -name "*.log"'), true);
    assert.equal(kept('run $*', 'run "$@"'), true);
    assert.equal(kept('echo $((a * b))', 'echo "$((a * b))"'), true);
  });
});

describe('values', () => {
  it('takes the driver from the whole text, and from how rows are read', () => {
    const before = "const { rows } = await db.query(`SELECT a FROM t WHERE b = '${b}'`);";
    const change = (after: string) =>
      refusedBy(values, fenced('javascript', before), fenced('javascript', after)).length;
    assert.equal(change('const { rows } = await db.query(`SELECT a FROM t WHERE b = ?`, [b]);'), 1);
    assert.equal(change('const { rows } = await db.query(`SELECT a FROM t WHERE b = $1`, [b]);'), 0);
  });
});
