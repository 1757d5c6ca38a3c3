"""JavaScript: functions, objects, switches, defaults and old APIs."""
from ..family import family

family(
    id="js-arrow-no-return", tag="missing-return", lang="javascript", group="helpful",
    asks=["map the <<list>> to something shorter", "filter the <<list>>", "write an array helper"],
    forms=[
        ('''
const names = <<list>>.map((x) => {
  x.<<name|title|id>>.trim();
});
''', '''
const names = <<list>>.map((x) => {
  return x.<<name|title|id>>.trim();
});
'''),
        ('''
const total = <<list>>.reduce((sum, x) => {
  sum + x.<<size|weight|count>>;
}, 0);
''', '''
const total = <<list>>.reduce((sum, x) => {
  return sum + x.<<size|weight|count>>;
}, 0);
'''),
        ('''
const active = <<list>>.filter((x) => {
  const age = Date.now() - x.lastSeen;
  age < <<num>> * 1000;
});
''', '''
const active = <<list>>.filter((x) => {
  const age = Date.now() - x.lastSeen;
  return age < <<num>> * 1000;
});
'''),
        ('''
const toOption = (<<var>>) => { value: <<var>>.id };
''', '''
const toOption = (<<var>>) => ({ value: <<var>>.id });
'''),
        ('''
function find<<User|Order|Row>>(<<list>>, id) {
  <<list>>.find((x) => x.id === id);
}
''', '''
function find<<User|Order|Row>>(<<list>>, id) {
  return <<list>>.find((x) => x.id === id);
}
'''),
        ('''
function <<scale|adjust|convert>>(n) {
  const out = n <<* 2|* n|/ 2>>;
}
''', '''
function <<scale|adjust|convert>>(n) {
  const out = n <<* 2|* n|/ 2>>;
  return out;
}
'''),
        ('''
load<<Config|Data>>()
  .then((text) => {
    JSON.parse(text);
  })
  .then((<<var>>) => console.log(<<var>>.version));
''', '''
load<<Config|Data>>()
  .then((text) => {
    return JSON.parse(text);
  })
  .then((<<var>>) => console.log(<<var>>.version));
'''),
        ('''
const sorted = [...<<list>>].sort((a, b) => {
  a.name.localeCompare(b.name);
});
''', '''
const sorted = [...<<list>>].sort((a, b) => {
  return a.name.localeCompare(b.name);
});
'''),
    ],
    twins=[
        '''
<<list>>.forEach((x) => {
  console.log(x.<<name|id>>);
});
''',
        '''
const names = <<list>>.map((x) => x.<<name|title>>);
''',
        '''
const pairs = <<list>>.map((x) => ({ id: x.id, label: x.name }));
''',
        '''
setItems((items) => {
  const next = items.slice();
  next.pop();
  return next;
});
''',
    ],
)

