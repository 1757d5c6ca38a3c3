/** The machine: what an answer takes here, with each model on each device; and CUDA's files, for those who want them. */
import { env, l10n, window } from 'vscode';
import { CancelledError } from '../../base/core/errors.ts';
import { isQuiet, type CommandId } from '../../config/core/commands.ts';
import { inSeconds, MEASURED_TOKENS, wasMeasured, type Measurement } from '../../engine/core/measured.ts';
import type { Presenter } from './presenter.ts';
import { withQuietProgress } from './progress.ts';

interface MachineDeps {
  /** Measures every model that is here, and reports which one, and how much is done (0 to 1). */
  readonly measure: (
    signal: AbortSignal,
    onProgress: (model: string, fraction: number) => void,
  ) => Promise<readonly Measurement[]>;
  /** The command line that gets CUDA's files; undefined where there are none for this machine. */
  readonly cudaCommand: () => Promise<string | undefined>;
  readonly presenter: Presenter;
}

export function machineCommands({ measure, cudaCommand, presenter }: MachineDeps) {
  return {
    /** `{show: false}` gives the rows without the dialog. */
    'aligner.measureMachine': async (argument?: unknown) => {
      try {
        const rows = await withQuietProgress(l10n.t('Measuring this machine'), (signal, progress) =>
          measure(signal, (model, fraction) => progress(fraction, model)),
        );
        if (isQuiet(argument)) return rows;
        void show(rows);
      } catch (error) {
        if (!(error instanceof CancelledError)) presenter.show(error);
      }
      return undefined;
    },
    /** Puts the command into a terminal; to run it is the user's. */
    'aligner.getCudaBackend': async () => {
      const command = await cudaCommand();
      if (command === undefined) {
        presenter.note(l10n.t('CUDA needs an NVIDIA GPU, and Linux or Windows on a 64-bit Intel or AMD processor'));
        return;
      }
      const terminal = window.createTerminal({
        name: 'CUDA',
        message: l10n.t('Press Enter to get about 540 MB with npm.'),
      });
      terminal.show();
      terminal.sendText(command, false);
    },
  } satisfies Partial<Record<CommandId, unknown>>;
}

async function show(rows: readonly Measurement[]): Promise<void> {
  const lines = rows.map((row) =>
    wasMeasured(row)
      ? `${row.model}, ${row.backend.device}: ${inSeconds(row.answerMs)}`
      : `${row.model}: ${row.problem}`,
  );
  const why = [...new Set(rows.filter(wasMeasured).map(({ backend }) => backend.why))];
  const detail = [...lines, '', ...why].join('\n');
  const copy = l10n.t('Copy');
  const title = l10n.t('An answer of {0} tokens takes, on this machine:', MEASURED_TOKENS);
  const choice = await window.showInformationMessage(title, { modal: true, detail }, copy);
  if (choice === copy) await env.clipboard.writeText(`${title}\n${detail}`);
}
