"""State and resources: shared lists, iterators, CSV, databases, subprocesses, threads, time, exceptions."""
from ..family import family
from .python_form import diffs, texts

family(
    id="py-csv-newline", tag="csv-newline", lang="python", group="helpful",
    asks=["write <<list>> to a CSV file", "export a report as CSV", "copy a CSV file with a new column", "save a table for Excel"],
    forms=diffs('''
import csv

with open("<<users|orders|report>>.csv", "w", encoding="utf-8") as f:
    writer = csv.writer(f)
    writer.writerow(["<<col>>", "amount"])
    writer.writerows(<<list>>)
'''.replace('with open("<<users|orders|report>>.csv", "w", encoding="utf-8") as f:', '''-with open("<<users|orders|report>>.csv", "w", encoding="utf-8") as f:
+with open("<<users|orders|report>>.csv", "w", newline="", encoding="utf-8") as f:''') + '''===
def export(path, rows):
-    with open(path, "w", encoding="utf-8") as out:
+    with open(path, "w", newline="", encoding="utf-8") as out:
        w = csv.DictWriter(out, fieldnames=["<<col>>", "amount"])
        w.writeheader()
        w.writerows(rows)
===
class <<cls>>:
    def append(self, row):
-        with open(self.path, "a", encoding="utf-8") as f:
+        with open(self.path, "a", newline="", encoding="utf-8") as f:
            csv.writer(f, delimiter="<<;|,>>").writerow(row)
===
-with open(src, encoding="utf-8") as fin, open(dst, "w", encoding="utf-8") as fout:
+with open(src, newline="", encoding="utf-8") as fin, open(dst, "w", newline="", encoding="utf-8") as fout:
    writer = csv.writer(fout)
    for n, row in enumerate(csv.reader(fin)):
        writer.writerow([n, *row])
===
-with open("<<users|orders>>.csv", encoding="utf-8-sig") as f:
+with open("<<users|orders>>.csv", newline="", encoding="utf-8-sig") as f:
    rows = [r for r in csv.DictReader(f) if r["<<col>>"]]
===
-with Path("<<log|stats|export>>.tsv").open("w", encoding="utf-8") as f:
+with Path("<<log|stats|export>>.tsv").open("w", encoding="utf-8", newline="") as f:
    tsv = csv.writer(f, dialect="excel-tab")
    for key, value in totals.items():
        tsv.writerow((key, value))
'''),
    twins=texts('''
with open("<<users|orders>>.csv", "w", newline="", encoding="utf-8") as f:
    csv.writer(f).writerows(rows)
===
with open("<<notes|names>>.txt", "w", encoding="utf-8") as f:
    f.write("\\n".join(names))
===
df.to_csv("<<users|orders>>.csv", index=False)
===
buf = io.StringIO()
csv.writer(buf).writerow(["<<a|x>>", <<num>>])
print(buf.getvalue(), end="")
'''))

family(
    id="py-shared-list", tag="shared-reference", lang="python", group="helpful",
    asks=["make a grid of zeros", "copy a list before changing it", "build a matrix", "make a dict with a list for each key"],
    forms=diffs('''
-grid = [[0] * <<small>>] * <<num>>
+grid = [[0] * <<small>> for _ in range(<<num>>)]
grid[0][0] = 1
===
def sorted_copy(values):
-    copied = values
+    copied = values[:]
    copied.sort()
    return copied
===
-groups = dict.fromkeys(["<<red|low|new>>", "<<blue|high|old>>"], [])
+groups = {key: [] for key in ["<<red|low|new>>", "<<blue|high|old>>"]}
for item in items:
    groups[item.group].append(item)
===
class <<Board|Maze|Field>>:
    def __init__(self, width, height):
-        self.cells = [["."] * width] * height
+        self.cells = [["."] * width for _ in range(height)]

    def mark(self, x, y):
        self.cells[y][x] = "#"
===
DEFAULTS = {"<<colors|hosts|tags>>": [], "limit": <<num>>}

def new_settings(extra):
-    settings = DEFAULTS.copy()
+    settings = copy.deepcopy(DEFAULTS)
    settings["<<colors|hosts|tags>>"].append(extra)
    return settings
===
-buckets = [set()] * <<small>>
+buckets = [set() for _ in range(<<small>>)]
for n in numbers:
    buckets[n % <<small>>].add(n)
===
history = []
state = {"x": 0}
for step in range(<<small>>):
    state["x"] += step
-    history.append(state)
+    history.append(dict(state))
'''),
    twins=texts('''
row = [0] * <<num>>
row[0] = 1
===
grid = [[0] * <<small>> for _ in range(<<small>>)]
===
flags = dict.fromkeys(names, False)
flags["<<admin|root>>"] = True
===
alias = self.items
alias.append("<<a|b>>")  # the same list, on purpose
===
line = "-" * <<num>>
pairs = [(0, 0)] * <<small>>
'''))

