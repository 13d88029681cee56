/// Finds the controllers of an application on its class path. ClassGraph is imported here and nowhere else.
///
/// ```java
/// List<Class<?>> controllers = HandlerScanner.scan("com.acme.books");
/// ```
///
/// It may import `annotation`.
@NullMarked
package dev.homespun.scan;

import org.jspecify.annotations.NullMarked;
