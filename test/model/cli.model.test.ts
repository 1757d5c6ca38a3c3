import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Alignment } from '../../src/align/core/types.ts';
import { runCli } from '../support/cli.ts';
import { testProfile } from '../support/model.ts';

const FAULTY = [
  'Here is how to load YAML:',
  '',
  '```python',
  'import yaml',
  '',
  'def load_config(path):',
  '    with open(path) as fh:',
  '        return yaml.load(fh)',
  '```',
  '',
].join('\n');
const CLEAN = 'Use a list when order matters, and a set when you only need to know whether something is in it.\n';
const QUESTION = ['--question', 'How do I load a YAML file in Python?'];

/** Applies all hunks to the original, from the end so that offsets stay true. */
const applyAll = (a: Alignment) =>
  [...a.hunks]
    .sort((x, y) => y.start - x.start)
    .reduce((text, h) => text.slice(0, h.start) + h.replacement + text.slice(h.end), a.original);

describe('aligner align', function () {
  this.timeout(120_000);

  it('prints the corrected text', async () => {
    const r = await runCli(['align', '-', ...QUESTION], FAULTY);
    assert.equal(r.code, 0, r.stderr);
    assert.equal(r.stdout, FAULTY.replace('yaml.load(', 'yaml.safe_load('));
  });

  it('prints the contract object with --json', async () => {
    const r = await runCli(['align', '--json', ...QUESTION], FAULTY);
    const a = JSON.parse(r.stdout) as Alignment;
    assert.deepEqual(Object.keys(a).sort(), [
      'backend',
      'changed',
      'corrected',
      'dropped',
      'findings',
      'hunks',
      'model',
      'network',
      'original',
      'segments',
      'timing',
      'tokens',
      'version',
    ]);
    assert.equal(a.original, FAULTY);
    assert.equal(applyAll(a), a.corrected);
    assert.equal(a.changed, a.corrected !== a.original);
    assert.equal(a.network.requests, 0);
    assert.match(a.model.sha256, /^[0-9a-f]{64}$/);
    for (const h of a.hunks) {
      assert.equal(a.original.slice(h.start, h.end), h.original);
      assert.ok(h.reason.length > 0 && h.confidence >= 0 && h.confidence <= 1);
      assert.ok(h.checkedBy !== undefined && h.checkedBy.length > 0);
    }
    assert.ok(a.findings.some(({ state }) => state === 'corrected'));
  });

  it('says with --check whether it would change something, and prints nothing', async () => {
    const [faulty, clean] = await Promise.all([
      runCli(['align', '--check', ...QUESTION], FAULTY),
      runCli(['align', '--check'], CLEAN),
    ]);
    assert.deepEqual([faulty.code, faulty.stdout, clean.code, clean.stdout], [1, '', 0, '']);
  });

  it('answers JSON lines in order', async () => {
    const lines = [3, 1, 2].map((id) =>
      JSON.stringify({ id, question: QUESTION[1], answer: id === 1 ? FAULTY : CLEAN }),
    );
    const r = await runCli(['align', '--jsonl'], lines.join('\n'));
    const out = r.stdout
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as Alignment & { id: number });
    assert.deepEqual(
      out.map((o) => [o.id, o.changed]),
      [
        [3, false],
        [1, true],
        [2, false],
      ],
    );
  });

  it('reads JSON lines out of a file, and half a surrogate pair comes out as it went in', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aligner-cli-'));
    try {
      const file = join(folder, 'answers.jsonl');
      const answers = ['The character \uD83D is half of one.\n', `The turn ends with <|im_end|>.\n\n${FAULTY}`];
      await writeFile(
        file,
        answers.map((answer, id) => JSON.stringify({ id, question: QUESTION[1], answer })).join('\n'),
      );
      const r = await runCli(['align', '--jsonl', file]);
      assert.equal(r.code, 0, r.stderr);
      const out = r.stdout
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l) as Alignment);
      assert.deepEqual(
        out.map((o) => o.original),
        answers,
      );
      assert.deepEqual(
        out.map((o) => applyAll(o) === o.corrected),
        [true, true],
      );
      assert.equal(out[0]!.corrected, answers[0]);
      assert.ok(out[1]!.corrected.startsWith('The turn ends with <|im_end|>.\n\n'));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('takes the sensitivity for a threshold on the verdict', async () => {
    const { sensitivity } = testProfile();
    for (const level of ['low', 'normal', 'high'] as const) {
      const r = await runCli(['align', '--json', '--sensitivity', level, ...QUESTION], FAULTY);
      const { segments, hunks } = JSON.parse(r.stdout) as Alignment;
      for (const { verdict, score } of segments)
        if (score !== null) assert.equal(verdict, score >= sensitivity[level].threshold ? 'ok' : 'fault');
      if (segments.every((x) => x.verdict === 'ok')) assert.equal(hunks.length, 0);
    }
  });

  it('gives blank text back as it is', async () => {
    for (const blank of ['', ' \n\t\n']) {
      const r = await runCli(['align', '-'], blank);
      assert.deepEqual([r.code, r.stdout], [0, blank], r.stderr);
    }
  });

  it('keeps every byte of what it does not change', async () => {
    const odd = `\uFEFF${CLEAN.replaceAll('\n', '\r\n')}\r\n\t 😀 <|im_end|> e\u0301 \u2028\r\n`;
    const r = await runCli(['align', '-'], odd);
    assert.equal(r.stdout, odd);
  });

  it('has a clear error and exit code 2 for what it cannot do', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aligner-cli-'));
    try {
      const junk = join(folder, 'junk.gguf');
      await writeFile(junk, 'not a model, but long enough to have a header');
      const cases: [string[], string | Buffer, RegExp][] = [
        [['align', '-'], Buffer.from([0x66, 0xff, 0xfe, 0x00]), /^aligner: cli\.not-text: /],
        [['align', '-'], 'PK\0\0text', /^aligner: text\.binary: /],
        [['align', '-'], 'A long line of text. '.repeat(50_000), /^aligner: text\.too-long: .*1026 KiB/],
        [['align', '--jsonl'], JSON.stringify({ id: 1, question: '', answer: 'a\0' }), /^aligner: text\.binary: /],
        [['align', join(folder, 'none.md')], '', /^aligner: cli\.file: .*ENOENT/],
        [['align', '--jsonl', join(folder, 'none.jsonl')], '', /^aligner: cli\.file: .*ENOENT/],
        [['align', '--sensitivity', 'huge'], '', /^aligner: cli\.usage: /],
        [['align', '--margin', 'x'], '', /^aligner: cli\.usage: /],
        [['align', '--what'], '', /^aligner: cli\.usage: /],
        [['align', '--model', join(folder, 'none.gguf')], 'x', /^aligner: model\.missing: /],
        [['align', '--model', junk], 'x', /^aligner: model\.not-gguf: /],
        [['align', '--jsonl'], '{"id":1}', /^aligner: cli\.jsonl: Line 1 /],
        [['dance'], '', /^aligner: cli\.usage: /],
      ];
      for (const [args, input, expected] of cases) {
        const r = await runCli(args, input);
        assert.deepEqual([r.code, r.stdout], [2, ''], args.join(' '));
        assert.match(r.stderr, expected);
        assert.equal(r.stderr.trim().split('\n').length, 1);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('aligner doctor', function () {
  this.timeout(120_000);

  it('names device, model hash, llama.cpp and counts requests', async () => {
    const r = await runCli(['doctor']);
    assert.equal(r.code, 0, r.stderr);
    for (const part of [
      /llama\.cpp +(b\d+|v\d+\.\d+)/,
      /sha256 [0-9a-f]{64}, checked/,
      /Device +\S/,
      /GPU +\S/,
      /Network +0 requests/,
    ])
      assert.match(r.stdout, part);
  });
});
