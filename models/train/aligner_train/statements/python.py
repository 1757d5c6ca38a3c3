"""Short faults in Python."""
from . import fault

PY = "python"

fault("CWE-502", PY, '''
-<<var>> = yaml.load(<<f|fh|stream|file|text|raw|body|response.text|handle>>)
+<<var>> = yaml.safe_load(<<f|fh|stream|file|text|raw|body|response.text|handle>>)
===
with open(<<path|filename|config_path|self.path|"config.yaml">>) as <<f|fh|file|stream>>:
-    <<var>> = yaml.load(<<f|fh|file|stream>>)
+    <<var>> = yaml.safe_load(<<f|fh|file|stream>>)
===
with open(<<path|filename|config_path|self.path|"settings.yml">>, encoding="utf-8") as <<f|fh|file|stream>>:
-    return yaml.load(<<f|fh|file|stream>>)
+    return yaml.safe_load(<<f|fh|file|stream>>)
===
-return yaml.load(<<Path(path).read_text()|text|stream|data|content|response.content>>)
+return yaml.safe_load(<<Path(path).read_text()|text|stream|data|content|response.content>>)
===
-<<var>> = yaml.load(<<f|text|stream>>, Loader=yaml.<<Loader|UnsafeLoader|FullLoader>>)
+<<var>> = yaml.safe_load(<<f|text|stream>>)
===
-<<var>> = yaml.load(<<open(path)|open("config.yaml")|sys.stdin>>)
+<<var>> = yaml.safe_load(<<open(path)|open("config.yaml")|sys.stdin>>)
===
-for <<doc|entry|item>> in yaml.load_all(<<stream|f|text>>):
+for <<doc|entry|item>> in yaml.safe_load_all(<<stream|f|text>>):
    <<process|handle|register>>(<<doc|entry|item>>)
===
-import pickle
+import json

def <<fn>>(<<request|conn|sock>>):
-    return pickle.loads(<<request.body|request.data|conn.recv(4096)|payload>>)
+    return json.loads(<<request.body|request.data|conn.recv(4096)|payload>>)
===
-<<var>> = pickle.loads(<<request.data|request.get_data()|sock.recv(65536)|message.body|cookie_bytes>>)
+<<var>> = json.loads(<<request.data|request.get_data()|sock.recv(65536)|message.body|cookie_bytes>>)
''', '''
<<var>> = yaml.safe_load(<<f|fh|stream|text>>)
===
<<var>> = yaml.load(<<f|stream|text>>, Loader=yaml.<<SafeLoader|CSafeLoader>>)
===
with open(path) as <<f|fh>>:
    <<var>> = json.load(<<f|fh>>)
===
yaml.dump(<<var>>, <<f|stream>>, sort_keys=False)
===
<<var>> = toml.load(path)
===
<<var>> = json.loads(<<text|body|raw>>)
''')

fault("CWE-328", PY, '''
-<<digest|checksum|fingerprint|signature>> = hashlib.<<md5|sha1>>(<<data|content|payload|body|blob>>).hexdigest()
+<<digest|checksum|fingerprint|signature>> = hashlib.sha256(<<data|content|payload|body|blob>>).hexdigest()
===
-return hashlib.<<md5|sha1>>(<<data|content|text.encode()|value.encode("utf-8")|raw>>).hexdigest()
+return hashlib.sha256(<<data|content|text.encode()|value.encode("utf-8")|raw>>).hexdigest()
===
-<<h|hasher|m|digest>> = hashlib.<<md5|sha1>>()
+<<h|hasher|m|digest>> = hashlib.sha256()
for chunk in <<chunks|iter(lambda: f.read(8192), b"")|read_chunks(path)>>:
    <<h|hasher|m|digest>>.update(chunk)
===
-<<sig|mac|tag>> = hmac.new(<<key|secret|self.secret>>, <<body|msg|payload>>, hashlib.<<md5|sha1>>).<<hexdigest|digest>>()
+<<sig|mac|tag>> = hmac.new(<<key|secret|self.secret>>, <<body|msg|payload>>, hashlib.sha256).<<hexdigest|digest>>()
===
-<<token|etag|key>> = hashlib.new("<<md5|sha1>>", <<data|body>>).hexdigest()
+<<token|etag|key>> = hashlib.new("sha256", <<data|body>>).hexdigest()
''', '''
<<digest|checksum>> = hashlib.<<sha256|sha512|blake2b|sha3_256>>(<<data|content|payload>>).hexdigest()
===
etag = hashlib.<<md5|sha1>>(<<data|body>>, usedforsecurity=False).hexdigest()
===
crc = zlib.crc32(<<data|content>>)
===
<<sig|mac>> = hmac.new(<<key|secret>>, <<body|msg>>, hashlib.<<sha256|sha512>>).hexdigest()
''')

