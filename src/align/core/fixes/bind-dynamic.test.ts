import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fenced, judgedBy } from '../../../../test/support/guards.ts';
import { applyEdits } from '../../../text/core/edits.ts';
import { createCatalogue } from '../catalogue.ts';
import { bindDynamic } from './bind-dynamic.ts';

const catalogue = createCatalogue(
  JSON.parse(readFileSync(new URL('../../../../models/catalogue.json', import.meta.url), 'utf8')),
);

/** The code with all values bound; the guards have nothing against it. */
async function bound(code: string): Promise<string | undefined> {
  const edits = bindDynamic(code, 'sql');
  if (edits === undefined) return undefined;
  const after = applyEdits(code, edits);
  const { may } = catalogue.entry('CWE-89');
  const refused = await judgedBy(fenced('sql', code), fenced('sql', after), { allows: may, isFix: true });
  assert.deepEqual([...refused.values()], [], after);
  return after;
}

const head = (more = '') =>
  `CREATE PROCEDURE Find @a nvarchar(40), @b varchar(max)${more} AS\nDECLARE @q nvarchar(max) = N'SELECT x FROM t WHERE 1 = 1';\n`;

describe('bindDynamic', () => {
  it('names the parameters in the text, and tells sp_executesql of them', async () => {
    assert.equal(
      await bound(
        `${head()}SET @q += N' AND a = ''' + @a + N'''';\nSET @q = @q + ' AND b LIKE N''%' + @b + '%'' ';\nEXEC sys.sp_executesql @q;`,
      ),
      `${head()}SET @q += N' AND a = @a';\nSET @q = @q + ' AND b LIKE ''%'' + @b + ''%'' ';\nEXEC sys.sp_executesql @q, N'@a nvarchar(40), @b varchar(max)', @a, @b;`,
    );
    assert.equal(
      await bound(`${head()}SET @q += N' AND a = ''' + @a + N''' OR c = ''' + @a + N'''';\nEXECUTE (@q)`),
      `${head()}SET @q += N' AND a = @a OR c = @a';\nEXEC sp_executesql @q, N'@a nvarchar(40)', @a`,
    );
  });

  it('leaves what it cannot bind as a whole', async () => {
    const one = "SET @q += N' AND a = ''' + @a + N'''';\n";
    const run = 'EXEC sp_executesql @q;';
    for (const code of [
      `${head()}${one}SET @q += N' ORDER BY ' + @b;\n${run}`,
      `${head(', @n int')}${one}SET @q += N' AND n = ' + CAST(@n AS nvarchar(9));\n${run}`,
      `${head()}${one}EXEC sp_executesql @q, N'@n int', @n;`,
      `${head()}${one}${run}\n${run}`,
      `${head().replace('@a nvarchar(40)', '@c int')}${one}${run}`,
      `${head().replace('@q nvarchar', '@q varchar')}${one}EXEC (@q);`,
    ])
      assert.equal(await bound(code), undefined, code);
  });
});
