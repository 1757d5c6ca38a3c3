"""Rust: panics, injection, lost results, casts, strings, blocking, deprecated API, TLS, secrets."""
from ..family import family

family(
    id="rust-unwrap", tag="unchecked-unwrap", lang="rust", group="helpful",
    asks=["read `<<path>>` and return the text", "parse a number from the input", "get the <<col>> from a JSON value"],
    forms=[
        ('''
fn <<fn>>(path: &str) -> std::io::Result<String> {
    let text = std::fs::read_to_string(path).unwrap();
    Ok(text.trim().to_string())
}
''', '''
fn <<fn>>(path: &str) -> std::io::Result<String> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.trim().to_string())
}
'''),
        ('''
let port: u16 = match std::env::var("PORT") {
    Ok(p) => p.parse().unwrap(),
    Err(_) => <<port>>,
};
''', '''
let port: u16 = match std::env::var("PORT") {
    Ok(p) => p.parse().unwrap_or(<<port>>),
    Err(_) => <<port>>,
};
'''),
        ('''
pub fn first_word(line: &str) -> Option<&str> {
    let word = line.split_whitespace().next().unwrap();
    Some(word)
}
''', '''
pub fn first_word(line: &str) -> Option<&str> {
    let word = line.split_whitespace().next()?;
    Some(word)
}
'''),
        ('''
async fn load(client: &reqwest::Client) -> Result<Vec<String>, reqwest::Error> {
    let resp = client.get("<<url>>").send().await.unwrap();
    resp.json().await
}
''', '''
async fn load(client: &reqwest::Client) -> Result<Vec<String>, reqwest::Error> {
    let resp = client.get("<<url>>").send().await?;
    resp.json().await
}
'''),
        ('''
let <<col>> = json["<<col>>"].as_str().unwrap();
println!("{}", <<col>>);
''', '''
let <<col>> = json["<<col>>"].as_str().unwrap_or("");
println!("{}", <<col>>);
'''),
        ('''
fn sum(lines: &[String]) -> Result<i64, std::num::ParseIntError> {
    let mut total = 0;
    for line in lines {
        total += line.trim().parse::<i64>().expect("number");
    }
    Ok(total)
}
''', '''
fn sum(lines: &[String]) -> Result<i64, std::num::ParseIntError> {
    let mut total = 0;
    for line in lines {
        total += line.trim().parse::<i64>()?;
    }
    Ok(total)
}
'''),
        ('''
match map.get(&key) {
    Some(v) => println!("{}", v),
    None => panic!("no such key"),
}
''', '''
match map.get(&key) {
    Some(v) => println!("{}", v),
    None => eprintln!("no such key: {}", key),
}
'''),
    ],
    twins=[
        '''
let n = text.parse::<u32>().unwrap_or(0);
''',
        '''
#[test]
fn parses_a_number() {
    assert_eq!(parse("<<num>>").unwrap(), <<num>>);
}
''',
        r'''
let re = Regex::new(r"^\d{4}$").expect("the pattern is a constant");
''',
        '''
let data = mutex.lock().unwrap();
println!("{}", data.len());
''',
    ],
)

