/** Whatever reads what others wrote, each with the inputs to try it on and what must hold for all of them. */
import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import fc, { type Arbitrary } from 'fast-check';
import * as v from 'valibot';
import { readRuleFiles, shipped } from '../../scripts/lib/evidence-rules.ts';
import { editsOf, withTexts } from '../../src/agents/core/tool-edits.ts';
import { readHookEvent } from '../../src/agents/core/hook-event.ts';
import { addedLines, isPatch, markAdded } from '../../src/agents/core/patch.ts';
import { CheckInput } from '../../src/agents/core/mcp-tools.ts';
import { claudeReader } from '../../src/agents/core/transcripts/claude.ts';
import { codexReader } from '../../src/agents/core/transcripts/codex.ts';
import { copilotCliReader } from '../../src/agents/core/transcripts/copilot-cli.ts';
import { TranscriptLog } from '../../src/agents/core/transcripts/transcript-log.ts';
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
import { Segmenter } from '../../src/align/core/segmenter.ts';
import type { Source } from '../../src/align/core/types.ts';
import { createGrammars } from '../../src/align/worker/grammars.ts';
import { AlignerError } from '../../src/base/core/errors.ts';
import type { Socket } from '../../src/base/node/local-socket.ts';
import { DiffReader } from '../../src/changes/core/diff.ts';
import { linesIn, regionsOf } from '../../src/changes/core/regions.ts';
import { parseLine } from '../../src/cli/input.ts';
import { checkSetting, SETTINGS, type Settings } from '../../src/config/core/settings.ts';
import { Ended, Hello, Join, Joined, Refused, Welcome } from '../../src/engine/core/shared/handshake.ts';
import { REQUEST_SCHEMAS } from '../../src/engine/core/shared/messages.ts';
import { LineChannel } from '../../src/engine/node/shared/lines.ts';
import { createEvidenceSource } from '../../src/evidence/worker/source.ts';
import { promptQuestion } from '../../src/interception/core/prompt-question.ts';
import { SessionLog } from '../../src/interception/core/session-log.ts';
import { redact } from '../../src/journal/core/redact.ts';
import { GgufError, readGguf } from '../../src/models/node/gguf.ts';
import { parseManifest } from '../../src/models/core/manifest.ts';
import { readToHost, readToPage } from '../../src/review/core/panel.ts';
import { wordParts } from '../../src/review/core/words.ts';
import { markdownBlockAt } from '../../src/selection/core/block.ts';
import { findQuestion } from '../../src/selection/core/question.ts';
import { applyEdits } from '../../src/text/core/edits.ts';
import { codeRanges } from '../../src/text/core/fences.ts';
import { ggufFile, HOSTILE } from '../support/gguf.ts';
import { writes } from '../support/hook-events.ts';

export interface Target {
  /** What it takes. */
  readonly inputs: Arbitrary<unknown>;
  /** Throws, or rejects, when something does not hold. */
  readonly check: (input: never) => void | Promise<void>;
  /** Loads what it needs. */
  readonly prepare?: () => Promise<void>;
}

const target = <T>(
  inputs: Arbitrary<T>,
  check: (input: T) => void | Promise<void>,
  prepare?: () => Promise<void>,
): Target => ({
  inputs,
  check,
  ...(prepare === undefined ? {} : { prepare }),
});

/** Pieces that mean something, put together, repeated, and mixed with any text. */
const textOf = (pieces: readonly string[], longest = 60): Arbitrary<string> => {
  const piece = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...pieces) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...pieces), fc.integer({ min: 2, max: 400 })).map(([p, n]) => p.repeat(n)),
    },
  );
  return fc.array(piece, { maxLength: longest }).map((parts) => parts.join(''));
};
/** A text, and the places where it is cut when it streams in. */
const inPieces = (texts: Arbitrary<string>) => fc.tuple(texts, fc.array(fc.nat(4_000), { maxLength: 8 }));
function cut(text: string, places: readonly number[]): string[] {
  const at = [...new Set(places.map((n) => n % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, i) => text.slice(from, at[i] ?? text.length));
}
/** A sound text with parts taken out, doubled, exchanged or overwritten. */
const mutated = (texts: readonly string[]): Arbitrary<string> => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(40),
    by: fc.string({ unit: 'binary', maxLength: 5 }),
  });
  return fc.tuple(fc.constantFrom(...texts), fc.array(change, { maxLength: 6 })).map(([text, changes]) =>
    changes.reduce((left, { at, length, by }) => {
      const from = Math.floor(at * left.length);
      return (
        left.slice(0, from) + (by === '' ? left.slice(from, from + length).repeat(2) : by) + left.slice(from + length)
      );
    }, text),
  );
};
const json = fc.jsonValue({ maxDepth: 4 });
/** Only these may be thrown. */
const onlyThrows = (kind: abstract new (...args: never[]) => Error, work: () => unknown): void => {
  try {
    work();
  } catch (error) {
    if (!(error instanceof kind)) throw error;
  }
};

