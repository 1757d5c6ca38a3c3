/**
 * Binds what is interpolated in a query where the call that takes the query takes the values, too, or one chained to it: Spring's
 * JdbcTemplate, JPA, Dapper, Laravel's DB, a prepared statement of PDO, sqlx. Anything else stays a finding.
 */
import { escaped } from '../../../base/core/escaped.ts';
import { inserted, type Edit } from '../../../text/core/edits.ts';
import { pastedQueryAt, type Query } from '../code/queries.ts';
import { tokensOf } from '../code/tokens.ts';
import { withBoundText, type Bound, type Writing, type Written } from './bind-sql.ts';
import { dot, nameOf, plus } from './bind-statement.ts';

interface Job {
  readonly code: string;
  readonly language: string;
  readonly query: Query;
  /** The code and the whole answer. */
  readonly seen: string;
}

/** Where the query goes: the call that takes it, and where its arguments end. */
interface Call {
  /** What stands before the argument, up to the bracket. */
  readonly before: string;
  /** The offset at which the argument ends: the query, or the variable that holds it. */
  readonly taken: number;
  /** The offset of the bracket that closes. */
  readonly close: number;
}

/** The edits of `code` that bind every value of the query at `at`; undefined where that cannot be done safely. `around` is the whole answer. */
export function bindCall(code: string, language: string, at: number, around: string): Edit[] | undefined {
  const query = pastedQueryAt(code, language, at);
  if (query === undefined) return undefined;
  const job = { code, language, query, seen: `${around}\n${code}` };
  switch (language) {
    case 'java':
      return withJpa(job) ?? withTemplate(job);
    case 'csharp':
      return withDapper(job);
    case 'php':
      return withFacade(job) ?? withPrepared(job);
    case 'rust':
      return withSqlx(job);
    default:
      return undefined;
  }
}

/** The call whose first argument is the query, or the only use of the variable that it is assigned to. */
function callOf({ code, language, query }: Job): Call | undefined {
  let [from, to] = [query.start, query.end];
  if (query.variable !== undefined) {
    const name = query.variable;
    const uses = new RegExp(`(?<![\\w$.]|::)${escaped(name)}(?!\\w)`, 'g');
    const at = code.slice(query.end).search(uses);
    if (at < 0 || code.match(uses)?.length !== 2) return undefined;
    [from, to] = [query.end + at, query.end + at + name.length];
  }
  const before = /[^\n;{}]*\(\s*&?$/.exec(code.slice(0, from))?.[0];
  const close = closingAfter(code, language, to);
  return before === undefined || close === undefined || !/^\s*[,)]/.test(code.slice(to))
    ? undefined
    : { before, taken: to, close };
}

/** The offset of the bracket that closes what is open at an offset. */
function closingAfter(code: string, language: string, from: number): number | undefined {
  let depth = 0;
  for (const { start, text, kind } of tokensOf(code, language)) {
    if (start < from || kind !== 'sign') continue;
    if (/^[([{]$/.test(text)) depth++;
    else if (/^[)\]}]$/.test(text) && depth-- === 0) return text === ')' ? start : undefined;
  }
  return undefined;
}

/** The query with placeholders, as a text in its own quotes; undefined where it has some already. */
function written(
  { code, query }: Job,
  writing: Writing,
  mark: (index: number) => string,
  style: '?' | '$1' = '?',
): Written | undefined {
  return /\?|:[a-z]/i.test(query.text) ? undefined : withBoundText(code, query, style, writing, mark);
}

/** Whether a value's type is that of its column: a text in quotes, or a number that is declared as one. */
const isTyped = ({ code }: Job, { values, isText }: Bound): boolean =>
  values.every(
    (value, i) =>
      isText[i] === true || new RegExp(`\\b(?:int|[Ll]ong|Integer|BigDecimal)\\s+${escaped(value)}\\b`).test(code),
  );

