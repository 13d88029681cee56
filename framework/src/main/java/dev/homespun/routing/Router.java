package dev.homespun.routing;

import dev.homespun.http.Content;
import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.Fields;
import dev.homespun.http.Filter;
import dev.homespun.http.Handler;
import dev.homespun.http.HttpError;
import dev.homespun.http.MatchedRoute;
import dev.homespun.http.Method;
import dev.homespun.http.Problem;
import dev.homespun.http.Request;
import dev.homespun.http.RequestTarget;
import dev.homespun.http.Response;
import dev.homespun.http.Status;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the route of a request, then runs the filters around what it found: the handler of the route, or the answer
/// that there is none. So filters see every request, every error is an answer by the time it reaches them, also one
/// that a filter further in has thrown, and none of them can change which route was chosen.
public final class Router implements Handler {

    /// The methods that a server is expected to know; others are only known when a route uses them.
    private static final Set<Method> WELL_KNOWN = Set.of(Method.GET, Method.HEAD, Method.POST, Method.PUT,
            Method.PATCH, Method.DELETE, Method.OPTIONS, Method.TRACE);

    private final RouteTree tree;
    private final FilterChain chain;
    /// Of the routes where the pattern alone says which prefixes are above: nothing is to be found out for a request.
    private final Map<Endpoint, Passage> passages = new IdentityHashMap<>();
    private final Set<Method> known = new HashSet<>(WELL_KNOWN);
    private final List<Method> used;
    private final List<Endpoint> endpoints;
    private final boolean redirectsTrailingSlash;

    private Router(List<Endpoint> endpoints, FilterChain chain, boolean redirectsTrailingSlash) {
        this.tree = new RouteTree(endpoints);
        this.chain = chain;
        this.endpoints = List.copyOf(endpoints);
        this.redirectsTrailingSlash = redirectsTrailingSlash;
        endpoints.forEach(endpoint -> known.add(endpoint.method()));
        for (Endpoint endpoint : endpoints) {
            PathPattern route = endpoint.pattern();
            if (chain.prefixes().stream().allMatch(prefix -> prefix.covers(route) || !prefix.meets(route))) {
                passages.put(endpoint, chain.passage(endpoint.filters(), prefix -> prefix.covers(route)));
            }
        }
        used = Stream.concat(endpoints.stream().map(Endpoint::method), Stream.of(Method.OPTIONS))
                .flatMap(method -> method.equals(Method.GET) ? Stream.of(method, Method.HEAD) : Stream.of(method))
                .distinct().sorted(Comparator.comparing(Method::name)).toList();
    }

    /// {@return a router}
    ///
    /// @param endpoints the routes, in any order
    /// @param filters run around every answer, the first outermost
    /// @throws IllegalArgumentException when two routes are in conflict
    public static Router of(List<Endpoint> endpoints, List<Filter> filters) {
        return of(endpoints, new FilterChain(filters, List.of(), ErrorHandlers.NONE));
    }

    /// {@return a router}
    ///
    /// @param endpoints the routes, in any order
    /// @param chain stands around every answer
    /// @throws IllegalArgumentException when two routes are in conflict
    public static Router of(List<Endpoint> endpoints, FilterChain chain) {
        List<RouteConflict> conflicts = RouteConflict.among(endpoints);
        if (!conflicts.isEmpty()) {
            throw new IllegalArgumentException(
                    conflicts.stream().map(RouteConflict::sentence).collect(Collectors.joining("\n")));
        }
        return new Router(endpoints, chain, false);
    }

    /// {@return this router, but a path that nothing matches is answered with a 308 to the same path with a slash at
    ///     its end, or without it, where something matches that}
    public Router redirectingTrailingSlash() {
        return new Router(endpoints, chain, true);
    }

    @Override
    public Response handle(Request request) throws Exception {
        Match match = match(request);
        return switch (match) {
            case Match.Found found -> filtered(found.endpoint().handler(), found, request);
            case Match.OtherMethods others ->
                    filtered(_ -> otherMethods(request.method(), others), others, request);
            case Match.Nothing nothing -> filtered(this::nothing, nothing, request);
        };
    }

    @Override
    public Response refuse(Request request, HttpError why) throws Exception {
        return filtered(_ -> {
            throw why;
        }, match(request), request);
    }

    private Match match(Request request) {
        return switch (request.target()) {
            case RequestTarget.Origin _, RequestTarget.Absolute _ ->
                    tree.find(request.method(), request.path().segments());
            case RequestTarget.Asterisk _ -> new Match.OtherMethods(used, Fields.none());
            case RequestTarget.Tunnel _ -> new Match.Nothing();
        };
    }

    private Response filtered(Handler innermost, Match match, Request request) throws Exception {
        if (match instanceof Match.Found found) {
            request.listener().found(found.route());
            Passage known = passages.get(found.endpoint());
            Passage passage = known == null ? passage(found.endpoint().filters(), request) : known;
            return passage.around(onRoute(innermost, found.route())).handle(request.with(found.route()));
        }
        return passage(List.of(), request).around(innermost).handle(request);
    }

    private Passage passage(List<Filter> own, Request request) {
        List<String> path = request.path().segments();
        return chain.passage(own, prefix -> prefix.path().isAbove(path));
    }

    /// Whatever route a filter claims: the handler gets the one that was matched.
    private static Handler onRoute(Handler handler, MatchedRoute route) {
        return request -> handler.handle(request.route().orElse(null) == route ? request : request.with(route));
    }

    private Response otherMethods(Method method, Match.OtherMethods others) {
        requireKnown(method);
        String list = others.allowed().stream().map(Method::name).collect(Collectors.joining(", "));
        Fields told = Fields.of("Allow", list).and(others.options());
        if (method.equals(Method.OPTIONS)) {
            return new Response(Status.NO_CONTENT, told, Content.none());
        }
        throw new HttpError(Problem.of(Status.METHOD_NOT_ALLOWED,
                "%s is not allowed here; allowed are %s.".formatted(method, list)), told);
    }

    private Response nothing(Request request) {
        requireKnown(request.method());
        if (redirectsTrailingSlash && isThereWithOtherEnd(request)) {
            return Response.of(Status.PERMANENT_REDIRECT).with("Location", withOtherEnd(request));
        }
        throw HttpError.of(Status.NOT_FOUND, "There is nothing at %s.".formatted(request.path()));
    }

    private boolean isThereWithOtherEnd(Request request) {
        List<String> path = request.path().segments();
        if (path.isEmpty()) {
            return false;
        }
        List<String> other = path.getLast().isEmpty() ? path.subList(0, path.size() - 1)
                : Stream.concat(path.stream(), Stream.of("")).toList();
        return !(tree.find(request.method(), other) instanceof Match.Nothing);
    }

    /// The path as it was sent: it starts with one slash, so it cannot name another host (RFC 3986, section 4.2).
    private static String withOtherEnd(Request request) {
        String raw = request.path().raw();
        String path = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw + "/";
        return request.query().raw().isEmpty() ? path : path + "?" + request.query().raw();
    }

    private void requireKnown(Method method) {
        if (!known.contains(method)) {
            throw HttpError.of(Status.NOT_IMPLEMENTED, "Method %s is not known here.".formatted(method));
        }
    }
}