family(
    id="js-switch-break", tag="missing-break", lang="javascript", group="helpful",
    asks=["choose an action by its type", "map a status to a label", "write a reducer with a switch"],
    forms=[
        ('''
switch (<<action|event|msg>>.type) {
  case "<<add|open|start>>":
    count += 1;
  case "<<remove|close|stop>>":
    count -= 1;
    break;
  default:
    throw new Error("unknown type");
}
''', '''
switch (<<action|event|msg>>.type) {
  case "<<add|open|start>>":
    count += 1;
    break;
  case "<<remove|close|stop>>":
    count -= 1;
    break;
  default:
    throw new Error("unknown type");
}
'''),
        ('''
function label(status) {
  let text = "";
  switch (status) {
    case "<<active|open>>":
      text = "<<Active|Open>>";
      break;
    case "<<paused|waiting>>":
      text = "<<Paused|Waiting>>";
    default:
      text = "Unknown";
  }
  return text;
}
''', '''
function label(status) {
  let text = "";
  switch (status) {
    case "<<active|open>>":
      text = "<<Active|Open>>";
      break;
    case "<<paused|waiting>>":
      text = "<<Paused|Waiting>>";
      break;
    default:
      text = "Unknown";
  }
  return text;
}
'''),
        ('''
document.addEventListener("keydown", (e) => {
  switch (e.key) {
    case "ArrowLeft":
      player.x -= <<num>>;
    case "ArrowRight":
      player.x += <<num>>;
    case " ":
      player.jump();
  }
});
''', '''
document.addEventListener("keydown", (e) => {
  switch (e.key) {
    case "ArrowLeft":
      player.x -= <<num>>;
      break;
    case "ArrowRight":
      player.x += <<num>>;
      break;
    case " ":
      player.jump();
  }
});
'''),
        ('''
switch (level) {
  case "error":
    console.error(text);
  case "warn":
    console.warn(text);
  default:
    console.log(text);
}
''', '''
switch (level) {
  case "error":
    console.error(text);
    break;
  case "warn":
    console.warn(text);
    break;
  default:
    console.log(text);
}
'''),
        ('''
class <<cls>> {
  apply(op, n) {
    switch (op) {
      case "add":
        this.value += n;
      case "sub":
        this.value -= n;
      case "reset":
        this.value = 0;
        break;
    }
  }
}
''', '''
class <<cls>> {
  apply(op, n) {
    switch (op) {
      case "add":
        this.value += n;
        break;
      case "sub":
        this.value -= n;
        break;
      case "reset":
        this.value = 0;
        break;
    }
  }
}
'''),
        ('''
switch (res.status) {
  case 401:
    location.assign("/login");
  case 404:
    show("Not found");
    break;
}
''', '''
switch (res.status) {
  case 401:
    location.assign("/login");
    break;
  case 404:
    show("Not found");
    break;
}
'''),
    ],
    twins=[
        '''
switch (ext) {
  case ".jpg":
  case ".jpeg":
    return "image/jpeg";
  case ".png":
    return "image/png";
  default:
    return "application/octet-stream";
}
''',
        '''
switch (<<action|event>>.type) {
  case "<<add|open>>":
    return { ...state, count: state.count + 1 };
  default:
    return state;
}
''',
        '''
switch (step) {
  case 1:
    prepare();
  // fall through
  case 2:
    run();
    break;
}
''',
    ],
)

family(
    id="js-const-reassign", tag="const-reassign", lang="javascript", group="helpful",
    asks=["count something in a loop", "build up a text", "choose a value by a condition"],
    forms=[
        ('''
const count = 0;
for (const x of <<list>>) {
  if (x.<<active|done|valid>>) count++;
}
''', '''
let count = 0;
for (const x of <<list>>) {
  if (x.<<active|done|valid>>) count++;
}
'''),
        (r'''
const text = "";
<<list>>.forEach((x) => {
  text += `${x.<<name|id>>}\n`;
});
''', r'''
let text = "";
<<list>>.forEach((x) => {
  text += `${x.<<name|id>>}\n`;
});
'''),
        ('''
function <<greeting|title|label>>(user) {
  const text = "Hello";
  if (user) {
    text = `Hello, ${user.name}`;
  }
  return text;
}
''', '''
function <<greeting|title|label>>(user) {
  let text = "Hello";
  if (user) {
    text = `Hello, ${user.name}`;
  }
  return text;
}
'''),
        ('''
for (const i = 0; i < <<num>>; i++) {
  console.log(i);
}
''', '''
for (let i = 0; i < <<num>>; i++) {
  console.log(i);
}
'''),
        ('''
const page = 1;
while (page <= pages) {
  all.push(...(await load(page)));
  page = page + 1;
}
''', '''
let page = 1;
while (page <= pages) {
  all.push(...(await load(page)));
  page = page + 1;
}
'''),
        ('''
class <<cls>> {
  next() {
    const id = this.lastId;
    id += 1;
    this.lastId = id;
    return id;
  }
}
''', '''
class <<cls>> {
  next() {
    let id = this.lastId;
    id += 1;
    this.lastId = id;
    return id;
  }
}
'''),
        ('''
const { limit, offset } = req.query;
limit = Math.min(Number(limit) || <<num>>, 1000);
offset = Number(offset) || 0;
''', '''
let { limit, offset } = req.query;
limit = Math.min(Number(limit) || <<num>>, 1000);
offset = Number(offset) || 0;
'''),
    ],
    twins=[
        '''
const counts = {};
for (const x of <<list>>) {
  counts[x.type] = (counts[x.type] ?? 0) + 1;
}
''',
        '''
const out = [];
out.push(...<<list>>);
''',
        '''
for (const x of <<list>>) {
  console.log(x);
}
''',
        '''
const el = document.createElement("li");
el.textContent = "<<one|two>>";
''',
    ],
)