fault("CWE-916", PY, '''
-import hashlib
+import bcrypt

def <<hash_password|make_password|encode_password|create_hash>>(<<password|plain|pw>>):
-    return hashlib.<<md5|sha1|sha256>>(<<password|plain|pw>>.encode()).hexdigest()
+    return bcrypt.hashpw(<<password|plain|pw>>.encode(), bcrypt.gensalt()).decode()
===
-import hashlib
+import bcrypt

def <<register|create_user|add_user|sign_up>>(db, name, password):
-    <<hashed|digest|pw_hash>> = hashlib.<<md5|sha1|sha256>>(password.encode("utf-8")).hexdigest()
+    <<hashed|digest|pw_hash>> = bcrypt.hashpw(password.encode("utf-8"), bcrypt.gensalt())
    db.execute("INSERT INTO users (name, password) VALUES (?, ?)", (name, <<hashed|digest|pw_hash>>))
===
-<<hashed|password_hash|stored|user.password>> = hashlib.<<md5|sha1|sha256>>(password.encode()).hexdigest()
+<<hashed|password_hash|stored|user.password>> = bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode()
===
-import hashlib
+import bcrypt

def <<verify|check_password|login>>(password, <<stored|hashed>>):
-    return hashlib.<<md5|sha1|sha256>>(password.encode()).hexdigest() == <<stored|hashed>>
+    return bcrypt.checkpw(password.encode(), <<stored|hashed>>.encode())
''', '''
<<hashed|password_hash>> = bcrypt.hashpw(password.encode(), bcrypt.gensalt())
===
if not bcrypt.checkpw(password.encode(), user.password_hash):
    raise <<PermissionError|AuthError>>("wrong password")
===
password_hash = <<PasswordHasher().hash(password)|generate_password_hash(password)>>
''')

fault("CWE-78", PY, '''
-subprocess.<<run|call|check_call>>(f"<<cat|unzip|rm|make|file|touch|mkdir>> {<<path|name|filename|target>>}", shell=True)
+subprocess.<<run|call|check_call>>(["<<cat|unzip|rm|make|file|touch|mkdir>>", <<path|name|filename|target>>])
===
-<<output|out|result>> = subprocess.check_output(f"<<cat|ls|stat|du|wc>> {<<path|name|filename>>}", shell=True)
+<<output|out|result>> = subprocess.check_output(["<<cat|ls|stat|du|wc>>", <<path|name|filename>>])
===
-subprocess.run("<<ping|nslookup|whois|dig>> " + <<host|domain|address>>, shell=True, check=True)
+subprocess.run(["<<ping|nslookup|whois|dig>>", <<host|domain|address>>], check=True)
===
-os.system(f"<<rm|cat|open|python|node>> {<<path|name|script>>}")
+subprocess.run(["<<rm|cat|open|python|node>>", <<path|name|script>>])
===
-subprocess.<<run|call|check_call>>(<<cmd|command|args>>, shell=True)
+subprocess.<<run|call|check_call>>(shlex.split(<<cmd|command|args>>))
===
-<<result|proc|r>> = subprocess.run(<<cmd|command>>, shell=True, capture_output=True, text=True)
+<<result|proc|r>> = subprocess.run(shlex.split(<<cmd|command>>), capture_output=True, text=True)
===
-import os
+import subprocess

def <<fn>>(host):
-    os.system("ping -c 1 " + host)
+    subprocess.run(["ping", "-c", "1", host])
===
-subprocess.<<run|call|check_call>>("<<cp|mv|ln|diff>> %s %s" % (<<src|source|old>>, <<dst|dest|new>>), shell=True)
+subprocess.<<run|call|check_call>>(["<<cp|mv|ln|diff>>", <<src|source|old>>, <<dst|dest|new>>])
===
-subprocess.<<run|Popen|check_output>>("<<git|pip|npm|docker>> <<pull|install|build|show>> {}".format(<<name|pkg|target>>), shell=True)
+subprocess.<<run|Popen|check_output>>(["<<git|pip|npm|docker>>", "<<pull|install|build|show>>", <<name|pkg|target>>])
''', '''
subprocess.run(["<<git|ls|cat|tar>>", <<path|name|url>>], check=True)
===
<<result|proc>> = subprocess.run(<<cmd|args>>, capture_output=True, text=True)
===
subprocess.run(shlex.split(<<cmd|command>>), check=True)
===
os.makedirs(<<path|folder>>, exist_ok=True)
===
proc = subprocess.Popen([sys.executable, "-m", <<name|module>>], stdout=subprocess.PIPE)
''')

