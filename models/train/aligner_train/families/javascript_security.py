"""JavaScript: input that becomes code, paths, addresses; weak crypto and tokens."""
from ..family import family

family(
    id="js-eval", tag="CWE-95", lang="javascript", group="harmless",
    asks=["parse the <<var>> sent by the client", "turn a string into a value in JavaScript", "read a property whose name is in a variable"],
    forms=[
        ('''
const <<var>> = eval("(" + text + ")");
''', '''
const <<var>> = JSON.parse(text);
'''),
        ('''
app.post("/<<load|import|apply>>", (req, res) => {
  const <<var>> = eval(`(${req.body.<<json|payload|config>>})`);
  res.json({ keys: Object.keys(<<var>>).length });
});
''', '''
app.post("/<<load|import|apply>>", (req, res) => {
  const <<var>> = JSON.parse(req.body.<<json|payload|config>>);
  res.json({ keys: Object.keys(<<var>>).length });
});
'''),
        ('''
function getField(<<var>>, name) {
  return eval("<<var>>." + name);
}
''', '''
function getField(<<var>>, name) {
  return <<var>>[name];
}
'''),
        ('''
const parse<<Config|Rows|Message>> = (raw) => new Function("return " + raw)();
''', '''
const parse<<Config|Rows|Message>> = (raw) => JSON.parse(raw);
'''),
        ('''
setTimeout("<<refresh|reload|redraw>>()", <<num>>);
''', '''
setTimeout(<<refresh|reload|redraw>>, <<num>>);
'''),
        ('''
class <<cls>> {
  read(key) {
    const stored = localStorage.getItem(key);
    return stored === null ? null : eval(stored);
  }
}
''', '''
class <<cls>> {
  read(key) {
    const stored = localStorage.getItem(key);
    return stored === null ? null : JSON.parse(stored);
  }
}
'''),
        ('''
const handlers = { <<start|open|add>>: on<<Start|Open|Add>>, <<stop|close|remove>>: on<<Stop|Close|Remove>> };

function dispatch(action, arg) {
  eval(`handlers.${action}(arg)`);
}
''', '''
const handlers = { <<start|open|add>>: on<<Start|Open|Add>>, <<stop|close|remove>>: on<<Stop|Close|Remove>> };

function dispatch(action, arg) {
  if (!Object.hasOwn(handlers, action)) throw new Error(`unknown action: ${action}`);
  handlers[action](arg);
}
'''),
        ('''
const text = await readFile("<<path>>", "utf8");
const settings = new Function(`return ${text}`)();
applySettings(settings);
''', '''
const text = await readFile("<<path>>", "utf8");
const settings = JSON.parse(text);
applySettings(settings);
'''),
    ],
    twins=[
        '''
const <<var>> = JSON.parse(text);
console.log("no eval needed:", Object.keys(<<var>>));
''',
        '''
const medieval = books.filter((b) => b.period === "medieval(" + century + ")");
''',
        '''
const score = await redis.eval(script, 1, "<<list>>", <<num>>); // Lua script with bound keys
''',
        '''
setTimeout(() => <<refresh|reload|redraw>>(), <<num>>);
''',
        '''
function evaluate(op, a, b) {
  const ops = { "+": (x, y) => x + y, "-": (x, y) => x - y };
  return ops[op](a, b);
}
''',
    ],
)

