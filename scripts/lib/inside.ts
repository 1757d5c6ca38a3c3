/** What is compiled into packages or made from others' work, and is no package itself: nothing installed tells of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from './licences.ts';
import { ROOT } from './paths.ts';

interface Inside {
  readonly name: string;
  readonly version?: string;
  readonly licence: string;
  readonly copyright: string;
  /** The package that it is compiled into. */
  readonly within: string;
}

const grammar = (name: string, copyright: string, version?: string): Inside => ({
  name: `tree-sitter-${name}`,
  ...(version === undefined ? {} : { version }),
  licence: 'MIT',
  copyright: `Copyright (c) ${copyright}`,
  within: '@vscode/tree-sitter-wasm',
});
const engine = (name: string, copyright: string, of: string): Inside => ({
  name,
  licence: 'MIT',
  copyright: `Copyright (c) ${copyright}`,
  within: of,
});

const LLAMA = 'node-llama-cpp';

export const INSIDE: readonly Inside[] = [
  { ...grammar('core', '2018-2024 Max Brunsfeld', '0.25.1'), name: 'tree-sitter' },
  // Versions as far as the package names them.
  grammar('bash', '2017 Max Brunsfeld', '0.25'),
  grammar('c-sharp', '2014-2023 Max Brunsfeld, Damien Guard, Amaan Qureshi, and contributors'),
  grammar('cpp', '2014 Max Brunsfeld'),
  grammar('css', '2018 Max Brunsfeld', '0.25'),
  grammar('go', '2014 Max Brunsfeld', '0.25'),
  grammar('java', '2017 Ayman Nadeem', '0.23'),
  grammar('javascript', '2014 Max Brunsfeld', '0.25'),
  grammar(
    'php',
    '2017 Josh Vera, GitHub\nCopyright (c) 2019 Max Brunsfeld, Amaan Qureshi, Christian Frøystad, Caleb White',
    '0.24.2',
  ),
  grammar('powershell', '2023 Airbus CERT'),
  grammar('python', '2016 Max Brunsfeld', '0.25'),
  grammar('ruby', '2016 Rob Rix', '0.23'),
  grammar('rust', '2017 Maxim Sokolov'),
  grammar('typescript', '2017 Max Brunsfeld', '0.23'),
  engine('llama.cpp and ggml', '2023-2026 The ggml authors', LLAMA),
  engine('JSON for Modern C++', '2013-2026 Niels Lohmann', LLAMA),
  engine('llamafile (matrix products)', '2024 Mozilla Foundation', LLAMA),
  engine('node-addon-api', '2017 Node.js API collaborators', LLAMA),
];

/** Packages whose public names are in the index: facts about them, none of their code or text. */
const indexed = ['python', 'javascript'].flatMap((language) =>
  readFileSync(join(ROOT, 'src/evidence/names', `${language}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('= '))
    .map((line) => line.slice(2).replaceAll('?', '').trim()),
);

const LICENCE = readFileSync(join(ROOT, 'LICENSE'), 'utf8');

export const DATA: readonly Part[] = [
  {
    name: 'index of names',
    licence: 'Apache-2.0',
    kind: 'data',
    text: `${LICENCE}\nThe index (dist/evidence/names) was made by Aligner's own scripts. It lists the public names, parameters and versions of\nthe following, as they were installed, and TypeScript's and typeshed's declarations (Apache-2.0) for what cannot be installed;\nit holds none of their code or documentation:\n\n${indexed.join('\n')}\n`,
  },
];

/** The bundled model; its card says more. */
export const modelPart = (name: string, licence: string): Part => ({
  name,
  licence,
  kind: 'machine-learning-model',
  text: `${LICENCE}\nThe model was trained by this project on SmolLM2-135M-Instruct by Hugging Face (Apache-2.0). Its card, models/README.md in\nAligner's repository, says what it has read.\n`,
});
