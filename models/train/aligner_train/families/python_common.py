"""The most common faults of Python answers: shell, pickle, eval, TLS, defaults, except, None, files, timeouts, await."""
from ..family import family
from .python_form import diffs, texts

family(
    id="py-shell-injection", tag="CWE-78", lang="python", group="harmless",
    asks=["run <<convert|ffmpeg|tar>> from Python", "call a command line tool on a file", "wrap a shell command in a function",
          "run a system command with a given argument"],
    forms=diffs('''
import subprocess

def <<fn>>(src, dst):
-    subprocess.run(f"<<convert|pandoc|cp|rsync>> {src} {dst}", shell=True, check=True)
+    subprocess.run(["<<convert|pandoc|cp|rsync>>", src, dst], check=True)
===
-import os
+import subprocess

def <<fn>>(host):
-    return os.system(f"ping -c <<small>> {host}") == 0
+    return subprocess.run(["ping", "-c", "<<small>>", host]).returncode == 0
===
-output = subprocess.check_output("<<nslookup|whois|dig>> " + <<domain|host|hostname>>, shell=True, text=True)
+output = subprocess.check_output(["<<nslookup|whois|dig>>", <<domain|host|hostname>>], text=True)
print(output)
===
class <<cls>>:
    def __init__(self, workdir):
        self.workdir = workdir

    def clone(self, repo_url):
-        cmd = "git clone --depth <<small>> " + repo_url
-        subprocess.check_call(cmd, shell=True, cwd=self.workdir)
+        cmd = ["git", "clone", "--depth", "<<small>>", "--", repo_url]
+        subprocess.check_call(cmd, cwd=self.workdir)
===
-import os
+import subprocess

def <<fn>>(count, logfile):
-    return os.popen("tail -n %d '%s'" % (count, logfile)).read()
+    return subprocess.run(["tail", "-n", str(count), "--", logfile], capture_output=True, text=True, check=True).stdout
===
archive = f"{<<name|project|backup_name>>}.tar.gz"
-subprocess.run("tar czf {} {}".format(archive, <<folder|source_dir|target>>), shell=True, check=True)
+subprocess.run(["tar", "czf", archive, <<folder|source_dir|target>>], check=True)
print(f"wrote {archive}")
===
@app.route("/<<lookup|whois|ping>>")
def <<fn>>():
    target = request.args["host"]
-    proc = subprocess.Popen(f"traceroute -m <<num>> {target}", shell=True, stdout=subprocess.PIPE, text=True)
+    proc = subprocess.Popen(["traceroute", "-m", "<<num>>", target], stdout=subprocess.PIPE, text=True)
    out, _ = proc.communicate()
    return {"output": out}
===
async def <<fn>>(src, dst):
-    proc = await asyncio.create_subprocess_shell(f"ffmpeg -y -i {src} -r <<num>> {dst}")
+    proc = await asyncio.create_subprocess_exec("ffmpeg", "-y", "-i", src, "-r", "<<num>>", dst)
    await proc.wait()
    return proc.returncode
'''),
    twins=texts('''
import subprocess

# fixed command line: the pipe needs a shell, and nothing in it comes from outside
count = subprocess.check_output("ls *.<<log|csv|json>> | wc -l", shell=True, text=True)
print(count.strip())
===
def <<fn>>(branch):
    cmd = ["git", "rev-list", "--count", branch, "--"]
    result = subprocess.run(cmd, capture_output=True, text=True, check=True)
    return int(result.stdout)
===
import shlex

print(f"would run: ssh {<<host|server>>} {shlex.quote(command)}")
===
def <<fn>>(src, dst):
    proc = subprocess.run(["ffmpeg", "-i", src, "-r", "<<num>>", dst], shell=False)
    if proc.returncode != 0:
        raise RuntimeError(f"ffmpeg failed on {src}")
'''))

