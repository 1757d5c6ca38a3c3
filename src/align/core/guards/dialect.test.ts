import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { dialect } from './dialect.ts';

const refused = (language: string, before: string, after: string) =>
  refusedBy(dialect, fenced(language, before), fenced(language, after)).length > 0;

describe('dialect', () => {
  it('leaves comparisons alone that build a query or a mask', () => {
    const lines = [
      'q = session.query(User).filter(User.deleted_at == None)',
      'q = select(T).where(T.c.ok == True)',
      'rows = df[df["ok"] == False]',
      'mask = (a == None) & (b > 1)',
      'q = Person.select().where(Person.parent == None)',
    ];
    for (const line of lines) {
      const after = line.replace(/== None/, 'is None').replace(/ == (?:True|False)/, '');
      assert.ok(refused('py', line, after), line);
    }
    assert.ok(!refused('py', 'Book.objects.filter(author == None)', 'Book.objects.filter(author=None)'));
    assert.ok(!refused('py', 'df = df.dropna(inplace=True)', 'df = df.dropna()'));
    assert.ok(!refused('py', 'if x == None:\n    f()', 'if x is None:\n    f()'));
    assert.ok(!refused('py', 'if user.age == None:\n    f()', 'if user.age is None:\n    f()'));
  });

  it('stays in the script of a component, and out of heredocs and long lines', () => {
    const vue = '<template><p v-html="a"></p></template>\n<script lang="ts">\nlet a = f(1);\n</script>';
    assert.ok(refused('vue', vue, vue.replace('v-html', 'v-text')));
    assert.ok(refused('vue', vue, vue.replace('lang="ts"', 'lang="js"')));
    assert.ok(!refused('vue', vue, vue.replace('f(1)', 'f(2)')));
    const link = '<template><a href="https://a.example" target="_blank">a</a></template>';
    assert.ok(!refused('vue', link, link.replace('"_blank"', '"_blank" rel="noopener"')));
    assert.ok(refused('vue', link, link.replace('"_blank"', '"_self" rel="noopener"')));
    const heredoc = "cat <<'EOF' > a\nrm $x\nEOF\nrm $x";
    assert.ok(refused('sh', heredoc, heredoc.replace('rm $x\nEOF', 'rm "$x"\nEOF')));
    assert.ok(!refused('sh', heredoc, heredoc.replace(/rm \$x$/, 'rm "$x"')));
    const long = `f("${'a'.repeat(600)}");`;
    assert.ok(refused('js', `${long}\ng(1);`, `${long}\ng(2);`));
  });

  it('leaves other shells and templates alone', () => {
    assert.ok(refused('powershell', 'rm $a', 'rm "$a"'));
    assert.ok(refused('sh', 'Get-ChildItem $a | Remove-Item', 'Get-ChildItem "$a" | Remove-Item'));
    assert.ok(refused('yaml', '{{- if .Values.a }}\na: b\n{{- end }}', '{{- if .Values.a }}\na: c\n{{- end }}'));
    assert.ok(!refused('yaml', 'run: echo ${{ github.ref }}', 'run: echo "$REF"'));
  });

  it('keeps the comparison that means null and undefined', () => {
    assert.ok(refused('js', 'if (port == null) port = 80;', 'if (port === null) port = 80;'));
    assert.ok(refused('ts', 'return a != undefined && b;', 'return a !== undefined && b;'));
    assert.ok(!refused('js', 'if (port == 80) go();', 'if (port === 80) go();'));
    assert.ok(
      !refused('js', 'if (typeof a == "object" && a !== null) go();', 'if (typeof a === "object" && a !== null) go();'),
    );
  });
});
