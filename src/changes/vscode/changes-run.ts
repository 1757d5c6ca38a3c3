/** One run of Align Changes: the reviews of its files, and the files that change while they are looked at. */
import { Uri, workspace, RelativePattern, type Disposable } from 'vscode';
import { judged } from '../../align/core/present.ts';
import { CancelledError } from '../../base/core/errors.ts';
import type { Log } from '../../base/core/log.ts';
import type { SettingsReader } from '../../config/core/settings.ts';
import { isWaiting } from '../../review/core/review.ts';
import { toTell } from '../../review/core/findings.ts';
import type { ReviewSession } from '../../review/core/session.ts';
import { closeDiff } from '../../review/vscode/diff-editor.ts';
import { EditorPlace } from '../../review/vscode/editor-place.ts';
import type { Reviews } from '../../review/vscode/reviews.ts';
import { rangeOf } from '../../text/core/place.ts';
import { asDocument } from '../core/as-document.ts';
import type { Comparison, FileCheck, WorkTree } from '../core/changes.ts';
import { isInside } from '../core/paths.ts';
import { skipByName } from '../core/skip.ts';
import { news } from '../core/news.ts';

export type ReviewStore = Pick<Reviews, 'add' | 'dismiss' | 'get'>;

export interface Count {
  /** Files with something to review, those that were checked, and those that were not. */
  readonly files: number;
  readonly checked: number;
  readonly skipped: number;
  /** Parts of them that could not be checked. */
  readonly unchecked: number;
}

interface RunDeps {
  readonly settings: SettingsReader;
  readonly reviews: ReviewStore;
  readonly log: Log;
}

/** A work tree, and the file or folder of it that is looked at. */
export interface Place {
  readonly tree: WorkTree;
  readonly uri: Uri;
}

/** How long an agent's writing rests before the files are looked at again, in milliseconds. */
const REST_MS = 700;
/** More files than this at once are a checkout or an installation, and no agent. */
const MOST_AGAIN = 200;
/** While nothing waits for the user, an agent that rests for longer, in milliseconds, is done. */
const DONE_MS = 120_000;

export class ChangesRun implements Disposable {
  readonly #deps: RunDeps;
  readonly #places: readonly Place[];
  readonly #against: Pick<Comparison, 'base' | 'staged'>;
  readonly #abort = new AbortController();
  /** The review of each file, by its URI. */
  readonly #reviews = new Map<string, string>();
  readonly #watchers: Disposable[] = [];
  /** Files that changed and were not looked at again yet, by work tree. */
  readonly #changed = new Map<Place, Set<string>>();
  #timer: NodeJS.Timeout | undefined;
  #working = false;
  #lastLook = 0;

  constructor(deps: RunDeps, places: readonly Place[], against: Pick<Comparison, 'base' | 'staged'>) {
    this.#deps = deps;
    this.#places = places;
    this.#against = against;
  }

