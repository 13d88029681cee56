package dev.homespun.binding;

import java.util.Objects;

/// A 201: something was made, and this is where it is now (RFC 9110, section 15.3.2).
///
/// @param <T> what was made
/// @param location goes into the Location field, which takes a reference (RFC 3986, section 4.1): what cannot stand in
///     one, such as a space or an umlaut, is percent-encoded, and an escape that is there already stays
/// @param value goes into the content
public record Created<T>(String location, T value) {

    /// Encodes the location.
    ///
    /// @throws IllegalArgumentException when the location has a control character or half a character, or the value is
    ///     a Response, a Problem or a Redirect, which have a status of their own
    public Created {
        Objects.requireNonNull(location, "a Created has no location; it is such as /books/7");
        location = Reference.encode(location);
        OwnStatus.requireNone("a Created", value);
    }

    /// {@return a 201}
    ///
    /// @param <T> what was made
    /// @param location where it is, such as `/books/7`
    /// @param value what it is
    public static <T> Created<T> at(String location, T value) {
        return new Created<>(location, value);
    }
}
