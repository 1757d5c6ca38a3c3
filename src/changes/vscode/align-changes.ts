/** The command Align Changes: what has changed in a git work tree, file by file, as reviews. */
import { commands, l10n, Uri, window, workspace, type QuickPickItem, QuickPickItemKind } from 'vscode';
import { CancelledError } from '../../base/core/errors.ts';
import type { Log } from '../../base/core/log.ts';
import { REVIEW_VIEW } from '../../config/core/commands.ts';
import type { SettingsReader } from '../../config/core/settings.ts';
import { showReview } from '../../review/vscode/diff-editor.ts';
import type { Pause } from '../../ui/vscode/pause.ts';
import type { Presenter } from '../../ui/vscode/presenter.ts';
import { withQuietProgress } from '../../ui/vscode/progress.ts';
import type { Comparison, FindWorkTree, WorkTree } from '../core/changes.ts';
import { changesErrors } from '../core/errors.ts';
import { ChangesRun, type Count, type ReviewStore } from './changes-run.ts';

export interface AlignChangesDeps {
  readonly find: FindWorkTree;
  readonly settings: SettingsReader;
  readonly reviews: ReviewStore;
  readonly presenter: Presenter;
  readonly pause: Pause;
  readonly log: Log;
}

/** What the command gives back. */
export type ChangesOutcome =
  | ({ readonly outcome: 'review' | 'unchanged' } & Count)
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'failed'; readonly code: string };

type Against = Pick<Comparison, 'base' | 'staged'>;
const HEAD: Against = { base: { kind: 'head' }, staged: false };

export class AlignChanges {
  readonly #deps: AlignChangesDeps;
  #run: ChangesRun | undefined;

  constructor(deps: AlignChangesDeps) {
    this.#deps = deps;
  }

  commands() {
    return {
      'aligner.alignChanges': (where?: unknown) => this.#align(where, () => Promise.resolve(HEAD)),
      'aligner.alignChangesSince': (where?: unknown) => this.#align(where, askAgainst),
    };
  }

  dispose(): void {
    this.#run?.dispose();
  }

  /** `where`: a file or folder (from a menu), or what Source Control gives; by default the folders that are open. */
  async #align(where: unknown, against: (tree: WorkTree) => Promise<Against>): Promise<ChangesOutcome> {
    const { presenter, pause } = this.#deps;
    try {
      if (pause.paused) throw changesErrors.paused();
      if (!workspace.isTrusted) throw changesErrors.untrusted();
      const places = placesOf(where);
      if (places.length === 0) throw changesErrors.noFolder();
      const trees = await this.#treesOf(places);
      const comparison = await against(trees[0]!.tree);
      this.#run?.dispose();
      const run = new ChangesRun(this.#deps, trees, comparison);
      this.#run = run;
      const count = await this.#check(run);
      await this.#tell(run, count);
      return { outcome: count.files > 0 ? 'review' : 'unchanged', ...count };
    } catch (error) {
      const code = presenter.show(error);
      return code === 'cancelled' ? { outcome: 'cancelled' } : { outcome: 'failed', code };
    }
  }

  /** Folders of one work tree are looked at together; one without a work tree counts only where there is no other. */
  async #treesOf(places: readonly Uri[]) {
    const found: { tree: WorkTree; uri: Uri }[] = [];
    let problem: unknown;
    for (const uri of places) {
      try {
        found.push({ tree: await this.#deps.find(uri.fsPath), uri });
      } catch (error) {
        problem ??= error;
      }
    }
    if (found.length === 0) throw problem;
    return found;
  }

  async #check(run: ChangesRun): Promise<Count> {
    const { pause } = this.#deps;
    return withQuietProgress(l10n.t('Checking the changes'), async (signal, progress) => {
      const stop = () => run.dispose();
      signal.addEventListener('abort', stop);
      const pausing = pause.onDidChange((paused) => {
        if (paused) stop();
      });
      try {
        return await run.check(progress);
      } finally {
        pausing.dispose();
        signal.removeEventListener('abort', stop);
      }
    });
  }

  async #tell(run: ChangesRun, { files, checked, skipped, unchecked }: Count): Promise<void> {
    const said =
      files > 0
        ? l10n.t('Aligner: {0} of {1} changed files to review', files, checked)
        : checked > 0
          ? l10n.t('Aligner: no fault in the changed lines')
          : l10n.t('Aligner: nothing has changed');
    const left = skipped === 0 ? said : l10n.t('{0}; files not checked: {1}', said, skipped);
    const all = unchecked === 0 ? left : l10n.t('{0}; parts not checked: {1}', left, unchecked);
    this.#deps.presenter.note(`$(${files > 0 || unchecked > 0 ? 'info' : 'check'}) ${all}`);
    const [first, ...more] = run.sessions();
    if (first !== undefined && more.length === 0) await showReview(first);
    else if (first !== undefined) await commands.executeCommand(`${REVIEW_VIEW}.focus`);
  }
}

/** Files and folders of this machine that a menu, Source Control or the open folders name. */
function placesOf(where: unknown): Uri[] {
  const named = uriOf(where);
  const all = named === undefined ? (workspace.workspaceFolders ?? []).map(({ uri }) => uri) : [named];
  return all.filter(({ scheme }) => scheme === 'file');
}

/** Source Control gives a repository with a root, or a file with its resource. */
function uriOf(where: unknown): Uri | undefined {
  if (where instanceof Uri) return where;
  if (typeof where !== 'object' || where === null) return undefined;
  if ('rootUri' in where && where.rootUri instanceof Uri) return where.rootUri;
  return 'resourceUri' in where && where.resourceUri instanceof Uri ? where.resourceUri : undefined;
}

interface AgainstItem extends QuickPickItem {
  readonly against?: Against;
}

/** Asks what the changes are counted from. Escape cancels the command. */
async function askAgainst(tree: WorkTree): Promise<Against> {
  const since = (revision: string): Against => ({ base: { kind: 'since', revision }, staged: false });
  const revisions = await tree.revisions();
  const itemsOf = (kind: 'branch' | 'commit', label: string): AgainstItem[] => [
    { label, kind: QuickPickItemKind.Separator },
    ...revisions
      .filter((one) => one.kind === kind)
      .map(({ revision, label: name, subject }) => ({
        label: `$(git-${kind}) ${name}`,
        description: subject,
        against: since(revision),
      })),
  ];
  const items: AgainstItem[] = [
    { label: l10n.t('The last commit'), description: l10n.t('everything that is not committed'), against: HEAD },
    {
      label: l10n.t('The index'),
      description: l10n.t('everything that is not staged'),
      against: { base: { kind: 'index' }, staged: false },
    },
    ...itemsOf('branch', l10n.t('Branches')),
    ...itemsOf('commit', l10n.t('Commits')),
    { label: '', kind: QuickPickItemKind.Separator },
    { label: l10n.t('Another commit…') },
  ];
  const chosen = await window.showQuickPick(items, { title: l10n.t('Align Changes Since'), matchOnDescription: true });
  if (chosen === undefined) throw new CancelledError();
  if (chosen.against !== undefined) return chosen.against;
  const revision = await window.showInputBox({ prompt: l10n.t('A commit, a branch or a tag') });
  if (revision === undefined) throw new CancelledError();
  return since(revision.trim());
}
