"""Faults of web applications: debug mode, templates, paths, redirects, cookies, CORS, CSRF, server-side requests."""
from ..family import family
from .python_form import diffs, texts

family(
    id="py-flask-debug", tag="CWE-489", lang="python", group="harmless",
    asks=["write a minimal Flask app", "run a web app in production", "write the Django settings", "start the server on port <<port>>"],
    forms=diffs('''
from flask import Flask

app = Flask(__name__)

@app.get("/")
def index():
    return "<<Hello|It works|Welcome>>"

if __name__ == "__main__":
-    app.run(debug=True)
+    app.run()
===
if __name__ == "__main__":
-    app.run(host="0.0.0.0", port=<<port>>, debug=True)
+    app.run(host="0.0.0.0", port=<<port>>)
===
# settings.py
import os

SECRET_KEY = os.environ["SECRET_KEY"]
-DEBUG = True
+DEBUG = os.environ.get("DJANGO_DEBUG") == "1"
ALLOWED_HOSTS = ["<<www|app|shop>>.example.com"]
===
def create_app():
    app = Flask(__name__)
-    app.config.update(DEBUG=True, MAX_CONTENT_LENGTH=<<num>> * 1024)
+    app.config.update(DEBUG=False, MAX_CONTENT_LENGTH=<<num>> * 1024)
    db.init_app(app)
    return app
===
-app = FastAPI(title="<<Orders|Billing|Inventory>>", debug=True)
+app = FastAPI(title="<<Orders|Billing|Inventory>>")
app.include_router(<<api|orders|users>>.router, prefix="/v<<small>>")
===
app = Flask("<<shop|blog|notes|api>>")
-app.debug = True
app.register_blueprint(<<auth|pages|main>>.bp)
app.run(port=<<port>>)
===
from werkzeug.serving import run_simple

def serve(application, port=<<port>>):
-    run_simple("127.0.0.1", port, application, use_debugger=True, threaded=True)
+    run_simple("127.0.0.1", port, application, threaded=True)
'''),
    twins=texts('''
if __name__ == "__main__":
    app.run(host="127.0.0.1", port=<<port>>)
===
logger.debug("started on port %d", <<port>>)
===
DEBUG = os.environ.get("DJANGO_DEBUG", "0") == "1"
===
parser.add_argument("--debug", action="store_true", help="print <<more|every step|all queries>>")
args = parser.parse_args()
logging.basicConfig(level=logging.DEBUG if args.debug else logging.INFO)
===
app.run(debug=False, port=<<port>>)
'''))

family(
    id="py-xss", tag="CWE-79", lang="python", group="harmless",
    asks=["show a greeting with the user's name", "render a template with Jinja2", "return HTML from a view", "show the search term on the page"],
    forms=diffs('''
from flask import Flask, request
+from markupsafe import escape

app = Flask(__name__)

@app.get("/<<hello|greet|welcome>>")
def <<fn>>():
    name = request.args.get("name", "<<world|guest|friend>>")
-    return f"<h1>Hello {name}!</h1>"
+    return f"<h1>Hello {escape(name)}!</h1>"
===
from jinja2 import Environment, FileSystemLoader

-env = Environment(loader=FileSystemLoader("<<templates|views|pages>>"))
+env = Environment(loader=FileSystemLoader("<<templates|views|pages>>"), autoescape=True)
html = env.get_template("<<index|profile|report>>.html").render(user=user)
===
env = jinja2.Environment(
    loader=jinja2.PackageLoader("<<blog|shop|portal>>"),
-    autoescape=False,
+    autoescape=jinja2.select_autoescape(),
    trim_blocks=True,
)
===
-from django.utils.safestring import mark_safe
+from django.utils.html import format_html

def <<badge|label|link>>(obj):
-    return mark_safe(f"<<<b|<i|<em>>>{obj.<<title|name|city>>}</span>")
+    return format_html("<<<b|<i|<em>>>{}</span>", obj.<<title|name|city>>)
===
@app.get("/search", response_class=HTMLResponse)
async def search(q: str = ""):
    hits = await find(q)
-    return f"<p>{len(hits)} results for {q}</p>"
+    return f"<p>{len(hits)} results for {html.escape(q)}</p>"
===
class <<cls>>:
    def comment(self, author, text):
-        return Markup("<li>" + author + ": " + text + "</li>")
+        return Markup("<li>{}: {}</li>").format(author, text)
===
PAGE = """
<table>
  {% for row in rows %}
-  <tr><td>{{ row.<<title|name|city>> | safe }}</td></tr>
+  <tr><td>{{ row.<<title|name|city>> }}</td></tr>
  {% endfor %}
</table>
"""
'''.replace("<<<b|<i|<em>>>", "<span class='<<tag|badge|chip>>'>")),
    twins=texts('''
env = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape(["html", "xml"]))
print(env.get_template("<<index|list>>.html").render(rows=rows))
===
@app.get("/hello")
def hello():
    return render_template("hello.html", name=request.args.get("name", ""))
===
@app.get("/plain")
def plain():
    name = request.args.get("name", "")
    return Response(f"Hello {name}", mimetype="text/plain")
===
# LaTeX, not HTML
env = Environment(block_start_string="((*", block_end_string="*))", autoescape=False)
tex = env.from_string(TEX_SOURCE).render(rows=rows)
===
icon = mark_safe('<svg width="<<small>>" height="<<small>>"><circle r="1"/></svg>')
'''))