family(
    id="py-exhausted-iterator", tag="exhausted-iterator", lang="python", group="helpful", unseen=True,
    asks=["count and print the matching <<list>>", "read a file twice", "use map and filter", "compute the mean of filtered values"],
    forms=diffs('''
-evens = filter(lambda n: n % 2 == 0, numbers)
+evens = list(filter(lambda n: n % 2 == 0, numbers))
print(sum(evens))
print(max(evens))
===
def mean(values):
-    nums = (float(v) for v in values if v)
-    return sum(nums) / len(list(nums))
+    nums = [float(v) for v in values if v]
+    return sum(nums) / len(nums)
===
with open("<<words|names>>.txt", encoding="utf-8") as f:
    total = sum(1 for _ in f)
+    f.seek(0)
    for text_line in f:
        print(total, text_line.rstrip())
===
class <<cls>>:
    def __init__(self, rows):
-        self.rows = map(str.strip, rows)
+        self.rows = [row.strip() for row in rows]

    def __len__(self):
        return sum(1 for _ in self.rows)

    def first(self):
        return next(iter(self.rows))
===
-pairs = zip(names, ages)
+pairs = list(zip(names, ages))
oldest = max(pairs, key=lambda p: p[1])
lookup = dict(pairs)
===
reader = csv.DictReader(f)
-longest = max(len(row["<<col>>"]) for row in reader)
-for row in reader:
+rows = list(reader)
+longest = max(len(row["<<col>>"]) for row in rows)
+for row in rows:
    print(row["<<col>>"].rjust(longest))
'''),
    twins=texts('''
squares = (n * n for n in range(<<num>>))
print(sum(squares))
===
pairs = list(zip(names, ages))
print(len(pairs), dict(pairs))
===
evens = range(0, <<num>>, 2)
print(sum(evens), max(evens))
===
keys = counts.keys()
print(len(keys), sorted(keys))
'''))

family(
    id="py-class-mutable", tag="mutable-default", lang="python", group="helpful",
    asks=["write a class with a list attribute", "define a dataclass with a list", "keep <<list>> per object", "write a small model class"],
    forms=diffs('''
class <<cls>>:
-    <<list>> = []
+    def __init__(self):
+        self.<<list>> = []

    def add(self, x):
        self.<<list>>.append(x)
===
-from dataclasses import dataclass
+from dataclasses import dataclass, field

@dataclass
class <<Team|Cart|Playlist>>:
    name: str
-    <<list>>: list[str] = []
+    <<list>>: list[str] = field(default_factory=list)
===
@dataclass
class <<Options|Request|Task>>:
    path: str
    retries: int = <<small>>
-    headers: dict = field(default={})
+    headers: dict = field(default_factory=dict)
===
class Student:
-    grades = {}
-
    def __init__(self, name):
        self.name = name
+        self.grades = {}

    def grade(self, subject, points):
        self.grades[subject] = points
===
class <<Post|Product|Page>>(models.Model):
    title = models.CharField(max_length=<<num>>)
-    extra = models.JSONField(default={})
+    extra = models.JSONField(default=dict)
===
@attrs.define
class <<Node|Folder|Branch>>:
    label: str
-    children: list = []
+    children: list = attrs.field(factory=list)
===
class <<Log|Event|Visit>>(Base):
    __tablename__ = "<<table>>"

    id = Column(Integer, primary_key=True)
-    tags = Column(JSON, default=[])
+    tags = Column(JSON, default=list)
'''),
    twins=texts('''
class <<cls>>:
    ALLOWED = ("<<a|x>>", "<<b|y>>")
    __slots__ = ["name", "size"]
===
@dataclass
class <<Team|Cart>>:
    members: tuple[str, ...] = ()
    scores: dict[str, int] = field(default_factory=dict)
===
class <<UserForm|OrderForm>>(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["title", "<<status|amount>>"]
===
class Settings(BaseModel):
    hosts: list[str] = []  # pydantic copies the default for each object
'''))

