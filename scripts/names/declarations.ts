/**
 * The index of names of JavaScript: Node's modules, what the language and the browser hold. It comes from TypeScript's declarations
 * and @types/node, and from Node itself, today's and (with `--earlier NODE`) one before.
 *
 *     node scripts/names/declarations.ts [--earlier /path/to/node]
 */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { ROOT } from '../lib/paths.ts';

/** Objects that are there without an import, and whose names nobody adds to. */
const GLOBALS = [
  ...[
    'Array',
    'Object',
    'String',
    'Number',
    'Boolean',
    'Date',
    'Math',
    'JSON',
    'Promise',
    'Symbol',
    'Reflect',
    'RegExp',
  ],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'BigInt', 'Proxy', 'Intl', 'Atomics', 'ArrayBuffer', 'Uint8Array', 'console'],
  ...['document', 'navigator', 'localStorage', 'sessionStorage', 'history', 'location', 'performance', 'URL'],
];
/** Classes, of which objects are made by `new` or by a literal. */
const CLASSES = [
  ...[
    'Array',
    'String',
    'RegExp',
    'Map',
    'Set',
    'WeakMap',
    'WeakSet',
    'Date',
    'Promise',
    'URL',
    'URLSearchParams',
    'Headers',
  ],
  ...['FormData', 'AbortController', 'XMLHttpRequest', 'WebSocket', 'Uint8Array', 'FileReader'],
];
/** Any name may be stored under them; a method is none of these. */
const OPEN_FOR_DATA = new Set(['localStorage', 'sessionStorage']);

const { values } = parseArgs({ options: { earlier: { type: 'string' } } });

const LIST_NAMES = `
  const { builtinModules } = require('node:module');
  const names = {};
  for (const name of [...builtinModules, 'test', 'sqlite', 'sea', 'test/reporters'])
    if (!name.startsWith('_') && !name.startsWith('node:')) {
      let found;
      try { found = require('node:' + name); } catch { continue; }
      names[name] = Object.getOwnPropertyNames(found).filter((n) => /^[A-Za-z]\\w*$/.test(n));
      if (typeof found === 'function')
        names[name] = names[name].filter((n) => !['length', 'name', 'arguments', 'caller'].includes(n));
    }
  console.log(JSON.stringify({ version: process.versions.node.split('.')[0], names }));
`;

interface Runtime {
  readonly version: string;
  readonly names: Readonly<Record<string, readonly string[]>>;
}

const runtime = (node: string): Runtime =>
  JSON.parse(
    execFileSync(node, ['--no-warnings', '--no-deprecation', '-e', LIST_NAMES], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  ) as Runtime;

const now = runtime(process.execPath);
const before = values.earlier === undefined ? undefined : runtime(values.earlier);
const modules = Object.keys(now.names).sort();

const source = [
  ...modules.map((name, i) => `import * as m${i} from 'node:${name}'; export { m${i} };`),
  ...GLOBALS.map((name) => `export const g_${name} = ${name};`),
  ...CLASSES.map((name) => `export declare const c_${name}: ${CLASS_TYPES()[name] ?? name};`),
].join('\n');

function CLASS_TYPES(): Record<string, string> {
  return {
    Array: 'Array<unknown>',
    Map: 'Map<string, unknown>',
    Set: 'Set<unknown>',
    Promise: 'Promise<unknown>',
    WeakMap: 'WeakMap<object, unknown>',
    WeakSet: 'WeakSet<object>',
  };
}

const entry = join(ROOT, 'scripts', 'names', '.declarations.ts');
const options: ts.CompilerOptions = {
  lib: ['lib.esnext.full.d.ts'],
  types: ['node'],
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  skipLibCheck: true,
};
const host = ts.createCompilerHost(options);
const readFile = host.readFile.bind(host);
const getSourceFile = host.getSourceFile.bind(host);
host.readFile = (file) => (file === entry ? source : readFile(file));
host.fileExists = (file) => file === entry || ts.sys.fileExists(file);
host.getSourceFile = (file, language, ...rest) =>
  file === entry ? ts.createSourceFile(file, source, language, true) : getSourceFile(file, language, ...rest);
const program = ts.createProgram([entry], options, host);
const checker = program.getTypeChecker();
const exported = new Map(
  checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)!)!)
    .map((symbol) => [symbol.name, symbol] as const),
);

const isName = (name: string) => /^[A-Za-z$]\w*$/.test(name);

function propertiesOf(name: string): readonly string[] {
  const symbol = exported.get(name)!;
  const type = checker.getTypeOfSymbol(symbol);
  return checker
    .getPropertiesOfType(type)
    .map((p) => p.name)
    .filter(isName);
}

function exportsOf(i: number): readonly string[] {
  const symbol = checker.getAliasedSymbol(exported.get(`m${i}`)!);
  const names = checker.getExportsOfModule(symbol).map((s) => s.name);
  const equals = symbol.exports?.get(ts.InternalSymbolName.ExportEquals);
  const more =
    equals === undefined ? [] : checker.getPropertiesOfType(checker.getTypeOfSymbol(equals)).map((p) => p.name);
  return [...names, ...more].filter(isName);
}

const functions = ['apply', 'bind', 'call', 'toString', 'length', 'name', 'prototype', 'arguments', 'caller'];
const objects = [
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
  'constructor',
];
const events = [
  'on',
  'once',
  'off',
  'emit',
  'addListener',
  'removeListener',
  'removeAllListeners',
  'listeners',
  'listenerCount',
];

const lines = [`= node ${now.version}${before === undefined ? '' : ` ${before.version}`}`];
modules.forEach((name, i) => {
  const names = new Set([...exportsOf(i), ...now.names[name]!, 'default', ...objects]);
  if (name === 'process') for (const event of events) names.add(event);
  const gone = (before?.names[name] ?? [])
    .filter((n) => !now.names[name]!.includes(n))
    .map((n) => `${n}-${before!.version}`);
  for (const n of before?.names[name] ?? []) if (!now.names[name]!.includes(n)) names.delete(n);
  const target = (n: string) =>
    n === 'promises' && modules.includes(`${name}/promises`)
      ? `${n}>:${name}/promises`
      : name === 'path' && (n === 'posix' || n === 'win32')
        ? `${n}>:path`
        : n === 'default'
          ? `${n}>:${name}`
          : n;
  const path = /^(?:test|sqlite|sea)\b/.test(name) ? `node:${name}` : name;
  lines.push(`m ${path} ${[...names].map(target).concat(gone).sort().join(' ')}`);
});
for (const name of Object.keys(before?.names ?? {}).filter((n) => !modules.includes(n)))
  lines.push(`m ${name} -${before!.version}`);
for (const name of GLOBALS) {
  if (name === 'Array') lines.push(`= javascript ${ts.version}`);
  if (name === 'document') lines.push(`= browser ${ts.version}`);
  const names = new Set([...propertiesOf(`g_${name}`), ...objects, ...(/^[A-Z]/.test(name) ? functions : [])]);
  lines.push(`m global:${name} ${OPEN_FOR_DATA.has(name) ? '^ ' : ''}${[...names].sort().join(' ')}`);
}
lines.push(`= javascript ${ts.version}`);
for (const name of CLASSES)
  lines.push(`c ${name} ${[...new Set([...propertiesOf(`c_${name}`), ...objects])].sort().join(' ')}`);
await writeFile(join(ROOT, 'src/evidence/names/javascript.txt'), `${lines.join('\n')}\n`);
