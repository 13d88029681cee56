package dev.homespun.http;

import java.io.IOException;

/// Sends responses before the final one (RFC 9110, section 15.2).
@FunctionalInterface
public interface Interim {

    /// Sends nothing: for HTTP/1.0, which knows no interim responses, and where there is no connection.
    Interim NONE = (_, _) -> { };

    /// Sends an interim response at once. Does nothing for clients of HTTP/1.0, which would not understand it. Not all
    /// that stands between does either: nginx 1.22, for one, takes a 103 for the final response.
    ///
    /// @param status 102 to 199, such as [Status#EARLY_HINTS]; 100 and 101 are the engine's
    /// @param fields its fields, such as Link
    /// @throws IllegalArgumentException when the status is another
    /// @throws IOException when the peer is gone
    void send(Status status, Fields fields) throws IOException;
}
