"""JavaScript: redirects, prototypes, tokens, regular expressions, messages between windows."""
from ..family import family

family(
    id="js-open-redirect", tag="CWE-601", lang="javascript", group="harmless",
    asks=["send the user back after the login", "redirect to the page in the query string", "handle a return address after logout"],
    forms=[
        ('''
app.get("/<<login|logout>>/done", (req, res) => {
  res.redirect(req.query.<<next|returnTo|url>>);
});
''', '''
app.get("/<<login|logout>>/done", (req, res) => {
  const target = new URL(req.query.<<next|returnTo|url>> || "/", "https://app.example.com");
  res.redirect(target.origin === "https://app.example.com" ? target.pathname + target.search : "/");
});
'''),
        ('''
const target = new URLSearchParams(location.search).get("<<next|redirect|continue>>") ?? "/";
location.href = target;
''', '''
const target = new URLSearchParams(location.search).get("<<next|redirect|continue>>") ?? "/";
const url = new URL(target, location.origin);
location.href = url.origin === location.origin ? url.href : "/";
'''),
        ('''
const PAGES = { home: "/", <<cart|orders|profile>>: "/<<cart|orders|profile>>" };

router.get("/go", (req, res) => {
  res.redirect(req.query.to || PAGES.home);
});
''', '''
const PAGES = { home: "/", <<cart|orders|profile>>: "/<<cart|orders|profile>>" };

router.get("/go", (req, res) => {
  res.redirect(PAGES[req.query.to] || PAGES.home);
});
'''),
        ('''
function afterLogin(req, res) {
  const back = req.body.returnUrl;
  res.redirect(back ? back : "/<<dashboard|home|account>>");
}
''', r'''
function afterLogin(req, res) {
  const back = req.body.returnUrl;
  const safe = typeof back === "string" && /^\/[A-Za-z0-9]/.test(back);
  res.redirect(safe ? back : "/<<dashboard|home|account>>");
}
'''),
        ('''
export async function GET(request) {
  const next = new URL(request.url).searchParams.get("next") ?? "/";
  const url = new URL(next, request.url);
  return Response.redirect(url);
}
''', '''
export async function GET(request) {
  const next = new URL(request.url).searchParams.get("next") ?? "/";
  const url = new URL(next, request.url);
  return Response.redirect(url.origin === new URL(request.url).origin ? url : new URL("/", request.url));
}
'''),
        ('''
if (params.has("<<return|back>>")) {
  const dest = new URL(params.get("<<return|back>>"), window.location.href);
  window.location.assign(dest.href);
}
''', '''
if (params.has("<<return|back>>")) {
  const dest = new URL(params.get("<<return|back>>"), window.location.href);
  if (dest.origin !== window.location.origin) throw new Error("bad return address");
  window.location.assign(dest.href);
}
'''),
        ('''
const LINKS = new Map([["<<docs|help>>", "https://<<docs|help>>.example.com/"]]);

res.writeHead(302, { Location: parsed.searchParams.get("dest") });
res.end();
''', '''
const LINKS = new Map([["<<docs|help>>", "https://<<docs|help>>.example.com/"]]);

res.writeHead(302, { Location: LINKS.get(parsed.searchParams.get("dest")) ?? "/" });
res.end();
'''),
    ],
    twins=[
        '''
res.redirect(`/<<users|orders|posts>>/${encodeURIComponent(created.id)}`);
''',
        '''
res.redirect("/login?next=" + encodeURIComponent(req.originalUrl));
''',
        '''
const next = new URL(req.query.next || "/", BASE);
res.redirect(next.origin === BASE ? next.pathname : "/");
''',
        '''
location.href = "<<url>>";
''',
    ],
)