family(
    id="rust-sql-format", tag="CWE-89", lang="rust", group="harmless",
    asks=["query <<table>> by <<col>>", "insert a row into <<table>>", "delete rows of <<table>>"],
    forms=[
        ('''
let row = sqlx::query(&format!("SELECT * FROM <<table>> WHERE <<col>> = '{}'", value))
    .fetch_one(&pool)
    .await?;
''', '''
let row = sqlx::query("SELECT * FROM <<table>> WHERE <<col>> = $1")
    .bind(value)
    .fetch_one(&pool)
    .await?;
'''),
        ('''
conn.execute(
    &format!("DELETE FROM <<table>> WHERE <<col>> = '{value}'"),
    [],
)?;
''', '''
conn.execute(
    "DELETE FROM <<table>> WHERE <<col>> = ?1",
    [value],
)?;
'''),
        ('''
pub fn <<fn>>(conn: &Connection, id: &str) -> rusqlite::Result<String> {
    let sql = format!("SELECT <<col>> FROM <<table>> WHERE id = {}", id);
    conn.query_row(&sql, [], |row| row.get(0))
}
''', '''
pub fn <<fn>>(conn: &Connection, id: &str) -> rusqlite::Result<String> {
    let sql = "SELECT <<col>> FROM <<table>> WHERE id = ?1";
    conn.query_row(sql, [id], |row| row.get(0))
}
'''),
        ('''
let rows = client
    .query(&format!("SELECT id FROM <<table>> WHERE <<col>> LIKE '%{}%'", term), &[])
    .await?;
''', '''
let rows = client
    .query("SELECT id FROM <<table>> WHERE <<col>> LIKE $1", &[&format!("%{}%", term)])
    .await?;
'''),
        ('''
let sql = String::from("UPDATE <<table>> SET <<col>> = '") + &value + "' WHERE id = " + &id;
sqlx::query(&sql).execute(&pool).await?;
''', '''
sqlx::query("UPDATE <<table>> SET <<col>> = $1 WHERE id = $2").bind(&value).bind(&id).execute(&pool).await?;
'''),
        ('''
diesel::sql_query(format!("SELECT * FROM <<table>> WHERE <<col>> = '{}'", input))
    .load::<Row>(conn)?;
''', '''
diesel::sql_query("SELECT * FROM <<table>> WHERE <<col>> = $1")
    .bind::<diesel::sql_types::Text, _>(input)
    .load::<Row>(conn)?;
'''),
    ],
    twins=[
        '''
println!("{}", format!("SELECT on <<table>> returned {} rows", rows.len()));
''',
        '''
let mut stmt = conn.prepare("SELECT id, <<col>> FROM <<table>> WHERE <<col>> = ?1")?;
let rows = stmt.query_map([value], |row| row.get::<_, i64>(0))?;
''',
        '''
let marks = vec!["?"; ids.len()].join(", ");
let sql = format!("SELECT * FROM <<table>> WHERE id IN ({})", marks);
''',
    ],
)

family(
    id="rust-off-by-one", tag="off-by-one", lang="rust", group="helpful",
    asks=["loop over a vector by index", "compare neighbours in a slice", "print the numbers from 1 to <<num>>"],
    forms=[
        ('''
for i in 0..=<<list>>.len() {
    println!("{}", <<list>>[i]);
}
''', '''
for i in 0..<<list>>.len() {
    println!("{}", <<list>>[i]);
}
'''),
        ('''
fn is_sorted(v: &[i32]) -> bool {
    for i in 0..v.len() {
        if v[i] > v[i + 1] {
            return false;
        }
    }
    true
}
''', '''
fn is_sorted(v: &[i32]) -> bool {
    for i in 1..v.len() {
        if v[i - 1] > v[i] {
            return false;
        }
    }
    true
}
'''),
        ('''
// print 1 to <<num>>
for n in 1..<<num>> {
    println!("{n}");
}
''', '''
// print 1 to <<num>>
for n in 1..=<<num>> {
    println!("{n}");
}
'''),
        ('''
let last = <<list>>[<<list>>.len()];
''', '''
let last = <<list>>[<<list>>.len() - 1];
'''),
        (r'''
let mut i = 0;
while i <= bytes.len() {
    if bytes[i] == b'\n' {
        lines += 1;
    }
    i += 1;
}
''', r'''
let mut i = 0;
while i < bytes.len() {
    if bytes[i] == b'\n' {
        lines += 1;
    }
    i += 1;
}
'''),
        ('''
fn last_three(v: &[u8]) -> &[u8] {
    let start = v.len().saturating_sub(3);
    &v[start..v.len() - 1]
}
''', '''
fn last_three(v: &[u8]) -> &[u8] {
    let start = v.len().saturating_sub(3);
    &v[start..v.len()]
}
'''),
    ],
    twins=[
        '''
for i in 0..v.len().saturating_sub(1) {
    println!("{}", v[i + 1] - v[i]);
}
''',
        '''
for n in 1..=<<num>> {
    total += n;
}
''',
        '''
for (i, x) in <<list>>.iter().enumerate() {
    println!("{i}: {x}");
}
''',
        '''
let head = &<<list>>[..<<list>>.len() - 1];
''',
    ],
)