family(
    id="py-unsafe-load", tag="CWE-502", lang="python", group="harmless",
    asks=["load <<settings|config|a job|a session>> from a file or a request", "parse YAML in Python", "restore an object sent over the network",
          "read a cached object"],
    forms=diffs('''
import yaml

def <<fn>>(path):
    with open(path, encoding="utf-8") as f:
-        return yaml.load(f, Loader=yaml.<<Loader|UnsafeLoader|FullLoader>>)
+        return yaml.safe_load(f)
===
@app.post("/<<restore|session|import>>")
def <<fn>>():
-    state = pickle.loads(request.data)
+    state = json.loads(request.data)
    return {"keys": list(state)}
===
-import pickle
+import json
import socket

def <<fn>>(conn: socket.socket) -> dict:
    chunks = []
    while part := conn.recv(<<num>>):
        chunks.append(part)
-    return pickle.loads(b"".join(chunks))
+    return json.loads(b"".join(chunks))
===
-<<var>> = yaml.unsafe_load(<<upload|stream|text>>.read())
+<<var>> = yaml.safe_load(<<upload|stream|text>>.read())
for key, val in <<var>>.items():
    print(key, val)
===
class <<cls>>:
    def __init__(self, redis):
        self.redis = redis

    def put(self, key, obj):
-        self.redis.set(key, pickle.dumps(obj), ex=<<num>>)
+        self.redis.set(key, json.dumps(obj), ex=<<num>>)

    def get(self, key):
        blob = self.redis.get(key)
-        return pickle.loads(blob) if blob else None
+        return json.loads(blob) if blob else None
===
import torch

def load_weights(model, path):
-    state = torch.load(path, map_location="cpu", weights_only=False)
+    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(state)
    return model
===
import base64
-import marshal
+import json

def <<fn>>(cookie):
    raw_bytes = base64.b64decode(cookie)
-    return marshal.loads(raw_bytes)
+    return json.loads(raw_bytes)
'''),
    twins=texts('''
import yaml

with open("<<config|settings|deploy>>.yaml", encoding="utf-8") as f:
    <<var>> = yaml.load(f, Loader=yaml.SafeLoader)
===
import pickle

# written by this process a moment ago, in a directory only it can write
def checkpoint(state, path):
    with open(path, "wb") as f:
        pickle.dump(state, f, protocol=pickle.HIGHEST_PROTOCOL)
===
def <<fn>>(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)
===
<<var>> = yaml.safe_load(stream)
print(yaml.safe_dump(<<var>>, sort_keys=False))
===
copy_of_<<var>> = pickle.loads(pickle.dumps(<<var>>))  # deep copy inside one process
assert copy_of_<<var>> == <<var>>
'''))

family(
    id="py-eval", tag="CWE-95", lang="python", group="harmless",
    asks=["turn a string into a Python value", "let the user enter a <<list|number|dict>>", "read an attribute whose name is in a variable",
          "build a small calculator"],
    forms=diffs('''
+import ast
+
def <<fn>>(text):
-    return eval(text)
+    return ast.literal_eval(text)
===
-count = eval(input("<<How many|Number of items|Enter a number>>: "))
+count = int(input("<<How many|Number of items|Enter a number>>: "))
for i in range(count):
    print(i)
===
def get_field(obj, name):
-    return eval(f"obj.{name}")
+    return getattr(obj, name)
===
class <<cls>>:
    def __init__(self):
        self.values = {}

    def set(self, name, value):
-        exec(f"self.{name} = {value}")
+        self.values[name] = value
===
+import operator
+
+OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
+
def <<calculate|apply_op|compute>>(a, op, b):
-    return eval(f"{a} {op} {b}")
+    return OPS[op](a, b)
===
import argparse
+import ast

def parse_<<point|range|size>>(arg):
-    first, second = eval(arg)
+    first, second = ast.literal_eval(arg)
    return float(first), float(second)
===
@app.get("/<<sum|total|add>>")
def <<fn>>():
-    numbers = [eval(part) for part in request.args["n"].split(",")]
+    numbers = [float(part) for part in request.args["n"].split(",")]
    return {"total": sum(numbers)}
===
def dispatch(command, handlers, *args):
-    exec("handlers['" + command + "'](*args)")
+    handlers[command](*args)
===
<<var>> = {}
for raw_line in source.splitlines():
    key, _, text_value = raw_line.partition("=")
-    <<var>>[key.strip()] = eval(text_value)
+    <<var>>[key.strip()] = json.loads(text_value)
'''),
    twins=texts('''
import ast

def <<fn>>(text):
    value = ast.literal_eval(text)
    if not isinstance(value, list):
        raise ValueError("a list is wanted")
    return value
===
model.eval()
with torch.no_grad():
    scores = model(batch)
===
df = df.eval("total = price * quantity")
print(df["total"].sum())
===
def evaluate(expr, env):
    """Evaluate a parsed expression tree."""
    if isinstance(expr, Number):
        return expr.value
    return env[expr.name]
===
result = cursor.execute("SELECT 1").fetchone()
'''))

