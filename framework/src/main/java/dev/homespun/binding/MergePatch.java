package dev.homespun.binding;

import dev.homespun.http.HttpError;
import java.util.Set;

/// The content of a PATCH request as a JSON Merge Patch (RFC 7396): what is to change in a value, which the method
/// looks up itself.
///
/// ```java
/// @Patch("/{id}") Optional<Book> change(long id, @Body MergePatch<NewBook> patch) {
///     return store.find(id).flatMap(book -> store.replace(id, patch.applyTo(book.toNewBook())));
/// }
/// ```
///
/// A member that the patch does not name stays as it is, one that it names is set, and null removes one; objects are
/// merged in the same way, and lists are replaced. The content is `application/merge-patch+json`, and as strict as any
/// JSON. When it is no patch for the type, or not of that media type, the method is not called.
///
/// An interface, so that a test can call the method with a lambda. Immutable, as long as that is.
///
/// @param <T> what the patch is for: a record, or another type that is a JSON object
@FunctionalInterface
public interface MergePatch<T> {

    /// {@return the current value, with all changes, after every check that a body of its type goes through}
    ///
    /// @param current the value as it is; it must be one that can be read again from the JSON that it is written as
    /// @throws HttpError when the whole is not what the type says (400), or when the type or a constraint refuses it
    ///     (422); the problem is that of a body
    /// @throws NullPointerException when the current value is null: look it up first
    /// @throws IllegalStateException when the current value itself cannot be read again, for a null in it, say
    T applyTo(T current);

    /// {@return which members of the value the patch names, to set or to remove them, in its order; those of objects
    ///     within not, and none at all when this is a lambda}
    ///
    /// So a method can see whether what only some may change is among them.
    default Set<String> names() {
        return Set.of();
    }
}
