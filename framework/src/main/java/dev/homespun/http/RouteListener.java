package dev.homespun.http;

/// Hears which route was chosen for a request. A response does not say where it comes from, and a request goes one way
/// only: this is how the engine, which knows nothing of routes, can record by which of them a request was answered.
@FunctionalInterface
public interface RouteListener {

    /// Hears nothing.
    RouteListener NONE = _ -> { };

    /// Called on the thread of the request, before its handler.
    ///
    /// @param route the route
    void found(MatchedRoute route);
}
