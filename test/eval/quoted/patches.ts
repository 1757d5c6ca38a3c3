/** Frames in which the faulty code is part of a patch, of a program's output or of a session: none of it is the answer's own. */
import type { Fault } from './faults.ts';

export interface Frame {
  readonly name: string;
  /** For which faults the frame makes sense; undefined takes all. */
  readonly langs?: readonly string[];
  readonly text: (fault: Fault) => string;
}

const lines = (code: string) => code.split('\n');
export const fence = (lang: string, code: string) => `\`\`\`${lang}\n${code}\n\`\`\``;

/** Lines that both have stay, others are marked. */
function marked({ bad, good }: Fault): string[] {
  const [old, now] = [lines(bad), lines(good)];
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return [
    ...old.slice(0, head).map((l) => ` ${l}`),
    ...old.slice(head, old.length - tail).map((l) => `-${l}`),
    ...now.slice(head, now.length - tail).map((l) => `+${l}`),
    ...old.slice(old.length - tail).map((l) => ` ${l}`),
  ];
}

function unified(fault: Fault): string {
  const body = marked(fault);
  const count = (skip: string) => body.filter((l) => !l.startsWith(skip)).length;
  const head = `--- a/${fault.file}\n+++ b/${fault.file}\n@@ -12,${count('+')} +12,${count('-')} @@`;
  return `${head}\n${body.join('\n')}`;
}

function context(fault: Fault): string {
  const [old, now] = [lines(fault.bad), lines(fault.good)];
  const mark = (all: readonly string[], other: readonly string[]) =>
    all.map((l) => (other.includes(l) ? `  ${l}` : `! ${l}`)).join('\n');
  return [
    `*** ${fault.file}.orig\n--- ${fault.file}\n***************`,
    `*** 12,${11 + old.length} ****\n${mark(old, now)}`,
    `--- 12,${11 + now.length} ----\n${mark(now, old)}`,
  ].join('\n');
}

/** The line that carries the fault, told by what the repair does not have. */
const guilty = ({ bad, good }: Fault) => lines(bad).find((l) => !lines(good).includes(l))!;

