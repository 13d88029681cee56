package dev.homespun.routing;

import dev.homespun.http.ErrorHandlers;
import dev.homespun.http.Filter;
import java.util.List;

/// What runs around everything below a path, whoever answers there: a route, wherever it was declared and whatever its
/// pattern, or the router that finds none. So what guards a path guards all of it.
///
/// @param path where it begins; `/api` is above `/api`, `/api/` and `/api/books`, not above `/apis`
/// @param filters run inside of those of the router, the first outermost
/// @param errors answer what is thrown below the path, before those of the router
public record Prefix(PathPattern path, List<Filter> filters, ErrorHandlers errors) {

    /// Copies the list.
    public Prefix {
        filters = List.copyOf(filters);
    }

    /// {@return whether there are paths that this is above and that a route matches}
    ///
    /// @param route the path of the route
    public boolean meets(PathPattern route) {
        for (int i = 0; i < path.segments().size(); i++) {
            if (i == route.segments().size()) {
                return false;
            }
            PathPattern.Segment there = route.segments().get(i);
            if (there instanceof PathPattern.Rest) {
                return true;
            }
            if (!canMeet(path.segments().get(i), there)) {
                return false;
            }
        }
        return true;
    }

    /// {@return whether this is above every path that a route matches; false also where that is not known}
    ///
    /// @param route the path of the route
    boolean covers(PathPattern route) {
        if (route.segments().size() < path.segments().size()) {
            return false;
        }
        for (int i = 0; i < path.segments().size(); i++) {
            if (!covers(path.segments().get(i), route.segments().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean covers(PathPattern.Segment one, PathPattern.Segment there) {
        return switch (there) {
            case PathPattern.Literal literal -> PathPattern.fits(one, literal.text());
            case PathPattern.Variable _, PathPattern.Constrained _ ->
                    one instanceof PathPattern.Variable || one instanceof PathPattern.Rest;
            case PathPattern.Rest _ -> false; // It can be as short as nothing.
        };
    }

    /// Whether two expressions have something in common cannot be decided: then they may.
    private static boolean canMeet(PathPattern.Segment one, PathPattern.Segment other) {
        if (one instanceof PathPattern.Literal literal) {
            return PathPattern.fits(other, literal.text());
        }
        return !(other instanceof PathPattern.Literal literal) || PathPattern.fits(one, literal.text());
    }
}
