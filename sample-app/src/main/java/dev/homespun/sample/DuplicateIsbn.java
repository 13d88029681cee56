package dev.homespun.sample;

/// Another book has this ISBN already.
final class DuplicateIsbn extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String isbn;

    DuplicateIsbn(String isbn, Throwable cause) {
        super(isbn, cause);
        this.isbn = isbn;
    }

    String isbn() {
        return isbn;
    }
}
