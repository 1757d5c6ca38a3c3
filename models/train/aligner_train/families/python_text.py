"""Strings, formats, logging, JSON, encodings, argument order."""
from ..family import family
from .python_form import diffs, texts

family(
    id="py-strip-affix", tag="wrong-string-method", lang="python", group="helpful",
    asks=["remove the file extension", "remove a prefix from a string", "strip https:// from a URL", "get the name without the suffix"],
    forms=diffs('''
-stem = filename.rstrip(".<<txt|json|csv|py>>")
+stem = filename.removesuffix(".<<txt|json|csv|py>>")
print(stem)
===
def bare_host(url):
-    return url.lstrip("https://").split("/")[0]
+    return url.removeprefix("https://").split("/")[0]
===
-names = [n.strip("<<test_|get_|old_>>") for n in names]
+names = [n.removeprefix("<<test_|get_|old_>>") for n in names]
===
class <<cls>>:
    def module_name(self, path):
-        return path.replace("/", ".").rstrip(".py")
+        return path.replace("/", ".").removesuffix(".py")
===
token = headers["Authorization"]
-token = token.lstrip("Bearer ")
+token = token.removeprefix("Bearer ")
===
for path in paths:
    if path.endswith(".tar.gz"):
-        shutil.unpack_archive(path, path.rstrip(".tar.gz"), filter="data")
+        shutil.unpack_archive(path, path.removesuffix(".tar.gz"), filter="data")
===
def amount(text_value):
    """'12.50 EUR' -> 12.5"""
-    return float(text_value.strip(" EUR"[1:]).rstrip())
+    return float(text_value.removesuffix("EUR").rstrip())
'''.replace('''-    return float(text_value.strip(" EUR"[1:]).rstrip())
+    return float(text_value.removesuffix("EUR").rstrip())
''', '''-    return text_value.strip("<<EUR|USD|GBP>>")
+    return text_value.removesuffix("<<EUR|USD|GBP>>")
''').replace("""'12.50 EUR' -> 12.5""", """'USEFUL12<<EUR|USD|GBP>>' -> 'USEFUL12'""").replace("def amount(", "def item_code(")),
    twins=texts('''
line = line.rstrip("\\n")
cells = [c.strip(" \\t") for c in line.split("<<,|;>>")]
===
path = "/" + path.strip("/")
===
name = filename.removesuffix(".<<txt|json>>")
===
digits = text_value.strip("()[]{} ")
number = text_value.lstrip("0") or "0"
'''))

family(
    id="py-missing-f", tag="missing-f-prefix", lang="python", group="helpful",
    asks=["print a greeting", "build a URL from an id", "format a message", "raise an error with the value in it"],
    forms=diffs('''
def greet(name):
-    print("Hello, {name}!")
+    print(f"Hello, {name}!")
===
-url = "https://api.example.com/<<users|orders|items>>/{item_id}"
+url = f"https://api.example.com/<<users|orders|items>>/{item_id}"
resp = requests.get(url, timeout=<<5|10|15|20|30|60>>)
===
if age < 0:
-    raise ValueError("bad age: {age}")
+    raise ValueError(f"bad age: {age}")
===
class <<cls>>:
    def __repr__(self):
-        return "<<cls>>(name={self.name!r}, size={self.size})"
+        return f"<<cls>>(name={self.name!r}, size={self.size})"
===
for i, x in enumerate(<<list>>, start=1):
-    print("{i:>3}. {x}")
+    print(f"{i:>3}. {x}")
===
text_value = (
    f"{count} <<files|rows|users>> read, "
-    "{errors} errors"
+    f"{errors} errors"
)
===
path = os.path.join("<<out|dist|logs>>", f"{day:%Y}")
-subprocess.run(["tar", "czf", "{path}.tar.gz", path], check=True)
+subprocess.run(["tar", "czf", f"{path}.tar.gz", path], check=True)
'''),
    twins=texts('''
TEMPLATE = "Hello, {name}!"
print(TEMPLATE.format(name=name))
===
@app.get("/<<users|orders>>/{item_id}")
async def show(item_id: int):
    return {"id": item_id}
===
logger.info("{count} rows".replace("{count}", str(count)))
===
body = '{"<<name|kind>>": "x"}'
value = json.loads(body)
===
print("{} of {}".format(done, total))
'''))

