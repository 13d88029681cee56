package dev.homespun.binding;

import java.util.List;
import java.util.Optional;

/// A part of a record that is made of texts: one value, or a record within it.
public sealed interface TextPart permits TextComponent, TextRecord {

    /// {@return the names of the components that lead to it from the outermost record, which has none}
    List<String> path();

    /// {@return its value, or nothing when why there is none was told}
    ///
    /// @param source knows the texts
    Optional<?> read(Source source);

    /// Where the texts are, and who is told what is wrong with them.
    interface Source {

        /// {@return the value of a component, or nothing when it was told why there is none}
        ///
        /// @param component makes the value, or says what it could be
        Optional<Object> value(TextComponent component);

        /// Is told that a record does not accept its values, each of which fits its type.
        ///
        /// @param refusing the record
        /// @param sentence what its constructor said
        void refused(TextRecord<?> refusing, String sentence);

        /// Is told that a constraint does not accept a value.
        ///
        /// @param path the names of the components that lead to it
        /// @param reason what would be acceptable
        void unacceptable(List<String> path, String reason);
    }
}