family(
    id="py-tls-verify", tag="CWE-295", lang="python", group="harmless",
    asks=["download JSON from <<url>>", "call an HTTPS API", "open a TLS connection to <<host>>", "post data to an internal service"],
    forms=diffs('''
import requests

-resp = requests.<<get|head|delete>>("<<url>>", timeout=<<small>>, verify=False)
+resp = requests.<<get|head|delete>>("<<url>>", timeout=<<small>>)
resp.raise_for_status()
===
def <<fn>>(path):
-    with httpx.Client(verify=False, base_url="https://api.example.com") as client:
+    with httpx.Client(base_url="https://api.example.com") as client:
        return client.get(path).raise_for_status().json()
===
import ssl
import urllib.request

-ctx = ssl._create_unverified_context()
+ctx = ssl.create_default_context()
with urllib.request.urlopen("https://example.com/<<feed|data|list>>.json", context=ctx, timeout=<<5|10|15|20|30|60>>) as r:
    <<var>> = r.read()
===
class <<cls>>:
    def __init__(self, token):
        self.session = requests.Session()
-        self.session.verify = False
        self.session.headers["Authorization"] = f"Bearer {token}"

    def get(self, url):
        return self.session.get(url, timeout=<<5|10|15|20|30|60>>)
===
context = ssl.create_default_context()
-context.check_hostname = False
-context.verify_mode = ssl.CERT_NONE
with socket.create_connection((host, <<443|8443|993>>), timeout=<<5|10|15|20|30|60>>) as sock:
    with context.wrap_socket(sock, server_hostname=host) as tls:
        print(tls.version())
===
import requests
-import urllib3
-
-urllib3.disable_warnings()

def <<fn>>(payload):
-    r = requests.post("https://internal.example.org/<<jobs|events|hooks>>", json=payload, verify=False, timeout=<<5|10|15|20|30|60>>)
+    r = requests.post("https://internal.example.org/<<jobs|events|hooks>>", json=payload, timeout=<<5|10|15|20|30|60>>)
    return r.status_code == <<200|201|204>>
===
async def <<fn>>(session, url):
-    async with session.get(url, ssl=False) as resp:
+    async with session.get(url) as resp:
        return await resp.text()
'''),
    twins=texts('''
import requests

resp = requests.get("https://internal.example.org/health", verify="/etc/ssl/certs/internal-ca.pem", timeout=<<5|10|15|20|30|60>>)
print(resp.status_code)
===
ctx = ssl.create_default_context(cafile="<<certs/ca.pem|internal-ca.pem|/etc/ssl/ca.pem>>")
ctx.minimum_version = ssl.TLSVersion.TLSv1_2
===
def verify_signature(message, signature, key):
    expected = hmac.new(key, message, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected, signature)
===
with httpx.Client(verify=True, timeout=<<5|10|15|20|30|60>>) as client:
    r = client.get("https://example.com/<<feed|status|data>>.json")
'''))