family(
    id="rust-lossy-cast", tag="CWE-681", lang="rust", group="helpful",
    asks=["convert a length to a smaller number type", "read a size from the user", "turn an offset into an index"],
    forms=[
        ('''
let len = payload.len() as u8;
buf.push(len);
''', '''
let len = u8::try_from(payload.len()).map_err(|_| "payload too long")?;
buf.push(len);
'''),
        ('''
fn to_port(n: i64) -> Option<u16> {
    Some(n as u16)
}
''', '''
fn to_port(n: i64) -> Option<u16> {
    u16::try_from(n).ok()
}
'''),
        ('''
let start = offset as usize; // offset: i64
let rest = data.get(start..)?;
''', '''
let start = usize::try_from(offset).ok()?; // offset: i64
let rest = data.get(start..)?;
'''),
        ('''
fn factorial(n: u32) -> u32 {
    (1..=n).product()
}
''', '''
fn factorial(n: u32) -> Option<u64> {
    (1..=n).try_fold(1u64, |acc, k| acc.checked_mul(u64::from(k)))
}
'''),
        ('''
let left = total - used; // usize, used may be larger
println!("{left} left");
''', '''
let left = total.saturating_sub(used); // usize, used may be larger
println!("{left} left");
'''),
        ('''
let millis: u64 = (days * 86_400_000) as u64; // days: u32
''', '''
let millis: u64 = u64::from(days) * 86_400_000; // days: u32
'''),
    ],
    twins=[
        '''
let byte = (word & 0xff) as u8;
''',
        '''
let ratio = done as f64 / total as f64;
''',
        '''
let index = u32::from(byte) as usize;
''',
        '''
let hash = hash.wrapping_mul(31).wrapping_add(u32::from(b));
''',
    ],
)

family(
    id="rust-ignored-result", tag="ignored-error", lang="rust", group="helpful",
    asks=["write the <<report|result|state>> to `<<path>>`", "remove a temporary file", "send a message to a worker"],
    forms=[
        ('''
pub fn save(path: &Path, text: &str) -> std::io::Result<()> {
    let _ = std::fs::write(path, text);
    Ok(())
}
''', '''
pub fn save(path: &Path, text: &str) -> std::io::Result<()> {
    std::fs::write(path, text)
}
'''),
        ('''
fn <<fn>>(tx: &Sender<Job>, job: Job) -> Result<(), SendError<Job>> {
    tx.send(job).ok();
    Ok(())
}
''', '''
fn <<fn>>(tx: &Sender<Job>, job: Job) -> Result<(), SendError<Job>> {
    tx.send(job)
}
'''),
        ('''
async fn store(pool: &PgPool, name: &str) -> Result<(), sqlx::Error> {
    let _ = sqlx::query("INSERT INTO <<table>> (<<col>>) VALUES ($1)")
        .bind(name)
        .execute(pool)
        .await;
    Ok(())
}
''', '''
async fn store(pool: &PgPool, name: &str) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO <<table>> (<<col>>) VALUES ($1)")
        .bind(name)
        .execute(pool)
        .await?;
    Ok(())
}
'''),
        ('''
let mut buf = vec![0u8; <<num>>];
let _ = file.read(&mut buf)?;
''', '''
let mut buf = vec![0u8; <<num>>];
file.read_exact(&mut buf)?;
'''),
        ('''
let <<list>>: Vec<i32> = text
    .lines()
    .filter_map(|l| l.trim().parse().ok())
    .collect();
''', '''
let <<list>>: Vec<i32> = text
    .lines()
    .map(|l| l.trim().parse())
    .collect::<Result<_, _>>()?;
'''),
        ('''
if let Ok(cfg) = load("<<path>>") {
    start(cfg);
}
''', '''
if let Err(e) = load("<<path>>").map(start) {
    eprintln!("cannot load <<path>>: {e}");
}
'''),
        ('''
fn shutdown(child: &mut Child) -> std::io::Result<()> {
    let _ = child.kill();
    let _ = child.wait();
    Ok(())
}
''', '''
fn shutdown(child: &mut Child) -> std::io::Result<()> {
    child.kill()?;
    child.wait()?;
    Ok(())
}
'''),
    ],
    twins=[
        '''
let _ = std::fs::remove_file("<<dir>>/old.lock"); // may not exist
''',
        '''
let _guard = mutex.lock().unwrap();
''',
        '''
let _ = writeln!(text, "{}", name); // writing to a String cannot fail
''',
        '''
let numbers: Vec<i32> = words.iter().filter_map(|w| w.parse().ok()).collect(); // skip words that are no numbers
''',
    ],
)

