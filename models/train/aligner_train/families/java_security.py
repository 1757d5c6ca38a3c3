"""Java: injection, deserialisation, weak randomness and hashes, XXE, paths, secrets, TLS."""
from ..family import family

family(
    id="java-sql-string", tag="CWE-89", lang="java", group="harmless",
    asks=["query <<table>> by <<col>> with JDBC", "load a row of <<table>>", "write a repository for <<table>>"],
    forms=[
        ('''
public List<String> <<fn>>(Connection conn, String <<col>>) throws SQLException {
    String sql = "SELECT <<col>> FROM <<table>> WHERE <<col>> = '" + <<col>> + "'";
    try (Statement st = conn.createStatement(); ResultSet rs = st.executeQuery(sql)) {
        List<String> out = new ArrayList<>();
        while (rs.next()) out.add(rs.getString(1));
        return out;
    }
}
''', '''
public List<String> <<fn>>(Connection conn, String <<col>>) throws SQLException {
    String sql = "SELECT <<col>> FROM <<table>> WHERE <<col>> = ?";
    try (PreparedStatement st = conn.prepareStatement(sql)) {
        st.setString(1, <<col>>);
        try (ResultSet rs = st.executeQuery()) {
            List<String> out = new ArrayList<>();
            while (rs.next()) out.add(rs.getString(1));
            return out;
        }
    }
}
'''),
        ('''
try (Statement st = conn.createStatement()) {
    int n = st.executeUpdate("DELETE FROM <<table>> WHERE <<col>> = '" + value + "'");
    log.info("deleted {} rows", n);
}
''', '''
try (PreparedStatement st = conn.prepareStatement("DELETE FROM <<table>> WHERE <<col>> = ?")) {
    st.setString(1, value);
    int n = st.executeUpdate();
    log.info("deleted {} rows", n);
}
'''),
        ('''
var rows = jdbcTemplate.queryForList(
    "SELECT * FROM <<table>> WHERE <<col>> = '" + value + "'");
''', '''
var rows = jdbcTemplate.queryForList(
    "SELECT * FROM <<table>> WHERE <<col>> = ?", value);
'''),
        ('''
@Repository
public class <<cls>>Dao {
    @PersistenceContext
    private EntityManager em;

    public List<<<cls>>> findBy(String value) {
        return em.createQuery("SELECT e FROM <<cls>> e WHERE e.<<col>> = '" + value + "'", <<cls>>.class)
            .getResultList();
    }
}
''', '''
@Repository
public class <<cls>>Dao {
    @PersistenceContext
    private EntityManager em;

    public List<<<cls>>> findBy(String value) {
        return em.createQuery("SELECT e FROM <<cls>> e WHERE e.<<col>> = :value", <<cls>>.class)
            .setParameter("value", value)
            .getResultList();
    }
}
'''),
        ('''
PreparedStatement ps = conn.prepareStatement(
    String.format("UPDATE <<table>> SET <<col>> = '%s' WHERE id = %d", value, id));
ps.executeUpdate();
ps.close();
''', '''
PreparedStatement ps = conn.prepareStatement(
    "UPDATE <<table>> SET <<col>> = ? WHERE id = ?");
ps.setString(1, value);
ps.setLong(2, id);
ps.executeUpdate();
ps.close();
'''),
        ('''
Query q = entityManager.createNativeQuery(
    "SELECT id FROM <<table>> WHERE <<col>> LIKE '%" + term + "%' ORDER BY id");
List<?> ids = q.setMaxResults(<<num>>).getResultList();
''', '''
Query q = entityManager.createNativeQuery(
    "SELECT id FROM <<table>> WHERE <<col>> LIKE :term ORDER BY id");
q.setParameter("term", "%" + term + "%");
List<?> ids = q.setMaxResults(<<num>>).getResultList();
'''),
    ],
    twins=[
        '''
try (PreparedStatement ps = conn.prepareStatement("SELECT <<col>> FROM <<table>> WHERE id = ?")) {
    ps.setLong(1, id);
    try (ResultSet rs = ps.executeQuery()) {
        return rs.next() ? rs.getString(1) : null;
    }
}
''',
        '''
log.warn("SELECT on <<table>> took " + millis + " ms for <<col>> " + value);
''',
        '''
String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
PreparedStatement ps = conn.prepareStatement("SELECT * FROM <<table>> WHERE id IN (" + marks + ")");
''',
        '''
private static final String BASE = "SELECT id, <<col>> FROM <<table>>";

String sql = BASE + " WHERE <<col>> = ? ORDER BY id";
''',
    ],
)