family(
    id="py-ssti", tag="CWE-1336", lang="python", group="harmless", unseen=True,
    asks=["render a message with the user's name", "build a page from a template string", "show a custom not-found page", "fill in an email template"],
    forms=diffs('''
@app.get("/<<hello|greet>>")
def <<fn>>():
    name = request.args.get("name", "")
-    return render_template_string(f"<h1>Hello {name}</h1>")
+    return render_template_string("<h1>Hello {{ name }}</h1>", name=name)
===
@app.errorhandler(404)
def not_found(exc):
-    page = "<p>No such page: %s</p>" % request.path
-    return render_template_string(page), 404
+    page = "<p>No such page: {{ path }}</p>"
+    return render_template_string(page, path=request.path), 404
===
from jinja2 import Template

def <<fn>>(customer, amount):
-    return Template("Dear " + customer + ", you owe {{ amount }} EUR.").render(amount=amount)
+    return Template("Dear {{ customer }}, you owe {{ amount }} EUR.").render(customer=customer, amount=amount)
===
-env = jinja2.Environment(autoescape=True)
+env = jinja2.sandbox.SandboxedEnvironment(autoescape=True)
template = env.from_string(request.form["<<body|layout|template>>"])
html = template.render(items=cart.items)
===
-from mako.template import Template
+from string import Template

def preview(user_template, values):
-    return Template(user_template).render(**values)
+    return Template(user_template).safe_substitute(values)
===
class <<cls>>:
    def subject(self, order, note):
-        tpl = self.env.from_string("Order {{ order.id }}: {}".replace("{}", note))
-        return tpl.render(order=order)
+        tpl = self.env.from_string("Order {{ order.id }}: {{ note }}")
+        return tpl.render(order=order, note=note)
'''),
    twins=texts('''
return_page = render_template_string("<h1>Hello {{ name }}</h1>", name=name)
===
from jinja2 import Template

GREETING = Template("Hello {{ name }}, you have {{ count }} new <<messages|orders|tasks>>.")
print(GREETING.render(name=name, count=<<num>>))
===
def page(name):
    if name not in {"about", "contact", "terms"}:
        abort(404)
    return render_template(f"{name}.html")
===
subject = string.Template("Order $number").substitute(number=order.number)
'''))

