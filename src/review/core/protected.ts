/** Files that steer programs or hold secrets: a correction in one of them is written only after a question. */

const FOLDERS = new Set(['.vscode', '.git', '.ssh', '.gnupg', '.aws', '.kube']);
const NAMES = new Set(['.npmrc', '.netrc', '.pypirc', '.envrc', '.git-credentials', '.htpasswd', 'credentials']);
const ENDINGS = ['.pem', '.key', '.p12', '.pfx', '.ppk', '.jks', '.keystore', '.code-workspace', '.env'];

/** `path` with `/` or `\` between its parts. */
export function isProtected(path: string): boolean {
  const parts = path.toLowerCase().split(/[/\\]/);
  const name = parts.pop() ?? '';
  return (
    parts.some((p) => FOLDERS.has(p)) ||
    NAMES.has(name) ||
    name.startsWith('.env.') ||
    /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/.test(name) ||
    ENDINGS.some((e) => name.endsWith(e))
  );
}
