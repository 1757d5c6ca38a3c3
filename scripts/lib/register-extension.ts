/** Makes VS Code load an extension from where it lies: an entry in the list of installed ones that names its folder. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Adds the extension of `folder` to an extensions folder. VS Code reads the list when it starts. */
export async function registerExtension(extensions: string, folder: string): Promise<void> {
  const list = join(extensions, 'extensions.json');
  await mkdir(extensions, { recursive: true });
  const entries = await readFile(list, 'utf8').then(
    (text) => JSON.parse(text) as unknown[],
    (): unknown[] => [],
  );
  const { publisher, name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    publisher: string;
    name: string;
    version: string;
  };
  // `$mid: 1` marks a URI in VS Code's JSON; its path is that of a file URL, without the percent signs.
  const path = decodeURIComponent(pathToFileURL(folder).pathname);
  entries.push({
    identifier: { id: `${publisher}.${name}` },
    version,
    location: { $mid: 1, path, scheme: 'file' },
    metadata: { source: 'vsix', isApplicationScoped: false },
  });
  await writeFile(list, JSON.stringify(entries));
}
