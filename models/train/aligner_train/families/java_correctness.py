"""Java: comparisons, resources, exceptions, collections, numbers, dates, removed and deprecated API."""
from ..family import family

family(
    id="java-string-identity", tag="wrong-comparison", lang="java", group="helpful",
    asks=["check the <<role|status|type|mode>> of a <<user|order|job>>", "compare two strings", "find an entry by name"],
    forms=[
        ('''
if (<<role|status|type|mode>> == "<<admin|open|active|done>>") {
    <<fn>>();
}
''', '''
if (<<role|status|type|mode>> .equals("<<admin|open|active|done>>")) {
    <<fn>>();
}
'''),
        ('''
public boolean is<<Admin|Open|Active>>(User user) {
    return user.getRole() == "<<admin|open|active|done>>";
}
''', '''
public boolean is<<Admin|Open|Active>>(User user) {
    return "<<admin|open|active|done>>".equals(user.getRole());
}
'''),
        ('''
for (String name : names) {
    if (name == query) {
        return name;
    }
}
return null;
''', '''
for (String name : names) {
    if (name.equals(query)) {
        return name;
    }
}
return null;
'''),
        ('''
Integer a = map.get("<<col>>");
Integer b = map.get("<<col2>>");
if (a == b) {
    System.out.println("same value");
}
''', '''
Integer a = map.get("<<col>>");
Integer b = map.get("<<col2>>");
if (Objects.equals(a, b)) {
    System.out.println("same value");
}
'''),
        ('''
Scanner in = new Scanner(System.in);
while (true) {
    String line = in.nextLine();
    if (line == "<<quit|exit|stop>>") break;
    System.out.println(line.length());
}
''', '''
Scanner in = new Scanner(System.in);
while (true) {
    String line = in.nextLine();
    if (line.equals("<<quit|exit|stop>>")) break;
    System.out.println(line.length());
}
'''),
        ('''
long count = <<list>>.stream()
    .filter(x -> x.getStatus() == "<<admin|open|active|done>>")
    .count();
''', '''
long count = <<list>>.stream()
    .filter(x -> "<<admin|open|active|done>>".equals(x.getStatus()))
    .count();
'''),
        ('''
if (request.getMethod() != "<<GET|POST|PUT>>") {
    response.setStatus(405);
    return;
}
''', '''
if (!"<<GET|POST|PUT>>".equals(request.getMethod())) {
    response.setStatus(405);
    return;
}
'''),
    ],
    twins=[
        '''
if (order.getStatus() == Status.OPEN) {
    <<fn>>(order);
}
''',
        '''
if (<<role|status|type|mode>> == null || <<role|status|type|mode>>.isEmpty()) {
    return "unknown";
}
''',
        '''
char first = name.charAt(0);
boolean hidden = first == '.';
''',
        '''
@Override
public boolean equals(Object o) {
    if (this == o) return true;
    return o instanceof <<cls>> other && id == other.id;
}
''',
    ],
)

