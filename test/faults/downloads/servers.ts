/** Servers that lie, each with what was there before. */
import { writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { ModelsFolder } from '../../../src/models/node/folder.ts';
import { pull } from '../../../src/models/node/pull.ts';
import { httpSource } from '../../../src/models/node/source.ts';
import { withModelServer, type Behaviour } from '../../support/model-server.ts';
import { Tally, type Fault } from '../fault.ts';
import { codeOf, FAST, FILE, inFolder, sha, stateOf, wantedOf, type Answer } from './common.ts';

interface Case extends Partial<Behaviour> {
  /** What a pull may end with besides the sound file: codes of errors. */
  readonly refused?: readonly string[];
}

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

export const servers: Fault = {
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
