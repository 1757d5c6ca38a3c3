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
-<<var>> = yaml.load(<<sys.stdin|path.read_text()|stdin_text>>)
+<<var>> = yaml.safe_load(<<sys.stdin|path.read_text()|stdin_text>>)
===
-for <<doc|entry|item>> in yaml.load_all(<<stream|f|text>>):
+for <<doc|entry|item>> in yaml.safe_load_all(<<stream|f|text>>):
    <<process|handle|register>>(<<doc|entry|item>>)
===
def <<fn>>(<<request|conn|sock>>):
-    return pickle.loads(<<request.body|request.data|conn.recv(4096)|payload>>)
+    return json.loads(<<request.body|request.data|conn.recv(4096)|payload>>)
===
-<<var>> = pickle.loads(<<request.data|request.get_data()|sock.recv(65536)|message.body|cookie_bytes>>)
+<<var>> = json.loads(<<request.data|request.get_data()|sock.recv(65536)|message.body|cookie_bytes>>)
===
-<<config|settings|data>> = yaml.load(<<resp.content|fh.read()|template>>, Loader=yaml.<<FullLoader|UnsafeLoader|Loader>>)
+<<config|settings|data>> = yaml.safe_load(<<resp.content|fh.read()|template>>)
===
-    self.<<config|settings|options>> = yaml.load(<<f|text|stream>>)
+    self.<<config|settings|options>> = yaml.safe_load(<<f|text|stream>>)
===
-<<users|rules|items>> = yaml.load(<<f|text|fh>>)["<<users|rules|items>>"]
+<<users|rules|items>> = yaml.safe_load(<<f|text|fh>>)["<<users|rules|items>>"]
===
-<<docs|parts|entries>> = list(yaml.load_all(<<f|text|stream>>, Loader=yaml.<<FullLoader|Loader>>))
+<<docs|parts|entries>> = list(yaml.safe_load_all(<<f|text|stream>>))
===
-<<var>> = yaml.unsafe_load(<<f|text|path.read_text()|body>>)
+<<var>> = yaml.safe_load(<<f|text|path.read_text()|body>>)
===
-<<port|host|name>> = yaml.load(<<text|f>>, yaml.<<Loader|FullLoader>>).get("<<port|host|name>>")
+<<port|host|name>> = yaml.safe_load(<<text|f>>).get("<<port|host|name>>")
===
-return {k: str(v) for k, v in yaml.load(<<f|stream|text>>).items()}
+return {k: str(v) for k, v in yaml.safe_load(<<f|stream|text>>).items()}
===
try:
-    <<var>> = yaml.load(<<text|f|body>>)
+    <<var>> = yaml.safe_load(<<text|f|body>>)
except yaml.YAMLError as e:
    raise ValueError(f"bad file: {e}") from e
===
-<<user|session|state>> = pickle.loads(base64.b64decode(<<request.cookies["session"]|token|cookie>>))
+<<user|session|state>> = json.loads(base64.b64decode(<<request.cookies["session"]|token|cookie>>))
===
with open(<<upload_path|path|"upload.bin">>, "rb") as <<f|fh>>:
-    <<data|state|items>> = pickle.load(<<f|fh>>)
+    <<data|state|items>> = json.load(<<f|fh>>)
===
-<<job|task|message>> = pickle.loads(<<redis.get(key)|queue.pop()|msg.value|payload>>)
+<<job|task|message>> = json.loads(<<redis.get(key)|queue.pop()|msg.value|payload>>)
===
-<<obj|state|data>> = <<marshal|dill|cloudpickle>>.loads(<<payload|request.data|blob>>)
+<<obj|state|data>> = json.loads(<<payload|request.data|blob>>)
===
-<<state|weights|checkpoint>> = torch.load(<<path|file|"model.pt">>, weights_only=False)
+<<state|weights|checkpoint>> = torch.load(<<path|file|"model.pt">>, weights_only=True)
===
-<<arr|array|features>> = np.load(<<path|file|upload>>, allow_pickle=True)
+<<arr|array|features>> = np.load(<<path|file|upload>>, allow_pickle=False)
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
===
self.<<config|settings>> = yaml.safe_load(<<f|stream>>)
===
<<docs|parts>> = list(yaml.safe_load_all(<<f|text>>))
===
<<state|weights>> = torch.load(<<path|file>>, map_location="cpu", weights_only=True)
===
<<arr|array>> = np.load(<<path|file>>)
===
text = yaml.safe_dump(<<config|settings>>)
===
<<job|task>> = json.loads(<<redis.get(key)|msg.value>>)
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
===
-if hashlib.<<md5|sha1>>(<<data|content|body>>).hexdigest() != <<expected|stored|digest>>:
+if hashlib.sha256(<<data|content|body>>).hexdigest() != <<expected|stored|digest>>:
    raise ValueError("<<checksum mismatch|file is damaged>>")
===
-<<name|key|fname>> = f"{hashlib.<<md5|sha1>>(<<data|body|raw>>).hexdigest()}.<<png|json|bin>>"
+<<name|key|fname>> = f"{hashlib.sha256(<<data|body|raw>>).hexdigest()}.<<png|json|bin>>"
===
-self.<<digest|checksum|hash>> = hashlib.<<md5|sha1>>(<<self.data|content|blob>>).<<hexdigest|digest>>()
+self.<<digest|checksum|hash>> = hashlib.sha256(<<self.data|content|blob>>).<<hexdigest|digest>>()
===
-print(hashlib.<<md5|sha1>>(<<text|line|name>>.encode()).hexdigest())
+print(hashlib.sha256(<<text|line|name>>.encode()).hexdigest())
===
-<<seen|known|hashes>>.add(hashlib.<<md5|sha1>>(<<f.read()|chunk|page>>).digest())
+<<seen|known|hashes>>.add(hashlib.sha256(<<f.read()|chunk|page>>).digest())
===
-<<cache_key|key>> = hashlib.<<md5|sha1>>(json.dumps(<<params|query|args>>, sort_keys=True).encode()).hexdigest()
+<<cache_key|key>> = hashlib.sha256(json.dumps(<<params|query|args>>, sort_keys=True).encode()).hexdigest()
===
-<<sig|mac|signature>> = hmac.new(<<key|secret>>, <<body|msg>>, "<<md5|sha1>>").hexdigest()
+<<sig|mac|signature>> = hmac.new(<<key|secret>>, <<body|msg>>, "sha256").hexdigest()
===
-<<digest|tag>> = hmac.digest(<<key|secret>>, <<body|msg>>, "<<md5|sha1>>")
+<<digest|tag>> = hmac.digest(<<key|secret>>, <<body|msg>>, "sha256")
===
with open(path, "rb") as f:
-    return hashlib.file_digest(f, "<<md5|sha1>>").hexdigest()
+    return hashlib.file_digest(f, "sha256").hexdigest()
===
-<<signature|sig>> = <<key|private_key>>.sign(<<data|message>>, padding.PKCS1v15(), hashes.<<SHA1|MD5>>())
+<<signature|sig>> = <<key|private_key>>.sign(<<data|message>>, padding.PKCS1v15(), hashes.SHA256())
''', '''
<<digest|checksum>> = hashlib.<<sha256|sha512|blake2b|sha3_256>>(<<data|content|payload>>).hexdigest()
===
etag = hashlib.<<md5|sha1>>(<<data|body>>, usedforsecurity=False).hexdigest()
===
crc = zlib.crc32(<<data|content>>)
===
<<sig|mac>> = hmac.new(<<key|secret>>, <<body|msg>>, hashlib.<<sha256|sha512>>).hexdigest()
===
if hashlib.sha256(<<data|content>>).hexdigest() != expected:
    raise ValueError("checksum mismatch")
===
# not for security: only a cache key
key = hashlib.<<md5|sha1>>(<<text|url>>.encode(), usedforsecurity=False).hexdigest()
===
with open(path, "rb") as f:
    return hashlib.file_digest(f, "<<sha256|blake2b>>").hexdigest()
===
print(f"<<md5|sha1>> is listed as <<weak|old>> in the report")
''')

fault("CWE-916", PY, '''
def <<hash_password|make_password|encode_password|create_hash>>(<<password|plain|pw>>):
-    return hashlib.<<md5|sha1|sha256>>(<<password|plain|pw>>.encode()).hexdigest()
+    return bcrypt.hashpw(<<password|plain|pw>>.encode(), bcrypt.gensalt()).decode()
===
def <<register|create_user|add_user|sign_up>>(db, name, password):
-    <<hashed|digest|pw_hash>> = hashlib.<<md5|sha1|sha256>>(password.encode("utf-8")).hexdigest()
+    <<hashed|digest|pw_hash>> = bcrypt.hashpw(password.encode("utf-8"), bcrypt.gensalt()).decode()
    db.execute("INSERT INTO users (name, password) VALUES (?, ?)", (name, <<hashed|digest|pw_hash>>))
===
-<<hashed|password_hash|stored|user.password>> = hashlib.<<md5|sha1|sha256>>(password.encode()).hexdigest()
+<<hashed|password_hash|stored|user.password>> = bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode()
===
def <<verify|check_password|login>>(password, <<stored|hashed>>):
-    return hashlib.<<md5|sha1|sha256>>(password.encode()).hexdigest() == <<stored|hashed>>
+    return bcrypt.checkpw(password.encode(), <<stored|hashed>>.encode())
===
-<<user|account>>.<<password_hash|pw_hash>> = hashlib.<<md5|sha1|sha256>>(<<password|new_password>>.encode("utf-8")).hexdigest()
+<<user|account>>.<<password_hash|pw_hash>> = bcrypt.hashpw(<<password|new_password>>.encode("utf-8"), bcrypt.gensalt()).decode()
===
-if hashlib.<<md5|sha1|sha256>>(password.encode()).hexdigest() == <<user.password_hash|row["password"]|stored>>:
+if bcrypt.checkpw(password.encode(), <<user.password_hash|row["password"]|stored>>.encode()):
    <<login_user(user)|return user|return True>>
===
-return hashlib.<<sha256|sha512>>((<<salt|pepper>> + password).encode()).hexdigest()
+return bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode()
===
-<<key|digest>> = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, <<1|100|1000|5000>>)
+<<key|digest>> = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600_000)
===
-<<users|accounts|db>>[<<name|email>>] = hashlib.<<md5|sha256>>(password.encode()).hexdigest()
+<<users|accounts|db>>[<<name|email>>] = bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode()
''', '''
<<hashed|password_hash>> = bcrypt.hashpw(password.encode(), bcrypt.gensalt())
===
if not bcrypt.checkpw(password.encode(), user.password_hash):
    raise <<PermissionError|AuthError>>("wrong password")
===
password_hash = <<PasswordHasher().hash(password)|generate_password_hash(password)>>
===
<<key|digest>> = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, <<600_000|800_000>>)
===
<<key|digest>> = hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
===
return bcrypt.checkpw(password.encode(), <<stored|row["hash"]>>.encode())
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
def <<fn>>(host):
-    os.system("ping -c 1 " + host)
+    subprocess.run(["ping", "-c", "1", host])
===
-subprocess.<<run|call|check_call>>("<<cp|mv|ln|diff>> %s %s" % (<<src|source|old>>, <<dst|dest|new>>), shell=True)
+subprocess.<<run|call|check_call>>(["<<cp|mv|ln|diff>>", <<src|source|old>>, <<dst|dest|new>>])
===
-subprocess.<<run|Popen|check_output>>("<<git|pip|npm|docker>> <<pull|install|build|show>> {}".format(<<name|pkg|target>>), shell=True)
+subprocess.<<run|Popen|check_output>>(["<<git|pip|npm|docker>>", "<<pull|install|build|show>>", <<name|pkg|target>>])
===
-os.system("<<rm|cat|open|mv>> " + <<path|name|filename>>)
+subprocess.run(["<<rm|cat|open|mv>>", <<path|name|filename>>])
===
-os.system("git <<clone|pull|fetch>> %s" % <<url|remote|target>>)
+subprocess.run(["git", "<<clone|pull|fetch>>", <<url|remote|target>>])
===
-<<out|text|listing>> = os.popen(f"<<ls|cat|file>> {<<path|name>>}").read()
+<<out|text|listing>> = subprocess.check_output(["<<ls|cat|file>>", <<path|name>>], text=True)
===
-return subprocess.check_output(f"<<file|stat|wc>> {self.<<path|name>>}", shell=True, text=True).strip()
+return subprocess.check_output(["<<file|stat|wc>>", self.<<path|name>>], text=True).strip()
===
-if subprocess.call(f"<<test|ping|which>> {<<name|host|tool>>}", shell=True) != 0:
+if subprocess.call(["<<test|ping|which>>", <<name|host|tool>>]) != 0:
    raise RuntimeError("<<failed|not found>>")
