/** What a person does, one thing after the other: each resolves to a note for the record, and rejects when it did not end well. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stops, writes } from '../support/hook-events.ts';
import { pause, until } from '../support/until.ts';
import { answerFor, chatAnswer, longAnswer } from './answers.ts';
import { pendingIn } from './journal.ts';
import type { Soak } from './soak.ts';
import type { Aligned, Then } from './wire.ts';

const THENS: readonly Then[] = ['accepted', 'accepted', 'undone', 'rejected', 'rejected', 'left', 'typed', 'one'];
/** So many files are used in turn. */
const FILES = 24;
/** More reviews than these do not pile up. */
const MOST_PENDING = 6;
const CHAT_MS = 240_000;
const DRAWN_MS = 15_000;

/** What the journal must say of an answer after it. */
const STATE = {
  accepted: 'accepted',
  typed: 'accepted',
  rejected: 'rejected',
  undone: 'undone',
  one: 'undone',
} as const;

export async function align(soak: Soak): Promise<string> {
  const then = soak.pick(THENS);
  const folder = soak.folder();
  const { outcome, decision, id } = await alignOne(soak, folder, then);
  if (outcome === 'review' && id !== undefined && then !== 'left') {
    const good = { accepted: 'accepted', typed: 'accepted', rejected: 'rejected', undone: 'undone', one: 'undone' };
    if (decision !== good[then]) throw new Error(`${then}: ${decision}`);
    soak.decided(id, STATE[then]);
  } else if (outcome !== 'review' && outcome !== 'unchanged') throw new Error(outcome);
  return `${outcome} ${decision ?? then}${folder === soak.places.beside ? ' beside' : ''}`;
}

async function alignOne(soak: Soak, folder: string, then: Then): Promise<Aligned> {
  const number = ++soak.number;
  const { name, text, selected } = answerFor(number, soak.random);
  const file = `${number % FILES}-${name}`;
  const made = await soak.ask<Aligned>({ do: 'align', file, text, selected, then }, folder);
  if (made.text !== made.expected)
    soak.lost(`${then}: the document is ${JSON.stringify(made.text)} and should be ${JSON.stringify(made.expected)}`);
  soak.checkFile(folder, file, made.expected);
  return made;
}

/** Decides on what waits, longest first. */
export async function decide(soak: Soak): Promise<string> {
  // What it asks of the user could not be answered there.
  if (soak.isBesideOpen) return 'the second window is in front';
  const waiting = pendingIn(soak.places.journal, soak.places.workspace);
  const [id] = waiting;
  if (id === undefined) return 'nothing waits';
  const how = soak.pick(['accept', 'reject', 'reject'] as const);
  const decided = soak.ask<string>({ do: 'decide', id, how });
  // The user is asked where a chat's answer shall go, and what to do where a text has changed: it is kept.
  const asked = new AbortController();
  void dismissQuestions(soak, asked.signal);
  const outcome = await decided.finally(() => asked.abort());
  if (outcome === 'accepted' || outcome === 'rejected') soak.decided(id, outcome);
  return `${how}: ${outcome}, ${waiting.length} waited`;
}

async function dismissQuestions({ window }: Soak, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(2_000);
    const questions = '.monaco-dialog-box, .quick-input-widget:not([style*="display: none"])';
    if ((await window.ui.count(questions).catch(() => 0)) > 0) await window.ui.press('Escape').catch(() => undefined);
  }
}

export const isCrowded = (soak: Soak): boolean =>
  pendingIn(soak.places.journal, soak.places.workspace).length > MOST_PENDING;

export async function diary(soak: Soak): Promise<string> {
  await soak.writeDiary();
  return '';
}

/** In the panel: to the model as it is (the watch of sessions finds the answer), to the aligned one, or by @aligner. */
export async function chat(soak: Soak): Promise<string> {
  if (soak.isBesideOpen) return 'the second window is in front';
  await openChat(soak);
  const number = ++soak.number;
  const way = soak.pick(['customendpoint', 'aligner', '@aligner'] as const);
  const query = `${way === '@aligner' ? '@aligner ' : ''}How do I load number ${number}?`;
  const vendor = way === 'aligner' ? 'aligner' : 'customendpoint';
  await soak.ask({ do: 'chat', query, vendor, isNew: soak.random() < 0.3 });
  const said = `That was ${number}.`;
  const answer = async () => (await soak.window.ui.texts('.interactive-response')).find((text) => text.includes(said));
  const isWhole = (text: string) =>
    text.includes(`Read number ${number} like this:`) && text.includes(`load_${number}`);
  let shown = await until(`the answer ${number} of ${way}`, answer, CHAT_MS);
  // Code is drawn by an editor of its own, on a busy machine after the sentence that follows it.
  await until('its code', async () => isWhole((shown = (await answer()) ?? shown)), DRAWN_MS).catch(() => undefined);
  if (!isWhole(shown)) soak.lost(`the chat shows ${JSON.stringify(shown)} for ${JSON.stringify(chatAnswer(number))}`);
  return way;
}

/** The list of models enables the built-in chat, once a user; with a new browser VS Code is a new user's. */
async function openChat(soak: Soak): Promise<void> {
  const models = (vendor: string) => soak.ask<number>({ do: 'models', vendor });
  if ((await models('aligner')) > 0) return;
  await until(
    'a model of the chat',
    async () => {
      await soak.window.ui.runCommand('Chat: Manage Language Models').catch(() => undefined);
      return until('a model', async () => (await models('customendpoint')) > 0, 5_000).catch(() => false);
    },
    CHAT_MS,
  );
  await soak.window.ui.press('Escape');
  await soak.ask({ do: 'run', command: 'workbench.action.closeAllEditors', args: [] });
  await until('the aligned model', async () => (await models('aligner')) > 0, 60_000);
}

