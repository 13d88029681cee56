package dev.homespun.json;

import java.util.List;

/// What is wrong with a document.
public sealed interface JsonFault {

    /// It is no JSON.
    ///
    /// @param reason what is wrong
    /// @param line from 1; 0 when it does not apply
    /// @param column from 1, in characters; 0 when it does not apply
    record Malformed(String reason, int line, int column) implements JsonFault {}

    /// It is JSON, but not of the shape that was asked for.
    ///
    /// @param places where, at least one
    record Mismatch(List<Place> places) implements JsonFault {}

    /// Its shape is right, but the type that it was made for does not accept the value.
    ///
    /// @param place where, and what the type said
    record Rejected(Place place) implements JsonFault {}

    /// A place in the document.
    ///
    /// @param pointer where (RFC 6901); empty for the whole document
    /// @param reason what is wrong there and what would be right
    record Place(String pointer, String reason) {}
}
