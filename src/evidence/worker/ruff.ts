/**
 * Ruff as WebAssembly: 10 MB, then less than a millisecond a check. It is loaded with the first Python that its rules are asked about,
 * or when a guard asks about names; what it finds does not depend on what came before.
 */
import { createRequire } from 'node:module';
import type * as Ruff from '@astral-sh/ruff-wasm-nodejs';
import { Recent } from '../../base/core/recent.ts';
import { dedent } from '../core/dedent.ts';
import { RUFF_RULES, rulesFor, SCOPE_RULES } from '../core/ruff-rules.ts';
import type { Analyser, Evidence, EvidenceEdit } from '../core/types.ts';
import { ruffFile } from './files.ts';
import { compileOnce } from './web-assembly.ts';

/** Guards and streams ask about the same few pieces of code again and again. */
const KEPT = 64;
const LINK = 'https://docs.astral.sh/ruff/rules/';
/** Without its preview, in which rules go by other names. */
const OPTIONS = {
  'target-version': 'py312',
  lint: { select: [...Object.keys(RUFF_RULES), ...SCOPE_RULES] },
};

/** The rule under which a syntax error is told. */
const SYNTAX = 'invalid-syntax';

let workspace: Ruff.Workspace | undefined;
let loading: Promise<void> | undefined;
const known = new Recent<readonly Finding[]>(KEPT);
const wanted = new Recent<ReadonlySet<string>>(KEPT);
const wantedIn = (code: string): ReadonlySet<string> => wanted.get(code, () => rulesFor(code));

/** Loads Ruff, once. Rejects when its files cannot be loaded; then it finds nothing. */
export function loadRuff(): Promise<void> {
  loading ??= (async () => {
    // In a turn of its own: compiling takes a while.
    await Promise.resolve();
    compileOnce();
    const { PositionEncoding, Workspace: Made } = createRequire(import.meta.url)(ruffFile()) as typeof Ruff;
    workspace = new Made(OPTIONS, PositionEncoding.Utf16);
    workspace.check('import os\n');
  })();
  return loading;
}

/** An analyser of Python; `reasonOf` is the catalogue's sentence for a tag. What cannot load is told to `warn`. */
export function createRuff(
  reasonOf: (tag: string) => string,
  warn: (message: string) => void = () => undefined,
): Analyser {
  let told = false;
  return {
    name: 'ruff',
    languages: new Set(['python']),
    prepare: async (_language, code) => {
      if (wantedIn(code).size === 0) return;
      try {
        await loadRuff();
      } catch (error) {
        if (!told) warn(`Ruff does not check Python: ${String(error)}`);
        told = true;
      }
    },
    analyse: (code) => {
      const rules = wantedIn(code);
      if (rules.size === 0) return [];
      return check(code).flatMap((finding) => (rules.has(finding.code) ? toEvidence(finding, reasonOf) : []));
    },
  };
}

/** Whether Ruff is there to be asked. */
export const hasRuff = (): boolean => workspace !== undefined;

/** What the names of a piece of Python refer to; sorted, each name once. */
export interface RuffScope {
  /** Read, but defined nowhere in the code. */
  readonly undefined: readonly string[];
  readonly unusedImports: readonly string[];
  /** Defined again before they were used. */
  readonly redefined: readonly string[];
}

/** undefined before loadRuff() has ended, and for code that Ruff cannot check. */
export function ruffScope(code: string): RuffScope | undefined {
  if (workspace === undefined) return undefined;
  const found = check(code);
  if (found.some(({ code: id }) => id === SYNTAX)) return undefined;
  const names = (rule: (typeof SCOPE_RULES)[number]) =>
    [
      ...new Set(found.flatMap(({ code: id, message }) => (id === rule ? [/`([^`]+)`/.exec(message)?.[1] ?? ''] : []))),
    ].sort();
  return { undefined: names('F821'), unusedImports: names('F401'), redefined: names('F811') };
}

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly fix: readonly EvidenceEdit[] | undefined;
}

function check(code: string): readonly Finding[] {
  const checker = workspace;
  return checker === undefined ? [] : known.get(code, () => run(checker, code));
}

function run(checker: Ruff.Workspace, code: string): readonly Finding[] {
  const { text, original } = dedent(code);
  const lines = lineStarts(text);
  const at = ({ row, column }: { row: number; column: number }) =>
    original((lines[row - 1] ?? text.length) + column - 1);
  let diagnostics: readonly Ruff.Diagnostic[];
  try {
    diagnostics = checker.check(text) as Ruff.Diagnostic[];
  } catch {
    return [];
  }
  return diagnostics.flatMap((d) =>
    d.code === null
      ? []
      : [
          {
            code: d.code,
            message: d.message,
            start: at(d.start_location),
            end: at(d.end_location),
            fix: d.fix?.edits.map((e) => ({ start: at(e.location), end: at(e.end_location), text: e.content ?? '' })),
          },
        ],
  );
}

function toEvidence(
  { code, message, start, end, fix }: Finding,
  reasonOf: (tag: string) => string,
): readonly Evidence[] {
  const rule = Object.hasOwn(RUFF_RULES, code) ? RUFF_RULES[code] : undefined;
  if (rule === undefined || rule.except?.test(message) === true) return [];
  return [
    {
      start,
      end,
      rule: code,
      source: 'ruff',
      tag: rule.tag,
      certainty: rule.certainty,
      reason: reasonOf(rule.tag),
      link: `${LINK}${code}`,
      ...(rule.safeFix === true && fix !== undefined && { fix }),
    },
  ];
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}
