"""JavaScript: values, comparisons, arrays, numbers and dates."""
from ..family import family

family(
    id="js-sort-numbers", tag="sort-comparator", lang="javascript", group="helpful",
    asks=["sort the numbers in ascending order", "find the smallest and largest value", "compute the median of an array"],
    forms=[
        ('''
const sorted = <<prices|scores|ages|sizes>>.sort();
console.log(sorted[0], sorted[sorted.length - 1]);
''', '''
const sorted = <<prices|scores|ages|sizes>>.sort((a, b) => a - b);
console.log(sorted[0], sorted[sorted.length - 1]);
'''),
        ('''
function median(numbers) {
  const s = [...numbers].sort();
  const mid = Math.floor(s.length / 2);
  return s.length % 2 ? s[mid] : (s[mid - 1] + s[mid]) / 2;
}
''', '''
function median(numbers) {
  const s = [...numbers].sort((x, y) => x - y);
  const mid = Math.floor(s.length / 2);
  return s.length % 2 ? s[mid] : (s[mid - 1] + s[mid]) / 2;
}
'''),
        ('''
const ids = <<list>>.map((x) => x.id).filter(Number.isInteger);
ids.sort();
''', '''
const ids = <<list>>.map((x) => x.id).filter(Number.isInteger);
ids.sort((a, b) => a - b);
'''),
        ('''
const top<<Scores|Values>> = Object.values(<<points|counts|totals>>).sort().reverse().slice(0, <<small>>);
''', '''
const top<<Scores|Values>> = Object.values(<<points|counts|totals>>).sort((a, b) => a - b).reverse().slice(0, <<small>>);
'''),
        ('''
class <<cls>> {
  percentile(p) {
    const data = Array.from(this.<<samples|latencies|timings>>).sort();
    return data[Math.min(data.length - 1, Math.floor((p / 100) * data.length))];
  }
}
''', '''
class <<cls>> {
  percentile(p) {
    const data = Array.from(this.<<samples|latencies|timings>>).sort((a, b) => a - b);
    return data[Math.min(data.length - 1, Math.floor((p / 100) * data.length))];
  }
}
'''),
        ('''
<<list>>.sort((a, b) => a.<<price|size|age>> > b.<<price|size|age>>);
''', '''
<<list>>.sort((a, b) => a.<<price|size|age>> - b.<<price|size|age>>);
'''),
        ('''
const years = [...new Set(<<list>>.map((x) => new Date(x.date).getFullYear()))].toSorted();
''', '''
const years = [...new Set(<<list>>.map((x) => new Date(x.date).getFullYear()))].toSorted((a, b) => a - b);
'''),
        ('''
const numbers = input.split(",").map(Number);
const max = numbers.sort().at(-1);
''', '''
const numbers = input.split(",").map(Number);
const max = numbers.sort((m, n) => m - n).at(-1);
'''),
    ],
    twins=[
        '''
const names = <<list>>.map((x) => x.name).sort();
''',
        '''
<<list>>.sort((a, b) => a.<<price|size|rank>> - b.<<price|size|rank>>);
''',
        '''
const stamps = new Float64Array(<<list>>.map((x) => x.time)).sort();
''',
        '''
const keys = Object.keys(<<var>>).sort();
console.log(keys.length);
''',
    ],
)

