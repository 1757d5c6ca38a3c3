"""C#: injection, deserialisation, TLS, randomness, hashes, async, resources, exceptions, money, loops."""
from ..family import family

family(
    id="cs-sql-string", tag="CWE-89", lang="csharp", group="harmless",
    asks=["query <<table>> by <<col>>", "delete a row of <<table>>", "search <<table>> with Dapper or ADO.NET"],
    forms=[
        ('''
using var cmd = new SqlCommand("SELECT * FROM <<table>> WHERE <<col>> = '" + value + "'", conn);
using var reader = cmd.ExecuteReader();
''', '''
using var cmd = new SqlCommand("SELECT * FROM <<table>> WHERE <<col>> = @value", conn);
cmd.Parameters.AddWithValue("@value", value);
using var reader = cmd.ExecuteReader();
'''),
        ('''
public async Task<int> DeleteAsync(string value)
{
    await using var cmd = _conn.CreateCommand();
    cmd.CommandText = $"DELETE FROM <<table>> WHERE <<col>> = '{value}'";
    return await cmd.ExecuteNonQueryAsync();
}
''', '''
public async Task<int> DeleteAsync(string value)
{
    await using var cmd = _conn.CreateCommand();
    cmd.CommandText = "DELETE FROM <<table>> WHERE <<col>> = @value";
    cmd.Parameters.AddWithValue("@value", value);
    return await cmd.ExecuteNonQueryAsync();
}
'''),
        ('''
var rows = await conn.QueryAsync<User>(
    $"SELECT * FROM <<table>> WHERE <<col>> = '{value}'");
''', '''
var rows = await conn.QueryAsync<User>(
    "SELECT * FROM <<table>> WHERE <<col>> = @value", new { value });
'''),
        ('''
var users = db.Users
    .FromSqlRaw($"SELECT * FROM <<table>> WHERE <<col>> = '{name}'")
    .ToList();
''', '''
var users = db.Users
    .FromSqlRaw("SELECT * FROM <<table>> WHERE <<col>> = {0}", name)
    .ToList();
'''),
        ('''
await db.Database.ExecuteSqlRawAsync($"UPDATE <<table>> SET <<col>> = '{value}' WHERE id = {id}");
''', '''
await db.Database.ExecuteSqlAsync($"UPDATE <<table>> SET <<col>> = {value} WHERE id = {id}");
'''),
        ('''
var sql = string.Format("SELECT <<col>> FROM <<table>> WHERE <<col>> LIKE '%{0}%'", term);
using var cmd = new NpgsqlCommand(sql, conn);
using var reader = cmd.ExecuteReader();
''', '''
var sql = "SELECT <<col>> FROM <<table>> WHERE <<col>> LIKE @term";
using var cmd = new NpgsqlCommand(sql, conn);
cmd.Parameters.AddWithValue("term", $"%{term}%");
using var reader = cmd.ExecuteReader();
'''),
    ],
    twins=[
        '''
var users = db.Users.FromSql($"SELECT * FROM <<table>> WHERE <<col>> = {value}").ToList();
''',
        '''
logger.LogInformation($"SELECT on <<table>> for <<col>> '{value}' took {ms} ms");
''',
        '''
using var cmd = new SqlCommand("SELECT COUNT(*) FROM <<table>> WHERE <<col>> = @value", conn);
cmd.Parameters.Add("@value", SqlDbType.NVarChar, <<num>>).Value = value;
''',
        '''
var rows = db.<<Users|Orders|Items>>.Where(x => x.Name == name).ToList();
''',
    ],
)

