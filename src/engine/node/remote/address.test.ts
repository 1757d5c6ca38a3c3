import assert from 'node:assert/strict';
import { remoteAddress } from './address.ts';

describe('remoteAddress', () => {
  it('takes https, and http of this machine', () => {
    assert.equal(remoteAddress('https://models.example.com/v1/'), 'https://models.example.com');
    assert.equal(remoteAddress('https://x.example/openai/v1'), 'https://x.example/openai');
    assert.equal(remoteAddress('http://localhost:8080'), 'http://localhost:8080');
    assert.equal(remoteAddress('http://127.0.0.1:8080/'), 'http://127.0.0.1:8080');
    assert.equal(remoteAddress('http://[::1]:8080'), 'http://[::1]:8080');
  });

  it('refuses everything else, and does not repeat a password', () => {
    const refused = [
      ...['', 'models.example.com', 'http://models.example.com', 'http://169.254.169.254', 'file:///x', 'ftp://x'],
      ...['http://127.0.0.1.example.com', 'http://localhost.example.com', 'https://x/?a=1', 'https://x/#a'],
      ...['https://me:secret@example.com', 'https://me:secret@'],
    ];
    for (const text of refused)
      assert.throws(
        () => remoteAddress(text),
        (error: Error & { code?: string }) => error.code === 'remote.address' && !error.message.includes('secret'),
      );
  });
});
