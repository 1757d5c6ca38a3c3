"""Deprecated and removed interfaces: standard library, pandas, numpy, pydantic, frameworks, Python 2."""
from ..family import family
from .python_form import diffs, texts

family(
    id="py-utcnow", tag="deprecated-api", lang="python", group="helpful",
    asks=["get the current UTC time", "store when a <<row|job|token>> was created", "make a timestamp", "compute an expiry time"],
    forms=diffs('''
-from datetime import datetime
+from datetime import datetime, timezone

def <<fn>>():
-    return datetime.utcnow().isoformat()
+    return datetime.now(timezone.utc).isoformat()
===
-from datetime import datetime, timedelta
+from datetime import datetime, timedelta, timezone

-expires = datetime.utcnow() + timedelta(<<minutes|hours|days>>=<<num>>)
+expires = datetime.now(timezone.utc) + timedelta(<<minutes|hours|days>>=<<num>>)
token = jwt.encode({"sub": user_id, "exp": expires}, key, algorithm="HS256")
===
import datetime

for entry in <<list>>:
-    when = datetime.datetime.utcfromtimestamp(entry["<<ts|time|created>>"])
+    when = datetime.datetime.fromtimestamp(entry["<<ts|time|created>>"], datetime.timezone.utc)
    print(when.strftime("%Y-%m-%d %H:%M"))
===
@dataclass
class <<Event|Message|Visit>>:
    name: str
-    created: datetime = field(default_factory=datetime.utcnow)
+    created: datetime = field(default_factory=lambda: datetime.now(timezone.utc))
===
class <<Article|Comment|Order>>(Base):
    __tablename__ = "<<table>>"

    id = Column(Integer, primary_key=True)
-    created_at = Column(DateTime, default=datetime.utcnow)
+    created_at = Column(DateTime(timezone=True), default=lambda: datetime.now(timezone.utc))
===
def age_seconds(path):
-    written = dt.datetime.utcfromtimestamp(os.path.getmtime(path))
-    return (dt.datetime.utcnow() - written).total_seconds()
+    written = dt.datetime.fromtimestamp(os.path.getmtime(path), dt.UTC)
+    return (dt.datetime.now(dt.UTC) - written).total_seconds()
'''),
    twins=texts('''
from datetime import datetime, timezone

now = datetime.now(timezone.utc)
print(now.isoformat(timespec="seconds"))
===
from zoneinfo import ZoneInfo

local = datetime.now(ZoneInfo("Europe/<<Berlin|Paris|Madrid>>"))
===
stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
===
day = datetime.strptime("2024-0<<small>>-1<<small>>", "%Y-%m-%d").date()
'''))

family(
    id="py-asyncio-old", tag="deprecated-api", lang="python", group="helpful",
    asks=["run an async main function", "call async code from a script", "run several coroutines", "start an asyncio program"],
    forms=diffs('''
import asyncio

async def main():
    print(await <<fn>>())

-loop = asyncio.get_event_loop()
-loop.run_until_complete(main())
+asyncio.run(main())
===
if __name__ == "__main__":
-    loop = asyncio.get_event_loop()
-    try:
-        loop.run_until_complete(serve(port=<<port>>))
-    finally:
-        loop.close()
+    asyncio.run(serve(port=<<port>>))
===
async def <<fn>>(urls):
-    done, pending = await asyncio.wait([get_page(u) for u in urls], timeout=<<5|10|15|20|30|60>>)
+    done, pending = await asyncio.wait([asyncio.create_task(get_page(u)) for u in urls], timeout=<<5|10|15|20|30|60>>)
    for task in pending:
        task.cancel()
    return [task.result() for task in done]
===
-@asyncio.coroutine
-def <<fn>>(reader):
-    line = yield from reader.readline()
+async def <<fn>>(reader):
+    line = await reader.readline()
    return line.decode().strip()
===
class <<cls>>:
-    def __init__(self, loop=None):
-        self.queue = asyncio.Queue(maxsize=<<num>>, loop=loop)
+    def __init__(self):
+        self.queue = asyncio.Queue(maxsize=<<num>>)

    async def put(self, item):
        await self.queue.put(item)
===
def run_sync(coro):
-    return asyncio.get_event_loop().run_until_complete(asyncio.wait_for(coro, <<num>>))
+    return asyncio.run(asyncio.wait_for(coro, <<num>>))
'''),
    twins=texts('''
async def <<fn>>(path):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, os.path.getsize, path)
===
with asyncio.Runner() as runner:
    runner.run(main())
    runner.run(report())
===
loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, daemon=True)
thread.start()
===
asyncio.run(main(<<num>>))
'''))