family(
    id="java-resource-leak", tag="resource-leak", lang="java", group="helpful",
    asks=["read `<<path>>` line by line", "copy a file", "run a query and read the rows"],
    forms=[
        ('''
public String <<fn>>(String path) throws IOException {
    BufferedReader reader = new BufferedReader(new FileReader(path));
    return reader.readLine();
}
''', '''
public String <<fn>>(String path) throws IOException {
    try (BufferedReader reader = new BufferedReader(new FileReader(path))) {
        return reader.readLine();
    }
}
'''),
        ('''
FileWriter out = new FileWriter("<<path>>");
out.write(<<var>>.toString());
''', '''
try (FileWriter out = new FileWriter("<<path>>")) {
    out.write(<<var>>.toString());
}
'''),
        ('''
public int count(DataSource ds) throws SQLException {
    Connection conn = ds.getConnection();
    Statement st = conn.createStatement();
    ResultSet rs = st.executeQuery("SELECT COUNT(*) FROM <<table>>");
    rs.next();
    return rs.getInt(1);
}
''', '''
public int count(DataSource ds) throws SQLException {
    try (Connection conn = ds.getConnection();
         Statement st = conn.createStatement();
         ResultSet rs = st.executeQuery("SELECT COUNT(*) FROM <<table>>")) {
        rs.next();
        return rs.getInt(1);
    }
}
'''),
        ('''
InputStream in = new FileInputStream(source);
OutputStream out = new FileOutputStream(target);
in.transferTo(out);
in.close();
out.close();
''', '''
try (InputStream in = new FileInputStream(source);
     OutputStream out = new FileOutputStream(target)) {
    in.transferTo(out);
}
'''),
        ('''
long size(Path dir) throws IOException {
    return Files.walk(dir).filter(Files::isRegularFile).count();
}
''', '''
long size(Path dir) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
        return files.filter(Files::isRegularFile).count();
    }
}
'''),
        ('''
ZipFile zip = new ZipFile("<<backup|export|data>>.zip");
zip.stream().forEach(e -> System.out.println(e.getName()));
''', '''
try (ZipFile zip = new ZipFile("<<backup|export|data>>.zip")) {
    zip.stream().forEach(e -> System.out.println(e.getName()));
}
'''),
    ],
    twins=[
        '''
String text = Files.readString(Path.of("<<path>>"));
''',
        '''
List<String> <<list>> = Files.readAllLines(Path.of("<<path>>"), StandardCharsets.UTF_8);
''',
        '''
try (var reader = Files.newBufferedReader(Path.of("<<path>>"))) {
    return reader.lines().filter(l -> !l.isBlank()).toList();
}
''',
        '''
StringReader reader = new StringReader(<<var>>);
int first = reader.read();
''',
    ],
)

family(
    id="java-swallowed-exception", tag="ignored-error", lang="java", group="helpful",
    asks=["parse the <<number|date|config>> and handle errors", "send the <<order|mail|event>>", "close the connection safely"],
    forms=[
        ('''
try {
    service.send(<<var>>);
} catch (IOException e) {
}
''', '''
try {
    service.send(<<var>>);
} catch (IOException e) {
    throw new UncheckedIOException(e);
}
'''),
        ('''
try {
    repository.save(<<var>>);
} catch (Exception e) {
    // ignore
}
''', '''
try {
    repository.save(<<var>>);
} catch (Exception e) {
    log.error("could not save", e);
    throw e;
}
'''),
        ('''
public boolean <<fn>>(Path path) {
    try {
        Files.delete(path);
    } catch (IOException e) {
    }
    return true;
}
''', '''
public boolean <<fn>>(Path path) {
    try {
        Files.delete(path);
        return true;
    } catch (IOException e) {
        log.warn("could not delete {}", path, e);
        return false;
    }
}
'''),
        ('''
try {
    Thread.sleep(<<num>>);
} catch (InterruptedException e) {
}
''', '''
try {
    Thread.sleep(<<num>>);
} catch (InterruptedException e) {
    Thread.currentThread().interrupt();
}
'''),
        ('''
executor.submit(() -> {
    try {
        <<fn>>(<<var>>);
    } catch (RuntimeException e) {
        return;
    }
});
''', '''
executor.submit(() -> {
    try {
        <<fn>>(<<var>>);
    } catch (RuntimeException e) {
        log.error("<<fn>> failed", e);
    }
});
'''),
        ('''
File dir = new File("<<dir>>");
dir.mkdirs();
''', '''
File dir = new File("<<dir>>");
if (!dir.isDirectory() && !dir.mkdirs()) {
    throw new IOException("cannot create " + dir);
}
'''),
        ('''
private int port(String text) {
    try {
        return Integer.parseInt(text);
    } catch (NumberFormatException e) {
        return 0;
    }
}
''', '''
private int port(String text) {
    try {
        return Integer.parseInt(text);
    } catch (NumberFormatException e) {
        throw new IllegalArgumentException("not a port: " + text, e);
    }
}
'''),
    ],
    twins=[
        '''
try {
    return Optional.of(Integer.parseInt(text));
} catch (NumberFormatException e) {
    return Optional.empty();
}
''',
        '''
try {
    service.send(<<var>>);
} catch (IOException e) {
    throw new <<cls>>Exception("send failed", e);
}
''',
        '''
try {
    Files.createDirectory(dir);
} catch (FileAlreadyExistsException e) {
    log.debug("{} is there already", dir);
}
''',
    ],
)

