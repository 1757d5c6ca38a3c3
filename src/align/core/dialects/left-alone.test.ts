import assert from 'node:assert/strict';
import { fenced } from '../../../../test/support/guards.ts';
import { leftAlone, segmentLeftAlone } from './left-alone.ts';

describe('leftAlone', () => {
  it('tells the shells apart, by their names and by their code', () => {
    for (const language of ['powershell', 'bat', 'fish', 'nushell'])
      assert.equal(leftAlone('ls', language), 'other-shell');
    for (const code of [
      '$env:PATH += ";C:\\x"',
      'Get-Item a',
      'set -gx EDITOR vim',
      '@echo off\ncopy a b',
      'echo %PATH%',
    ]) {
      assert.equal(leftAlone(code, 'shellscript'), 'other-shell', code);
    }
    for (const code of [
      'set -e\nls',
      'for f in *; do ls "$f"; done',
      'printf "%s" "$a"',
      'if test -f a; then ls; fi',
    ]) {
      assert.equal(leftAlone(code, 'shellscript'), undefined, code);
    }
  });

  it('knows templates and lines that nobody reads', () => {
    assert.equal(leftAlone('<% if a %>x<% end %>', 'html'), 'template');
    assert.equal(leftAlone('{% for a in b %}', 'sql'), 'template');
    assert.equal(leftAlone('a', 'erb'), 'template');
    assert.equal(leftAlone('x = {"a": {{}}}', 'python'), undefined);
    assert.equal(leftAlone('on: ${{ inputs.a }}', 'yaml'), undefined);
    assert.equal(leftAlone('a'.repeat(501), 'javascript'), 'long-lines');
    assert.equal(leftAlone('a\n'.repeat(600), 'javascript'), undefined);
  });

  it('takes a segment as a whole', () => {
    assert.equal(segmentLeftAlone(`Run:\n\n${fenced('pwsh', 'ls')}`), 'other-shell');
    assert.equal(segmentLeftAlone(`${fenced('pwsh', 'ls')}\n\n${fenced('sh', 'ls')}`), undefined);
    assert.equal(segmentLeftAlone('Prose alone.'), undefined);
  });
});