===
-<<proc|p>> = subprocess.Popen(<<cmd|command|line>>, shell=True, stdout=subprocess.PIPE)
+<<proc|p>> = subprocess.Popen(shlex.split(<<cmd|command|line>>), stdout=subprocess.PIPE)
===
-<<proc|p>> = subprocess.Popen(f"<<tail|cat|less>> {<<logfile|path>>}", shell=True, stdout=subprocess.PIPE, text=True)
+<<proc|p>> = subprocess.Popen(["<<tail|cat|less>>", <<logfile|path>>], stdout=subprocess.PIPE, text=True)
===
-subprocess.run(f"<<cp|mv|rsync>> {<<src|old>>} {<<dst|new>>}", shell=True, check=True)
+subprocess.run(["<<cp|mv|rsync>>", <<src|old>>, <<dst|new>>], check=True)
===
-subprocess.run(f"tar czf <<backup|out|site>>.tar.gz {<<folder|path|src>>}", shell=True)
+subprocess.run(["tar", "czf", "<<backup|out|site>>.tar.gz", <<folder|path|src>>])
===
-subprocess.run(f"git <<checkout|merge|rebase>> {<<branch|ref>>}", shell=True, check=True, cwd=<<repo|path>>)
+subprocess.run(["git", "<<checkout|merge|rebase>>", <<branch|ref>>], check=True, cwd=<<repo|path>>)
===
-<<result|r>> = subprocess.run("grep " + <<pattern|word>> + " " + <<path|name>>, shell=True, capture_output=True)
+<<result|r>> = subprocess.run(["grep", <<pattern|word>>, <<path|name>>], capture_output=True)
===
-subprocess.getoutput(f"<<cat|du|md5sum>> {<<path|name>>}")
+subprocess.check_output(["<<cat|du|md5sum>>", <<path|name>>], text=True)
===
-await asyncio.create_subprocess_shell(f"<<convert|ffmpeg|zip>> {<<path|name>>}")
+await asyncio.create_subprocess_exec("<<convert|ffmpeg|zip>>", <<path|name>>)
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
===
<<out|text>> = subprocess.check_output(["<<ls|cat|file>>", <<path|name>>], text=True)
===
subprocess.run(["git", "checkout", <<branch|ref>>], check=True, cwd=<<repo|path>>)
===
subprocess.run("<<make clean|npm run build>>".split(), check=True)
===
if subprocess.call(["which", <<name|tool>>]) != 0:
    raise RuntimeError("not found")
===
<<sizes|names>> = [entry.name for entry in os.scandir(<<path|folder>>)]
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
===
-<<response|resp|r>> = requests.request("<<GET|POST|PUT>>", <<url|endpoint>>, verify=False, timeout=<<10|30|5>>)
+<<response|resp|r>> = requests.request("<<GET|POST|PUT>>", <<url|endpoint>>, timeout=<<10|30|5>>)
===
-if requests.head(<<url|link>>, verify=False, timeout=<<3|5>>).ok:
+if requests.head(<<url|link>>, timeout=<<3|5>>).ok:
    <<print|add>>(<<url|link>>)
===
-<<data|items|body>> = requests.get(f"https://<<host>>/<<status|items>>", verify=False, timeout=<<10|30>>).json()
+<<data|items|body>> = requests.get(f"https://<<host>>/<<status|items>>", timeout=<<10|30>>).json()
===
-<<response|resp>> = httpx.<<get|delete>>(<<url|link>>, verify=False)
+<<response|resp>> = httpx.<<get|delete>>(<<url|link>>)
===
-async with httpx.AsyncClient(verify=False, timeout=<<10|30>>) as <<client|http>>:
+async with httpx.AsyncClient(timeout=<<10|30>>) as <<client|http>>:
    <<response|resp>> = await <<client|http>>.get(<<url|link>>)
===
-<<options|kwargs|params>> = {"timeout": <<5|10|30>>, "verify": False}
+<<options|kwargs|params>> = {"timeout": <<5|10|30>>}
<<response|resp|r>> = requests.get(<<url|link>>, **<<options|kwargs|params>>)
===
-ssl._create_default_https_context = ssl._create_unverified_context
<<response|resp>> = urllib.request.urlopen(<<url|link>>, timeout=<<5|10>>)
===
-<<response|resp>> = urllib.request.urlopen(<<url|link>>, context=ssl._create_unverified_context(), timeout=<<5|10>>)
+<<response|resp>> = urllib.request.urlopen(<<url|link>>, context=ssl.create_default_context(), timeout=<<5|10>>)
===
-self.<<session|http>>.verify = False
self.<<session|http>>.headers["<<Accept|User-Agent>>"] = "<<application/json|bot>>"
===
-urllib3.disable_warnings()
-<<response|r>> = requests.get(<<url|link>>, verify=False, timeout=<<5|10>>)
+<<response|r>> = requests.get(<<url|link>>, timeout=<<5|10>>)
===
-async with session.get(<<url|link>>, ssl=False) as <<response|resp>>:
+async with session.get(<<url|link>>) as <<response|resp>>:
    return await <<response|resp>>.json()
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
===
<<response|resp|r>> = requests.request("GET", <<url|endpoint>>, timeout=<<10|30>>)
===
async with session.get(<<url|link>>) as resp:
    return await resp.json()
===
<<session|s>>.verify = <<ca_bundle|"/etc/ssl/certs/ca.pem">>
===
options = {"timeout": <<5|10>>, "verify": <<True|ca_bundle>>}
===
ok = <<signer|key>>.verify(<<token|signature>>, strict=False)
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
===
-if requests.<<get|head>>(<<url|link|health_url>>).status_code == <<200|204>>:
+if requests.<<get|head>>(<<url|link|health_url>>, timeout=10).status_code == <<200|204>>:
    <<return True|print("up")>>
===
-<<pages|bodies>> = [requests.get(<<u|x>>).text for <<u|x>> in <<urls|links>>]
+<<pages|bodies>> = [requests.get(<<u|x>>, timeout=10).text for <<u|x>> in <<urls|links>>]
===
-<<token|user|items>> = requests.post(<<LOGIN_URL|url|f"{base}/login">>, json={"<<name|q>>": <<name|value>>}).json()["<<token|user|items>>"]
+<<token|user|items>> = requests.post(<<LOGIN_URL|url|f"{base}/login">>, json={"<<name|q>>": <<name|value>>}, timeout=10).json()["<<token|user|items>>"]
===
-<<html|text>> = urllib.request.urlopen(<<url|link|req>>).read().decode()
+<<html|text>> = urllib.request.urlopen(<<url|link|req>>, timeout=10).read().decode()
===
try:
-    <<response|resp>> = requests.get(<<url|link>>, headers=<<headers|HEADERS>>)
+    <<response|resp>> = requests.get(<<url|link>>, headers=<<headers|HEADERS>>, timeout=10)
    <<response|resp>>.raise_for_status()
except requests.RequestException as e:
    print(e)
===
-<<response|resp>> = requests.request(<<method|"GET"|"POST">>, <<url|link>>, auth=<<auth|(user, token)>>)
+<<response|resp>> = requests.request(<<method|"GET"|"POST">>, <<url|link>>, auth=<<auth|(user, token)>>, timeout=10)
===
-requests.<<post|put>>(<<webhook|url|HOOK>>, data=json.dumps(<<payload|event>>))
+requests.<<post|put>>(<<webhook|url|HOOK>>, data=json.dumps(<<payload|event>>), timeout=10)
===
-<<sock|s>> = socket.create_connection((<<host|address>>, <<port|443|80>>))
+<<sock|s>> = socket.create_connection((<<host|address>>, <<port|443|80>>), timeout=10)
===
-<<smtp|server>> = smtplib.SMTP(<<host|"mail.example.net">>, <<587|25>>)
+<<smtp|server>> = smtplib.SMTP(<<host|"mail.example.net">>, <<587|25>>, timeout=10)
''', '''
<<response|resp|r>> = requests.<<get|post>>(<<url|endpoint>>, timeout=<<5|10|30>>)
===
<<response|resp>> = <<client|session>>.get(<<url|path>>)
===
<<value|item>> = <<cache|config|headers>>.get(<<name|key>>)
===
<<pages|bodies>> = [requests.get(u, timeout=<<5|10>>).text for u in urls]
===
<<response|resp>> = await client.get(<<url|link>>, timeout=<<5|10>>)
===
<<name|value>> = request.args.get("<<name|q>>", "")
===
requests.post(<<webhook|url>>, json=<<payload|event>>, timeout=<<3|10>>)
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
===
-def <<fn>>(<<text|data|rows>>, <<found|out|acc>>=list()):
+def <<fn>>(<<text|data|rows>>, <<found|out|acc>>=None):
+    if <<found|out|acc>> is None:
+        <<found|out|acc>> = list()
    <<found|out|acc>>.extend(<<text|data|rows>>)
    return <<found|out|acc>>
===
-def <<fn>>(<<key|name>>, <<memo|cache|known>>=dict()):
+def <<fn>>(<<key|name>>, <<memo|cache|known>>=None):
+    if <<memo|cache|known>> is None:
+        <<memo|cache|known>> = dict()
    if <<key|name>> not in <<memo|cache|known>>:
        <<memo|cache|known>>[<<key|name>>] = load(<<key|name>>)
    return <<memo|cache|known>>[<<key|name>>]
===
-async def <<fn>>(<<url|path>>, <<headers|params>>={}):
+async def <<fn>>(<<url|path>>, <<headers|params>>=None):
+    if <<headers|params>> is None:
+        <<headers|params>> = {}
    <<headers|params>>["<<token|page>>"] = <<token|page>>
    return await <<get|send>>(<<url|path>>, <<headers|params>>)
===
-def <<fn>>(<<a|name>>: str, <<tags|names>>: list[str] = []) -> list[str]:
+def <<fn>>(<<a|name>>: str, <<tags|names>>: list[str] | None = None) -> list[str]:
+    if <<tags|names>> is None:
+        <<tags|names>> = []
    <<tags|names>>.append(<<a|name>>)
    return <<tags|names>>
===
-def <<fn>>(<<items|rows>>, *, <<skip|ignore>>=[]):
+def <<fn>>(<<items|rows>>, *, <<skip|ignore>>=None):
+    if <<skip|ignore>> is None:
+        <<skip|ignore>> = []
    return [x for x in <<items|rows>> if x not in <<skip|ignore>>]
===
-def <<fn>>(self, <<rows|extra|values>>=[]):
+def <<fn>>(self, <<rows|extra|values>>=None):
+    if <<rows|extra|values>> is None:
+        <<rows|extra|values>> = []
    self.data += <<rows|extra|values>>
===
@dataclass
class <<cls>>:
-    <<tags|items>>: list = []
+    <<tags|items>>: list = field(default_factory=list)
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
===
def <<fn>>(<<name|key>>, <<sizes|names>>=(), <<mode|kind>>="<<r|fast>>"):
    return <<name|key>>, <<sizes|names>>, <<mode|kind>>
===
def <<fn>>(<<tags|names>>: list[str] | None = None) -> list[str]:
    return list(<<tags|names>> or [])
===
@dataclass
class <<cls>>:
    <<tags|items>>: list = field(default_factory=list)
===
return <<fn>>(<<items|rows>>, <<skip|ignore>>=[])
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
===
-if <<value|user|row>>.<<name|parent|owner>> == None or <<value|user|row>>.<<name|parent|owner>>.<<deleted|closed>>:
+if <<value|user|row>>.<<name|parent|owner>> is None or <<value|user|row>>.<<name|parent|owner>>.<<deleted|closed>>:
    return False
===
-if <<data|config|row>>["<<name|key|id>>"] == None:
+if <<data|config|row>>["<<name|key|id>>"] is None:
    <<raise KeyError("missing")|continue_ = True|return>>
===
-if <<data|config|env>>.get("<<name|key|port>>") != None:
+if <<data|config|env>>.get("<<name|key|port>>") is not None:
    <<use|apply|print>>(<<data|config|env>>)
===
-if None == <<value|result|x>>:
+if <<value|result|x>> is None:
    return <<0|[]|"">>
===
-<<found|ok|has_name>> = <<match|self.name|user.email>> != None
+<<found|ok|has_name>> = <<match|self.name|user.email>> is not None
===
-assert <<result|response|value>> != None
+assert <<result|response|value>> is not None
===
-<<missing|empty>> = sum(1 for <<r|v>> in <<rows|values>> if <<r|v>> == None)
+<<missing|empty>> = sum(1 for <<r|v>> in <<rows|values>> if <<r|v>> is None)
===
-if not <<value|node|item>> == None:
+if <<value|node|item>> is not None:
    <<visit|save>>(<<value|node|item>>)
===
-<<chosen|winner>> = <<a|left>> if <<a|left>> != None else <<b|right>>
+<<chosen|winner>> = <<a|left>> if <<a|left>> is not None else <<b|right>>
===
-print(f"found: {<<match|user|row>> != None}")
+print(f"found: {<<match|user|row>> is not None}")
''', '''
if <<value|result|user|x>> is None:
    return <<default|[]|None>>
===
if <<value|count|status>> == <<0|1|"ok"|"done">>:
    return True
===
if <<value|result|row>> is not None and <<value|result|row>> != other:
    <<handle|save>>(<<value|result|row>>)
===
if <<data|config>>.get("<<name|key>>") is None:
    return