family(
    id="py-removed-stdlib", tag="removed-api", lang="python", group="helpful",
    asks=["check whether a value is a mapping", "load a module from a path", "inspect the arguments of a function", "measure how long a function takes",
          "write it for Python 3.12"],
    forms=diffs('''
-from collections import <<Mapping|Iterable|Sequence|Callable>>
+from collections.abc import <<Mapping|Iterable|Sequence|Callable>>

def is_wanted(value):
    return isinstance(value, <<Mapping|Iterable|Sequence|Callable>>) and not isinstance(value, str)
===
import inspect

def <<fn>>(func):
-    spec = inspect.getargspec(func)
+    spec = inspect.getfullargspec(func)
    return spec.args[:<<small>>]
===
-import imp
+import importlib.util

def load_plugin(name, path):
-    return imp.load_source(name, path)
+    spec = importlib.util.spec_from_file_location(name, path)
+    module = importlib.util.module_from_spec(spec)
+    spec.loader.exec_module(module)
+    return module
===
-from distutils.core import setup
+from setuptools import setup

setup(
    name="<<report|shop|weather>>-tools",
    version="0.<<small>>.0",
    py_modules=["<<mod>>"],
)
===
import time

-start = time.clock()
+start = time.perf_counter()
<<fn>>(<<list>>)
-print(f"took {time.clock() - start:.<<small>>f} s")
+print(f"took {time.perf_counter() - start:.<<small>>f} s")
===
class Test<<cls>>(unittest.TestCase):
    def test_<<small>>_items(self):
-        self.assertEquals(len(make(<<small>>)), <<small>>)
+        self.assertEqual(len(make(<<small>>)), <<small>>)
===
-from distutils.version import LooseVersion
+from packaging.version import Version

def newer(a, b):
-    return LooseVersion(a) > LooseVersion(b)
+    return Version(a) > Version(b)
===
for node in root.iter("<<item|entry|row>>"):
-    for child in node.getchildren():
+    for child in node:
        print(child.tag, base64.b64encode(child.text.encode()))
===
import math
-from fractions import gcd

def simplify(num, den):
-    g = gcd(num, den)
+    g = math.gcd(num, den)
    return num // g, den // g
'''),
    twins=texts('''
from collections import Counter, OrderedDict, defaultdict

counts = Counter(word.lower() for word in words)
print(counts.most_common(<<small>>))
===
from collections.abc import Mapping

def flat(d):
    return {k: v for k, v in d.items() if not isinstance(v, Mapping)}
===
sig = inspect.signature(func)
print(list(sig.parameters))
===
import importlib

module = importlib.import_module("<<app|shop>>.<<mod>>")
===
t0 = time.perf_counter()
run()
print(time.perf_counter() - t0)
'''))

family(
    id="py-removed-pandas", tag="removed-api", lang="python", group="helpful",
    asks=["add a row to a DataFrame", "select a cell by row and column", "loop over the columns", "read a CSV and skip bad lines"],
    forms=diffs('''
import pandas as pd

-df = df.append({"<<col>>": <<var>>, "amount": <<num>>}, ignore_index=True)
+df = pd.concat([df, pd.DataFrame([{"<<col>>": <<var>>, "amount": <<num>>}])], ignore_index=True)
===
-value = df.ix[<<num>>, "<<col>>"]
+value = df.loc[<<num>>, "<<col>>"]
print(value)
===
-for name, series in df.iteritems():
+for name, series in df.items():
    print(name, series.<<min|max|nunique>>())
===
def <<fn>>(path):
-    return pd.read_csv(path, sep="<<;|,>>", error_bad_lines=False)
+    return pd.read_csv(path, sep="<<;|,>>", on_bad_lines="skip")
===
frames = []
for path in paths:
    frames.append(pd.read_csv(path))
-out = frames[0].append(frames[1:])
+out = pd.concat(frames)
out.to_csv("<<all|merged|total>>.csv", index=False)
===
class <<cls>>:
    def matrix(self):
-        return self.df[["<<x|lat|width>>", "<<y|lon|height>>"]].as_matrix()
+        return self.df[["<<x|lat|width>>", "<<y|lon|height>>"]].to_numpy()
===
df["smooth"] = df["<<price|load|score>>"].rolling(<<small>>).mean()
-df.set_value(<<num>>, "smooth", 0.0)
+df.at[<<num>>, "smooth"] = 0.0
===
index = pd.date_range("2024-01-01", periods=<<num>>)
-s = pd.Series(range(<<num>>), index=pd.Int64Index(range(<<num>>)))
+s = pd.Series(range(<<num>>), index=pd.Index(range(<<num>>), dtype="int64"))
'''),
    twins=texts('''
rows = []
for line in lines:
    rows.append(line.split(","))
df = pd.DataFrame(rows, columns=["<<a|x>>", "<<b|y>>"])
===
value = df.iloc[<<small>>, 0]
other = df.loc[df["<<col>>"].notna(), "<<col>>"]
===
df = pd.concat([df, extra], ignore_index=True)
===
for key, group in df.groupby("<<city|status|country>>"):
    print(key, len(group))
'''))