family(
    id="js-or-default", tag="wrong-default", lang="javascript", group="helpful",
    asks=["use a default when an option is missing", "read options with defaults", "set a default value in JavaScript"],
    forms=[
        ('''
function <<connect|open|createServer>>(options = {}) {
  const retries = options.retries || <<small>>; // 0 turns retries off
  return attempt(retries);
}
''', '''
function <<connect|open|createServer>>(options = {}) {
  const retries = options.retries ?? <<small>>; // 0 turns retries off
  return attempt(retries);
}
'''),
        ('''
const volume = settings.volume || 50; // 0 is mute
''', '''
const volume = settings.volume ?? 50; // 0 is mute
'''),
        ('''
const enabled = config.<<cache|logging|autosave>> || true;
''', '''
const enabled = config.<<cache|logging|autosave>> ?? true;
'''),
        ('''
class <<cls>> {
  constructor({ delay, prefix }) {
    this.delay = delay || <<num>>; // 0: no delay
    this.prefix = prefix || "<<app|log>>"; // "" is allowed
  }
}
''', '''
class <<cls>> {
  constructor({ delay, prefix }) {
    this.delay = delay ?? <<num>>; // 0: no delay
    this.prefix = prefix ?? "<<app|log>>"; // "" is allowed
  }
}
'''),
        ('''
const row = {
  name: x.name || "unnamed",
  stock: x.stock || null, // null: not counted yet, 0: sold out
};
''', '''
const row = {
  name: x.name || "unnamed",
  stock: x.stock ?? null, // null: not counted yet, 0: sold out
};
'''),
        ('''
export function paginate(items, { page, size }) {
  const index = page || 1; // the first page is 0
  return items.slice(index * size, (index + 1) * size);
}
''', '''
export function paginate(items, { page, size }) {
  const index = page ?? 1; // the first page is 0
  return items.slice(index * size, (index + 1) * size);
}
'''),
        ('''
const discount = order.discount ? order.discount : DEFAULT_DISCOUNT; // 0 means none
''', '''
const discount = order.discount ?? DEFAULT_DISCOUNT; // 0 means none
'''),
    ],
    twins=[
        '''
const name = user.nickname || user.email || "guest";
''',
        '''
const port = process.env.PORT || <<port>>;
''',
        '''
const limit = options.limit ?? <<num>>;
''',
        '''
if (!text || text.length > <<num>>) return false;
''',
    ],
)

