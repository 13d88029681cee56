-- Goes up with each change of a book, so that nobody undoes a change that they have not seen.
ALTER TABLE book ADD COLUMN version BIGINT DEFAULT 1 NOT NULL;
