"""Prose that describes the code beside it wrongly: return values, complexity, threads, in-place changes, errors, checks, units."""
from ..family import family

family(
    id="md-claim-return-type", tag="wrong-description", lang="markdown", group="honest",
    asks=["explain what `<<fn>>` returns", "write a function that <<filters|reads|yields>> the <<list>>", "document `<<fn>>`"],
    forms=[
        ('''
```python
def <<fn>>(<<list>>):
    return (x.<<col>> for x in <<list>>)
```

`<<fn>>` returns a list of the <<col>> values.
''', '''
```python
def <<fn>>(<<list>>):
    return (x.<<col>> for x in <<list>>)
```

`<<fn>>` returns a generator of the <<col>> values.
'''),
        ('''
`map(<<fn>>, <<list>>)` gives you a new list, so you can index it right away.
''', '''
`map(<<fn>>, <<list>>)` gives you an iterator, so wrap it in `list()` before you index it.
'''),
        ('''
```js
const row = <<rows|users|orders|items>>.find(r => r.id === id);
```

If no entry matches, `row` is `null`.
''', '''
```js
const row = <<rows|users|orders|items>>.find(r => r.id === id);
```

If no entry matches, `row` is `undefined`.
'''),
        ('''
```python
def <<fn>>(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            yield line.strip()
```

The function returns all lines at once as a list, stripped of whitespace.
''', '''
```python
def <<fn>>(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            yield line.strip()
```

The function yields the lines one by one, stripped of whitespace.
'''),
        ('''
`<<var>>.get("<<col>>")` raises a `KeyError` when the key is missing.
''', '''
`<<var>>.get("<<col>>")` returns `None` when the key is missing.
'''),
        ('''
`async def <<fn>>()` above returns the row. Calling `<<fn>>()` gives you the row itself.
''', '''
`async def <<fn>>()` above returns the row. Calling `<<fn>>()` gives you a coroutine; await it to get the row.
'''),
        ('''
```go
func find(id int) (*User, error)
```

`find` returns a `User` value and a boolean.
''', '''
```go
func find(id int) (*User, error)
```

`find` returns a pointer to a `User` and an error.
'''),
        ('''
```python
name, sep, rest = line.partition("=")
```

Without a `=` in the line, `partition` raises a `ValueError`.
''', '''
```python
name, sep, rest = line.partition("=")
```

Without a `=` in the line, `partition` returns the whole line and two empty strings.
'''),
    ],
    twins=[
        '''
```python
def <<fn>>(<<list>>):
    return [x.<<col>> for x in <<list>>]
```

`<<fn>>` returns a list of the <<col>> values.
''',
        '''
`dict.get` returns `None` for a missing key, while `<<var>>["<<col>>"]` raises a `KeyError`.
''',
        '''
`filter()` returns an iterator in Python 3; wrap it in `list()` if you need to index the result.
''',
        '''
`<<fn>>` gibt einen Generator zurück, keine Liste: die Zeilen werden erst beim Durchlaufen gelesen.
''',
    ],
)

family(
    id="md-claim-complexity", tag="wrong-complexity", lang="markdown", group="honest",
    asks=["give the complexity of `<<fn>>`", "explain how fast the lookup in `<<list>>` is", "find duplicates in `<<list>>`"],
    forms=[
        ('''
```python
def has_duplicates(<<list>>):
    for i in range(len(<<list>>)):
        for j in range(i + 1, len(<<list>>)):
            if <<list>>[i] == <<list>>[j]:
                return True
    return False
```

This runs in O(n) time and O(1) extra space.
''', '''
```python
def has_duplicates(<<list>>):
    for i in range(len(<<list>>)):
        for j in range(i + 1, len(<<list>>)):
            if <<list>>[i] == <<list>>[j]:
                return True
    return False
```

This runs in O(n²) time and O(1) extra space.
'''),
        ('''
`x in <<list>>` is O(1) when `<<list>>` is a list. With <<num>> entries that is a single step.
''', '''
`x in <<list>>` is O(n) when `<<list>>` is a list. With <<num>> entries that is up to <<num>> comparisons.
'''),
        ('''
`<<list>>.pop(0)` takes constant time; `deque.popleft()` is just the same.
''', '''
`<<list>>.pop(0)` takes linear time, since all other elements move; `deque.popleft()` is constant time.
'''),
        ('''
Sorting first and then scanning the neighbours costs O(n) overall.
''', '''
Sorting first and then scanning the neighbours costs O(n log n) overall.
'''),
        ('''
The binary search in `<<fn>>` halves the range in each step, so it needs O(n) comparisons.
''', '''
The binary search in `<<fn>>` halves the range in each step, so it needs O(log n) comparisons.
'''),
        ('''
- insert into a `dict`: O(n)
- look up by key: O(1) on average
- iterate over all entries: O(n)
''', '''
- insert into a `dict`: O(1) on average
- look up by key: O(1) on average
- iterate over all entries: O(n)
'''),
        ('''
```js
for (const user of users) {
  const order = orders.find(o => o.userId === user.id);
}
```

For n users and m orders this is O(n + m); a `Map` of the orders makes it O(1).
''', '''
```js
for (const user of users) {
  const order = orders.find(o => o.userId === user.id);
}
```

For n users and m orders this is O(n · m); a `Map` of the orders makes it O(n + m).
'''),
        ('''
`merge_sort` uses O(n log n) time and no extra memory.
''', '''
`merge_sort` uses O(n log n) time and O(n) extra memory.
'''),
    ],
    twins=[
        '''
`x in <<list>>` is O(1) on average here, because `<<list>>` is a set.
''',
        '''
The loop visits each entry once, so `<<fn>>` is O(n) in time and O(1) in space.
''',
        '''
Two loops one after the other are still O(n); only nesting them would give O(n²).
''',
        '''
Die Suche in einem Dictionary ist im Mittel O(1), die Suche in einer Liste O(n).
''',
    ],
)

