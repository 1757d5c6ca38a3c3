/**
 * Models that other programs keep on this machine: Ollama, LM Studio, llama.cpp, Hugging Face. They are read where they lie, and
 * never written to.
 */
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

export interface FoundFile {
  /** The program that keeps it. */
  readonly by: string;
  /** As that program calls it. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

interface Keeper {
  readonly by: string;
  readonly folders: readonly string[];
  readonly isOllama?: boolean;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Where each program keeps its models unless told otherwise, and where it was told. */
export function keepers(env: Env = process.env, home = homedir()): readonly Keeper[] {
  const given = (value: string | undefined, ...others: string[]) =>
    value === undefined || value === '' ? others : [value];
  const caches =
    process.platform === 'darwin'
      ? join(home, 'Library', 'Caches')
      : process.platform === 'win32'
        ? (env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'))
        : (env['XDG_CACHE_HOME'] ?? join(home, '.cache'));
  const hub = env['HF_HUB_CACHE'] ?? (env['HF_HOME'] === undefined ? undefined : join(env['HF_HOME'], 'hub'));
  return [
    {
      by: 'Ollama',
      folders: given(env['OLLAMA_MODELS'], join(home, '.ollama', 'models'), '/usr/share/ollama/.ollama/models'),
      isOllama: true,
    },
    { by: 'LM Studio', folders: [join(home, '.lmstudio', 'models'), join(home, '.cache', 'lm-studio', 'models')] },
    { by: 'llama.cpp', folders: given(env['LLAMA_CACHE'], join(caches, 'llama.cpp')) },
    { by: 'Hugging Face', folders: given(hub, join(home, '.cache', 'huggingface', 'hub')) },
  ];
}

/** So that a folder that holds everything does not keep anyone waiting. */
const DEEPEST = 6;
const MOST_ENTRIES = 20_000;

/** All files that begin like a GGUF model; each once, however many names lead to it. */
export async function findModels(where: readonly Keeper[] = keepers()): Promise<readonly FoundFile[]> {
  const found = new Map<string, FoundFile>();
  for (const { by, folders, isOllama } of where)
    for (const folder of folders) {
      const named = isOllama === true ? await ollamaFiles(folder) : await ggufFiles(folder);
      for (const { name, file } of named) {
        const path = await realpath(file).catch(() => undefined);
        if (path === undefined || found.has(path)) continue;
        const bytes = await ggufBytes(path);
        if (bytes !== undefined) found.set(path, { by, name, path, bytes });
      }
    }
  return [...found.values()];
}

interface Named {
  readonly name: string;
  readonly file: string;
}

/** Files NAME.gguf, but for the second and later parts of a model in several files, and for what sees images for one. */
async function ggufFiles(folder: string): Promise<readonly Named[]> {
  const files: Named[] = [];
  for await (const { name, file } of walk(folder))
    if (
      /\.gguf$/i.test(name) &&
      !/-\d{5}-of-\d{5}\.gguf$/i.test(name.replace('-00001-of-', '')) &&
      !/^mmproj/i.test(name)
    )
      files.push({ name: name.replace(/\.gguf$/i, ''), file });
  return files;
}

const OllamaManifest = v.object({ layers: v.array(v.object({ mediaType: v.string(), digest: v.string() })) });

/** Ollama keeps files by their hashes, and in manifests which name has which. */
async function ollamaFiles(folder: string): Promise<readonly Named[]> {
  const files: Named[] = [];
  const manifests = join(folder, 'manifests');
  for await (const { file } of walk(manifests)) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const manifest = v.safeParse(OllamaManifest, text.length > 1e6 ? null : parseJson(text));
    if (!manifest.success) continue;
    const layer = manifest.output.layers.find(({ mediaType }) => mediaType === 'application/vnd.ollama.image.model');
    // A digest becomes part of a path only when it is one.
    const digest = /^sha256:([0-9a-f]{64})$/.exec(layer?.digest ?? '')?.[1];
    if (digest === undefined) continue;
    const [tag = '', model = ''] = file.split(/[/\\]/).toReversed();
    files.push({ name: `${model}:${tag}`, file: join(folder, 'blobs', `sha256-${digest}`) });
  }
  return files;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Files below a folder; links to folders are not followed, links to files are files. */
async function* walk(folder: string): AsyncIterable<Named> {
  const folders = [{ path: folder, depth: 0 }];
  let entries = 0;
  for (let at = folders.shift(); at !== undefined; at = folders.shift())
    for (const entry of await readdir(at.path, { withFileTypes: true }).catch(() => [])) {
      if (++entries > MOST_ENTRIES) return;
      const file = join(at.path, entry.name);
      if (entry.isDirectory() && at.depth < DEEPEST) folders.push({ path: file, depth: at.depth + 1 });
      if (entry.isFile() || entry.isSymbolicLink()) yield { name: entry.name, file };
    }
}

/** The size of a file that begins like a GGUF model; undefined for any other. */
async function ggufBytes(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return undefined;
  const handle = await open(path, 'r').catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1') === 'GGUF' ? found.size : undefined;
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}
