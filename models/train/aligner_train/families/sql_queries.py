"""SQL: conditions, joins, groups, order and null."""
from ..family import family

family(
    id="sql-no-where", tag="missing-where", lang="sql", group="helpful",
    asks=["change rows of a table", "write an UPDATE or DELETE statement", "correct the data in the database"],
    forms=[
        ('''
-- only number <<num>>
UPDATE <<table>>
SET <<status|state>> = '<<closed|paid|blocked>>';
''', '''
-- only number <<num>>
UPDATE <<table>>
SET <<status|state>> = '<<closed|paid|blocked>>'
WHERE id = <<num>>;
'''),
        ('''
-- remove the sessions that are expired
DELETE FROM sessions;
''', '''
-- remove the sessions that are expired
DELETE FROM sessions
WHERE expires_at < now();
'''),
        ('''
-- set the price of product <<num>>
UPDATE products SET price_cents = <<1999|2499|999>>;
''', '''
-- set the price of product <<num>>
UPDATE products SET price_cents = <<1999|2499|999>> WHERE id = <<num>>;
'''),
        ('''
BEGIN;
INSERT INTO archive SELECT * FROM <<table>> WHERE created_at < '<<2022|2023|2024>>-01-01';
DELETE FROM <<table>>;
COMMIT;
''', '''
BEGIN;
INSERT INTO archive SELECT * FROM <<table>> WHERE created_at < '<<2022|2023|2024>>-01-01';
DELETE FROM <<table>> WHERE created_at < '<<2022|2023|2024>>-01-01';
COMMIT;
'''),
        ('''
-- the orders that have a shipment
UPDATE orders
SET status = 'shipped'
FROM shipments;
''', '''
-- the orders that have a shipment
UPDATE orders
SET status = 'shipped'
FROM shipments
WHERE shipments.order_id = orders.id;
'''),
        ('''
CREATE PROCEDURE deactivate_user(p_id INT)
  UPDATE users SET active = FALSE;
''', '''
CREATE PROCEDURE deactivate_user(p_id INT)
  UPDATE users SET active = FALSE WHERE id = p_id;
'''),
        ('''
-- give Berlin customers the discount
UPDATE customers
SET discount = <<5|10|15>>
WHERE TRUE;
''', '''
-- give Berlin customers the discount
UPDATE customers
SET discount = <<5|10|15>>
WHERE city = 'Berlin';
'''),
    ],
    twins=[
        '''
SELECT <<col>> FROM <<table>>;
''',
        '''
DELETE FROM <<table>> WHERE id = <<num>>;
''',
        '''
-- fill the new column for every row
UPDATE <<table>> SET slug = lower(replace(name, ' ', '-'));
''',
        '''
TRUNCATE TABLE staging_<<table>>; -- reload below
INSERT INTO staging_<<table>> SELECT * FROM <<table>>;
''',
    ],
)