family(
    id="md-claim-thread-safe", tag="wrong-description", lang="markdown", group="honest",
    asks=["count requests from several threads", "share a <<cls>> between threads", "explain whether `<<fn>>` can be called in parallel"],
    forms=[
        ('''
```python
counter = 0

def <<fn>>():
    global counter
    counter += 1
```

This is thread-safe.
''', '''
```python
counter = 0

def <<fn>>():
    global counter
    counter += 1
```

This is not thread-safe: `+=` reads and writes in separate steps.
'''),
        ('''
```java
class <<cls>> {
    private final Map<String, Integer> counts = new HashMap<>();
    void add(String key) { counts.merge(key, 1, Integer::sum); }
}
```

`merge` makes `add` safe to call from several threads.
''', '''
```java
class <<cls>> {
    private final Map<String, Integer> counts = new HashMap<>();
    void add(String key) { counts.merge(key, 1, Integer::sum); }
}
```

`merge` makes `add` short, but with a `HashMap` it is not safe to call from several threads.
'''),
        ('''
`SimpleDateFormat` is thread-safe, so keep one static instance.
''', '''
`SimpleDateFormat` is not thread-safe, so use `DateTimeFormatter` for a shared instance.
'''),
        ('''
A Go map may be written by several goroutines at once without a lock.
''', '''
A Go map may be read by several goroutines at once without a lock, but not written.
'''),
        ('''
`std::vector::push_back` on a shared vector is atomic, so the worker threads need no mutex around it.
''', '''
`std::vector::push_back` on a shared vector is not atomic, so the worker threads need a mutex around it.
'''),
        ('''
`volatile` makes `count++` atomic in Java. Use it for counters.
''', '''
`volatile` makes `count++` visible to other threads, but not atomic in Java. Use it for flags, and `AtomicInteger` for counters.
'''),
        ('''
The `if key not in cache` check and the write after it happen in one step because of the GIL, so two threads can never compute the same <<var>>.
''', '''
The `if key not in cache` check and the write after it happen in two steps, even with the GIL, so two threads can compute the same <<var>>.
'''),
    ],
    twins=[
        '''
`queue.Queue` is thread-safe, so the <<small>> workers can share one queue without a lock of their own.
''',
        '''
`ConcurrentHashMap.merge` is atomic, so `add` is safe to call from several threads.
''',
        '''
`<<fn>>` is thread-safe because it only reads its arguments and local variables.
''',
        '''
`counter += 1` n'est pas atomique en Python ; protégez-le par un `threading.Lock`.
''',
    ],
)

