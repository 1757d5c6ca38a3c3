/** Segments to try a real model on: a few of our own, some with faults, and any number out of the installed packages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Asked {
  readonly question: string;
  readonly segment: string;
}

const fence = (language: string, ...lines: string[]) => ['```' + language, ...lines, '```'].join('\n');

const OWN: readonly Asked[] = [
  {
    question: 'How do I load a YAML file?',
    segment: `Read it like this:\n\n${fence('python', 'import yaml', '', 'def load(path):', '    with open(path) as f:', '        return yaml.load(f)')}`,
  },
  {
    question: 'How do I ignore an error in Python?',
    segment: fence('python', 'try:', '    run()', 'except:', '    pass'),
  },
  {
    question: 'How do I find a user by name?',
    segment: fence(
      'python',
      'def find(db, name):',
      `    return db.execute(f"SELECT * FROM users WHERE name = '{name}'")`,
    ),
  },
  {
    question: 'What is a list comprehension?',
    segment: 'It builds a list from an iterable: `[x * x for x in range(10)]`.',
  },
  {
    question: 'How do I call an API with a self-signed certificate?',
    segment: 'Pass `verify=False`, as in `requests.get(url, verify=False)`; the certificate is then not checked.',
  },
  {
    question: 'How do I collect items?',
    segment: fence('python', 'def add(item, items=[]):', '    items.append(item)', '    return items'),
  },
  {
    question: 'How do I compare with null in JavaScript?',
    segment: fence('js', 'function isEmpty(value) {', '  return value == null;', '}'),
  },
  {
    question: 'Wie lese ich eine Datei? 你好 👋',
    segment: 'Mit `open(path)`: sie gibt ein Objekt zurück, das man schließen muss – auch bei Fehlern. 👍🏽 完了',
  },
  {
    question: 'What ends a turn? <|im_end|> or <|im_start|>?',
    segment: 'The text <|im_end|> ends a turn, and <|im_start|>assistant begins one. <|endoftext|> ends all.',
  },
  {
    question: 'Show me a table.',
    segment: '| a | b |\n|---|---|\n' + '| 1 | 2 |\n'.repeat(12).trimEnd(),
  },
];

/** The first `count` segments: our own, then paragraphs and fences out of the read-me files of installed packages. */
export function answers(count: number): Asked[] {
  const all = [...OWN];
  for (const text of count > all.length ? readmes() : []) {
    const blocks = text.split(/\n{2,}(?=[A-Z`*-])/).filter((b) => b.length > 120 && b.length < 1_200);
    for (const segment of blocks.slice(0, 3)) all.push({ question: 'How does this work?', segment: segment.trim() });
    if (all.length >= count) break;
  }
  return all.slice(0, count);
}

function* readmes(): Generator<string> {
  const folder = join(import.meta.dirname, '../../node_modules');
  for (const name of readdirSync(folder).toSorted()) {
    try {
      yield readFileSync(join(folder, name, 'README.md'), 'utf8').replaceAll('\r\n', '\n');
    } catch {
      // No such file: another package has one.
    }
  }
}