family(
    id="java-optional-get", tag="unchecked-optional", lang="java", group="helpful",
    asks=["find a <<user|order|product>> by <<col>>", "get the first match of `<<list>>`", "load the <<settings|profile|account>>"],
    forms=[
        ('''
public <<User|Order|Product>> find(long id) {
    return repository.findById(id).get();
}
''', '''
public <<User|Order|Product>> find(long id) {
    return repository.findById(id).orElseThrow(() -> new NoSuchElementException("no row with id " + id));
}
'''),
        ('''
String <<col>> = <<list>>.stream()
    .filter(s -> s.startsWith(prefix))
    .findFirst()
    .get();
''', '''
String <<col>> = <<list>>.stream()
    .filter(s -> s.startsWith(prefix))
    .findFirst()
    .orElse("");
'''),
        ('''
Optional<<<User|Order|Product>>> found = repository.findBy<<Name|Email|Slug>>(value);
return found.get().getId();
''', '''
Optional<<<User|Order|Product>>> found = repository.findBy<<Name|Email|Slug>>(value);
return found.map(<<User|Order|Product>>::getId).orElse(null);
'''),
        ('''
int max = <<prices|scores|values>>.stream().mapToInt(Integer::intValue).max().getAsInt();
''', '''
int max = <<prices|scores|values>>.stream().mapToInt(Integer::intValue).max().orElse(0);
'''),
        ('''
Optional<String> env = Optional.ofNullable(System.getenv("<<env>>"));
client.setKey(env.get());
''', '''
Optional<String> env = Optional.ofNullable(System.getenv("<<env>>"));
client.setKey(env.orElseThrow(() -> new IllegalStateException("<<env>> is not set")));
'''),
        ('''
var latest = <<list>>.stream().max(Comparator.comparing(e -> e.getCreatedAt()));
show(latest.get());
''', '''
var latest = <<list>>.stream().max(Comparator.comparing(e -> e.getCreatedAt()));
latest.ifPresent(e -> show(e));
'''),
    ],
    twins=[
        '''
if (found.isPresent()) {
    return found.get().getId();
}
return null;
''',
        '''
String value = map.get("<<col>>");
return value == null ? "" : value;
''',
        '''
<<User|Order|Product>> row = repository.findById(id).orElseThrow();
''',
        '''
Supplier<String> supplier = () -> "<<col>>";
String value = supplier.get();
''',
    ],
)

family(
    id="java-off-by-one", tag="off-by-one", lang="java", group="helpful",
    asks=["loop over the <<list>>", "reverse an array", "get the last <<small>> entries"],
    forms=[
        ('''
for (int i = 0; i <= <<list>>.length; i++) {
    System.out.println(<<list>>[i]);
}
''', '''
for (int i = 0; i < <<list>>.length; i++) {
    System.out.println(<<list>>[i]);
}
'''),
        ('''
String last = <<list>>.get(<<list>>.size());
''', '''
String last = <<list>>.get(<<list>>.size() - 1);
'''),
        ('''
for (int i = <<list>>.size(); i >= 0; i--) {
    out.add(<<list>>.get(i));
}
''', '''
for (int i = <<list>>.size() - 1; i >= 0; i--) {
    out.add(<<list>>.get(i));
}
'''),
        ('''
static boolean isSorted(int[] a) {
    for (int i = 0; i < a.length; i++) {
        if (a[i] > a[i + 1]) return false;
    }
    return true;
}
''', '''
static boolean isSorted(int[] a) {
    for (int i = 0; i < a.length - 1; i++) {
        if (a[i] > a[i + 1]) return false;
    }
    return true;
}
'''),
        ('''
int lo = 0, hi = a.length;
while (lo <= hi) {
    int mid = (lo + hi) >>> 1;
    if (a[mid] == key) return mid;
    if (a[mid] < key) lo = mid + 1;
    else hi = mid - 1;
}
return -1;
''', '''
int lo = 0, hi = a.length - 1;
while (lo <= hi) {
    int mid = (lo + hi) >>> 1;
    if (a[mid] == key) return mid;
    if (a[mid] < key) lo = mid + 1;
    else hi = mid - 1;
}
return -1;
'''),
        ('''
public String initials(String[] words) {
    StringBuilder sb = new StringBuilder();
    int i = 0;
    while (i <= words.length) {
        sb.append(words[i++].charAt(0));
    }
    return sb.toString();
}
''', '''
public String initials(String[] words) {
    StringBuilder sb = new StringBuilder();
    int i = 0;
    while (i < words.length) {
        sb.append(words[i++].charAt(0));
    }
    return sb.toString();
}
'''),
        ('''
List<String> tail = <<list>>.subList(Math.max(0, <<list>>.size() - <<small>>), <<list>>.size() - 1);
''', '''
List<String> tail = <<list>>.subList(Math.max(0, <<list>>.size() - <<small>>), <<list>>.size());
'''),
    ],
    twins=[
        '''
for (int i = 1; i <= <<num>>; i++) {
    System.out.println(i + ": " + i * i);
}
''',
        '''
for (int i = 0; i < a.length - 1; i++) {
    diffs[i] = a[i + 1] - a[i];
}
''',
        '''
String tail = text.substring(text.length() - <<small>>, text.length());
''',
        '''
int pages = (total + size - 1) / size;
for (int page = 1; page <= pages; page++) {
    load(page);
}
''',
    ],
)

