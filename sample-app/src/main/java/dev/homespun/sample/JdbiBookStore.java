package dev.homespun.sample;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/// Books in a table, in the SQL that H2 and PostgreSQL share. Each method is one statement, so one transaction.
final class JdbiBookStore implements BookStore {

    private final Jdbi jdbi;

    JdbiBookStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// POSITION takes the name literally; LIKE would find wildcards in it.
    @Override
    public List<Book> list(String author, int limit, long offset) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                SELECT * FROM book WHERE POSITION(LOWER(:author) IN LOWER(author)) > 0
                ORDER BY title, id LIMIT :limit OFFSET :offset""")
                .bind("author", author).bind("limit", limit).bind("offset", offset)
                .map(JdbiBookStore::book).list());
    }

    @Override
    public Optional<Versioned> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM book WHERE id = :id")
                .bind("id", id)
                .map(JdbiBookStore::versioned).findOne());
    }

    @Override
    public Versioned add(NewBook sent) {
        Versioned added = new Versioned(Book.of(UUID.randomUUID(), sent), 1);
        write(added, """
                INSERT INTO book (id, title, author, published, isbn, price_cents, tags, version)
                VALUES (:id, :title, :author, :year, :isbn, :priceCents, :tags, :version)""");
        return added;
    }

    /// Whoever is second finds another version, and changes no row.
    @Override
    public Optional<Versioned> replace(UUID id, long version, NewBook sent) {
        Versioned changed = new Versioned(Book.of(id, sent), version + 1);
        int rows = write(changed, """
                UPDATE book SET title = :title, author = :author, published = :year, isbn = :isbn,
                price_cents = :priceCents, tags = :tags, version = :version
                WHERE id = :id AND version = :version - 1""");
        return rows == 0 ? Optional.empty() : Optional.of(changed);
    }

    @Override
    public boolean remove(UUID id, long version) {
        return jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM book WHERE id = :id AND version = :version")
                .bind("id", id).bind("version", version).execute()) > 0;
    }

    private int write(Versioned state, String sql) {
        return jdbi.withHandle(handle -> bind(state.book(), handle.createUpdate(sql))
                .bind("version", state.version()).execute());
    }

    private static <S extends SqlStatement<S>> S bind(Book book, S statement) {
        return statement.bind("id", book.id()).bind("title", book.title()).bind("author", book.author())
                .bind("year", book.year()).bind("isbn", book.isbn()).bind("priceCents", book.priceCents())
                .bindArray("tags", String.class, book.tags());
    }

    private static Versioned versioned(ResultSet row, StatementContext context) throws SQLException {
        return new Versioned(book(row, context), row.getLong("version"));
    }

    private static Book book(ResultSet row, StatementContext context) throws SQLException {
        return new Book(row.getObject("id", UUID.class), row.getString("title"), row.getString("author"),
                row.getInt("published"), row.getString("isbn"), row.getInt("price_cents"),
                strings(row.getArray("tags")));
    }

    private static List<String> strings(Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(String.class::cast).toList();
    }
}
