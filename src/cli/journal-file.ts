/** Where VS Code, and the editors that are built on it, keep the journal. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cliErrors } from './errors.ts';

const EDITORS = ['Code', 'Code - Insiders', 'Code - OSS', 'VSCodium', 'Cursor', 'Windsurf'];
/** Their parts on a machine that is worked on from another one. */
const SERVERS = ['.vscode-server/data', '.vscode-server-insiders/data', '.vscodium-server/data', '.cursor-server/data'];
const BELOW_USER = ['User', 'globalStorage', 'aligner.aligner', 'journal.db'];

/** The one journal of this user. Throws `cli.journal` when there is none, or several. */
export function findJournal(env: NodeJS.ProcessEnv = process.env): string {
  const home = homedir();
  const data =
    process.platform === 'win32'
      ? (env['APPDATA'] ?? join(home, 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : (env['XDG_CONFIG_HOME'] ?? join(home, '.config'));
  const share = env['XDG_DATA_HOME'] ?? join(home, '.local', 'share');
  const folders = [
    ...EDITORS.map((name) => join(data, name)),
    ...SERVERS.map((name) => join(home, name)),
    join(share, 'code-server'),
  ];
  const files = folders.map((folder) => join(folder, ...BELOW_USER)).filter((file) => existsSync(file));
  if (files.length > 1) throw cliErrors.manyJournals(files);
  if (files[0] === undefined) throw cliErrors.noJournal();
  return files[0];
}
