/**
 * Which of Ruff's rules count, under which tag, how much, and in which code. Style does not count, nor does what is often right in a
 * short answer (an undefined name, an unused import). `certain` is what was right wherever it was measured.
 */
import type { Certainty } from './types.ts';

export interface RuffRule {
  readonly tag: string;
  readonly certainty: Certainty;
  /** Only code that matches all of these is looked at: Ruff is 10 MB, and most code holds nothing that it alone could see. */
  readonly when: readonly RegExp[];
  /** Ruff documents this rule's fix as safe. */
  readonly safeFix?: true;
  /** A message for which the rule does not count. */
  readonly except?: RegExp;
}

const certain = (tag: string, ...when: readonly RegExp[]): RuffRule => ({ tag, certainty: 'certain', when });
const fixable = (tag: string, ...when: readonly RegExp[]): RuffRule => ({ ...certain(tag, ...when), safeFix: true });
const suspicion = (tag: string, ...when: readonly RegExp[]): RuffRule => ({ tag, certainty: 'suspicion', when });

const SECRET = /(?:passw|passphrase|pwd|token|secret)\w{0,40}["']?\]?\s*(?::\s*\w+\s*)?[=!]=?\s*["']/i;
const QUERY = /\bselect\b[^]{0,500}?\bfrom\b|\binsert\s+into\b|\bupdate\s+\S+\s+set\b|\bdelete\s+from\b/i;
const PUT_TOGETHER = /\b[fF][rR]?["']|["']\s*[%+]|\+\s*["']|\.format\(/;
const PICKLE = /\b(?:c?pickle|dill|shelve|jsonpickle|read_pickle)\b/i;
const OLD_TLS = /SSLv|TLSv1|PROTOCOL_/;
const SWALLOWS = /\bexcept\b[^:\r\n]{0,200}:\s*(?:#[^\r\n]*\s*)?(?:pass|continue)\b/;
const COMMAND = /\bshell\s*=|\bos\.(?:system|popen)|\bpopen|getoutput/;
const STRIPPED = /strip\(\s*["'][^"'\n]{2}/;
const HANDLERS = /\bexcept\b[^]*?\bexcept\b/;
const VALUES = /["']\s*%\s*\(?\s*(?:["'\d[{]|None\b)/;
const LOGGED = /\blog\w*\.\w+\(\s*["'][^\n]{0,300}["']\s*,/i;
const DATACLASS = /\bdataclass\b/;
const VERSION = /\bsys\.version/;
const ASYNC = /\basync\s+def\b/;
const PROCESS = /\bsubprocess\b|\bos\.(?:popen|system|spawn|wait)/;
const NUMPY = /\b(?:np|numpy)\b/;

/** What Ruff says of a shell command that is a plain text. */
const CONSTANT_COMMAND = /seems safe/;
const inShell: RuffRule = { ...suspicion('CWE-78', COMMAND), except: CONSTANT_COMMAND };

export const RUFF_RULES: Readonly<Record<string, RuffRule>> = {
  // Security
  S102: suspicion('CWE-95', /\bexec\s*\(/),
  S104: suspicion('CWE-668', /0\.0\.0\.0|["']::["']/),
  S105: suspicion('CWE-798', SECRET),
  S106: suspicion('CWE-798', SECRET),
  S107: suspicion('CWE-798', SECRET),
  S110: suspicion('broad-except', SWALLOWS),
  S112: suspicion('broad-except', SWALLOWS),
  S113: certain('no-timeout', /^(?![^]*\btimeout\b)[^]*\b(?:requests|httpx)\.\w/),
  // The project's own rule knows on which address it listens.
  S201: suspicion('CWE-489', /\bdebug\s*=\s*True\b/),
  S202: suspicion('CWE-22', /\.extractall\(/),
  S301: suspicion('CWE-502', PICKLE),
  S302: suspicion('CWE-502', /\bmarshal\./),
  S306: certain('CWE-377', /\bmktemp\b/),
  S307: suspicion('CWE-95', /\beval\s*\(/),
  S308: suspicion('CWE-79', /\bmark_safe\b/),
  S311: suspicion('CWE-338', /\brandom\.\w|\bfrom\s+random\b/),
  S323: certain('CWE-295', /_create_unverified_context/),
  S324: suspicion('CWE-328', /\b(?:md[45]|sha1|crypt)\b|\bhashlib\.new\b/i),
  S501: certain('CWE-295', /\bverify\s*=\s*False\b|CERT_NONE/),
  S502: certain('CWE-327', OLD_TLS),
  S503: certain('CWE-327', OLD_TLS),
  S505: certain('CWE-327', /\b(?:rsa|dsa|ec)\b/i),
  S506: certain('CWE-502', /\byaml\.load/),
  S507: certain('CWE-322', /(?:AutoAdd|Warning)Policy/),
  S508: certain('CWE-319', /\b(?:CommunityData|mpModel)\b/),
  S602: inShell,
  S604: inShell,
  S605: inShell,
  S608: suspicion('CWE-89', QUERY, PUT_TOGETHER),
  S610: suspicion('CWE-89', /\.extra\(/),
  S611: suspicion('CWE-89', /\bRawSQL\b/),
  S612: suspicion('CWE-95', /\blisten\b/),
  S701: suspicion('CWE-79', /\bjinja2\b/),
  S704: suspicion('CWE-79', /\bMarkup\b/),
  // Bugs
  B002: certain('wrong-operator', /(?:^|[=(,])[ \t]*(?:\+\+|--)\w+[ \t]*(?:$|[),])/m),
  B003: suspicion('lost-update', /\bos\.environ\s*=/),
  B005: suspicion('wrong-string-method', STRIPPED),
  // The patterns tell those that are changed from those that are only read.
  B006: suspicion('mutable-default', /\bdef\b(?:[^:]|:(?!\s*\n)){0,500}=\s*(?:[[{]|\w[\w.]*\()/),
  B012: certain('return-in-finally', /\bfinally\s*:/),
  B016: certain('wrong-raise', /\braise\s+(?:["'\d]|True|False|None|NotImplemented\b)/),
  B023: suspicion('late-binding', /\blambda\b/, /\b(?:for|while)\b/),
  B025: certain('except-order', HANDLERS),
  B031: certain('exhausted-iterator', /\bgroupby\b/),
  B032: certain('wrong-operator', /^[ \t]*\w+(?:\.\w+|\[[^\]\n]*\])[ \t]*:[ \t]*[^\s=#][^=\r\n]*$/m),
  B039: certain('mutable-default', /\bContextVar\b/),
  E711: suspicion('none-compare', /[=!]=\s*None\b|\bNone\s*[=!]=/),
  E721: suspicion('type-compare', /\btype\s*\([^()\n]*\)\s*[=!]=|[=!]=\s*type\s*\(|\.__class__\s*[=!]=/),
  E722: certain('broad-except', /\bexcept\s*:/),
  F507: certain('type-mismatch', /["']\s*%\s*\(/),
  F631: certain('wrong-comparison', /\bassert\s*\(/),
  F632: fixable('is-literal', /\bis\s+(?:not\s+)?[-"'\d([{]/),
  F634: certain('wrong-comparison', /\bif\s*\([^()\n]*,/),
  F707: certain('except-order', HANDLERS),
  F823: certain('CWE-457', /^[A-Za-z_]\w*[ \t]*(?::[^=\r\n]+)?=(?!=)/m, /^[ \t]+\w+[ \t]*[-+*/|&]=/m),
  F901: fixable('wrong-raise', /\bNotImplemented\b/),
  PLE1205: certain('logging-args', LOGGED),
  PLE1206: certain('logging-args', LOGGED),
  PLE1307: certain('type-mismatch', VALUES),
  PLE1310: suspicion('wrong-string-method', STRIPPED),
  PLW0133: certain('wrong-raise', /^[ \t]*\w*(?:Error|Exception)\(/m),
  PLW0245: certain('missing-super', /\bsuper\./),
  PLW0711: certain('wrong-operator', /\bexcept\s[^:\n]{0,200}\b(?:or|and)\b/),
  PLW2101: certain('race-condition', /\bwith\s[^:\n]{0,200}(?:Lock|Semaphore|Condition)\(/),
  RUF008: certain('mutable-default', DATACLASS),
  RUF024: certain('shared-reference', /\bfromkeys\(/),
  SIM115: suspicion('resource-leak', /^(?![ \t]*(?:async[ \t]+)?with\b)[^\r\n]*\bopen\(/m),
  W605: fixable('raw-string', /["'][^"'\n]*\\[^\\'"nrtabfv0-7xuNU\n]/),
  YTT101: certain('wrong-comparison', VERSION),
  YTT102: certain('wrong-comparison', VERSION),
  YTT103: certain('wrong-comparison', VERSION),
  YTT201: certain('wrong-comparison', VERSION),
  YTT203: certain('wrong-comparison', VERSION),
  YTT204: certain('wrong-comparison', VERSION),
  YTT301: certain('wrong-comparison', VERSION),
  YTT302: certain('wrong-comparison', VERSION),
  YTT303: certain('wrong-comparison', VERSION),
  // Waiting in async code
  ASYNC210: certain('blocking-call', ASYNC, /\b(?:requests|httpx|urllib)\b/),
  ASYNC220: suspicion('blocking-call', ASYNC, PROCESS),
  ASYNC221: certain('blocking-call', ASYNC, PROCESS),
  ASYNC222: certain('blocking-call', ASYNC, PROCESS),
  ASYNC230: suspicion('blocking-call', ASYNC, /\bopen\(/),
  ASYNC250: certain('blocking-call', ASYNC, /\binput\(/),
  ASYNC251: certain('blocking-call', ASYNC, /\bsleep\b/),
  // Times
  DTZ001: suspicion('naive-datetime', /\bdatetime\(/),
  DTZ003: certain('deprecated-api', /\butcnow\b/),
  DTZ004: certain('deprecated-api', /\butcfromtimestamp\b/),
  DTZ005: suspicion('naive-datetime', /\.now\(/),
  DTZ006: suspicion('naive-datetime', /\bfromtimestamp\b/),
  DTZ007: suspicion('naive-datetime', /\bstrptime\b/),
  // NumPy
  NPY001: fixable('removed-api', /\b(?:np|numpy)\.(?:bool|int|float|complex|object|str|long|unicode)\b/),
  NPY003: fixable('removed-api', /\b(?:np|numpy)\.(?:product|cumproduct|sometrue|alltrue|round_)\b/),
  NPY201: certain('removed-api', NUMPY),
};

/** The rules that are asked in this code. */
export const rulesFor = (code: string): ReadonlySet<string> =>
  new Set(Object.entries(RUFF_RULES).flatMap(([id, { when }]) => (when.every((part) => part.test(code)) ? [id] : [])));

/** What guards ask about the names of a code. */
export const SCOPE_RULES = ['F401', 'F811', 'F821'] as const;
