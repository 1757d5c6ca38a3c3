import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createCatalogue, GENERIC } from '../../align/core/catalogue.ts';
import { RUFF_RULES, rulesFor } from '../core/ruff-rules.ts';
import { NO_SURROUNDINGS } from '../core/types.ts';
import { createRuff, loadRuff, ruffScope } from './ruff.ts';

/** The least code in which each rule finds something. */
const FAULTY: Readonly<Record<string, string>> = {
  S102: 'exec(code)',
  S104: "bind('0.0.0.0')",
  S105: "password = 'x7Kd9'",
  S106: "connect(password='x7Kd9')",
  S107: "def f(password='x7Kd9'):\n    pass",
  S110: 'try:\n    f()\nexcept Exception:\n    pass',
  S112: 'for x in y:\n    try:\n        f()\n    except Exception:\n        continue',
  S113: 'import requests\nrequests.get(url)',
  S201: 'from flask import Flask\napp = Flask(__name__)\napp.run(debug=True)',
  S202: 'import tarfile\nwith tarfile.open(p) as t:\n    t.extractall(d)',
  S301: 'import pickle\npickle.loads(b)',
  S302: 'import marshal\nmarshal.loads(b)',
  S306: 'import tempfile\ntempfile.mktemp()',
  S307: 'eval(x)',
  S308: 'from django.utils.safestring import mark_safe\nmark_safe(x)',
  S311: 'import random\nrandom.choice(x)',
  S323: 'import ssl\nssl._create_unverified_context()',
  S324: 'import hashlib\nhashlib.md5(b)',
  S501: 'import requests\nrequests.get(u, timeout=3, verify=False)',
  S502: 'import ssl\nssl.wrap_socket(s, ssl_version=ssl.PROTOCOL_SSLv3)',
  S503: 'import ssl\ndef f(version=ssl.PROTOCOL_SSLv2):\n    pass',
  S505: 'from cryptography.hazmat.primitives.asymmetric import rsa\nrsa.generate_private_key(public_exponent=65537, key_size=1024)',
  S506: 'import yaml\nyaml.load(f)',
  S507: 'from paramiko import client\nc = client.SSHClient()\nc.set_missing_host_key_policy(client.AutoAddPolicy())',
  S508: "from pysnmp.hlapi import CommunityData\nCommunityData('public', mpModel=0)",
  S602: 'import subprocess\nsubprocess.run(f"ls {x}", shell=True)',
  S604: 'run(x, shell=True)',
  S605: 'import os\nos.system(f"ls {x}")',
  S608: 'q = f"SELECT a FROM t WHERE b = {b}"',
  S610: 'from django.contrib.auth.models import User\nUser.objects.filter(a=1).extra(where=[x])',
  S611: 'from django.db.models.expressions import RawSQL\nRawSQL(x, [])',
  S612: 'import logging.config\nlogging.config.listen(9999)',
  S701: 'import jinja2\njinja2.Environment(loader=x)',
  S704: 'from markupsafe import Markup\nMarkup(f"<b>{x}</b>")',
  B002: 'x = ++n',
  B003: 'import os\nos.environ = {}',
  B005: "s.strip('abca')",
  B006: 'def f(a: list[str] = []):\n    return a',
  B012: 'def f():\n    try:\n        g()\n    finally:\n        return 1',
  B016: "raise 'no'",
  B023: 'fs = []\nfor i in x:\n    fs.append(lambda: i)',
  B025: 'try:\n    f()\nexcept ValueError:\n    a()\nexcept ValueError:\n    b()',
  B031: 'from itertools import groupby\nfor k, g in groupby(x):\n    for i in range(3):\n        print(list(g))',
  B032: 'a["b"]: 1',
  B039: "from contextvars import ContextVar\nc = ContextVar('c', default=[])",
  E711: 'if x == None:\n    pass',
  E721: 'if type(a) == type(b):\n    pass',
  E722: 'try:\n    f()\nexcept:\n    raise ValueError',
  F507: "'%s %s' % (a,)",
  F631: "assert (x, 'y')",
  F632: "if x is 'a':\n    pass",
  F634: 'if (a, b):\n    pass',
  F707: 'try:\n    f()\nexcept:\n    a()\nexcept ValueError:\n    b()',
  F823: 'count = 0\ndef f():\n    count += 1',
  F901: 'raise NotImplemented',
  PLE1205: "import logging\nlogging.error('a %s', b, c)",
  PLE1206: "import logging\nlogging.error('a %s %s', b)",
  PLE1307: "'%d' % '1'",
  PLE1310: "'abc'.strip('aba')",
  PLW0133: "def f():\n    ValueError('x')",
  PLW0245: 'class A(B):\n    def f(self):\n        super.f()',
  PLW0711: 'try:\n    f()\nexcept A or B:\n    pass',
  PLW2101: 'import threading\nwith threading.Lock():\n    f()',
  RUF008: 'from dataclasses import dataclass\n@dataclass\nclass A:\n    x: list[int] = []',
  RUF024: 'dict.fromkeys(a, [])',
  SIM115: "f = open('x')",
  W605: "x = '\\d'",
  YTT101: 'import sys\nsys.version[:3]',
  YTT102: 'import sys\nsys.version[2]',
  YTT103: "import sys\nsys.version >= '3.5'",
  YTT201: 'import sys\nsys.version_info[0] == 3',
  YTT203: 'import sys\nsys.version_info[1] >= 5',
  YTT204: 'import sys\nsys.version_info.minor >= 5',
  YTT301: 'import sys\nsys.version[0]',
  YTT302: "import sys\nsys.version >= '3'",
  YTT303: 'import sys\nsys.version[:1]',
  ASYNC210: 'import requests\nasync def f():\n    requests.get(u, timeout=3)',
  ASYNC220: 'import subprocess\nasync def f():\n    subprocess.Popen(x)',
  ASYNC221: 'import subprocess\nasync def f():\n    subprocess.run(x)',
  ASYNC222: 'import os\nasync def f():\n    os.wait()',
  ASYNC230: "async def f():\n    open('x')",
  ASYNC250: 'async def f():\n    input()',
  ASYNC251: 'import time\nasync def f():\n    time.sleep(1)',
  DTZ001: 'import datetime\ndatetime.datetime(2020, 1, 1)',
  DTZ003: 'import datetime\ndatetime.datetime.utcnow()',
  DTZ004: 'import datetime\ndatetime.datetime.utcfromtimestamp(1)',
  DTZ005: 'import datetime\ndatetime.datetime.now()',
  DTZ006: 'import datetime\ndatetime.datetime.fromtimestamp(1)',
  DTZ007: "import datetime\ndatetime.datetime.strptime(x, '%Y')",
  NPY001: 'import numpy as np\nnp.int',
  NPY003: 'import numpy as np\nnp.cumproduct(x)',
  NPY201: 'import numpy as np\nnp.in1d(a, b)',
};
const ORDINARY = [
  'import json\n\ndef load(path):\n    with open(path, encoding="utf-8") as f:\n        return json.load(f)\n',
  'class Basket:\n    def __init__(self, items=None):\n        self.items = list(items or [])\n',
  'total = sum(price * count for price, count in rows if price is not None)\n',
  'import requests\n\ndef rate(url):\n    return requests.get(url, timeout=10).json()["rate"]\n',
];

