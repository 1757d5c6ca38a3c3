/** The values that go along with a query: as arguments of its call, or bound one by one. */
import { itemsOf, type Query } from '../code/queries.ts';
import { tokensOf } from '../code/tokens.ts';

export interface Binding {
  /** The placeholder's name, where it has one. */
  readonly key: string;
  readonly value: string;
}

export interface Bindings {
  readonly named: boolean;
  readonly items: readonly Binding[];
}

const BIND =
  /(?:\.(?:set(?:String|Int|Long|Object|Double|Boolean|Date|Timestamp|BigDecimal|Array|Null|Parameter)|bind(?:Value|Param)?|addValue|AddWithValue|Add|addWithValue|input|push_bind)|->(?:bindValue|bindParam))\s*\(/g;

/** What is bound to a query; undefined when that cannot be told. */
export function valuesOf(query: Query, code: string, language: string): Bindings | undefined {
  const later = code.slice(query.end);
  const bound = language === 'php' ? bindParam(later) : undefined;
  if (bound !== undefined) return bound;
  const passed =
    query.after !== undefined && query.call !== '' ? query.after : passedWith(query.variable, later, language);
  if (passed === undefined) return statements(later, language);
  if (passed.length === 0)
    return statements(later, language) ?? (isPreparing(query, later) ? undefined : { named: false, items: [] });
  return fromArguments(passed, language);
}

/** Preparing a statement gives its values later, where they may not be seen. */
const isPreparing = (query: Query, later: string): boolean =>
  /prepare|text|raw|Command|createQuery|createNativeQuery|Statement|query$|query_as|sql|declare/i.test(query.call) ||
  /^\s*\)?\s*(?:\.|->|\?\.)\s*\w+\(/.test(later.slice(1));

/** bind_param("ss", $a, $b), execute([$a, $b]) */
function bindParam(later: string): Bindings | undefined {
  const open = /(?:->|_)(bind_param|execute)\s*\(/.exec(later);
  if (open === null) return undefined;
  const list = itemsOf(`array(${argumentsAt(later, open.index + open[0].length)})`, 'php')?.items;
  if (list === undefined || list.length === 0) return undefined;
  if (open[1] === 'execute') return fromArguments(list.slice(-1), 'php');
  const types = list.findIndex((item) => /^['"][sidb]+['"]$/.test(item));
  if (types < 0) return undefined;
  const items = list.slice(types + 1);
  const wanted = list[types]!.length - 2;
  // As many types as values: else the count is made to fail.
  return { named: false, items: items.length === wanted ? items.map((value) => ({ key: '', value })) : [] };
}

/** The text up to the bracket that closes. */
function argumentsAt(text: string, from: number): string {
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    if (/[([{]/.test(text[i]!)) depth++;
    else if (/[)\]}]/.test(text[i]!) && --depth === 0) return text.slice(from, i);
  }
  return text.slice(from);
}

/** The arguments after a variable in the first call that takes it. */
function passedWith(variable: string | undefined, later: string, language: string): readonly string[] | undefined {
  if (variable === undefined) return undefined;
  const name = variable.replace(/[$]/g, '\\$&');
  const call = new RegExp(
    `[\\w)]\\s*\\(\\s*(?:(?:ctx|text\\(|\\$\\w+|conn|connection|[\\w.]*[cC]ontext\\(\\))\\s*,?\\s*)?(?<![\\w$])${name}(?![\\w$])\\)?`,
  ).exec(later);
  if (call === null) return undefined;
  const rest = argumentsAt(later, call.index + call[0].length);
  const list = rest.trimStart().startsWith(',') ? itemsOf(`[${rest.replace(/^\s*,/, '')}]`, language)?.items : [];
  const around = later.slice(Math.max(0, call.index - 30), call.index + 30);
  return list?.length === 0 && /prepare|Command|text|createQuery/i.test(around) ? undefined : list;
}

function fromArguments(args: readonly string[], language: string): Bindings | undefined {
  const single = args.filter(
    (argument) =>
      !/^(?:\(?\w*\)?\s*=>|function\b|async\b|lambda\b|new \w*RowMapper|\w+::\w+$|\w+\.class$|\(\w+(?:,\s*\w+)*\)\s*(?:->|=>))/.test(
        argument,
      ),
  );
  const [first] = single;
  if (first === undefined) return undefined;
  const options = single.filter((argument) =>
    /^(?:params|parameters|args|values|replacements|bind)\s*[=:](?!=)/.test(argument),
  );
  if (options.length === 1 && single.length > 1) return fromArguments(options, language);
  const named = single.map(
    (argument) =>
      /^(?:params|parameters|args|values|replacements|bind)\s*[=:]\s*([\s\S]*)$/.exec(argument)?.[1] ?? argument,
  );
  const list = itemsOf(named[0]!.trim(), language);
  if (list !== undefined) {
    const pairs = list.items.map((item) => keyed(item, list.open === '{' && language !== 'python'));
    if (list.open === '{' && language !== 'java' && language !== 'csharp' && language !== 'go') {
      if (list.items.length === 1 && /^(?:replacements|bind|type|values|params)$/.test(pairs[0]!.key))
        return fromArguments([pairs[0]!.value], language);
      if (pairs.some(({ key }) => /^(?:replacements|bind|values)$/.test(key))) {
        return fromArguments([pairs.find(({ key }) => /^(?:replacements|bind|values)$/.test(key))!.value], language);
      }
      return { named: true, items: pairs };
    }
    if (pairs.length > 0 && pairs.every(({ key }) => key !== '')) return { named: true, items: pairs };
    return { named: false, items: list.items.map((value) => ({ key: '', value })) };
  }
  if (single.length === 1) {
    // In Python (x) is x, which a driver takes apart letter by letter, and what a call returns is not known. Elsewhere one name may hold all values.
    if (language === 'python' && /^(?:\(\s*[\w.]+\s*\)$|[\w.]+\s*\()/.test(first)) return { named: false, items: [] };
    return language === 'go' ? { named: false, items: [{ key: '', value: first }] } : undefined;
  }
  if (single.some((argument) => /^(?:\.\.\.|\*)/.test(argument) || argument.endsWith('...'))) return undefined;
  if (language === 'csharp' || language === 'java') return undefined;
  return { named: false, items: single.map((value) => ({ key: '', value })) };
}

/** 'a' => $a, "a": a, a: a, a */
function keyed(item: string, shorthand: boolean): Binding {
  const match = /^(?:['"]?:?@?([\w]+)['"]?\s*(?:=>|:(?!:))\s*)([\s\S]*)$/.exec(item);
  if (match !== null) return { key: match[1]!, value: match[2]! };
  return { key: shorthand && /^\w+$/.test(item) ? item : '', value: item };
}

/** setString(1, a), bindValue(':a', $a), Parameters.AddWithValue("@a", a): up to the next query. */
function statements(later: string, language: string): Bindings | undefined {
  const items: Binding[] = [];
  for (const open of later.matchAll(BIND)) {
    if (
      open[0].replace(/\s*\($/, '').endsWith('.Add') &&
      !later.slice(Math.max(0, open.index - 12), open.index + 5).includes('Parameters.Add')
    )
      continue;
    const list = itemsOf(`[${argumentsAt(later, open.index + open[0].length)}]`, language)?.items ?? [];
    const key = list[0]?.replace(/^['"][:@]?|['"]$/g, '') ?? '';
    items.push({
      key: /^[a-z_]\w*$/i.test(key) && list.length > 1 ? key : '',
      value: list.slice(1).join(', ') || (list[0] ?? ''),
    });
  }
  if (items.length === 0) return undefined;
  if (tokensOf(later, language).filter(({ text }) => /^(?:prepareStatement|SqlCommand|prepare)$/.test(text)).length > 1)
    return undefined;
  return { named: items.every(({ key }) => key !== ''), items };
}
