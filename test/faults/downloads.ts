/** Transfers of models: processes that are killed, servers that lie, names that point elsewhere, and disks that are full. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AlignerError } from '../../src/base/core/errors.ts';
import { findModels } from '../../src/models/node/found.ts';
import { ModelsFolder } from '../../src/models/node/folder.ts';
import { Library } from '../../src/models/node/library.ts';
import { pull, type PullOptions } from '../../src/models/node/pull.ts';
import { fileSource, httpSource } from '../../src/models/node/source.ts';
import { ggufFile } from '../support/gguf.ts';
import { fillModel, withModelServer, type Behaviour } from '../support/model-server.ts';
import { randomNumbers } from '../support/random.ts';
import { IN_MEMORY, withFolder } from '../support/temporary.ts';
import { Tally, type Fault } from './fault.ts';

const PULLER = fileURLToPath(new URL('../support/puller.ts', import.meta.url));
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const wantedOf = (file: Buffer) => ({ id: 'm', sha256: sha(file), bytes: file.length });
const inFolder = <T>(use: (folder: string) => T | Promise<T>) => withFolder(use, IN_MEMORY);
const FAST = { pauseMs: 1 };

/** 'sound' when the file has its final name and is the wanted one, 'corrupt' when it is another, 'none' without one. */
function stateOf(folder: string, file: Buffer): 'sound' | 'corrupt' | 'none' {
  const path = join(folder, 'm.gguf');
  if (!existsSync(path)) return 'none';
  return readFileSync(path).equals(file) ? 'sound' : 'corrupt';
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** The code of what a call rejects with; '' when it resolves. Anything but an error for people is a failure of its own. */
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => '',
    (error: unknown) => (error instanceof AlignerError ? error.code : `unexpected ${String(error)}`),
  );

function startPuller(folder: string, url: string, file: Buffer) {
  const args = [PULLER, folder, `${url}/m.gguf`, sha(file), String(file.length)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<string>((resolve) => child.once('close', () => resolve(output.trim())));
  return { child, ended };
}

const killed: Fault = {
  number: 14,
  promise: 'a transfer that is killed leaves no model behind, and resumes',
  async try(scale) {
    const tally = new Tally();
    const random = randomNumbers(14);
    const kills = scale === 'full' ? 100 : 4;
    const file = fillModel(ggufFile(), 3 << 20, 14);
    let partial = 0;
    let resumed = 0;
    let again = 0;
    const arrived = (folder: string) => sizeOf(join(folder, `${sha(file)}.part`));
    for (let n = 0; n < kills; n++)
      await inFolder((folder) =>
        withModelServer(
          () => ({ file, pauseMs: 1 }),
          async ({ url }) => {
            const { child, ended } = startPuller(folder, url, file);
            // The last tenth is after the last byte: the hash, the disk, the names.
            const moment = random() * 1.1;
            const dead = new AbortController();
            void ended.then(() => dead.abort());
            while (!dead.signal.aborted && arrived(folder) < Math.min(moment, 1) * file.length) await wait(1);
            if (moment > 1) await wait(random() * 40);
            child.kill('SIGKILL');
            await ended;
            const state = stateOf(folder, file);
            if (state === 'corrupt') partial++;
            const { fetched } = await pull(wantedOf(file), httpSource(new URL(`${url}/m.gguf`)), {
              folder: new ModelsFolder(folder),
              ...FAST,
            });
            if (fetched < file.length) resumed++;
            again += fetched;
            tally.count(state !== 'corrupt' && stateOf(folder, file) === 'sound', `kill ${n} at ${moment.toFixed(2)}`);
          },
        ),
      );
    return tally.result(
      `${kills} processes killed with SIGKILL: ${partial} partial files under the final name; ${resumed} resumed, ` +
        `and fetched what was missing, ${Math.round((again / (kills * file.length)) * 100)} % on average`,
    );
  },
};

const wrongBytes: Fault = {
  number: 15,
  promise: 'bytes of the right size and the wrong hash are never used',
  try: (scale) =>
    inFolder(async (root) => {
      const tally = new Tally();
      const random = randomNumbers(15);
      const file = fillModel(ggufFile(), 5_000, 15);
      const flips = scale === 'full' ? 500 : 20;
      const flip = () => {
        const at = 4 + Math.floor(random() * (file.length - 4));
        const flipped = Buffer.from(file);
        flipped[at]! ^= 1 << Math.floor(random() * 8);
        return flipped;
      };
      const original = join(root, 'original');
      let accepted = 0;
      const isSound = (folder: string) => {
        const sound = stateOf(folder, file) === 'sound';
        if (!sound) accepted++;
        return sound;
      };
      for (let n = 0; n < flips; n++) {
        const folder = new ModelsFolder(join(root, String(n)));
        writeFileSync(original, flip());
        const fresh = await codeOf(pull(wantedOf(file), fileSource(original), { folder, ...FAST }));
        if (fresh === '') accepted++;
        const left = readdirSync(folder.path).filter((name) => name !== 'transfer.lock');
        tally.count(fresh === 'model.wrong-bytes' && left.length === 0, `fresh ${n}: ${fresh} ${left.join(' ')}`);
        // What is there already, or was half there, is not trusted for its size either.
        writeFileSync(original, file);
        const { model } = await pull(wantedOf(file), fileSource(original), { folder });
        writeFileSync(model.path, flip());
        await pull(wantedOf(file), fileSource(original), { folder });
        tally.count(isSound(folder.path), `kept ${n}`);
        const other = new ModelsFolder(join(root, `${n}-part`));
        writeFileSync(
          join(await other.make(), `${sha(file)}.part`),
          flip().subarray(0, 1 + Math.floor(random() * 5_000)),
        );
        await pull(wantedOf(file), fileSource(original), { folder: other });
        tally.count(isSound(other.path), `part ${n}`);
      }
      return tally.result(
        `${flips} flipped bits each in what arrives, in what is there, and in what is half there: ${accepted} accepted`,
      );
    }),
};

type Answer = (request: IncomingMessage, response: ServerResponse, n: number) => boolean;
interface Case extends Partial<Behaviour> {
  /** What a pull may end with besides the sound file: codes of errors. */
  readonly refused?: readonly string[];
}

const FILE = fillModel(ggufFile(), 100_000, 16);
const HTML = Buffer.from(`<!doctype html><title>Log in</title>${' '.repeat(635)}`).subarray(0, 635);
const ETAG = { etag: '"1"' };
const rangeOf = (request: IncomingMessage) => /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
const send =
  (status: number, headers: Record<string, string | number>, body: Buffer): Answer =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };
/** Answers a request for the rest with a Content-Range of its own, and the rest. */
const rest =
  (contentRange: (from: number) => string | undefined, etag = '"1"', file = FILE): Answer =>
  (request, response) => {
    const from = rangeOf(request);
    if (from === undefined) return false;
    const range = contentRange(Number(from));
    response.writeHead(206, { etag, ...(range === undefined ? {} : { 'content-range': range }) });
    response.end(file.subarray(Number(from)));
    return true;
  };
const SERVER = ['model.server'];
const NETWORK = ['model.network'];
const OTHER = Buffer.concat([FILE.subarray(0, 400), Buffer.from(FILE.subarray(400)).reverse()]);

/** Servers, tried with nothing there, with a part of the file, with one of another version, and with all of it and more. */
const SERVERS: Readonly<Record<string, Case>> = {
  'an honest one': {},
  'one without ETags': { etag: '' },
  'one with weak ETags': { etag: 'W/"1"' },
  'one that ignores Range': { answer: send(200, { ...ETAG, 'content-length': FILE.length }, FILE) },
  'one whose rest begins elsewhere': { answer: rest((from) => `bytes ${from + 1}-${FILE.length - 1}/${FILE.length}`) },
  'one whose rest ends too early': { answer: rest((from) => `bytes ${from}-${FILE.length - 2}/${FILE.length}`) },
  'one whose rest is of a longer file': {
    answer: rest((from) => `bytes ${from}-${FILE.length}/${FILE.length + 1}`),
    refused: SERVER,
  },
  'one whose rest does not say what it is': { answer: rest(() => undefined) },
  'one that writes nonsense for a range': { answer: rest(() => 'bytes */*') },
  'one with another version, and its ETag': {
    answer: rest((f) => `bytes ${f}-${FILE.length - 1}/${FILE.length}`, '"2"', OTHER),
  },
  'one with another version, and the old ETag': {
    answer: rest((f) => `bytes ${f}-${FILE.length - 1}/${FILE.length}`, '"1"', OTHER),
  },
  'one that has another version only': { file: OTHER, refused: ['model.wrong-bytes'] },
  'one that knows no range': {
    answer: (request, response) => {
      if (rangeOf(request) !== undefined) response.writeHead(416).end();
      return rangeOf(request) !== undefined;
    },
  },
  'one that always says 416': { answer: send(416, {}, Buffer.alloc(0)), refused: SERVER },
  'one that sends a part unasked': {
    answer: send(206, { ...ETAG, 'content-range': `bytes 0-${FILE.length - 1}/${FILE.length}` }, FILE),
    refused: SERVER,
  },
  'one that sends several parts': {
    answer: send(206, { 'content-type': 'multipart/byteranges; boundary=x' }, FILE),
    refused: SERVER,
  },
  'a page of 635 bytes': {
    answer: send(200, { 'content-type': 'text/html', 'content-length': 635 }, HTML),
    refused: SERVER,
  },
  'a page as long as the file': {
    answer: send(200, { 'content-type': 'text/html' }, Buffer.concat([HTML, FILE.subarray(635)])),
    refused: SERVER,
  },
  'a page as the rest': {
    answer: rest((f) => `bytes ${f}-${FILE.length - 1}/${FILE.length}`, '"1"', Buffer.alloc(FILE.length, 60)),
  },
  'a file that is too short': { file: FILE.subarray(0, -1), refused: SERVER },
  'a file that is too long': { file: Buffer.concat([FILE, Buffer.from('x')]), refused: SERVER },
  'one that does not say how long the file is': {
    answer: (_, response) => {
      response.writeHead(200, ETAG);
      response.write(FILE.subarray(0, 100));
      response.end(FILE.subarray(100));
      return true;
    },
    refused: SERVER,
  },
  'one that packs': {
    answer: send(200, { 'content-encoding': 'gzip', 'content-length': FILE.length }, FILE),
    refused: [...SERVER, ...NETWORK],
  },
  'one that breaks off once': { breakAfter: (n) => (n === 1 ? 30_000 : undefined) },
  'one that always breaks off': { breakAfter: () => 10, refused: NETWORK },
  'one that sends nothing': { answer: send(200, { 'content-length': 0 }, Buffer.alloc(0)), refused: SERVER },
  'one that has no content': { answer: send(204, {}, Buffer.alloc(0)), refused: SERVER },
  'one that has no such file': { answer: send(404, {}, HTML), refused: SERVER },
  'one that wants a token': { answer: send(401, {}, HTML), refused: SERVER },
  'one that is busy once': {
    answer: (_, response, n) => {
      if (n === 1) response.writeHead(503).end();
      return n === 1;
    },
  },
  'one that is always busy': { answer: send(500, {}, HTML), refused: NETWORK },
  'one that leads in circles': { answer: send(302, { location: '/m.gguf' }, HTML), refused: SERVER },
  'one that leads to a file': {
    answer: send(302, { location: 'file:///etc/passwd' }, HTML),
    refused: ['model.redirect'],
  },
  'one that leads to http': {
    answer: send(302, { location: 'http://169.254.169.254/latest' }, HTML),
    refused: ['model.redirect'],
  },
  'one that leads nowhere': { answer: send(302, {}, HTML), refused: [...SERVER, 'model.redirect'] },
  'one that hangs up': {
    answer: (request) => {
      request.socket.destroy();
      return true;
    },
    refused: NETWORK,
  },
};

