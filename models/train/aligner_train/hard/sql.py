"""SQL whose values stand in the text, and the same with bound ones, as the drivers of seven languages want it.

What goes wrong in such corrections is not the idea but the care: a condition lost, a value twice, the placeholder of another
driver. So queries have one to five values and conditions beside them that must stay; which placeholder is right can always be told
from the segment (an import, a type, the way in which the result is taken, another query) or from the question.
"""
from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from ..family import Case, Family

LANGUAGES = ("python", "javascript", "typescript", "java", "go", "php", "csharp")
FAMILY = {lang: Family(f"hard-sql-{lang}", "CWE-89", lang, "harmless", (), (), ()) for lang in LANGUAGES}

#: table → (text columns, number columns, conditions without a value)
TABLES = {
    "orders": ("status currency country channel", "customer_id total region_id", "deleted_at IS NULL|paid = 1|status <> 'draft'"),
    "users": ("email role city last_name", "team_id age login_count", "active = 1|deleted_at IS NULL|role <> 'guest'"),
    "products": ("category brand colour sku", "price stock vendor_id", "discontinued = 0|stock > 0|published_at IS NOT NULL"),
    "tickets": ("status priority assignee label", "project_id votes queue_id", "closed_at IS NULL|archived = 0"),
    "invoices": ("state currency reference country", "account_id amount year", "cancelled = 0|sent_at IS NOT NULL"),
    "events": ("kind source host severity", "device_id code retries", "acknowledged = 0|severity <> 'debug'"),
    "bookings": ("status hotel guest_name room_type", "room_id guests nights", "cancelled_at IS NULL|confirmed = 1"),
    "articles": ("slug author language section", "category_id views word_count", "published = 1|draft = 0"),
    "members": ("club level postcode surname", "club_id points joined_year", "suspended = 0|left_at IS NULL"),
    "shipments": ("carrier state tracking_code depot", "order_id weight parcels", "lost = 0|delivered_at IS NULL"),
    "payments": ("method state payer currency", "invoice_id amount attempt", "refunded = 0|settled_at IS NOT NULL"),
    "songs": ("artist genre album label", "duration plays year", "hidden = 0|explicit = 0"),
}


@dataclass(frozen=True)
class Value:
    """A value of a query: the variable that holds it (snake_case), and how it stands in the text."""

    name: str
    kind: str  # text, number, like (anywhere), prefix


Query = list["str | Value"]


