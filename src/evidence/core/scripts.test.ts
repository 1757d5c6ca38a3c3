import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scriptsOf } from './scripts.ts';

const COMPONENT = `<script setup lang="ts">
const n: number = 1
</script>
<template><p>{{ n }}</p></template>
<script>
export default {}
</script>
<style>p {}</style>
`;

describe('scripts in pages and components', () => {
  it('are found by their language, at their place', () => {
    const scripts = scriptsOf(COMPONENT, 'vue');
    assert.deepEqual(
      scripts.map(({ language, code }) => [language, code.trim()]),
      [
        ['typescript', 'const n: number = 1'],
        ['javascript', 'export default {}'],
      ],
    );
    for (const { code } of scripts) assert.equal(code.indexOf(code.trim()), COMPONENT.indexOf(code.trim()));
  });

  it('are not data, templates, or of languages that are not read', () => {
    for (const attributes of [
      'type="application/ld+json"',
      'type="text/template"',
      "type='x-shader/x-vertex'",
      'lang="coffee"',
    ])
      assert.deepEqual(scriptsOf(`<script ${attributes}>x = 1</script>`, 'html'), [], attributes);
    assert.equal(scriptsOf('<script type="module">x = 1</script>', 'html')[0]?.language, 'javascript');
  });

  it('are not looked for in code', () => {
    assert.deepEqual(scriptsOf('const page = "<script>x = 1</script>";', 'javascript'), []);
  });

  it('keep every line where it is', () => {
    const piece = fc.constantFrom(
      '<script>',
      '<script lang="ts">',
      '</script>',
      'a\n',
      '\r\n',
      'const x = "<b>";',
      '<p>',
      '\u{1f600}',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((all) => all.join('')),
        (text) => {
          for (const { code } of scriptsOf(text, 'html')) {
            assert.equal(code.length, text.length);
            for (let i = 0; i < code.length; i++)
              assert.ok(code[i] === text[i] || (code[i] === ' ' && text[i] !== '\n'));
          }
        },
      ),
    );
  });
});