/** Looks that change nothing: the panel, the history, the state of the engine. */
export async function look(soak: Soak): Promise<string> {
  const title = soak.pick(['Aligner: Show History', 'Aligner: Show Corrections by Tag', 'Aligner: Show Engine Status']);
  await soak.window.ui.runCommand(title);
  await pause(1_000);
  await soak.clear();
  return title;
}

/** The command line and hooks beside the windows, which use the same engine. */
export async function commands(soak: Soak): Promise<string> {
  const number = ++soak.number;
  const which = soak.pick(['align', 'align', 'hook', 'stop hook', 'check', 'export'] as const);
  const cli = (args: readonly string[], input?: string) => soak.stage.cli(args, input);
  if (which === 'align') {
    const { text } = answerFor(number, soak.random);
    const { code, text: out, said } = await cli(['align', '--json', '-'], text);
    if (code !== 0) throw new Error(`align ended with ${code}: ${said}`);
    const { changed, corrected } = JSON.parse(out) as { changed: boolean; corrected: string };
    if (!changed && corrected !== text) soak.lost(`align changed what it calls unchanged: ${JSON.stringify(out)}`);
    return `align ${changed ? 'changed' : 'unchanged'}`;
  }
  if (which === 'check') return check(soak, number);
  if (which === 'export') {
    const { code, said } = await cli(['export', '--format', 'triples', '--journal', soak.places.journal]);
    if (code !== 0) throw new Error(`export ended with ${code}: ${said}`);
    return 'export';
  }
  const folder = soak.places.workspace;
  const [first] =
    which === 'hook'
      ? writes(folder, join(folder, `hook-${number % FILES}.py`), pythonWith(number))
      : stops(folder, false);
  const event = { ...first!.event, session_id: `soak-${number}` };
  const { code, said } = await cli(['hook', first!.client], JSON.stringify(event));
  if (code !== 0) throw new Error(`the hook ended with ${code}: ${said}`);
  return which;
}

const pythonWith = (number: number) => `import yaml\n\n\ndef load_${number}(f):\n    return yaml.load(f)\n`;

async function check(soak: Soak, number: number): Promise<string> {
  const folder = join(soak.places.folder, 'repository');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Soak', '-c', 'user.email=soak@example.invalid', ...args], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'ignore'],
    });
  if (!existsSync(folder)) {
    mkdirSync(folder);
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '-m', 'first');
  }
  const text = pythonWith(number);
  writeFileSync(join(folder, 'config.py'), text);
  git('add', 'config.py');
  const { code, said } = await soak.stage.cli(['check', '--staged'], '', folder);
  soak.checkFile(folder, 'config.py', text);
  if (code === null || code > 1) throw new Error(`check ended with ${code}: ${said}`);
  return `check ended with ${code}`;
}

/** A second window of the same user, for a while. */
export async function beside(soak: Soak): Promise<string> {
  const { ui } = soak.window;
  if (soak.isBesideOpen) {
    soak.isBesideOpen = false;
    soak.stage.windows.forget(soak.places.beside);
    await ui.closeWindow();
    soak.record.add({ kind: 'mark', what: 'second window closed' });
    return 'closed';
  }
  await ui.openWindow(soak.places.beside, 'start.py');
  soak.isBesideOpen = true;
  soak.record.add({ kind: 'mark', what: 'second window opened' });
  await soak.hostAfter(undefined, soak.places.beside);
  return 'opened';
}

export async function reload(soak: Soak): Promise<string> {
  const before = soak.stage.windows.pid(soak.places.workspace);
  soak.record.add({ kind: 'mark', what: 'reload' });
  await soak.window.reload();
  await soak.hostAfter(before);
  await soak.writeDiary();
  return '';
}

/** Something dies while a text is corrected: the text stays, and the next one is corrected. */
export async function kill(soak: Soak, role: 'child' | 'engine'): Promise<string> {
  const number = ++soak.number;
  const text = longAnswer(number);
  const file = 'long.md';
  const aligned = soak.ask<Aligned>({ do: 'align', file, text, selected: text, then: 'left' });
  aligned.catch(() => undefined);
  await pause(2_000 + soak.random() * 6_000);
  if (!soak.kill(role)) return 'there was none';
  const { outcome, text: now } = await aligned;
  if (now !== text) soak.lost(`long.md after the ${role} was killed`);
  soak.checkFile(soak.places.workspace, file, text);
  await pause(2_000);
  const next = await alignOne(soak, soak.places.workspace, 'left');
  if (next.outcome !== 'review' && next.outcome !== 'unchanged') throw new Error(`the next one: ${next.outcome}`);
  return `${outcome}, then ${next.outcome}`;
}

/** The extension host dies while a text is corrected: VS Code starts another. */
export async function killHost(soak: Soak): Promise<string> {
  const before = soak.stage.windows.pid(soak.places.workspace);
  if (before === undefined) return 'there is none';
  const text = longAnswer(++soak.number);
  const aligned = soak.ask<Aligned>({ do: 'align', file: 'long.md', text, selected: text, then: 'left' });
  aligned.catch(() => undefined);
  await pause(2_000 + soak.random() * 4_000);
  soak.record.add({ kind: 'mark', what: 'kill host' });
  process.kill(before, 'SIGKILL');
  soak.stage.windows.forget(soak.places.workspace);
  let how = 'VS Code started another';
  await soak.hostAfter(before, soak.places.workspace, 60_000).catch(async () => {
    how = 'a reload started another';
    await soak.window.reload();
    await soak.hostAfter(before);
  });
  soak.checkFile(soak.places.workspace, 'long.md', text);
  await soak.writeDiary();
  return how;
}