def query(rng: random.Random, most: int = 5) -> tuple[Query, str]:
    """A statement with 1 to ``most`` values, and what it is for (an infinitive phrase)."""
    table = rng.choice(list(TABLES))
    texts, numbers, fixed = (part.split(sep) for part, sep in zip(TABLES[table], (" ", " ", "|"), strict=True))
    columns = [(c, "text") for c in texts] + [(c, "number") for c in numbers]
    rng.shuffle(columns)
    chosen = columns[:rng.choices(range(1, most + 1), [3, 5, 4, 2, 1][:most])[0]]
    verb = rng.choices(["select", "count", "update", "delete", "insert"], [10, 2, 4, 2, 2])[0]
    if verb == "insert":
        names = [c for c, _ in chosen]
        parts: Query = [f"INSERT INTO {table} ({', '.join(names)}, created_at) VALUES ("]
        for i, (c, kind) in enumerate(chosen):
            parts += [", "] * bool(i) + [Value(c, kind)]
        return [*parts, rng.choice([", NOW())", ", CURRENT_TIMESTAMP)"])], f"add a row to {table}"
    parts, rest = [], chosen
    if verb == "update":
        count = rng.randint(1, max(1, len(chosen) - 1))
        parts.append(f"UPDATE {table} SET ")
        for i, (c, kind) in enumerate(chosen[:count]):
            parts += [f"{', ' if i else ''}{c} = ", Value(c, kind)]
        if rng.random() < 0.4:
            parts.append(", updated_at = CURRENT_TIMESTAMP")
        rest, ask = chosen[count:], f"change {' and '.join(c.replace('_', ' ') for c, _ in chosen[:count][:2])} of {table}"
        parts.append(" WHERE id = ")
        parts.append(Value("id", "number"))
        if rest:
            parts.append(" AND ")
    elif verb == "delete":
        parts, ask = [f"DELETE FROM {table} WHERE "], f"delete {table} by {chosen[0][0].replace('_', ' ')}"
    elif verb == "count":
        parts, ask = [f"SELECT COUNT(*) FROM {table} WHERE "], f"count {table} by {chosen[0][0].replace('_', ' ')}"
    else:
        shown = rng.choice(["*", f"id, {texts[0]}", f"id, {texts[1]}, {numbers[1]}", f"id, {numbers[1]}, {texts[2]}"])
        join = f" JOIN {rng.choice(['accounts', 'sites', 'owners'])} o ON o.id = t.owner_id" if rng.random() < 0.12 else ""
        if join:
            shown = ", ".join("t." + c for c in shown.split(", "))
            table += " t"
        parts, ask = [f"SELECT {shown} FROM {table}{join} WHERE "], f"find {table.split()[0]} by {' and '.join(c.replace('_', ' ') for c, _ in chosen[:2])}"
    conditions: list[Query] = []
    for c, kind in rest:
        shape = rng.random()
        if kind == "text" and shape < 0.22:
            conditions.append([f"{c} LIKE ", Value(c if rng.random() < 0.5 else "term", rng.choice(["like", "like", "prefix"]))])
        elif kind == "number" and shape < 0.2:
            conditions.append([f"{c} BETWEEN ", Value(f"min_{c}", "number"), " AND ", Value(f"max_{c}", "number")])
        elif kind == "number" and shape < 0.5:
            conditions.append([f"{c} {rng.choice(['>=', '<=', '>', '<'])} ", Value(c, "number")])
        else:
            conditions.append([f"{c} {rng.choice(['=', '=', '=', '<>'])} ", Value(c, kind)])
    for text in rng.sample(fixed, rng.choices([0, 1, 2], [4, 5, 1])[0]):
        conditions.insert(rng.randint(0, len(conditions)), [text])
    seen: set[str] = {p.name for p in parts if isinstance(p, Value)}
    for i, condition in enumerate(conditions):
        parts += [" OR " if verb in ("select", "count") and i == 1 and len(conditions) == 2 and rng.random() < 0.1 else " AND "] * bool(i)
        for p in condition:
            if isinstance(p, Value) and p.name in seen:  # two variables of one name would be the same value
                p = Value(f"{p.name}_filter", p.kind)
            if isinstance(p, Value):
                seen.add(p.name)
            parts.append(p)
    if verb == "select":
        parts.append(rng.choice(["", "", f" ORDER BY {rng.choice(numbers)} DESC", " ORDER BY id", " ORDER BY id LIMIT 50", f" ORDER BY {texts[0]}, id"]))
    merged: Query = []
    for p in parts:
        if isinstance(p, str) and merged and isinstance(merged[-1], str):
            merged[-1] += p
        elif p != "":
            merged.append(p)
    return merged, ask


def in_lines(q: Query) -> Query:
    """The same statement with a line for each clause and condition."""
    out: Query = []
    for p in q:
        if isinstance(p, str):
            pair = len(out) > 1 and isinstance(out[-2], str) and out[-2].endswith("BETWEEN ") and p.startswith(" AND ")
            head, rest = (" AND ", p[5:]) if pair else ("", p)
            p = head + re.sub(r" (FROM|WHERE|JOIN|SET|VALUES|ORDER BY|AND|OR)(?= )", r"\n  \1", rest)
        out.append(p)
    return out


def values(q: Query) -> list[Value]:
    return [p for p in q if isinstance(p, Value)]


def camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(w.capitalize() for w in rest)


@dataclass(frozen=True)
class Style:
    """How a query is written in one language: the text with values in it (``into``), a literal without (``plain``), and the
    expression of a value that is bound (with the wildcards of LIKE)."""

    into: Callable[[list[str | tuple[Value, str]]], str]
    plain: Callable[[str], str]
    bound: Callable[[Value, str], str]


def quoted(v: Value, slot: str) -> str:
    """A slot as it stands in SQL text."""
    return {"number": slot, "text": f"'{slot}'", "like": f"'%{slot}%'", "prefix": f"'{slot}%'"}[v.kind]


def template(quote: str, slot: str, open_: str = "") -> Callable[[list], str]:
    """Interpolation into one literal: ``slot`` has a ``@`` where the expression stands."""
    return lambda parts: open_ + quote + "".join(p if isinstance(p, str) else quoted(p[0], slot.replace("@", p[1])) for p in parts) + quote


def joined(quote: str, plus: str, number: str = "@") -> Callable[[list], str]:
    """Concatenation of literals and values."""

    def make(parts: list[str | tuple[Value, str]]) -> str:
        out: list[str] = []
        text = ""
        for p in parts:
            if isinstance(p, str):
                text += p
                continue
            before, after = quoted(p[0], "\0").split("\0")
            out += [f"{quote}{text}{before}{quote}", number.replace("@", p[1]) if p[0].kind == "number" else p[1]]
            text = after
        return plus.join(out + ([f"{quote}{text}{quote}"] if text else []))

    return make


