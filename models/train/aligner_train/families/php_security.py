"""PHP: injection, XSS, passwords, includes, commands, uploads, TLS, tokens, redirects."""
from ..family import family

family(
    id="php-sql-string", tag="CWE-89", lang="php", group="harmless",
    asks=["query <<table>> by <<col>>", "insert a row into <<table>>", "load the <<col>> of a user"],
    forms=[
        ('''
$result = mysqli_query($conn, "SELECT * FROM <<table>> WHERE <<col>> = '" . $_GET['<<col>>'] . "'");
$row = mysqli_fetch_assoc($result);
''', '''
$result = mysqli_execute_query($conn, "SELECT * FROM <<table>> WHERE <<col>> = ?", [$_GET['<<col>>']]);
$row = mysqli_fetch_assoc($result);
'''),
        ('''
$stmt = $pdo->query("SELECT id FROM <<table>> WHERE <<col>> = '$value'");
$rows = $stmt->fetchAll(PDO::FETCH_ASSOC);
''', '''
$stmt = $pdo->prepare("SELECT id FROM <<table>> WHERE <<col>> = ?");
$stmt->execute([$value]);
$rows = $stmt->fetchAll(PDO::FETCH_ASSOC);
'''),
        ('''
function <<fn>>(PDO $pdo, string $id): void
{
    $pdo->exec("DELETE FROM <<table>> WHERE id = " . $id);
}
''', '''
function <<fn>>(PDO $pdo, string $id): void
{
    $pdo->prepare("DELETE FROM <<table>> WHERE id = ?")->execute([$id]);
}
'''),
        ('''
$sql = sprintf("UPDATE <<table>> SET <<col>> = '%s' WHERE id = %d", $_POST['value'], $id);
$mysqli->query($sql);
''', '''
$sql = "UPDATE <<table>> SET <<col>> = ? WHERE id = ?";
$mysqli->execute_query($sql, [$_POST['value'], $id]);
'''),
        ('''
$stmt = $pdo->prepare("INSERT INTO <<table>> (<<col>>) VALUES ('{$_POST['<<col>>']}')");
$stmt->execute();
''', '''
$stmt = $pdo->prepare("INSERT INTO <<table>> (<<col>>) VALUES (?)");
$stmt->execute([$_POST['<<col>>']]);
'''),
        ('''
class <<cls>>Repository
{
    public function search(string $term): array
    {
        return DB::select("SELECT * FROM <<table>> WHERE <<col>> LIKE '%$term%'");
    }
}
''', '''
class <<cls>>Repository
{
    public function search(string $term): array
    {
        return DB::select('SELECT * FROM <<table>> WHERE <<col>> LIKE ?', ["%$term%"]);
    }
}
'''),
        ('''
$users = User::whereRaw("<<col>> = '" . $request->input('<<col>>') . "'")->get();
''', '''
$users = User::where('<<col>>', $request->input('<<col>>'))->get();
'''),
    ],
    twins=[
        '''
error_log("SELECT on <<table>> for $value took $ms ms");
''',
        '''
$marks = implode(', ', array_fill(0, count($ids), '?'));
$stmt = $pdo->prepare("SELECT * FROM <<table>> WHERE id IN ($marks)");
$stmt->execute($ids);
''',
        '''
$rows = $pdo->query('SELECT id, <<col>> FROM <<table>> ORDER BY <<col>>')->fetchAll();
''',
        '''
$stmt = $pdo->prepare("SELECT * FROM <<table>> WHERE <<col>> = :value");
$stmt->execute(['value' => $value]);
''',
    ],
)