const BEFORE: Readonly<Record<string, { readonly bytes: Buffer; readonly etag: string }>> = {
  nothing: { bytes: Buffer.alloc(0), etag: '' },
  'a part': { bytes: FILE.subarray(0, 40_000), etag: '"1"' },
  'a part without a version': { bytes: FILE.subarray(0, 40_000), etag: '' },
  'a part of another version': { bytes: OTHER.subarray(0, 40_000), etag: '"0"' },
  'a part of another version, unnamed': { bytes: OTHER.subarray(0, 40_000), etag: '' },
  'more than the file': { bytes: Buffer.concat([FILE, FILE]), etag: '"1"' },
  'another file': { bytes: OTHER, etag: '"1"' },
};

const servers: Fault = {
  number: 16,
  promise: 'whatever a server answers, the file is the pinned one or there is none',
  async try(scale) {
    const tally = new Tally();
    const outcomes: Record<string, number> = {};
    let corrupt = 0;
    for (const [server, { refused = [], ...behaviour }] of Object.entries(SERVERS))
      for (const [before, { bytes, etag }] of Object.entries(BEFORE)) {
        if (scale === 'short' && !['nothing', 'a part', 'a part of another version, unnamed'].includes(before))
          continue;
        await inFolder(async (path) => {
          const folder = new ModelsFolder(path);
          if (bytes.length > 0) {
            writeFileSync(join(path, `${sha(FILE)}.part`), bytes);
            writeFileSync(join(path, `${sha(FILE)}.part.json`), etag);
          }
          let now: Behaviour = { file: FILE, ...behaviour };
          await withModelServer(
            () => now,
            async ({ url }) => {
              const go = () => pull(wantedOf(FILE), httpSource(new URL(`${url}/m.gguf`)), { folder, ...FAST });
              const code = await codeOf(go());
              const state = stateOf(path, FILE);
              if (state === 'corrupt') corrupt++;
              outcomes[code || 'sound'] = (outcomes[code || 'sound'] ?? 0) + 1;
              const held = code === '' ? state === 'sound' : state === 'none' && refused.includes(code);
              tally.count(held, `${server}, ${before}: ${code || 'no error'}, ${state}`);
              now = { file: FILE };
              const after = await codeOf(go());
              tally.count(
                after === '' && stateOf(path, FILE) === 'sound',
                `afterwards, ${server}, ${before}: ${after}`,
              );
            },
          );
        });
      }
    return tally.result(
      `${Object.keys(SERVERS).length} servers × what was there before: ${JSON.stringify(outcomes)}; corrupt files ${corrupt}; each pull again from an honest server`,
    );
  },
};

