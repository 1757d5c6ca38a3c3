// Layers and the order of features are enforced here: core imports core; node imports core; vscode imports core; the worker
// imports engine/core, align/core, models/core and base/core; only composition.ts and cli/ join the layers. The tsconfigs do
// the same for types.
import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * The features of src, in their order: each may import those before it, so that no two need each other. A new folder of
 * src has its place here.
 */
const FEATURES = [
  'base',
  'text',
  'evidence',
  'align',
  'engine',
  'models',
  'config',
  'ui',
  'journal',
  'review',
  'selection',
  'changes',
  'interception',
  'agents',
];
const LAYERS = ['core', 'node', 'vscode', 'worker', 'panel'];

const unknown = readdirSync(new URL('src', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'cli')
  .filter(({ name }) => !FEATURES.includes(name));
if (unknown.length > 0) throw new Error(`No place in FEATURES: ${unknown.map(({ name }) => name).join(', ')}.`);

/** What a layer must not import, in every feature: one rule for each, since a later rule replaces an earlier one. */
const layer = (name, patterns) =>
  FEATURES.map((feature, place) => ({
    files: [`src/${feature}/${name}/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [...patterns, ...later(feature, place)] }],
    },
  }));
const later = (feature, place) => {
  const rest = FEATURES.slice(place + 1);
  if (rest.length === 0) return [];
  return [
    {
      group: rest.flatMap((other) => LAYERS.map((name) => `**/${other}/${name}/**`)),
      message: `${feature} comes before ${rest.join(', ')} in the order of features (FEATURES).`,
    },
  ];
};
const noNode = {
  group: [
    'node:*',
    'fs',
    'path',
    'child_process',
    'os',
    'crypto',
    'vscode-jsonrpc',
    'vscode-jsonrpc/*',
    'node-llama-cpp',
  ],
  message: 'core is pure: no Node, no process, no llama.cpp.',
};
const noVscode = { group: ['vscode'], allowTypeImports: false, message: 'only src/*/vscode may import vscode.' };
const not = (...layers) => ({
  group: layers.flatMap((l) => [`**/${l}/*`, `**/${l}/**`]),
  message: `this layer must not import ${layers.join(', ')}.`,
});
const noSockets = {
  group: ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'undici'].flatMap((m) => [m, `node:${m}`]),
  message: 'every request goes through base/node/network.ts, the one door that counts it.',
};
const noNetwork = {
  selector: "CallExpression[callee.name='fetch']",
  message: 'every request goes through base/node/network.ts, the one door that counts it.',
};

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'coverage', 'models/train', 'test-results', '.vscode-test'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/base/node/network.ts'],
    rules: { 'no-restricted-syntax': ['error', noNetwork] },
  },
  layer('core', [noSockets, noNode, noVscode, not('node', 'vscode', 'worker', 'cli')]),
  layer('node', [noSockets, noVscode, not('vscode', 'worker', 'cli')]),
  {
    files: ['src/base/node/{local-socket,network}.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [noVscode, not('vscode', 'worker', 'cli')] }],
    },
  },
  layer('vscode', [noSockets, not('node', 'worker', 'cli')]),
  layer('worker', [noSockets, noVscode, not('vscode', 'cli')]),
  layer('panel', [noSockets, noNode, noVscode, not('node', 'vscode', 'worker', 'cli')]),
  {
    files: ['src/cli/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [noSockets, noVscode, not('vscode', 'worker')] },
      ],
    },
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off', '@typescript-eslint/no-floating-promises': 'error' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
      },
    },
  },
);
