/** Which placeholders the database driver in sight takes. */
import * as l10n from '@vscode/l10n';
import type { Style } from '../code/sql.ts';

const DRIVERS: readonly (readonly [RegExp, readonly Style[]])[] = [
  [/\b(?:import|from)\s+sqlite3\b|\bsqlite3\.connect\b|\baiosqlite\b/, ['?', ':name']],
  [/\b(?:psycopg2?|psycopg)\b/, ['%s', '%(name)s', '$1']],
  [/\b(?:MySQLdb|pymysql|mysql\.connector|aiomysql)\b/, ['%s', '%(name)s', '?']],
  [
    /\basyncpg\b|\bpgx\b|\blib\/pq\b|require\(['"]pg['"]\)|from\s+['"](?:pg|postgres|@neondatabase\/\w+)['"]|\btokio_postgres\b/,
    ['$1', '@p'],
  ],
  [/\bfrom\s+django\.db\b|\bconnection\.cursor\(\)[\s\S]*\bdjango\b/, ['%s', '%(name)s']],
  [/\bsqlalchemy\b/, [':name', '%s', '%(name)s', '?']],
  [/\boracledb\b|\bcx_Oracle\b|\bOracleCommand\b/, [':name']],
  [/\bpyodbc\b|\bduckdb\b/, ['?', '$1', ':name']],
  [/\bSqlCommand\b|\bSqlConnection\b|\bSystem\.Data\.SqlClient\b|\bMicrosoft\.Data\.SqlClient\b/, ['@p']],
  [/\bNpgsql\w*\b/, ['@p', ':name', '$1']],
  [/\bSqliteCommand\b/, ['@p', '$1', ':name']],
  [/\bMySqlCommand\b/, ['@p', '?']],
  [/\bmysql2?\b|require\(['"]mysql2?(?:\/promise)?['"]\)|better-sqlite3|from\s+['"]mysql2/, ['?', ':name', '@p']],
  [/\bgo-sql-driver\/mysql\b|\bmattn\/go-sqlite3\b/, ['?']],
  [/\bPreparedStatement\b|\bprepareStatement\b|\bJdbcTemplate\b|\bjdbcTemplate\b/, ['?', ':name']],
  [/\bnew\s+PDO\b|\bPDO::/, ['?', ':name']],
  [/\bmysqli(?:_\w+|\b)|\bbind_param\b/, ['?']],
];

/** What tells a driver where none is named: how its results are taken apart, and which database the text speaks of. */
const HINTS: readonly (readonly [RegExp, readonly Style[]])[] = [
  [/\{\s*rows\b[^}]*\}\s*=\s*await\b|\bpg-promise\b|\bresult\.rows\b|\bres\.rows\b/, ['$1']],
  [/\[\s*rows\b[^\]]*\]\s*=\s*await\b/, ['?', ':name']],
  [/\bdb\.(?:get|all|run|each)\(/, ['?', ':name', '@p']],
  [/\bpostgres(?:ql)?\b|\b(?:with|using|in) pg\b/i, ['$1']],
  [/\b(?:mysql|mariadb|sqlite)\b/i, ['?', ':name', '@p']],
  [/\b(?:sql server|mssql|azure sql)\b/i, ['@p']],
  [/\boracle\b/i, [':name']],
];

/** The same for cursors of Python, as far as one database alone is named. */
const CURSORS: readonly (readonly [RegExp, readonly Style[]])[] = [
  [/\b(?:postgres(?:ql)?|mysql|mariadb)\b/i, ['%s', '%(name)s']],
  [/\bsqlite3?\b/i, ['?', ':name']],
  // Which of its two drivers it is nothing tells.
  [/\b(?:sql server|mssql)\b/i, ['?', '%s']],
  [/\boracle\b/i, [':name']],
];

/** The same for Go, whose database/sql hands a query on to the driver as it is. */
const GO: readonly (readonly [RegExp, readonly Style[]])[] = [
  [/\b(?:postgres(?:ql)?|cockroach(?:db)?|redshift)\b/i, ['$1', '@p']],
  [/\b(?:mysql|mariadb|sqlite3?)\b/i, ['?']],
  [/\b(?:sql ?server|mssql)\b/i, ['@p']],
  [/\b(?:oracle|godror)\b/i, [':name']],
];

const ONE_NAMED: Readonly<Record<string, { readonly table: typeof GO; readonly where: RegExp }>> = {
  python: { table: CURSORS, where: /(?:\bcur(?:sor)?|(?<!\bawait )\b_?conn(?:ection)?)\.execute\(/ },
  go: { table: GO, where: /(?:)/ },
};

/** Layers above the driver whose placeholders are the same with every database. */
const LAYERS: readonly (readonly [RegExp, readonly Style[]])[] = [
  [/\bknex\b|\.\w*[wW]hereRaw\(/, ['?', ':name']],
  [/\bsequelize\b/i, [':name', '?', '$1']],
  [/\bcreateQueryBuilder\(/, [':name']],
];

/** The styles that layers above the driver take. */
export const layerStyles = (text: string): readonly Style[] =>
  LAYERS.filter(([pattern]) => pattern.test(text)).flatMap(([, styles]) => styles);

/** The styles that the drivers in sight take; undefined when none is. Several drivers take what any of them does. */
export function driverStyles(text: string, language: string): ReadonlySet<Style> | undefined {
  const found = DRIVERS.filter(([pattern]) => pattern.test(text)).flatMap(([, styles]) => styles);
  const defaults: Readonly<Record<string, readonly Style[]>> = {
    java: ['?', ':name', '$1'],
    csharp: ['@p', '?', ':name', '$1', '{}'],
  };
  if (found.length > 0) return new Set(found);
  const hint = /^(?:java|type)script/.test(language) ? HINTS.find(([pattern]) => pattern.test(text)) : undefined;
  if (hint !== undefined) return new Set(hint[1]);
  const { table, where } = (Object.hasOwn(ONE_NAMED, language) ? ONE_NAMED[language] : undefined) ?? {};
  if (table !== undefined && where!.test(text)) {
    const named = table.filter(([pattern]) => pattern.test(text));
    if (named.length === 1) return new Set(named[0]![1]);
  }
  return Object.hasOwn(defaults, language) ? new Set(defaults[language]) : undefined;
}

/** Whether nothing tells which of a language's drivers runs the queries. */
export const isUnknownDriver = (text: string, language: string | null): boolean =>
  language !== null &&
  /^(?:python|go|(?:java|type)script)/.test(language) &&
  driverStyles(text, language) === undefined;

/** What is said then, in place of the tag's own reason. */
export const unknownDriver = (): string =>
  l10n.t(
    'A value is pasted into the SQL text instead of bound. Nothing here says which driver runs it: check its placeholders (? for SQLite and Node or Go with MySQL, %s for Python with PostgreSQL or MySQL, $1 for Node or Go with PostgreSQL).',
  );

/** How a query is run: the call, as in `cursor.execute`, what stands before it, and before and behind the query in it. */
export interface QueryCall {
  readonly name: string;
  readonly lead: string;
  readonly before: string;
  readonly behind: string;
}

/** Databases and layers above them that take values in ways of their own. */
const OTHERS =
  /bigquery|snowflake|\btrino\b|presto|databricks|clickhouse|teradata|cassandra|athena|hdbcli|ibm_db|firebird|couchbase|cosmos|supabase|D1Database|\benv\.DB\b|prisma|knex|sequelize|typeorm|drizzle|kysely|mikro-?orm|objection|peewee|\bpony\b|tortoise|sqlmodel|\bimport databases\b|\bspark\b|\bgorm\b/i;

/**
 * The style that is likeliest where nothing tells the driver, by how the query is run; undefined where none is. A guess, and whoever
 * is shown it is told so. In Python a connection itself runs queries in sqlite3, a cursor in the others, most of which take %s. In
 * Node `execute` and callbacks are MySQL's, promises of `query` mostly pg's. Go's documentation writes ?; pgx, which takes the
 * context first, wants $1.
 */
export function usualStyle(
  { name, lead, before, behind }: QueryCall,
  language: string,
  text: string,
): Style | undefined {
  if (OTHERS.test(text)) return undefined;
  const [, receiver = '', method = ''] = /(?:^|\.)(\w+)\.(\w+)$/.exec(name) ?? [];
  if (/session|engine|orm/i.test(receiver)) return undefined;
  if (language === 'python') {
    if (method === 'raw') return '%s';
    if (method !== 'execute') return '$1';
    // SQLAlchemy's session, whatever it is called.
    if (/\bSession\b|\bDepends\(|\.scalars?\(/.test(`${lead}${behind}`)) return undefined;
    if (/^c$|^cu?rs?$|cur(?:sor)?$/.test(receiver)) return '%s';
    return /^_?(?:conn?|connection|db)$/.test(receiver) && !/\bawait\s*$/.test(lead) ? '?' : undefined;
  }
  if (language === 'go')
    return /^\(\s*(?:ctx|context\.\w+\(\))\s*,/.test(before) && !method.endsWith('Context') ? '$1' : '?';
  if (!/^(?:java|type)script/.test(language)) return undefined;
  const isMysql =
    method !== 'query' || /^conn?(?:ection)?$/.test(receiver) || CALLBACK.test(behind.replace(/^\s*,\s*/, ''));
  return isMysql ? '?' : '$1';
}

/** What Node's drivers take behind the values. */
export const CALLBACK = /^(?:async\s*)?(?:function\b|\([\w\s,]*\)\s*=>|\w+\s*=>)/;
