"""Control flow: returns, loops, closures, except order, finally, dead code, None results, names, self."""
from ..family import family
from .python_form import diffs, texts

family(
    id="py-missing-return", tag="missing-return", lang="python", group="helpful",
    asks=["write a function that returns the largest value", "find an item in <<list>>", "write a recursive search", "compute a value and give it back"],
    forms=diffs('''
def total_price(items):
    total = 0
    for item in items:
        total += item["<<cents|amount|units>>"]
+    return total
===
def find(node, key):
    if node is None:
        return None
    if key == node.key:
        return node.value
    if key < node.key:
-        find(node.left, key)
+        return find(node.left, key)
-    find(node.right, key)
+    return find(node.right, key)
===
class <<cls>>:
    def __init__(self):
        self.parts = []

    def add(self, part):
        """Add a part; calls can be chained."""
        self.parts.append(part)
+        return self
===
@property
def full_name(self):
-    f"{self.first} {self.last}"
+    return f"{self.first} {self.last}"
===
def timed(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        result = func(*args, **kwargs)
        print(f"{func.__name__}: {time.perf_counter() - start:.<<small>>f} s")
+        return result
    return wrapper
===
def grade(points):
    if points >= <<90|85|80>>:
        return "A"
    elif points >= <<70|65|60>>:
        return "B"
    elif points < <<70|65|60>>:
-        "C"
+        return "C"
===
def is_sorted(a):
    for i in range(1, len(a)):
        if a[i] < a[i - 1]:
            return False
+    return True
===
def retry(times):
    def decorate(func):
        def inner(*args):
            for left in range(times, 0, -1):
                try:
                    return func(*args)
                except OSError:
                    if left == 1:
                        raise
        return inner
+    return decorate
'''),
    twins=texts('''
def add_all(target, items):
    """Add items to target in place."""
    for item in items:
        target.append(item)
===
def find(items, name):
    for item in items:
        if item.name == name:
            return item
    return None
===
class <<cls>>:
    def reset(self):
        self.count = 0
        self.errors.clear()
===
def walk(node):
    yield node
    for child in node.children:
        yield from walk(child)
'''))

family(
    id="py-mutate-iterating", tag="mutation-while-iterating", lang="python", group="helpful",
    asks=["remove the empty entries from a list", "delete keys from a dict", "drop expired sessions", "filter <<list>> in place"],
    forms=diffs('''
-for x in <<list>>:
+for x in <<list>>[:]:
    if not x:
        <<list>>.remove(x)
===
def drop_<<empty|missing|blank>>(d):
-    for key in d:
+    for key in list(d):
        if d[key] in ("", None):
            del d[key]
    return d
===
class <<SessionStore|Cache|TokenStore>>:
    def purge(self, now):
-        for sid, s in self.sessions.items():
+        for sid, s in list(self.sessions.items()):
            if s.expires < now:
                self.sessions.pop(sid)
===
seen = set(start)
-for page in seen:
+for page in list(seen):
    for link in page.links:
        seen.add(link)
===
-for i in range(len(<<list>>)):
+for i in range(len(<<list>>) - 1, -1, -1):
    if <<list>>[i] < <<num>>:
        del <<list>>[i]
===
def without(names, banned):
-    for n in names:
-        if n in banned:
-            names.remove(n)
+    names[:] = [n for n in names if n not in banned]
    return names
===
for conn in ready:
    conn.close()
-for fd, conn in open_conns.items():
+for fd, conn in tuple(open_conns.items()):
    if conn.closed:
        del open_conns[fd]
'''),
    twins=texts('''
for x in <<list>>[:]:
    if x.startswith("<<#|;|.>>"):
        <<list>>.remove(x)
===
for key in d:
    d[key] = d[key].strip()
===
kept = []
for x in <<list>>:
    if x > <<num>>:
        kept.append(x)
<<list>>[:] = kept
===
for key, value in defaults.items():
    options.setdefault(key, value)
    removed.pop(key, None)
===
while queue:
    node = queue.pop()
    queue.extend(node.children)
'''))

