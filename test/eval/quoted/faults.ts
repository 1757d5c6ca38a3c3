/** Short faulty code with its repair, written for the evaluation: what an answer quotes, or presents as the better way. */

export interface Fault {
  readonly tag: string;
  /** As a fence says it. */
  readonly lang: string;
  readonly file: string;
  readonly question: string;
  /** What is wrong, as a clause: "it …". */
  readonly why: string;
  readonly bad: string;
  /** Another form of the same fault, which looks like a repair. */
  readonly still: string;
  readonly good: string;
}

export const FAULTS: readonly Fault[] = [
  {
    tag: 'CWE-89',
    lang: 'python',
    file: 'shop/orders.py',
    question: 'Is my order lookup safe?',
    why: 'puts the value into the SQL text',
    bad: 'def find_order(cursor, code):\n    cursor.execute(f"SELECT id, total FROM orders WHERE code = \'{code}\'")\n    return cursor.fetchone()',
    still:
      'def find_order(cursor, code):\n    cursor.execute("SELECT id, total FROM orders WHERE code = \'%s\'" % code)\n    return cursor.fetchone()',
    good: 'def find_order(cursor, code):\n    cursor.execute("SELECT id, total FROM orders WHERE code = %s", (code,))\n    return cursor.fetchone()',
  },
  {
    tag: 'CWE-502',
    lang: 'python',
    file: 'tool/settings.py',
    question: 'Why does the scanner complain about my settings loader?',
    why: 'lets the file create any Python object',
    bad: 'def read_settings(path):\n    with open(path, encoding="utf-8") as handle:\n        return yaml.load(handle)',
    still:
      'def read_settings(path):\n    with open(path, encoding="utf-8") as handle:\n        return yaml.load(handle, Loader=yaml.UnsafeLoader)',
    good: 'def read_settings(path):\n    with open(path, encoding="utf-8") as handle:\n        return yaml.safe_load(handle)',
  },
  {
    tag: 'CWE-95',
    lang: 'python',
    file: 'calc/input.py',
    question: 'Can a user break my calculator?',
    why: 'runs whatever the user types',
    bad: 'def parse_limit(raw):\n    return eval(raw)',
    still: 'def parse_limit(raw):\n    return eval(raw, {})',
    good: 'def parse_limit(raw):\n    return ast.literal_eval(raw)',
  },
  {
    tag: 'CWE-78',
    lang: 'python',
    file: 'backup/pack.py',
    question: 'How should I call tar from Python?',
    why: 'hands the folder name to a shell',
    bad: 'def pack(folder):\n    os.system(f"tar czf backup.tgz {folder}")',
    still: 'def pack(folder):\n    subprocess.run(f"tar czf backup.tgz {folder}", shell=True, check=True)',
    good: 'def pack(folder):\n    subprocess.run(["tar", "czf", "backup.tgz", "--", folder], check=True)',
  },
  {
    tag: 'CWE-295',
    lang: 'python',
    file: 'sync/client.py',
    question: 'I get a certificate error, what now?',
    why: 'accepts any certificate',
    bad: 'def load_feed(url):\n    return requests.get(url, timeout=10, verify=False).json()',
    still:
      'def load_feed(url):\n    session = requests.Session()\n    session.verify = False\n    return session.get(url, timeout=10).json()',
    good: 'def load_feed(url):\n    return requests.get(url, timeout=10).json()',
  },
  {
    tag: 'mutable-default',
    lang: 'python',
    file: 'cart/items.py',
    question: 'Why do my carts share items?',
    why: 'creates the list once, when the function is defined',
    bad: 'def add_item(item, items=[]):\n    items.append(item)\n    return items',
    still: 'def add_item(item, items=list()):\n    items.append(item)\n    return items',
    good: 'def add_item(item, items=None):\n    items = [] if items is None else items\n    items.append(item)\n    return items',
  },
  {
    tag: 'CWE-916',
    lang: 'python',
    file: 'auth/store.py',
    question: 'Is this good enough for passwords?',
    why: 'uses a fast hash without a work factor',
    bad: 'def digest(password):\n    return hashlib.md5(password.encode()).hexdigest()',
    still: 'def digest(password):\n    return hashlib.sha1(password.encode()).hexdigest()',
    good: 'def digest(password, salt):\n    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1).hex()',
  },
  {
    tag: 'broad-except',
    lang: 'python',
    file: 'jobs/run.py',
    question: 'Why can I not stop my script with Ctrl+C?',
    why: 'also catches KeyboardInterrupt and SystemExit',
    bad: 'def run_all(jobs):\n    for job in jobs:\n        try:\n            job.run()\n        except:\n            print("job failed")',
    still:
      'def run_all(jobs):\n    for job in jobs:\n        try:\n            job.run()\n        except BaseException:\n            print("job failed")',
    good: 'def run_all(jobs):\n    for job in jobs:\n        try:\n            job.run()\n        except JobError as error:\n            print(f"job failed: {error}")',
  },
  {
    tag: 'CWE-79',
    lang: 'js',
    file: 'web/comments.js',
    question: 'Somebody posted a script tag as a comment, what did I do wrong?',
    why: 'lets the comment bring its own HTML',
    bad: 'function showComment(node, comment) {\n  node.innerHTML = comment.text;\n}',
    still: "function showComment(node, comment) {\n  node.insertAdjacentHTML('beforeend', comment.text);\n}",
    good: 'function showComment(node, comment) {\n  node.textContent = comment.text;\n}',
  },
  {
    tag: 'CWE-89',
    lang: 'js',
    file: 'api/users.js',
    question: 'Please review my user lookup.',
    why: 'builds the SQL text out of the request',
    bad: "app.get('/users/:name', async (req, res) => {\n  const { rows } = await pool.query(`SELECT id FROM users WHERE name = '${req.params.name}'`);\n  res.json(rows);\n});",
    still:
      'app.get(\'/users/:name\', async (req, res) => {\n  const { rows } = await pool.query("SELECT id FROM users WHERE name = \'" + req.params.name + "\'");\n  res.json(rows);\n});',
    good: "app.get('/users/:name', async (req, res) => {\n  const { rows } = await pool.query('SELECT id FROM users WHERE name = $1', [req.params.name]);\n  res.json(rows);\n});",
  },
  {
    tag: 'CWE-78',
    lang: 'js',
    file: 'tools/thumb.js',
    question: 'How do I call convert from Node?',
    why: 'passes the file name through a shell',
    bad: 'function thumbnail(file, done) {\n  exec(`convert ${file} -resize 200 thumb.png`, done);\n}',
    still: 'function thumbnail(file) {\n  execSync(`convert "${file}" -resize 200 thumb.png`);\n}',
    good: "function thumbnail(file, done) {\n  execFile('convert', [file, '-resize', '200', 'thumb.png'], done);\n}",
  },
  {
    tag: 'async-foreach',
    lang: 'js',
    file: 'jobs/mail.js',
    question: 'Why does my function return before the mails are sent?',
    why: 'does not wait for the callbacks',
    bad: 'async function notify(users) {\n  users.forEach(async (user) => {\n    await sendMail(user.email);\n  });\n}',
    still:
      'async function notify(users) {\n  await users.forEach(async (user) => {\n    await sendMail(user.email);\n  });\n}',
    good: 'async function notify(users) {\n  await Promise.all(users.map((user) => sendMail(user.email)));\n}',
  },
  {
    tag: 'CWE-338',
    lang: 'ts',
    file: 'src/reset.ts',
    question: 'Are my reset tokens hard to guess?',
    why: 'is predictable',
    bad: 'export function resetToken(): string {\n  return Math.random().toString(36).slice(2);\n}',
    still:
      'export function resetToken(): string {\n  return Date.now().toString(36) + Math.random().toString(36).slice(2);\n}',
    good: "export function resetToken(): string {\n  return randomBytes(32).toString('base64url');\n}",
  },
  {
    tag: 'sort-comparator',
    lang: 'js',
    file: 'web/prices.js',
    question: 'Why is 100 before 20?',
    why: 'compares the numbers as text',
    bad: 'const prices = [20, 100, 3];\nprices.sort();\nconsole.log(prices[0]);',
    still: 'const prices = [20, 100, 3];\nconst sorted = [...prices].sort();\nconsole.log(sorted[0]);',
    good: 'const prices = [20, 100, 3];\nprices.sort((a, b) => a - b);\nconsole.log(prices[0]);',
  },
  {
    tag: 'unquoted-variable',
    lang: 'bash',
    file: 'bin/clean.sh',
    question: 'My clean-up script fails on names with spaces.',
    why: 'splits the names at spaces',
    bad: 'for file in $(ls "$dir"/*.tmp); do\n  rm -f $file\ndone',
    still: 'for file in `ls "$dir"/*.tmp`; do\n  rm -f $file\ndone',
    good: 'for file in "$dir"/*.tmp; do\n  rm -f -- "$file"\ndone',
  },
  {
    tag: 'CWE-732',
    lang: 'dockerfile',
    file: 'Dockerfile',
    question: 'The container cannot write to /data.',
    why: 'lets everybody write',
    bad: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN mkdir /data && chmod 777 /data\nCMD ["python", "app.py"]',
    still:
      'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN mkdir /data && chmod -R a+rwx /data\nCMD ["python", "app.py"]',
    good: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN useradd --create-home app && install -d -o app /data\nUSER app\nCMD ["python", "app.py"]',
  },
  {
    tag: 'CWE-89',
    lang: 'go',
    file: 'store/user.go',
    question: 'Review my store function, please.',
    why: 'formats the name into the SQL text',
    bad: 'func (s *Store) Find(ctx context.Context, name string) *sql.Row {\n\treturn s.db.QueryRowContext(ctx, fmt.Sprintf("SELECT id FROM users WHERE name = \'%s\'", name))\n}',
    still:
      'func (s *Store) Find(ctx context.Context, name string) *sql.Row {\n\treturn s.db.QueryRowContext(ctx, "SELECT id FROM users WHERE name = \'"+name+"\'")\n}',
    good: 'func (s *Store) Find(ctx context.Context, name string) *sql.Row {\n\treturn s.db.QueryRowContext(ctx, "SELECT id FROM users WHERE name = $1", name)\n}',
  },
  {
    tag: 'CWE-89',
    lang: 'php',
    file: 'public/login.php',
    question: 'Can somebody log in without a password here?',
    why: 'puts the request into the SQL text',
    bad: '$row = $db->query("SELECT id FROM users WHERE email = \'" . $_POST[\'email\'] . "\'")->fetch();',
    still: "$email = $_POST['email'];\n$row = $db->query(\"SELECT id FROM users WHERE email = '$email'\")->fetch();",
    good: "$statement = $db->prepare('SELECT id FROM users WHERE email = ?');\n$statement->execute([$_POST['email']]);\n$row = $statement->fetch();",
  },
  {
    tag: 'CWE-89',
    lang: 'java',
    file: 'src/main/java/Users.java',
    question: 'Does this need a prepared statement?',
    why: 'joins the name into the SQL text',
    bad: 'ResultSet find(Connection connection, String name) throws SQLException {\n    return connection.createStatement().executeQuery("SELECT id FROM users WHERE name = \'" + name + "\'");\n}',
    still:
      'ResultSet find(Connection connection, String name) throws SQLException {\n    String sql = String.format("SELECT id FROM users WHERE name = \'%s\'", name);\n    return connection.prepareStatement(sql).executeQuery();\n}',
    good: 'ResultSet find(Connection connection, String name) throws SQLException {\n    PreparedStatement statement = connection.prepareStatement("SELECT id FROM users WHERE name = ?");\n    statement.setString(1, name);\n    return statement.executeQuery();\n}',
  },
  {
    tag: 'CWE-120',
    lang: 'c',
    file: 'src/label.c',
    question: 'Why does my program crash with long labels?',
    why: 'writes past the end of the buffer',
    bad: 'void set_label(struct item *item, const char *text)\n{\n    strcpy(item->label, text);\n}',
    still: 'void set_label(struct item *item, const char *text)\n{\n    sprintf(item->label, "%s", text);\n}',
    good: 'void set_label(struct item *item, const char *text)\n{\n    snprintf(item->label, sizeof item->label, "%s", text);\n}',
  },
];