family(
    id="js-prototype-pollution", tag="CWE-1321", lang="javascript", group="harmless",
    asks=["merge two option objects deeply", "set a value by a dotted path", "copy the user's settings into the defaults"],
    forms=[
        ('''
function <<merge|deepMerge|extend>>(target, source) {
  for (const key of Object.keys(source)) {
    if (source[key] && typeof source[key] === "object") {
      target[key] = <<merge|deepMerge|extend>>(target[key] || {}, source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}
''', '''
function <<merge|deepMerge|extend>>(target, source) {
  for (const key of Object.keys(source)) {
    if (key === "__proto__" || key === "constructor" || key === "prototype") continue;
    if (source[key] && typeof source[key] === "object") {
      target[key] = <<merge|deepMerge|extend>>(target[key] || {}, source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}
'''),
        ('''
function set<<Path|Value|In>>(obj, path, value) {
  const keys = path.split(".");
  const last = keys.pop();
  const parent = keys.reduce((o, k) => (o[k] ??= {}), obj);
  parent[last] = value;
}
''', '''
function set<<Path|Value|In>>(obj, path, value) {
  const keys = path.split(".");
  if (keys.some((k) => ["__proto__", "constructor", "prototype"].includes(k))) throw new Error("bad path");
  const last = keys.pop();
  const parent = keys.reduce((o, k) => (o[k] ??= {}), obj);
  parent[last] = value;
}
'''),
        ('''
const <<grid|index|matrix>> = {};
for (const { group, key, value } of req.body.<<list>>) {
  <<grid|index|matrix>>[group] ??= {};
  <<grid|index|matrix>>[group][key] = value;
}
''', '''
const <<grid|index|matrix>> = Object.create(null);
for (const { group, key, value } of req.body.<<list>>) {
  <<grid|index|matrix>>[group] ??= Object.create(null);
  <<grid|index|matrix>>[group][key] = value;
}
'''),
        ('''
const assignDeep = (dst, src) => {
  for (const k in src) {
    if (typeof src[k] === "object" && src[k] !== null && dst[k]) assignDeep(dst[k], src[k]);
    else dst[k] = src[k];
  }
  return dst;
};

const options = assignDeep(structuredClone(defaults), JSON.parse(body));
''', '''
const assignDeep = (dst, src) => {
  for (const k in src) {
    if (k === "__proto__" || k === "constructor") continue;
    if (typeof src[k] === "object" && src[k] !== null && dst[k]) assignDeep(dst[k], src[k]);
    else dst[k] = src[k];
  }
  return dst;
};

const options = assignDeep(structuredClone(defaults), JSON.parse(body));
'''),
        ('''
class <<cls>> {
  update(section, key, value) {
    this.settings[section][key] = value;
    this.save();
  }
}
''', '''
class <<cls>> {
  update(section, key, value) {
    if (!Object.hasOwn(this.settings, section)) throw new Error(`unknown section: ${section}`);
    this.settings[section][key] = value;
    this.save();
  }
}
'''),
        ('''
function parseQuery(text) {
  const out = {};
  for (const part of text.split("&")) {
    const [path, value] = part.split("=");
    let node = out;
    const keys = path.split(".");
    while (keys.length > 1) {
      const k = keys.shift();
      node = node[k] ??= {};
    }
    node[keys[0]] = decodeURIComponent(value ?? "");
  }
  return out;
}
''', '''
function parseQuery(text) {
  const out = Object.create(null);
  for (const part of text.split("&")) {
    const [path, value] = part.split("=");
    let node = out;
    const keys = path.split(".");
    while (keys.length > 1) {
      const k = keys.shift();
      node = node[k] ??= Object.create(null);
    }
    node[keys[0]] = decodeURIComponent(value ?? "");
  }
  return out;
}
'''),
    ],
    twins=[
        '''
const options = { ...defaults, ...userOptions };
''',
        '''
const counts = new Map();
for (const key of Object.keys(<<var>>)) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
''',
        '''
function copy(target, source) {
  for (const key of Object.keys(source)) {
    if (key === "__proto__" || key === "constructor" || key === "prototype") continue;
    target[key] = source[key];
  }
  return target;
}
''',
        '''
console.log(Object.getPrototypeOf(<<var>>) === <<cls>>.prototype);
''',
    ],
)

