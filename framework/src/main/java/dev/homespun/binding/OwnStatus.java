package dev.homespun.binding;

import dev.homespun.http.Problem;
import dev.homespun.http.Response;

/// Values with a status of their own, which nothing that has one, too, can hold.
final class OwnStatus {

    private OwnStatus() {}

    /// @param holder what has a status and holds the value, such as `a Created`
    /// @throws IllegalArgumentException when the value has one
    static void requireNone(String holder, Object value) {
        if (value instanceof Response || value instanceof Problem || value instanceof Redirect) {
            throw new IllegalArgumentException("%s holds a %s, which has a status of its own; return that alone"
                    .formatted(holder, value.getClass().getSimpleName()));
        }
    }
}