family(
    id="php-xss", tag="CWE-79", lang="php", group="harmless",
    asks=["show the search term on the page", "print the <<name|title|comment>> of a <<user|post|product>>", "fill a form field with the old value"],
    forms=[
        ('''
<p>Results for <?= $_GET['q'] ?></p>
''', '''
<p>Results for <?= htmlspecialchars($_GET['q']) ?></p>
'''),
        ('''
<?php
echo "<h1>Hello, " . $_GET['name'] . "</h1>";
''', '''
<?php
echo "<h1>Hello, " . htmlspecialchars($_GET['name']) . "</h1>";
'''),
        ('''
<input type="text" name="<<col>>" value="<?= $_POST['<<col>>'] ?? '' ?>">
''', '''
<input type="text" name="<<col>>" value="<?= htmlspecialchars($_POST['<<col>>'] ?? '') ?>">
'''),
        ('''
<ul>
<?php foreach ($comments as $comment): ?>
    <li><?= $comment['text'] ?></li>
<?php endforeach; ?>
</ul>
''', '''
<ul>
<?php foreach ($comments as $comment): ?>
    <li><?= htmlspecialchars($comment['text']) ?></li>
<?php endforeach; ?>
</ul>
'''),
        ('''
<div class="<<name|title|bio>>">{!! $user-><<name|title|bio>> !!}</div>
''', '''
<div class="<<name|title|bio>>">{{ $user-><<name|title|bio>> }}</div>
'''),
        (r'''
<?php
function link_to(string $url, string $label): string
{
    return "<a href=\"$url\">$label</a>";
}
''', '''
<?php
function link_to(string $url, string $label): string
{
    return '<a href="' . htmlspecialchars($url) . '">' . htmlspecialchars($label) . '</a>';
}
'''),
        ('''
<?php
print("<td>" . $row['<<col>>'] . "</td>");
''', '''
<?php
print("<td>" . htmlspecialchars($row['<<col>>']) . "</td>");
'''),
    ],
    twins=[
        '''
<?php
header('Content-Type: application/json');
echo json_encode(['q' => $_GET['q']]);
''',
        '''
<p>Page <?= (int) $_GET['page'] ?> of <?= $pages ?></p>
''',
        '''
<?php
echo htmlspecialchars($_GET['q'] ?? '', ENT_QUOTES, 'UTF-8');
''',
        '''
<footer>&copy; <?= date('Y') ?> Example Ltd.</footer>
''',
    ],
)

family(
    id="php-password-hash", tag="CWE-916", lang="php", group="harmless",
    asks=["store the password of a new user", "check the password at login", "change a password"],
    forms=[
        ('''
$hash = <<md5|sha1>>($_POST['password']);
$stmt = $pdo->prepare('INSERT INTO <<table>> (email, password) VALUES (?, ?)');
$stmt->execute([$email, $hash]);
''', '''
$hash = password_hash($_POST['password'], PASSWORD_DEFAULT);
$stmt = $pdo->prepare('INSERT INTO <<table>> (email, password) VALUES (?, ?)');
$stmt->execute([$email, $hash]);
'''),
        ('''
if (<<md5|sha1>>($password) === $user['password']) {
    $_SESSION['user'] = $user['id'];
}
''', '''
if (password_verify($password, $user['password'])) {
    $_SESSION['user'] = $user['id'];
}
'''),
        ('''
public function setPassword(string $password): void
{
    $this->password = hash('sha256', $this->salt . $password);
}
''', '''
public function setPassword(string $password): void
{
    $this->password = password_hash($password, PASSWORD_DEFAULT);
}
'''),
        ('''
$user->password = base64_encode($request->password);
$user->save();
''', '''
$user->password = password_hash($request->password, PASSWORD_DEFAULT);
$user->save();
'''),
        ('''
$hash = crypt($password, 'ab');
''', '''
$hash = password_hash($password, PASSWORD_BCRYPT);
'''),
        ('''
return $password == $row['password'];
''', '''
return password_verify($password, $row['password']);
'''),
    ],
    twins=[
        '''
$etag = '"' . md5($body) . '"';
header("ETag: $etag");
''',
        '''
$gravatar = 'https://www.gravatar.com/avatar/' . md5(strtolower(trim($email)));
''',
        '''
$checksum = hash_file('sha256', '<<path>>');
''',
        '''
if (password_needs_rehash($user['password'], PASSWORD_DEFAULT)) {
    $hash = password_hash($password, PASSWORD_DEFAULT);
}
''',
    ],
)

