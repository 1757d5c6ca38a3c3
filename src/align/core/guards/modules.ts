/** Modules that exist, and what some of them hold: a fix brings none that nobody has heard of. */
import { escaped } from '../../../base/core/escaped.ts';

const PYTHON = new Set(
  (
    '__future__ abc argparse array ast asyncio atexit base64 bisect builtins bz2 calendar cmath codecs collections concurrent ' +
    'configparser contextlib contextvars copy csv ctypes dataclasses datetime decimal difflib dis email enum errno faulthandler ' +
    'fcntl filecmp fileinput fnmatch fractions ftplib functools gc getpass gettext glob graphlib grp gzip hashlib heapq hmac html ' +
    'http imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes ' +
    'mmap multiprocessing numbers operator os pathlib pickle pkgutil platform plistlib pprint profile pwd queue quopri random re ' +
    'reprlib resource sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 ssl stat ' +
    'statistics string struct subprocess sys sysconfig syslog tarfile tempfile textwrap threading time timeit tkinter token tokenize ' +
    'tomllib traceback tracemalloc types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser xml xmlrpc ' +
    'zipapp zipfile zipimport zlib zoneinfo ' +
    // Packages that fixes bring.
    'aiofiles aiohttp anyio argon2 bcrypt bleach cryptography defusedxml django fastapi flask httpx itsdangerous jinja2 jwt lxml ' +
    'markupsafe nh3 numpy pandas passlib psycopg psycopg2 pydantic pytest requests scipy sklearn sqlalchemy starlette tenacity ' +
    'werkzeug yaml joblib flask_login flask_sqlalchemy flask_wtf langchain_openai langchain_community langchain_core langchain_text_splitters paramiko redis click dotenv tzdata dateutil pytz setuptools packaging pydantic_settings typing_extensions importlib_metadata'
  ).split(' '),
);
const NODE = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http ' +
    'http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder sys test ' +
    'timers tls tty url util v8 vm wasi worker_threads zlib ' +
    'express react react-dom axios lodash bcrypt argon2 jsonwebtoken jose helmet cors csurf dompurify sanitize-html isomorphic-dompurify ' +
    'express-rate-limit validator zod joi he escape-html he mysql2 pg sqlite3 better-sqlite3 mongoose mongo-sanitize ' +
    'express-mongo-sanitize dotenv uuid nanoid ms p-limit fast-xml-parser decimal.js big.js cookie-parser express-session luxon date-fns dayjs re2 rxjs'
  ).split(' '),
);

/** Whether a name is that of a known module. */
export const isModule = (name: string, language: string): boolean =>
  language === 'python' ? PYTHON.has(name) : NODE.has(name);

/** The modules that code imports, by their first part. */
export function modulesIn(code: string, language: string): string[] {
  if (language === 'python') {
    return [...code.matchAll(/^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([^\n#;]+))/gm)].flatMap(
      ([, from, list]) =>
        from === undefined
          ? list!.split(',').map((part) => part.trim().split(/[.\s]/)[0]!)
          : from.startsWith('.')
            ? []
            : [from.split('.')[0]!],
    );
  }
  if (!/^(?:java|type)script/.test(language)) return [];
  return [...code.matchAll(/\b(?:from|require\(|import\(|import)\s*['"]([^'"\n]+)['"]/g)].flatMap(([, name]) => {
    const bare = name!.replace(/^node:/, '');
    return /^[./#]/.test(bare) ? [] : [bare.startsWith('@') ? bare : bare.split('/')[0]!];
  });
}

/** Whether every module that came is a known one, or one that the segment speaks of. */
export function knownModules(
  before: readonly string[],
  after: readonly string[],
  language: string,
  text: string,
): boolean {
  const known = language === 'python' ? PYTHON : NODE;
  return after.every(
    (name) =>
      before.includes(name) || known.has(name) || new RegExp(`(?<![\\w.-])${escaped(name)}(?![\\w-])`).test(text),
  );
}

/** All that these modules offer, as far as a fix may call it: what is not here does not exist. */
const MEMBERS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    secrets:
      'choice randbelow randbits token_bytes token_hex token_urlsafe compare_digest SystemRandom DEFAULT_ENTROPY',
    hashlib:
      'md5 sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512 shake_128 shake_256 blake2b blake2s new pbkdf2_hmac ' +
      'scrypt file_digest algorithms_available algorithms_guaranteed',
    hmac: 'new digest compare_digest HMAC',
    shlex: 'split quote join shlex',
    subprocess:
      'run call check_call check_output Popen PIPE STDOUT DEVNULL CalledProcessError TimeoutExpired SubprocessError CompletedProcess ' +
      'getoutput getstatusoutput list2cmdline STARTUPINFO CREATE_NEW_CONSOLE CREATE_NO_WINDOW',
    tempfile:
      'NamedTemporaryFile TemporaryFile TemporaryDirectory SpooledTemporaryFile mkstemp mkdtemp mktemp gettempdir gettempdirb ' +
      'gettempprefix tempdir',
    json: 'load loads dump dumps JSONDecodeError JSONEncoder JSONDecoder decoder encoder tool',
    ast: 'literal_eval parse dump walk unparse NodeVisitor NodeTransformer fix_missing_locations get_docstring iter_child_nodes',
    html: 'escape unescape entities parser',
  }).map(([name, members]) => [name, new Set(members.split(' '))]),
);

/** Whether no member of a module comes in that the module does not have. */
export function knowsAttribute(before: string, after: string, language: string): boolean {
  if (language !== 'python') return true;
  return [...after.matchAll(/(?<![\w.])(secrets|hashlib|hmac|shlex|subprocess|tempfile|json|ast|html)\.(\w+)/g)].every(
    ([use, name, member]) =>
      MEMBERS[name!]!.has(member!) ||
      (name === 'ast' && /^[A-Z]/.test(member!)) ||
      new RegExp(`(?<![\\w.])${use.replace('.', '\\.')}(?!\\w)`).test(before) ||
      new RegExp(`^[ \\t]*(?:${name!}[ \\t]*=|for[ \\t]+${name!}\\b|def\\b[^\\n]*\\b${name!}\\b)`, 'm').test(after),
  );
}
