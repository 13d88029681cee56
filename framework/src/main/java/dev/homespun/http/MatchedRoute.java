package dev.homespun.http;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The route that the router chose for a request, for filters and handlers to read.
///
/// @param template the path as it was declared, such as `/books/{id}`
/// @param variables the value of each `{variable}` of the template by its name, percent-decoded
/// @param annotations the annotations of the method that answers, then those of its class; none for routes without
///     a method
public record MatchedRoute(String template, Map<String, String> variables, List<Annotation> annotations) {

    /// Copies the map and the list.
    public MatchedRoute {
        variables = Map.copyOf(variables);
        annotations = List.copyOf(annotations);
    }

    /// {@return an annotation of the method that answers, else of its class}
    ///
    /// @param <A> the annotation
    /// @param type its class
    public <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return annotations.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