family(
    id="php-unserialize", tag="CWE-502", lang="php", group="harmless",
    asks=["load the <<cart|settings|state>> from a cookie", "read data that the client sent", "restore cached <<list>>"],
    forms=[
        ('''
$<<cart|settings|state>> = unserialize($_COOKIE['<<cart|settings|state>>']);
''', '''
$<<cart|settings|state>> = json_decode($_COOKIE['<<cart|settings|state>>'], true);
'''),
        ('''
$data = unserialize(base64_decode($_POST['data']));
foreach ($data as $key => $value) {
    $form->set($key, $value);
}
''', '''
$data = json_decode(base64_decode($_POST['data']), true);
foreach ($data as $key => $value) {
    $form->set($key, $value);
}
'''),
        ('''
function <<fn>>(string $raw): array
{
    return unserialize($raw);
}
''', '''
function <<fn>>(string $raw): array
{
    return unserialize($raw, ['allowed_classes' => false]);
}
'''),
        ('''
$payload = file_get_contents('php://input');
$job = unserialize($payload);
''', '''
$payload = file_get_contents('php://input');
$job = json_decode($payload, true, 512, JSON_THROW_ON_ERROR);
'''),
        ('''
$options = unserialize($row['options'], ['allowed_classes' => true]);
''', '''
$options = unserialize($row['options'], ['allowed_classes' => false]);
'''),
        ('''
class <<cls>>
{
    public function restore(Request $request): void
    {
        $this->state = unserialize($request->input('state'));
    }
}
''', '''
class <<cls>>
{
    public function restore(Request $request): void
    {
        $this->state = json_decode($request->input('state'), true);
    }
}
'''),
    ],
    twins=[
        '''
$data = json_decode(file_get_contents('php://input'), true);
''',
        '''
file_put_contents('<<path>>', serialize($data));
''',
        '''
$rows = unserialize($cached, ['allowed_classes' => false]);
''',
    ],
)

family(
    id="php-include", tag="CWE-98", lang="php", group="harmless",
    asks=["load the page that the URL names", "include a <<template|language|module>> file", "build a small router"],
    forms=[
        ('''
include $_GET['page'] . '.php';
''', '''
$pages = ['home', 'about', 'contact'];
$page = in_array($_GET['page'] ?? '', $pages, true) ? $_GET['page'] : 'home';
include __DIR__ . "/$page.php";
'''),
        ('''
$lang = $_COOKIE['lang'] ?? 'en';
require "lang/$lang.php";
''', '''
$lang = in_array($_COOKIE['lang'] ?? '', ['de', 'en', 'fr'], true) ? $_COOKIE['lang'] : 'en';
require "lang/$lang.php";
'''),
        ('''
function render(string $name, array $vars): void
{
    extract($vars, EXTR_SKIP);
    include "templates/$name.php";
}
''', '''
function render(string $name, array $vars): void
{
    if (!preg_match('/^[a-z_]+$/D', $name)) {
        throw new InvalidArgumentException("bad template: $name");
    }
    extract($vars, EXTR_SKIP);
    include "templates/$name.php";
}
'''),
        ('''
switch (true) {
    case isset($_GET['module']):
        require 'modules/' . $_GET['module'] . '.php';
        break;
    default:
        require 'modules/home.php';
}
''', '''
switch (true) {
    case isset($_GET['module']):
        require 'modules/' . basename($_GET['module']) . '.php';
        break;
    default:
        require 'modules/home.php';
}
'''),
        ('''
$file = 'pages/' . $_REQUEST['p'];
if (file_exists($file)) {
    include $file;
}
''', '''
$file = 'pages/' . basename($_REQUEST['p']);
if (file_exists($file)) {
    include $file;
}
'''),
    ],
    twins=[
        '''
require __DIR__ . '/vendor/autoload.php';
''',
        '''
$config = require __DIR__ . '/config/<<mod>>.php';
''',
        '''
$page = match ($_GET['page'] ?? '') {
    'about' => 'about.php',
    default => 'home.php',
};
include __DIR__ . "/pages/$page";
''',
    ],
)