family(
    id="py-removed-numpy", tag="removed-api", lang="python", group="helpful",
    asks=["make an integer array", "mask missing values with numpy", "convert an array to <<int|float|bool>>", "integrate a curve"],
    forms=diffs('''
import numpy as np

-a = np.zeros(<<num>>, dtype=np.<<int|float|bool|object>>)
+a = np.zeros(<<num>>, dtype=<<int|float|bool|object>>)
===
def <<fn>>(values):
-    arr = np.asarray(values).astype(np.<<float|int|bool>>)
+    arr = np.asarray(values).astype(<<float|int|bool>>)
    return arr[:<<num>>]
===
-arr[arr < 0] = np.<<NaN|NAN>>
+arr[arr < 0] = np.nan
print(np.nanmean(arr))
===
class <<cls>>:
    def limits(self):
-        return {"low": -np.Inf, "high": np.Inf}
+        return {"low": -np.inf, "high": np.inf}
===
-if isinstance(x, np.float_):
+if isinstance(x, np.float64):
    x = round(float(x), <<small>>)
===
table = np.vstack(rows)
-total = np.product(table.shape)
-keep = np.in1d(table[:, 0], wanted)
+total = np.prod(table.shape)
+keep = np.isin(table[:, 0], wanted)
===
xs = np.linspace(0, <<small>>, <<num>>)
-area = np.trapz(np.sin(xs), xs)
+area = np.trapezoid(np.sin(xs), xs)
print(area)
'''),
    twins=texts('''
a = np.zeros(<<num>>, dtype=np.<<int64|int32|float32|bool_>>)
===
mask = np.isnan(arr) | np.isinf(arr)
arr[mask] = np.nan
===
limit = float("inf")
best = np.inf
===
if np.issubdtype(arr.dtype, np.floating):
    arr = arr.round(<<small>>)
'''))

family(
    id="py-pydantic-v1", tag="deprecated-api", lang="python", group="helpful",
    asks=["define a pydantic model", "validate a field with pydantic", "turn a model into a dict", "parse JSON into a pydantic model"],
    forms=diffs('''
-from pydantic import BaseModel, validator
+from pydantic import BaseModel, field_validator

class <<User|Product|Order>>(BaseModel):
    <<name|title|code>>: str

-    @validator("<<name|title|code>>")
+    @field_validator("<<name|title|code>>")
+    @classmethod
    def not_empty(cls, v):
        if not v.strip():
            raise ValueError("must not be empty")
        return v
===
-<<var>> = <<User|Product|Order>>.parse_obj(raw_dict)
-print(<<var>>.dict())
+<<var>> = <<User|Product|Order>>.model_validate(raw_dict)
+print(<<var>>.model_dump())
===
@app.post("/<<table>>")
async def create(item: Item):
-    await db.insert(item.dict(exclude_unset=True))
+    await db.insert(item.model_dump(exclude_unset=True))
    return item
===
class <<UserOut|OrderOut|ItemOut>>(BaseModel):
    id: int
    <<name|title|label>>: str

-    class Config:
-        orm_mode = True
+    model_config = ConfigDict(from_attributes=True)
===
-from pydantic import BaseSettings
+from pydantic_settings import BaseSettings

class Settings(BaseSettings):
    database_url: str
    port: int = <<port>>
===
def <<fn>>(path):
    with open(path, encoding="utf-8") as f:
-        return Config.parse_raw(f.read())
+        return Config.model_validate_json(f.read())
===
schema = {
-    name: model.schema()
+    name: model.model_json_schema()
    for name, model in (("<<user|item>>", Item), ("<<order|page>>", Order))
}
-changed = current.copy(update={"<<status|title|owner>>": value})
+changed = current.model_copy(update={"<<status|title|owner>>": value})
'''),
    twins=texts('''
class <<User|Order>>(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    count: int = Field(default=<<small>>, ge=0)
===
options = vars(args).copy()
options.update({"<<status|title>>": value})
===
item = Item.model_validate_json(body)
print(item.model_dump(mode="json"))
===
@dataclass
class Point:
    x: float
    y: float

    def dict(self):
        return {"x": self.x, "y": self.y}

print(Point(<<small>>, 1).dict())
'''))