family(
    id="py-mutable-default", tag="mutable-default", lang="python", group="helpful",
    asks=["write a function that collects <<list>>", "add an item to a list", "write a class that keeps <<list>>", "count things with an optional dict"],
    forms=diffs('''
-def <<fn>>(item, <<list>>=[]):
+def <<fn>>(item, <<list>>=None):
+    if <<list>> is None:
+        <<list>> = []
    <<list>>.append(item)
    return <<list>>
===
class <<cls>>:
-    def __init__(self, name, <<list>>=[]):
+    def __init__(self, name, <<list>>=None):
        self.name = name
-        self.<<list>> = <<list>>
+        self.<<list>> = <<list>> if <<list>> is not None else []

    def add(self, item):
        self.<<list>>.append(item)
===
-def count_words(text, counts={}):
+def count_words(text, counts=None):
+    counts = {} if counts is None else counts
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts
===
-def walk(node, seen=set()):
+def walk(node, seen=None):
+    if seen is None:
+        seen = set()
    if node in seen:
        return
    seen.add(node)
    for child in node.<<children|neighbors|edges>>:
        walk(child, seen)
===
-def <<fn>>(path: str, options: dict = {}) -> dict:
+def <<fn>>(path: str, options: dict | None = None) -> dict:
+    options = options or {}
    options.setdefault("<<retries|limit|depth>>", <<small>>)
    return {"path": path, **options}
===
-async def <<fetch_all|crawl|collect>>(urls, results=[], *, limit=<<num>>):
+async def <<fetch_all|crawl|collect>>(urls, results=None, *, limit=<<num>>):
+    if results is None:
+        results = []
    for url in urls[:limit]:
        results.append(await get_page(url))
    return results
===
-def with_headers(url, headers=dict()):
+def with_headers(url, headers=None):
+    headers = dict(headers or {})
    headers["<<X-Source|X-Client|User-Agent>>"] = "<<importer|sync-job|report-bot>>"
    return Request(url, headers=headers)
===
class <<cls>>:
-    def render(self, *parts, context={}, sep="<<, | / | - >>"):
+    def render(self, *parts, context=None, sep="<<, | / | - >>"):
+        context = dict(context or {})
        context["count"] = len(parts)
        return sep.join(str(p) for p in parts), context
'''),
    twins=texts('''
def <<fn>>(item, <<list>>=()):
    return [*<<list>>, item]
===
def <<fn>>(item, <<list>>=None):
    if <<list>> is None:
        <<list>> = []
    <<list>>.append(item)
    return <<list>>
===
def <<fn>>(values):
    seen = []
    for v in values:
        if v not in seen:
            seen.append(v)
    return seen
===
class <<cls>>:
    def __init__(self, <<list>>=()):
        self.<<list>> = list(<<list>>)
===
@dataclass
class <<cls>>:
    name: str = "<<default|main|anonymous>>"
    <<list>>: list[str] = field(default_factory=list)
'''))

family(
    id="py-broad-except", tag="broad-except", lang="python", group="helpful",
    asks=["parse a number safely", "read <<path>> if it exists", "handle errors while loading <<list>>", "fall back to a default"],
    forms=diffs('''
def to_int(text, default=<<0|1|-1|None>>):
    try:
        return int(text)
-    except:
+    except ValueError:
        return default
===
try:
    with open("<<settings|config|state>>.json", encoding="utf-8") as f:
        <<var>> = json.load(f)
-except Exception:
+except FileNotFoundError:
    <<var>> = {}
===
def <<fn>>(rows):
    total = 0.0
    for row in rows:
        try:
            total += float(row["<<price|amount|weight>>"])
-        except Exception:
-            pass
+        except (KeyError, ValueError) as exc:
+            logger.warning("skipped row %r: %s", row, exc)
    return total
===
class <<cls>>:
    def get(self, key):
        try:
            return self._data[key]
-        except:
+        except KeyError:
            return None
===
for path in paths:
    try:
        os.remove(path)
-    except BaseException:
+    except FileNotFoundError:
        continue
===
def <<fn>>(url):
    try:
        resp = requests.get(url, timeout=<<5|10|15|20|30|60>>)
        resp.raise_for_status()
        return resp.json()
-    except:
+    except requests.RequestException as exc:
+        logger.warning("request to %s failed: %s", url, exc)
        return None
===
try:
    import <<ujson|orjson|simplejson>> as json
-except:
+except ImportError:
    import json
===
try:
    day = datetime.date.fromisoformat(<<start|since|until>>)
-except Exception as e:
+except ValueError as e:
    day = None
    print(f"bad date: {e}")
'''),
    twins=texts('''
def main():
    try:
        run()
    except Exception:
        logger.exception("unexpected failure")
        raise
===
try:
    value = <<list>>[<<small>>]
except IndexError:
    value = None
===
for job in jobs:
    try:
        job.run()
    except Exception:  # one bad job must not stop the others
        logger.exception("job %s failed", job.id)
        failed.append(job)
===
try:
    os.makedirs("<<dir>>")
except FileExistsError:
    pass
'''))

