import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redact } from './redact.ts';
import { looksRandom } from './secrets.ts';

const one = (text: string, folders: string[] = []) => redact([text], folders).texts[0];
const r = (length: number, alphabet = 'aB3dE5gH7jK9mN1pQ2sT4vW6xY8z') =>
  Array.from({ length }, (_, i) => alphabet[(i * 11 + 3) % alphabet.length]).join('');
const hex = (length: number) => r(length, '0123456789abcdef');

/** One example of each format, put together here so that no scanner takes this file for a leak. */
const EXAMPLES: readonly string[] = [
  ['AKIA', 'ABCDEFGHIJKLMNOP'].join(''),
  `ghp_${r(36)}`,
  `github_pat_${r(22)}_${r(59)}`,
  `glpat-${r(20)}`,
  `xoxb-${'1'.repeat(12)}-${r(24)}`,
  `AIza${r(35)}`,
  `GOCSPX-${r(28)}`,
  `sk-proj-${r(48)}`,
  `sk-ant-api03-${r(80)}`,
  `hf_${r(34)}`,
  `gsk_${r(52)}`,
  `sk_live_${r(24)}`,
  `SK${hex(32)}`,
  `SG.${r(22)}.${r(43)}`,
  `key-${hex(32)}`,
  `npm_${r(36)}`,
  `pypi-${r(80)}`,
  `dckr_pat_${r(27)}`,
  `dop_v1_${hex(64)}`,
  `shpat_${hex(32)}`,
  `lin_api_${r(40)}`,
  `figd_${r(40)}`,
  `NRAK-${r(27, 'ABCDEFGHJKLMNPQ0123456789')}`,
  `123456789:${r(35)}`,
  `eyJ${r(20)}.eyJ${r(30)}.${r(43)}`,
  `hvs.${r(90)}`,
  r(44),
];

/** Texts with one secret, which is marked by «». */
const PLACES: readonly string[] = [
  'password = "«hunter2-and-more»"',
  "db_password: '«s3cretValue»',",
  'const apiKey = `«abcdef123456»`;',
  'PGPASSWORD=«correcthorse»',
  '  db-password: «s3cret-and-more»',
  'export GITHUB_TOKEN=«abcdefgh12345678»',
  'postgres://«admin:letmein»@db.example.com/app',
  `curl -H "Authorization: Bearer «${r(30)}»" https://api.example.com`,
  `curl -H "X-Api-Key: «${r(24, 'gzpyoivarrqh')}»" https://api.example.com`,
  `GET / HTTP/1.1\nX-Auth-Token: «${r(24, 'gzpyoivarrqh')}»\nAccept: */*`,
  `AccountName=a;AccountKey=«${r(86)}==»;EndpointSuffix=core.windows.net`,
  `https://a.blob.core.windows.net/c?sv=1&sig=«${r(30)}»&se=2`,
  `https://hooks.slack.com/services/«T00000000/B00000000/${r(24)}»`,
  '«-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nIBAAKCAQEA\n-----END RSA PRIVATE KEY-----»\n',
];

/** What code and prose are full of, and must stay. */
const HARMLESS: readonly string[] = [
  'password = os.environ["DB_PASSWORD"]',
  'password = getpass.getpass()',
  'token: "${{ secrets.GITHUB_TOKEN }}"',
  'const token = process.env.API_TOKEN;',
  'if (password === "") throw new Error("The password is missing");',
  'token = next_token',
  'password: string;',
  'token: AuthenticationTokenSource',
  'accept-token: ${authenticationToken}',
  'API_KEY=your-api-key-here',
  'PASSWORD=<your password>',
  '#!/usr/bin/env python3',
  'open("/etc/hosts")',
  'See https://example.com/docs/authentication#tokens and user@example.com.',
  'function getUserNameAndPasswordFromDatabaseOrThrow(): string { return ""; }',
  'sha256-b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
  'C:\\Windows\\System32\\drivers',
  'a.authorize("admin"); tokenize("some words")',
  'The basic idea is a bearer of good news.',
];

