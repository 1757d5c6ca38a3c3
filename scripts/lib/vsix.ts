/** One VSIX for this platform, made and proved. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { sourceHash } from './build.ts';
import { bundledModel } from './model-file.ts';
import { DIST, PLATFORM, ROOT } from './paths.ts';
import { run, ScriptError } from './run.ts';
import { bytes, stageExtension, type Stage } from './stage.ts';

/** Open VSX takes no more. */
const LIMIT = 256 * 1024 * 1024;
const MEGA = 1024 * 1024;
const stampFile = join(DIST, '.vsix.json');

interface Stamp {
  readonly sources: string;
  readonly file: string;
}

/** Names what a package would be made from now: another stamp is another package. */
export async function packageStamp(): Promise<string> {
  const of = [(await bundledModel()) ?? '', join(ROOT, 'media'), join(ROOT, 'SECURITY.md'), import.meta.dirname];
  return [await sourceHash(), ...(await Promise.all(of.map(bytes)))].join(' ');
}

/** Packages it, unless the last one was made from the same sources. Resolves to the file. */
export async function packageVsix({ force = false } = {}): Promise<string> {
  const sources = await packageStamp();
  const last = await readFile(stampFile, 'utf8').then(
    (t) => JSON.parse(t) as Stamp,
    () => undefined,
  );
  if (!force && last?.sources === sources && existsSync(last.file)) {
    console.log(`The VSIX is up to date: ${last.file}`);
    return last.file;
  }
  const stage = await stageExtension();
  await proveNatives(stage);
  const { name, version } = stage.manifest;
  for (const old of await readdir(ROOT))
    if (old.startsWith(`${name}-`) && old.endsWith('.vsix')) await rm(join(ROOT, old));
  const file = join(ROOT, `${name}-${PLATFORM}-${version}.vsix`);
  await run(
    process.execPath,
    [
      createRequire(import.meta.url).resolve('@vscode/vsce/vsce'),
      ...['package', '--out', file, '--target', PLATFORM],
      ...['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository'],
    ],
    { cwd: stage.folder },
  );
  for (const [part, size] of Object.entries(stage.sizes))
    console.log(`${(size / MEGA).toFixed(1).padStart(8)} MB  ${part}`);
  const size = await bytes(file);
  console.log(`${(size / MEGA).toFixed(1).padStart(8)} MB  ${file} (packed)`);
  console.log(`${stage.parts} parts of others in sbom.cdx.json, with their licences in ThirdPartyNotices.txt.`);
  if (stage.model === undefined)
    console.log('No model is bundled: models/manifest.json names none, or its file is not there.');
  if (size > LIMIT) throw new ScriptError(`The VSIX is larger than ${LIMIT / MEGA} MB, the most that Open VSX takes.`);
  await writeFile(stampFile, JSON.stringify({ sources, file } satisfies Stamp));
  return file;
}

/** Loads llama.cpp, the model and tree-sitter out of the staged folder: they break here first. */
async function proveNatives({ folder, model = '' }: Stage): Promise<void> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'prove-natives.mjs'), folder, model]);
  console.log(stdout.trim());
}
