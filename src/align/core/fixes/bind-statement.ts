/**
 * Binds what is interpolated in a query where the driver takes the values in statements of their own: JDBC's PreparedStatement, PDO and
 * mysqli, ADO.NET's commands. Only simple forms, each statement on a line of its own; anything else stays a finding.
 */
import { escaped } from '../../../base/core/escaped.ts';
import type { Edit } from '../../../text/core/edits.ts';
import { pastedQueryAt, type Query } from '../code/queries.ts';
import { literalOf, withPlaceholders, type Bound, type Writing } from './bind-sql.ts';

export const plus: Writing = {
  around: (before, value, after) =>
    [before && `"${before}"`, value, after && `"${after}"`].filter((part) => part !== '').join(' + '),
  quotes: ['"'],
};
export const dot: Writing = {
  around: (before, value, after) =>
    [before && `'${before}'`, value, after && `'${after}'`].filter((part) => part !== '').join(' . '),
  quotes: ['"', "'"],
};

/** A line, without its end. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly indent: string;
}

/** What there is to rewrite. */
interface Job {
  readonly code: string;
  readonly query: Query;
  readonly bound: Bound;
  /** The query as one string. */
  readonly literal: string;
  /** The line on which the query stands. */
  readonly line: Line;
}

/** The edits of `code` that bind every value of the query at `at`; undefined where that cannot be done safely. `around` is the whole answer. */
export function bindStatement(code: string, language: string, at: number, around: string): Edit[] | undefined {
  const query = pastedQueryAt(code, language, at);
  if (query === undefined) return undefined;
  const seen = `${around}\n${code}`;
  if (language === 'java' && /\bcreateStatement\(\)/.test(code)) return withJob(code, query, plus, '?', inJava);
  if (language === 'csharp' && /\bnew\s+(?:Sql|Sqlite|SQLite|MySql|Npgsql)(?:Command|Connection)\(/.test(code))
    return withJob(code, query, plus, '@p', inCsharp);
  if (language !== 'php' || query.holes.some((hole) => /\[\s*[A-Za-z_]/.test(hole))) return undefined;
  if (/\bnew\s+\\?PDO\b|\bPDO::|\$pdo\b/.test(seen)) return withJob(code, query, dot, '?', withPdo);
  return /\bmysqli/.test(seen) ? withJob(code, query, dot, '?', withMysqli) : undefined;
}

function withJob(
  code: string,
  query: Query,
  writing: Writing,
  style: '?' | '@p',
  write: (job: Job) => Edit[] | undefined,
): Edit[] | undefined {
  const bound = withPlaceholders(query, style, writing, (i) => (style === '?' ? '?' : `@${nameOf(query.holes, i)}`));
  if (bound === undefined) return undefined;
  const literal = literalOf(bound.text, code.slice(query.start, query.end), writing);
  const line = lineOf(code, query.start);
  if (literal === undefined || literal.includes('\n')) return undefined;
  // Over several lines only what is assigned, or what Java runs, can be replaced by itself.
  if (query.end > line.end && query.variable === undefined && write !== inJava) return undefined;
  return write({ code, query, bound, literal, line });
}

/** A parameter's name: that of the value, where it is a plain one and stands for nothing else. */
export function nameOf(holes: readonly string[], index: number): string {
  const name = /^(?:[\w.]+\.)?([A-Za-z_]\w*)$/.exec(holes[index]!.trim())?.[1];
  const isOwn =
    name !== undefined && holes.every((hole, i) => i === index || !new RegExp(`\\b${name}$`, 'i').test(hole.trim()));
  return isOwn ? name : `p${index + 1}`;
}

/** The line that an offset lies in, with its indentation. */
export function lineOf(code: string, offset: number): Line {
  const start = code.lastIndexOf('\n', offset - 1) + 1;
  const next = code.indexOf('\n', offset);
  const end = next < 0 ? code.length : next;
  const text = code.slice(start, end);
  return { start, end, text, indent: /^[ \t]*/.exec(text)![0] };
}

const usesOf = (code: string, name: string): number =>
  code.match(new RegExp(`(?<![\\w$.])${escaped(name)}(?!\\w)`, 'g'))?.length ?? 0;
const replaced = ({ query }: Job, replacement: string): Edit => ({ start: query.start, end: query.end, replacement });
const lineWith = (line: Line, replacement: string): Edit => ({ start: line.start, end: line.end, replacement });
const joined = ({ indent }: Line, statements: readonly string[]): string =>
  statements.map((s) => indent + s).join('\n');

/** What runs the query: the only line that has the query itself, or the variable that it is assigned to. */
function lineThatRuns({ code, query, line }: Job, language: 'java' | 'php' | 'csharp'): Line | undefined {
  const { variable } = query;
  if (variable === undefined) return line;
  const name = language === 'php' ? `$${variable.replace(/^\$/, '')}` : variable;
  const isAssigned = new RegExp(`^[ \\t]*(?:(?:final[ \\t]+)?[\\w.]+[ \\t]+)?${escaped(name)}[ \\t]*=[^=]`).test(
    line.text,
  );
  if (!isAssigned || usesOf(code, name) !== 2) return undefined;
  const at = code.slice(query.end).search(new RegExp(`(?<![\\w$.])${escaped(name)}(?!\\w)`));
  const run = at < 0 ? undefined : lineOf(code, query.end + at);
  return run?.indent === line.indent ? run : undefined;
}

/** Statement s = c.createStatement(); … s.executeQuery(sql) */
function inJava(job: Job): Edit[] | undefined {
  const { code, query, bound, literal, line } = job;
  const run = lineThatRuns(job, 'java');
  const inHead = inTryHead(job) ?? withResultInHead(job);
  if (inHead !== undefined || run === undefined) return inHead;
  const sql = query.variable ?? code.slice(query.start, query.end);
  const call = new RegExp(
    `^(.*?)(?<![\\w.])(\\w+)\\.(executeQuery|executeUpdate|execute)\\(\\s*${escaped(sql)}\\s*\\)(.*)$`,
  ).exec(run.text);
  if (call === null || /\btry\s*\(/.test(run.text)) return undefined;
  const [, before, name, method, after] = call;
  const declared = new RegExp(`^([ \\t]*)Statement ${name!} = ([\\w.()]+)\\.createStatement\\(\\);[ \\t]*$`, 'm').exec(
    code,
  );
  if (declared?.[1] !== run.indent || declared.index > run.start) return undefined;
  // Whatever else it runs would need a statement of its own.
  if (usesOf(code.replace(new RegExp(`\\b${name!}\\.close\\(\\)`, 'g'), ''), name!) !== 2) return undefined;
  const setters = bound.values.map((value, i) => setterOf(value, bound.isText[i]!, code));
  if (setters.some((setter) => setter === undefined)) return undefined;
  const prepared = [
    `PreparedStatement ${name!} = ${declared[2]!}.prepareStatement(${query.variable ?? literal});`,
    ...bound.values.map((value, i) => `${name!}.${setters[i]!}(${i + 1}, ${value});`),
  ];
  const declaration = lineOf(code, declared.index);
  const running = `${before!}${name!}.${method!}()${after!}`;
  const isInline = query.variable === undefined;
  const edits =
    isInline || query.end < declared.index
      ? [lineWith(declaration, joined(run, prepared)), lineWith(run, running)]
      : [
          { start: declaration.start, end: declaration.end + 1, replacement: '' },
          lineWith(run, `${joined(run, prepared)}\n${running}`),
        ];
  if (!isInline) edits.push(replaced(job, literal));
  const imported = /^import java\.sql\.Statement;$/m.exec(code);
  if (imported !== null && (code.match(/\bStatement\b/g)?.length ?? 0) === 2)
    edits.push({
      start: imported.index,
      end: imported.index + imported[0].length,
      replacement: 'import java.sql.PreparedStatement;',
    });
  else if (imported !== null) return undefined;
  return line.text === '' ? undefined : edits.sort((a, b) => a.start - b.start);
}

const HEAD = /(?<=[(;]\s*)Statement (\w+) = ([\w.]+)\.createStatement\(\)(?=\s*\)\s*\{)/;

/** try (Statement s = c.createStatement()) { … s.executeQuery(sql) … } */
function inTryHead({ code, query, bound, literal }: Job): Edit[] | undefined {
  const head = HEAD.exec(code);
  if (head === null) return undefined;
  const [declared, name, connection] = head;
  const isInline = query.variable === undefined;
  if (usesOf(code, name!) !== 2 || (isInline ? query.start < head.index : query.end > head.index)) return undefined;
  const sql = query.variable ?? code.slice(query.start, query.end);
  const rest = code.slice(head.index);
  const run = new RegExp(
    `(?<![\\w.])${name!}\\.(?:executeQuery|executeUpdate|execute)\\(\\s*(${escaped(sql)})\\s*\\)`,
  ).exec(rest);
  const setters = bound.values.map((value, i) => setterOf(value, bound.isText[i]!, code));
  if (run === null || setters.includes(undefined) || (!isInline && usesOf(code, query.variable) !== 2))
    return undefined;
  const at = head.index + run.index;
  const line = lineOf(code, at);
  // What runs it begins its line.
  if (/[;{}]/.test(code.slice(line.start, at))) return undefined;
  const set = bound.values.map((value, i) => `${line.indent}${name!}.${setters[i]!}(${i + 1}, ${value});\n`).join('');
  const edits: Edit[] = [
    {
      start: head.index,
      end: head.index + declared.length,
      replacement: `PreparedStatement ${name!} = ${connection!}.prepareStatement(${isInline ? literal : sql})`,
    },
    { start: line.start, end: line.start, replacement: set },
    { start: at + run[0].indexOf('(') + 1, end: at + run[0].length - 1, replacement: '' },
  ];
  if (!isInline) edits.unshift({ start: query.start, end: query.end, replacement: literal });
  edits.unshift(...preparedImport(code));
  return edits;
}

/** Where classes of java.sql are imported one by one, PreparedStatement has to be, too. */
function preparedImport(code: string): Edit[] {
  const imported = /^import java\.sql\.(?:Statement|ResultSet|SQLException);$/m.exec(code);
  if (imported === null || /^import java\.sql\.(?:PreparedStatement|\*);$/m.test(code)) return [];
  return [{ start: imported.index, end: imported.index, replacement: 'import java.sql.PreparedStatement;\n' }];
}

const HEAD_WITH_RESULT =
  /(?<=[(;]\s*)Statement (\w+) = ([\w.]+)\.createStatement\(\);\s*(ResultSet \w+ = )(\w+)(\.executeQuery\()/;

/** try (Statement s = c.createStatement(); ResultSet r = s.executeQuery(sql)) { … }: the values go in between, so that it becomes two. */
function withResultInHead({ code, query, bound, literal }: Job): Edit[] | undefined {
  const head = HEAD_WITH_RESULT.exec(code);
  // The query itself may have the name as a word.
  const others = code.slice(0, query.start) + code.slice(query.end);
  if (head === null || head[1] !== head[4] || usesOf(others, head[1]!) !== 2) return undefined;
  const [whole, name, connection, declared] = head;
  const isInline = query.variable === undefined;
  const sql = query.variable ?? code.slice(query.start, query.end);
  const taken = head.index + whole.length;
  const rest = code.slice(taken);
  const opens = new RegExp(`^\\s*${escaped(sql)}\\s*\\)\\s*\\)\\s*\\{[ \\t]*\\n`).exec(rest);
  if (opens === null || (!isInline && (query.end > head.index || usesOf(code, query.variable) !== 2))) return undefined;
  const setters = bound.values.map((value, i) => setterOf(value, bound.isText[i]!, code));
  const begin = taken + opens[0].length;
  const attempt = lineOf(code, code.lastIndexOf('try', head.index));
  const close = new RegExp(`^${attempt.indent}\\}`, 'm').exec(code.slice(begin));
  if (setters.includes(undefined) || close === null || !/^[ \t]*try\b/.test(attempt.text)) return undefined;
  const body = code.slice(begin, begin + close.index);
  const { indent } = lineOf(code, begin);
  if (body.includes('"""') || !indent.startsWith(attempt.indent) || indent === attempt.indent) return undefined;
  const step = indent.slice(attempt.indent.length);
  const set = bound.values.map((value, i) => `${indent}${name!}.${setters[i]!}(${i + 1}, ${value});\n`).join('');
  const inner = body.replaceAll(/^(?=[^\n])/gm, step);
  const edits: Edit[] = [
    {
      start: head.index,
      end: begin + close.index,
      replacement:
        `PreparedStatement ${name!} = ${connection!}.prepareStatement(${isInline ? literal : sql})) {\n` +
        `${set}${indent}try (${declared!}${name!}.executeQuery()) {\n${inner}${indent}}\n`,
    },
  ];
  if (!isInline) edits.unshift({ start: query.start, end: query.end, replacement: literal });
  edits.unshift(...preparedImport(code));
  return edits;
}

const NUMBERS: Readonly<Record<string, string>> = {
  int: 'setInt',
  Integer: 'setInt',
  long: 'setLong',
  Long: 'setLong',
  double: 'setDouble',
  BigDecimal: 'setBigDecimal',
  boolean: 'setBoolean',
};

/** The setter for a value; undefined where its type is not known: a text that is compared with a number is no number. */
function setterOf(value: string, isText: boolean, code: string): string | undefined {
  if (isText) return 'setString';
  const type = new RegExp(`\\b(int|Integer|long|Long|double|BigDecimal|boolean)\\s+${escaped(value)}\\b`).exec(
    code,
  )?.[1];
  return type === undefined ? undefined : NUMBERS[type];
}

/** $s = $pdo->query($sql); */
function withPdo(job: Job): Edit[] | undefined {
  const { code, query, bound, literal } = job;
  const run = lineThatRuns(job, 'php');
  if (run === undefined) return undefined;
  const sql =
    query.variable === undefined ? code.slice(query.start, query.end) : `$${query.variable.replace(/^\$/, '')}`;
  const call = new RegExp(
    `^[ \\t]*(?:(\\$\\w+)\\s*=\\s*)?(\\$\\w+(?:->\\w+)*)->(query|exec)\\(\\s*${escaped(sql)}\\s*\\)(->\\w+\\([^()]*\\))?;[ \\t]*$`,
  ).exec(run.text);
  if (call === null) return undefined;
  const [, result, connection, method, rest] = call;
  // exec() gives the number of rows.
  if (method === 'exec' && (result !== undefined || rest !== undefined)) return undefined;
  const statement = rest === undefined && result !== undefined ? result : '$stmt';
  if (statement !== result && usesOf(code, '$stmt') > 0) return undefined;
  const statements = [
    `${statement} = ${connection!}->prepare(${query.variable === undefined ? literal : sql});`,
    `${statement}->execute([${bound.values.join(', ')}]);`,
    ...(rest === undefined ? [] : [`${result === undefined ? '' : `${result} = `}${statement}${rest};`]),
  ];
  return finish(job, run, statements);
}

/** $r = $db->query($sql); or mysqli_query($db, $sql) */
function withMysqli(job: Job): Edit[] | undefined {
  const { code, query, bound, literal } = job;
  const run = lineThatRuns(job, 'php');
  // What is bound is passed by reference, so that it has to be a variable.
  if (run === undefined || bound.values.some((value) => !/^\$\w+(?:\[(?:'\w+'|"\w+"|\$?\w+)\]|->\w+)*$/.test(value)))
    return undefined;
  const isVariable = query.variable !== undefined;
  const sql = isVariable ? `$${query.variable.replace(/^\$/, '')}` : code.slice(query.start, query.end);
  const call = new RegExp(
    `^[ \\t]*(?:(\\$\\w+)\\s*=\\s*)?(?:(\\$\\w+(?:->\\w+)*)->query\\(|mysqli_query\\(\\s*(\\$\\w+)\\s*,\\s*)\\s*${escaped(sql)}\\s*\\);[ \\t]*$`,
  ).exec(run.text);
  if (call === null || usesOf(code, '$stmt') > 0) return undefined;
  const [, result, object, link] = call;
  // Only what gives rows has a result.
  if (result !== undefined && !/^\s*select\b/i.test(bound.text)) return undefined;
  const types = `"${'s'.repeat(bound.values.length)}"`;
  const text = isVariable ? sql : literal;
  const given = result === undefined ? [] : [result];
  const statements =
    object === undefined
      ? [
          `$stmt = mysqli_prepare(${link!}, ${text});`,
          `mysqli_stmt_bind_param($stmt, ${types}, ${bound.values.join(', ')});`,
          'mysqli_stmt_execute($stmt);',
          ...given.map((name) => `${name} = mysqli_stmt_get_result($stmt);`),
        ]
      : [
          `$stmt = ${object}->prepare(${text});`,
          `$stmt->bind_param(${types}, ${bound.values.join(', ')});`,
          '$stmt->execute();',
          ...given.map((name) => `${name} = $stmt->get_result();`),
        ];
  return finish(job, run, statements);
}

function finish(job: Job, run: Line, statements: readonly string[]): Edit[] {
  const line = lineWith(run, joined(run, statements));
  return job.query.variable === undefined ? [line] : [replaced(job, job.literal), line];
}

const parametersOf = (command: string, { bound, query }: Job): string[] =>
  bound.values.map((value, i) => `${command}.Parameters.AddWithValue("@${nameOf(query.holes, i)}", ${value});`);

/** c.CommandText = "…"; */
function withCommandText(job: Job): Edit[] | undefined {
  const { code, query, literal, line } = job;
  const command = /^[ \t]*(\w+)\.CommandText\s*=\s*$/.exec(code.slice(line.start, query.start))?.[1];
  const last = lineOf(code, query.end);
  if (command === undefined || code.slice(query.end, last.end).trim() !== ';') return undefined;
  // Its parameters are its own already, or it runs several queries.
  if (code.split(`${command}.CommandText`).length !== 2 || code.includes(`${command}.Parameters`)) return undefined;
  const statements = parametersOf(command, job).map((s) => `\n${line.indent}${s}`);
  return [replaced(job, literal), { start: last.end, end: last.end, replacement: statements.join('') }];
}

/** var c = new SqlCommand(sql, connection); */
function inCsharp(job: Job): Edit[] | undefined {
  const { code, query, literal } = job;
  const byText = withCommandText(job);
  if (byText !== undefined) return byText;
  const run = lineThatRuns(
    { ...job, query: /\bnew\s+\w+Command\(/.test(job.line.text) ? { ...query, variable: undefined } : query },
    'csharp',
  );
  if (run === undefined) return undefined;
  const isInline = run.start === job.line.start;
  const sql = isInline ? code.slice(query.start, query.end) : query.variable!;
  const call = new RegExp(
    `^[ \\t]*((?:await\\s+)?using\\s*\\(\\s*)?(?:(?:await\\s+)?using\\s+)?(?:var|\\w+Command)\\s+(\\w+)\\s*=\\s*new\\s+\\w+Command\\(\\s*${escaped(sql)}\\s*(?:,[^()]*)?\\)(?:(\\))|;)[ \\t]*$`,
  ).exec(run.text);
  if (call === null || (call[1] === undefined) !== (call[3] === undefined)) return undefined;
  const statements = parametersOf(call[2]!, job);
  let after = run;
  let { indent } = run;
  if (call[1] !== undefined) {
    // The body of using: its brace on the next line, and its first statement tells the indentation.
    after = lineOf(code, run.end + 1);
    if (after.text.trim() !== '{') return undefined;
    ({ indent } = lineOf(code, after.end + 1));
  }
  const inserted = { start: after.end, end: after.end, replacement: statements.map((s) => `\n${indent}${s}`).join('') };
  return [replaced(job, literal), inserted];
}
