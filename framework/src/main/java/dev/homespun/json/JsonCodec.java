package dev.homespun.json;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads and writes JSON (RFC 8259). Thread-safe.
public interface JsonCodec {

    /// Reads a document.
    ///
    /// @param octets all of it, in UTF-8
    /// @param type what to make of it
    /// @return the value; never null
    /// @throws JsonException when the octets are no JSON document, or not one for this type
    /// @throws RuntimeException what the application's own code threw while the value was made, other than to refuse it
    Object read(byte[] octets, Type type) throws JsonException;

    /// {@return why documents can never be read into a type, whatever they hold: clauses such as `it is abstract`, or
    ///     `shape of Drawing is of type Shape: it is abstract`; none when they can, or when that is not known before
    ///     one is read}
    ///
    /// Asked at the start of an application, and makes no value of any type of it.
    ///
    /// @param type the type
    default List<String> obstacles(Type type) {
        return List.of();
    }

    /// {@return what applies patches to values; nothing when this codec cannot, which an application that patches then
    ///     hears of at its start}
    ///
    /// A codec that stands around another one returns that one's.
    default Optional<JsonMerge> merge() {
        return Optional.empty();
    }

    /// {@return a value as a document in UTF-8}
    ///
    /// @param value the value
    /// @throws RuntimeException when the value cannot be written; the fault is the application's
    byte[] write(Object value);

    /// {@return what a member of a type is called in a document; nothing when documents have no such member}
    ///
    /// @param owner the type
    /// @param property what it is called there: a component, a field or a property
    default Optional<String> memberName(Class<?> owner, String property) {
        return Optional.of(property);
    }

    /// {@return the classes that a document can make of a type besides itself}
    ///
    /// @param type the type
    default Set<Class<?>> subtypes(Class<?> type) {
        return Set.of();
    }
}