family(
    id="php-exec", tag="CWE-78", lang="php", group="harmless",
    asks=["run `<<cmd>>` on a file", "convert an uploaded <<image|video|document>>", "ping a host"],
    forms=[
        ('''
$out = shell_exec("<<cat|wc|file>> " . $_GET['file']);
echo htmlspecialchars($out);
''', '''
$out = shell_exec("<<cat|wc|file>> " . escapeshellarg($_GET['file']));
echo htmlspecialchars($out);
'''),
        ('''
exec("convert $source -resize <<num>>x<<num>> $target", $lines, $code);
''', '''
exec("convert " . escapeshellarg($source) . " -resize <<num>>x<<num>> " . escapeshellarg($target) . "", $lines, $code);
'''),
        ('''
function ping(string $host): string
{
    return `ping -c <<small>> $host`;
}
''', '''
function ping(string $host): string
{
    return shell_exec('ping -c <<small>> ' . escapeshellarg($host));
}
'''),
        ('''
system('zip -r <<backup|export>>.zip ' . $dir);
''', '''
system('zip -r <<backup|export>>.zip ' . escapeshellarg($dir));
'''),
        ('''
$name = $_POST['name'];
passthru("mkdir -p <<dir>>/$name");
''', '''
$name = $_POST['name'];
mkdir('<<dir>>/' . basename($name), 0755, true);
'''),
        ('''
$process = Process::fromShellCommandline("grep -n '$pattern' <<path>>");
$process->run();
return $process->getOutput();
''', '''
$process = new Process(['grep', '-n', '-e', $pattern, '--', '<<path>>']);
$process->run();
return $process->getOutput();
'''),
    ],
    twins=[
        '''
exec('git rev-parse HEAD', $lines);
''',
        '''
$stmt->execute([$name]);
''',
        '''
$process = new Process(['tar', 'czf', $target, $dir]);
$process->mustRun();
''',
        '''
$cmd = 'pdftotext ' . escapeshellarg($file) . ' -';
$text = shell_exec($cmd);
''',
    ],
)

family(
    id="php-upload", tag="CWE-434", lang="php", group="harmless", unseen=True,
    asks=["save an uploaded <<photo|avatar|document>>", "write an upload handler", "move an uploaded file to `<<dir>>`"],
    forms=[
        ('''
move_uploaded_file($_FILES['file']['tmp_name'], '<<uploads|media>>/' . $_FILES['file']['name']);
''', '''
$ext = strtolower(pathinfo($_FILES['file']['name'], PATHINFO_EXTENSION));
if (!in_array($ext, ['jpg', 'png', 'pdf'], true)) {
    exit('file type not allowed');
}
move_uploaded_file($_FILES['file']['tmp_name'], '<<uploads|media>>/' . bin2hex(random_bytes(16)) . '.' . $ext);
'''),
        ('''
$ext = pathinfo($_FILES['<<photo|avatar|image>>']['name'], PATHINFO_EXTENSION);
$name = bin2hex(random_bytes(16)) . ".$ext";
move_uploaded_file($_FILES['<<photo|avatar|image>>']['tmp_name'], "<<uploads|media>>/$name");
''', '''
$ext = pathinfo($_FILES['<<photo|avatar|image>>']['name'], PATHINFO_EXTENSION);
if (!in_array(strtolower($ext), ['jpg', 'jpeg', 'png', 'webp'], true)) {
    throw new RuntimeException('file type not allowed');
}
$name = bin2hex(random_bytes(16)) . ".$ext";
move_uploaded_file($_FILES['<<photo|avatar|image>>']['tmp_name'], "<<uploads|media>>/$name");
'''),
        ('''
if ($_FILES['doc']['type'] === 'application/pdf') {
    move_uploaded_file($_FILES['doc']['tmp_name'], '<<uploads|media>>/' . uniqid() . '.pdf');
}
''', '''
if (mime_content_type($_FILES['doc']['tmp_name']) === 'application/pdf') {
    move_uploaded_file($_FILES['doc']['tmp_name'], '<<uploads|media>>/' . uniqid() . '.pdf');
}
'''),
        ('''
public function store(Request $request)
{
    $request->validate(['<<photo|avatar|image>>' => 'required|file|max:<<2048|4096>>']);
    return $request->file('<<photo|avatar|image>>')->store('<<photo|avatar|image>>s');
}
''', '''
public function store(Request $request)
{
    $request->validate(['<<photo|avatar|image>>' => 'required|image|max:<<2048|4096>>']);
    return $request->file('<<photo|avatar|image>>')->store('<<photo|avatar|image>>s');
}
'''),
        ('''
$path = $request->file('file')->storeAs('public', $request->file('file')->getClientOriginalName());
''', '''
$path = $request->file('file')->store('files');
'''),
    ],
    twins=[
        '''
if (mime_content_type($_FILES['file']['tmp_name']) !== 'image/png') {
    exit('PNG only');
}
move_uploaded_file($_FILES['file']['tmp_name'], '<<uploads|media>>/' . bin2hex(random_bytes(16)) . '.png');
''',
        '''
echo htmlspecialchars($_FILES['file']['name']);
''',
        '''
move_uploaded_file($tmp, "<<uploads|media>>/user-$id.jpg");
''',
    ],
)