family(
    id="py-none-compare", tag="none-compare", lang="python", group="helpful",
    asks=["check whether a value is missing", "find a <<user|order|page>> and return None when there is none", "drop empty values from <<list>>"],
    forms=diffs('''
def <<fn>>(key, default=None):
    <<var>> = cache.get(key)
-    if <<var>> == None:
+    if <<var>> is None:
        return default
    return <<var>>
===
-<<list>> = [x for x in <<list>> if x != None]
+<<list>> = [x for x in <<list>> if x is not None]
print(len(<<list>>))
===
class <<cls>>:
    def __init__(self, parent=None):
        self.parent = parent

    def depth(self):
-        return 0 if self.parent == None else self.parent.depth() + 1
+        return 0 if self.parent is None else self.parent.depth() + 1
===
match = re.search(r"\\d{<<small>>}", text)
-if match != None and match.group() != "<<000|123|999>>":
+if match is not None and match.group() != "<<000|123|999>>":
    print(match.group())
===
-while node != None:
+while node is not None:
    <<visit|print|process>>(node.value)
    node = node.next
===
def <<fn>>(rows):
    for row in rows:
-        if None == row["<<col>>"]:
+        if row["<<col>>"] is None:
            continue
        yield row["<<col>>"].strip()
===
best = None
for <<var>> in candidates:
-    if best == None or <<var>>.score > best.score:
+    if best is None or <<var>>.score > best.score:
        best = <<var>>
===
def __eq__(self, other):
-    if other == None:
+    if other is None:
        return False
    return self.key == other.key
===
-missing = [name for name, setting in vars(args).items() if (setting == None) == True]
+missing = [name for name, setting in vars(args).items() if setting is None]
assert not missing, f"missing options: {missing}"
'''),
    twins=texts('''
if count == 0:
    raise ValueError("no <<list>> given")
===
query = session.query(User).filter(User.deleted_at == None)  # SQLAlchemy builds IS NULL from this
print(query.count())
===
mask = df["<<col>>"].isna() & (df["<<price|amount|score>>"] != <<num>>)
print(df[mask])
===
if value is None or value == "None":
    value = ""
'''))

