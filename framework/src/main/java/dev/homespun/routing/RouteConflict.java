package dev.homespun.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Two routes that are equally specific for the same method and path, so that neither could win.
///
/// @param first the one that was declared first
/// @param second the other
public record RouteConflict(Endpoint first, Endpoint second) {

    /// {@return every pair of routes that is in conflict}
    ///
    /// @param endpoints all routes
    public static List<RouteConflict> among(List<Endpoint> endpoints) {
        List<RouteConflict> conflicts = new ArrayList<>();
        Map<String, Endpoint> byShape = new HashMap<>();
        for (Endpoint endpoint : endpoints) {
            Endpoint earlier = byShape.putIfAbsent(endpoint.method() + " " + shape(endpoint.pattern()), endpoint);
            if (earlier != null) {
                conflicts.add(new RouteConflict(earlier, endpoint));
            }
        }
        return conflicts;
    }

    /// Patterns of the same shape are equally specific at every segment. A brace never occurs in a literal.
    private static String shape(PathPattern pattern) {
        return pattern.segments().stream().map(segment -> switch (segment) {
            case PathPattern.Literal literal -> literal.text();
            case PathPattern.Constrained _ -> "{:}";
            case PathPattern.Variable _ -> "{}";
            case PathPattern.Rest _ -> "{...}";
        }).collect(Collectors.joining("/"));
    }

    /// {@return what is wrong}
    public String sentence() {
        boolean same = sameExpressions();
        return "%s and %s %s: %s and %s".formatted(text(first), text(second),
                same ? "match the same requests" : "may match the same requests, and expressions have no order",
                first.source(), second.source());
    }

    private boolean sameExpressions() {
        return expressions(first.pattern()).equals(expressions(second.pattern()));
    }

    private static List<String> expressions(PathPattern pattern) {
        return pattern.segments().stream().filter(PathPattern.Constrained.class::isInstance)
                .map(segment -> ((PathPattern.Constrained) segment).expression().pattern()).toList();
    }

    private static String text(Endpoint endpoint) {
        return endpoint.method() + " " + endpoint.pattern();
    }
}
