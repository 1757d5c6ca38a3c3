/** Finds the model to use and proves that it is the right file before anything loads it. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ModelSpec } from '../../engine/core/protocol.ts';
import type { AlignerError } from '../../base/core/errors.ts';
import type { Available } from '../core/available.ts';
import { misfit } from '../core/adapter.ts';
import { calibrated, isOf, type Calibration } from '../core/calibration.ts';
import type { ModelChoice } from '../core/choice.ts';
import { modelErrors } from '../core/errors.ts';
import { factsOf, memoryOf, type ModelFacts } from '../core/facts.ts';
import { isModelName } from '../core/name.ts';
import { codeOf, type ModelsFolder } from './folder.ts';
import { GgufError } from './gguf.ts';
import type { Manifest } from '../core/manifest.ts';
import { ledByEvidence, parseProfileFile, profileOfFacts, type ProfileData } from '../core/profile.ts';
import { measuredOf } from './calibrations.ts';
import { readHeader } from './header.ts';
import { hashFile, type HashCache } from './verify.ts';

export interface StoreOptions {
  readonly manifest: Manifest;
  /** The folder of the bundled models. */
  readonly folder: string;
  readonly cache?: HashCache | undefined;
  /** Models that were pulled or imported. */
  readonly installed?: ModelsFolder | undefined;
  /** Models that could be pulled, and a copy of one that another program keeps. */
  readonly available?: readonly Available[] | undefined;
  readonly findCopy?: ((model: Available) => Promise<string | undefined>) | undefined;
  /** What was calibrated on this machine; it goes before what comes with the product. */
  readonly calibrations?: readonly Calibration[] | undefined;
}

interface Candidate {
  readonly id: string | undefined;
  readonly path: string;
  /** What it must be; undefined for a file that the user names. */
  readonly sha256?: string | undefined;
}

/**
 * The user's own file when the choice has the path of one, or a model by its name (a listed, a pulled or imported one, a copy
 * that another program keeps), else the bundled model; with the profile that fits. Rejects with AlignerError.
 */
export async function resolveModel(choice: Partial<ModelChoice>, options: StoreOptions): Promise<ModelSpec> {
  const { manifest, cache } = options;
  const { id, path: file, sha256: pinned } = await candidateOf(choice.model ?? '', options);
  const { sha256, bytes, facts } = await hashModel(file, cache);
  if (pinned !== undefined && pinned !== sha256) throw modelErrors.wrongHash(file);
  const known = manifest.models.find((m) => m.sha256 === sha256);
  const name = id ?? known?.id ?? basename(file, '.gguf');
  const adapter = await adapterOf(choice.adapter ?? '', file, options);
  const listed = adapter === undefined ? known?.profile : adapter.profile;
  const profile = await profileOf(choice.profile ?? '', name, listed, facts, options);
  const writer = choice.writer ?? '';
  const isShipped = adapter === undefined && known?.profile === profile.id;
  return {
    id: adapter === undefined ? name : `${name} + ${basename(adapter.path, '.gguf')}`,
    path: file,
    sha256,
    bytes,
    profile: isShipped ? profile : withCalibration(profile, sha256, adapter?.sha256, options),
    ...(adapter && { adapter: { path: adapter.path, sha256: adapter.sha256 } }),
    ...(writer === '' ? {} : { writer: await resolveModel({ model: writer }, options) }),
    memory: { ...memoryOf(facts, profile.contextSize), smaller: await smallerThan(bytes, options) },
  };
}

/** An adapter that fits the base, and the profile that it was trained for. */
async function adapterOf(path: string, base: string, { cache }: StoreOptions) {
  if (path === '') return undefined;
  const { sha256 } = await hashModel(path, cache);
  const [header, other] = [await readHeader(path), await readHeader(base)];
  const why = misfit(header, other);
  if (why !== undefined) throw modelErrors.adapter(path, why);
  const profile = header.metadata.get('aligner.profile');
  return { path, sha256, profile: typeof profile === 'string' ? profile : undefined };
}

/** The profile that was asked for, else that of a listed file, else the one that the file's header asks for. */
async function profileOf(
  asked: string,
  model: string,
  listed: string | undefined,
  facts: ModelFacts,
  { manifest: { profiles } }: StoreOptions,
): Promise<ProfileData> {
  const ids = profiles.map(({ id }) => id);
  const named = profiles.find(({ id }) => id === (asked === '' ? listed : asked));
  if (named !== undefined) return named;
  if (asked !== '') {
    const text = await readFile(asked, 'utf8').catch((error: unknown) => {
      throw codeOf(error) === 'ENOENT'
        ? modelErrors.unknownProfile(asked, ids)
        : modelErrors.unreadable(asked, codeOf(error));
    });
    return parseProfileFile(asked, text);
  }
  const fitting = profileOfFacts(profiles, facts);
  if (fitting === undefined) throw modelErrors.noProfile(model, ids);
  return fitting;
}

/**
 * The profile with what was measured for these bytes. Without it evidence leads: points that belong to another model say
 * nothing of this one; those of a user's own file stay.
 */
function withCalibration(
  profile: ProfileData,
  sha256: string,
  adapter: string | undefined,
  { manifest, calibrations = [] }: StoreOptions,
): ProfileData {
  const wanted = measuredOf(sha256, adapter, profile);
  const measured = [...calibrations, ...(manifest.calibrations ?? [])].find((one) => isOf(one, wanted));
  if (measured !== undefined) return calibrated(profile, measured);
  return profile.verdict !== null && manifest.profiles.includes(profile) ? ledByEvidence(profile) : profile;
}

/** Hash, size and header of a model file. Rejects with AlignerError when it is none. */
export async function hashModel(file: string, cache: HashCache | undefined) {
  return hashFile(file, cache, readFacts).catch((error: unknown) => {
    throw toModelError(file, error);
  });
}

async function candidateOf(path: string, options: StoreOptions): Promise<Candidate> {
  const { manifest, folder, installed, available = [], findCopy } = options;
  const listed = manifest.models.find((m) => m.id === (path === '' ? manifest.bundled : path));
  if (listed !== undefined) return { id: listed.id, path: join(folder, listed.file), sha256: listed.sha256 };
  if (path === '') throw modelErrors.none();
  const own = await installed?.find(path);
  const known = available.find((m) => m.id === path);
  if (own !== undefined) return { id: own.id, path: own.path, sha256: known?.sha256 ?? own.record?.sha256 };
  if (known === undefined) return { id: undefined, path };
  const copy = await findCopy?.(known);
  if (copy === undefined) throw modelErrors.notPulled(known.id);
  return { id: known.id, path: copy, sha256: known.sha256 };
}

/** The largest model that is here and smaller than so many bytes. */
async function smallerThan(bytes: number, { manifest, installed }: StoreOptions): Promise<string | undefined> {
  const others = [...manifest.models, ...((await installed?.list()) ?? [])];
  return others.filter((m) => m.bytes < bytes).sort((a, b) => b.bytes - a.bytes)[0]?.id;
}

/** What a header claims is held against the file before llama.cpp sees it. */
export const readFacts = async (path: string): Promise<ModelFacts> => factsOf(await readHeader(path));

function toModelError(path: string, error: unknown): AlignerError {
  if (error instanceof GgufError) return modelErrors.notGguf(path, error.message);
  const code = codeOf(error);
  if (code !== 'ENOENT') return modelErrors.unreadable(path, code);
  return isModelName(path) && !path.endsWith('.gguf') ? modelErrors.unknown(path) : modelErrors.missing(path);
}
