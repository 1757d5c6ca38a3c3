/** What can be wrong with a check of changes, in the editor and on the command line. */
import * as l10n from '@vscode/l10n';
import { failure } from '../../base/core/errors.ts';

export const changesErrors = {
  noGit: () =>
    failure(
      'changes.no-git',
      l10n.t('Git was not found.'),
      l10n.t('Install Git, and see that `git` can be called by its name.'),
    ),
  noRepository: (folder: string) =>
    failure(
      'changes.no-repository',
      l10n.t('{0} is not in a Git work tree.', folder),
      l10n.t('Open a folder that Git knows.'),
    ),
  git: (why: string) =>
    failure('changes.git', l10n.t('Git could not compare the files: {0}', why), l10n.t('Run `git status` and see.')),
  diff: (why: string) =>
    failure(
      'changes.diff',
      l10n.t("Git's comparison could not be read: {0}.", why),
      l10n.t('Please report this; nothing was changed.'),
    ),
  revision: (revision: string) =>
    failure(
      'changes.revision',
      l10n.t('There is no commit {0}.', JSON.stringify(revision)),
      l10n.t('Name a commit, a branch or a tag of this repository.'),
    ),
  unrelated: (revision: string) =>
    failure(
      'changes.revision',
      l10n.t('{0} and HEAD have no commit in common.', revision),
      l10n.t('Name a commit, a branch or a tag of this repository.'),
    ),
  path: (path: string) =>
    failure(
      'changes.path',
      l10n.t('{0} is outside of the work tree.', path),
      l10n.t('Name files and folders inside of it.'),
    ),
  paused: () =>
    failure('changes.paused', l10n.t('Aligner is paused.'), l10n.t('Run "Aligner: Pause or Resume" and try again.')),
  noFolder: () =>
    failure(
      'changes.no-folder',
      l10n.t('Align Changes works on files of this machine, and none are open.'),
      l10n.t('Open a folder with a Git work tree.'),
    ),
  untrusted: () =>
    failure(
      'changes.untrusted',
      l10n.t('Git is not called in a workspace that is not trusted.'),
      l10n.t('Trust the workspace, and run Align Changes again.'),
    ),
};
