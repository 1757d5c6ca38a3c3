/** What a workspace may say, and which files are asked about. */
import { isRestricted, SETTINGS } from '../../src/config/core/settings.ts';
import { isProtected } from '../../src/review/core/protected.ts';
import { Tally, type Fault } from './fault.ts';

/** Settings that decide what is checked, by which program, and what is kept. */
const WEAKEN = /^(?:sensitivity|review\.notAgain|models\.|engine\.|model\.|journal\.)/;

/** Files that run, configure a program that runs, or tell an agent what to do. */
const STEERING = [
  ...['.github/workflows/ci.yml', '.github/actions/a/action.yml', '.husky/pre-commit', '.githooks/pre-push'],
  ...['.devcontainer/devcontainer.json', '.vscode/tasks.json', '.git/hooks/pre-commit', '.gitmodules'],
  ...['home/.bashrc', 'home/.zshenv', 'home/.profile', 'home/.config/fish/config.fish', 'home/.gitconfig'],
  ...['home/.ssh/authorized_keys', 'home/.aws/credentials', 'home/.npmrc', '.envrc', '.env.production', 'key.pem'],
  ...['.cursor/rules/a.mdc', '.mcp.json', '.claude/settings.json', 'AGENTS.md', 'CLAUDE.md', '.gitlab-ci.yml'],
  ...['home/.config/Code/User/settings.json', 'home/.config/Cursor/User/mcp.json', 'x.code-workspace'],
];
const ORDINARY = ['src/a.py', 'README.md', 'package.json', 'src/workflows/a.yml', 'docs/env.md', 'src/key.ts', 'a.sh'];
/** The same file as systems write its place. */
const FORMS: readonly ((path: string) => string)[] = [
  (path) => path,
  (path) => `/work/${path}`,
  (path) => `C:\\work\\${path.replaceAll('/', '\\')}`,
  (path) => `/work/${path.toUpperCase()}`,
];

export const SETTINGS_FAULTS: readonly Fault[] = [
  {
    number: 38,
    promise: 'no workspace that is not trusted can silence the reviewer',
    try() {
      const tally = new Tally();
      const names = Object.keys(SETTINGS).filter((name) => WEAKEN.test(name));
      for (const name of names) {
        const setting = SETTINGS[name as keyof typeof SETTINGS];
        tally.count(setting.scope !== 'window' || isRestricted(setting), name);
      }
      return tally.result(`${names.length} settings that weaken the review, or name a program or a file`);
    },
  },
  {
    number: 49,
    promise: 'a file that steers programs is asked about',
    try() {
      const tally = new Tally();
      for (const form of FORMS) {
        for (const path of STEERING) tally.count(isProtected(form(path)), form(path));
        for (const path of ORDINARY) tally.count(!isProtected(form(path)), `${form(path)} (ordinary)`);
      }
      return tally.result(
        `${STEERING.length} steering and ${ORDINARY.length} ordinary files, each written in ${FORMS.length} ways`,
      );
    },
  },
];
