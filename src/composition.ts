/** The one file that knows every feature: makes them, and connects them with each other and with VS Code. */
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { commands, Uri, window, workspace, type ExtensionContext } from 'vscode';
import { agentLogs } from './agents/node/agent-logs.ts';
import { HookStore } from './agents/node/hook-store.ts';
import { InstalledHooks } from './agents/node/installed-hooks.ts';
import { provideMcpServer } from './agents/vscode/mcp-provider.ts';
import { HookSetupCommand } from './agents/vscode/set-up-hooks.ts';
import { networkRequests } from './base/node/network.ts';
import { cacheFolder } from './base/node/paths.ts';
import { REVIEW_VIEW, type CommandId } from './config/core/commands.ts';
import { SETTINGS } from './config/core/settings.ts';
import { VscodeSettings } from './config/vscode/reader.ts';
import type { ModelSpec } from './engine/core/protocol.ts';
import { createEngine } from './engine/node/engine.ts';
import { remoteAddress } from './engine/node/remote/address.ts';
import type { RemoteSpec } from './engine/core/remote/spec.ts';
import { cudaCommand } from './engine/node/extra-backends.ts';
import { measure } from './engine/node/measure.ts';
import { sharedFolder } from './engine/node/shared/address.ts';
import { openJournal } from './journal/node/open.ts';
import { journalCommands } from './journal/vscode/commands.ts';
import { keepWithinLimits } from './journal/vscode/retention.ts';
import { Ledger } from './interception/core/ledger.ts';
import { chatLogs } from './interception/node/chat-logs.ts';
import { SYSTEM_CLOCK } from './interception/vscode/context.ts';
import { Desk } from './interception/vscode/desk.ts';
import { startInterception } from './interception/vscode/routes.ts';
import type { ModelChoice } from './models/core/choice.ts';
import { Library } from './models/node/library.ts';
import { openHunks } from './review/core/review.ts';
import { isLeftOut } from './review/core/not-again.ts';
import { closeOrphans, followFocus, openDiff } from './review/vscode/diff-editor.ts';
import { LastEditor } from './review/vscode/last-editor.ts';
import { askNotAgain } from './review/vscode/not-again.ts';
import { ReviewPanel } from './review/vscode/panel.ts';
import { Places } from './review/vscode/places.ts';
import { ReviewActions } from './review/vscode/review-actions.ts';
import { provideReviewDocuments } from './review/vscode/review-documents.ts';
import { Reviews } from './review/vscode/reviews.ts';
import { ReviewThreads } from './review/vscode/threads.ts';
import { findWorkTree } from './changes/node/work-tree.ts';
import { AlignChanges } from './changes/vscode/align-changes.ts';
import { alignSelection } from './selection/vscode/align-selection.ts';
import { machineCommands } from './ui/vscode/machine.ts';
import { menuCommands } from './ui/vscode/menu.ts';
import { modelChoice, modelCommands } from './ui/vscode/models.ts';
import { Pause } from './ui/vscode/pause.ts';
import { Presenter } from './ui/vscode/presenter.ts';
import { RemoteEngine } from './ui/vscode/remote-engine.ts';
import { createStatusItem } from './ui/vscode/status-item.ts';