fault("CWE-295", PY, '''
-<<response|resp|r>> = requests.<<get|head>>(<<url|endpoint|f"{base}/items">>, verify=False, timeout=<<10|30|5>>)
+<<response|resp|r>> = requests.<<get|head>>(<<url|endpoint|f"{base}/items">>, timeout=<<10|30|5>>)
===
-<<response|resp|r>> = requests.<<post|put|patch>>(<<url|endpoint|self.url>>, json=<<data|payload|body>>, timeout=<<10|30|5>>, verify=False)
+<<response|resp|r>> = requests.<<post|put|patch>>(<<url|endpoint|self.url>>, json=<<data|payload|body>>, timeout=<<10|30|5>>)
===
-return requests.get(<<url|self.url|link>>, headers=headers, verify=False, timeout=<<10|30|5>>).<<json()|text|content>>
+return requests.get(<<url|self.url|link>>, headers=headers, timeout=<<10|30|5>>).<<json()|text|content>>
===
-<<session|s|self.session|client>>.verify = False
-<<response|resp|r>> = <<session|s|self.session|client>>.get(<<url|path>>)
+<<response|resp|r>> = <<session|s|self.session|client>>.get(<<url|path>>)
===
-<<client|http>> = httpx.<<Client|AsyncClient>>(verify=False)
+<<client|http>> = httpx.<<Client|AsyncClient>>()
===
-<<ctx|context|ssl_context>> = ssl._create_unverified_context()
+<<ctx|context|ssl_context>> = ssl.create_default_context()
===
<<ctx|context>> = ssl.create_default_context()
-<<ctx|context>>.check_hostname = False
-<<ctx|context>>.verify_mode = ssl.CERT_NONE
===
-<<response|resp|r>> = <<session|client|self.session>>.<<get|post|delete>>(<<url|path>>, verify=False)
+<<response|resp|r>> = <<session|client|self.session>>.<<get|post|delete>>(<<url|path>>)
''', '''
<<response|resp|r>> = requests.<<get|head>>(<<url|endpoint>>, timeout=<<10|30|5>>)
===
<<response|resp|r>> = requests.get(<<url|endpoint>>, verify=<<True|ca_bundle|"/etc/ssl/certs/ca.pem">>, timeout=<<10|30|5>>)
===
<<ctx|context>> = ssl.create_default_context()
===
<<client|http>> = httpx.Client(timeout=<<10|30>>)
===
if not <<user|token|self>>.verify(<<code|password|signature>>):
    return False
''')

fault("no-timeout", PY, '''
-<<response|resp|r>> = requests.<<get|delete|head>>(<<url|endpoint|api_url|f"{BASE_URL}/users"|"https://api.example.com/items">>)
+<<response|resp|r>> = requests.<<get|delete|head>>(<<url|endpoint|api_url|f"{BASE_URL}/users"|"https://api.example.com/items">>, timeout=10)
===
-<<response|resp|r>> = requests.<<post|put|patch>>(<<url|endpoint|self.url>>, <<json=data|json=payload|data=form|headers=headers>>)
+<<response|resp|r>> = requests.<<post|put|patch>>(<<url|endpoint|self.url>>, <<json=data|json=payload|data=form|headers=headers>>, timeout=10)
===
-return requests.get(<<url|link|self.base + path>>).<<json()|text|content>>
+return requests.get(<<url|link|self.base + path>>, timeout=10).<<json()|text|content>>
===
-with urllib.request.urlopen(<<url|req|link>>) as <<response|resp|r>>:
+with urllib.request.urlopen(<<url|req|link>>, timeout=10) as <<response|resp|r>>:
    <<body|data|html>> = <<response|resp|r>>.read()
===
-<<response|resp|r>> = requests.get(<<url|endpoint>>, params=<<params|query|{"q": term}>>)
+<<response|resp|r>> = requests.get(<<url|endpoint>>, params=<<params|query|{"q": term}>>, timeout=10)
''', '''
<<response|resp|r>> = requests.<<get|post>>(<<url|endpoint>>, timeout=<<5|10|30>>)
===
<<response|resp>> = <<client|session>>.get(<<url|path>>)
===
<<value|item>> = <<cache|config|headers>>.get(<<name|key>>)
''')

fault("mutable-default", PY, '''
-def <<add|append|collect|register|push>>_<<item|entry|row|tag|user>>(<<item|entry|value>>, <<items|result|bucket|target>>=[]):
+def <<add|append|collect|register|push>>_<<item|entry|row|tag|user>>(<<item|entry|value>>, <<items|result|bucket|target>>=None):
+    if <<items|result|bucket|target>> is None:
+        <<items|result|bucket|target>> = []
    <<items|result|bucket|target>>.append(<<item|entry|value>>)
    return <<items|result|bucket|target>>
===
-def <<fn>>(<<name|key|path>>, <<options|cache|headers|extra>>={}):
+def <<fn>>(<<name|key|path>>, <<options|cache|headers|extra>>=None):
+    if <<options|cache|headers|extra>> is None:
+        <<options|cache|headers|extra>> = {}
    <<options|cache|headers|extra>>[<<name|key|path>>] = True
    return <<options|cache|headers|extra>>
===
-def <<fn>>(<<a|x|node>>, <<seen|path|results>>=<<[]|set()|{}>>):
+def <<fn>>(<<a|x|node>>, <<seen|path|results>>=None):
+    if <<seen|path|results>> is None:
+        <<seen|path|results>> = <<[]|set()|{}>>
    <<visit|walk|check>>(<<a|x|node>>, <<seen|path|results>>)
    return <<seen|path|results>>
===
class <<cls>>:
-    def __init__(self, <<items|children|tags|rows>>=[]):
+    def __init__(self, <<items|children|tags|rows>>=None):
+        if <<items|children|tags|rows>> is None:
+            <<items|children|tags|rows>> = []
        self.<<items|children|tags|rows>> = <<items|children|tags|rows>>
===
class <<cls>>:
-    def __init__(self, name, <<items|children|tags|options>>=<<[]|{}>>):
+    def __init__(self, name, <<items|children|tags|options>>=None):
+        if <<items|children|tags|options>> is None:
+            <<items|children|tags|options>> = <<[]|{}>>
        self.name = name
        self.<<items|children|tags|options>> = <<items|children|tags|options>>
===
-def <<fn>>(value, <<log|history|acc>>=[]):
+def <<fn>>(value, <<log|history|acc>>=None):
+    if <<log|history|acc>> is None:
+        <<log|history|acc>> = []
    <<log|history|acc>>.append(value)
    print(len(<<log|history|acc>>))
''', '''
def <<fn>>(<<item|entry>>, <<items|result>>=None):
    <<items|result>> = <<items|result>> or []
    return [*<<items|result>>, <<item|entry>>]
===
def <<fn>>(name, sizes=(), flag=False):
    return name, len(sizes), flag
===
class <<cls>>:
    def __init__(self, name):
        self.name = name
        self.items = []
===
<<items|rows|cache>> = <<[]|{}>>
''')

