import assert from 'node:assert/strict';
import { fenced } from '../../../test/support/guards.ts';
import type { Proposal } from './guards/guard.ts';
import { diffTexts } from './hunks.ts';
import { link } from './links.ts';
import { NO_PARSER } from '../../../test/support/no-parser.ts';
import type { Parser } from './parser.ts';

/** Braces must match. */
const braces: Parser = {
  prepare: () => Promise.resolve(),
  parses: (code) => {
    let depth = 0;
    for (const c of code) if ((depth += c === '{' ? 1 : c === '}' ? -1 : 0) < 0) return false;
    return depth === 0;
  },
};

function groups(before: string, after: string, parser: Parser = NO_PARSER): (number | undefined)[] {
  const [a, b] = [fenced('x', before), fenced('x', after)];
  const proposals = diffTexts(a, b, 'markdown').map((edit): Proposal => {
    return { ...edit, original: a.slice(edit.start, edit.end), language: 'x', confidence: 1, allows: new Set() };
  });
  const context = { text: a, ownLength: a.length, unclosed: false, parser, leastConfidence: 0 };
  return link(proposals, context, 3).map(({ group }) => group);
}

describe('link', () => {
  it('links an import with what begins to use it, or ceases to', () => {
    assert.deepEqual(groups('import os\na\nos.f()\nb\nc(1)', 'import sub\na\nsub.f()\nb\nc(2)'), [3, 3, undefined]);
    assert.deepEqual(groups('a\nb\nf(1)', 'from m import g\na\nb\ng(1)'), [3, 3]);
    assert.deepEqual(groups("const x = require('x')\na\nx()", "const { y } = require('y')\na\ny()"), [3, 3]);
    assert.deepEqual(groups('use a::B;\nq\nB::f();', 'use c::D;\nq\nD::f();'), [3, 3]);
  });

  it('links a definition with its use, and a line with where it moved', () => {
    assert.deepEqual(groups('a\nb\nf(1)', 'LIMIT = 1\na\nb\nf(LIMIT)'), [3, 3]);
    assert.deepEqual(groups('save(x)\na\nb\n', 'a\nb\nsave(x)\n'), [3, 3]);
  });

  it('links what parses only together', () => {
    assert.deepEqual(groups('a\nb\nc\nd(1)', 'if {\na\nb\n}\nc\nd(2)', braces), [3, 3, undefined]);
    assert.deepEqual(groups('a\nb\nc\nd', '{\na\nb\n}\nc\n{\nd\n}', braces), [3, 3, 4, 4]);
  });

  it('leaves changes alone that have nothing to do with each other', () => {
    assert.deepEqual(groups('f(a)\nb\nf(c)', 'f(a, timeout=x)\nb\nf(c, timeout=x)', braces), [undefined, undefined]);
  });
});