family(
    id="sql-equals-null", tag="none-compare", lang="sql", group="helpful",
    asks=["find the rows of <<table>> without a value", "count the entries where a field is empty", "select rows that have no date yet"],
    forms=[
        ('''
SELECT * FROM <<table>> WHERE <<deleted_at|paid_at|phone|manager_id>> = NULL;
''', '''
SELECT * FROM <<table>> WHERE <<deleted_at|paid_at|phone|manager_id>> IS NULL;
'''),
        ('''
SELECT id, <<email|phone>>
FROM customers
WHERE <<email|phone>> != NULL
ORDER BY id;
''', '''
SELECT id, <<email|phone>>
FROM customers
WHERE <<email|phone>> IS NOT NULL
ORDER BY id;
'''),
        ('''
DELETE FROM <<table>>
WHERE created_at < '<<2023|2024>>-01-01'
  AND <<owner_id|parent_id>> = NULL;
''', '''
DELETE FROM <<table>>
WHERE created_at < '<<2023|2024>>-01-01'
  AND <<owner_id|parent_id>> IS NULL;
'''),
        ('''
SELECT c.id, c.name
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
WHERE o.id = NULL;
''', '''
SELECT c.id, c.name
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
WHERE o.id IS NULL;
'''),
        ('''
UPDATE tickets SET status = 'open' WHERE closed_at <> NULL;
''', '''
UPDATE tickets SET status = 'open' WHERE closed_at IS NOT NULL;
'''),
        ('''
SELECT name, CASE WHEN <<ended_at|left_at>> = NULL THEN 'active' ELSE 'former' END AS state
FROM members;
''', '''
SELECT name, CASE WHEN <<ended_at|left_at>> IS NULL THEN 'active' ELSE 'former' END AS state
FROM members;
'''),
        ('''
SELECT count(*) FROM employees WHERE manager_id IN (NULL, 0);
''', '''
SELECT count(*) FROM employees WHERE manager_id IS NULL OR manager_id = 0;
'''),
    ],
    twins=[
        '''
UPDATE <<table>> SET deleted_at = NULL WHERE id = <<num>>;
''',
        '''
SELECT * FROM <<table>> WHERE <<deleted_at|paid_at>> IS NULL;
''',
        '''
SELECT coalesce(<<nickname|phone>>, '') = '' AS is_empty FROM users;
''',
        '''
CREATE TABLE notes (id INT PRIMARY KEY, body TEXT NOT NULL, parent_id INT DEFAULT NULL);
''',
    ],
)

family(
    id="sql-not-in-null", tag="not-in-null", lang="sql", group="helpful",
    asks=["find customers without orders", "select the rows that are not in another table", "list products nobody bought"],
    forms=[
        ('''
SELECT name FROM customers
WHERE id NOT IN (SELECT customer_id FROM orders); -- customer_id may be NULL
''', '''
SELECT name FROM customers
WHERE id NOT IN (SELECT customer_id FROM orders WHERE customer_id IS NOT NULL); -- customer_id may be NULL
'''),
        ('''
SELECT e.id, e.name
FROM employees e
WHERE e.id NOT IN (SELECT manager_id FROM employees); -- the boss has no manager
''', '''
SELECT e.id, e.name
FROM employees e
WHERE e.id NOT IN (SELECT manager_id FROM employees WHERE manager_id IS NOT NULL); -- the boss has no manager
'''),
        ('''
-- parent_id is NULL at the top level
SELECT count(*) FROM categories
WHERE id NOT IN (
  SELECT parent_id
  FROM categories
);
''', '''
-- parent_id is NULL at the top level
SELECT count(*) FROM categories
WHERE id NOT IN (
  SELECT parent_id
  FROM categories
  WHERE parent_id IS NOT NULL
);
'''),
        ('''
DELETE FROM images
WHERE id NOT IN (SELECT image_id FROM <<posts|products>>); -- some <<posts|products>> have no image
''', '''
DELETE FROM images
WHERE id NOT IN (SELECT image_id FROM <<posts|products>> WHERE image_id IS NOT NULL); -- some <<posts|products>> have no image
'''),
        ('''
SELECT p.* FROM products p
WHERE p.id NOT IN (SELECT product_id FROM order_lines); -- free-text lines: product_id NULL
''', '''
SELECT p.* FROM products p
WHERE NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.product_id = p.id); -- free-text lines: product_id NULL
'''),
        ('''
SELECT * FROM tasks WHERE status NOT IN ('done', NULL);
''', '''
SELECT * FROM tasks WHERE status <> 'done' AND status IS NOT NULL;
'''),
    ],
    twins=[
        '''
SELECT * FROM <<table>> WHERE status NOT IN ('<<done|closed>>', 'archived');
''',
        '''
SELECT c.name FROM customers c
WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id);
''',
        '''
SELECT name FROM customers
WHERE id IN (SELECT customer_id FROM orders); -- customer_id may be NULL
''',
    ],
)