const MARKDOWN = [
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    '    ',
    '\t',
    '- ',
    '1. ',
    '> ',
    '# ',
    '---',
    '===',
    '```',
    '```py\n',
    '````',
    '~~~',
    '`',
    '- [ ] ',
  ],
  ...[
    'A word. ',
    'x = 1\n',
    'def f():\n',
    '| a | b |\n',
    '|---|---|\n',
    '<div>',
    '<!--',
    '-->',
    '[a]: b',
    '**',
    '](',
    '![',
    '&amp;',
  ],
  ...[
    '\u{1F600}',
    '\ud83d',
    '\ude00',
    '\ufeff',
    '\u0000',
    '\u3000',
    '\u2028',
    '}',
    '@@ -1 +1 @@\n',
    '-a\n',
    '+b\n',
    '>>> a\n',
  ],
  ...[
    'Traceback (most recent call last):\n',
    '  File "a.py", line 1\n',
    '<<<<<<< a\n',
    '=======\n',
    'diff --git a/x b/x\n',
    '$ ls\n',
  ],
  ...['User: ', '**Assistant**\n', '## User\n', 'This is wrong: ', 'Instead of\n', 'Before:\n'],
];
const CODE = [
  ...[
    '\n',
    '\r\n',
    ' ',
    '    ',
    '\t',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '`',
    '"""',
    "'''",
    '\\',
    '\\\n',
    ';',
    ':',
    ',',
    '.',
    '=',
    '==',
  ],
  ...[
    'f"',
    "f'",
    '${',
    '{',
    '%s',
    '%(a)s',
    '?',
    '$1',
    ':a',
    '@a',
    '+',
    '||',
    '&&',
    ' and ',
    ' or ',
    'not ',
    '!',
    '#',
    '//',
    '/*',
    '*/',
    '--',
    '<!--',
  ],
  ...[
    'SELECT * FROM t WHERE a = ',
    "'",
    'INSERT INTO t VALUES (',
    'cur.execute(',
    'db.query(',
    '.format(',
    'String.format(',
    'r"',
    "b'",
  ],
  ...[
    'def f(a, b=1):\n',
    '    return a\n',
    'if x:\n',
    'function f() {',
    '=> ',
    'const a = ',
    'let ',
    'import os\n',
    'from a import b\n',
    'class A:\n',
  ],
  ...[
    'try:\n',
    'except:\n    pass\n',
    'eval(',
    'os.system(',
    'yaml.load(',
    '<<EOF\n',
    'EOF\n',
    '<?php\n',
    '?>',
    '#!/bin/sh\n',
    'R"(',
    ')"',
    '/a(b/',
  ],
  ...[
    'FROM a:latest\n',
    'RUN curl x | sh\n',
    'a: b\n',
    '- c\n',
    '|\n',
    '&x ',
    '*x',
    '<<: *x\n',
    'fn main() {',
    "'a ",
    'é',
    '\u{1F600}',
    '\ud83d',
    '\u0000',
    '\ufeff',
  ],
];
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