family(
    id="java-concurrent-modification", tag="mutation-while-iterating", lang="java", group="helpful",
    asks=["remove <<empty|old|closed>> entries from <<list>>", "clean up a map", "delete the expired sessions"],
    forms=[
        ('''
for (String s : <<list>>) {
    if (s.isEmpty()) {
        <<list>>.remove(s);
    }
}
''', '''
<<list>>.removeIf(s -> s.isEmpty());
'''),
        ('''
for (String key : cache.keySet()) {
    if (cache.get(key).isExpired()) {
        cache.remove(key);
    }
}
''', '''
cache.values().removeIf(v -> v.isExpired());
'''),
        ('''
for (int i = 0; i < <<list>>.size(); i++) {
    if (<<list>>.get(i).isClosed()) {
        <<list>>.remove(i);
    }
}
''', '''
for (int i = <<list>>.size() - 1; i >= 0; i--) {
    if (<<list>>.get(i).isClosed()) {
        <<list>>.remove(i);
    }
}
'''),
        ('''
for (<<cls>> c : children) {
    if (c.is<<Old|Done|Empty>>()) {
        children.add(c.copy());
    }
}
''', '''
for (<<cls>> c : new ArrayList<>(children)) {
    if (c.is<<Old|Done|Empty>>()) {
        children.add(c.copy());
    }
}
'''),
        ('''
void prune(List<Integer> values) {
    Iterator<Integer> it = values.iterator();
    while (it.hasNext()) {
        Integer v = it.next();
        if (v < <<num>>) {
            values.remove(v);
        }
    }
}
''', '''
void prune(List<Integer> values) {
    Iterator<Integer> it = values.iterator();
    while (it.hasNext()) {
        Integer v = it.next();
        if (v < <<num>>) {
            it.remove();
        }
    }
}
'''),
        ('''
listeners.forEach(l -> {
    l.accept(event);
    if (l.isOnce()) listeners.remove(l);
});
''', '''
listeners.forEach(l -> {
    l.accept(event);
});
listeners.removeIf(l -> l.isOnce());
'''),
    ],
    twins=[
        '''
for (String s : new ArrayList<>(<<list>>)) {
    if (s.isBlank()) <<list>>.remove(s);
}
''',
        '''
Iterator<String> it = <<list>>.iterator();
while (it.hasNext()) {
    if (it.next().isBlank()) it.remove();
}
''',
        '''
for (String s : <<list>>) {
    if (!s.isBlank()) kept.add(s);
}
''',
        '''
for (Map.Entry<String, Integer> e : counts.entrySet()) {
    e.setValue(e.getValue() + 1);
}
''',
    ],
)

