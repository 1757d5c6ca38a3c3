import assert from 'node:assert/strict';
import { languageOfCode } from './code-language.ts';

describe('languageOfCode', () => {
  const KNOWN: [string, string][] = [
    ['shellscript', '#!/bin/sh\necho hi'],
    ['shellscript', '# the logs\nsudo journalctl -u app \\\n  --since today\ncd /srv'],
    ['python', 'import os\n\ndef total(rows):\n    return sum(rows)'],
    ['php', '<?php\necho $name;'],
    ['php', '$row = $stmt->fetch();'],
    ['dockerfile', '# syntax=docker/dockerfile:1\nFROM alpine:3.20\nCMD ["sh"]'],
    ['yaml', 'apiVersion: v1\nkind: Service'],
    ['yaml', 'name: x\non:\n  push:\njobs:\n  test:'],
    ['yaml', 'services:\n  web:\n    build: .'],
    ['terraform', 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}'],
    ['bat', '@echo off\ncopy a b'],
    ['nginx', 'server {\n  listen 80;\n}'],
    ['c', '#include <stdio.h>\nint main(void) { return 0; }'],
    ['cpp', '#include <vector>\nint main() { return 0; }'],
    ['rust', 'use std::fs;\n\nfn main() {}'],
    ['go', 'package main\n\nfunc main() {}'],
    ['java', 'import java.util.List;\n'],
    ['csharp', 'using System.Text;\n'],
    ['typescript', 'export function size(a: string): number {\n  return a.length;\n}'],
    ['javascript', "const fs = require('node:fs');"],
    ['powershell', '$files = Get-ChildItem -File'],
    ['makefile', 'app: main.o\n\tcc -o app main.o'],
    ['kotlin', 'fun main() {\n    val a = 1\n}'],
    ['swift', 'func load() async throws -> [Item] {\n    let a = 1\n}'],
    ['ruby', 'def total\n  1\nend'],
    ['sql', 'SELECT id FROM users;'],
    ['css', '.card {\n  color: red;\n}'],
    ['html', '<form action="/a">\n</form>'],
    ['python', 'import httpx\n\nclient = httpx.Client()'],
    ['csharp', 'public async Task<int> CountAsync(string name)\n{\n    return 1;\n}'],
    ['typescriptreact', 'export function F({ a }: Props) {\n  return <p>{a}</p>;\n}\ninterface Props { a: string }'],
  ];
  for (const [language, code] of KNOWN)
    it(`tells ${language}: ${JSON.stringify(code)}`, () => {
      assert.equal(languageOfCode(code), language);
    });

  const UNKNOWN = [
    '',
    'hello world',
    'Error: cannot open file\n    at main (app.js:3)',
    '$ npm test\n3 passed',
    '<dependency>\n  <groupId>org.x</groupId>\n</dependency>',
    '{"name": "x"}',
    '@@ -1,2 +1,2 @@\n def load(path):\n-    return 1\n+    return 2',
    '>>> import os\n>>> def f(): pass',
    ' id | name\n----+------\n  1 | a',
    'if the list is empty:\n  stop',
    'APP_TOKEN=change-me',
    'git is a tool\nand so on',
    'apiVersion: v1\nkind: {{ .Values.kind }}',
  ];
  for (const code of UNKNOWN)
    it(`tells nothing of ${JSON.stringify(code)}`, () => {
      assert.equal(languageOfCode(code), undefined);
    });
});
