import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { deletion } from './deletion.ts';

describe('deletion', () => {
  const code = fenced('py', 'import os\nx = f(os)\n# why\ny = g(x, check=True)\nreturn y');

  it('refuses a line of code that is dropped, commented out, or emptied', () => {
    for (const to of ['', '# y = g(x)\n', 'pass\n']) {
      const after = code.replace('y = g(x, check=True)\n', to);
      assert.equal(refusedBy(deletion, code, after).length, 1, JSON.stringify(to));
    }
  });

  it("lets a package of Go's imports go, and no text that stands alone elsewhere", () => {
    const go = fenced('go', 'import (\n\t"database/sql"\n\t"fmt"\n)\n\nvar x = sql.ErrNoRows');
    assert.deepEqual(refusedBy(deletion, go, go.replace('\t"fmt"\n', '')), []);
    const js = fenced('js', 'f(\n  \'a\',\n  "fmt"\n);');
    assert.equal(refusedBy(deletion, js, js.replace('  "fmt"\n', '')).length, 1);
  });

  it('lets a part of a line, a comment, an import, a moved line and prose go', () => {
    assert.deepEqual(refusedBy(deletion, code, code.replace(', check=True', '')), []);
    assert.deepEqual(refusedBy(deletion, code, code.replace('# why\n', '')), []);
    assert.deepEqual(refusedBy(deletion, code, code.replace('import os\n', '')), []);
    const moved = code.replace('x = f(os)\n', '').replace('return y', 'x = f(os)\nreturn y');
    assert.deepEqual(refusedBy(deletion, code, moved), []);
    assert.deepEqual(refusedBy(deletion, 'One.\nTwo.\nThree.', 'One.\nThree.'), []);
    const options = { allows: ['deletion'] } as const;
    assert.deepEqual(refusedBy(deletion, code, code.replace('x = f(os)\n', ''), options), []);
  });

  it("takes a fix of an analyser's for one whole", () => {
    const rows = 'while (r.next()) {\n    names.add(r.getString(1));\n}\nreturn names;';
    const before = fenced('java', `f() {\n    open();\n${rows.replaceAll(/^/gm, '    ')}\n}`);
    const after = fenced('java', `f() {\n    try (open()) {\n${rows.replaceAll(/^/gm, '        ')}\n    }\n}`);
    assert.notDeepEqual(refusedBy(deletion, before, after), []);
    assert.deepEqual(refusedBy(deletion, before, after, { isFix: true }), []);
  });
});