family(
    id="js-jwt-verify", tag="CWE-347", lang="javascript", group="harmless",
    asks=["check a JWT in Express", "get the user from the bearer token", "authenticate a request with a token"],
    forms=[
        ('''
function auth(req, res, next) {
  const token = (req.headers.authorization || "").replace("Bearer ", "");
  try {
    req.user = jwt.decode(token);
    next();
  } catch {
    res.status(401).json({ error: "Invalid token" });
  }
}
''', '''
function auth(req, res, next) {
  const token = (req.headers.authorization || "").replace("Bearer ", "");
  try {
    req.user = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ["HS256"] });
    next();
  } catch {
    res.status(401).json({ error: "Invalid token" });
  }
}
'''),
        ('''
const claims = jwt.verify(token, publicKey, { algorithms: ["RS256", "none"] });
console.log(claims.<<sub|email|role>>);
''', '''
const claims = jwt.verify(token, publicKey, { algorithms: ["RS256"] });
console.log(claims.<<sub|email|role>>);
'''),
        ('''
const { sub } = JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());
const user = await users.findById(sub);
''', '''
const { sub } = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ["HS256"] });
const user = await users.findById(sub);
'''),
        ('''
io.use((socket, next) => {
  try {
    socket.user = jwt.decode(socket.handshake.auth.token);
    next();
  } catch (err) {
    next(new Error("unauthorized"));
  }
});
''', '''
io.use((socket, next) => {
  try {
    socket.user = jwt.verify(socket.handshake.auth.token, process.env.JWT_SECRET, { algorithms: ["HS256"] });
    next();
  } catch (err) {
    next(new Error("unauthorized"));
  }
});
'''),
        ('''
import { decodeJwt } from "jose";

export async function currentUser(token) {
  const payload = decodeJwt(token);
  return { id: payload.sub, role: payload.role };
}
''', '''
import { createRemoteJWKSet, jwtVerify } from "jose";

const jwks = createRemoteJWKSet(new URL("https://login.example.com/.well-known/jwks.json"));

export async function currentUser(token) {
  const { payload } = await jwtVerify(token, jwks);
  return { id: payload.sub, role: payload.role };
}
'''),
        ('''
class <<cls>> {
  verify(token) {
    return jwt.verify(token, this.secret, { ignoreExpiration: true, algorithms: ["HS256"] });
  }
}
''', '''
class <<cls>> {
  verify(token) {
    return jwt.verify(token, this.secret, { algorithms: ["HS256"] });
  }
}
'''),
        ('''
const token = jwt.sign({ sub: user.id, role: user.role }, null, { algorithm: "none" });
res.json({ token });
''', '''
const token = jwt.sign({ sub: user.id, role: user.role }, process.env.JWT_SECRET, { algorithm: "HS256", expiresIn: "1h" });
res.json({ token });
'''),
    ],
    twins=[
        '''
const claims = jwt.verify(token, process.env.JWT_SECRET, { algorithms: ["HS256"] });
''',
        '''
// only to show the expiry in the UI; the server verifies the token
const { exp } = jwtDecode(token);
timer.textContent = new Date(exp * 1000).toLocaleTimeString();
''',
        '''
const decoded = decodeURIComponent(req.query.<<name|city|q>>);
''',
        '''
const { header } = jwt.decode(token, { complete: true });
const key = await client.getSigningKey(header.kid);
const claims = jwt.verify(token, key.getPublicKey(), { algorithms: ["RS256"] });
''',
    ],
)

family(
    id="js-redos", tag="CWE-1333", lang="javascript", group="harmless", unseen=True,
    asks=["check the format of a user's input", "validate a field with a regular expression", "match a simple pattern in JavaScript"],
    forms=[
        ('''
const isValid<<Name|Slug|Code>> = (value) => /^([a-z0-9]+)*$/.test(value);
''', '''
const isValid<<Name|Slug|Code>> = (value) => /^[a-z0-9]*$/.test(value);
'''),
        (r'''
function isHost(text) {
  return /^([a-z0-9-]+\.?)+$/.test(text);
}
''', r'''
function isHost(text) {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(text);
}
'''),
        (r'''
const words = /^(\w+\s?)+$/;
if (!words.test(req.body.<<title|name|subject>>)) {
  return res.status(400).json({ error: "Only words are allowed" });
}
''', r'''
const words = /^\w+(\s\w+)*$/;
if (!words.test(req.body.<<title|name|subject>>)) {
  return res.status(400).json({ error: "Only words are allowed" });
}
'''),
        (r'''
const digits = new RegExp("^(\\d+)+$");
const ok = digits.test(form.<<phone|zip|code>>);
''', r'''
const digits = new RegExp("^\\d+$");
const ok = digits.test(form.<<phone|zip|code>>);
'''),
        ('''
const schema = {
  tags: { type: "string", match: /^(([a-z]+),?)*$/ },
};
''', '''
const schema = {
  tags: { type: "string", match: /^([a-z]+(,[a-z]+)*)?$/ },
};
'''),
        ('''
class <<cls>> {
  static PATTERN = /^(a|aa)+b$/;

  accepts(line) {
    return <<cls>>.PATTERN.test(line);
  }
}
''', '''
class <<cls>> {
  static PATTERN = /^a+b$/;

  accepts(line) {
    return <<cls>>.PATTERN.test(line);
  }
}
'''),
        ('''
export const isHex = (s) => /^0x([0-9a-f]+)+$/i.test(s);
''', '''
export const isHex = (s) => /^0x[0-9a-f]+$/i.test(s);
'''),
    ],
    twins=[
        '''
const isSlug = (value) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
''',
        r'''
const digits = /^\d+$/;
if (!digits.test(req.body.<<zip|code>>)) return res.sendStatus(400);
''',
        r'''
const pairs = text.match(/(\w+)=(\w+)/g) ?? [];
''',
        r'''
const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
''',
    ],
)