family(
    id="py-path-traversal", tag="CWE-22", lang="python", group="harmless",
    asks=["serve a file from <<uploads|reports|docs>>", "save an uploaded file", "let the user download a report", "read a file whose name comes from the request"],
    forms=diffs('''
-from flask import Flask, send_file
+from flask import Flask, send_from_directory

app = Flask(__name__)

@app.get("/<<files|docs|download>>/<path:name>")
def <<fn>>(name):
-    return send_file(f"/srv/<<docs|shared|reports>>/{name}")
+    return send_from_directory("/srv/<<docs|shared|reports>>", name)
===
import os
from flask import request
+from werkzeug.utils import secure_filename

@app.post("/upload")
def upload():
    f = request.files["<<file|image|document>>"]
-    f.save(os.path.join(UPLOAD_DIR, f.filename))
+    f.save(os.path.join(UPLOAD_DIR, secure_filename(f.filename)))
    return "", 204
===
BASE = Path("<</srv/files|/var/data|/opt/reports>>").resolve()

def <<fn>>(name):
-    path = BASE / name
+    path = (BASE / name).resolve()
+    if not path.is_relative_to(BASE):
+        raise PermissionError(f"outside of {BASE}: {name}")
    return path.read_text(encoding="utf-8")
===
@app.post("/<<avatars|photos|files>>")
async def receive(file: UploadFile):
-    target = Path("<<uploads|media|static>>") / file.filename
+    target = Path("<<uploads|media|static>>") / Path(file.filename).name
    target.write_bytes(await file.read())
    return {"size": target.stat().st_size}
===
class <<FileStore|Attachments|Documents>>:
    def __init__(self, root):
        self.root = os.path.realpath(root)

    def open(self, name):
-        return open(os.path.join(self.root, name), "rb")
+        full = os.path.realpath(os.path.join(self.root, name))
+        if os.path.commonpath([self.root, full]) != self.root:
+            raise PermissionError(name)
+        return open(full, "rb")
===
def download(request, filename):
-    return FileResponse(open(os.path.join(settings.MEDIA_ROOT, filename), "rb"))
+    return FileResponse(open(safe_join(settings.MEDIA_ROOT, filename), "rb"))
===
async def get_log(request):
    log_dir = pathlib.Path("/var/log/<<app|shop|worker>>")
    wanted = log_dir / request.match_info["name"]
-    if not wanted.exists():
+    if wanted.resolve().parent != log_dir.resolve() or not wanted.exists():
        raise web.HTTPNotFound()
    return web.FileResponse(wanted)
'''),
    twins=texts('''
@app.get("/logo")
def logo():
    return send_file("static/<<logo|icon|banner>>.png")
===
REPORTS = {"day": "daily.csv", "week": "weekly.csv"}

def <<fn>>(kind):
    return send_file(os.path.join("/srv/reports", REPORTS[kind]))
===
with tarfile.open("<<release|backup|data>>.tar.gz") as tar:
    tar.extractall("<<dir>>", filter="data")
===
here = Path(__file__).resolve().parent
<<var>> = (here / "<<schema.sql|defaults.json|words.txt>>").read_text(encoding="utf-8")
===
@app.get("/files/<path:name>")
def files(name):
    return send_from_directory(app.config["FILES"], name, as_attachment=True)
'''))

family(
    id="py-archive-slip", tag="CWE-22", lang="python", group="harmless",
    asks=["unpack an uploaded archive", "extract a zip file", "restore a backup from a tar file", "install a plugin from an archive"],
    forms=diffs('''
import tarfile

def <<fn>>(archive, dest):
    with tarfile.open(archive, "r:<<gz|bz2|xz>>") as tar:
-        tar.extractall(path=dest)
+        tar.extractall(path=dest, filter="data")
===
with tarfile.open(fileobj=upload.stream) as t:
    for member in t.getmembers():
-        t.extract(member, "<<dir>>")
+        t.extract(member, "<<dir>>", filter="data")
===
root = os.path.realpath("<<dir>>")
with zipfile.ZipFile(<<upload|archive|package>>) as z:
    for name in z.namelist():
        if name.endswith("/"):
            continue
-        target = os.path.join(root, name)
+        target = os.path.realpath(os.path.join(root, name))
+        if os.path.commonpath([root, target]) != root:
+            raise ValueError(f"bad path in archive: {name}")
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as out:
            out.write(z.read(name))
===
class <<PluginInstaller|BackupRestore|ThemeLoader>>:
    def install(self, archive):
        with tarfile.open(archive) as tar:
-            tar.extractall(self.target, filter="fully_trusted")
+            tar.extractall(self.target, filter="data")
        return sorted(os.listdir(self.target))
===
-shutil.unpack_archive("<<backup|bundle|theme>>.tar.gz", "<<dir>>")
+shutil.unpack_archive("<<backup|bundle|theme>>.tar.gz", "<<dir>>", filter="data")
===
def restore(stream, dest: Path):
+    dest = dest.resolve()
    with tarfile.open(fileobj=stream, mode="r|*") as tar:
        for info in tar:
            if info.isfile():
-                out = dest / info.name
+                out = (dest / info.name).resolve()
+                if not out.is_relative_to(dest):
+                    raise ValueError(f"bad path in archive: {info.name}")
                out.parent.mkdir(parents=True, exist_ok=True)
                out.write_bytes(tar.extractfile(info).read())
'''),
    twins=texts('''
with zipfile.ZipFile("<<bundle|theme|data>>.zip") as z:
    z.extractall("<<dir>>")  # zipfile drops '..' and leading slashes itself
===
with tarfile.open("<<backup|site|logs>>.tar.gz", "w:gz") as tar:
    tar.add("<<dir>>", arcname="<<small>>")
===
with tarfile.open(archive) as tar:
    names = [m.name for m in tar.getmembers() if m.isfile()]
print(len(names))
===
with tarfile.open(archive) as tar:
    tar.extraction_filter = tarfile.data_filter
    tar.extractall(dest)
'''))