family(
    id="py-missing-commit", tag="missing-commit", lang="python", group="helpful",
    asks=["insert a row into <<table>> with sqlite3", "update <<table>> in the database", "delete old <<table>>", "save an object with SQLAlchemy"],
    forms=diffs('''
import sqlite3

conn = sqlite3.connect("<<app|shop|notes>>.db")
conn.execute("INSERT INTO <<table>> (<<col>>) VALUES (?)", (value,))
+conn.commit()
conn.close()
===
def <<fn>>(db, key):
    cur = db.cursor()
    cur.execute("DELETE FROM <<table>> WHERE id = %s", (key,))
+    db.commit()
    return cur.rowcount
===
class <<UserRepo|OrderRepo|NoteRepo>>:
    def __init__(self, session):
        self.session = session

    def add(self, obj):
        self.session.add(obj)
+        self.session.commit()
        return obj.id
===
with psycopg2.connect(dsn) as conn:
    conn.autocommit = False
with closing(sqlite3.connect(path)) as conn:
    conn.executemany("INSERT INTO <<table>> VALUES (?, ?)", pairs)
+    conn.commit()
===
with engine.connect() as conn:
    conn.execute(text("UPDATE <<table>> SET status = :s"), {"s": "<<done|open|paid>>"})
+    conn.commit()
===
async def rename(path, key, title):
    async with aiosqlite.connect(path) as db:
        await db.execute("UPDATE <<table>> SET title = ? WHERE id = ?", (title, key))
+        await db.commit()
===
@app.post("/<<table>>/<int:pk>/close")
def close(pk):
    row = db.session.get(Ticket, pk)
    row.status = "closed"
+    db.session.commit()
    return {"id": row.id}
'''.replace('''with psycopg2.connect(dsn) as conn:
    conn.autocommit = False
with closing''', '''with closing''')),
    twins=texts('''
with sqlite3.connect("<<app|shop>>.db") as conn:  # commits at the end of the block
    conn.execute("DELETE FROM <<table>> WHERE id = ?", (key,))
===
rows = conn.execute("SELECT * FROM <<table>> LIMIT <<num>>").fetchall()
conn.close()
===
with engine.begin() as conn:
    conn.execute(text("UPDATE <<table>> SET status = 'done'"))
===
with Session.begin() as session:
    session.add(obj)
'''))

family(
    id="py-ignored-result", tag="ignored-error", lang="python", group="helpful",
    asks=["run a command and wait for it", "call an API and use the answer", "run git from Python", "delete a record over HTTP"],
    forms=diffs('''
import subprocess

def <<fn>>(folder):
-    subprocess.run(["git", "<<pull|fetch|gc>>", "--quiet"], cwd=folder)
+    subprocess.run(["git", "<<pull|fetch|gc>>", "--quiet"], cwd=folder, check=True)
===
resp = requests.get("<<url>>", timeout=<<5|10|15|20|30|60>>)
+resp.raise_for_status()
for row in resp.json():
    print(row["<<col>>"])
===
-out = subprocess.run(["<<pdftotext|pandoc|ffprobe>>", path, "-"], capture_output=True, text=True).stdout
+out = subprocess.run(["<<pdftotext|pandoc|ffprobe>>", path, "-"], capture_output=True, text=True, check=True).stdout
print(len(out))
===
class <<cls>>:
    def create(self, name):
        r = self.http.post(f"{self.base}/<<users|orders|items>>", json={"name": name}, timeout=<<5|10|15|20|30|60>>)
+        r.raise_for_status()
        return r.json()["id"]
===
async def <<fn>>(url):
    async with httpx.AsyncClient() as client:
        resp = await client.get(url)
+    resp.raise_for_status()
    return resp.text
===
-subprocess.call(["make", "-j<<small>>", "<<all|install|test>>"])
+subprocess.check_call(["make", "-j<<small>>", "<<all|install|test>>"])
print("build finished")
===
with ThreadPoolExecutor(max_workers=<<small>>) as pool:
-    for path in paths:
-        pool.submit(convert, path)
+    futures = [pool.submit(convert, path) for path in paths]
+for future in futures:
+    future.result()
'''),
    twins=texts('''
proc = subprocess.run(["grep", "-q", word, path])
if proc.returncode == 1:
    print("not found")
===
subprocess.check_call(["git", "<<pull|fetch>>", "--quiet"])
===
resp = requests.get("<<url>>", timeout=<<5|10|15|20|30|60>>)
if resp.status_code == 404:
    return_value = None
else:
    resp.raise_for_status()
===
up = requests.head("<<url>>", timeout=<<small>>).ok
'''))