export const PATCHES: readonly Frame[] = [
  {
    name: 'unified-diff',
    text: (f) => `This patch mends it:\n\n${fence('diff', unified(f))}\n\nApply it with \`git apply\`.`,
  },
  {
    name: 'git-diff',
    text: (f) =>
      fence('diff', `diff --git a/${f.file} b/${f.file}\nindex 3f1c2aa..9be4d10 100644\n${unified(f)}`) +
      `\n\nThe old line ${f.why}.`,
  },
  {
    name: 'bare-diff',
    text: (f) =>
      `Change these lines in \`${f.file}\`:\n\n${fence('diff', marked(f).join('\n'))}\n\nNothing else has to change.`,
  },
  {
    name: 'diff-in-language-fence',
    text: (f) => `Only the marked lines differ:\n\n${fence(f.lang, marked(f).join('\n'))}`,
  },
  { name: 'context-diff', text: (f) => `Here is the change as a context diff:\n\n${fence('', context(f))}` },
  { name: 'unfenced-diff', text: (f) => `${unified(f)}\n` },
  {
    name: 'search-replace',
    text: (f) =>
      `${f.file}\n${fence(f.lang, `<<<<<<< SEARCH\n${f.bad}\n=======\n${f.good}\n>>>>>>> REPLACE`)}\n\nThe old version ${f.why}.`,
  },
  {
    name: 'search-replace-unfenced',
    text: (f) => `I will edit ${f.file}.\n\n------- SEARCH\n${f.bad}\n=======\n${f.good}\n+++++++ REPLACE`,
  },
  {
    name: 'apply-patch',
    text: (f) =>
      fence('', `*** Begin Patch\n*** Update File: ${f.file}\n@@\n${marked(f).join('\n')}\n*** End Patch`) +
      '\n\nRun the tests after it.',
  },
  {
    name: 'conflict',
    text: (f) =>
      `Your merge left this in \`${f.file}\`; keep the lower half:\n\n` +
      fence(f.lang, `<<<<<<< HEAD\n${f.bad}\n=======\n${f.good}\n>>>>>>> fix/review`),
  },
  {
    name: 'diff3-conflict',
    text: (f) =>
      'With `merge.conflictStyle=diff3` Git also shows the base:\n\n' +
      fence('', `<<<<<<< ours\n${f.bad}\n||||||| base\n${f.still}\n=======\n${f.good}\n>>>>>>> theirs`),
  },
  {
    name: 'traceback',
    langs: ['python'],
    text: (f) =>
      'The trace names the line:\n\n' +
      fence(
        '',
        `Traceback (most recent call last):\n  File "main.py", line 41, in <module>\n    main()\n  File "${f.file}", line 14, in main\n    ${guilty(f).trim()}\nValueError: unexpected input`,
      ) +
      `\n\nThat call ${f.why}.`,
  },
  {
    name: 'node-error',
    langs: ['js', 'ts'],
    text: (f) =>
      fence(
        'text',
        `/srv/${f.file}:14\n${guilty(f)}\n    ^\n\nTypeError: Cannot read properties of undefined\n    at Object.<anonymous> (/srv/${f.file}:14:9)\n    at Module._compile (node:internal/modules/cjs/loader:1554:14)`,
      ) + `\n\nNode prints the line that failed. It also ${f.why}, but that is another matter.`,
  },
  {
    name: 'pytest-output',
    langs: ['python'],
    text: (f) =>
      `The test stops here:\n\n${fence(
        '',
        `${lines(f.bad)
          .map((l) => (l === guilty(f) ? `>   ${l}` : `    ${l}`))
          .join('\n')}\nE   AssertionError: unexpected call\n\n${f.file}:13: AssertionError`,
      )}`,
  },
  {
    name: 'linter-output',
    text: (f) =>
      `The scanner reports:\n\n${fence('', `${f.file}:13:5: ${f.tag} ${f.why}\n   |\n13 | ${guilty(f)}\n   |     ^^^^^^^^^^ ${f.tag}\n   |`)}\n\nIt is right.`,
  },
  {
    name: 'grep-output',
    text: (f) =>
      `I searched the project:\n\n${fence('console', `$ git grep -n "${/\w{4,}/.exec(guilty(f))![0]}"\n${f.file}:13:${guilty(f)}\nlegacy/${f.file}:88:${guilty(f)}`)}\n\nBoth places have the same problem.`,
  },
  {
    name: 'log',
    langs: ['python', 'js', 'bash'],
    text: (f) =>
      `From the log of the failed run:\n\n${fence('log', `2026-03-02T08:14:07Z INFO  build started\n2026-03-02T08:14:09Z WARN  ${f.file}:13 ${guilty(f).trim()}\n2026-03-02T08:14:09Z ERROR ${f.tag}: build stopped`)}`,
  },
  {
    name: 'python-session',
    langs: ['python'],
    text: (f) => {
      const [first = '', ...rest] = lines(f.bad);
      const typed = [`>>> ${first}`, ...rest.map((l) => `... ${l}`), '...'].join('\n');
      return `You can see it in the interpreter:\n\n${fence('pycon', `${typed}\n>>> # now call it twice`)}\n\nThe function ${f.why}.`;
    },
  },
  {
    name: 'node-session',
    langs: ['js'],
    text: (f) => {
      const [first = '', ...rest] = lines(f.bad);
      return `I tried your version:\n\n${fence('', [`> ${first}`, ...rest.map((l) => `... ${l}`), 'undefined'].join('\n'))}`;
    },
  },
  {
    name: 'blame',
    text: (f) =>
      fence(
        '',
        lines(f.bad)
          .map((l, i) => `3f1c2aa9 (Sam Lee 2024-11-0${i + 1} ${12 + i}) ${l}`)
          .join('\n'),
      ) + `\n\nThe line came in with 3f1c2aa9, and it ${f.why}.`,
  },
];
