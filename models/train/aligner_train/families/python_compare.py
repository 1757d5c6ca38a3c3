"""Comparisons, operators, numbers: is, type(), float equality, off by one, wrong operators, money, defaults."""
from ..family import family
from .python_form import diffs, texts

family(
    id="py-is-literal", tag="is-literal", lang="python", group="helpful",
    asks=["check the <<status|mode|kind>> of a job", "compare a string with a constant", "skip empty values", "handle a command"],
    forms=diffs('''
def <<fn>>(<<mode|status|kind>>):
-    if <<mode|status|kind>> is "<<active|open|ready|fast>>":
+    if <<mode|status|kind>> == "<<active|open|ready|fast>>":
        return True
    return False
===
-if len(<<list>>) is 0:
+if len(<<list>>) == 0:
    print("nothing to do")
===
-while count is not <<num>>:
+while count != <<num>>:
    count += 1
    step(count)
===
class <<cls>>:
    def is_root(self):
-        return self.path is "/" or self.depth is 0
+        return self.path == "/" or self.depth == 0
===
-matching = [u for u in users if u["role"] is "<<admin|editor|guest>>"]
+matching = [u for u in users if u["role"] == "<<admin|editor|guest>>"]
print(len(matching))
===
command, _, rest = line.partition(" ")
-if command is "quit":
+if command == "quit":
    sys.exit()
-elif command is "<<add|set|get>>":
+elif command == "<<add|set|get>>":
    handle(rest)
===
-if resp.status_code is not <<200|201|204>>:
+if resp.status_code != <<200|201|204>>:
    raise RuntimeError(f"HTTP {resp.status_code}")
===
def <<origin|is_origin|at_start>>(point):
-    return point is (0, 0) or point.label is not ""
+    return point == (0, 0) or point.label != ""
'''),
    twins=texts('''
if value is None or value is True:
    return_code = 0
===
_MISSING = object()

def get(d, key, default=_MISSING):
    if key in d:
        return d[key]
    if default is _MISSING:
        raise KeyError(key)
    return default
===
if self is other:
    return_same = True
===
if mode == "<<active|open>>" and state is State.READY:
    start()
'''))

family(
    id="py-type-compare", tag="type-compare", lang="python", group="helpful", unseen=True,
    asks=["handle both strings and lists", "check the type of a value", "flatten a nested list", "serialise different types"],
    forms=diffs('''
def <<fn>>(value):
-    if type(value) == <<str|int|list|dict>>:
+    if isinstance(value, <<str|int|list|dict>>):
        return [value]
    return list(value)
===
-if type(<<var>>) is not dict:
+if not isinstance(<<var>>, dict):
    raise TypeError("a dict is wanted")
===
def flatten(nested):
    for x in nested:
-        if type(x) in (list, tuple):
+        if isinstance(x, (list, tuple)):
            yield from flatten(x)
        else:
            yield x
===
class <<Money|Point|Version>>:
    def __eq__(self, other):
-        return type(other) == <<Money|Point|Version>> and self.key == other.key
+        return isinstance(other, <<Money|Point|Version>>) and self.key == other.key
===
-numbers = [x for x in cells if type(x) == int or type(x) == float]
+numbers = [x for x in cells if isinstance(x, (int, float))]
print(sum(numbers))
===
def describe(exc):
-    if exc.__class__ == OSError:
+    if isinstance(exc, OSError):
        return f"system error {exc.errno}"
-    if exc.__class__.__name__ == "ValueError":
+    if isinstance(exc, ValueError):
        return "<<bad value|invalid value>>"
    return repr(exc)
'''),
    twins=texts('''
if isinstance(value, (str, bytes)):
    value = [value]
===
if node["type"] == "<<file|folder|link>>":
    names.append(node["name"])
===
print(f"{type(value).__name__}: {value!r}")
===
def copy(self):
    return type(self)(self.items)
'''))