fault("none-compare", PY, '''
-if <<value|result|user|x|self.name|node|config>> == None:
+if <<value|result|user|x|self.name|node|config>> is None:
    <<return|return None|raise ValueError("missing")|return default>>
===
-if <<value|result|user|x|self.name|node|row>> != None:
+if <<value|result|user|x|self.name|node|row>> is not None:
    <<print|handle|process|save>>(<<value|result|user|x|self.name|node|row>>)
===
-return <<value|result|user|match>> == None
+return <<value|result|user|match>> is None
===
-<<rows|items|values>> = [<<r|v|x>> for <<r|v|x>> in <<data|records|lines>> if <<r|v|x>> != None]
+<<rows|items|values>> = [<<r|v|x>> for <<r|v|x>> in <<data|records|lines>> if <<r|v|x>> is not None]
===
-while <<node|line|current>> != None:
+while <<node|line|current>> is not None:
    <<node|line|current>> = <<advance|step|read_next>>(<<node|line|current>>)
===
-<<name|label|text>> = "unknown" if <<value|title|user>> == None else <<value|title|user>>
+<<name|label|text>> = "unknown" if <<value|title|user>> is None else <<value|title|user>>
''', '''
if <<value|result|user|x>> is None:
    return <<default|[]|None>>
===
if <<value|count|status>> == <<0|1|"ok"|"done">>:
    return True
===
if <<value|result|row>> is not None and <<value|result|row>> != other:
    <<handle|save>>(<<value|result|row>>)
''')

fault("CWE-89", PY, '''
-<<cursor|cur|conn|db|self.db>>.execute(f"SELECT * FROM <<table>> WHERE <<col>> = '{<<name|value|term|user_id>>}'")
+<<cursor|cur|conn|db|self.db>>.execute("SELECT * FROM <<table>> WHERE <<col>> = ?", (<<name|value|term|user_id>>,))
===
-<<cursor|cur|conn|db|self.db>>.execute(f"SELECT <<col>>, <<col2>> FROM <<table>> WHERE id = {<<row_id|user_id|item_id>>}")
+<<cursor|cur|conn|db|self.db>>.execute("SELECT <<col>>, <<col2>> FROM <<table>> WHERE id = ?", (<<row_id|user_id|item_id>>,))
===
-<<cursor|cur|conn|db>>.execute("SELECT * FROM <<table>> WHERE <<col>> = '" + <<name|value|email>> + "'")
+<<cursor|cur|conn|db>>.execute("SELECT * FROM <<table>> WHERE <<col>> = ?", (<<name|value|email>>,))
===
-<<cursor|cur|conn|db>>.execute("SELECT * FROM <<table>> WHERE <<col>> = '%s'" % <<name|value|email>>)
+<<cursor|cur|conn|db>>.execute("SELECT * FROM <<table>> WHERE <<col>> = ?", (<<name|value|email>>,))
===
-<<query|sql|stmt>> = f"SELECT * FROM <<table>> WHERE <<col>> = '{<<name|value|email>>}'"
-<<cursor|cur|conn|db>>.execute(<<query|sql|stmt>>)
+<<query|sql|stmt>> = "SELECT * FROM <<table>> WHERE <<col>> = ?"
+<<cursor|cur|conn|db>>.execute(<<query|sql|stmt>>, (<<name|value|email>>,))
===
-<<query|sql>> = "SELECT * FROM <<table>> WHERE <<col>> = '" + <<name|value|email>> + "' AND <<col2>> = '" + <<password|other|status>> + "'"
-<<cursor|cur|conn|db>>.execute(<<query|sql>>)
+<<query|sql>> = "SELECT * FROM <<table>> WHERE <<col>> = ? AND <<col2>> = ?"
+<<cursor|cur|conn|db>>.execute(<<query|sql>>, (<<name|value|email>>, <<password|other|status>>))
===
-return <<cursor|cur|conn|db>>.execute(f"SELECT * FROM <<table>> WHERE <<col>> = '{<<name|value|email>>}'").fetch<<one|all>>()
+return <<cursor|cur|conn|db>>.execute("SELECT * FROM <<table>> WHERE <<col>> = ?", (<<name|value|email>>,)).fetch<<one|all>>()
===
-<<cursor|cur|conn|db>>.execute("INSERT INTO <<table>> (<<col>>, <<col2>>) VALUES ('%s', '%s')" % (<<a|name|first>>, <<b|value|second>>))
+<<cursor|cur|conn|db>>.execute("INSERT INTO <<table>> (<<col>>, <<col2>>) VALUES (?, ?)", (<<a|name|first>>, <<b|value|second>>))
===
-<<cursor|cur|conn|db>>.execute(f"INSERT INTO <<table>> (<<col>>, <<col2>>) VALUES ('{<<a|name|first>>}', '{<<b|value|second>>}')")
+<<cursor|cur|conn|db>>.execute("INSERT INTO <<table>> (<<col>>, <<col2>>) VALUES (?, ?)", (<<a|name|first>>, <<b|value|second>>))
===
-<<cursor|cur|conn|db>>.execute("DELETE FROM <<table>> WHERE id = %s" % <<row_id|user_id|key>>)
+<<cursor|cur|conn|db>>.execute("DELETE FROM <<table>> WHERE id = ?", (<<row_id|user_id|key>>,))
===
-<<cursor|cur|conn|db>>.execute("UPDATE <<table>> SET <<col>> = '{}' WHERE id = {}".format(<<name|value>>, <<row_id|user_id>>))
+<<cursor|cur|conn|db>>.execute("UPDATE <<table>> SET <<col>> = ? WHERE id = ?", (<<name|value>>, <<row_id|user_id>>))
===
-<<query|sql>> = "SELECT <<col>> FROM <<table>> WHERE <<col2>> = {}".format(<<name|value|key>>)
-<<rows|result>> = <<cursor|cur|conn|db>>.execute(<<query|sql>>).fetchall()
+<<query|sql>> = "SELECT <<col>> FROM <<table>> WHERE <<col2>> = ?"
+<<rows|result>> = <<cursor|cur|conn|db>>.execute(<<query|sql>>, (<<name|value|key>>,)).fetchall()
''', '''
<<cursor|cur|conn|db>>.execute("SELECT * FROM <<table>> WHERE <<col>> = ?", (<<name|value|email>>,))
===
<<cursor|cur|conn|db>>.execute("SELECT COUNT(*) FROM <<table>>")
===
<<rows|result>> = <<cursor|cur>>.execute("SELECT * FROM <<table>> WHERE <<col>> = %s AND <<col2>> = %s", (<<a|name>>, <<b|value>>)).fetchall()
===
print(f"SELECT on <<table>> took {elapsed:.2f} s")
===
<<query|sql>> = "SELECT * FROM <<table>> WHERE <<col>> = :<<col>>"
<<cursor|cur|conn>>.execute(<<query|sql>>, {"<<col>>": <<value|name>>})
''')

