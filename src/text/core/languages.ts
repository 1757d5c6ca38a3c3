/** Names of languages: what stands behind a fence, VS Code's ids, what a fence for an id is best called, and which are prose. */

const IDS: Readonly<Record<string, string>> = {
  py: 'python', python3: 'python', py3: 'python',
  js: 'javascript', mjs: 'javascript', cjs: 'javascript', node: 'javascript', jsx: 'javascriptreact',
  ts: 'typescript', mts: 'typescript', cts: 'typescript', tsx: 'typescriptreact',
  sh: 'shellscript', bash: 'shellscript', shell: 'shellscript', zsh: 'shellscript',
  // Sessions and other shells are languages of their own: bash's grammar does not read them.
  console: 'shellsession', 'shell-session': 'shellsession', terminal: 'shellsession',
  ps1: 'powershell', pwsh: 'powershell', ps: 'powershell', posh: 'powershell',
  cmd: 'bat', batch: 'bat', dos: 'bat', nu: 'nushell', tcsh: 'csh',
  jinja2: 'jinja', j2: 'jinja', 'html+jinja': 'jinja', 'html+erb': 'erb', rhtml: 'erb', hbs: 'handlebars',
  gotmpl: 'gotemplate', 'go-template': 'gotemplate', helm: 'gotemplate',
  'c++': 'cpp', cc: 'cpp', cxx: 'cpp', hpp: 'cpp', h: 'cpp',
  cs: 'csharp', 'c#': 'csharp',
  golang: 'go', rs: 'rust', rb: 'ruby', kt: 'kotlin',
  tf: 'terraform', hcl: 'terraform', cshtml: 'razor', sshconfig: 'ssh_config', sshd_config: 'ssh_config',
  'html+django': 'jinja', 'html+blade': 'blade',
  yml: 'yaml', md: 'markdown', docker: 'dockerfile', mysql: 'sql', postgresql: 'sql', psql: 'sql', sqlite: 'sql',
}; // prettier-ignore

/** What a fence says for an id, where it is not the id itself. */
const INFOS: Readonly<Record<string, string>> = {
  shellscript: 'bash', javascriptreact: 'jsx', typescriptreact: 'tsx',
}; // prettier-ignore

/** VS Code's ids of languages whose text is read as Markdown. */
const PROSE = new Set([
  'markdown',
  'plaintext',
  'mdx',
  'quarto',
  'rmd',
  'prompt',
  'instructions',
  'chatmode',
  'git-commit',
]);

/** VS Code's id for the first word of a fence's info string; undefined when it says none. */
export function languageOf(info: string): string | undefined {
  const word = /^[^\s{,:]+/.exec(info.trim())?.[0]?.toLowerCase().replace(/^\./, '');
  if (word === undefined) return undefined;
  return Object.hasOwn(IDS, word) ? IDS[word] : word;
}

/** What a fence for code of a VS Code id says; other characters than those of a name are left out. */
export function infoOf(id: string): string {
  if (Object.hasOwn(INFOS, id)) return INFOS[id]!;
  return id.replace(/[^\w+#.-]/g, '');
}

/** Whether text of a VS Code id is read as Markdown. */
export function isProse(languageId: string): boolean {
  return PROSE.has(languageId);
}