family(
    id="js-postmessage", tag="CWE-346", lang="javascript", group="harmless",
    asks=["send a message to an iframe", "receive messages from the parent window", "exchange data between two windows"],
    forms=[
        ('''
window.addEventListener("message", (e) => {
  <<fn>>(e.data);
});
''', '''
window.addEventListener("message", (e) => {
  if (e.origin !== "https://<<app|widget|pay>>.example.com") return;
  <<fn>>(e.data);
});
'''),
        ('''
frame.contentWindow.postMessage({ type: "<<login|init|token>>", token }, "*");
''', '''
frame.contentWindow.postMessage({ type: "<<login|init|token>>", token }, "https://<<app|widget|pay>>.example.com");
'''),
        ('''
const <<onMessage|handleMessage>> = ({ data, origin }) => {
  if (data.type === "<<resize|auth|done>>") {
    state.<<height|user|step>> = data.value;
  }
};
window.addEventListener("message", <<onMessage|handleMessage>>);
''', '''
const <<onMessage|handleMessage>> = ({ data, origin }) => {
  if (origin === "https://<<app|help>>.example.com" && data.type === "<<resize|auth|done>>") {
    state.<<height|user|step>> = data.value;
  }
};
window.addEventListener("message", <<onMessage|handleMessage>>);
'''),
        ('''
window.parent.postMessage(JSON.stringify({ <<session|user|token>>: current }), "*");
''', '''
window.parent.postMessage(JSON.stringify({ <<session|user|token>>: current }), "https://<<app|shop>>.example.com");
'''),
        ('''
window.onmessage = function (e) {
  if (e.origin.indexOf("example.com") !== -1) {
    settings = e.data.settings;
    redraw();
  }
};
''', '''
window.onmessage = function (e) {
  if (e.origin === "https://example.com") {
    settings = e.data.settings;
    redraw();
  }
};
'''),
        ('''
class <<cls>> {
  constructor(origin) {
    this.origin = origin;
    window.addEventListener("message", (e) => this.onMessage(e));
  }

  onMessage(e) {
    this.state = { ...this.state, ...e.data };
  }
}
''', '''
class <<cls>> {
  constructor(origin) {
    this.origin = origin;
    window.addEventListener("message", (e) => this.onMessage(e));
  }

  onMessage(e) {
    if (e.origin !== this.origin) return;
    this.state = { ...this.state, ...e.data };
  }
}
'''),
        ('''
const popup = window.open("https://pay.example.com/checkout");
ready.then(() => popup.postMessage(cart, "*"));
''', '''
const popup = window.open("https://pay.example.com/checkout");
ready.then(() => popup.postMessage(cart, "https://pay.example.com"));
'''),
    ],
    twins=[
        '''
worker.postMessage({ type: "<<start|parse>>", rows });
worker.onmessage = (e) => show(e.data);
''',
        '''
window.addEventListener("message", (e) => {
  if (e.origin !== location.origin) return;
  <<fn>>(e.data);
});
''',
        '''
const channel = new BroadcastChannel("<<cart|auth>>");
channel.postMessage("<<updated|logout>>");
''',
        '''
frame.contentWindow.postMessage("ping", "https://<<app|widget>>.example.com");
''',
    ],
)