fault("CWE-95", PY, '''
-<<age|count|number|n>> = eval(input("<<Age|Enter a number|How many|Count|Number>>: "))
+<<age|count|number|n>> = int(input("<<Age|Enter a number|How many|Count|Number>>: "))
===
-<<price|amount|width|value>> = eval(input("<<Price|Amount|Width|Enter a value>>: "))
+<<price|amount|width|value>> = float(input("<<Price|Amount|Width|Enter a value>>: "))
===
-<<var>> = eval(<<text|body|response.text|line|raw|request.data>>)
+<<var>> = json.loads(<<text|body|response.text|line|raw|request.data>>)
===
-<<var>> = eval(<<value_str|expr|literal|field|arg>>)
+<<var>> = ast.literal_eval(<<value_str|expr|literal|field|arg>>)
===
+import ast
+
def <<parse|convert|to_value|read_value>>(<<text|s|value|line>>):
-    return eval(<<text|s|value|line>>)
+    return ast.literal_eval(<<text|s|value|line>>)
===
-<<a|x|first>>, <<b|y|second>> = eval(input("<<Two numbers|Enter a, b|Coordinates>>: "))
+<<a|x|first>>, <<b|y|second>> = ast.literal_eval(input("<<Two numbers|Enter a, b|Coordinates>>: "))
===
-<<user_input|numbers|items>> = eval(input("Enter a list: "))
+<<user_input|numbers|items>> = ast.literal_eval(input("Enter a list: "))
''', '''
<<age|count|number>> = int(input("<<Age|Enter a number|How many>>: "))
===
<<var>> = ast.literal_eval(<<text|value|arg>>)
===
model.eval()
===
<<score|result>> = evaluate(<<expr|model|node>>)
===
<<name|answer>> = input("<<Name|Your answer>>: ").strip()
''')

fault("broad-except", PY, '''
try:
    <<value = int(text)|data = load(path)|result = run(job)|connect()>>
-except:
+except Exception:
    <<return None|log.exception("failed")|print("failed")|value = 0>>
===
try:
    with open(path, encoding="utf-8") as f:
        <<data|text>> = f.read()
-except:
+except OSError:
    <<data|text>> = ""
===
try:
    <<value|number|n>> = int(<<text|raw|line>>)
-except:
+except ValueError:
    <<value|number|n>> = <<0|None|-1>>
===
try:
    <<value|item|row>> = <<data|cache|config>>[<<key|name>>]
-except:
+except KeyError:
    <<value|item|row>> = None
===
try:
    <<data|payload|obj>> = json.loads(<<text|body|line>>)
-except:
+except json.JSONDecodeError:
    <<return None|continue_ = False|data = {}>>
''', '''
try:
    <<value|number>> = int(<<text|raw>>)
except ValueError:
    <<value|number>> = 0
===
try:
    <<run|work|serve>>()
except Exception:
    logger.exception("<<run|work|job>> failed")
    raise
===
try:
    os.remove(path)
except FileNotFoundError:
    pass
''')

