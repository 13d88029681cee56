package dev.homespun.routing;

import dev.homespun.http.ErrorBoundary;
import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import java.util.List;

/// What stands around every answer: filters, the first one outermost, and between any two of them what answers errors.
/// So a filter sees a response for whatever is thrown further in, by the handler or by another filter.
///
/// @param filters run around every answer
/// @param errors answer what is thrown; what they do not know, [ErrorBoundary] does
public record FilterChain(List<Filter> filters, ErrorHandlers errors) {

    /// Copies the list.
    public FilterChain {
        filters = List.copyOf(filters);
    }

    Handler around(Handler innermost) {
        Handler handler = guarded(innermost);
        for (Filter filter : filters.reversed()) {
            handler = guarded(filter.around(handler));
        }
        return handler;
    }

    private Handler guarded(Handler handler) {
        return new ErrorBoundary(errors.around(handler));
    }
}
