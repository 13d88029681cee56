package dev.homespun.sample;

import dev.homespun.http.HttpError;

/// Which part of a long list a client wants.
///
/// @param number from 1
/// @param size 1 to 100: what is read and written for one request has a bound
record Page(int number, int size) {

    private static final int MAX_SIZE = 100;

    /// @throws HttpError 400 that says what was sent and what is allowed
    Page {
        if (number < 1) {
            throw HttpError.badRequest("page is %d; 1 or more is allowed.".formatted(number));
        }
        if (size < 1 || size > MAX_SIZE) {
            throw HttpError.badRequest("size is %d; 1 to %d is allowed.".formatted(size, MAX_SIZE));
        }
    }

    /// {@return how many come before it; too many for an int on the last pages there can be}
    long offset() {
        return (number - 1L) * size;
    }
}
