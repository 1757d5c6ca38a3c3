import assert from 'node:assert/strict';
import type { Evidence } from '../../../evidence/core/types.ts';
import { fixesOf } from './own-fix.ts';

const STORED = '```php\n$stmt->execute([$mail, md5($password)]);\n```\n';
const CALL = 'md5($password)';
const HASHED = 'password_hash($password, PASSWORD_DEFAULT)';

/** What the analyser says of the digest that is stored. */
function finding(): Evidence {
  const start = STORED.indexOf(CALL);
  const end = start + CALL.length;
  return {
    start,
    end,
    rule: 'php-password-hashed',
    tag: 'CWE-916',
    reason: '',
    source: 'pattern',
    certainty: 'certain',
    fix: [{ start, end, text: HASHED }],
  };
}

const made = (around: string): string[] => [...fixesOf([finding()], STORED, around)].map(({ text }) => text);

describe('fixesOf', () => {
  it('stores a password with password_hash where the answer does not compare its digest', () => {
    assert.deepEqual(made(STORED), [STORED.replace(CALL, HASHED)]);
  });

  it('leaves the stored digest while a login in the answer works it out, too', () => {
    assert.deepEqual(made("```php\nif (md5($_POST['password'] ?? '') == $row['hash']) login();\n```\n" + STORED), []);
  });

  it('stores a password with password_hash where the answer checks it with password_verify', () => {
    const login =
      '```php\nif (password_verify($password, $row["hash"]) || md5($password) === $row["old"]) login();\n```\n';
    assert.deepEqual(made(login + STORED), [STORED.replace(CALL, HASHED)]);
  });
});