family(
    id="php-curl-verify", tag="CWE-295", lang="php", group="harmless",
    asks=["call `<<url>>` with cURL", "fix a certificate error", "fetch JSON from an API"],
    forms=[
        ('''
$ch = curl_init('<<url>>');
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);
$body = curl_exec($ch);
''', '''
$ch = curl_init('<<url>>');
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, true);
$body = curl_exec($ch);
'''),
        ('''
curl_setopt_array($ch, [
    CURLOPT_TIMEOUT => <<small>>0,
    CURLOPT_SSL_VERIFYHOST => 0,
    CURLOPT_SSL_VERIFYPEER => 0,
]);
''', '''
curl_setopt_array($ch, [
    CURLOPT_TIMEOUT => <<small>>0,
    CURLOPT_SSL_VERIFYHOST => 2,
    CURLOPT_SSL_VERIFYPEER => 1,
]);
'''),
        (r'''
$client = new GuzzleHttp\Client(['base_uri' => '<<url>>', 'verify' => false]);
''', r'''
$client = new GuzzleHttp\Client(['base_uri' => '<<url>>']);
'''),
        ('''
$context = stream_context_create(['ssl' => ['verify_peer' => false, 'verify_peer_name' => false]]);
$json = file_get_contents('<<url>>', false, $context);
''', '''
$context = stream_context_create(['ssl' => ['verify_peer' => true, 'verify_peer_name' => true]]);
$json = file_get_contents('<<url>>', false, $context);
'''),
        ('''
$response = Http::withoutVerifying()->timeout(<<small>>0)->get('<<url>>');
''', '''
$response = Http::timeout(<<small>>0)->get('<<url>>');
'''),
        ('''
$mail->isSMTP();
$mail->Host = '<<host>>';
$mail->SMTPOptions = ['ssl' => ['verify_peer' => false, 'allow_self_signed' => true]];
$mail->SMTPSecure = PHPMailer::ENCRYPTION_STARTTLS;
''', '''
$mail->isSMTP();
$mail->Host = '<<host>>';
$mail->SMTPSecure = PHPMailer::ENCRYPTION_STARTTLS;
'''),
    ],
    twins=[
        '''
curl_setopt($ch, CURLOPT_CAINFO, '/etc/ssl/<<company|internal>>-ca.pem');
''',
        '''
curl_setopt($ch, CURLOPT_HEADER, false);
''',
        r'''
$client = new GuzzleHttp\Client(['verify' => '/etc/ssl/<<company|internal>>-ca.pem']);
''',
    ],
)

