package dev.homespun.binding;

/// What an application provides, for suppliers that need some of it.
///
/// ```java
/// app.provide(BookStore.class, provided -> new BookStore(provided.get(DataSource.class)));
/// ```
@FunctionalInterface
public interface Provided {

    /// {@return the value that is provided for a type, else the only one that can stand for it; made now if need be}
    ///
    /// May be called at any time and by any thread, but not by a supplier for what is needed to make that very thing.
    ///
    /// @param <T> the type
    /// @param type its class
    /// @throws IllegalStateException when there is none, or more than one; while the application is put together it is
    ///     reported with all other mistakes
    <T> T get(Class<T> type);
}