def formatted(call: str, text: str, number: str, percent: str = "%%", quote: str = '"') -> Callable[[list], str]:
    """A formatting function: ``call`` has ``@T`` for the literal and ``@A`` for the arguments; ``text`` and ``number`` are its verbs."""

    def make(parts: list[str | tuple[Value, str]]) -> str:
        literal = "".join(p if isinstance(p, str) else quoted(p[0], "\0").replace("%", percent).replace("\0", number if p[0].kind == "number" else text) for p in parts)
        args = [p[1] for p in parts if not isinstance(p, str)]
        return call.replace("@T", quote + literal + quote).replace("@A1", f"({args[0]},)" if len(args) == 1 else f"({', '.join(args)})").replace("@A", ", ".join(args))

    return make


def like(v: Value, x: str, form: str) -> str:
    """``x`` with the wildcards of its LIKE; ``form`` has ``@`` for what stands in it, as "%@%"."""
    return {"like": form.replace("%@%", f"%{x}%"), "prefix": form.replace("%@%", f"{x}%")}.get(v.kind, x)


def in_template(open_: str, slot: str, close: str) -> Callable[[Value, str], str]:
    return lambda v, x: {"like": f"{open_}%{slot.replace('@', x)}%{close}", "prefix": f"{open_}{slot.replace('@', x)}%{close}"}.get(v.kind, x)


def in_sum(quote: str, plus: str) -> Callable[[Value, str], str]:
    return lambda v, x: {"like": f"{quote}%{quote}{plus}{x}{plus}{quote}%{quote}", "prefix": f"{x}{plus}{quote}%{quote}"}.get(v.kind, x)


double = lambda s: f'"{s}"'
single = lambda s: "'" + s.replace("'", "\\'") + "'"
tick = lambda s: f"`{s}`"
js_plain = lambda s: f'"{s}"' if "'" in s else f"'{s}'"
_PY = {"f": template('"', "{@}", "f"), "sum": joined('"', " + ", "str(@)"), "format": formatted("@T.format(@A)", "{}", "{}", "%"), "percent": formatted("@T % @A1", "%s", "%s")}
_JS = {"template": template("`", "${@}"), "sum": joined('"', " + ")}
STYLES: dict[str, dict[str, Style]] = {
    "python": {k: Style(v, double, in_template('f"', "{@}", '"')) for k, v in _PY.items()},
    "javascript": {"template": Style(_JS["template"], tick, in_template("`", "${@}", "`")), "template2": Style(_JS["template"], js_plain, in_template("`", "${@}", "`")),
                   "sum": Style(_JS["sum"], double, in_template("`", "${@}", "`"))},
    "java": {"sum": Style(joined('"', " + "), double, in_sum('"', " + ")), "format": Style(formatted("String.format(@T, @A)", "%s", "%d"), double, in_sum('"', " + "))},
    "go": {"sprintf": Style(formatted("fmt.Sprintf(@T, @A)", "%s", "%d"), double, in_sum('"', "+")), "ticks": Style(formatted("fmt.Sprintf(@T, @A)", "%s", "%d", quote="`"), tick, in_sum('"', "+")),
           "sum": Style(joined('"', "+", "strconv.Itoa(@)"), double, in_sum('"', "+"))},
    "php": {"into": Style(template('"', "@"), double, in_template('"', "@", '"')), "sum": Style(joined('"', " . "), double, in_sum("'", " . "))},
    "csharp": {"into": Style(template('"', "{@}", "$"), double, in_template('$"', "{@}", '"')), "sum": Style(joined('"', " + "), double, in_template('$"', "{@}", '"'))},
}
STYLES["typescript"] = STYLES["javascript"]
#: Literals that may go over several lines.
LINES = {"python": Style(template('"""', "{@}", "f"), lambda s: f'"""{s}"""', in_template('f"', "{@}", '"')), "javascript": STYLES["javascript"]["template"],
         "typescript": STYLES["javascript"]["template"], "go": STYLES["go"]["ticks"], "php": STYLES["php"]["into"],
         "csharp": Style(template('"', "{@}", "$@"), lambda s: f'@"{s}"', in_template('$"', "{@}", '"'))}


@dataclass(frozen=True)
class Driver:
    """How a library is called. ``mark(i, name)`` is the i-th placeholder; ``code(sql, args, reads)`` the statements, with ``args`` the
    pairs (value, expression) that are bound; ``told`` are (question's tail, lines before) that tell which library it is."""

    mark: Callable[[int, str], str]
    code: Callable[[str, list[tuple[Value, str]], bool, random.Random], str]
    told: tuple[tuple[str, str], ...]


def _expressions(args: list[tuple[Value, str]]) -> list[str]:
    return [x for _, x in args]


def _tuple(args: list[tuple[Value, str]]) -> str:
    xs = _expressions(args)
    return f", ({xs[0]},)" if len(xs) == 1 else f", ({', '.join(xs)})" if xs else ""


