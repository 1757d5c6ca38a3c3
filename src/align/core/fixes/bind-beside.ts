/**
 * Binds what is interpolated in a query where the values go beside it, in languages whose libraries have one way for that: Spring's
 * JdbcTemplate and Android's database in Kotlin, GRDB and SQLite.swift, conditions of Rails, commands of ADO.NET in PowerShell, and
 * lists for IN in Python. Anything else stays a finding.
 */
import { escaped } from '../../../base/core/escaped.ts';
import { inserted, type Edit } from '../../../text/core/edits.ts';
import { pastedQueryAt, textsOf, type Query } from '../code/queries.ts';
import { HOLE } from '../code/tokens.ts';
import { valuesPlace, withBoundText, type Bound, type Writing, type Written } from './bind-sql.ts';
import { nameOf } from './bind-statement.ts';

interface Job {
  readonly code: string;
  readonly query: Query;
  /** The code and the whole answer. */
  readonly seen: string;
}

const kotlin: Writing = {
  around: (before, value, after) => `"${before}\${${value.replace(/^\$/, '')}}${after}"`,
  quotes: ['"""', '"'],
};
const swift: Writing = {
  around: (before, value, after) => `"${before}\\(${value})${after}"`,
  quotes: ['"""', '"'],
};
const ruby: Writing = { around: (before, value, after) => `"${before}#{${value}}${after}"`, quotes: ['"'] };
const powershell: Writing = { around: (before, value, after) => `"${before}$(${value})${after}"`, quotes: ['"'] };

/** The edits of `code` that bind every value of the text at `at`; undefined where that cannot be done safely. `around` is the whole answer. */
export function bindBeside(code: string, language: string, at: number, around: string): Edit[] | undefined {
  if (language === 'python') return bindList(code, at, around);
  if (!/^(?:kotlin|swift|ruby|powershell)$/.test(language)) return undefined;
  const query = textsOf(code, language).find(({ start, end }) => start <= at && at < end);
  // What has placeholders has values of its own.
  if (query === undefined || query.holes.length === 0 || /\?|(?<![:\w]):[a-z]/.test(query.text)) return undefined;
  const job = { code, query, seen: `${around}\n${code}` };
  switch (language) {
    case 'kotlin':
      return inKotlin(job);
    case 'swift':
      return inSwift(job);
    case 'ruby':
      return inRails(job);
    default:
      return inPowershell(job);
  }
}

function made({ code, query }: Job, writing: Writing, mark?: (index: number) => string): Written | undefined {
  return withBoundText(code, query, '?', writing, mark);
}

/** Where the text is an argument: itself, or the only use of the variable that it is assigned to. */
function argumentOf({ code, query }: Job): { readonly lead: string; readonly end: number } | undefined {
  const { variable } = query;
  const trimmed = /^\s*\.trim(?:Indent|Margin)\(\)/.exec(code.slice(query.end))?.[0].length ?? 0;
  if (variable === undefined) return { lead: code.slice(0, query.start), end: query.end + trimmed };
  const uses = [...code.matchAll(new RegExp(`(?<![\\w$.])${escaped(variable)}(?!\\w)(?!\\s*:(?!:))`, 'g'))];
  const at = uses[1]?.index;
  return uses.length !== 2 || at === undefined || at < query.end
    ? undefined
    : { lead: code.slice(0, at), end: at + variable.length };
}

/** More arguments at the end of a call: on the line of the last one, or on one of their own where that one has its own. */
function added(code: string, at: number, more: string): Edit {
  const lines = /^\s*\n[ \t]*\)/.test(code.slice(at));
  if (!lines) return inserted(at, `, ${more}`);
  const lead = code.slice(0, at);
  const own = /^[ \t]*/.exec(lead.slice(lead.lastIndexOf('\n') + 1))![0];
  return inserted(at, `,\n${own}${more}`);
}

/** Whether a value without quotes is declared as a number: anything else may be a text that the database does not compare with one. */
const isTyped = (code: string, { values, isText }: Bound): boolean =>
  values.every((value, i) => {
    if (isText[i]) return true;
    return new RegExp(`\\b${escaped(value)}\\s*:\\s*(?:Int|Long|Int64|Double|BigDecimal|Boolean|Bool)\\b(?!\\?)`).test(
      code,
    );
  });

