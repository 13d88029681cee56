package dev.homespun.testing;

import org.jspecify.annotations.Nullable;

/// What a test passes, which no compiler need have checked.
final class Given {

    private Given() {}

    /// {@return the value}
    ///
    /// @param what it is called in the sentence
    /// @throws IllegalArgumentException when it is null
    static <T> T notNull(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is null");
        }
        return value;
    }
}
