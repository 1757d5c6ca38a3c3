"""JavaScript: promises, errors, timers, listeners and this."""
from ..family import family

family(
    id="js-fetch-ok", tag="ignored-error", lang="javascript", group="helpful",
    asks=["load JSON from the API with fetch", "send the form with fetch", "read the <<var>> from the server"],
    forms=[
        ('''
async function load<<Users|Orders|Items>>() {
  const res = await fetch("<<url>>");
  return res.json();
}
''', '''
async function load<<Users|Orders|Items>>() {
  const res = await fetch("<<url>>");
  if (!res.ok) throw new Error(`HTTP ${res.status}`);
  return res.json();
}
'''),
        ('''
fetch("/api/<<users|orders|items>>")
  .then((res) => res.json())
  .then((all) => show(all))
  .catch((err) => showError(err));
''', '''
fetch("/api/<<users|orders|items>>")
  .then((res) => {
    if (!res.ok) throw new Error(`HTTP ${res.status}`);
    return res.json();
  })
  .then((all) => show(all))
  .catch((err) => showError(err));
'''),
        ('''
try {
  await fetch(`/api/<<users|posts>>/${id}`, { method: "DELETE" });
  toast("Deleted");
} catch {
  toast("Could not delete");
}
''', '''
try {
  const res = await fetch(`/api/<<users|posts>>/${id}`, { method: "DELETE" });
  if (!res.ok) throw new Error(`HTTP ${res.status}`);
  toast("Deleted");
} catch {
  toast("Could not delete");
}
'''),
        ('''
const res = await fetch("<<url>>", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(<<var>>),
});
const { id } = await res.json();
''', '''
const res = await fetch("<<url>>", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(<<var>>),
});
if (!res.ok) throw new Error(`Request failed: ${res.status}`);
const { id } = await res.json();
'''),
        ('''
form.addEventListener("submit", async (e) => {
  e.preventDefault();
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  status.textContent = "Saved";
});
''', '''
form.addEventListener("submit", async (e) => {
  e.preventDefault();
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  if (!answer.ok) {
    status.textContent = `Error ${answer.status}`;
    return;
  }
  status.textContent = "Saved";
});
'''),
        ('''
class <<cls>> {
  async get(path) {
    const r = await fetch(this.base + path);
    return await r.json();
  }
}
''', '''
class <<cls>> {
  async get(path) {
    const r = await fetch(this.base + path);
    if (!r.ok) throw new Error(`GET ${path}: ${r.status}`);
    return await r.json();
  }
}
'''),
        ('''
const img = await fetch(imageUrl);
await writeFile("<<logo.png|photo.jpg>>", Buffer.from(await img.arrayBuffer()));
''', '''
const img = await fetch(imageUrl);
if (!img.ok) throw new Error(`download failed: ${img.status}`);
await writeFile("<<logo.png|photo.jpg>>", Buffer.from(await img.arrayBuffer()));
'''),
    ],
    twins=[
        '''
const { data } = await axios.get("<<url>>"); // axios rejects on 4xx and 5xx
show(data);
''',
        '''
const res = await fetch("<<url>>");
if (!res.ok) throw new Error(`HTTP ${res.status}`);
const all = await res.json();
''',
        '''
const res = await fetch("<<url>>", { method: "HEAD" });
return res.status;
''',
        '''
const alive = await fetch("<<url>>").then((res) => res.ok, () => false);
''',
    ],
)