family(
    id="cs-process-shell", tag="CWE-78", lang="csharp", group="harmless",
    asks=["run `<<cmd>>` on a file", "start an external program", "convert an uploaded file"],
    forms=[
        ('''
Process.Start("cmd.exe", "/c type " + path);
''', '''
Console.Write(File.ReadAllText(path));
'''),
        (r'''
var psi = new ProcessStartInfo("/bin/sh", $"-c \"<<gzip|wc|file>> {path}\"")
{
    RedirectStandardOutput = true,
};
using var process = Process.Start(psi);
''', '''
var psi = new ProcessStartInfo("<<gzip|wc|file>>")
{
    RedirectStandardOutput = true,
};
psi.ArgumentList.Add("--");
psi.ArgumentList.Add(path);
using var process = Process.Start(psi);
'''),
        ('''
public void Convert(string input, string output)
{
    Process.Start("bash", $"-c 'convert {input} -resize <<num>> {output}'");
}
''', '''
public void Convert(string input, string output)
{
    Process.Start("convert", new[] { input, "-resize", "<<num>>", output });
}
'''),
        ('''
var psi = new ProcessStartInfo
{
    FileName = "cmd.exe",
    Arguments = "/c ping -n <<small>> " + host,
    UseShellExecute = false,
};
Process.Start(psi)?.WaitForExit();
''', '''
var psi = new ProcessStartInfo
{
    FileName = "ping",
    ArgumentList = { "-n", "<<small>>", host },
    UseShellExecute = false,
};
Process.Start(psi)?.WaitForExit();
'''),
        ('''
using var git = Process.Start("git", "log --oneline -- " + file);
git.WaitForExit();
''', '''
using var git = Process.Start("git", new[] { "log", "--oneline", "--", file });
git.WaitForExit();
'''),
        ('''
var start = new ProcessStartInfo("powershell")
{
    Arguments = "-Command Compress-Archive " + folder + " <<backup|export>>.zip",
};
Process.Start(start);
''', '''
var start = new ProcessStartInfo("tar")
{
    ArgumentList = { "-a", "-cf", "<<backup|export>>.zip", folder },
};
Process.Start(start);
'''),
    ],
    twins=[
        '''
using var p = Process.Start("git", new[] { "rev-parse", "HEAD" });
p.WaitForExit();
''',
        '''
Process.Start(new ProcessStartInfo("https://example.com/help") { UseShellExecute = true });
''',
        '''
Console.WriteLine($"cmd.exe /c type {path}");
''',
    ],
)

family(
    id="cs-unsafe-deserialize", tag="CWE-502", lang="csharp", group="harmless",
    asks=["load the saved <<session|cart|state>>", "read an object that the client sent", "deserialise JSON with type information"],
    forms=[
        ('''
var formatter = new BinaryFormatter();
var state = (<<Cart|State|Profile>>)formatter.Deserialize(stream);
''', '''
var state = JsonSerializer.Deserialize<<<Cart|State|Profile>>>(stream);
'''),
        ('''
var settings = new JsonSerializerSettings
{
    TypeNameHandling = TypeNameHandling.All,
};
var obj = JsonConvert.DeserializeObject<<<Cart|State|Profile>>>(json, settings);
''', '''
var settings = new JsonSerializerSettings
{
    TypeNameHandling = TypeNameHandling.None,
};
var obj = JsonConvert.DeserializeObject<<<Cart|State|Profile>>>(json, settings);
'''),
        ('''
public <<Cart|State|Profile>> Load(string text)
{
    var bytes = Convert.FromBase64String(text);
    return (<<Cart|State|Profile>>)new LosFormatter().Deserialize(new MemoryStream(bytes));
}
''', '''
public <<Cart|State|Profile>> Load(string text)
{
    var bytes = Convert.FromBase64String(text);
    return JsonSerializer.Deserialize<<<Cart|State|Profile>>>(bytes);
}
'''),
        ('''
var serializer = new NetDataContractSerializer();
var obj = (<<Cart|State|Profile>>)serializer.ReadObject(stream);
''', '''
var serializer = new DataContractSerializer(typeof(<<Cart|State|Profile>>));
var obj = (<<Cart|State|Profile>>)serializer.ReadObject(stream);
'''),
        ('''
var type = Type.GetType(request.Headers["X-Type"]);
var value = JsonSerializer.Deserialize(body, type);
''', '''
var type = typeof(<<Cart|State|Profile>>);
var value = JsonSerializer.Deserialize(body, type);
'''),
        ('''
services.AddControllers().AddNewtonsoftJson(o =>
{
    o.SerializerSettings.TypeNameHandling = TypeNameHandling.Auto;
});
''', '''
services.AddControllers().AddNewtonsoftJson(o =>
{
    o.SerializerSettings.TypeNameHandling = TypeNameHandling.None;
});
'''),
    ],
    twins=[
        '''
var state = JsonSerializer.Deserialize<<<Cart|State|Profile>>>(json);
''',
        '''
var formatter = new NumberFormatter();
Console.WriteLine(formatter.Format(<<num>>));
''',
        '''
using var reader = new BinaryReader(stream);
var version = reader.ReadInt32();
''',
    ],
)