family(
    id="java-exec-string", tag="CWE-78", lang="java", group="harmless",
    asks=["run `<<cmd>>` on a file from Java", "call an external program", "convert an uploaded file with <<ffmpeg|convert|pdftotext>>"],
    forms=[
        ('''
public int <<fn>>(String file) throws IOException, InterruptedException {
    Process p = Runtime.getRuntime().exec(new String[] {"sh", "-c", "<<cmd>> " + file});
    return p.waitFor();
}
''', '''
public int <<fn>>(String file) throws IOException, InterruptedException {
    Process p = new ProcessBuilder("<<cmd>>", file).start();
    return p.waitFor();
}
'''),
        ('''
ProcessBuilder pb = new ProcessBuilder("bash", "-c", "<<grep|rg>> -n '" + pattern + "' " + path);
pb.redirectErrorStream(true);
Process process = pb.start();
''', '''
ProcessBuilder pb = new ProcessBuilder("<<grep|rg>>", "-n", "-e", pattern, "--", path);
pb.redirectErrorStream(true);
Process process = pb.start();
'''),
        ('''
String target = request.getParameter("host");
Process p = Runtime.getRuntime().exec(new String[] {"/bin/sh", "-c", "ping -c <<small>> " + target});
try (var reader = p.inputReader()) {
    reader.lines().forEach(System.out::println);
}
''', '''
String target = request.getParameter("host");
Process p = new ProcessBuilder("ping", "-c", "<<small>>", "--", target).start();
try (var reader = p.inputReader()) {
    reader.lines().forEach(System.out::println);
}
'''),
        ('''
class <<cls>> {
    void archive(Path dir) throws Exception {
        String cmd = "tar czf /tmp/<<backup|export|logs>>.tgz " + dir;
        new ProcessBuilder("sh", "-c", cmd).inheritIO().start().waitFor();
    }
}
''', '''
class <<cls>> {
    void archive(Path dir) throws Exception {
        new ProcessBuilder("tar", "czf", "/tmp/<<backup|export|logs>>.tgz", "--", dir.toString()).inheritIO().start().waitFor();
    }
}
'''),
        ('''
List<String> cmd = List.of("cmd.exe", "/c", "where " + name);
Process p = new ProcessBuilder(cmd).start();
String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
''', '''
List<String> cmd = List.of("where", name);
Process p = new ProcessBuilder(cmd).start();
String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
'''),
        ('''
@PostMapping("/convert")
public String convert(@RequestParam String name) throws IOException {
    Runtime.getRuntime().exec(new String[] {"sh", "-c", "convert uploads/" + name + " -resize <<num>>x<<num>> out.png"});
    return "<<msg>>";
}
''', '''
@PostMapping("/convert")
public String convert(@RequestParam String name) throws IOException {
    new ProcessBuilder("convert", "uploads/" + Path.of(name).getFileName(), "-resize", "<<num>>x<<num>>", "out.png").start();
    return "<<msg>>";
}
'''),
    ],
    twins=[
        '''
Process p = new ProcessBuilder("git", "log", "--oneline", "-n", String.valueOf(<<small>>)).start();
''',
        '''
new ProcessBuilder("sh", "-c", "df -h | tail -n +2").inheritIO().start().waitFor();
''',
        '''
Runtime.getRuntime().addShutdownHook(new Thread(() -> log.info("exec finished: " + name)));
''',
        '''
executor.execute(() -> <<fn>>(path + "/" + name));
''',
    ],
)