fault("is-literal", PY, '''
-if <<status|mode|name|value|kind>> is "<<ok|done|admin|yes|GET>>":
+if <<status|mode|name|value|kind>> == "<<ok|done|admin|yes|GET>>":
    <<return True|run()|count += 1>>
===
-if <<count|size|code|n>> is <<0|1|5|10|200|404>>:
+if <<count|size|code|n>> == <<0|1|5|10|200|404>>:
    <<return True|break_out()|print("match")>>
===
-if <<status|answer|role>> is not "<<ok|yes|admin|none>>":
+if <<status|answer|role>> != "<<ok|yes|admin|none>>":
    <<return False|raise ValueError(status)>>
===
-return <<x|value|level>> is <<3|7|100|"high"|"low">>
+return <<x|value|level>> == <<3|7|100|"high"|"low">>
''', '''
if <<status|mode|name>> == "<<ok|done|admin>>":
    return True
===
if <<flag|value|done>> is <<True|False|None>>:
    return <<0|None>>
===
if <<value|node>> is <<self|other|SENTINEL>>:
    return
''')

fault("resource-leak", PY, '''
-<<f|fh|file>> = open(<<path|filename|"data.txt">>)
-<<data|text|content>> = <<f|fh|file>>.read()
+with open(<<path|filename|"data.txt">>) as <<f|fh|file>>:
+    <<data|text|content>> = <<f|fh|file>>.read()
===
-<<f|fh|out>> = open(<<path|filename|"out.txt">>, "w")
-<<f|fh|out>>.write(<<data|text|content>>)
-<<f|fh|out>>.close()
+with open(<<path|filename|"out.txt">>, "w") as <<f|fh|out>>:
+    <<f|fh|out>>.write(<<data|text|content>>)
===
-<<lines|rows>> = open(<<path|filename|"data.csv">>).readlines()
+with open(<<path|filename|"data.csv">>) as f:
+    <<lines|rows>> = f.readlines()
===
-<<config|data|settings>> = json.load(open(<<path|"config.json"|filename>>))
+with open(<<path|"config.json"|filename>>) as f:
+    <<config|data|settings>> = json.load(f)
===
-return open(<<path|name|filename>>).read()
+with open(<<path|name|filename>>) as f:
+    return f.read()
===
-<<f|fh>> = open(<<path|filename>>)
-for line in <<f|fh>>:
-    <<print|handle|lines.append>>(line)
+with open(<<path|filename>>) as <<f|fh>>:
+    for line in <<f|fh>>:
+        <<print|handle|lines.append>>(line)
===
-json.dump(<<data|rows|result>>, open(<<path|"out.json">>, "w"))
+with open(<<path|"out.json">>, "w") as f:
+    json.dump(<<data|rows|result>>, f)
''', '''
with open(<<path|filename|"data.txt">>) as <<f|fh>>:
    <<data|text>> = <<f|fh>>.read()
===
<<text|data>> = Path(<<path|name>>).read_text(encoding="utf-8")
===
with open(path, "w") as f:
    json.dump(<<data|rows>>, f)
''')

fault("CWE-338", PY, '''
-import random
+import secrets

def <<make_token|new_token|generate_code|session_id>>():
-    return "".join(random.choice(<<ALPHABET|string.ascii_letters|chars>>) for _ in range(<<16|32|24>>))
+    return "".join(secrets.choice(<<ALPHABET|string.ascii_letters|chars>>) for _ in range(<<16|32|24>>))
===
-<<token|password|code|api_key|secret>> = "".join(random.choice(<<chars|alphabet|string.ascii_letters + string.digits>>) for _ in range(<<8|16|32>>))
+<<token|password|code|api_key|secret>> = "".join(secrets.choice(<<chars|alphabet|string.ascii_letters + string.digits>>) for _ in range(<<8|16|32>>))
===
-<<otp|pin|reset_code>> = random.randint(100000, 999999)
+<<otp|pin|reset_code>> = secrets.randbelow(900000) + 100000
===
-<<token|session_id|csrf>> = <<str(random.random())|hex(random.getrandbits(128))>>
+<<token|session_id|csrf>> = secrets.token_hex(16)
''', '''
<<sample|picked>> = random.<<sample|choices>>(<<rows|items>>, k=<<3|5>>)
===
<<token|key>> = secrets.token_<<hex|urlsafe>>(32)
===
random.shuffle(<<cards|items|rows>>)
===
delay = random.uniform(0.5, 1.5) * attempt
''')

