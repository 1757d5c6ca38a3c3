import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createCatalogue, GENERIC } from '../../align/core/catalogue.ts';
import { RUFF_RULES } from '../core/ruff-rules.ts';
import { NO_SURROUNDINGS } from '../core/types.ts';
import { createRuff, loadRuff, ruffScope } from './ruff.ts';

describe('Ruff', function () {
  this.timeout(60_000);
  const ruff = createRuff((tag) => `reason of ${tag}`);
  const analyse = (code: string) => ruff.analyse(code, 'python', NO_SURROUNDINGS);
  before(() => ruff.prepare('python'));

  it('places findings in UTF-16, with its own safe fix', () => {
    const code = '# 😀\nif name is "admin":\n    pass\n';
    const [found, ...others] = analyse(code);
    assert.deepEqual(others, []);
    assert.equal(found?.tag, 'is-literal');
    assert.equal(found.certainty, 'certain');
    assert.equal(found.reason, 'reason of is-literal');
    assert.equal(code.slice(found.start, found.end), 'name is "admin"');
    assert.equal(found.fix?.length, 1);
    const [{ start, end, text }] = found.fix as [{ start: number; end: number; text: string }];
    assert.equal(code.slice(0, start) + text + code.slice(end), code.replace(' is ', ' == '));
  });

  it('keeps a fix to itself that Ruff does not call safe', () => {
    const [found] = analyse('def f(a=[]):\n    return a\n');
    assert.equal(found?.rule, 'B006');
    assert.equal(found.fix, undefined);
  });

  it('reads code that is indented as a whole', () => {
    const code = '    if name is "admin":\n\n        pass\n';
    const [found] = analyse(code);
    assert.equal(code.slice(found!.start, found!.end), 'name is "admin"');
  });

  it('leaves constant commands and unknown names alone', () => {
    assert.deepEqual(analyse('import subprocess\nsubprocess.run("ls", shell=True)\nprint(nowhere)\n'), []);
  });

  it('says what names refer to', async () => {
    await loadRuff();
    assert.deepEqual(ruffScope('import os\nimport sys\ndef f():\n    return sys.argv + x\ndef f():\n    return y\n'), {
      undefined: ['x', 'y'],
      unusedImports: ['os'],
      redefined: ['f'],
    });
    assert.equal(ruffScope('print rows\n'), undefined);
  });

  it('counts only under tags of the catalogue', async () => {
    const catalogue = createCatalogue(
      JSON.parse(await readFile(new URL('../../../models/catalogue.json', import.meta.url), 'utf8')),
    );
    const unknown = Object.entries(RUFF_RULES).filter(([, { tag }]) => catalogue.entry(tag) === GENERIC);
    assert.deepEqual(unknown, []);
  });
});
