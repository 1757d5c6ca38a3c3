/** Models: those that are here, and those that can be had; gets, imports, chooses and removes them when asked to. */
import { commands, l10n, ProgressLocation, QuickPickItemKind, Uri, window, type QuickPickItem } from 'vscode';
import { isQuiet, type CommandId } from '../../config/core/commands.ts';
import type { SettingsReader } from '../../config/core/settings.ts';
import { writeSetting } from '../../config/vscode/write.ts';
import { USUAL, type ModelChoice } from '../../models/core/choice.ts';
import { speaksUp } from '../../models/core/profile.ts';
import { installedBytes, type LibraryModel, type Models, type PullProgress } from '../../models/core/library.ts';
import type { Presenter } from './presenter.ts';

interface Deps {
  readonly models: Models;
  readonly settings: SettingsReader;
  readonly presenter: Presenter;
}

/** The model that the settings ask for. */
export const modelChoice = (settings: SettingsReader): ModelChoice => ({
  model: settings.get('model.path'),
  profile: settings.get('model.profile'),
  adapter: settings.get('model.adapter'),
  writer: settings.get('model.writer'),
});

type Choice = QuickPickItem & { readonly run?: () => Promise<unknown> };

export function modelCommands(deps: Deps) {
  return {
    /** `{show: false}` gives the list without the dialog. */
    'aligner.modelFiles': async (argument?: unknown) => {
      if (isQuiet(argument)) return deps.models.list();
      try {
        const choice = await window.showQuickPick(choices(deps), {
          title: l10n.t('Models'),
          placeHolder: l10n.t('Nothing is downloaded before you confirm it'),
          matchOnDescription: true,
        });
        await choice?.run?.();
      } catch (error) {
        deps.presenter.show(error);
      }
      return undefined;
    },
  } satisfies Partial<Record<CommandId, unknown>>;
}

async function choices(deps: Deps): Promise<Choice[]> {
  const { models, settings } = deps;
  const [listed, found, inUse] = await Promise.all([
    models.list(),
    models.found(),
    models.resolve(modelChoice(settings)).then(
      ({ path }) => path,
      () => undefined,
    ),
  ]);
  const item = (model: LibraryModel): Choice => ({
    label: `$(${model.path === null ? 'cloud-download' : model.path === inUse ? 'check' : 'file'}) ${model.id}`,
    description: summary(model, inUse),
    detail: model.path ?? l10n.t('Not on this machine'),
    run: () => (model.path === null ? get(deps, model) : change(deps, model, model.path)),
  });
  const others: Choice[] = [{ label: l10n.t('Of other programs'), kind: QuickPickItemKind.Separator }];
  return [
    ...listed.map(item),
    ...(found.length === 0 ? [] : [...others, ...found.map(item)]),
    { label: '', kind: QuickPickItemKind.Separator },
    { label: `$(add) ${l10n.t('Import a File…')}`, run: () => importFile(deps) },
    ...(listed.some(({ kept }) => kept === 'installed')
      ? [
          {
            label: `$(folder) ${l10n.t('Show the Folder')}`,
            description: megabytes(installedBytes(listed)),
            run: () => reveal(models.folder.path),
          },
        ]
      : []),
  ];
}

function summary(
  { path, bytes, licence, facts, memory, fits, trained, kept, problem }: LibraryModel,
  inUse: string | undefined,
): string {
  const parts = [
    ...(path !== null && path === inUse ? [l10n.t('in use')] : []),
    megabytes(bytes),
    licence ?? l10n.t('licence unknown'),
    ...(facts === null ? [] : [`${facts.architecture} ${facts.quantisation}`]),
    ...(memory === null ? [] : [l10n.t('needs {0} of memory', megabytes(memory))]),
    ...(fits === false ? [`$(warning) ${l10n.t('more than this machine has')}`] : []),
    ...(['bundled', 'installed', 'available'].includes(kept) ? [] : [kept]),
    ...(trained === false ? [l10n.t('not trained to correct')] : []),
    ...(problem === null ? [] : [`$(warning) ${problem}`]),
  ];
  return parts.join(' · ');
}

