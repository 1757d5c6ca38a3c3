"""The most common JavaScript faults."""
from ..family import family

family(
    id="js-loose-equality", tag="loose-equality", lang="javascript", group="helpful",
    asks=["compare the status of the <<var>> in JavaScript", "check the value the form sends", "write a small check function in JavaScript", "pick the matching entries from a list"],
    forms=[
        ('''
function <<fn>>(<<var>>) {
  if (<<var>>.status == "<<active|pending|done|open|closed|draft>>") {
    return true;
  }
  return false;
}
''', '''
function <<fn>>(<<var>>) {
  if (<<var>>.status === "<<active|pending|done|open|closed|draft>>") {
    return true;
  }
  return false;
}
'''),
        ('''
const <<list>>Count = <<list>>.filter((x) => x.<<type|kind|state>> == "<<admin|guest|public|new|paid>>").length;
''', '''
const <<list>>Count = <<list>>.filter((x) => x.<<type|kind|state>> === "<<admin|guest|public|new|paid>>").length;
'''),
        ('''
if (<<var>>.length == 0) {
  console.log("no <<list>> found");
}
''', '''
if (<<var>>.length === 0) {
  console.log("no <<list>> found");
}
'''),
        ('''
const isValid = (<<var>>) => <<var>>.code != <<200|404|0|1>> && <<var>>.<<name|label|title>> != "";
''', '''
const isValid = (<<var>>) => <<var>>.code !== <<200|404|0|1>> && <<var>>.<<name|label|title>> !== "";
'''),
        ('''
input.addEventListener("change", (e) => {
  const count = Number(e.target.value);
  if (count == 0) {
    showError("Please enter a <<number|quantity|value>>");
    return;
  }
  <<fn>>(count);
});
''', '''
input.addEventListener("change", (e) => {
  const count = Number(e.target.value);
  if (count === 0) {
    showError("Please enter a <<number|quantity|value>>");
    return;
  }
  <<fn>>(count);
});
'''),
        ('''
class <<cls>> {
  constructor(<<list>>) {
    this.<<list>> = <<list>>;
  }

  indexOf(id) {
    for (let i = 0; i < this.<<list>>.length; i++) {
      if (this.<<list>>[i].id == id) {
        return i;
      }
    }
    return -1;
  }
}
''', '''
class <<cls>> {
  constructor(<<list>>) {
    this.<<list>> = <<list>>;
  }

  indexOf(id) {
    for (let i = 0; i < this.<<list>>.length; i++) {
      if (this.<<list>>[i].id === id) {
        return i;
      }
    }
    return -1;
  }
}
'''),
        ('''
const <<var>>Label = <<var>>.count == 1 ? "1 <<item|file|row|message>>" : `${<<var>>.count} <<item|file|row|message>>s`;
''', '''
const <<var>>Label = <<var>>.count === 1 ? "1 <<item|file|row|message>>" : `${<<var>>.count} <<item|file|row|message>>s`;
'''),
        ('''
while (queue.length > 0) {
  const next = queue.shift();
  if (next.state == false) continue;
  <<fn>>(next);
}
''', '''
while (queue.length > 0) {
  const next = queue.shift();
  if (next.state === false) continue;
  <<fn>>(next);
}
'''),
    ],
    twins=[
        '''
if (<<var>> == null) {
  return <<[]|{}|""|0>>;
}
''',
        '''
const <<list>>Html = `<a href="/<<list>>?page==${page}">next</a>`;
const same = a.id === b.id;
''',
        '''
function <<fn>>(<<var>>) {
  return <<var>> != null && <<var>>.status === "<<active|pending|done>>";
}
''',
        '''
const pass = Object.is(a, b) || a === b; // not ==, "1" must differ from 1
''',
    ],
)

