import { workspace } from 'vscode';

/** What this window works on, as the journal names it: its workspace file or first folder; empty without one. */
export function workspaceKey(): string {
  return (workspace.workspaceFile ?? workspace.workspaceFolders?.[0]?.uri)?.toString() ?? '';
}