family(
    id="cs-skip-certificate", tag="CWE-295", lang="csharp", group="harmless",
    asks=["call `<<url>>` with HttpClient", "connect to a server with an internal certificate", "fix a certificate error"],
    forms=[
        ('''
var handler = new HttpClientHandler
{
    ServerCertificateCustomValidationCallback = (msg, cert, chain, errors) => true,
};
var client = new HttpClient(handler);
''', '''
var handler = new HttpClientHandler
{
    CheckCertificateRevocationList = true,
};
var client = new HttpClient(handler);
'''),
        ('''
var handler = new HttpClientHandler();
handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
using var client = new HttpClient(handler);
''', '''
var handler = new HttpClientHandler();
using var client = new HttpClient(handler);
'''),
        ('''
ServicePointManager.ServerCertificateValidationCallback += (s, cert, chain, errors) => true;
var json = new WebClient().DownloadString("<<url>>");
''', '''
ServicePointManager.CheckCertificateRevocationList = true;
var json = new WebClient().DownloadString("<<url>>");
'''),
        ('''
using var ssl = new SslStream(tcp.GetStream(), false, (s, cert, chain, errors) => true);
await ssl.AuthenticateAsClientAsync("<<host>>");
''', '''
using var ssl = new SslStream(tcp.GetStream(), false, (s, cert, chain, errors) => errors == SslPolicyErrors.None);
await ssl.AuthenticateAsClientAsync("<<host>>");
'''),
        ('''
var conn = new SqlConnection("Server=<<host>>;Database=<<table>>;Integrated Security=true;Encrypt=true;TrustServerCertificate=true");
''', '''
var conn = new SqlConnection("Server=<<host>>;Database=<<table>>;Integrated Security=true;Encrypt=true;TrustServerCertificate=false");
'''),
        ('''
using var smtp = new SmtpClient();
smtp.ServerCertificateValidationCallback = (s, c, h, e) => true;
await smtp.ConnectAsync("<<host>>", 587, SecureSocketOptions.StartTls);
''', '''
using var smtp = new SmtpClient();
await smtp.ConnectAsync("<<host>>", 587, SecureSocketOptions.StartTls);
'''),
    ],
    twins=[
        '''
handler.ServerCertificateCustomValidationCallback = (msg, cert, chain, errors) =>
    errors == SslPolicyErrors.None;
''',
        '''
var names = users.Where(u => true).Select(u => u.Name).ToList();
''',
        '''
var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
store.Open(OpenFlags.ReadOnly);
''',
    ],
)