family(
    id="js-path-traversal", tag="CWE-22", lang="javascript", group="harmless",
    asks=["send a file from the <<uploads|files|public|docs>> folder", "read a file by the name in the request", "serve downloads with Node.js"],
    forms=[
        ('''
app.get("/<<files|download|docs>>/:name", (req, res) => {
  res.sendFile(path.join(__dirname, "<<uploads|files|public|docs>>", req.params.name));
});
''', '''
app.get("/<<files|download|docs>>/:name", (req, res) => {
  res.sendFile(req.params.name, { root: path.join(__dirname, "<<uploads|files|public|docs>>") });
});
'''),
        ('''
router.get("/<<read|view|show>>", async (req, res) => {
  const text = await fs.promises.readFile(path.join(BASE_DIR, req.query.file), "utf8");
  res.type("text").send(text);
});
''', '''
router.get("/<<read|view|show>>", async (req, res) => {
  const text = await fs.promises.readFile(path.join(BASE_DIR, path.basename(req.query.file)), "utf8");
  res.type("text").send(text);
});
'''),
        ('''
app.post("/upload", upload.single("file"), async (req, res) => {
  const target = "./<<uploads|files|media>>/" + req.file.originalname;
  await fs.promises.rename(req.file.path, target);
  res.json({ ok: true });
});
''', '''
const path = require("path");

app.post("/upload", upload.single("file"), async (req, res) => {
  const target = "./<<uploads|files|media>>/" + path.basename(req.file.originalname);
  await fs.promises.rename(req.file.path, target);
  res.json({ ok: true });
});
'''),
        ('''
function <<readDoc|loadPage|openNote>>(name) {
  const full = path.resolve(ROOT, name);
  return fs.readFileSync(full, "utf8");
}
''', '''
function <<readDoc|loadPage|openNote>>(name) {
  const full = path.resolve(ROOT, name);
  if (!full.startsWith(path.resolve(ROOT) + path.sep)) {
    throw new Error("invalid path");
  }
  return fs.readFileSync(full, "utf8");
}
'''),
        ('''
const server = http.createServer((req, res) => {
  const { pathname } = new URL(req.url, "http://localhost");
  const file = path.join(PUBLIC_DIR, decodeURIComponent(pathname));
  fs.createReadStream(file).on("error", () => res.writeHead(404).end()).pipe(res);
});
''', '''
const server = http.createServer((req, res) => {
  const { pathname } = new URL(req.url, "http://localhost");
  const file = path.resolve(PUBLIC_DIR, "." + decodeURIComponent(pathname));
  if (!file.startsWith(path.resolve(PUBLIC_DIR) + path.sep)) {
    res.writeHead(403).end();
    return;
  }
  fs.createReadStream(file).on("error", () => res.writeHead(404).end()).pipe(res);
});
'''),
        ('''
app.delete("/<<images|avatars|reports>>/:name", async (req, res) => {
  await fs.promises.unlink(`${IMAGE_DIR}/${req.params.name}`);
  res.sendStatus(204);
});
''', '''
import path from "node:path";

app.delete("/<<images|avatars|reports>>/:name", async (req, res) => {
  await fs.promises.unlink(`${IMAGE_DIR}/${path.basename(req.params.name)}`);
  res.sendStatus(204);
});
'''),
        ('''
for (const entry of zip.getEntries()) {
  const dest = path.join(outDir, entry.entryName);
  fs.mkdirSync(path.dirname(dest), { recursive: true });
  if (!entry.isDirectory) fs.writeFileSync(dest, entry.getData());
}
''', '''
for (const entry of zip.getEntries()) {
  const dest = path.resolve(outDir, entry.entryName);
  if (!dest.startsWith(path.resolve(outDir) + path.sep)) {
    throw new Error(`bad entry: ${entry.entryName}`);
  }
  fs.mkdirSync(path.dirname(dest), { recursive: true });
  if (!entry.isDirectory) fs.writeFileSync(dest, entry.getData());
}
'''),
    ],
    twins=[
        '''
const file = path.join(__dirname, "<<uploads|files|public>>", "<<index.html|readme.txt|logo.png>>");
res.sendFile(file);
''',
        '''
app.use("/static", express.static(path.join(__dirname, "public")));
''',
        '''
app.get("/<<files|download>>/:name", (req, res) => {
  res.sendFile(req.params.name, { root: UPLOAD_DIR });
});
''',
        '''
const name = path.basename(req.query.file);
const text = await readFile(path.join(BASE_DIR, name), "utf8");
''',
    ],
)

