/** The MCP server: hears an agent on one transport, and answers with the aligner. It writes no file. */
import { open, realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { CallToolRequestSchema, ListToolsRequestSchema, type CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import type { AlignRequest, Hunk, Finding } from '../../align/core/types.ts';
import { checkChanged } from '../../changes/core/check.ts';
import { languageOfFile } from '../../changes/core/language.ts';
import { openFindings } from '../../changes/core/verified.ts';
import { failure, toErrorData } from '../../base/core/errors.ts';
import type { Aligner } from '../../engine/core/aligner.ts';
import { resultText } from '../../interception/core/result-text.ts';
import { checkText } from '../../text/core/check.ts';
import { CheckInput, isMcpTool, MCP_TOOLS, type McpToolName } from '../core/mcp-tools.ts';
import { faultsIn, sayFound } from '../core/report.ts';

export interface McpDeps {
  readonly aligner: Pick<Aligner, 'align'>;
  readonly sensitivity: AlignRequest['sensitivity'];
  readonly version: string;
  /** Files outside of this folder are not read. */
  readonly folder: string;
}

const LARGEST_FILE = 1024 * 1024;

/** A server that is not connected yet. */
export function createMcpServer(deps: McpDeps): McpServer {
  const mcp = new McpServer(
    { name: 'aligner', title: 'Aligner', version: deps.version },
    { capabilities: { tools: {} } },
  );
  mcp.server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: Object.entries(MCP_TOOLS).map(([name, { title, description, input }]) => ({
      name,
      title,
      description,
      inputSchema: inputSchema(input),
      annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    })),
  }));
  mcp.server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }): Promise<CallToolResult> => {
    try {
      if (!isMcpTool(params.name)) throw agentErrors.noTool(params.name);
      return await TOOLS[params.name](params.arguments ?? {}, deps, signal);
    } catch (error) {
      // A tool's failure is a result of its own: the agent reads it, and goes on.
      const { code, message, next } = toErrorData(error);
      return { isError: true, content: [{ type: 'text', text: `${code}: ${message} ${next}` }] };
    }
  });
  return mcp;
}

type Tool = (input: unknown, deps: McpDeps, signal: AbortSignal) => Promise<CallToolResult>;

const TOOLS: Readonly<Record<McpToolName, Tool>> = {
  align: async (input, { aligner, sensitivity }, signal) => {
    const { text, question, language } = parsed(MCP_TOOLS.align.input, input);
    const problem = checkText(text);
    if (problem !== undefined) throw problem;
    const source: AlignRequest['source'] =
      language === undefined ? { kind: 'markdown' } : { kind: 'code', language, before: '', after: '' };
    const result = await aligner.align({ question, text, source, sensitivity, priority: 'interactive' }, { signal });
    const { changed, corrected, hunks, findings } = result;
    return {
      content: [{ type: 'text', text: resultText(result) }],
      structuredContent: { changed, corrected, hunks: hunks.map(plain), findings: findings.map(plain) },
    };
  },
  check: async (input, { aligner, sensitivity, folder }, signal) => {
    const { path } = parsed(CheckInput, input);
    const text = await readInside(folder, path);
    const problem = checkText(text);
    const language = languageOfFile(path.replaceAll('\\', '/'), text);
    if (problem !== undefined || language === undefined)
      throw problem ?? failure('mcp.kind', `${path} is of no kind that is checked.`, 'Name a source file.');
    const changed = [{ first: 0, count: text.split('\n').length }];
    const how = { sensitivity, priority: 'interactive', signal } as const;
    const checked = await checkChanged(aligner, { text, language, changed }, how);
    const { hunks } = checked;
    const findings = openFindings(checked.findings);
    const found = { path, file: text, hunks, findings };
    const said = sayFound([found]);
    return {
      content: [{ type: 'text', text: said === '' ? `Nothing was found in ${path}.` : said }],
      // Some clients give their model this in place of the text.
      structuredContent: { path, faults: faultsIn(found) },
    };
  },
};

const plain = (found: Hunk | Finding): Record<string, unknown> => ({ ...found });

function parsed<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, input);
  if (!result.success) throw agentErrors.input(v.summarize(result.issues));
  return result.output;
}

/** The text of a file in the folder, wherever a link leads. */
async function readInside(folder: string, path: string): Promise<string> {
  const unreadable = (why: string) =>
    failure('mcp.file', `${path} cannot be read: ${why}.`, 'Name a text file in the folder.');
  const real = await realpath(resolve(folder, path)).catch((error: unknown) => {
    throw unreadable((error as NodeJS.ErrnoException).code ?? String(error));
  });
  const way = relative(await realpath(folder), real);
  if (way === '' || way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way)
    throw unreadable('it is outside of the folder that the server was started in');
  const file = await open(real, 'r');
  try {
    const info = await file.stat();
    if (!info.isFile() || info.size > LARGEST_FILE) throw unreadable('it is no file, or larger than 1 MiB');
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.readFile());
  } catch (error) {
    throw error instanceof TypeError ? unreadable('it is not UTF-8') : error;
  } finally {
    await file.close();
  }
}

function inputSchema(schema: v.GenericSchema) {
  const { properties, required } = toJsonSchema(schema, { typeMode: 'input' });
  return { type: 'object' as const, properties: properties as Record<string, object>, required: required ?? [] };
}

const agentErrors = {
  noTool: (name: string) =>
    failure('mcp.tool', `There is no tool "${name}".`, `Call ${Object.keys(MCP_TOOLS).join(' or ')}.`),
  input: (problem: string) =>
    failure('mcp.input', `The tool input does not match its schema. ${problem}`, 'Call it as its schema says.'),
};