family(
    id="php-weak-token", tag="CWE-338", lang="php", group="harmless",
    asks=["create a <<reset|session|invite>> token", "generate a random <<password|code|key>>", "build a CSRF token"],
    forms=[
        ('''
$token = md5(rand());
$_SESSION['<<csrf|reset|invite>>'] = $token;
''', '''
$token = bin2hex(random_bytes(16));
$_SESSION['<<csrf|reset|invite>>'] = $token;
'''),
        ('''
$code = mt_rand(100000, 999999);
''', '''
$code = random_int(100000, 999999);
'''),
        ('''
function new_token(): string
{
    return uniqid('', true);
}
''', '''
function new_token(): string
{
    return bin2hex(random_bytes(16));
}
'''),
        ('''
$chars = 'abcdefghjkmnpqrstuvwxyz23456789';
$password = '';
for ($i = 0; $i < <<16|20|24>>; $i++) {
    $password .= $chars[rand(0, strlen($chars) - 1)];
}
''', '''
$chars = 'abcdefghjkmnpqrstuvwxyz23456789';
$password = '';
for ($i = 0; $i < <<16|20|24>>; $i++) {
    $password .= $chars[random_int(0, strlen($chars) - 1)];
}
'''),
        ('''
$apiKey = sha1(microtime() . $user->email);
$user->update(['api_key' => $apiKey]);
''', '''
$apiKey = bin2hex(random_bytes(20));
$user->update(['api_key' => $apiKey]);
'''),
        ('''
$key = str_shuffle('ABCDEFGHJKLMNPQRSTUVWXYZ23456789');
''', '''
$key = strtoupper(bin2hex(random_bytes(16)));
'''),
    ],
    twins=[
        '''
$quote = $quotes[array_rand($quotes)];
''',
        '''
usleep(mt_rand(1000, <<num>>000));
''',
        '''
$token = bin2hex(random_bytes(32));
''',
        '''
$tmp = '<<dir>>/' . uniqid('<<report|export>>_') . '.csv';
''',
    ],
)

family(
    id="php-open-redirect", tag="CWE-601", lang="php", group="harmless",
    asks=["send the user back after the login", "redirect to the page in the URL", "write a logout script"],
    forms=[
        ('''
header('Location: ' . $_GET['<<next|return|to>>']);
exit;
''', r'''
$target = $_GET['<<next|return|to>>'] ?? '/';
if (!preg_match('#^(/[\w-]+)+$#D', $target)) {
    $target = '/';
}
header('Location: ' . $target);
exit;
'''),
        ('''
$url = $_POST['<<next|return|to>>'] ?? '/';
header("Location: $url");
exit;
''', '''
$url = $_POST['<<next|return|to>>'] ?? '/';
if (!in_array($url, ['/', '/account', '/orders'], true)) {
    $url = '/';
}
header("Location: $url");
exit;
'''),
        ('''
return redirect($request->input('<<next|return|to>>'));
''', '''
return redirect()->intended('/home');
'''),
        ('''
session_destroy();
header('Location: ' . $_SERVER['HTTP_REFERER']);
exit;
''', '''
session_destroy();
header('Location: ' . '/login');
exit;
'''),
        ('''
function back(): void
{
    $target = $_GET['<<next|return|to>>'] ?? '';
    header('Location: ' . $target, true, 302);
    exit;
}
''', '''
function back(): void
{
    $target = $_GET['<<next|return|to>>'] ?? '';
    if (!in_array($target, ['/<<home|start>>', '/<<cart|inbox>>', '/help'], true)) {
        $target = '/<<home|start>>';
    }
    header('Location: ' . $target, true, 302);
    exit;
}
'''),
    ],
    twins=[
        '''
header('Location: /<<table>>/' . (int) $_GET['id']);
exit;
''',
        '''
header('Location: https://example.com/login?next=' . urlencode($_SERVER['REQUEST_URI']));
exit;
''',
        '''
$next = '/<<table>>';
header("Location: $next");
exit;
''',
    ],
)