const HOSTILE_NAMES = [
  ...['', '.', '..', '../m', '..\\m', '/etc/passwd', 'C:\\m', 'C:m', '//server/share', '\\\\server\\share\\m'],
  ...[
    'a/b',
    'a\\b',
    'm\0',
    'm\0.gguf',
    '%2e%2e%2fm',
    '..%2fm',
    '.%00.',
    'm\n',
    'm\r\nx: y',
    ' m',
    'm ',
    'm.',
    '~',
    '~root',
  ],
  ...[
    'con',
    'CON',
    'nul',
    'aux.x',
    'prn',
    'com1',
    'lpt9.gguf',
    'm:stream',
    'm::$DATA',
    '-rf',
    '.hidden',
    '$(id)',
    '`id`',
  ],
  ...[
    '\u2025/m',
    '\uff0e\uff0e/m',
    '\u202egguf.m',
    'm\u0000',
    'ａ',
    'é',
    'x'.repeat(300),
    'M',
    'a*b',
    'a?b',
    'a|b',
    'a<b',
    '"',
  ],
];

const names: Fault = {
  number: 17,
  promise: 'no name, digest or header leads out of the folder of models',
  try: (scale) =>
    inFolder(async (root) => {
      const tally = new Tally();
      const random = randomNumbers(17);
      const library = new Library(
        join(import.meta.dirname, '..', '..', 'models'),
        {
          ALIGNER_MODELS_FOLDER: join(root, 'models'),
          XDG_CACHE_HOME: join(root, 'cache'),
          LOCALAPPDATA: join(root, 'cache'),
        },
        () => Promise.resolve([]),
      );
      const { folder } = library;
      const inside = await folder.make();
      const canary = join(root, 'm.gguf');
      const file = join(root, 'm');
      writeFileSync(canary, FILE);
      writeFileSync(file, FILE);
      const alphabet = [
        '.',
        '/',
        '\\',
        ':',
        '%',
        '\0',
        ' ',
        '~',
        '-',
        '_',
        'a',
        'Z',
        '0',
        '\u202e',
        '\uff0e',
        'é',
        '..',
        '../',
        'con',
        '.gguf',
        '%2e',
        '\\..\\',
      ];
      const made = Array.from({ length: scale === 'full' ? 20_000 : 300 }, () =>
        Array.from(
          { length: 1 + Math.floor(random() * 8) },
          () => alphabet[Math.floor(random() * alphabet.length)]!,
        ).join(''),
      );
      let escapes = 0;
      const count = (held: boolean, what: string) => {
        if (!held) escapes++;
        tally.count(held, what);
      };
      const isInside = (path: string) => dirname(path) === inside && basename(path) !== '..';
      for (const name of [...HOSTILE_NAMES, ...made]) {
        const placed = await folder.place(name, '.gguf').catch(() => undefined);
        count(placed === undefined || isInside(placed), `place ${JSON.stringify(name)}`);
        const found = await folder.find(name).catch(() => undefined);
        count(found === undefined, `find ${JSON.stringify(name)}`);
        const removed = await codeOf(folder.remove(name));
        count(removed === 'model.unknown' && existsSync(canary), `remove ${JSON.stringify(name)}: ${removed}`);
      }
      mkdirSync(join(root, 'cache'));
      const before = readdirSync(root).sort().join(' ');
      await withModelServer(
        () => ({
          file: FILE,
          answer: (_, response) => (
            response.setHeader('content-disposition', 'attachment; filename="../../evil"'),
            false
          ),
        }),
        async ({ url }) => {
          for (const name of HOSTILE_NAMES) {
            const options = FAST;
            const ways = {
              pull: () => library.pull(name, url, options),
              'pull as': () => library.pullUrl(`${url}/m.gguf`, sha(FILE), name, options),
              'pull URL': () => library.pullUrl(`${url}/${encodeURIComponent(name)}`, sha(FILE), undefined, options),
              'import as': () => library.import(file, name, undefined, options),
            };
            for (const [way, work] of Object.entries(ways)) {
              const code = await codeOf(work().then(({ model }) => library.remove(model.id)));
              const held = readdirSync(root).sort().join(' ') === before;
              count(held && !code.startsWith('unexpected'), `${way} ${JSON.stringify(name)}: ${code}`);
            }
          }
        },
      );
      // What another program's manifest says is a path only when it is a hash.
      const ollama = join(root, 'ollama');
      mkdirSync(join(ollama, 'manifests', 'library', 'm'), { recursive: true });
      mkdirSync(join(ollama, 'blobs'));
      for (const digest of [
        'sha256:../../m.gguf',
        'sha256:',
        '../m.gguf',
        `sha256:${'a'.repeat(63)}/`,
        `sha256-${sha(FILE)}`,
      ]) {
        const layers = [{ mediaType: 'application/vnd.ollama.image.model', digest }];
        writeFileSync(join(ollama, 'manifests', 'library', 'm', 'latest'), JSON.stringify({ layers }));
        const models = await findModels([{ by: 'Ollama', folders: [ollama], isOllama: true }]);
        count(models.length === 0, `digest ${digest}`);
      }
      return tally.result(
        `${HOSTILE_NAMES.length} names of old attacks and ${made.length} made ones, in every way that takes a name: ${escapes} escapes`,
      );
    }),
};

