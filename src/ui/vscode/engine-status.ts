/** What runs, where and why, on which model, and that nothing leaves the machine. */
import { commands, env, window } from 'vscode';
import { toErrorData } from '../../base/core/errors.ts';
import type { Aligner, EngineState } from '../../engine/core/aligner.ts';
import type { EngineStatus } from '../../engine/core/protocol.ts';
import { describeState } from './status-item.ts';

export interface EngineFacts {
  /** The model in use, verified; rejects with AlignerError where there is none. */
  model(): Promise<{ readonly id: string; readonly sha256: string }>;
  /** Requests that the extension itself has made to the network. */
  hostRequests(): number;
  /** Process id of the engine, while it runs. */
  pid(): number | undefined;
}

export interface EngineReport {
  readonly state: string;
  readonly model: string;
  readonly sha256: string | null;
  readonly engine: EngineStatus | null;
  readonly pid: number | null;
  /** Requests to the network, of the extension and of the engine together. */
  readonly networkRequests: number;
}

/** An engine that hangs must not keep the user from reading so. */
const ANSWER_MS = 2_000;

export async function engineReport(aligner: Aligner, facts: EngineFacts): Promise<EngineReport> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, ANSWER_MS, null));
  const engine = await Promise.race([aligner.status().catch(() => null), late]);
  const model = await facts.model().catch((error: unknown) => toErrorData(error).message);
  return {
    state: stateLine(aligner.state),
    model: typeof model === 'string' ? model : model.id,
    sha256: typeof model === 'string' ? null : model.sha256,
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
export function reportLines(report: EngineReport): string[] {
  const { engine } = report;
  const backend = engine?.backend;
  return [
    `State: ${report.state}`,
    ...(backend == null
      ? []
      : [
          `Device: ${backend.device}, ${backend.layers} of ${backend.totalLayers} layers on the GPU, ${backend.threads} ${backend.threads === 1 ? 'thread' : 'threads'}`,
        ]),
    ...(backend == null ? [] : [`Why: ${backend.why}`]),
    `Model: ${report.model}`,
    ...(report.sha256 === null ? [] : [`SHA-256: ${report.sha256}`]),
    ...(engine === null
      ? [report.pid === null ? 'The engine is not running' : `Process ${report.pid}: it does not answer`]
      : [
          `Process ${report.pid ?? ''}: llama.cpp ${engine.llamaCppRelease}, ${Math.round(engine.rssBytes / 1e6)} MB in memory, ${engine.queued} waiting`,
        ]),
    `Network requests made: ${report.networkRequests}`,
  ];
}

/** Model and trust in one line, for a menu. */
export function reportLine({ model, sha256, networkRequests }: EngineReport): string {
  const hash = sha256 === null ? '' : ` (${sha256.slice(0, 12)})`;
  return `${model}${hash} · ${networkRequests} network requests`;
}

/** Shows the report, without waiting for the user's answer. */
export function showReport(report: EngineReport): void {
  const text = reportLines(report).join('\n');
  const options = { modal: true, detail: text };
  void window.showInformationMessage('Aligner engine', options, 'Copy', 'Show Log').then(async (choice) => {
    if (choice === 'Copy') await env.clipboard.writeText(text);
    if (choice === 'Show Log') await commands.executeCommand('aligner.showLog');
  });
}