family(
    id="cs-insecure-random", tag="CWE-338", lang="csharp", group="harmless",
    asks=["create a <<reset|session|invite>> token", "generate a random <<password|key|code>>", "make a salt"],
    forms=[
        ('''
var bytes = new byte[<<16|24|32>>];
new Random().NextBytes(bytes);
var token = Convert.ToHexString(bytes);
''', '''
var bytes = RandomNumberGenerator.GetBytes(<<16|24|32>>);
var token = Convert.ToHexString(bytes);
'''),
        ('''
public string NewCode()
{
    return new Random().Next(100000, 1000000).ToString();
}
''', '''
public string NewCode()
{
    return RandomNumberGenerator.GetInt32(100000, 1000000).ToString();
}
'''),
        ('''
const string chars = "abcdefghjkmnpqrstuvwxyz23456789";
var rng = new Random();
var password = new string(Enumerable.Range(0, <<16|20|24>>)
    .Select(_ => chars[rng.Next(chars.Length)])
    .ToArray());
''', '''
const string chars = "abcdefghjkmnpqrstuvwxyz23456789";
var password = new string(Enumerable.Range(0, <<16|20|24>>)
    .Select(_ => chars[RandomNumberGenerator.GetInt32(chars.Length)])
    .ToArray());
'''),
        ('''
var salt = new byte[16];
Random.Shared.NextBytes(salt);
''', '''
var salt = new byte[16];
RandomNumberGenerator.Fill(salt);
'''),
        ('''
var sessionId = $"{DateTime.Now.Ticks}-{Random.Shared.Next()}";
Response.Cookies.Append("sid", sessionId, new CookieOptions { HttpOnly = true, Secure = true });
''', '''
var sessionId = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
Response.Cookies.Append("sid", sessionId, new CookieOptions { HttpOnly = true, Secure = true });
'''),
        ('''
class KeyMaker
{
    private readonly Random _random = new(<<num>>);

    public long Next() => _random.NextInt64();
}
''', '''
class KeyMaker
{
    public long Next() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8));
}
'''),
    ],
    twins=[
        '''
var random = new Random(42);
var sample = items.OrderBy(_ => random.Next()).Take(<<small>>).ToList();
''',
        '''
var delay = TimeSpan.FromMilliseconds(Random.Shared.Next(<<num>>));
await Task.Delay(delay);
''',
        '''
var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
''',
        '''
if (tokens[i].Kind == TokenKind.Random)
    i++;
''',
    ],
)

family(
    id="cs-password-hash", tag="CWE-916", lang="csharp", group="harmless",
    asks=["hash a password", "store the password of a new user", "check the password at login"],
    forms=[
        ('''
using var md5 = MD5.Create();
var hash = Convert.ToHexString(md5.ComputeHash(Encoding.UTF8.GetBytes(password)));
user.PasswordHash = hash;
''', '''
var hash = BCrypt.Net.BCrypt.HashPassword(password);
user.PasswordHash = hash;
'''),
        ('''
public static string Hash(string password, byte[] salt)
{
    return Convert.ToBase64String(SHA256.HashData(salt.Concat(Encoding.UTF8.GetBytes(password)).ToArray()));
}
''', '''
public static string Hash(string password, byte[] salt)
{
    return Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32));
}
'''),
        ('''
if (Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password))) != user.PasswordHash)
    return Unauthorized();
''', '''
if (!BCrypt.Net.BCrypt.Verify(password, user.PasswordHash))
    return Unauthorized();
'''),
        ('''
user.PasswordHash = password.GetHashCode().ToString();
await db.SaveChangesAsync();
''', '''
user.PasswordHash = BCrypt.Net.BCrypt.HashPassword(password);
await db.SaveChangesAsync();
'''),
        ('''
var key = Rfc2898DeriveBytes.Pbkdf2(password, salt, 1000, HashAlgorithmName.SHA1, 32);
''', '''
var key = Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32);
'''),
        ('''
user.PasswordHash = Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(dto.Password)));
''', '''
user.PasswordHash = new PasswordHasher<User>().HashPassword(user, dto.Password);
'''),
    ],
    twins=[
        '''
var checksum = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
''',
        '''
user.PasswordHash = hasher.HashPassword(user, dto.Password);
''',
        r'''
var etag = $"\"{Convert.ToHexString(SHA256.HashData(body))}\"";
Response.Headers.ETag = etag;
''',
    ],
)

