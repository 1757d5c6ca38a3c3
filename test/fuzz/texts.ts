/** Answers: Markdown, code, and what analysers make of them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readRuleFiles, shipped } from '../../scripts/lib/evidence-rules.ts';
import { blocksOf } from '../../src/align/core/blocks.ts';
import { argumentsOf, keysOf } from '../../src/align/core/code/calls.ts';
import { boolTermsOf } from '../../src/align/core/code/bool-terms.ts';
import { queriesOf } from '../../src/align/core/code/queries.ts';
import { placeholdersOf, shapeOf, termsOf } from '../../src/align/core/code/sql.ts';
import { tokensOf } from '../../src/align/core/code/tokens.ts';
import { leftAlone } from '../../src/align/core/dialects/left-alone.ts';
import { bindSql } from '../../src/align/core/fixes/bind-sql.ts';
import { bindStatement } from '../../src/align/core/fixes/bind-statement.ts';
import { diffTexts } from '../../src/align/core/hunks.ts';
import { outlineOf } from '../../src/align/core/markdown.ts';
import { quotedInCode, quotedSpans } from '../../src/align/core/quoted/quoted.ts';
import { olderVersions } from '../../src/align/core/quoted/versions.ts';
import { Segmenter } from '../../src/align/core/segmenter.ts';
import type { Source } from '../../src/align/core/types.ts';
import { createGrammars } from '../../src/align/worker/grammars.ts';
import { linesIn, regionsOf } from '../../src/changes/core/regions.ts';
import { NO_SURROUNDINGS } from '../../src/evidence/core/types.ts';
import { createEvidenceSource } from '../../src/evidence/worker/source.ts';
import { promptQuestion } from '../../src/interception/core/prompt-question.ts';
import { redact } from '../../src/journal/core/redact.ts';
import { wordParts } from '../../src/review/core/words.ts';
import { markdownBlockAt } from '../../src/selection/core/block.ts';
import { findQuestion } from '../../src/selection/core/question.ts';
import { applyEdits } from '../../src/text/core/edits.ts';
import { codeRanges } from '../../src/text/core/fences.ts';
import { CODE, MARKDOWN } from './pieces.ts';
import { covers, cut, inPieces, mutated, target, textOf, within, type Target } from './target.ts';

const LANGUAGES = [
  ...[
    'python',
    'javascript',
    'typescript',
    'typescriptreact',
    'shellscript',
    'java',
    'csharp',
    'cpp',
    'c',
    'go',
    'rust',
    'php',
    'css',
  ],
  ...['ruby', 'powershell', 'yaml', 'sql', 'dockerfile', 'bat', 'plaintext', 'unknown'],
];
const code = fc.record({ language: fc.constantFrom(...LANGUAGES), text: textOf(CODE, 40), at: fc.nat(400) });
const tokens = (text: string): number => Math.ceil(text.length / 4);

let evidence: ReturnType<typeof createEvidenceSource> | undefined;
const grammars = createGrammars();

export const TEXT_TARGETS: Readonly<Record<string, Target>> = {
  markdown: target(inPieces(textOf(MARKDOWN)), ([text, places]) => {
    const split = (pieces: readonly string[]) => {
      const segmenter = new Segmenter({ kind: 'markdown' }, tokens, 64);
      return [...pieces.flatMap((piece) => segmenter.append(piece)), ...segmenter.finish()];
    };
    const segments = split([text]);
    covers(text, segments);
    assert.deepEqual(split(cut(text, places)), segments);
    for (const spans of [quotedSpans(text), olderVersions(text), blocksOf(text), codeRanges(text)]) within(text, spans);
    outlineOf(text.slice(0, 4_000));
    for (const at of places) {
      markdownBlockAt(text, Math.min(at, text.length));
      findQuestion(text, Math.min(at, text.length));
    }
    promptQuestion([{ role: 'user', text }]);
  }),
  code: target(code, ({ text, language, at }) => {
    const source: Source = { kind: 'code', language, before: '', after: '' };
    const segmenter = new Segmenter(source, tokens, 64);
    covers(text, [...segmenter.append(text), ...segmenter.finish()]);
    let end = 0;
    for (const token of tokensOf(text, language)) {
      assert.ok(token.start >= end && token.end >= token.start && token.end <= text.length);
      end = token.start;
    }
    within(text, quotedInCode(text, language));
    leftAlone(text, language);
    keysOf(text, language);
    argumentsOf(text, language);
    boolTermsOf(text, language);
    for (const query of queriesOf(text, language)) placeholdersOf(query.text);
    placeholdersOf(text);
    shapeOf(text);
    termsOf(text);
    const place = Math.min(at, text.length);
    for (const bind of [bindSql, bindStatement]) {
      const edits = bind(text, language, place, text);
      if (edits !== undefined) applyEdits(text, edits);
    }
    regionsOf(linesIn(text), [{ first: 0, count: 1 + (at % 9) }], language);
  }),
  analysers: target(
    code,
    async ({ text, language }) => {
      await evidence!.prepare(language, text, NO_SURROUNDINGS);
      within(text, evidence!.analyse(text, language, NO_SURROUNDINGS));
      await grammars.prepare(language);
      grammars.parses(text, language);
      grammars.scope?.(text, language);
    },
    async () => {
      const rules = shipped(await readRuleFiles());
      evidence = createEvidenceSource({
        rules: () => Promise.resolve(rules),
        reasonOf: (tag) => tag,
        warn: (message) => assert.fail(message),
      });
    },
  ),
  difference: target(
    fc.tuple(textOf(MARKDOWN, 20), mutated(['a b c\nd e f\n', 'x = 1\r\ny = 2\r\n']), textOf(CODE, 12)),
    ([a, b, c]) => {
      for (const [from, to] of [
        [a, a + b],
        [b, c],
        [c + a, a],
        [a, `${a.slice(0, 5)}${b}${a.slice(9)}`],
      ] as const) {
        assert.equal(applyEdits(from, diffTexts(from, to, 'markdown')), to);
        assert.equal(applyEdits(from, diffTexts(from, to, 'code')), to);
        const parts = wordParts(from, to);
        assert.ok(Array.isArray(parts));
      }
    },
  ),
  redaction: target(
    textOf([
      'password=',
      'token: ',
      'Bearer ',
      'https://a:b@c/',
      '-----BEGIN PRIVATE KEY-----\n',
      'AKIA',
      'ghp_',
      '/home/a b/',
      'a@b.c',
      'Cookie: x=',
      'abc123DEF456',
      '\n',
      ' ',
      '"',
      "'",
      '[secret-1]',
      '[',
      ']',
      '\\',
    ]),
    (text) => {
      const { texts } = redact([text, text]);
      assert.equal(texts[0], texts[1]);
    },
  ),
};