family(
    id="js-optional-chain", tag="none-dereference", lang="javascript", group="helpful",
    asks=["read a nested value of the response", "show the city of the user's address", "get an element of the page and change it"],
    forms=[
        ('''
const city = user.address?.city.toUpperCase(); // address and city may be missing
''', '''
const city = user.address?.city?.toUpperCase(); // address and city may be missing
'''),
        ('''
const first = <<list>>.find((x) => x.id === id).<<name|title>> ?? "unknown";
''', '''
const first = <<list>>.find((x) => x.id === id)?.<<name|title>> ?? "unknown";
'''),
        ('''
const <<token|auth>> = req.headers.authorization.split(" ")[1];
if (!<<token|auth>>) return res.sendStatus(401);
''', '''
const <<token|auth>> = req.headers.authorization?.split(" ")[1];
if (!<<token|auth>>) return res.sendStatus(401);
'''),
        ('''
const total = (order?.lines).reduce((sum, l) => sum + l.qty, 0);
''', '''
const total = (order?.lines ?? []).reduce((sum, l) => sum + l.qty, 0);
'''),
        ('''
document.querySelector("#<<menu|sidebar|banner>>").classList.add("<<open|hidden>>"); // not on every page
''', '''
document.querySelector("#<<menu|sidebar|banner>>")?.classList.add("<<open|hidden>>"); // not on every page
'''),
        (r'''
const id = url.match(/\/<<users|orders|posts>>\/(\d+)/)[1];
if (id) <<fn>>(id);
''', r'''
const id = url.match(/\/<<users|orders|posts>>\/(\d+)/)?.[1];
if (id) <<fn>>(id);
'''),
        ('''
function lastLogin(user) {
  const entry = user.logins?.at(-1);
  return entry.date;
}
''', '''
function lastLogin(user) {
  const entry = user.logins?.at(-1);
  return entry?.date;
}
'''),
        ('''
const size = Math.max(...(shape?.points).map((p) => p.x), 0);
''', '''
const size = Math.max(...(shape?.points ?? []).map((p) => p.x), 0);
'''),
    ],
    twins=[
        '''
const city = user?.address?.city ?? "unknown";
''',
        '''
const el = document.querySelector("#app");
if (!el) throw new Error("no #app");
el.textContent = "<<ready|loading>>";
''',
        '''
const parts = text.split(",");
console.log(parts[0].trim());
''',
        r'''
const m = /(\d+)/.exec(line);
if (m) total += Number(m[1]);
''',
    ],
)

family(
    id="js-shallow-copy", tag="shared-reference", lang="javascript", group="helpful",
    asks=["copy the settings and change one value", "make an independent copy of an object", "reset the state to the defaults"],
    forms=[
        ('''
const copy = { ...<<defaults|settings|template>> };
copy.<<colors|limits|server>>.<<main|max|port>> = <<num>>;
''', '''
const copy = structuredClone(<<defaults|settings|template>>);
copy.<<colors|limits|server>>.<<main|max|port>> = <<num>>;
'''),
        ('''
function <<reset|restore>>() {
  state = Object.assign({}, INITIAL);
  state.<<items|tags|steps>>.push("<<first|new>>");
}
''', '''
function <<reset|restore>>() {
  state = structuredClone(INITIAL);
  state.<<items|tags|steps>>.push("<<first|new>>");
}
'''),
        ('''
const backup = [...<<list>>];
for (const x of <<list>>) {
  x.<<price|count>> *= 2;
}
compare(backup, <<list>>);
''', '''
const backup = structuredClone(<<list>>);
for (const x of <<list>>) {
  x.<<price|count>> *= 2;
}
compare(backup, <<list>>);
'''),
        ('''
const board = Array(<<small>>).fill(Array(<<small>>).fill(0));
board[0][1] = 1;
''', '''
const board = Array.from({ length: <<small>> }, () => Array(<<small>>).fill(0));
board[0][1] = 1;
'''),
        ('''
class <<cls>> {
  snapshot() {
    this.history.push(this.data);
  }

  undo() {
    this.data = this.history.pop();
  }
}
''', '''
class <<cls>> {
  snapshot() {
    this.history.push(structuredClone(this.data));
  }

  undo() {
    this.data = this.history.pop();
  }
}
'''),
        ('''
const moved = <<list>>.slice();
moved.forEach((p) => (p.x += <<num>>));
draw(<<list>>, moved);
''', '''
const moved = <<list>>.map((p) => ({ ...p }));
moved.forEach((p) => (p.x += <<num>>));
draw(<<list>>, moved);
'''),
        ('''
const next = prev;
next.<<step|page|tab>> = prev.<<step|page|tab>> + 1;
setState(next);
''', '''
const next = { ...prev };
next.<<step|page|tab>> = prev.<<step|page|tab>> + 1;
setState(next);
'''),
    ],
    twins=[
        '''
const next = { ...state, count: state.count + 1 };
''',
        '''
const copy = [...<<numbers|names>>];
copy.sort();
''',
        '''
const grid = Array.from({ length: <<small>> }, () => Array(<<small>>).fill(0));
''',
        '''
const zeros = Array(<<num>>).fill(0);
''',
    ],
)

