/** The real Copilot panel, signed out, with a model of ours: what the chat suites share. */
import * as vscode from 'vscode';
import { host } from '../support/host.ts';
import { startUpstream, type Piece, type Upstream, type UpstreamRequest } from '../support/upstream.ts';
import { until } from '../support/until.ts';

/** As in the suites' `*.session.json`. */
const PORT = 39_117;
/** The first start of the panel, and of the engine on a busy machine. */
export const START_MS = 240_000;
export const ANSWER_MS = 120_000;

export const QUESTION = 'How do I load a YAML file?';
const CODE = ['import yaml', '', 'def load(path):', '    with open(path) as f:', '        return yaml.load(f)'];
/** An answer with a fault in its code, in the pieces in which it comes: `yaml.load` runs what the file says. */
export const FAULTY: readonly Piece[] = [
  { text: 'Read it ' },
  { text: 'like this:\n\n```pyt', waitMs: 50 },
  { text: `hon\n${CODE.slice(0, 3).join('\n')}\n  `, waitMs: 50 },
  { text: `${CODE.slice(3).join('\n').slice(2)}\n\`\`\`\n\nThen `, waitMs: 50 },
  { text: 'use it.\n', waitMs: 50 },
];
export const FAULTY_TEXT = textOf(FAULTY);
export const CLEAN: readonly Piece[] = [{ text: 'A file has a name ' }, { text: 'and a content.' }];

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((p) => ('text' in p ? p.text : '')).join('');
}

/** Whether the request ends with the result of a tool. */
export const isAfterTool = ({ messages }: UpstreamRequest): boolean => messages.at(-1)?.role === 'tool';

export interface Panel {
  readonly upstream: Upstream;
  /** What the model answers from now on. */
  answer(how: (request: UpstreamRequest) => readonly Piece[]): void;
  close(): Promise<void>;
}

/** Opens the panel; resolves when "Aligned · Stub" is there. */
export async function openPanel(): Promise<Panel> {
  let how: (request: UpstreamRequest) => readonly Piece[] = () => FAULTY;
  const upstream = await startUpstream(PORT, (request) => how(request));
  await vscode.extensions.getExtension('aligner.aligner')?.activate();
  await until('the upstream model', enableCopilot, START_MS);
  await host.press('Escape');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until('the aligned model', async () => (await models('aligner')).length > 0, 60_000);
  return {
    upstream,
    answer: (next) => {
      how = next;
    },
    close: () => upstream.close(),
  };
}

/** The list of models enables the built-in Copilot extension; too early after the start it does not, and is asked for again. */
async function enableCopilot(): Promise<boolean> {
  await host.runCommand('Chat: Manage Language Models').catch(() => undefined);
  const found = async () => (await models('customendpoint')).length > 0;
  return until('a model', found, 5_000).catch(() => false);
}

export async function models(vendor: string): Promise<vscode.LanguageModelChat[]> {
  return vscode.lm.selectChatModels({ vendor });
}

const RESPONSE = '.interactive-response';

/** Asks in a new chat, or on in the open one; resolves to the shown answer that `isDone` takes, and no earlier one may. */
export async function ask(
  query: string,
  isDone: (shown: string) => boolean,
  options: { readonly vendor?: string; readonly isNew?: boolean; readonly files?: readonly vscode.Uri[] } = {},
): Promise<string> {
  const { vendor, isNew = true, files } = options;
  if (isNew) await vscode.commands.executeCommand('workbench.action.chat.newChat');
  await vscode.commands.executeCommand('workbench.action.chat.open', {
    query,
    ...(vendor !== undefined && { modelSelector: { vendor } }),
    ...(files !== undefined && { attachFiles: files }),
  });
  return until(`the answer to ${query}`, async () => (await host.texts(RESPONSE)).find(isDone), ANSWER_MS);
}

/** A picture of the panel alone. */
export function picture(name: string): Promise<string> {
  return host.screenshot(name, { target: '.part.auxiliarybar' });
}

/** Presses a button below the last answer. */
export async function pressInAnswer(label: string): Promise<void> {
  await host.click(`${RESPONSE} .monaco-button:has-text("${label}") >> nth=-1`);
}

/** Calls #align outside of a chat, where VS Code asks in a dialog. */
export async function invokeAlign(
  input: object,
  token?: vscode.CancellationToken,
): Promise<vscode.LanguageModelToolResult> {
  const invoked = vscode.lm.invokeTool('aligner_align', { input, toolInvocationToken: undefined }, token);
  invoked.then(undefined, () => undefined);
  const dialog = '.monaco-dialog-box';
  await Promise.race([
    host.waitFor(dialog).then(() => host.click(`${dialog} .monaco-button:not(.secondary)`)),
    invoked,
  ]);
  return invoked;
}

/** The text in the chat's input. */
export async function inputText(): Promise<string> {
  return (await host.text('.interactive-input-editor .view-lines')).replaceAll('\u00a0', ' ');
}

export async function routeHealth(
  id: string,
): Promise<{ state: string; detail: string; answers: number; skipped: number }> {
  const all = await vscode.commands.executeCommand<
    { id: string; state: string; detail: string; answers: number; skipped: number }[]
  >('aligner.routes', { show: false });
  return all.find((route) => route.id === id)!;
}