family(
    id="py-late-binding", tag="late-binding", lang="python", group="helpful", unseen=True,
    asks=["make a list of functions in a loop", "connect buttons to a handler", "start a thread for each item", "build a table of callbacks"],
    forms=diffs('''
adders = []
for n in range(<<small>>):
-    adders.append(lambda x: x + n)
+    adders.append(lambda x, n=n: x + n)
===
-multipliers = [lambda x: x * k for k in range(<<small>>)]
+multipliers = [lambda x, k=k: x * k for k in range(<<small>>)]
print([m(10) for m in multipliers])
===
for label in ("<<Open|New>>", "Save", "<<Close|Quit>>"):
-    b = tk.Button(root, text=label, command=lambda: self.clicked(label))
+    b = tk.Button(root, text=label, command=lambda label=label: self.clicked(label))
    b.pack()
===
class <<cls>>:
    def register(self):
        for name in self.names:
-            def handler(event):
+            def handler(event, name=name):
                self.dispatch(name, event)
            self.handlers[name] = handler
===
for url in urls:
-    pool.submit(lambda: download(url))
+    pool.submit(download, url)
===
commands = {}
for cmd in ("<<start|up>>", "stop", "<<status|info>>"):
-    commands[cmd] = lambda *args: run(cmd, *args)
+    commands[cmd] = functools.partial(run, cmd)
'''),
    twins=texts('''
adders = [lambda x, n=n: x + n for n in range(<<small>>)]
===
for key in ("<<name|age>>", "city"):
    rows.sort(key=lambda r: r[key])  # called before the next round
    print(rows[0])
===
def adder(n):
    return lambda x: x + n

adders = [adder(n) for n in range(<<small>>)]
===
for url in urls:
    threading.Thread(target=download, args=(url,)).start()
'''))

family(
    id="py-except-order", tag="except-order", lang="python", group="helpful",
    asks=["handle several errors", "catch a missing file and other errors", "report HTTP errors and timeouts", "handle bad input"],
    forms=diffs('''
try:
    value = int(values[key])
-except Exception:
-    print("something went wrong")
-except KeyError:
-    print("no such key")
+except KeyError:
+    print("no such key")
+except Exception:
+    print("something went wrong")
===
def <<fn>>(path):
    try:
        with open(path, encoding="utf-8") as f:
            return f.read()
-    except OSError as e:
-        raise SystemExit(f"cannot read {path}: {e}") from e
-    except FileNotFoundError:
-        return ""
+    except FileNotFoundError:
+        return ""
+    except OSError as e:
+        raise SystemExit(f"cannot read {path}: {e}") from e
===
try:
    r = requests.get(url, timeout=<<5|10|15|20|30|60>>)
    r.raise_for_status()
-except requests.RequestException:
-    status = "error"
-except requests.<<Timeout|ConnectionError|HTTPError>>:
-    status = "retry"
+except requests.<<Timeout|ConnectionError|HTTPError>>:
+    status = "retry"
+except requests.RequestException:
+    status = "error"
===
class <<cls>>:
    def get(self, i):
        try:
            return self.items[i]
-        except LookupError:
-            return None
-        except IndexError:
-            self.misses += 1
-            return None
+        except IndexError:
+            self.misses += 1
+            return None
+        except LookupError:
+            return None
===
try:
    config = json.loads(source)
-except ValueError:
-    sys.exit("bad value")
-except json.JSONDecodeError as e:
-    sys.exit(f"bad JSON in line {e.lineno}")
+except json.JSONDecodeError as e:
+    sys.exit(f"bad JSON in line {e.lineno}")
+except ValueError:
+    sys.exit("bad value")
===
class AppError(Exception):
    pass

class NotFound(AppError):
    pass

try:
    show(page_id)
-except AppError:
-    respond(500)
-except NotFound:
-    respond(404)
+except NotFound:
+    respond(404)
+except AppError:
+    respond(500)
'''),
    twins=texts('''
try:
    value = int(values[key])
except KeyError:
    value = 0
except ValueError:
    value = <<num>>
===
try:
    data = f.read()
except UnicodeDecodeError:
    data = ""
except OSError as e:
    sys.exit(str(e))
===
try:
    run()
except KeyboardInterrupt:
    sys.exit(130)
except Exception:
    logger.exception("failed")
    raise
'''))