const LOG_KEYS = [
  'requests',
  'response',
  'message',
  'text',
  'modelState',
  'value',
  'result',
  'kind',
  'parts',
  '__proto__',
  'length',
  '0',
];
const logEntry = fc.oneof(
  fc.record(
    {
      kind: fc.oneof(fc.integer({ min: -1, max: 5 }), json),
      k: fc.oneof(
        fc.array(fc.oneof(fc.constantFrom(...LOG_KEYS), fc.integer({ min: -2, max: 100_000 })), { maxLength: 5 }),
        json,
      ),
      v: fc.oneof(json, fc.constant({ requests: [] }), fc.constant([{ value: 'An answer.' }])),
      i: fc.oneof(fc.integer(), json),
    },
    { requiredKeys: [] },
  ),
  json,
);
const WORDS = [
  'user',
  'assistant',
  'text',
  'tool_use',
  'message',
  'response_item',
  'session_meta',
  'event_msg',
  'output_text',
  '/w',
  'x',
];
const KEYS = [
  'type',
  'role',
  'content',
  'message',
  'payload',
  'cwd',
  'text',
  'data',
  'timestamp',
  'id',
  'turnId',
  'isSidechain',
  'uuid',
];
const transcriptEntry = fc.letrec((tie) => ({
  entry: fc.dictionary(
    fc.constantFrom(...KEYS),
    fc.oneof({ maxDepth: 3 }, fc.constantFrom(...WORDS), json, fc.array(tie('entry'), { maxLength: 3 }), tie('entry')),
  ),
})).entry;
const linesOf = (entries: Arbitrary<unknown>) =>
  fc
    .array(
      fc.oneof({ weight: 9, arbitrary: entries.map((e) => JSON.stringify(e)) }, { weight: 1, arbitrary: fc.string() }),
      { maxLength: 20 },
    )
    .map((lines) => `${lines.join('\n')}\n`);

const GGUF = [ggufFile(), ...Object.values(HOSTILE)].map((bytes) => bytes.toString('latin1'));

const DIFFS = [
  `:100644 100644 ${'0'.repeat(40)} ${'0'.repeat(40)} M\0a.py\0\0diff --git a/a.py b/a.py\nindex 0..1\n--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@ def f():\n-a\n+b\n c\n`,
  `:100644 100644 ${'0'.repeat(40)} ${'1'.repeat(40)} R100\0a\0b\0:000000 100644 ${'0'.repeat(40)} ${'2'.repeat(40)} A\0c\0\0diff --git a/a b/b\nrename from a\nrename to b\ndiff --git a/c b/c\nnew file mode 100644\n--- /dev/null\n+++ b/c\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n`,
];
const EVENTS = writes('/w', '/w/a.py', 'x = 1\n').map(({ event }) => JSON.stringify(event));
const PATCHES = EVENTS.filter((event) => event.includes('Begin Patch')).map(
  (event) => /\*\*\*.*Patch/s.exec(JSON.parse(JSON.stringify(event)) as string)?.[0].replaceAll('\\n', '\n') ?? '',
);

let evidence: ReturnType<typeof createEvidenceSource> | undefined;
const grammars = createGrammars();