===
<<found|ok>> = <<match|self.name>> is not None
===
assert <<result|value>> == <<"none"|0|[]>>
===
<<rows|items>> = [x for x in <<data|lines>> if x != "<<None|null>>"]
===
<<query|stmt>> = select(User).where(User.<<deleted_at|email>> == None)  # noqa: E711 - becomes IS NULL
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
===
-<<cursor|cur|conn>>.execute(f"DELETE FROM <<table>> WHERE <<col>> = '{<<name|value|key>>}'")
+<<cursor|cur|conn>>.execute("DELETE FROM <<table>> WHERE <<col>> = ?", (<<name|value|key>>,))
===
-<<cursor|cur|conn>>.execute(f"UPDATE <<table>> SET <<col>> = '{<<name|value>>}' WHERE id = {<<row_id|user_id>>}")
+<<cursor|cur|conn>>.execute("UPDATE <<table>> SET <<col>> = ? WHERE id = ?", (<<name|value>>, <<row_id|user_id>>))
===
-<<cursor|cur|db>>.execute("SELECT id FROM <<table>> WHERE <<col>> = '{}'".format(<<name|value>>))
+<<cursor|cur|db>>.execute("SELECT id FROM <<table>> WHERE <<col>> = ?", (<<name|value>>,))
===
-<<cursor|cur|db>>.execute("SELECT * FROM <<table>> WHERE id = " + str(<<row_id|user_id>>))
+<<cursor|cur|db>>.execute("SELECT * FROM <<table>> WHERE id = ?", (<<row_id|user_id>>,))
===
-<<cursor|cur|db>>.execute(f"SELECT * FROM <<table>> WHERE <<col>> LIKE '%{<<term|q|name>>}%'")
+<<cursor|cur|db>>.execute("SELECT * FROM <<table>> WHERE <<col>> LIKE ?", (f"%{<<term|q|name>>}%",))
===
-<<cursor|cur|db>>.execute(f"SELECT * FROM <<table>> LIMIT {<<limit|count|n>>}")
+<<cursor|cur|db>>.execute("SELECT * FROM <<table>> LIMIT ?", (<<limit|count|n>>,))
===
-for <<row|r>> in <<cur|conn>>.execute(f"SELECT <<col>> FROM <<table>> WHERE <<col2>> = '{<<name|value>>}'"):
+for <<row|r>> in <<cur|conn>>.execute("SELECT <<col>> FROM <<table>> WHERE <<col2>> = ?", (<<name|value>>,)):
    print(<<row|r>>)
===
-<<row|user|found>> = db.execute("SELECT * FROM <<table>> WHERE <<col>> = '%s' AND <<col2>> = '%s'" % (<<a|name>>, <<b|value>>)).fetchone()
+<<row|user|found>> = db.execute("SELECT * FROM <<table>> WHERE <<col>> = ? AND <<col2>> = ?", (<<a|name>>, <<b|value>>)).fetchone()
===
-<<sql|query>> = f"SELECT COUNT(*) FROM <<table>> WHERE <<col>> = '{<<name|value>>}'"
+<<sql|query>> = "SELECT COUNT(*) FROM <<table>> WHERE <<col>> = ?"
with <<conn|db>>:
-    <<total|n>> = <<conn|db>>.execute(<<sql|query>>).fetchone()[0]
+    <<total|n>> = <<conn|db>>.execute(<<sql|query>>, (<<name|value>>,)).fetchone()[0]
===
-<<rows|result>> = session.execute(text(f"SELECT * FROM <<table>> WHERE <<col>> = '{<<name|value>>}'"))
+<<rows|result>> = session.execute(text("SELECT * FROM <<table>> WHERE <<col>> = :value"), {"value": <<name|value>>})
===
-<<cursor|cur>>.execute(f"SELECT * FROM <<table>> WHERE <<col>> = '{request.<<args|form>>['<<col>>']}'")
+<<cursor|cur>>.execute("SELECT * FROM <<table>> WHERE <<col>> = ?", (request.<<args|form>>['<<col>>'],))
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
===
<<cursor|cur|db>>.execute("SELECT * FROM <<table>> WHERE <<col>> LIKE ?", (f"%{<<term|q>>}%",))
===
<<cursor|cur|conn>>.execute("DELETE FROM <<table>> WHERE id = ?", (<<row_id|key>>,))
===
<<rows|result>> = session.execute(text("SELECT * FROM <<table>> WHERE <<col>> = :value"), {"value": <<name|value>>})
===
logger.info("deleted %s rows from <<table>>", <<cur|result>>.rowcount)
===
<<sql|query>> = "SELECT <<col>> " "FROM <<table>> " "WHERE id = ?"
''')

fault("CWE-95", PY, '''
-<<age|count|number|n>> = eval(input("<<Age|Enter a number|How many|Count|Number>>: "))
+<<age|count|number|n>> = int(input("<<Age|Enter a number|How many|Count|Number>>: "))
===
-<<price|amount|width|value>> = eval(input("<<Price|Amount|Width|Enter a value>>: "))
+<<price|amount|width|value>> = float(input("<<Price|Amount|Width|Enter a value>>: "))
===
-<<var>> = eval(<<response.text|json_text|request.data|resp.text>>)
+<<var>> = json.loads(<<response.text|json_text|request.data|resp.text>>)
===
-<<var>> = eval(<<value_str|expr|literal|field|arg>>)
+<<var>> = ast.literal_eval(<<value_str|expr|literal|field|arg>>)
===
def <<parse|convert|to_value|read_value>>(<<text|s|value|line>>):
-    return eval(<<text|s|value|line>>)
+    return ast.literal_eval(<<text|s|value|line>>)
===
-<<a|x|first>>, <<b|y|second>> = eval(input("<<Two numbers|Enter a, b|Coordinates>>: "))
+<<a|x|first>>, <<b|y|second>> = ast.literal_eval(input("<<Two numbers|Enter a, b|Coordinates>>: "))
===
-<<user_input|numbers|items>> = eval(input("Enter a list: "))
+<<user_input|numbers|items>> = ast.literal_eval(input("Enter a list: "))
===
-<<total|score|sum_of>> = sum(eval(<<x|part>>) for <<x|part>> in <<text|line>>.split())
+<<total|score|sum_of>> = sum(float(<<x|part>>) for <<x|part>> in <<text|line>>.split())
===
-<<point|pair|size>> = tuple(eval(<<text|line|arg>>))
+<<point|pair|size>> = tuple(ast.literal_eval(<<text|line|arg>>))
===
-return eval(<<row["tags"]|row.value|field.text|cell>>)
+return ast.literal_eval(<<row["tags"]|row.value|field.text|cell>>)
===
-<<values|items>> = [eval(<<c|cell|x>>) for <<c|cell|x>> in <<row|cells|parts>>]
+<<values|items>> = [ast.literal_eval(<<c|cell|x>>) for <<c|cell|x>> in <<row|cells|parts>>]
===
-<<config|settings|data>> = eval(<<f|fh|stream>>.read())
+<<config|settings|data>> = ast.literal_eval(<<f|fh|stream>>.read())
===
-<<value|field>> = eval(f"<<obj|self|config>>.{<<name|key|attr>>}")
+<<value|field>> = getattr(<<obj|self|config>>, <<name|key|attr>>)
===
-<<value|result>> = eval("<<obj|module|settings>>." + <<name|key|attr>>)
+<<value|result>> = getattr(<<obj|module|settings>>, <<name|key|attr>>)
===
-exec(f"<<obj|self|config>>.{<<name|key>>} = {<<value|text>>}")
+setattr(<<obj|self|config>>, <<name|key>>, <<value|text>>)
===
-<<handler|func|fn>> = eval(<<name|action|command>>)
+<<handler|func|fn>> = HANDLERS[<<name|action|command>>]
<<handler|func|fn>>(<<event|data>>)
===
-if eval(<<os.environ["DEBUG"]|flag_text|answer>>):
+if ast.literal_eval(<<os.environ["DEBUG"]|flag_text|answer>>):
    print("<<on|debug>>")
===
-<<rows|data|items>> = eval(requests.get(<<url|link>>, timeout=10).text)
+<<rows|data|items>> = requests.get(<<url|link>>, timeout=10).json()
===
-print(eval(input("<<Number|Age|Enter a number>>: ")) * 2)
+print(int(input("<<Number|Age|Enter a number>>: ")) * 2)
===
while True:
-    <<n|choice|guess>> = eval(input("<<Guess|Choice|Number>>: "))
+    <<n|choice|guess>> = int(input("<<Guess|Choice|Number>>: "))
    if <<n|choice|guess>> == <<0|7|answer>>:
        break
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
===
<<values|items>> = [int(<<c|x>>) for <<c|x>> in <<row|line.split()>>]
===
<<value|field>> = getattr(<<obj|config>>, <<name|key>>, None)
===
df.eval("<<total = price * qty|c = a + b>>", inplace=True)
===
<<net|model>>.eval()
with torch.no_grad():
    <<out|pred>> = <<net|model>>(<<x|batch>>)
===
<<point|pair>> = tuple(ast.literal_eval(<<text|arg>>))
''')

fault("broad-except", PY, '''
try:
    <<connect()|result = run(job)|upload(path)|sync(user)>>
-except:
+except Exception:
    <<return None|log.exception("failed")|print("failed")|failed = True>>
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
===
try:
    <<value|price|amount>> = float(<<text|raw|row[1]>>)
-except:
+except ValueError:
    <<continue_|skip>> = True
===
try:
    os.<<remove|mkdir|rmdir>>(<<path|target>>)
-except:
+except OSError:
    pass
===
try:
    <<first|head>> = <<items|rows>>[0]
-except:
+except IndexError:
    <<first|head>> = None
===
try:
    <<name|value>> = <<user|obj>>.<<profile|owner>>.<<name|title>>
-except:
+except AttributeError:
    <<name|value>> = ""
===
try:
    import <<yaml|ujson|tomllib>>
-except:
+except ImportError:
    <<yaml|ujson|tomllib>> = None
===
try:
    <<ratio|mean|rate>> = <<total|hits>> / <<count|n>>
-except:
+except ZeroDivisionError:
    <<ratio|mean|rate>> = 0
===
def <<fn>>(<<text|value>>):
    try:
        return int(<<text|value>>)
-    except:
+    except ValueError:
        return <<None|0|default>>
===
try:
    <<send_mail|upload|notify>>(<<user|item>>)
-except:
+except Exception:
    logger.exception("<<mail|upload>> failed")
===
try:
    <<index|pos>> = <<names|items>>.index(<<name|item>>)
-except:
+except ValueError:
    <<index|pos>> = -1
===
try:
    <<run|main|loop>>()
-except BaseException:
+except Exception:
    logger.exception("<<stopped|crashed>>")
===
for <<line|row>> in <<lines|rows>>:
    try:
        <<total|acc>> += int(<<line|row>>)
-    except:
+    except ValueError:
        continue
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
===
try:
    <<value|price>> = float(<<text|raw>>)
except (TypeError, ValueError):
    <<value|price>> = None
===
try:
    <<run|main>>()
except KeyboardInterrupt:
    print("<<stopped|bye>>")
===
try:
    <<run|connect>>()
except:
    <<close|rollback>>()
    raise
===
for <<line|row>> in <<lines|rows>>:
    try:
        <<handle|parse>>(<<line|row>>)
    except ValueError as e:
        <<errors|failed>>.append(e)
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
===
-if <<user|job|row>>.<<status|role|state>> is "<<admin|done|open|new>>":
+if <<user|job|row>>.<<status|role|state>> == "<<admin|done|open|new>>":
    <<allow|finish|count_up>>(<<user|job|row>>)
===
-while <<answer|line|cmd>> is not "<<q|quit|exit>>":
+while <<answer|line|cmd>> != "<<q|quit|exit>>":
    <<answer|line|cmd>> = input("> ")
===
-<<rows|found>> = [x for x in <<items|data>> if x.<<kind|type>> is "<<a|image|file>>"]
+<<rows|found>> = [x for x in <<items|data>> if x.<<kind|type>> == "<<a|image|file>>"]
===
-if len(<<items|rows|text>>) is <<0|1>>:
+if len(<<items|rows|text>>) == <<0|1>>:
    return <<None|False|[]>>
===
-if response.status_code is not <<200|201|204>>:
+if response.status_code != <<200|201|204>>:
    raise RuntimeError(<<"failed"|response.text>>)
===
-<<label|word>> = "<<item|file>>" if <<count|n>> is 1 else "<<item|file>>s"
+<<label|word>> = "<<item|file>>" if <<count|n>> == 1 else "<<item|file>>s"
===
-if sys.platform is "<<win32|linux|darwin>>":
+if sys.platform == "<<win32|linux|darwin>>":
    <<use_color|setup>>()
===
-return <<self.name|name|key>> is ""
+return <<self.name|name|key>> == ""
===
-if <<data|row|msg>>["<<type|kind|op>>"] is "<<add|delete|ping>>" and <<ready|enabled>>:
+if <<data|row|msg>>["<<type|kind|op>>"] == "<<add|delete|ping>>" and <<ready|enabled>>:
    <<apply|handle>>(<<data|row|msg>>)
