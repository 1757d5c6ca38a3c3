import assert from 'node:assert/strict';
import { languageByCode } from './untagged.ts';

const told: readonly (readonly [string | undefined, string])[] = [
  ['python', 'import os\n\ndef load(path):\n    return os.stat(path)'],
  ['python', 'import httpx\n\nclient = httpx.Client()\nclient.get("/")'],
  ['go', 'func f() error {\n\tx := g()\n\treturn x\n}'],
  ['java', 'public class A {\n    private final List<String> names = new ArrayList<>();\n    @Override\n    public String toString() { return ""; }\n}'],
  ['csharp', 'public async Task<int> CountAsync(string name)\n{\n    return 1;\n}'],
  ['javascript', "const fs = require('fs');\nfs.readFile(p, (e) => console.log(e));"],
  ['typescript', 'export function f(a: string): number {\n  return a.length;\n}'],
  ['typescriptreact', 'export function F({ a }: Props) {\n  const b = a.length;\n  return <p>{b}</p>;\n}\ninterface Props { a: string }'],
  ['sql', 'SELECT id\nFROM t\nWHERE a = 1;'],
  ['shellscript', '#!/bin/bash\nset -e'],
  ['php', '<?php\necho 1;'],
  ['dockerfile', 'FROM python:3.12\nRUN pip install x'],
  // Look-alikes.
  [undefined, 'func greet(name: String) -> String {\n    let n = name\n    return n\n}'],
  [undefined, 'def area(r)\n  r * r\nend'],
  [undefined, '@@ -1,2 +1,2 @@\n def load(path):\n-    return 1\n+    return 2'],
  [undefined, '>>> import os\n>>> def f(): pass'],
  [undefined, '$ npm test\nconst x = require("x"): not found'],
  [undefined, ' id | name\n----+------\n  1 | a'],
  [undefined, 'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nValueError: x'],
  [undefined, 'if the list is empty:\n  stop'],
  [undefined, 'APP_TOKEN=change-me'],
]; // prettier-ignore

describe('languageByCode', () => {
  it('tells the language of code by forms that no other has, and nothing of anything else', () => {
    for (const [language, code] of told) assert.equal(languageByCode(code), language, code);
  });
});
