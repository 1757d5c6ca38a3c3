/** What runs, where and why, on which model, and whether anything leaves the machine. */
import pTimeout from 'p-timeout';
import { commands, env, l10n, window } from 'vscode';
import { toErrorData } from '../../base/core/errors.ts';
import type { Aligner, EngineState } from '../../engine/core/aligner.ts';
import type { EngineStatus, EngineUser, ModelSpec } from '../../engine/core/protocol.ts';
import { originOf } from '../../engine/core/remote/spec.ts';
import { describeState } from './status-item.ts';

export interface EngineFacts {
  /** The model in use, verified; rejects with AlignerError where there is none. */
  model(): Promise<Pick<ModelSpec, 'id' | 'sha256' | 'remote'>>;
  /** Requests that the extension itself has made to the network. */
  hostRequests(): number;
  /** Process id of the engine, while it runs. */
  pid(): number | undefined;
}

export interface EngineReport {
  readonly state: string;
  readonly model: string;
  /** Null where there is no model, or where a server has it. */
  readonly sha256: string | null;
  /** The server to which texts are sent; null where nothing leaves the machine. */
  readonly remote: string | null;
  readonly engine: EngineStatus | null;
  readonly pid: number | null;
  /** Requests to the network, of the extension and of the engine together. */
  readonly networkRequests: number;
}

/** An engine that hangs must not keep the user from reading so. */
const ANSWER_MS = 2_000;

export async function engineReport(aligner: Aligner, facts: EngineFacts): Promise<EngineReport> {
  const engine = await pTimeout(aligner.status(), { milliseconds: ANSWER_MS }).catch(() => null);
  const model = await facts.model().catch((error: unknown) => toErrorData(error).message);
  return {
    state: stateLine(aligner.state),
    model: typeof model === 'string' ? model : model.id,
    sha256: typeof model === 'string' || model.remote !== undefined ? null : model.sha256,
    remote: typeof model === 'string' || model.remote === undefined ? null : originOf(model.remote),
    engine,
    pid: facts.pid() ?? null,
    networkRequests: facts.hostRequests() + (engine?.networkRequests ?? 0),
  };
}

/** Why it is there is said with the device. */
function stateLine(state: EngineState): string {
  const lines = describeState(state);
  return 'device' in state ? lines[0]! : lines.join(' ');
}

/** The report in lines, for people. */
function reportLines(report: EngineReport): string[] {
  const { engine } = report;
  const backend = engine?.backend;
  return [
    l10n.t('State: {0}', report.state),
    ...(report.remote === null
      ? []
      : [l10n.t('Remote engine: questions and the parts of answers that are checked are sent to {0}', report.remote)]),
    ...(backend == null || backend.remote !== undefined
      ? []
      : [
          l10n.t('Device: {0}', backend.device),
          l10n.t('Layers on the GPU: {0} of {1}', backend.layers, backend.totalLayers),
          l10n.t('Threads: {0}', backend.threads),
        ]),
    ...(backend == null || backend.remote !== undefined ? [] : [l10n.t('Why this device: {0}', backend.why)]),
    l10n.t('Model: {0}', report.model),
    ...(report.sha256 === null ? [] : [`SHA-256: ${report.sha256}`]),
    ...(engine === null
      ? [report.pid === null ? l10n.t('The engine is not running') : l10n.t('Process {0} does not respond', report.pid)]
      : [
          engine.llamaCppRelease === ''
            ? l10n.t('Process: {0}', report.pid ?? '')
            : l10n.t('Process: {0} (llama.cpp {1})', report.pid ?? '', engine.llamaCppRelease),
          l10n.t('Memory in use: {0} MB', Math.round(engine.rssBytes / 1e6)),
          l10n.t('Texts in the queue: {0}', engine.queued),
          ...(engine.users === undefined ? [] : [l10n.t('Used by: {0}', usersLine(engine.users))]),
        ]),
    l10n.t('Network requests: {0}', report.networkRequests),
  ];
}

/** `window "app", aligner check (2)`: with the number of texts where one has some open. */
const usersLine = (users: readonly EngineUser[]) =>
  users.map(({ name, texts }) => (texts === 0 ? name : `${name} (${texts})`)).join(', ');

/** Model and trust in one line, for a menu. */
export function reportLine({ model, sha256, networkRequests }: EngineReport): string {
  const hash = sha256 === null ? '' : ` (${sha256.slice(0, 12)})`;
  return l10n.t('{0} · network requests: {1}', `${model}${hash}`, networkRequests);
}

/** Shows the report, without waiting for the user's answer. */
export function showReport(report: EngineReport): void {
  const text = reportLines(report).join('\n');
  const options = { modal: true, detail: text };
  const [copy, showLog] = [l10n.t('Copy'), l10n.t('Show Log')];
  void window.showInformationMessage(l10n.t('Aligner engine'), options, copy, showLog).then(async (choice) => {
    if (choice === copy) await env.clipboard.writeText(text);
    if (choice === showLog) await commands.executeCommand('aligner.showLog');
  });
}