family(
    id="py-float-equality", tag="float-equality", lang="python", group="helpful",
    asks=["compare two floats", "test a function that returns a float", "check that the weights sum to one", "step from 0 to 1"],
    forms=diffs('''
import math

def is_half(a, b):
-    return a / b == 0.5
+    return math.isclose(a / b, 0.5)
===
-assert sum(weights) == 1.0, "the weights must sum to one"
+assert math.isclose(sum(weights), 1.0), "the weights must sum to one"
===
import pytest

def test_<<area|mean|ratio>>():
-    assert <<area|mean|ratio>>([0.1, 0.2]) == 0.3
+    assert <<area|mean|ratio>>([0.1, 0.2]) == pytest.approx(0.3)
===
x = 0.0
-while x != 1.0:
+while x < 1.0 - 1e-9:
    plot(x)
    x += 0.1
===
class <<Point|Vector>>:
    def __eq__(self, other):
-        return self.length() == other.length()
+        return math.isclose(self.length(), other.length())
===
-if np.sum(probs) != 1.0:
+if not np.isclose(np.sum(probs), 1.0):
    probs = probs / np.sum(probs)
===
class TestTax(unittest.TestCase):
    def test_total(self):
-        self.assertEqual(0.1 * <<small>> + 0.2, total(<<small>>))
+        self.assertAlmostEqual(0.1 * <<small>> + 0.2, total(<<small>>))
'''),
    twins=texts('''
if divisor == 0.0:
    raise ZeroDivisionError("divisor is zero")
===
if math.isclose(a, b, rel_tol=1e-<<small>>):
    print("equal")
===
if total_cents == <<num>>:
    print("exact")
===
def test_half():
    assert half(<<small>>) == pytest.approx(<<small>> / 2)
'''))

family(
    id="py-off-by-one", tag="off-by-one", lang="python", group="helpful",
    asks=["loop over all neighbouring pairs", "print the numbers from 1 to <<num>>", "get the last <<small>> items", "split <<list>> into chunks", "write a binary search"],
    forms=diffs('''
def pairs(<<list>>):
-    for i in range(len(<<list>>)):
+    for i in range(len(<<list>>) - 1):
        yield <<list>>[i], <<list>>[i + 1]
===
# print 1 to <<num>>
-for n in range(1, <<num>>):
+for n in range(1, <<num>> + 1):
    print(n)
===
i = 0
-while i <= len(<<list>>):
+while i < len(<<list>>):
    print(i, <<list>>[i])
    i += 1
===
def binary_search(a, x):
-    lo, hi = 0, len(a)
+    lo, hi = 0, len(a) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if a[mid] == x:
            return mid
        if a[mid] < x:
            lo = mid + 1
        else:
            hi = mid - 1
    return -1
===
-last = <<list>>[len(<<list>>)]
+last = <<list>>[len(<<list>>) - 1]
print("last:", last)
===
def is_prime(n):
    if n < 2:
        return False
-    for d in range(2, int(n ** 0.5)):
+    for d in range(2, int(n ** 0.5) + 1):
        if n % d == 0:
            return False
    return True
===
class <<Matrix|Grid|Board>>:
    def diagonal(self):
-        return [self.rows[i][i] for i in range(1, len(self.rows))]
+        return [self.rows[i][i] for i in range(len(self.rows))]
===
def backwards(text):
    out = ""
-    for i in range(len(text), -1, -1):
+    for i in range(len(text) - 1, -1, -1):
        out += text[i]
    return out
===
pages = []
page = 1
total_pages = math.ceil(total / <<num>>)
-while page < total_pages:
+while page <= total_pages:
    pages.append(get_page(page))  # pages count from 1
    page += 1
'''),
    twins=texts('''
for i in range(len(<<list>>) - 1):
    if <<list>>[i] > <<list>>[i + 1]:
        print("not sorted at", i)
===
chunks = [<<list>>[i:i + <<small>>] for i in range(0, len(<<list>>), <<small>>)]
===
lo, hi = 0, len(a)
while lo < hi:
    mid = (lo + hi) // 2
    if a[mid] < x:
        lo = mid + 1
    else:
        hi = mid
===
for i in range(1, len(a)):
    if a[i] < a[i - 1]:
        drops += 1
===
tail = <<list>>[-<<small>>:]
for n, x in enumerate(tail, start=1):
    print(n, x)
'''))

