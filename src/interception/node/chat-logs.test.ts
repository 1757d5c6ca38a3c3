import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../../test/support/until.ts';
import { ChatHistory, FinishedAnswers } from '../core/chat-history.ts';
import { chatLogs } from './chat-logs.ts';
import { SessionLog, type LoggedAnswer } from '../core/session-log.ts';
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
    const watching = new ChatHistory([chatLogs(folder)]).watch({
      onAnswer: ({ texts: all }) => texts.push(all.join('|')),
      onSkipped: (count, why) => skipped.push(`${count} ${why}`),
    });
    return { texts, skipped, watching };
  }

  it('tells what is finished from now on, also of logs that were there before', async () => {
    await mkdir(folder);
    const old = join(folder, 'old.jsonl');
    await writeFile(old, EMPTY + turn(0, 'long ago', 5));
    const { texts, skipped, watching } = watch();
    await appendFile(old, turn(1, 'now'));
    await writeFile(join(folder, 'new.jsonl'), EMPTY + turn(0, 'new'));
    await writeFile(join(folder, 'other.txt'), turn(0, 'no log'));
    await until('two answers', async () => {
      // What is written while watching begins is found with the next change.
      for (const name of ['old.jsonl', 'new.jsonl']) await appendFile(join(folder, name), '\n');
      return texts.length === 2;
    });
    assert.deepEqual(texts.toSorted(), ['new', 'now']);
    assert.deepEqual(skipped, []);
    watching.dispose();
    const later = watch();
    await appendFile(old, turn(2, 'after the end'));
    await until('the other watch hears of it', async () => {
      await appendFile(old, '\n');
      return later.texts.includes('after the end');
    });
    later.watching.dispose();
    assert.equal(texts.length, 2);
  });

  it('waits for a folder that is not there yet', async () => {
    const { texts, watching } = watch();
    await mkdir(folder);
    await writeFile(join(folder, 'a.jsonl'), EMPTY + turn(0, 'first'));
    await until('the answer', () => texts.length === 1, 4_000);
    watching.dispose();
  });

  it('reads on where it ended, and anew when the log shrinks or is replaced, of which nothing is told twice', async () => {
    await mkdir(folder);
    const path = join(folder, 'a.jsonl');
    const file = new SessionFile(path, new SessionLog());
    let told: string[] = [];
    const events = { onAnswer: (a: LoggedAnswer) => told.push(a.texts.join('|')), onSkipped: () => assert.fail() };
    const finished = new FinishedAnswers(events, 0);
    const read = async () => {
      told = [];
      finished.tell(await file.read());
      return told;
    };
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
    await writeFile(paths[1]!, `garbage\n${turn(0, 'third')}`);
    await writeFile(paths[2]!, '{"kind":0');
    for (const [i, path] of paths.entries()) await utimes(path, 1_000 + i, 1_000 + i);
    const before = await Promise.all(paths.map(async (p) => [await sha256(p), (await stat(p)).mtimeMs]));
    const sessions = chatLogs(folder);
    assert.deepEqual((await sessions.last(() => true))?.texts, ['third']);
    assert.deepEqual((await sessions.last((a) => a.texts[0] !== 'third'))?.texts, ['second']);
    assert.equal(await chatLogs(join(root, 'nowhere')).last(() => true), undefined);
    assert.deepEqual(await Promise.all(paths.map(async (p) => [await sha256(p), (await stat(p)).mtimeMs])), before);
  });
});