const together: Fault = {
  number: 18,
  promise: 'one transfer at a time, a dead one blocks nobody, a full disk is said, and a token stays with its server',
  async try(scale) {
    const tally = new Tally();
    const file = fillModel(ggufFile(), 1 << 20, 18);
    const rounds = scale === 'full' ? 20 : 1;
    let sentBytes = 0;
    for (let n = 0; n < rounds; n++)
      await inFolder((folder) =>
        withModelServer(
          () => ({ file, pauseMs: 1 }),
          async ({ url, sent }) => {
            const both = [startPuller(folder, url, file), startPuller(folder, url, file)];
            const fetched = await Promise.all(both.map(({ ended }) => ended));
            sentBytes += sent();
            const held = fetched.toSorted().join() === `0,${file.length}` && sent() === file.length;
            tally.count(held && stateOf(folder, file) === 'sound', `two at once: ${fetched.join(' and ')}`);
          },
        ),
      );
    for (let n = 0; n < rounds; n++)
      await inFolder((folder) =>
        withModelServer(
          () => ({ file, pauseMs: 1 }),
          async ({ url }) => {
            const { child, ended } = startPuller(folder, url, file);
            while (sizeOf(join(folder, `${sha(file)}.part`)) < file.length / 4) await wait(1);
            const waiting: string[] = [];
            const second = pull(wantedOf(file), httpSource(new URL(`${url}/m.gguf`)), {
              folder: new ModelsFolder(folder),
              onProgress: ({ kind }) => void waiting.push(kind),
            });
            child.kill('SIGKILL');
            await ended;
            const code = await codeOf(second);
            tally.count(code === '' && stateOf(folder, file) === 'sound', `a lock of a dead one: ${code}`);
          },
        ),
      );
    const writes = 12;
    for (let full = 0; full < writes; full++)
      await inFolder(async (path) => {
        const folder = new ModelsFolder(path);
        const original = join(path, 'original');
        writeFileSync(original, file);
        let n = 0;
        const write: PullOptions['write'] = async (handle, bytes, at) => {
          // The last piece before the disk is full goes in by half.
          if (n > full) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
          const take = n++ === full ? Math.ceil(bytes.length / 2) : Math.min(bytes.length, 90_000);
          return (await handle.write(bytes, 0, take, at)).bytesWritten;
        };
        const code = await codeOf(pull(wantedOf(file), fileSource(original), { folder, write }));
        // Where everything went in before the disk was full there is nothing to say.
        const told = code === 'model.disk-full' ? stateOf(path, file) === 'none' : code === '';
        const { fetched } = await pull(wantedOf(file), fileSource(original), { folder });
        tally.count(told && stateOf(path, file) === 'sound', `full at write ${full}: ${code}, ${fetched}`);
      });
    const leaks = await tokens(tally);
    return tally.result(
      `bytes fetched ÷ size with two at once ${(sentBytes / rounds / file.length).toFixed(2)}; a killed holder's lock was free at once; ` +
        `full at each of ${writes} writes: said, nothing under the final name, resumed; token leaks ${leaks}`,
    );
  },
};