fault("CWE-798", PY, '''
-<<API_KEY|SECRET_KEY|TOKEN|DB_PASSWORD>> = "<<secret>>"
+<<API_KEY|SECRET_KEY|TOKEN|DB_PASSWORD>> = os.environ["<<API_KEY|SECRET_KEY|TOKEN|DB_PASSWORD>>"]
===
-<<conn|db|connection>> = <<psycopg2|pymysql|mysql.connector>>.connect(host="<<host>>", user="<<user>>", password="<<secret>>")
+<<conn|db|connection>> = <<psycopg2|pymysql|mysql.connector>>.connect(host="<<host>>", user="<<user>>", password=os.environ["DB_PASSWORD"])
===
-<<client|api|openai>> = <<Client|OpenAI|ApiClient>>(api_key="<<secret>>")
+<<client|api|openai>> = <<Client|OpenAI|ApiClient>>(api_key=os.environ["API_KEY"])
===
-headers = {"Authorization": "Bearer <<secret>>"}
+headers = {"Authorization": f"Bearer {os.environ['API_TOKEN']}"}
===
-<<app.secret_key|app.config["SECRET_KEY"]>> = "<<secret>>"
+<<app.secret_key|app.config["SECRET_KEY"]>> = os.environ["SECRET_KEY"]
''', '''
<<API_KEY|TOKEN|SECRET_KEY>> = os.environ["<<API_KEY|TOKEN|SECRET_KEY>>"]
===
<<API_URL|NAME|TITLE>> = "<<https://api.example.com|production|example>>"
===
password = getpass.getpass("Password: ")
===
headers = {"Accept": "application/json"}
''')

fault("missing-await", PY, '''
async def <<fn>>(<<session|client>>, url):
-    <<response|resp|data>> = <<session|client>>.fetch(url)
+    <<response|resp|data>> = await <<session|client>>.fetch(url)
    return <<response|resp|data>>
===
async def <<main|run|worker>>():
-    asyncio.sleep(<<1|5|0.5>>)
+    await asyncio.sleep(<<1|5|0.5>>)
    print("done")
===
async def <<fn>>(queue):
    while True:
-        <<item|job|event>> = queue.get()
+        <<item|job|event>> = await queue.get()
        handle(<<item|job|event>>)
===
async def <<fn>>(urls):
-    return asyncio.gather(*(fetch(u) for u in urls))
+    return await asyncio.gather(*(fetch(u) for u in urls))
''', '''
async def <<fn>>(client, url):
    response = await client.get(url)
    return response.json()
===
def <<fn>>(queue):
    return queue.get()
''')

fault("missing-f-prefix", PY, '''
-print("<<Hello|Total|Name|Found>>: {<<name|total|count|value>>}")
+print(f"<<Hello|Total|Name|Found>>: {<<name|total|count|value>>}")
===
-raise ValueError("<<unknown|invalid|missing>> <<key|value|name>>: {<<key|value|name>>}")
+raise ValueError(f"<<unknown|invalid|missing>> <<key|value|name>>: {<<key|value|name>>}")
===
-<<url|path|message>> = "<<https://example.com/users/|/tmp/|user >>{<<name|user_id|key>>}"
+<<url|path|message>> = f"<<https://example.com/users/|/tmp/|user >>{<<name|user_id|key>>}"
===
-logger.info("<<loaded|saved|processed>> {<<count|n|total>>} <<rows|files|items>>")
+logger.info(f"<<loaded|saved|processed>> {<<count|n|total>>} <<rows|files|items>>")
''', '''
print(f"<<Total|Name>>: {<<total|name>>}")
===
<<template|pattern>> = "<<Dear|Hello>> {name}, welcome"
<<text|body>> = <<template|pattern>>.format(name=user)
===
print("<<done|ready|finished>>")
''')

fault("off-by-one", PY, '''
-for i in range(len(<<list>>) + 1):
+for i in range(len(<<list>>)):
    <<print|handle|process>>(<<list>>[i])
===
-<<last|final|tail>> = <<list>>[len(<<list>>)]
+<<last|final|tail>> = <<list>>[len(<<list>>) - 1]
===
-while i <= len(<<list>>):
+while i < len(<<list>>):
    handle(<<list>>[i])
    i += 1
''', '''
for i in range(len(<<list>>) - 1):
    if <<list>>[i] > <<list>>[i + 1]:
        return False
===
<<last|final>> = <<list>>[-1]
===
for i in range(1, n + 1):
    print(i)
''')

fault("mutation-while-iterating", PY, '''
-for <<item|row|name|x>> in <<list>>:
+for <<item|row|name|x>> in list(<<list>>):
    if is_old(<<item|row|name|x>>):
        <<list>>.remove(<<item|row|name|x>>)
===
-for <<key|name|k>> in <<data|cache|config>>:
+for <<key|name|k>> in list(<<data|cache|config>>):
    if <<key|name|k>>.startswith("<<_|tmp|old>>"):
        del <<data|cache|config>>[<<key|name|k>>]
===
-for <<key|name|k>> in <<data|cache|sessions>>.keys():
+for <<key|name|k>> in list(<<data|cache|sessions>>.keys()):
    if expired(<<key|name|k>>):
        <<data|cache|sessions>>.pop(<<key|name|k>>)
''', '''
<<list>> = [<<item|x>> for <<item|x>> in <<list>> if not is_old(<<item|x>>)]
===
for <<key|k>> in list(<<data|cache>>):
    del <<data|cache>>[<<key|k>>]
===
for <<item|row>> in <<list>>:
    <<out|result>>.append(<<item|row>>)
''')