family(
    id="py-return-finally", tag="return-in-finally", lang="python", group="helpful",
    asks=["always close the connection", "run cleanup after the work", "read a value and release the lock", "write a function with try and finally"],
    forms=diffs('''
def <<fn>>(path):
    lines = []
    try:
        with open(path, encoding="utf-8") as f:
            lines = f.readlines()
    finally:
        log.debug("read %d lines", len(lines))
-        return lines
+    return lines
===
def fetch_one(conn, sql):
    row = None
    try:
        row = conn.execute(sql).fetchone()
    finally:
        conn.close()
-        return row
+    return row
===
class <<cls>>:
    def take(self):
        self.lock.acquire()
        try:
            value = self.values.pop()
        finally:
            self.lock.release()
-            return value
+        return value
===
for path in paths:
    try:
        total += os.path.getsize(path)
    finally:
        checked += 1
-        continue
===
def to_number(text_value):
    try:
        return float(text_value)
    finally:
        counter["<<parsed|calls|seen>>"] += 1
-        return 0.0
===
async def with_session(action):
    session = await open_session()
    answer = None
    try:
        answer = await action(session)
    finally:
        await session.close()
-        return answer
+    return answer
'''),
    twins=texts('''
def read_all(conn):
    try:
        return conn.execute("SELECT 1").fetchall()
    finally:
        conn.close()
===
try:
    job.run()
finally:
    for f in files:
        f.close()
===
def <<fn>>(x):
    try:
        return int(x)
    except ValueError:
        return <<num>>
'''))

family(
    id="py-unreachable", tag="unreachable-code", lang="python", group="helpful",
    asks=["close the file after reading", "log the result of a function", "stop the loop when <<var>> is found", "validate and save a record"],
    forms=diffs('''
def <<fn>>(a, b):
    total = a + b
-    return total
-    print("total:", total)
+    print("total:", total)
+    return total
===
for x in <<list>>:
    if x.name == wanted:
-        break
-        found = x
+        found = x
+        break
===
class <<cls>>:
    def save(self, obj):
        if not obj.name:
-            raise ValueError("name is missing")
-            self.errors += 1
+            self.errors += 1
+            raise ValueError("name is missing")
        self.rows.append(obj)
===
def stop(server):
-    sys.exit(0)
-    server.close()
+    server.close()
+    sys.exit(0)
===
for line in lines:
    if line.startswith("#"):
-        continue
-        comments += 1
+        comments += 1
+        continue
    body.append(line)
===
def shipping_days(weight, express=False):
-    return 1 if express else <<small>>
-    if weight > <<30|50|100>>:
-        raise ValueError("too heavy")
+    if weight > <<30|50|100>>:
+        raise ValueError("too heavy")
+    return 1 if express else <<small>>
'''),
    twins=texts('''
def sign(n):
    if n > 0:
        return 1
    if n < 0:
        return -1
    return 0
===
for x in <<list>>:
    if x.name == wanted:
        found = x
        break
else:
    raise LookupError(wanted)
===
while True:
    line = sys.stdin.readline()
    if not line:
        break
    print(line.upper(), end="")
print("done")
===
def <<fn>>():
    raise NotImplementedError
'''))

family(
    id="py-none-result", tag="none-result", lang="python", group="helpful",
    asks=["sort <<list>>", "shuffle a list and take the first", "reverse a list", "merge two dicts"],
    forms=diffs('''
-<<list>> = <<list>>.sort()
+<<list>>.sort()
print(<<list>>[0])
===
def top(scores, n=<<small>>):
-    return scores.sort(reverse=True)[:n]
+    return sorted(scores, reverse=True)[:n]
===
import random

-deck = random.shuffle(list(range(<<num>>)))
+deck = random.sample(range(<<num>>), <<num>>)
print(deck[:5])
===
-for x in <<list>>.reverse():
+for x in reversed(<<list>>):
    print(x)
===
-merged = defaults.update(overrides)
+merged = defaults | overrides
print(merged["<<host|port|mode>>"])
===
class <<cls>>:
    def with_item(self, item):
-        self.items = self.items.append(item)
+        self.items.append(item)
        return self
===
-unique = set(names).add("<<admin|root|guest>>")
+unique = set(names) | {"<<admin|root|guest>>"}
print(len(unique))
===
-df = df.drop(columns=["<<col>>"], inplace=True)
+df = df.drop(columns=["<<col>>"])
print(df.shape)
'''),
    twins=texts('''
ordered = sorted(<<list>>, key=len)
print(ordered[0])
===
<<list>>.sort(key=lambda x: x.name)
first = <<list>>[0]
===
value = settings.setdefault("<<mode|host>>", "auto")
last = stack.pop()
===
df.dropna(inplace=True)
text = text.replace("<<;|,>>", " ")
'''))

