/** Finds the question that an answer answers, in the Markdown or chat text before it. */
import { codeRanges } from '../../text/core/fences.ts';
import { isBlank, linesOf, type Line } from '../../text/core/lines.ts';
import { isInside } from './inside.ts';

export interface FoundQuestion {
  readonly text: string;
  readonly from: 'turn' | 'quote' | 'heading';
}

const USER = new Set(['user', 'human', 'you', 'me', 'question', 'q', 'prompt', 'ask']);
const ASSISTANT = new Set([
  ...['assistant', 'ai', 'answer', 'a', 'response', 'reply', 'bot', 'model'],
  ...['copilot', 'github copilot', 'chatgpt', 'gpt', 'claude', 'gemini'],
]);

/** Longest name before a colon, and longest question, in UTF-16 units. */
const LONGEST_NAME = 40;
const LONGEST_QUESTION = 4_000;

interface Turn {
  readonly role: 'user' | 'assistant' | 'name';
  readonly name: string;
  /** What follows the name on its line. */
  readonly rest: string;
}

/**
 * The question of the answer that begins at `start`: the user's turn before it in a transcript (`**User:** …`, `## User`,
 * `User: …`, or `name: …` before `GitHub Copilot: …` as in an exported chat), else the quote before it in its section,
 * else the nearest heading; null when there is none.
 */
export function findQuestion(text: string, start: number): FoundQuestion | null {
  const before = text.slice(0, start);
  const code = codeRanges(before);
  const lines = linesOf(before).map((line) => ({
    ...line,
    text: before.slice(line.start, line.end),
    code: isInside(code, line.start),
  }));
  const firstEnd = text.indexOf('\n', start);
  const first = text.slice(start, firstEnd < 0 ? undefined : firstEnd);
  const answered = turnOf(first)?.role === 'assistant' ? lines.length : undefined;
  return turnBefore(before, lines, answered) ?? quoteBefore(lines) ?? headingBefore(lines);
}

interface TextLine extends Line {
  readonly text: string;
  readonly code: boolean;
}

function turnBefore(before: string, lines: readonly TextLine[], answered: number | undefined): FoundQuestion | null {
  // An exported chat calls the user by name, and begins with it; other words before a colon mean nothing.
  const opening = turnOf(lines.find((l) => l.text.trim() !== '')?.text ?? '');
  const user = opening?.role === 'name' ? opening.name : undefined;
  let assistant = answered;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!;
    const turn = line.code ? null : turnOf(line.text);
    if (turn === null) continue;
    if (turn.role === 'assistant') {
      assistant = i;
    } else if (turn.role === 'user' || (turn.name === user && assistant !== undefined)) {
      const end = assistant ?? endOfParagraph(before, lines, turn.rest === '' ? i + 1 : i);
      const body = lines.slice(i + 1, end).map((l) => l.text);
      const question = tidy([turn.rest, ...body].join('\n'));
      if (question !== '') return { text: question, from: 'turn' };
    }
  }
  return null;
}

/** The line after the paragraph at or after line `i`. */
function endOfParagraph(before: string, lines: readonly TextLine[], i: number): number {
  let end = i;
  while (end < lines.length && isBlank(before, lines[end]!)) end++;
  while (end < lines.length && !isBlank(before, lines[end]!)) end++;
  return end;
}

function quoteBefore(lines: readonly TextLine[]): FoundQuestion | null {
  let last = lines.length - 1;
  for (; last >= 0; last--) {
    const line = lines[last]!;
    if (line.code) continue;
    if (/^#{1,2}[ \t]/.test(line.text)) return null;
    if (line.text.startsWith('>')) break;
  }
  let first = last;
  while (first > 0 && lines[first - 1]!.text.startsWith('>')) first--;
  const quote =
    last < 0
      ? ''
      : tidy(
          lines
            .slice(first, last + 1)
            .map((l) => l.text)
            .join('\n'),
        );
  return quote === '' ? null : { text: quote, from: 'quote' };
}

function headingBefore(lines: readonly TextLine[]): FoundQuestion | null {
  const heading = lines.findLast((l) => !l.code && /^#{1,6}[ \t]/.test(l.text) && turnOf(l.text)?.role !== 'assistant');
  const text = tidy(heading?.text.replace(/^#+/, '').replace(/[ \t]#+[ \t]*$/, '') ?? '');
  return text === '' ? null : { text, from: 'heading' };
}

/** Who speaks from this line on, when it says so. */
function turnOf(line: string): Turn | null {
  let rest = line.trim();
  const heading = /^#{1,6}[ \t]/.test(rest);
  if (heading) rest = rest.replace(/^#+[ \t]*/, '');
  const strong = /^(?:\*\*|__)/.exec(rest)?.[0];
  if (strong !== undefined) rest = rest.slice(strong.length);
  const colon = rest.indexOf(':');
  const hasColon = colon !== -1 && colon <= LONGEST_NAME;
  const bare = heading || (strong !== undefined && rest.endsWith(strong));
  if (!hasColon && (!bare || rest.length > LONGEST_NAME)) return null;
  const said = hasColon ? rest.slice(0, colon) : rest;
  const name = said
    .toLowerCase()
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(/ says?$/, '');
  const role = USER.has(name) ? 'user' : ASSISTANT.has(name) ? 'assistant' : undefined;
  const after = hasColon ? rest.slice(colon + 1) : '';
  const unmarked = strong === undefined ? after : after.replace(strong, '');
  if (role !== undefined) return { role, name, rest: unmarked.trim() };
  const account = hasColon && !heading && strong === undefined && /^[\w.@-]+$/.test(said);
  return account ? { role: 'name', name: said, rest: after.trim() } : null;
}

/** Without quote marks and surrounding blanks, and not too long. */
function tidy(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const quoted = lines.every((l) => l.trim() === '' || l.startsWith('>'));
  const bare = quoted ? lines.map((l) => l.replace(/^>[ \t]?/, '')) : lines;
  return bare.join('\n').trim().slice(0, LONGEST_QUESTION).trim();
}