def _list(args: list[tuple[Value, str]]) -> str:
    return f", [{', '.join(_expressions(args))}]" if args else ""


def _each(args: list[tuple[Value, str]]) -> str:
    return "".join(f", {x}" for x in _expressions(args))


def _names(args: list[tuple[Value, str]], colon: str, case: Callable[[str], str], short: bool = False) -> str:
    return ", ".join(case(v.name) if short and case(v.name) == x else colon.replace("@", case(v.name)) + x for v, x in args)


def _py(sql: str, args: str, reads: bool, rng: random.Random, call: str, wait: str = "") -> str:
    shape = rng.random()
    if shape < 0.4:
        return f"sql = {sql}\n" + (f"return {wait}{call}(sql{args})" if not reads else f"rows = {wait}{call}(sql{args})\nreturn rows")
    return f"return {wait}{call}({sql}{args})"


def _cursor(sql: str, args: str, reads: bool, rng: random.Random) -> str:
    first = f"query = {sql}\ncur.execute(query{args})" if rng.random() < 0.4 else f"cur.execute({sql}{args})"
    return first + ("\nreturn cur.fetchall()" if reads else "\nconn.commit()")


def _js(sql: str, rng: random.Random, rest: Callable[[str], str]) -> str:
    return f"const sql = {sql};\n{rest('sql')}" if rng.random() < 0.45 else rest(sql)


def _jdbc(sql: str, args: list[tuple[Value, str]], reads: bool, bound: bool) -> str:
    run = ("ResultSet rs = st.executeQuery(" + ("" if bound else sql) + ");\nreturn map(rs);") if reads else "return st.executeUpdate(" + ("" if bound else sql) + ");"
    sets = "".join(f"st.set{'Int' if v.kind == 'number' else 'String'}({i}, {x});\n" for i, (v, x) in enumerate(args, 1))
    head = f"try (PreparedStatement st = conn.prepareStatement({sql})) {{" if bound else "try (Statement st = conn.createStatement()) {"
    return head + "\n" + "\n".join("    " + line for line in (sets + run).split("\n")) + "\n}"


def _go(sql: str, args: list[tuple[Value, str]], reads: bool, rng: random.Random, context: bool) -> str:
    ctx, more = ("ctx, ", "Context") if context else ("", "")
    back = "return nil, err" if reads else 'return fmt.Errorf("write: %w", err)'
    name = "query" if rng.random() < 0.5 else sql
    head = f"query := {sql}\n" if name == "query" else ""
    if reads:
        return f"{head}rows, err := db.Query{more}({ctx}{name}{_each(args)})\nif err != nil {{\n\t{back}\n}}\ndefer rows.Close()\nreturn collect(rows)"
    return f"{head}if _, err := db.Exec{more}({ctx}{name}{_each(args)}); err != nil {{\n\t{back}\n}}\nreturn nil"


def _pdo(sql: str, args: list[tuple[Value, str]], reads: bool, named: bool) -> str:
    back = "return $stmt->fetchAll(PDO::FETCH_ASSOC);" if reads else "return $stmt->rowCount();"
    if not args:
        return f"$stmt = $pdo->query({sql});\n{back}"
    given = ", ".join(f"'{v.name}' => {x}" if named else x for v, x in args)
    return f"$stmt = $pdo->prepare({sql});\n$stmt->execute([{given}]);\n{back}"


def _mysqli(sql: str, args: list[tuple[Value, str]], reads: bool, rng: random.Random) -> str:
    if not args:
        return f"$result = $db->query({sql});\nreturn {'$result->fetch_all(MYSQLI_ASSOC)' if reads else '$db->affected_rows'};"
    kinds = "".join("i" if v.kind == "number" else "s" for v, _ in args)
    held = "".join(f"${v.name}Pattern = {x};\n" for v, x in args if v.kind in ("like", "prefix"))  # bind_param takes variables alone
    names = ", ".join(f"${v.name}Pattern" if v.kind in ("like", "prefix") else x for v, x in args)
    back = "$result = $stmt->get_result();\nreturn $result->fetch_all(MYSQLI_ASSOC);" if reads else "return $stmt->affected_rows;"
    return f"{held}$stmt = $db->prepare({sql});\n$stmt->bind_param('{kinds}', {names});\n$stmt->execute();\n{back}"


def _ado(sql: str, args: list[tuple[Value, str]], reads: bool, kind: str) -> str:
    sets = "".join(f'cmd.Parameters.AddWithValue("@{camel(v.name)}", {x});\n' for v, x in args)
    back = "using var reader = cmd.ExecuteReader();\nreturn Read(reader);" if reads else "return cmd.ExecuteNonQuery();"
    return f"using var cmd = new {kind}({sql}, conn);\n{sets}{back}"


