"""SQL in other libraries, XML, temporary files, rights, logs, asserts as guards, SSH, clear-text protocols."""
from ..family import family
from .python_form import diffs, texts

family(
    id="py-sql-orm", tag="CWE-89", lang="python", group="harmless",
    asks=["query <<table>> with SQLAlchemy", "run raw SQL in Django", "load <<table>> into pandas by <<col>>", "search <<table>> with asyncpg"],
    forms=diffs('''
from sqlalchemy import text

def <<fn>>(session, value):
-    stmt = text(f"SELECT * FROM <<table>> WHERE <<col>> = '{value}'")
-    return session.execute(stmt).all()
+    stmt = text("SELECT * FROM <<table>> WHERE <<col>> = :value")
+    return session.execute(stmt, {"value": value}).all()
===
-<<table>> = Model.objects.raw("SELECT * FROM app_<<table>> WHERE <<col>> = '%s'" % wanted)
+<<table>> = Model.objects.raw("SELECT * FROM app_<<table>> WHERE <<col>> = %s", [wanted])
for obj in <<table>>:
    print(obj.pk)
===
import pandas as pd
import sqlalchemy

def <<fn>>(engine, since):
-    return pd.read_sql(f"SELECT * FROM <<table>> WHERE created_at >= '{since}'", engine)
+    return pd.read_sql(sqlalchemy.text("SELECT * FROM <<table>> WHERE created_at >= :since"), engine, params={"since": since})
===
class <<cls>>:
    def __init__(self, pool):
        self.pool = pool

    async def by_<<key|owner|label>>(self, wanted):
-        return await self.pool.fetch(f"SELECT * FROM <<table>> WHERE <<col>> = '{wanted}'")
+        return await self.pool.fetch("SELECT * FROM <<table>> WHERE <<col>> = $1", wanted)
===
with connection.cursor() as cursor:
-    cursor.execute("UPDATE <<table>> SET <<col>> = '{}' WHERE id = {}".format(request.POST["value"], pk))
+    cursor.execute("UPDATE <<table>> SET <<col>> = %s WHERE id = %s", [request.POST["value"], pk])
===
def search(db, term, limit=<<num>>):
    query = db.query(Product)
-    query = query.filter(text("title LIKE '%" + term + "%'"))
+    query = query.filter(Product.title.contains(term, autoescape=True))
    return query.limit(limit).all()
===
import mysql.connector

conn = mysql.connector.connect(option_files="<<my.cnf|db.cnf>>")
cur = conn.cursor(dictionary=True)
name = input("<<Name|User name|City>>: ")
-cur.execute("SELECT * FROM <<table>> WHERE <<col>> = \\"" + name + "\\"")
+cur.execute("SELECT * FROM <<table>> WHERE <<col>> = %s", (name,))
print(cur.fetchall())
===
async def rename(db: aiosqlite.Connection, key: int, title: str) -> None:
    script = "UPDATE <<table>> SET title = ? WHERE id = ?"
-    script = script.replace("?", f"'{title}'", 1).replace("?", str(key), 1)
-    await db.execute(script)
+    await db.execute(script, (title, key))
    await db.commit()
'''),
    twins=texts('''
stmt = select(User).where(User.<<title|status|city>> == wanted).limit(<<num>>)
users = session.scalars(stmt).all()
===
stmt = text("SELECT <<col>> FROM <<table>> WHERE <<col>> = :value")
rows = session.execute(stmt, {"value": f"{prefix}-{number}"}).all()
===
TABLE = "<<table>>"
count = conn.execute(f"SELECT COUNT(*) FROM {TABLE}").fetchone()[0]
===
cur.execute(psycopg.sql.SQL("SELECT * FROM {}").format(psycopg.sql.Identifier(table)))
===
print(f"SELECT took {elapsed:.2f} s for {len(rows)} rows")
'''))

