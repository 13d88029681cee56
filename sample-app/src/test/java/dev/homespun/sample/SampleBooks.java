package dev.homespun.sample;

import java.util.List;

/// Books that no seed holds, each with an ISBN of its own.
final class SampleBooks {

    private SampleBooks() {}

    static NewBook book(int number, String title, String author) {
        return new NewBook(title, author, 1968, isbn(number), 1099, List.of("fantasy"));
    }

    static NewBook earthsea() {
        return new NewBook("A Wizard of Earthsea", "Ursula K. Le Guin", 1968, "978-0-547-77374-2", 1099,
                List.of("fantasy", "novel"));
    }

    static String isbn(int number) {
        return "979%010d".formatted(number);
    }
}
