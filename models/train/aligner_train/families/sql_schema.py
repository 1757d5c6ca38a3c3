"""SQL: types, rights, secrets, dynamic statements."""
from ..family import family

family(
    id="sql-float-money", tag="float-money", lang="sql", group="helpful",
    asks=["create a table with prices", "store amounts of money", "add a column for the price"],
    forms=[
        ('''
CREATE TABLE <<orders|invoices|payments>> (
  id INTEGER PRIMARY KEY,
  <<total|amount|price>> <<FLOAT|REAL|DOUBLE PRECISION>> NOT NULL,
  created_at TIMESTAMP NOT NULL
);
''', '''
CREATE TABLE <<orders|invoices|payments>> (
  id INTEGER PRIMARY KEY,
  <<total|amount|price>> NUMERIC(12, 2) NOT NULL,
  created_at TIMESTAMP NOT NULL
);
'''),
        ('''
ALTER TABLE products ADD COLUMN <<price|discount|cost>> <<FLOAT|DOUBLE|REAL>>;
''', '''
ALTER TABLE products ADD COLUMN <<price|discount|cost>> DECIMAL(10, 2);
'''),
        ('''
SELECT sum(CAST(amount AS <<FLOAT|REAL>>)) AS total FROM payments;
''', '''
SELECT sum(CAST(amount AS DECIMAL(12, 2))) AS total FROM payments;
'''),
        ('''
CREATE TABLE accounts (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner TEXT NOT NULL,
  balance double precision NOT NULL DEFAULT 0,
  currency CHAR(3) NOT NULL
);
''', '''
CREATE TABLE accounts (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner TEXT NOT NULL,
  balance numeric(14, 2) NOT NULL DEFAULT 0,
  currency CHAR(3) NOT NULL
);
'''),
        ('''
CREATE FUNCTION total_of(p_order INT) RETURNS FLOAT AS $$
  SELECT sum(price * quantity) FROM order_lines WHERE order_id = p_order;
$$ LANGUAGE sql;
''', '''
CREATE FUNCTION total_of(p_order INT) RETURNS NUMERIC AS $$
  SELECT sum(price * quantity) FROM order_lines WHERE order_id = p_order;
$$ LANGUAGE sql;
'''),
        ('''
ALTER TABLE salaries ALTER COLUMN gross TYPE real;
''', '''
ALTER TABLE salaries ALTER COLUMN gross TYPE numeric(12, 2);
'''),
    ],
    twins=[
        '''
CREATE TABLE stations (
  id INTEGER PRIMARY KEY,
  latitude DOUBLE PRECISION NOT NULL,
  longitude DOUBLE PRECISION NOT NULL
);
''',
        '''
CREATE TABLE payments (id INTEGER PRIMARY KEY, amount_cents BIGINT NOT NULL);
''',
        '''
ALTER TABLE readings ADD COLUMN <<temperature|humidity>> REAL;
''',
    ],
)

family(
    id="sql-plain-password", tag="CWE-256", lang="sql", group="harmless",
    asks=["create a users table with a login", "insert a new user", "check the login of a user"],
    forms=[
        ('''
CREATE TABLE users (
  id SERIAL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  password TEXT NOT NULL
);
''', '''
CREATE TABLE users (
  id SERIAL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL
);
'''),
        ('''
INSERT INTO users (email, password) VALUES ('<<ann|bob|eve>>@example.com', '<<secret>>');
''', '''
INSERT INTO users (email, password_hash) VALUES ('<<ann|bob|eve>>@example.com', crypt('<<secret>>', gen_salt('bf', 12)));
'''),
        ('''
SELECT id FROM users
WHERE email = $1 AND password = $2;
''', '''
SELECT id FROM users
WHERE email = $1 AND password_hash = crypt($2, password_hash);
'''),
        ('''
ALTER TABLE <<accounts|customers|members>> ADD COLUMN password VARCHAR(50);
''', '''
ALTER TABLE <<accounts|customers|members>> ADD COLUMN password_hash VARCHAR(255);
'''),
        ('''
CREATE FUNCTION set_password(p_user INT, p_password TEXT) RETURNS VOID AS $$
  UPDATE users SET password = p_password WHERE id = p_user;
$$ LANGUAGE sql;
''', '''
CREATE FUNCTION set_password(p_user INT, p_password TEXT) RETURNS VOID AS $$
  UPDATE users SET password_hash = crypt(p_password, gen_salt('bf', 12)) WHERE id = p_user;
$$ LANGUAGE sql;
'''),
        ('''
UPDATE <<users|accounts>> SET password = $1, changed_at = now() WHERE id = $2;
''', '''
UPDATE <<users|accounts>> SET password_hash = crypt($1, gen_salt('bf', 12)), changed_at = now() WHERE id = $2;
'''),
    ],
    twins=[
        '''
CREATE TABLE users (
  id SERIAL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL
);
''',
        '''
SELECT id, password_changed_at FROM users WHERE password_changed_at < now() - interval '1 year';
''',
        '''
UPDATE users SET password_hash = crypt($1, gen_salt('bf', 12)) WHERE id = $2;
''',
    ],
)

