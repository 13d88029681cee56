package dev.homespun.json;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;

/// JSON Merge Patch (RFC 7396): documents that say what is to change in a value. Thread-safe.
public interface JsonMerge {

    /// {@return why patches can never be applied to values of a type, whatever they hold: clauses such as `it is
    ///     abstract`; none when they can, or when that is not known before}
    ///
    /// Asked at the start of an application, and makes no value of any type of it.
    ///
    /// @param type the type
    List<String> obstacles(Type type);

    /// Reads a patch, as strictly as any document.
    ///
    /// @param octets all of it, in UTF-8
    /// @param type what it is to be applied to
    /// @return the patch
    /// @throws JsonException when the octets are no JSON document, when that is no object, or when it names a member
    ///     that the type does not have
    Patch read(byte[] octets, Type type) throws JsonException;

    /// What is to change in a value. Immutable.
    @FunctionalInterface
    interface Patch {

        /// {@return a new value, which is the given one with all changes}
        ///
        /// What the patch does not name is as it was, to the last digit.
        ///
        /// @param current a value of the type that the patch was read for; it stays as it is
        /// @throws JsonException when the whole, with all changes, is no document for the type, and the current value
        ///     is one, or is refused by its type only
        /// @throws RuntimeException when the current value cannot be written so that it can be read again, and what the
        ///     application's own code threw; the fault is the application's
        Object applyTo(Object current) throws JsonException;

        /// {@return which members of the value the patch names, in its order; those of objects within not}
        default Set<String> names() {
            return Set.of();
        }
    }
}