family(
    id="js-swallowed-error", tag="ignored-error", lang="javascript", group="helpful",
    asks=["read a file in Node.js with a callback", "save the <<var>> and log errors", "handle errors of a database call"],
    forms=[
        ('''
fs.readFile("<<path>>", "utf8", (err, text) => {
  console.log(text.length);
});
''', '''
fs.readFile("<<path>>", "utf8", (err, text) => {
  if (err) throw err;
  console.log(text.length);
});
'''),
        ('''
try {
  await <<fn>>(<<var>>);
} catch (err) {}
''', '''
try {
  await <<fn>>(<<var>>);
} catch (err) {
  console.error("<<fn>> failed:", err);
  throw err;
}
'''),
        ('''
db.query("SELECT * FROM <<table>>", (err, rows) => {
  done(null, rows.map((r) => r.<<name|id>>));
});
''', '''
db.query("SELECT * FROM <<table>>", (err, rows) => {
  if (err) return done(err);
  done(null, rows.map((r) => r.<<name|id>>));
});
'''),
        ('''
save(<<var>>)
  .then(() => console.log("saved"))
  .catch(() => {});
''', '''
save(<<var>>)
  .then(() => console.log("saved"))
  .catch((err) => console.error("save failed:", err));
'''),
        ('''
function read<<Settings|Config>>(path, callback) {
  fs.readFile(path, (err, buf) => {
    callback(null, buf.toString());
  });
}
''', '''
function read<<Settings|Config>>(path, callback) {
  fs.readFile(path, (err, buf) => {
    if (err) return callback(err);
    callback(null, buf.toString());
  });
}
'''),
        ('''
stream.on("error", () => {});
stream.on("end", () => done(null, chunks));
''', '''
stream.on("error", (err) => done(err));
stream.on("end", () => done(null, chunks));
'''),
        ('''
class <<cls>> {
  flush() {
    fs.writeFile(this.path, this.text, () => {
      this.dirty = false;
    });
  }
}
''', '''
class <<cls>> {
  flush() {
    fs.writeFile(this.path, this.text, (err) => {
      if (err) throw err;
      this.dirty = false;
    });
  }
}
'''),
    ],
    twins=[
        '''
fs.unlink(tmpFile, () => {}); // best effort: the file may be gone already
''',
        '''
try {
  return JSON.parse(text);
} catch {
  return null; // not JSON: the caller shows the raw text
}
''',
        '''
fs.readFile("<<path>>", "utf8", (err, text) => {
  if (err) return done(err);
  done(null, text);
});
''',
        '''
await rm(dir, { recursive: true }).catch((err) => {
  if (err.code !== "ENOENT") throw err;
});
''',
    ],
)

family(
    id="js-promise-no-reject", tag="promise-no-reject", lang="javascript", group="helpful",
    asks=["wrap a callback function in a promise", "load an image as a promise", "make a promise of a stream"],
    forms=[
        ('''
function <<readText|loadText>>(path) {
  return new Promise((resolve) => {
    fs.readFile(path, "utf8", (err, text) => {
      if (err) console.error(err);
      resolve(text);
    });
  });
}
''', '''
function <<readText|loadText>>(path) {
  return new Promise((resolve, reject) => {
    fs.readFile(path, "utf8", (err, text) => {
      if (err) reject(err);
      else resolve(text);
    });
  });
}
'''),
        ('''
const loadImage = (src) =>
  new Promise((resolve) => {
    const img = new Image();
    img.onload = () => resolve(img);
    img.src = src;
  });
''', '''
const loadImage = (src) =>
  new Promise((resolve, reject) => {
    const img = new Image();
    img.onload = () => resolve(img);
    img.onerror = () => reject(new Error(`cannot load ${src}`));
    img.src = src;
  });
'''),
        ('''
function get(url) {
  return new Promise((resolve) => {
    const req = https.get(url, (res) => {
      res.resume();
      res.on("end", () => resolve(res.statusCode));
    });
  });
}
''', '''
function get(url) {
  return new Promise((resolve, reject) => {
    const req = https.get(url, (res) => {
      res.resume();
      res.on("end", () => resolve(res.statusCode));
    });
    req.on("error", reject);
  });
}
'''),
        ('''
const run = (cmd, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(cmd, args);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`exit ${code}`))));
  });
''', '''
const run = (cmd, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(cmd, args);
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`exit ${code}`))));
  });
'''),
        ('''
function <<query|selectAll>>(sql, params) {
  return new Promise((resolve, reject) => {
    pool.query(sql, params, (err, rows) => {
      if (err) throw err;
      resolve(rows);
    });
  });
}
''', '''
function <<query|selectAll>>(sql, params) {
  return new Promise((resolve, reject) => {
    pool.query(sql, params, (err, rows) => {
      if (err) return reject(err);
      resolve(rows);
    });
  });
}
'''),
        ('''
class <<cls>> {
  save(src) {
    return new Promise((resolve) => {
      const out = fs.createWriteStream(this.path);
      out.on("finish", resolve);
      src.pipe(out);
    });
  }
}
''', '''
class <<cls>> {
  save(src) {
    return new Promise((resolve, reject) => {
      const out = fs.createWriteStream(this.path);
      out.on("error", reject);
      out.on("finish", resolve);
      src.pipe(out);
    });
  }
}
'''),
        ('''
const position = await new Promise((resolve) => {
  navigator.geolocation.getCurrentPosition(resolve);
});
''', '''
const position = await new Promise((resolve, reject) => {
  navigator.geolocation.getCurrentPosition(resolve, reject);
});
'''),
    ],
    twins=[
        '''
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
await sleep(<<num>>);
''',
        '''
const once = (el, type) => new Promise((resolve) => el.addEventListener(type, resolve, { once: true }));
''',
        '''
import { promisify } from "node:util";

const scrypt = promisify(crypto.scrypt);
const key = await scrypt(password, salt, 64);
''',
        '''
return new Promise((resolve, reject) => {
  fs.readFile(path, (err, buf) => (err ? reject(err) : resolve(buf)));
});
''',
    ],
)