family(
    id="sql-group-by", tag="group-by-missing", lang="sql", group="helpful",
    asks=["count the rows per group", "sum the sales per customer and month", "show the highest price per category"],
    forms=[
        ('''
SELECT <<country|city>>, count(*) AS n
FROM customers;
''', '''
SELECT <<country|city>>, count(*) AS n
FROM customers
GROUP BY <<country|city>>;
'''),
        ('''
SELECT c.id, c.name, sum(o.total_cents) AS total
FROM customers c
JOIN orders o ON o.customer_id = c.id
GROUP BY c.city;
''', '''
SELECT c.id, c.name, sum(o.total_cents) AS total
FROM customers c
JOIN orders o ON o.customer_id = c.id
GROUP BY c.id, c.name;
'''),
        ('''
SELECT category, <<brand|color>>, max(price_cents)
FROM products
GROUP BY category;
''', '''
SELECT category, <<brand|color>>, max(price_cents)
FROM products
GROUP BY category, <<brand|color>>;
'''),
        ('''
SELECT user_id, date_trunc('month', created_at) AS month, count(*) AS logins
FROM sessions
GROUP BY user_id
ORDER BY user_id, month;
''', '''
SELECT user_id, date_trunc('month', created_at) AS month, count(*) AS logins
FROM sessions
GROUP BY user_id, date_trunc('month', created_at)
ORDER BY user_id, month;
'''),
        ('''
SELECT status, avg(amount) AS average
FROM payments
WHERE created_at >= '<<2023|2024|2025>>-01-01'
ORDER BY average DESC;
''', '''
SELECT status, avg(amount) AS average
FROM payments
WHERE created_at >= '<<2023|2024|2025>>-01-01'
GROUP BY status
ORDER BY average DESC;
'''),
        ('''
SELECT <<role|team>>, count(*)
FROM users
GROUP BY id
HAVING count(*) > <<small>>;
''', '''
SELECT <<role|team>>, count(*)
FROM users
GROUP BY <<role|team>>
HAVING count(*) > <<small>>;
'''),
    ],
    twins=[
        '''
SELECT count(*), max(created_at) FROM <<table>>;
''',
        '''
SELECT <<country|city>>, count(*) FROM customers GROUP BY <<country|city>>;
''',
        '''
SELECT id, status, count(*) OVER (PARTITION BY status) AS n FROM orders;
''',
    ],
)

family(
    id="sql-left-join-where", tag="outer-join-filter", lang="sql", group="helpful",
    asks=["show all customers with their paid orders, also those without", "list every product with its reviews of this year", "count the open tickets of each user, zero included"],
    forms=[
        ('''
SELECT c.name, o.id
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
WHERE o.status = '<<paid|open>>';
''', '''
SELECT c.name, o.id
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
  AND o.status = '<<paid|open>>';
'''),
        ('''
-- every user, with 0 when there is no ticket
SELECT u.id, count(t.id) AS open_tickets
FROM users u
LEFT JOIN tickets t ON t.user_id = u.id
WHERE t.closed_at IS NULL AND t.priority = <<small>>
GROUP BY u.id;
''', '''
-- every user, with 0 when there is no ticket
SELECT u.id, count(t.id) AS open_tickets
FROM users u
LEFT JOIN tickets t ON t.user_id = u.id
  AND t.closed_at IS NULL AND t.priority = <<small>>
GROUP BY u.id;
'''),
        ('''
SELECT p.name, r.stars
FROM products p
LEFT OUTER JOIN reviews r
  ON r.product_id = p.id
WHERE r.created_at >= '<<2024|2025>>-01-01'
ORDER BY p.name;
''', '''
SELECT p.name, r.stars
FROM products p
LEFT OUTER JOIN reviews r
  ON r.product_id = p.id
 AND r.created_at >= '<<2024|2025>>-01-01'
ORDER BY p.name;
'''),
        ('''
SELECT d.name, sum(h.hours) AS hours -- all departments
FROM departments d
LEFT JOIN hours h ON h.department_id = d.id
WHERE h.year = <<2023|2024|2025>>
GROUP BY d.name;
''', '''
SELECT d.name, sum(h.hours) AS hours -- all departments
FROM departments d
LEFT JOIN hours h ON h.department_id = d.id
 AND h.year = <<2023|2024|2025>>
GROUP BY d.name;
'''),
        ('''
CREATE VIEW all_rooms AS -- free rooms too
SELECT r.number, b.guest
FROM rooms r
LEFT JOIN bookings b ON b.room_id = r.id
WHERE b.day = CURRENT_DATE;
''', '''
CREATE VIEW all_rooms AS -- free rooms too
SELECT r.number, b.guest
FROM rooms r
LEFT JOIN bookings b ON b.room_id = r.id
 AND b.day = CURRENT_DATE;
'''),
        ('''
SELECT o.name, d.serial
FROM <<offices|owners>> o -- every one of them
LEFT JOIN devices d ON d.place_id = o.id WHERE d.active = TRUE;
''', '''
SELECT o.name, d.serial
FROM <<offices|owners>> o -- every one of them
LEFT JOIN devices d ON d.place_id = o.id AND d.active = TRUE;
'''),
    ],
    twins=[
        '''
SELECT c.name FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
WHERE o.id IS NULL;
''',
        '''
SELECT c.name, o.id
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
WHERE c.country = '<<DE|FR|US>>';
''',
        '''
SELECT c.name, o.id
FROM customers c
JOIN orders o ON o.customer_id = c.id
WHERE o.status = '<<paid|open>>';
''',
    ],
)