family(
    id="java-equals-hashcode", tag="missing-hashcode", lang="java", group="helpful", unseen=True,
    asks=["use <<Point|Money|Tag|Range>> as a key in a map", "implement `equals` for <<Point|Money|Tag|Range>>", "compare two <<Point|Money|Tag|Range>> objects by value"],
    forms=[
        ('''
class Point {
    final int x, y;

    Point(int x, int y) { this.x = x; this.y = y; }

    @Override
    public boolean equals(Object o) {
        return o instanceof Point p && p.x == x && p.y == y;
    }
}
''', '''
class Point {
    final int x, y;

    Point(int x, int y) { this.x = x; this.y = y; }

    @Override
    public boolean equals(Object o) {
        return o instanceof Point p && p.x == x && p.y == y;
    }

    @Override
    public int hashCode() {
        return Objects.hash(x, y);
    }
}
'''),
        ('''
public final class <<Tag|Label|Code>> {
    private final String <<name|text|value>>;

    public <<Tag|Label|Code>>(String <<name|text|value>>) { this.<<name|text|value>> = <<name|text|value>>; }

    @Override
    public boolean equals(Object o) {
        return o instanceof <<Tag|Label|Code>> t && <<name|text|value>>.equals(t.<<name|text|value>>);
    }
}
''', '''
public final class <<Tag|Label|Code>> {
    private final String <<name|text|value>>;

    public <<Tag|Label|Code>>(String <<name|text|value>>) { this.<<name|text|value>> = <<name|text|value>>; }

    @Override
    public boolean equals(Object o) {
        return o instanceof <<Tag|Label|Code>> t && <<name|text|value>>.equals(t.<<name|text|value>>);
    }

    @Override
    public int hashCode() {
        return <<name|text|value>>.hashCode();
    }
}
'''),
        ('''
@Override
public boolean equals(Object o) {
    if (this == o) return true;
    if (!(o instanceof Money)) return false;
    Money m = (Money) o;
    return amount == m.amount && currency.equals(m.currency);
}

@Override
public int hashCode() {
    return super.hashCode();
}
''', '''
@Override
public boolean equals(Object o) {
    if (this == o) return true;
    if (!(o instanceof Money)) return false;
    Money m = (Money) o;
    return amount == m.amount && currency.equals(m.currency);
}

@Override
public int hashCode() {
    return Objects.hash(amount, currency);
}
'''),
        ('''
class Range {
    int from, to;

    public boolean equals(Range r) {
        return r.from == from && r.to == to;
    }

    @Override
    public int hashCode() {
        return 31 * from + to;
    }
}
''', '''
class Range {
    int from, to;

    @Override
    public boolean equals(Object o) {
        return o instanceof Range r && r.from == from && r.to == to;
    }

    @Override
    public int hashCode() {
        return 31 * from + to;
    }
}
'''),
        ('''
static class Key {
    final String host;
    final int port;
    Key(String host, int port) { this.host = host; this.port = port; }
    @Override public boolean equals(Object o) {
        return o instanceof Key k && k.port == port && k.host.equals(host);
    }
}
Map<Key, Connection> pool = new HashMap<>();
''', '''
static class Key {
    final String host;
    final int port;
    Key(String host, int port) { this.host = host; this.port = port; }
    @Override public boolean equals(Object o) {
        return o instanceof Key k && k.port == port && k.host.equals(host);
    }
    @Override public int hashCode() { return Objects.hash(host, port); }
}
Map<Key, Connection> pool = new HashMap<>();
'''),
    ],
    twins=[
        '''
record Point(int x, int y) {}

Map<Point, String> names = new HashMap<>();
''',
        '''
enum Color { RED, GREEN, BLUE }

Map<Color, Integer> counts = new EnumMap<>(Color.class);
''',
        '''
@Override
public boolean equals(Object o) {
    return o instanceof <<Tag|Label|Code>> t && id == t.id;
}

@Override
public int hashCode() {
    return Long.hashCode(id);
}
''',
    ],
)

