/** Set Up Hooks…: shows which agents' hooks are installed and whether they ran, and installs or removes them with consent. */
import {
  env,
  l10n,
  languages,
  Uri,
  window,
  workspace,
  type Disposable,
  type QuickPickItem,
  type TextDocumentContentProvider,
} from 'vscode';
import { isQuiet, type CommandId } from '../../config/core/commands.ts';
import { SETTINGS, type Policy } from '../../config/core/settings.ts';
import type { HookTarget } from '../core/hook-files.ts';
import { sinceFired, type HookStatus, type Hooks } from '../core/hooks.ts';

const SCHEME = 'aligner-hooks';

export class HookSetupCommand implements Disposable {
  readonly #hooks: Hooks;
  readonly #presenter: { show(error: unknown): unknown; note(text: string): void };
  readonly #registration: Disposable;
  #preview = '';

  constructor(hooks: Hooks, presenter: { show(error: unknown): unknown; note(text: string): void }) {
    this.#hooks = hooks;
    this.#presenter = presenter;
    const provider: TextDocumentContentProvider = { provideTextDocumentContent: () => this.#preview };
    this.#registration = workspace.registerTextDocumentContentProvider(SCHEME, provider);
  }

  commands() {
    return {
      /** `{show: false}` gives what is installed without the dialog. */
      'aligner.setUpHooks': async (argument?: unknown) => {
        try {
          if (!isQuiet(argument)) await this.#run();
        } catch (error) {
          this.#presenter.show(error);
        }
        return this.#hooks.status();
      },
    } satisfies Partial<Record<CommandId, unknown>>;
  }

  dispose(): void {
    this.#registration.dispose();
  }

  async #run(): Promise<void> {
    const items = (await this.#hooks.status()).map((status) => ({
      status,
      label: nameOf(status.target),
      description: describe(status),
      detail: status.paths.join(', '),
    }));
    const choice = await window.showQuickPick(items, {
      title: l10n.t('Set Up Hooks'),
      placeHolder: l10n.t('An agent whose edits are checked before they are written'),
    });
    if (choice === undefined) return;
    const { status } = choice;
    if (status.kind === 'absent') await this.#install(status.target);
    else if (status.kind === 'blocked') await this.#offerText(status);
    else await this.#offerRemoval(status);
  }

  async #install(target: HookTarget): Promise<void> {
    const policy = await askPolicy(nameOf(target));
    if (policy === undefined) return;
    const files = this.#hooks.files(target, policy);
    this.#preview = files.map(({ path, text }) => `// ${path}\n${text}`).join('\n');
    await this.#showPreview(target);
    const install = l10n.t('Install');
    const answer = await window.showInformationMessage(
      l10n.t('Install the hooks of {0}?', nameOf(target)),
      {
        modal: true,
        detail: l10n.t(
          'These files are written, as the preview shows. All of them are new, and no other file is changed:\n{0}',
          files.map(({ path }) => path).join('\n'),
        ),
      },
      install,
    );
    if (answer !== install) return;
    await this.#hooks.install(target, policy);
    this.#presenter.note(`$(check) ${l10n.t('Installed the hooks of {0}', nameOf(target))}`);
    if (target === 'codex')
      void window.showInformationMessage(
        l10n.t('Codex runs a new hook only after you have trusted it: open /hooks in Codex.'),
      );
  }

  /** Another file of that name is there: it is not touched, and the user may add to it what belongs there. */
  async #offerText({ target, paths }: HookStatus): Promise<void> {
    const copy = l10n.t('Copy');
    const answer = await window.showInformationMessage(
      l10n.t('{0} is there already. It is not changed: add the hooks to it yourself.', paths[0] ?? ''),
      { modal: true },
      copy,
    );
    if (answer !== copy) return;
    const policy = await askPolicy(nameOf(target));
    if (policy === undefined) return;
    await this.#hooks.installLauncher();
    await env.clipboard.writeText(this.#hooks.files(target, policy).at(-1)!.text);
    this.#presenter.note(`$(check) ${l10n.t('Copied the hooks')}`);
  }

  async #offerRemoval({ target, paths }: HookStatus): Promise<void> {
    const [remove, show] = [l10n.t('Remove'), l10n.t('Show Files')];
    const answer = await window.showInformationMessage(
      l10n.t('The hooks of {0} are installed.', nameOf(target)),
      { modal: true, detail: paths.join('\n') },
      remove,
      show,
    );
    if (answer === show) for (const path of paths) await window.showTextDocument(Uri.file(path), { preview: false });
    if (answer !== remove) return;
    const kept = await this.#hooks.remove(target);
    if (kept.length === 0) this.#presenter.note(`$(check) ${l10n.t('Removed the hooks of {0}', nameOf(target))}`);
    else
      void window.showWarningMessage(
        l10n.t('These files were changed since they were written, and stay: {0}', kept.join(', ')),
      );
  }

  async #showPreview(target: HookTarget): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${target}.jsonc`, query: String(Date.now()) });
    const document = await workspace.openTextDocument(uri);
    await languages.setTextDocumentLanguage(document, 'jsonc').then(undefined, () => undefined);
    await window.showTextDocument(document, { preview: true });
  }
}

async function askPolicy(name: string): Promise<Policy | undefined> {
  const details: Readonly<Record<Policy, string>> = {
    suggest: l10n.t('Let every edit pass, and tell the agent what was found'),
    auto: l10n.t('Write verified corrections in place of what the agent wrote, and tell it'),
  };
  const items: (QuickPickItem & { readonly policy: Policy })[] = (['suggest', 'auto'] as const).map((policy) => ({
    policy,
    label: policy,
    description: policy === SETTINGS['models.policy'].default ? l10n.t('default') : '',
    detail: details[policy],
  }));
  const choice = await window.showQuickPick(items, { title: l10n.t('What the hooks of {0} do with a fault', name) });
  return choice?.policy;
}

function nameOf(target: HookTarget): string {
  switch (target) {
    case 'copilot':
      return l10n.t("GitHub Copilot (VS Code's chat and Copilot CLI)");
    case 'claude':
      return 'Claude Code';
    case 'codex':
      return 'Codex';
  }
}

function describe(status: HookStatus): string {
  switch (status.kind) {
    case 'absent':
      return l10n.t('not installed');
    case 'blocked':
      return l10n.t('a file of somebody else is there');
    case 'changed':
      return l10n.t('installed, and changed since');
    case 'installed':
      return firedText(sinceFired(status));
  }
}

function firedText(since: ReturnType<typeof sinceFired>): string {
  if (since === undefined) return l10n.t('installed, never fired');
  const { count, unit } = since;
  switch (unit) {
    case 'minutes':
      return l10n.t('last fired {0} minutes ago', count);
    case 'hours':
      return l10n.t('last fired {0} hours ago', count);
    case 'days':
      return l10n.t('last fired {0} days ago', count);
  }
}