family(
    id="js-deprecated-api", tag="deprecated-api", lang="javascript", group="helpful",
    asks=["encode a text as base64 in Node.js", "cut a part out of a string", "parse an address in Node.js"],
    forms=[
        ('''
const encoded = new Buffer(<<text|name|value>>).toString("base64");
''', '''
const encoded = Buffer.from(<<text|name|value>>).toString("base64");
'''),
        ('''
const short = title.substr(0, <<num>>);
''', '''
const short = title.slice(0, <<num>>);
'''),
        ('''
const url = require("url");

const { pathname } = url.parse(req.url);
console.log(pathname);
''', '''
const { pathname } = new URL(req.url, "http://localhost");
console.log(pathname);
'''),
        ('''
function zeros(n) {
  return new Buffer(n);
}
''', '''
function zeros(n) {
  return Buffer.alloc(n);
}
'''),
        ('''
input.addEventListener("keydown", (e) => {
  if (e.keyCode === 13) {
    <<fn>>(input.value);
  }
});
''', '''
input.addEventListener("keydown", (e) => {
  if (e.key === "Enter") {
    <<fn>>(input.value);
  }
});
'''),
        ('''
fs.rmdir(<<dir|folder|target>>, { recursive: true }, (err) => {
  if (err) console.error(err);
});
''', '''
fs.rm(<<dir|folder|target>>, { recursive: true, force: true }, (err) => {
  if (err) console.error(err);
});
'''),
        ('''
const query = unescape(location.search.slice(1));
''', '''
const query = decodeURIComponent(location.search.slice(1));
'''),
        ('''
const iv = crypto.randomBytes(16);
const cipher = crypto.createCipher("aes-256-cbc", key);
''', '''
const iv = crypto.randomBytes(16);
const cipher = crypto.createCipheriv("aes-256-cbc", key, iv);
'''),
    ],
    twins=[
        '''
const part = text.slice(0, <<num>>);
const tail = text.substring(<<num>>);
''',
        '''
const buf = Buffer.from(text, "utf8");
console.log(buf.length);
''',
        '''
const { pathname, searchParams } = new URL(req.url, `http://${req.headers.host}`);
''',
        '''
if (e.key === "Enter" && !e.isComposing) submit();
''',
    ],
)