family(
    id="py-wrong-operator", tag="wrong-operator", lang="python", group="helpful",
    asks=["check that a value is one of two", "filter a DataFrame on two conditions", "compute a power", "check that <<list>> is not empty and valid"],
    forms=diffs('''
def is_weekend(day):
-    return day == "saturday" or "sunday"
+    return day == "saturday" or day == "sunday"
===
-adults = df[df["age"] >= 18 and df["<<country|city|status>>"] == "<<DE|open|Lyon>>"]
+adults = df[(df["age"] >= 18) & (df["<<country|city|status>>"] == "<<DE|open|Lyon>>")]
===
def <<compound|growth|future_value>>(amount, rate, years):
-    return amount * (1 + rate) ^ years
+    return amount * (1 + rate) ** years
===
-if user is not None & user.active == True:
+if user is not None and user.active:
    send(user)
===
class <<cls>>:
    def add(self, n):
-        self.total =+ n
+        self.total += n
        return self.total
===
answer = input("Go on? ").strip().lower()
-if answer == ("y" or "yes"):
+if answer in ("y", "yes"):
    run()
===
-if not (age > 0 or age < <<100|120|150>>):
+if not (age > 0 and age < <<100|120|150>>):
    raise ValueError("age out of range")
===
def area_of_circle(r):
-    return math.pi * r ^ 2
+    return math.pi * r ** 2
===
mask = arr > <<num>>
-print(arr[mask or arr < 0].sum())
+print(arr[mask | (arr < 0)].sum())
'''),
    twins=texts('''
def is_weekend(day):
    return day in ("saturday", "sunday")
===
flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
print(flags & os.O_EXCL != 0)
===
checksum ^= byte
name = given or "anonymous"
===
open_rows = df[(df["<<price|amount>>"] > <<num>>) & (df["status"] == "open")]
===
offset = +delta
area = side ** 2
'''))

family(
    id="py-integer-division", tag="integer-division", lang="python", group="helpful",
    asks=["compute the average of <<list>>", "find the middle of a list", "show a percentage", "split <<num>> items over pages"],
    forms=diffs('''
def average(<<list>>):
-    return sum(<<list>>) // len(<<list>>)
+    return sum(<<list>>) / len(<<list>>)
===
-middle = <<list>>[len(<<list>>) / 2]
+middle = <<list>>[len(<<list>>) // 2]
print(middle)
===
def percent(part, whole):
-    return f"{part // whole * 100:.1f} %"
+    return f"{part / whole * 100:.1f} %"
===
class <<Pager|Pages|Paginator>>:
    def __init__(self, total, size=<<num>>):
-        self.pages = total // size
+        self.pages = -(-total // size)  # rounded up
===
-for i in range(len(<<list>>) / <<small>>):
+for i in range(len(<<list>>) // <<small>>):
    print(<<list>>[i * <<small>>])
===
def celsius(fahrenheit):
-    return (fahrenheit - 32) * (5 // 9)
+    return (fahrenheit - 32) * 5 / 9
===
mid = Image.open("<<photo|scan|logo>>.png")
w, h = mid.size
-small = mid.resize((w / <<small>>, h / <<small>>))
+small = mid.resize((w // <<small>>, h // <<small>>))
'''),
    twins=texts('''
mid = (lo + hi) // 2
print(a[mid])
===
minutes, seconds = divmod(total_seconds, 60)
hours = minutes // 60
===
mean = sum(<<list>>) / len(<<list>>)
===
pages = (total + <<num>> - 1) // <<num>>
'''))