family(
    id="sql-between-dates", tag="date-range-end", lang="sql", group="helpful",
    asks=["select the orders of one month", "count the events of a day", "sum the payments of a year"],
    forms=[
        ('''
-- created_at is a timestamp
SELECT * FROM orders
WHERE created_at BETWEEN '<<2023|2024|2025>>-01-01' AND '<<2023|2024|2025>>-01-31';
''', '''
-- created_at is a timestamp
SELECT * FROM orders
WHERE created_at >= '<<2023|2024|2025>>-01-01' AND created_at < '<<2023|2024|2025>>-02-01';
'''),
        ('''
SELECT count(*)
FROM events
WHERE created_at >= '<<2024|2025>>-<<03|05|07>>-10 00:00:00'
  AND created_at <= '<<2024|2025>>-<<03|05|07>>-10 23:59';
''', '''
SELECT count(*)
FROM events
WHERE created_at >= '<<2024|2025>>-<<03|05|07>>-10 00:00:00'
  AND created_at < '<<2024|2025>>-<<03|05|07>>-11 00:00:00';
'''),
        ('''
-- paid_at TIMESTAMP NOT NULL
SELECT sum(amount_cents) FROM payments
WHERE paid_at BETWEEN '2024-01-01' AND '2024-12-31';
''', '''
-- paid_at TIMESTAMP NOT NULL
SELECT sum(amount_cents) FROM payments
WHERE paid_at >= '2024-01-01' AND paid_at < '2025-01-01';
'''),
        ('''
SELECT user_id, count(*) AS logins
FROM sessions
WHERE started_at >= date_trunc('month', now())
  AND started_at <= date_trunc('month', now()) + interval '1 month'
GROUP BY user_id;
''', '''
SELECT user_id, count(*) AS logins
FROM sessions
WHERE started_at >= date_trunc('month', now())
  AND started_at < date_trunc('month', now()) + interval '1 month'
GROUP BY user_id;
'''),
        ('''
-- all comments of today; created_at is a DATETIME
SELECT id, body FROM comments
WHERE created_at = CURRENT_DATE;
''', '''
-- all comments of today; created_at is a DATETIME
SELECT id, body FROM comments
WHERE created_at >= CURRENT_DATE AND created_at < CURRENT_DATE + INTERVAL 1 DAY;
'''),
        ('''
DELETE FROM logs -- logged_at has a time of day
WHERE logged_at BETWEEN '<<2022|2023>>-06-01' AND '<<2022|2023>>-06-30';
''', '''
DELETE FROM logs -- logged_at has a time of day
WHERE logged_at >= '<<2022|2023>>-06-01' AND logged_at < '<<2022|2023>>-07-01';
'''),
    ],
    twins=[
        '''
-- birth_date is a DATE
SELECT name FROM users WHERE birth_date BETWEEN '1990-01-01' AND '1999-12-31';
''',
        '''
SELECT * FROM products WHERE price_cents BETWEEN <<100|500>> AND <<1000|5000>>;
''',
        '''
SELECT * FROM orders WHERE created_at >= '2024-01-01' AND created_at < '2024-02-01';
''',
    ],
)

