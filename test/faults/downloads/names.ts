/** Names that point elsewhere. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findModels } from '../../../src/models/node/found.ts';
import { Library } from '../../../src/models/node/library.ts';
import { withModelServer } from '../../support/model-server.ts';
import { randomNumbers } from '../../support/random.ts';
import { Tally, type Fault } from '../fault.ts';
import { codeOf, FAST, FILE, inFolder, sha } from './common.ts';

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

export const names: Fault = {
  number: 17,
  promise: 'no name, digest or header leads out of the folder of models',
  try: (scale) =>
    inFolder(async (root) => {
      const tally = new Tally();
      const random = randomNumbers(17);
      const library = new Library(
        join(import.meta.dirname, '..', '..', '..', 'models'),
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
