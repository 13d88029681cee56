package dev.homespun.docs.guide.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A store in memory, where the page speaks of a database.
final class Shelf implements BookStore {

    private final List<Book> books = new ArrayList<>(List.of(new Book(1, "Emma"), new Book(2, "Dracula")));

    @Override
    public synchronized List<Book> titled(String part) {
        return books.stream().filter(book -> book.title().contains(part)).toList();
    }

    @Override
    public synchronized Optional<Book> find(int id) {
        return books.stream().filter(book -> book.id() == id).findFirst();
    }

    @Override
    public synchronized Book add(String title) {
        Book book = new Book(books.size() + 1, title);
        books.add(book);
        return book;
    }
}