family(
    id="py-open-redirect", tag="CWE-601", lang="python", group="harmless",
    asks=["send the user back after login", "write a login view with a next parameter", "redirect to the page the user came from"],
    forms=diffs('''
@app.post("/login")
def login():
    login_user(check_credentials(request.form))
    target = request.args.get("next") or "/"
+    if not target.startswith("/") or target.startswith(("//", "/\\\\")):
+        target = "/"
    return redirect(target)
===
+from django.utils.http import url_has_allowed_host_and_scheme
from django.shortcuts import redirect

def <<after_login|go_back|finish>>(request):
    url = request.GET.get("next", "/")
+    if not url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}):
+        url = "/"
    return redirect(url)
===
@router.get("/<<logout|leave>>")
async def <<logout|leave>>(return_to: str = "/"):
+    if not return_to.startswith("/") or return_to[1:2] in ("/", "\\\\"):
+        return_to = "/"
    response = RedirectResponse(return_to, status_code=303)
    response.delete_cookie("session")
    return response
===
PAGES = {"<<home|start>>": "/", "account": "/account", "orders": "/orders"}

@app.get("/go")
def go():
-    return redirect(request.args["to"])
+    return redirect(PAGES.get(request.args["to"], "/"))
===
class <<LoginView|SignInView>>(View):
    def post(self, request):
        login(request, self.authenticate(request))
-        return HttpResponseRedirect(request.POST["next"])
+        url = request.POST["next"]
+        if not url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
+            url = settings.LOGIN_REDIRECT_URL
+        return HttpResponseRedirect(url)
===
async def back(request):
    where = request.query.get("<<back|url|dest>>", "/")
+    if not where.startswith("/") or where.startswith(("//", "/\\\\")):
+        where = "/"
    raise web.HTTPFound(where)
'''),
    twins=texts('''
@app.post("/login")
def login():
    login_user(check_credentials(request.form))
    return redirect(url_for("<<index|account|dashboard>>"))
===
@app.get("/old/<int:page_id>")
def old(page_id):
    return redirect(f"/pages/{page_id}", code=301)
===
resp = requests.get(url, allow_redirects=True, timeout=<<5|10|15|20|30|60>>)
print(resp.url, len(resp.history))
===
next_url = reverse("<<home|orders>>:list")
return_to = HttpResponseRedirect(next_url)
'''))

family(
    id="py-cookie-flags", tag="CWE-614", lang="python", group="harmless",
    asks=["set a session cookie", "remember the login in a cookie", "configure sessions", "store the auth token in a cookie"],
    forms=diffs('''
resp = make_response(redirect("/"))
-resp.set_cookie("session", token)
+resp.set_cookie("session", token, secure=True, httponly=True, samesite="Lax")
===
app.config.update(
-    SESSION_COOKIE_SECURE=False,
-    SESSION_COOKIE_HTTPONLY=False,
+    SESSION_COOKIE_SECURE=True,
+    SESSION_COOKIE_HTTPONLY=True,
    PERMANENT_SESSION_LIFETIME=timedelta(days=<<small>>),
)
===
@app.post("/login")
async def login(form: LoginForm, response: Response):
    token = create_token(await authenticate(form))
-    response.set_cookie(key="access_token", value=token, max_age=<<num>> * 60)
+    response.set_cookie(key="access_token", value=token, max_age=<<num>> * 60, secure=True, httponly=True, samesite="lax")
    return {"ok": True}
===
# settings.py
SESSION_COOKIE_AGE = <<num>> * 60
-SESSION_COOKIE_SECURE = False
-CSRF_COOKIE_SECURE = False
+SESSION_COOKIE_SECURE = True
+CSRF_COOKIE_SECURE = True
===
def remember(response, user):
    response.set_cookie(
        "<<remember|auth|sid>>",
        sign(user.id),
-        secure=False,
-        httponly=False,
+        secure=True,
+        httponly=True,
        samesite="Lax",
    )
    return response
===
cookie = http.cookies.SimpleCookie()
cookie["sid"] = sid
cookie["sid"]["path"] = "/"
+cookie["sid"]["secure"] = True
+cookie["sid"]["httponly"] = True
print(cookie.output())
'''),
    twins=texts('''
resp.set_cookie("theme", "<<dark|light>>", max_age=<<num>> * 3600, samesite="Lax")  # read by the page's script
===
resp.set_cookie("session", token, secure=True, httponly=True, samesite="Strict")
===
resp = redirect("/")
resp.delete_cookie("session")
===
session.cookies.set("sid", sid, domain="api.example.com")  # a client's cookie jar
r = session.get("<<url>>", timeout=<<5|10|15|20|30|60>>)
'''))

