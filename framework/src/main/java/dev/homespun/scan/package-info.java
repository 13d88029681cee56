/// Finds the controllers of an application on its class path: by a scan, or by an index that was made when the
/// application was packaged. ClassGraph is imported here and nowhere else.
///
/// ```java
/// Found found = RouteIndex.ofProcess().flatMap(index -> index.in("com.acme.books"))
///         .orElseGet(() -> HandlerScanner.scan("com.acme.books"));
/// ```
///
/// It may import `annotation`. Read [dev.homespun.scan.RouteIndex] next.
@NullMarked
package dev.homespun.scan;

import org.jspecify.annotations.NullMarked;
