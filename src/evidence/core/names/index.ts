/**
 * The index of names: what modules and classes of a language's library and of much-used packages hold. It is a text, a line for each
 * module and class, which is read only when code speaks of that module:
 *
 *     = pandas 3.1 0.25 1.5                      a package: its version, and earlier ones that were looked at
 *     m pandas read_csv(sep,names)=.DataFrame    a module and its names
 *     c pandas.DataFrame <.NDFrame ^ head(n)     a class, its bases and its own names
 *
 * A name is followed by `-1.5` where that version was the last to have it, `(…)` with the parameters of a function that takes no
 * others (a parameter may have been the last of its kind, too), `>:PATH` for a module, `>PATH` for a class, or `=PATH` for the class of
 * what a function returns; a path that begins with a dot is the package's own. `~` marks what makes up names as it runs, `^` what does
 * so for data, not for methods; `?` stands for a module that could not be looked into.
 */

export interface Name {
  readonly name: string;
  /** The last version that had it; undefined for one that there is. */
  readonly last?: string;
  /** Parameters by their names, each with the last version that had it. */
  readonly parameters?: ReadonlyMap<string, string | undefined>;
  readonly module?: string;
  readonly class?: string;
  readonly returns?: string;
}

/** What comes with a language, under any name. */
const STANDARD: ReadonlySet<string> = new Set(['python', 'node', 'javascript', 'browser']);

export interface Library {
  /** As it is imported, `python` and `node` for what comes with the language. */
  readonly name: string;
  readonly version: string;
  /** Earlier versions that were looked at, oldest first. */
  readonly earlier: readonly string[];
}

/** A module or a class. */
export interface Holder {
  readonly kind: 'module' | 'class';
  readonly path: string;
  readonly library: Library;
  /** The last version with this module. */
  readonly last?: string;
  /** `open`: may have any name. `calls`: may have any that is not called. */
  readonly extent: 'closed' | 'calls' | 'open';
  readonly bases: readonly string[];
  readonly names: ReadonlyMap<string, Name>;
}

export interface NameIndex {
  module(path: string): Holder | undefined;
  class(path: string): Holder | undefined;
}

/** Reads where each package begins, and of a package that code speaks of where its lines are. */
export function createNameIndex(text: string): NameIndex {
  const packages: Package[] = [];
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\n= ', at);
    const end = next === -1 ? text.length : next + 1;
    packages.push(readPackage(text.slice(at, end)));
    at = end;
  }
  const read = new Map<string, Holder | undefined>();
  const holder = (kind: 'm' | 'c', path: string): Holder | undefined => {
    const key = `${kind} ${path}`;
    if (read.has(key)) return read.get(key);
    const found = packagesFor(path, packages).findLast(({ lines }) => lines().has(key));
    const made = found && readHolder(key, found.lines().get(key)!, found.library);
    read.set(key, made);
    return made;
  };
  return { module: (path) => holder('m', path), class: (path) => holder('c', path) };
}

/** A package's part of the text. */
interface Package {
  readonly library: Library;
  /** By what they begin with: `m pandas`. */
  readonly lines: () => ReadonlyMap<string, string>;
}

function readPackage(text: string): Package {
  const end = text.indexOf('\n');
  const [name, version, ...earlier] = text.slice(2, end).split(' ');
  let lines: Map<string, string> | undefined;
  const read = () =>
    new Map(
      text
        .slice(end + 1)
        .split('\n')
        .map((line) => {
          const space = line.indexOf(' ', 2);
          return [space === -1 ? line : line.slice(0, space), line] as const;
        }),
    );
  return { library: { name: name!, version: version ?? '', earlier }, lines: () => (lines ??= read()) };
}

/** A package holds what its name begins with, `_pytest` stands with `pytest`, and a language's own libraries hold the rest. */
function packagesFor(path: string, packages: readonly Package[]): readonly Package[] {
  const head = path.split('.', 1)[0]!.replace(/^_+(?=[a-z])/, '');
  const own = packages.filter(({ library }) => library.name === head);
  return own.length > 0 ? own : packages.filter(({ library }) => STANDARD.has(library.name));
}

function readHolder(key: string, line: string, library: Library): Holder {
  const full = (path: string) => (path.startsWith('.') ? library.name + path : path);
  const names = new Map<string, Name>();
  const bases: string[] = [];
  let extent: Holder['extent'] = 'closed';
  let last: string | undefined;
  for (const word of line.slice(key.length).split(' ')) {
    const first = word[0];
    if (first === undefined) continue;
    if (first === '~' || first === '?') extent = 'open';
    else if (first === '^') extent = 'calls';
    else if (first === '<') bases.push(full(word.slice(1)));
    else if (first === '-') last = word.slice(1);
    else {
      const name = readName(word, full);
      if (name !== undefined) names.set(name.name, name);
    }
  }
  const kind = key.startsWith('m ') ? 'module' : 'class';
  return { kind, path: key.slice(2), library, extent, bases, names, ...(last !== undefined && { last }) };
}

const NAME = /^([\w$]+)(?:-([\w.]+))?(?:\(([^)]*)\))?(?:(>:|>|=)(.+))?$/;
const TARGETS = { '>:': 'module', '>': 'class', '=': 'returns' } as const;

function readName(word: string, full: (path: string) => string): Name | undefined {
  const [, name, last, parameters, sign, target] = NAME.exec(word) ?? [];
  if (name === undefined) return undefined;
  return {
    name,
    ...(last !== undefined && { last }),
    ...(parameters !== undefined && { parameters: new Map(readParameters(parameters)) }),
    ...(target !== undefined && { [TARGETS[sign as keyof typeof TARGETS]]: full(target) }),
  };
}

const readParameters = (text: string): readonly (readonly [string, string | undefined])[] =>
  text
    .split(',')
    .filter((word) => word !== '')
    .map((word) => {
      const at = word.indexOf('-');
      return at === -1 ? ([word, undefined] as const) : ([word.slice(0, at), word.slice(at + 1)] as const);
    });