family(
    id="py-cors-any", tag="CWE-942", lang="python", group="harmless", unseen=True,
    asks=["enable CORS for the frontend", "let the browser app call the API with cookies", "configure CORS in <<FastAPI|Flask|Django>>"],
    forms=diffs('''
app.add_middleware(
    CORSMiddleware,
-    allow_origins=["*"],
+    allow_origins=["https://app.example.com"],
    allow_credentials=True,
    allow_methods=["<<GET|POST|PUT>>"],
)
===
from flask_cors import CORS

app = Flask(__name__)
-CORS(app, supports_credentials=True)
+CORS(app, origins=["https://app.example.com"], supports_credentials=True)
===
# settings.py
-CORS_ALLOW_ALL_ORIGINS = True
+CORS_ALLOWED_ORIGINS = ["https://app.example.com"]
CORS_ALLOW_CREDENTIALS = True
===
@app.after_request
def cors(resp):
-    resp.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin", "*")
+    resp.headers["Access-Control-Allow-Origin"] = "https://app.example.com"
    resp.headers["Access-Control-Allow-Credentials"] = "true"
    return resp
===
sio = socketio.AsyncServer(
    async_mode="asgi",
-    cors_allowed_origins="*",
+    cors_allowed_origins=["https://app.example.com"],
    ping_interval=<<num>>,
)
===
class <<ApiHandler|BaseHandler>>(tornado.web.RequestHandler):
    def set_default_headers(self):
-        self.set_header("Access-Control-Allow-Origin", self.request.headers.get("Origin"))
+        self.set_header("Access-Control-Allow-Origin", "https://app.example.com")
        self.set_header("Access-Control-Allow-Credentials", "true")
'''),
    twins=texts('''
# public, read-only, no cookies
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET"], allow_credentials=False)
===
app.add_middleware(CORSMiddleware, allow_origins=settings.cors_origins, allow_credentials=True)
===
@app.get("/fonts/<name>")
def fonts(name):
    resp = send_from_directory("fonts", name)
    resp.headers["Access-Control-Allow-Origin"] = "*"
    return resp
===
pattern = "<<build|src|docs>>/*"
files = glob.glob(pattern)
'''))

