/** What is aligned in a soak: the suites' answers, each time with other names, so that no cache has seen them. */
import { CLEAN, MARKDOWN, PYTHON, TWO_FAULTS, TYPESCRIPT } from '../vscode/answers.ts';

export interface Answer {
  readonly name: string;
  readonly text: string;
  readonly selected: string;
}

const NAMES = /\b(?:load_config|find_user|count_users|createSession|value|conn)\b/g;
const ALL: readonly Answer[] = [
  ...[MARKDOWN, PYTHON, TYPESCRIPT, TWO_FAULTS].map(({ file, text, selected }) => ({
    name: file,
    text,
    selected: selected === '' ? text : selected,
  })),
  { name: 'clean.md', text: CLEAN, selected: CLEAN },
];

export function answerFor(number: number, random: () => number): Answer {
  const { name, text, selected } = ALL[Math.floor(random() * ALL.length)]!;
  const other = (part: string) => part.replaceAll(NAMES, (word) => `${word}_${number}`);
  const isClean = name === 'clean.md';
  return {
    name,
    text: isClean ? `${other(text)}This is sentence ${number}.\n` : other(text),
    selected: isClean ? other(selected).trimEnd() : other(selected),
  };
}

/** An answer of a model in the chat, with a fault in its code. */
export const chatAnswer = (number: number): string =>
  `Read number ${number} like this:\n\n\`\`\`python\nimport yaml\n\ndef load_${number}(path):\n    with open(path) as f:\n        return yaml.load(f)\n\`\`\`\n\nThat was ${number}.\n`;

/** Long enough for an engine to be killed while it works on it. */
export const longAnswer = (number: number): string =>
  Array.from(
    { length: 30 },
    (_, i) =>
      `Paragraph ${number}.${i}: a list keeps its order, a set does not, a dictionary finds a value by its key.\n`,
  ).join('\n');
