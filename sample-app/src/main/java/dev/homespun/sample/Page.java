package dev.homespun.sample;

import dev.homespun.annotation.Default;
import dev.homespun.annotation.Query;

/// Which part of a long list a client wants. Every list of the shop can take one: `@Params Page page`.
///
/// @param page from 1
/// @param size 1 to 100: what is read and written for one request has a bound
record Page(@Query @Default("1") int page, @Query @Default("20") int size) {

    private static final int MAX_SIZE = 100;

    /// @throws IllegalArgumentException that says what was sent and what is allowed; the client gets a 422
    Page {
        if (page < 1) {
            throw new IllegalArgumentException("page is %d; 1 or more is allowed".formatted(page));
        }
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size is %d; 1 to %d is allowed".formatted(size, MAX_SIZE));
        }
    }

    /// {@return how many come before it; too many for an int on the last pages there can be}
    long offset() {
        return (page - 1L) * size;
    }
}
