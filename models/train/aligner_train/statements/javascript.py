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
===
-if (<<req.body|params|data>>.<<type|role|id>> == <<"admin"|"new"|1>>) {
+if (<<req.body|params|data>>.<<type|role|id>> === <<"admin"|"new"|1>>) {
  return <<true|next()|res.sendStatus(204)>>;
}
===
-if (<<items|rows|text>>.length == 0) return <<[]|null|"">>;
+if (<<items|rows|text>>.length === 0) return <<[]|null|"">>;
===
-if (typeof <<value|cb|name>> == "<<string|function|number>>") {
+if (typeof <<value|cb|name>> === "<<string|function|number>>") {
  <<run|use>>(<<value|cb|name>>);
}
===
-const <<label|text>> = <<count|n>> == 1 ? "<<item|file>>" : "<<items|files>>";
+const <<label|text>> = <<count|n>> === 1 ? "<<item|file>>" : "<<items|files>>";
===
-while (<<line|cmd|state>> != "<<quit|done|end>>") {
+while (<<line|cmd|state>> !== "<<quit|done|end>>") {
  <<line|cmd|state>> = <<next|read>>();
}
===
-const <<isAdmin|isOpen>> = (<<u|x>>) => <<u|x>>.<<role|status>> == "<<admin|open>>";
+const <<isAdmin|isOpen>> = (<<u|x>>) => <<u|x>>.<<role|status>> === "<<admin|open>>";
===
-return <<items|rows>>.some((x) => x.<<id|name>> == <<id|name>>);
+return <<items|rows>>.some((x) => x.<<id|name>> === <<id|name>>);
===
-if (<<a|x>> == <<b|y>> && <<ready|c>> != false) <<go|run>>();
+if (<<a|x>> === <<b|y>> && <<ready|c>> !== false) <<go|run>>();
===
-if (<<res|response>>.status != <<200|204|404>>) {
+if (<<res|response>>.status !== <<200|204|404>>) {
  throw new Error(`HTTP ${<<res|response>>.status}`);
}
===
-if (e.<<key|code>> == "<<Enter|Escape>>") <<submit|close>>();
+if (e.<<key|code>> === "<<Enter|Escape>>") <<submit|close>>();
===
-<<done|ok>> = <<i|index>> == <<items|rows>>.length - 1;
+<<done|ok>> = <<i|index>> === <<items|rows>>.length - 1;
''', '''
if (<<value|status>> === <<"ok"|0|other>>) {
  <<run|handle>>();
}
===
return <<a|x>> !== <<b|y>>;
===
const <<ok|done>> = <<count|n>> >= <<10|limit>>;
===
if (typeof <<value|cb>> === "<<string|function>>") {
  <<run|use>>(<<value|cb>>);
}
===
if (<<value|user>> == null) return; // null or undefined
===
const <<add|inc>> = (<<a|x>>) => <<a|x>> + 1;
===
if (<<a|x>> <= <<b|y>> || <<a|x>> >= <<limit|10>>) <<go|run>>();
===
console.log("a == b");
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
===
-<<el|box|card>>.innerHTML += <<text|line|message>>;
+<<el|box|card>>.append(<<text|line|message>>);
===
-<<el|title|status>>.innerHTML = "<<Hello|Welcome>>, " + <<name|user.name>>;
+<<el|title|status>>.textContent = "<<Hello|Welcome>>, " + <<name|user.name>>;
===
-<<el|node|p>>.outerHTML = <<text|value|html>>;
+<<el|node|p>>.textContent = <<text|value|html>>;
===
-document.write(<<name|location.search|message>>);
+document.body.append(<<name|location.search|message>>);
===
-<<el|list>>.insertAdjacentHTML("beforeend", <<text|comment.body|name>>);
+<<el|list>>.insertAdjacentText("beforeend", <<text|comment.body|name>>);
===
-$("#<<result|name|list>>").html(<<text|data.name|value>>);
+$("#<<result|name|list>>").text(<<text|data.name|value>>);
===
-this.<<el|root>>.innerHTML = this.<<name|text|value>>;
+this.<<el|root>>.textContent = this.<<name|text|value>>;
===
-document.getElementById("<<log|status>>").innerHTML = `<<Saved|Found>> ${<<name|query>>}`;
+document.getElementById("<<log|status>>").textContent = `<<Saved|Found>> ${<<name|query>>}`;
===
-res.send("<<Hello|Results for>> " + req.query.<<name|q>>);
+res.type("text").send("<<Hello|Results for>> " + req.query.<<name|q>>);
===
<<items|rows>>.forEach((x) => {
  const <<li|cell>> = document.createElement("<<li|td>>");
-  <<li|cell>>.innerHTML = x.<<name|title>>;
+  <<li|cell>>.textContent = x.<<name|title>>;
  <<list|row>>.append(<<li|cell>>);
});
===
-<<el|preview>>.innerHTML = <<marked.parse|render>>(<<text|comment>>);
+<<el|preview>>.innerHTML = DOMPurify.sanitize(<<marked.parse|render>>(<<text|comment>>));
''', '''
<<el|div|output>>.textContent = <<text|message|name>>;
===
<<el|list>>.replaceChildren();
===
<<el|list>>.append(<<li|row|item>>);
===
<<el|div>>.innerHTML = "";
===
<<el|div>>.innerHTML = "<b><<Loading|Done>></b>";
===
<<el|preview>>.innerHTML = DOMPurify.sanitize(<<html|text>>);
===
$("#<<result|name>>").text(<<value|data.name>>);
===
res.json({ <<name|q>>: req.query.<<name|q>> });
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
===
-const <<config|state>> = eval(`(${<<text|raw|body>>})`);
+const <<config|state>> = JSON.parse(<<text|raw|body>>);
===
-const <<fn|parse>> = new Function("return " + <<text|raw>>)();
+const <<fn|parse>> = JSON.parse(<<text|raw>>);
===
-setInterval("<<update|tick>>()", <<1000|250>>);
+setInterval(<<update|tick>>, <<1000|250>>);
===
-<<value|out>> = eval(`<<obj|settings>>.${<<key|name>>}`);
+<<value|out>> = <<obj|settings>>[<<key|name>>];
===
-const <<items|saved>> = eval(localStorage.getItem("<<items|state>>"));
+const <<items|saved>> = JSON.parse(localStorage.getItem("<<items|state>>"));
===
-const <<n|total>> = eval(<<input.value|el.value|answer>>) + 1;
+const <<n|total>> = Number(<<input.value|el.value|answer>>) + 1;
===
-eval("<<actions|handlers>>." + <<name|type>> + "()");
+<<actions|handlers>>[<<name|type>>]();
===
-window[eval("<<name|key>>")] = <<value|1>>;
+window[<<name|key>>] = <<value|1>>;
''', '''
const <<value|data>> = JSON.parse(<<text|body>>);
===
setTimeout(<<refresh|tick>>, <<1000|500>>);
===
const <<value|field>> = <<obj|config>>[<<key|name>>];
===
setInterval(<<update|tick>>, <<1000|250>>);
===
const <<n|total>> = Number(<<input.value|answer>>) + 1;
===
<<model|net>>.eval();
===
const <<m|found>> = /(\\d+)/.exec(<<text|line>>);
===
<<actions|handlers>>[<<name|type>>]?.();
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
===
async function <<load|show>><<User|Page>>(<<id|name>>) {
  const res = await fetch(`/api/<<users|pages>>/${<<id|name>>}`);
-  const <<data|body>> = res.json();
+  const <<data|body>> = await res.json();
  return <<data|body>>.<<name|title>>;
}
===
async function <<run|main>>() {
-  <<save|init|connect>>Async();
+  await <<save|init|connect>>Async();
  console.log("<<saved|ready>>");
}
===
export async function <<getAll|loadAll>>(<<ids|urls>>) {
-  const <<all|pages>> = Promise.all(<<ids|urls>>.map(load));
+  const <<all|pages>> = await Promise.all(<<ids|urls>>.map(load));
  return <<all|pages>>.length;
}
===
const <<handler|submit>> = async (<<req|form>>) => {
-  const <<user|row>> = db.findOne({ id: <<req|form>>.id });
+  const <<user|row>> = await db.findOne({ id: <<req|form>>.id });
  return <<user|row>>.email;
};
===
app.get("/<<users|items>>/:id", async (req, res) => {
-  const <<item|user>> = <<Item|User>>.findById(req.params.id);
+  const <<item|user>> = await <<Item|User>>.findById(req.params.id);
  res.json(<<item|user>>);
});
===
async function <<read|load>>Config(path) {
-  const text = fs.promises.readFile(path, "utf8");
+  const text = await fs.promises.readFile(path, "utf8");
  return JSON.parse(text);
}
===
async function <<check|exists>>(<<name|email>>) {
-  if (<<users|cache>>.has<<Async|User>>(<<name|email>>)) {
+  if (await <<users|cache>>.has<<Async|User>>(<<name|email>>)) {
    return true;
  }
}
===
async function <<wait|pause>>(ms) {
-  new Promise((resolve) => setTimeout(resolve, ms));
+  await new Promise((resolve) => setTimeout(resolve, ms));
  return <<next|poll>>();
}
===
async function <<login|signIn>>(<<password|pw>>, user) {
-  const ok = bcrypt.compare(<<password|pw>>, user.hash);
+  const ok = await bcrypt.compare(<<password|pw>>, user.hash);
  return ok ? user : null;
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
===
async function <<read|load>>(path) {
  return fs.promises.readFile(path, "utf8");
}
===
const <<handler|submit>> = async (req) => {
  const user = await db.findOne({ id: req.id });
  return user.email;
};
===
fetch("/api/<<users|items>>")
  .then((res) => res.json())
  .then((data) => show(data));
===
async function <<run|main>>() {
  const <<names|ids>> = <<items|rows>>.map((x) => x.id);
  await save(<<names|ids>>);
}
''')
both("async-foreach", '''
-<<items|users|urls|files>>.forEach(async (<<x|it|entry>>) => {
+for (const <<x|it|entry>> of <<items|users|urls|files>>) {
  await <<save|send|load|upload>>(<<x|it|entry>>);
-});
+}
===
async function <<saveAll|sendAll>>(<<items|rows>>) {
-  <<items|rows>>.forEach(async (x) => {
+  for (const x of <<items|rows>>) {
    await <<save|send>>(x);
-  });
+  }
  console.log("<<saved|sent>>");
}
===
-<<ids|names>>.forEach(async (<<id|n>>) => {
+for (const <<id|n>> of <<ids|names>>) {
  const res = await <<load|get>>(<<id|n>>);
  <<out|results>>.push(res);
-});
+}
===
-<<files|paths>>.forEach(async function (<<f|p>>) {
+for (const <<f|p>> of <<files|paths>>) {
  await <<unlink|copy>>(<<f|p>>);
-});
+}
===
-Object.keys(<<jobs|config>>).forEach(async (key) => {
+for (const key of Object.keys(<<jobs|config>>)) {
  await <<run|apply>>(key);
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
===
for await (const <<chunk|row>> of <<stream|cursor>>) {
  <<out|list>>.push(<<chunk|row>>);
}
===
<<buttons|links>>.forEach((b) => {
  b.addEventListener("click", async () => await save(b.id));
});
===
const <<all|pages>> = await Promise.all(<<ids|names>>.map(async (id) => load(id)));
''')
both("off-by-one", '''
-for (let i = 0; i <= <<items|rows|list|words>>.length; i++) {
+for (let i = 0; i < <<items|rows|list|words>>.length; i++) {
  <<handle|console.log|render>>(<<items|rows|list|words>>[i]);
}
===
-const <<last|final|tail>> = <<items|rows|stack>>[<<items|rows|stack>>.length];
+const <<last|final|tail>> = <<items|rows|stack>>[<<items|rows|stack>>.length - 1];
===
-for (let <<j|k>> = 0; <<j|k>> <= <<rows|words|nodes>>.length; <<j|k>>++) {
+for (let <<j|k>> = 0; <<j|k>> < <<rows|words|nodes>>.length; <<j|k>>++) {
  <<total|sum>> += <<rows|words|nodes>>[<<j|k>>].<<size|price>>;
}
===
-for (var i = 0; i <= <<text|word|line>>.length; i++) {
+for (var i = 0; i < <<text|word|line>>.length; i++) {
  if (<<text|word|line>>[i] === "<<a|,|x>>") <<count|n>>++;
}
===
-for (let i = 0, n = <<items|list>>.length; i <= n; i++) {
+for (let i = 0, n = <<items|list>>.length; i < n; i++) {
  <<show|draw>>(<<items|list>>[i]);
}
===
let i = 0;
-while (i <= <<items|queue|args>>.length) {
+while (i < <<items|queue|args>>.length) {
  <<handle|print>>(<<items|queue|args>>[i++]);
}
===
-for (let i = <<items|rows>>.length; i >= 0; i--) {
+for (let i = <<items|rows>>.length - 1; i >= 0; i--) {
  <<handle|print>>(<<items|rows>>[i]);
}
===
-return <<items|parts|lines>>[<<items|parts|lines>>.length];
+return <<items|parts|lines>>[<<items|parts|lines>>.length - 1];
===
-const <<ext|name>> = <<parts|path>>[<<parts|path>>.length].toLowerCase();
+const <<ext|name>> = <<parts|path>>[<<parts|path>>.length - 1].toLowerCase();
===
-const <<pick|winner>> = <<names|cards>>[Math.floor(Math.random() * (<<names|cards>>.length + 1))];
+const <<pick|winner>> = <<names|cards>>[Math.floor(Math.random() * <<names|cards>>.length)];
===
-if (<<index|i>> <= <<items|rows>>.length) return <<items|rows>>[<<index|i>>];
+if (<<index|i>> < <<items|rows>>.length) return <<items|rows>>[<<index|i>>];
===
for (let <<y|r>> = 0; <<y|r>> < <<grid|board>>.length; <<y|r>>++) {
-  for (let x = 0; x <= <<grid|board>>[<<y|r>>].length; x++) {
+  for (let x = 0; x < <<grid|board>>[<<y|r>>].length; x++) {
    <<draw|visit>>(<<grid|board>>[<<y|r>>][x]);
  }
}
===
-for (let i = 0; i <= this.<<items|rows>>.length; i++) {
+for (let i = 0; i < this.<<items|rows>>.length; i++) {
  this.<<items|rows>>[i].<<update|draw>>();
}
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
===
for (let i = <<items|rows>>.length - 1; i >= 0; i--) {
  <<handle|print>>(<<items|rows>>[i]);
}
===
for (let i = 1; i <= <<10|n|rows>>; i++) {
  console.log(i);
}
===
if (<<items|rows>>.length <= <<limit|10>>) return <<items|rows>>;
===
while (<<lo|left>> <= <<hi|right>>) {
  <<lo|left>> += 1;
}
===
return <<items|parts>>[<<items|parts>>.length - 1];
===
for (let <<j|k>> = 0; <<j|k>> < <<rows|words>>.length; <<j|k>>++) {
  <<total|sum>> += <<rows|words>>[<<j|k>>].size;
}
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
===
-const <<top|best>> = <<scores|values>>.sort().reverse().slice(0, <<3|10>>);
+const <<top|best>> = <<scores|values>>.sort((a, b) => a - b).reverse().slice(0, <<3|10>>);
===
-const <<ids|years>> = <<rows|items>>.map((x) => x.<<id|year>>).sort();
+const <<ids|years>> = <<rows|items>>.map((x) => x.<<id|year>>).sort((a, b) => a - b);
===
-return [<<10, 9, 1|3, 20, 100>>].sort();
+return [<<10, 9, 1|3, 20, 100>>].sort((a, b) => a - b);
===
-<<rows|users>>.sort((a, b) => a.<<age|score>> < b.<<age|score>>);
+<<rows|users>>.sort((a, b) => b.<<age|score>> - a.<<age|score>>);
===
-const <<sorted|ordered>> = Object.values(<<counts|totals>>).sort();
+const <<sorted|ordered>> = Object.values(<<counts|totals>>).sort((a, b) => a - b);
''', '''
<<names|words|titles>>.sort();
===
<<items|rows>>.sort((a, b) => a.<<price|age>> - b.<<price|age>>);
===
const <<names|titles>> = <<rows|items>>.map((x) => x.name).sort();
===
<<rows|users>>.sort((a, b) => a.name.localeCompare(b.name));
===
const <<keys|names>> = Object.keys(<<counts|totals>>).sort();
''')
both("for-in-array", '''
-for (const <<item|row|x>> in <<items|rows|values>>) {
+for (const <<item|row|x>> of <<items|rows|values>>) {
  <<handle|console.log|render>>(<<item|row|x>>);
}
===
-for (const <<name|word>> in [<<"a", "b"|first, second>>]) {
+for (const <<name|word>> of [<<"a", "b"|first, second>>]) {
  console.log(<<name|word>>.toUpperCase());
}
===
-for (let <<n|price>> in <<numbers|prices>>) {
+for (let <<n|price>> of <<numbers|prices>>) {
  <<sum|total>> += <<n|price>>;
}
===
-for (const [<<key, value|k, v>>] in Object.entries(<<config|params>>)) {
+for (const [<<key, value|k, v>>] of Object.entries(<<config|params>>)) {
  console.log(<<key, value|k, v>>);
}
===
-for (var <<el|link>> in document.querySelectorAll("<<a|li|.row>>")) {
+for (var <<el|link>> of document.querySelectorAll("<<a|li|.row>>")) {
  <<el|link>>.remove();
}
''', '''
for (const <<item|row>> of <<items|rows>>) {
  <<handle|render>>(<<item|row>>);
}
===
for (const key of Object.keys(<<config|options>>)) {
  console.log(key);
}
===
for (const <<key|name>> in <<config|params>>) {
  console.log(<<key|name>>, <<config|params>>[<<key|name>>]);
}
===
for (const <<i|x>> of [1, 2, 3]) console.log(<<i|x>>);
===
if ("<<name|id>>" in <<obj|config>>) <<run|use>>(<<obj|config>>);
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
===
-exec("<<ls|cat|rm>> " + <<path|file|req.query.name>>, <<callback|done>>);
+execFile("<<ls|cat|rm>>", [<<path|file|req.query.name>>], <<callback|done>>);
===
-exec(`git <<checkout|log|show>> ${<<branch|ref>>}`, <<callback|done>>);
+execFile("git", ["<<checkout|log|show>>", <<branch|ref>>], <<callback|done>>);
===
-const <<out|info>> = execSync("<<file|stat|identify>> " + <<path|name>>).toString();
+const <<out|info>> = execFileSync("<<file|stat|identify>>", [<<path|name>>]).toString();
===
-execSync(`<<cp|mv>> ${<<src|from>>} ${<<dest|to>>}`);
+execFileSync("<<cp|mv>>", [<<src|from>>, <<dest|to>>]);
===
-child_process.exec(`<<ping|nslookup>> ${<<host|req.body.host>>}`, <<callback|done>>);
+child_process.execFile("<<ping|nslookup>>", [<<host|req.body.host>>], <<callback|done>>);
===
-const <<child|p>> = spawn("<<convert|tar>>", [<<src|file>>], { shell: true });
+const <<child|p>> = spawn("<<convert|tar>>", [<<src|file>>]);
===
-spawn(`<<node|python>> ${<<script|file>>}`, { shell: true, stdio: "inherit" });
+spawn("<<node|python>>", [<<script|file>>], { stdio: "inherit" });
===
-return execSync(`wc -l ${<<path|name>>}`, { encoding: "utf8" });
+return execFileSync("wc", ["-l", <<path|name>>], { encoding: "utf8" });
''', '''
execFile("<<ls|cat|git>>", [<<path|file>>], callback);
===
const <<match|m>> = <<pattern|re>>.exec(<<text|line>>);
===
const <<child|p>> = spawn("<<convert|tar>>", [<<src|file>>]);
===
execSync("npm run <<build|lint>>");
===
const <<rows|found>> = <<db|stmt>>.exec("<<VACUUM|BEGIN>>");
===
execFileSync("git", ["<<log|show>>", <<ref|branch>>]);
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
===
-const <<row|user>> = await <<db|pool>>.query("SELECT * FROM <<table>> WHERE <<col>> = '" + <<name|email>> + "'");
+const <<row|user>> = await <<db|pool>>.query("SELECT * FROM <<table>> WHERE <<col>> = ?", [<<name|email>>]);
===
-await <<db|pool|conn>>.execute(`UPDATE <<table>> SET <<col>> = '${<<value|name>>}' WHERE id = ${<<id|userId>>}`);
+await <<db|pool|conn>>.execute("UPDATE <<table>> SET <<col>> = ? WHERE id = ?", [<<value|name>>, <<id|userId>>]);
===
-<<db|conn>>.query(`INSERT INTO <<table>> (<<col>>) VALUES ('${<<value|name>>}')`, <<callback|done>>);
+<<db|conn>>.query("INSERT INTO <<table>> (<<col>>) VALUES (?)", [<<value|name>>], <<callback|done>>);
===
-return <<db|pool>>.query(`SELECT * FROM <<table>> WHERE id = ${<<id|req.params.id>>}`);
+return <<db|pool>>.query("SELECT * FROM <<table>> WHERE id = ?", [<<id|req.params.id>>]);
===
-const <<row|found>> = db.prepare(`SELECT * FROM <<table>> WHERE <<col>> = '${<<value|name>>}'`).get();
+const <<row|found>> = db.prepare("SELECT * FROM <<table>> WHERE <<col>> = ?").get(<<value|name>>);
===
-<<db|sqlite>>.all(`SELECT * FROM <<table>> WHERE <<col>> LIKE '%${<<term|q>>}%'`, <<callback|done>>);
+<<db|sqlite>>.all("SELECT * FROM <<table>> WHERE <<col>> LIKE ?", [`%${<<term|q>>}%`], <<callback|done>>);
===
-await sequelize.query(`DELETE FROM <<table>> WHERE <<col>> = '${<<value|name>>}'`);
+await sequelize.query("DELETE FROM <<table>> WHERE <<col>> = ?", { replacements: [<<value|name>>] });
''', '''
const <<rows|result>> = await <<db|pool>>.query("SELECT * FROM <<table>> WHERE <<col>> = <<?|$1>>", [<<name|value>>]);
===
const <<rows|result>> = await <<db|pool>>.query("SELECT COUNT(*) FROM <<table>>");
===
console.log(`SELECT from <<table>> took ${ms} ms`);
===
const <<row|user>> = db.prepare("SELECT * FROM <<table>> WHERE id = ?").get(<<id|key>>);
===
await <<db|pool>>.query("DELETE FROM <<table>> WHERE id = $1", [<<id|key>>]);
===
const <<url|path>> = `/api/<<table>>?<<col>>=${encodeURIComponent(<<value|name>>)}`;
===
<<db|conn>>.query("UPDATE <<table>> SET <<col>> = ? WHERE id = ?", [<<value|name>>, id], done);
''')
both("CWE-338", '''
-const <<token|sessionId|resetCode|apiKey>> = Math.random().toString(36).<<slice(2)|substring(2)>>;
+const <<token|sessionId|resetCode|apiKey>> = crypto.randomUUID();
===
-return Math.random().toString(<<16|36>>).slice(2); // <<token|session id|secret>>
+return crypto.randomUUID(); // <<token|session id|secret>>
===
-<<user|req.session>>.<<token|resetToken|csrf>> = Math.random().toString(36).substring(2);
+<<user|req.session>>.<<token|resetToken|csrf>> = crypto.randomUUID();
===
-const <<token|key>> = Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2);
+const <<token|key>> = crypto.randomUUID();
===
-const <<sid|sessionId>> = "<<s|sess-|u>>" + Math.random();
+const <<sid|sessionId>> = "<<s|sess-|u>>" + crypto.randomUUID();
===
-const <<token|secret>> = `<<tok|key>>_${Math.random().toString(36).slice(2)}`;
+const <<token|secret>> = `<<tok|key>>_${crypto.randomUUID()}`;
===
-res.cookie("<<sid|session>>", Math.random().toString(16), <<options|cookieOptions>>);
+res.cookie("<<sid|session>>", crypto.randomUUID(), <<options|cookieOptions>>);
===
-const make<<Token|ApiKey>> = () => Math.random().toString(36).slice(2);
+const make<<Token|ApiKey>> = () => crypto.randomUUID();
===
-const <<password|apiKey>> = btoa(String(Math.random()));
+const <<password|apiKey>> = btoa(crypto.randomUUID());
===
-<<invites|sessions>>.set(Math.random().toString(36).slice(2), <<user|email>>); // secret link
+<<invites|sessions>>.set(crypto.randomUUID(), <<user|email>>); // secret link
''', '''
const <<token|id>> = crypto.randomUUID();
===
const <<index|pick>> = Math.floor(Math.random() * <<items|cards>>.length);
===
const <<delay|wait>> = 500 + Math.random() * <<500|1000>>;
===
const <<color|hue>> = Math.floor(Math.random() * 360);
===
<<user|session>>.<<token|csrf>> = crypto.randomUUID();
===
const <<x|y>> = Math.random() * <<width|canvas.width>>;
===
const <<key|salt>> = crypto.getRandomValues(new Uint8Array(<<16|32>>));
''')
both("CWE-328", '''
-const <<hash|digest|sum>> = crypto.createHash("<<md5|sha1>>").update(<<data|body|content>>).digest("hex");
+const <<hash|digest|sum>> = crypto.createHash("sha256").update(<<data|body|content>>).digest("hex");
===
-return createHash('<<md5|sha1>>').update(<<text|data>>).digest('<<hex|base64>>');
+return createHash('sha256').update(<<text|data>>).digest('<<hex|base64>>');
===
-const <<sig|mac>> = crypto.createHmac("<<md5|sha1>>", <<secret|key>>).update(<<body|data>>).digest("hex");
+const <<sig|mac>> = crypto.createHmac("sha256", <<secret|key>>).update(<<body|data>>).digest("hex");
===
-if (crypto.createHash("<<md5|sha1>>").update(<<file|buf>>).digest("hex") !== <<expected|sum>>) {
+if (crypto.createHash("sha256").update(<<file|buf>>).digest("hex") !== <<expected|sum>>) {
  throw new Error("<<bad checksum|damaged file>>");
}
===
-const <<h|hash>> = createHash("<<md5|sha1>>");
+const <<h|hash>> = createHash("sha256");
<<h|hash>>.update(<<data|chunk>>);
===
-const <<digest|sum>> = await crypto.subtle.digest("SHA-1", <<data|bytes>>);
+const <<digest|sum>> = await crypto.subtle.digest("SHA-256", <<data|bytes>>);
===
-const <<etag|key>> = `"${crypto.createHash("<<md5|sha1>>").update(<<body|page>>).digest("base64")}"`;
+const <<etag|key>> = `"${crypto.createHash("sha256").update(<<body|page>>).digest("base64")}"`;
''', '''
const <<hash|digest>> = crypto.createHash("sha256").update(<<data|body>>).digest("hex");
===
const <<sig|mac>> = crypto.createHmac("<<sha256|sha512>>", <<secret|key>>).update(<<body|data>>).digest("hex");
===
const <<digest|sum>> = await crypto.subtle.digest("SHA-<<256|512>>", <<data|bytes>>);
===
console.log("md5 of the file:", <<expected|row.md5>>);
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
===
-axios.get(<<url|endpoint>>, { httpsAgent: new https.Agent({ rejectUnauthorized: false }) });
+axios.get(<<url|endpoint>>, { httpsAgent: new https.Agent({ rejectUnauthorized: true }) });
===
-const <<pool|client>> = new <<Pool|Client>>({ connectionString, ssl: { rejectUnauthorized: false } });
+const <<pool|client>> = new <<Pool|Client>>({ connectionString, ssl: { rejectUnauthorized: true } });
===
-const <<socket|conn>> = tls.connect(<<443|port>>, <<host|"db.example.com">>, { rejectUnauthorized: false });
+const <<socket|conn>> = tls.connect(<<443|port>>, <<host|"db.example.com">>, { rejectUnauthorized: true });
===
-<<options|config>>.rejectUnauthorized = false;
+<<options|config>>.rejectUnauthorized = true;
===
-process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = 0;
const <<res|page>> = await fetch(<<url|endpoint>>);
===
-const <<mailer|transport>> = nodemailer.createTransport({ host, tls: { rejectUnauthorized: false } });
+const <<mailer|transport>> = nodemailer.createTransport({ host, tls: { rejectUnauthorized: true } });
''', '''
const agent = new https.Agent({ keepAlive: true });
===
process.env.NODE_ENV = "production";
===
const <<pool|client>> = new Pool({ connectionString, ssl: { rejectUnauthorized: true } });
===
const <<agent|a>> = new https.Agent({ ca: <<ca|rootCert>> });
===
const <<options|config>> = { host, port: 443, <<timeout: 5000|method: "GET">> };
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
===
-const <<password|dbPassword|secret>> = "<<secret>>";
+const <<password|dbPassword|secret>> = process.env.DB_PASSWORD;
===
const <<config|options>> = {
-  <<apiKey|token>>: "<<secret>>",
+  <<apiKey|token>>: process.env.API_KEY,
};
===
-const <<token|t>> = jwt.sign(<<payload|user>>, "<<secret>>", { expiresIn: "<<1h|7d>>" });
+const <<token|t>> = jwt.sign(<<payload|user>>, process.env.JWT_SECRET, { expiresIn: "<<1h|7d>>" });
===
-const <<claims|data>> = jwt.verify(<<token|header>>, "<<secret>>");
+const <<claims|data>> = jwt.verify(<<token|header>>, process.env.JWT_SECRET);
===
-app.use(session({ secret: "<<secret>>", resave: false }));
+app.use(session({ secret: process.env.SESSION_SECRET, resave: false }));
===
-const headers = { Authorization: "Bearer <<secret>>" };
+const headers = { Authorization: `Bearer ${process.env.API_TOKEN}` };
===
-mongoose.connect("mongodb://<<user>>:<<secret>>@<<host>>/app");
+mongoose.connect(process.env.MONGO_URL);
===
-const <<API_KEY|TOKEN>> = process.env.<<API_KEY|TOKEN>> || "<<secret>>";
+const <<API_KEY|TOKEN>> = process.env.<<API_KEY|TOKEN>>;
===
-const stripe = require("stripe")("<<secret>>");
+const stripe = require("stripe")(process.env.STRIPE_KEY);
===
-fetch(<<url|endpoint>>, { headers: { "X-Api-Key": "<<secret>>" } });
+fetch(<<url|endpoint>>, { headers: { "X-Api-Key": process.env.API_KEY } });
''', '''
const <<API_KEY|TOKEN>> = process.env.<<API_KEY|TOKEN>>;
===
const <<API_URL|TITLE>> = "<<https://api.example.com|Users>>";
===
const headers = { Authorization: `Bearer ${<<token|session.token>>}` };
===
const <<password|pw>> = <<form.password.value|req.body.password>>;
===
const <<PORT|HOST>> = process.env.<<PORT|HOST>> || "<<3000|localhost>>";
===
const <<tokenUrl|keyName>> = "<<https://example.com/token|apiKey>>";
''')
both("const-reassign", '''
-const <<count|total|index>> = 0;
+let <<count|total|index>> = 0;
for (const <<item|row>> of <<items|rows>>) {
  <<count|total|index>> += <<item|row>>.<<size|price>>;
}
===
-const <<text|out|html>> = "";
+let <<text|out|html>> = "";
for (const <<x|row>> of <<items|rows>>) <<text|out|html>> += <<x|row>>.name;
===
-for (const <<i|k>> = 0; <<i|k>> < <<10|n|rows.length>>; <<i|k>>++) {
+for (let <<i|k>> = 0; <<i|k>> < <<10|n|rows.length>>; <<i|k>>++) {
  <<run|draw>>(<<i|k>>);
}
===
-const <<name|label>> = <<user.name|"none">>;
+let <<name|label>> = <<user.name|"none">>;
if (!<<name|label>>) {
  <<name|label>> = "<<unknown|guest>>";
}
===
-const <<page|tries>> = 1;
+let <<page|tries>> = 1;
while (<<page|tries>> < <<5|max>>) {
  <<page|tries>>++;
}
===
-const <<found|done>> = false;
+let <<found|done>> = false;
<<items|rows>>.forEach((x) => {
  if (x.<<ok|id>>) <<found|done>> = true;
});
===
-const <<result|value>> = null;
+let <<result|value>> = null;
try {
  <<result|value>> = JSON.parse(<<text|raw>>);
} catch (e) {
  console.error(e);
}
''', '''
let <<count|total>> = 0;
for (const <<item|row>> of <<items|rows>>) {
  <<count|total>> += <<item|row>>.size;
}
===
const <<out|list>> = [];
<<out|list>>.push(<<item|row>>);
===
const <<counts|seen>> = {};
<<counts|seen>>[<<name|key>>] = 1;
===
let <<result|value>> = null;
<<result|value>> = <<load|read>>();
===
for (const <<x|row>> of <<items|rows>>) {
  console.log(<<x|row>>);
}
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
===
-if (<<role|type>> === "<<admin|a>>" || "<<editor|b>>") {
+if (<<role|type>> === "<<admin|a>>" || <<role|type>> === "<<editor|b>>") {
  <<allow|run>>();
}
===
-if (<<kind|ext>> !== "<<png|a>>" || <<kind|ext>> !== "<<jpg|b>>") {
+if (<<kind|ext>> !== "<<png|a>>" && <<kind|ext>> !== "<<jpg|b>>") {
  throw new Error("<<bad type|unsupported>>");
}
===
-const <<outside|invalid>> = <<x|n>> < 0 && <<x|n>> > <<100|max>>;
+const <<outside|invalid>> = <<x|n>> < 0 || <<x|n>> > <<100|max>>;
===
-while (<<running|open>> = true) {
+while (<<running|open>> === true) {
  <<tick|step>>();
}
===
-<<total|sum>> =+ <<x.price|n>>;
+<<total|sum>> += <<x.price|n>>;
===
-const <<area|square>> = <<r|side>> ^ 2;
+const <<area|square>> = <<r|side>> ** 2;
===
-if (!<<a|user>> | !<<b|token>>) return <<null|false>>;
+if (!<<a|user>> || !<<b|token>>) return <<null|false>>;
===
-return <<user|row>>.<<active|open>> & <<user|row>>.<<verified|paid>>;
+return <<user|row>>.<<active|open>> && <<user|row>>.<<verified|paid>>;
===
-if (!<<key|name>> in <<config|cache>>) {
+if (!(<<key|name>> in <<config|cache>>)) {
  <<load|add>>(<<key|name>>);
}
''', '''
if (<<user|item>> && <<user|item>>.active) {
  <<show|handle>>(<<user|item>>);
}
===
const <<flags|mask>> = <<READ|a>> | <<WRITE|b>>;
===
if (<<role|type>> === "<<admin|a>>" || <<role|type>> === "<<editor|b>>") {
  <<allow|run>>();
}
===
const <<name|label>> = <<user.name|title>> || "<<guest|none>>";
===
const <<outside|invalid>> = <<x|n>> < 0 || <<x|n>> > <<100|max>>;
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
===
const <<big|active>> = <<items|rows>>.filter((x) => {
-  x.<<size|score>> > <<10|100>>;
+  return x.<<size|score>> > <<10|100>>;
});
===
const <<total|sum>> = <<items|rows>>.reduce((acc, x) => {
-  acc + x.<<size|price>>;
+  return acc + x.<<size|price>>;
}, 0);
===
function <<is|has>><<Admin|Name>>(user) {
-  user.<<role|name>> !== undefined;
+  return user.<<role|name>> !== undefined;
}
===
const <<toItem|wrap>> = (<<x|row>>) => {
-  ({ id: <<x|row>>.id });
+  return { id: <<x|row>>.id };
};
===
function <<find|pick>><<User|Row>>(<<users|rows>>, id) {
-  <<users|rows>>.find((x) => x.id === id);
+  return <<users|rows>>.find((x) => x.id === id);
}
===
fetch(<<url|"/api/items">>)
  .then((res) => {
-    res.json();
+    return res.json();
  })
  .then((data) => <<show|render>>(data));
''', '''
const <<names|ids>> = <<items|rows>>.map((x) => x.name);
===
<<items|rows>>.forEach((x) => {
  render(x);
});
===
const <<big|active>> = <<items|rows>>.filter((x) => x.size > 10);
===
function <<log|show>><<User|Row>>(user) {
  console.log(user.name);
}
===
const <<toItem|wrap>> = (<<x|row>>) => ({ id: <<x|row>>.id });
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
===
-<<save|load>>(<<item|url>>).catch(() => {});
+<<save|load>>(<<item|url>>).catch((err) => console.error(err));
===
fs.readFile(<<path|file>>, "utf8", (err, text) => {
+  if (err) throw err;
  <<parse|show>>(text);
});
===
<<db|pool>>.query(<<sql|query>>, (err, rows) => {
+  if (err) throw err;
  <<render|show>>(rows);
});
===
async function <<load|get>><<Items|User>>() {
  const <<res|r>> = await fetch("/api/<<items|user>>");
+  if (!<<res|r>>.ok) throw new Error(`HTTP ${<<res|r>>.status}`);
  return <<res|r>>.json();
}
===
try {
  return JSON.parse(<<text|raw>>);
-} catch {
+} catch (err) {
+  console.error(err);
  return <<null|{}>>;
}
===
-<<stream|socket>>.on("error", () => {});
+<<stream|socket>>.on("error", (err) => console.error(err));
===
const <<res|r>> = await fetch(<<url|endpoint>>, { method: "<<POST|DELETE>>" });
+if (!<<res|r>>.ok) throw new Error(`HTTP ${<<res|r>>.status}`);
<<toast|alert>>("<<saved|deleted>>");
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
===
<<save|load>>(<<item|url>>).catch((err) => console.error(err));
===
fs.readFile(<<path|file>>, "utf8", (err, text) => {
  if (err) return done(err);
  done(null, text);
});
===
const <<res|r>> = await axios.get(<<url|endpoint>>);
return <<res|r>>.data;
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
===
-const <<tail|rest>> = <<text|name>>.substr(<<2|i>>);
+const <<tail|rest>> = <<text|name>>.slice(<<2|i>>);
===
-return <<id|key>>.substr(0, <<4|n>>) + "<<...|->>";
+return <<id|key>>.slice(0, <<4|n>>) + "<<...|->>";
===
-const <<auth|encoded>> = new Buffer(<<user|text>> + ":" + <<pw|key>>).toString("base64");
+const <<auth|encoded>> = Buffer.from(<<user|text>> + ":" + <<pw|key>>).toString("base64");
===
-const <<zeros|buf>> = new Buffer(<<16|size>>);
+const <<zeros|buf>> = Buffer.alloc(<<16|size>>);
===
-if (e.keyCode === 13) {
+if (e.key === "Enter") {
  <<submit|send>>();
}
===
-const <<q|name>> = unescape(<<text|hash>>);
+const <<q|name>> = decodeURIComponent(<<text|hash>>);
===
-const <<q|name>> = escape(<<text|hash>>);
+const <<q|name>> = encodeURIComponent(<<text|hash>>);
===
-if (<<e|event>>.which === 27) <<close|cancel>>();
+if (<<e|event>>.key === "Escape") <<close|cancel>>();
===
-fs.exists(<<path|file>>, (found) => <<run|done>>(found));
+fs.access(<<path|file>>, (err) => <<run|done>>(!err));
''', '''
const <<part|prefix>> = <<text|name>>.slice(0, <<3|8>>);
===
const <<buf|data>> = Buffer.from(<<text|body>>);
===
const <<tail|rest>> = <<text|name>>.slice(<<2|i>>);
===
if (e.key === "<<Enter|Escape>>") <<submit|close>>();
===
const <<link|u>> = new URL(<<href|req.url>>, "http://localhost");
===
const <<zeros|buf>> = Buffer.alloc(<<16|size>>);
''')
both("nan-compare", '''
-if (<<value|n|amount>> === NaN) {
+if (Number.isNaN(<<value|n|amount>>)) {
  return <<0|null>>;
}
===
-const <<ok|valid>> = <<n|value>> !== NaN;
+const <<ok|valid>> = !Number.isNaN(<<n|value>>);
===
-if (parseInt(<<text|arg>>, 10) === NaN) throw new Error("<<not a number|bad input>>");
+if (Number.isNaN(parseInt(<<text|arg>>, 10))) throw new Error("<<not a number|bad input>>");
===
-return <<n|x>> == NaN ? <<0|null>> : <<n|x>>;
+return Number.isNaN(<<n|x>>) ? <<0|null>> : <<n|x>>;
===
-const <<clean|nums>> = <<values|list>>.filter((v) => v != NaN);
+const <<clean|nums>> = <<values|list>>.filter((v) => !Number.isNaN(v));
===
-while (<<n|age>> === NaN) {
+while (Number.isNaN(<<n|age>>)) {
  <<n|age>> = Number(prompt("<<Age|Number>>?"));
}
''', '''
if (Number.isNaN(<<value|n>>)) {
  return 0;
}
===
const <<ok|valid>> = Number.isFinite(<<n|value>>);
===
return <<n|x>> === null ? <<0|1>> : <<n|x>>;
===
const <<start|empty>> = NaN;
''')
both("indexof-truthy", '''
-if (<<names|items|list|text>>.indexOf(<<name|item|"x">>)) {
+if (<<names|items|list|text>>.includes(<<name|item|"x">>)) {
  <<run|handle|select>>();
}
===
-if (!<<text|line>>.indexOf("<<error|#|todo>>")) {
+if (!<<text|line>>.includes("<<error|#|todo>>")) {
  <<skip|add>>(<<text|line>>);
}
===
-return <<list|tags>>.indexOf(<<tag|x>>) > 0;
+return <<list|tags>>.indexOf(<<tag|x>>) !== -1;
===
-const <<found|has>> = <<names|roles>>.indexOf("<<admin|bob>>") ? true : false;
+const <<found|has>> = <<names|roles>>.includes("<<admin|bob>>") ? true : false;
===
const <<i|pos>> = <<items|rows>>.findIndex((x) => x.id === id);
-if (<<i|pos>>) <<items|rows>>.splice(<<i|pos>>, 1);
+if (<<i|pos>> !== -1) <<items|rows>>.splice(<<i|pos>>, 1);
===
-const <<some|rest>> = <<lines|urls>>.filter((l) => l.indexOf("<<http|@>>"));
+const <<some|rest>> = <<lines|urls>>.filter((l) => l.includes("<<http|@>>"));
''', '''
if (<<names|items>>.includes(<<name|item>>)) {
  <<run|handle>>();
}
===
if (<<names|text>>.indexOf(<<name|"x">>) !== -1) {
  <<run|handle>>();
}
===
return <<list|tags>>.indexOf(<<tag|x>>) !== -1;
===
const <<i|pos>> = <<text|line>>.indexOf("<<:|=>>");
===
if (<<text|line>>.startsWith("<<#|//>>")) <<skip|ignore>>(<<text|line>>);
''')
both("replace-first-only", '''
-const <<clean|slug|out>> = <<text|title|name>>.replace("<< |-|,>>", "<<-|_|>>");
+const <<clean|slug|out>> = <<text|title|name>>.replaceAll("<< |-|,>>", "<<-|_|>>");
===
-return <<text|s>>.replace("<<_|.>>", "<< |->>");
+return <<text|s>>.replaceAll("<<_|.>>", "<< |->>");
===
-const <<digits|clean>> = <<phone|input>>.replace(/\\D/, "");
+const <<digits|clean>> = <<phone|input>>.replace(/\\D/g, "");
===
-const <<n|amount>> = Number(<<text|value>>.replace(",", ""));
+const <<n|amount>> = Number(<<text|value>>.replaceAll(",", ""));
===
-<<html|out>> = <<html|out>>.replace("&", "&amp;").replace('"', "&quot;");
+<<html|out>> = <<html|out>>.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
===
-const <<slug|key>> = <<title|name>>.toLowerCase().replace(/\\s+/, "-");
+const <<slug|key>> = <<title|name>>.toLowerCase().replace(/\\s+/g, "-");
''', '''
const <<clean|slug>> = <<text|title>>.replaceAll(" ", "-");
===
const <<clean|slug>> = <<text|title>>.replace(/\\s+/g, "-");
===
const <<base|stem>> = <<file|name>>.replace(/\\.<<js|txt>>$/, "");
===
const <<digits|clean>> = <<phone|input>>.replace(/\\D/g, "");
===
const <<greeting|line>> = <<template|text>>.replace("{name}", <<user|name>>);
''')
both("CWE-942", '''
-app.use(cors({ origin: "*", credentials: true }));
+app.use(cors({ origin: "https://app.example.com", credentials: true }));
===
-res.setHeader("Access-Control-Allow-Origin", "*");
+res.setHeader("Access-Control-Allow-Origin", "https://app.example.com");
res.setHeader("Access-Control-Allow-Credentials", "true");
===
-const io = new Server(<<server|http>>, { cors: { origin: "*", credentials: true } });
+const io = new Server(<<server|http>>, { cors: { origin: "https://app.example.com", credentials: true } });
===
-app.use(cors({ origin: true, credentials: true }));
+app.use(cors({ origin: "https://app.example.com", credentials: true }));
===
-res.header("Access-Control-Allow-Origin", req.headers.origin);
+res.header("Access-Control-Allow-Origin", "https://app.example.com");
res.header("Access-Control-Allow-Credentials", "true");
===
-<<fastify|app>>.register(cors, { origin: "*", credentials: true });
+<<fastify|app>>.register(cors, { origin: "https://app.example.com", credentials: true });
''', '''
app.use(cors({ origin: <<"https://example.com"|allowedOrigins>> }));
===
app.use(express.json());
===
app.use(cors({ origin: "https://<<app|www>>.example.com", credentials: true }));
===
res.header("Cache-Control", "<<no-store|max-age=60>>");
''')
fault("any-type", "typescript", '''
-function <<parse|load|format>>(<<data|value|input>>: any): <<string|number|void>> {
+function <<parse|load|format>>(<<data|value|input>>: unknown): <<string|number|void>> {
  return <<convert|render>>(<<data|value|input>>);
}
===
-const <<data|body|payload>>: any = await <<res|response>>.json();
+const <<data|body|payload>>: unknown = await <<res|response>>.json();
===
-const <<items|rows>>: any[] = [];
+const <<items|rows>>: unknown[] = [];
===
try {
  <<run|save>>();
-} catch (<<e|err>>: any) {
+} catch (<<e|err>>: unknown) {
  console.error(<<e|err>>);
}
===
-function <<log|print>>(...<<args|values>>: any[]): void {
+function <<log|print>>(...<<args|values>>: unknown[]): void {
  console.log(...<<args|values>>);
}
===
-const <<cache|store>> = new Map<string, any>();
+const <<cache|store>> = new Map<string, unknown>();
===
-let <<result|value>>: any;
+let <<result|value>>: unknown;
<<result|value>> = JSON.parse(<<text|raw>>);
===
-const <<config|data>>: Record<string, any> = {};
+const <<config|data>>: Record<string, unknown> = {};
===
interface <<Item|Event>> {
  id: number;
-  <<data|payload>>: any;
+  <<data|payload>>: unknown;
}
''', '''
function <<parse|load>>(<<data|value>>: unknown): string {
  return String(<<data|value>>);
}
===
const <<cache|store>> = new Map<string, number>();
===
const <<items|rows>>: <<string|number>>[] = [];
===
type <<Handler|Callback>> = (<<e|x>>: unknown) => void;
===
const <<anyOpen|any>> = <<items|rows>>.some((x) => x.open);
''')
both("CWE-1022", '''
-const <<html|link>> = `<a href="${<<url|href>>}" target="_blank"><<Open|Docs>></a>`;
+const <<html|link>> = `<a href="${<<url|href>>}" target="_blank" rel="noopener noreferrer"><<Open|Docs>></a>`;
===
-window.open(<<url|link>>, "_blank");
+window.open(<<url|link>>, "_blank", "noopener,noreferrer");
===
<<a|link>>.target = "_blank";
+<<a|link>>.rel = "noopener noreferrer";
<<a|link>>.href = <<url|item.url>>;
===
<<a|link>>.setAttribute("target", "_blank");
+<<a|link>>.setAttribute("rel", "noopener noreferrer");
===
-const <<out|text>> = '<a target="_blank" href="' + encodeURI(<<url|href>>) + '"><<Site|More>></a>';
+const <<out|text>> = '<a target="_blank" rel="noopener noreferrer" href="' + encodeURI(<<url|href>>) + '"><<Site|More>></a>';
''', '''
window.open(<<url|link>>, "_self");
===
const <<html|link>> = `<a href="${<<url|href>>}" target="_blank" rel="noopener noreferrer">Open</a>`;
===
<<a|link>>.href = <<url|item.url>>;
<<a|link>>.textContent = <<title|item.name>>;
''')
both("CWE-614", '''
-res.cookie("<<sid|token|session>>", <<token|id>>);
+res.cookie("<<sid|token|session>>", <<token|id>>, { httpOnly: true, secure: true, sameSite: "lax" });
===
-res.cookie("<<sid|auth>>", <<token|value>>, { httpOnly: false, secure: false });
+res.cookie("<<sid|auth>>", <<token|value>>, { httpOnly: true, secure: true });
===
-app.use(session({ secret, cookie: { secure: false } }));
+app.use(session({ secret, cookie: { secure: true } }));
===
-res.setHeader("Set-Cookie", `<<sid|token>>=${<<id|value>>}; Path=/`);
+res.setHeader("Set-Cookie", `<<sid|token>>=${<<id|value>>}; Path=/; HttpOnly; Secure; SameSite=Lax`);
===
-app.use(cookieSession({ name: "<<s|session>>", keys, httpOnly: false }));
+app.use(cookieSession({ name: "<<s|session>>", keys, httpOnly: true }));
===
-document.cookie = `<<theme_token|session|token>>=${<<token|value>>}`;
+document.cookie = `<<theme_token|session|token>>=${<<token|value>>}; Secure; SameSite=Lax`;
''', '''
res.cookie("<<sid|token>>", <<token|id>>, { httpOnly: true, secure: true, sameSite: "<<lax|strict>>" });
===
res.clearCookie("<<sid|token>>");
===
document.cookie = "<<lang=en|theme=dark>>; SameSite=Lax; Secure";
''')
both("CWE-916", '''
async function <<register|signUp>>(db, <<name|email>>, password) {
-  const <<hash|digest>> = crypto.createHash("<<md5|sha1|sha256>>").update(password).digest("hex");
+  const <<hash|digest>> = await bcrypt.hash(password, 12);
  await db.insert({ <<name|email>>, <<hash|digest>> });
}
===
-const <<hash|key>> = crypto.pbkdf2Sync(password, salt, <<1|100|1000>>, <<32|64>>, "sha256");
+const <<hash|key>> = crypto.pbkdf2Sync(password, salt, 600000, <<32|64>>, "sha256");
===
-const <<hash|hashed>> = await bcrypt.hash(<<password|req.body.password>>, <<1|4|5>>);
+const <<hash|hashed>> = await bcrypt.hash(<<password|req.body.password>>, 12);
===
-const <<hash|hashed>> = bcrypt.hashSync(<<password|pw>>, <<1|4>>);
+const <<hash|hashed>> = bcrypt.hashSync(<<password|pw>>, 12);
''', '''
const <<hash|hashed>> = await bcrypt.hash(<<password|pw>>, <<10|12>>);
===
const <<key|derived>> = crypto.scryptSync(password, salt, <<32|64>>);
===
const ok = await bcrypt.compare(<<password|pw>>, <<user.hash|stored>>);
''')
both("date-month", '''
-const <<month|m>> = new Date().getMonth();
+const <<month|m>> = new Date().getMonth() + 1;
console.log(`<<Month|month>>: ${<<month|m>>}`);
===
-const <<label|stamp>> = `${d.getFullYear()}-${d.getMonth()}-${d.getDate()}`;
+const <<label|stamp>> = `${d.getFullYear()}-${d.getMonth() + 1}-${d.getDate()}`;
===
-const <<christmas|xmas>> = new Date(<<2024|2025|year>>, 12, 25);
+const <<christmas|xmas>> = new Date(<<2024|2025|year>>, 11, 25);
===
-if (<<date|d>>.getMonth() === 12) {
+if (<<date|d>>.getMonth() === 11) {
  console.log("December");
}
===
const [year, month, day] = <<text|iso>>.split("-").map(Number);
-const <<date|when>> = new Date(year, month, day);
+const <<date|when>> = new Date(year, month - 1, day);
===
-const <<day|dayOfMonth>> = <<date|d>>.getDay();
+const <<day|dayOfMonth>> = <<date|d>>.getDate();
console.log(`day of the month: ${<<day|dayOfMonth>>}`);
''', '''
const <<weekday|name>> = DAYS[<<date|d>>.getDay()];
===
const <<name|label>> = MONTHS[<<date|d>>.getMonth()];
===
const <<newYear|first>> = new Date(<<2024|2025>>, 0, 1);
===
const <<label|stamp>> = <<date|d>>.toISOString().slice(0, 10);
''')
both("late-binding", '''
-for (var <<i|k>> = 0; <<i|k>> < <<3|items.length>>; <<i|k>>++) {
+for (let <<i|k>> = 0; <<i|k>> < <<3|items.length>>; <<i|k>>++) {
  setTimeout(() => console.log(<<i|k>>), <<100|1000>>);
}
===
-for (var <<i|n>> = 0; <<i|n>> < <<buttons|links>>.length; <<i|n>>++) {
+for (let <<i|n>> = 0; <<i|n>> < <<buttons|links>>.length; <<i|n>>++) {
  <<buttons|links>>[<<i|n>>].onclick = () => <<open|select>>(<<i|n>>);
}
===
for (const <<row|x>> of <<rows|items>>) {
-  var <<id|name>> = <<row|x>>.<<id|name>>;
+  const <<id|name>> = <<row|x>>.<<id|name>>;
  <<row|x>>.el.onclick = () => <<show|open>>(<<id|name>>);
}
===
-for (var <<i|j>> = 0; <<i|j>> < <<5|n>>; <<i|j>>++) {
+for (let <<i|j>> = 0; <<i|j>> < <<5|n>>; <<i|j>>++) {
  <<fns|handlers>>.push(function () { return <<i|j>>; });
}
''', '''
for (let <<i|k>> = 0; <<i|k>> < 3; <<i|k>>++) {
  setTimeout(() => console.log(<<i|k>>), 100);
}
===
<<items|rows>>.forEach((x, i) => {
  x.onclick = () => <<open|select>>(i);
});
===
for (let i = 0; i < <<items|rows>>.length; i++) {
  <<total|sum>> += <<items|rows>>[i].size;
}
''')
both("missing-break", '''
switch (<<action.type|kind|cmd>>) {
  case "<<add|open>>":
    <<count|n>> += 1;
+    break;
  case "<<remove|close>>":
    <<count|n>> -= 1;
    break;
}
===
switch (<<status|state>>) {
  case "<<new|idle>>":
    <<label|text>> = "<<New|Idle>>";
    break;
  case "<<done|busy>>":
    <<label|text>> = "<<Done|Busy>>";
+    break;
  default:
    <<label|text>> = "<<Other|?>>";
}
===
switch (e.key) {
  case "ArrowLeft":
    <<x|pos>> -= <<1|10>>;
+    break;
  case "ArrowRight":
    <<x|pos>> += <<1|10>>;
}
''', '''
switch (<<kind|cmd>>) {
  case "<<a|add>>":
    return <<1|add(x)>>;
  case "<<b|sub>>":
    return <<2|sub(x)>>;
}
===
switch (<<kind|cmd>>) {
  case "<<a|start>>":
  case "<<b|run>>":
    <<go|begin>>();
    break;
}
===
switch (<<status|state>>) {
  case "<<new|idle>>":
    <<label|text>> = "<<New|Idle>>";
    break;
  default:
    <<label|text>> = "?";
}
''')
both("state-mutation", '''
-<<items|todos>>.push(<<item|x>>);
-set<<Items|Todos>>(<<items|todos>>);
+set<<Items|Todos>>([...<<items|todos>>, <<item|x>>]);
===
-<<form|user>>.<<name|email>> = e.target.value;
-set<<Form|User>>(<<form|user>>);
+set<<Form|User>>({ ...<<form|user>>, <<name|email>>: e.target.value });
===
-set<<Rows|Items>>(<<rows|items>>.sort((a, b) => a.<<id|age>> - b.<<id|age>>));
+set<<Rows|Items>>([...<<rows|items>>].sort((a, b) => a.<<id|age>> - b.<<id|age>>));
===
-set<<Rows|Items>>(<<rows|items>>.reverse());
+set<<Rows|Items>>([...<<rows|items>>].reverse());
===
-this.state.<<count|clicks>> += 1;
+this.setState((s) => ({ <<count|clicks>>: s.<<count|clicks>> + 1 }));
===
-this.state.<<open|name>> = <<true|value>>;
+this.setState({ <<open|name>>: <<true|value>> });
''', '''
set<<Items|Todos>>((prev) => [...prev, <<item|x>>]);
===
set<<Form|User>>({ ...<<form|user>>, name });
===
const <<sorted|copy>> = [...<<rows|items>>].sort((a, b) => a.id - b.id);
===
<<queue|stack>>.push(<<item|x>>);
''')
both("wrong-default", '''
-const <<retries|limit>> = <<options|config>>.<<retries|limit>> || <<3|10>>; // 0 is allowed
+const <<retries|limit>> = <<options|config>>.<<retries|limit>> ?? <<3|10>>; // 0 is allowed
===
-const <<enabled|visible>> = <<options|props>>.<<enabled|visible>> || true;
+const <<enabled|visible>> = <<options|props>>.<<enabled|visible>> ?? true;
===
-this.<<volume|delay>> = <<volume|delay>> || <<50|100>>; // 0 is <<mute|off>>
+this.<<volume|delay>> = <<volume|delay>> ?? <<50|100>>; // 0 is <<mute|off>>
===
-return <<cache|prices>>[<<key|id>>] || -1; // 0 is a <<price|value>> too
+return <<cache|prices>>[<<key|id>>] ?? -1; // 0 is a <<price|value>> too
===
-const <<prefix|sep>> = <<opts|args>>.<<prefix|sep>> || "<<-|app>>"; // "" is allowed
+const <<prefix|sep>> = <<opts|args>>.<<prefix|sep>> ?? "<<-|app>>"; // "" is allowed
''', '''
const <<name|title>> = <<user|row>>.<<name|title>> || "<<unnamed|none>>";
===
const <<port|limit>> = process.env.<<PORT|LIMIT>> || <<3000|10>>;
===
const <<enabled|visible>> = <<options|props>>.<<enabled|visible>> ?? <<true|false>>;
''')