family(
    id="java-object-stream", tag="CWE-502", lang="java", group="harmless",
    asks=["read the <<session|cart|profile|state>> that the client sent", "restore an object from bytes", "load cached <<session|cart|profile|state>> data"],
    forms=[
        ('''
public <<Session|Cart|Profile>> <<fn>>(byte[] bytes) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
        return (<<Session|Cart|Profile>>) in.readObject();
    }
}
''', '''
public <<Session|Cart|Profile>> <<fn>>(byte[] bytes) throws Exception {
    return new ObjectMapper().readValue(bytes, <<Session|Cart|Profile>>.class);
}
'''),
        ('''
byte[] raw = Base64.getDecoder().decode(cookie.getValue());
ObjectInputStream ois = new ObjectInputStream(new ByteArrayInputStream(raw));
<<Session|Cart|Profile>> data = (<<Session|Cart|Profile>>) ois.readObject();
''', '''
byte[] raw = Base64.getDecoder().decode(cookie.getValue());
<<Session|Cart|Profile>> data = objectMapper.readValue(raw, <<Session|Cart|Profile>>.class);
'''),
        ('''
try (Socket s = server.accept();
     ObjectInputStream in = new ObjectInputStream(s.getInputStream())) {
    <<cls>> msg = (<<cls>>) in.readObject();
    handle(msg);
}
''', '''
try (Socket s = server.accept();
     ObjectInputStream in = new ObjectInputStream(s.getInputStream())) {
    in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.example.<<cls>>;java.base/*;!*"));
    <<cls>> msg = (<<cls>>) in.readObject();
    handle(msg);
}
'''),
        ('''
ObjectMapper mapper = new ObjectMapper();
mapper.enableDefaultTyping();
<<cls>> value = mapper.readValue(request.getInputStream(), <<cls>>.class);
''', '''
ObjectMapper mapper = new ObjectMapper();
<<cls>> value = mapper.readValue(request.getInputStream(), <<cls>>.class);
'''),
        ('''
Yaml yaml = new Yaml();
Map<String, Object> <<settings|config|options>> = yaml.load(request.getInputStream());
''', '''
Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
Map<String, Object> <<settings|config|options>> = yaml.load(request.getInputStream());
'''),
        ('''
@PostMapping("/restore")
public void restore(InputStream body) throws Exception {
    XMLDecoder decoder = new XMLDecoder(body);
    <<cls>> state = (<<cls>>) decoder.readObject();
    service.restore(state);
}
''', '''
@PostMapping("/restore")
public void restore(InputStream body) throws Exception {
    <<cls>> state = new ObjectMapper().readValue(body, <<cls>>.class);
    service.restore(state);
}
'''),
    ],
    twins=[
        '''
try (ObjectOutputStream out = new ObjectOutputStream(new FileOutputStream(file))) {
    out.writeObject(state);
}
''',
        '''
JsonNode node = new ObjectMapper().readTree(request.getInputStream());
String <<col>> = node.path("<<col>>").asText();
''',
        '''
ObjectInputStream in = new ObjectInputStream(socket.getInputStream());
in.setObjectInputFilter(info -> info.serialClass() == <<cls>>.class
    ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.REJECTED);
<<cls>> msg = (<<cls>>) in.readObject();
''',
        '''
try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
    int length = in.readInt();
    byte[] payload = in.readNBytes(Math.min(length, <<num>>));
}
''',
    ],
)

