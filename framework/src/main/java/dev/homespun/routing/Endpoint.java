package dev.homespun.routing;

import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.Handler;
import dev.homespun.http.Method;
import java.lang.annotation.Annotation;
import java.util.List;

/// A route: which requests, and who answers them.
///
/// @param method the method
/// @param pattern the path
/// @param handler who answers
/// @param annotations what filters can read about it: the annotations of the method that answers and of its class
/// @param source where it was written, such as `Books.one (Books.java:31)`; for messages
public record Endpoint(Method method, PathPattern pattern, Handler handler, List<Annotation> annotations,
                       String source) {

    /// Copies the list.
    public Endpoint {
        annotations = List.copyOf(annotations);
    }

    /// {@return this route with error handlers of its own, which come before those of the router}
    ///
    /// @param errors answer what its handler throws
    public Endpoint with(ErrorHandlers errors) {
        return errors.rules().isEmpty() ? this
                : new Endpoint(method, pattern, errors.around(handler), annotations, source);
    }

    @Override
    public String toString() {
        return "%s %s  %s".formatted(method, pattern, source);
    }
}
