/** All models of this machine: those that come with the product, those of the user's folder, those of other programs. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { jsonFile } from '../../base/node/json-file.ts';
import { cacheFolder } from '../../base/node/paths.ts';
import type { ModelSpec } from '../../engine/core/protocol.ts';
import { originOf, type RemoteSpec } from '../../engine/core/remote/spec.ts';
import { parseAvailable, type Available } from '../core/available.ts';
import { overriding, USUAL, type ModelChoice } from '../core/choice.ts';
import { modelErrors } from '../core/errors.ts';
import { memoryOf } from '../core/facts.ts';
import type { LibraryModel, Models } from '../core/library.ts';
import { parseManifest, type Manifest } from '../core/manifest.ts';
import { isModelName, nameOfFile } from '../core/name.ts';
import { Calibrations } from './calibrations.ts';
import { ChosenModel } from './chosen.ts';
import { findModels, type FoundFile } from './found.ts';
import { modelsFolder, ModelsFolder, type InstalledModel } from './folder.ts';
import { pull, type Pulled, type PullOptions, type WantedModel } from './pull.ts';
import { checkAddress, fileSource, httpSource, type ModelSource } from './source.ts';
import { hashModel, readFacts, resolveModel } from './store.ts';
import type { FileHash, HashCache } from './verify.ts';

type Transfer = Omit<PullOptions, 'folder'>;

const HUGGING_FACE = 'https://huggingface.co';

export class Library implements Models {
  readonly #bundled: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #cache: HashCache;
  readonly #find: () => Promise<readonly FoundFile[]>;

  /** `bundled` is the folder models/ of the product. `find` looks for models of other programs. */
  constructor(bundled: string, env: NodeJS.ProcessEnv = process.env, find = () => findModels()) {
    this.#bundled = bundled;
    this.#env = env;
    this.#find = find;
    this.#cache = jsonFile<FileHash>(join(cacheFolder(env), 'hashes.json'));
  }

  /** What was calibrated on this machine. */
  get calibrations(): Calibrations {
    return new Calibrations(this.#env);
  }

  get #chosen(): ChosenModel {
    return new ChosenModel(this.#env);
  }

  /** The folder of the pulled and imported ones. */
  get folder(): ModelsFolder {
    return new ModelsFolder(modelsFolder(this.#env));
  }

  /** The verified model of a choice, or of a name or path; what `use` chose where none is given. Rejects with AlignerError. */
  async resolve(asked: string | Partial<ModelChoice>): Promise<ModelSpec> {
    const given = typeof asked === 'string' ? { model: asked } : asked;
    const under = (given.model ?? '') === '' ? await this.#chosen.get() : USUAL;
    return this.#resolve(overriding(under, given));
  }

  /** From now on this one, for everybody whose settings and flags name none. Rejects with AlignerError where it cannot be used. */
  async use(choice: ModelChoice): Promise<ModelSpec> {
    const spec = await this.#resolve(choice);
    const { bundled } = await this.#manifest();
    await this.#chosen.set(choice.model === bundled ? { ...choice, model: '' } : choice);
    return spec;
  }

  async #resolve(choice: ModelChoice): Promise<ModelSpec> {
    return resolveModel(choice, {
      calibrations: await this.calibrations.all(),
      manifest: await this.#manifest(),
      folder: this.#bundled,
      cache: this.#cache,
      installed: this.folder,
      available: await this.#available(),
      findCopy: (model) => this.#findCopy(model),
    });
  }

  /** A model that a server evaluates: trained for the same prompt as the bundled one, or any instruct model. */
  async remote(spec: RemoteSpec): Promise<ModelSpec> {
    const { bundled, models, profiles } = await this.#manifest();
    const own = models.find(({ id }) => id === bundled)?.profile;
    const profile = profiles.find(({ id, chat }) => (spec.kind === 'openai' ? chat === true : id === own));
    if (profile === undefined) throw modelErrors.none();
    const { kind, url, model } = spec;
    const id = `${model === '' ? kind : model} @ ${originOf(spec)}`;
    const sha256 = createHash('sha256')
      .update(JSON.stringify([kind, url, model, profile]))
      .digest('hex');
    return { id, path: '', sha256, bytes: 0, profile, remote: spec };
  }

  /** What is bundled, installed, and could be pulled. Only headers are read. */
  async list(): Promise<readonly LibraryModel[]> {
    const [manifest, available, installed] = await Promise.all([
      this.#manifest(),
      this.#available(),
      this.folder.list(),
    ]);
    const context = contextOf(manifest);
    const bundled = manifest.models.map(({ id, file, bytes, sha256, licence }) =>
      this.#describe(
        join(this.#bundled, file),
        { id, bytes, sha256, licence, kept: 'bundled', trained: true },
        context,
      ),
    );
    const own = installed.map((model) => this.#describe(model.path, installedOf(model, available), context));
    const rest = available
      .filter(({ id }) => !installed.some((model) => model.id === id))
      .map(({ id, bytes, sha256, licence, trained }) => ({
        ...{ id, bytes, sha256, licence, trained, kept: 'available', path: null },
        ...{ facts: null, memory: null, fits: null, problem: null },
      }));
    return [...(await Promise.all([...bundled, ...own])), ...rest];
  }

  /** Models of other programs. Those with the size of a known one are read whole, once, to tell whether they are it. */
  async found(): Promise<readonly LibraryModel[]> {
    const [manifest, available, files] = await Promise.all([this.#manifest(), this.#available(), this.#find()]);
    const context = contextOf(manifest);
    const models: LibraryModel[] = [];
    for (const { by, name, path, bytes } of files) {
      const known = await this.#knownAs(path, bytes, available);
      const { licence = null, sha256 = null, trained = null } = known ?? {};
      models.push(
        await this.#describe(path, { id: known?.id ?? name, bytes, sha256, licence, kept: by, trained }, context),
      );
    }
    return models;
  }

  /** Gets a model of the list by its name: from `from` (a mirror's address, or a folder), else a copy here, else Hugging Face. */
  async pull(name: string, from: string | undefined, options: Transfer): Promise<Pulled> {
    const model = (await this.#available()).find(({ id }) => id === name);
    if (model === undefined) throw modelErrors.unknown(name);
    // What another program has of it need not be fetched again.
    const copy = from === undefined ? await this.#findCopy(model) : undefined;
    const source = copy === undefined ? await this.#sourceOf(model, from) : fileSource(copy);
    return this.#pull(model, source, options);
  }

  /** Gets a file of a server whose hash the user knows. */
  async pullUrl(address: string, sha256: string, name: string | undefined, options: Transfer): Promise<Pulled> {
    const url = checkAddress(address);
    const file = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
    const known = (await this.#available()).find((m) => m.sha256 === sha256);
    const id = known?.id ?? (await this.#newName(name, file));
    return this.#pull({ ...known, id, sha256 }, httpSource(url, this.#tokenFor(url)), options);
  }

  /** Copies a file of the user's into the folder, under its known name, `name`, or its own. */
  async import(path: string, name: string | undefined, sha256: string | undefined, options: Transfer): Promise<Pulled> {
    const hashed = await hashModel(path, this.#cache);
    if (sha256 !== undefined && sha256 !== hashed.sha256) throw modelErrors.wrongHash(path);
    const known = (await this.#available()).find((m) => m.sha256 === hashed.sha256);
    const id = known?.id ?? (await this.#newName(name, basename(path)));
    const wanted = { id, sha256: hashed.sha256, bytes: hashed.bytes, licence: known?.licence ?? hashed.facts.licence };
    return this.#pull(wanted, fileSource(path), options);
  }

  /** Removes a pulled or imported model. */
  async remove(name: string): Promise<InstalledModel> {
    return this.folder.remove(name);
  }

  #pull(wanted: WantedModel, source: ModelSource, options: Transfer): Promise<Pulled> {
    return pull(wanted, source, { ...options, folder: this.folder });
  }

  async #sourceOf({ repository, file }: Available, from: string | undefined): Promise<ModelSource> {
    const place = from ?? this.#env['HF_ENDPOINT'] ?? HUGGING_FACE;
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(place)) {
      const url = checkAddress(`${place.replace(/\/+$/, '')}/${repository}/resolve/main/${file}`);
      return httpSource(url, this.#tokenFor(url));
    }
    const there = [join(place, file), join(place, repository, file)];
    for (const path of there) if ((await stat(path).catch(() => undefined))?.isFile() === true) return fileSource(path);
    throw modelErrors.missing(there[0]!);
  }

  /** The token for Hugging Face goes to it, or to the mirror that stands for it, and to nobody else. */
  #tokenFor(url: URL): string | undefined {
    const endpoint = this.#env['HF_ENDPOINT'] ?? HUGGING_FACE;
    const token = this.#env['HF_TOKEN'];
    return token !== undefined && token !== '' && URL.canParse(endpoint) && new URL(endpoint).origin === url.origin
      ? token
      : undefined;
  }

  async #newName(name: string | undefined, file: string): Promise<string> {
    const id = name ?? nameOfFile(file);
    if (id === undefined || !isModelName(id)) throw modelErrors.badName(name ?? file);
    const [manifest, available] = await Promise.all([this.#manifest(), this.#available()]);
    if ([...manifest.models, ...available].some((m) => m.id === id)) throw modelErrors.taken(id);
    return id;
  }

  async #findCopy(model: Available): Promise<string | undefined> {
    for (const { path, bytes } of await this.#find())
      if (bytes === model.bytes && (await this.#knownAs(path, bytes, [model])) !== undefined) return path;
    return undefined;
  }

  async #knownAs(path: string, bytes: number, models: readonly Available[]): Promise<Available | undefined> {
    if (!models.some((m) => m.bytes === bytes)) return undefined;
    const hashed = await hashModel(path, this.#cache).catch(() => undefined);
    return models.find((m) => m.sha256 === hashed?.sha256);
  }

  async #describe(
    path: string,
    model: Omit<LibraryModel, 'path' | 'facts' | 'memory' | 'fits' | 'problem'>,
    context: number,
  ): Promise<LibraryModel> {
    try {
      const facts = await readFacts(path);
      const licence = model.licence ?? facts.licence ?? null;
      const problem = (await stat(path)).size === model.bytes ? null : 'its size is not the recorded one';
      const memory = memoryOf(facts, context).resident;
      return { ...model, path, licence, facts, memory, fits: memory < totalmem(), problem };
    } catch (error) {
      return {
        ...model,
        path,
        facts: null,
        memory: null,
        fits: null,
        problem: error instanceof Error ? error.message : '',
      };
    }
  }

  async #manifest(): Promise<Manifest> {
    return parseManifest(await this.#read('manifest.json'));
  }

  async #available(): Promise<readonly Available[]> {
    return parseAvailable(await this.#read('available.json'));
  }

  async #read(name: string): Promise<unknown> {
    return JSON.parse(await readFile(join(this.#bundled, name), 'utf8'));
  }
}

const contextOf = ({ profiles }: Manifest): number => profiles[0]?.contextSize ?? 4_096;

function installedOf({ id, bytes, record }: InstalledModel, available: readonly Available[]) {
  const known = available.find((m) => m.id === id);
  const pinned = known ?? record;
  return {
    ...{ id, kept: 'installed', bytes: pinned?.bytes ?? bytes, sha256: pinned?.sha256 ?? null },
    ...{ licence: pinned?.licence ?? null, trained: known?.trained ?? null },
  };
}