family(
    id="js-missing-await", tag="missing-await", lang="javascript", group="helpful",
    asks=["load the <<var>> and show it", "call the API and use the JSON", "write an async function that loads data", "save the <<var>> and return it"],
    forms=[
        ('''
async function load<<User|Order|Report|Config>>(id) {
  const res = await fetch(`/api/<<users|orders|reports|configs>>/${id}`);
  if (!res.ok) throw new Error(`HTTP ${res.status}`);
  const <<var>> = res.json();
  return <<var>>.<<name|total|title|items>>;
}
''', '''
async function load<<User|Order|Report|Config>>(id) {
  const res = await fetch(`/api/<<users|orders|reports|configs>>/${id}`);
  if (!res.ok) throw new Error(`HTTP ${res.status}`);
  const <<var>> = await res.json();
  return <<var>>.<<name|total|title|items>>;
}
'''),
        ('''
async function <<save|store|archive>><<User|Order|Job>>(db, <<var>>) {
  const saved = db.<<table>>.insertOne(<<var>>);
  console.log("saved", saved.insertedId);
  return saved.insertedId;
}
''', '''
async function <<save|store|archive>><<User|Order|Job>>(db, <<var>>) {
  const saved = await db.<<table>>.insertOne(<<var>>);
  console.log("saved", saved.insertedId);
  return saved.insertedId;
}
'''),
        ('''
const <<var>> = fetch("<<url>>");
if (!<<var>>.ok) {
  throw new Error(`Request failed: ${<<var>>.status}`);
}
console.log(await <<var>>.text());
''', '''
const <<var>> = await fetch("<<url>>");
if (!<<var>>.ok) {
  throw new Error(`Request failed: ${<<var>>.status}`);
}
console.log(await <<var>>.text());
'''),
        ('''
app.get("/<<table>>/:id", async (req, res) => {
  const found = <<User|Order|Account>>.findById(req.params.id);
  if (!found) {
    return res.status(404).json({ error: "Not found" });
  }
  res.json(found);
});
''', '''
app.get("/<<table>>/:id", async (req, res) => {
  const found = await <<User|Order|Account>>.findById(req.params.id);
  if (!found) {
    return res.status(404).json({ error: "Not found" });
  }
  res.json(found);
});
'''),
        ('''
import { readFile } from "node:fs/promises";

export async function read<<Config|Settings|Manifest>>(path) {
  const text = readFile(path, "utf8");
  return JSON.parse(text);
}
''', '''
import { readFile } from "node:fs/promises";

export async function read<<Config|Settings|Manifest>>(path) {
  const text = await readFile(path, "utf8");
  return JSON.parse(text);
}
'''),
        ('''
async function <<fn>>(<<list>>) {
  const loaded = Promise.all(<<list>>.map((x) => loadOne(x)));
  return loaded.filter((r) => r.<<ok|valid|active>>);
}

async function loadOne(id) {
  const res = await axios.get(`<<url>>/${id}`);
  return res.data;
}
''', '''
async function <<fn>>(<<list>>) {
  const loaded = await Promise.all(<<list>>.map((x) => loadOne(x)));
  return loaded.filter((r) => r.<<ok|valid|active>>);
}

async function loadOne(id) {
  const res = await axios.get(`<<url>>/${id}`);
  return res.data;
}
'''),
        ('''
class <<cls>> {
  constructor(pool) {
    this.pool = pool;
  }

  async count() {
    const { rows } = this.pool.query("SELECT count(*) AS n FROM <<table>>");
    return Number(rows[0].n);
  }
}
''', '''
class <<cls>> {
  constructor(pool) {
    this.pool = pool;
  }

  async count() {
    const { rows } = await this.pool.query("SELECT count(*) AS n FROM <<table>>");
    return Number(rows[0].n);
  }
}
'''),
        ('''
async function isAllowed(userId) {
  const perms = await getPermissions(userId);
  return perms.includes("<<read|write|admin>>");
}

async function remove<<User|Order|File>>(userId, id) {
  if (!isAllowed(userId)) {
    throw new Error("Forbidden");
  }
  await store.remove(id);
}
''', '''
async function isAllowed(userId) {
  const perms = await getPermissions(userId);
  return perms.includes("<<read|write|admin>>");
}

async function remove<<User|Order|File>>(userId, id) {
  if (!(await isAllowed(userId))) {
    throw new Error("Forbidden");
  }
  await store.remove(id);
}
'''),
    ],
    twins=[
        '''
function load<<User|Order|Report>>(id) {
  return axios.get(`/api/<<users|orders|reports>>/${id}`).then((res) => res.data);
}
''',
        '''
async function <<load|read>>Both(a, b) {
  const first = axios.get(a);
  const second = axios.get(b);
  const [x, y] = await Promise.all([first, second]);
  return [x.data, y.data];
}
''',
        '''
import { readFileSync } from "node:fs";

const <<var>> = JSON.parse(readFileSync("<<package.json|config.json|data.json>>", "utf8"));
console.log(<<var>>.<<name|version>>);
''',
        '''
const get<<User|Order>> = async (id) => db.<<table>>.findOne({ id });
''',
    ],
)

