package dev.homespun.routing;

import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.Fields;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Method;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A route: which requests, and who answers them.
///
/// @param method the method
/// @param pattern the path
/// @param handler who answers
/// @param annotations what filters can read about it: the annotations of the method that answers and of its class
/// @param filters run around the handler, inside of those of the router, the first outermost
/// @param source where it was written, such as `Books.one (Books.java:31)`; for messages
/// @param options what an answer to OPTIONS says of the route besides its method, such as Accept-Patch
public record Endpoint(Method method, PathPattern pattern, Handler handler, List<Annotation> annotations,
                       List<Filter> filters, String source, Fields options) {

    /// Copies the lists.
    ///
    /// @throws IllegalArgumentException when the method is CONNECT
    public Endpoint {
        requireRoutable(method);
        annotations = List.copyOf(annotations);
        filters = List.copyOf(filters);
    }

    /// A route without annotations and filters.
    ///
    /// @param method the method
    /// @param pattern the path
    /// @param handler who answers
    /// @param source where it was written, for messages
    public Endpoint(Method method, PathPattern pattern, Handler handler, String source) {
        this(method, pattern, handler, List.of(), List.of(), source, Fields.none());
    }

    /// {@return the method, which requests for a path can have}
    ///
    /// @param method the method
    /// @throws IllegalArgumentException when it is CONNECT, whose target is no path (RFC 9110, section 9.3.6), or one
    ///     that differs from a known one by case only (section 9.1)
    public static Method requireRoutable(Method method) {
        Method known = Method.of(method.name().toUpperCase(Locale.ROOT));
        if (!known.equals(method) && known.isRegistered()) {
            throw new IllegalArgumentException(
                    "method is %s, and in requests it is %s: methods are compared with regard to case"
                            .formatted(method, known));
        }
        if (method.equals(Method.CONNECT)) {
            throw new IllegalArgumentException(
                    "CONNECT asks for a host and a port, not for a path (RFC 9110, 9.3.6), so no route can match; "
                            + "a filter sees it, and can answer it");
        }
        return method;
    }

    /// {@return this route with error handlers of its own, which come before those of the router}
    ///
    /// @param errors answer what its handler throws
    public Endpoint with(ErrorHandlers errors) {
        return errors.rules().isEmpty() ? this
                : new Endpoint(method, pattern, errors.around(handler), annotations, filters, source, options);
    }

    /// {@return this route with one more filter, outside of those that it has}
    ///
    /// @param outermost the filter
    public Endpoint with(Filter outermost) {
        return new Endpoint(method, pattern, handler, annotations,
                Stream.concat(Stream.of(outermost), filters.stream()).toList(), source, options);
    }

    @Override
    public String toString() {
        return "%s %s  %s".formatted(method, pattern, source);
    }
}