family(
    id="py-framework-removed", tag="removed-api", lang="python", group="helpful", unseen=True,
    asks=["run a query with SQLAlchemy 2", "set up <<Flask|Django>> routes", "call the OpenAI API from Python", "encode categories with scikit-learn"],
    forms=diffs('''
from sqlalchemy import create_engine, text

engine = create_engine("sqlite:///<<shop|app|blog>>.db")
-rows = engine.execute("SELECT * FROM <<table>>").fetchall()
+with engine.connect() as conn:
+    rows = conn.execute(text("SELECT * FROM <<table>>")).fetchall()
===
app = Flask(__name__)

-@app.before_first_request
-def setup():
+with app.app_context():
    db.create_all()
===
-from django.conf.urls import url
+from django.urls import re_path

urlpatterns = [
-    url(r"^<<orders|items|users>>/$", views.index),
+    re_path(r"^<<orders|items|users>>/$", views.index),
]
===
-from django.utils.translation import ugettext_lazy as _
+from django.utils.translation import gettext_lazy as _

class <<Order|Invoice|Ticket>>(models.Model):
    title = models.CharField(_("<<title|name|subject>>"), max_length=<<num>>)
===
-import openai
+from openai import OpenAI

def <<fn>>(prompt):
-    resp = openai.ChatCompletion.create(model=MODEL, messages=[{"role": "user", "content": prompt}])
-    return resp["choices"][0]["message"]["content"]
+    resp = OpenAI().chat.completions.create(model=MODEL, messages=[{"role": "user", "content": prompt}])
+    return resp.choices[0].message.content
===
from sklearn.preprocessing import OneHotEncoder

-encoder = OneHotEncoder(sparse=False, handle_unknown="ignore")
+encoder = OneHotEncoder(sparse_output=False, handle_unknown="ignore")
matrix = encoder.fit_transform(df[["<<city|status|country>>"]])
-names = encoder.get_feature_names()
+names = encoder.get_feature_names_out()
'''),
    twins=texts('''
with engine.begin() as conn:
    conn.execute(text("UPDATE <<table>> SET status = 'done'"))
===
url = reverse("<<orders|items>>:list")
print(url)
===
@app.before_request
def load_user():
    g.user = find_user(session.get("user_id"))
===
conn = sqlite3.connect("<<shop|app>>.db")
rows = conn.execute("SELECT * FROM <<table>>").fetchall()
'''))

family(
    id="py-py2-idioms", tag="removed-api", lang="python", group="helpful",
    asks=["loop over a dict", "ask the user for a name", "check if a key is in a dict", "write a Python 3 script that counts words"],
    forms=diffs('''
def <<fn>>(counts, key):
-    if counts.has_key(key):
+    if key in counts:
        counts[key] += 1
    else:
        counts[key] = 1
===
-for k, v in <<settings|totals|prices>>.iteritems():
+for k, v in <<settings|totals|prices>>.items():
    print(k, v)
===
-for i in xrange(<<num>>):
+for i in range(<<num>>):
    if i % <<small>> == 0:
        print(i)
===
-name = raw_input("<<Name|City|Colour>>: ")
+name = input("<<Name|City|Colour>>: ")
print("Hello, " + name)
===
class <<cls>>:
    def text_of(self, value):
-        if isinstance(value, basestring):
+        if isinstance(value, str):
            return value
-        return unicode(value)
+        return str(value)
===
-import urllib2
+import urllib.request

def <<fn>>(url):
-    return urllib2.urlopen(url, timeout=<<5|10|15|20|30|60>>).read()
+    return urllib.request.urlopen(url, timeout=<<5|10|15|20|30|60>>).read()
===
-from itertools import izip
-
-for a, b in izip(names, ages):
+for a, b in zip(names, ages):
    print(a, b)
===
-from StringIO import StringIO
+from io import StringIO

buf = StringIO()
-best = sorted(scores, cmp=lambda a, b: cmp(b, a))[:<<small>>]
+best = sorted(scores, reverse=True)[:<<small>>]
buf.write(", ".join(str(s) for s in best))
'''.replace('''-    return urllib2.urlopen(url, timeout=<<5|10|15|20|30|60>>).read()
+    return urllib.request.urlopen(url, timeout=<<5|10|15|20|30|60>>).read()
''', '''-    with urllib2.urlopen(url, timeout=<<5|10|15|20|30|60>>) as resp:
+    with urllib.request.urlopen(url, timeout=<<5|10|15|20|30|60>>) as resp:
        return resp.read()
''')),
    twins=texts('''
for k, v in sorted(totals.items()):
    print(f"{k}: {v}")
===
answer = input("<<Name|City>>: ").strip()
===
class <<cls>>:
    def has_key(self, key):
        return key in self._data
===
from io import BytesIO, StringIO

out = StringIO()
csv.writer(out).writerow(["<<a|x>>", "<<b|y>>"])
'''))