/** A server that sends its clients on to another one, and from there back. */
async function tokens(tally: Tally): Promise<number> {
  let leaks = 0;
  const go = async (home: string, away: string, path: string) =>
    inFolder((folder) =>
      codeOf(
        pull(wantedOf(FILE), httpSource(new URL(`${home}${path}`), 'secret-token'), {
          folder: new ModelsFolder(folder),
          ...FAST,
        }),
      ).then((code) => [code, away]),
    );
  let awayUrl = '';
  let homeUrl = '';
  const redirect =
    (to: () => string, only: RegExp): Answer =>
    (request, response) => {
      if (!only.test(request.url ?? '')) return false;
      response.writeHead(302, { location: to() }).end();
      return true;
    };
  await withModelServer(
    () => ({ file: FILE, answer: redirect(() => `${awayUrl}/there`, /^\/(?:away|around)/) }),
    (home) =>
      withModelServer(
        () => ({ file: FILE, answer: redirect(() => `${homeUrl}/back`, /^\/there-and-back/) }),
        async (away) => {
          homeUrl = home.url;
          awayUrl = away.url;
          for (const path of ['/here', '/away', '/around']) {
            const [code] = await go(home.url, away.url, path);
            tally.count(code === '', `${path}: ${code ?? ''}`);
          }
          awayUrl = `${away.url}/there-and-back?`;
          const [code] = await go(home.url, away.url, '/around');
          tally.count(code === '', `around: ${code ?? ''}`);
          const hasToken = ({ headers }: { headers: IncomingMessage['headers'] }) =>
            JSON.stringify(headers).includes('secret');
          leaks =
            away.requests.filter(hasToken).length +
            home.requests.filter((r) => r.url === '/back' && hasToken(r)).length;
          tally.count(leaks === 0, `${leaks} leaks`);
          tally.count(home.requests.filter((r) => r.url !== '/back').every(hasToken), 'its own server got no token');
          tally.count(
            away.requests.length === 3 && home.requests.some((r) => r.url === '/back'),
            'the way was another one',
          );
        },
      ),
  );
  return leaks;
}

export const DOWNLOAD_FAULTS: readonly Fault[] = [killed, wrongBytes, servers, names, together];