/** jdbc.update("… ?", name), db.execSQL("… ?", arrayOf<Any>(name)) */
function inKotlin({ code, seen, query: found }: Job): Edit[] | undefined {
  const query = { ...found, holes: found.holes.map((hole) => hole.replace(/^\$/, '')) };
  const job = { code, seen, query };
  const own = made(job, kotlin);
  const taken = argumentOf(job);
  if (own === undefined || taken === undefined || !isTyped(code, own.bound)) return undefined;
  const values = own.bound.values.join(', ');
  const rest = code.slice(taken.end);
  const method = /\b(\w+)\.(\w+)\(\s*$/.exec(taken.lead);
  if (method?.[2] === 'execSQL') {
    const isAlone = /^\s*\)(?!\s*\{)/.test(rest);
    return isAlone ? [own.edit, added(code, taken.end, `arrayOf<Any>(${values})`)] : undefined;
  }
  if (method?.[2] === 'rawQuery') {
    const none = /^\s*,\s*null(?=\s*\))/.exec(rest);
    const areTexts = own.bound.values.every((value) =>
      new RegExp(`\\b${escaped(value)}\\s*:\\s*String\\b(?!\\?)`).test(code),
    );
    return none !== null && areTexts
      ? [own.edit, { start: taken.end, end: taken.end + none[0].length, replacement: `, arrayOf(${values})` }]
      : undefined;
  }
  if (!/\bJdbcTemplate\b/.test(seen) || /NamedParameterJdbcTemplate|JdbcClient/.test(seen)) return undefined;
  if (!/jdbc|template/i.test(method?.[1] ?? '') || !/^(?:update|queryForList|queryForMap)$/.test(method![2]!))
    return undefined;
  return /^\s*,?\s*\)(?!\s*\{)/.test(rest) ? [own.edit, added(code, taken.end, values)] : undefined;
}