family(
    id="js-nosql-injection", tag="CWE-943", lang="javascript", group="harmless",
    asks=["log a user in with MongoDB", "find a document by a field of the request", "query a collection with Mongoose"],
    forms=[
        ('''
app.post("/login", async (req, res) => {
  const user = await User.findOne({ email: req.body.email, resetToken: req.body.token });
  if (!user) return res.status(401).json({ error: "Unknown user" });
  res.json({ id: user.id });
});
''', '''
app.post("/login", async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email), resetToken: String(req.body.token) });
  if (!user) return res.status(401).json({ error: "Unknown user" });
  res.json({ id: user.id });
});
'''),
        ('''
const found = await db.collection("<<table>>").findOne({ <<name|email|code>>: req.query.<<name|email|code>> });
''', '''
const found = await db.collection("<<table>>").findOne({ <<name|email|code>>: String(req.query.<<name|email|code>>) });
'''),
        ('''
const matches = await <<User|Order|Product>>.find({ $where: `this.<<owner|name>> === "${name}"` });
''', '''
const matches = await <<User|Order|Product>>.find({ <<owner|name>>: String(name) });
'''),
        ('''
router.delete("/<<table>>", async (req, res) => {
  await <<Session|Order|Device>>.deleteMany({ owner: req.body.owner });
  res.sendStatus(204);
});
''', '''
router.delete("/<<table>>", async (req, res) => {
  await <<Session|Order|Device>>.deleteMany({ owner: { $eq: String(req.body.owner) } });
  res.sendStatus(204);
});
'''),
        ('''
async function reset(req, res) {
  const { token, password } = req.body;
  const user = await users.findOne({ resetToken: token });
  if (!user) return res.sendStatus(404);
  await setPassword(user, password);
  res.sendStatus(204);
}
''', '''
async function reset(req, res) {
  const { token, password } = req.body;
  if (typeof token !== "string") return res.sendStatus(400);
  const user = await users.findOne({ resetToken: token });
  if (!user) return res.sendStatus(404);
  await setPassword(user, password);
  res.sendStatus(204);
}
'''),
        ('''
app.get("/<<search|find>>", async (req, res) => {
  res.json(await Product.find(req.query));
});
''', '''
app.get("/<<search|find>>", async (req, res) => {
  res.json(await Product.find({ category: String(req.query.category) }));
});
'''),
        ('''
const cursor = db.collection("<<table>>").find({ <<name|title|email>>: { $regex: term } });
''', r'''
const cursor = db.collection("<<table>>").find({ <<name|title|email>>: { $regex: String(term).replace(/[.*+?^${}()|[\]\\]/g, "\\$&") } });
'''),
    ],
    twins=[
        '''
const user = await User.findById(req.user.id);
user.<<name|title>> = String(req.body.<<name|title>>);
await user.save();
''',
        '''
const old = await db.collection("<<table>>").find({ createdAt: { $lt: cutoff } }).toArray();
''',
        '''
const schema = z.object({ email: z.string().email() });
const { email } = schema.parse(req.body);
const user = await User.findOne({ email });
''',
    ],
)

family(
    id="js-error-leak", tag="CWE-209", lang="javascript", group="harmless",
    asks=["handle errors in Express", "answer with an error when something fails", "write the error middleware"],
    forms=[
        ('''
app.use((err, req, res, next) => {
  console.error(err);
  res.status(500).send(err.stack);
});
''', '''
app.use((err, req, res, next) => {
  console.error(err);
  res.status(500).json({ error: "Internal server error" });
});
'''),
        ('''
try {
  const { rows } = await pool.query("SELECT * FROM <<table>>");
  res.json(rows);
} catch (err) {
  res.status(500).json({ error: err.message, stack: err.stack });
}
''', '''
try {
  const { rows } = await pool.query("SELECT * FROM <<table>>");
  res.json(rows);
} catch (err) {
  console.error(err);
  res.status(500).json({ error: "Could not load <<table>>" });
}
'''),
        ('''
router.post("/<<table>>", async (req, res) => {
  try {
    res.status(201).json(await create(req.body));
  } catch (e) {
    logger.error(e);
    res.status(500).json({ error: e.toString(), sql: e.sql });
  }
});
''', '''
router.post("/<<table>>", async (req, res) => {
  try {
    res.status(201).json(await create(req.body));
  } catch (e) {
    logger.error(e);
    res.status(500).json({ error: "Could not create the entry" });
  }
});
'''),
        ('''
fastify.setErrorHandler((error, request, reply) => {
  request.log.error(error);
  reply.status(500).send({ message: error.message, trace: error.stack });
});
''', '''
fastify.setErrorHandler((error, request, reply) => {
  request.log.error(error);
  reply.status(500).send({ message: "Internal server error" });
});
'''),
        ('''
db.all("SELECT * FROM <<table>>", (err, rows) => {
  if (err) {
    res.status(500).send("Database error: " + err);
    return;
  }
  res.json(rows);
});
''', '''
db.all("SELECT * FROM <<table>>", (err, rows) => {
  if (err) {
    console.error(err);
    res.status(500).send("Database error");
    return;
  }
  res.json(rows);
});
'''),
        ('''
const server = http.createServer(async (req, res) => {
  try {
    await route(req, res);
  } catch (err) {
    console.error(err);
    res.writeHead(500, { "Content-Type": "text/plain" });
    res.end(require("util").inspect(err));
  }
});
''', '''
const server = http.createServer(async (req, res) => {
  try {
    await route(req, res);
  } catch (err) {
    console.error(err);
    res.writeHead(500, { "Content-Type": "text/plain" });
    res.end("Internal server error");
  }
});
'''),
        ('''
app.onError((err, c) => {
  console.error(err);
  return c.text(`${err.name}: ${err.stack}`, 500);
});
''', '''
app.onError((err, c) => {
  console.error(err);
  return c.text("Internal server error", 500);
});
'''),
    ],
    twins=[
        '''
app.use((err, req, res, next) => {
  logger.error(err.stack);
  res.status(500).json({ error: "Internal server error" });
});
''',
        '''
if (err instanceof ValidationError) {
  return res.status(400).json({ error: err.message });
}
''',
        '''
main().catch((err) => {
  console.error(err.stack);
  process.exit(1);
});
''',
    ],
)

