/** Files whose bytes must come back as they were, and files that a link leads to. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HookStore } from '../../src/agents/node/hook-store.ts';
import { runHook } from '../../src/agents/node/run-hook.ts';
import { checkChanged } from '../../src/changes/core/check.ts';
import { fixFile } from '../../src/changes/node/fix-file.ts';
import { decodeText } from '../../src/changes/node/work-file.ts';
import { writes } from '../support/hook-events.ts';
import { markedAligner } from '../support/marked-aligner.ts';
import { randomNumbers } from '../support/random.ts';
import { IN_MEMORY, withFolder } from '../support/temporary.ts';
import { Tally, type Fault } from './fault.ts';

const HOW = { sensitivity: 'normal', priority: 'interactive' } as const;
/** What a file is put together of: every line ending, marks, pairs of surrogates, what joins with its neighbours, broken UTF-8. */
const PIECES: readonly Buffer[] = [
  ...['BAD', 'BAD', 'x = 1', '\n', '\n', '\r\n', '\r\n', '\r', '\u2028', '\ufeff', '\u0000', '\t', ' ', '  \n'],
  ...['😀', 'e\u0301', '👨‍👩‍👧', '\u202e', 'ß', 'const a = `', 'def f():\n    return BAD\n', '# BAD 😀\r\n'],
].map((text) => Buffer.from(text));
const BROKEN = [Buffer.from([0xff]), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from([0xe2, 0x82])];
const NAMES = ['a.py', 'a.ts', 'a.go', 'a.sh'];

/** Files with a fault that is mended without a person: nothing but the fault may differ afterwards. */
async function bytes(folder: string, files: number, tally: Tally): Promise<number> {
  let written = 0;
  const random = randomNumbers(23);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  for (let n = 0; n < files; n++) {
    const parts = Array.from({ length: 1 + Math.floor(random() * 12) }, () =>
      random() < 0.01 ? pick(BROKEN) : pick(PIECES),
    );
    const whole = Buffer.concat(random() < 0.2 ? [Buffer.from('\ufeff'), ...parts] : parts);
    const name = `${n % 64}-${pick(NAMES)}`;
    const path = join(folder, name);
    writeFileSync(path, whole);
    const text = decodeText(whole);
    if (text === undefined) {
      tally.count(
        BROKEN.some((b) => whole.includes(b)),
        `${name}: sound UTF-8 refused`,
      );
      continue;
    }
    const aligner = markedAligner();
    const lines = text.split('\n').length;
    const language = name.endsWith('.py') ? 'python' : 'go';
    const check = await checkChanged(aligner, { text, language, changed: [{ first: 0, count: lines }] }, HOW);
    const { hunks } = await fixFile(aligner, folder, { ...check, path: name }, HOW);
    if (hunks.length > 0) written++;
    const mended = hunks.toSorted((a, b) => b.start - a.start);
    const expected = mended.reduce((left, h) => left.slice(0, h.start) + 'GOOD' + left.slice(h.end), text);
    const whatIsThere = readFileSync(path);
    tally.count(whatIsThere.equals(Buffer.from(expected)), `${name}: ${JSON.stringify(text)}`);
  }
  return written;
}

/** Files that are protected, each written by an agent's hook under its own name and through links. */
const STEERING = ['.vscode/settings.py', '.husky/hook.py', '.github/workflows/a.py', '.ssh/a.py', '.cursor/a.py'];

async function links(folder: string, tally: Tally): Promise<number> {
  const ways: Readonly<Record<string, (path: string, n: number) => string>> = {
    'its own name': (path) => path,
    'a file that is a link': (path, n) => {
      symlinkSync(join(folder, path), join(folder, `file-${n}.py`));
      return `file-${n}.py`;
    },
    'a folder that is a link': (path, n) => {
      symlinkSync(join(folder, dirname(path)), join(folder, `folder-${n}`));
      return `folder-${n}/${path.slice(path.lastIndexOf('/') + 1)}`;
    },
    'a new file in such a folder': (_, n) => `folder-${n}/new.py`,
    'a link to a link': (_, n) => {
      symlinkSync(join(folder, `file-${n}.py`), join(folder, `again-${n}.py`));
      return `again-${n}.py`;
    },
    'a link that leads nowhere': (_, n) => {
      symlinkSync(join(folder, 'nowhere.py'), join(folder, `dangling-${n}.py`));
      return `dangling-${n}.py`;
    },
    'a way back': (path) => `src/../${path}`,
  };
  const deps = {
    aligner: { ...markedAligner(), state: { kind: 'ready', model: 'm', device: 'CPU', why: '' } as const },
    policy: 'auto' as const,
    sensitivity: 'normal' as const,
    signal: new AbortController().signal,
    finishLater: () => Promise.resolve(),
  };
  mkdirSync(join(folder, 'src'));
  const isWritten = async (path: string, place: string) => {
    const [event] = writes(folder, join(folder, path), 'x = BAD\n');
    const store = new HookStore(join(folder, 'hooks', place));
    return /updatedInput|modifiedArgs/.test(
      await runHook(event!.client, JSON.stringify(event!.event), { ...deps, store }),
    );
  };
  tally.count(await isWritten('src/a.py', 'ordinary'), 'an ordinary file is not corrected');
  for (const [n, path] of STEERING.entries()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '1\n');
    for (const [way, name] of Object.entries(ways))
      tally.count(!(await isWritten(name(path, n), `${n}-${way}`)), `${path} by ${way}`);
  }
  return Object.keys(ways).length;
}

export const FILE_FAULTS: readonly Fault[] = [
  {
    number: 23,
    promise: 'a correction changes no other byte, and reaches no protected file unasked',
    try: (scale) =>
      withFolder(async (folder) => {
        const tally = new Tally();
        const files = scale === 'full' ? 5_000 : 150;
        const written = await bytes(folder, files, tally);
        const ways = await links(folder, tally);
        return tally.result(
          `${files} files of marks, surrogates and all line endings, ${written} of them mended by check --fix; ${STEERING.length} protected files written by a hook in ${ways} ways each`,
        );
      }, IN_MEMORY),
  },
];
