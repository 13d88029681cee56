package dev.homespun.binding;

/// A 201: something was made, and this is where it is now (RFC 9110, section 15.3.2).
///
/// @param <T> what was made
/// @param location goes into the Location field
/// @param value goes into the content
public record Created<T>(String location, T value) {

    /// {@return a 201}
    ///
    /// @param <T> what was made
    /// @param location where it is, such as `/books/7`
    /// @param value what it is
    public static <T> Created<T> at(String location, T value) {
        return new Created<>(location, value);
    }
}