family(
    id="js-foreach-async", tag="async-foreach", lang="javascript", group="helpful",
    asks=["handle every entry of <<list>> one after another", "process all <<list>> asynchronously and then log a message", "run an async function for each of the <<list>>"],
    forms=[
        ('''
async function <<saveAll|sendAll|uploadAll|importAll>>(<<list>>) {
  <<list>>.forEach(async (x) => {
    await <<save|send|upload|store>>(x);
  });
  console.log("all <<done|saved|sent>>");
}
''', '''
async function <<saveAll|sendAll|uploadAll|importAll>>(<<list>>) {
  for (const x of <<list>>) {
    await <<save|send|upload|store>>(x);
  }
  console.log("all <<done|saved|sent>>");
}
'''),
        ('''
const results = [];
<<list>>.forEach(async (id) => {
  const res = await axios.get(`<<url>>/${id}`);
  results.push(res.data);
});
console.log(results.length);
''', '''
const results = [];
for (const id of <<list>>) {
  const res = await axios.get(`<<url>>/${id}`);
  results.push(res.data);
}
console.log(results.length);
'''),
        ('''
app.post("/<<import|sync|refresh>>", async (req, res) => {
  req.body.<<list>>.forEach(async (x) => {
    await db.collection("<<table>>").insertOne(x);
  });
  res.json({ ok: true });
});
''', '''
app.post("/<<import|sync|refresh>>", async (req, res) => {
  for (const x of req.body.<<list>>) {
    await db.collection("<<table>>").insertOne(x);
  }
  res.json({ ok: true });
});
'''),
        ('''
async function <<resizeAll|convertAll|copyAll>>(<<list>>, <<options|settings>>) {
  <<list>>.forEach(async (x) => {
    const out = await <<resize|convert|copy>>(x, <<options|settings>>);
    await out.save();
  });
  return <<list>>.length;
}
''', '''
async function <<resizeAll|convertAll|copyAll>>(<<list>>, <<options|settings>>) {
  await Promise.all(<<list>>.map(async (x) => {
    const out = await <<resize|convert|copy>>(x, <<options|settings>>);
    await out.save();
  }));
  return <<list>>.length;
}
'''),
        ('''
let total = 0;
<<list>>.forEach(async function (x) {
  total += await get<<Size|Length|Weight>>(x);
});
console.log(`Total: ${total}`);
''', '''
let total = 0;
for (const x of <<list>>) {
  total += await get<<Size|Length|Weight>>(x);
}
console.log(`Total: ${total}`);
'''),
        ('''
class <<cls>> {
  async close() {
    this.<<connections|sockets|streams>>.forEach(async (c) => {
      await c.end();
    });
    this.<<connections|sockets|streams>> = [];
  }
}
''', '''
class <<cls>> {
  async close() {
    await Promise.all(this.<<connections|sockets|streams>>.map(async (c) => {
      await c.end();
    }));
    this.<<connections|sockets|streams>> = [];
  }
}
'''),
        ('''
const names = await readdir(dir);
names.forEach(async (name) => {
  const info = await stat(join(dir, name));
  sizes[name] = info.size;
});
await writeFile("<<sizes.json|report.json>>", JSON.stringify(sizes));
''', '''
const names = await readdir(dir);
for (const name of names) {
  const info = await stat(join(dir, name));
  sizes[name] = info.size;
}
await writeFile("<<sizes.json|report.json>>", JSON.stringify(sizes));
'''),
        ('''
async function <<migrate|backfill>>(db, map) {
  map.forEach(async (value, key) => {
    await db.query("UPDATE <<table>> SET <<label|note|alias>> = $1 WHERE id = $2", [value, key]);
  });
  await db.end();
}
''', '''
async function <<migrate|backfill>>(db, map) {
  for (const [key, value] of map) {
    await db.query("UPDATE <<table>> SET <<label|note|alias>> = $1 WHERE id = $2", [value, key]);
  }
  await db.end();
}
'''),
    ],
    twins=[
        '''
<<list>>.forEach((x) => {
  console.log(x.<<name|id|title>>);
});
''',
        '''
for (const x of <<list>>) {
  await <<save|send|upload>>(x);
}
''',
        '''
const <<list>>Pages = await Promise.all(
  <<list>>.map(async (x) => {
    const res = await fetch(x.url);
    return res.ok ? res.text() : "";
  })
);
<<list>>Pages.forEach((page) => console.log(page.length));
''',
        '''
async function <<run|start>>() {
  const all = await load<<Jobs|Tasks|Rows>>();
  all.forEach((x) => queue.add(x));
}
''',
    ],
)