family(
    id="java-shared-date-format", tag="race-condition", lang="java", group="helpful",
    asks=["format a date in the <<log|report|filename>>", "parse dates in a web service", "count requests in a service"],
    forms=[
        ('''
class <<cls>> {
    private static final SimpleDateFormat FORMAT = new SimpleDateFormat("<<yyyy-MM-dd|dd.MM.yyyy|yyyyMMdd>>");

    static String format(Date day) {
        return FORMAT.format(day);
    }
}
''', '''
class <<cls>> {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("<<yyyy-MM-dd|dd.MM.yyyy|yyyyMMdd>>");

    static String format(LocalDate day) {
        return FORMAT.format(day);
    }
}
'''),
        ('''
private static int requests = 0;

public void handle(Request r) {
    requests++;
    <<fn>>(r);
}
''', '''
private static final AtomicInteger requests = new AtomicInteger();

public void handle(Request r) {
    requests.incrementAndGet();
    <<fn>>(r);
}
'''),
        ('''
@RestController
class <<cls>>Controller {
    private final Map<String, Integer> counts = new HashMap<>();

    @GetMapping("/hit/{key}")
    int hit(@PathVariable String key) {
        return counts.merge(key, 1, Integer::sum);
    }
}
''', '''
@RestController
class <<cls>>Controller {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    @GetMapping("/hit/{key}")
    int hit(@PathVariable String key) {
        return counts.merge(key, 1, Integer::sum);
    }
}
'''),
        ('''
List<String> results = new ArrayList<>();
urls.parallelStream().forEach(u -> results.add(fetch(u)));
''', '''
List<String> results = Collections.synchronizedList(new ArrayList<>());
urls.parallelStream().forEach(u -> results.add(fetch(u)));
'''),
        ('''
private boolean running = true;

public void run() {
    while (running) {
        <<fn>>();
    }
}

public void stop() {
    running = false;
}
''', '''
private volatile boolean running = true;

public void run() {
    while (running) {
        <<fn>>();
    }
}

public void stop() {
    running = false;
}
'''),
        ('''
private final Map<String, <<cls>>> cache = new ConcurrentHashMap<>();

<<cls>> get(String key) {
    if (!cache.containsKey(key)) {
        cache.put(key, load(key));
    }
    return cache.get(key);
}
''', '''
private final Map<String, <<cls>>> cache = new ConcurrentHashMap<>();

<<cls>> get(String key) {
    return cache.computeIfAbsent(key, k -> load(k));
}
'''),
        ('''
class Counter {
    private long total;

    public void add(long n) { total += n; }
    public long total() { return total; }
}
''', '''
class Counter {
    private long total;

    public synchronized void add(long n) { total += n; }
    public synchronized long total() { return total; }
}
'''),
    ],
    twins=[
        '''
private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd");
''',
        '''
String day = new SimpleDateFormat("yyyy-MM-dd").format(new Date());
''',
        '''
private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

void hit(String key) {
    counts.computeIfAbsent(key, k -> new LongAdder()).increment();
}
''',
        '''
int total = 0;
for (int n : numbers) {
    total += n;
}
''',
    ],
)

family(
    id="java-float-money", tag="float-money", lang="java", group="helpful",
    asks=["add up the prices of an order", "compute the <<tax|discount|fee>> of an amount", "parse an amount from a string"],
    forms=[
        ('''
BigDecimal price = new BigDecimal(<<19.99|0.1|4.35|12.40>>);
BigDecimal total = price.multiply(BigDecimal.valueOf(<<small>>));
''', '''
BigDecimal price = new BigDecimal("<<19.99|0.1|4.35|12.40>>");
BigDecimal total = price.multiply(BigDecimal.valueOf(<<small>>));
'''),
        ('''
double total = 0;
for (Item item : items) {
    total += item.getPrice() * item.getQuantity();
}
return total;
''', '''
BigDecimal total = BigDecimal.ZERO;
for (Item item : items) {
    total = total.add(item.getPrice().multiply(BigDecimal.valueOf(item.getQuantity())));
}
return total;
'''),
        ('''
public class <<Invoice|Order|Payment>> {
    private double amount;

    public double getAmount() { return amount; }
    public void setAmount(double amount) { this.amount = amount; }
}
''', '''
public class <<Invoice|Order|Payment>> {
    private BigDecimal amount;

    public BigDecimal getAmount() { return amount; }
    public void setAmount(BigDecimal amount) { this.amount = amount; }
}
'''),
        ('''
BigDecimal amount = BigDecimal.valueOf(Double.parseDouble(text));
BigDecimal fee = amount.multiply(new BigDecimal("0.<<small>>"));
''', '''
BigDecimal amount = new BigDecimal(text);
BigDecimal fee = amount.multiply(new BigDecimal("0.<<small>>"));
'''),
        ('''
if (paid.equals(total)) {
    order.setStatus("paid");
}
''', '''
if (paid.compareTo(total) == 0) {
    order.setStatus("paid");
}
'''),
        ('''
record Price(double amount, String currency) {
    Price plus(Price other) {
        return new Price(amount + other.amount, currency);
    }
}
''', '''
record Price(long cents, String currency) {
    Price plus(Price other) {
        return new Price(cents + other.cents, currency);
    }
}
'''),
    ],
    twins=[
        '''
double distance = Math.sqrt(dx * dx + dy * dy);
''',
        '''
BigDecimal rate = new BigDecimal("0.19");
BigDecimal tax = net.multiply(rate).setScale(2, RoundingMode.HALF_UP);
''',
        '''
long totalCents = items.stream().mapToLong(i -> i.priceCents() * i.quantity()).sum();
''',
        '''
double progress = (double) done / total;
''',
    ],
)