family(
    id="sql-count-column", tag="count-column", lang="sql", group="helpful", unseen=True,
    asks=["count the orders of each customer", "count the rows of a join, zero included", "report how many entries have a value"],
    forms=[
        ('''
-- 0 for customers without orders
SELECT c.name, count(*) AS orders
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
GROUP BY c.id, c.name;
''', '''
-- 0 for customers without orders
SELECT c.name, count(o.id) AS orders
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
GROUP BY c.id, c.name;
'''),
        ('''
-- number of rows; phone may be NULL
SELECT count(phone) AS <<total|n>> FROM users;
''', '''
-- number of rows; phone may be NULL
SELECT count(*) AS <<total|n>> FROM users;
'''),
        ('''
SELECT count(user_id) AS <<visitors|people>> -- each user once
FROM <<visits|logins>>;
''', '''
SELECT count(DISTINCT user_id) AS <<visitors|people>> -- each user once
FROM <<visits|logins>>;
'''),
        ('''
SELECT p.title, count(*) AS likes -- 0 when nobody likes it
FROM posts p LEFT JOIN likes l ON l.post_id = p.id
GROUP BY p.id, p.title
ORDER BY likes DESC;
''', '''
SELECT p.title, count(l.user_id) AS likes -- 0 when nobody likes it
FROM posts p LEFT JOIN likes l ON l.post_id = p.id
GROUP BY p.id, p.title
ORDER BY likes DESC;
'''),
        ('''
-- share of <<tickets|tasks>> that are closed; closed_at is NULL while open
SELECT count(closed_at) * 100.0 / count(closed_at) AS percent FROM <<tickets|tasks>>;
''', '''
-- share of <<tickets|tasks>> that are closed; closed_at is NULL while open
SELECT count(closed_at) * 100.0 / count(*) AS percent FROM <<tickets|tasks>>;
'''),
        ('''
SELECT count(is_active) AS active FROM accounts;
''', '''
SELECT count(*) AS active FROM accounts WHERE is_active;
'''),
    ],
    twins=[
        '''
SELECT count(*) FROM <<table>> WHERE <<col>> IS NOT NULL;
''',
        '''
SELECT count(paid_at) AS paid, count(*) AS total FROM orders;
''',
        '''
SELECT c.name, count(o.id) FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name;
''',
    ],
)

family(
    id="sql-having-where", tag="having-where", lang="sql", group="helpful",
    asks=["show only groups with more than a few rows", "filter groups by their sum", "list customers with many orders"],
    forms=[
        ('''
SELECT customer_id, count(*) AS n
FROM orders
WHERE count(*) > <<small>>
GROUP BY customer_id;
''', '''
SELECT customer_id, count(*) AS n
FROM orders
GROUP BY customer_id
HAVING count(*) > <<small>>;
'''),
        ('''
SELECT category, sum(price_cents) AS total
FROM products
WHERE total > <<num>>
GROUP BY category;
''', '''
SELECT category, sum(price_cents) AS total
FROM products
GROUP BY category
HAVING sum(price_cents) > <<num>>;
'''),
        ('''
SELECT name FROM products
WHERE price_cents = max(price_cents);
''', '''
SELECT name FROM products
WHERE price_cents = (SELECT max(price_cents) FROM products);
'''),
        ('''
SELECT city, avg(age) AS average
FROM users
WHERE country = '<<DE|FR|IT>>' AND avg(age) > <<30|40|50>>
GROUP BY city
ORDER BY average;
''', '''
SELECT city, avg(age) AS average
FROM users
WHERE country = '<<DE|FR|IT>>'
GROUP BY city
HAVING avg(age) > <<30|40|50>>
ORDER BY average;
'''),
        ('''
SELECT u.email, count(s.id) AS sessions
FROM users u
JOIN sessions s ON s.user_id = u.id
WHERE sessions >= <<small>>
GROUP BY u.email;
''', '''
SELECT u.email, count(s.id) AS sessions
FROM users u
JOIN sessions s ON s.user_id = u.id
GROUP BY u.email
HAVING count(s.id) >= <<small>>;
'''),
        ('''
SELECT id, row_number() OVER (PARTITION BY user_id ORDER BY created_at DESC) AS rn
FROM logins
WHERE rn = 1;
''', '''
SELECT id FROM (
  SELECT id, row_number() OVER (PARTITION BY user_id ORDER BY created_at DESC) AS rn
  FROM logins
) t
WHERE rn = 1;
'''),
    ],
    twins=[
        '''
SELECT customer_id, count(*) FROM orders
WHERE status = '<<paid|open>>'
GROUP BY customer_id
HAVING count(*) > <<small>>;
''',
        '''
SELECT * FROM orders WHERE total_cents > (SELECT avg(total_cents) FROM orders);
''',
        '''
SELECT <<status|city>>, max(id) FROM <<table>> WHERE id > <<num>> GROUP BY <<status|city>>;
''',
    ],
)