family(
    id="py-open-no-with", tag="resource-leak", lang="python", group="helpful",
    asks=["read <<path>>", "write <<list>> to a file", "count the lines of a file", "load a JSON file"],
    forms=diffs('''
def <<fn>>(path):
-    f = open(path, encoding="utf-8")
-    return f.read()
+    with open(path, encoding="utf-8") as f:
+        return f.read()
===
-<<var>> = json.load(open("<<settings|config|users|orders>>.json", encoding="utf-8"))
+with open("<<settings|config|users|orders>>.json", encoding="utf-8") as f:
+    <<var>> = json.load(f)
print(<<var>>)
===
-out = open("<<report|result|names>>.txt", "<<w|a>>", encoding="utf-8")
-for x in <<list>>:
-    out.write(f"{x}\\n")
+with open("<<report|result|names>>.txt", "<<w|a>>", encoding="utf-8") as out:
+    for x in <<list>>:
+        out.write(f"{x}\\n")
===
def count_lines(path):
-    return sum(1 for _ in open(path, "rb"))
+    with open(path, "rb") as f:
+        return sum(1 for _ in f)
===
class <<cls>>:
    def __init__(self, path):
        self.path = path

    def <<fn>>(self):
-        src = gzip.open(self.path, "rt", encoding="utf-8")
-        rows = list(csv.reader(src))
+        with gzip.open(self.path, "rt", encoding="utf-8") as src:
+            rows = list(csv.reader(src))
        return rows[1:]
===
def is_open(host, port):
-    s = socket.socket()
-    s.settimeout(<<small>>)
-    return s.connect_ex((host, port)) == 0
+    with socket.socket() as s:
+        s.settimeout(<<small>>)
+        return s.connect_ex((host, port)) == 0
===
def copy_file(src, dst, size=<<1024|4096|8192>>):
-    fin = open(src, "rb")
-    fout = open(dst, "wb")
-    while chunk := fin.read(size):
-        fout.write(chunk)
+    with open(src, "rb") as fin, open(dst, "wb") as fout:
+        while chunk := fin.read(size):
+            fout.write(chunk)
===
def list_<<names|members|entries>>(archive):
-    z = zipfile.ZipFile(archive)
-    return [i.filename for i in z.infolist() if i.file_size > <<num>>]
+    with zipfile.ZipFile(archive) as z:
+        return [i.filename for i in z.infolist() if i.file_size > <<num>>]
'''),
    twins=texts('''
from pathlib import Path

<<var>> = Path("<<notes|README|config>>.txt").read_text(encoding="utf-8")
===
class <<cls>>:
    def __init__(self, path):
        self._f = open(path, "rb")

    def close(self):
        self._f.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()
===
f = open("<<app|events|access>>.log", encoding="utf-8")
try:
    for line in f:
        print(line.rstrip())
finally:
    f.close()
===
with ExitStack() as stack:
    files = [stack.enter_context(open(p, encoding="utf-8")) for p in paths]
    for parts in zip(*files):
        print(parts)
'''))

family(
    id="py-requests-timeout", tag="no-timeout", lang="python", group="helpful",
    asks=["fetch JSON from an API", "post a message to a webhook", "download a page with requests", "check that a service is up"],
    forms=diffs('''
import requests

def <<fn>>(url):
-    resp = requests.get(url)
+    resp = requests.get(url, timeout=10)
    resp.raise_for_status()
    return resp.json()
===
-r = requests.post("<<url>>", json={"<<col>>": <<var>>})
+r = requests.post("<<url>>", json={"<<col>>": <<var>>}, timeout=10)
print(r.status_code)
===
class <<cls>>:
    base = "<<https://api.example.com|https://example.org/api|http://localhost:8000>>"

    def __init__(self, token):
        self.http = requests.Session()
        self.http.headers["Authorization"] = f"Bearer {token}"

    def <<fn>>(self, path):
-        resp = self.http.get(f"{self.base}/{path}")
+        resp = self.http.get(f"{self.base}/{path}", timeout=10)
        resp.raise_for_status()
        return resp.json()
===
from urllib.request import urlopen

-with urlopen("<<url>>") as r:
+with urlopen("<<url>>", timeout=10) as r:
    html = r.read().decode("utf-8")
===
for attempt in range(<<small>>):
    try:
-        resp = requests.put(url, data=blob, headers=headers)
+        resp = requests.put(url, data=blob, headers=headers, timeout=10)
        break
    except requests.ConnectionError:
        time.sleep(2 ** attempt)
===
def download(url, dest):
-    with requests.get(url, stream=True) as r:
+    with requests.get(url, stream=True, timeout=10) as r:
        r.raise_for_status()
        with open(dest, "wb") as f:
            for chunk in r.iter_content(<<1024|4096|8192>>):
                f.write(chunk)
===
def notify(text):
-    ok = requests.request("POST", WEBHOOK, json={"text": text}).ok
+    ok = requests.request("POST", WEBHOOK, json={"text": text}, timeout=10).ok
    return "<<sent|done|ok>>" if ok else "failed"
===
-conn = http.client.HTTPSConnection("<<api.example.com|example.org|status.example.net>>")
+conn = http.client.HTTPSConnection("<<api.example.com|example.org|status.example.net>>", timeout=10)
conn.request("GET", "/<<health|status|version>>")
print(conn.getresponse().status)
conn.close()
'''),
    twins=texts('''
r = requests.get("<<url>>", params={"page": <<num>>}, timeout=(<<small>>, <<20|30|60>>))
r.raise_for_status()
===
with httpx.Client() as client:  # httpx has a default timeout of 5 seconds
    print(client.get("<<url>>").status_code)
===
value = settings.get("<<timeout|retries|limit>>", <<num>>)
===
def <<fn>>(session, url):
    kwargs = {"timeout": <<5|10|30>>, "allow_redirects": False}
    return session.get(url, **kwargs)
===
resp = client.get("/<<users|orders|items>>/<<small>>")  # Flask test client
assert resp.status_code == 200
'''))

