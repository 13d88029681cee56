package dev.homespun.routing;

import dev.homespun.http.Content;
import dev.homespun.http.ErrorBoundary;
import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Response;
import java.io.IOException;
import java.util.List;

/// What stands around the answers to one path.
///
/// @param filters the innermost first
/// @param answering what is thrown, inside of each filter and of all; the first one is asked first
record Passage(List<Filter> filters, List<ErrorHandlers> answering) {

    Passage {
        filters = List.copyOf(filters);
        answering = List.copyOf(answering);
    }

    /// {@return a handler with all of it around}
    ///
    /// @param innermost who answers
    Handler around(Handler innermost) {
        Handler handler = guarded(innermost);
        for (Filter filter : filters) {
            handler = guarded(closingWhatIsDropped(filter, handler));
        }
        return handler;
    }

    /// When a filter fails after it has got a response, nobody will read, and so close, the stream that it may have.
    private static Handler closingWhatIsDropped(Filter filter, Handler inner) {
        return request -> {
            Content[] got = {Content.none()};
            try {
                return filter.filter(request, handed -> {
                    Response response = inner.handle(handed);
                    got[0] = response.content();
                    return response;
                });
            } catch (Throwable failure) {
                close(got[0], failure);
                throw failure;
            }
        };
    }

    private static void close(Content dropped, Throwable failure) {
        if (dropped instanceof Content.Streamed streamed) {
            try {
                streamed.octets().close();
            } catch (IOException | RuntimeException | Error another) {
                failure.addSuppressed(another);
            }
        }
    }

    private Handler guarded(Handler inner) {
        Handler handler = inner;
        for (ErrorHandlers errors : answering) {
            handler = errors.around(handler);
        }
        return new ErrorBoundary(handler);
    }
}