family(
    id="py-raw-regex", tag="raw-string", lang="python", group="helpful",
    asks=["match a number with a regular expression", "split on white space with re", "find whole words in a text", "open a Windows path"],
    forms=diffs(r'''
import re

-numbers = re.findall("\d+", text_value)
+numbers = re.findall(r"\d+", text_value)
===
def has_word(word, sentence):
-    return re.search("\b" + re.escape(word) + "\b", sentence) is not None
+    return re.search(r"\b" + re.escape(word) + r"\b", sentence) is not None
===
-PATTERN = re.compile("(\w+)@(\w+\.<<com|org|net>>)")
+PATTERN = re.compile(r"(\w+)@(\w+\.<<com|org|net>>)")
for user, host in PATTERN.findall(page_text):
    print(user, host)
===
-path = "C:\new\<<reports|totals|backup|floor>>.txt"
+path = r"C:\new\<<reports|totals|backup|floor>>.txt"
with open(path, encoding="utf-8") as f:
    print(f.read())
===
class <<cls>>:
    def clean(self, s):
-        s = re.sub("\s+", " ", s)
-        return re.sub("(\d)-(\d)", "\1 to \2", s)
+        s = re.sub(r"\s+", " ", s)
+        return re.sub(r"(\d)-(\d)", r"\1 to \2", s)
===
df["year"] = df["<<date|day|created>>"].str.extract(
-    "(\d{4})-\d{2}"
+    r"(\d{4})-\d{2}"
)
===
-doubled = re.compile(f"\b({word})\s+\1\b", re.IGNORECASE)
+doubled = re.compile(rf"\b({word})\s+\1\b", re.IGNORECASE)
'''),
    twins=texts(r'''
parts = re.split(r"[,;]\s*", line)
===
lines = text_value.split("\n")
print("\t".join(lines))
===
names = re.findall("[a-z]+", text_value)
===
path = "C:\\temp\\<<out|log>>.txt"
bell = "\a\x1b[0m"
'''))

family(
    id="py-str-concat", tag="type-mismatch", lang="python", group="helpful",
    asks=["print a message with a number", "read a number from the user", "join the values with commas", "add up the ages typed in"],
    forms=diffs('''
count = len(<<list>>)
-print("found " + count + " <<list>>")
+print("found " + str(count) + " <<list>>")
===
-age = input("Age: ")
+age = int(input("Age: "))
if age >= <<18|21|16>>:
    print("welcome")
===
ids = [1, 2, <<small>>]
-print(", ".join(ids))
+print(", ".join(str(i) for i in ids))
===
class <<cls>>:
    def __init__(self, host, port=<<port>>):
-        self.url = "http://" + host + ":" + port
+        self.url = "http://" + host + ":" + str(port)
===
-port = os.environ.get("PORT", <<port>>)
+port = int(os.environ.get("PORT", <<port>>))
server.bind(("127.0.0.1", port + 1))
===
total = 0
with open("<<numbers|prices|ages>>.txt", encoding="utf-8") as f:
    for text_line in f:
-        total += text_line.strip()
+        total += int(text_line.strip())
===
def send(sock, name):
-    sock.sendall("HELLO " + name + "\\r\\n")
+    sock.sendall(("HELLO " + name + "\\r\\n").encode("utf-8"))
    return sock.recv(<<num>>)
===
times = sys.argv[1]
-for i in range(times):
+for i in range(int(times)):
    print("round", i)
'''),
    twins=texts('''
print("found", count, "<<list>>")
===
label = "item " + str(number)
full = first + " " + last
===
name = input("Name: ")
print("Hello " + name)
===
line = "-" * <<num>>
print(line)
'''))