family(
    id="js-typeof-null", tag="typeof-null", lang="javascript", group="helpful", unseen=True,
    asks=["check whether a value is an object", "walk through a nested object", "test the type of a value"],
    forms=[
        ('''
function isObject(value) {
  return typeof value === "object";
}
''', '''
function isObject(value) {
  return typeof value === "object" && value !== null;
}
'''),
        ('''
function <<count|visit|walk>>(node) {
  let n = 1;
  for (const child of Object.values(node)) {
    if (typeof child === "object") n += <<count|visit|walk>>(child);
  }
  return n;
}
''', '''
function <<count|visit|walk>>(node) {
  let n = 1;
  for (const child of Object.values(node)) {
    if (typeof child === "object" && child !== null) n += <<count|visit|walk>>(child);
  }
  return n;
}
'''),
        ('''
function toList(value) {
  if (typeof value === "array") {
    return value;
  }
  return value === undefined ? [] : [value];
}
''', '''
function toList(value) {
  if (Array.isArray(value)) {
    return value;
  }
  return value === undefined ? [] : [value];
}
'''),
        ('''
const kind = typeof <<var>> === "null" ? "<<empty|none>>" : "<<set|given>>";
''', '''
const kind = <<var>> === null ? "<<empty|none>>" : "<<set|given>>";
'''),
        ('''
const clone = (v) => (typeof v === "object" ? (Array.isArray(v) ? v.map(clone) : copyKeys(v)) : v);
''', '''
const clone = (v) => (typeof v === "object" && v !== null ? (Array.isArray(v) ? v.map(clone) : copyKeys(v)) : v);
'''),
        ('''
export function flatten(obj, prefix = "", out = {}) {
  for (const [key, value] of Object.entries(obj)) {
    if (typeof value === "object" && !Array.isArray(value)) {
      flatten(value, `${prefix}${key}.`, out);
    } else {
      out[prefix + key] = value;
    }
  }
  return out;
}
''', '''
export function flatten(obj, prefix = "", out = {}) {
  for (const [key, value] of Object.entries(obj)) {
    if (value !== null && typeof value === "object" && !Array.isArray(value)) {
      flatten(value, `${prefix}${key}.`, out);
    } else {
      out[prefix + key] = value;
    }
  }
  return out;
}
'''),
        ('''
class <<cls>> {
  set(options) {
    if (typeof options === "object") {
      this.timeout = options.timeout ?? <<num>>;
    }
  }
}
''', '''
class <<cls>> {
  set(options) {
    if (typeof options === "object" && options !== null) {
      this.timeout = options.timeout ?? <<num>>;
    }
  }
}
'''),
    ],
    twins=[
        '''
if (typeof value === "object" && value !== null) {
  return Object.keys(value);
}
''',
        '''
if (Array.isArray(<<list>>)) {
  console.log(<<list>>.length);
}
''',
        '''
const isText = typeof value === "string" && value !== "";
''',
        '''
const label = value === null ? "null" : typeof value;
''',
    ],
)

family(
    id="js-indexof-truthy", tag="indexof-truthy", lang="javascript", group="helpful",
    asks=["check whether a list contains a value", "test if a text contains a word", "look for an entry in an array"],
    forms=[
        ('''
if (<<list>>.indexOf(<<id|key|name>>)) {
  console.log("already there");
}
''', '''
if (<<list>>.includes(<<id|key|name>>)) {
  console.log("already there");
}
'''),
        ('''
function has<<Tag|Role|Name>>(<<list>>, value) {
  return <<list>>.indexOf(value) > 0;
}
''', '''
function has<<Tag|Role|Name>>(<<list>>, value) {
  return <<list>>.indexOf(value) !== -1;
}
'''),
        ('''
if (!text.indexOf("<<error|failed|warning>>")) {
  <<fn>>();
}
''', '''
if (!text.includes("<<error|failed|warning>>")) {
  <<fn>>();
}
'''),
        ('''
const pos = <<list>>.findIndex((x) => x.id === id);
if (pos) {
  <<list>>.splice(pos, 1);
}
''', '''
const pos = <<list>>.findIndex((x) => x.id === id);
if (pos !== -1) {
  <<list>>.splice(pos, 1);
}
'''),
        ('''
const isImage = [".png", ".jpg", ".webp"].indexOf(ext) > 0;
''', '''
const isImage = [".png", ".jpg", ".webp"].indexOf(ext) >= 0;
'''),
        ('''
const index = cart.findIndex((p) => p.sku === sku);
cart[index].<<count|qty>> += 1;
''', '''
const index = cart.findIndex((p) => p.sku === sku);
if (index !== -1) cart[index].<<count|qty>> += 1;
'''),
        ('''
const at = email.search(/@/);
return at ? email.slice(at + 1) : "";
''', '''
const at = email.search(/@/);
return at > 0 ? email.slice(at + 1) : "";
'''),
        ('''
class <<cls>> {
  remove(item) {
    this.<<list>>.splice(this.<<list>>.indexOf(item), 1);
  }
}
''', '''
class <<cls>> {
  remove(item) {
    const i = this.<<list>>.indexOf(item);
    if (i !== -1) this.<<list>>.splice(i, 1);
  }
}
'''),
    ],
    twins=[
        '''
if (<<list>>.indexOf(<<id|key>>) === -1) {
  <<list>>.push(<<id|key>>);
}
''',
        '''
const unique = <<list>>.filter((x, i) => <<list>>.indexOf(x) === i);
''',
        '''
const dot = name.lastIndexOf(".");
const ext = dot > 0 ? name.slice(dot) : ""; // a leading dot is no extension
''',
        '''
if (<<list>>.some((x) => x.id === id)) return;
''',
    ],
)