family(
    id="js-sql-string", tag="CWE-89", lang="javascript", group="harmless",
    asks=["query <<table>> by <<col>> in Node.js", "look up rows of <<table>> in JavaScript", "write a database function for <<table>>"],
    forms=[
        ('''
async function <<findRows|lookup|loadRows|search>>(<<col>>) {
  const { rows } = await pool.query(`SELECT * FROM <<table>> WHERE <<col>> = '${<<col>>}'`);
  return rows;
}
''', '''
async function <<findRows|lookup|loadRows|search>>(<<col>>) {
  const { rows } = await pool.query("SELECT * FROM <<table>> WHERE <<col>> = $1", [<<col>>]);
  return rows;
}
'''),
        ('''
app.get("/<<table>>", (req, res) => {
  const sql = "SELECT * FROM <<table>> WHERE <<col>> = '" + req.query.<<col>> + "'";
  connection.query(sql, (err, results) => {
    if (err) return res.status(500).json({ error: "Database error" });
    res.json(results);
  });
});
''', '''
app.get("/<<table>>", (req, res) => {
  const sql = "SELECT * FROM <<table>> WHERE <<col>> = ?";
  connection.query(sql, [req.query.<<col>>], (err, results) => {
    if (err) return res.status(500).json({ error: "Database error" });
    res.json(results);
  });
});
'''),
        ('''
const row = db.prepare(`SELECT * FROM <<table>> WHERE <<col>> = '${<<var>>}'`).get();
''', '''
const row = db.prepare("SELECT * FROM <<table>> WHERE <<col>> = ?").get(<<var>>);
'''),
        ('''
await client.query(`DELETE FROM <<table>> WHERE <<col>> = '${req.params.<<col>>}'`);
res.status(204).end();
''', '''
await client.query("DELETE FROM <<table>> WHERE <<col>> = $1", [req.params.<<col>>]);
res.status(204).end();
'''),
        ('''
export async function update<<Name|Label|Note>>(conn, id, value) {
  const sql = "UPDATE <<table>> SET <<col>> = '" + value + "' WHERE id = " + id;
  const [result] = await conn.execute(sql);
  return result.affectedRows;
}
''', '''
export async function update<<Name|Label|Note>>(conn, id, value) {
  const sql = "UPDATE <<table>> SET <<col>> = ? WHERE id = ?";
  const [result] = await conn.execute(sql, [value, id]);
  return result.affectedRows;
}
'''),
        ('''
class <<cls>> {
  constructor(pool) {
    this.pool = pool;
  }

  async search(term) {
    const { rows } = await this.pool.query(
      `SELECT id, <<col>> FROM <<table>> WHERE <<col>> ILIKE '%${term}%' LIMIT <<num>>`
    );
    return rows;
  }
}
''', '''
class <<cls>> {
  constructor(pool) {
    this.pool = pool;
  }

  async search(term) {
    const { rows } = await this.pool.query(
      "SELECT id, <<col>> FROM <<table>> WHERE <<col>> ILIKE $1 LIMIT <<num>>",
      [`%${term}%`]
    );
    return rows;
  }
}
'''),
        ('''
const [rows] = await sequelize.query(
  `SELECT * FROM <<table>> WHERE <<col>> = '${req.body.<<col>>}'`
);
''', '''
const [rows] = await sequelize.query(
  "SELECT * FROM <<table>> WHERE <<col>> = :value",
  { replacements: { value: req.body.<<col>> } }
);
'''),
        ('''
function add<<Row|Entry>>(db, <<col>>, done) {
  db.run("INSERT INTO <<table>> (<<col>>) VALUES ('" + <<col>> + "')", done);
}
''', '''
function add<<Row|Entry>>(db, <<col>>, done) {
  db.run("INSERT INTO <<table>> (<<col>>) VALUES (?)", [<<col>>], done);
}
'''),
    ],
    twins=[
        '''
const { rows } = await pool.query("SELECT * FROM <<table>> WHERE <<col>> = $1", [<<var>>]);
console.log(`found ${rows.length} <<table>> where <<col>> = ${<<var>>}`);
''',
        '''
const { rows } = await pool.query(`
  SELECT <<col>>, count(*) AS n
  FROM <<table>>
  GROUP BY <<col>>
  LIMIT <<num>>
`);
''',
        '''
const marks = <<list>>.map(() => "?").join(", ");
const rows = db.prepare(`SELECT * FROM <<table>> WHERE <<col>> IN (${marks})`).all(...<<list>>);
''',
        '''
const found = await sql`SELECT * FROM <<table>> WHERE <<col>> = ${<<var>>}`; // postgres.js binds the value
''',
    ],
)