family(
    id="py-logging-args", tag="logging-args", lang="python", group="helpful",
    asks=["log the number of <<list>>", "log an error with its traceback", "add log lines to a worker", "log the start of a job"],
    forms=diffs('''
-logger.info("read rows:", count)
+logger.info("read rows: %s", count)
===
def <<fn>>(path):
-    logging.debug("reading {}", path)
+    logging.debug("reading %s", path)
    return Path(path).read_bytes()
===
-log.warning("%s of %s <<list>> skipped", skipped)
+log.warning("%s of %s <<list>> skipped", skipped, total)
===
class <<cls>>:
    def run(self, job):
        self.log.info("job %s started", job.id)
        try:
            job.run()
        except OSError as exc:
-            self.log.exception("job failed", exc)
+            self.log.exception("job failed: %s", exc)
===
-logger.error("cannot open %s" % path, exc)
+logger.error("cannot open %s: %s", path, exc)
sys.exit(<<small>>)
===
logging.basicConfig(level=logging.INFO)
-logging.info("user", name, "logged in")
+logging.info("user %s logged in", name)
===
-logging.getLogger("<<app|shop|sync>>").critical("disk full: %d MB of %d MB left", (free, size))
+logging.getLogger("<<app|shop|sync>>").critical("disk full: %d MB of %d MB left", free, size)
'''),
    twins=texts('''
logger.info("read %d rows from %s", count, path)
===
print("read rows:", count)
===
try:
    job.run()
except OSError:
    logger.exception("job %s failed", job.id)
===
logger.debug("options: %(host)s %(port)d", {"host": host, "port": <<port>>})
===
logger.info(f"{count} rows")
'''))

family(
    id="py-json-load", tag="wrong-function", lang="python", group="helpful",
    asks=["read a JSON file", "parse a JSON string", "write a dict as JSON", "decode the response of an API"],
    forms=diffs('''
import json

with open("<<users|settings|orders>>.json", encoding="utf-8") as f:
-    <<var>> = json.loads(f)
+    <<var>> = json.load(f)
===
raw_text = '{"name": "<<user>>", "age": <<num>>}'
-person = json.load(raw_text)
+person = json.loads(raw_text)
print(person["name"])
===
def save(path, values):
    with open(path, "w", encoding="utf-8") as out:
-        json.dumps(values, out, indent=<<2|4>>)
+        json.dump(values, out, indent=<<2|4>>)
===
resp = requests.get("<<url>>", timeout=<<5|10|15|20|30|60>>)
resp.raise_for_status()
-<<var>> = json.loads(resp)
+<<var>> = resp.json()
print(<<var>>)
===
class <<cls>>:
    def send(self, message):
-        self.sock.sendall(json.dump(message).encode("utf-8"))
+        self.sock.sendall(json.dumps(message).encode("utf-8"))
===
-settings = json.loads("<<config|settings>>.json")
+with open("<<config|settings>>.json", encoding="utf-8") as f:
+    settings = json.load(f)
print(settings["<<host|port|mode>>"])
===
def read_<<rules|deploy|jobs>>(text_value):
-    return yaml.safe_load(open(text_value)) if False else tomllib.load(text_value)
+    return tomllib.loads(text_value)
'''.replace('''-    return yaml.safe_load(open(text_value)) if False else tomllib.load(text_value)
''', '''-    return tomllib.load(text_value)
''')),
    twins=texts('''
with open("<<users|orders>>.json", encoding="utf-8") as f:
    <<var>> = json.loads(f.read())
===
<<var>> = json.loads(resp.text)
===
with open("pyproject.toml", "rb") as f:
    project = tomllib.load(f)["project"]
===
print(json.dumps(values, indent=2, sort_keys=True))
'''))

