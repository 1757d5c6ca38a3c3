import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Alignment } from '../../src/align/core/types.ts';
import { runCli } from '../support/cli.ts';

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
    }
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
        [['align', join(folder, 'none.md')], '', /^aligner: cli\.file: .*ENOENT/],
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
      /llama\.cpp +b\d+/,
      /sha256 [0-9a-f]{64}, checked/,
      /Device +\S/,
      /GPU +\S/,
      /Network +0 requests/,
    ])
      assert.match(r.stdout, part);
  });
});
