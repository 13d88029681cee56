package dev.homespun.testing.wire;

/// What is expected of the fields of a response.
public sealed interface FieldMatcher {

    /// {@return where it is written}
    Place place();

    /// {@return the name of the field, compared without regard to case}
    String name();

    /// A field line that must be there.
    ///
    /// @param place where it is written
    /// @param name the name
    /// @param value what its value must be
    record Present(Place place, String name, ValueMatcher value) implements FieldMatcher {}

    /// A field that must not be there.
    ///
    /// @param place where it is written
    /// @param name the name
    record Absent(Place place, String name) implements FieldMatcher {}
}
