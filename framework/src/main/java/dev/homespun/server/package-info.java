/// The engine: a listening socket, a virtual thread for every connection, and the loop that each of them runs.
///
/// ```java
/// try (Server server = Server.start(request -> Response.text("hello"), ServerOptions.DEFAULTS)) {
///     Thread.currentThread().join();
/// }
/// ```
///
/// It may import `http` and `wire`. Sockets are nowhere else. Read `Connection` first: its `serve` is the whole of it.
@NullMarked
package dev.homespun.server;

import org.jspecify.annotations.NullMarked;
