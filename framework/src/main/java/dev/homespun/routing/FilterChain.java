package dev.homespun.routing;

import dev.homespun.http.Content;
import dev.homespun.http.ErrorBoundary;
import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What stands around every answer: filters, the first one outermost, and between any two of them what answers errors.
/// So a filter sees a response for whatever is thrown further in, by the handler or by another filter.
///
/// @param filters run around every answer
/// @param prefixes run around every answer below their paths, in this order whatever the paths
/// @param errors answer what is thrown; what they do not know, [ErrorBoundary] does
public record FilterChain(List<Filter> filters, List<Prefix> prefixes, ErrorHandlers errors) {

    /// Copies the lists.
    public FilterChain {
        filters = List.copyOf(filters);
        prefixes = List.copyOf(prefixes);
    }

    /// @param innermost who answers
    /// @param own the filters of who answers
    /// @param path the decoded segments of the path that was asked for
    Handler around(Handler innermost, List<Filter> own, List<String> path) {
        List<Prefix> above = prefixes.stream().filter(prefix -> prefix.path().isAbove(path)).toList();
        List<Filter> all = new ArrayList<>(filters);
        above.forEach(prefix -> all.addAll(prefix.filters()));
        all.addAll(own);
        List<ErrorHandlers> answering = answering(above);
        Handler handler = guarded(innermost, answering);
        for (Filter filter : all.reversed()) {
            handler = guarded(closingWhatIsDropped(filter, handler), answering);
        }
        return handler;
    }

    /// The deeper the path, the sooner it is asked.
    private List<ErrorHandlers> answering(List<Prefix> above) {
        List<ErrorHandlers> deepestFirst = new ArrayList<>();
        above.stream().sorted(Comparator.comparingInt(prefix -> -prefix.path().segments().size()))
                .forEach(prefix -> deepestFirst.add(prefix.errors()));
        deepestFirst.add(errors);
        deepestFirst.removeIf(each -> each.rules().isEmpty());
        return deepestFirst;
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

    private static Handler guarded(Handler inner, List<ErrorHandlers> answering) {
        Handler handler = inner;
        for (ErrorHandlers errors : answering) {
            handler = errors.around(handler);
        }
        return new ErrorBoundary(handler);
    }
}