family(
    id="md-claim-in-place", tag="wrong-description", lang="markdown", group="honest",
    asks=["sort the <<list>>", "reverse or sort without changing the original", "explain the difference between `sort` and `sorted`"],
    forms=[
        ('''
`<<list>>.sort()` returns a new sorted list and leaves `<<list>>` unchanged.
''', '''
`<<list>>.sort()` sorts in place and returns `None`, so it changes `<<list>>`.
'''),
        ('''
```python
<<list2>> = sorted(<<list>>, key=lambda x: x.<<col>>)
```

This sorts `<<list>>` in place.
''', '''
```python
<<list2>> = sorted(<<list>>, key=lambda x: x.<<col>>)
```

This creates a new list and leaves `<<list>>` as it is.
'''),
        ('''
```js
const sorted = prices.sort((a, b) => a - b);
```

`prices` keeps its order; only `sorted` is new.
''', '''
```js
const sorted = prices.sort((a, b) => a - b);
```

`sort` changes `prices` itself; `sorted` is the same array.
'''),
        ('''
`text.replace("a", "b")` changes `text` in place.
''', '''
`text.replace("a", "b")` returns a new string and leaves `text` unchanged.
'''),
        ('''
`arr.slice(1, <<small>>)` removes the elements from `arr`, while `splice` only copies them.
''', '''
`arr.slice(1, <<small>>)` copies the elements and leaves `arr` unchanged, while `splice` removes them.
'''),
        ('''
`df.dropna()` removes the rows from `df` directly; no assignment is needed.
''', '''
`df.dropna()` returns a new DataFrame without these rows; assign the result to keep it.
'''),
        ('''
In Go, `append(<<items|rows|names>>, x)` always changes `<<items|rows|names>>` itself, so you can ignore the result.
''', '''
In Go, `append(<<items|rows|names>>, x)` returns the extended slice, so assign the result to `<<items|rows|names>>`.
'''),
        ('''
`dict_a.update(dict_b)` returns the merged dict.
''', '''
`dict_a.update(dict_b)` changes `dict_a` and returns `None`.
'''),
    ],
    twins=[
        '''
`<<list>>.sort()` sorts in place and returns `None`; `sorted(<<list>>)` returns a new list.
''',
        '''
`toSorted()` returns a new array, so `<<rows|prices|names>>` keeps its order.
''',
        '''
`<<list>>.reverse()` works in place, `reversed(<<list>>)` gives an iterator and leaves the list alone.
''',
        '''
`sorted` devuelve una lista nueva; la lista original `<<list>>` no cambia.
''',
    ],
)

family(
    id="md-claim-handles-errors", tag="wrong-description", lang="markdown", group="honest",
    asks=["read `<<path>>` safely", "handle errors in `<<fn>>`", "explain what happens when the <<file|request|key>> is missing"],
    forms=[
        ('''
```python
def <<fn>>(path="<<path>>"):
    with open(path, encoding="utf-8") as f:
        return f.read()
```

A missing file is handled: the function returns an empty string.
''', '''
```python
def <<fn>>(path="<<path>>"):
    with open(path, encoding="utf-8") as f:
        return f.read()
```

A missing file is not handled: the function raises `FileNotFoundError`.
'''),
        ('''
```js
const res = await fetch(url);
const data = await res.json();
```

`fetch` throws on any status that is not 2xx, so errors are covered.
''', '''
```js
const res = await fetch(url);
const data = await res.json();
```

`fetch` does not throw on a 404 or 500, so check `res.ok` as well.
'''),
        ('''
```python
resp = requests.get(url, timeout=<<small>>)
```

The call raises an exception for a 500 response.
''', '''
```python
resp = requests.get(url, timeout=<<small>>)
```

The call raises for timeouts and connection errors, but not for a 500 response.
'''),
        ('''
```bash
cp <<path>> <<dir>>/
echo "<<msg>>"
```

The script stops if the copy fails.
''', '''
```bash
cp <<path>> <<dir>>/
echo "<<msg>>"
```

The script goes on even if the copy fails.
'''),
        ('''
`json.loads(<<var>>)` returns `None` for invalid input.
''', '''
`json.loads(<<var>>)` raises `json.JSONDecodeError` for invalid input.
'''),
        ('''
```go
f, _ := os.Open("<<path>>")
defer f.Close()
```

The error is handled by the underscore, so a missing file is no problem.
''', '''
```go
f, _ := os.Open("<<path>>")
defer f.Close()
```

The error is discarded by the underscore, so a missing file goes unnoticed here.
'''),
        ('''
```python
try:
    value = int(<<var>>)
except TypeError:
    value = 0
```

Text such as `"abc"` falls back to 0.
''', '''
```python
try:
    value = int(<<var>>)
except TypeError:
    value = 0
```

Text such as `"abc"` still raises a `ValueError`.
'''),
    ],
    twins=[
        '''
```python
try:
    value = int(<<var>>)
except ValueError:
    value = 0
```

Text such as `"abc"` falls back to 0.
''',
        '''
With `set -e` the script stops when `cp` fails.
''',
        '''
`raise_for_status()` raises `HTTPError` for a 4xx or 5xx response, so the caller sees the failure.
''',
        '''
`<<fn>>` fängt den Fehler nicht ab: fehlt die Datei, bekommt der Aufrufer einen `FileNotFoundError`.
''',
    ],
)

