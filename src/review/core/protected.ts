/** Files that steer programs or hold secrets: a correction in one of them is written only after a question. */

const FOLDERS = new Set([
  ...['.vscode', '.idea', '.devcontainer', '.git', '.husky', '.githooks', '.circleci'],
  ...['.ssh', '.gnupg', '.aws', '.azure', '.kube', '.docker'],
  ...['.cursor', '.claude', '.codex', '.copilot', '.gemini', '.windsurf', '.continue'],
]);
/** Folders in a folder: GitHub's own, and the user's settings of an editor. */
const INNER = [
  /\/\.github\/(?:workflows|actions|hooks|agents|prompts|instructions)\//,
  /\/(?:code|code - [a-z]+|vscodium|cursor|windsurf)\/user\//,
  /\/\.config\/(?:fish|systemd|autostart|git|gh|gcloud|op)\//,
  /\/(?:windows)?powershell\//,
  /\/launchagents\//,
];
const NAMES = new Set([
  ...['.npmrc', '.yarnrc', '.yarnrc.yml', '.netrc', '_netrc', '.pypirc', '.envrc', '.env', 'credentials', '.htpasswd'],
  ...['.gitconfig', '.gitattributes', '.gitmodules', '.git-credentials', '.hgrc'],
  ...['.bashrc', '.bash_profile', '.bash_login', '.bash_logout', '.bash_aliases', '.profile', '.login', '.cshrc'],
  ...[
    '.zshrc',
    '.zshenv',
    '.zprofile',
    '.zlogin',
    '.zlogout',
    '.kshrc',
    '.tcshrc',
    '.inputrc',
    '.xprofile',
    '.xinitrc',
  ],
  ...['.mcp.json', 'mcp.json', 'agents.md', 'claude.md', 'gemini.md', '.cursorrules', '.windsurfrules'],
  ...['copilot-instructions.md', 'authorized_keys', 'sudoers', 'crontab', '.gitlab-ci.yml', '.pre-commit-config.yaml'],
]);
const ENDINGS = ['.pem', '.key', '.p12', '.pfx', '.ppk', '.jks', '.keystore', '.code-workspace', '.env'];

/** `path` with `/` or `\` between its parts. */
export function isProtected(path: string): boolean {
  const whole = `/${path.toLowerCase().replaceAll('\\', '/')}`;
  const parts = whole.split('/');
  const name = parts.pop() ?? '';
  return (
    parts.some((p) => FOLDERS.has(p)) ||
    INNER.some((p) => p.test(whole)) ||
    NAMES.has(name) ||
    name.startsWith('.env.') ||
    /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/.test(name) ||
    ENDINGS.some((e) => name.endsWith(e))
  );
}