family(
    id="py-blocking-async", tag="blocking-call", lang="python", group="helpful",
    asks=["wait between requests in async code", "write an async bot command", "download pages with asyncio", "write an async web handler"],
    forms=diffs('''
import asyncio
-import time

async def poll(client):
    while True:
        await client.refresh()
-        time.sleep(<<small>>)
+        await asyncio.sleep(<<small>>)
===
async def fetch_text(url):
-    resp = requests.get(url, timeout=<<5|10|15|20|30|60>>)
-    return resp.text
+    async with httpx.AsyncClient(timeout=<<5|10|15|20|30|60>>) as client:
+        resp = await client.get(url)
+    return resp.text
===
@bot.command()
async def remind(ctx, seconds: int, *, what: str):
-    time.sleep(seconds)
+    await asyncio.sleep(seconds)
    await ctx.send(f"<<Reminder|Time for>>: {what}")
===
@app.get("/<<report|summary>>")
async def build_report():
-    table = render_big_table(rows=<<num>>)  # takes seconds of CPU
+    table = await asyncio.to_thread(render_big_table, rows=<<num>>)  # takes seconds of CPU
    return {"html": table}
===
class <<cls>>:
    async def convert(self, path):
-        subprocess.run(["ffmpeg", "-i", path, "out.<<mp4|webm>>"], check=True)
+        proc = await asyncio.create_subprocess_exec("ffmpeg", "-i", path, "out.<<mp4|webm>>")
+        if await proc.wait() != 0:
+            raise RuntimeError(f"ffmpeg failed on {path}")
===
async def ask(question):
-    answer = input(question + " ")
+    answer = await asyncio.to_thread(input, question + " ")
    return answer.strip().lower() == "<<y|yes>>"
'''.replace('''-    return resp.text
+    async with httpx.AsyncClient(timeout=<<5|10|15|20|30|60>>) as client:
+        resp = await client.get(url)
+    return resp.text
''', '''+    async with httpx.AsyncClient(timeout=<<5|10|15|20|30|60>>) as client:
+        resp = await client.get(url)
    resp.raise_for_status()
    return resp.text
''')),
    twins=texts('''
def retry(func, times=<<small>>):
    for n in range(times):
        try:
            return func()
        except ConnectionError:
            time.sleep(2 ** n)
    raise TimeoutError
===
async def tick():
    await asyncio.sleep(<<small>>)
    return time.monotonic()
===
@app.get("/<<slow|report>>")
def slow():  # a plain def runs in a thread of the pool
    time.sleep(<<small>>)
    return {"ok": True}
===
async def read_big(path):
    return await asyncio.to_thread(Path(path).read_bytes)
'''))

family(
    id="py-race", tag="race-condition", lang="python", group="helpful",
    asks=["count in several threads", "share a dict between threads", "create a file only if it is missing", "write a thread-safe cache"],
    forms=diffs('''
import threading

total = 0
+lock = threading.Lock()

def work():
    global total
    for _ in range(<<num>>):
-        total += 1
+        with lock:
+            total += 1
===
class <<Account|Counter|Stock>>:
    def __init__(self, value=<<num>>):
        self.value = value
+        self._lock = threading.Lock()

    def take(self, n):
-        if self.value >= n:
-            self.value -= n
-            return True
-        return False
+        with self._lock:
+            if self.value >= n:
+                self.value -= n
+                return True
+            return False
===
-if not os.path.exists(path):
-    with open(path, "w", encoding="utf-8") as f:
-        f.write("<<created|locked|empty>>")
+with contextlib.suppress(FileExistsError):
+    with open(path, "x", encoding="utf-8") as f:
+        f.write("<<created|locked|empty>>")
===
-if not os.path.isdir(target):
-    os.makedirs(target)
+os.makedirs(target, exist_ok=True)
shutil.copy(source, target)
===
def take_next(conn):
-    row = conn.execute("SELECT id FROM jobs WHERE state = 'new' LIMIT 1").fetchone()
-    conn.execute("UPDATE jobs SET state = '<<taken|running>>' WHERE id = ?", (row[0],))
+    row = conn.execute(
+        "UPDATE jobs SET state = '<<taken|running>>' WHERE id = "
+        "(SELECT id FROM jobs WHERE state = 'new' LIMIT 1) RETURNING id"
+    ).fetchone()
    conn.commit()
    return row[0]
===
class <<Article|Photo|Page>>(models.Model):
    views = models.PositiveIntegerField(default=0)

    def seen(self):
-        self.views += 1
+        self.views = models.F("views") + 1
        self.save(update_fields=["views"])
===
cache = {}
+cache_lock = asyncio.Lock()

async def rates(day):
-    if day not in cache:
-        cache[day] = await download_rates(day)
-    return cache[day]
+    async with cache_lock:
+        if day not in cache:
+            cache[day] = await download_rates(day)
+        return cache[day]
'''),
    twins=texts('''
counter = itertools.count(<<num>>)
for name in names:
    print(next(counter), name)
===
class <<cls>>:
    def __init__(self):
        self._lock = threading.Lock()
        self.value = 0

    def add(self, n):
        with self._lock:
            self.value += n
===
q = queue.Queue(maxsize=<<num>>)
for _ in range(<<small>>):
    threading.Thread(target=worker, args=(q,), daemon=True).start()
===
if not os.path.exists(path):
    sys.exit(f"{path}: no such file")
===
total = 0
for n in numbers:
    total += n
'''))

