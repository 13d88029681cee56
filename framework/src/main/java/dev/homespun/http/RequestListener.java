package dev.homespun.http;

/// Hears what becomes of a request: which route was chosen, and what went wrong. A response says neither, and a request
/// goes one way only: this is how the engine, which knows nothing of routes, can record by which of them a request was
/// answered, and how a test can show why it was a 500.
@FunctionalInterface
public interface RequestListener {

    /// Hears nothing.
    RequestListener NONE = _ -> { };

    /// Called on the thread of the request, before its handler.
    ///
    /// @param route the route
    void found(MatchedRoute route);

    /// Called on the thread of the request, when a fault of the application has become an answer. By default it is not
    /// heard.
    ///
    /// @param fault what was thrown; it is logged besides
    default void failed(Throwable fault) {}
}
