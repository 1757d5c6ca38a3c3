/** What a model wrote against a fault has the form of that fault's remedy: see REMEDIES. What a rule brings along is one already. */
import { countOf, touchedLines, wholeOf, withChanges, type Guard, type GuardContext, type Proposal } from './guard.ts';
import { REMEDIES, type Remedy } from './remedies.ts';

export const remedy: Guard = {
  name: 'remedy',
  refuses: (alive, context) => {
    if (context.isFix === true) return [];
    const tags = new Set(alive.flatMap((proposal) => proposal.tags ?? []));
    const failed = new Set([...tags].filter((tag) => !remedies(tag, alive, context)));
    // What may mend another fault as well is judged by that.
    return alive.filter(({ tags: own = [] }) => own.length > 0 && own.every((tag) => failed.has(tag)));
  },
};

/** Whether all that is said to mend a fault does. Prose beside the code is not asked. */
function remedies(tag: string, alive: readonly Proposal[], context: GuardContext): boolean {
  const own = alive.filter(({ tags, language }) => language !== null && tags?.includes(tag) === true);
  if (own.length === 0) return true;
  const [before, after] = [context.text, withChanges(context, own)];
  if (Object.hasOwn(REMEDIES, tag) && !isRemedied(REMEDIES[tag]!, before, after)) return false;
  const lines = own.map((proposal) => touchedLines(proposal, context.text));
  const [gone, come] = [lines.map((l) => l.before).join('\n'), lines.map((l) => l.after).join('\n')];
  if (!keepsDefinitions(gone, after)) return false;
  const special = Object.hasOwn(SPECIAL, tag) ? SPECIAL[tag] : undefined;
  return special === undefined || special({ gone, come, after, language: own[0]!.language!, whole: wholeOf(context) });
}

const isRemedied = ({ more, less }: Remedy, before: string, after: string): boolean =>
  (more !== undefined && countOf(after, more) > countOf(before, more)) ||
  (less !== undefined && countOf(after, less) < countOf(before, less));

const DEFINITION = /\b(?:class|def|function|func|fn|interface|struct|enum|trait)\s+([A-Za-z_]\w*)/g;

/** What code defines keeps its name: others use it. */
const keepsDefinitions = (gone: string, after: string): boolean =>
  [...gone.matchAll(DEFINITION)].every(([, name]) => new RegExp(`\\b${name!}\\b`).test(after));

interface Written {
  /** The lines that are changed, as they were and as they are. */
  readonly gone: string;
  readonly come: string;
  readonly after: string;
  readonly language: string;
  readonly whole: string;
}

/** What a count cannot tell. */
const SPECIAL: Readonly<Record<string, (written: Written) => boolean>> = {
  // A number stays a number.
  'CWE-338': ({ gone, come }) =>
    !/Math\.floor|rand(?:int|range)|next(?:Int|Long)|Intn?\(|\brand\(/i.test(gone) ||
    !/UUID|token_|toString|Bytes|urandom/i.test(come),
  // Others compute the same digest of a file's content: another one would no longer be what they look for.
  'CWE-328': ({ whole }) =>
    /passw|token|secret|signature/i.test(whole) ||
    !/\bgit\b|e-?tag\b|check-?sum|cache.?key|finger-?print|dedup|gravatar|content-?md5|not? for security/i.test(whole),
  // PyJWT 2 checks nothing unless it is told which algorithms are allowed.
  'CWE-347': ({ come }) => !/\bverify\s*=\s*True/.test(come) || come.includes('algorithms'),
  // Its file is open already.
  'CWE-377': ({ come, after }) => !/\bmkstemp\(/.test(come) || /\bos\.(?:close|fdopen)\(/.test(after),
  // What an image is built with stays in it, whatever it is called.
  // What a test signs in with is no secret.
  'CWE-798': ({ come, language, whole }) =>
    (language !== 'dockerfile' || come.includes('--mount=type=secret')) &&
    !/@pytest\.fixture|\bimport (?:pytest|unittest)\b|\bTESTING["']?\s*[:=]|^\s*(?:describe|it|test)\(["'`]|@Test\b/m.test(
      whole,
    ),
  // These give promises.
  'CWE-916': ({ come, after, language }) =>
    !/^(?:java|type)script/.test(language) ||
    !/\b(?:bcrypt|argon2)\.(?:hash|compare|verify)\((?![^)]*=>)/.test(come) ||
    (/\bawait\s+(?:bcrypt|argon2)\./.test(come) && /\basync\b/.test(after)) ||
    come.includes('.then('),
  // JSON has no arithmetic.
  'CWE-95': ({ gone, come, whole }) =>
    !/JSON\.parse|json\.loads|literal_eval|json_decode|Number\(|parseFloat|\b(?:int|float)\(/.test(come) ||
    !/calc|expr|formula|arithm|\bmath|evaluat/i.test(`${gone}\n${whole}`),
  // Only what gives something to wait for is waited for.
  'missing-await': ({ come, language }) =>
    !/\bawait\s+asyncio\.run\(/.test(come) && (language !== 'csharp' || !/\bawait\s+[\w.]*?\w+(?<!Async)\(/.test(come)),
  // Within [[ … ]] nothing is split.
  'unquoted-variable': ({ gone, come }) => {
    const outside = (code: string): string => code.replaceAll(/\[\[.*?\]\]/g, '');
    return outside(gone) !== outside(come);
  },
  // What was turned round is turned round.
  'none-result': ({ gone, come }) => !gone.includes('.reverse(') || /reversed\(|\[::-1\]|\.reverse\(/.test(come),
  // The order stays: the smaller one first, or the larger.
  'sort-comparator': ({ gone, come, whole }) => {
    // Texts have no difference.
    const sorted = /(\w+)\.(?:sort|toSorted)\(/.exec(gone)?.[1];
    const isOfTexts =
      sorted !== undefined && new RegExp(`\\b${sorted}\\s*(?::[^=\\n]*)?=\\s*\\[\\s*["'\`]`).test(whole);
    if (isOfTexts && !/localeCompare|Collator|[<>]/.test(come.replaceAll('=>', ''))) return false;
    const [, first, sign, second] = /([\w.]+)\s*([<>])=?\s*([\w.]+)\s*\?\s*1\b/.exec(gone) ?? [];
    const [, minuend, subtrahend] = /([\w.]+)\s*-\s*([\w.]+)/.exec(come) ?? [];
    if (first === undefined || minuend === undefined) return true;
    return sign === '>' ? minuend === first && subtrahend === second : minuend === second && subtrahend === first;
  },
  // Letters make a word, signs make a set: `rstrip('/.')` takes all of them off.
  'wrong-string-method': ({ gone, come }) =>
    !/\.remove(?:suffix|prefix)\(/.test(come) || !/\.[lr]?strip\(\s*["'][^"'\p{L}]*["']\s*\)/u.test(gone),
  'type-mismatch': ({ come, language }) => language !== 'ruby' || !/\b(?:str|int|String)\(/.test(come),
};