family(
    id="js-mutate-in-loop", tag="mutation-while-iterating", lang="javascript", group="helpful",
    asks=["remove entries from an array in a loop", "delete the finished <<list>> from the list", "clean up an array while going through it"],
    forms=[
        ('''
<<list>>.forEach((x, i) => {
  if (x.<<done|expired|deleted>>) {
    <<list>>.splice(i, 1);
  }
});
''', '''
for (let i = <<list>>.length - 1; i >= 0; i--) {
  if (<<list>>[i].<<done|expired|deleted>>) {
    <<list>>.splice(i, 1);
  }
}
'''),
        ('''
for (let i = 0; i < <<list>>.length; i++) {
  if (<<list>>[i].<<age|count|size>> > <<num>>) {
    <<list>>.splice(i, 1);
  }
}
''', '''
for (let i = <<list>>.length - 1; i >= 0; i--) {
  if (<<list>>[i].<<age|count|size>> > <<num>>) {
    <<list>>.splice(i, 1);
  }
}
'''),
        ('''
for (const x of <<list>>) {
  if (x.<<done|closed>>) {
    <<list>>.splice(<<list>>.indexOf(x), 1);
  }
}
''', '''
for (const x of [...<<list>>]) {
  if (x.<<done|closed>>) {
    <<list>>.splice(<<list>>.indexOf(x), 1);
  }
}
'''),
        ('''
class <<cls>> {
  emit(<<var>>) {
    for (const l of this.listeners) {
      l(<<var>>);
      if (l.once) this.listeners.splice(this.listeners.indexOf(l), 1);
    }
  }
}
''', '''
class <<cls>> {
  emit(<<var>>) {
    for (const l of [...this.listeners]) {
      l(<<var>>);
      if (l.once) this.listeners.splice(this.listeners.indexOf(l), 1);
    }
  }
}
'''),
        ('''
for (const li of list.children) {
  if (li.dataset.state === "<<done|old>>") li.remove();
}
''', '''
for (const li of [...list.children]) {
  if (li.dataset.state === "<<done|old>>") li.remove();
}
'''),
        ('''
for (let i = 0; i < nodes.length; i++) {
  if (!nodes[i].visible) {
    nodes.splice(i, 1);
  }
}
''', '''
for (let i = 0; i < nodes.length; i++) {
  if (!nodes[i].visible) {
    nodes.splice(i, 1);
    i--;
  }
}
'''),
    ],
    twins=[
        '''
const open = <<list>>.filter((x) => !x.<<done|expired>>);
''',
        '''
for (const key of Object.keys(cache)) {
  if (cache[key].expires < Date.now()) delete cache[key];
}
''',
        '''
for (let i = <<list>>.length - 1; i >= 0; i--) {
  if (<<list>>[i].<<done|expired>>) <<list>>.splice(i, 1);
}
''',
        '''
while (queue.length > 0) {
  <<fn>>(queue.shift());
}
''',
    ],
)

family(
    id="js-swapped-arguments", tag="swapped-arguments", lang="javascript", group="helpful", unseen=True,
    asks=["call a function after some time", "sum up values with reduce", "check a string with a regular expression"],
    forms=[
        ('''
setTimeout(<<num>>, () => <<fn>>());
''', '''
setTimeout(() => <<fn>>(), <<num>>);
'''),
        ('''
const total = <<list>>.reduce(0, (sum, x) => sum + x.<<size|weight>>);
''', '''
const total = <<list>>.reduce((sum, x) => sum + x.<<size|weight>>, 0);
'''),
        ('''
await fs.promises.writeFile(JSON.stringify(<<var>>), "<<path>>");
''', '''
await fs.promises.writeFile("<<path>>", JSON.stringify(<<var>>));
'''),
        ('''
app.get((req, res) => res.send("ok"), "/<<health|status>>");
''', '''
app.get("/<<health|status>>", (req, res) => res.send("ok"));
'''),
        ('''
const has<<Name|Key>> = Object.hasOwn("<<name|key>>", <<var>>);
''', '''
const has<<Name|Key>> = Object.hasOwn(<<var>>, "<<name|key>>");
'''),
        ('''
class <<cls>> {
  constructor() {
    this.timer = setInterval(<<num>>, this.poll.bind(this));
  }
}
''', '''
class <<cls>> {
  constructor() {
    this.timer = setInterval(this.poll.bind(this), <<num>>);
  }
}
'''),
        ('''
fs.readFile("<<path>>", "utf8", (text, err) => {
  if (err) throw err;
  console.log(text.length);
});
''', '''
fs.readFile("<<path>>", "utf8", (err, text) => {
  if (err) throw err;
  console.log(text.length);
});
'''),
    ],
    twins=[
        '''
setTimeout(() => <<fn>>(), <<num>>);
''',
        '''
const total = <<list>>.reduce((sum, x) => sum + x, 0);
''',
        '''
fs.copyFile(source, target, (err) => {
  if (err) throw err;
});
''',
    ],
)