family(
    id="py-xxe", tag="CWE-611", lang="python", group="harmless",
    asks=["parse XML from a request", "read an uploaded XML file", "get the titles from an XML feed", "parse <<orders|invoices|feed>>.xml"],
    forms=diffs('''
from lxml import etree

def <<fn>>(xml_bytes):
-    parser = etree.XMLParser(resolve_entities=True)
+    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(xml_bytes, parser)
===
-import xml.etree.ElementTree as ET
+import defusedxml.ElementTree as ET
from flask import request

@app.post("/<<import|upload|orders>>")
def <<fn>>():
    root = ET.fromstring(request.data)
    return {"count": len(root.findall("<<order|item|row>>"))}
===
-from xml.dom import minidom
+from defusedxml import minidom

dom = minidom.parseString(<<upload|received|xml_text>>)
titles = [n.firstChild.data for n in dom.getElementsByTagName("<<title|name|label>>")]
===
parser = xml.sax.make_parser()
-parser.setFeature(xml.sax.handler.feature_external_ges, True)
+parser.setFeature(xml.sax.handler.feature_external_ges, False)
parser.setContentHandler(handler)
parser.parse(stream)
===
class <<FeedReader|InvoiceReader|XmlImport>>:
    def __init__(self):
-        self.parser = etree.XMLParser(load_dtd=True, no_network=False, huge_tree=True)
+        self.parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)

    def read(self, path):
        return etree.parse(path, self.parser).getroot()
===
import xmltodict

async def soap(request):
-    doc = xmltodict.parse(await request.body(), disable_entities=False)
+    doc = xmltodict.parse(await request.body())
    return doc["Envelope"]["Body"]
===
-from xml.sax import parseString
+from defusedxml.sax import parseString

def count_tags(upload):
    counter = TagCounter()
    parseString(upload.read(), counter)
    return counter.counts
'''),
    twins=texts('''
import xml.etree.ElementTree as ET

root = ET.Element("<<orders|items|feed>>")
for n in range(<<small>>):
    ET.SubElement(root, "<<order|item|row>>", id=str(n))
print(ET.tostring(root, encoding="unicode"))
===
parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
tree = etree.parse(path, parser)
===
from defusedxml.ElementTree import fromstring

root = fromstring(request.data)
===
from lxml import html

page = html.fromstring(resp.text)
links = page.xpath("//a/@href")
'''))

family(
    id="py-mktemp", tag="CWE-377", lang="python", group="harmless",
    asks=["write to a temporary file", "make a temp directory", "save <<var>> to a temp file before the upload", "create a scratch file"],
    forms=diffs('''
import tempfile

def <<fn>>(blob):
-    path = tempfile.mktemp(suffix=".<<txt|json|bin>>")
-    with open(path, "wb") as f:
-        f.write(blob)
-    return path
+    with tempfile.NamedTemporaryFile(suffix=".<<txt|json|bin>>", delete=False) as f:
+        f.write(blob)
+    return f.name
===
-path = "/tmp/<<upload|export|report>>.csv"
-with open(path, "w", newline="", encoding="utf-8") as f:
+with tempfile.NamedTemporaryFile("w", newline="", encoding="utf-8", suffix=".csv") as f:
    csv.writer(f).writerows(<<list>>)
    f.flush()
    send_report(f.name)
===
class <<cls>>:
    def __init__(self):
-        self.workdir = "/tmp/work-%d" % os.getpid()
-        os.makedirs(self.workdir, exist_ok=True)
+        self.workdir = tempfile.mkdtemp(prefix="work-")
===
def lock_path():
-    name = os.path.join(tempfile.gettempdir(), f"<<app|job|sync>>-{random.randint(0, <<num>>)}.lock")
-    open(name, "w").close()
+    fd, name = tempfile.mkstemp(prefix="<<app|job|sync>>-", suffix=".lock")
+    os.close(fd)
    return name
===
-tmp_dir = tempfile.mktemp()
-os.mkdir(tmp_dir)
+tmp_dir = tempfile.mkdtemp()
subprocess.run(["git", "clone", "--depth", "1", repo, tmp_dir], check=True)
===
def render_pdf(html_text):
-    source = f"/tmp/{int(time.time())}.html"
-    with open(source, "w", encoding="utf-8") as out:
-        out.write(html_text)
-    return subprocess.run(["wkhtmltopdf", source, "-"], capture_output=True, check=True).stdout
+    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".html") as out:
+        out.write(html_text)
+        out.flush()
+        return subprocess.run(["wkhtmltopdf", out.name, "-"], capture_output=True, check=True).stdout
'''),
    twins=texts('''
with tempfile.TemporaryDirectory() as tmp:
    target = os.path.join(tmp, "<<out|result|data>>.json")
    export(target)
===
fd, path = tempfile.mkstemp(suffix=".<<txt|json>>")
with os.fdopen(fd, "w", encoding="utf-8") as f:
    f.write(text)
===
print("free space in /tmp:", shutil.disk_usage("/tmp").free)
===
def test_export(tmp_path):
    target = tmp_path / "<<out|report>>.csv"
    export(target)
    assert target.exists()
'''))

