/// The composition root: [dev.homespun.App] puts an application together and starts it.
///
/// ```java
/// App.create().provide(new BookStore()).scan("com.acme.books").start(args);
/// ```
///
/// The only package that sees both the engine and the binder; it may import all others.
@NullMarked
package dev.homespun;

import org.jspecify.annotations.NullMarked;