async function get(deps: Deps, { id, bytes, licence, trained }: LibraryModel): Promise<void> {
  const download = l10n.t('Download');
  const facts = l10n.t('{0}, licence {1}. Its SHA-256 is checked before it is used.', megabytes(bytes), licence ?? '?');
  const warning = trained === false ? ` ${l10n.t('It is a base model: it was not trained to correct.')}` : '';
  const answer = await window.showInformationMessage(
    l10n.t('Download {0}?', id),
    { modal: true, detail: facts + warning },
    download,
  );
  if (answer !== download) return;
  await transfer(l10n.t('Getting {0}', id), (options) => deps.models.pull(id, undefined, options));
  deps.presenter.note(`$(check) ${l10n.t('The model {0} is here', id)}`);
}

async function importFile({ models, presenter }: Deps): Promise<void> {
  const [file] = (await window.showOpenDialog({ filters: { GGUF: ['gguf'] } })) ?? [];
  if (file === undefined) return;
  const title = l10n.t('Importing {0}', file.fsPath);
  const { model } = await transfer(title, (options) => models.import(file.fsPath, undefined, undefined, options));
  presenter.note(`$(check) ${l10n.t('The model {0} is here', model.id)}`);
}

/** What can be done with a model that is here. One of another program is only used. */
async function change(deps: Deps, model: LibraryModel, path: string): Promise<void> {
  const { id, kept } = model;
  const name = kept === 'bundled' ? '' : kept === 'installed' ? id : path;
  const actions: Choice[] = [
    { label: `$(check) ${l10n.t('Use')}`, run: () => use(deps, model, name) },
    { label: `$(folder) ${l10n.t('Show the File')}`, run: () => reveal(path) },
    ...(kept === 'installed' ? [{ label: `$(trash) ${l10n.t('Remove')}`, run: () => remove(deps, model) }] : []),
  ];
  const choice = await window.showQuickPick(actions, { title: id });
  await choice?.run?.();
}

async function use({ models, presenter }: Deps, { id, trained }: LibraryModel, name: string): Promise<void> {
  const choice = { ...USUAL, model: name };
  if (trained !== true) {
    const { profile } = await models.resolve({ ...choice, model: name === '' ? id : name });
    const anyway = l10n.t('Use Anyway');
    const detail = speaksUp(profile)
      ? l10n.t('It was not trained to correct, as far as Aligner knows: do not trust its corrections.')
      : l10n.t(
          'It was not trained to correct, as far as Aligner knows. Until it is calibrated it writes only where an analyser is certain of a fault: "aligner models calibrate" measures it.',
        );
    if ((await window.showWarningMessage(l10n.t('Use {0}?', id), { modal: true, detail }, anyway)) !== anyway) return;
  }
  await models.use(choice);
  // What a setting says goes first.
  for (const key of ['model.path', 'model.profile', 'model.adapter'] as const) await writeSetting(key, undefined);
  presenter.note(`$(check) ${l10n.t('The next correction uses {0}', id)}`);
}

async function remove({ models, presenter }: Deps, { id, bytes, path }: LibraryModel): Promise<void> {
  const action = l10n.t('Remove');
  const detail = `${megabytes(bytes)}\n${path ?? ''}`;
  if ((await window.showWarningMessage(l10n.t('Remove {0}?', id), { modal: true, detail }, action)) !== action) return;
  await models.remove(id);
  presenter.note(`$(check) ${l10n.t('Removed {0}', id)}`);
}

/** A transfer in a notification that can end it. */
function transfer<T>(
  title: string,
  run: (options: { signal: AbortSignal; onProgress: (progress: PullProgress) => void }) => Promise<T>,
): Promise<T> {
  return Promise.resolve(
    window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (progress, token) => {
      const cancel = new AbortController();
      token.onCancellationRequested(() => cancel.abort());
      let shown = 0;
      const onProgress = (step: PullProgress) => {
        if (step.kind === 'waiting') {
          progress.report({ message: l10n.t('waiting for another transfer') });
          return;
        }
        const percent = Math.floor((step.done / step.total) * 100);
        if (percent === shown) return;
        progress.report({ message: `${percent} % · ${megabytes(step.total)}`, increment: percent - shown });
        shown = percent;
      };
      return run({ signal: cancel.signal, onProgress });
    }),
  );
}

const reveal = async (path: string) => {
  await commands.executeCommand('revealFileInOS', Uri.file(path));
};

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