def _mssql(sql: str, args: list[tuple[Value, str]], reads: bool) -> str:
    inputs = "".join(f"\n  .input('{camel(v.name)}', {x})" for v, x in args)
    return f"const result = await pool.request(){inputs}{'' if not args else chr(10) + '  '}.query({sql});\nreturn {'result.recordset' if reads else 'result.rowsAffected[0]'};"


ask_, dollar, percent = (lambda i, n: "?"), (lambda i, n: f"${i}"), (lambda i, n: "%s")
named, at, braces = (lambda i, n: f":{n}"), (lambda i, n: f"@{camel(n)}"), (lambda i, n: f"{{{i - 1}}}")
_NODE = (
    Driver(dollar, lambda s, a, r, g: _js(s, g, lambda q: f"const {{ rows }} = await pool.query({q}{_list(a)});\nreturn rows;" if r else f"const {{ rowCount }} = await pool.query({q}{_list(a)});\nreturn rowCount;"),
           (("", ""), (" with pg", ""), (" (PostgreSQL)", ""), ("", "import { Pool } from 'pg';"))),
    Driver(ask_, lambda s, a, r, g: _js(s, g, lambda q: f"const [rows] = await db.execute({q}{_list(a)});\nreturn rows;" if r else f"const [result] = await db.execute({q}{_list(a)});\nreturn result.affectedRows;"),
           ((" with mysql2", ""), (" (MySQL)", ""), ("", "import mysql from 'mysql2/promise';"))),
    Driver(ask_, lambda s, a, r, g: f"return db.prepare({s}).{'all' if r else 'run'}({', '.join(_expressions(a))});", (("", ""), (" with better-sqlite3", ""), ("", "import Database from 'better-sqlite3';"))),
    Driver(at, lambda s, a, r, g: _mssql(s, a, r), (("", ""), (" with mssql", ""), (" (SQL Server)", ""))),
    Driver(lambda i, n: f":{camel(n)}", lambda s, a, r, g: f"return sequelize.query({s}, {{ {'replacements: { ' + _names(a, '@: ', camel, True) + ' }, ' if a else ''}type: QueryTypes.{'SELECT' if r else 'RAW'} }});", (("", ""), (" with Sequelize", ""))),
    Driver(ask_, lambda s, a, r, g: f"return knex.raw({s}{_list(a)});", (("", ""), (" with knex.raw", ""))))
DRIVERS: dict[str, tuple[Driver, ...]] = {
    "python": (
        Driver(ask_, lambda s, a, r, g: _cursor(s, _tuple(a), r, g), ((" with sqlite3", ""), ("", "import sqlite3"), (" (SQLite)", ""))),
        Driver(ask_, lambda s, a, r, g: _py(s, _tuple(a), r, g, "conn.execute"), ((" with sqlite3", ""), ("", "import sqlite3"), (" in SQLite", ""))),
        Driver(percent, lambda s, a, r, g: _cursor(s, _tuple(a), r, g), ((" with psycopg2", ""), ("", "import psycopg2"), ("", "import psycopg"), (" (PostgreSQL, psycopg)", ""))),
        Driver(percent, lambda s, a, r, g: _cursor(s, _tuple(a), r, g), ((" with mysql.connector", ""), ("", "import mysql.connector"), ("", "import pymysql"), (" with PyMySQL", ""))),
        Driver(dollar, lambda s, a, r, g: _py(s, _each(a), r, g, f"conn.{'fetch' if r else 'execute'}", "await "), ((" with asyncpg", ""), ("", "import asyncpg"))),
        Driver(named, lambda s, a, r, g: _py(f"text({s})", f", {{{_names(a, chr(34) + '@' + chr(34) + ': ', lambda n: n)}}}" if a else "", r, g, "session.execute"), (("", ""), (" with SQLAlchemy", ""), ("", "from sqlalchemy import text")))),
    "javascript": _NODE, "typescript": _NODE,
    "java": (
        Driver(ask_, lambda s, a, r, g: _jdbc(s, a, r, bool(a)), (("", ""), (" with JDBC", ""))),
        Driver(ask_, lambda s, a, r, g: f"return jdbcTemplate.{'queryForList' if r else 'update'}({s}{_each(a)});", (("", ""), (" with JdbcTemplate", ""), (" in Spring", ""))),
        Driver(lambda i, n: f":{camel(n)}", lambda s, a, r, g: f"return entityManager.createNativeQuery({s})" + "".join(f'\n        .setParameter("{camel(v.name)}", {x})' for v, x in a) + f"\n        .{'getResultList' if r else 'executeUpdate'}();",
               (("", ""), (" with JPA", ""), (" with Hibernate", "")))),
    "go": (
        Driver(dollar, lambda s, a, r, g: _go(s, a, r, g, True), ((" with lib/pq", ""), (" (PostgreSQL)", ""), ("", 'import _ "github.com/lib/pq"'), (" with pgx", ""))),
        Driver(ask_, lambda s, a, r, g: _go(s, a, r, g, False), ((" with MySQL", ""), ("", 'import _ "github.com/go-sql-driver/mysql"'), (" (SQLite)", ""), ("", 'import _ "github.com/mattn/go-sqlite3"')))),
    "php": (
        Driver(ask_, lambda s, a, r, g: _pdo(s, a, r, False), (("", ""), (" with PDO", ""))),
        Driver(ask_, lambda s, a, r, g: _mysqli(s, a, r, g), (("", ""), (" with mysqli", "")))),
    "csharp": (
        Driver(at, lambda s, a, r, g: _ado(s, a, r, "SqlCommand"), (("", ""), (" with SqlCommand", ""), (" (SQL Server)", ""))),
        Driver(at, lambda s, a, r, g: _ado(s, a, r, "NpgsqlCommand"), (("", ""), (" with Npgsql", ""))),
        Driver(at, lambda s, a, r, g: f"return await conn.{'QueryAsync<dynamic>' if r else 'ExecuteAsync'}({s}{', new { ' + _names(a, '@ = ', camel, True) + ' }' if a else ''});", (("", ""), (" with Dapper", ""))),
        Driver(braces, lambda s, a, r, g: f"return await db.Database.{'SqlQueryRaw<int>' if r else 'ExecuteSqlRawAsync'}({s}{_each(a)}){'.ToListAsync()' if r else ''};", (("", ""), (" with EF Core", "")))),
}
PDO_NAMED = Driver(named, lambda s, a, r, g: _pdo(s, a, r, True), (("", ""),))  # only beside a query that shows the style


