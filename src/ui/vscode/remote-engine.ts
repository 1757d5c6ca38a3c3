/**
 * The remote engine as its user meets it: the settings that name it, its key in VS Code's secret storage, and the question
 * before the first text goes there.
 */
import { l10n, window, type Memento, type SecretStorage } from 'vscode';
import type { CommandId } from '../../config/core/commands.ts';
import type { SettingsReader } from '../../config/core/settings.ts';
import { remoteErrors } from '../../engine/core/remote/errors.ts';
import { originOf, type RemoteSpec } from '../../engine/core/remote/spec.ts';
import type { Presenter } from './presenter.ts';

export interface RemoteEngineDeps {
  readonly settings: SettingsReader;
  readonly secrets: SecretStorage;
  /** The user's own state, for all windows: which addresses were allowed. */
  readonly memory: Memento;
  readonly presenter: Presenter;
  /** Checks an address and makes one form of it; throws `remote.address`. */
  readonly address: (text: string) => string;
  /** A key out of the environment, for that address alone which the environment names. */
  readonly environmentKey: string | undefined;
}

const ALLOWED = 'aligner.remote.allowed';
/** A key belongs to one address and goes to no other. */
const secretOf = (url: string) => `aligner.remote.key ${url}`;

export class RemoteEngine {
  readonly #deps: RemoteEngineDeps;
  /** The question that is open, by its address: several texts ask it once. */
  readonly #asked = new Map<string, Promise<boolean>>();

  constructor(deps: RemoteEngineDeps) {
    this.#deps = deps;
  }

  /** The one that the settings name, whether or not it may be used; undefined where the local model is to be. Throws `remote.address`. */
  get chosen(): RemoteSpec | undefined {
    const { settings, address } = this.#deps;
    const text = settings.get('engine.remote.url').trim();
    if (text === '') return undefined;
    return {
      kind: settings.get('engine.remote.kind'),
      url: address(text),
      model: settings.get('engine.remote.model'),
      timeoutSeconds: settings.get('engine.remote.timeoutSeconds'),
    };
  }

  /** The chosen one with its key, once the user has allowed it. Rejects with `remote.declined`, `remote.address`. */
  async allowed(): Promise<RemoteSpec | undefined> {
    const { chosen } = this;
    if (chosen === undefined) return undefined;
    const { url } = chosen;
    let asked = this.#asked.get(url);
    if (asked === undefined) this.#asked.set(url, (asked = this.#ask(url)));
    if (!(await asked)) throw remoteErrors.declined(originOf({ url }));
    const key = (await this.#deps.secrets.get(secretOf(url))) ?? this.#deps.environmentKey;
    return key === undefined ? chosen : { ...chosen, key };
  }

  commands() {
    return {
      'aligner.setRemoteKey': () => this.#withChosen((url) => this.#setKey(url)),
      'aligner.removeRemoteKey': () => this.#withChosen((url) => this.#removeKey(url)),
    } satisfies Partial<Record<CommandId, unknown>>;
  }

  async #ask(url: string): Promise<boolean> {
    const { memory } = this.#deps;
    const known = memory.get<readonly string[]>(ALLOWED, []);
    if (known.includes(url)) return true;
    const allow = l10n.t('Allow');
    const detail = [
      l10n.t('The setting aligner.engine.remote.url names this server as the engine of Aligner.'),
      l10n.t(
        'For each text that is checked, the question and the parts of the answer are sent there: also where chats are watched and where changes are checked, from now on without asking.',
      ),
      l10n.t(
        'Of a changed file, the functions and paragraphs around its changed lines are sent. Names of files are sent only where a question or an answer has them.',
      ),
      l10n.t('What the server keeps is up to whoever runs it. Clear the setting to use the local model.'),
    ].join('\n\n');
    const title = l10n.t('Send texts to {0}?', originOf({ url }));
    const choice = await window.showWarningMessage(title, { modal: true, detail }, allow);
    if (choice !== allow) return false;
    await memory.update(ALLOWED, [...memory.get<readonly string[]>(ALLOWED, []), url]);
    return true;
  }

  async #withChosen(use: (url: string) => Promise<void>): Promise<void> {
    try {
      const url = this.chosen?.url;
      if (url !== undefined) await use(url);
      else this.#deps.presenter.note(l10n.t('Set aligner.engine.remote.url first: a key belongs to one address'));
    } catch (error) {
      this.#deps.presenter.show(error);
    }
  }

  async #setKey(url: string): Promise<void> {
    const key = await window.showInputBox({
      title: l10n.t('Key of the Remote Engine'),
      prompt: l10n.t("Sent to {0} alone, and kept in VS Code's secret storage.", originOf({ url })),
      password: true,
      ignoreFocusOut: true,
      // Nothing else can stand in a header.
      validateInput: (text) =>
        /^[\x21-\x7e]*$/.test(text) ? undefined : l10n.t('A key has no spaces and no letters beyond ASCII.'),
    });
    if (key === undefined || key === '') return;
    await this.#deps.secrets.store(secretOf(url), key);
    this.#deps.presenter.note(l10n.t('The key for {0} is kept', originOf({ url })));
  }

  async #removeKey(url: string): Promise<void> {
    await this.#deps.secrets.delete(secretOf(url));
    this.#deps.presenter.note(l10n.t('The key for {0} was removed', originOf({ url })));
  }
}