family(
    id="cs-async-void", tag="async-void", lang="csharp", group="helpful", unseen=True,
    asks=["save the <<order|user|report>> in the background", "write an async method", "wait for the result of a task"],
    forms=[
        ('''
public async void SaveAsync(<<Order|User|Report>> x)
{
    await _db.AddAsync(x);
    await _db.SaveChangesAsync();
}
''', '''
public async Task SaveAsync(<<Order|User|Report>> x)
{
    await _db.AddAsync(x);
    await _db.SaveChangesAsync();
}
'''),
        ('''
private static async void RunAsync(CancellationToken ct)
{
    while (!ct.IsCancellationRequested)
        await Task.Delay(<<num>>, ct);
}
''', '''
private static async Task RunAsync(CancellationToken ct)
{
    while (!ct.IsCancellationRequested)
        await Task.Delay(<<num>>, ct);
}
'''),
        ('''
items.ForEach(async item => await SendAsync(item));
Console.WriteLine("<<msg>>");
''', '''
foreach (var item in items)
    await SendAsync(item);
Console.WriteLine("<<msg>>");
'''),
        ('''
interface IWorker
{
    void StartAsync();
}

class Worker : IWorker
{
    public async void StartAsync() => await Task.Delay(<<num>>);
}
''', '''
interface IWorker
{
    Task StartAsync();
}

class Worker : IWorker
{
    public async Task StartAsync() => await Task.Delay(<<num>>);
}
'''),
        ('''
[Fact]
public async void Loads_all_rows()
{
    var rows = await store.LoadAsync();
    Assert.Equal(<<small>>, rows.Count);
}
''', '''
[Fact]
public async Task Loads_all_rows()
{
    var rows = await store.LoadAsync();
    Assert.Equal(<<small>>, rows.Count);
}
'''),
    ],
    twins=[
        '''
private async void SaveButton_Click(object sender, RoutedEventArgs e)
{
    try
    {
        await SaveAsync();
    }
    catch (IOException ex)
    {
        ShowError(ex.Message);
    }
}
''',
        '''
public Task SaveAsync(<<Order|User|Report>> x) => _db.AddAsync(x).AsTask();
''',
        '''
public void Save(<<Order|User|Report>> x)
{
    _rows.Add(x);
}
''',
    ],
)

family(
    id="cs-blocking-result", tag="blocking-call", lang="csharp", group="helpful",
    asks=["call `<<url>>` in a controller", "read `<<path>>` in an async method", "load <<table>> from the database"],
    forms=[
        ('''
public async Task<string> LoadAsync()
{
    var response = _http.GetAsync("<<url>>").Result;
    return await response.Content.ReadAsStringAsync();
}
''', '''
public async Task<string> LoadAsync()
{
    var response = await _http.GetAsync("<<url>>");
    return await response.Content.ReadAsStringAsync();
}
'''),
        ('''
public IActionResult Index()
{
    var rows = _store.LoadAsync().Result;
    return View(rows);
}
''', '''
public async Task<IActionResult> Index()
{
    var rows = await _store.LoadAsync();
    return View(rows);
}
'''),
        ('''
private async Task PollAsync()
{
    while (_running)
    {
        Thread.Sleep(<<num>>);
        await CheckAsync();
    }
}
''', '''
private async Task PollAsync()
{
    while (_running)
    {
        await Task.Delay(<<num>>);
        await CheckAsync();
    }
}
'''),
        ('''
private void Button_Click(object sender, EventArgs e)
{
    label.Text = GetTextAsync().GetAwaiter().GetResult();
}
''', '''
private async void Button_Click(object sender, EventArgs e)
{
    label.Text = await GetTextAsync();
}
'''),
        ('''
Task.WaitAll(a, b);
Console.WriteLine("<<msg>>");
''', '''
await Task.WhenAll(a, b);
Console.WriteLine("<<msg>>");
'''),
        ('''
public async Task SaveAsync(string text)
{
    File.WriteAllTextAsync("<<path>>", text).Wait();
    await NotifyAsync();
}
''', '''
public async Task SaveAsync(string text)
{
    await File.WriteAllTextAsync("<<path>>", text);
    await NotifyAsync();
}
'''),
    ],
    twins=[
        '''
var rows = await _store.LoadAsync();
var result = rows.Count;
''',
        '''
Result result = Result.Ok(<<num>>);
Console.WriteLine(result.Value);
''',
        '''
await Task.WhenAll(a, b);
var sum = a.Result + b.Result;
''',
    ],
)