family(
    id="rust-byte-slice", tag="encoding", lang="rust", group="helpful", unseen=True,
    asks=["shorten a text to <<num>> characters", "get the first letter of a name", "count the characters of a string"],
    forms=[
        ('''
fn short(s: &str) -> &str {
    &s[..s.len().min(<<num>>)]
}
''', '''
fn short(s: &str) -> String {
    s.chars().take(<<num>>).collect()
}
'''),
        ('''
let initial = &name[0..1];
println!("{initial}.");
''', '''
let initial = name.chars().next().map(String::from).unwrap_or_default();
println!("{initial}.");
'''),
        ('''
let count = text.len();
println!("{count} characters");
''', '''
let count = text.chars().count();
println!("{count} characters");
'''),
        ('''
let reversed: String = s.bytes().rev().map(|b| b as char).collect();
''', '''
let reversed: String = s.chars().rev().collect();
'''),
        ('''
let text = unsafe { String::from_utf8_unchecked(bytes) };
println!("{text}");
''', '''
let text = String::from_utf8_lossy(&bytes).into_owned();
println!("{text}");
'''),
    ],
    twins=[
        '''
let size = body.len();
println!("Content-Length: {size}");
''',
        '''
let rest = match line.find(':') {
    Some(i) => &line[i + 1..],
    None => line,
};
''',
        '''
let upper = name.bytes().all(|b| b.is_ascii_uppercase());
''',
        '''
let id = line.strip_prefix("id=").unwrap_or(line);
''',
    ],
)

family(
    id="rust-shell-command", tag="CWE-78", lang="rust", group="harmless",
    asks=["run `<<cmd>>` on a file", "list a directory that the user names", "call <<gzip|ffmpeg|git>> from Rust"],
    forms=[
        ('''
let out = Command::new("sh")
    .arg("-c")
    .arg(format!("<<gzip|wc|file>> {}", path))
    .output()?;
''', '''
let out = Command::new("<<gzip|wc|file>>")
    .arg("--")
    .arg(path)
    .output()?;
'''),
        ('''
fn ping(host: &str) -> std::io::Result<bool> {
    let status = Command::new("bash").args(["-c", &format!("ping -c <<small>> {host}")]).status()?;
    Ok(status.success())
}
''', '''
fn ping(host: &str) -> std::io::Result<bool> {
    let status = Command::new("ping").args(["-c", "<<small>>", "--", host]).status()?;
    Ok(status.success())
}
'''),
        ('''
let script = String::from("git clone ") + &url + " " + &dir;
Command::new("/bin/sh").args(["-c", &script]).status()?;
''', '''
Command::new("git").args(["clone", "--", &url, &dir]).status()?;
'''),
        ('''
let output = tokio::process::Command::new("sh")
    .arg("-c")
    .arg(format!("grep -n '{}' <<path>>", pattern))
    .output()
    .await?;
''', '''
let output = tokio::process::Command::new("grep")
    .args(["-n", "-e", &pattern, "--", "<<path>>"])
    .output()
    .await?;
'''),
        ('''
Command::new("cmd")
    .args(["/C", &format!("where {}", name)])
    .spawn()?;
''', '''
Command::new("where")
    .arg(name)
    .spawn()?;
'''),
        ('''
async fn thumbnail(name: web::Path<String>) -> std::io::Result<String> {
    let cmd = format!("convert uploads/{name} -resize <<num>> thumb.png");
    Command::new("sh").args(["-c", &cmd]).status()?;
    Ok("thumb.png".into())
}
''', '''
async fn thumbnail(name: web::Path<String>) -> std::io::Result<String> {
    let file = Path::new(name.as_str()).file_name().unwrap_or_default();
    Command::new("convert").arg(Path::new("uploads").join(file)).args(["-resize", "<<num>>", "thumb.png"]).status()?;
    Ok("thumb.png".into())
}
'''),
    ],
    twins=[
        '''
let out = Command::new("git").args(["log", "-n", "<<small>>"]).output()?;
''',
        '''
let out = Command::new("sh").arg("-c").arg("df -h | tail -n +2").output()?;
''',
        '''
println!("{}", format!("run: sh -c '{} --help'", name));
''',
    ],
)