family(
    id="js-ssrf", tag="CWE-918", lang="javascript", group="harmless",
    asks=["fetch a page for the user", "proxy a request to another address", "download an image from a link the user gives"],
    forms=[
        ('''
app.get("/<<proxy|fetch|preview>>", async (req, res) => {
  const response = await fetch(req.query.url);
  if (!response.ok) return res.sendStatus(502);
  res.type("text").send(await response.text());
});
''', '''
const ALLOWED_HOSTS = new Set(["api.example.com", "images.example.com"]);

app.get("/<<proxy|fetch|preview>>", async (req, res) => {
  const target = new URL(req.query.url);
  if (target.protocol !== "https:" || !ALLOWED_HOSTS.has(target.hostname)) {
    return res.status(400).json({ error: "address not allowed" });
  }
  const response = await fetch(target, { redirect: "error" });
  if (!response.ok) return res.sendStatus(502);
  res.type("text").send(await response.text());
});
'''),
        ('''
const ALLOWED_HOSTS = ["<<cdn.example.com|img.example.org>>"];

async function <<grab|download|load>>Image(link) {
  const { data } = await axios.get(link, { responseType: "arraybuffer" });
  return Buffer.from(data);
}
''', '''
const ALLOWED_HOSTS = ["<<cdn.example.com|img.example.org>>"];

async function <<grab|download|load>>Image(link) {
  if (!ALLOWED_HOSTS.includes(new URL(link).hostname)) throw new Error("host not allowed");
  const { data } = await axios.get(link, { responseType: "arraybuffer", maxRedirects: 0 });
  return Buffer.from(data);
}
'''),
        ('''
router.post("/<<webhook|notify|hook>>/test", async (req, res) => {
  await axios.post(req.body.callback, { event: "test" });
  res.sendStatus(204);
});
''', '''
router.post("/<<webhook|notify|hook>>/test", async (req, res) => {
  const { protocol, hostname } = new URL(req.body.callback);
  if (protocol !== "https:" || hostname !== "hooks.example.com") {
    return res.status(400).send("callback not allowed");
  }
  await axios.post(req.body.callback, { event: "test" }, { maxRedirects: 0 });
  res.sendStatus(204);
});
'''),
        ('''
app.get("/api/<<weather|status|rates>>", async (req, res) => {
  const r = await fetch(`https://${req.query.host}/v1/<<weather|status|rates>>`);
  if (!r.ok) return res.sendStatus(502);
  res.json(await r.json());
});
''', '''
app.get("/api/<<weather|status|rates>>", async (req, res) => {
  const host = { eu: "eu.example.com", us: "us.example.com" }[req.query.region];
  if (!host) return res.status(400).json({ error: "unknown region" });
  const r = await fetch(`https://${host}/v1/<<weather|status|rates>>`);
  if (!r.ok) return res.sendStatus(502);
  res.json(await r.json());
});
'''),
        ('''
class <<cls>> {
  constructor(allowedHosts) {
    this.allowedHosts = new Set(allowedHosts);
  }

  async get(address) {
    const res = await fetch(address);
    if (!res.ok) throw new Error(`HTTP ${res.status}`);
    return res.json();
  }
}
''', '''
class <<cls>> {
  constructor(allowedHosts) {
    this.allowedHosts = new Set(allowedHosts);
  }

  async get(address) {
    if (!this.allowedHosts.has(new URL(address).hostname)) {
      throw new Error("host not allowed");
    }
    const res = await fetch(address, { redirect: "error" });
    if (!res.ok) throw new Error(`HTTP ${res.status}`);
    return res.json();
  }
}
'''),
        ('''
function <<relay|forward|mirror>>(req, res) {
  const target = new URL(req.headers["x-target"]);
  https.get(target, (upstream) => upstream.pipe(res));
}
''', '''
function <<relay|forward|mirror>>(req, res) {
  const target = new URL(req.headers["x-target"]);
  if (target.origin !== process.env.UPSTREAM_ORIGIN) {
    res.writeHead(403).end();
    return;
  }
  https.get(target, (upstream) => upstream.pipe(res));
}
'''),
    ],
    twins=[
        '''
app.get("/<<weather|rates>>", async (req, res) => {
  const r = await fetch(`<<url>>?city=${encodeURIComponent(req.query.city)}`);
  if (!r.ok) return res.sendStatus(502);
  res.json(await r.json());
});
''',
        '''
const target = new URL(req.query.url);
if (!ALLOWED_HOSTS.has(target.hostname)) {
  return res.status(400).json({ error: "address not allowed" });
}
const page = await fetch(target, { redirect: "error" });
''',
        '''
const <<list>> = await Promise.all(SOURCES.map((url) => axios.get(url).then((r) => r.data)));
''',
    ],
)

