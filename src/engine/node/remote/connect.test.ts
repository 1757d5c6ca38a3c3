import assert from 'node:assert/strict';
import { testProfile } from '../../../../test/support/model.ts';
import { withHostileServer, type Reply } from '../../../../test/support/hostile-server.ts';
import { NO_PARSER } from '../../../../test/support/no-parser.ts';
import catalogueJson from '../../../../models/catalogue.json' with { type: 'json' };
import { createCatalogue } from '../../../align/core/catalogue.ts';
import { faultWords } from '../../../align/core/fault-words.ts';
import type { Corrector } from '../../../align/core/corrector.ts';
import { openPipeline } from '../../../align/core/pipeline.ts';
import { VerdictCache } from '../../../align/core/verdict-cache.ts';
import type { Profile } from '../../core/protocol.ts';
import { AlignerError } from '../../../base/core/errors.ts';
import type { RemoteKind } from '../../core/remote/spec.ts';
import { LIMITS } from './client.ts';
import { connectRemote } from './connect.ts';

const { signal } = new AbortController();
const limits = { ...LIMITS, firstByteMs: 1_000, retries: 0 };
const profile = testProfile();
/** As if it had been calibrated: it judges. */
const judging = { threshold: -4, margin: 0 };
const instruct: Profile = { ...testProfile('instruct'), sensitivity: { low: judging, normal: judging, high: judging } };
const catalogue = createCatalogue(catalogueJson);

const connect = (kind: RemoteKind, url: string) =>
  connectRemote({ kind, url, model: 'm', timeoutSeconds: 1 }, kind === 'openai' ? instruct : profile, {
    faults: faultWords(catalogue),
    limits,
    signal,
  });

const json =
  (answer: (path: string, body: Record<string, unknown>) => unknown): Reply =>
  ({ path, body }, response) =>
    void response.end(JSON.stringify(answer(path, body === '' ? {} : (JSON.parse(body) as Record<string, unknown>))));

/** A chat completion. */
const said = (content: string, more: object = {}, finish_reason = 'stop') => ({
  choices: [{ message: { content }, finish_reason, ...more }],
});
const judged = (ok: number) => ({
  logprobs: {
    content: [
      {
        token: 'OK',
        logprob: Math.log(ok),
        top_logprobs: [
          { token: 'OK', logprob: Math.log(ok) },
          { token: 'FIX', logprob: Math.log(1 - ok) },
        ],
      },
    ],
  },
});
const options = { threshold: -4, margin: 0, signal };
const input = { question: 'q', segment: '```js\na == b\n```' };

describe('a remote engine', function () {
  this.timeout(30_000);

  it('is refused where its answers make no sense', async () => {
    const odd = [[], {}, null, 1, { tokens: 'x' }, { tokens: [{ id: -1, piece: 'a' }] }, { choices: [] }];
    for (const kind of ['llama-server', 'vllm', 'openai'] as const)
      for (const answer of odd)
        await withHostileServer(
          json(() => answer),
          async ({ url }) => {
            await assert.rejects(connect(kind, url), { code: 'remote.answer' }, `${kind} ${JSON.stringify(answer)}`);
          },
        );
  });

  it('is refused where its model has another vocabulary', () =>
    withHostileServer(
      json((path, body) =>
        path === '/props'
          ? { default_generation_settings: { n_ctx: 4096 } }
          : { tokens: Array.from(String(body['content']), (piece) => ({ id: piece.charCodeAt(0), piece })) },
      ),
      async ({ url }) => {
        await assert.rejects(connect('llama-server', url), { code: 'remote.model' });
      },
    ));

  it('leaves the whole text as it is, and says why, once it fails', () =>
    withHostileServer(
      (asked, response) => {
        if (asked.body.includes('second')) response.writeHead(500).end();
        else void json(() => said('OK', judged(0.99)))(asked, response, response.socket!);
      },
      async ({ url, asked }) => {
        const { corrector, dispose } = await connect('openai', url);
        const pipeline = openPipeline(
          { question: 'q', source: { kind: 'markdown' }, sensitivity: 'normal', priority: 'interactive' },
          corrector,
          {
            profile: instruct,
            modelHash: '',
            catalogue,
            parser: NO_PARSER,
            cache: new VerdictCache(),
            clock: () => performance.now(),
          },
        );
        pipeline.append('The first part.\n\nThe second part.\n\nThe third part.\n');
        await assert.rejects(
          pipeline.finish(),
          (error) => error instanceof AlignerError && error.code === 'remote.status' && error.next !== '',
        );
        assert.ok(!asked.some(({ body }) => body.includes('third')));
        await dispose();
      },
    ));
});

describe('a server with chat completions', function () {
  this.timeout(30_000);

  const withCorrector = (
    answer: Parameters<typeof json>[0],
    use: (corrector: Corrector, asked: readonly { body: string }[]) => Promise<void>,
  ) =>
    withHostileServer(json(answer), async ({ url, asked }) => {
      const { corrector, dispose } = await connect('openai', url);
      await use(corrector, asked);
      await dispose();
    });
  const isVerdict = (body: Record<string, unknown>) => body['max_tokens'] === 24;

  it('that tells no probabilities is asked for what certain evidence forces, and for nothing else', () =>
    withCorrector(
      (_, body) => said(isVerdict(body) ? 'FIX' : '```js\na === b\n```'),
      async (corrector, asked) => {
        const before = asked.length;
        const left = await corrector.correct(input, options);
        assert.deepEqual([left.score, left.text, asked.length - before], [null, input.segment, 0]);
        const forced = await corrector.correct(input, { ...options, forcedTags: ['CWE-89'] });
        assert.equal(forced.text, '```js\na === b\n```');
        assert.ok(asked.at(-1)!.body.includes(catalogue.entry('CWE-89').reason));
        const [span] = forced.written;
        assert.equal(forced.text.slice(span!.start, span!.end), '=');
        assert.equal(Math.exp(span!.logProbability), 0.5);
      },
    ));

  it('that tells probabilities judges', () =>
    withCorrector(
      (_, body) =>
        isVerdict(body) ? said('FIX', judged(JSON.stringify(body).includes('==') ? 0.001 : 0.9)) : said('fixed'),
      async (corrector) => {
        const stands = await corrector.correct({ question: '', segment: 'fine' }, options);
        assert.ok(stands.score! > 2 && stands.text === 'fine');
        const faulty = await corrector.correct(input, options);
        assert.ok(faulty.score! < -6 && faulty.text === 'fixed');
      },
    ));

  it('that breaks off, or says nothing, has corrected nothing', async () => {
    for (const [content, reason] of [
      ['half', 'length'],
      ['', 'stop'],
      ['  ', 'stop'],
      ['a \uFFFD', 'stop'],
    ] as const)
      await withCorrector(
        (_, body) => (isVerdict(body) ? said('') : said(content, {}, reason)),
        async (corrector) => {
          const { text, skipped } = await corrector.correct(input, { ...options, forcedTags: ['CWE-89'] });
          assert.deepEqual([text, skipped], [input.segment, 'unusable']);
        },
      );
  });

  it('keeps the white space around a part', () =>
    withCorrector(
      (_, body) => said(isVerdict(body) ? '' : '\n\nb\n'),
      async (corrector) => {
        const { text } = await corrector.correct(
          { question: '', segment: '  a \n' },
          { ...options, forcedTags: ['CWE-89'] },
        );
        assert.equal(text, '  b \n');
      },
    ));
});
