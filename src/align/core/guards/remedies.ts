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
  'CWE-120': { more: /snprintf|strncpy|strlcpy|strncat|fgets|sizeof|std::string|%\d+s|_s\(/g },
  'CWE-134': { more: /"%s|fputs|puts\(|println!\("\{/g },
  'CWE-208': {
    more: /compare_digest|timingSafeEqual|isEqual|hash_equals|FixedTimeEquals|ConstantTimeCompare|secure_compare|constant_time/gi,
  },
  'CWE-22': {
    more: /resolve|realpath|basename|normali[sz]e|safe_join|secure_filename|is_relative_to|starts_?with|getCanonical|filepath\.|GetFileName|GetFullPath|toRealPath|send_from_directory|path\.relative|os\.OpenRoot|canonicalize|filter=/gi,
  },
  'CWE-250': {
    more: /^\s*USER (?!root|0\b)|runAsNonRoot|--user\b|--cap-drop|\buser:\s*["']?(?!root|0\b)\w/gm,
    less: /--privileged|\bsudo\b|USER root|runAsUser:\s*0|privileged:\s*true|user:\s*root|-Verb RunAs/g,
  },
  'CWE-295': {
    more: /https:|CERT_REQUIRED|create_default_context|verify\s*=\s*(?:True|["'])|rejectUnauthorized:\s*true|tls\s*=\s*True|verify-full|VERIFY_PEER/g,
    less: /verify\s*=\s*False|CERT_NONE|rejectUnauthorized|InsecureSkipVerify|\s-k\b|-\w*k\w*\s|--insecure|--no-check-certificate|TLS_REJECT|_create_unverified|strict-ssl|VERIFY\w*,\s*(?:false|0)|trustAll|Noop|Callback|verify_none|danger_accept|sslVerify|SkipCertificateCheck|trusted-host|VERIFY_NONE|check_hostname\s*=\s*False/gi,
  },
  'CWE-327': {
    more: /GCM|ChaCha|Fernet|TLS|AES|sha-?(?:256|384|512)|argon/gi,
    less: /\b(?:ECB|R?DES|RC4|TLSv1(?:_1|\.[01])?|SSLv\d+)\b/g,
  },
  'CWE-328': { more: /sha-?_?(?:256|384|512|3)|blake|hmac/gi },
  'CWE-338': {
    more: /secrets\b|SystemRandom|randomInt|randomBytes|randomUUID|getRandomValues|SecureRandom|crypto\/rand|rand\.(?:Reader|Int\(|Read\(|Text\()|random_int|random_bytes|RandomNumberGenerator|urandom|OsRng|getrandom|openssl rand/g,
  },
  'CWE-352': {
    more: /csrf|antiforgery|xsrf/gi,
    less: /csrf_exempt|disable|Ignore\w*|csrf\w*\s*[=:]\s*(?:false|False)/g,
  },
  'CWE-377': {
    more: /mkstemp|TemporaryFile|TemporaryDirectory|mkdtemp|mktemp\b(?!\()|createTemp|CreateTemp|GetTempFileName|tempnam|tmpfile|Tempfile|MkdirTemp/g,
  },
  'CWE-502': {
    more: /safe_?load|SafeLoader|json|literal_eval|allowed_classes|permitted|weights_only|allow_pickle\s*=\s*False|ObjectInputFilter|safetensors/gi,
  },
  'CWE-540': { more: ENVIRONMENT },
  'CWE-601': {
    more: /allowed|starts_?with|LocalUrl|LocalRedirect|urlparse|new URL|parse_url|only_path|url_for|URI\(/gi,
  },
  'CWE-611': {
    more: /disallow-doctype|SECURE_PROCESSING|defused|resolve_entities\s*=\s*False|DtdProcessing|XmlResolver|NONET|SUPPORT_DTD|ACCESS_EXTERNAL|no_network/g,
    less: /noent:\s*true|LIBXML_NOENT|LIBXML_DTDLOAD/g,
  },
  'CWE-614': { more: /secure|http_?only|same_?site/gi, less: /(?:secure|http_?only)\W{0,6}false/gi },
  'CWE-732': { less: /777|666|a\+[rwx]*w|o\+[rwx]*w|ugo\+/g },
  'CWE-78': {
    more: /shlex|escapeshellarg|execFile|spawn|run\(\s*\[|Popen\(\s*\[|check_\w+\(\s*\[|ProcessBuilder|Shellwords|exec\.Command|Command::new|ArgumentList/g,
    less: /shell\s*[=:]\s*true|os\.system|os\.popen|\bexec(?:Sync)?\(|system\(|["']-c["']|shell_exec|passthru|Invoke-Expression|\biex\b|\beval\b/gi,
  },
  'CWE-79': {
    more: /escape|htmlspecialchars|saniti[sz]e|purify|encode|textContent|createTextNode|render_template|bleach|innerText|\.text\(|html\/template/gi,
    less: /innerHTML|outerHTML|v-html|dangerouslySetInnerHTML|document\.write|\|\s*safe\b|Markup\(|mark_safe|Html\.Raw|\braw\b|html_safe|insertAdjacentHTML|\.html\(|<%-|\{!!/g,
  },
  'CWE-798': { more: ENVIRONMENT },
  'CWE-916': {
    more: /bcrypt|argon2|scrypt|pbkdf2|password_hash|PasswordHasher|Rfc2898|make_password|PasswordEncoder/gi,
  },
  'CWE-918': { more: /allow|urlparse|new URL|host|ip_address|IPAddress/gi },
  'CWE-942': { less: /["']\*["']|AllowAnyOrigin|origin:\s*true/g },
  'CWE-95': {
    more: /literal_eval|json\.loads|JSON\.parse|json_decode|getattr|Number\(|parse(?:Int|Float)|\b(?:int|float)\(|const_get|public_send|import_module|\w\[\w+\]|simpleeval/g,
  },
  'async-foreach': { more: /\bfor\b|Promise\.all|\.reduce\(/g },
  'broad-except': {
    less: /except\s*:|except (?:Base)?Exception|catch \((?:Exception|Throwable)|rescue Exception|catch\s*\{/g,
  },
  'csv-newline': { more: /newline/g },
  'ignored-error': {
    more: /\berr(?:or)?\b|\bexcept|catch|rescue|\blog|raise|throw|panic|reject|expect\(|\?;|\|\||set -e|\$\?/gi,
  },
  'list-key': { more: /key=/g, less: /key=\{(?:i|idx|index)\}/g },
  'loose-equality': { more: /[=!]==/g },
  'missing-await': { more: /\bawait\b|Promise\.all|\.then\(/g },
  'missing-f-prefix': { more: /\bf["']|\.format\(|\$@?"|`/gi },
  'missing-where': { more: NOTHING },
  'mutable-default': { more: /None|null|default_factory|field\(/g },
  'naive-datetime': { more: /utc|\btz|zone|offset|instant/gi },
  'nan-compare': { more: /is_?nan|isna|isnull|notna/gi },
  'no-timeout': { more: /time_?out|signal|deadline|max-time/gi },
  'none-compare': { more: /\bis (?:not )?None|\bis_|[=!]==?\s*null|is_?null|IS (?:NOT )?NULL/gi },
  'not-in-null': { more: /NOT EXISTS|IS NOT NULL|LEFT JOIN/gi },
  'read-without-r': { more: /read\b[^\n]*\s-\w*r/g },
  'resource-leak': {
    more: /\bwith\b|\busing\b|try \(|defer|close|finally|unique_ptr|shared_ptr|free\(|delete|dispose|File\.open\([^\n]*do\b/gi,
  },
  'sort-comparator': { more: /=>|function|localeCompare|\bkey\b|compar|\s-\s|:\s*-1/gi },
  'state-mutation': {
    more: /\.\.\.|\.(?:map|filter|concat|toSorted|toSpliced|slice|with)\(|structuredClone|produce\(/g,
  },
  'unquoted-variable': { more: /"[^"\n]*\$/g },
};
