/**
 * Answers with a fault that any Aligner model must find and mend: what is to be corrected, and how one sees that it was.
 * They are all that the suites know of the model; a better model may write a better correction.
 */
export interface Faulty {
  /** The file, whose ending gives the language. */
  readonly file: string;
  readonly text: string;
  /** The part that is selected. */
  readonly selected: string;
  /** The question that stands before it; undefined where none does. */
  readonly question?: string;
  /** What must be gone from the corrected part, and what must be there instead. */
  readonly gone: RegExp;
  readonly there: RegExp;
}

const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\`\`\`\n`;

const YAML = fence(
  'python',
  'import yaml\n\ndef load_config(path):\n    with open(path) as fh:\n        return yaml.load(fh)\n',
);

const PROSE = `Here is how to load a YAML file:\n\n${YAML}`;

/** A chat transcript; the answer is the second assistant's turn. */
export const MARKDOWN: Faulty = {
  file: 'chat.md',
  text: `# Chat

## User

What is YAML?

## Assistant

A format for settings that people write by hand.

## User

How do I load a YAML file in Python?

## Assistant

${PROSE}
It returns what the file holds.
`,
  selected: PROSE,
  question: 'How do I load a YAML file in Python?',
  gone: /yaml\.load\(fh\)/,
  there: /safe_load|json\.load/,
};

/** A part of a function, indented. */
export const PYTHON: Faulty = {
  file: 'users.py',
  text: `import sqlite3


def find_user(conn: sqlite3.Connection, name: str):
    cur = conn.cursor()
    cur.execute(f"SELECT * FROM users WHERE name = '{name}'")
    return cur.fetchall()


def count_users(conn: sqlite3.Connection) -> int:
    return conn.execute("SELECT count(*) FROM users").fetchone()[0]
`,
  selected: `    cur.execute(f"SELECT * FROM users WHERE name = '{name}'")\n`,
  gone: /f"SELECT/,
  there: /^ {4}cur\.execute\("SELECT \* FROM users WHERE name = \?", \(name,\)\)\n$/,
};

export const TYPESCRIPT: Faulty = {
  file: 'session.ts',
  text: `export function createSession(user: string) {
  const token = Math.random().toString(36).slice(2);
  return { user, token };
}
`,
  selected: '  const token = Math.random().toString(36).slice(2);\n',
  gone: /Math\.random/,
  there: /^ {2}const token = crypto\./,
};

/** Two segments with a fault each, so that there are two changes to decide on. */
export const TWO_FAULTS: Faulty = {
  file: 'two.md',
  text: `Check for a missing value:

${fence('python', 'if value == None:\n    return default\n')}
You can query it like this:

${fence('python', PYTHON.text.slice(PYTHON.text.indexOf('def find_user'), PYTHON.text.indexOf('\n\n\ndef count')) + '\n')}`,
  selected: '',
  question: 'How do I find a user by name in SQLite?',
  gone: /== None|f"SELECT/,
  there: /is None/,
};

/** Nothing to say about it. */
export const CLEAN =
  'Use a list when order matters, and a set when you only need to know whether something is in it.\n';