family(
    id="java-password-hash", tag="CWE-916", lang="java", group="harmless",
    asks=["hash the password of a new user", "store passwords in <<table>>", "check the password at login"],
    forms=[
        ('''
public String hash(String password) throws NoSuchAlgorithmException {
    MessageDigest md = MessageDigest.getInstance("<<MD5|SHA-1|SHA-256>>");
    return HexFormat.of().formatHex(md.digest(password.getBytes(StandardCharsets.UTF_8)));
}
''', '''
public String hash(String password) throws NoSuchAlgorithmException {
    return new BCryptPasswordEncoder().encode(password);
}
'''),
        ('''
user.setPassword(DigestUtils.<<md5Hex|sha1Hex|sha256Hex>>(form.getPassword()));
repository.save(user);
''', '''
user.setPassword(passwordEncoder.encode(form.getPassword()));
repository.save(user);
'''),
        ('''
boolean ok = DigestUtils.<<md5Hex|sha1Hex|sha256Hex>>(password).equals(user.getPasswordHash());
if (!ok) {
    throw new BadCredentialsException("login failed");
}
''', '''
boolean ok = BCrypt.checkpw(password, user.getPasswordHash());
if (!ok) {
    throw new BadCredentialsException("login failed");
}
'''),
        ('''
@Bean
public PasswordEncoder passwordEncoder() {
    return new MessageDigestPasswordEncoder("<<MD5|SHA-1|SHA-256>>");
}
''', '''
@Bean
public PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
}
'''),
        ('''
String stored = Hashing.sha256().hashString(salt + password, StandardCharsets.UTF_8).toString();
jdbc.update("UPDATE <<table>> SET password = ? WHERE id = ?", stored, id);
''', '''
String stored = BCrypt.hashpw(password, BCrypt.gensalt(12));
jdbc.update("UPDATE <<table>> SET password = ? WHERE id = ?", stored, id);
'''),
        ('''
@Bean
PasswordEncoder encoder() {
    return NoOpPasswordEncoder.getInstance();
}
''', '''
@Bean
PasswordEncoder encoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
}
'''),
    ],
    twins=[
        '''
MessageDigest md = MessageDigest.getInstance("SHA-256");
String checksum = HexFormat.of().formatHex(md.digest(Files.readAllBytes(path)));
''',
        '''
String etag = '"' + DigestUtils.sha256Hex(body) + '"';
response.setHeader("ETag", etag);
''',
        '''
PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, 600_000, 256);
byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
''',
        '''
user.setPasswordHash(encoder.encode(form.getPassword()));
''',
    ],
)

family(
    id="java-insecure-random", tag="CWE-338", lang="java", group="harmless",
    asks=["create a <<session|reset|invite|access>> token", "generate a random <<password|code|key>>", "create an API key for a user"],
    forms=[
        ('''
public String newToken() {
    byte[] bytes = new byte[<<16|24|32>>];
    new Random().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
}
''', '''
public String newToken() {
    byte[] bytes = new byte[<<16|24|32>>];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
}
'''),
        ('''
private final Random random = new Random();

String resetCode() {
    return String.format("%06d", random.nextInt(1_000_000));
}
''', '''
private final SecureRandom random = new SecureRandom();

String resetCode() {
    return String.format("%06d", random.nextInt(1_000_000));
}
'''),
        ('''
import java.util.Random;

class <<cls>> {
    private static final String CHARS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    static String password(int length) {
        Random rnd = new Random();
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < length; i++) {
            sb.append(CHARS.charAt(rnd.nextInt(CHARS.length())));
        }
        return sb.toString();
    }
}
''', '''
import java.security.SecureRandom;

class <<cls>> {
    private static final String CHARS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    static String password(int length) {
        SecureRandom rnd = new SecureRandom();
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < length; i++) {
            sb.append(CHARS.charAt(rnd.nextInt(CHARS.length())));
        }
        return sb.toString();
    }
}
'''),
        ('''
byte[] iv = new byte[12];
ThreadLocalRandom.current().nextBytes(iv);
cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
''', '''
byte[] iv = new byte[12];
new SecureRandom().nextBytes(iv);
cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
'''),
        ('''
String sessionId = Long.toHexString(Double.doubleToLongBits(Math.random()));
sessions.put(sessionId, user);
''', '''
String sessionId = Long.toHexString(new SecureRandom().nextLong());
sessions.put(sessionId, user);
'''),
        ('''
String apiKey = RandomStringUtils.randomAlphanumeric(32);
user.setApiKey(apiKey);
repository.save(user);
''', '''
String apiKey = RandomStringUtils.secure().nextAlphanumeric(32);
user.setApiKey(apiKey);
repository.save(user);
'''),
    ],
    twins=[
        '''
Random random = new Random(42);
List<Integer> sample = random.ints(<<num>>, 0, 100).boxed().toList();
''',
        '''
Collections.shuffle(cards, new Random());
''',
        '''
long delay = base + ThreadLocalRandom.current().nextLong(<<num>>);
Thread.sleep(delay);
''',
        '''
String token = UUID.randomUUID().toString();
''',
    ],
)

