"""Passwords, hashes, random numbers, secrets, signatures and ciphers."""
from ..family import family
from .python_form import diffs, texts

family(
    id="py-password-hash", tag="CWE-916", lang="python", group="harmless",
    asks=["store a user's password", "write hash_password", "check a login", "register a new user with a password"],
    forms=diffs('''
-import hashlib
+import bcrypt

def hash_password(password: str) -> str:
-    return hashlib.<<md5|sha1|sha256|sha512>>(password.encode()).hexdigest()
+    return bcrypt.hashpw(password.encode(), bcrypt.gensalt()).decode()
===
import hashlib
import os

def make_digest(password):
    salt = os.urandom(16)
-    digest = hashlib.<<sha256|sha1|md5>>(salt + password.encode()).digest()
+    digest = hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
    return salt.hex() + "$" + digest.hex()
===
-from hashlib import <<md5|sha1|sha256>>
+from werkzeug.security import generate_password_hash

@app.post("/<<register|signup>>")
def <<register|signup|create_user>>():
    form = request.form
-    user = User(name=form["name"], password=<<md5|sha1|sha256>>(form["password"].encode()).hexdigest())
+    user = User(name=form["name"], password=generate_password_hash(form["password"]))
    db.session.add(user)
    db.session.commit()
    return "", 201
===
def check_login(user, password):
-    return hashlib.<<sha256|md5|sha1>>(password.encode()).hexdigest() == user.password_hash
+    return bcrypt.checkpw(password.encode(), user.password_hash.encode())
===
class <<Account|Member|User>>:
    def set_password(self, plain):
-        self.password = hashlib.new("<<md5|sha1|sha256>>", plain.encode("utf-8")).hexdigest()
+        self.password = PasswordHasher().hash(plain)
===
-key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, <<100|500|1000|2000>>)
+key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600_000)
db.execute("UPDATE <<users|accounts>> SET pw = ?, salt = ? WHERE id = ?", (key, salt, user_id))
===
-from passlib.hash import <<md5_crypt|sha1_crypt|ldap_salted_md5|hex_sha256>> as scheme
+from passlib.hash import argon2 as scheme

hashed = scheme.hash(getpass("<<New password|Password|Choose a password>>: "))
print(scheme.verify("<<test|guess|wrong>>", hashed))
'''),
    twins=texts('''
import hashlib

def file_digest(path):
    with open(path, "rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()
===
cache_key = hashlib.md5(url.encode(), usedforsecurity=False).hexdigest()
===
def hash_password(password: str) -> str:
    salt = os.urandom(16)
    return salt.hex() + "$" + hashlib.scrypt(password.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=2**26).hex()
===
token_hash = hashlib.sha256(secrets.token_bytes(32)).hexdigest()  # of a random token, not of a password
'''))