family(
    id="js-floating-promise", tag="unhandled-rejection", lang="javascript", group="helpful",
    asks=["start the work at program start", "run an async job in the background", "handle a click with an async function"],
    forms=[
        ('''
async function main() {
  const <<list>> = await load<<Items|Rows>>();
  console.log(<<list>>.length);
}

main();
''', '''
async function main() {
  const <<list>> = await load<<Items|Rows>>();
  console.log(<<list>>.length);
}

main().catch((err) => {
  console.error(err);
  process.exitCode = 1;
});
'''),
        ('''
setInterval(() => {
  <<refresh|syncAll|cleanup>>();
}, <<num>> * 1000);

async function <<refresh|syncAll|cleanup>>() {
  await pool.query("DELETE FROM <<sessions|events>> WHERE expires_at < now()");
}
''', '''
setInterval(() => {
  <<refresh|syncAll|cleanup>>().catch((err) => console.error(err));
}, <<num>> * 1000);

async function <<refresh|syncAll|cleanup>>() {
  await pool.query("DELETE FROM <<sessions|events>> WHERE expires_at < now()");
}
'''),
        ('''
axios
  .get("<<url>>")
  .then((res) => render(res.data));
''', '''
axios
  .get("<<url>>")
  .then((res) => render(res.data))
  .catch((err) => showError(err));
'''),
        ('''
setTimeout(async () => {
  await expire(session);
}, <<num>> * 1000);
''', '''
setTimeout(async () => {
  try {
    await expire(session);
  } catch (err) {
    console.error("expire failed:", err);
  }
}, <<num>> * 1000);
'''),
        ('''
emitter.on("<<order|upload|signup>>", async (x) => {
  await sendMail(x.email);
});
''', '''
emitter.on("<<order|upload|signup>>", async (x) => {
  try {
    await sendMail(x.email);
  } catch (err) {
    console.error("mail failed:", err);
  }
});
'''),
        ('''
async function load(id) {
  try {
    return request(`/<<table>>/${id}`);
  } catch (err) {
    console.error("request failed:", err);
    return null;
  }
}
''', '''
async function load(id) {
  try {
    return await request(`/<<table>>/${id}`);
  } catch (err) {
    console.error("request failed:", err);
    return null;
  }
}
'''),
    ],
    twins=[
        '''
main().catch((err) => {
  console.error(err);
  process.exit(1);
});
''',
        '''
async function <<fn>>All() {
  await refresh();
  await cleanup();
}
''',
        '''
setInterval(() => {
  counter.textContent = String(queue.length);
}, 1000);
''',
    ],
)

