/** The package's bill of materials, in CycloneDX. The same package has the same bill: it holds no time and no random number. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import type { Part } from './licences.ts';
import { ROOT } from './paths.ts';
import { ScriptError } from './run.ts';

export interface BillOptions {
  readonly name: string;
  readonly version: string;
  readonly parts: readonly Part[];
  /** The model's sha256. */
  readonly sha256: string | undefined;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string } | undefined>>;
}

const TYPES = {
  library: Enums.ComponentType.Library,
  data: Enums.ComponentType.Data,
  'machine-learning-model': Enums.ComponentType.MachineLearningModel,
};

/** Rejects with ScriptError for a package that package-lock.json has no hash of. */
export async function billOf({ name, version, parts, sha256 }: BillOptions): Promise<string> {
  const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  const licences = (licence: string) =>
    new Models.LicenseRepository([
      licence.includes(' ') ? new Models.LicenseExpression(licence) : new Models.SpdxLicense(licence),
    ]);
  const component = (part: Part): Models.Component => {
    const { folder, kind, within } = part;
    const made = new Models.Component(TYPES[kind], part.name, {
      bomRef: folder ?? `${within ?? name}: ${part.name}`,
      version: part.version,
      licenses: licences(part.licence),
    });
    if (folder !== undefined) {
      const [algorithm, digest] = lock.packages[folder]?.integrity?.split('-') ?? [];
      if (algorithm !== 'sha512' || digest === undefined)
        throw new ScriptError(`package-lock.json has no sha512 of ${folder}: nothing is packaged.`);
      made.hashes.set(Enums.HashAlgorithm['SHA-512'], Buffer.from(digest, 'base64').toString('hex'));
      made.purl = `pkg:npm/${part.name.replace('@', '%40')}@${part.version ?? ''}`;
    }
    if (kind === 'machine-learning-model' && sha256 !== undefined)
      made.hashes.set(Enums.HashAlgorithm['SHA-256'], sha256);
    return made;
  };
  const all = new Map(parts.map((part) => [part, component(part)]));
  const owner = ({ within }: Part) => [...all].find(([part]) => part.name === within)?.[1].components;
  const top = new Models.ComponentRepository();
  for (const [part, made] of all) (owner(part) ?? top).add(made);
  const bom = new Models.Bom({ components: top });
  bom.metadata.component = new Models.Component(Enums.ComponentType.Application, name, {
    version,
    bomRef: name,
    licenses: licences('Apache-2.0'),
  });
  const normalise = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return new Serialize.JsonSerializer(normalise).serialize(bom, { sortLists: true, space: 1 });
}
