package dev.homespun.http;

import java.net.URI;
import java.util.Map;

/// A kind of problem that an application has, for clients that want to tell it from others without reading sentences
/// (RFC 9457, section 4).
///
/// ```java
/// static final ProblemType STALE = ProblemType.of("/problems#stale", Status.CONFLICT, "Somebody was faster",
///         "The thing has changed since it was read. Read it again, and repeat the change.");
///
/// throw STALE.error("The note has version 4 by now.");
/// ```
///
/// @param uri identifies it; when it is looked up, there should be a page that says what the type means
/// @param status the status of the response
/// @param title a summary, the same each time
/// @param description what it means and what a client can do, for the page
public record ProblemType(URI uri, Status status, String title, String description) {

    /// Checks the status.
    ///
    /// @throws IllegalArgumentException when it is no 4xx or 5xx
    public ProblemType {
        if (!status.isError()) {
            throw new IllegalArgumentException("status of a problem is %s; 4xx or 5xx".formatted(status));
        }
    }

    /// {@return a type}
    ///
    /// @param uri an absolute URI, or the path and fragment of a page of the application itself
    /// @param status 4xx or 5xx
    /// @param title a summary, the same each time
    /// @param description what it means and what a client can do
    /// @throws IllegalArgumentException when the URI is none, or the status no 4xx or 5xx
    public static ProblemType of(String uri, Status status, String title, String description) {
        return new ProblemType(URI.create(uri), status, title, description);
    }

    /// {@return a problem of this type}
    ///
    /// @param detail what happened this time; empty for nothing
    public Problem problem(String detail) {
        return new Problem(uri, status, title, detail, Problem.NOT_TOLD, Map.of());
    }

    /// {@return a problem of this type, to throw}
    ///
    /// @param detail what happened this time; empty for nothing
    public HttpError error(String detail) {
        return new HttpError(problem(detail), Fields.none());
    }
}
