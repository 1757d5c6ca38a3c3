/** Texts that are made to be slow, or to come out changed. */
import { rulesFor } from '../../src/evidence/core/ruff-rules.ts';
import { blocksOf } from '../../src/align/core/blocks.ts';
import { outlineOf } from '../../src/align/core/markdown.ts';
import { quotedInCode, quotedSpans } from '../../src/align/core/quoted/quoted.ts';
import { olderVersions } from '../../src/align/core/quoted/versions.ts';
import { promptQuestion } from '../../src/interception/core/prompt-question.ts';
import { SessionLog } from '../../src/interception/core/session-log.ts';
import { redact } from '../../src/journal/core/redact.ts';
import { LIMIT_KIB } from '../../src/text/core/check.ts';
import { eolOf, fromLf, toLf } from '../../src/text/core/eol.ts';
import { codeRanges } from '../../src/text/core/fences.ts';
import { randomNumbers } from '../support/random.ts';
import { secretTexts } from '../support/secrets.ts';
import { Tally, timed, type Fault } from './fault.ts';

const MEGABYTE = 2 ** 20;
/** What repeats in a text that is made to be slow. */
const REPEATED: Readonly<Record<string, string>> = {
  parentheses: '(',
  'closed parentheses': '()',
  'square brackets': '[',
  'links that do not end': '[a](',
  checkboxes: '- [ ] a\n',
  backticks: '`',
  'backticks apart': '` ',
  fences: '```\n',
  'longer fences': '~~~~ x\n',
  stars: '*',
  'stars apart': '*a ',
  underscores: '_a',
  quotes: '> ',
  'nested quotes': '>',
  'nested lists': '  - a\n    ',
  'table rows': '|a|b|\n|-|-|\n',
  'HTML tags': '<a>\n',
  'HTML tags of one line': '<b c="d">',
  comments: '<!--',
  entities: '&amp;&',
  'conflict markers': '<<<<<<< a\n',
  'diff lines': '@@ -1 +1 @@\n-a\n+b\n',
  traces: '  File "a", line 1\n',
  prompts: '>>> a\n',
  'carriage returns': '\r',
  spaces: ' ',
  letters: 'a',
  'letters and digits': 'aB3',
  colons: 'a:',
  equals: 'password=',
  dots: 'a.',
  dashes: '-',
  'key blocks': '-----BEGIN PRIVATE KEY-----',
  'home folders': '/home/a b/',
  addresses: 'a@b.',
  cookies: 'Cookie: a;',
  'surrogate halves': '\ud800',
};
const textOf = (unit: string, bytes: number) => unit.repeat(Math.ceil(bytes / unit.length)).slice(0, bytes);

/** The shortest time of three, in milliseconds of the processor. */
const shortest = (work: () => unknown) => Math.min(...Array.from({ length: 3 }, () => timed(work)));

/** The longest that each reader takes over all texts, as `name ms (text)`. */
function worstOf(readers: Readonly<Record<string, (text: string) => unknown>>, bytes: number, tally: Tally): string {
  return Object.entries(readers)
    .map(([reader, read]) => {
      let worst = { ms: 0, what: '' };
      for (const [what, unit] of Object.entries(REPEATED)) {
        const [whole, eighth] = [textOf(unit, bytes), textOf(unit, bytes / 8)];
        let ms = timed(() => read(whole));
        // Time that grows with the square of the text takes 64 times as long for eight times the text, linear time 8 times.
        // Whatever else a processor does only adds to a time, so the shortest of several counts.
        let grows = ms > 200;
        if (grows) {
          const again = shortest(() => read(whole));
          ms = Math.min(ms, again);
          grows = ms > 200 && ms > 24 * shortest(() => read(eighth));
        }
        tally.count(!grows, `${reader}: ${what} (${Math.round(ms)} ms)`);
        if (ms > worst.ms) worst = { ms, what };
      }
      return `${reader} ${Math.round(worst.ms)} ms (${worst.what})`;
    })
    .join(', ');
}

export const TEXT_FAULTS: readonly Fault[] = [
  {
    number: 8,
    promise: 'no text of an answer takes its readers more than linear time',
    try(scale) {
      const tally = new Tally();
      const bytes = scale === 'full' ? LIMIT_KIB * 1024 : 8 * 1024;
      const readers = {
        blocks: blocksOf,
        quoted: quotedSpans,
        versions: olderVersions,
        'what Ruff is asked': rulesFor,
        'quoted in Python': (text: string) => quotedInCode(text, 'python'),
        'quoted in TypeScript': (text: string) => quotedInCode(text, 'typescript'),
      };
      // Only a segment is ever looked at in full.
      const inSegment = worstOf({ outline: outlineOf }, 4 * 1024, tally);
      return tally.result(`${bytes / 1024} KiB each, worst: ${worstOf(readers, bytes, tally)}; 4 KiB: ${inSegment}`);
    },
  },
  {
    number: 39,
    promise: 'an export lets no secret out',
    try(scale) {
      const tally = new Tally();
      const each = scale === 'full' ? 2_000 : 40;
      for (const { kind, text, secrets } of secretTexts(each, 39)) {
        const [out] = redact([`Before it.\n${text}\nAfter it.`]).texts;
        tally.count(!secrets.some((secret) => out!.includes(secret)), `${kind}: ${JSON.stringify(text)}`);
      }
      const marks = '[secret-1] password=abc123def '.repeat(30_000);
      let held = true;
      try {
        redact([marks]);
      } catch {
        held = false;
      }
      tally.count(held, '30,000 marks');
      return tally.result(`${each} texts of each kind, and a text of 30,000 marks`);
    },
  },
  {
    number: 47,
    promise: 'no text holds up the editor',
    try(scale) {
      const tally = new Tally();
      const bytes = scale === 'full' ? MEGABYTE : MEGABYTE / 32;
      const readers = {
        'prompt question': (text: string) => promptQuestion([{ role: 'user', text }]),
        'code ranges': codeRanges,
        'session log': (text: string) =>
          new SessionLog().append(
            `${JSON.stringify({ kind: 2, k: ['requests'], v: [{ response: [{ value: text }] }] })}\n${text}\n`,
          ),
        'line endings': (text: string) => fromLf(toLf(text), eolOf(text)),
        redaction: (text: string) => redact([text]),
      };
      return tally.result(`${bytes / 1024} KiB each, worst: ${worstOf(readers, bytes, tally)}`);
    },
  },
  {
    number: 48,
    promise: 'line endings come back as they were',
    try(scale) {
      const tally = new Tally();
      const random = randomNumbers(48);
      const texts = scale === 'full' ? 100_000 : 2_000;
      for (let n = 0; n < texts; n++) {
        const text = Array.from({ length: 12 }, () => ['a', '\n', '\r\n', '\r', ' '][Math.floor(random() * 5)]).join(
          '',
        );
        const eol = eolOf(text);
        tally.count(eol === 'mixed' || fromLf(toLf(text), eol) === text, JSON.stringify(text));
      }
      return tally.result(`${texts} texts of lone and mixed endings`);
    },
  },
];
