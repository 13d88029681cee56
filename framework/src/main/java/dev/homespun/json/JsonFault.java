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
    record Rejected(Place place) implements JsonFault {

        /// {@return a value that its type refused by an exception}
        ///
        /// The message is for the client when it is the type's own: of a record, thrown while its constructor runs by
        /// code that was compiled with it. What anybody else has worded, such as `Enum.valueOf` or `UUID.fromString`,
        /// names classes and repeats values, so that only "the value is not acceptable" is said.
        ///
        /// @param pointer where (RFC 6901); empty for the whole document
        /// @param type what was to be made
        /// @param thrown the exception
        public static Rejected of(String pointer, Class<?> type, IllegalArgumentException thrown) {
            return new Rejected(new Place(pointer, OwnWords.of(type, thrown).orElse("the value is not acceptable")));
        }
    }

    /// A place in the document.
    ///
    /// @param pointer where (RFC 6901); empty for the whole document
    /// @param reason what is wrong there and what would be right
    record Place(String pointer, String reason) {}
}