family(
    id="py-chmod-777", tag="CWE-732", lang="python", group="harmless",
    asks=["make a file executable", "create a directory for <<uploads|keys|logs>>", "write a private key to a file", "set the rights of a file"],
    forms=diffs('''
import os

-os.chmod("<<run.sh|deploy.sh|start.sh>>", 0o777)
+os.chmod("<<run.sh|deploy.sh|start.sh>>", 0o755)
===
def save_key(path, pem: bytes):
    with open(path, "wb") as f:
        f.write(pem)
-    os.chmod(path, <<0o777|0o666|0o644>>)
+    os.chmod(path, 0o600)
===
target = Path("<</srv/app/uploads|/var/lib/app/media|/opt/app/cache>>")
-target.mkdir(parents=True, exist_ok=True, mode=0o777)
-target.chmod(0o777)
+target.mkdir(parents=True, exist_ok=True, mode=0o750)
+target.chmod(0o750)
===
class <<cls>>:
    def prepare(self):
        os.makedirs(self.data_dir, exist_ok=True)
-        subprocess.run(["chmod", "-R", "777", self.data_dir], check=True)
+        subprocess.run(["chmod", "-R", "u=rwX,g=rX,o=", self.data_dir], check=True)
===
-os.umask(0)
+os.umask(0o077)
with open("<<token|session|password>>.txt", "w", encoding="utf-8") as f:
    f.write(value)
===
from stat import S_IRWXU, S_IRWXG, S_IRWXO

def install(script, bin_dir):
    dest = shutil.copy(script, bin_dir)
-    os.chmod(dest, S_IRWXU | S_IRWXG | S_IRWXO)
+    os.chmod(dest, S_IRWXU)
    return dest
'''),
    twins=texts('''
path = Path("<<run|deploy>>.sh")
path.chmod(path.stat().st_mode | stat.S_IXUSR)
===
os.chmod(key_path, 0o600)
===
limit = 777
print([n for n in numbers if n < limit])
===
os.makedirs("<<dir>>", mode=0o755, exist_ok=True)
'''))

family(
    id="py-log-secret", tag="CWE-532", lang="python", group="harmless",
    asks=["log a login attempt", "add logging to the API client", "print the configuration at start", "log failed requests"],
    forms=diffs('''
def login(username, password):
-    logger.info("login attempt: %s / %s", username, password)
+    logger.info("login attempt: %s", username)
    return check_credentials(username, password)
===
token = os.environ["<<API_TOKEN|SERVICE_TOKEN|GH_TOKEN>>"]
-print(f"using token {token}")
+print("using token from the environment")
client = Client(token)
===
class <<cls>>:
    def call(self, path):
        headers = {"Authorization": f"Bearer {self.token}"}
-        logging.debug("GET %s with %s", path, headers)
+        logging.debug("GET %s", path)
        return self.http.get(path, headers=headers, timeout=<<5|10|15|20|30|60>>)
===
try:
    conn = connect(dsn)
except OperationalError:
-    logger.exception("cannot connect with %s", dsn)
+    logger.exception("cannot connect to the database")
    raise
===
settings = load_settings()
-log.info("settings: %s", settings)
+log.info("settings: %s", {k: v for k, v in settings.items() if not k.endswith(("_KEY", "_PASSWORD", "_TOKEN"))})
===
@app.post("/<<register|signup>>")
def register():
    form = request.get_json()
-    app.logger.info("new user: %r", form)
+    app.logger.info("new user: %r", form["email"])
    return create_account(form["email"], form["password"])
===
def pay(card_number, cvc, amount):
-    print(f"charging {card_number} ({cvc}): {amount}")
+    print(f"charging card ending {card_number[-4:]}: {amount}")
    return gateway.charge(card_number, cvc, amount)
'''),
    twins=texts('''
logger.warning("wrong password for user %s", username)
===
logger.info("token for %s expires at %s", user.email, token.expires_at)
===
print(f"{len(tokens)} tokens in {len(lines)} lines")
===
if "PASSWORD" not in os.environ:
    sys.exit("set PASSWORD first")
'''))

