import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { withFolder } from '../../test/support/temporary.ts';
import { AlignerError, CancelledError } from '../base/core/errors.ts';
import { parseLine, readLines, readText } from './input.ts';

const hasCode = (code: string) => (error: unknown) => error instanceof AlignerError && error.code === code;
const never = new AbortController().signal;
const inFile = <T>(content: string | Uint8Array, use: (path: string) => Promise<T>) =>
  withFolder(async (folder) => {
    const path = join(folder, 'in');
    await writeFile(path, content);
    return use(path);
  });
async function lines(path: string): Promise<string[]> {
  const all: string[] = [];
  for await (const line of readLines(path, never)) all.push(line);
  return all;
}

describe('what the command line reads', () => {
  it('is the text to the last character, with its byte order mark and line endings', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 50 }), fc.boolean(), async (text, mark) => {
        const whole = `${mark ? '\u{FEFF}' : ''}${text}\r\n`;
        assert.equal(await inFile(whole, (path) => readText(path, never)), whole);
      }),
      { numRuns: 50 },
    ));

  it('is no text when it is not UTF-8, no file when it is a folder, and cancelled when that is wanted', async () => {
    await inFile(Uint8Array.of(0x61, 0xc3, 0x28), async (path) => {
      await assert.rejects(readText(path, never), hasCode('cli.not-text'));
      await assert.rejects(lines(path), hasCode('cli.not-text'));
      await assert.rejects(readText(path, AbortSignal.abort()), CancelledError);
    });
    await inFile(Uint8Array.of(0x61, 0xc3), (path) => assert.rejects(readText(path, never), hasCode('cli.not-text')));
    await withFolder(async (folder) => {
      await assert.rejects(readText(folder, never), hasCode('cli.file'));
      await assert.rejects(lines(folder), hasCode('cli.file'));
      await assert.rejects(lines(join(folder, 'nowhere')), hasCode('cli.file'));
    });
  });

  it('splits JSON lines at line feeds alone, however they come in, and drops a byte order mark', async () => {
    const long = 'x'.repeat(200_000);
    const all = ['\u{FEFF}first', 'with \u2028 and \u2029 and \u0085', '', long, 'last'];
    const read = await inFile(all.join('\n'), lines);
    assert.deepEqual(read, ['first', ...all.slice(1)]);
  });

  it('keeps an id as it is written', () => {
    const rest = '"question":"q","answer":"a"';
    for (const id of ['1', '9007199254740993', '-0', '1.50', '1e3', '"x\\u00e9"', '""'])
      assert.equal(parseLine(`{"id":${id},${rest}}`, 1).id, id);
    assert.equal(parseLine(`{"id":1,${rest},"more":{"id":2}}`, 1).id, '1');
    assert.throws(() => parseLine(`{"id":null,${rest}}`, 7), hasCode('cli.jsonl'));
    assert.throws(() => parseLine('{"id":', 7), /Line 7/);
  });
});