family(
    id="js-weak-hash", tag="CWE-328", lang="javascript", group="harmless",
    asks=["hash a value in Node.js", "compute a digest to check the data is unchanged", "sign the data in Node.js"],
    forms=[
        ('''
function hash<<Value|Token|Key>>(text) {
  return crypto.createHash("<<md5|sha1>>").update(text).digest("hex");
}
''', '''
function hash<<Value|Token|Key>>(text) {
  return crypto.createHash("sha256").update(text).digest("hex");
}
'''),
        ('''
const signature = crypto.createHmac("<<md5|sha1>>", process.env.<<env>>).update(body).digest("hex");
res.set("x-signature", signature);
''', '''
const signature = crypto.createHmac("sha256", process.env.<<env>>).update(body).digest("hex");
res.set("x-signature", signature);
'''),
        ('''
const integrity = "sha1-" + crypto.createHash("sha1").update(script).digest("base64");
''', '''
const integrity = "sha384-" + crypto.createHash("sha384").update(script).digest("base64");
'''),
        ('''
const sign = crypto.createSign("RSA-<<MD5|SHA1>>");
sign.update(<<var>>);
const sig = sign.sign(privateKey, "base64");
''', '''
const sign = crypto.createSign("RSA-SHA256");
sign.update(<<var>>);
const sig = sign.sign(privateKey, "base64");
'''),
        ('''
class <<cls>> {
  fingerprint(cert) {
    const h = crypto.createHash("<<sha1|md5>>");
    h.update(cert.raw);
    return h.digest("hex").toUpperCase();
  }
}
''', '''
class <<cls>> {
  fingerprint(cert) {
    const h = crypto.createHash("sha256");
    h.update(cert.raw);
    return h.digest("hex").toUpperCase();
  }
}
'''),
        ('''
const stream = fs.createReadStream(file);
const hash = crypto.createHash("<<md5|sha1>>");
stream.on("data", (chunk) => hash.update(chunk));
stream.on("end", () => verify(hash.digest("hex"), manifest[file]));
''', '''
const stream = fs.createReadStream(file);
const hash = crypto.createHash("sha256");
stream.on("data", (chunk) => hash.update(chunk));
stream.on("end", () => verify(hash.digest("hex"), manifest[file]));
'''),
        ('''
const bytes = new TextEncoder().encode(<<text|message>>);
const digest = await crypto.subtle.digest("SHA-1", bytes);
console.log(Buffer.from(digest).toString("base64"));
''', '''
const bytes = new TextEncoder().encode(<<text|message>>);
const digest = await crypto.subtle.digest("SHA-256", bytes);
console.log(Buffer.from(digest).toString("base64"));
'''),
    ],
    twins=[
        '''
const etag = crypto.createHash("sha1").update(body).digest("base64"); // cache key only, not security
res.set("ETag", `"${etag}"`);
''',
        '''
const digest = crypto.createHash("sha256").update(fileBuffer).digest("hex");
if (digest !== expected) throw new Error("checksum mismatch");
''',
        '''
// Content-MD5 is required by the old storage API
headers["Content-MD5"] = crypto.createHash("md5").update(body).digest("base64");
''',
        '''
const hash = await bcrypt.hash(password, 12);
''',
    ],
)