family(
    id="js-this-lost", tag="this-lost", lang="javascript", group="helpful",
    asks=["count the clicks in a class", "pass a method as a callback", "use a class method as an event handler"],
    forms=[
        ('''
class Counter {
  constructor(button) {
    this.count = 0;
    button.addEventListener("click", this.onClick);
  }

  onClick() {
    this.count++;
  }
}
''', '''
class Counter {
  constructor(button) {
    this.count = 0;
    button.addEventListener("click", () => this.onClick());
  }

  onClick() {
    this.count++;
  }
}
'''),
        ('''
class <<cls>> {
  start() {
    this.timer = setInterval(this.tick, <<num>>);
  }

  tick() {
    this.ticks = (this.ticks || 0) + 1;
  }
}
''', '''
class <<cls>> {
  start() {
    this.timer = setInterval(() => this.tick(), <<num>>);
  }

  tick() {
    this.ticks = (this.ticks || 0) + 1;
  }
}
'''),
        ('''
const cart = {
  total: 0,
  add(cents) {
    cents.forEach(function (p) {
      this.total += p;
    });
  },
};
''', '''
const cart = {
  total: 0,
  add(cents) {
    cents.forEach((p) => {
      this.total += p;
    });
  },
};
'''),
        ('''
class <<cls>> {
  constructor() {
    this.<<list>> = [];
  }

  async load() {
    const { data: all } = await axios.get("<<url>>");
    all.forEach(this.add);
  }

  add(x) {
    this.<<list>>.push(x);
  }
}
''', '''
class <<cls>> {
  constructor() {
    this.<<list>> = [];
  }

  async load() {
    const { data: all } = await axios.get("<<url>>");
    all.forEach((x) => this.add(x));
  }

  add(x) {
    this.<<list>>.push(x);
  }
}
'''),
        ('''
const <<user|person>> = {
  name: "<<Ann|Bob|Eve>>",
  greet: () => `Hello, ${this.name}`,
};
''', '''
const <<user|person>> = {
  name: "<<Ann|Bob|Eve>>",
  greet() {
    return `Hello, ${this.name}`;
  },
};
'''),
        ('''
const { <<add|push|track>> } = stats;
<<list>>.forEach((x) => <<add|push|track>>(x));
''', '''
<<list>>.forEach((x) => stats.<<add|push|track>>(x));
'''),
        ('''
class Toggle extends React.Component {
  state = { on: false };

  toggle() {
    this.setState((s) => ({ on: !s.on }));
  }

  render() {
    return <button onClick={this.toggle}>{this.state.on ? "On" : "Off"}</button>;
  }
}
''', '''
class Toggle extends React.Component {
  state = { on: false };

  toggle = () => {
    this.setState((s) => ({ on: !s.on }));
  };

  render() {
    return <button onClick={this.toggle}>{this.state.on ? "On" : "Off"}</button>;
  }
}
'''),
        ('''
router.get("/<<table>>", controller.list);
router.post("/<<table>>", controller.create);
''', '''
router.get("/<<table>>", controller.list.bind(controller));
router.post("/<<table>>", controller.create.bind(controller));
'''),
    ],
    twins=[
        '''
class Counter {
  count = 0;

  onClick = () => {
    this.count++;
  };

  attach(button) {
    button.addEventListener("click", this.onClick);
  }
}
''',
        '''
const names = <<list>>.map((x) => x.name);
names.forEach(console.log);
''',
        '''
setTimeout(() => this.close(), <<num>>);
''',
        '''
const total = weights.reduce(function (sum, p) {
  return sum + p;
}, 0);
''',
    ],
)