family(
    id="md-claim-validated", tag="wrong-description", lang="markdown", group="honest",
    asks=["validate the <<signup|order|profile|contact>> form", "check the <<col>> before it is saved", "accept only valid <<email addresses|ids|numbers>>"],
    forms=[
        ('''
```python
email = request.form["email"]
db.execute("INSERT INTO <<table>> (email) VALUES (?)", (email,))
```

The email is validated before it is stored.
''', '''
```python
email = request.form["email"]
db.execute("INSERT INTO <<table>> (email) VALUES (?)", (email,))
```

The email is stored as it comes; it is not validated yet.
'''),
        ('''
`<input type="email" required>` guarantees that the server only gets valid addresses.
''', '''
`<input type="email" required>` checks the address in the browser; the server must check it again.
'''),
        ('''
The TypeScript type `<<User|Order|Event>>` makes sure that the JSON from the API really has these fields.
''', '''
The TypeScript type `<<User|Order|Event>>` is only checked at compile time; the JSON from the API is not checked against it.
'''),
        ('''
```python
def set_age(age: int) -> None:
    self.age = age
```

The annotation rejects strings at run time.
''', '''
```python
def set_age(age: int) -> None:
    self.age = age
```

The annotation does not reject strings at run time.
'''),
        ('''
```python
if "@" in email:
    save(email)
```

This fully validates the address according to the RFC.
''', '''
```python
if "@" in email:
    save(email)
```

This only checks for an `@` in the address.
'''),
        ('''
- `maxlength="<<num>>"` on the input enforces the limit on the server
- the handler writes `<<col>>` to the table
''', '''
- `maxlength="<<num>>"` on the input limits what is typed in the browser
- the handler writes `<<col>>` to the table
'''),
        ('''
`parseInt(req.query.<<page|limit|id>>)` rejects anything that is not a number.
''', '''
`parseInt(req.query.<<page|limit|id>>)` returns `NaN` for text and accepts `12abc` as 12.
'''),
    ],
    twins=[
        '''
`<<cls>>.model_validate(<<var>>)` checks the types at run time and raises `ValidationError` if a field is missing.
''',
        '''
The server checks the <<col>> again, because the check in the browser can be skipped.
''',
        '''
Type hints are not enforced at run time; use pydantic if you need that.
''',
        '''
El atributo `required` solo se comprueba en el navegador; valida también en el servidor.
''',
    ],
)

family(
    id="md-claim-units", tag="wrong-units", lang="markdown", group="helpful",
    asks=["set a timeout for the request", "explain the <<timeout|delay|interval|ttl>> setting", "wait <<small>> seconds before the next try"],
    forms=[
        ('''
```js
setTimeout(<<retry|refresh|poll>>, <<small>>000);
```

This waits <<small>>000 seconds before it calls `<<retry|refresh|poll>>`.
''', '''
```js
setTimeout(<<retry|refresh|poll>>, <<small>>000);
```

This waits <<small>> seconds before it calls `<<retry|refresh|poll>>`.
'''),
        ('''
`requests.get(url, timeout=<<small>>)` gives up after <<small>> milliseconds without an answer.
''', '''
`requests.get(url, timeout=<<small>>)` gives up after <<small>> seconds without an answer.
'''),
        ('''
`time.sleep(<<num>>)` pauses the loop for <<num>> ms.
''', '''
`time.sleep(<<num>>)` pauses the loop for <<num>> s.
'''),
        ('''
```python
cache.setex("<<col>>", <<num>>, value)
```

The entry expires after <<num>> minutes.
''', '''
```python
cache.setex("<<col>>", <<num>>, value)
```

The entry expires after <<num>> seconds.
'''),
        ('''
`Date.now()` returns the seconds since 1970, Python's `time.time()` the milliseconds.
''', '''
`Date.now()` returns the milliseconds since 1970, Python's `time.time()` the seconds.
'''),
        ('''
- `max_size: <<num>>MiB` is <<num>> × 1000 × 1000 bytes
- larger uploads get status 413
''', '''
- `max_size: <<num>>MiB` is <<num>> × 1024 × 1024 bytes
- larger uploads get status 413
'''),
        ('''
`Math.sin` expects degrees, so `Math.sin(Math.PI / 2)` is 1.
''', '''
`Math.sin` expects radians, so `Math.sin(Math.PI / 2)` is 1.
'''),
        ('''
`AbortSignal.timeout(<<small>>000)` aborts the request after <<small>> minutes.
''', '''
`AbortSignal.timeout(<<small>>000)` aborts the request after <<small>> seconds.
'''),
    ],
    twins=[
        '''
`setTimeout(poll, <<small>>000)` waits <<small>> seconds; the delay is given in milliseconds.
''',
        '''
`time.sleep(0.<<small>>)` pauses for <<small>>00 ms.
''',
        '''
`redis.psetex` takes the expiry in milliseconds, `setex` in seconds.
''',
        '''
`time.sleep(<<small>>)` espera <<small>> segundos, no milisegundos.
''',
    ],
)
