package dev.homespun.routing;

import dev.homespun.http.ErrorBoundary;
import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.Filter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

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

    /// {@return what stands around the answers to one path}
    ///
    /// @param own the filters of who answers
    /// @param isAbove which prefixes the path is below
    Passage passage(List<Filter> own, Predicate<Prefix> isAbove) {
        List<Prefix> above = prefixes.stream().filter(isAbove).toList();
        List<Filter> all = new ArrayList<>(filters);
        above.forEach(prefix -> all.addAll(prefix.filters()));
        all.addAll(own);
        return new Passage(all.reversed(), answering(above));
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
}
