/// The annotations that applications write, and nothing else.
///
/// ```java
/// @Controller("/books")
/// final class Books {
///     @Get("/{id}")
///     Book one(UUID id) { … }
/// }
/// ```
///
/// It may import `http`, whose Filter [dev.homespun.annotation.Use] names. `binding` reads what is written with it.
@NullMarked
package dev.homespun.annotation;

import org.jspecify.annotations.NullMarked;
