/**
 * How the ESLint judge looks at a snippet; setup.mjs copies this beside the plugins. Rules about faults, none about style;
 * none that needs the rest of the program (undefined or unused names).
 */
import js from '@eslint/js';
import parser from '@typescript-eslint/parser';
import security from 'eslint-plugin-security';
import unicorn from 'eslint-plugin-unicorn';

const FAULTS = [
  'error-message',
  'new-for-builtins',
  'no-array-callback-reference',
  'no-await-in-promise-methods',
  'no-document-cookie',
  'no-instanceof-builtins',
  'no-invalid-fetch-options',
  'no-invalid-remove-event-listener',
  'no-negation-in-equality-check',
  'no-object-as-default-parameter',
  'no-thenable',
  'no-unreadable-array-destructuring',
  'prefer-add-event-listener',
  'prefer-array-some',
  'prefer-date-now',
  'prefer-includes',
  'prefer-number-properties',
  'prefer-string-slice',
  'require-array-join-separator',
  'require-number-to-fixed-digits-argument',
  'throw-new-error',
].filter((rule) => rule in unicorn.rules);
/** Beyond the recommended ones. */
const CORE = [
  'eqeqeq',
  'no-eval',
  'no-implied-eval',
  'no-new-func',
  'no-script-url',
  'no-var',
  'array-callback-return',
];
const OFF = ['no-undef', 'no-unused-vars', 'no-unused-private-class-members'];

const all = (names, prefix = '') => Object.fromEntries(names.map((n) => [`${prefix}${n}`, 'error']));

export default [
  {
    files: ['**/*.{js,jsx,ts,tsx}'],
    plugins: { security, unicorn },
    languageOptions: { parser, sourceType: 'module', parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { noInlineConfig: true },
    rules: {
      ...js.configs.recommended.rules,
      ...security.configs.recommended.rules,
      ...all(CORE),
      ...all(FAULTS, 'unicorn/'),
      ...Object.fromEntries(OFF.map((n) => [n, 'off'])),
    },
  },
];