family(
    id="js-date-month", tag="date-month", lang="javascript", group="helpful",
    asks=["create a date from year, month and day", "show the current month as a number", "format a date as YYYY-MM-DD"],
    forms=[
        ('''
const now = new Date();
const stamp = `${now.getFullYear()}-${String(now.getMonth()).padStart(2, "0")}`;
''', '''
const now = new Date();
const stamp = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`;
'''),
        ('''
function parseDate(text) {
  const [y, m, d] = text.split("-").map(Number);
  return new Date(y, m, d);
}
''', '''
function parseDate(text) {
  const [y, m, d] = text.split("-").map(Number);
  return new Date(y, m - 1, d);
}
'''),
        ('''
const christmas = new Date(<<2024|2025|2026>>, 12, 25);
''', '''
const christmas = new Date(<<2024|2025|2026>>, 11, 25);
'''),
        ('''
const isJanuary = (date) => date.getMonth() === 1;
''', '''
const isJanuary = (date) => date.getMonth() === 0;
'''),
        ('''
function format(date) {
  const day = date.getDay();
  const month = date.getMonth() + 1;
  return `${day}.${month}.${date.getFullYear()}`;
}
''', '''
function format(date) {
  const day = date.getDate();
  const month = date.getMonth() + 1;
  return `${day}.${month}.${date.getFullYear()}`;
}
'''),
        ('''
const due = new Date(Date.UTC(<<2024|2025|2026>>, 6, 30)); // 30 June
''', '''
const due = new Date(Date.UTC(<<2024|2025|2026>>, 5, 30)); // 30 June
'''),
        ('''
class <<cls>> {
  get monthLabel() {
    return `${this.date.getFullYear()}/${this.date.getMonth()}`;
  }
}
''', '''
class <<cls>> {
  get monthLabel() {
    return `${this.date.getFullYear()}/${this.date.getMonth() + 1}`;
  }
}
'''),
        ('''
const lastDay = (year, month) => new Date(year, month + 1, 0).getDate(); // month: 1 to 12
''', '''
const lastDay = (year, month) => new Date(year, month, 0).getDate(); // month: 1 to 12
'''),
    ],
    twins=[
        '''
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const name = MONTHS[date.getMonth()];
''',
        '''
const next = new Date(date);
next.setMonth(date.getMonth() + 1);
''',
        '''
const iso = date.toISOString().slice(0, 10);
''',
        '''
const month = date.getMonth() + 1;
const day = date.getDate();
''',
    ],
)

family(
    id="js-float-money", tag="float-money", lang="javascript", group="helpful",
    asks=["add up prices and show the total", "compute the price with tax", "compare two amounts of money"],
    forms=[
        ('''
function total(<<items|orders|lines>>) {
  return <<items|orders|lines>>.reduce((sum, x) => sum + x.price * x.qty, 0);
}
''', '''
function total(<<items|orders|lines>>) {
  const cents = <<items|orders|lines>>.reduce((sum, x) => sum + Math.round(x.price * 100) * x.qty, 0);
  return cents / 100;
}
'''),
        ('''
if (paid === price + tax) {
  markPaid(order);
}
''', '''
if (Math.round(paid * 100) === Math.round((price + tax) * 100)) {
  markPaid(order);
}
'''),
        ('''
const charge = await stripe.paymentIntents.create({
  amount: total * 100,
  currency: "<<eur|usd|gbp>>",
});
''', '''
const charge = await stripe.paymentIntents.create({
  amount: Math.round(total * 100),
  currency: "<<eur|usd|gbp>>",
});
'''),
        ('''
let balance = 0;
for (const t of transactions) {
  balance += t.amount;
}
if (balance === 0) closeAccount();
''', '''
let balanceCents = 0;
for (const t of transactions) {
  balanceCents += Math.round(t.amount * 100);
}
if (balanceCents === 0) closeAccount();
'''),
        ('''
function withTax(price, rate) {
  return price * (1 + rate);
}
''', '''
function withTax(price, rate) {
  return Math.round(price * (1 + rate) * 100) / 100;
}
'''),
        ('''
class Cart {
  add(price) {
    this.total = (this.total || 0) + price;
  }
}
''', '''
class Cart {
  add(price) {
    this.cents = (this.cents || 0) + Math.round(price * 100);
    this.total = this.cents / 100;
  }
}
'''),
        ('''
const cents = parseInt(amount * 100);
await db.insert({ account, cents });
''', '''
const cents = Math.round(amount * 100);
await db.insert({ account, cents });
'''),
        ('''
const isEven = (debit, credit) => debit - credit === 0;
''', '''
const isEven = (debit, credit) => Math.round(debit * 100) === Math.round(credit * 100);
'''),
    ],
    twins=[
        '''
const totalCents = <<items|orders|lines>>.reduce((sum, x) => sum + x.priceCents * x.qty, 0);
''',
        '''
const average = scores.reduce((a, b) => a + b, 0) / scores.length;
''',
        '''
const label = new Intl.NumberFormat("en", { style: "currency", currency: "EUR" }).format(cents / 100);
''',
        '''
const close = Math.abs(a - b) < Number.EPSILON;
''',
    ],
)

