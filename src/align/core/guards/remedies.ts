/**
 * What a correction of a fault looks like, by tag: something of `more` is in the corrected text more often than before, or
 * something of `less` less often. A model that knows the fault and not its remedy writes something that merely looks
 * different: `eval(x)` becomes `x`, a flag is turned on that has nothing to do with the password.
 */
export interface Remedy {
  readonly more?: RegExp;
  readonly less?: RegExp;
}

/** The rows that are meant are nobody's to guess. */
const NOTHING = /(?!)/g;

const ENVIRONMENT =
  /environ|getenv|process\.env|import\.meta\.env|\bENV\b|Environment|\benv\b|\$env:|\$\{?[A-Za-z_]\w*|config|secret|getpass|vault|_FILE\b/gi;

export const REMEDIES: Readonly<Record<string, Remedy>> = {
  'CWE-1022': { more: /noopener|noreferrer|isolation/gi },
  'CWE-120': { more: /snprintf|strncpy|strlcpy|strncat|fgets|sizeof|std::string|%\d+s|_s\(/g },
  'CWE-134': { more: /"%s|fputs|puts\(|println!\("\{/g },
  'CWE-208': {
    more: /compare_digest|timingSafeEqual|isEqual|hash_equals|FixedTimeEquals|ConstantTimeCompare|secure_compare|constant_time/gi,
  },
  'CWE-1321': { more: /__proto__|hasOwn|Object\.create\(null\)|\bMap\b|structuredClone/g },
  'CWE-1336': { more: /Sandboxed|safe_substitute|\{\{/g, less: /\bf["']|\.format\(|`[^`]*\$\{|["']\s*\+/gi },
  'CWE-22': {
    more: /\.?getName\(|\.name\b|root:|\.matches\(|data_filter|["']data["']|resolve|realpath|basename|normali[sz]e|safe_join|secure_filename|is_relative_to|starts_?with|getCanonical|filepath\.|GetFileName|GetFullPath|toRealPath|send_from_directory|path\.relative|os\.OpenRoot|canonicalize|filter=/gi,
  },
  'CWE-250': {
    more: /allowPrivilegeEscalation: false|:nonroot|^\s*USER (?!root|0\b)|runAsNonRoot|--user\b|--cap-drop|\buser:\s*["']?(?!root|0\b)\w/gm,
    less: /ALL PRIVILEGES|GRANT ALL|SUPERUSER|\bPUBLIC\b|docker\.sock|hostNetwork|hostPID|allowPrivilegeEscalation: true|--privileged|\bsudo\b|USER root|runAsUser:\s*0|privileged:\s*true|user:\s*root|-Verb RunAs/g,
  },
  'CWE-295': {
    more: /PEER|VerifyFull|accept-new|(?:verif|check|validat|ssl|tls|unauthorized)\w*["']?\s*(?:=>|[:=]|\s)\s*["']?(?:true|1|2)\b|https:|CERT_REQUIRED|create_default_context|verify\s*=\s*(?:True|["'])|rejectUnauthorized:\s*true|tls\s*=\s*True|verify-full|VERIFY_PEER/g,
    less: /StrictHostKeyChecking[= ]no|withoutVerifying|['"]verify['"]\s*(?:=>|:)\s*false|ssl\s*=\s*False|verify\s*=\s*False|CERT_NONE|rejectUnauthorized|InsecureSkipVerify|\s-k\b|-\w*k\w*\s|--insecure|--no-check-certificate|TLS_REJECT|_create_unverified|strict-ssl|VERIFY\w*,\s*(?:false|0)|trustAll|Noop|Callback|verify_none|danger_accept|sslVerify|SkipCertificateCheck|trusted-host|VERIFY_NONE|check_hostname\s*=\s*False/gi,
  },
  'CWE-319': { more: /https|tls|rediss:|ldaps:|ssl|sftp|wss|prot_p/gi, less: /\bhttp:|\bftp\b|telnet|\bws:/gi },
  'CWE-322': {
    more: /Reject|known_hosts|load_system_host_keys|HostKey|strict/g,
    less: /AutoAdd|known_hosts\s*=\s*None|strict\W{1,4}False|WarningPolicy|InsecureIgnore|StrictHostKeyChecking[= ]no/g,
  },
  'CWE-327': {
    more: /GCM|ChaCha|Fernet|TLS|AES|sha-?(?:256|384|512)|argon/gi,
    less: /\b(?:ECB|R?DES|RC4|TLSv1(?:_1|\.[01])?|SSLv\d+)\b/g,
  },
  'CWE-328': { more: /sha-?_?(?:256|384|512|3)|blake|hmac/gi },
  'CWE-338': {
    more: /arc4random|getentropy|RAND_bytes|uuid4|\bcrand\.|secure\(|secrets\b|SystemRandom|randomInt|randomBytes|randomUUID|getRandomValues|SecureRandom|crypto\/rand|rand\.(?:Reader|Int\(|Read\(|Text\()|random_int|random_bytes|RandomNumberGenerator|urandom|OsRng|getrandom|openssl rand/g,
  },
  'CWE-346': { more: /origin|https:/gi, less: /["']\*["']|indexOf/g },
  'CWE-347': {
    less: /ignoreExpiration|verify\w*["']?\s*[:=]\s*False|\bnone\b/gi,
    more: /verify|algorithms|SECRET|\bkey\b/gi,
  },
  'CWE-352': {
    more: /csrf|antiforgery|xsrf/gi,
    less: /csrf_exempt|disable|Ignore\w*|csrf\w*\s*[=:]\s*(?:false|False)/g,
  },
  'CWE-377': {
    more: /mkstemp|TemporaryFile|TemporaryDirectory|mkdtemp|mktemp\b(?!\()|createTemp|CreateTemp|GetTempFileName|tempnam|tmpfile|Tempfile|MkdirTemp/g,
  },
  'CWE-481': { more: /==/g },
  'CWE-489': { more: /environ|getenv|DEBUG|False/g, less: /debug(?:ger)?\s*=\s*True/gi },
  'CWE-494': {
    more: /https:|checksum|sha\d*|gpg|-o\b|-O\b/gi,
    less: /\|\s*(?:sudo\s+)?(?:ba|z)?sh\b|\bhttp:|--no-check|--allow-un|\$\((?:curl|wget)/g,
  },
  'CWE-502': {
    more: /safe_?load|SafeLoader|json|literal_eval|allowed_classes|permitted|weights_only|allow_pickle\s*=\s*False|ObjectInputFilter|safetensors/gi,
    less: /unsafe_load|UnsafeLoader|FullLoader|full_load|TypeNameHandling\.(?!None)|readObject|[dD]efaultTyping|NetDataContract/g,
  },
  'CWE-540': { more: ENVIRONMENT },
  'CWE-601': {
    more: /in_array|preg_match|\.origin\b|intended|_?PAGES|LINKS|\.get\(|\.has\(|allowed|starts_?with|LocalUrl|LocalRedirect|urlparse|new URL|parse_url|only_path|url_for|URI\(/gi,
  },
  'CWE-611': {
    more: /disallow-doctype|SECURE_PROCESSING|defused|resolve_entities\s*=\s*False|DtdProcessing|XmlResolver|NONET|SUPPORT_DTD|ACCESS_EXTERNAL|no_network/g,
    less: /resolve_entities\s*=\s*True|noent:\s*true|LIBXML_NOENT|LIBXML_DTDLOAD/g,
  },
  'CWE-614': { more: /secure|http_?only|same_?site/gi, less: /(?:secure|http_?only)\W{0,6}false/gi },
  'CWE-732': { more: /\b0?o?(?:600|640|700|750|077|027)\b/g, less: /S_IRWX[GO]|777|666|a\+[rwx]*w|o\+[rwx]*w|ugo\+/g },
  'CWE-78': {
    more: /create_subprocess_exec|\bnew\[\]|opendir|\benv:|shlex|escapeshellarg|execFile|spawn|run\(\s*\[|Popen\(\s*\[|check_\w+\(\s*\[|ProcessBuilder|Shellwords|exec\.Command|Command::new|ArgumentList/g,
    less: /create_subprocess_shell|\$\{\{|["']\/[cC]["']|\bbash\b|shell\s*[=:]\s*true|os\.system|os\.popen|\bexec(?:Sync)?\(|system\(|["']-c["']|shell_exec|passthru|Invoke-Expression|\biex\b|\beval\b/gi,
  },
  'CWE-617': { more: /\bif\b|raise/g, less: /\bassert\b/g },
  'CWE-681': {
    more: /try_from|try_into|checked|clamp|toIntExact|\blong\b|int64|convert/gi,
    less: /\bas [ui]\d+|\(int\)/g,
  },
  'CWE-79': {
    more: /autoescape\s*=\s*True|type\("text"\)|\.format\(|escape|htmlspecialchars|saniti[sz]e|purify|encode|textContent|createTextNode|render_template|bleach|innerText|\.text\(|html\/template/gi,
    less: /innerHTML|outerHTML|v-html|dangerouslySetInnerHTML|document\.write|\|\s*safe\b|Markup\(|mark_safe|Html\.Raw|\braw\b|html_safe|insertAdjacentHTML|\.html\(|<%-|\{!!/g,
  },
  'CWE-798': { more: ENVIRONMENT, less: /(?:\|\||\?\?)\s*["'`]|\.get\([^()\n]*,\s*["']/g },
  'CWE-916': {
    more: /\d{5,}|\d00_000|\b1[2-9]\b|password_verify|bcrypt|argon2|scrypt|pbkdf2|password_hash|PasswordHasher|Rfc2898|make_password|PasswordEncoder/gi,
  },
  'CWE-829': { more: /v\d|@[0-9a-f]{7,}/g, less: /pull_request_target|[@:](?:main|master|latest)\b/g },
  'CWE-918': { more: /allow|urlparse|new URL|host|ip_address|IPAddress/gi },
  'CWE-942': { more: /https:\/\/|allowed|includes\(/gi, less: /["']\*["']|AllowAnyOrigin|origin:\s*true/g },
  'CWE-95': {
    more: /printf -v|\$\{!|\[@\]|setattr\(|"\$@"|\.json\(|=>|\bfunction\b|literal_eval|json\.loads|JSON\.parse|json_decode|getattr|Number\(|parse(?:Int|Float)|\b(?:int|float)\(|const_get|public_send|import_module|\w\[\w+\]|simpleeval/g,
  },
  'any-type': { less: /\bany\b/g },
  'array-delete': { more: /splice|filter|toSpliced/g, less: /\bdelete\b/g },
  'async-foreach': { more: /\bfor\b|Promise\.all|\.reduce\(/g },
  'broad-except': {
    less: /except\s*:|except (?:Base)?Exception|catch \((?:Exception|Throwable)|rescue Exception|catch\s*\{/g,
    more: /except \(?\w+/g,
  },
  'async-void': { more: /Task|foreach/g, less: /async void|ForEach\(async/g },
  'blocking-call': {
    more: /await|async|promises|tokio|to_thread|run_in_executor/gi,
    less: /Sync\b|\.Result\b|\.Wait\(\)|requests\.|time\.sleep/g,
  },
  'const-reassign': { more: /\blet\b|\bvar\b|\bmut\b/g, less: /\bconst\b/g },
  'csv-newline': { more: /newline/g },
  'ignored-error': {
    more: /check\s*=\s*True|check_call|check_output|&&|\breturn\b|interrupt\(|\berr(?:or)?\b|\bexcept|catch|rescue|\blog|raise|throw|panic|reject|expect\(|\?;|\|\||set -e|\$\?/gi,
    less: /\.ok\(\)|\blet _ =/g,
  },
  encoding: { more: /encoding|utf-?8|rune|chars\(|StandardCharsets/gi },
  'float-equality': { more: /AlmostEqual|isclose|approx|EPSILON|abs\(|Math\.abs|allclose/gi },
  'for-in-array': { more: /\bof\b|forEach|\.entries\(|length|\.map\(/g },
  'having-where': { more: /HAVING|SELECT/gi },
  'indexof-truthy': { more: /includes|[!=]==?\s*-1|>=\s*0|>\s*-1/g },
  'integer-division': { more: /\/\/|double|float|Decimal|\.0\b|\bint\b|ceil|\d[LfdF]\b/g, less: /\/\//g },
  'is-literal': { more: /[=!]=/g, less: /\bis\b/g },
  'list-key': { more: /key=/g, less: /key=\{(?:i|idx|index)\}/g },
  'loose-equality': { more: /,\s*true\b|[=!]==/g },
  'missing-await': { more: /\bawait\b|Promise\.all|\.then\(/g },
  'missing-f-prefix': { more: /\bf["']|\.format\(|\$@?"|`/gi },
  'missing-where': { more: NOTHING },
  'mutable-default': { more: /None|null|default_factory|field\(/g },
  'naive-datetime': { more: /utc|\btz|zone|offset|instant/gi },
  'nan-compare': { more: /is_?nan|isna|isnull|notna/gi },
  'no-timeout': { more: /time_?out|signal|deadline|max-time/gi },
  'none-compare': { more: /\bis\b|\bis (?:not )?None|\bis_|[=!]==?\s*null|is_?null|IS (?:NOT )?NULL/gi },
  'not-in-null': { more: /NOT EXISTS|IS NOT NULL|LEFT JOIN/gi },
  'read-without-r': { more: /read\b[^\n]*\s-\w*r/g },
  'resource-leak': {
    more: /removeEventListener|clear(?:Interval|Timeout)|unsubscribe|takeUntil|disconnect|make_unique|std::vector|\bwith\b|\busing\b|try \(|defer|close|finally|unique_ptr|shared_ptr|free\(|delete|dispose|File\.open\([^\n]*do\b/gi,
  },
  'loop-over-ls': { less: /\bls\b/g },
  'missing-commit': { more: /commit|autocommit|\bwith\b|begin\(/g },
  'missing-return': { more: /\breturn\b|=>\s*[^{\s]/g, less: /=>\s*\{/g },
  'missing-self': { more: /\bself\b|\bcls\b|staticmethod/g },
  'missing-super': { more: /super/g },
  'missing-virtual-destructor': { more: /virtual|override|default/g },
  'mutation-while-iterating': {
    more: /ArrayList|range\(|it\.remove|remove_if|next\(|list\(|\[:\]|copy|removeIf|filter|\bif\b[^\n]*\]|else|i--|Iterator|erase|keys\(\)\)|tuple\(|\[\.\.\./g,
  },
  'nil-map-write': { more: /make\(|map\[[^\]]*\][\w.*[\]]*\{/g },
  'none-dereference': { more: /\?\.|\bif\b|None|null|undefined|\?\?|\bor\b|get\([^()]*,/gi },
  'outer-join-filter': { more: /\bAND\b|IS NULL/gi, less: /WHERE/gi },
  'promise-no-reject': { more: /reject|promisif/gi, less: /throw/g },
  'raw-string': { more: /\br[bf]?["']|\\\\/gi },
  'replace-first-only': { more: /replaceAll|\/g\b|\/[a-z]*g[a-z]*|split\(/g },
  'shell-form': { more: /\["|exec /g },
  'sort-comparator': { more: /=>|function|localeCompare|\bkey\b|compar|\s-\s|:\s*-1/gi },
  'state-mutation': {
    more: /\bset[A-Z]\w*\(|\.\.\.|\.(?:map|filter|concat|toSorted|toSpliced|slice|with)\(|structuredClone|produce\(/g,
  },
  'sudo-redirect': { more: /\btee\b|sh -c/g },
  'type-compare': { more: /isinstance|\bis\b/g, less: /\btype\(/g },
  'type-mismatch': {
    more: /encode\(|\bstr\(|\bint\(|float\(|String\(|Number\(|parse(?:Int|Float)|\bf["']|format|`|join\(|\bstr\b/g,
  },
  'unchecked-optional': { more: /orElse|ifPresent|isPresent|\?\./g },
  'unchecked-unwrap': {
    more: /\?|unwrap_or|expect\(|match|if let|let Some|let Ok/g,
    less: /unwrap\(|expect\(|panic!/g,
  },
  'unhandled-rejection': { more: /catch|await/g },
  'unquoted-variable': { more: /"[^"\n]*\$/g },
  'unsafe-rm': { more: /:\?|\bif\b|--/g },
  'wrong-string-method': {
    more: /removesuffix|removeprefix|replace|startsWith|endsWith|re\.sub|len\(/gi,
    less: /strip\(/g,
  },
  'xargs-null': { more: /-print0|-0|-exec|--null/g },
};
