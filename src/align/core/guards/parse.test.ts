import assert from 'node:assert/strict';
import { fenced, refusedBy } from '../../../../test/support/guards.ts';
import type { Parser } from '../parser.ts';
import { parse } from './parse.ts';

/** Code parses when its round brackets match; nothing is known of other languages than py. */
const parser: Parser = {
  prepare: () => Promise.resolve(),
  parses: (code, language) => {
    if (language !== 'python') return undefined;
    let depth = 0;
    for (const c of code) if ((depth += c === '(' ? 1 : c === ')' ? -1 : 0) < 0) return false;
    return depth === 0 && !code.startsWith(' ');
  },
};

describe('parse', () => {
  const good = fenced('py', 'f(1)\nx = 0\ng(2)');

  it('refuses the change that breaks code, and keeps the other', () => {
    assert.deepEqual(refusedBy(parse, good, good.replace('f(1)', 'f(3)').replace('g(2)', 'g(2'), { parser }), [') → ']);
  });

  it('lets changes pass that parse together', () => {
    const both = good.replace('f(1)', '(f(1)').replace('g(2)', 'g(2))');
    assert.deepEqual(refusedBy(parse, good, both, { parser }), []);
  });

  it('exempts fragments, unclosed fences, unknown languages and prose', () => {
    const fragment = fenced('py', 'f(1))');
    assert.deepEqual(refusedBy(parse, fragment, fragment.replace('1', '(1'), { parser }), []);
    assert.deepEqual(refusedBy(parse, good, good.replace('f(1)', 'f(1'), { parser, unclosed: true }), []);
    const other = fenced('cobol', 'f(1)');
    assert.deepEqual(refusedBy(parse, other, other.replace(')', ''), { parser }), []);
    assert.deepEqual(refusedBy(parse, 'f (1)', 'f (1', { parser }), []);
  });

  it('holds a fence without a language to what it parses as', () => {
    const bare = fenced('', 'f(1)\ng(2)');
    assert.deepEqual(refusedBy(parse, bare, bare.replace('f(1)', 'f(1'), { parser }), [') → ']);
    assert.deepEqual(refusedBy(parse, bare, bare.replace('f(1)', 'f(3)'), { parser }), []);
    const prose = fenced('', 'f(1))');
    assert.deepEqual(refusedBy(parse, prose, prose.replace('1', '(1'), { parser }), []);
  });

  it('takes indented code without the indentation that its lines share', () => {
    const indented = fenced('py', '    f(1)\n    g(2)');
    assert.deepEqual(refusedBy(parse, indented, indented.replace('f(1)', 'f(1'), { parser }), [') → ']);
  });
});