family(
    id="py-missing-await", tag="missing-await", lang="python", group="helpful",
    asks=["fetch a page asynchronously", "write an async <<worker|handler|client>>", "query the database with asyncpg", "wait between retries in async code"],
    forms=diffs('''
import asyncio

async def <<fn>>(<<list>>):
    for x in <<list>>:
        await handle_one(x)
-        asyncio.sleep(<<small>>)
+        await asyncio.sleep(<<small>>)
===
async def <<fn>>(url):
    async with httpx.AsyncClient() as client:
-        resp = client.get(url)
+        resp = await client.get(url)
        resp.raise_for_status()
        return resp.json()
===
async def <<fn>>(session, url):
    async with session.get(url) as resp:
        resp.raise_for_status()
-        <<var>> = resp.json()
+        <<var>> = await resp.json()
        return <<var>>["<<col>>"]
===
class <<cls>>:
    def __init__(self, pool):
        self.pool = pool

    async def find(self, key):
        async with self.pool.acquire() as conn:
-            row = conn.fetchrow("SELECT * FROM <<table>> WHERE id = $1", key)
+            row = await conn.fetchrow("SELECT * FROM <<table>> WHERE id = $1", key)
        return dict(row) if row else None
===
async def producer(queue):
    for n in range(<<num>>):
-        queue.put(n)
-    queue.put(None)
+        await queue.put(n)
+    await queue.put(None)
===
async def main():
    jobs = [fetch_page(u) for u in urls]
-    pages = asyncio.gather(*jobs)
+    pages = await asyncio.gather(*jobs)
    print(len(pages))
===
@app.post("/<<table>>")
async def create(request: Request):
-    body = request.json()
+    body = await request.json()
    return {"<<col>>": body["<<col>>"]}
===
@bot.command()
async def <<hello|status|roll|info>>(ctx):
-    ctx.send("<<Hi there|All good|Working on it>>!")
+    await ctx.send("<<Hi there|All good|Working on it>>!")
===
async def read_reply(reader, writer, line):
    writer.write(line.encode() + b"\\n")
-    writer.drain()
-    reply = reader.readline()
+    await writer.drain()
+    reply = await reader.readline()
    return reply.decode().rstrip()
'''),
    twins=texts('''
async def <<fn>>(url):
    async with httpx.AsyncClient() as client:
        resp = await client.get(url)
        resp.raise_for_status()
        return resp.json()  # not a coroutine in httpx
===
async def main():
    task = asyncio.create_task(worker(queue))
    queue.put_nowait(<<num>>)
    await task
===
def <<fn>>(url):
    resp = requests.get(url, timeout=<<5|10|15|20|30|60>>)
    resp.raise_for_status()
    return resp.json()
===
async def close(writer):
    writer.close()
    await writer.wait_closed()
===
@app.get("/<<health|ping|version>>")
async def status():
    return {"status": "ok"}
'''))