family(
    id="js-delete-array", tag="array-delete", lang="javascript", group="helpful", unseen=True,
    asks=["remove an element from an array", "remove an entry from the list by its index", "drop an element and keep the rest"],
    forms=[
        ('''
const i = <<list>>.findIndex((x) => x.id === id);
if (i !== -1) {
  delete <<list>>[i];
}
''', '''
const i = <<list>>.findIndex((x) => x.id === id);
if (i !== -1) {
  <<list>>.splice(i, 1);
}
'''),
        ('''
function removeAt(<<list>>, index) {
  delete <<list>>[index];
  return <<list>>;
}
''', '''
function removeAt(<<list>>, index) {
  <<list>>.splice(index, 1);
  return <<list>>;
}
'''),
        ('''
class <<cls>> {
  drop(n) {
    delete this.<<list>>[n];
    this.changed = true;
  }
}
''', '''
class <<cls>> {
  drop(n) {
    this.<<list>>.splice(n, 1);
    this.changed = true;
  }
}
'''),
        ('''
button.onclick = () => {
  delete todos[todos.length - 1];
  render(todos);
};
''', '''
button.onclick = () => {
  todos.pop();
  render(todos);
};
'''),
        ('''
delete queue[0];
console.log(`${queue.length} jobs left`);
''', '''
queue.shift();
console.log(`${queue.length} jobs left`);
'''),
        ('''
const pos = <<tags|labels>>.indexOf(name);
if (pos >= 0) delete <<tags|labels>>[pos];
''', '''
const pos = <<tags|labels>>.indexOf(name);
if (pos >= 0) <<tags|labels>>.splice(pos, 1);
'''),
    ],
    twins=[
        '''
delete <<var>>.<<password|token|secret>>;
res.json(<<var>>);
''',
        '''
delete cache[key];
''',
        '''
<<list>>.splice(index, 1);
''',
    ],
)

family(
    id="js-for-in-array", tag="for-in-array", lang="javascript", group="helpful",
    asks=["loop over the elements of an array", "print every entry of <<list>>", "sum the values of an array"],
    forms=[
        ('''
for (const x in <<list>>) {
  console.log(x.<<name|id|title>>);
}
''', '''
for (const x of <<list>>) {
  console.log(x.<<name|id|title>>);
}
'''),
        ('''
let sum = 0;
for (const n in <<numbers|amounts|weights>>) {
  sum += n;
}
''', '''
let sum = 0;
for (const n of <<numbers|amounts|weights>>) {
  sum += n;
}
'''),
        ('''
function <<print|show|list>>Names(<<list>>) {
  for (const entry in <<list>>) {
    document.body.append(entry.name);
  }
}
''', '''
function <<print|show|list>>Names(<<list>>) {
  for (const entry of <<list>>) {
    document.body.append(entry.name);
  }
}
'''),
        ('''
for (let row in await db.query("SELECT * FROM <<table>>")) {
  csv.write(row);
}
''', '''
for (let row of await db.query("SELECT * FROM <<table>>")) {
  csv.write(row);
}
'''),
        ('''
const letters = [];
for (const ch in word) {
  if (/[a-z]/i.test(ch)) letters.push(ch);
}
''', '''
const letters = [];
for (const ch of word) {
  if (/[a-z]/i.test(ch)) letters.push(ch);
}
'''),
        ('''
for (const [key, value] in Object.entries(<<var>>)) {
  params.append(key, value);
}
''', '''
for (const [key, value] of Object.entries(<<var>>)) {
  params.append(key, value);
}
'''),
        ('''
class <<cls>> {
  notify(<<var>>) {
    for (const listener in this.listeners) {
      listener(<<var>>);
    }
  }
}
''', '''
class <<cls>> {
  notify(<<var>>) {
    for (const listener of this.listeners) {
      listener(<<var>>);
    }
  }
}
'''),
        ('''
const ids = new Set();
for (const id in selected) ids.add(id);
for (const m in members) if (ids.has(m.id)) m.active = true;
''', '''
const ids = new Set();
for (const id of selected) ids.add(id);
for (const m of members) if (ids.has(m.id)) m.active = true;
'''),
    ],
    twins=[
        '''
for (const key in <<var>>) {
  if (Object.hasOwn(<<var>>, key)) console.log(key, <<var>>[key]);
}
''',
        '''
for (const x of <<list>>) {
  if ("<<name|id>>" in x) console.log(x);
}
''',
        '''
for (const name in process.env) {
  if (name.startsWith("APP_")) console.log(name);
}
''',
    ],
)

