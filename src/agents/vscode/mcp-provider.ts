/** Tells VS Code of the MCP server, so that every agent that it runs can call it; VS Code starts it when one does. */
import { lm, McpStdioServerDefinition, Uri, workspace, type Disposable } from 'vscode';
import { MCP_PROVIDER } from '../../config/core/chat.ts';
import type { Program } from '../core/hook-files.ts';

/** `program`: what to start; `version` is that of the extension. */
export function provideMcpServer(program: () => Program, version: string): Disposable {
  return lm.registerMcpServerDefinitionProvider(MCP_PROVIDER.id, {
    provideMcpServerDefinitions() {
      const { node, cli, env: engine } = program();
      const env = { ELECTRON_RUN_AS_NODE: '1', ...engine };
      const server = new McpStdioServerDefinition(MCP_PROVIDER.label, node, [cli, 'mcp'], env, version);
      // The server reads files of the folder that it is started in.
      const folder = workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
      if (folder !== undefined) server.cwd = Uri.file(folder.fsPath);
      return [server];
    },
  });
}
