package dev.homespun.routing;

import dev.homespun.http.Fields;
import dev.homespun.http.MatchedRoute;
import dev.homespun.http.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All routes by the shape of their paths. The order in which they were added means nothing.
///
/// At each segment a literal comes before a constrained variable, that before a plain one, that before a rest. When the
/// more specific branch leads nowhere, or to other methods only, the next one is tried. Immutable once it is built.
final class RouteTree {

    private final Node root = new Node();

    /// Branches by kind. Expressions are no part of the shape: which of two matches more cannot be decided, so at one
    /// place they count as the same, and each route checks its own when it is reached.
    private static final class Node {
        final Map<String, Node> literals = new HashMap<>();
        @Nullable Node constrained;
        @Nullable Node variable;
        @Nullable Node rest;
        final Map<Method, Endpoint> endpoints = new HashMap<>();
    }

    /// Adds all routes, none of which may be in conflict with another ([RouteConflict#among]).
    RouteTree(List<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            Node node = root;
            for (PathPattern.Segment segment : endpoint.pattern().segments()) {
                node = branch(node, segment);
            }
            node.endpoints.put(endpoint.method(), endpoint);
        }
    }

    private static Node branch(Node node, PathPattern.Segment segment) {
        return switch (segment) {
            case PathPattern.Literal literal -> node.literals.computeIfAbsent(literal.text(), _ -> new Node());
            case PathPattern.Constrained _ -> node.constrained = existingOrNew(node.constrained);
            case PathPattern.Variable _ -> node.variable = existingOrNew(node.variable);
            case PathPattern.Rest _ -> node.rest = existingOrNew(node.rest);
        };
    }

    private static Node existingOrNew(@Nullable Node node) {
        return node == null ? new Node() : node;
    }

    Match find(Method method, List<String> path) {
        Set<Endpoint> others = new LinkedHashSet<>();
        Endpoint endpoint = find(root, method, path, 0, others);
        if (endpoint != null) {
            Map<String, String> values = endpoint.pattern().values(path);
            return new Match.Found(endpoint,
                    new MatchedRoute(endpoint.pattern().template(), values, endpoint.annotations()));
        }
        return others.isEmpty() ? new Match.Nothing() : otherMethods(others);
    }

    /// Depth first, most specific branch first. Each segment is looked at once a branch, and there are four kinds of
    /// branches, so what a path can cost is bounded by the routes, not by the client.
    private static @Nullable Endpoint find(Node node, Method method, List<String> path, int depth,
            Set<Endpoint> others) {
        if (depth == path.size()) {
            Endpoint here = choose(node, method, path, others);
            // The root has no segments, and still a slash with nothing behind it.
            return here == null && path.isEmpty() && node.rest != null ? choose(node.rest, method, path, others) : here;
        }
        String segment = path.get(depth);
        Endpoint found = findBelow(node.literals.get(segment), method, path, depth, others);
        if (found == null && !segment.isEmpty()) {
            found = findBelow(node.constrained, method, path, depth, others);
            if (found == null) {
                found = findBelow(node.variable, method, path, depth, others);
            }
        }
        return found == null && node.rest != null ? choose(node.rest, method, path, others) : found;
    }

    private static @Nullable Endpoint findBelow(@Nullable Node branch, Method method, List<String> path, int depth,
            Set<Endpoint> others) {
        return branch == null ? null : find(branch, method, path, depth + 1, others);
    }

    /// A GET route answers HEAD, too, where there is none of its own (RFC 9110, section 9.3.2).
    private static @Nullable Endpoint choose(Node node, Method method, List<String> path,
            Set<Endpoint> others) {
        Endpoint own = accepting(node.endpoints.get(method), path);
        if (own == null && method.equals(Method.HEAD)) {
            own = accepting(node.endpoints.get(Method.GET), path);
        }
        if (own == null) {
            node.endpoints.values().stream().filter(endpoint -> endpoint.pattern().accepts(path)).forEach(others::add);
        }
        return own;
    }

    private static @Nullable Endpoint accepting(@Nullable Endpoint endpoint, List<String> path) {
        return endpoint != null && endpoint.pattern().accepts(path) ? endpoint : null;
    }

    private static Match otherMethods(Set<Endpoint> endpoints) {
        return new Match.OtherMethods(allowed(endpoints),
                endpoints.stream().map(Endpoint::options).distinct().reduce(Fields.none(), Fields::and));
    }

    /// In the order of the alphabet, so that the Allow field is always the same.
    private static List<Method> allowed(Set<Endpoint> endpoints) {
        Set<Method> all = new LinkedHashSet<>();
        endpoints.forEach(endpoint -> all.add(endpoint.method()));
        if (all.contains(Method.GET)) {
            all.add(Method.HEAD);
        }
        all.add(Method.OPTIONS);
        List<Method> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(Method::name));
        return List.copyOf(sorted);
    }
}