family(
    id="py-weak-hash", tag="CWE-328", lang="python", group="harmless",
    asks=["compute a checksum of a file", "sign a message with HMAC", "verify a download", "make a fingerprint of a document"],
    forms=diffs('''
import hashlib

def checksum(path):
-    h = hashlib.<<md5|sha1>>()
+    h = hashlib.sha256()
    with open(path, "rb") as f:
        for chunk in iter(lambda: f.read(<<4096|8192|65536>>), b""):
            h.update(chunk)
    return h.hexdigest()
===
-signature = hmac.new(key, message, hashlib.<<md5|sha1>>).hexdigest()
+signature = hmac.new(key, message, hashlib.sha256).hexdigest()
headers["X-Signature"] = signature
===
class <<cls>>:
    def sign(self, blob: bytes) -> str:
-        return hmac.digest(self.key, blob, "<<md5|sha1>>").hex()
+        return hmac.digest(self.key, blob, "sha256").hex()
===
-digest = hashlib.new("<<md5|sha1|md4>>", certificate_der).hexdigest()
+digest = hashlib.new("sha256", certificate_der).hexdigest()
if digest != PINNED_FINGERPRINT:
    raise ssl.SSLError("fingerprint mismatch")
===
def verify_download(path, expected):
    with open(path, "rb") as f:
-        actual = hashlib.md5(f.read()).hexdigest()
+        actual = hashlib.sha256(f.read()).hexdigest()
    if actual != expected:
        raise ValueError(f"{path}: checksum mismatch")
===
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

-sig = private_key.sign(<<document|contract|release>>, padding.PKCS1v15(), hashes.<<SHA1|MD5>>())
+sig = private_key.sign(<<document|contract|release>>, padding.PKCS1v15(), hashes.SHA256())
===
-from Crypto.Hash import <<MD5|SHA1|MD4>> as Digest
+from Crypto.Hash import SHA256 as Digest

h = Digest.new()
for block in blocks:
    h.update(block)
print("update fingerprint:", h.hexdigest())
'''),
    twins=texts('''
def cache_key(url):
    # only a file name for the cache
    return hashlib.md5(url.encode(), usedforsecurity=False).hexdigest()
===
import zlib

crc = zlib.crc32(payload) & 0xFFFFFFFF
print(f"{crc:08x}")
===
def git_blob_id(content: bytes) -> str:
    """Git names a blob by SHA-1; the algorithm is fixed by the format."""
    return hashlib.sha1(b"blob %d\\0" % len(content) + content, usedforsecurity=False).hexdigest()
===
mac = hmac.new(key, message, hashlib.sha512).hexdigest()
'''))

family(
    id="py-insecure-random", tag="CWE-338", lang="python", group="harmless",
    asks=["generate a session token", "make a password reset code", "generate a random password", "create an API key for a user"],
    forms=diffs('''
-import random
+import secrets
import string

def make_<<token|password|api_key|code>>(length=<<16|20|24|32>>):
    alphabet = string.ascii_letters + string.digits
-    return "".join(random.choice(alphabet) for _ in range(length))
+    return "".join(secrets.choice(alphabet) for _ in range(length))
===
def new_otp():
-    return f"{random.randint(0, 999999):06d}"
+    return f"{secrets.randbelow(1000000):06d}"
===
class <<SessionStore|TokenStore|LoginService>>:
    def start(self, user_id):
-        sid = "%032x" % random.getrandbits(128)
+        sid = "%032x" % secrets.randbits(128)
        self.sessions[sid] = user_id
        return sid
===
chars = string.ascii_letters + string.digits + "<<!@#$%|-_.|!?+*>>"
-password = "".join(random.choices(chars, k=<<12|16|20>>))
+password = "".join(secrets.choice(chars) for _ in range(<<12|16|20>>))
print(password)
===
-import uuid
+import secrets

def reset_link(user):
-    user.reset_token = uuid.uuid1().hex
+    user.reset_token = secrets.token_urlsafe(32)
    user.save()
    return f"https://example.com/reset/{user.reset_token}"
===
-random.seed(time.time())
-api_key = hashlib.sha256(str(random.random()).encode()).hexdigest()
+api_key = secrets.token_hex(32)
user.api_key = api_key
===
-salt = bytes(random.randrange(256) for _ in range(16))
+salt = os.urandom(16)
key = hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
===
import numpy as np
+import secrets

def invite_codes(n):
    letters = list("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")
-    return ["".join(np.random.choice(letters, size=<<8|10|12>>)) for _ in range(n)]
+    return ["".join(secrets.choice(letters) for _ in range(<<8|10|12>>)) for _ in range(n)]
'''),
    twins=texts('''
import random

random.seed(<<num>>)
random.shuffle(<<list>>)
train, test = <<list>>[:<<num>>], <<list>>[<<num>>:]
===
def roll(sides=6):
    return random.randint(1, sides)
===
rng = random.SystemRandom()
token = "".join(rng.choice(string.hexdigits) for _ in range(32))
===
delay = base * 2 ** attempt + random.random()  # jitter
time.sleep(delay)
===
session_id = str(uuid.uuid4())
'''))

