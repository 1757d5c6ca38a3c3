/** What coding agents leave of this workspace: their transcripts, found where each keeps them, read and never written. */
import { open, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { ChatSource } from '../../interception/core/chat-history.ts';
import { logSource } from '../../interception/node/chat-logs.ts';
import { HOMES, type HookTarget } from '../core/hook-files.ts';
import { claudeFolderName, claudeReader } from '../core/transcripts/claude.ts';
import { codexReader } from '../core/transcripts/codex.ts';
import { copilotCliReader } from '../core/transcripts/copilot-cli.ts';
import { TranscriptLog } from '../core/transcripts/transcript-log.ts';
import type { TranscriptReader } from '../core/transcripts/transcript.ts';

/** So many of the latest transcripts of an agent are looked at. */
const MOST_FILES = 100;
/** Of a transcript as much is read to learn which folder it is of. */
const HEAD_BYTES = 64 * 1024;

interface AgentPlace {
  readonly home: HookTarget;
  /** The paths of transcripts below the agent's folder, of other workspaces too. Never rejects. */
  readonly files: (home: string, folders: readonly string[]) => Promise<string[]>;
  readonly reader: () => TranscriptReader;
}

const AGENTS: Readonly<Record<string, AgentPlace>> = {
  'copilot-cli': {
    home: 'copilot',
    reader: copilotCliReader,
    files: async (home) => {
      const folder = join(home, 'session-state');
      return (await namesIn(folder)).map((name) => join(folder, name, 'events.jsonl'));
    },
  },
  claude: {
    home: 'claude',
    reader: claudeReader,
    files: async (home, folders) => {
      const projects = join(home, 'projects');
      const wanted = folders.map(claudeFolderName);
      const names = (await namesIn(projects)).filter((name) => wanted.some((prefix) => name.startsWith(prefix)));
      return logsIn(names.map((name) => join(projects, name)));
    },
  },
  codex: {
    home: 'codex',
    reader: codexReader,
    files: async (home) => {
      // Year, month and day, the latest few days.
      let folders = [join(home, 'sessions')];
      for (let level = 0; level < 3; level++)
        folders = (await Promise.all(folders.map(foldersIn))).flat().sort().slice(-3);
      return logsIn(folders);
    },
  },
};

/** The transcripts of the agents that are named; names that are none count as nothing. `folders`: those of the workspace. */
export function agentLogs(names: readonly string[], folders: readonly string[], env: NodeJS.ProcessEnv): ChatSource[] {
  return names.flatMap((name) => {
    if (!Object.hasOwn(AGENTS, name) || folders.length === 0) return [];
    const { home, files, reader } = AGENTS[name]!;
    const { folder, variable } = HOMES[home];
    const moved = env[variable];
    const root = moved === undefined || moved === '' ? join(homedir(), folder) : moved;
    const isOurs = (cwd: string) => cwd !== '' && folders.some((one) => isInside(one, cwd));
    const known = new Map<string, boolean>();
    return [
      logSource({
        files: async () => {
          const wanted: string[] = [];
          for (const path of await latest(await files(root, folders))) {
            const ours = known.get(path) ?? (await isOf(path, reader(), isOurs));
            // A transcript that says nothing yet is asked again.
            if (ours !== undefined) known.set(path, ours);
            if (ours === true) wanted.push(path);
          }
          return wanted;
        },
        createLog: () => new TranscriptLog(reader, isOurs),
      }),
    ];
  });
}

/** Whether the beginning of a transcript names a folder of ours; undefined when it names none. */
async function isOf(
  path: string,
  reader: TranscriptReader,
  isOurs: (cwd: string) => boolean,
): Promise<boolean | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const log = new TranscriptLog(() => reader, isOurs);
    log.append(buffer.toString('utf8', 0, bytesRead));
    return reader.cwd === '' ? undefined : isOurs(reader.cwd);
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}

async function latest(paths: readonly string[]): Promise<string[]> {
  const stamped = await Promise.all(
    paths.map(async (path) => ({ path, at: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  return stamped
    .filter(({ at }) => at > 0)
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_FILES)
    .map(({ path }) => path);
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch((): string[] => []);
const foldersIn = async (folder: string) => (await namesIn(folder)).map((name) => join(folder, name));

async function logsIn(folders: readonly string[]): Promise<string[]> {
  const all = await Promise.all(folders.map(foldersIn));
  return all.flat().filter((path) => path.endsWith('.jsonl'));
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