family(
    id="py-float-money", tag="float-money", lang="python", group="helpful",
    asks=["compute the total of an invoice", "add tax to a price", "split a bill between people", "store a price"],
    forms=diffs('''
+from decimal import Decimal
+
def total(prices):
-    return sum(float(p) for p in prices)
+    return sum((Decimal(p) for p in prices), Decimal("0"))
===
from dataclasses import dataclass
+from decimal import Decimal

@dataclass
class <<Invoice|Product|OrderLine>>:
    name: str
-    price: float
+    price: Decimal
    quantity: int = 1
===
+from decimal import Decimal
+
-net = 19.99
-tax = net * 0.<<07|19|20|21>>
+net = Decimal("19.99")
+tax = net * Decimal("0.<<07|19|20|21>>")
print(f"{net + tax:.2f} EUR")
===
class <<Payment|Product|Invoice>>(models.Model):
-    amount = models.FloatField()
+    amount = models.DecimalField(max_digits=12, decimal_places=2)
    created_at = models.DateTimeField(auto_now_add=True)
===
class <<Wallet|Account|Till>>:
    def __init__(self):
-        self.balance = 0.0
+        self.balance = Decimal("0.00")

    def deposit(self, amount: str):
-        self.balance += float(amount)
+        self.balance += Decimal(amount)
===
-price = Column(Float, nullable=False)
+price = Column(Numeric(12, 2), nullable=False)
currency = Column(String(3), default="<<EUR|USD|GBP>>")
===
def to_cents(amount_text):
-    return int(float(amount_text) * 100)
+    return int(Decimal(amount_text) * 100)
'''),
    twins=texts('''
price_cents = 1999
total = price_cents * <<small>>
print(f"{total // 100}.{total % 100:02d} EUR")
===
from decimal import Decimal

total = Decimal("19.99") * <<small>>
===
temperature: float = 0.0
for reading in readings:
    temperature += float(reading) / len(readings)
===
timeout = float(os.environ.get("TIMEOUT", "<<small>>.5"))
'''))

family(
    id="py-wrong-default", tag="wrong-default", lang="python", group="helpful",
    asks=["use a default when no value is given", "read an optional setting", "limit the number of <<list>>", "let the caller turn a feature off"],
    forms=diffs('''
def <<fn>>(items, limit=None):
-    limit = limit or <<num>>
+    limit = <<num>> if limit is None else limit
    return items[:limit]
===
-retries = settings.get("retries") or <<small>>
+retries = settings.get("retries", <<small>>)
print(f"{retries} retries")
===
class <<cls>>:
    def __init__(self, timeout=None, offset=None):
-        self.timeout = timeout or <<num>>
-        self.offset = offset or 1
+        self.timeout = <<num>> if timeout is None else timeout
+        self.offset = 1 if offset is None else offset
===
def <<scale|shift|blend>>(value, factor=None):
-    if not factor:
+    if factor is None:
        factor = <<small>>
    return value * factor
===
-verbose = bool(os.environ.get("VERBOSE", False))
+verbose = os.environ.get("VERBOSE", "") in ("1", "true", "yes")
logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO)
===
parser = argparse.ArgumentParser()
-parser.add_argument("--<<color|cache|wait>>", type=bool, default=True)
+parser.add_argument("--<<color|cache|wait>>", action=argparse.BooleanOptionalAction, default=True)
args = parser.parse_args()
===
def stamp(message, when=None, zone=None):
-    return f"{when or time.time():.0f} {message}"
+    return f"{time.time() if when is None else when:.0f} {message}"
'''),
    twins=texts('''
def greet(name=None):
    name = name or "<<guest|friend>>"  # an empty name counts as none
    return f"Hello {name}"
===
limit = settings.get("limit", <<num>>)
===
parser.add_argument("--verbose", action="store_true")
parser.add_argument("--count", type=int, default=<<small>>)
===
debug = os.environ.get("DEBUG") == "1"
'''))