describe('redaction', () => {
  for (const secret of EXAMPLES)
    it(`finds ${secret.slice(0, 8)}…`, () => {
      assert.equal(one(`Use ${secret}, it works.`), 'Use [secret-1], it works.');
      assert.equal(one(`x("${secret}")`), 'x("[secret-1]")');
    });
  for (const place of PLACES)
    it(`finds the secret in ${JSON.stringify(place.slice(0, 40))}`, () =>
      assert.equal(one(place.replaceAll(/[«»]/gu, '')), place.replace(/«.*»/su, '[secret-1]')));
  for (const text of HARMLESS) it(`leaves ${JSON.stringify(text)}`, () => assert.equal(one(text), text));

  it('takes out private paths and addresses', () => {
    assert.equal(one('cd /home/alice/work/app && ls'), 'cd [path-1] && ls');
    assert.equal(one('open("/Users/alice/x.py") # C:\\Users\\alice\\x.py'), 'open("[path-1]") # [path-2]');
    assert.equal(one('file:///c%3A/Users/alice/x.py'), '[path-1]');
    assert.equal(one('\\\\server\\share\\plan.docx'), '[path-1]');
    assert.equal(one('at /srv/app/src/x.ts:3', ['/srv/app']), 'at [path-1]:3');
    assert.equal(one('mail alice@corp.com now'), 'mail [email-1] now');
  });

  it('marks the same value in the same way in texts that belong together', () => {
    const [a, b] = [EXAMPLES[1]!, EXAMPLES[9]!];
    assert.deepEqual(redact([`${a} ${b}`, `${b} ${b}`, '[secret-7]']).texts, [
      '[secret-8] [secret-9]',
      '[secret-9] [secret-9]',
      '[secret-7]',
    ]);
  });

  const piece = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom(...EXAMPLES, ...PLACES.map((p) => p.replaceAll(/[«»]/gu, '')), ...HARMLESS),
    fc.constantFrom('/home/alice/x', 'alice@corp.com', '[secret-1]', '[path-', '3]', 'password="', '"', '=', '\n', ' '),
  );
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

  it('finds nothing more in what it has redacted', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), (texts) => {
        const once = redact(texts);
        const twice = redact(once.texts);
        assert.deepEqual(twice.texts, once.texts);
        assert.deepEqual(twice.counts, { secret: 0, path: 0, email: 0 });
      }),
      { numRuns: 3_000 },
    );
  });

  it('keeps texts that differ different, and equal ones equal', () => {
    fc.assert(
      fc.property(text, text, piece, (a, b, c) => {
        const [left, right] = redact([a + c, b + c]).texts;
        assert.equal(left === right, a + c === b + c);
      }),
      { numRuns: 3_000 },
    );
  });

  it('changes nothing outside of what it marks', () => {
    fc.assert(
      fc.property(text, (before) => {
        const after = redact([before]).texts[0]!;
        let at = 0;
        for (const kept of after.split(/\[(?:secret|path|email)-\d+\]/u)) {
          const found = before.indexOf(kept, at);
          assert.ok(found >= at, `${JSON.stringify(kept)} is not in the text`);
          at = found + kept.length;
        }
      }),
    );
  });

  it('takes long texts that nearly match', function () {
    this.timeout(60_000);
    const parts = [
      'password="',
      '-----BEGIN PRIVATE KEY-----',
      'a@',
      '/home/',
      'ey',
      'x://a:',
      'AKIA',
      '\\\\a\\',
      'SG.a.',
      'A1b2',
      'token:',
    ];
    // Takes a second where the patterns are linear, and hours where one is not.
    for (const part of parts) assert.equal(redact([part.repeat(Math.ceil(100_000 / part.length))]).texts.length, 1);
  });

  it('tells random runs from names', () => {
    assert.equal(looksRandom(r(40)), true);
    assert.equal(looksRandom('getUserNameAndPasswordFromDatabase2024V10'), false);
    assert.equal(looksRandom(hex(64)), false);
  });
});
