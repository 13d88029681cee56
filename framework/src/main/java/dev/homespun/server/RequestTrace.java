package dev.homespun.server;

import dev.homespun.http.Request;
import dev.homespun.http.RequestListener;
import dev.homespun.http.Response;

/// Told what becomes of a request, and decides nothing.
@FunctionalInterface
interface RequestTrace extends RequestListener {

    /// Nobody wants to know.
    RequestTrace NONE = _ -> {};

    /// Filters and handler are about to run.
    default void startHandler() {}

    /// They have run.
    default void endHandler() {}

    /// All of the response was written.
    default void responseWritten() {}

    /// The request is over, one way or another.
    default void commit(Request request, Response response) {}
}