family(
    id="sql-grant-all", tag="CWE-250", lang="sql", group="harmless",
    asks=["give the app access to the database", "create a database user for reports", "set the rights of a role"],
    forms=[
        ('''
GRANT ALL PRIVILEGES ON *.* TO '<<app|web|api>>'@'localhost';
''', '''
GRANT SELECT, INSERT, UPDATE, DELETE ON <<shop|blog|crm>>.* TO '<<app|web|api>>'@'localhost';
'''),
        ('''
CREATE USER '<<report|reader|stats>>'@'%' IDENTIFIED BY RANDOM PASSWORD;
GRANT ALL ON <<shop|blog|crm>>.* TO '<<report|reader|stats>>'@'%';
''', '''
CREATE USER '<<report|reader|stats>>'@'%' IDENTIFIED BY RANDOM PASSWORD;
GRANT SELECT ON <<shop|blog|crm>>.* TO '<<report|reader|stats>>'@'%';
'''),
        ('''
CREATE ROLE <<app|web|api>> LOGIN SUPERUSER;
GRANT SELECT, INSERT ON <<table>> TO <<app|web|api>>;
''', '''
CREATE ROLE <<app|web|api>> LOGIN;
GRANT SELECT, INSERT ON <<table>> TO <<app|web|api>>;
'''),
        ('''
-- the reporting role only reads
GRANT ALL PRIVILEGES ON ALL TABLES IN SCHEMA public TO <<reporting|analyst>>;
''', '''
-- the reporting role only reads
GRANT SELECT ON ALL TABLES IN SCHEMA public TO <<reporting|analyst>>;
'''),
        ('''
GRANT SELECT ON <<table>> TO PUBLIC;
''', '''
GRANT SELECT ON <<table>> TO <<app|reader>>;
'''),
        ('''
ALTER USER <<app|web>> WITH SUPERUSER;
''', '''
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO <<app|web>>;
'''),
        ('''
GRANT CONNECT ON DATABASE shop TO <<backup|monitor>>;
GRANT pg_write_all_data TO <<backup|monitor>>; -- it only dumps the data
''', '''
GRANT CONNECT ON DATABASE shop TO <<backup|monitor>>;
GRANT pg_read_all_data TO <<backup|monitor>>; -- it only dumps the data
'''),
    ],
    twins=[
        '''
REVOKE ALL ON <<table>> FROM PUBLIC;
GRANT SELECT ON <<table>> TO <<app|web>>;
''',
        '''
SELECT * FROM <<table>> UNION ALL SELECT * FROM archive_<<table>>;
''',
        '''
GRANT EXECUTE ON FUNCTION total_of(INT) TO <<app|web>>;
''',
    ],
)

