"""PHP: comparisons, removed functions, careless defaults."""
from ..family import family

family(
    id="php-loose-equality", tag="loose-equality", lang="php", group="helpful",
    asks=["check whether a string contains `<<@|#|:>>`", "compare the <<role|status|code>>", "look up a value in an array"],
    forms=[
        ('''
if (strpos($<<text|line|name>>, '<<@|#|:>>')) {
    <<fn>>($<<text|line|name>>);
}
''', '''
if (strpos($<<text|line|name>>, '<<@|#|:>>') !== false) {
    <<fn>>($<<text|line|name>>);
}
'''),
        ('''
if ($token == $_SESSION['token']) {
    <<fn>>();
}
''', '''
if ($token === $_SESSION['token']) {
    <<fn>>();
}
'''),
        ('''
if (in_array($<<role|status|code>>, ['<<admin|open>>', '<<guest|closed>>'])) {
    return true;
}
''', '''
if (in_array($<<role|status|code>>, ['<<admin|open>>', '<<guest|closed>>'], true)) {
    return true;
}
'''),
        ('''
function is_zero($value): bool
{
    return $value == 0;
}
''', '''
function is_zero($value): bool
{
    return $value === 0 || $value === '0';
}
'''),
        ('''
$pos = array_search($name, $names);
if ($pos != false) {
    unset($names[$pos]);
}
''', '''
$pos = array_search($name, $names, true);
if ($pos !== false) {
    unset($names[$pos]);
}
'''),
        ('''
if (!preg_match('/^[a-z]+$/D', $name) == 1) {
    throw new InvalidArgumentException('bad name');
}
''', '''
if (preg_match('/^[a-z]+$/D', $name) !== 1) {
    throw new InvalidArgumentException('bad name');
}
'''),
        ('''
switch (true) {
    case $<<role|status|code>> == null:
        return 'unknown';
    case $<<role|status|code>> == 0:
        return 'none';
}
''', '''
switch (true) {
    case $<<role|status|code>> === null:
        return 'unknown';
    case $<<role|status|code>> === 0:
        return 'none';
}
'''),
    ],
    twins=[
        '''
if (str_contains($<<text|line|name>>, '<<@|#|:>>')) {
    <<fn>>($<<text|line|name>>);
}
''',
        '''
if ((int) $a == (int) $b) {
    return 0;
}
''',
        '''
$pos = strpos($line, ':');
if ($pos === false) {
    return null;
}
''',
        '''
if (in_array($id, $ids, true)) {
    continue;
}
''',
    ],
)

family(
    id="php-removed-api", tag="removed-api", lang="php", group="helpful",
    asks=["connect to MySQL and read rows", "loop over an array", "create a small callback"],
    forms=[
        ('''
$conn = mysql_connect('<<host>>', $user, $password);
mysql_select_db('<<app|shop|crm>>', $conn);
$result = mysql_query('SELECT <<col>> FROM <<table>>');
while ($row = mysql_fetch_assoc($result)) {
    echo htmlspecialchars($row['<<col>>']);
}
''', '''
$conn = mysqli_connect('<<host>>', $user, $password);
mysqli_select_db($conn, '<<app|shop|crm>>');
$result = mysqli_query($conn, 'SELECT <<col>> FROM <<table>>');
while ($row = mysqli_fetch_assoc($result)) {
    echo htmlspecialchars($row['<<col>>']);
}
'''),
        (r'''
while (list($key, $value) = each($<<list>>)) {
    echo "$key: $value\n";
}
''', r'''
foreach ($<<list>> as $key => $value) {
    echo "$key: $value\n";
}
'''),
        ('''
$double = create_function('$x', 'return $x * <<small>>;');
echo implode(', ', array_map($double, $<<list>>));
''', '''
$double = function ($x) { return $x * <<small>>; };
echo implode(', ', array_map($double, $<<list>>));
'''),
        ('''
$parts = split('<<,|;|:>>', $line);
''', '''
$parts = explode('<<,|;|:>>', $line);
'''),
        ('''
if (ereg('^[0-9]+$', $id)) {
    <<fn>>($id);
}
''', '''
if (preg_match('/^[0-9]+$/D', $id)) {
    <<fn>>($id);
}
'''),
        ('''
$name = $_POST['name'] ?? '';
if (get_magic_quotes_gpc()) {
    $name = stripslashes($name);
}
$name = trim($name);
''', '''
$name = $_POST['name'] ?? '';
$name = trim($name);
'''),
        ('''
$first = $text{0};
''', '''
$first = $text[0];
'''),
    ],
    twins=[
        '''
$conn = mysqli_connect('<<host>>', $user, $password, '<<app|shop|crm>>');
$result = mysqli_query($conn, 'SELECT <<col>> FROM <<table>>');
''',
        '''
$collection->each(fn ($item) => $item->touch());
''',
        '''
$parts = preg_split('/[,;]/', $line);
''',
        '''
$letters = mb_str_split($text);
''',
    ],
)

