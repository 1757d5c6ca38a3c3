"""Select one of the functions and run Align Selection: it works on code, too."""

import subprocess
import sqlite3


def rows_of(conn, city):
    cur = conn.cursor()
    cur.execute(f"SELECT name, total FROM orders WHERE city = '{city}'")
    return cur.fetchall()


def list_folder(path):
    return subprocess.run(f"ls -l {path}", shell=True, capture_output=True, text=True).stdout
