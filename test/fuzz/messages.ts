/** Messages and files of others: of agents, pages, the shared engine, and git; settings, and models. */
import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import * as v from 'valibot';
import { editsOf, withTexts } from '../../src/agents/core/tool-edits.ts';
import { readHookEvent } from '../../src/agents/core/hook-event.ts';
import { addedLines, isPatch, markAdded } from '../../src/agents/core/patch.ts';
import { CheckInput } from '../../src/agents/core/mcp-tools.ts';
import { AlignerError } from '../../src/base/core/errors.ts';
import type { Socket } from '../../src/base/node/local-socket.ts';
import { DiffReader } from '../../src/changes/core/diff.ts';
import { parseLine } from '../../src/cli/input.ts';
import { checkSetting, SETTINGS, type Settings } from '../../src/config/core/settings.ts';
import { Ended, Hello, Join, Joined, Refused, Welcome } from '../../src/engine/core/shared/handshake.ts';
import { REQUEST_SCHEMAS } from '../../src/engine/core/shared/messages.ts';
import { LineChannel } from '../../src/engine/node/shared/lines.ts';
import { GgufError, readGguf } from '../../src/models/node/gguf.ts';
import { parseManifest } from '../../src/models/core/manifest.ts';
import { readToHost, readToPage } from '../../src/review/core/panel.ts';
import { ggufFile, HOSTILE } from '../support/gguf.ts';
import { writes } from '../support/hook-events.ts';
import { cut, inPieces, json, mutated, onlyThrows, target, textOf, type Target } from './target.ts';

const GGUF = [ggufFile(), ...Object.values(HOSTILE)].map((bytes) => bytes.toString('latin1'));

const DIFFS = [
  `:100644 100644 ${'0'.repeat(40)} ${'0'.repeat(40)} M\0a.py\0\0diff --git a/a.py b/a.py\nindex 0..1\n--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@ def f():\n-a\n+b\n c\n`,
  `:100644 100644 ${'0'.repeat(40)} ${'1'.repeat(40)} R100\0a\0b\0:000000 100644 ${'0'.repeat(40)} ${'2'.repeat(40)} A\0c\0\0diff --git a/a b/b\nrename from a\nrename to b\ndiff --git a/c b/c\nnew file mode 100644\n--- /dev/null\n+++ b/c\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n`,
];
const EVENTS = writes('/w', '/w/a.py', 'x = 1\n').map(({ event }) => JSON.stringify(event));
const PATCHES = EVENTS.filter((event) => event.includes('Begin Patch')).map(
  (event) => /\*\*\*.*Patch/s.exec(JSON.parse(JSON.stringify(event)) as string)?.[0].replaceAll('\\n', '\n') ?? '',
);

export const MESSAGE_TARGETS: Readonly<Record<string, Target>> = {
  gguf: target(fc.tuple(mutated(GGUF), fc.nat(10_000)), ([text, more]) => {
    const bytes = Buffer.from(text, 'latin1');
    onlyThrows(GgufError, () => readGguf(bytes, bytes.length + more));
  }),
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
};

/** What JSON cannot say becomes a text. */
function safely(value: unknown): string {
  try {
    return `${JSON.stringify([value])}\n`;
  } catch {
    return 'no JSON\n';
  }
}