def written(q: Query, lang: str, style: Style, driver: Driver, bound: set[int], rng: random.Random) -> str:
    """The statements that run ``q``; the values with a number in ``bound`` are given to the driver, the others stand in the text."""
    case = (lambda n: n) if lang == "python" else (lambda n: "$" + camel(n)) if lang == "php" else camel
    parts: list[str | tuple[Value, str]] = []
    args: list[tuple[Value, str]] = []
    number = 0
    for p in q:
        if isinstance(p, str):
            parts.append(p)
        elif number in bound:
            args.append((p, style.bound(p, case(p.name))))
            parts.append(driver.mark(len(args), p.name))
            number += 1
        else:
            parts.append((p, case(p.name)))
            number += 1
    merged: list[str | tuple[Value, str]] = []
    for p in parts:
        if isinstance(p, str) and merged and isinstance(merged[-1], str):
            merged[-1] += p
        else:
            merged.append(p)
    sql = style.plain(merged[0]) if len(merged) == 1 and isinstance(merged[0], str) else style.into(merged)
    return driver.code(sql, args, q[0].startswith("SELECT"), rng)


def function(lang: str, name: str, q: Query, body: str) -> str:
    """The statements in a function that takes the values as parameters."""
    pad = "\t" if lang == "go" else "  " if lang in ("javascript", "typescript") else "    "
    inner = "\n".join(pad + line if line else line for line in body.split("\n"))
    vs = values(q)
    waits = "await " in body
    if lang == "python":
        conn = ["session"] if "session." in body else ["conn", "cur"] if "cur.execute" in body and "conn.commit" in body else ["cur"] if "cur.execute" in body else ["conn"]
        return f"{'async ' if waits else ''}def {name}({', '.join(conn + [v.name for v in vs])}):\n{inner}"
    if lang == "javascript":
        return f"{'async ' if waits else ''}function {camel(name)}({', '.join(camel(v.name) for v in vs)}) {{\n{inner}\n}}"
    if lang == "typescript":
        params = ", ".join(f"{camel(v.name)}: {'number' if v.kind == 'number' else 'string'}" for v in vs)
        return f"export {'async ' if waits else ''}function {camel(name)}({params}) {{\n{inner}\n}}"
    if lang == "java":
        params = ", ".join(f"{'int' if v.kind == 'number' else 'String'} {camel(v.name)}" for v in vs)
        reads, jdbc = q[0].startswith("SELECT"), "conn." in body
        back = ("List<Row>" if jdbc else "List<Map<String, Object>>" if "jdbcTemplate" in body else "List<?>") if reads else "int"
        return f"public {back} {camel(name)}({'Connection conn, ' if jdbc else ''}{params}){' throws SQLException' if jdbc else ''} {{\n{inner}\n}}"
    if lang == "go":
        params = ", ".join(f"{camel(v.name)} {'int' if v.kind == 'number' else 'string'}" for v in vs)
        first = ("ctx context.Context, " if "ctx, " in body else "") + "db *sql.DB, "
        return f"func {camel(name)}({first}{params}) {'([]Row, error)' if q[0].startswith('SELECT') else 'error'} {{\n{inner}\n}}"
    if lang == "php":
        params = ", ".join(f"{'int' if v.kind == 'number' else 'string'} ${camel(v.name)}" for v in vs)
        return f"function {camel(name)}({'PDO $pdo' if '$pdo' in body else 'mysqli $db'}, {params}): {'array' if q[0].startswith('SELECT') else 'int'}\n{{\n{inner}\n}}"
    params = ", ".join(f"{'int' if v.kind == 'number' else 'string'} {camel(v.name)}" for v in vs)
    title = camel(name)[:1].upper() + camel(name)[1:]
    return f"public {'async Task<object>' if waits else 'object'} {title}({params})\n{{\n{inner}\n}}"