family(
    id="sql-join-condition", tag="missing-join-condition", lang="sql", group="helpful",
    asks=["join two tables", "list orders with the customer name", "combine the data of related tables"],
    forms=[
        ('''
SELECT o.id, c.name
FROM orders o, customers c
WHERE o.status = '<<open|paid|new>>';
''', '''
SELECT o.id, c.name
FROM orders o, customers c
WHERE c.id = o.customer_id AND o.status = '<<open|paid|new>>';
'''),
        ('''
SELECT o.id, p.name, l.quantity
FROM orders o
JOIN order_lines l ON l.order_id = o.id
JOIN products p ON p.id = p.id;
''', '''
SELECT o.id, p.name, l.quantity
FROM orders o
JOIN order_lines l ON l.order_id = o.id
JOIN products p ON p.id = l.product_id;
'''),
        ('''
SELECT u.name, r.name AS role
FROM users u CROSS JOIN roles r;
''', '''
SELECT u.name, r.name AS role
FROM users u JOIN roles r ON r.id = u.role_id;
'''),
        ('''
SELECT b.title, a.name
FROM books b, authors a, book_authors ba
WHERE ba.book_id = b.id;
''', '''
SELECT b.title, a.name
FROM books b, authors a, book_authors ba
WHERE ba.book_id = b.id AND ba.author_id = a.id;
'''),
        ('''
UPDATE products p
SET stock = p.stock - l.quantity
FROM order_lines l
WHERE l.order_id = <<num>>;
''', '''
UPDATE products p
SET stock = p.stock - l.quantity
FROM order_lines l
WHERE l.product_id = p.id AND l.order_id = <<num>>;
'''),
        ('''
SELECT e.name, m.name AS manager
FROM employees e
LEFT JOIN employees m ON m.id = e.id;
''', '''
SELECT e.name, m.name AS manager
FROM employees e
LEFT JOIN employees m ON m.id = e.manager_id;
'''),
    ],
    twins=[
        '''
SELECT s.size, c.color
FROM sizes s
CROSS JOIN colors c; -- every combination
''',
        '''
SELECT o.id, c.name FROM orders o JOIN customers c USING (customer_id);
''',
        '''
SELECT o.id, c.name FROM orders o, customers c WHERE c.id = o.customer_id;
''',
    ],
)