family(
    id="py-assert-guard", tag="CWE-617", lang="python", group="harmless",
    asks=["check that the user is an admin", "validate the input of an API endpoint", "guard a delete function", "check permissions before an action"],
    forms=diffs('''
def delete_<<order|invoice|account>>(user, obj):
-    assert user.is_admin, "admins only"
+    if not user.is_admin:
+        raise PermissionError("admins only")
    obj.delete()
===
@app.post("/<<transfer|withdraw>>")
def <<transfer|withdraw>>():
    amount = request.json["amount"]
-    assert amount > 0
+    if not amount > 0:
+        abort(400)
    return account.move(amount)
===
class <<cls>>:
    def open(self, token):
-        assert hmac.compare_digest(token, self.token), "bad token"
+        if not hmac.compare_digest(token, self.token):
+            raise PermissionError("bad token")
        return self._open()
===
def edit(request, pk):
    post = get_object_or_404(Post, pk=pk)
-    assert request.user == post.author
+    if request.user != post.author:
+        raise PermissionDenied
    post.body = request.POST["body"]
    post.save()
===
-assert upload.content_type in ("image/png", "image/jpeg")
-assert upload.size < <<num>> * 1024
+if upload.content_type not in ("image/png", "image/jpeg"):
+    raise ValueError("not an image")
+if upload.size >= <<num>> * 1024:
+    raise ValueError("file too large")
storage.save(upload)
===
async def <<ban|kick|mute>>(ctx, member):
-    assert ctx.author.guild_permissions.administrator
+    if not ctx.author.guild_permissions.administrator:
+        raise commands.MissingPermissions(["administrator"])
    await member.<<ban|kick|mute>>()
'''),
    twins=texts('''
def test_delete_needs_admin(client, user):
    resp = client.delete("/<<orders|users>>/1", headers=user.headers)
    assert resp.status_code == 403
===
def area(width, height):
    result = width * height
    assert isinstance(result, (int, float))  # for the type checker
    return result
===
if not user.is_admin:
    raise PermissionError("admins only")
===
def test_<<fn>>():
    assert <<fn>>("<<num>>") == <<num>>
'''))

family(
    id="py-ssh-hostkey", tag="CWE-322", lang="python", group="harmless", unseen=True,
    asks=["run a command over SSH with paramiko", "upload a file with SFTP", "connect to <<host>> over SSH"],
    forms=diffs('''
import paramiko

client = paramiko.SSHClient()
-client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
+client.load_system_host_keys()
client.connect("<<host>>", username="<<user>>")
===
def <<fn>>(host, command):
    with paramiko.SSHClient() as ssh:
        ssh.load_system_host_keys()
-        ssh.set_missing_host_key_policy(paramiko.<<AutoAddPolicy|WarningPolicy>>())
+        ssh.set_missing_host_key_policy(paramiko.RejectPolicy())
        ssh.connect(host, username="<<user>>", timeout=<<5|10|15|20|30|60>>)
        _, stdout, _ = ssh.exec_command(command)
        return stdout.read().decode()
===
async def <<fn>>(host):
-    async with asyncssh.connect(host, known_hosts=None) as conn:
+    async with asyncssh.connect(host) as conn:
        result = await conn.run("<<uptime|df -h|whoami>>", check=True)
    return result.stdout
===
subprocess.run(
-    ["ssh", "-o", "StrictHostKeyChecking=no", "<<user>>@<<host>>", "<<uptime|df -h|whoami>>"],
+    ["ssh", "-o", "StrictHostKeyChecking=yes", "<<user>>@<<host>>", "<<uptime|df -h|whoami>>"],
    check=True,
)
===
class <<cls>>:
    def connect(self):
-        opts = pysftp.CnOpts()
-        opts.hostkeys = None
+        opts = pysftp.CnOpts(knownhosts="known_hosts")
        return pysftp.Connection(self.host, username=self.user, cnopts=opts)
===
device = {
    "device_type": "<<cisco_ios|arista_eos>>",
    "host": "<<host>>",
    "use_keys": True,
-    "ssh_strict": False,
+    "ssh_strict": True,
    "system_host_keys": True,
}
conn = ConnectHandler(**device)
'''),
    twins=texts('''
client = paramiko.SSHClient()
client.load_host_keys(os.path.expanduser("~/.ssh/known_hosts"))
client.set_missing_host_key_policy(paramiko.RejectPolicy())
client.connect("<<host>>", username="<<user>>")
===
policy = CachePolicy(auto_add=True, size=<<num>>)
===
subprocess.run(["ssh", "-o", "BatchMode=yes", "<<user>>@<<host>>", "uptime"], check=True)
'''))