NAMES = {"SELECT": "find list search load fetch", "UPDATE": "update change set edit", "DELETE": "remove delete purge", "INSERT": "add create insert store"}


def named_function(lang: str, q: Query, body: str, rng: random.Random) -> str:
    verb, table = q[0].split()[0], re.search(r"(?:FROM|UPDATE|INTO) (\w+)", q[0])[1]
    return function(lang, f"{rng.choice(NAMES[verb].split())}_{table}", q, body)


def case(rng: random.Random, lang: str) -> Case:
    """A faulty statement and its bound form, in a function or loose, alone or beside another query."""
    driver = rng.choice(DRIVERS[lang])
    beside = rng.random() < 0.3
    if beside and lang == "php" and "$pdo" in driver.code("''", [], True, rng) and rng.random() < 0.5:
        driver = PDO_NAMED
    style = STYLES[lang][rng.choice(list(STYLES[lang]))]
    q, ask = query(rng)
    while lang in ("java", "go", "typescript", "php", "csharp") and not any(v.kind != "number" for v in values(q)):
        q, ask = query(rng)  # a number that the compiler has checked injects nothing
    if lang in LINES and rng.random() < 0.25:
        q, style = in_lines(q), LINES[lang]
    if driver.mark is percent and style is STYLES["python"]["percent"]:
        style = STYLES["python"]["f"]  # a % of the text and a %s of the driver in one literal is another fault
    n = len(values(q))
    bound = {rng.randrange(n)} if n > 1 and rng.random() < 0.12 and style.into not in (_PY["percent"], _PY["format"]) and lang not in ("go",) and driver.mark is not braces else set()
    if bound and style is STYLES["java"].get("format"):
        bound = set()
    seed = rng.random()  # both sides are laid out alike
    bad, good = (written(q, lang, style, driver, which, random.Random(seed)) for which in (bound, set(range(n))))
    tail, head = rng.choice(driver.told)
    loose = lang in ("javascript", "php", "python") and "return " not in good and rng.random() < 0.5
    if not loose:
        name = random.Random(seed)
        bad, good = (named_function(lang, q, body, name_rng) for body, name_rng in ((bad, name), (good, random.Random(seed))))
    if beside:
        other, _ = query(rng, 3)
        clean = named_function(lang, other, written(other, lang, style, driver, set(range(len(values(other)))), rng), rng)
        gap = "\n\n\n" if lang == "python" else "\n\n"
        if not re.search(r"(?:def|function|func|public \S+) \w+\(", clean) or clean.split("(")[0] != good.split("(")[0]:
            bad, good = (clean + gap + x if seed < 0.6 else x + gap + clean for x in (bad, good))
            tail, head = ("", "") if seed < 0.5 else (tail, head)
    if head:
        bad, good = (f"{head}\n\n{x}" for x in (bad, good))
    return Case(FAMILY[lang], ask + tail, bad, good)


