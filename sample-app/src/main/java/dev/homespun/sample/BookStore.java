package dev.homespun.sample;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where the books are. Safe for use by many threads at a time: of two that change a book in the same version, one does.
interface BookStore {

    /// {@return some of the books, ordered by title and then by id}
    ///
    /// @param author a part of the author's name, in capitals or not; empty for all authors
    /// @param limit how many at most, 1 or more
    /// @param offset how many to leave out, 0 or more
    List<Book> list(String author, int limit, long offset);

    /// {@return the book with this id}
    Optional<Versioned> find(UUID id);

    /// {@return the book, with the id it got}
    Versioned add(NewBook sent);

    /// {@return the book as it is now; empty when there is none with this id in this version any more}
    Optional<Versioned> replace(UUID id, long version, NewBook sent);

    /// {@return whether there was a book with this id in this version}
    boolean remove(UUID id, long version);
}
