import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { withFolder } from '../../../test/support/temporary.ts';
import type { Alignment, AlignRequest } from '../../align/core/types.ts';
import { createMcpServer } from './mcp-server.ts';

const FAULTY = 'import yaml\n\ndef load(text):\n    return yaml.load(text)\n';

/** Finds `yaml.load(` wherever it stands. */
function align({ text }: AlignRequest): Promise<Alignment> {
  const at = text.indexOf('yaml.load(');
  const span = { start: at, end: at + 9 };
  const hunk = {
    ...span,
    original: 'yaml.load',
    replacement: 'yaml.safe_load',
    category: 'harmless',
    tags: ['CWE-502'],
    severity: 'error',
    reason: 'It runs what the text says.',
    confidence: 0.9,
  } as const;
  return Promise.resolve({
    changed: at >= 0,
    original: text,
    corrected: text.replace('yaml.load(', 'yaml.safe_load('),
    hunks: at < 0 ? [] : [hunk],
    findings: [],
    segments: [],
    network: { requests: 0 },
  } as unknown as Alignment);
}

interface Called {
  readonly text: string;
  readonly isError: boolean;
  readonly structured: Record<string, unknown>;
}

async function withClient(
  folder: string,
  use: (call: (name: string, input: object) => Promise<Called>, client: Client) => Promise<void>,
) {
  const server = createMcpServer({ aligner: { align }, sensitivity: 'normal', version: '1.2.3', folder });
  const client = new Client({ name: 'test', version: '1' });
  const [here, there] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(there), client.connect(here)]);
  try {
    await use(async (name, input) => {
      const { content, isError, structuredContent } = await client.callTool({ name, arguments: { ...input } });
      const [first] = content as { text: string }[];
      return {
        text: first!.text,
        isError: isError === true,
        structured: (structuredContent ?? {}) as Record<string, unknown>,
      };
    }, client);
  } finally {
    await client.close();
  }
}

describe('the MCP server', () => {
  it('offers tools that read only, with schemas for their input', () =>
    withFolder((folder) =>
      withClient(folder, async (_, client) => {
        assert.equal(client.getServerVersion()?.version, '1.2.3');
        const { tools } = await client.listTools();
        assert.deepEqual(
          tools.map(({ name, inputSchema }) => [name, inputSchema.required]),
          [
            ['align', ['text']],
            ['check', ['path']],
          ],
        );
        for (const { annotations } of tools) assert.equal(annotations?.readOnlyHint, true);
      }),
    ));

  it('corrects a draft', () =>
    withFolder((folder) =>
      withClient(folder, async (call) => {
        const faulty = await call('align', { text: FAULTY, language: 'python' });
        assert.match(faulty.text, /CWE-502/);
        assert.equal(faulty.structured['corrected'], FAULTY.replace('yaml.load', 'yaml.safe_load'));
        const right = await call('align', { text: 'x = 1\n', language: 'python' });
        assert.match(right.text, /No change/);
      }),
    ));

  it('tells what is wrong in a file of its folder, and reads no other', () =>
    withFolder((folder) => {
      const own = join(folder, 'own');
      mkdirSync(own);
      writeFileSync(join(own, 'a.py'), FAULTY);
      writeFileSync(join(own, 'good.py'), 'x = 1\n');
      writeFileSync(join(own, 'binary.py'), Buffer.from([0xff, 0xfe, 0x00]));
      writeFileSync(join(folder, 'secret.py'), FAULTY);
      symlinkSync(join(folder, 'secret.py'), join(own, 'link.py'));
      return withClient(own, async (call) => {
        const { text, structured } = await call('check', { path: 'a.py' });
        assert.match(text, /line 4: CWE-502/);
        const [was, better] = ['    return yaml.load(text)', '    return yaml.safe_load(text)'];
        const fault = { line: 4, tags: ['CWE-502'], reason: 'It runs what the text says.', was, better };
        assert.deepEqual(structured, { path: 'a.py', faults: [fault] });
        assert.match((await call('check', { path: join(own, 'a.py') })).text, /line 4: CWE-502/);
        assert.match((await call('check', { path: 'good.py' })).text, /Nothing was found/);
        for (const path of [
          '../secret.py',
          'link.py',
          join(folder, 'secret.py'),
          'none.py',
          'binary.py',
          '.',
          '/etc/passwd',
          '',
        ]) {
          const { isError, text } = await call('check', { path });
          assert.equal(isError, true, path);
          assert.doesNotMatch(text, /CWE|yaml/);
        }
      });
    }));

  it('answers with an error to a wrong input or tool, and serves on', () =>
    withFolder((folder) =>
      withClient(folder, async (call) => {
        for (const [name, input] of [
          ['align', {}],
          ['align', { text: 7 }],
          ['align', { text: '  ' }],
          ['check', {}],
          ['write', { path: 'x' }],
        ] as const)
          assert.equal((await call(name, input)).isError, true);
        assert.match((await call('align', { text: 'x = 1\n', language: 'python' })).text, /No change/);
      }),
    ));
});
