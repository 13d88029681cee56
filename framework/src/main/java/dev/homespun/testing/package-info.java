/// What helps to see, and to test, what an application does.
///
/// ```java
/// App.create().options(ServerOptions.defaults().with(new WirePrinter(System.err::println)));
/// ```
///
/// It may import `http`, `server` and `testing.wire`. Read [dev.homespun.testing.wire] next: scenarios of octets.
@NullMarked
package dev.homespun.testing;

import org.jspecify.annotations.NullMarked;
