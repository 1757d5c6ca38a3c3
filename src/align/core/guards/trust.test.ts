import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import { trust } from './trust.ts';

const refused = (words: string, language: string, before: string, after: string, tag = 'CWE-295') => {
  const answer = (code: string) => `${words}\n\n${fenced(language, code)}`;
  return refusedBy(trust, answer(before), answer(after), { tags: [tag], isFix: true }).length > 0;
};

describe('trust', () => {
  const off = 'r = requests.get(url, verify=False)';
  const on = 'r = requests.get(url, verify=True)';

  it('refuses a check that is merely on again where nobody knows the issuer', () => {
    for (const words of [
      'The meter has a self-signed certificate:',
      'You get `CERTIFICATE_VERIFY_FAILED` as the meter is not known:',
      'Java says PKIX path building failed:',
      'Node says "unable to verify the first certificate":',
      'x509: certificate signed by unknown authority means that Go does not know it:',
      'It comes from our internal CA:',
    ])
      assert.ok(refused(words, 'py', off, on), words);
    assert.ok(refused('A self signed one:', 'go', 'InsecureSkipVerify: true,', 'InsecureSkipVerify: false,'));
    assert.ok(refused('SELF_SIGNED_CERT_IN_CHAIN:', 'js', 'rejectUnauthorized: false,', 'rejectUnauthorized: true,'));
    assert.ok(refused('For the self-signed meter:', 'sh', 'curl -k "$url"', 'curl "$url"'));
  });

  it('lets pass what says whom to trust', () => {
    assert.ok(!refused('A self-signed certificate:', 'py', off, 'r = requests.get(url, verify="meter.pem")'));
    assert.ok(!refused('A self-signed certificate:', 'sh', 'curl -k "$url"', 'curl --cacert meter.crt "$url"'));
    assert.ok(
      !refused(
        'An internal CA:',
        'go',
        'c := &tls.Config{InsecureSkipVerify: true}',
        'c := &tls.Config{RootCAs: pool}',
      ),
    );
  });

  it('asks nothing elsewhere', () => {
    assert.ok(!refused('Read the public list:', 'py', off, on));
    assert.ok(!refused('The package crypto/x509 is not needed:', 'py', off, on));
    assert.ok(
      !refused('A self-signed certificate:', 'py', 'h = md5(pw)', 'h = sha256(pw)', 'CWE-328'),
      'another fault',
    );
  });
});