export const TARGETS: Readonly<Record<string, Target>> = {
  'chat-log': target(inPieces(linesOf(logEntry)), ([text, places]) => {
    const log = new SessionLog();
    for (const piece of cut(text, places)) log.append(piece);
    const whole = new SessionLog();
    whole.append(text);
    assert.equal(log.skipped, whole.skipped);
  }),
  transcript: target(inPieces(linesOf(transcriptEntry)), ([text, places]) => {
    for (const reader of [claudeReader, codexReader, copilotCliReader]) {
      const read = (pieces: readonly string[]) => {
        const log = new TranscriptLog(reader, () => true);
        return [pieces.flatMap((piece) => log.append(piece)), log.skipped];
      };
      assert.deepEqual(read(cut(text, places)), read([text]));
    }
  }),
  gguf: target(fc.tuple(mutated(GGUF), fc.nat(10_000)), ([text, more]) => {
    const bytes = Buffer.from(text, 'latin1');
    onlyThrows(GgufError, () => readGguf(bytes, bytes.length + more));
  }),
  markdown: target(inPieces(textOf(MARKDOWN)), ([text, places]) => {
    const split = (pieces: readonly string[]) => {
      const segmenter = new Segmenter({ kind: 'markdown' }, tokens, 64);
      return [...pieces.flatMap((piece) => segmenter.append(piece)), ...segmenter.finish()];
    };
    const segments = split([text]);
    covers(text, segments);
    assert.deepEqual(split(cut(text, places)), segments);
    for (const spans of [quotedSpans(text), blocksOf(text), codeRanges(text)]) within(text, spans);
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
      await evidence!.prepare(language);
      within(text, evidence!.analyse(text, language, { before: '', after: '' }));
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
  jsonl: target(
    fc.oneof(
      mutated([
        '{"id":1,"question":"q","answer":"a","language":"python"}',
        '{"id":"12345678901234567890","question":"","answer":""}',
      ]),
      fc.json(),
    ),
    (line) => onlyThrows(AlignerError, () => parseLine(line, 1)),
  ),
  settings: target(
    fc.tuple(fc.constantFrom(...(Object.keys(SETTINGS) as (keyof Settings)[])), fc.anything()),
    ([key, raw]) => {
      const { value } = checkSetting(key, raw);
      assert.equal(checkSetting(key, value).problem, undefined);
    },
  ),
  panel: target(
    fc.oneof(
      fc.anything(),
      fc.dictionary(
        fc.constantFrom('type', 'id', 'index', 'indexes', 'text', 'reviews', 'change', '__proto__'),
        fc.oneof(fc.anything(), fc.constantFrom('accept', 'edit', 'reviews')),
      ),
    ),
    (message) => {
      readToHost(message);
      readToPage(message);
    },
  ),
  engine: target(
    fc.array(
      fc.oneof(
        fc.anything().map(safely),
        fc.string(),
        fc.constantFrom('\n', '{}\n', '[', '"a"\n', '{"jsonrpc":"2.0"}\n'),
      ),
      { maxLength: 12 },
    ),
    (chunks) => {
      const socket = Object.assign(new EventEmitter(), {
        destroyed: false,
        writableLength: 0,
        write: () => true,
        end: () => undefined,
        destroy: () => undefined,
      });
      socket.destroy = () => {
        socket.destroyed = true;
        return undefined;
      };
      const channel = new LineChannel(socket as unknown as Socket, { line: 1_000, unread: 1_000 });
      const schemas = [Hello, Welcome, Join, Joined, Refused, Ended, CheckInput, ...Object.values(REQUEST_SCHEMAS)];
      channel.onValue((value) => {
        for (const schema of schemas) v.safeParse(schema, value);
        onlyThrows(Error, () => parseManifest(value));
      });
      for (const chunk of chunks) if (!socket.destroyed) socket.emit('data', Buffer.from(chunk));
    },
  ),
  hook: target(
    fc.oneof(
      mutated(EVENTS),
      fc
        .dictionary(
          fc.constantFrom('hook_event_name', 'tool_name', 'tool_input', 'toolName', 'toolArgs', 'cwd', 'edits', 'path'),
          fc.oneof(json, fc.constantFrom('PreToolUse', 'Write', 'apply_patch')),
        )
        .map((e) => JSON.stringify(e)),
      fc.json(),
    ),
    (text) => {
      const event = readHookEvent(text);
      if (event === undefined) return;
      const edits = editsOf(event.tool, event.input);
      withTexts(
        event.input,
        edits.map((edit) => ({ edit, text: 'x' })),
      );
    },
  ),
  patch: target(
    fc.oneof(
      mutated(PATCHES),
      textOf([
        '*** Begin Patch\n',
        '*** Add File: a\n',
        '*** Update File: b\n',
        '@@\n',
        '+a\n',
        '-b\n',
        ' c\n',
        '*** End Patch\n',
        '*** Move to: c\n',
      ]),
    ),
    (text) => {
      if (isPatch(text)) addedLines(text);
      markAdded(text);
      editsOf('apply_patch', { input: text });
    },
  ),
  'git-diff': target(inPieces(mutated(DIFFS)), ([text, places]) => {
    const read = (pieces: readonly string[]) => {
      const reader = new DiffReader();
      for (const piece of pieces) reader.push(piece);
      return reader.end();
    };
    const outcome = (pieces: readonly string[]): unknown => {
      try {
        return read(pieces);
      } catch (error) {
        if (error instanceof AlignerError) return error.code;
        throw error;
      }
    };
    assert.deepEqual(outcome(cut(text, places)), outcome([text]));
  }),
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

/** What JSON cannot say becomes a text. */
function safely(value: unknown): string {
  try {
    return `${JSON.stringify([value])}\n`;
  } catch {
    return 'no JSON\n';
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function within(text: string, spans: Iterable<Span>): void {
  for (const { start, end } of spans) assert.ok(start >= 0 && end >= start && end <= text.length, `${start}-${end}`);
}

function covers(text: string, segments: readonly (Span & { readonly text: string })[]): void {
  let at = 0;
  for (const { start, end, text: own } of segments) {
    assert.ok(start >= at && end > start, 'ordered, apart, not empty');
    assert.equal(text.slice(at, start).trim(), '', 'only white space between');
    assert.equal(own, text.slice(start, end));
    at = end;
  }
  assert.equal(text.slice(at).trim(), '', 'nothing is left out');
}
