import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../../test/support/until.ts';
import { chatSessions } from './chat-sessions.ts';
import { SessionFile } from './session-file.ts';

const line = (entry: unknown) => `${JSON.stringify(entry)}\n`;
const EMPTY = line({ kind: 0, v: { requests: [] } });
const turn = (index: number, text: string, at = Date.now()) =>
  line({ kind: 2, k: ['requests'], v: [{ requestId: `${text}-${index}`, message: { text: 'Why?' }, response: [] }] }) +
  line({ kind: 1, k: ['requests', index, 'modelState'], v: { value: 1, completedAt: at } }) +
  line({ kind: 2, k: ['requests', index, 'response'], v: [{ value: text }] });
const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

describe('the folder of chat sessions', () => {
  let root: string;
  let folder: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'aligner-sessions-'));
    folder = join(root, 'chatSessions');
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  function watch() {
    const texts: string[] = [];
    const skipped: string[] = [];
    const watching = chatSessions(folder).watch({
      onAnswer: ({ texts: all }) => texts.push(all.join('|')),
      onSkipped: (count, why) => skipped.push(`${count} ${why}`),
    });
    return { texts, skipped, watching };
  }

  it('tells what is finished from now on, within two seconds, also of logs that were there before', async () => {
    await mkdir(folder);
    const old = join(folder, 'old.jsonl');
    await writeFile(old, EMPTY + turn(0, 'long ago', 5));
    const { texts, skipped, watching } = watch();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const begun = performance.now();
    await appendFile(old, turn(1, 'now'));
    await writeFile(join(folder, 'new.jsonl'), EMPTY + turn(0, 'new'));
    await writeFile(join(folder, 'other.txt'), turn(0, 'no log'));
    await until('two answers', () => texts.length === 2, 2_000);
    console.log(`      found after ${Math.round(performance.now() - begun)} ms`);
    assert.deepEqual(texts.toSorted(), ['new', 'now']);
    assert.deepEqual(skipped, []);
    watching.dispose();
    await appendFile(old, turn(2, 'after the end'));
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(texts.length, 2);
  });

  it('waits for a folder that is not there yet', async () => {
    const { texts, watching } = watch();
    await mkdir(folder);
    await writeFile(join(folder, 'a.jsonl'), EMPTY + turn(0, 'first'));
    await until('the answer', () => texts.length === 1, 4_000);
    watching.dispose();
  });

  it('reads on where it ended, and anew when the log shrinks or is replaced, and tells nothing twice', async () => {
    await mkdir(folder);
    const path = join(folder, 'a.jsonl');
    const file = new SessionFile(path);
    const read = async () => (await file.read()).map((a) => a.texts.join('|'));
    await assert.rejects(read());
    const whole = EMPTY + turn(0, 'älter 👍🏽');
    const bytes = Buffer.from(whole);
    const inside = bytes.indexOf(0xf0) + 2;
    await writeFile(path, bytes.subarray(0, inside));
    assert.deepEqual(await read(), []);
    await writeFile(path, bytes);
    assert.deepEqual(await read(), ['älter 👍🏽']);
    await truncate(path, 10);
    assert.deepEqual(await read(), []);
    await writeFile(path, whole + turn(1, 'second'));
    assert.deepEqual(await read(), ['second']);
    // Compacted into one snapshot, larger than what was read so far.
    const requests = ['one', 'two'].map((text) => ({
      requestId: text,
      message: { text: 'x'.repeat(2_000) },
      response: [{ value: text }],
      modelState: { value: 1 },
    }));
    await writeFile(path, line({ kind: 0, v: { requests } }));
    assert.deepEqual(await read(), ['one', 'two']);
    assert.equal(file.skipped, 0);
  });

  it('finds the last answer that is wanted, and writes to nothing', async () => {
    await mkdir(folder);
    const paths = ['a.jsonl', 'b.jsonl', 'stub.jsonl'].map((name) => join(folder, name));
    await writeFile(paths[0]!, EMPTY + turn(0, 'first') + turn(1, 'second'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await writeFile(paths[1]!, `garbage\n${turn(0, 'third')}`);
    await writeFile(paths[2]!, '{"kind":0');
    const before = await Promise.all(paths.map(async (p) => [await sha256(p), (await stat(p)).mtimeMs]));
    const sessions = chatSessions(folder);
    assert.deepEqual((await sessions.last(() => true))?.texts, ['third']);
    assert.deepEqual((await sessions.last((a) => a.texts[0] !== 'third'))?.texts, ['second']);
    assert.equal(await chatSessions(join(root, 'nowhere')).last(() => true), undefined);
    assert.deepEqual(await Promise.all(paths.map(async (p) => [await sha256(p), (await stat(p)).mtimeMs])), before);
  });
});