  /** The reviews of this run that wait for the user. */
  sessions(): ReviewSession[] {
    return [...this.#reviews.values()].flatMap((id) => {
      const session = this.#deps.reviews.get(id);
      return session !== undefined && isWaiting(session.review) ? [session] : [];
    });
  }

  /** Looks at everything once, and from then on at what changes. Rejects with AlignerError or CancelledError. */
  async check(progress: (fraction: number) => void): Promise<Count> {
    this.#watch();
    this.#working = true;
    const count = { checked: 0, skipped: 0, unchecked: 0 };
    try {
      for (const [i, place] of this.#places.entries()) {
        const { inside } = place.tree;
        this.#deps.log.info(`Checking the changes of ${place.uri.fsPath}.`);
        const { files, skipped } = await this.#look(place, inside === '' ? [] : [inside], (fraction) =>
          progress((i + fraction) / this.#places.length),
        );
        count.checked += files.length;
        count.skipped += skipped.length;
        count.unchecked += files.reduce((sum, file) => sum + file.unchecked, 0);
        for (const { path, reason } of skipped) this.#deps.log.info(`Not checked: ${path} (${reason}).`);
      }
    } finally {
      this.#working = false;
      this.#lastLook = Date.now();
    }
    if (this.#abort.signal.aborted) throw new CancelledError();
    this.#later();
    return { files: this.sessions().length, ...count };
  }

  /** Stops looking; reviews that are there stay. */
  dispose(): void {
    this.#abort.abort();
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.splice(0)) watcher.dispose();
  }

  #look(place: Place, paths: readonly string[], onProgress?: (fraction: number) => void) {
    return place.tree.check({
      comparison: { ...this.#against, paths },
      sensitivity: this.#deps.settings.get('sensitivity'),
      priority: 'background',
      signal: this.#abort.signal,
      onProgress,
      onFile: (file) => this.#show(place, file),
    });
  }

  /** Puts what was found in a file in place of what was found there before. */
  async #show(place: Place, checked: FileCheck): Promise<void> {
    const { reviews, settings } = this.#deps;
    const file = asDocument(checked);
    const uri = uriIn(place, file.path);
    const older = reviews.get(this.#reviews.get(uri.toString()) ?? '');
    // What the user accepted, saved: the review knows of it already.
    if (older?.review.text === file.text) return;
    const { hunks, isReplaced } = news(older?.review, file);
    if (older !== undefined && isReplaced) await this.#remove(uri);
    const findings = toTell(file.findings);
    if (hunks.length + findings.length === 0) return;
    const { text, path, language, model } = file;
    const session = await reviews.add({
      name: path,
      languageId: language,
      destination: {
        kind: 'editor',
        tracked: new EditorPlace(uri, rangeOf(text, { start: 0, end: text.length })),
      },
      original: text,
      hunks,
      findings,
      about: {
        route: 'changes',
        question: '',
        model: model ?? { id: '', sha256: '' },
        sensitivity: settings.get('sensitivity'),
        segments: judged(file.segments),
      },
    });
    if (session !== undefined) this.#reviews.set(uri.toString(), session.id);
  }

  async #remove(uri: Uri): Promise<void> {
    const id = this.#reviews.get(uri.toString());
    if (id === undefined) return;
    this.#reviews.delete(uri.toString());
    await closeDiff(id);
    await this.#deps.reviews.dismiss(id);
  }

  #watch(): void {
    for (const place of this.#places) {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(place.uri, '**'), false, false, true);
      const note = (uri: Uri) => {
        const path = pathIn(place, uri);
        if (path === undefined || !isInside(path) || skipByName(path) !== undefined) return;
        const noted = this.#changed.get(place) ?? new Set();
        this.#changed.set(place, noted.add(path));
        this.#later();
      };
      this.#watchers.push(watcher, watcher.onDidChange(note), watcher.onDidCreate(note));
    }
  }

  #later(): void {
    clearTimeout(this.#timer);
    if (this.#working || this.#changed.size === 0 || this.#abort.signal.aborted) return;
    this.#timer = setTimeout(() => void this.#again(), REST_MS);
  }

  /** Never rejects: what failed is in the log, and the reviews stay as they are. */
  async #again(): Promise<void> {
    if (this.sessions().length === 0 && Date.now() - this.#lastLook > DONE_MS) {
      this.dispose();
      return;
    }
    this.#working = true;
    try {
      for (const [place, noted] of [...this.#changed]) {
        this.#changed.delete(place);
        const paths = [...noted].slice(0, MOST_AGAIN);
        const { files } = await this.#look(place, paths);
        // What has no changed line any more has nothing to say.
        for (const path of paths) {
          if (files.some((file) => file.path === path)) continue;
          const uri = uriIn(place, path);
          const older = this.#deps.reviews.get(this.#reviews.get(uri.toString()) ?? '');
          if (older?.review.states.every((state) => state === 'pending' || state === 'stale') === true)
            await this.#remove(uri);
        }
      }
    } catch (error) {
      if (!(error instanceof CancelledError)) this.#deps.log.warn(`Checking the changes again: ${String(error)}`);
    } finally {
      this.#working = false;
      this.#lastLook = Date.now();
      this.#later();
    }
  }
}

/** A file of the work tree as the editor names it: below the folder that is open, whatever links lead there. */
function uriIn({ tree, uri }: Place, path: string): Uri {
  if (tree.inside === '') return Uri.joinPath(uri, path);
  if (path === tree.inside) return uri;
  if (path.startsWith(`${tree.inside}/`)) return Uri.joinPath(uri, path.slice(tree.inside.length + 1));
  return Uri.joinPath(Uri.file(tree.root), path);
}

function pathIn({ tree, uri }: Place, file: Uri): string | undefined {
  if (file.path === uri.path) return tree.inside;
  if (!file.path.startsWith(`${uri.path}/`)) return undefined;
  const below = file.path.slice(uri.path.length + 1);
  return tree.inside === '' ? below : `${tree.inside}/${below}`;
}
