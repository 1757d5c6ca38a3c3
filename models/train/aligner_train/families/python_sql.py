"""Example of the style: SQL built from strings, in Python."""
from ..family import family

family(
    id="py-sql-string", tag="CWE-89", lang="python", group="harmless",
    asks=["query <<table>> by <<col>>", "look up a row of <<table>>", "filter <<table>> by <<col>> with sqlite3"],
    forms=[
        ('''
def <<fn>>(conn, <<col>>):
    cur = conn.cursor()
    cur.execute(f"SELECT * FROM <<table>> WHERE <<col>> = '{<<col>>}'")
    return cur.<<fetchall|fetchone>>()
''', '''
def <<fn>>(conn, <<col>>):
    cur = conn.cursor()
    cur.execute("SELECT * FROM <<table>> WHERE <<col>> = ?", (<<col>>,))
    return cur.<<fetchall|fetchone>>()
'''),
        ('''
cursor.execute("DELETE FROM <<table>> WHERE <<col>> = '" + <<var>> + "'")
conn.commit()
''', '''
cursor.execute("DELETE FROM <<table>> WHERE <<col>> = ?", (<<var>>,))
conn.commit()
'''),
        ('''
class <<cls>>:
    def __init__(self, db):
        self.db = db

    def <<fn>>(self, <<col>>):
        sql = "SELECT id, <<col>> FROM <<table>> WHERE <<col>> = '%s'" % <<col>>
        return self.db.execute(sql).fetchall()
''', '''
class <<cls>>:
    def __init__(self, db):
        self.db = db

    def <<fn>>(self, <<col>>):
        sql = "SELECT id, <<col>> FROM <<table>> WHERE <<col>> = ?"
        return self.db.execute(sql, (<<col>>,)).fetchall()
'''),
        ('''
query = "UPDATE <<table>> SET <<col>> = '{}' WHERE id = {}".format(<<var>>, <<var2>>)
with conn:
    conn.execute(query)
''', '''
query = "UPDATE <<table>> SET <<col>> = ? WHERE id = ?"
with conn:
    conn.execute(query, (<<var>>, <<var2>>))
'''),
        ('''
def <<fn>>(conn, term):
    with conn.cursor() as cur:
        cur.execute(f"SELECT <<col>> FROM <<table>> WHERE <<col>> LIKE '%{term}%' LIMIT <<num>>")
        return [row[0] for row in cur]
''', '''
def <<fn>>(conn, term):
    with conn.cursor() as cur:
        cur.execute("SELECT <<col>> FROM <<table>> WHERE <<col>> LIKE %s LIMIT <<num>>", (f"%{term}%",))
        return [row[0] for row in cur]
'''),
    ],
    twins=[
        '''
def <<fn>>(conn):
    rows = conn.execute("SELECT <<col>> FROM <<table>> ORDER BY <<col>> LIMIT <<num>>").fetchall()
    return [f"<<table>>: {row[0]}" for row in rows]
''',
        '''
logger.info(f"deleted {count} rows from <<table>> where <<col>> = {<<col>>!r}")
''',
        '''
placeholders = ", ".join("?" for _ in <<list>>)
cur.execute(f"SELECT * FROM <<table>> WHERE id IN ({placeholders})", <<list>>)
''',
    ],
)
