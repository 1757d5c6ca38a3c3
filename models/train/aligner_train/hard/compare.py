"""Comparisons that look like faults and are right: expressions of query builders and data frames overload ``==``, and ``== null``
of JavaScript asks for null and undefined at once. All clean."""
from __future__ import annotations

import random

from ..family import Case, Family, fill

FAMILY = {lang: Family(f"hard-compare-{lang}", "none-compare", lang, "helpful", (), (), ()) for lang in ("python", "javascript", "typescript", "csharp", "sql", "ruby")}

TEXTS = [
    ("python", "active = session.query(<<cls>>).filter(<<cls>>.deleted_at == None).all()"),
    ("python", "stmt = select(<<cls>>).where(<<cls>>.<<col>> == None, <<cls>>.owner_id == owner_id)\nreturn session.scalars(stmt).all()"),
    ("python", "query = <<cls>>.select().where(<<cls>>.parent == None).order_by(<<cls>>.id)"),
    ("python", "rows = session.query(<<cls>>).filter(<<cls>>.archived == False, <<cls>>.<<col>> != None)"),
    ("python", "stmt = update(<<cls>>).where(<<cls>>.enabled == True).values(<<col>>=<<var>>)\nsession.execute(stmt)"),
    ("python", "joined = session.query(<<cls>>).outerjoin(Profile).filter(Profile.id == None)"),
    ("python", "open_rows = df[df[\"closed\"] == False]"),
    ("python", "<<list>> = df.loc[(df[\"<<col>>\"] == <<var>>) & (df[\"active\"] == True)]"),
    ("python", "mask = (frame.flag == True) | (frame.score > <<num>>)\nreturn frame[mask]"),
    ("python", "df = df.filter((pl.col(\"deleted\") == False) & (pl.col(\"<<col>>\") != \"\"))"),
    ("python", "late = spark_df.where((F.col(\"paid\") == False) & (F.col(\"days\") > <<num>>))"),
    ("python", "missing = np.equal(<<list>>, None)\nempty = array == None  # element by element"),
    ("python", "assert (result == expected).all()"),
    ("python", "pending = tasks.c.done == sa.false()\nconn.execute(tasks.select().where(pending | (tasks.c.owner == None)))"),
    ("python", "class <<cls>>(Base):\n    __table_args__ = (CheckConstraint((<<col>> != None) | (email != None)),)"),
    ("python", "with_owner = Q(owner__isnull=False) & ~Q(status=\"\")\nreturn <<cls>>.objects.filter(with_owner)"),
    ("javascript", "if (<<var>> == null) return <<small>>; // null or undefined"),
    ("javascript", "const <<fn>> = (value) => value == null ? '' : String(value);"),
    ("javascript", "export const isNil = (x) => x == null;\nexport const isSet = (x) => x != null;"),
    ("javascript", "const <<list>> = await db('<<table>>').whereNull('deleted_at').andWhere('<<col>>', '=', <<var>>);"),
    ("javascript", "const open = await <<cls>>.findAll({ where: { closedAt: null, <<col>>: { [Op.ne]: null } } });"),
    ("typescript", "if (options?.<<col>> != null) {\n  query.andWhere('<<col>> = :<<col>>', { <<col>>: options.<<col>> });\n}"),
    ("typescript", "const rows = await db.select().from(<<table>>).where(and(isNull(<<table>>.deletedAt), eq(<<table>>.<<col>>, <<var>>)));"),
    ("typescript", "return value == null ? fallback : value;"),
    ("csharp", "var open = await db.<<cls>>s.Where(x => x.DeletedAt == null && x.Enabled == true).ToListAsync();"),
    ("csharp", "if (row.<<cls>> == null) throw new ArgumentNullException(nameof(row));"),
    ("csharp", "var <<list>> = from o in db.Orders where o.ClosedAt == null orderby o.Id select o;"),
    ("sql", "SELECT id, <<col>>\nFROM <<table>>\nWHERE <<col>> IS NOT DISTINCT FROM :<<col>>\n  AND deleted_at IS NULL;"),
    ("sql", "UPDATE <<table>>\nSET <<col>> = NULL\nWHERE id = :id;"),
    ("sql", "SELECT COUNT(*) FROM <<table>> WHERE (<<col>> = :<<col>> OR :<<col>> IS NULL);"),
    ("ruby", "<<cls>>.where(deleted_at: nil).where.not(<<col>>: nil)"),
]
ASKS = ["filter the rows that are not deleted", "load the open <<list>>", "find rows without an owner", "keep the active ones", "check for a missing value", "write the query"]


def keep(rng: random.Random) -> Case:
    lang, text = rng.choice(TEXTS)
    slots: dict[str, str] = {}
    text = fill(text, lang, rng, slots)
    if lang == "python" and rng.random() < 0.4 and not text.startswith("class"):
        body = "\n".join("    " + line for line in text.split("\n"))
        text = f"def {fill('<<fn>>', lang, rng, slots)}({rng.choice(['session', 'df', 'self', 'conn, owner_id'])}):\n{body}"
    return Case(FAMILY[lang], fill(rng.choice(ASKS), lang, rng, slots), text, text, slots)