family(
    id="py-shadowed-builtin", tag="shadowed-builtin", lang="python", group="helpful",
    asks=["sum a list by hand", "keep the <<largest|smallest>> value", "store the input in a variable", "write a function with a type argument"],
    forms=diffs('''
-list = [3, 1, <<small>>]
-for x in list:
+numbers = [3, 1, <<small>>]
+for x in numbers:
    print(x)
===
def average(values):
-    sum = 0
+    total = 0
    for v in values:
-        sum += v
-    return sum / len(values)
+        total += v
+    return total / len(values)
===
-max = values[0]
+largest = values[0]
for v in values[1:]:
-    if v > max:
-        max = v
-print(max)
+    if v > largest:
+        largest = v
+print(largest)
===
class <<cls>>:
-    def find(self, id):
-        return self.by_id.get(id)
+    def find(self, item_id):
+        return self.by_id.get(item_id)
===
-dict = {}
+counts = {}
for word in text_value.split():
-    dict[word] = dict.get(word, 0) + 1
+    counts[word] = counts.get(word, 0) + 1
===
-input = input("<<Name|City|Number>>: ")
-print(f"You wrote {input}")
+answer = input("<<Name|City|Number>>: ")
+print(f"You wrote {answer}")
===
-def search(pattern, file, all=False):
-    for n, text_line in enumerate(file):
+def search(pattern, file, every=False):
+    for n, text_line in enumerate(file):
        if pattern in text_line:
            yield n
-            if not all:
+            if not every:
                return
===
-str = "<<hello|good morning|welcome>>"
-type = str.split()[0]
-print(type.upper())
+text_value = "<<hello|good morning|welcome>>"
+first = text_value.split()[0]
+print(first.upper())
'''.replace('''-def search(pattern, file, all=False):
-    for n, text_line in enumerate(file):
+def search(pattern, file, every=False):
+    for n, text_line in enumerate(file):
''', '''-def search(pattern, file, all=False):
+def search(pattern, file, every=False):
    for n, text_line in enumerate(file):
''')),
    twins=texts('''
numbers = list(range(<<small>>))
total = sum(numbers)
print(max(numbers), total)
===
class <<cls>>:
    def __init__(self, kind):
        self.type = kind
        self.id = next(counter)
===
parser.add_argument("--format", dest="fmt")
opts = {"type": "<<a|b>>", "id": <<small>>}
===
list_of_names = [str(n) for n in names]
input_path = sys.argv[1]
'''))

family(
    id="py-missing-self", tag="missing-self", lang="python", group="helpful",
    asks=["write a class with a counter", "add a method to <<cls>>", "write a stack class", "make a class for a bank account"],
    forms=diffs('''
class Counter:
    def __init__(self):
        self.value = 0

-    def add(n):
+    def add(self, n):
        self.value += n
===
class <<cls>>:
    def __init__(self, name):
-        name = name
+        self.name = name

    def show(self):
        print(self.name)
===
class Stack:
    def __init__(self):
        self.items = []

    def push(self, x):
-        items.append(x)
+        self.items.append(x)

    def pop(self):
-        return items.pop()
+        return self.items.pop()
===
class <<Circle|Disc|Wheel>>:
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3.14159 * self.r ** 2

    def describe(self):
-        return f"area {area():.<<small>>f}"
+        return f"area {self.area():.<<small>>f}"
===
class <<Dog|Cat|Robot>>(Animal):
-    def speak():
+    def speak(self):
        return "<<woof|meow|beep>>"
===
class <<Account|Wallet>>:
    def __init__(self, balance=0):
        self.balance = balance

    def withdraw(self, amount):
-        if amount > balance:
+        if amount > self.balance:
            raise ValueError("not enough money")
        self.balance -= amount
===
class Temperature:
    @property
-    def fahrenheit():
+    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @classmethod
    def boiling(cls):
        return cls(<<100|99|98>>)
'''),
    twins=texts('''
class <<cls>>:
    @staticmethod
    def parse(line):
        return line.strip().split("<<,|;|:>>")
===
class <<cls>>:
    @classmethod
    def default(cls):
        return cls("<<main|test>>")
===
def make_counter():
    value = 0

    def add(n):
        nonlocal value
        value += n
        return value

    return add
===
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, dx):
        x = self.x + dx
        return Point(x, self.y)
'''))