family(
    id="java-integer-arithmetic", tag="integer-division", lang="java", group="helpful",
    asks=["compute the average of <<list>>", "show the progress in percent", "convert <<days|hours|minutes>> to milliseconds"],
    forms=[
        ('''
double average = sum / count;
''', '''
double average = (double) sum / count;
'''),
        ('''
public double average(List<Integer> values) {
    int sum = 0;
    for (int v : values) sum += v;
    return values.isEmpty() ? 0 : sum / values.size();
}
''', '''
public double average(List<Integer> values) {
    int sum = 0;
    for (int v : values) sum += v;
    return values.isEmpty() ? 0 : (double) sum / values.size();
}
'''),
        ('''
int percent = done / total * 100;
label.setText(percent + " %");
''', '''
int percent = (int) (100L * done / total);
label.setText(percent + " %");
'''),
        ('''
double ratio = 1 / <<small>> * width;
''', '''
double ratio = 1.0 / <<small>> * width;
'''),
        ('''
long millis = days * 24 * 60 * 60 * 1000;
scheduler.schedule(task, millis, TimeUnit.MILLISECONDS);
''', '''
long millis = days * 24L * 60 * 60 * 1000;
scheduler.schedule(task, millis, TimeUnit.MILLISECONDS);
'''),
        ('''
float celsius = (fahrenheit - 32) * (5 / 9);
''', '''
float celsius = (fahrenheit - 32) * (5f / 9);
'''),
        ('''
class Stats {
    private int hits, misses;

    double hitRate() {
        int all = hits + misses;
        return all == 0 ? 0 : hits / all;
    }
}
''', '''
class Stats {
    private int hits, misses;

    double hitRate() {
        int all = hits + misses;
        return all == 0 ? 0 : hits / (double) all;
    }
}
'''),
    ],
    twins=[
        '''
int mid = lo + (hi - lo) / 2;
''',
        '''
int pages = (total + pageSize - 1) / pageSize;
''',
        '''
double average = <<list>>.stream().mapToInt(Integer::intValue).average().orElse(0);
''',
        '''
int minutes = seconds / 60;
int rest = seconds % 60;
''',
    ],
)

