/**
 * Binds what is interpolated in a query of a layer above the driver, which has placeholders of its own whatever the database is: knex,
 * Sequelize, Prisma, TypeORM and better-sqlite3 in JavaScript, and a statement of SQLAlchemy that a variable holds.
 */
import { escaped } from '../../../base/core/escaped.ts';
import { inserted, type Edit } from '../../../text/core/edits.ts';
import { textsOf, type Query } from '../code/queries.ts';
import { withBoundText, withPlaceholders, writingOf, type Writing } from './bind-sql.ts';
import { nameOf } from './bind-statement.ts';

interface Job {
  readonly code: string;
  readonly query: Query;
  /** The code and the whole answer. */
  readonly seen: string;
  readonly writing: Writing;
}

/** The SQL with its placeholders, and the values by name and in order. */
interface Made {
  readonly edit: Edit;
  readonly names: readonly string[];
  readonly values: readonly string[];
}

/** The edits of `code` that bind every value of the text at `at`; undefined where that cannot be done safely. `around` is the whole answer. */
export function bindLayer(code: string, language: string, at: number, around: string): Edit[] | undefined {
  const isScript = /^(?:java|type)script/.test(language);
  const writing = isScript || language === 'python' ? writingOf(language) : undefined;
  if (writing === undefined) return undefined;
  const query = textsOf(code, language).find(({ start, end }) => start <= at && at < end);
  if (query === undefined || query.bound || query.holes.length === 0 || query.text.includes('?')) return undefined;
  const job = { code, query, seen: `${around}\n${code}`, writing };
  if (!isScript) return withTextVariable(job);
  return withKnex(job) ?? withPrisma(job) ?? withPrepared(job) ?? withSequelize(job) ?? withTypeOrm(job);
}

function made({ code, query, writing }: Job, style: '?' | ':name'): Made | undefined {
  const names = query.holes.map((_, i) => nameOf(query.holes, i));
  const own = withBoundText(code, query, style, writing, (i) => (style === '?' ? '?' : `:${names[i]!}`));
  return own && { edit: own.edit, names, values: own.bound.values };
}

/** Whether the text is the only argument of its call. */
const isAlone = ({ code, query }: Job): boolean => /^\s*,?\s*\)/.test(code.slice(query.end));
const leadOf = ({ code, query }: Job): string => code.slice(0, query.start);
const namesAndValues = ({ names, values }: Made): string =>
  values.map((value, i) => (value === names[i] ? value : `${names[i]!}: ${value}`)).join(', ');