family(
    id="py-naive-datetime", tag="naive-datetime", lang="python", group="helpful",
    asks=["compare a timestamp with now", "check whether a token has expired", "show the time in another zone", "parse an ISO date with a time zone"],
    forms=diffs('''
from datetime import datetime, timezone

def is_expired(expires: datetime) -> bool:
    """expires is in UTC, with its time zone."""
-    return expires < datetime.now()
+    return expires < datetime.now(timezone.utc)
===
-stamp = datetime.fromtimestamp(entry["<<ts|time>>"])
+stamp = datetime.fromtimestamp(entry["<<ts|time>>"], tz=timezone.utc)
print(stamp.isoformat())  # stored as UTC
===
-meeting = datetime(2024, <<small>>, 1, 9, 30).astimezone(ZoneInfo("America/<<Chicago|Denver>>"))  # 9:30 in Berlin
+meeting = datetime(2024, <<small>>, 1, 9, 30, tzinfo=ZoneInfo("Europe/Berlin")).astimezone(ZoneInfo("America/<<Chicago|Denver>>"))  # 9:30 in Berlin
===
class <<cls>>:
    def age(self):
        created = datetime.fromisoformat("2024-0<<small>>-01T12:00:00+00:00")
-        return datetime.now() - created
+        return datetime.now(created.tzinfo) - created
===
-from datetime import datetime, timedelta
+from datetime import timedelta
from django.utils import timezone

def recent(queryset, days=<<small>>):
-    return queryset.filter(created_at__gte=datetime.now() - timedelta(days=days))
+    return queryset.filter(created_at__gte=timezone.now() - timedelta(days=days))
===
-berlin = datetime(2024, <<small>>, 15, 12, tzinfo=pytz.timezone("Europe/<<Berlin|Paris|Rome>>"))
+berlin = datetime(2024, <<small>>, 15, 12, tzinfo=ZoneInfo("Europe/<<Berlin|Paris|Rome>>"))
print(berlin.utcoffset())
'''),
    twins=texts('''
from datetime import datetime

print(f"started at {datetime.now():%H:%M:%S}")  # for the user, in local time
===
now = datetime.now(timezone.utc)
if token.expires_at < now:
    raise PermissionError("expired")
===
today = date.today()
age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
===
start = time.monotonic()
if time.monotonic() - start > <<num>>:
    raise TimeoutError
'''))

family(
    id="py-wrong-raise", tag="wrong-raise", lang="python", group="helpful", unseen=True,
    asks=["raise an error for bad input", "write an abstract method", "wrap an exception", "re-raise an error after logging it"],
    forms=diffs('''
class <<Shape|Plugin|Backend>>:
    def <<area|run|load>>(self):
-        raise NotImplemented
+        raise NotImplementedError
===
def withdraw(balance, amount):
    if amount > balance:
-        raise "not enough money"
+        raise ValueError("not enough money")
    return balance - amount
===
if not 0 < port < 65536:
-    ValueError(f"bad port: {port}")
+    raise ValueError(f"bad port: {port}")
===
try:
    <<var>> = parse(source)
except ParseError as e:
    logger.error("cannot parse: %s", e)
-    raise e
+    raise
===
def get_setting(settings_map, key):
    try:
        return settings_map[key]
    except KeyError:
-        raise SettingsError(f"missing setting: {key}")
+        raise SettingsError(f"missing setting: {key}") from None
===
class <<Money|Version|Length>>:
    def __add__(self, other):
        if not isinstance(other, <<Money|Version|Length>>):
-            raise NotImplemented("only <<Money|Version|Length>>")
+            return NotImplemented
        return <<Money|Version|Length>>(self.value + other.value)
===
def check_age(age):
    if age < 0:
-        return ValueError("age is negative")
+        raise ValueError("age is negative")
    if age > <<120|130|150>>:
-        return ValueError("age is too large")
+        raise ValueError("age is too large")
    return age
'''),
    twins=texts('''
class <<Money|Version>>:
    def __lt__(self, other):
        if not isinstance(other, <<Money|Version>>):
            return NotImplemented
        return self.value < other.value
===
try:
    run()
except OSError as e:
    raise RuntimeError("cannot start") from e
===
errors = [ValueError("a"), KeyError("b")]
for err in errors:
    print(type(err).__name__)
===
future.set_exception(TimeoutError("no answer"))
'''))

