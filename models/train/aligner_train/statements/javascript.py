"""Short faults in JavaScript and TypeScript."""
from . import fault

BOTH = ("javascript", "typescript")


def both(tag: str, forms: str, keep: str = "") -> None:
    for lang in BOTH:
        fault(tag, lang, forms, keep)


both("loose-equality", '''
-if (<<value|status|name|id|user.role>> == <<"admin"|'ok'|0|1|other>>) {
+if (<<value|status|name|id|user.role>> === <<"admin"|'ok'|0|1|other>>) {
  <<run|handle|save>>();
}
===
-if (<<value|type|code|count>> != <<"none"|200|10|expected>>) {
+if (<<value|type|code|count>> !== <<"none"|200|10|expected>>) {
  <<return null|throw new Error("mismatch")|return false>>;
}
===
-return <<a|x|left>> == <<b|y|right>>;
+return <<a|x|left>> === <<b|y|right>>;
===
-const <<match|found|same>> = <<items|rows|users>>.find((<<x|u|r>>) => <<x|u|r>>.id == <<id|key>>);
+const <<match|found|same>> = <<items|rows|users>>.find((<<x|u|r>>) => <<x|u|r>>.id === <<id|key>>);
===
-const <<rest|others>> = <<items|rows>>.filter((x) => x.<<name|id|kind>> != <<name|id|kind>>);
+const <<rest|others>> = <<items|rows>>.filter((x) => x.<<name|id|kind>> !== <<name|id|kind>>);
''', '''
if (<<value|status>> === <<"ok"|0|other>>) {
  <<run|handle>>();
}
===
return <<a|x>> !== <<b|y>>;
===
const <<ok|done>> = <<count|n>> >= <<10|limit>>;
''')
both("CWE-79", '''
-<<el|element|div|container|output>>.innerHTML = <<text|message|name|comment|user.name>>;
+<<el|element|div|container|output>>.textContent = <<text|message|name|comment|user.name>>;
===
-document.getElementById("<<result|output|name|message>>").innerHTML = <<value|text|data.name|msg>>;
+document.getElementById("<<result|output|name|message>>").textContent = <<value|text|data.name|msg>>;
===
-document.querySelector("<<#result|.title|#name>>").innerHTML = <<input.value|location.hash|params.get("q")>>;
+document.querySelector("<<#result|.title|#name>>").textContent = <<input.value|location.hash|params.get("q")>>;
===
-<<li|row|cell>>.innerHTML = `${<<name|item|title>>}`;
+<<li|row|cell>>.textContent = `${<<name|item|title>>}`;
''', '''
<<el|div|output>>.textContent = <<text|message|name>>;
===
<<el|list>>.replaceChildren();
===
<<el|list>>.append(<<li|row|item>>);
''')
both("CWE-95", '''
-const <<value|result|data>> = eval(<<text|input|expr|body>>);
+const <<value|result|data>> = JSON.parse(<<text|input|expr|body>>);
===
-return eval("(" + <<text|json|body>> + ")");
+return JSON.parse(<<text|json|body>>);
===
-setTimeout("<<refresh|poll|tick>>()", <<1000|500|5000>>);
+setTimeout(<<refresh|poll|tick>>, <<1000|500|5000>>);
===
-const <<value|field>> = eval("<<obj|config|state>>." + <<key|name|path>>);
+const <<value|field>> = <<obj|config|state>>[<<key|name|path>>];
''', '''
const <<value|data>> = JSON.parse(<<text|body>>);
===
setTimeout(<<refresh|tick>>, <<1000|500>>);
===
const <<value|field>> = <<obj|config>>[<<key|name>>];
''')
both("missing-await", '''
async function <<load|fetch|get>><<User|Items|Data|Config>>(<<id|url|key>>) {
-  const <<res|response>> = fetch(`/api/${<<id|url|key>>}`);
+  const <<res|response>> = await fetch(`/api/${<<id|url|key>>}`);
  return <<res|response>>.json();
}
===
async function <<save|update|remove>><<User|Item|Row>>(<<user|item|row>>) {
-  const <<result|saved>> = <<db|repo|client>>.<<save|update|insert>>(<<user|item|row>>);
+  const <<result|saved>> = await <<db|repo|client>>.<<save|update|insert>>(<<user|item|row>>);
  return <<result|saved>>.id;
}
===
async function <<size|show|read>>(<<res|response>>) {
-  const <<text|raw>> = <<res|response>>.text();
+  const <<text|raw>> = await <<res|response>>.text();
  console.log(<<text|raw>>.length);
}
''', '''
async function <<load|fetch>><<User|Items>>(id) {
  const res = await fetch(`/api/${id}`);
  return res.json();
}
===
function <<format|label>><<User|Item>>(item) {
  return item.name.trim();
}
''')
both("async-foreach", '''
-<<items|users|urls|files>>.forEach(async (<<x|it|entry>>) => {
+for (const <<x|it|entry>> of <<items|users|urls|files>>) {
  await <<save|send|load|upload>>(<<x|it|entry>>);
-});
+}
''', '''
for (const <<x|it>> of <<items|users>>) {
  await <<save|send>>(<<x|it>>);
}
===
<<items|users>>.forEach((<<x|it>>) => {
  console.log(<<x|it>>.name);
});
===
await Promise.all(<<items|urls>>.map(async (x) => load(x)));
''')
both("off-by-one", '''
-for (let i = 0; i <= <<items|rows|list|words>>.length; i++) {
+for (let i = 0; i < <<items|rows|list|words>>.length; i++) {
  <<handle|console.log|render>>(<<items|rows|list|words>>[i]);
}
===
-const <<last|final|tail>> = <<items|rows|stack>>[<<items|rows|stack>>.length];
+const <<last|final|tail>> = <<items|rows|stack>>[<<items|rows|stack>>.length - 1];
''', '''
for (let i = 0; i < <<items|rows>>.length; i++) {
  <<handle|render>>(<<items|rows>>[i]);
}
===
for (let page = 1; page <= <<total|pages>>; page++) {
  <<load|render>>(page);
}
===
const <<last|final>> = <<items|rows>>.at(-1);
''')
both("sort-comparator", '''
-<<numbers|scores|prices|ids>>.sort();
+<<numbers|scores|prices|ids>>.sort((a, b) => a - b);
===
-const <<sorted|ordered>> = [...<<numbers|scores|prices>>].sort();
+const <<sorted|ordered>> = [...<<numbers|scores|prices>>].sort((a, b) => a - b);
===
-<<items|rows>>.sort((a, b) => a.<<price|age|size>> > b.<<price|age|size>>);
+<<items|rows>>.sort((a, b) => a.<<price|age|size>> - b.<<price|age|size>>);
''', '''
<<names|words|titles>>.sort();
===
<<items|rows>>.sort((a, b) => a.<<price|age>> - b.<<price|age>>);
''')
both("for-in-array", '''
-for (const <<item|row|x>> in <<items|rows|values>>) {
+for (const <<item|row|x>> of <<items|rows|values>>) {
  <<handle|console.log|render>>(<<item|row|x>>);
}
''', '''
for (const <<item|row>> of <<items|rows>>) {
  <<handle|render>>(<<item|row>>);
}
===
for (const key of Object.keys(<<config|options>>)) {
  console.log(key);
}
''')
both("CWE-78", '''
-exec(`<<ls|cat|unzip>> ${<<url|path|file|name>>}`, <<callback|cb|done>>);
+execFile("<<ls|cat|unzip>>", [<<url|path|file|name>>], <<callback|cb|done>>);
===
-const <<out|output|stdout>> = execSync(`<<ls|wc|du>> ${<<path|file|branch>>}`);
+const <<out|output|stdout>> = execFileSync("<<ls|wc|du>>", [<<path|file|branch>>]);
===
-execSync("<<rm|cat|touch>> " + <<path|file|name>>);
+execFileSync("<<rm|cat|touch>>", [<<path|file|name>>]);
''', '''
execFile("<<ls|cat|git>>", [<<path|file>>], callback);
===
const <<match|m>> = <<pattern|re>>.exec(<<text|line>>);
''')
both("CWE-89", '''
-const <<rows|result|user>> = await <<db|pool|client>>.query(`SELECT * FROM <<table>> WHERE <<col>> = '${<<name|value|email>>}'`);
+const <<rows|result|user>> = await <<db|pool|client>>.query("SELECT * FROM <<table>> WHERE <<col>> = ?", [<<name|value|email>>]);
===
-<<db|pool|connection>>.query("SELECT * FROM <<table>> WHERE id = " + <<id|req.params.id|userId>>, <<callback|done|cb>>);
+<<db|pool|connection>>.query("SELECT * FROM <<table>> WHERE id = ?", [<<id|req.params.id|userId>>], <<callback|done|cb>>);
===
-const <<sql|query>> = `DELETE FROM <<table>> WHERE id = ${<<id|req.body.id|key>>}`;
-await <<db|pool|client>>.query(<<sql|query>>);
+const <<sql|query>> = "DELETE FROM <<table>> WHERE id = ?";
+await <<db|pool|client>>.query(<<sql|query>>, [<<id|req.body.id|key>>]);
===
-const <<sql|query>> = "SELECT * FROM <<table>> WHERE <<col>> = '" + <<name|req.query.name|value>> + "'";
-<<db|connection>>.query(<<sql|query>>, callback);
+const <<sql|query>> = "SELECT * FROM <<table>> WHERE <<col>> = ?";
+<<db|connection>>.query(<<sql|query>>, [<<name|req.query.name|value>>], callback);
''', '''
const <<rows|result>> = await <<db|pool>>.query("SELECT * FROM <<table>> WHERE <<col>> = <<?|$1>>", [<<name|value>>]);
===
const <<rows|result>> = await <<db|pool>>.query("SELECT COUNT(*) FROM <<table>>");
===
console.log(`SELECT from <<table>> took ${ms} ms`);
''')
both("CWE-338", '''
-const <<token|sessionId|resetCode|apiKey>> = Math.random().toString(36).<<slice(2)|substring(2)>>;
+const <<token|sessionId|resetCode|apiKey>> = crypto.randomUUID();
===
-return Math.random().toString(<<16|36>>).slice(2); // <<token|session id|secret>>
+return crypto.randomUUID(); // <<token|session id|secret>>
''', '''
const <<token|id>> = crypto.randomUUID();
===
const <<index|pick>> = Math.floor(Math.random() * <<items|cards>>.length);
''')
both("CWE-328", '''
-const <<hash|digest|sum>> = crypto.createHash("<<md5|sha1>>").update(<<data|body|content>>).digest("hex");
+const <<hash|digest|sum>> = crypto.createHash("sha256").update(<<data|body|content>>).digest("hex");
===
-return createHash('<<md5|sha1>>').update(<<text|data>>).digest('<<hex|base64>>');
+return createHash('sha256').update(<<text|data>>).digest('<<hex|base64>>');
''', '''
const <<hash|digest>> = crypto.createHash("sha256").update(<<data|body>>).digest("hex");
''')
both("CWE-295", '''
-process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
<<start|connect|main>>();
===
-const agent = new https.Agent({ rejectUnauthorized: false });
+const agent = new https.Agent({ rejectUnauthorized: true });
===
-const <<options|config>> = { host, port: 443, rejectUnauthorized: false };
+const <<options|config>> = { host, port: 443, rejectUnauthorized: true };
''', '''
const agent = new https.Agent({ keepAlive: true });
===
process.env.NODE_ENV = "production";
''')
both("CWE-798", '''
-const <<API_KEY|AUTH_TOKEN|JWT_SECRET>> = "<<secret>>";
+const <<API_KEY|AUTH_TOKEN|JWT_SECRET>> = process.env.<<API_KEY|AUTH_TOKEN|JWT_SECRET>>;
===
-const client = new <<Client|OpenAI|Stripe>>({ apiKey: "<<secret>>" });
+const client = new <<Client|OpenAI|Stripe>>({ apiKey: process.env.API_KEY });
===
-const pool = new Pool({ host: "<<host>>", user: "<<user>>", password: "<<secret>>" });
+const pool = new Pool({ host: "<<host>>", user: "<<user>>", password: process.env.DB_PASSWORD });
''', '''
const <<API_KEY|TOKEN>> = process.env.<<API_KEY|TOKEN>>;
===
const <<API_URL|TITLE>> = "<<https://api.example.com|Users>>";
''')
both("const-reassign", '''
-const <<count|total|index>> = 0;
+let <<count|total|index>> = 0;
for (const <<item|row>> of <<items|rows>>) {
  <<count|total|index>> += <<item|row>>.<<size|price>>;
}
''', '''
let <<count|total>> = 0;
for (const <<item|row>> of <<items|rows>>) {
  <<count|total>> += <<item|row>>.size;
}
===
const <<out|list>> = [];
<<out|list>>.push(<<item|row>>);
''')
both("wrong-operator", '''
-if (<<status|mode|role>> = <<"admin"|"ok"|other>>) {
+if (<<status|mode|role>> === <<"admin"|"ok"|other>>) {
  <<run|allow|handle>>();
}
===
-if (<<user|item|row>> & <<user|item|row>>.<<active|visible>>) {
+if (<<user|item|row>> && <<user|item|row>>.<<active|visible>>) {
  <<show|handle>>(<<user|item|row>>);
}
''', '''
if (<<user|item>> && <<user|item>>.active) {
  <<show|handle>>(<<user|item>>);
}
''')
both("missing-return", '''
const <<names|ids|totals>> = <<items|rows|users>>.map((<<x|u>>) => {
-  <<x|u>>.<<name|id|total>>;
+  return <<x|u>>.<<name|id|total>>;
});
===
function <<add|sum|total>>(a, b) {
-  a + b;
+  return a + b;
}
''', '''
const <<names|ids>> = <<items|rows>>.map((x) => x.name);
===
<<items|rows>>.forEach((x) => {
  render(x);
});
''')
both("ignored-error", '''
try {
  <<await save(item)|run()|data = JSON.parse(text)|await connect()>>;
-} catch (<<e|err|error>>) {}
+} catch (<<e|err|error>>) {
+  console.error(<<e|err|error>>);
+}
===
const <<res|response>> = await fetch(<<url|endpoint|"/api/items">>);
+if (!<<res|response>>.ok) throw new Error(`HTTP ${<<res|response>>.status}`);
const <<data|body|json>> = await <<res|response>>.json();
''', '''
try {
  await <<save|run>>();
} catch (error) {
  console.error(error);
  throw error;
}
===
const res = await fetch(url);
if (!res.ok) throw new Error(`HTTP ${res.status}`);
return res.json();
''')
both("deprecated-api", '''
-const <<part|prefix|short>> = <<text|name|id>>.substr(0, <<3|8|n>>);
+const <<part|prefix|short>> = <<text|name|id>>.slice(0, <<3|8|n>>);
===
-const <<buf|data>> = new Buffer(<<text|body|input>>);
+const <<buf|data>> = Buffer.from(<<text|body|input>>);
===
-const <<parsed|parts>> = url.parse(<<link|req.url|address>>);
+const <<parsed|parts>> = new URL(<<link|req.url|address>>);
''', '''
const <<part|prefix>> = <<text|name>>.slice(0, <<3|8>>);
===
const <<buf|data>> = Buffer.from(<<text|body>>);
''')
both("nan-compare", '''
-if (<<value|n|amount>> === NaN) {
+if (Number.isNaN(<<value|n|amount>>)) {
  return <<0|null>>;
}
''', '''
if (Number.isNaN(<<value|n>>)) {
  return 0;
}
''')
both("indexof-truthy", '''
-if (<<names|items|list|text>>.indexOf(<<name|item|"x">>)) {
+if (<<names|items|list|text>>.includes(<<name|item|"x">>)) {
  <<run|handle|select>>();
}
''', '''
if (<<names|items>>.includes(<<name|item>>)) {
  <<run|handle>>();
}
===
if (<<names|text>>.indexOf(<<name|"x">>) !== -1) {
  <<run|handle>>();
}
''')
both("replace-first-only", '''
-const <<clean|slug|out>> = <<text|title|name>>.replace("<< |-|,>>", "<<-|_|>>");
+const <<clean|slug|out>> = <<text|title|name>>.replaceAll("<< |-|,>>", "<<-|_|>>");
''', '''
const <<clean|slug>> = <<text|title>>.replaceAll(" ", "-");
===
const <<clean|slug>> = <<text|title>>.replace(/\\s+/g, "-");
''')
both("CWE-942", '''
-app.use(cors({ origin: "*", credentials: true }));
+app.use(cors({ origin: "https://app.example.com", credentials: true }));
===
-res.setHeader("Access-Control-Allow-Origin", "*");
+res.setHeader("Access-Control-Allow-Origin", "https://app.example.com");
res.setHeader("Access-Control-Allow-Credentials", "true");
''', '''
app.use(cors({ origin: <<"https://example.com"|allowedOrigins>> }));
===
app.use(express.json());
''')
fault("any-type", "typescript", '''
-function <<parse|load|format>>(<<data|value|input>>: any): <<string|number|void>> {
+function <<parse|load|format>>(<<data|value|input>>: unknown): <<string|number|void>> {
  return <<convert|render>>(<<data|value|input>>);
}
===
-const <<data|body|payload>>: any = await <<res|response>>.json();
+const <<data|body|payload>>: unknown = await <<res|response>>.json();
''', '''
function <<parse|load>>(<<data|value>>: unknown): string {
  return String(<<data|value>>);
}
''')