family(
    id="js-exec-shell", tag="CWE-78", lang="javascript", group="harmless",
    asks=["run a command on a file from Node.js", "call an external program with a user's input", "write a Node.js helper that starts a command-line tool"],
    forms=[
        ('''
const { exec } = require("child_process");

function <<fn>>(file, done) {
  exec(`<<convert|identify|file|gzip>> ${file}`, done);
}
''', '''
const { execFile } = require("child_process");

function <<fn>>(file, done) {
  execFile("<<convert|identify|file|gzip>>", [file], done);
}
'''),
        ('''
import { execSync } from "node:child_process";

const out = execSync("git <<log|show|diff>> " + <<ref|branch|target>>).toString();
''', '''
import { execFileSync } from "node:child_process";

const out = execFileSync("git", ["<<log|show|diff>>", <<ref|branch|target>>]).toString();
'''),
        ('''
const { exec } = require("node:child_process");

app.get("/<<ping|check|lookup>>", (req, res) => {
  exec(`ping -c <<small>> ${req.query.host}`, (err, stdout) => {
    if (err) return res.status(500).send("failed");
    res.send(stdout);
  });
});
''', '''
const { execFile } = require("node:child_process");

app.get("/<<ping|check|lookup>>", (req, res) => {
  execFile("ping", ["-c", "<<small>>", req.query.host], (err, stdout) => {
    if (err) return res.status(500).send("failed");
    res.send(stdout);
  });
});
'''),
        ('''
const child = spawn("<<tar|zip|ffmpeg>>", [<<input|source|target>>], { shell: true, stdio: "inherit" });
child.on("exit", (code) => console.log(`exit ${code}`));
''', '''
const child = spawn("<<tar|zip|ffmpeg>>", [<<input|source|target>>], { stdio: "inherit" });
child.on("exit", (code) => console.log(`exit ${code}`));
'''),
        (r'''
const execAsync = promisify(child_process.exec);

const { stdout } = await execAsync(`du -sh "${<<dir|folder|path>>}"`);
const [size] = stdout.split("\t");
''', r'''
const execFileAsync = promisify(child_process.execFile);

const { stdout } = await execFileAsync("du", ["-sh", <<dir|folder|path>>]);
const [size] = stdout.split("\t");
'''),
        ('''
import { execSync } from "child_process";

class <<cls>> {
  thumbnail(src, dest) {
    execSync(`convert ${src} -resize <<num>>x<<num>> ${dest}`);
    return dest;
  }
}
''', '''
import { execFileSync } from "child_process";

class <<cls>> {
  thumbnail(src, dest) {
    execFileSync("convert", [src, "-resize", "<<num>>x<<num>>", dest]);
    return dest;
  }
}
'''),
        ('''
function archive(name) {
  const child_process = require("child_process");
  child_process.execSync("tar -czf backup.tgz " + name);
  return "backup.tgz";
}
''', '''
function archive(name) {
  const child_process = require("child_process");
  child_process.execFileSync("tar", ["-czf", "backup.tgz", "--", name]);
  return "backup.tgz";
}
'''),
        (r'''
const lines = cp.spawnSync("sh", ["-c", `grep -n ${term} <<path>>`]).stdout.toString().split("\n");
''', r'''
const lines = cp.spawnSync("grep", ["-n", "-e", term, "<<path>>"]).stdout.toString().split("\n");
'''),
    ],
    twins=[
        '''
const { execSync } = require("child_process");

const sha = execSync("git rev-parse HEAD").toString().trim();
console.log(`build ${sha}`);
''',
        '''
const { execFile } = require("child_process");

execFile("<<convert|identify|file>>", [file], (err, stdout) => {
  if (err) throw err;
  console.log(`${file}: ${stdout}`);
});
''',
        r'''
const match = /<<id|key|ref>>=(\d+)/.exec(line);
if (match) console.log(`found ${match[1]}`);
''',
        '''
const child = spawn("<<npm|git|node>>", ["<<run|status|version>>"], { cwd: dir, stdio: "inherit" });
''',
    ],
)