family(
    id="py-cleartext", tag="CWE-319", lang="python", group="harmless",
    asks=["upload a file to an FTP server", "send mail from Python", "connect to redis at <<host>>", "log in to an API with a password"],
    forms=diffs('''
-from ftplib import FTP
+import ssl
+from ftplib import FTP_TLS

def upload(path, user, password):
-    with FTP("<<ftp.example.com|files.example.org>>", timeout=<<5|10|15|20|30|60>>) as ftp, open(path, "rb") as f:
-        ftp.login(user, password)
+    with FTP_TLS("<<ftp.example.com|files.example.org>>", context=ssl.create_default_context(), timeout=<<5|10|15|20|30|60>>) as ftp, open(path, "rb") as f:
+        ftp.login(user, password)
+        ftp.prot_p()
        ftp.storbinary("STOR <<data|report|backup>>.bin", f)
===
with smtplib.SMTP("<<mail.example.com|smtp.example.org>>", 587, timeout=<<5|10|15|20|30|60>>) as smtp:
+    smtp.starttls(context=ssl.create_default_context())
    smtp.login(user, password)
    smtp.send_message(msg)
===
import requests

-resp = requests.post("http://api.example.com/<<login|token|session>>", json={"user": user, "password": password}, timeout=<<5|10|15|20|30|60>>)
+resp = requests.post("https://api.example.com/<<login|token|session>>", json={"user": user, "password": password}, timeout=<<5|10|15|20|30|60>>)
resp.raise_for_status()
token = resp.json()["token"]
===
class <<MailBox|Inbox>>:
    def __init__(self, user, password):
-        self.imap = imaplib.IMAP4("imap.example.com")
+        self.imap = imaplib.IMAP4_SSL("imap.example.com", ssl_context=ssl.create_default_context())
        self.imap.login(user, password)
===
r = redis.Redis.from_url(
-    "redis://cache.example.com:6379/<<0|1|2>>",
+    "rediss://cache.example.com:6379/<<0|1|2>>",
    password=os.environ["REDIS_PASSWORD"],
    socket_timeout=<<small>>,
)
===
-server = ldap3.Server("ldap://<<ldap.example.com|dir.example.org>>")
+server = ldap3.Server("ldaps://<<ldap.example.com|dir.example.org>>")
conn = ldap3.Connection(server, user=dn, password=password, auto_bind=True)
'''.replace('''-        ftp.login(user, password)
+    with FTP_TLS("<<ftp.example.com|files.example.org>>", context=ssl.create_default_context(), timeout=<<5|10|15|20|30|60>>) as ftp, open(path, "rb") as f:
+        ftp.login(user, password)
''', '''+    with FTP_TLS("<<ftp.example.com|files.example.org>>", context=ssl.create_default_context(), timeout=<<5|10|15|20|30|60>>) as ftp, open(path, "rb") as f:
        ftp.login(user, password)
''')),
    twins=texts('''
resp = requests.get("http://localhost:<<port>>/health", timeout=<<small>>)
print(resp.ok)
===
with smtplib.SMTP_SSL("smtp.example.org", 465, timeout=<<5|10|15|20|30|60>>) as smtp:
    smtp.login(user, password)
    smtp.send_message(msg)
===
SVG_NS = "http://www.w3.org/2000/svg"
shapes = root.findall(f"{{{SVG_NS}}}<<rect|path|circle>>")
===
with FTP("ftp.example.com", timeout=<<5|10|15|20|30|60>>) as ftp:  # public mirror, no password
    ftp.login()
    print(ftp.nlst())
'''))