/** Row.fetchAll(db, sql: "… ?", arguments: [name]) of GRDB, db.prepare("… ?", name) of SQLite.swift */
function inSwift(job: Job): Edit[] | undefined {
  const { code, seen } = job;
  const own = made(job, swift);
  const taken = argumentOf(job);
  if (own === undefined || taken === undefined || !/^\s*\)/.test(code.slice(taken.end))) return undefined;
  const values = own.bound.values.join(', ');
  if (/\bGRDB\b|\bDatabase(?:Queue|Pool|Reader|Writer)\b/.test(seen) && /[(,]\s*sql:\s*$/.test(taken.lead))
    return [own.edit, added(code, taken.end, `arguments: [${values}]`)];
  const isSqlite =
    /\bimport SQLite\b|\bSQLite\.swift\b/.test(seen) && /\.(?:run|prepare|scalar)\(\s*$/.test(taken.lead);
  return isSqlite ? [own.edit, added(code, taken.end, values)] : undefined;
}

/** where("a = ? OR b = ?", a, b), or with names where a value comes more than once */
function inRails(job: Job): Edit[] | undefined {
  const { code, query } = job;
  const lead = code.slice(0, query.start);
  if (!/(?<![\w])(?:where|not|having|find_by|delete_by|destroy_by)\(\s*$/.test(lead)) return undefined;
  if (!/^\s*\)/.test(code.slice(query.end)) || query.variable !== undefined) return undefined;
  const byPosition = made(job, ruby);
  if (byPosition === undefined) return undefined;
  const { values } = byPosition.bound;
  const unique = [...new Set(values)];
  if (unique.length === values.length) return [byPosition.edit, added(code, query.end, values.join(', '))];
  const names = unique.map((value) => /([a-z_]\w*)\W*$/.exec(value)?.[1]);
  if (names.includes(undefined) || new Set(names).size !== names.length) return undefined;
  const byName = made(job, ruby, (i) => `:${names[unique.indexOf(values[i]!)]!}`);
  const pairs = unique.map((value, i) => `${names[i]!}: ${value}`).join(', ');
  return byName && [byName.edit, added(code, query.end, pairs)];
}

/** $command.CommandText = "… @name" and a line for each parameter */
function inPowershell(job: Job): Edit[] | undefined {
  const { code, query, seen } = job;
  const name = (i: number): string =>
    nameOf(
      query.holes.map((hole) => hole.replace(/^\$\{?|\}$/g, '')),
      i,
    );
  const own = made(job, powershell, (i) => `@${name(i)}`);
  if (own === undefined || query.text.includes('@') || /Odbc|OleDb/i.test(seen)) return undefined;
  if (!/\b(?:Sql|SQLite|Sqlite|MySql|Npgsql)(?:Connection|Command)\b/.test(seen)) return undefined;
  const from = code.lastIndexOf('\n', query.start) + 1;
  const next = code.indexOf('\n', query.end);
  const end = next < 0 ? code.length : next;
  const [, indent, command] = /^([ \t]*)(\$\w+)\.CommandText\s*=\s*$/.exec(code.slice(from, query.start)) ?? [];
  if (command === undefined || code.slice(query.end, end).trim().replace(/;$/, '') !== '') return undefined;
  // Its parameters are its own already, or it runs several queries.
  if (code.split(`${command}.CommandText`).length !== 2 || code.includes(`${command}.Parameters`)) return undefined;
  const lines = own.bound.values.map(
    (value, i) => `\n${indent!}[void]${command}.Parameters.AddWithValue('@${name(i)}', ${value})`,
  );
  return [own.edit, inserted(end, lines.join(''))];
}

/** A list in the text of a query: each value in quotes, or as a text, with commas between. */
const JOINED =
  /^(['"])(?:, ?)\1\.join\(\s*(?:(?:f"'\{(\w+)\}'"|"'" \+ (\w+) \+ "'"|"'%s'" % (\w+)|str\((\w+)\)|repr\((\w+)\)) for (\w+) in ([\w.]+)|map\((?:str|repr), ([\w.]+)\)|\[(?:f"'\{(\w+)\}'"|str\((\w+)\)) for (\w+) in ([\w.]+)\])\s*\)$/;

/** The values that a list is put together from; undefined where it is another expression. */
function listedIn(joined: string): string | undefined {
  const [, , a, b, c, d, e, name, from, mapped, f, g, other, listed] = JOINED.exec(joined) ?? [];
  if (mapped !== undefined) return mapped;
  if (listed !== undefined) return (f ?? g) === other ? listed : undefined;
  return from !== undefined && (a ?? b ?? c ?? d ?? e) === name ? from : undefined;
}

/** cursor.execute(f"… IN ({', '.join(['%s'] * len(ids))})", list(ids)): as many placeholders as there are values */
function bindList(code: string, at: number, around: string): Edit[] | undefined {
  const query = pastedQueryAt(code, 'python', at);
  if (query?.holes.length !== 1 || !/\bin\s*\(\s*\0\s*\)/i.test(query.text)) return undefined;
  const { place, style } = valuesPlace(query, code, 'python', around) ?? {};
  if (place === undefined || (style !== '?' && style !== '%s')) return undefined;
  // A driver with %s reads every % of the query.
  if (query.text.replace(HOLE, '').includes(style === '%s' ? '%' : '?')) return undefined;
  const hole = query.holes[0]!.trim();
  const source = code.slice(query.start, query.end);
  const values = (from: string): Edit => inserted(place, `, list(${from})`);
  if (!/^f["']/.test(source) || source.split(`{${hole}}`).length !== 2) return undefined;
  if (!/^\w+$/.test(hole)) {
    const from = listedIn(hole);
    const quote = hole[0]!;
    if (from === undefined || quote === source[1]) return undefined;
    const start = query.start + source.indexOf(`{${hole}}`) + 1;
    const marks = `${quote}, ${quote}.join([${quote}${style}${quote}] * len(${from}))`;
    return [{ start, end: start + hole.length, replacement: marks }, values(from)];
  }
  const line = new RegExp(`^([ \\t]*)${hole} = (.+)$`, 'm').exec(code);
  const from = line && line.index < query.start ? listedIn(line[2]!.trim()) : undefined;
  const uses = code.match(new RegExp(`(?<![\\w.])${hole}(?!\\w)`, 'g'))?.length;
  if (from === undefined || uses !== 2) return undefined;
  // The name said that there are values in it.
  const name = /\bplaceholders\b/.test(code) ? hole : 'placeholders';
  const start = query.start + source.indexOf(`{${hole}}`) + 1;
  return [
    {
      start: line!.index + line![1]!.length,
      end: line!.index + line![0].length,
      replacement: `${name} = ", ".join(["${style}"] * len(${from}))`,
    },
    { start, end: start + hole.length, replacement: name },
    values(from),
  ];
}