family(
    id="js-innerhtml", tag="CWE-79", lang="javascript", group="harmless",
    asks=["show the <<var>> on the page", "render text a user typed", "update an element with JavaScript"],
    forms=[
        ('''
document.getElementById("<<output|message|result|status>>").innerHTML = <<var>>.<<name|text|title>>;
''', '''
document.getElementById("<<output|message|result|status>>").textContent = <<var>>.<<name|text|title>>;
'''),
        ('''
const el = document.querySelector(".<<comment|note|bio|title>>");
el.innerHTML = new URLSearchParams(location.search).get("<<q|name|msg>>");
''', '''
const el = document.querySelector(".<<comment|note|bio|title>>");
el.textContent = new URLSearchParams(location.search).get("<<q|name|msg>>");
'''),
        ('''
function add<<Comment|Message|Row>>(<<var>>) {
  const li = document.createElement("li");
  li.innerHTML = <<var>>.text;
  document.querySelector("#<<list|comments|log>>").appendChild(li);
}
''', '''
function add<<Comment|Message|Row>>(<<var>>) {
  const li = document.createElement("li");
  li.textContent = <<var>>.text;
  document.querySelector("#<<list|comments|log>>").appendChild(li);
}
'''),
        ('''
document.write("Hello, " + decodeURIComponent(location.hash.slice(1)));
''', '''
document.body.append("Hello, " + decodeURIComponent(location.hash.slice(1)));
'''),
        ('''
$("#<<greeting|status|title>>").html("Welcome, " + <<user|account|profile>>.name);
''', '''
$("#<<greeting|status|title>>").text("Welcome, " + <<user|account|profile>>.name);
'''),
        ('''
socket.on("<<chat|message|notice>>", (msg) => {
  const p = document.createElement("p");
  p.innerHTML = `${msg.<<from|author>>}: ${msg.text}`;
  log.append(p);
});
''', '''
socket.on("<<chat|message|notice>>", (msg) => {
  const p = document.createElement("p");
  p.textContent = `${msg.<<from|author>>}: ${msg.text}`;
  log.append(p);
});
'''),
        ('''
function showProfile(info) {
  nameBox.innerHTML = info.<<name|nickname>>;
  bioBox.innerHTML = info.<<bio|about>>;
}
''', '''
function showProfile(info) {
  nameBox.textContent = info.<<name|nickname>>;
  bioBox.textContent = info.<<bio|about>>;
}
'''),
        ('''
app.get("/<<search|find>>", (req, res) => {
  res.send("<p>No results for " + req.query.q + "</p>");
});
''', '''
app.get("/<<search|find>>", (req, res) => {
  res.type("text").send("No results for " + req.query.q);
});
'''),
        ('''
const row = table.insertRow();
for (const value of [<<order|person|book>>.id, <<order|person|book>>.name]) {
  row.insertCell().insertAdjacentHTML("beforeend", value);
}
''', '''
const row = table.insertRow();
for (const value of [<<order|person|book>>.id, <<order|person|book>>.name]) {
  row.insertCell().append(value);
}
'''),
    ],
    twins=[
        '''
const box = document.querySelector("#<<list|log>>");
box.innerHTML = "";
for (const x of <<list>>) {
  const li = document.createElement("li");
  li.textContent = x.<<name|text>>;
  box.append(li);
}
''',
        '''
document.querySelector("#<<spinner|empty>>").innerHTML = "<strong>Loading&hellip;</strong>";
''',
        '''
el.innerHTML = DOMPurify.sanitize(<<var>>.<<body|html>>);
''',
        '''
const before = el.innerHTML.length;
el.textContent = <<var>>.<<name|title>>;
''',
    ],
)