/** em.createQuery("… :name").setParameter("name", name) */
function withJpa(job: Job): Edit[] | undefined {
  const { query } = job;
  const call = callOf(job);
  const kind = call && /\.create(Native)?Query\(\s*$/.exec(call.before);
  if (call === undefined || kind == null) return undefined;
  const names = query.holes.map((_, i) => nameOf(query.holes, i));
  const made = written(job, plus, (i) => `:${names[i]!}`);
  if (made === undefined || !isTyped(job, made.bound)) return undefined;
  // A database does not compare a time with a text that a driver says is one.
  if (kind[1] !== undefined && /(?:_at|_on|date|time|stamp)\s*(?:[<>=]|between)/i.test(query.text)) return undefined;
  const setters = made.bound.values.map((value, i) => `.setParameter("${names[i]!}", ${value})`);
  return [made.edit, inserted(call.close + 1, setters.join(''))];
}

/** jdbc.query("… ?", mapper, name) */
function withTemplate(job: Job): Edit[] | undefined {
  const { code, seen } = job;
  if (!/\bJdbcTemplate\b/.test(seen) || /NamedParameterJdbcTemplate|JdbcClient/.test(seen)) return undefined;
  const call = callOf(job);
  const method = call && /\.(query|queryForObject|queryForList|queryForMap|update)\(\s*$/.exec(call.before)?.[1];
  if (call === undefined || method === undefined) return undefined;
  const rest = code.slice(call.taken, call.close).trim();
  // Values of its own, or a setter, stand where these would go.
  const takesMore =
    /^,\s*(?:\w+\.class|new \w*RowMapper\b|new BeanPropertyRowMapper\b|\([^()]*\)\s*->|\w+\s*->|this::|\w+::|\w*[mM]apper\w*\s*$)/;
  if (rest !== '' && (/^(?:update|queryForMap)$/.test(method) || !takesMore.test(rest))) return undefined;
  const made = written(job, plus, () => '?');
  if (made === undefined || !isTyped(job, made.bound)) return undefined;
  return [made.edit, inserted(call.close, `, ${made.bound.values.join(', ')}`)];
}

const DAPPER =
  /([\w.]+)\.(?:Query|QueryAsync|QueryFirst\w*|QuerySingle\w*|Execute|ExecuteAsync|ExecuteScalar\w*)(?:<[^()<>]*(?:<[^<>]*>)?[^()<>]*>)?\(\s*$/;

/** connection.Query<T>("… @name", new { name }) */
function withDapper(job: Job): Edit[] | undefined {
  const { code, query, seen } = job;
  const call = callOf(job);
  const on = call && DAPPER.exec(call.before)?.[1];
  if (call === undefined || on === undefined || code.slice(call.taken, call.close).trim() !== '') return undefined;
  if (!/\bDapper\b|Connection\b/.test(seen) || /\bDatabase$|context$/i.test(on)) return undefined;
  const names = query.holes.map((_, i) => nameOf(query.holes, i));
  const made = written(job, plus, (i) => `@${names[i]!}`);
  // A format within the braces says more than the value does.
  if (made === undefined || query.text.includes('@') || /\{[^{}]*[:?][^{}]*\}/.test(code.slice(query.start, query.end)))
    return undefined;
  const members = made.bound.values.map((value, i) => (value === names[i] ? value : `${names[i]!} = ${value}`));
  return [made.edit, inserted(call.close, `, new { ${members.join(', ')} }`)];
}

/** DB::select("… ?", [$name]) */
function withFacade(job: Job): Edit[] | undefined {
  const { code } = job;
  const call = callOf(job);
  if (call === undefined || code.slice(call.taken, call.close).trim() !== '') return undefined;
  if (!/\bDB::(?:select|selectOne|insert|update|delete|statement)\(\s*$/.test(call.before)) return undefined;
  const made = written(job, dot, () => '?');
  return made && [made.edit, inserted(call.close, `, [${made.bound.values.join(', ')}]`)];
}

/** $s = $pdo->prepare("… ?"); $s->execute([$name]); */
function withPrepared(job: Job): Edit[] | undefined {
  const { code, seen } = job;
  if (!/\bPDO\b|(?:\$|->)pdo\b/.test(seen)) return undefined;
  const call = callOf(job);
  const name = call && /(\$\w+)\s*=\s*\$\w+(?:->\w+)*->prepare\(\s*$/.exec(call.before)?.[1];
  if (call === undefined || name === undefined || code.slice(call.taken, call.close).trim() !== '') return undefined;
  const rest = code.slice(call.close);
  const run = new RegExp(`${escaped(name)}->execute\\(\\s*\\)`).exec(rest);
  if (run === null || rest.split(`${name}->execute(`).length !== 2 || rest.includes(`${name}->bind`)) return undefined;
  const made = written(job, dot, () => '?');
  const end = call.close + run.index + run[0].length;
  return made && [made.edit, inserted(end - 1, `[${made.bound.values.join(', ')}]`)];
}

const format: Writing = {
  around: (before, value, after) => `format!("${before}{}${after}", ${value})`,
  quotes: ['"'],
};

/** sqlx::query("… $1").bind(name) */
function withSqlx(job: Job): Edit[] | undefined {
  const { code, seen, query } = job;
  const isPostgres = /\bPg(?:Pool|Connection|Row)\b|\bPostgres\b|postgres:/.test(seen);
  if (isPostgres === /\b(?:MySql|Sqlite)(?:Pool|Connection|Row)?\b/.test(seen)) return undefined;
  const call = callOf(job);
  if (call === undefined || !/\bsqlx::query(?:_as|_scalar)?(?:::<[^()]*>)?\(\s*&$/.test(call.before)) return undefined;
  if (code.slice(call.taken, call.close).trim() !== '') return undefined;
  const made = written(job, format, () => '?', isPostgres ? '$1' : '?');
  if (made === undefined) return undefined;
  const given = query.variable === undefined ? query.start : call.taken - query.variable.length;
  const edits: Edit[] = [
    made.edit,
    inserted(call.close + 1, made.bound.values.map((value) => `.bind(${value})`).join('')),
  ];
  if (query.variable !== undefined) return [edits[0]!, { start: given - 1, end: given, replacement: '' }, edits[1]!];
  return [{ ...made.edit, start: given - 1 }, edits[1]!];
}