family(
    id="js-var-closure", tag="late-binding", lang="javascript", group="helpful",
    asks=["add a click handler to every button", "run timers in a loop", "create a list of functions in a loop"],
    forms=[
        ('''
for (var i = 0; i < <<small>>; i++) {
  setTimeout(() => console.log(i), i * <<num>>);
}
''', '''
for (let i = 0; i < <<small>>; i++) {
  setTimeout(() => console.log(i), i * <<num>>);
}
'''),
        ('''
for (var i = 0; i < buttons.length; i++) {
  buttons[i].addEventListener("click", function () {
    select(i);
  });
}
''', '''
for (let i = 0; i < buttons.length; i++) {
  buttons[i].addEventListener("click", function () {
    select(i);
  });
}
'''),
        ('''
const handlers = [];
for (var n = 0; n < <<list>>.length; n++) {
  handlers.push(() => <<fn>>(<<list>>[n]));
}
''', '''
const handlers = [];
for (let n = 0; n < <<list>>.length; n++) {
  handlers.push(() => <<fn>>(<<list>>[n]));
}
'''),
        ('''
for (var key in routes) {
  app.get(key, (req, res) => routes[key](req, res));
}
''', '''
for (const key in routes) {
  app.get(key, (req, res) => routes[key](req, res));
}
'''),
        ('''
for (const row of table.rows) {
  var id = row.dataset.id;
  row.onclick = () => open(id);
}
''', '''
for (const row of table.rows) {
  const id = row.dataset.id;
  row.onclick = () => open(id);
}
'''),
        ('''
function <<loadAll|fetchAll>>(urls, done) {
  const results = [];
  let left = urls.length;
  for (var k = 0; k < urls.length; k++) {
    http.get(urls[k], (res) => {
      results[k] = res.statusCode;
      res.resume();
      if (--left === 0) done(results);
    });
  }
}
''', '''
function <<loadAll|fetchAll>>(urls, done) {
  const results = [];
  let left = urls.length;
  for (let k = 0; k < urls.length; k++) {
    http.get(urls[k], (res) => {
      results[k] = res.statusCode;
      res.resume();
      if (--left === 0) done(results);
    });
  }
}
'''),
        ('''
for (var tab of document.querySelectorAll(".tab")) {
  tab.onclick = () => tab.classList.toggle("<<active|open>>");
}
''', '''
for (const tab of document.querySelectorAll(".tab")) {
  tab.onclick = () => tab.classList.toggle("<<active|open>>");
}
'''),
    ],
    twins=[
        '''
for (var i = 0; i < <<list>>.length; i++) {
  total += <<list>>[i].<<size|weight>>;
}
''',
        '''
for (let i = 0; i < <<small>>; i++) {
  setTimeout(() => console.log(i), i * 100);
}
''',
        '''
for (var i = 0; i < <<list>>.length; i++) {
  (function (n) {
    <<list>>[n].onclick = function () {
      select(n);
    };
  })(i);
}
''',
    ],
)

family(
    id="js-listener-leak", tag="resource-leak", lang="javascript", group="helpful",
    asks=["listen for window events in a React component", "poll the server every few seconds", "close a file or connection after the work"],
    forms=[
        ('''
useEffect(() => {
  window.addEventListener("<<resize|scroll|keydown>>", <<onChange|handler>>);
}, [<<onChange|handler>>]);
''', '''
useEffect(() => {
  window.addEventListener("<<resize|scroll|keydown>>", <<onChange|handler>>);
  return () => window.removeEventListener("<<resize|scroll|keydown>>", <<onChange|handler>>);
}, [<<onChange|handler>>]);
'''),
        ('''
useEffect(() => {
  setInterval(() => setTime(Date.now()), <<1000|5000>>);
}, []);
''', '''
useEffect(() => {
  const id = setInterval(() => setTime(Date.now()), <<1000|5000>>);
  return () => clearInterval(id);
}, []);
'''),
        ('''
async function <<countRows|readRows>>(pool) {
  const client = await pool.connect();
  const { rows } = await client.query("SELECT * FROM <<table>>");
  return rows.length;
}
''', '''
async function <<countRows|readRows>>(pool) {
  const client = await pool.connect();
  try {
    const { rows } = await client.query("SELECT * FROM <<table>>");
    return rows.length;
  } finally {
    client.release();
  }
}
'''),
        ('''
const file = await open("<<path>>", "r");
const head = await file.read(Buffer.alloc(<<num>>), 0, <<num>>, 0);
console.log(head.bytesRead);
''', '''
const file = await open("<<path>>", "r");
try {
  const head = await file.read(Buffer.alloc(<<num>>), 0, <<num>>, 0);
  console.log(head.bytesRead);
} finally {
  await file.close();
}
'''),
        ('''
function Chat({ room }) {
  const [messages, setMessages] = useState([]);

  useEffect(() => {
    const socket = new WebSocket(`wss://chat.example.com/${room}`);
    socket.onmessage = (e) => setMessages((all) => [...all, e.data]);
  }, [room]);

  return <p>{messages.length} messages</p>;
}
''', '''
function Chat({ room }) {
  const [messages, setMessages] = useState([]);

  useEffect(() => {
    const socket = new WebSocket(`wss://chat.example.com/${room}`);
    socket.onmessage = (e) => setMessages((all) => [...all, e.data]);
    return () => socket.close();
  }, [room]);

  return <p>{messages.length} messages</p>;
}
'''),
        ('''
const timer = setTimeout(() => controller.abort(), <<num>> * 10);
const res = await fetch("<<url>>", { signal: controller.signal });
clearTimeout(timer);
''', '''
const timer = setTimeout(() => controller.abort(), <<num>> * 10);
let res;
try {
  res = await fetch("<<url>>", { signal: controller.signal });
} finally {
  clearTimeout(timer);
}
'''),
        ('''
class <<cls>> extends HTMLElement {
  connectedCallback() {
    this.onKey = (e) => e.key === "Escape" && this.remove();
    document.addEventListener("keydown", this.onKey);
  }
}
''', '''
class <<cls>> extends HTMLElement {
  connectedCallback() {
    this.onKey = (e) => e.key === "Escape" && this.remove();
    document.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.onKey);
  }
}
'''),
    ],
    twins=[
        '''
useEffect(() => {
  document.title = `${count} <<list>>`;
}, [count]);
''',
        '''
window.addEventListener("load", <<start|init>>, { once: true });
''',
        '''
useEffect(() => {
  const id = setInterval(tick, 1000);
  return () => clearInterval(id);
}, [tick]);
''',
        '''
const { rows } = await pool.query("SELECT * FROM <<table>>"); // the pool releases the client itself
''',
    ],
)