family(
    id="java-xxe", tag="CWE-611", lang="java", group="harmless",
    asks=["parse the uploaded XML", "read <<orders|invoices|feeds>> from an XML stream", "get the <<col>> out of an XML document"],
    forms=[
        ('''
DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
Document doc = factory.newDocumentBuilder().parse(upload.getInputStream());
NodeList nodes = doc.getElementsByTagName("<<col>>");
''', '''
DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
Document doc = factory.newDocumentBuilder().parse(upload.getInputStream());
NodeList nodes = doc.getElementsByTagName("<<col>>");
'''),
        ('''
XMLInputFactory xif = XMLInputFactory.newInstance();
XMLStreamReader reader = xif.createXMLStreamReader(in);
''', '''
XMLInputFactory xif = XMLInputFactory.newInstance();
xif.setProperty(XMLInputFactory.SUPPORT_DTD, false);
xif.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
XMLStreamReader reader = xif.createXMLStreamReader(in);
'''),
        ('''
public void <<fn>>(InputStream in, DefaultHandler handler) throws Exception {
    SAXParserFactory spf = SAXParserFactory.newInstance();
    spf.newSAXParser().parse(in, handler);
}
''', '''
public void <<fn>>(InputStream in, DefaultHandler handler) throws Exception {
    SAXParserFactory spf = SAXParserFactory.newInstance();
    spf.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    spf.newSAXParser().parse(in, handler);
}
'''),
        ('''
SAXReader reader = new SAXReader();
org.dom4j.Document doc = reader.read(request.getInputStream());
return doc.getRootElement().elementText("<<col>>");
''', '''
SAXReader reader = new SAXReader();
reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
org.dom4j.Document doc = reader.read(request.getInputStream());
return doc.getRootElement().elementText("<<col>>");
'''),
        ('''
TransformerFactory tf = TransformerFactory.newInstance();
tf.newTransformer(new StreamSource("<<report|invoice|order>>.xsl"))
    .transform(new StreamSource(in), new StreamResult(out));
''', '''
TransformerFactory tf = TransformerFactory.newInstance();
tf.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
tf.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
tf.newTransformer(new StreamSource("<<report|invoice|order>>.xsl"))
    .transform(new StreamSource(in), new StreamResult(out));
'''),
        ('''
SAXBuilder builder = new SAXBuilder();
builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false);
Element root = builder.build(new StringReader(xml)).getRootElement();
''', '''
SAXBuilder builder = new SAXBuilder();
builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
Element root = builder.build(new StringReader(xml)).getRootElement();
'''),
    ],
    twins=[
        '''
DocumentBuilderFactory dbf = DocumentBuilderFactory.newInstance();
dbf.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
dbf.setXIncludeAware(false);
Document doc = dbf.newDocumentBuilder().parse(in);
''',
        '''
Document doc = Jsoup.parse(html);
String title = doc.select("title").text();
''',
        '''
Document doc = factory.newDocumentBuilder().newDocument();
Element root = doc.createElement("<<table>>");
doc.appendChild(root);
''',
        '''
JsonNode doc = mapper.readTree(in);
''',
    ],
)