family(
    id="py-ssrf", tag="CWE-918", lang="python", group="harmless",
    asks=["fetch a URL given by the user", "make a small image proxy", "preview a link", "call back a URL from the request"],
    forms=diffs('''
+from urllib.parse import urlsplit
import requests

+ALLOWED_HOSTS = {"<<images|cdn|static>>.example.com"}
+
@app.get("/proxy")
def proxy():
    url = request.args["url"]
+    if urlsplit(url).scheme != "https" or urlsplit(url).hostname not in ALLOWED_HOSTS:
+        abort(400)
-    r = requests.get(url, timeout=<<5|10|15|20|30|60>>)
+    r = requests.get(url, timeout=<<5|10|15|20|30|60>>, allow_redirects=False)
    return Response(r.content, mimetype=r.headers["Content-Type"])
===
@app.post("/<<preview|unfurl>>")
async def <<preview|unfurl>>(link: str):
+    parts = urlsplit(link)
+    if parts.scheme != "https" or parts.hostname not in ALLOWED_HOSTS:
+        raise HTTPException(400, "host not allowed")
    async with httpx.AsyncClient() as client:
        page = await client.get(link)
    page.raise_for_status()
    return {"title": find_title(page.text)}
===
def avatar(request, user_id):
    src = request.GET["src"]
-    with urllib.request.urlopen(src, timeout=<<5|10|15|20|30|60>>) as r:
+    if urllib.parse.urlsplit(src).hostname not in settings.AVATAR_HOSTS:
+        return HttpResponseBadRequest("host not allowed")
+    with urllib.request.urlopen(src, timeout=<<5|10|15|20|30|60>>) as r:
        return HttpResponse(r.read(), content_type="image/png")
===
@app.get("/status")
def status():
-    host = request.args["host"]
+    host = KNOWN_HOSTS[request.args["host"]]
    r = requests.get(f"http://{host}:<<port>>/health", timeout=<<small>>)
    return {"up": r.ok}
===
class <<cls>>:
    def notify(self, job):
+        if urlsplit(job.callback_url).hostname not in self.allowed_hosts:
+            raise ValueError(f"callback host not allowed: {job.callback_url}")
        requests.post(job.callback_url, json=job.summary(), timeout=<<5|10|15|20|30|60>>, allow_redirects=False)
===
async def import_feed(request):
    form = await request.post()
+    if yarl.URL(form["feed"]).host not in FEED_HOSTS:
+        raise web.HTTPBadRequest(text="host not allowed")
    async with aiohttp.ClientSession() as session:
        async with session.get(form["feed"]) as resp:
            return web.json_response({"size": len(await resp.text())})
'''.replace('''-    with urllib.request.urlopen(src, timeout=<<5|10|15|20|30|60>>) as r:
+    if urllib''', '''+    if urllib''').replace('''+    with urllib.request.urlopen''', '''    with urllib.request.urlopen''')),
    twins=texts('''
@app.get("/weather")
def weather():
    r = requests.get("https://api.example.com/weather", params={"city": request.args["city"]}, timeout=<<5|10|15|20|30|60>>)
    r.raise_for_status()
    return r.json()
===
url = sys.argv[1]
r = requests.get(url, timeout=<<5|10|15|20|30|60>>)  # the caller's own machine and own choice
print(r.status_code)
===
link = request.form["link"]
db.session.add(Bookmark(url=link, owner=current_user))
db.session.commit()
===
for url in FEEDS:
    r = requests.get(url, timeout=<<5|10|15|20|30|60>>)
    feeds[url] = r.text
'''))

family(
    id="py-csrf-off", tag="CWE-352", lang="python", group="harmless", unseen=True,
    asks=["write a Django view that changes the <<email|password|address>>", "handle a form post", "accept a POST from the page", "fix a 403 CSRF error"],
    forms=diffs('''
-from django.views.decorators.csrf import csrf_exempt
+from django.views.decorators.csrf import csrf_protect

-@csrf_exempt
+@csrf_protect
@login_required
def change_<<email|address|phone>>(request):
    request.user.<<email|address|phone>> = request.POST["value"]
    request.user.save()
    return redirect("account")
===
-@csrf_exempt
@require_POST
def delete_<<order|comment|photo>>(request, pk):
    get_object_or_404(<<Order|Comment|Photo>>, pk=pk, owner=request.user).delete()
    return HttpResponse(status=204)
===
app.config["SECRET_KEY"] = os.environ["SECRET_KEY"]
-app.config["WTF_CSRF_ENABLED"] = False
+app.config["WTF_CSRF_ENABLED"] = True
csrf = CSRFProtect(app)
===
-@method_decorator(csrf_exempt, name="dispatch")
+@method_decorator(csrf_protect, name="dispatch")
class <<TransferView|SettingsView|ProfileView>>(LoginRequiredMixin, View):
    def post(self, request):
        form = self.form_class(request.POST)
        form.full_clean()
        return self.save(form)
===
class <<ProfileForm|AddressForm|PasswordForm>>(FlaskForm):
-    class Meta:
-        csrf = False
-
    value = StringField("<<Name|City|Street>>", validators=[DataRequired()])
===
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
-    # "django.middleware.csrf.CsrfViewMiddleware",
+    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
'''),
    twins=texts('''
@csrf_exempt  # called by the payment service, which signs its requests
def webhook(request):
    expected = hmac.new(HOOK_KEY, request.body, "sha256").hexdigest()
    if not hmac.compare_digest(expected, request.headers.get("X-Signature", "")):
        return HttpResponseForbidden()
    return HttpResponse(status=204)
===
@login_required
@require_POST
def change_email(request):
    request.user.email = request.POST["email"]
    request.user.save()
    return redirect("account")
===
def config_for_tests(app):
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    return app.test_client()
'''))