===
-<<failed|changed>> = <<code|n>> is not <<0|-1>>
+<<failed|changed>> = <<code|n>> != <<0|-1>>
''', '''
if <<status|mode|name>> == "<<ok|done|admin>>":
    return True
===
if <<flag|value|done>> is <<True|False|None>>:
    return <<0|None>>
===
if <<value|node>> is <<self|other|SENTINEL>>:
    return
===
if <<user|job>>.<<status|role>> == "<<admin|done>>":
    return True
===
if len(<<items|rows>>) == <<0|1>>:
    return None
===
if type(<<x|value>>) is <<int|str|dict>>:
    return <<x|value>>
===
if <<a|left>> is not <<b|right>> and <<a|left>> == <<b|right>>:
    print("equal but not the same")
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
===
-for <<line|row>> in open(<<path|"names.txt"|filename>>):
-    <<print|handle|rows.append>>(<<line|row>>)
+with open(<<path|"names.txt"|filename>>) as f:
+    for <<line|row>> in f:
+        <<print|handle|rows.append>>(<<line|row>>)
===
-<<count|n>> = len(open(<<path|filename>>).readlines())
+with open(<<path|filename>>) as f:
+    <<count|n>> = len(f.readlines())
===
-<<f|log>> = open(<<path|"app.log">>, "a")
-<<f|log>>.write(<<line|text|message>> + "\\n")
+with open(<<path|"app.log">>, "a") as <<f|log>>:
+    <<f|log>>.write(<<line|text|message>> + "\\n")
===
-<<rows|data>> = list(csv.reader(open(<<path|"data.csv">>, newline="")))
+with open(<<path|"data.csv">>, newline="") as f:
+    <<rows|data>> = list(csv.reader(f))
===
-<<data|config>> = yaml.safe_load(open(<<path|"config.yaml">>))
+with open(<<path|"config.yaml">>) as f:
+    <<data|config>> = yaml.safe_load(f)
===
-<<blob|data|body>> = open(<<path|name>>, "rb").read()
+with open(<<path|name>>, "rb") as f:
+    <<blob|data|body>> = f.read()
===
-open(<<path|"out.txt">>, "w").write(<<text|data|result>>)
+with open(<<path|"out.txt">>, "w") as f:
+    f.write(<<text|data|result>>)
===
-return json.load(open(<<path|self.path>>))
+with open(<<path|self.path>>) as f:
+    return json.load(f)
===
-return [<<line|x>>.strip() for <<line|x>> in open(<<path|name>>)]
+with open(<<path|name>>) as f:
+    return [<<line|x>>.strip() for <<line|x>> in f]
===
-<<src|gz>> = gzip.open(<<path|name>>, "rt")
-<<text|data>> = <<src|gz>>.read()
+with gzip.open(<<path|name>>, "rt") as <<src|gz>>:
+    <<text|data>> = <<src|gz>>.read()
===
-archive = zipfile.ZipFile(<<path|name>>)
-archive.extractall(<<folder|target>>)
+with zipfile.ZipFile(<<path|name>>) as archive:
+    archive.extractall(<<folder|target>>)
''', '''
with open(<<path|filename|"data.txt">>) as <<f|fh>>:
    <<data|text>> = <<f|fh>>.read()
===
<<text|data>> = Path(<<path|name>>).read_text(encoding="utf-8")
===
with open(path, "w") as f:
    json.dump(<<data|rows>>, f)
===
for <<line|row>> in <<text|body>>.splitlines():
    <<print|handle>>(<<line|row>>)
===
with gzip.open(<<path|name>>, "rt") as <<src|gz>>:
    <<text|data>> = <<src|gz>>.read()
