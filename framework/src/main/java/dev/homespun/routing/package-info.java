/// From method and path to the code that answers.
///
/// ```java
/// Router router = Router.of(List.of(new Endpoint(Method.GET, PathPattern.parse("/books/{id}"),
///         request -> Response.text(request.pathVariable("id")), "Example")), List.of());
/// ```
///
/// It may import `http`. Read [dev.homespun.routing.Router] first, then `RouteTree`, which decides who wins.
@NullMarked
package dev.homespun.routing;

import org.jspecify.annotations.NullMarked;
