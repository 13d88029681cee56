package dev.homespun.docs.guide.testing;

import java.util.List;
import java.util.Optional;

interface BookStore {

    List<Book> titled(String part);

    Optional<Book> find(int id);

    Book add(String title);
}