family(
    id="py-encoding", tag="encoding", lang="python", group="helpful",
    asks=["read a text file", "write names with umlauts to a file", "save JSON with non-ASCII text", "count words in a file"],
    forms=diffs('''
def count_words(path):
-    with open(path) as f:
+    with open(path, encoding="utf-8") as f:
        return len(f.read().split())
===
-with open("<<names|cities|notes>>.txt", "w") as out:
+with open("<<names|cities|notes>>.txt", "w", encoding="utf-8") as out:
    out.write("<<Zoë|Jürgen|Málaga|Łódź>>\\n")
===
from pathlib import Path

-page = Path("<<index|about|list>>.html").read_text()
+page = Path("<<index|about|list>>.html").read_text(encoding="utf-8")
print(page.count("<p>"))
===
class <<cls>>:
    def export(self, path):
-        with open(path, "w", newline="") as f:
+        with open(path, "w", newline="", encoding="utf-8") as f:
            csv.writer(f).writerows(self.rows)
===
with open("<<words|tags>>.json", "w", encoding="utf-8") as f:
    json.dump(words, f, ensure_ascii=False)
-with open("<<words|tags>>.json") as f:
+with open("<<words|tags>>.json", encoding="utf-8") as f:
    assert json.load(f) == words
===
-name = blob.decode("ascii")
+name = blob.decode("utf-8")
print(f"hello {name}")  # names may have accents
===
-handler = logging.FileHandler("<<app|sync|error>>.log", mode="a")
+handler = logging.FileHandler("<<app|sync|error>>.log", mode="a", encoding="utf-8")
logger.addHandler(handler)
logger.info("<<grüße|señor|déjà vu>>")
'''),
    twins=texts('''
with open("<<photo|logo>>.png", "rb") as f:
    head = f.read(<<num>>)
===
with open(path, encoding="utf-8-sig", newline="") as f:
    rows = list(csv.DictReader(f))
===
magic = blob[:<<small>>].decode("ascii", errors="replace")
===
image = Image.open("<<photo|logo>>.png")
web = webbrowser.open("https://example.com")
'''))

family(
    id="py-swapped-args", tag="swapped-arguments", lang="python", group="helpful",
    asks=["check the type of a value", "replace text with re.sub", "rename a file", "sum in chunks with enumerate", "parse a date"],
    forms=diffs('''
def <<fn>>(value):
-    if isinstance(<<str|int|list|dict>>, value):
+    if isinstance(value, <<str|int|list|dict>>):
        return value
    raise TypeError(value)
===
-clean = re.sub(text_value, r"<<\\s+|[0-9]+|-+>>", " ")
+clean = re.sub(r"<<\\s+|[0-9]+|-+>>", " ", text_value)
print(clean)
===
from datetime import datetime

-when = datetime.strptime("%Y-%m-%d", day_text)
+when = datetime.strptime(day_text, "%Y-%m-%d")
===
-if hasattr("<<close|name|read>>", obj):
+if hasattr(obj, "<<close|name|read>>"):
    print(obj)
===
class <<cls>>:
    def apply(self, func):
-        return list(map(self.items, func))
+        return list(map(func, self.items))
===
-print(" and ".join(sorted(names)).replace(new, old))
+print(" and ".join(sorted(names)).replace(old, new))
===
-m = re.match(line, r"(\\w+)=(\\w+)")
+m = re.match(r"(\\w+)=(\\w+)", line)
if m:
    settings[m.group(1)] = m.group(2)
===
def keep_<<even|large|named>>(values, test):
    for start in range(0, len(values), <<num>>):
-        yield list(filter(values[start:start + <<num>>], test))
+        yield list(filter(test, values[start:start + <<num>>]))
===
-for x, n in enumerate(<<list>>, start=1):
+for n, x in enumerate(<<list>>, start=1):
    print(f"{n}. {x}")
-ratios = [pow(2, n) for n in range(<<small>>)]
+ratios = [pow(2, n) for n in range(<<small>>)]
'''.replace('''-ratios = [pow(2, n) for n in range(<<small>>)]
+ratios = [pow(2, n) for n in range(<<small>>)]
''', '').replace('''-print(" and ".join(sorted(names)).replace(new, old))
+print(" and ".join(sorted(names)).replace(old, new))
===
''', '''-shutil.copy(backup_path, source_path)  # source_path -> backup_path
+shutil.copy(source_path, backup_path)  # source_path -> backup_path
===
''')),
    twins=texts('''
if isinstance(value, (list, tuple)) and issubclass(kind, Base):
    print(value)
===
line = re.sub(r"\\s+", " ", line)
parts = re.split(r",\\s*", line)
===
moved = pow(base, 2)
print(getattr(obj, "<<name|size>>", None))
===
pairs = sorted(map(str, values))
label = ", ".join(pairs)
'''))