/** Registers everything and reads or starts nothing: the engine waits for the first text. Returns what ends it. */
export function compose(context: ExtensionContext): { stop(): Promise<void> } {
  const channel = window.createOutputChannel('Aligner', { log: true });
  const settings = new VscodeSettings(process.env, channel);
  const library = new Library(join(context.extensionPath, 'models'));
  const presenter = new Presenter(channel);
  const remote = new RemoteEngine({
    settings,
    secrets: context.secrets,
    memory: context.globalState,
    presenter,
    address: remoteAddress,
    environmentKey: environmentKey(),
  });
  const modelOf = (spec: RemoteSpec | undefined) =>
    spec === undefined ? library.resolve(modelChoice(settings)) : library.remote(spec);
  /** Asks before texts go to a server for the first time. */
  const model = async () => modelOf(await remote.allowed());
  const program = (name: string) => join(context.extensionPath, 'dist', name);
  const aligner = createEngine({
    programs: { shared: program('shared.js'), worker: program('worker.js') },
    shared: () => settings.get('engine.shared'),
    folder: sharedFolder(),
    name: () => (workspace.name === undefined ? 'window' : `window "${workspace.name}"`),
    config: () => ({
      gpu: settings.get('engine.gpu'),
      threads: settings.get('engine.threads'),
      idleMs: settings.get('engine.idleMinutes') * 60_000,
    }),
    model,
    log: channel,
    hostRequests: networkRequests,
  });
  const pause = new Pause();
  const journal = openJournal({
    file: join(context.globalStorageUri.fsPath, 'journal.db'),
    thread: join(context.extensionPath, 'dist', 'journal.cjs'),
    notice: (notice) => presenter.warn(notice),
  });
  const onProblem = (error: unknown) => void presenter.show(error);
  const last = new LastEditor();
  const reviews = new Reviews({
    journal,
    places: new Places(last, (text) => presenter.note(text)),
    isUnwanted: (hunk, place) => isLeftOut(settings.get('review.notAgain'), hunk, place),
    onProblem,
  });
  const restored = reviews.restore();
  const panel = new ReviewPanel({
    reviews,
    folder: Uri.joinPath(context.extensionUri, 'dist', 'panel'),
    ready: restored,
    onProblem,
    notAgain: async (session, change) => {
      for (const { id, indexes } of await askNotAgain(reviews, settings, session, change))
        await actions.reject(id, indexes);
    },
  });
  const actions = new ReviewActions(reviews, presenter, panel);
  panel.actions = actions;
  const desk = new Desk(reviews, actions);
  const { storageUri } = context;
  const interception = startInterception(
    {
      aligner,
      settings,
      journal,
      desk,
      pause,
      presenter,
      ledger: new Ledger(() => SYSTEM_CLOCK.now()),
      clock: SYSTEM_CLOCK,
      log: channel,
    },
    // VS Code keeps the logs of a workspace's chats beside the storage of its extensions; those of others are not looked at.
    storageUri?.scheme === 'file' ? chatLogs(join(dirname(storageUri.fsPath), 'chatSessions')) : undefined,
    (names) => agentLogs(names, workspaceFolders(), process.env),
  );
  const { version } = context.extension.packageJSON as { readonly version: string };
  const cli = join(context.extensionPath, 'dist', 'cli.js');
  // What others start on this machine is to share the engine that this window uses.
  const commandLine = () => ({ node: process.execPath, cli, env: engineVariables(settings) });
  const hooks = new InstalledHooks({
    folder: context.globalStorageUri.fsPath,
    program: commandLine,
    version,
    store: new HookStore(join(cacheFolder(), 'hooks')),
    env: process.env,
  });
  void hooks.refresh();
  const hookSetup = new HookSetupCommand(hooks, presenter);
  const changes = new AlignChanges({ find: findWorkTree(aligner), settings, reviews, presenter, pause, log: channel });
  const facts = { model: async () => modelOf(remote.chosen), hostRequests: networkRequests, pid: () => aligner.pid };

  const table: Record<CommandId, (...args: unknown[]) => unknown> = {
    'aligner.alignSelection': (argument) =>
      alignSelection({ aligner, settings, reviews, presenter, pause, log: channel }, argument),
    ...actions.commands(),
    ...changes.commands(),
    ...interception.commands(),
    ...hookSetup.commands(),
    ...remote.commands(),
    ...journalCommands({
      journal,
      presenter,
      folders: [homedir()],
      onCleared: () => {
        interception.forget();
        return reviews.restore();
      },
      reviews: {
        reopen: async (id) => {
          const entry = await reviews.reopen(id);
          // Where nothing is open a diff shows nothing; the panel has the decisions.
          if (entry !== undefined && openHunks(entry.review).length > 0) await openDiff(entry);
          else await commands.executeCommand(`${REVIEW_VIEW}.focus`);
        },
        compare: (entry) => interception.compare(entry),
        undo: (id, hunks) => actions.undo(id, hunks),
      },
    }),
    ...modelCommands({ models: library, settings, presenter }),
    ...machineCommands({
      presenter,
      cudaCommand: () => cudaCommand(join(context.extensionPath, 'dist')),
      measure: async (signal, onProgress) => {
        const [gpu, threads] = [settings.get('engine.gpu'), settings.get('engine.threads')];
        const options = { worker: program('worker.js'), log: channel, gpu, threads, signal, onProgress };
        return measure(await usableModels(library, modelChoice(settings)), options);
      },
    }),
    ...menuCommands({ aligner, facts, settings, pause, presenter, reviews, channel }),
  };
  context.subscriptions.push(
    channel,
    pause,
    reviews,
    last,
    panel,
    provideReviewDocuments(reviews, restored),
    interception,
    hookSetup,
    provideMcpServer(commandLine, version),
    settings.onDidChange(() => void hooks.refresh()),
    new ReviewThreads(reviews),
    followFocus(),
    keepWithinLimits(journal, settings, channel),
    createStatusItem({ engine: aligner, pause, reviews }),
    ...Object.entries(table).map(([id, run]) => commands.registerCommand(id, run)),
  );
  void restored.then(() => closeOrphans((id) => reviews.get(id) !== undefined));
  return {
    stop: async () => {
      await Promise.allSettled([aligner.dispose(), journal.close()]);
    },
  };
}

/** Settings of the engine that are not the default, as variables for the command line. */
function engineVariables(settings: VscodeSettings): Record<string, string> {
  const keys = {
    ALIGNER_MODEL: 'model.path',
    ALIGNER_PROFILE: 'model.profile',
    ALIGNER_ADAPTER: 'model.adapter',
    ALIGNER_WRITER: 'model.writer',
    ALIGNER_GPU: 'engine.gpu',
    ALIGNER_THREADS: 'engine.threads',
  } as const;
  return Object.fromEntries(
    Object.entries(keys).flatMap(([name, key]) => {
      const value = settings.get(key);
      return value === SETTINGS[key].default ? [] : [[name, String(value)]];
    }),
  );
}

/** The key of the environment, for whoever sets the address there, too: a key goes to no other address. */
const environmentKey = (): string | undefined =>
  (process.env['ALIGNER_REMOTE_URL'] ?? '') === '' ? undefined : process.env['ALIGNER_REMOTE_KEY'];

/** The model in use, and the others that are here, verified. Rejects where there is none. */
async function usableModels(library: Library, chosen: ModelChoice): Promise<ModelSpec[]> {
  const inUse = await library.resolve(chosen);
  const here = (await library.list()).flatMap(({ path, problem }) => (path === null || problem !== null ? [] : [path]));
  const others = await Promise.allSettled(
    here.filter((path) => path !== inUse.path).map((path) => library.resolve(path)),
  );
  // One that nothing says how to talk to is left out.
  return [inUse, ...others.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))];
}

/** Folders of this workspace that are on this machine. */
const workspaceFolders = () =>
  (workspace.workspaceFolders ?? []).flatMap(({ uri }) => (uri.scheme === 'file' ? [uri.fsPath] : []));