family(
    id="js-off-by-one", tag="off-by-one", lang="javascript", group="helpful",
    asks=["loop over the <<list>>", "go through the <<list>> and sum up a field", "write a loop in JavaScript over an array"],
    forms=[
        ('''
for (let i = 0; i <= <<list>>.length; i++) {
  console.log(<<list>>[i].<<name|id|title>>);
}
''', '''
for (let i = 0; i < <<list>>.length; i++) {
  console.log(<<list>>[i].<<name|id|title>>);
}
'''),
        ('''
function <<sum|total|count>>(<<list>>) {
  let acc = 0;
  for (let i = 0; i <= <<list>>.length; i++) {
    acc += <<list>>[i].<<size|weight|points>>;
  }
  return acc;
}
''', '''
function <<sum|total|count>>(<<list>>) {
  let acc = 0;
  for (let i = 0; i < <<list>>.length; i++) {
    acc += <<list>>[i].<<size|weight|points>>;
  }
  return acc;
}
'''),
        ('''
const last = <<list>>[<<list>>.length];
console.log(`last: ${last.<<name|id>>}`);
''', '''
const last = <<list>>[<<list>>.length - 1];
console.log(`last: ${last.<<name|id>>}`);
'''),
        ('''
let i = <<list>>.length;
while (i >= 0) {
  if (<<list>>[i].<<expired|deleted|done>>) <<list>>.splice(i, 1);
  i--;
}
''', '''
let i = <<list>>.length - 1;
while (i >= 0) {
  if (<<list>>[i].<<expired|deleted|done>>) <<list>>.splice(i, 1);
  i--;
}
'''),
        ('''
for (let i = 0; i < <<list>>.length; i++) {
  for (let j = i + 1; j <= <<list>>.length; j++) {
    if (<<list>>[i].id === <<list>>[j].id) {
      throw new Error("duplicate id");
    }
  }
}
''', '''
for (let i = 0; i < <<list>>.length; i++) {
  for (let j = i + 1; j < <<list>>.length; j++) {
    if (<<list>>[i].id === <<list>>[j].id) {
      throw new Error("duplicate id");
    }
  }
}
'''),
        ('''
function pick<<Random|Any|One>>(<<list>>) {
  const index = Math.floor(Math.random() * (<<list>>.length + 1));
  return <<list>>[index];
}
''', '''
function pick<<Random|Any|One>>(<<list>>) {
  const index = Math.floor(Math.random() * <<list>>.length);
  return <<list>>[index];
}
'''),
        ('''
const chunks = [];
for (let start = 0; start <= <<list>>.length; start += <<num>>) {
  chunks.push(<<list>>.slice(start, start + <<num>>));
}
''', '''
const chunks = [];
for (let start = 0; start < <<list>>.length; start += <<num>>) {
  chunks.push(<<list>>.slice(start, start + <<num>>));
}
'''),
        ('''
const diffs = [];
for (let k = 0; k < <<list>>.length; k++) {
  diffs.push(<<list>>[k] - <<list>>[k - 1]);
}
''', '''
const diffs = [];
for (let k = 1; k < <<list>>.length; k++) {
  diffs.push(<<list>>[k] - <<list>>[k - 1]);
}
'''),
        ('''
const isSorted = (<<list>>) => {
  for (let n = 0; n < <<list>>.length; n++) {
    if (<<list>>[n].rank > <<list>>[n + 1].rank) return false;
  }
  return true;
};
''', '''
const isSorted = (<<list>>) => {
  for (let n = 0; n < <<list>>.length - 1; n++) {
    if (<<list>>[n].rank > <<list>>[n + 1].rank) return false;
  }
  return true;
};
'''),
    ],
    twins=[
        '''
for (let i = 1; i <= <<num>>; i++) {
  console.log(`line ${i}`);
}
''',
        '''
for (let i = <<list>>.length - 1; i >= 0; i--) {
  console.log(<<list>>[i]);
}
''',
        '''
for (let i = 0; i <= <<list>>.length - 2; i++) {
  if (<<list>>[i] > <<list>>[i + 1]) return false;
}
''',
        '''
const pages = Math.ceil(<<list>>.length / <<num>>);
for (let page = 1; page <= pages; page++) {
  links.push(`/<<list>>?page=${page}`);
}
''',
    ],
)

