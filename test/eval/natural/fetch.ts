/** Downloads and unpacks packages with the ordinary clients of their registries: pip, npm, Go, Cargo, Maven. */
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { run } from '../../../scripts/lib/run.ts';

export interface Package {
  readonly ecosystem: 'pypi' | 'npm' | 'go' | 'cargo' | 'maven';
  readonly name: string;
  readonly licence: string;
}

/** Reads `ecosystem name licence` lines; `#` begins a comment. */
export async function readPackages(file: string): Promise<Package[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((l) => l !== '' && !l.startsWith('#'));
  return lines.map((line) => {
    const [ecosystem, name = '', licence = ''] = line.split(' ');
    return { ecosystem: v.parse(v.picklist(['pypi', 'npm', 'go', 'cargo', 'maven']), ecosystem), name, licence };
  });
}

/** Where a package is unpacked below `root`. */
export const folderOf = (root: string, { ecosystem, name }: Package): string =>
  join(root, ecosystem, name.replaceAll(/[/:]/g, '__'));

/** Unpacks a package into its folder, unless it is there. Rejects with ScriptError when its client cannot get it. */
export async function fetchPackage(root: string, wanted: Package): Promise<void> {
  const target = folderOf(root, wanted);
  if (existsSync(target)) return;
  const work = await mkdtemp(join(tmpdir(), 'aligner-natural-'));
  try {
    const unpacked = await CLIENTS[wanted.ecosystem](wanted.name, work);
    await mkdir(join(target, '..'), { recursive: true });
    await cp(unpacked, `${target}.part`, { recursive: true });
    await rename(`${target}.part`, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const GoModule = v.object({ Dir: v.string() });

/** Each gets a name and an empty folder, and says where the package's files lie. */
const CLIENTS: Readonly<Record<Package['ecosystem'], (name: string, work: string) => Promise<string>>> = {
  pypi: async (name, work) => {
    const flags = ['-q', '--no-deps', '--only-binary', ':all:', '--disable-pip-version-check'];
    await run('python3', ['-m', 'pip', 'download', ...flags, '-d', work, name], { cwd: work });
    return unzip(work, '.whl');
  },
  npm: async (name, work) => {
    await run('npm', ['pack', '--silent', name], { cwd: work });
    const archive = (await readdir(work)).find((f) => f.endsWith('.tgz'))!;
    await run('tar', ['xzf', archive], { cwd: work });
    return join(
      work,
      (await readdir(work)).find((f) => f !== archive)!,
    );
  },
  go: async (name, work) => {
    // The module cache is read-only, which the copy must not be.
    const env = { ...process.env, GOFLAGS: '-modcacherw', GOMODCACHE: join(work, 'cache') };
    const { stdout } = await run('go', ['mod', 'download', '-json', `${name}@latest`], { cwd: work, env });
    return v.parse(GoModule, JSON.parse(stdout)).Dir;
  },
  cargo: async (name, work) => {
    const manifest = `[package]\nname = "fetch"\nversion = "0.0.0"\nedition = "2021"\n[lib]\npath = "lib.rs"\n[dependencies]\n`;
    await writeFile(join(work, 'Cargo.toml'), `${manifest}${name} = "*"\n`);
    await writeFile(join(work, 'lib.rs'), '');
    await run('cargo', ['vendor', '--quiet', 'vendor'], { cwd: work });
    return join(work, 'vendor', name);
  },
  maven: async (name, work) => {
    const flags = ['-q', '-B', `-Dartifact=${name}:jar:sources`, `-DoutputDirectory=${work}`];
    await run('mvn', ['dependency:copy', ...flags], { cwd: work });
    return unzip(work, '.jar');
  },
};

async function unzip(folder: string, ending: string): Promise<string> {
  const archive = (await readdir(folder)).find((f) => f.endsWith(ending))!;
  const target = join(folder, 'unpacked');
  await run('python3', ['-m', 'zipfile', '-e', archive, target], { cwd: folder });
  return target;
}