family(
    id="js-math-random", tag="CWE-338", lang="javascript", group="harmless",
    asks=["create a random <<token|code|key|id>>", "generate a password reset token", "make a session id in Node.js"],
    forms=[
        ('''
const <<resetToken|sessionId|apiKey|inviteCode>> = Math.random().toString(36).slice(2);
''', '''
const <<resetToken|sessionId|apiKey|inviteCode>> = crypto.randomUUID();
'''),
        ('''
function make<<Token|Secret|ApiKey>>() {
  return Math.random().toString(36).substring(2) + Date.now().toString(36);
}
''', '''
const crypto = require("node:crypto");

function make<<Token|Secret|ApiKey>>() {
  return crypto.randomBytes(<<16|24|32>>).toString("hex");
}
'''),
        ('''
const code = String(Math.floor(100000 + Math.random() * 900000));
await sendCode(user.email, code);
''', '''
import crypto from "node:crypto";

const code = String(crypto.randomInt(100000, 1000000));
await sendCode(user.email, code);
'''),
        ('''
const CHARS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

function generate<<Password|Voucher|Pin>>(length) {
  let out = "";
  for (let i = 0; i < length; i++) {
    out += CHARS[Math.floor(Math.random() * CHARS.length)];
  }
  return out;
}
''', '''
import crypto from "node:crypto";

const CHARS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

function generate<<Password|Voucher|Pin>>(length) {
  let out = "";
  for (let i = 0; i < length; i++) {
    out += CHARS[crypto.randomInt(CHARS.length)];
  }
  return out;
}
'''),
        ('''
user.resetToken = Math.random().toString(16).slice(2);
user.resetExpires = Date.now() + 3600 * 1000;
await user.save();
''', '''
user.resetToken = crypto.randomUUID();
user.resetExpires = Date.now() + 3600 * 1000;
await user.save();
'''),
        ('''
import crypto from "node:crypto";

export class <<cls>> {
  start(userId) {
    const sid = "s" + Math.random();
    this.sessions.set(sid, { userId, created: Date.now() });
    return sid;
  }
}
''', '''
import crypto from "node:crypto";

export class <<cls>> {
  start(userId) {
    const sid = crypto.randomUUID();
    this.sessions.set(sid, { userId, created: Date.now() });
    return sid;
  }
}
'''),
        ('''
app.use((req, res, next) => {
  res.locals.nonce = (Math.random() * 1e18).toString(36);
  next();
});
''', '''
app.use((req, res, next) => {
  res.locals.nonce = crypto.randomUUID();
  next();
});
'''),
    ],
    twins=[
        '''
const color = colors[Math.floor(Math.random() * colors.length)];
el.style.background = color;
''',
        '''
const delay = 2 ** attempt * 100 + Math.random() * 100; // jitter
await new Promise((resolve) => setTimeout(resolve, delay));
''',
        '''
const token = crypto.randomBytes(32).toString("hex");
''',
        '''
function rollDice(sides) {
  return 1 + Math.floor(Math.random() * sides);
}
''',
    ],
)