family(
    id="js-timing-compare", tag="CWE-208", lang="javascript", group="harmless",
    asks=["check a webhook signature", "compare the token of the request", "verify an API key"],
    forms=[
        ('''
const expected = crypto.createHmac("sha256", process.env.WEBHOOK_SECRET).update(req.rawBody).digest("hex");
if (req.headers["x-signature"] !== expected) {
  return res.sendStatus(401);
}
''', '''
const expected = crypto.createHmac("sha256", process.env.WEBHOOK_SECRET).update(req.rawBody).digest("hex");
const given = Buffer.from(req.headers["x-signature"] || "");
if (given.length !== expected.length || !crypto.timingSafeEqual(given, Buffer.from(expected))) {
  return res.sendStatus(401);
}
'''),
        ('''
function isValid<<Token|Key|Secret>>(given, expected) {
  return given === expected;
}
''', '''
import crypto from "node:crypto";

function isValid<<Token|Key|Secret>>(given, expected) {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && crypto.timingSafeEqual(a, b);
}
'''),
        ('''
app.use("/<<admin|internal|metrics>>", (req, res, next) => {
  if (req.get("x-api-key") === process.env.API_KEY) return next();
  res.sendStatus(403);
});
''', '''
const crypto = require("crypto");

app.use("/<<admin|internal|metrics>>", (req, res, next) => {
  const given = Buffer.from(req.get("x-api-key") ?? "");
  const key = Buffer.from(process.env.API_KEY);
  if (given.length === key.length && crypto.timingSafeEqual(given, key)) return next();
  res.sendStatus(403);
});
'''),
        ('''
const hash = crypto.scryptSync(password, user.salt, 64);
if (hash.toString("hex") === user.hash) {
  return createSession(user.id);
}
''', '''
const hash = crypto.scryptSync(password, user.salt, 64);
if (crypto.timingSafeEqual(hash, Buffer.from(user.hash, "hex"))) {
  return createSession(user.id);
}
'''),
        ('''
class <<cls>> {
  check(body, signature) {
    const mac = crypto.createHmac("sha256", this.secret).update(body).digest();
    return mac.toString("base64") === signature;
  }
}
''', '''
class <<cls>> {
  check(body, signature) {
    const mac = crypto.createHmac("sha256", this.secret).update(body).digest();
    const given = Buffer.from(signature, "base64");
    return given.length === mac.length && crypto.timingSafeEqual(mac, given);
  }
}
'''),
        ('''
const digest = "sha256=" + crypto.createHmac("sha256", secret).update(payload).digest("hex");
const ok = digest == req.headers["x-hub-signature-256"];
''', '''
const digest = "sha256=" + crypto.createHmac("sha256", secret).update(payload).digest("hex");
const sent = Buffer.from(req.headers["x-hub-signature-256"] ?? "");
const ok = sent.length === digest.length && crypto.timingSafeEqual(sent, Buffer.from(digest));
'''),
    ],
    twins=[
        '''
if (req.body.password !== req.body.passwordRepeat) {
  return res.status(400).json({ error: "The passwords differ" });
}
''',
        '''
const ok = await bcrypt.compare(password, user.passwordHash);
''',
        '''
if (token.type === "<<refresh|access>>") {
  return rotate(token);
}
''',
        '''
const a = Buffer.from(given, "hex");
if (a.length !== mac.length || !crypto.timingSafeEqual(a, mac)) return res.sendStatus(401);
''',
    ],
)

