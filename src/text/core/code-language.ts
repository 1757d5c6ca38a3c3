/** The language of code whose fence names none, told by what hardly any other language has. */

/** A language, with what must all be in the code, and what must not. */
interface Signs {
  readonly language: string;
  readonly has: readonly RegExp[];
  readonly not?: RegExp;
}

/** More of a code is not read. */
const LONGEST = 10_000;

/** A line that begins one of these is a command wherever it stands. */
const COMMANDS =
  'sudo|apt|apt-get|dnf|yum|apk|brew|docker|podman|kubectl|helm|git|npm|npx|yarn|pnpm|pip3?|curl|wget|cd|export|mkdir|rm|cp|mv|chmod|chown|systemctl|journalctl|ssh|scp|rsync|tar|openssl|terraform|aws|gcloud|psql|mysql|mysqldump|pg_dump|redis-cli';

/** In this order: what is surer, or stands within code of the others, comes first. */
const SIGNS: readonly Signs[] = [
  { language: 'shellscript', has: [/^#!.*\b(?:ba|z|da|k)?sh\b/] },
  { language: 'python', has: [/^#!.*\bpython/] },
  { language: 'javascript', has: [/^#!.*\bnode\b/] },
  { language: 'ruby', has: [/^#!.*\bruby\b/] },
  { language: 'powershell', has: [/^#!.*\bpwsh\b/] },
  { language: 'php', has: [/^(?:#!.*\n)?\s*<\?php\b/] },
  { language: 'html', has: [/^\s*<(?:!DOCTYPE html|html)\b/i] },
  { language: 'vue', has: [/^\s*<(?:script setup|template)\b/] },
  { language: 'html', has: [/^\s*<(?:div|p|ul|ol|form|table|a|script|button|input|section|main|header|nav|img|h\d|body|head|meta|link|label|select)[\s>]/], not: /<%|\{[%{]|=\{|\bclassName=/ },
  { language: 'dockerfile', has: [/^(?:[ \t]*(?:#.*|ARG\s.*)?\n)*FROM\s+\S+/, /^(?:RUN|COPY|CMD|ENTRYPOINT|WORKDIR|ENV|USER)\s/m] },
  { language: 'yaml', has: [/^apiVersion: ?\S/m, /^kind: ?\S/m], not: /\{\{[-\s]*[.$]|\{\{-/ },
  { language: 'yaml', has: [/^(?:on|"on"):/m, /^jobs:\s*$/m] },
  { language: 'yaml', has: [/^services:\s*$/m, /^ +(?:image|build):/m] },
  { language: 'yaml', has: [/^(?:stages:|[\w-]+:\n {2}(?:stage|image): )/m, /^ +(?:script|before_script):\s*$/m] },
  { language: 'terraform', has: [/^(?:(?:resource|data) "\w+" "[\w-]+"|(?:provider|variable|module|output) "[\w-]+"|terraform) \{/m] },
  { language: 'bat', has: [/^@?echo off\s*$/im] },
  {
    language: 'nginx',
    has: [
      /^\s*(?:server|http|upstream \S+|location\s[^{;\n]+)\s*\{/m,
      /^\s*(?:listen|server_name|proxy_pass|root|alias|add_header|ssl_certificate|return|try_files)\s[^;{}=]+;/m,
    ],
  },
  {
    language: 'cpp',
    has: [/^\s*#\s*include\s*[<"]/m, /\bstd::|^\s*(?:template\s*<|class\s|namespace\s|using\s)|#\s*include\s*<[a-z_]+>/m],
  },
  { language: 'c', has: [/^\s*#\s*include\s*[<"]/m], not: /#\s*import\b/ },
  { language: 'c', has: [/\b(?:size_t|u?int\d+_t) \w+ ?[=;,]|\b(?:const )?char \*\w+|\bstruct \w+ \*?\w+ ?[=;,)]/, /;\s*(?:\/[/*].*)?$/m], not: /::|\b(?:fn|func|class|template|auto|unsafe|let|new|delete)\b|=>|(?:\.|->)\w+\(\)/ },
  { language: 'rust', has: [/^\s*(?:use (?:std|core|crate|super|tokio|serde|axum|anyhow|\w+)::[^\n]*;|#\[derive\()/m, /\b(?:fn|struct|enum|impl)\s+\w/] },
  { language: 'rust', has: [/^\s*(?:pub(?:\(\w+\))? )?(?:async )?fn \w+[(<]/m, /&(?:mut )?(?:str|self)\b|\blet mut\b|-> (?:Result|Option|Vec)</] },
  { language: 'go', has: [/^package [a-z]\w*\s*$/m], not: /;\s*$/m },
  { language: 'go', has: [/^func (?:\(\w+ \*?\w+\) )?\w+\(/m, /:=|\berr != nil\b/] },
  { language: 'java', has: [/^(?:import (?:static )?(?:java|javax|jakarta|org|com)\.[\w.*]+;|package [\w.]+;)\s*$/m] },
  { language: 'java', has: [/\b(?:public|private|protected) (?:static |final )*(?:void|String|int|boolean|List<\w+>|class) \w+/, /@Override\b|\bSystem\.out\.|\bthrows \w|\bfinal \w+ \w+ =|@(?:RestController|Service|Autowired|Entity|GetMapping|PostMapping)\b/] },
  { language: 'csharp', has: [/^using (?:static )?[A-Z][\w.]*;\s*$/m] },
  { language: 'csharp', has: [/\bpublic (?:static |override |virtual )*async (?:Task|ValueTask)\b|\bawait \w[\w.]*Async\(/, /;\s*$/m], not: /\bfunction\b|=>\s*\{[\s\S]*\bconst\b/ },
  {
    language: 'python',
    has: [/^(?:from [\w.]+ import [\w(*]|[ \t]*(?:async )?def \w+\([^\n]*\)[^\n]*:[ \t]*(?:#.*)?$|[ \t]*(?:async )?def \w+\([ \t]*$)/m],
    not: /;\s*$|^\s*end\s*$|\bfrom ['"]/m,
  },
  {
    language: 'python',
    has: [/^import [a-z_][\w.]*(?: as \w+)?$/m, /^(?:with|for|if) [^\n]+:$|^[a-z_]\w* = [\w.]+\(|^print\(/m],
    not: /;\s*$|^\s*end\s*$|\{$|\b(?:val|let|var|const) \w/m,
  },
  { language: 'typescriptreact', has: [/^(?:import|export|const|interface|type|function)\s/m, /\breturn \(?\s*<[A-Za-z]|=> \(\s*<|\bfrom ['"]react['"]/, /\binterface \w+ \{|\btype \w+ = |: (?:string|number|boolean|React\.\w+)\b|\buseState</] },
  { language: 'javascript', has: [/^(?:import|export|const|function)\s/m, /\breturn \(?\s*<[A-Za-z]|=> \(\s*<|\bfrom ['"]react['"]/] },
  {
    language: 'typescript',
    has: [/^(?:import [^\n]* from ['"]|export |const |let |(?:async )?function )/m, /\binterface \w+ (?:extends \w+ )?\{|[)\w]\??: (?:string|number|boolean|void|unknown|any|Promise<|Record<)|\(\w+\??: [A-Z]\w*(?:<\w+>)?[,)]|^import type\b|\bas [A-Z]\w+[;,)]|^(?:export )?type \w+ = /m],
    not: /^\s*(?:val|fun|func) \w|\blet mut\b/m,
  },
  { language: 'javascript', has: [/^import [^\n]* from ['"]|\brequire\(['"][^'"]+['"]\)|^\s*(?:app|router)\.(?:use|get|post|put|delete)\(|^(?:export )?(?:const|let) \w+ = (?:async )?(?:\([^()\n]*\)|\w+) =>|^(?:export )?(?:default )?(?:async )?function \w*\(|\bdocument\.(?:getElementById|querySelector|addEventListener)\(/m], not: /^\s*(?:local|end|node|npx)\b|^\s*\$\w+/m },
  { language: 'php', has: [/^\s*\$\w+\s*=[^=\n][^\n]*;\s*$/m, /\$\w+->\w|\$_(?:GET|POST|SERVER|SESSION|COOKIE|REQUEST)\b|\bfunction\b|\bfn \(/], not: /\bmy \$|\bsub \w+ \{/ },
  { language: 'powershell', has: [/^#Requires -|^\s*function [A-Z]\w+-[A-Z]\w+|^\s*\[CmdletBinding\(|(?:^|[|(=] *)(?:Get|Set|New|Remove|Invoke|Import|Export|Write|Where|ForEach|Select|Copy|Start|Stop|Test|Add|Register|Install)-[A-Z]\w+\b/m] },
  { language: 'makefile', has: [/^\.PHONY:|^[\w./%$()-]+(?: [\w./%$()-]+)*:[^=\n]*\n\t\S/m] },
  { language: 'kotlin', has: [/\bfun (?:<\w+> )?(?:\w+\.)?\w+\(|^(?:data |sealed )?class \w+/m, /\bva[lr] \w+/], not: /;\s*$/m },
  { language: 'swift', has: [/^import (?:Foundation|UIKit|SwiftUI|Combine)\s*$|\bfunc \w+\([^\n]*\)(?: async)?(?: throws)?(?: -> [^\n]+)? \{/m, /\b(?:let|var) \w+/], not: /;\s*$|:=/m },
  { language: 'ruby', has: [/^\s*(?:def [\w.?!]+(?:\([^)\n]*\))?|class [A-Z]\w*(?:::\w+)*(?: < [\w:]+)?|module [A-Z]\w*)\s*$/m, /^\s*end\s*$/m], not: /\bdefmodule\b|\bfunction\b/ },
  { language: 'sql', has: [/^(?:[ \t]*(?:--.*)?\n)*[ \t]*(?:SELECT\b[\s\S]*\bFROM\b|INSERT INTO\b|UPDATE\b[\s\S]*\bSET\b|DELETE FROM\b|(?:CREATE|ALTER|DROP) (?:TABLE|INDEX|VIEW|ROLE|USER)\b|WITH \w+ AS \(|PRAGMA \w|BEGIN;)/] },
  { language: 'css', has: [/^(?:[.#:@]?[\w-][^{};=\n]*|\*)\{\s*\n\s+[\w-]+:\s[^;{}\n]+;\s*$/m], not: /\b(?:function|const|return|struct|\$\w+)\b/ },
  { language: 'shellscript', has: [new RegExp(`^(?:[ \\t]*(?:#.*)?\\n)*(?:(?:${COMMANDS})\\s(?:[^\\n\\\\]|\\\\[^\\n]|\\\\\\n)*(?:\\n|$)(?:[ \\t]*(?:#.*)?\\n)*)+$`)] },
]; // prettier-ignore

/** A patch, or what was typed into a shell or an interpreter: code with something before each line. */
const PREFIXED = /^(?:@@ |diff --git |\+\+\+ |(?:\$|>>>|\w*[=>]>|\w+[#>]) )/m;

/** What begins with a tag is none of the others. */
const MARKUP = new Set(['php', 'html', 'vue']);

/** VS Code's id for the language of some code; undefined where no language can be told surely. */
export function languageOfCode(code: string): string | undefined {
  const text = code.slice(0, LONGEST);
  if (PREFIXED.test(text)) return undefined;
  const signs = /^\s*</.test(text) ? SIGNS.filter(({ language }) => MARKUP.has(language)) : SIGNS;
  return signs.find(({ has, not }) => has.every((sign) => sign.test(text)) && not?.test(text) !== true)?.language;
}