family(
    id="py-hardcoded-secret", tag="CWE-798", lang="python", group="harmless",
    asks=["connect to the API with a key", "connect to the database at <<host>>", "send mail over SMTP", "configure the <<app|service|client>>"],
    forms=diffs('''
import os
import requests

-<<env>> = "<<secret>>"
+<<env>> = os.environ["<<env>>"]

def <<fn>>(url):
    return requests.get(url, headers={"Authorization": f"Bearer {<<env>>}"}, timeout=<<5|10|15|20|30|60>>)
===
-conn = psycopg2.connect(host="<<host>>", user="<<user>>", password="<<secret>>", dbname="<<table>>")
+conn = psycopg2.connect(host="<<host>>", user="<<user>>", password=os.environ["DB_PASSWORD"], dbname="<<table>>")
cur = conn.cursor()
===
class <<cls>>:
-    def __init__(self, api_key="<<secret>>"):
-        self.api_key = api_key
+    def __init__(self, api_key=None):
+        self.api_key = api_key or os.environ["<<API_KEY|SERVICE_KEY|CLIENT_KEY>>"]
        self.session = requests.Session()
===
-DATABASE_URL = "postgresql://<<user>>:<<secret>>@<<db.example.com|10.0.0.5|db.internal>>:5432/<<table>>"
+DATABASE_URL = os.environ["DATABASE_URL"]
engine = create_engine(DATABASE_URL, pool_size=<<small>>)
===
with smtplib.SMTP_SSL("<<mail.example.com|smtp.example.org>>", 465) as smtp:
-    smtp.login("<<user>>@example.com", "<<secret>>")
+    smtp.login("<<user>>@example.com", os.environ["SMTP_PASSWORD"])
    smtp.send_message(msg)
===
app = Flask(__name__)
-app.config["SECRET_KEY"] = "<<secret>>"
+app.config["SECRET_KEY"] = os.environ["SECRET_KEY"]
app.config["MAX_CONTENT_LENGTH"] = <<num>> * 1024
===
import os
import boto3

s3 = boto3.client(
    "<<s3|sqs|ses>>",
    region_name="<<eu-west-1|us-east-1|eu-central-1>>",
    aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"],
-    aws_secret_access_key="<<secret>>",
+    aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"],
)
===
def authorised(password):
-    return hmac.compare_digest(password.encode(), b"<<secret>>")
+    return hmac.compare_digest(password.encode(), os.environ["ADMIN_PASSWORD"].encode())
'''),
    twins=texts('''
<<env>> = os.environ["<<env>>"]
client = Client(api_key=<<env>>, timeout=<<5|10|15|20|30|60>>)
===
TOKEN_URL = "https://auth.example.com/oauth/token"
PASSWORD_FIELD = "password"
SECRET_NAME = "<<prod|staging>>/<<api|db>>/key"
===
password = getpass.getpass("Password: ")
conn = connect("<<host>>", user="<<user>>", password=password)
===
def test_login(client):
    resp = client.post("/login", data={"user": "<<user>>", "password": "wrong"})
    assert resp.status_code == 401
===
secret = boto3.client("secretsmanager").get_secret_value(SecretId="<<billing|orders|search>>/api-key")["SecretString"]
'''))