family(
    id="java-missing-break", tag="missing-break", lang="java", group="helpful",
    asks=["map a <<status|command|key>> to an action", "handle the <<status|command|key>> in a switch", "turn a code into text"],
    forms=[
        ('''
switch (<<status|command|key>>) {
    case "<<start|open|new>>":
        <<fn>>();
    case "<<stop|close|old>>":
        shutdown();
        break;
    default:
        log.warn("unknown: {}", <<status|command|key>>);
}
''', '''
switch (<<status|command|key>>) {
    case "<<start|open|new>>":
        <<fn>>();
        break;
    case "<<stop|close|old>>":
        shutdown();
        break;
    default:
        log.warn("unknown: {}", <<status|command|key>>);
}
'''),
        ('''
String text;
switch (code) {
    case 200: text = "OK"; break;
    case 404: text = "Not Found";
    case 500: text = "Server Error"; break;
    default: text = "Unknown";
}
''', '''
String text;
switch (code) {
    case 200: text = "OK"; break;
    case 404: text = "Not Found"; break;
    case 500: text = "Server Error"; break;
    default: text = "Unknown";
}
'''),
        ('''
public int score(char c) {
    int points = 0;
    switch (c) {
        case 'A':
            points += <<small>>;
            break;
        case 'B':
            points += 1;
        default:
            points -= 1;
    }
    return points;
}
''', '''
public int score(char c) {
    int points = 0;
    switch (c) {
        case 'A':
            points += <<small>>;
            break;
        case 'B':
            points += 1;
            break;
        default:
            points -= 1;
    }
    return points;
}
'''),
        ('''
switch (event.getType()) {
    case CREATED:
        onCreate(event);
    case DELETED:
        onDelete(event);
}
''', '''
switch (event.getType()) {
    case CREATED:
        onCreate(event);
        break;
    case DELETED:
        onDelete(event);
        break;
}
'''),
        ('''
while (it.hasNext()) {
    switch (it.next()) {
        case "-v": verbose = true;
        case "-q": verbose = false;
    }
}
''', '''
while (it.hasNext()) {
    switch (it.next()) {
        case "-v": verbose = true; break;
        case "-q": verbose = false; break;
    }
}
'''),
        ('''
switch (direction) {
    case NORTH: y++; break;
    case SOUTH: y--; break;
    case EAST: x++;
    case WEST: x--; break;
}
''', '''
switch (direction) {
    case NORTH: y++; break;
    case SOUTH: y--; break;
    case EAST: x++; break;
    case WEST: x--; break;
}
'''),
    ],
    twins=[
        '''
switch (day) {
    case SATURDAY:
    case SUNDAY:
        return "weekend";
    default:
        return "workday";
}
''',
        '''
String text = switch (code) {
    case 200 -> "OK";
    case 404 -> "Not Found";
    default -> "Unknown";
};
''',
        '''
switch (code) {
    case 200:
        return "OK";
    case 404:
        return "Not Found";
    default:
        return "Unknown";
}
''',
    ],
)

family(
    id="java-deprecated-api", tag="deprecated-api", lang="java", group="helpful",
    asks=["box a number", "stop a background thread", "write a small Java helper for <<dates|numbers|URLs>>"],
    forms=[
        ('''
Integer <<count|size|limit>> = new Integer(<<num>>);
<<list>>.add(<<count|size|limit>>);
''', '''
Integer <<count|size|limit>> = Integer.valueOf(<<num>>);
<<list>>.add(<<count|size|limit>>);
'''),
        ('''
Double rate = new Double(text);
''', '''
Double rate = Double.valueOf(text);
'''),
        ('''
worker.stop();
worker.join(<<num>>);
''', '''
worker.interrupt();
worker.join(<<num>>);
'''),
        ('''
<<cls>> instance = <<cls>>.class.newInstance();
''', '''
<<cls>> instance = <<cls>>.class.getDeclaredConstructor().newInstance();
'''),
        ('''
BigDecimal half = total.divide(BigDecimal.valueOf(<<small>>), 2, BigDecimal.ROUND_HALF_UP);
''', '''
BigDecimal half = total.divide(BigDecimal.valueOf(<<small>>), 2, RoundingMode.HALF_UP);
'''),
        ('''
Date day = new Date(124, 4, 1);
System.out.println(day);
''', '''
LocalDate day = LocalDate.of(2024, 5, 1);
System.out.println(day);
'''),
        ('''
String q = URLEncoder.encode(term);
URI uri = URI.create("<<url>>?q=" + q);
''', '''
String q = URLEncoder.encode(term, StandardCharsets.UTF_8);
URI uri = URI.create("<<url>>?q=" + q);
'''),
    ],
    twins=[
        '''
int count = Integer.parseInt(text);
Integer boxed = count;
''',
        '''
service.stop();
executor.shutdown();
''',
        '''
Thread worker = new Thread(this::<<fn>>);
worker.setDaemon(true);
worker.start();
''',
        '''
Date now = new Date();
Instant instant = now.toInstant();
''',
    ],
)