family(
    id="js-sync-in-handler", tag="blocking-call", lang="javascript", group="helpful", unseen=True,
    asks=["read a file in an Express handler", "hash the password when a user signs up", "answer a request with the contents of a file"],
    forms=[
        ('''
app.get("/<<config|report|help>>", async (req, res) => {
  const text = fs.readFileSync("<<path>>", "utf8");
  res.send(text);
});
''', '''
app.get("/<<config|report|help>>", async (req, res) => {
  const text = await fs.promises.readFile("<<path>>", "utf8");
  res.send(text);
});
'''),
        ('''
router.post("/signup", async (req, res) => {
  const hash = bcrypt.hashSync(req.body.password, 12);
  await users.create({ email: req.body.email, hash });
  res.sendStatus(201);
});
''', '''
router.post("/signup", async (req, res) => {
  const hash = await bcrypt.hash(req.body.password, 12);
  await users.create({ email: req.body.email, hash });
  res.sendStatus(201);
});
'''),
        ('''
http.createServer(async (req, res) => {
  const html = fs.readFileSync("index.html");
  res.setHeader("Content-Type", "text/html");
  res.end(html);
}).listen(<<port>>);
''', '''
http.createServer(async (req, res) => {
  const html = await fs.promises.readFile("index.html");
  res.setHeader("Content-Type", "text/html");
  res.end(html);
}).listen(<<port>>);
'''),
        ('''
app.get("/export", async (req, res, next) => {
  try {
    const rows = await load<<Rows|Orders>>();
    fs.writeFileSync("/srv/export/last.json", JSON.stringify(rows));
    res.sendStatus(204);
  } catch (err) {
    next(err);
  }
});
''', '''
app.get("/export", async (req, res, next) => {
  try {
    const rows = await load<<Rows|Orders>>();
    await fs.promises.writeFile("/srv/export/last.json", JSON.stringify(rows));
    res.sendStatus(204);
  } catch (err) {
    next(err);
  }
});
'''),
        ('''
fastify.get("/<<files|list>>", async () => {
  const names = fs.readdirSync("<<dir>>");
  return { names };
});
''', '''
fastify.get("/<<files|list>>", async () => {
  const names = await fs.promises.readdir("<<dir>>");
  return { names };
});
'''),
        ('''
app.post("/login", async (req, res) => {
  const user = await users.byEmail(req.body.email);
  const ok = user && bcrypt.compareSync(req.body.password, user.hash);
  res.status(ok ? 200 : 401).json({ ok: Boolean(ok) });
});
''', '''
app.post("/login", async (req, res) => {
  const user = await users.byEmail(req.body.email);
  const ok = user && (await bcrypt.compare(req.body.password, user.hash));
  res.status(ok ? 200 : 401).json({ ok: Boolean(ok) });
});
'''),
    ],
    twins=[
        '''
const config = JSON.parse(fs.readFileSync("<<config.json|settings.json>>", "utf8")); // once, at start

app.listen(config.port);
''',
        '''
app.get("/<<report|help>>", (req, res) => {
  fs.createReadStream("<<path>>").pipe(res);
});
''',
        '''
app.get("/<<report|help>>", async (req, res) => {
  res.send(await fs.promises.readFile("<<path>>", "utf8"));
});
''',
    ],
)