family(
    id="java-path-traversal", tag="CWE-22", lang="java", group="harmless",
    asks=["serve a file from `<<dir>>`", "save an uploaded file", "download a <<report|invoice|photo>> by name"],
    forms=[
        ('''
@GetMapping("/files/{name}")
public byte[] <<fn>>(@PathVariable String name) throws IOException {
    return Files.readAllBytes(Path.of("<<dir>>", name));
}
''', '''
@GetMapping("/files/{name}")
public byte[] <<fn>>(@PathVariable String name) throws IOException {
    Path base = Path.of("<<dir>>").toAbsolutePath().normalize();
    Path file = base.resolve(name).normalize();
    if (!file.startsWith(base)) {
        throw new IllegalArgumentException("bad path");
    }
    return Files.readAllBytes(file);
}
'''),
        ('''
public void save(MultipartFile upload) throws IOException {
    Path target = Path.of("<<dir>>").resolve(upload.getOriginalFilename());
    upload.transferTo(target);
}
''', '''
public void save(MultipartFile upload) throws IOException {
    Path target = Path.of("<<dir>>").resolve(Path.of(upload.getOriginalFilename()).getFileName());
    upload.transferTo(target);
}
'''),
        ('''
String name = request.getParameter("file");
File file = new File("<<dir>>", name);
try (InputStream in = new FileInputStream(file)) {
    in.transferTo(response.getOutputStream());
}
''', '''
String name = request.getParameter("file");
File file = new File("<<dir>>", new File(name).getName());
try (InputStream in = new FileInputStream(file)) {
    in.transferTo(response.getOutputStream());
}
'''),
        ('''
ZipEntry entry;
while ((entry = zip.getNextEntry()) != null) {
    Path out = target.resolve(entry.getName());
    Files.createDirectories(out.getParent());
    Files.copy(zip, out);
}
''', '''
ZipEntry entry;
while ((entry = zip.getNextEntry()) != null) {
    Path out = target.resolve(entry.getName()).normalize();
    if (!out.startsWith(target)) {
        throw new IOException("bad entry: " + entry.getName());
    }
    Files.createDirectories(out.getParent());
    Files.copy(zip, out);
}
'''),
        ('''
static Path resolve(Path base, String name) {
    return base.resolve(name);
}
''', '''
static Path resolve(Path base, String name) {
    Path path = base.resolve(name).normalize();
    if (!path.startsWith(base.normalize())) {
        throw new SecurityException("outside of " + base);
    }
    return path;
}
'''),
        ('''
void remove(String id) throws IOException {
    Files.deleteIfExists(Paths.get("<<dir>>/" + id + ".<<json|pdf|csv>>"));
}
''', '''
void remove(String id) throws IOException {
    if (!id.matches("[A-Za-z0-9_-]+")) {
        throw new IllegalArgumentException("bad id");
    }
    Files.deleteIfExists(Paths.get("<<dir>>/" + id + ".<<json|pdf|csv>>"));
}
'''),
    ],
    twins=[
        '''
Path file = Path.of("<<dir>>", UUID.randomUUID() + ".<<json|pdf|csv>>");
Files.write(file, bytes);
''',
        '''
try (Stream<Path> files = Files.list(Path.of("<<dir>>"))) {
    return files.map(p -> p.getFileName().toString()).sorted().toList();
}
''',
        '''
String name = Path.of(upload.getOriginalFilename()).getFileName().toString();
upload.transferTo(Path.of("<<dir>>", name));
''',
        '''
Path config = Path.of(System.getProperty("user.home"), ".<<app|tool>>", "<<settings|config>>.json");
''',
    ],
)

family(
    id="java-hardcoded-secret", tag="CWE-798", lang="java", group="harmless",
    asks=["connect to the database at <<host>>", "sign the token", "call `<<url>>` with an API key"],
    forms=[
        ('''
public class <<cls>>Config {
    private static final String <<env>> = "<<secret>>";
}
''', '''
public class <<cls>>Config {
    private static final String <<env>> = System.getenv("<<env>>");
}
'''),
        ('''
HttpRequest request = HttpRequest.newBuilder(URI.create("<<url>>"))
    .header("Authorization", "Bearer <<secret>>")
    .GET()
    .build();
''', '''
HttpRequest request = HttpRequest.newBuilder(URI.create("<<url>>"))
    .header("Authorization", "Bearer " + System.getenv("<<env>>"))
    .GET()
    .build();
'''),
        ('''
Connection conn = DriverManager.getConnection(
    "jdbc:postgresql://<<host>>/<<app|shop|crm>>", "<<user>>", "<<secret>>");
''', '''
Connection conn = DriverManager.getConnection(
    "jdbc:postgresql://<<host>>/<<app|shop|crm>>", "<<user>>", System.getenv("DB_PASSWORD"));
'''),
        ('''
String jwt = Jwts.builder()
    .subject(user.getId())
    .signWith(Keys.hmacShaKeyFor("<<secret>>-<<secret>>".getBytes(StandardCharsets.UTF_8)))
    .compact();
''', '''
String jwt = Jwts.builder()
    .subject(user.getId())
    .signWith(Keys.hmacShaKeyFor(System.getenv("JWT_SECRET").getBytes(StandardCharsets.UTF_8)))
    .compact();
'''),
        ('''
@Bean
public DataSource dataSource() {
    HikariConfig cfg = new HikariConfig();
    cfg.setJdbcUrl("jdbc:mysql://<<host>>:3306/<<table>>");
    cfg.setUsername("<<user>>");
    cfg.setPassword("<<secret>>");
    return new HikariDataSource(cfg);
}
''', '''
@Bean
public DataSource dataSource() {
    HikariConfig cfg = new HikariConfig();
    cfg.setJdbcUrl("jdbc:mysql://<<host>>:3306/<<table>>");
    cfg.setUsername("<<user>>");
    cfg.setPassword(System.getenv("DB_PASSWORD"));
    return new HikariDataSource(cfg);
}
'''),
        ('''
@Service
class <<cls>>Client {
    private String apiKey = "<<secret>>";

    String key() {
        return apiKey;
    }
}
''', '''
@Service
class <<cls>>Client {
    @Value("${api.key}")
    private String apiKey;

    String key() {
        return apiKey;
    }
}
'''),
    ],
    twins=[
        '''
private static final String PASSWORD_FIELD = "password";
''',
        '''
String password = System.getenv("DB_PASSWORD");
if (password == null) {
    throw new IllegalStateException("DB_PASSWORD is not set");
}
''',
        '''
@Test
void rejectsWrongPassword() {
    assertFalse(service.login("<<user>>", "wrong-password"));
}
''',
        '''
@Value("${<<app|shop|crm>>.secret}")
private String secret;
''',
    ],
)

