package dev.homespun.routing;

import dev.homespun.http.Fields;
import dev.homespun.http.MatchedRoute;
import dev.homespun.http.Method;
import java.util.List;

/// What a router finds for a method and a path.
sealed interface Match {

    /// A route for both.
    record Found(Endpoint endpoint, MatchedRoute route) implements Match {}

    /// Routes for the path, but none for the method.
    ///
    /// @param allowed the methods there are; without duplicates, not empty
    /// @param options what is said of them besides
    record OtherMethods(List<Method> allowed, Fields options) implements Match {}

    /// No route for the path.
    record Nothing() implements Match {}
}