family(
    id="sql-limit-order", tag="limit-without-order", lang="sql", group="helpful", unseen=True,
    asks=["show the newest rows of <<table>>", "get page by page through a table", "find the most expensive product"],
    forms=[
        ('''
-- the <<small>> newest
SELECT * FROM <<table>> LIMIT <<small>>;
''', '''
-- the <<small>> newest
SELECT * FROM <<table>> ORDER BY created_at DESC LIMIT <<small>>;
'''),
        ('''
SELECT id, name FROM customers
LIMIT <<num>> OFFSET <<100|200|400>>;
''', '''
SELECT id, name FROM customers
ORDER BY id
LIMIT <<num>> OFFSET <<100|200|400>>;
'''),
        ('''
SELECT name, price_cents FROM products ORDER BY price_cents LIMIT 1; -- the most expensive
''', '''
SELECT name, price_cents FROM products ORDER BY price_cents DESC LIMIT 1; -- the most expensive
'''),
        ('''
-- page 3, <<10|20|25>> per page
SELECT * FROM posts ORDER BY id LIMIT <<10|20|25>> OFFSET 3 * <<10|20|25>>;
''', '''
-- page 3, <<10|20|25>> per page
SELECT * FROM posts ORDER BY id LIMIT <<10|20|25>> OFFSET 2 * <<10|20|25>>;
'''),
        ('''
SELECT TOP <<small>> name, score FROM players; -- high scores
''', '''
SELECT TOP <<small>> name, score FROM players ORDER BY score DESC; -- high scores
'''),
        ('''
SELECT t.id, (SELECT body FROM comments c WHERE c.ticket_id = t.id LIMIT 1) AS last_comment
FROM tickets t;
''', '''
SELECT t.id, (SELECT body FROM comments c WHERE c.ticket_id = t.id ORDER BY c.created_at DESC LIMIT 1) AS last_comment
FROM tickets t;
'''),
    ],
    twins=[
        '''
SELECT 1 FROM <<table>> WHERE <<col>> IS NULL LIMIT 1; -- is there any?
''',
        '''
SELECT * FROM <<table>> ORDER BY created_at DESC, id DESC LIMIT <<num>>;
''',
        '''
SELECT * FROM <<table>> LIMIT 5; -- a quick look at the columns
''',
    ],
)

family(
    id="sql-precedence", tag="wrong-operator", lang="sql", group="helpful",
    asks=["filter <<table>> by two conditions", "select the rows that match one of two values", "write a WHERE clause with several conditions"],
    forms=[
        ('''
SELECT * FROM orders
WHERE customer_id = <<num>> AND status = 'open' OR status = 'paid';
''', '''
SELECT * FROM orders
WHERE customer_id = <<num>> AND (status = 'open' OR status = 'paid');
'''),
        ('''
DELETE FROM sessions
WHERE user_id IS NULL OR device_id IS NULL
  AND created_at < now() - interval '<<7|30|90>> days'; -- only old ones
''', '''
DELETE FROM sessions
WHERE (user_id IS NULL OR device_id IS NULL)
  AND created_at < now() - interval '<<7|30|90>> days'; -- only old ones
'''),
        ('''
SELECT name FROM users WHERE role = 'admin' OR 'editor';
''', '''
SELECT name FROM users WHERE role = 'admin' OR role = 'editor';
'''),
        ('''
SELECT * FROM products WHERE name = '<<A|B|S>>%';
''', '''
SELECT * FROM products WHERE name LIKE '<<A|B|S>>%';
'''),
        ('''
SELECT id FROM tickets WHERE status <> 'closed' OR status <> 'rejected';
''', '''
SELECT id FROM tickets WHERE status <> 'closed' AND status <> 'rejected';
'''),
        ('''
UPDATE products
SET price_cents = <<999|1499>> AND stock = <<num>>
WHERE id = <<small>>;
''', '''
UPDATE products
SET price_cents = <<999|1499>>, stock = <<num>>
WHERE id = <<small>>;
'''),
        ('''
SELECT * FROM members WHERE NOT active OR banned; -- neither active nor banned
''', '''
SELECT * FROM members WHERE NOT (active OR banned); -- neither active nor banned
'''),
    ],
    twins=[
        '''
SELECT * FROM <<table>> WHERE status = 'open' OR status = 'paid';
''',
        '''
SELECT * FROM orders WHERE total_cents > <<num>> AND (status = 'open' OR status = 'paid');
''',
        '''
SELECT * FROM users WHERE role IN ('admin', 'editor') AND active;
''',
    ],
)