family(
    id="java-trust-all", tag="CWE-295", lang="java", group="harmless", unseen=True,
    asks=["call `<<url>>` over HTTPS", "connect to a server with an internal certificate", "create an HTTP client"],
    forms=[
        ('''
SSLContext ctx = SSLContext.getInstance("TLS");
ctx.init(null, new TrustManager[] {new X509TrustManager() {
    public void checkClientTrusted(X509Certificate[] c, String t) {}
    public void checkServerTrusted(X509Certificate[] c, String t) {}
    public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
}}, new SecureRandom());
HttpClient client = HttpClient.newBuilder().sslContext(ctx).build();
''', '''
SSLContext ctx = SSLContext.getInstance("TLS");
ctx.init(null, null, new SecureRandom());
HttpClient client = HttpClient.newBuilder().sslContext(ctx).build();
'''),
        ('''
HttpsURLConnection conn = (HttpsURLConnection) new URL("<<url>>").openConnection();
conn.setHostnameVerifier((host, session) -> true);
conn.setConnectTimeout(<<num>>);
''', '''
HttpsURLConnection conn = (HttpsURLConnection) new URL("<<url>>").openConnection();
conn.setConnectTimeout(<<num>>);
'''),
        ('''
OkHttpClient client = new OkHttpClient.Builder()
    .hostnameVerifier((h, s) -> true)
    .callTimeout(Duration.ofSeconds(<<num>>))
    .build();
''', '''
OkHttpClient client = new OkHttpClient.Builder()
    .callTimeout(Duration.ofSeconds(<<num>>))
    .build();
'''),
        ('''
SSLContext ssl = SSLContextBuilder.create()
    .loadTrustMaterial(null, (chain, type) -> true)
    .build();
''', '''
SSLContext ssl = SSLContextBuilder.create()
    .loadTrustMaterial(new File("<<company|internal|proxy>>.p12"), trustPassword)
    .build();
'''),
        ('''
SslContext ssl = SslContextBuilder.forClient()
    .trustManager(InsecureTrustManagerFactory.INSTANCE)
    .build();
''', '''
SslContext ssl = SslContextBuilder.forClient()
    .trustManager(new File("<<company|internal|proxy>>-ca.pem"))
    .build();
'''),
        ('''
Properties props = new Properties();
props.put("mail.smtp.starttls.enable", "true");
props.put("mail.smtp.ssl.trust", "*");
Session session = Session.getInstance(props);
''', '''
Properties props = new Properties();
props.put("mail.smtp.starttls.enable", "true");
props.put("mail.smtp.ssl.checkserveridentity", "true");
Session session = Session.getInstance(props);
'''),
    ],
    twins=[
        '''
KeyStore ks = KeyStore.getInstance("PKCS12");
try (InputStream in = Files.newInputStream(Path.of("<<company|internal|proxy>>.p12"))) {
    ks.load(in, trustPassword);
}
TrustManagerFactory tmf = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
tmf.init(ks);
ctx.init(null, tmf.getTrustManagers(), null);
''',
        '''
HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(<<num>>)).build();
''',
        '''
Predicate<String> all = host -> true;
List<String> hosts = names.stream().filter(all).toList();
''',
    ],
)