family(
    id="js-target-blank", tag="CWE-1022", lang="javascript", group="harmless",
    asks=["open a link in a new tab", "render external links in React", "add a link to the page with JavaScript"],
    forms=[
        ('''
function <<Footer|Credits|HelpLink>>() {
  return (
    <a href={<<homepage|docsUrl|link>>} target="_blank">
      <<Docs|Website|Help>>
    </a>
  );
}
''', '''
function <<Footer|Credits|HelpLink>>() {
  return (
    <a href={<<homepage|docsUrl|link>>} target="_blank" rel="noopener noreferrer">
      <<Docs|Website|Help>>
    </a>
  );
}
'''),
        ('''
const a = document.createElement("a");
a.href = <<var>>.url;
a.target = "_blank";
a.textContent = <<var>>.title;
nav.append(a);
''', '''
const a = document.createElement("a");
a.href = <<var>>.url;
a.target = "_blank";
a.rel = "noopener noreferrer";
a.textContent = <<var>>.title;
nav.append(a);
'''),
        ('''
button.addEventListener("click", () => {
  window.open(<<link|target|address>>, "_blank");
});
''', '''
button.addEventListener("click", () => {
  window.open(<<link|target|address>>, "_blank", "noopener,noreferrer");
});
'''),
        ('''
const html = `<a href="${encodeURI(url)}" target="_blank"><<Open|Visit|Read more>></a>`;
''', '''
const html = `<a href="${encodeURI(url)}" target="_blank" rel="noopener noreferrer"><<Open|Visit|Read more>></a>`;
'''),
        ('''
export const Links = ({ <<list>> }) => (
  <ul>
    {<<list>>.map((x) => (
      <li key={x.id}>
        <a target="_blank" href={x.url}>{x.name}</a>
      </li>
    ))}
  </ul>
);
''', '''
export const Links = ({ <<list>> }) => (
  <ul>
    {<<list>>.map((x) => (
      <li key={x.id}>
        <a target="_blank" rel="noopener noreferrer" href={x.url}>{x.name}</a>
      </li>
    ))}
  </ul>
);
'''),
        ('''
link.setAttribute("href", profile.website);
link.setAttribute("target", "_blank");
''', '''
link.setAttribute("href", profile.website);
link.setAttribute("target", "_blank");
link.setAttribute("rel", "noopener noreferrer");
'''),
    ],
    twins=[
        '''
<a href="/<<help|about|terms>>"><<More|Open|Go to page>></a>;
''',
        '''
window.open("/<<print|invoice|preview>>", "_self");
''',
        '''
a.target = "_blank";
a.rel = "noopener noreferrer";
''',
        '''
const external = links.filter((l) => l.target === "_blank");
''',
    ],
)