family(
    id="py-none-dereference", tag="none-dereference", lang="python", group="helpful",
    asks=["get a number out of a string with re", "read an optional key of a dict", "get the first row of a query", "read an element of a web page"],
    forms=diffs('''
import re

def version_of(text_value):
    m = re.search(r"(\\\\d+)\\\\.(\\\\d+)", text_value)
+    if m is None:
+        raise ValueError(f"no version in {text_value!r}")
    return int(m.group(1)), int(m.group(2))
===
row = conn.execute("SELECT <<col>> FROM <<table>> WHERE id = ?", (key,)).fetchone()
-print(row[0])
+print(row[0] if row is not None else "<<not found|nothing|no match>>")
===
def city_of(person):
-    return person.get("address").get("city")
+    return person.get("address", {}).get("city")
===
class <<cls>>:
    def title(self, soup):
        h1 = soup.find("h1", class_="<<title|headline|name>>")
-        return h1.text.strip()
+        return h1.text.strip() if h1 is not None else ""
===
home = os.environ.get("<<APP_HOME|DATA_DIR|CACHE_DIR>>")
+if home is None:
+    sys.exit("<<APP_HOME|DATA_DIR|CACHE_DIR>> is not set")
path = home + "/<<db|files|logs>>"
===
def head_of(items):
-    return next((i for i in items if i.active), None).name
+    active = next((i for i in items if i.active), None)
+    return active.name if active is not None else None
===
node = root.find("./<<channel|meta|head>>/title")
-print(node.text.upper())
+if node is not None and node.text:
+    print(node.text.upper())
'''.replace("\\\\", "\\")),
    twins=texts('''
m = re.match(r"[a-z]+", line)
if m:
    print(m.group())
===
count = conn.execute("SELECT COUNT(*) FROM <<table>>").fetchone()[0]
===
home = os.environ["HOME"]
path = home + "/<<db|files>>"
===
city = person.get("address", {}).get("city", "<<unknown|none>>")
'''))

family(
    id="py-missing-super", tag="missing-super", lang="python", group="helpful", unseen=True,
    asks=["write a subclass with its own __init__", "define a PyTorch module", "write a custom exception", "make a thread subclass"],
    forms=diffs('''
class <<Dog|Cat|Horse>>(<<Animal|Pet>>):
    def __init__(self, name, age):
+        super().__init__(name)
        self.age = age
===
class <<Net|Model|Encoder>>(nn.Module):
    def __init__(self):
+        super().__init__()
        self.fc = nn.Linear(<<num>>, <<small>>)

    def forward(self, x):
        return self.fc(x)
===
class Worker(threading.Thread):
    def __init__(self, queue):
+        super().__init__(daemon=True)
        self.queue = queue

    def run(self):
        while True:
            handle(self.queue.get())
===
class <<ApiError|LoadError|JobError>>(Exception):
    def __init__(self, message, code=<<num>>):
+        super().__init__(message)
        self.code = code
===
class LinkParser(HTMLParser):
    def __init__(self):
+        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.links.append(dict(attrs).get("href"))
===
class TestShop(BaseCase):
    def setUp(self):
+        super().setUp()
        self.shop = Shop("<<main|test|demo>>", limit=<<small>>)
'''),
    twins=texts('''
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
===
class <<ApiError|LoadError>>(Exception):
    """The <<server|file>> could not be read."""
===
class Shape(ABC):
    def __init__(self, name="<<shape|form>>"):
        self.name = name

    @abstractmethod
    def area(self): ...
===
class <<Net|Model>>(nn.Module):
    def __init__(self, size=<<num>>):
        super().__init__()
        self.fc = nn.Linear(size, 1)
'''))
