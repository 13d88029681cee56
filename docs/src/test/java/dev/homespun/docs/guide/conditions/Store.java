package dev.homespun.docs.guide.conditions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps books in memory; [SqlStore] is what it would be with a database.
final class Store {

    private final Map<Long, Book> books = new ConcurrentHashMap<>(Map.of(7L, new Book(3, "Emma")));

    List<Book> all() {
        return List.copyOf(books.values());
    }

    Optional<Book> find(long id) {
        return Optional.ofNullable(books.get(id));
    }

    /// {@return whether the book was still the one that was read}
    boolean replace(long id, Book read, Book next) {
        return books.replace(id, read, next);
    }
}