family(
    id="cs-missing-using", tag="resource-leak", lang="csharp", group="helpful",
    asks=["read `<<path>>` line by line", "write to a file", "open a connection and run a command"],
    forms=[
        ('''
var reader = new StreamReader("<<path>>");
var first = reader.ReadLine();
''', '''
using var reader = new StreamReader("<<path>>");
var first = reader.ReadLine();
'''),
        ('''
public int Count()
{
    var conn = new SqlConnection(_connectionString);
    conn.Open();
    var cmd = new SqlCommand("SELECT COUNT(*) FROM <<table>>", conn);
    return (int)cmd.ExecuteScalar();
}
''', '''
public int Count()
{
    using var conn = new SqlConnection(_connectionString);
    conn.Open();
    using var cmd = new SqlCommand("SELECT COUNT(*) FROM <<table>>", conn);
    return (int)cmd.ExecuteScalar();
}
'''),
        ('''
var writer = new StreamWriter("<<path>>");
writer.WriteLine("<<msg>>");
''', '''
using (var writer = new StreamWriter("<<path>>"))
{
    writer.WriteLine("<<msg>>");
}
'''),
        ('''
var zip = ZipFile.OpenRead("<<backup|export>>.zip");
foreach (var entry in zip.Entries)
    Console.WriteLine(entry.FullName);
''', '''
using var zip = ZipFile.OpenRead("<<backup|export>>.zip");
foreach (var entry in zip.Entries)
    Console.WriteLine(entry.FullName);
'''),
        ('''
public async Task<string> GetAsync(string url)
{
    var client = new HttpClient();
    return await client.GetStringAsync(url);
}
''', '''
public async Task<string> GetAsync(string url)
{
    return await Client.GetStringAsync(url);
}

private static readonly HttpClient Client = new();
'''),
        ('''
var bitmap = new Bitmap("<<images/logo.png|photo.jpg>>");
var width = bitmap.Width;
return width;
''', '''
var bitmap = new Bitmap("<<images/logo.png|photo.jpg>>");
var width = bitmap.Width;
bitmap.Dispose();
return width;
'''),
    ],
    twins=[
        '''
var text = File.ReadAllText("<<path>>");
''',
        '''
using var stream = File.OpenRead("<<path>>");
using var reader = new StreamReader(stream);
var all = await reader.ReadToEndAsync();
''',
        '''
public Stream Open() => new FileStream("<<path>>", FileMode.Open, FileAccess.Read);
''',
        '''
var response = await _http.GetAsync("<<url>>");
using var doc = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
''',
    ],
)

family(
    id="cs-empty-catch", tag="ignored-error", lang="csharp", group="helpful",
    asks=["parse the <<number|date|setting>> and handle errors", "delete the old file", "send the <<mail|order|event>>"],
    forms=[
        ('''
try
{
    await SendAsync(<<row|item|order|entry>>);
}
catch (Exception)
{
}
''', '''
try
{
    await SendAsync(<<row|item|order|entry>>);
}
catch (Exception ex)
{
    _logger.LogError(ex, "sending failed");
    throw;
}
'''),
        ('''
try
{
    File.Delete("<<path>>");
}
catch (IOException) { }
''', '''
try
{
    File.Delete("<<path>>");
}
catch (IOException ex)
{
    Console.Error.WriteLine(ex.Message);
}
'''),
        ('''
try { <<LoadUsers|FindOrders|GetItems|ReadRows>>(); } catch { return null; }
''', '''
try { <<LoadUsers|FindOrders|GetItems|ReadRows>>(); } catch (Exception ex) { _log.Error(ex); throw; }
'''),
        ('''
public int Parse(string text)
{
    int.TryParse(text, out var n);
    return n;
}
''', '''
public int Parse(string text)
{
    if (!int.TryParse(text, out var n))
        throw new FormatException($"not a number: {text}");
    return n;
}
'''),
        ('''
try
{
    Save(<<row|item|order|entry>>);
}
catch (DbException ex)
{
    throw ex;
}
''', '''
try
{
    Save(<<row|item|order|entry>>);
}
catch (DbException ex)
{
    throw;
}
'''),
        ('''
public bool Store(string path, string text)
{
    try
    {
        File.WriteAllText(path, text);
    }
    catch { }
    return true;
}
''', '''
public bool Store(string path, string text)
{
    try
    {
        File.WriteAllText(path, text);
        return true;
    }
    catch (IOException ex)
    {
        Console.Error.WriteLine(ex.Message);
        return false;
    }
}
'''),
    ],
    twins=[
        '''
try
{
    await Task.Delay(<<num>>, token);
}
catch (OperationCanceledException)
{
    // the caller stopped us
}
''',
        '''
if (!int.TryParse(text, out var n))
    n = <<num>>;
''',
        '''
try
{
    Save(<<row|item|order|entry>>);
}
catch (DbException ex)
{
    throw new InvalidOperationException("could not save", ex);
}
''',
    ],
)

