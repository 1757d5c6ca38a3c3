import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eolOf, fromLf, toLf } from '../../text/core/eol.ts';
import { isProtected } from './protected.ts';
import { relocate } from './relocate.ts';

describe('relocate', () => {
  const at = (text: string, expected: string, start: number) =>
    relocate(text, expected, { start, end: start + expected.length });
  it('tells the four cases apart', () => {
    assert.deepEqual(at('a foo b foo', 'foo', 2), { kind: 'here' });
    assert.deepEqual(at('xx a foo b', 'foo', 2), { kind: 'moved', span: { start: 5, end: 8 } });
    assert.deepEqual(at('foo x foo', 'foo', 2), { kind: 'ambiguous' });
    assert.deepEqual(at('aaab', 'aa', 2), { kind: 'ambiguous' });
    assert.deepEqual(at('fo', 'foo', 0), { kind: 'gone' });
    assert.deepEqual(relocate('abc', '', { start: 1, end: 2 }), { kind: 'gone' });
  });
});

describe('line endings', () => {
  it('come back as they were', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', '\r'), maxLength: 20 });
    fc.assert(
      fc.property(text, (t) => {
        const eol = eolOf(t);
        assert.equal(fromLf(eol === 'mixed' ? t : toLf(t), eol), t);
      }),
    );
  });
});

describe('isProtected', () => {
  it('knows files that steer programs or hold secrets', () => {
    for (const path of [
      '/p/.vscode/settings.json',
      'C:\\p\\.VSCode\\tasks.json',
      '/p/.env',
      '/p/.env.local',
      '/p/prod.env',
    ])
      assert.ok(isProtected(path), path);
    for (const path of [
      '/h/.ssh/config',
      '/h/id_ed25519',
      '/p/tls.key',
      '/p/cert.pem',
      '/p/x.code-workspace',
      '/p/.npmrc',
    ])
      assert.ok(isProtected(path), path);
    for (const path of [
      ...['/p/.github/workflows/ci.yml', '/p/.husky/pre-commit', '/p/.devcontainer/devcontainer.json', '/p/.mcp.json'],
      ...['/h/.bashrc', '/h/.zshenv', '/h/.gitconfig', '/h/.config/fish/config.fish', '/p/.cursor/rules/a.mdc'],
      ...['/h/.config/Code/User/settings.json', 'C:\\Users\\x\\AppData\\Roaming\\Code\\User\\keybindings.json'],
      ...['C:\\Users\\x\\Documents\\PowerShell\\profile.ps1', '.github/workflows/ci.yml', '/p/CLAUDE.md'],
    ])
      assert.ok(isProtected(path), path);
    for (const path of ['/p/.github/CODEOWNERS', '/p/src/user/code/x.ts', '/p/docs/workflows/a.yml'])
      assert.ok(!isProtected(path), path);
    for (const path of ['/p/a.py', '/p/environment.ts', '/p/vscode/x.ts', '/p/key.ts', '/p/env.md', 'Untitled-1'])
      assert.ok(!isProtected(path), path);
  });
});
