/**
 * Loads llama.cpp and tree-sitter out of a staged extension: `node prove-natives.mjs FOLDER [MODEL]` prints what it
 * loaded or fails. MODEL is a file of its folder `models`: a token is evaluated with it.
 * A file and a process of its own: llama.cpp's loader forks a probe, which inherits the flags of an inline script.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, file = ''] = process.argv.slice(2);
const require = createRequire(join(folder, 'dist', 'worker.js'));
const path = require.resolve('node-llama-cpp');
if (!path.startsWith(folder)) throw new Error(`node-llama-cpp came from ${path}`);
const { getLlama } = await import(pathToFileURL(path).href);
const llama = await getLlama({ build: 'never', gpu: false, logLevel: 'error', progressLogs: false });
if (file !== '') {
  const model = await llama.loadModel({ modelPath: join(folder, 'models', file) });
  const context = await model.createContext({ contextSize: 64 });
  const [last] = await context
    .getSequence()
    .controlledEvaluate([[model.tokens.bos ?? 0, { generateNext: { token: true } }]]);
  if (typeof last?.next.token !== 'number') throw new Error('The model says nothing');
}
const { Parser, Language } = require('./grammars/tree-sitter.js');
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('./grammars/tree-sitter-python.wasm')));
if (parser.parse('x = 1').rootNode.hasError) throw new Error('tree-sitter does not parse');
console.log(
  `llama.cpp ${llama.llamaCppRelease.release} ${file === '' ? '' : `with ${file} `}and tree-sitter load from the staged folder.`,
);
await llama.dispose();