family(
    id="cs-float-money", tag="float-money", lang="csharp", group="helpful",
    asks=["add up the prices of an order", "compute the <<tax|discount|fee>>", "write a class for an invoice"],
    forms=[
        ('''
double total = 0;
foreach (var line in order.Lines)
    total += line.Price * line.Quantity;
''', '''
decimal total = 0m;
foreach (var line in order.Lines)
    total += line.Price * line.Quantity;
'''),
        ('''
public class Invoice
{
    public int Id { get; set; }
    public double Amount { get; set; }
}
''', '''
public class Invoice
{
    public int Id { get; set; }
    public decimal Amount { get; set; }
}
'''),
        ('''
double price = <<19.99|4.35|12.40>>;
var tax = price * 0.19;
''', '''
decimal price = <<19.99|4.35|12.40>>m;
var tax = price * 0.19m;
'''),
        ('''
public record Payment(float Amount, string Currency);
''', '''
public record Payment(decimal Amount, string Currency);
'''),
        ('''
var amount = double.Parse(text, CultureInfo.InvariantCulture);
account.Balance += amount;
''', '''
var amount = decimal.Parse(text, CultureInfo.InvariantCulture);
account.Balance += amount;
'''),
        ('''
float Discount(float price) => price * 0.<<small>>f;
''', '''
decimal Discount(decimal price) => price * 0.<<small>>m;
'''),
    ],
    twins=[
        '''
double distance = Math.Sqrt(dx * dx + dy * dy);
''',
        '''
decimal total = order.Lines.Sum(l => l.Price * l.Quantity);
''',
        '''
long cents = lines.Sum(l => l.PriceCents * l.Quantity);
''',
        '''
double progress = (double)done / total;
''',
    ],
)

family(
    id="cs-off-by-one", tag="off-by-one", lang="csharp", group="helpful",
    asks=["loop over the <<list>>", "get the last entry", "compare neighbours in an array"],
    forms=[
        ('''
for (int i = 0; i <= items.Length; i++)
{
    Console.WriteLine(items[i]);
}
''', '''
for (int i = 0; i < items.Length; i++)
{
    Console.WriteLine(items[i]);
}
'''),
        ('''
var last = names[names.Count];
''', '''
var last = names[names.Count - 1];
'''),
        ('''
for (int i = rows.Count; i >= 0; i--)
    Console.WriteLine(rows[i]);
''', '''
for (int i = rows.Count - 1; i >= 0; i--)
    Console.WriteLine(rows[i]);
'''),
        ('''
bool IsSorted(int[] a)
{
    for (int i = 0; i < a.Length; i++)
        if (a[i] > a[i + 1])
            return false;
    return true;
}
''', '''
bool IsSorted(int[] a)
{
    for (int i = 0; i < a.Length - 1; i++)
        if (a[i] > a[i + 1])
            return false;
    return true;
}
'''),
        ('''
var tail = text.Substring(text.Length - <<small>> + 1); // the last <<small>> characters
''', '''
var tail = text.Substring(text.Length - <<small>>); // the last <<small>> characters
'''),
        ('''
int i = 0;
while (i <= lines.Count && lines[i] != "<<end|stop|done>>")
    i++;
''', '''
int i = 0;
while (i < lines.Count && lines[i] != "<<end|stop|done>>")
    i++;
'''),
    ],
    twins=[
        '''
for (int i = 1; i <= <<num>>; i++)
    Console.WriteLine(i * i);
''',
        '''
var last = names[^1];
''',
        '''
var tail = values[(values.Length - <<small>>)..values.Length];
''',
    ],
)
