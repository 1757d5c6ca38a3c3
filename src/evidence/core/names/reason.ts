/** One plain sentence for a name that is not there. */
import type { Holder, Library } from './index.ts';

/** What people wrote down about a name that is gone: since when, and what is used in its place. */
export interface Note {
  readonly removed?: string;
  readonly use?: string;
  /** What may be written in its place without any other change. */
  readonly fix?: string;
}

/** Notes by the library and the name as people say it: `pandas`, `DataFrame.append`. */
export type Notes = Readonly<Record<string, Readonly<Record<string, Note>>>>;

const TITLES: Readonly<Record<string, string>> = {
  python: 'Python',
  node: 'Node.js',
  javascript: 'JavaScript',
  browser: 'The browser',
  numpy: 'NumPy',
  sqlalchemy: 'SQLAlchemy',
  sklearn: 'scikit-learn',
  django: 'Django',
  flask: 'Flask',
  requests: 'Requests',
  pydantic: 'Pydantic',
  fastapi: 'FastAPI',
  scipy: 'SciPy',
  matplotlib: 'Matplotlib',
  PIL: 'Pillow',
  bs4: 'Beautiful Soup',
  jinja2: 'Jinja',
  yaml: 'PyYAML',
  jwt: 'PyJWT',
  werkzeug: 'Werkzeug',
  redis: 'redis-py',
  celery: 'Celery',
  pymongo: 'PyMongo',
  bson: 'PyMongo',
  networkx: 'NetworkX',
};

const title = (library: Library): string => TITLES[library.name] ?? library.name;

/** As people say it: a module's whole path, a class's own name. */
export const spoken = (holder: Holder, name: string): string => {
  if (holder.kind === 'module')
    return `${holder.path.replace(/^global:|^(?:posix|nt)path$/, (found) => (found === 'global:' ? '' : 'os.path'))}.${name}`;
  const inner = holder.library.name === 'javascript' ? 'prototype.' : '';
  return `${holder.path.split('.').at(-1)!}.${inner}${name}`;
};

export const note = (notes: Notes, library: Library, name: string): Note | undefined => {
  const known = Object.hasOwn(notes, library.name) ? notes[library.name]! : {};
  return Object.hasOwn(known, name) ? known[name] : undefined;
};

const inPlace = (use: string | undefined): string => (use === undefined ? '' : ` Use ${use}.`);

export function goneReason(library: Library, name: string, last: string | undefined, found: Note | undefined): string {
  const since = found?.removed ?? (library.name === 'python' ? nextVersion(library, last) : undefined);
  if (since !== undefined) return `${title(library)} ${since} removed ${name}.${inPlace(found?.use)}`;
  if (last === undefined) return `${title(library)} has no ${name} any more.${inPlace(found?.use)}`;
  return `${title(library)} ${last} had ${name}; ${library.version} has it no more.${inPlace(found?.use)}`;
}

export function neverReason(library: Library, name: string, alike: string | undefined): string {
  const hint = alike === undefined ? '' : ` Did you mean ${alike}?`;
  return `${title(library)} has no ${name}.${hint}`;
}

export function parameterReason(library: Library, callee: string, parameter: string, last: string | undefined): string {
  if (last === undefined) return `${callee} takes no argument named ${parameter}.`;
  const since = library.name === 'python' ? nextVersion(library, last) : undefined;
  if (since !== undefined) return `Python ${since} removed the argument ${parameter} of ${callee}.`;
  return `${callee} took the argument ${parameter} in ${title(library)} ${last}; ${library.version} does not.`;
}

/** The first version after the last one; of Python all were looked at. */
function nextVersion({ version, earlier }: Library, last: string | undefined): string | undefined {
  if (last === undefined) return undefined;
  if (last.startsWith('2.')) return '3';
  const all = [...earlier, version];
  return all[all.indexOf(last) + 1];
}

/** A name of the holder that differs by its case, its underscores, one letter, or two that changed places. */
export function alikeName(names: Iterable<string>, name: string): string | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll('_', '');
  const all = [...names];
  return (
    all.find((n) => plain(n) === plain(name)) ?? (name.length < 5 ? undefined : all.find((n) => isOneOff(n, name)))
  );
}

function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const rests = [
    // Two that changed places.
    [`${a[i + 1] ?? ''}${a[i] ?? ''}${a.slice(i + 2)}`, b.slice(i)],
    [a.slice(i + 1), b.slice(i + 1)],
    [a.slice(i + 1), b.slice(i)],
    [a.slice(i), b.slice(i + 1)],
  ];
  return rests.some(([x, y]) => x === y);
}