family(
    id="py-timing-compare", tag="CWE-208", lang="python", group="harmless",
    asks=["check an API token", "verify a webhook signature", "protect an endpoint with a shared secret", "compare two digests"],
    forms=diffs('''
import hashlib
import hmac

def verify(body: bytes, signature: str, key: bytes) -> bool:
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
-    return signature == expected
+    return hmac.compare_digest(signature, expected)
===
-if request.headers.get("<<X-Api-Key|X-Token|X-Auth>>", "") != API_KEY:
+if not hmac.compare_digest(request.headers.get("<<X-Api-Key|X-Token|X-Auth>>", ""), API_KEY):
    abort(401)
===
class <<cls>>:
    def check(self, user_id, token):
        stored = self.tokens.get(user_id)
-        return stored is not None and stored == token
+        return stored is not None and hmac.compare_digest(stored, token)
===
from fastapi import Header, HTTPException
+from secrets import compare_digest

def require_token(x_token: str = Header()):
-    if x_token != settings.<<token|api_token|admin_token>>:
+    if not compare_digest(x_token.encode(), settings.<<token|api_token|admin_token>>.encode()):
        raise HTTPException(status_code=<<401|403>>)
===
digest = hmac.digest(SECRET, payload, "sha256")
-assert_ok = base64.b64decode(given) == digest
+assert_ok = hmac.compare_digest(base64.b64decode(given), digest)
if not assert_ok:
    return "bad signature", 400
===
def basic_auth(username, password):
-    return username == ADMIN_USER and password == ADMIN_PASSWORD
+    return secrets.compare_digest(username, ADMIN_USER) & secrets.compare_digest(password, ADMIN_PASSWORD)
===
async def <<stripe|github|gitlab>>_hook(request):
    raw = await request.body()
    want = "sha256=" + hmac.new(HOOK_SECRET, raw, "sha256").hexdigest()
    for got in request.headers.getlist("x-signature"):
-        if got == want:
+        if hmac.compare_digest(got, want):
            return Response(status_code=204)
    return Response(status_code=403)
'''),
    twins=texts('''
if form["password"] != form["password_again"]:
    errors.append("the passwords differ")
===
def unchanged(path, known):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest() == known  # change detection, no secret
===
if not secrets.compare_digest(token, stored):
    raise PermissionError("bad token")
===
if request.headers.get("If-None-Match") == etag:
    return "", 304
===
if token.type == "<<NAME|NUMBER|OP>>" and token.value == "=":
    parser.advance()
'''))

family(
    id="py-jwt-verify", tag="CWE-347", lang="python", group="harmless",
    asks=["read the user id from a JWT", "decode a JWT with PyJWT", "protect a route with a bearer token", "parse the claims of a token"],
    forms=diffs('''
import jwt

def <<current_user|user_id|get_claims>>(token):
-    claims = jwt.decode(token, options={"verify_signature": False})
+    claims = jwt.decode(token, SECRET_KEY, algorithms=["HS256"])
    return claims["<<sub|user_id|uid>>"]
===
-claims = jwt.decode(token, SECRET, algorithms=["HS256", "none"])
+claims = jwt.decode(token, SECRET, algorithms=["HS256"])
if claims["role"] != "<<admin|editor|owner>>":
    abort(403)
===
from jose import jwt

class <<cls>>:
    def __init__(self, key):
        self.key = key

    def user(self, token):
-        return jwt.get_unverified_claims(token)["sub"]
+        return jwt.decode(token, self.key, algorithms=["HS256"])["sub"]
===
def require_user():
    header = request.headers.get("Authorization", "")
    token = header.removeprefix("Bearer ")
-    part = token.split(".")[1]
-    return json.loads(base64.urlsafe_b64decode(part + "=="))
+    return jwt.decode(token, current_app.config["JWT_SECRET"], algorithms=["HS256"])
===
payload = jwt.decode(
    token,
    public_key,
    algorithms=["RS256"],
    audience="<<api|web|mobile>>",
-    options={"verify_signature": False},
)
===
-token = jwt.encode({"sub": user.id, "exp": expires}, None, algorithm="none")
+token = jwt.encode({"sub": user.id, "exp": expires}, SECRET_KEY, algorithm="HS256")
response.headers["Authorization"] = f"Bearer {token}"
===
@app.get("/<<me|profile|account>>")
async def <<me|profile|account>>(creds: HTTPAuthorizationCredentials = Depends(bearer)):
-    info = jwt.decode(creds.credentials, key="", algorithms=["RS256"], options={"verify_signature": False, "verify_exp": True})
+    info = jwt.decode(creds.credentials, key=PUBLIC_KEY, algorithms=["RS256"])
    return {"email": info["email"]}
'''),
    twins=texts('''
kid = jwt.get_unverified_header(token)["kid"]  # only picks the key; the signature is checked below
claims = jwt.decode(token, keys[kid], algorithms=["RS256"], audience="<<api|web|mobile>>")
===
token = jwt.encode({"sub": user.id, "exp": expires}, SECRET_KEY, algorithm="HS256")
===
try:
    claims = jwt.decode(token, SECRET, algorithms=["HS256"], options={"require": ["exp", "sub"]})
except jwt.InvalidTokenError:
    abort(401)
===
header, body, sig = token.split(".")
print(f"token has {len(body)} characters of claims")
'''))