family(
    id="js-hardcoded-secret", tag="CWE-798", lang="javascript", group="harmless",
    asks=["connect to the service from Node.js", "set up the client with credentials", "configure the access to the API"],
    forms=[
        ('''
const <<apiKey|token|secretKey>> = "<<secret>>";

const res = await fetch("<<url>>", {
  headers: { Authorization: `Bearer ${<<apiKey|token|secretKey>>}` },
});
''', '''
const <<apiKey|token|secretKey>> = process.env.<<env>>;

const res = await fetch("<<url>>", {
  headers: { Authorization: `Bearer ${<<apiKey|token|secretKey>>}` },
});
'''),
        ('''
const pool = new Pool({
  host: "<<host>>",
  user: "<<user>>",
  password: "<<secret>>",
  database: "<<table>>",
});
''', '''
const pool = new Pool({
  host: "<<host>>",
  user: "<<user>>",
  password: process.env.DB_PASSWORD,
  database: "<<table>>",
});
'''),
        ('''
app.use(
  session({
    secret: "<<secret>>",
    resave: false,
    saveUninitialized: false,
  })
);
''', '''
app.use(
  session({
    secret: process.env.SESSION_SECRET,
    resave: false,
    saveUninitialized: false,
  })
);
'''),
        ('''
const jwt = require("jsonwebtoken");

function <<sign|createToken|issue>>(user) {
  return jwt.sign({ sub: user.id }, "<<secret>>", { expiresIn: "<<1h|15m|2h|1d>>" });
}
''', '''
const jwt = require("jsonwebtoken");

function <<sign|createToken|issue>>(user) {
  return jwt.sign({ sub: user.id }, process.env.JWT_SECRET, { expiresIn: "<<1h|15m|2h|1d>>" });
}
'''),
        ('''
module.exports = {
  port: process.env.PORT || <<port>>,
  <<stripeKey|mailKey|apiToken>>: "<<secret>>",
};
''', '''
module.exports = {
  port: process.env.PORT || <<port>>,
  <<stripeKey|mailKey|apiToken>>: process.env.<<env>>,
};
'''),
        ('''
const transporter = nodemailer.createTransport({
  host: "<<host>>",
  port: 587,
  auth: { user: "<<user>>", pass: "<<secret>>" },
});
''', '''
const transporter = nodemailer.createTransport({
  host: "<<host>>",
  port: 587,
  auth: { user: "<<user>>", pass: process.env.SMTP_PASSWORD },
});
'''),
        ('''
const client = new S3Client({
  region: "<<eu-west-1|us-east-1|eu-central-1>>",
  credentials: {
    accessKeyId: "AKIAEXAMPLE<<num>>",
    secretAccessKey: "<<secret>>",
  },
});
''', '''
const client = new S3Client({
  region: "<<eu-west-1|us-east-1|eu-central-1>>",
  credentials: {
    accessKeyId: process.env.AWS_ACCESS_KEY_ID,
    secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
  },
});
'''),
        ('''
class <<cls>> {
  #password = "<<secret>>";

  connect() {
    return mysql.createConnection({ host: "<<host>>", user: "<<user>>", password: this.#password });
  }
}
''', '''
class <<cls>> {
  #password = process.env.<<env>>;

  connect() {
    return mysql.createConnection({ host: "<<host>>", user: "<<user>>", password: this.#password });
  }
}
'''),
        ('''
mongoose.connect("mongodb://<<user>>:<<secret>>@<<host>>/<<table>>");
''', '''
mongoose.connect(process.env.MONGODB_URI);
'''),
    ],
    twins=[
        '''
const <<apiKey|token>> = process.env.<<env>>;
if (!<<apiKey|token>>) {
  throw new Error("<<env>> is not set");
}
''',
        '''
const schema = {
  password: { type: "string", minLength: 12 },
  token: { type: "string" },
};
''',
        '''
const TOKEN_HEADER = "x-<<api|auth|csrf>>-token";
const token = req.headers[TOKEN_HEADER];
''',
        '''
const password = await prompt("password: ");
await login("<<user>>", password);
''',
    ],
)