describe('Ruff', function () {
  this.timeout(60_000);
  const ruff = createRuff((tag) => `reason of ${tag}`);
  const analyse = (code: string) => ruff.analyse(code, 'python', NO_SURROUNDINGS);
  before(loadRuff);

  it('places findings in UTF-16, with its own safe fix', () => {
    const code = '# 😀\nif name is "admin":\n    pass\n';
    const [found, ...others] = analyse(code);
    assert.deepEqual(others, []);
    assert.equal(found?.tag, 'is-literal');
    assert.equal(found.certainty, 'certain');
    assert.equal(found.reason, 'reason of is-literal');
    assert.equal(code.slice(found.start, found.end), 'name is "admin"');
    assert.equal(found.fix?.length, 1);
    const [{ start, end, text }] = found.fix as [{ start: number; end: number; text: string }];
    assert.equal(code.slice(0, start) + text + code.slice(end), code.replace(' is ', ' == '));
  });

  it('keeps a fix to itself that Ruff does not call safe', () => {
    const [found] = analyse('def f(a=[]):\n    return a\n');
    assert.equal(found?.rule, 'B006');
    assert.equal(found.fix, undefined);
  });

  it('reads code that is indented as a whole', () => {
    const code = '    if name is "admin":\n\n        pass\n';
    const [found] = analyse(code);
    assert.equal(code.slice(found!.start, found!.end), 'name is "admin"');
  });

  it('leaves constant commands and unknown names alone', () => {
    assert.deepEqual(analyse('import subprocess\nsubprocess.run("ls", shell=True)\nprint(nowhere)\n'), []);
  });

  it('knows every rule of the table, and asks it where it can find something', () => {
    assert.deepEqual(Object.keys(FAULTY), Object.keys(RUFF_RULES));
    const silent = Object.entries(FAULTY).filter(([id, code]) => !analyse(`${code}\n`).some(({ rule }) => rule === id));
    assert.deepEqual(
      silent.map(([id]) => id),
      [],
    );
  });

  it('is not asked about ordinary code', () => {
    for (const code of ORDINARY) assert.deepEqual([...rulesFor(code)], [], code);
  });

  it('says what names refer to', async () => {
    await loadRuff();
    assert.deepEqual(ruffScope('import os\nimport sys\ndef f():\n    return sys.argv + x\ndef f():\n    return y\n'), {
      undefined: ['x', 'y'],
      unusedImports: ['os'],
      redefined: ['f'],
    });
    assert.equal(ruffScope('print rows\n'), undefined);
  });

  it('counts only under tags of the catalogue', async () => {
    const catalogue = createCatalogue(
      JSON.parse(await readFile(new URL('../../../models/catalogue.json', import.meta.url), 'utf8')),
    );
    const unknown = Object.entries(RUFF_RULES).filter(([, { tag }]) => catalogue.entry(tag) === GENERIC);
    assert.deepEqual(unknown, []);
  });
});
