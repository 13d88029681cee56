package dev.homespun.routing;

import dev.homespun.http.MatchedRoute;
import dev.homespun.http.Method;
import java.util.List;

/// What a router finds for a method and a path.
sealed interface Match {

    /// A route for both.
    record Found(Endpoint endpoint, MatchedRoute route) implements Match {}

    /// Routes for the path, but none for the method. The list has no duplicates and is not empty.
    record OtherMethods(List<Method> allowed) implements Match {}

    /// No route for the path.
    record Nothing() implements Match {}
}