/** knex's raw texts take ? with every database: whereRaw('a = ?', [a]) */
function withKnex(job: Job): Edit[] | undefined {
  const lead = leadOf(job);
  const isRaw = /\.(?:(?:or|and)?(?:where|having)Raw|(?:select|from|join|orderBy|groupBy)Raw)\(\s*$/i.test(lead);
  const isWhole = /\bknex\b/.test(job.seen) && /\b(?:knex|db|trx)\.raw\(\s*$/.test(lead);
  if (!(isRaw || isWhole) || !isAlone(job)) return undefined;
  const own = made(job, '?');
  return own && [own.edit, inserted(job.query.end, `, [${own.values.join(', ')}]`)];
}

/** prisma.$queryRaw`… ${a}` */
function withPrisma({ code, query, writing }: Job): Edit[] | undefined {
  const call = /\.\$(query|execute)RawUnsafe((?:<[^()]*>)?)\(\s*$/.exec(code.slice(0, query.start));
  const end = /^\s*,?\s*\)/.exec(code.slice(query.end));
  const bound = withPlaceholders(query, '?', writing);
  if (call === null || end === null || bound === undefined) return undefined;
  if (/[`\\]|\$\{/.test(bound.text) || bound.text.split('?').length !== bound.values.length + 1) return undefined;
  const text = bound.text.split('?').reduce((sql, part, i) => `${sql}\${${bound.values[i - 1]!}}${part}`);
  const start = call.index;
  return [{ start, end: query.end + end[0].length, replacement: `.$${call[1]!}Raw${call[2]!}\`${text}\`` }];
}

/** db.prepare('… ?').get(a) of better-sqlite3 and node:sqlite */
function withPrepared(job: Job): Edit[] | undefined {
  const { code, query, seen } = job;
  if (!/better-sqlite3|node:sqlite|\bDatabaseSync\b/.test(seen)) return undefined;
  const before = /(?:(?:const|let)\s+(\w+)\s*=\s*)?[\w.]+\.prepare(?:<[^()]*>)?\(\s*$/.exec(leadOf(job));
  if (before === null) return undefined;
  const rest = code.slice(query.end);
  const name = before[1];
  const inline = /^\s*,?\s*\)(?:\s*\.pluck\(\))?\s*\.(?:get|all|run|iterate)\(\s*(?=\))/.exec(rest);
  const kept =
    name === undefined || !/^\s*\)\s*;?\s*$/m.test(rest.split('\n', 1)[0]!)
      ? null
      : new RegExp(`(?<![\\w.])${escaped(name)}\\.(?:get|all|run|iterate)\\(\\s*(?=\\))`).exec(rest);
  if (kept !== null && rest.match(new RegExp(`(?<![\\w.])${escaped(name!)}(?!\\w)`, 'g'))?.length !== 1)
    return undefined;
  const run = inline ?? kept;
  const own = run === null ? undefined : made(job, '?');
  return own && [own.edit, inserted(query.end + run!.index + run![0].length, own.values.join(', '))];
}

/** sequelize.query('… :a', { replacements: { a } }) */
function withSequelize(job: Job): Edit[] | undefined {
  const { code, query, seen } = job;
  if (!/\bsequelize\.query\(\s*$/i.test(leadOf(job)) || !/sequelize/i.test(seen)) return undefined;
  const options = /^\s*,\s*\{(?!\s*\})/.exec(code.slice(query.end));
  if (options === null && !isAlone(job)) return undefined;
  if (options !== null && /^[^;]*\b(?:replacements|bind)\b/.test(code.slice(query.end))) return undefined;
  const own = /:[a-z]/i.test(query.text) ? undefined : made(job, ':name');
  if (own === undefined) return undefined;
  const values = `replacements: { ${namesAndValues(own)} }`;
  return options === null
    ? [own.edit, inserted(query.end, `, { ${values} }`)]
    : [own.edit, inserted(query.end + options[0].length, ` ${values},`)];
}

/** .where('user.name = :name', { name }) of a TypeORM query builder */
function withTypeOrm(job: Job): Edit[] | undefined {
  const { code, query } = job;
  if (!/\bcreateQueryBuilder\(/.test(code) || !isAlone(job) || /:[a-z]/i.test(query.text)) return undefined;
  if (!/\.(?:where|andWhere|orWhere|having|andHaving|orHaving)\(\s*$/.test(leadOf(job))) return undefined;
  const own = made(job, ':name');
  // One name stands for one value in all of the builder's conditions.
  if (own === undefined || own.names.some((name) => new RegExp(`:${name}\\b`).test(code))) return undefined;
  return [own.edit, inserted(query.end, `, { ${namesAndValues(own)} }`)];
}

/** query = text("… :a"); session.execute(query, {"a": a}) */
function withTextVariable(job: Job): Edit[] | undefined {
  const { code, query } = job;
  const name = /(?:^|\n)[ \t]*(\w+)\s*=\s*(?:\w+\.)?text\(\s*$/.exec(leadOf(job))?.[1];
  if (name === undefined || !isAlone(job) || /:[a-z]|%\(|\{\w*\}/i.test(query.text)) return undefined;
  if (/\{[^{}]*(?:![rsa]|:[^{}]*)\}/.test(code.slice(query.start, query.end))) return undefined;
  const rest = code.slice(query.end);
  const uses = [...rest.matchAll(new RegExp(`(?<![\\w.])${name}(?!\\w)`, 'g'))];
  const run = new RegExp(`\\.(?:execute|scalars?|stream)\\(\\s*${name}(?=\\s*\\))`).exec(rest);
  const own = uses.length === 1 && run !== null ? made(job, ':name') : undefined;
  if (own === undefined) return undefined;
  const values = own.values.map((value, i) => `"${own.names[i]!}": ${value}`).join(', ');
  return [own.edit, inserted(query.end + run!.index + run![0].length, `, {${values}}`)];
}