family(
    id="rust-insecure-tls", tag="CWE-295", lang="rust", group="harmless",
    asks=["call `<<url>>` with reqwest", "connect to a server with an internal certificate", "build an HTTPS client"],
    forms=[
        ('''
let client = reqwest::Client::builder()
    .danger_accept_invalid_certs(true)
    .build()?;
''', '''
let client = reqwest::Client::builder()
    .add_root_certificate(ca)
    .build()?;
'''),
        ('''
let connector = TlsConnector::builder()
    .danger_accept_invalid_certs(true)
    .build()?;
''', '''
let connector = TlsConnector::builder()
    .add_root_certificate(ca)
    .build()?;
'''),
        ('''
let mut builder = SslConnector::builder(SslMethod::tls())?;
builder.set_verify(SslVerifyMode::NONE);
let connector = builder.build();
''', '''
let mut builder = SslConnector::builder(SslMethod::tls())?;
builder.set_verify(SslVerifyMode::PEER);
let connector = builder.build();
'''),
        ('''
fn client() -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder()
        .timeout(Duration::from_secs(<<small>>0))
        .danger_accept_invalid_hostnames(true)
        .build()
}
''', '''
fn client() -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder()
        .timeout(Duration::from_secs(<<small>>0))
        .build()
}
'''),
        ('''
let opts = PgConnectOptions::new()
    .host("<<host>>")
    .ssl_mode(PgSslMode::Disable);
''', '''
let opts = PgConnectOptions::new()
    .host("<<host>>")
    .ssl_mode(PgSslMode::VerifyFull);
'''),
    ],
    twins=[
        '''
let ca = reqwest::Certificate::from_pem(&std::fs::read("ca.pem")?)?;
let client = reqwest::Client::builder().add_root_certificate(ca).build()?;
''',
        '''
let client = reqwest::Client::builder().danger_accept_invalid_certs(false).build()?;
''',
        '''
#[error("the certificate of {0} is not valid")]
InvalidCerts(String),
''',
    ],
)

family(
    id="rust-blocking-async", tag="blocking-call", lang="rust", group="helpful",
    asks=["wait <<small>> seconds in an async function", "read `<<path>>` in an async handler", "call `<<url>>` from a tokio task"],
    forms=[
        ('''
async fn <<fn>>() {
    std::thread::sleep(Duration::from_secs(<<small>>));
    println!("<<msg>>");
}
''', '''
async fn <<fn>>() {
    tokio::time::sleep(Duration::from_secs(<<small>>)).await;
    println!("<<msg>>");
}
'''),
        ('''
async fn load() -> std::io::Result<String> {
    std::fs::read_to_string("<<path>>")
}
''', '''
async fn load() -> std::io::Result<String> {
    tokio::fs::read_to_string("<<path>>").await
}
'''),
        ('''
tokio::spawn(async move {
    let body = reqwest::blocking::get("<<url>>")?.text()?;
    println!("{}", body.len());
    Ok::<_, reqwest::Error>(())
});
''', '''
tokio::spawn(async move {
    let body = reqwest::get("<<url>>").await?.text().await?;
    println!("{}", body.len());
    Ok::<_, reqwest::Error>(())
});
'''),
        ('''
async fn hash(password: String) -> String {
    slow_hash(&password)
}
''', '''
async fn hash(password: String) -> String {
    tokio::task::spawn_blocking(move || slow_hash(&password)).await.expect("hash task")
}
'''),
        ('''
async fn wait_ready(ready: &AtomicBool) {
    while !ready.load(Ordering::Acquire) {
        thread::sleep(Duration::from_millis(<<num>>));
    }
}
''', '''
async fn wait_ready(ready: &AtomicBool) {
    while !ready.load(Ordering::Acquire) {
        tokio::time::sleep(Duration::from_millis(<<num>>)).await;
    }
}
'''),
        ('''
let out = std::process::Command::new("git").arg("pull").output()?; // in an async fn
''', '''
let out = tokio::process::Command::new("git").arg("pull").output().await?; // in an async fn
'''),
    ],
    twins=[
        '''
fn main() {
    std::thread::sleep(Duration::from_secs(<<small>>));
    println!("<<msg>>");
}
''',
        '''
let cfg = std::fs::read_to_string("<<path>>")?;
let rt = tokio::runtime::Runtime::new()?;
rt.block_on(run(cfg));
''',
        '''
let text = tokio::task::spawn_blocking(|| std::fs::read_to_string("<<path>>")).await??;
''',
    ],
)
