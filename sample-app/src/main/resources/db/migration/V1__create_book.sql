-- Written in the SQL that H2 (MODE=PostgreSQL) and PostgreSQL share. How long a text may be is said once, in NewBook.
CREATE TABLE book (
  id          UUID PRIMARY KEY,
  title       VARCHAR NOT NULL,
  author      VARCHAR NOT NULL,
  published   INTEGER NOT NULL,  -- a year; YEAR is a keyword
  isbn        VARCHAR NOT NULL,
  price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
  tags        VARCHAR ARRAY NOT NULL
);

-- The order of the list.
CREATE INDEX book_by_title ON book (title, id);