family(
    id="js-tls-off", tag="CWE-295", lang="javascript", group="harmless",
    asks=["call an HTTPS service with a certificate problem", "connect to the internal server over TLS", "set up an https agent"],
    forms=[
        ('''
const agent = new https.Agent({ rejectUnauthorized: false });
const res = await axios.get("<<url>>", { httpsAgent: agent });
''', '''
const agent = new https.Agent({ ca: fs.readFileSync("<<ca.pem|certs/ca.pem|internal-ca.pem>>") });
const res = await axios.get("<<url>>", { httpsAgent: agent });
'''),
        ('''
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";

const res = await fetch("<<url>>");
console.log(res.status);
''', '''
const res = await fetch("<<url>>");
console.log(res.status);
'''),
        ('''
const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  ssl: { rejectUnauthorized: false },
});
''', '''
const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  ssl: { rejectUnauthorized: true },
});
'''),
        ('''
const options = {
  hostname: "<<host>>",
  port: <<443|8443>>,
  path: "/<<table>>",
  rejectUnauthorized: false,
};
https.get(options, (res) => res.pipe(process.stdout));
''', '''
const options = {
  hostname: "<<host>>",
  port: <<443|8443>>,
  path: "/<<table>>",
};
https.get(options, (res) => res.pipe(process.stdout));
'''),
        ('''
const socket = tls.connect({
  host: "<<host>>",
  port: <<port>>,
  checkServerIdentity: () => undefined,
  ca,
});
''', '''
const socket = tls.connect({
  host: "<<host>>",
  port: <<port>>,
  ca,
});
'''),
        ('''
const transporter = nodemailer.createTransport({
  host: "<<host>>",
  port: 465,
  secure: true,
  tls: { rejectUnauthorized: false },
});
''', '''
const transporter = nodemailer.createTransport({
  host: "<<host>>",
  port: 465,
  secure: true,
  tls: { rejectUnauthorized: true },
});
'''),
        ('''
class <<cls>> {
  constructor(baseURL) {
    this.http = axios.create({
      baseURL,
      timeout: <<num>>,
      httpsAgent: new https.Agent({ keepAlive: true, rejectUnauthorized: false }),
    });
  }
}
''', '''
class <<cls>> {
  constructor(baseURL) {
    this.http = axios.create({
      baseURL,
      timeout: <<num>>,
      httpsAgent: new https.Agent({ keepAlive: true }),
    });
  }
}
'''),
    ],
    twins=[
        '''
const agent = new https.Agent({ keepAlive: true, maxSockets: <<small>> });
''',
        '''
const server = https.createServer({ key, cert, ca, requestCert: true, rejectUnauthorized: true }, app);
''',
        '''
if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === "0") {
  throw new Error("TLS checks must stay on");
}
''',
        '''
const wss = new WebSocketServer({ port: <<port>>, perMessageDeflate: false });
''',
    ],
)

family(
    id="js-cookie-flags", tag="CWE-614", lang="javascript", group="harmless",
    asks=["set a session cookie in Express", "remember the login with a cookie", "configure the session middleware"],
    forms=[
        ('''
res.cookie("<<sid|session|token|auth>>", <<token|value|sid>>);
''', '''
res.cookie("<<sid|session|token|auth>>", <<token|value|sid>>, { httpOnly: true, secure: true, sameSite: "lax" });
'''),
        ('''
res.cookie("<<sid|session|token|auth>>", id, { maxAge: <<num>> * 1000 });
''', '''
res.cookie("<<sid|session|token|auth>>", id, { maxAge: <<num>> * 1000, httpOnly: true, secure: true });
'''),
        ('''
app.use(
  session({
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    cookie: { secure: false, httpOnly: true },
  })
);
''', '''
app.use(
  session({
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
    cookie: { secure: true, httpOnly: true },
  })
);
'''),
        ('''
res.setHeader("Set-Cookie", `<<sid|session|auth>>=${id}; Path=/`);
''', '''
res.setHeader("Set-Cookie", `<<sid|session|auth>>=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`);
'''),
        ('''
app.post("/login", async (req, res) => {
  const user = await authenticate(req.body.email, req.body.password);
  if (!user) return res.status(401).json({ error: "Wrong email or password" });
  res.cookie("<<sid|token>>", await createSession(user.id), {
    httpOnly: false,
    secure: false,
    sameSite: "strict",
  });
  res.json({ ok: true });
});
''', '''
app.post("/login", async (req, res) => {
  const user = await authenticate(req.body.email, req.body.password);
  if (!user) return res.status(401).json({ error: "Wrong email or password" });
  res.cookie("<<sid|token>>", await createSession(user.id), {
    httpOnly: true,
    secure: true,
    sameSite: "strict",
  });
  res.json({ ok: true });
});
'''),
        ('''
app.use(cookieSession({ name: "session", keys: [process.env.COOKIE_KEY], httpOnly: false }));
''', '''
app.use(cookieSession({ name: "session", keys: [process.env.COOKIE_KEY], httpOnly: true, secure: true }));
'''),
        ('''
reply.setCookie("<<refreshToken|sid>>", token, {
  path: "/",
  secure: false,
  maxAge: <<3600|86400|604800>>,
});
''', '''
reply.setCookie("<<refreshToken|sid>>", token, {
  path: "/",
  httpOnly: true,
  secure: true,
  maxAge: <<3600|86400|604800>>,
});
'''),
    ],
    twins=[
        '''
res.cookie("<<theme|lang|sidebar>>", req.body.<<theme|lang|sidebar>>, { maxAge: 31536000000, sameSite: "lax" });
''',
        '''
res.cookie("<<sid|session>>", id, { httpOnly: true, secure: true, sameSite: "lax" });
''',
        '''
res.clearCookie("<<sid|session>>");
res.redirect("/login");
''',
        '''
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, httpOnly: true } }));
''',
    ],
)

