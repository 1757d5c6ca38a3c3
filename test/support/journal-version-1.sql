-- A journal as version 1 wrote it, with an answer that was decided: what an older file must become is tested with it.
CREATE TABLE answers (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, time INTEGER NOT NULL, route TEXT NOT NULL,
  workspace TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL, question TEXT NOT NULL, original TEXT NOT NULL,
  target TEXT NOT NULL, model TEXT NOT NULL, model_sha256 TEXT NOT NULL, sensitivity TEXT NOT NULL,
  dismissed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX answers_by_time ON answers (time, number);
CREATE TABLE hunks (
  answer INTEGER NOT NULL REFERENCES answers (number) ON DELETE CASCADE, hunk INTEGER NOT NULL, start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, replacement TEXT NOT NULL, category TEXT NOT NULL, tags TEXT NOT NULL, severity TEXT NOT NULL,
  reason TEXT NOT NULL, link TEXT, confidence REAL NOT NULL, "group" INTEGER, state TEXT NOT NULL, since INTEGER NOT NULL,
  text TEXT, step INTEGER, owner TEXT, PRIMARY KEY (answer, hunk)
) STRICT, WITHOUT ROWID;
CREATE INDEX hunks_by_state ON hunks (state, answer);
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT, answer INTEGER NOT NULL REFERENCES answers (number) ON DELETE CASCADE,
  hunk INTEGER NOT NULL, "from" TEXT NOT NULL, "to" TEXT NOT NULL, time INTEGER NOT NULL, text TEXT
) STRICT;
CREATE INDEX decisions_by_answer ON decisions (answer);
INSERT INTO answers VALUES (1, 'old', 1700000000000, 'selection', 'file:///project', 'app.py', 'python', 'Why?',
  'one two three', '{"kind":"elsewhere"}', 'aligner-135m', 'aa', 'normal', 0);
INSERT INTO hunks VALUES (1, 0, 0, 3, '1', 'helpful', '["bare-except"]', 'warning', 'Catches everything.', NULL, 0.75,
  NULL, 'accepted', 1700000001000, NULL, 1, NULL);
INSERT INTO decisions VALUES (1, 1, 0, 'pending', 'accepted', 1700000001000, NULL);
PRAGMA user_version = 1;