family(
    id="py-weak-cipher", tag="CWE-327", lang="python", group="harmless",
    asks=["encrypt a message with a key", "encrypt a file in Python", "store a value encrypted", "write encrypt and decrypt helpers"],
    forms=diffs('''
from Crypto.Cipher import AES
-from Crypto.Util.Padding import pad

def encrypt(key, plaintext):
-    cipher = AES.new(key, AES.MODE_ECB)
-    return cipher.encrypt(pad(plaintext, AES.block_size))
+    cipher = AES.new(key, AES.MODE_GCM)
+    ciphertext, tag = cipher.encrypt_and_digest(plaintext)
+    return cipher.nonce + tag + ciphertext
===
-from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
+import os
+from cryptography.hazmat.primitives.ciphers.aead import AESGCM

def <<seal|encrypt|protect>>(key: bytes, block: bytes) -> bytes:
-    enc = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
-    return enc.update(block) + enc.finalize()
+    nonce = os.urandom(12)
+    return nonce + AESGCM(key).encrypt(nonce, block, None)
===
-from Crypto.Cipher import ARC4
+from Crypto.Cipher import ChaCha20_Poly1305

def encrypt_<<note|message|value>>(key, plaintext):
-    return ARC4.new(key).encrypt(plaintext)
+    cipher = ChaCha20_Poly1305.new(key=key)
+    ciphertext, tag = cipher.encrypt_and_digest(plaintext)
+    return cipher.nonce + tag + ciphertext
===
class <<Vault|SecretBox|Encryptor>>:
    def __init__(self, key: bytes):
-        self.key = key
+        self.fernet = Fernet(key)

    def encrypt(self, plain: bytes) -> bytes:
-        return bytes(b ^ self.key[i % len(self.key)] for i, b in enumerate(plain))
+        return self.fernet.encrypt(plain)
===
-from Crypto.Cipher import <<DES|DES3|Blowfish>> as Algo
+from Crypto.Cipher import AES as Algo
from Crypto.Random import get_random_bytes

-key = get_random_bytes(<<8|16|24>>)
-box = Algo.new(key, Algo.MODE_EAX)
+key = get_random_bytes(32)
+box = Algo.new(key, Algo.MODE_EAX)
sealed, tag = box.encrypt_and_digest(b"<<hello|secret note|account data>>")
===
def save_<<card|iban|ssn>>(db, key, number):
-    hidden = base64.b64encode(number.encode())
+    hidden = Fernet(key).encrypt(number.encode())
    db.execute("INSERT INTO <<vault|cards|private>> (value) VALUES (?)", (hidden,))
    db.commit()
===
-from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
-from cryptography.hazmat.primitives.ciphers import Cipher, modes
+from cryptography.hazmat.primitives.ciphers.aead import AESGCM

def wrap(key, nonce, secret_text):
-    enc = Cipher(TripleDES(key), modes.<<CFB|OFB|CBC>>(nonce)).encryptor()
-    return enc.update(secret_text.encode()) + enc.finalize()
+    return AESGCM(key).encrypt(nonce, secret_text.encode(), None)
'''),
    twins=texts('''
from cryptography.fernet import Fernet

box = Fernet(Fernet.generate_key())
sealed = box.encrypt(b"<<hello|note|account data>>")
===
def basic_header(user, password):
    raw = f"{user}:{password}".encode()
    return "Basic " + base64.b64encode(raw).decode()  # an encoding, asked for by HTTP
===
cipher = AES.new(key, AES.MODE_GCM, nonce=nonce)
plain = cipher.decrypt_and_verify(ciphertext, tag)
===
parity = 0
for byte in frame:
    parity ^= byte
'''))
