package dev.homespun.sample;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where the books are. Safe for use by many threads at a time.
interface BookStore {

    /// {@return some of the books, ordered by title and then by id}
    ///
    /// @param author a part of the author's name, in capitals or not; empty for all authors
    /// @param limit how many at most, 1 or more
    /// @param offset how many to leave out, 0 or more
    List<Book> list(String author, int limit, long offset);

    /// {@return the book with this id}
    Optional<Book> find(UUID id);

    /// {@return the book, with the id it got}
    Book add(NewBook sent);

    /// {@return the book as it is now; empty when there is none with this id}
    Optional<Book> replace(UUID id, NewBook sent);

    /// {@return whether there was a book with this id}
    boolean remove(UUID id);
}