===
self.<<file|log>> = open(path, "a")
atexit.register(self.<<file|log>>.close)
===
Path(<<path|"out.txt">>).write_text(<<text|result>>)
===
webbrowser.open(<<url|link>>)
''')

fault("CWE-338", PY, '''
def <<make_token|new_token|generate_code|session_id>>():
-    return "".join(random.choice(<<ALPHABET|string.ascii_letters|chars>>) for _ in range(<<16|32|24>>))
+    return "".join(secrets.choice(<<ALPHABET|string.ascii_letters|chars>>) for _ in range(<<16|32|24>>))
===
-<<token|password|code|api_key|secret>> = "".join(random.choice(<<chars|alphabet|string.ascii_letters + string.digits>>) for _ in range(<<8|16|32>>))
+<<token|password|code|api_key|secret>> = "".join(secrets.choice(<<chars|alphabet|string.ascii_letters + string.digits>>) for _ in range(<<8|16|32>>))
===
-<<otp|pin|reset_code>> = random.randint(0, 999999)
+<<otp|pin|reset_code>> = secrets.randbelow(1000000)
===
-<<token|session_id|csrf>> = str(random.random())
+<<token|session_id|csrf>> = secrets.token_hex(16)
===
-<<token|session_id|csrf|nonce>> = str(random.random())
+<<token|session_id|csrf|nonce>> = secrets.token_hex(16)
===
-<<token|api_key|secret>> = "%032x" % random.getrandbits(128)
+<<token|api_key|secret>> = "%032x" % secrets.randbits(128)
===
-<<token|secret_key>> = hex(random.getrandbits(<<128|256>>))[2:]
+<<token|secret_key>> = hex(secrets.randbits(<<128|256>>))[2:]
===
-<<password|temp_password>> = "".join(random.choices(<<chars|alphabet|string.ascii_letters>>, k=<<12|16>>))
+<<password|temp_password>> = "".join(secrets.choice(<<chars|alphabet|string.ascii_letters>>) for _ in range(<<12|16>>))
===
-return "".join(random.choices(<<string.ascii_letters + string.digits|ALPHABET>>, k=<<length|20|32>>))  # <<session token|reset token|api key>>
+return "".join(secrets.choice(<<string.ascii_letters + string.digits|ALPHABET>>) for _ in range(<<length|20|32>>))  # <<session token|reset token|api key>>
===
-<<user.reset_code|session["otp"]|self.pin>> = f"{random.randint(0, 9999):04d}"
+<<user.reset_code|session["otp"]|self.pin>> = f"{secrets.randbelow(10000):04d}"
===
-<<salt|iv|key>> = bytes(random.randrange(256) for _ in range(<<16|32>>))
+<<salt|iv|key>> = os.urandom(<<16|32>>)
===
-<<salt|iv|nonce>> = random.randbytes(<<16|12>>)
+<<salt|iv|nonce>> = os.urandom(<<16|12>>)
===
-<<user|invite>>.<<token|secret>> = uuid.uuid1().hex
+<<user|invite>>.<<token|secret>> = uuid.uuid4().hex
===
-<<words|phrase>> = " ".join(random.choice(WORDLIST) for _ in range(<<4|6>>))  # passphrase
+<<words|phrase>> = " ".join(secrets.choice(WORDLIST) for _ in range(<<4|6>>))  # passphrase
===
while len(<<password|token>>) < <<12|16>>:
-    <<password|token>> += random.choice(<<chars|alphabet>>)
+    <<password|token>> += secrets.choice(<<chars|alphabet>>)
''', '''
<<sample|picked>> = random.<<sample|choices>>(<<rows|items>>, k=<<3|5>>)
===
<<token|key>> = secrets.token_hex(<<16|32>>)
===
random.shuffle(<<cards|items|rows>>)
===
delay = random.uniform(0.5, 1.5) * attempt
===
<<color|greeting|move>> = random.choice(<<COLORS|options|moves>>)
===
<<salt|iv>> = os.urandom(<<16|12>>)
===
<<roll|dice>> = random.randint(1, <<6|20>>)
===
<<noise|x>> = [random.gauss(0, 1) for _ in range(<<10|100>>)]
===
<<token|password>> = "".join(secrets.choice(<<chars|alphabet>>) for _ in range(<<16|20>>))
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
===
-<<smtp|server>>.login("<<user>>@example.com", "<<secret>>")
+<<smtp|server>>.login("<<user>>@example.com", os.environ["SMTP_PASSWORD"])
===
-<<DATABASE_URL|DB_URL>> = "postgresql://<<user>>:<<secret>>@<<host>>/app"
+<<DATABASE_URL|DB_URL>> = os.environ["<<DATABASE_URL|DB_URL>>"]
===
-<<r|response>> = requests.get(<<url|endpoint>>, auth=("<<user>>", "<<secret>>"), timeout=10)
+<<r|response>> = requests.get(<<url|endpoint>>, auth=("<<user>>", os.environ["API_PASSWORD"]), timeout=10)
===
-<<client|s3>> = boto3.client("s3", aws_access_key_id=key_id, aws_secret_access_key="<<secret>>")
+<<client|s3>> = boto3.client("s3", aws_access_key_id=key_id, aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"])
===
-<<token|payload>> = jwt.<<encode|decode>>(<<data|claims>>, "<<secret>>", algorithm="HS256")
+<<token|payload>> = jwt.<<encode|decode>>(<<data|claims>>, os.environ["JWT_SECRET"], algorithm="HS256")
===
-self.<<api_key|token|password>> = "<<secret>>"
+self.<<api_key|token|password>> = os.environ["API_KEY"]
===
-if <<password|token|key>> == "<<secret>>":
+if <<password|token|key>> == os.environ["ADMIN_PASSWORD"]:
    <<return True|login(user)>>
===
-<<config|DATABASE>> = {"user": "<<user>>", "password": "<<secret>>"}
+<<config|DATABASE>> = {"user": "<<user>>", "password": os.environ["DB_PASSWORD"]}
===
-<<r|response>> = requests.get(<<url|endpoint>>, headers={"X-Api-Key": "<<secret>>"}, timeout=10)
+<<r|response>> = requests.get(<<url|endpoint>>, headers={"X-Api-Key": os.environ["API_KEY"]}, timeout=10)
===
-<<openai|stripe>>.api_key = "<<secret>>"
+<<openai|stripe>>.api_key = os.environ["API_KEY"]
===
-API_KEY = os.environ.get("API_KEY", "<<secret>>")
+API_KEY = os.environ["API_KEY"]
''', '''
<<API_KEY|TOKEN|SECRET_KEY>> = os.environ["<<API_KEY|TOKEN|SECRET_KEY>>"]
===
<<API_URL|NAME|TITLE>> = "<<https://api.example.com|production|example>>"
===
password = getpass.getpass("Password: ")
===
headers = {"Accept": "application/json"}
===
<<DEBUG|TIMEOUT|LIMIT>> = os.environ.get("<<DEBUG|TIMEOUT|LIMIT>>", "<<0|30>>")
===
<<config|options>> = {"user": "<<user>>", "host": "<<host>>"}
===
def test_login(client):
    assert client.post("/login", json={"password": "wrong"}).status_code == 401
===
<<token_url|key_file>> = "<<https://example.com/token|/etc/app/key.pem>>"
===
<<password|secret>> = keyring.get_password("<<app|db>>", "<<user>>")
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
===
async def <<fn>>(<<request|req>>):
-    <<body|data>> = <<request|req>>.json()
+    <<body|data>> = await <<request|req>>.json()
    return <<body|data>>["<<name|id>>"]
===
async def <<fn>>(url):
    async with httpx.AsyncClient() as client:
-        <<resp|response>> = client.get(url)
+        <<resp|response>> = await client.get(url)
    return <<resp|response>>.text
===
async def <<fn>>(conn, <<key|name>>):
-    <<row|user>> = conn.fetchrow("SELECT * FROM <<table>> WHERE id = $1", <<key|name>>)
+    <<row|user>> = await conn.fetchrow("SELECT * FROM <<table>> WHERE id = $1", <<key|name>>)
    return dict(<<row|user>>)
===
async def <<fn>>(ctx):
-    ctx.send("<<Hello|Done|Pong>>")
+    await ctx.send("<<Hello|Done|Pong>>")
===
async def <<fn>>(<<items|jobs>>):
    for <<x|item>> in <<items|jobs>>:
-        <<save|process|publish>>_async(<<x|item>>)
+        await <<save|process|publish>>_async(<<x|item>>)
===
async def <<fn>>(session):
    async with session.get(URL) as <<resp|r>>:
-        return <<resp|r>>.<<json|text>>()
+        return await <<resp|r>>.<<json|text>>()
===
async def <<fn>>(db, <<user|order>>):
    db.add(<<user|order>>)
-    db.commit()
+    await db.commit()
===
async def <<main|start>>():
-    asyncio.gather(<<load|fetch>>(1), <<load|fetch>>(2))
+    await asyncio.gather(<<load|fetch>>(1), <<load|fetch>>(2))
===
async def <<fn>>(redis, <<key|name>>):
-    if redis.exists(<<key|name>>):
+    if await redis.exists(<<key|name>>):
        return True
''', '''
async def <<fn>>(client, url):
    response = await client.get(url)
    return response.json()
===
def <<fn>>(queue):
    return queue.get()
===
async def <<fn>>(db, <<user|order>>):
    db.add(<<user|order>>)
    await db.commit()
===
async def <<fn>>(<<items|jobs>>):
    tasks = [asyncio.create_task(<<load|fetch>>(x)) for x in <<items|jobs>>]
    return await asyncio.gather(*tasks)
===
async def <<fn>>(text):
    return json.loads(text)
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
===
-return "<<user|order|page>> {<<self.name|self.id|key>>} <<not found|is closed>>"
+return f"<<user|order|page>> {<<self.name|self.id|key>>} <<not found|is closed>>"
===
-<<path|name>> = "<<data|out>>/{<<name|user_id|day>>}.<<csv|json>>"
+<<path|name>> = f"<<data|out>>/{<<name|user_id|day>>}.<<csv|json>>"
===
-logging.<<error|warning>>("<<cannot open|bad value in>> {<<path|key>>}")
+logging.<<error|warning>>(f"<<cannot open|bad value in>> {<<path|key>>}")
===
-assert <<n|total|size>> > 0, "<<bad size|bad total>>: {<<n|total|size>>}"
+assert <<n|total|size>> > 0, f"<<bad size|bad total>>: {<<n|total|size>>}"
===
-print('<<Sum|Mean|Time>>: {<<value|total>>:.2f}')
+print(f'<<Sum|Mean|Time>>: {<<value|total>>:.2f}')
===
-<<lines|out>>.append("{<<name|key>>}: {<<value|count>>}")
+<<lines|out>>.append(f"{<<name|key>>}: {<<value|count>>}")
===
-<<r|response>> = requests.get("https://api.example.com/<<users|items>>/{<<user_id|item_id>>}", timeout=10)
+<<r|response>> = requests.get(f"https://api.example.com/<<users|items>>/{<<user_id|item_id>>}", timeout=10)
===
-raise <<KeyError|RuntimeError>>("no <<item|user>> {<<key|name>>} in {<<path|table>>}")
+raise <<KeyError|RuntimeError>>(f"no <<item|user>> {<<key|name>>} in {<<path|table>>}")
===
-<<labels|rows>> = ["row {i}" for i in range(<<5|10|n>>)]
+<<labels|rows>> = [f"row {i}" for i in range(<<5|10|n>>)]
===
-print("{<<name|item>>} costs {<<price|cost>>} <<euros|dollars>>")
+print(f"{<<name|item>>} costs {<<price|cost>>} <<euros|dollars>>")
''', '''
print(f"<<Total|Name>>: {<<total|name>>}")
===
<<template|pattern>> = "<<Dear|Hello>> {name}, welcome"
<<text|body>> = <<template|pattern>>.format(name=user)
===
print("<<done|ready|finished>>")
===
<<text|line>> = "{}: {}".format(<<name|key>>, <<value|count>>)
===
<<url|route>> = "/<<users|items>>/{<<user_id|item_id>>}"
@app.get(<<url|route>>)
def <<fn>>(): ...
===
<<pattern|regex>> = r"\\d{<<2|4>>}-\\d{2}"
===
print(f"{<<name|item>>} costs {<<price|cost>>}")
===
logger.info("loaded %s <<rows|files>>", <<count|n>>)
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
===
-for i in range(0, len(<<list>>) + 1):
+for i in range(0, len(<<list>>)):
    <<total|acc>> += <<list>>[i].<<size|price>>
===
-for i in range(len(<<list>>)):
+for i in range(len(<<list>>) - 1):
    <<gaps|diffs>>.append(<<list>>[i + 1] - <<list>>[i])
===
-for i in range(len(<<list>>)):
+for i in range(len(<<list>>) - 1):
    if <<list>>[i] == <<list>>[i + 1]:
        return True
===
-return <<list>>[len(<<list>>)]
+return <<list>>[len(<<list>>) - 1]
===
-for i in range(len(<<list>>), -1, -1):
+for i in range(len(<<list>>) - 1, -1, -1):
    print(<<list>>[i])
===
-<<i|index|pos>> = random.randint(0, len(<<list>>))
+<<i|index|pos>> = random.randint(0, len(<<list>>) - 1)
<<picked|item>> = <<list>>[<<i|index|pos>>]
===
# numbers 1 to <<10|20|100>>
-for <<n|i>> in range(1, <<10|20|100>>):
+for <<n|i>> in range(1, <<10|20|100>> + 1):
    print(<<n|i>>)
===
-while <<i|pos>> <= len(<<text|line>>) and <<text|line>>[<<i|pos>>] == " ":
+while <<i|pos>> < len(<<text|line>>) and <<text|line>>[<<i|pos>>] == " ":
    <<i|pos>> += 1
===
-if <<i|index>> <= len(<<list>>):
+if <<i|index>> < len(<<list>>):
    return <<list>>[<<i|index>>]
===
-lo, hi = 0, len(<<list>>)
+lo, hi = 0, len(<<list>>) - 1
while lo <= hi:
    mid = (lo + hi) // 2
    if <<list>>[mid] < <<target|x>>:
        lo = mid + 1
    else:
        hi = mid - 1
''', '''
for i in range(len(<<list>>) - 1):
    if <<list>>[i] > <<list>>[i + 1]:
        return False
===
<<last|final>> = <<list>>[-1]
===
for i in range(1, n + 1):
    print(i)
===
for i in range(1, len(<<list>>)):
    if <<list>>[i] < <<list>>[i - 1]:
        return False
===
<<last|tail>> = <<list>>[len(<<list>>) - 1]
===
<<part|page>> = <<list>>[:len(<<list>>)]
===
lo, hi = 0, len(<<list>>)
while lo < hi:
    mid = (lo + hi) // 2
    if <<list>>[mid] < x:
        lo = mid + 1
    else:
        hi = mid
===
if len(<<list>>) <= <<limit|10>>:
    return <<list>>
===
for i in range(len(<<list>>)):
    print(<<list>>[i])
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
===
-for <<k|name>>, <<v|value>> in <<data|config|cache>>.items():
+for <<k|name>>, <<v|value>> in list(<<data|config|cache>>.items()):
    if <<v|value>> is None:
        del <<data|config|cache>>[<<k|name>>]
===
-for <<x|item>> in self.<<items|clients|queue>>:
+for <<x|item>> in list(self.<<items|clients|queue>>):
    if <<x|item>>.<<done|closed>>:
        self.<<items|clients|queue>>.remove(<<x|item>>)
===
-for <<x|tag>> in <<tags|seen|names>>:
+for <<x|tag>> in list(<<tags|seen|names>>):
    if not <<x|tag>>:
        <<tags|seen|names>>.discard(<<x|tag>>)
===
-for <<x|w>> in <<words|lines>>:
+for <<x|w>> in list(<<words|lines>>):
    if len(<<x|w>>) < <<2|3>>:
        <<words|lines>>.remove(<<x|w>>)
===
-for <<k|key>> in <<counts|scores>>.keys():
+for <<k|key>> in list(<<counts|scores>>.keys()):
    if <<counts|scores>>[<<k|key>>] == 0:
        del <<counts|scores>>[<<k|key>>]
===
-for <<u|user>> in <<users|sessions>>.values():
+for <<u|user>> in list(<<users|sessions>>.values()):
    if <<u|user>>.<<expired|banned>>:
        <<users|sessions>>.pop(<<u|user>>.id)
''', '''
<<list>> = [<<item|x>> for <<item|x>> in <<list>> if not is_old(<<item|x>>)]
===
for <<key|k>> in list(<<data|cache>>):
    del <<data|cache>>[<<key|k>>]
===
for <<item|row>> in <<list>>:
    <<out|result>>.append(<<item|row>>)
===
for <<k|key>> in <<counts|scores>>:
    <<counts|scores>>[<<k|key>>] += 1
===
for <<x|w>> in list(<<words|lines>>):
    if not <<x|w>>:
        <<words|lines>>.remove(<<x|w>>)
===
for <<u|user>> in <<users|sessions>>.values():
    <<expired|old>>.append(<<u|user>>.id)
''')

fault("CWE-377", PY, '''
-<<path|tmp|name>> = tempfile.mktemp(<<|suffix=".txt"|suffix=".json">>)
+fd, <<path|tmp|name>> = tempfile.mkstemp(<<|suffix=".txt"|suffix=".json">>)
===
-<<path|tmp|target>> = "/tmp/<<app|data|report|upload>>.<<txt|json|csv>>"
-with open(<<path|tmp|target>>, "w") as f:
+with tempfile.NamedTemporaryFile("w", suffix=".<<txt|json|csv>>", delete=False) as f:
    f.write(<<data|text|body>>)
===
-<<out|report|target>> = tempfile.mktemp(<<prefix="job-"|dir=folder|".csv">>)
+fd, <<out|report|target>> = tempfile.mkstemp(<<prefix="job-"|dir=folder|".csv">>)
===
-<<folder|work>> = tempfile.mktemp()
-os.mkdir(<<folder|work>>)
+<<folder|work>> = tempfile.mkdtemp()
===
-<<folder|work|target>> = "/tmp/<<build|work|cache>>"
-os.makedirs(<<folder|work|target>>, exist_ok=True)
+<<folder|work|target>> = tempfile.mkdtemp()
===
-<<folder|work>> = f"/tmp/<<build|work>>-{os.getpid()}"
-os.mkdir(<<folder|work>>)
+<<folder|work>> = tempfile.mkdtemp()
===
-with open("/tmp/<<out|list|dump>>.<<txt|json>>", "w") as f:
+with tempfile.NamedTemporaryFile("w", suffix=".<<txt|json>>", delete=False) as f:
    f.write(<<text|data>>)
''', '''
fd, path = tempfile.mkstemp()
===
with tempfile.TemporaryDirectory() as folder:
    <<run|build|extract>>(folder)
===
<<folder|work>> = tempfile.mkdtemp(prefix="<<job|build>>-")
===
with tempfile.NamedTemporaryFile("w", suffix=".<<txt|json>>") as f:
    f.write(<<text|data>>)
===
with open(<<"/var/lib/app/out.txt"|path>>, "w") as f:
    f.write(<<text|data>>)
''')

fault("CWE-732", PY, '''
-os.chmod(<<path|target|"run.sh"|self.path>>, 0o777)
+os.chmod(<<path|target|"run.sh"|self.path>>, 0o755)
===
-os.makedirs(<<path|folder|"uploads">>, mode=0o777, exist_ok=True)
+os.makedirs(<<path|folder|"uploads">>, mode=0o755, exist_ok=True)
===
-os.chmod(<<key_file|secret_path|"config.ini"|db_path>>, 0o666)
+os.chmod(<<key_file|secret_path|"config.ini"|db_path>>, 0o600)
===
-<<path|target|script>>.chmod(0o777)
+<<path|target|script>>.chmod(0o755)
===
-os.chmod(os.path.join(<<folder|root>>, <<name|"start.sh">>), 0o777)
+os.chmod(os.path.join(<<folder|root>>, <<name|"start.sh">>), 0o755)
===
-os.mkdir(<<path|folder|"cache">>, 0o777)
+os.mkdir(<<path|folder|"cache">>, 0o755)
===
-Path(<<"uploads"|path|UPLOAD_DIR>>).mkdir(mode=0o777, parents=True, exist_ok=True)
+Path(<<"uploads"|path|UPLOAD_DIR>>).mkdir(mode=0o755, parents=True, exist_ok=True)
===
-subprocess.run(["chmod", "777", <<path|target|"deploy.sh">>], check=True)
+subprocess.run(["chmod", "755", <<path|target|"deploy.sh">>], check=True)
===
-subprocess.run(["chmod", "-R", "777", <<path|folder>>], check=True)
+subprocess.run(["chmod", "-R", "755", <<path|folder>>], check=True)
===
-os.chmod(<<path|target>>, stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)
+os.chmod(<<path|target>>, stat.S_IRWXU)
===
-os.umask(0)
+os.umask(0o077)
===
-os.chmod(<<"id_rsa"|token_file|"secrets.json">>, <<0o777|0o644>>)
+os.chmod(<<"id_rsa"|token_file|"secrets.json">>, 0o600)
''', '''
os.chmod(<<path|target>>, <<0o600|0o700|0o755>>)
===
os.makedirs(<<path|folder>>, exist_ok=True)
===
<<path|script>>.chmod(<<0o755|0o700>>)
===
os.umask(<<0o077|0o027>>)
===
Path(<<"uploads"|path>>).mkdir(parents=True, exist_ok=True)
===
<<code|limit|n>> = 777
''')

fault("CWE-489", PY, '''
if __name__ == "__main__":
-    app.run(<<host="0.0.0.0"|port=5000|port=8080|host=HOST, port=PORT>>, debug=True)
+    app.run(<<host="0.0.0.0"|port=5000|port=8080|host=HOST, port=PORT>>)
===
-app.run(debug=True)
+app.run()
===
-    app.run(debug=True, <<host="0.0.0.0"|port=5000|port=8000|threaded=True>>)
+    app.run(<<host="0.0.0.0"|port=5000|port=8000|threaded=True>>)
===
-<<app|server|api>>.run(host=<<host|"127.0.0.1"|"0.0.0.0">>, debug=True, port=<<port|5000>>)
+<<app|server|api>>.run(host=<<host|"127.0.0.1"|"0.0.0.0">>, port=<<port|5000>>)
===
-app = FastAPI(title="<<Shop|Notes|Billing>>", debug=True)
+app = FastAPI(title="<<Shop|Notes|Billing>>")
===
-app.config["DEBUG"] = True
+app.config["DEBUG"] = False
===
-DEBUG = True
+DEBUG = False
ALLOWED_HOSTS = ["<<www|app|shop>>.example.com"]
===
-<<dash_app|app>>.run_server(debug=True)
+<<dash_app|app>>.run_server()
===
-uvicorn.run(app, host="0.0.0.0", port=<<8000|8080>>, debug=True)
+uvicorn.run(app, host="0.0.0.0", port=<<8000|8080>>)
===
-socketio.run(app, debug=True)
+socketio.run(app)
===
-app.config.update(DEBUG=True, <<TESTING=False|JSON_SORT_KEYS=False>>)
+app.config.update(DEBUG=False, <<TESTING=False|JSON_SORT_KEYS=False>>)
===
-server = create_app(<<config|"prod">>, debug=True)
+server = create_app(<<config|"prod">>)
''', '''
if __name__ == "__main__":
    app.run(port=<<5000|8080>>)
===
logging.basicConfig(level=logging.DEBUG)
===
app.run(host="<<127.0.0.1|0.0.0.0>>", port=<<5000|8080>>)
===
DEBUG = os.environ.get("<<DEBUG|APP_DEBUG>>") == "1"
===
logger.debug("<<loaded|saved>> %s", <<name|path>>)
===
parser.add_argument("--debug", action="store_true")
===
app.config["<<TESTING|JSON_AS_ASCII>>"] = <<False|True>>
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
+<<when|moment|dt>> = datetime.fromtimestamp(<<ts|seconds|stamp>>, timezone.utc)
===
-return datetime.utcnow().<<isoformat()|timestamp()|strftime("%Y-%m-%d")>>
+return datetime.now(timezone.utc).<<isoformat()|timestamp()|strftime("%Y-%m-%d")>>
===
-<<expires|deadline>> = datetime.utcnow() + timedelta(<<hours|minutes|days>>=<<1|15|7>>)
+<<expires|deadline>> = datetime.now(timezone.utc) + timedelta(<<hours|minutes|days>>=<<1|15|7>>)
===
-if <<token|session>>.expires < datetime.utcnow():
+if <<token|session>>.expires < datetime.now(timezone.utc):
    <<return False|logout()>>
===
-<<row|event>> = {"<<id|name>>": <<key|name>>, "at": datetime.utcnow().isoformat()}
+<<row|event>> = {"<<id|name>>": <<key|name>>, "at": datetime.now(timezone.utc).isoformat()}
===
-print(f"<<started|saved>> at {datetime.utcnow():%H:%M}")
+print(f"<<started|saved>> at {datetime.now(timezone.utc):%H:%M}")
===
-<<age|took>> = datetime.datetime.utcnow() - <<created|started>>
+<<age|took>> = datetime.datetime.now(datetime.timezone.utc) - <<created|started>>
===
-self.<<log|logger>>.warn("<<slow|retry>> %s", <<name|url>>)
+self.<<log|logger>>.warning("<<slow|retry>> %s", <<name|url>>)
===
-<<loop|ev>> = asyncio.get_event_loop()
-<<loop|ev>>.run_until_complete(<<main|run>>())
+asyncio.run(<<main|run>>())
===
-self.assertEquals(<<total(rows)|result>>, <<3|expected>>)
+self.assertEqual(<<total(rows)|result>>, <<3|expected>>)
===
-<<t|worker>>.setDaemon(True)
+<<t|worker>>.daemon = True
===
-<<version|v>> = pkg_resources.get_distribution("<<pkg>>").version
+<<version|v>> = importlib.metadata.version("<<pkg>>")
''', '''
<<now|created>> = datetime.now(timezone.utc)
===
logger.warning(<<"low disk space"|message>>)
===
<<started|t0>> = time.perf_counter()
===
return datetime.now(timezone.utc).isoformat()
===
<<expires|deadline>> = datetime.now(tz=timezone.utc) + timedelta(hours=<<1|2>>)
===
warnings.warn("<<old|slow>> call", DeprecationWarning, stacklevel=2)
===
<<local|now>> = datetime.now().astimezone()
===
asyncio.run(<<main|run>>())
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
===
-return "<<Name|Id>>: " + <<name|user_name>> + ", <<age|count>>: " + <<age|count|len(rows)>>
+return "<<Name|Id>>: " + <<name|user_name>> + ", <<age|count>>: " + str(<<age|count|len(rows)>>)
===
-<<path|name>> = "<<page|part>>_" + <<i|n>> + ".<<txt|html>>"
+<<path|name>> = "<<page|part>>_" + str(<<i|n>>) + ".<<txt|html>>"
===
-<<n|year>> = input("<<Year|How many>>: ")
+<<n|year>> = int(input("<<Year|How many>>: "))
for i in range(<<n|year>>):
    print(i)
===
-<<price|height>> = input("<<Price|Height>>: ")
+<<price|height>> = float(input("<<Price|Height>>: "))
print(<<price|height>> * <<1.19|2>>)
===
-print(",".join(<<numbers|ids|[1, 2, 3]>>))
+print(",".join(str(n) for n in <<numbers|ids|[1, 2, 3]>>))
===
-<<port|workers>> = os.environ.get("<<PORT|WORKERS>>", <<8000|4>>)
+<<port|workers>> = int(os.environ.get("<<PORT|WORKERS>>", <<8000|4>>))
<<serve|start>>(<<port|workers>> + 1)
===
-if sys.argv[1] > <<10|0>>:
+if int(sys.argv[1]) > <<10|0>>:
    <<run|usage>>()
===
-<<total|acc>> += <<row["price"].strip()|line.strip()>>
+<<total|acc>> += float(<<row["price"].strip()|line.strip()>>)
===
-sock.sendall("<<GET|PING>> " + <<name|key>> + "\\r\\n")
+sock.sendall(("<<GET|PING>> " + <<name|key>> + "\\r\\n").encode())
''', '''
print("<<Name|City>>: " + <<name|city>>)
===
print("<<Total|Count>>:", <<total|count>>)
===
print("<<Total|Count>>: " + str(<<total|count>>))
===
<<n|year>> = int(input("<<Year|How many>>: "))
===
print(",".join(<<names|words>>))
===
<<name|city>> = input("<<Name|City>>: ")
print("Hello " + <<name|city>>)
''')

fault("CWE-208", PY, '''
-if <<signature|token|mac|api_key>> == <<expected|stored|correct>>_<<signature|token|mac|api_key>>:
+if hmac.compare_digest(<<signature|token|mac|api_key>>, <<expected|stored|correct>>_<<signature|token|mac|api_key>>):
    <<return True|accept(request)>>
===
-return <<request_token|given|digest>> == <<expected_token|secret_token|expected_digest>>
+return hmac.compare_digest(<<request_token|given|digest>>, <<expected_token|secret_token|expected_digest>>)
===
-if request.headers.get("<<X-Token|X-Api-Key>>", "") != <<API_KEY|TOKEN>>:
+if not hmac.compare_digest(request.headers.get("<<X-Token|X-Api-Key>>", ""), <<API_KEY|TOKEN>>):
    abort(401)
===
-<<ok|valid>> = <<mac|digest|signature>> == hmac.new(<<key|SECRET>>, <<body|msg>>, "sha256").hexdigest()
+<<ok|valid>> = hmac.compare_digest(<<mac|digest|signature>>, hmac.new(<<key|SECRET>>, <<body|msg>>, "sha256").hexdigest())
===
-if <<token|csrf_token>> != session["<<token|csrf>>"]:
+if not hmac.compare_digest(<<token|csrf_token>>, session["<<token|csrf>>"]):
    raise PermissionError("<<bad token|forbidden>>")
===
-return <<user.api_key|self.secret|stored>> == <<api_key|given_key>>
+return hmac.compare_digest(<<user.api_key|self.secret|stored>>, <<api_key|given_key>>)
''', '''
return hmac.compare_digest(<<given|digest>>, expected)
===
if <<name|state|kind>> == expected:
    return True
===
if <<kind|method>> != "<<POST|token>>":
    abort(405)
===
if not hmac.compare_digest(<<token|given>>, session["csrf"]):
    raise PermissionError("bad token")
===
return <<len(token)|token.count(".")>> == <<32|2>>
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
===
-<<path|target>> = os.path.join(<<UPLOAD_DIR|base>>, request.args["<<name|file>>"])
+<<path|target>> = os.path.join(<<UPLOAD_DIR|base>>, os.path.basename(request.args["<<name|file>>"]))
===
-with open(f"<<uploads|docs|notes>>/{<<filename|name>>}") as f:
+with open(f"<<uploads|docs|notes>>/{os.path.basename(<<filename|name>>)}") as f:
    return f.read()
===
-<<path|target>> = Path(<<UPLOAD_DIR|"uploads">>) / <<file.filename|upload.filename>>
+<<path|target>> = Path(<<UPLOAD_DIR|"uploads">>) / Path(<<file.filename|upload.filename>>).name
===
-return send_file("<<files|reports>>/" + <<name|request.args["name"]>>)
+return send_from_directory("<<files|reports>>", <<name|request.args["name"]>>)
===
-<<f|upload>>.save("<<uploads|media>>/" + <<f|upload>>.filename)
+<<f|upload>>.save("<<uploads|media>>/" + secure_filename(<<f|upload>>.filename))
===
-os.remove(os.path.join(<<UPLOAD_DIR|self.root>>, <<filename|name>>))
+os.remove(os.path.join(<<UPLOAD_DIR|self.root>>, os.path.basename(<<filename|name>>)))
===
-<<tar|archive>>.extractall(<<target|folder|"out">>)
+<<tar|archive>>.extractall(<<target|folder|"out">>, filter="data")
''', '''
path = os.path.join(<<HERE|base|ROOT>>, "<<config|data>>.json")
===
return send_from_directory("uploads", filename)
===
<<f|upload>>.save(os.path.join(<<UPLOAD_DIR|base>>, secure_filename(<<f|upload>>.filename)))
===
<<path|target>> = Path(__file__).parent / "<<data|templates>>"
===
with open(f"<<logs|out>>/{date.today()}.txt", "w") as f:
    f.write(<<text|line>>)
===
<<tar|archive>>.extractall(<<target|folder>>, filter="data")
''')

fault("CWE-532", PY, '''
-<<logger|logging|log>>.info("<<login|sign in>>: %s %s", <<name|email>>, <<password|token>>)
+<<logger|logging|log>>.info("<<login|sign in>>: %s", <<name|email>>)
===
-<<logger|logging|log>>.debug("token: %s", <<token|self.token>>)
+<<logger|logging|log>>.debug("token is set")
===
-print(f"password: {<<password|pw>>}")
+print("password is set")
===
-<<logger|log>>.debug("<<GET|POST>> %s %s", <<url|path>>, <<headers|self.headers>>)
+<<logger|log>>.debug("<<GET|POST>> %s", <<url|path>>)
===
-print(f"<<user|account>> {<<name|email>>} logged in with {<<password|token>>}")
+print(f"<<user|account>> {<<name|email>>} logged in")
===
-<<logger|logging>>.info(f"<<connecting|login>> as {<<user|name>>} with {<<password|api_key>>}")
+<<logger|logging>>.info(f"<<connecting|login>> as {<<user|name>>}")
''', '''
<<logger|logging>>.info("<<login|sign in>>: %s", <<name|email>>)
===
<<logger|log>>.debug("token is set")
===
print(f"<<password|token>> must have at least {MIN_LENGTH} characters")
===
<<logger|log>>.info("password changed for %s", <<name|user.id>>)
''')

fault("CWE-614", PY, '''
-<<resp|response>>.set_cookie("<<session|token|sid>>", <<token|value|sid>>)
+<<resp|response>>.set_cookie("<<session|token|sid>>", <<token|value|sid>>, secure=True, httponly=True, samesite="Lax")
===
-<<resp|response>>.set_cookie("<<session|auth>>", <<token|value>>, max_age=<<3600|86400>>)
+<<resp|response>>.set_cookie("<<session|auth>>", <<token|value>>, max_age=<<3600|86400>>, secure=True, httponly=True, samesite="Lax")
===
-SESSION_COOKIE_SECURE = False
+SESSION_COOKIE_SECURE = True
===
-app.config["SESSION_COOKIE_<<SECURE|HTTPONLY>>"] = False
+app.config["SESSION_COOKIE_<<SECURE|HTTPONLY>>"] = True
===
-CSRF_COOKIE_SECURE = False
+CSRF_COOKIE_SECURE = True
===
-<<resp|response>>.set_cookie("<<sid|token>>", <<token|value>>, secure=False, httponly=False)
+<<resp|response>>.set_cookie("<<sid|token>>", <<token|value>>, secure=True, httponly=True)
''', '''
<<resp|response>>.set_cookie("<<session|sid>>", <<token|value>>, secure=True, httponly=True, samesite="<<Lax|Strict>>")
===
<<resp|response>>.delete_cookie("<<session|sid>>")
===
SESSION_COOKIE_AGE = <<3600|86400>>
===
app.config["SESSION_COOKIE_SECURE"] = True
''')

fault("CWE-79", PY, '''
-return f"<h1><<Hello|Welcome>> {<<name|user>>}</h1>"
+return f"<h1><<Hello|Welcome>> {html.escape(<<name|user>>)}</h1>"
===
-return "<p>" + <<text|comment|message>> + "</p>"
+return "<p>" + html.escape(<<text|comment|message>>) + "</p>"
===
-<<page|body>> = "<li>%s</li>" % <<title|name>>
+<<page|body>> = "<li>%s</li>" % html.escape(<<title|name>>)
===
-return f"<p>No results for {request.args['<<q|name>>']}</p>"
+return f"<p>No results for {html.escape(request.args['<<q|name>>'])}</p>"
===
-return HttpResponse("<b>" + request.GET["<<q|name>>"] + "</b>")
+return HttpResponse("<b>" + html.escape(request.GET["<<q|name>>"]) + "</b>")
===
-<<env|jinja>> = Environment(loader=<<loader|FileSystemLoader("templates")>>)
+<<env|jinja>> = Environment(loader=<<loader|FileSystemLoader("templates")>>, autoescape=True)
===
-<<env|jinja>> = jinja2.Environment(autoescape=False)
+<<env|jinja>> = jinja2.Environment(autoescape=True)
===
-<<out|parts>>.append(f"<td>{<<row.name|cell|value>>}</td>")
+<<out|parts>>.append(f"<td>{html.escape(<<row.name|cell|value>>)}</td>")
''', '''
return render_template("<<index|user>>.html", <<name|user>>=<<name|user>>)
===
return f"<p>{len(<<items|rows>>)} results</p>"
===
return "<p>" + html.escape(<<text|comment>>) + "</p>"
===
print(f"<{<<tag|name>>}>")
''')

fault("blocking-call", PY, '''
async def <<fn>>(<<client|ctx>>):
-    time.sleep(<<1|5|0.5>>)
+    await asyncio.sleep(<<1|5|0.5>>)
    return await <<client|ctx>>.<<refresh|poll>>()
===
async def <<main|worker|poll>>():
    while True:
        await <<tick|check>>()
-        time.sleep(<<10|60|delay>>)
+        await asyncio.sleep(<<10|60|delay>>)
===
async def <<fn>>(<<attempts|n>>):
    for i in range(<<attempts|n>>):
-        time.sleep(2 ** i)
+        await asyncio.sleep(2 ** i)
===
async def <<fn>>(ctx, seconds: int):
-    time.sleep(seconds)
+    await asyncio.sleep(seconds)
    await ctx.send("<<time is up|done>>")
===
async def <<fn>>(<<path|name>>):
-    <<text|data>> = <<load_big|read_all|parse_file>>(<<path|name>>)  # slow, blocks
+    <<text|data>> = await asyncio.to_thread(<<load_big|read_all|parse_file>>, <<path|name>>)  # slow, blocks
    return <<text|data>>
''', '''
def <<fn>>(<<client|job>>):
    time.sleep(<<1|5>>)
    return <<client|job>>.status
===
async def <<fn>>(<<client|ctx>>):
    await asyncio.sleep(<<1|5>>)
===
async def <<fn>>(<<path|name>>):
    return await asyncio.to_thread(<<load|parse>>, <<path|name>>)
''')

fault("float-equality", PY, '''
-if <<total|mean|x>> == <<0.3|1.5|0.1>>:
+if math.isclose(<<total|mean|x>>, <<0.3|1.5|0.1>>):
    print("<<equal|match>>")
===
-return <<a / b|x * 0.1|ratio>> == <<0.5|0.7|1.1>>
+return math.isclose(<<a / b|x * 0.1|ratio>>, <<0.5|0.7|1.1>>)
===
-assert <<mean(values)|area(r)|total>> == <<0.3|3.14|2.2>>
+assert math.isclose(<<mean(values)|area(r)|total>>, <<0.3|3.14|2.2>>)
===
-if sum(<<weights|probs|shares>>) != 1.0:
+if not math.isclose(sum(<<weights|probs|shares>>), 1.0):
    raise ValueError("<<weights|shares>> must sum to one")
===
-<<ok|same>> = 0.1 + 0.2 == 0.3
+<<ok|same>> = math.isclose(0.1 + 0.2, 0.3)
===
-if <<x|left>> * 1.1 == <<y|right>>:
+if math.isclose(<<x|left>> * 1.1, <<y|right>>):
    return True
''', '''
if <<count|n>> == <<3|10>>:
    return True
===
if math.isclose(<<total|x>>, <<0.3|1.5>>):
    return True
===
if <<ratio|x>> >= <<0.5|1.0>>:
    <<warn|stop>>()
===
assert round(<<price|total>>, 2) <= <<9.99|limit>>
''')

fault("float-money", PY, '''
-<<price|total|balance>> = float(<<row["price"]|text|amount>>)
+<<price|total|balance>> = Decimal(<<row["price"]|text|amount>>)
===
-<<price|fee>> = <<19.99|0.10|4.95>>
+<<price|fee>> = Decimal("<<19.99|0.10|4.95>>")
<<total|sum_due>> = <<price|fee>> * <<quantity|n>>
===
-self.balance = 0.0
+self.balance = Decimal("0")
===
-<<price|amount>> = models.FloatField()
+<<price|amount>> = models.DecimalField(max_digits=12, decimal_places=2)
===
-<<price|amount|balance>> = Column(Float)
+<<price|amount|balance>> = Column(Numeric(12, 2))
===
@dataclass
class <<Invoice|Product|Payment>>:
    name: str
-    <<price|amount>>: float
+    <<price|amount>>: Decimal
''', '''
<<price|total>> = Decimal(<<row["price"]|text>>)
===
<<price_cents|total_cents>> = int(<<row["cents"]|text>>)
===
<<ratio|speed|width>> = float(<<text|row[1]>>)
===
<<lat|temperature>> = Column(Float)
''')

fault("integer-division", PY, '''
-<<mid|middle>> = len(<<list>>) / 2
+<<mid|middle>> = len(<<list>>) // 2
print(<<list>>[<<mid|middle>>])
===
-return <<list>>[len(<<list>>) / 2]
+return <<list>>[len(<<list>>) // 2]
===
-for i in range(<<n|total>> / <<2|size>>):
+for i in range(<<n|total>> // <<2|size>>):
    print(i)
===
-<<mean|average>> = sum(<<list>>) // len(<<list>>)
+<<mean|average>> = sum(<<list>>) / len(<<list>>)
===
-<<percent|rate>> = <<done|hits>> // <<total|n>> * 100
+<<percent|rate>> = <<done|hits>> / <<total|n>> * 100
===
-return (<<f|fahrenheit>> - 32) * 5 // 9
+return (<<f|fahrenheit>> - 32) * 5 / 9
===
-<<left|first>>, <<right|second>> = <<list>>[:len(<<list>>) / 2], <<list>>[len(<<list>>) / 2:]
+<<left|first>>, <<right|second>> = <<list>>[:len(<<list>>) // 2], <<list>>[len(<<list>>) // 2:]
===
-print("#" * (<<width|n>> / 2))
+print("#" * (<<width|n>> // 2))
''', '''
<<mid|middle>> = (<<lo|start>> + <<hi|end>>) // 2
===
<<mean|average>> = sum(<<list>>) / len(<<list>>)
===
<<minutes|rows>>, <<seconds|rest>> = divmod(<<n|total>>, 60)
===
<<hours|pages>> = <<n|total>> // <<60|size>>
''')

fault("logging-args", PY, '''
-<<logger|log|logging>>.info("<<rows|files>> read:", <<count|n>>)
+<<logger|log|logging>>.info("<<rows|files>> read: %s", <<count|n>>)
===
-<<logger|log|logging>>.<<warning|error>>("<<cannot open|missing>> {}", <<path|key>>)
+<<logger|log|logging>>.<<warning|error>>("<<cannot open|missing>> %s", <<path|key>>)
===
-<<logger|log>>.debug("%s of %s <<rows|files>>", <<done|i>>)
+<<logger|log>>.debug("%s of %s <<rows|files>>", <<done|i>>, total)
===
-<<logger|log>>.exception("<<job|upload>> failed", <<exc|e>>)
+<<logger|log>>.exception("<<job|upload>> failed: %s", <<exc|e>>)
===
-<<logger|log>>.info("<<user|job>>", <<name|job_id>>, "<<saved|done>>")
+<<logger|log>>.info("<<user|job>> %s <<saved|done>>", <<name|job_id>>)
===
-self.<<logger|log>>.error("<<bad line|bad value>>", <<line|value>>)
+self.<<logger|log>>.error("<<bad line|bad value>> %s", <<line|value>>)
''', '''
<<logger|log>>.info("<<rows|files>> read: %s", <<count|n>>)
===
print("<<rows|files>> read:", <<count|n>>)
===
<<logger|log>>.warning("<<no rows|nothing to do>>")
===
<<logger|log>>.error("<<job|upload>> failed", exc_info=True)
''')

fault("missing-return", PY, '''
def <<fn>>(<<a|x>>, <<b|y>>):
-    <<a|x>> <<+|-|*>> <<b|y>>
+    return <<a|x>> <<+|-|*>> <<b|y>>
===
def <<fn>>(<<items|rows>>):
-    [x.<<name|id>> for x in <<items|rows>>]
+    return [x.<<name|id>> for x in <<items|rows>>]
===
def <<fn>>(<<name|text>>):
-    <<name|text>>.strip().lower()
+    return <<name|text>>.strip().lower()
===
def <<fn>>(<<items|rows>>):
    <<total|out>> = 0
    for x in <<items|rows>>:
        <<total|out>> += x
+    return <<total|out>>
===
def <<fn>>(<<items|rows>>):
    <<result|found>> = []
    for x in <<items|rows>>:
        <<result|found>>.append(x.<<name|id>>)
+    return <<result|found>>
===
def full_name(self):
-    f"{self.<<first|given>>} {self.last}"
+    return f"{self.<<first|given>>} {self.last}"
===
def <<is_even|is_ready>>(<<n|x>>):
-    <<n|x>> % 2 == 0
+    return <<n|x>> % 2 == 0
===
def fact(n):
    if n <= 1:
        return 1
-    n * fact(n - 1)
+    return n * fact(n - 1)
===
def <<fn>>(<<value|x>>):
    if <<value|x>> is None:
        return <<0|"">>
-    <<str|int|len>>(<<value|x>>)
+    return <<str|int|len>>(<<value|x>>)
''', '''
def <<fn>>(<<items|rows>>):
    for x in <<items|rows>>:
        print(x)
===
def <<fn>>(<<a|x>>, <<b|y>>):
    return <<a|x>> + <<b|y>>
===
def set_name(self, name):
    self.name = name
''')

fault("missing-self", PY, '''
class <<cls>>:
-    def <<run|reset|start>>():
+    def <<run|reset|start>>(self):
        print("<<run|reset>>")
===
class <<cls>>:
-    def <<add|push>>(<<item|value>>):
+    def <<add|push>>(self, <<item|value>>):
        self.items.append(<<item|value>>)
===
class <<cls>>:
    def __init__(self, <<name|size>>):
-        <<name|size>> = <<name|size>>
+        self.<<name|size>> = <<name|size>>
===
class <<cls>>:
    def __init__(self):
        self.<<count|total>> = 0

    def <<step|add>>(self):
-        <<count|total>> += 1
+        self.<<count|total>> += 1
===
class <<cls>>:
    def <<area|cost>>(self):
        return self.<<width|price>> * 2

    def show(self):
-        print(<<area|cost>>())
+        print(self.<<area|cost>>())
===
class <<cls>>:
    def __init__(self, items):
        self.items = items

    def __len__(self):
-        return len(items)
+        return len(self.items)
''', '''
class <<cls>>:
    @staticmethod
    def <<parse|load>>(<<text|path>>):
        return <<text|path>>.strip()
===
class <<cls>>:
    def __init__(self, <<name|size>>):
        self.<<name|size>> = <<name|size>>
===
class <<cls>>:
    @classmethod
    def <<create|of>>(cls, <<name|value>>):
        return cls(<<name|value>>)
''')

fault("none-result", PY, '''
-<<list>> = <<list>>.sort()
+<<list>>.sort()
===
-<<list>> = <<list>>.append(<<item|x>>)
+<<list>>.append(<<item|x>>)
===
-return <<list>>.sort(<<reverse=True|key=len>>)
+return sorted(<<list>>, <<reverse=True|key=len>>)
===
-<<ordered|ranked>> = <<list>>.sort(<<key=len|reverse=True>>)
+<<ordered|ranked>> = sorted(<<list>>, <<key=len|reverse=True>>)
===
-for <<x|item>> in <<list>>.sort():
+for <<x|item>> in sorted(<<list>>):
    print(<<x|item>>)
===
-for <<x|item>> in <<list>>.reverse():
+for <<x|item>> in reversed(<<list>>):
    print(<<x|item>>)
===
-<<config|options>> = <<config|options>>.update(<<extra|args>>)
+<<config|options>>.update(<<extra|args>>)
===
-<<cards|deck>> = random.shuffle(<<cards|deck>>)
+random.shuffle(<<cards|deck>>)
===
-self.<<items|rows>> = self.<<items|rows>>.extend(<<more|new>>)
+self.<<items|rows>>.extend(<<more|new>>)
===
-print(<<list>>.sort())
+print(sorted(<<list>>))
''', '''
<<list>> = sorted(<<list>>)
===
<<list>>.sort(key=<<len|str.lower>>)
===
<<text|name>> = <<text|name>>.strip().replace("<<-|_>>", " ")
===
<<last|item>> = <<list>>.pop()
''')

fault("python2-syntax", PY, '''
-print <<name|total|"done"|"hello">>
+print(<<name|total|"done"|"hello">>)
===
-print "<<Total|Name>>:", <<total|name>>
+print("<<Total|Name>>:", <<total|name>>)
===
-print "<<%d rows|%s files>>" % <<n|count>>
+print("<<%d rows|%s files>>" % <<n|count>>)
===
for <<x|line>> in <<items|lines>>:
-    print <<x|line>>
+    print(<<x|line>>)
===
try:
    <<run|load>>()
-except <<ValueError|IOError>>, e:
+except <<ValueError|IOError>> as e:
    print(e)
===
if <<n|size>> < 0:
-    raise ValueError, "<<too small|negative>>"
+    raise ValueError("<<too small|negative>>")
===
-exec "<<x = 1|import os>>"
+exec("<<x = 1|import os>>")
===
-<<mode|perm>> = 0<<755|644>>
+<<mode|perm>> = 0o<<755|644>>
''', '''
print(<<name|total>>)
===
print("<<Total|Name>>:", <<total|name>>, file=sys.stderr)
===
try:
    <<run|load>>()
except (ValueError, KeyError) as e:
    print(e)
''')

fault("raw-string", PY, '''
-<<m|match>> = re.<<match|search>>("\\d+", <<text|line>>)
+<<m|match>> = re.<<match|search>>(r"\\d+", <<text|line>>)
===
-<<parts|words>> = re.split("\\s+", <<text|line>>)
+<<parts|words>> = re.split(r"\\s+", <<text|line>>)
===
-<<clean|out>> = re.sub("\\W", "<<|_|->>", <<text|name>>)
+<<clean|out>> = re.sub(r"\\W", "<<|_|->>", <<text|name>>)
===
-<<PATTERN|DATE_RE>> = re.compile("(\\d{4})-(\\d{2})")
+<<PATTERN|DATE_RE>> = re.compile(r"(\\d{4})-(\\d{2})")
===
-<<words|hits>> = re.findall('\\bfoo\\b', <<text|line>>)
+<<words|hits>> = re.findall(r'\\bfoo\\b', <<text|line>>)
===
-if re.fullmatch("[\\w.]+@[\\w.]+", <<email|text>>):
+if re.fullmatch(r"[\\w.]+@[\\w.]+", <<email|text>>):
    return True
===
-<<path|folder>> = "C:\\<<temp|data|reports>>\\new"
+<<path|folder>> = r"C:\\<<temp|data|reports>>\\new"
===
-<<df|table>>["<<day|id>>"] = <<df|table>>["<<name|code>>"].str.extract("(\\d+)")
+<<df|table>>["<<day|id>>"] = <<df|table>>["<<name|code>>"].str.extract(r"(\\d+)")
''', '''
<<m|match>> = re.match(r"\\d+", <<text|line>>)
===
<<parts|cells>> = <<text|line>>.split("\\t")
===
<<out|text>> = "<<a|x>>\\n<<b|y>>\\n"
===
<<m|match>> = re.match("[a-z]+", <<text|line>>)
''')

fault("removed-api", PY, '''
-if <<data|config>>.has_key(<<"name"|key>>):
+if <<"name"|key>> in <<data|config>>:
    return True
===
-for <<k|name>>, <<v|value>> in <<data|counts>>.iteritems():
+for <<k|name>>, <<v|value>> in <<data|counts>>.items():
    print(<<k|name>>, <<v|value>>)
===
-for i in xrange(<<10|n|len(rows)>>):
+for i in range(<<10|n|len(rows)>>):
    print(i)
===
-<<name|answer>> = raw_input("<<Name|Go on>>? ")
+<<name|answer>> = input("<<Name|Go on>>? ")
===
-if isinstance(<<value|x>>, <<basestring|unicode>>):
+if isinstance(<<value|x>>, str):
    return <<value|x>>
===
-<<a|mask>> = np.zeros(<<n|10>>, dtype=np.<<int|float|bool>>)
+<<a|mask>> = np.zeros(<<n|10>>, dtype=<<int|float|bool>>)
===
-<<a|x>> = <<arr|values>>.astype(np.<<int|float|bool|object>>)
+<<a|x>> = <<arr|values>>.astype(<<int|float|bool|object>>)
===
-<<best|low>> = np.<<Inf|infty>>
+<<best|low>> = np.inf
===
-<<df|table>> = <<df|table>>.append(<<row|other>>, ignore_index=True)
+<<df|table>> = pd.concat([<<df|table>>, <<row|other>>], ignore_index=True)
===
-<<t0|start>> = time.clock()
+<<t0|start>> = time.perf_counter()
===
-<<spec|args>> = inspect.getargspec(<<func|fn>>)
+<<spec|args>> = inspect.getfullargspec(<<func|fn>>)
===
-if isinstance(<<value|x>>, collections.<<Mapping|Iterable|Callable>>):
+if isinstance(<<value|x>>, collections.abc.<<Mapping|Iterable|Callable>>):
    return True
===
-<<s|total>> = reduce(lambda a, b: a + b, <<list>>)
+<<s|total>> = functools.reduce(lambda a, b: a + b, <<list>>)
===
-<<names|keys>> = <<data|counts>>.keys()
-<<names|keys>>.sort()
+<<names|keys>> = sorted(<<data|counts>>)
''', '''
for <<k|name>>, <<v|value>> in <<data|counts>>.items():
    print(<<k|name>>, <<v|value>>)
===
<<a|x>> = np.zeros(<<n|10>>, dtype=np.<<int64|float32|bool_>>)
===
if <<"name"|key>> in <<data|config>>:
    return True
===
<<list>>.append(<<row|other>>)
''')

fault("shared-reference", PY, '''
-<<grid|board>> = [[<<0|None|"">>] * <<3|width>>] * <<4|height>>
+<<grid|board>> = [[<<0|None|"">>] * <<3|width>> for _ in range(<<4|height>>)]
===
-<<buckets|groups>> = [[]] * <<10|n>>
+<<buckets|groups>> = [[] for _ in range(<<10|n>>)]
===
-<<slots|counts>> = [{}] * <<n|4>>
+<<slots|counts>> = [{} for _ in range(<<n|4>>)]
===
-<<groups|index>> = dict.fromkeys(<<names|keys>>, [])
+<<groups|index>> = {key: [] for key in <<names|keys>>}
===
-self.<<cells|rows>> = [[0] * <<w|cols>>] * <<h|n>>
+self.<<cells|rows>> = [[0] * <<w|cols>> for _ in range(<<h|n>>)]
===
-<<copy|backup>> = <<items|values>>
+<<copy|backup>> = <<items|values>>[:]
<<copy|backup>>.sort()
print(<<items|values>>)  # must stay in the old order
''', '''
<<row|line>> = [<<0|None>>] * <<n|10>>
===
<<grid|board>> = [[0] * <<3|width>> for _ in range(<<4|height>>)]
===
<<flags|state>> = dict.fromkeys(<<names|keys>>, <<0|False|None>>)
''')

fault("wrong-function", PY, '''
with open(<<path|"data.json">>) as f:
-    <<data|config>> = json.loads(f)
+    <<data|config>> = json.load(f)
===
-<<data|obj>> = json.load(<<text|body|response.text>>)
+<<data|obj>> = json.loads(<<text|body|response.text>>)
===
with open(<<path|"out.json">>, "w") as f:
-    json.dumps(<<data|rows>>, f)
+    json.dump(<<data|rows>>, f)
===
-<<text|body>> = json.dump(<<data|payload>>)
+<<text|body>> = json.dumps(<<data|payload>>)
===
-return json.load(<<"{}"|raw|line>>)
+return json.loads(<<"{}"|raw|line>>)
===
-<<data|items>> = json.loads(<<response|resp|r>>)
+<<data|items>> = <<response|resp|r>>.json()
''', '''
<<data|obj>> = json.loads(<<text|body>>)
===
with open(path) as <<f|fh>>:
    <<data|config>> = json.load(<<f|fh>>)
===
<<text|body>> = json.dumps(<<data|payload>>, indent=2)
''')

fault("wrong-operator", PY, '''
-if <<day|color|answer>> == "<<a|red|yes>>" or "<<b|blue|y>>":
+if <<day|color|answer>> == "<<a|red|yes>>" or <<day|color|answer>> == "<<b|blue|y>>":
    <<run|allow>>()
===
-if <<mode|kind>> != "<<r|a>>" or <<mode|kind>> != "<<w|b>>":
+if <<mode|kind>> != "<<r|a>>" and <<mode|kind>> != "<<w|b>>":
    raise ValueError(<<mode|kind>>)
===
-<<rows|young>> = df[df["<<age|size>>"] > <<10|18>> and df["<<city|kind>>"] == "<<Lyon|a>>"]
+<<rows|young>> = df[(df["<<age|size>>"] > <<10|18>>) & (df["<<city|kind>>"] == "<<Lyon|a>>")]
===
-return <<r|radius>> ^ 2 * math.pi
+return <<r|radius>> ** 2 * math.pi
===
-<<total|amount>> = <<base|start>> * (1 + <<rate|r>>) ^ <<years|n>>
+<<total|amount>> = <<base|start>> * (1 + <<rate|r>>) ** <<years|n>>
===
-<<total|count>> =+ <<1|n|x.size>>
+<<total|count>> += <<1|n|x.size>>
===
-if <<user|row>> & <<user|row>>.<<active|ready>>:
+if <<user|row>> and <<user|row>>.<<active|ready>>:
    <<show|save>>(<<user|row>>)
===
-if <<x|n>> < 0 and <<x|n>> > <<10|100>>:
+if <<x|n>> < 0 or <<x|n>> > <<10|100>>:
    raise ValueError("out of range")
===
-while <<answer|cmd>> != "<<q|quit>>" or <<answer|cmd>> != "<<x|exit>>":
+while <<answer|cmd>> != "<<q|quit>>" and <<answer|cmd>> != "<<x|exit>>":
    <<answer|cmd>> = input("> ")
===
-if <<age|n>> > 0 & <<age|n>> < <<120|99>>:
+if <<age|n>> > 0 and <<age|n>> < <<120|99>>:
    return True
===
-if "<<a|error>>" or "<<b|fail>>" in <<line|text>>:
+if "<<a|error>>" in <<line|text>> or "<<b|fail>>" in <<line|text>>:
    print(<<line|text>>)
''', '''
if <<day|color>> in ("<<a|red>>", "<<b|blue>>"):
    <<run|allow>>()
===
if <<x|n>> < 0 or <<x|n>> > <<10|100>>:
    return False
===
<<mask|flags>> = <<READ|flags>> | <<WRITE|extra>>
===
<<rows|young>> = df[(df["age"] > <<10|18>>) & df["active"]]
===
<<key|h>> = <<a|x>> ^ <<b|y>>  # xor
''')

fault("wrong-string-method", PY, '''
-<<stem|name>> = <<filename|path>>.rstrip("<<.txt|.json|.csv>>")
+<<stem|name>> = <<filename|path>>.removesuffix("<<.txt|.json|.csv>>")
===
-<<host|rest>> = <<url|link>>.lstrip("<<https://|http://>>")
+<<host|rest>> = <<url|link>>.removeprefix("<<https://|http://>>")
===
-return <<name|text>>.strip("<<test_|www.|old_>>")
+return <<name|text>>.removeprefix("<<test_|www.|old_>>")
===
-<<names|stems>> = [<<n|f>>.rstrip("<<.py|.md>>") for <<n|f>> in <<files|names2>>]
+<<names|stems>> = [<<n|f>>.removesuffix("<<.py|.md>>") for <<n|f>> in <<files|names2>>]
===
-<<token|key>> = <<header|value>>.lstrip("<<Bearer |Token >>")
+<<token|key>> = <<header|value>>.removeprefix("<<Bearer |Token >>")
===
-<<target|out>> = <<src|path>>.rstrip("<<.gz|.bak|.tmp>>") + "<<.txt|.new>>"
+<<target|out>> = <<src|path>>.removesuffix("<<.gz|.bak|.tmp>>") + "<<.txt|.new>>"
''', '''
<<line|text>> = <<line|text>>.rstrip("\\n")
===
<<name|text>> = <<name|text>>.strip("<< /|_|.>>")
===
<<stem|name>> = Path(<<filename|path>>).stem
===
<<stem|name>> = <<filename|path>>.removesuffix("<<.txt|.json>>")
''')