family(
    id="py-deprecated-misc", tag="deprecated-api", lang="python", group="helpful",
    asks=["log a warning", "start a background thread", "get the version of an installed package", "read a file from a package"],
    forms=diffs('''
import logging

logger = logging.getLogger(__name__)

def <<fn>>(<<var>>):
    if not <<var>>:
-        logger.warn("empty <<var>>")
+        logger.warning("empty <<var>>")
===
-logging.warn("retry %d of %d", attempt, <<small>>)
+logging.warning("retry %d of %d", attempt, <<small>>)
time.sleep(<<small>>)
===
t = threading.Thread(target=<<fn>>)
-t.setDaemon(True)
-t.setName("<<worker|poller|writer>>")
+t.daemon = True
+t.name = "<<worker|poller|writer>>"
t.start()
===
-import pkg_resources
+from importlib.metadata import version

-print(pkg_resources.get_distribution("<<requests|flask|numpy>>").version)
+print(version("<<requests|flask|numpy>>"))
===
-from abc import ABC, abstractproperty
+from abc import ABC, abstractmethod

class <<Shape|Plugin|Driver>>(ABC):
-    @abstractproperty
+    @property
+    @abstractmethod
    def <<name|size|label>>(self):
        ...
===
class <<cls>>:
    def wait(self, lock):
        with self.cond:
-            self.cond.notifyAll()
+            self.cond.notify_all()
-        return threading.currentThread().getName()
+        return threading.current_thread().name
===
-words = pkg_resources.resource_string("<<shop|blog>>", "words.txt").decode("utf-8")
+words = importlib.resources.files("<<shop|blog>>").joinpath("words.txt").read_text(encoding="utf-8")
print(len(words.split()))
'''),
    twins=texts('''
import warnings

warnings.warn("<<fn>>() is going away", DeprecationWarning, stacklevel=2)
===
t = threading.Thread(target=<<fn>>, daemon=True)
t.start()
===
logger.warning("no <<list>> in %s", path)
===
class <<cls>>:
    def warn(self, text):
        self.messages.append(text)
'''))

family(
    id="py-print-statement", tag="python2-syntax", lang="python", group="helpful",
    asks=["print the totals", "write a small Python 3 script", "catch an error and print it", "print <<list>> one per line"],
    forms=diffs('''
for <<var>> in <<list>>:
-    print <<var>>
+    print(<<var>>)
===
def <<fn>>(name, total):
-    print "%s: %d" % (name, total)
+    print("%s: %d" % (name, total))
    return total
===
try:
    value = int(text_value)
-except ValueError, e:
+except ValueError as e:
    value = <<num>>
===
-print "<<Done|Ready|Finished>>"
+print("<<Done|Ready|Finished>>")
===
class <<cls>>:
    def check(self, key):
        if key not in self.values:
-            raise KeyError, "no such key: " + key
+            raise KeyError("no such key: " + key)
        return self.values[key]
===
-mode = 0755
+mode = 0o755
os.chmod("<<run|build|start>>.sh", mode)
===
with open("<<log|out|report>>.txt", "w", encoding="utf-8") as f:
    for n in range(<<num>>):
-        print >>f, n,
+        print(n, end=" ", file=f)
'''),
    twins=texts('''
print("%s: %d" % (name, total))
===
print(*<<list>>, sep="\\n")
===
# the old `print x` statement is an error in Python 3
print(x)
===
try:
    value = int(text_value)
except (ValueError, TypeError) as e:
    print(e)
'''))
