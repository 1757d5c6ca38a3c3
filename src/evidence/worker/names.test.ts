import assert from 'node:assert/strict';
import { NO_SURROUNDINGS } from '../core/types.ts';
import { createNames } from './names.ts';

describe('names that do not exist', function () {
  this.timeout(60_000);
  const warnings: string[] = [];
  const names = createNames((message) => warnings.push(message));
  const found = (language: string, code: string) => names.analyse(code, language, NO_SURROUNDINGS);
  const reasons = (language: string, code: string) => found(language, code).map((e) => e.reason);
  const python = (code: string) => reasons('python', code);
  const script = (code: string) => reasons('javascript', code);

  before(async () => {
    await names.prepare('python', '');
    await names.prepare('javascript', '');
    assert.deepEqual(warnings, []);
  });

  describe('in Python', () => {
    it('tells what is gone, since when, and what is used in its place', () => {
      assert.deepEqual(python('import pandas as pd\ntable = pd.DataFrame(rows)\ntable = 1\n'), []);
      assert.deepEqual(python('import pandas as pd\ntable = pd.DataFrame(rows)\nboth = table.append(other)\n'), [
        'pandas 2.0 removed DataFrame.append. Use pandas.concat().',
      ]);
      assert.deepEqual(python('import time\nstart = time.clock()'), [
        'Python 3.8 removed time.clock. Use time.perf_counter().',
      ]);
      assert.deepEqual(python('from collections import OrderedDict, Mapping'), [
        'Python 3.10 removed collections.Mapping. Use collections.abc.Mapping.',
      ]);
      assert.deepEqual(python('import urllib2'), ['Python 3 removed the module urllib2. Use urllib.request.']);
      assert.deepEqual(python('width = np.float(text)'), ['NumPy 1.24 removed numpy.float. Use the builtin float.']);
    });

    it('tells what never was', () => {
      assert.deepEqual(python('import json\njson.parse(text)'), ['Python has no json.parse.']);
      assert.deepEqual(python('import datetime\nnow = datetime.now()'), [
        'Python has no datetime.now. Did you mean datetime.datetime.now?',
      ]);
      assert.deepEqual(python('import pandas as pd\npd.read_cvs(path)'), [
        'pandas has no pandas.read_cvs. Did you mean pandas.read_csv?',
      ]);
      assert.deepEqual(python('items = []\nitems.push(3)'), ['Python has no list.push.']);
      assert.deepEqual(python('import sklearn.models'), ['scikit-learn has no module sklearn.models.']);
      assert.equal(python('with open(path) as file:\n    pass\nlines = open(path)\nlines.readall()').length, 1);
    });

    it('tells arguments that a function does not take', () => {
      assert.deepEqual(python('import os\nos.makedirs(path, exists_ok=True)'), [
        'os.makedirs takes no argument named exists_ok.',
      ]);
      assert.deepEqual(python('import os\nos.makedirs(path, exist_ok=True, mode=0o700)'), []);
      assert.deepEqual(python('import subprocess\nsubprocess.run(args, anything=1)'), []);
    });

    it('places the finding at the name, with a correction where nothing else changes', () => {
      const code = 'import string\nletters = string.letters\n';
      const [finding] = found('python', code);
      assert.equal(code.slice(finding!.start, finding!.end), 'letters');
      assert.equal(finding!.fix?.[0]?.text, 'ascii_letters');
      assert.equal(finding!.certainty, 'certain');
      assert.equal(finding!.tag, 'removed-api');
    });

    it('suspects a value that a program may keep on a package', () => {
      const [finding] = found('python', 'import django\nbody = django.test_body\n');
      assert.equal(finding?.certainty, 'suspicion');
    });

    const leftAlone: Readonly<Record<string, string>> = {
      'what another version has':
        'try:\n    from collections import Mapping\nexcept ImportError:\n    from collections.abc import Mapping\n',
      'what a look at the version decides': 'import sys, os\nif sys.version_info[0] < 3:\n    here = os.getcwdu()\n',
      'the other side of a look at the version':
        'from compat import NUMPY_GE_200\nif NUMPY_GE_200:\n    pass\nelse:\n    from numpy import AxisError\n',
      'what is asked for first': 'import time\nif hasattr(time, "clock"):\n    pass\nstart = time.clock()\n',
      'what the code sets itself': 'import json\njson.parse = json.loads\njson.parse(text)\n',
      'a name that means something else here': 'import json\ndef load(json):\n    return json.parse()\n',
      'a name that is bound twice': 'import json\njson = other()\njson.parse(text)\n',
      'a module nobody knows': 'import mytools\nmytools.anything()\n',
      'a module of the project': 'from . import json\njson.parse(text)\n',
      'what a star may have brought': 'import json\nfrom mytools import *\njson.parse(text)\n',
      'a variable that is assigned again': 'items = []\nitems = Stack()\nitems.push(1)\n',
      'a column of a table': 'import pandas as pd\ntable = pd.DataFrame(rows)\nprint(table.append_date)\n',
      'names that begin with an underscore': 'import sys\nsys._nothing()\n',
      'a parameter that has the name of a module': 'def f(time):\n    return time.clock()\n',
    };
    for (const [what, code] of Object.entries(leftAlone))
      it(`leaves alone ${what}`, () => {
        assert.deepEqual(python(code), []);
      });
  });

  describe('in JavaScript and TypeScript', () => {
    it('knows the modules of Node', () => {
      assert.deepEqual(script("const fs = require('fs');\nfs.existsAsync('a');"), ['Node.js has no fs.existsAsync.']);
      assert.deepEqual(script("import { readFileAsync } from 'node:fs/promises';"), [
        'Node.js has no fs/promises.readFileAsync.',
      ]);
      assert.deepEqual(script("const { createCipher } = require('crypto');"), [
        'Node.js 22 removed crypto.createCipher. Use crypto.createCipheriv().',
      ]);
      assert.equal(script("import fs from 'fs';\nawait fs.promises.exists(path);").length, 1);
    });

    it('knows what the language and the browser hold', () => {
      assert.deepEqual(script("document.getElementByID('x');"), [
        'The browser has no document.getElementByID. Did you mean document.getElementById?',
      ]);
      assert.deepEqual(script('Math.clamp(1, 2, 3);'), ['JavaScript has no Math.clamp.']);
      assert.deepEqual(script('const list = [1];\nlist.contains(1);'), ['JavaScript has no Array.prototype.contains.']);
      assert.deepEqual(script("const seen = new Map();\nseen.add('a');"), ['JavaScript has no Map.prototype.add.']);
    });

    const leftAlone: Readonly<Record<string, string>> = {
      'what is asked for first': 'if (document.exitHere) document.exitHere();',
      'an optional call': 'document.exitHere?.();',
      'a name that means something else here': 'function f(document) { document.exitHere(); }',
      'a variable that is assigned again': "let text = 'a';\ntext = other();\ntext.contains('a');",
      'a package of that name': "import { anything } from 'sqlite';\nimport { all } from 'test';",
      'names of a browser of its own': 'document.webkitExit();',
      'another prototype': 'Array.prototype.last = f;\n[1].last();',
      'what is tried': 'try { Math.clamp(1, 2, 3); } catch { other(); }',
    };
    for (const [what, code] of Object.entries(leftAlone))
      it(`leaves alone ${what}`, () => {
        assert.deepEqual(script(code), []);
      });
  });
});