#: Text that looks like a query with values in it and is none, or has names in it that no user chose: (language, text).
KEEP = [
    ("python", 'marks = ", ".join("?" * len(ids))\nrows = conn.execute(f"SELECT id, total FROM orders WHERE id IN ({marks})", ids).fetchall()'),
    ("python", 'marks = ",".join(["%s"] * len(skus))\ncur.execute(f"DELETE FROM basket WHERE sku IN ({marks})", tuple(skus))'),
    ("python", 'COLUMNS = {"name": "last_name", "age": "birthday"}\n\ndef ordered(conn, key):\n    column = COLUMNS[key]\n    return conn.execute(f"SELECT id FROM members ORDER BY {column}").fetchall()'),
    ("python", 'log.info(f"selected {len(rows)} rows from {table} where status is {status}")'),
    ("python", 'TABLE = "events"\nconn.execute(f"CREATE INDEX IF NOT EXISTS {TABLE}_kind ON {TABLE} (kind)")'),
    ("python", 'query = select(Order).where(Order.status == status, Order.total >= least)\nreturn session.scalars(query).all()'),
    ("python", 'cur.execute(sql.SQL("SELECT * FROM {} WHERE id = %s").format(sql.Identifier(table)), (row_id,))'),
    ("python", 'page = conn.execute("SELECT id FROM songs WHERE genre = ? LIMIT ? OFFSET ?", (genre, size, size * number)).fetchall()'),
    ("javascript", "const marks = ids.map(() => '?').join(', ');\nconst [rows] = await db.execute(`SELECT id, total FROM orders WHERE id IN (${marks})`, ids);"),
    ("javascript", "const marks = ids.map((_, i) => `$${i + 1}`).join(', ');\nconst { rows } = await pool.query(`SELECT * FROM users WHERE id IN (${marks})`, ids);"),
    ("javascript", "const rows = await sql`SELECT id, email FROM users WHERE city = ${city} AND age >= ${age}`;"),
    ("javascript", "const users = await prisma.$queryRaw`SELECT * FROM users WHERE email = ${email}`;"),
    ("javascript", "console.log(`Deleted ${count} rows from ${table} where status was ${status}`);"),
    ("javascript", "const ORDER = { name: 'last_name', date: 'created_at' };\nconst column = ORDER[req.query.sort] ?? 'id';\nconst { rows } = await pool.query(`SELECT id FROM members ORDER BY ${column}`);"),
    ("javascript", "await db.query('UPDATE tickets SET status = $1 WHERE id = ANY($2)', [status, ids]);"),
    ("typescript", "const rows = await db.select().from(orders).where(and(eq(orders.status, status), gte(orders.total, least)));"),
    ("typescript", "const found = await this.dataSource.query('SELECT id FROM songs WHERE artist = $1 AND year = $2', [artist, year]);"),
    ("typescript", "const rows = await sql<Order[]>`SELECT * FROM orders WHERE country = ${country}`;"),
    ("java", 'String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));\nreturn jdbcTemplate.queryForList("SELECT * FROM orders WHERE id IN (" + marks + ")", ids.toArray());'),
    ("java", 'private static final String TABLE = "orders";\nprivate static final String BY_ID = "SELECT * FROM " + TABLE + " WHERE id = ?";'),
    ("java", 'String sql = "SELECT id, name "\n        + "FROM members "\n        + "WHERE club_id = ? AND level = ?";\nreturn jdbcTemplate.queryForList(sql, clubId, level);'),
    ("java", 'log.info("Deleted {} rows from {} where state is {}", count, table, state);'),
    ("go", 'marks := strings.TrimSuffix(strings.Repeat("?,", len(ids)), ",")\nrows, err := db.QueryContext(ctx, "SELECT id FROM orders WHERE id IN ("+marks+")", args...)'),
    ("go", 'const table = "orders"\n\nvar byID = "SELECT id, total FROM " + table + " WHERE id = $1"'),
    ("go", 'log.Printf("select from %s where status = %s took %s", table, status, time.Since(start))'),
    ("php", "$marks = implode(', ', array_fill(0, count($ids), '?'));\n$stmt = $pdo->prepare(\"SELECT * FROM orders WHERE id IN ($marks)\");\n$stmt->execute($ids);"),
    ("php", "$columns = ['name' => 'last_name', 'date' => 'created_at'];\n$column = $columns[$_GET['sort'] ?? ''] ?? 'id';\n$stmt = $pdo->query(\"SELECT id FROM members ORDER BY $column\");"),
    ("php", "$orders = DB::table('orders')->where('status', $status)->where('total', '>=', $least)->get();"),
    ("csharp", 'var orders = await db.Orders.FromSql($"SELECT * FROM Orders WHERE Country = {country} AND Total >= {least}").ToListAsync();'),
    ("csharp", 'var rows = await db.Database.ExecuteSqlAsync($"UPDATE Members SET Level = {level} WHERE Id = {id}");'),
    ("csharp", 'logger.LogInformation("Deleted {Count} rows from {Table}", count, table);'),
    ("csharp", 'var rows = await conn.QueryAsync<Order>("SELECT * FROM Orders WHERE Id IN @ids", new { ids });'),
]


def keep(rng: random.Random, lang: str | None = None) -> Case:
    """Clean text that looks like a query with values in it, or a bound query."""
    if rng.random() < 0.5:
        lang, text = rng.choice([k for k in KEEP if lang in (None, k[0])])
        return Case(FAMILY[lang], rng.choice(["query the database", "load the rows", "read from the database", ""]), text, text)
    made = case(rng, lang or rng.choice(LANGUAGES))
    return Case(made.family, made.ask, made.good, made.good)