family(
    id="js-nan-compare", tag="nan-compare", lang="javascript", group="helpful",
    asks=["check that the input is a number", "read a number from a text field", "validate the port number"],
    forms=[
        ('''
const n = parseFloat(input.value);
if (n === NaN) {
  showError("Please enter a number");
}
''', '''
const n = parseFloat(input.value);
if (Number.isNaN(n)) {
  showError("Please enter a number");
}
'''),
        ('''
function toNumber(text, fallback) {
  const n = Number(text);
  return n == NaN ? fallback : n;
}
''', '''
function toNumber(text, fallback) {
  const n = Number(text);
  return Number.isNaN(n) ? fallback : n;
}
'''),
        ('''
const port = parseInt(process.env.PORT, 10);
if (port !== NaN) {
  server.listen(port);
}
''', '''
const port = parseInt(process.env.PORT, 10);
if (!Number.isNaN(port)) {
  server.listen(port);
}
'''),
        ('''
const valid = <<list>>.filter((v) => v !== NaN);
''', '''
const valid = <<list>>.filter((v) => !Number.isNaN(v));
'''),
        ('''
switch (amount) {
  case NaN:
    return "invalid";
  default:
    return amount.toFixed(2);
}
''', '''
switch (Number.isNaN(amount)) {
  case true:
    return "invalid";
  default:
    return amount.toFixed(2);
}
'''),
        ('''
if (typeof value === "NaN") {
  throw new TypeError("not a number");
}
''', '''
if (Number.isNaN(value)) {
  throw new TypeError("not a number");
}
'''),
        ('''
const hasGap = readings.indexOf(NaN) !== -1;
''', '''
const hasGap = readings.includes(NaN);
'''),
    ],
    twins=[
        '''
if (Number.isNaN(n)) return <<num>>;
''',
        '''
const max = <<list>>.length ? Math.max(...<<list>>) : NaN;
''',
        '''
if (!Number.isFinite(n) || n === 0) return null;
''',
    ],
)

family(
    id="js-replace-first", tag="replace-first-only", lang="javascript", group="helpful",
    asks=["replace all spaces in a text", "turn a title into a slug", "escape the quotes in a string"],
    forms=[
        ('''
const slug = title.toLowerCase().replace(" ", "-");
''', '''
const slug = title.toLowerCase().replaceAll(" ", "-");
'''),
        (r'''
function escapeQuotes(text) {
  return text.replace('"', '\\"');
}
''', r'''
function escapeQuotes(text) {
  return text.replaceAll('"', '\\"');
}
'''),
        ('''
const clean = phone.replace(/[^0-9]/, "");
''', '''
const clean = phone.replace(/[^0-9]/g, "");
'''),
        ('''
const amount = Number(value.replace(",", ""));
''', '''
const amount = Number(value.replaceAll(",", ""));
'''),
        ('''
const html = text
  .replace("&", "&amp;")
  .replace("<", "&lt;")
  .replace(">", "&gt;");
''', '''
const html = text
  .replaceAll("&", "&amp;")
  .replaceAll("<", "&lt;")
  .replaceAll(">", "&gt;");
'''),
        ('''
class Template {
  render(values) {
    let out = this.source;
    for (const [key, value] of Object.entries(values)) {
      out = out.replace(`{{${key}}}`, value);
    }
    return out;
  }
}
''', '''
class Template {
  render(values) {
    let out = this.source;
    for (const [key, value] of Object.entries(values)) {
      out = out.replaceAll(`{{${key}}}`, value);
    }
    return out;
  }
}
'''),
        (r'''
export const toUnixPath = (p) => p.replace(/\\/, "/");
''', r'''
export const toUnixPath = (p) => p.replace(/\\/g, "/");
'''),
    ],
    twins=[
        r'''
const base = file.replace(/\.json$/, "");
''',
        r'''
const slug = title.toLowerCase().replace(/\s+/g, "-");
''',
        '''
const path = url.replace("https://", "");
''',
        '''
const words = text.replaceAll("_", " ").split(" ");
''',
    ],
)
