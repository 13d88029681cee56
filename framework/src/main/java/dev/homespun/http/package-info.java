/// The vocabulary of RFC 9110 as small immutable values, and the one seam of Homespun: [dev.homespun.http.Handler].
///
/// ```java
/// Handler hello = request -> Response.text("Hello, " + request.path().raw());
/// ```
///
/// This package imports nothing else of ours. Read [dev.homespun.http.Handler] first, then
/// [dev.homespun.http.Request] and [dev.homespun.http.Response]; `server` shows who calls a handler.
@NullMarked
package dev.homespun.http;

import org.jspecify.annotations.NullMarked;