fault("CWE-377", PY, '''
-<<path|tmp|name>> = tempfile.mktemp(<<|suffix=".txt"|suffix=".json">>)
+<<fd|handle>>, <<path|tmp|name>> = tempfile.mkstemp(<<|suffix=".txt"|suffix=".json">>)
===
-<<path|tmp|target>> = "/tmp/<<app|data|report|upload>>.<<txt|json|csv>>"
-with open(<<path|tmp|target>>, "w") as f:
+with tempfile.NamedTemporaryFile("w", suffix=".<<txt|json|csv>>", delete=False) as f:
    f.write(<<data|text|body>>)
''', '''
fd, path = tempfile.mkstemp()
===
with tempfile.TemporaryDirectory() as folder:
    <<run|build|extract>>(folder)
''')

fault("CWE-732", PY, '''
-os.chmod(<<path|target|"run.sh"|self.path>>, 0o777)
+os.chmod(<<path|target|"run.sh"|self.path>>, 0o700)
===
-os.makedirs(<<path|folder|"uploads">>, mode=0o777, exist_ok=True)
+os.makedirs(<<path|folder|"uploads">>, mode=0o700, exist_ok=True)
===
-os.chmod(<<key_file|secret_path|"config.ini"|db_path>>, 0o666)
+os.chmod(<<key_file|secret_path|"config.ini"|db_path>>, 0o600)
''', '''
os.chmod(<<path|target>>, <<0o600|0o700|0o644|0o755>>)
===
os.makedirs(<<path|folder>>, exist_ok=True)
''')

fault("CWE-489", PY, '''
if __name__ == "__main__":
-    app.run(<<|host="0.0.0.0", |port=5000, |port=8080, >>debug=True)
+    app.run(<<|host="0.0.0.0", |port=5000, |port=8080, >>debug=False)
===
-app.run(debug=True)
+app.run(debug=False)
''', '''
if __name__ == "__main__":
    app.run(port=<<5000|8080>>)
===
logging.basicConfig(level=logging.DEBUG)
''')

fault("deprecated-api", PY, '''
-<<now|created|timestamp|started>> = datetime.utcnow()
+<<now|created|timestamp|started>> = datetime.now(timezone.utc)
===
-<<now|created|timestamp|started>> = datetime.datetime.utcnow()
+<<now|created|timestamp|started>> = datetime.datetime.now(datetime.timezone.utc)
===
-<<logger|logging|log>>.warn(<<"low disk space"|"retrying"|message>>)
+<<logger|logging|log>>.warning(<<"low disk space"|"retrying"|message>>)
===
-<<when|moment|dt>> = datetime.utcfromtimestamp(<<ts|seconds|stamp>>)
+<<when|moment|dt>> = datetime.fromtimestamp(<<ts|seconds|stamp>>, tz=timezone.utc)
''', '''
<<now|created>> = datetime.now(timezone.utc)
===
logger.warning(<<"low disk space"|message>>)
===
<<started|t0>> = time.perf_counter()
''')

fault("type-mismatch", PY, '''
-print("<<Total|Count|Age>>: " + <<len(items)|total|count|age>>)
+print("<<Total|Count|Age>>: " + str(<<len(items)|total|count|age>>))
===
-<<message|label|text>> = "<<Page|Item|Row>> " + <<i|index|number|n + 1>>
+<<message|label|text>> = "<<Page|Item|Row>> " + str(<<i|index|number|n + 1>>)
===
-<<age|count|n>> = input("<<Age|Count|Number>>: ")
+<<age|count|n>> = int(input("<<Age|Count|Number>>: "))
if <<age|count|n>> > <<10|17|100>>:
    print("ok")
''', '''
print("<<Name|City>>: " + <<name|city>>)
===
print("<<Total|Count>>:", <<total|count>>)
''')

fault("CWE-208", PY, '''
-if <<signature|token|mac|api_key>> == <<expected|stored|correct>>_<<signature|token|mac|api_key>>:
+if hmac.compare_digest(<<signature|token|mac|api_key>>, <<expected|stored|correct>>_<<signature|token|mac|api_key>>):
    <<return True|accept(request)>>
===
-return <<request_token|given|digest>> == <<expected_token|secret_token|expected_digest>>
+return hmac.compare_digest(<<request_token|given|digest>>, <<expected_token|secret_token|expected_digest>>)
''', '''
return hmac.compare_digest(<<given|digest>>, expected)
===
if <<name|state|kind>> == expected:
    return True
''')
fault("CWE-22", PY, '''
-with open(os.path.join(<<UPLOAD_DIR|base|root>>, <<filename|name>>), "rb") as f:
+with open(os.path.join(<<UPLOAD_DIR|base|root>>, os.path.basename(<<filename|name>>)), "rb") as f:
    <<data|body>> = f.read()
===
-return send_file(os.path.join(<<UPLOAD_DIR|"uploads"|base>>, <<filename|name|request.args["file"]>>))
+return send_from_directory(<<UPLOAD_DIR|"uploads"|base>>, <<filename|name|request.args["file"]>>)
===
-file.save(os.path.join(<<UPLOAD_FOLDER|app.config["UPLOAD_FOLDER"]|"uploads">>, file.filename))
+file.save(os.path.join(<<UPLOAD_FOLDER|app.config["UPLOAD_FOLDER"]|"uploads">>, secure_filename(file.filename)))
''', '''
path = os.path.join(<<HERE|base|ROOT>>, "<<config|data>>.json")
===
return send_from_directory("uploads", filename)
''')