family(
    id="sql-dynamic", tag="CWE-89", lang="sql", group="harmless",
    asks=["write a stored procedure that searches a table", "run a dynamic statement in a procedure", "build a statement from a parameter in SQL"],
    forms=[
        ("""
CREATE FUNCTION find_by_name(p_name TEXT) RETURNS SETOF <<table>> AS $$
BEGIN
  RETURN QUERY EXECUTE 'SELECT * FROM <<table>> WHERE name = ''' || p_name || '''';
END;
$$ LANGUAGE plpgsql;
""", '''
CREATE FUNCTION find_by_name(p_name TEXT) RETURNS SETOF <<table>> AS $$
BEGIN
  RETURN QUERY EXECUTE 'SELECT * FROM <<table>> WHERE name = $1' USING p_name;
END;
$$ LANGUAGE plpgsql;
'''),
        ("""
CREATE PROCEDURE Search<<Users|Orders|Items>> @term NVARCHAR(100) AS
BEGIN
  DECLARE @sql NVARCHAR(MAX) = N'SELECT * FROM <<table>> WHERE <<name|title>> LIKE ''%' + @term + '%''';
  EXEC(@sql);
END;
""", """
CREATE PROCEDURE Search<<Users|Orders|Items>> @term NVARCHAR(100) AS
BEGIN
  DECLARE @sql NVARCHAR(MAX) = N'SELECT * FROM <<table>> WHERE <<name|title>> LIKE ''%'' + @t + ''%''';
  EXEC sp_executesql @sql, N'@t NVARCHAR(100)', @t = @term;
END;
"""),
        ('''
SET @q = CONCAT('DELETE FROM <<table>> WHERE <<owner|city>> = "', p_value, '"');
PREPARE stmt FROM @q;
EXECUTE stmt;
DEALLOCATE PREPARE stmt;
''', '''
SET @q = 'DELETE FROM <<table>> WHERE <<owner|city>> = ?';
SET @v = p_value;
PREPARE stmt FROM @q;
EXECUTE stmt USING @v;
DEALLOCATE PREPARE stmt;
'''),
        ('''
DO $$
DECLARE t TEXT;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'staging' LOOP
    EXECUTE 'TRUNCATE staging.' || t;
  END LOOP;
END $$;
''', '''
DO $$
DECLARE t TEXT;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'staging' LOOP
    EXECUTE format('TRUNCATE staging.%I', t);
  END LOOP;
END $$;
'''),
        ('''
CREATE FUNCTION count_rows(p_table TEXT) RETURNS BIGINT AS $$
DECLARE n BIGINT;
BEGIN
  EXECUTE 'SELECT count(*) FROM ' || p_table INTO n;
  RETURN n;
END;
$$ LANGUAGE plpgsql;
''', '''
CREATE FUNCTION count_rows(p_table TEXT) RETURNS BIGINT AS $$
DECLARE n BIGINT;
BEGIN
  EXECUTE format('SELECT count(*) FROM %I', p_table) INTO n;
  RETURN n;
END;
$$ LANGUAGE plpgsql;
'''),
        ("""
EXECUTE IMMEDIATE 'UPDATE <<table>> SET status = ''' || v_status || ''' WHERE id = ' || v_id;
""", '''
EXECUTE IMMEDIATE 'UPDATE <<table>> SET status = :1 WHERE id = :2' USING v_status, v_id;
'''),
        ("""
EXECUTE format('SELECT id FROM <<table>> WHERE email = ''%s''', p_email) INTO v_id;
""", '''
EXECUTE format('SELECT id FROM <<table>> WHERE email = %L', p_email) INTO v_id;
'''),
    ],
    twins=[
        '''
SELECT first_name || ' ' || last_name AS name FROM <<users|customers>>;
''',
        '''
EXECUTE format('DROP TABLE IF EXISTS %I', 'tmp_<<table>>');
''',
        '''
SELECT * FROM <<table>> WHERE name LIKE '%' || $1 || '%';
''',
    ],
)

family(
    id="sql-cascade-types", tag="missing-constraint", lang="sql", group="helpful",
    asks=["create a table that refers to another", "create a table with a unique e-mail", "design a small database table"],
    forms=[
        ('''
CREATE TABLE accounts (
  id SERIAL PRIMARY KEY,
  balance_cents BIGINT NOT NULL DEFAULT 0 -- never below zero
);
''', '''
CREATE TABLE accounts (
  id SERIAL PRIMARY KEY,
  balance_cents BIGINT NOT NULL DEFAULT 0 CHECK (balance_cents >= 0) -- never below zero
);
'''),
        ('''
CREATE TABLE <<orders|tickets>> (
  id SERIAL PRIMARY KEY,
  user_id INTEGER NOT NULL,
  created_at TIMESTAMP NOT NULL DEFAULT now()
);
''', '''
CREATE TABLE <<orders|tickets>> (
  id SERIAL PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id),
  created_at TIMESTAMP NOT NULL DEFAULT now()
);
'''),
        ('''
CREATE TABLE users (
  id SERIAL PRIMARY KEY,
  email TEXT NOT NULL, -- one account per address
  name TEXT
);
''', '''
CREATE TABLE users (
  id SERIAL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE, -- one account per address
  name TEXT
);
'''),
        ('''
CREATE TABLE order_lines (
  order_id INTEGER NOT NULL REFERENCES orders (id),
  product_id INTEGER NOT NULL REFERENCES products (id),
  quantity INTEGER NOT NULL
);
''', '''
CREATE TABLE order_lines (
  order_id INTEGER NOT NULL REFERENCES orders (id),
  product_id INTEGER NOT NULL REFERENCES products (id),
  quantity INTEGER NOT NULL,
  PRIMARY KEY (order_id, product_id)
);
'''),
        ('''
CREATE TABLE <<tags|roles|labels>> (
  id INTEGER,
  name VARCHAR(<<50|100>>) NOT NULL
);
''', '''
CREATE TABLE <<tags|roles|labels>> (
  id INTEGER PRIMARY KEY,
  name VARCHAR(<<50|100>>) NOT NULL
);
'''),
        ('''
ALTER TABLE comments ADD COLUMN post_id INTEGER; -- a comment goes with its post
''', '''
ALTER TABLE comments ADD COLUMN post_id INTEGER REFERENCES posts (id) ON DELETE CASCADE; -- a comment goes with its post
'''),
    ],
    twins=[
        '''
CREATE TABLE users (
  id SERIAL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE
);
''',
        '''
CREATE TEMPORARY TABLE import_<<table>> (raw TEXT);
''',
        '''
CREATE TABLE page_views (
  page TEXT NOT NULL,
  viewed_at TIMESTAMP NOT NULL
); -- append only, no key needed
''',
    ],
)
