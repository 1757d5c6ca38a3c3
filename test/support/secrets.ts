/** Texts with a secret in them, drawn at random: in every place where people write one down. */
import { randomNumbers } from './random.ts';

export interface SecretText {
  readonly kind: string;
  readonly text: string;
  /** What must not be left in it. */
  readonly secrets: readonly string[];
}

type Random = () => number;

const LETTERS = 'abcdefghijkmnopqrstuvwxyz';
const WORDS = ['correct', 'horse', 'battery', 'staple', 'violet', 'harbour', 'seventeen', 'lantern', 'gravel', 'otter'];
const NAMES = ['Jane Doe', 'José García', 'Max van der Berg', 'anna', 'O Brien'];

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const chars = (random: Random, alphabet: string, n: number) =>
  Array.from({ length: n }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
const base64 = (random: Random, n: number) =>
  chars(random, `${LETTERS}${LETTERS.toUpperCase()}0123456789+/`, n).replace(/^./, 'q');
const hex = (random: Random, n: number) => chars(random, '0123456789abcdef', n);
/** As people make them up: letters, digits, and a mark that needs no quotes. */
const password = (random: Random) =>
  `${chars(random, LETTERS, 5)}${pick(random, ['!', '_', '-', '.', '%', '+', '~', ''])}${chars(random, '0123456789', 3)}${chars(random, LETTERS.toUpperCase(), 3)}`;

/** One kind each: the text, with the secret where `S` stands. */
const kind =
  (make: (random: Random) => string, ...texts: readonly ((secret: string, random: Random) => string)[]) =>
  (random: Random) => {
    const secret = make(random);
    // What is left of it is a leak, too.
    return { text: pick(random, texts)(secret, random), secrets: [secret.slice(0, 6), secret.slice(-6)] };
  };

const KINDS: Readonly<Record<string, (random: Random) => Omit<SecretText, 'kind'>>> = {
  'connection string': kind(
    password,
    (s) => `Server=tcp:db.example.com,1433;Database=shop;User Id=sa;Password=${s};Encrypt=True;`,
    (s) => `conn = pyodbc.connect("DRIVER={ODBC Driver 18};SERVER=db;UID=sa;PWD=${s}")`,
    (s) => `Data Source=db;User ID=app;Password = ${s}`,
    (s) => `host=db user=app password=${s} dbname=shop`,
  ),
  'URL with a password': kind(
    (random) => `${chars(random, LETTERS, 4)}${pick(random, ['@', '/', '#', ':', '!'])}${password(random)}`,
    (s) => `DATABASE_URL=postgresql://app:${s}@db.example.com:5432/shop`,
    (s) => `engine = create_engine("mysql+pymysql://app:${s}@db.example.com/shop")`,
    (s) => `git clone https://deploy:${s}@git.example.com/a/b.git`,
    (s) => `redis://:${s}@cache.example.com:6379/0`,
  ),
  'AWS secret key': kind(
    (random) => base64(random, 40),
    (s) => `aws_secret_access_key = ${s}`,
    (s) => `export AWS_SECRET_ACCESS_KEY=${s}`,
    (s) => `AWS_SECRET_ACCESS_KEY: ${s}`,
    (s) => `aws configure set aws_secret_access_key ${s}`,
  ),
  'curl -u': kind(
    password,
    (s) => `curl -u admin:${s} https://api.example.com/v1`,
    (s) => `curl -s --user 'admin:${s}' https://api.example.com`,
    (s) => `curl -sSLu "admin:${s}" https://api.example.com`,
    (s) => `wget --user=admin --password=${s} https://api.example.com`,
  ),
  header: kind(
    (random) => chars(random, `${LETTERS}0123456789`, 24),
    (s) => `curl -H "X-Api-Key: ${s}" https://api.example.com`,
    (s) => `curl --header 'PRIVATE-TOKEN: ${s}' https://gitlab.example.com`,
    (s) => `Authorization: token ${s}`,
    (s) => `X-Auth-Token: ${s}`,
    (s) => `fetch(url, { headers: { 'x-api-key': '${s}' } })`,
  ),
  'npm and pip': kind(
    (random) => base64(random, 36),
    (s) => `//registry.example.com/:_authToken=${s}`,
    (s) => `_auth = ${s}`,
    (s) => `//registry.example.com/:_password="${s}"`,
    (s) => `[pypi]\nusername = __token__\npassword = ${s}`,
  ),
  cookie: kind(
    (random) => hex(random, 32),
    (s) => `Cookie: theme=dark; sessionid=${s}; lang=en`,
    (s) => `Set-Cookie: connect.sid=${s}; Path=/; HttpOnly`,
    (s) => `curl -b "session=${s}" https://example.com`,
    (s) => `document.cookie = "auth=${s}"`,
  ),
  'pass phrase': kind(
    (random) => Array.from({ length: 4 }, () => pick(random, WORDS)).join(' '),
    (s) => `passphrase = "${s}"`,
    (s) => `password: '${s}'`,
    (s) => `"secret": "${s}"`,
    (s) => `const password = \`${s}\`;`,
  ),
  PEM: (random) => {
    const lines = Array.from({ length: 6 }, () => base64(random, 64));
    const type = pick(random, ['RSA PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'PRIVATE KEY']);
    const eol = pick(random, ['\n', '\r\n', String.raw`\n`, '\n    ']);
    const head =
      type === 'RSA PRIVATE KEY' && random() < 0.5
        ? ['Proc-Type: 4,ENCRYPTED', `DEK-Info: AES-256-CBC,${hex(random, 32)}`, '']
        : [];
    const text = [`-----BEGIN ${type}-----`, ...head, ...lines, `-----END ${type}-----`].join(eol);
    return { text, secrets: lines };
  },
  'home folder with spaces': (random) => {
    const name = pick(random, NAMES);
    const text = pick(random, [
      `open("/Users/${name}/work/notes.txt")`,
      `cd "/home/${name}/project" && ls`,
      String.raw`C:\Users\${name}\Documents\report.docx`,
      String.raw`path = "C:\\Users\\${name}\\AppData\\Local"`,
      `File "/Users/${name}/work/app.py", line 3, in <module>`,
    ]);
    return { text, secrets: [name.split(' ').at(-1)!] };
  },
  'query of a URL': kind(
    password,
    (s) => `https://api.example.com/login?user=a&password=${s}`,
    (s) => `https://api.example.com/v1?api_key=${s}&x=1`,
    (s) => `https://example.com/hook?secret=${s}`,
    (s) => `https://example.com/cb?client_secret=${s}#x`,
  ),
  properties: kind(
    password,
    (s) => `spring.datasource.password=${s}`,
    (s) => `db.password = ${s}`,
    (s) => `[mysql]\nuser=root\npassword=${s}\n`,
    (s) => `DB_PASSWORD='${s}'`,
  ),
  'command line': kind(
    password,
    (s) => `mysql -u root --password=${s} shop`,
    (s) => `PGPASSWORD=${s} psql -h db -U app shop`,
    (s) => `docker login -u me -p ${s} registry.example.com`,
    (s) => `sshpass -p ${s} ssh me@host`,
    (s) => `gh auth login --token ${s}`,
    (s) => `openssl rsa -in k.pem -passin pass:${s}`,
    (s) => `redis-cli -h cache -a ${s} ping`,
    (s) => `docker run -e API_TOKEN=${s} app`,
  ),
  netrc: kind(
    password,
    (s) => `machine api.example.com login me password ${s}`,
    (s) => `machine api.example.com\n  login me\n  password ${s}\n`,
  ),
  'XML and YAML': kind(
    password,
    (s) => `<password>${s}</password>`,
    (s) => `<add key="ApiKey" value="${s}" />`,
    (s) => `env:\n  - name: DB_PASSWORD\n    value: ${s}\n`,
    (s) => `env:\n  - name: DB_PASSWORD\n    value: "${s}"\n`,
    (s) => `password: ${s}`,
  ),
};

/** `count` texts of each kind. */
export function* secretTexts(count: number, seed: number): Generator<SecretText> {
  const random = randomNumbers(seed);
  for (const [name, make] of Object.entries(KINDS))
    for (let n = 0; n < count; n++) yield { kind: name, ...make(random) };
}