family(
    id="js-cors", tag="CWE-942", lang="javascript", group="harmless",
    asks=["allow the frontend to call the API", "set up CORS in Express", "send CORS headers"],
    forms=[
        ('''
app.use(cors({ origin: "*", credentials: true }));
''', '''
app.use(cors({ origin: "https://<<app|www|admin>>.example.com", credentials: true }));
'''),
        ('''
app.use((req, res, next) => {
  res.header("Access-Control-Allow-Origin", req.headers.origin);
  res.header("Access-Control-Allow-Credentials", "true");
  next();
});
''', '''
const ALLOWED_ORIGINS = ["https://<<app|www>>.example.com"];

app.use((req, res, next) => {
  if (ALLOWED_ORIGINS.includes(req.headers.origin)) {
    res.header("Access-Control-Allow-Origin", req.headers.origin);
    res.header("Vary", "Origin");
  }
  res.header("Access-Control-Allow-Credentials", "true");
  next();
});
'''),
        ('''
const io = new Server(httpServer, {
  cors: { origin: "*", methods: ["GET", "POST"], credentials: true },
});
''', '''
const io = new Server(httpServer, {
  cors: { origin: "https://<<app|chat|live>>.example.com", methods: ["GET", "POST"], credentials: true },
});
'''),
        ('''
fastify.register(cors, {
  origin: true,
  credentials: true,
});
''', '''
fastify.register(cors, {
  origin: ["https://<<app|www|admin>>.example.com"],
  credentials: true,
});
'''),
        ('''
app.use(
  cors({
    origin: (origin, callback) => callback(null, true),
    credentials: true,
    maxAge: <<600|3600>>,
  })
);
''', '''
app.use(
  cors({
    origin: ["https://<<app|shop|portal>>.example.com"],
    credentials: true,
    maxAge: <<600|3600>>,
  })
);
'''),
        ('''
res.writeHead(200, {
  "Content-Type": "application/json",
  "Access-Control-Allow-Origin": req.headers.origin || "*",
  "Access-Control-Allow-Credentials": "true",
});
res.end(JSON.stringify(<<list>>));
''', '''
res.writeHead(200, {
  "Content-Type": "application/json",
  "Access-Control-Allow-Origin": "https://<<app|www>>.example.com",
  "Access-Control-Allow-Credentials": "true",
});
res.end(JSON.stringify(<<list>>));
'''),
        (r'''
const corsOptions = {
  origin: /example\.com/,
  credentials: true,
};
app.use("/api", cors(corsOptions));
''', r'''
const corsOptions = {
  origin: /^https:\/\/([a-z0-9-]+\.)?example\.com$/,
  credentials: true,
};
app.use("/api", cors(corsOptions));
'''),
    ],
    twins=[
        '''
app.use(cors({ origin: process.env.FRONTEND_URL, credentials: true }));
''',
        '''
// public read-only data, no cookies
app.use("/public", cors({ origin: "*", methods: ["GET"] }));
''',
        '''
const ALLOWED = new Set(["https://<<app|www>>.example.com"]);

function isAllowed(origin) {
  return origin !== "*" && ALLOWED.has(origin);
}
''',
    ],
)