family(
    id="js-dangerous-html", tag="CWE-79", lang="javascript", group="harmless",
    asks=["show the <<comment|post|bio>> in a React component", "render HTML from the server in React", "display user text in a component"],
    forms=[
        ('''
function <<Comment|Post|Bio>>({ <<text|body|content>> }) {
  return <div dangerouslySetInnerHTML={{ __html: <<text|body|content>> }} />;
}
''', '''
function <<Comment|Post|Bio>>({ <<text|body|content>> }) {
  return <div>{<<text|body|content>>}</div>;
}
'''),
        ('''
export default function <<Article|Page|Message>>({ html }) {
  return <article className="<<post|body>>" dangerouslySetInnerHTML={{ __html: html }} />;
}
''', '''
import DOMPurify from "dompurify";

export default function <<Article|Page|Message>>({ html }) {
  return <article className="<<post|body>>" dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(html) }} />;
}
'''),
        ('''
const <<Title|Label|Name>> = ({ <<user|product|task>> }) => (
  <h2 dangerouslySetInnerHTML={{ __html: <<user|product|task>>.name }} />
);
''', '''
const <<Title|Label|Name>> = ({ <<user|product|task>> }) => (
  <h2>{<<user|product|task>>.name}</h2>
);
'''),
        ('''
function <<Note|Notice>>({ value }) {
  const ref = useRef(null);
  useEffect(() => {
    ref.current.innerHTML = value;
  }, [value]);
  return <p ref={ref} />;
}
''', '''
function <<Note|Notice>>({ value }) {
  const ref = useRef(null);
  useEffect(() => {
    ref.current.textContent = value;
  }, [value]);
  return <p ref={ref} />;
}
'''),
        ('''
return (
  <ul>
    {<<list>>.map((x) => (
      <li key={x.id} dangerouslySetInnerHTML={{ __html: x.text }} />
    ))}
  </ul>
);
''', '''
return (
  <ul>
    {<<list>>.map((x) => (
      <li key={x.id}>{x.text}</li>
    ))}
  </ul>
);
'''),
        ('''
import { marked } from "marked";

export function Markdown({ source }) {
  return <div dangerouslySetInnerHTML={{ __html: marked.parse(source) }} />;
}
''', '''
import { marked } from "marked";
import DOMPurify from "dompurify";

export function Markdown({ source }) {
  return <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(marked.parse(source)) }} />;
}
'''),
    ],
    twins=[
        '''
function <<Comment|Post>>({ text }) {
  return <div className="<<comment|post>>">{text}</div>;
}
''',
        '''
<div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(html) }} />;
''',
        '''
<style dangerouslySetInnerHTML={{ __html: "body { margin: 0; }" }} />;
''',
    ],
)

family(
    id="js-password-hash", tag="CWE-916", lang="javascript", group="harmless",
    asks=["store a password hash in Node.js", "check the password at login", "register a user with a password"],
    forms=[
        ('''
const crypto = require("crypto");

async function register(db, email, password) {
  const digest = crypto.createHash("<<md5|sha1|sha256>>").update(password).digest("hex");
  await db.run("INSERT INTO users (email, digest) VALUES (?, ?)", [email, digest]);
}
''', '''
const bcrypt = require("bcrypt");

async function register(db, email, password) {
  const digest = await bcrypt.hash(password, 12);
  await db.run("INSERT INTO users (email, digest) VALUES (?, ?)", [email, digest]);
}
'''),
        ('''
const hash = crypto.pbkdf2Sync(password, salt, <<1|100|1000>>, 32, "sha256");
''', '''
const hash = crypto.pbkdf2Sync(password, salt, 600000, 32, "sha256");
'''),
        ('''
user.passwordHash = await bcrypt.hash(req.body.password, <<1|4|5>>);
await user.save();
''', '''
user.passwordHash = await bcrypt.hash(req.body.password, 12);
await user.save();
'''),
        ('''
const { createHash, randomBytes } = require("node:crypto");

function hashPassword(password) {
  const salt = randomBytes(16).toString("hex");
  return salt + ":" + createHash("<<sha256|sha512>>").update(salt + password).digest("hex");
}
''', '''
const { randomBytes, scryptSync } = require("node:crypto");

function hashPassword(password) {
  const salt = randomBytes(16).toString("hex");
  return salt + ":" + scryptSync(password, salt, 64).toString("hex");
}
'''),
        ('''
userSchema.pre("save", async function () {
  if (!this.isModified("password")) return;
  this.password = crypto.createHash("<<sha256|sha1>>").update(this.password).digest("base64");
});
''', '''
userSchema.pre("save", async function () {
  if (!this.isModified("password")) return;
  this.password = await bcrypt.hash(this.password, 12);
});
'''),
        ('''
class <<cls>> {
  async setPassword(id, password) {
    const hash = md5(password);
    await this.users.update(id, { hash });
  }
}
''', '''
class <<cls>> {
  async setPassword(id, password) {
    const hash = await argon2.hash(password);
    await this.users.update(id, { hash });
  }
}
'''),
    ],
    twins=[
        '''
const hash = await bcrypt.hash(password, 12);
await users.create({ email, hash });
''',
        '''
const tokenHash = crypto.createHash("sha256").update(randomToken).digest("hex"); // 256 random bits, no password
await sessions.insert({ tokenHash });
''',
        '''
const ok = await argon2.verify(user.hash, password);
''',
    ],
)