family(
    id="php-mass-extract", tag="CWE-621", lang="php", group="harmless", unseen=True,
    asks=["read the form fields into variables", "update a <<user|profile|product>> from the form", "use the request parameters"],
    forms=[
        ('''
extract($_POST);
$stmt = $pdo->prepare('UPDATE <<table>> SET <<name|title|email>> = ? WHERE id = ?');
$stmt->execute([$<<name|title|email>>, $id]);
''', '''
$<<name|title|email>> = $_POST['<<name|title|email>>'] ?? '';
$stmt = $pdo->prepare('UPDATE <<table>> SET <<name|title|email>> = ? WHERE id = ?');
$stmt->execute([$<<name|title|email>>, $id]);
'''),
        ('''
foreach ($_GET as $key => $value) {
    $$key = $value;
}
show_list($<<page|sort|filter>>);
''', '''
$<<page|sort|filter>> = $_GET['<<page|sort|filter>>'] ?? null;
show_list($<<page|sort|filter>>);
'''),
        ('''
$is_admin = false;
extract($_REQUEST);
if ($is_admin) {
    show_panel($name);
}
''', '''
$is_admin = false;
$name = $_REQUEST['name'] ?? '';
if ($is_admin) {
    show_panel($name);
}
'''),
        ('''
parse_str($_SERVER['QUERY_STRING']);
show_list($page);
''', '''
parse_str($_SERVER['QUERY_STRING'], $query);
show_list($query['page'] ?? 1);
'''),
        ('''
function handle(array $input): string
{
    extract($input);
    return "$first $last";
}
''', '''
function handle(array $input): string
{
    return "{$input['first']} {$input['last']}";
}
'''),
        ('''
User::find($id)->forceFill($request->all())->save();
''', '''
User::find($id)->fill($request->only(['name', 'email']))->save();
'''),
    ],
    twins=[
        '''
extract(['title' => 'Home', 'items' => $items]);
include __DIR__ . '/home.php';
''',
        '''
['name' => $name, 'email' => $email] = $_POST + ['name' => '', 'email' => ''];
''',
        '''
$zip->extractTo('<<dir>>');
''',
        '''
$data = array_intersect_key($_POST, array_flip(['name', 'email']));
''',
    ],
)

family(
    id="php-display-errors", tag="CWE-209", lang="php", group="harmless",
    asks=["configure error handling for the live site", "show an error page when the database fails", "catch an exception in a controller"],
    forms=[
        ('''
<?php
// production settings
ini_set('display_errors', '1');
ini_set('log_errors', '1');
error_reporting(E_ALL);
''', '''
<?php
// production settings
ini_set('display_errors', '0');
ini_set('log_errors', '1');
error_reporting(E_ALL);
'''),
        ('''
try {
    $pdo = new PDO($dsn, $user, $password);
} catch (PDOException $e) {
    die($e->getMessage());
}
''', '''
try {
    $pdo = new PDO($dsn, $user, $password);
} catch (PDOException $e) {
    error_log($e->getMessage());
    die('The database cannot be reached.');
}
'''),
        ('''
set_exception_handler(function (Throwable $e): void {
    http_response_code(500);
    echo '<pre>' . $e . '</pre>';
});
''', '''
set_exception_handler(function (Throwable $e): void {
    http_response_code(500);
    error_log((string) $e);
    echo 'Something went wrong.';
});
'''),
        ('''
return response()->json(['error' => $e->getTraceAsString()], 500);
''', '''
return response()->json(['error' => 'internal error'], 500);
'''),
        ('''
$result = mysqli_query($conn, 'SELECT <<col>> FROM <<table>>') or die(mysqli_error($conn));

''', '''
$result = mysqli_query($conn, 'SELECT <<col>> FROM <<table>>');
if ($result === false) {
    error_log(mysqli_error($conn));
    exit('Something went wrong.');
}

'''),
        ('''
if ($app->environment('production')) {
    config(['app.debug' => true]);
}
''', '''
if ($app->environment('production')) {
    config(['app.debug' => false]);
}
'''),
    ],
    twins=[
        '''
ini_set('display_errors', PHP_SAPI === 'cli' ? '1' : '0');
''',
        '''
fwrite(STDERR, $e->getMessage() . PHP_EOL);
exit(1);
''',
        r'''
error_log($e->getMessage() . "\n" . $e->getTraceAsString());
''',
        '''
// local development only
if (getenv('APP_ENV') === 'dev') {
    ini_set('display_errors', '1');
}
''',
    ],
)
