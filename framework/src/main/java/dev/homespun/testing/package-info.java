/// What helps to test an application, and to see what it does.
///
/// ```java
/// try (TestApp t = TestApp.inMemory(Main.app())) {
///     t.get("/books/7").expect(200).json(Book.class);
///     t.post("/books").json("{}").expect(400).problem().errors();
/// }
/// ```
///
/// Nothing here needs a test framework: a check that fails throws an [AssertionError].
/// [dev.homespun.testing.junit] fits it to JUnit.
///
/// It may import `http`, `json`, `server`, `testing.wire` and the root package, which nothing else imports. Read
/// [dev.homespun.testing.TestApp] next, then [dev.homespun.testing.wire]: scenarios of octets.
@NullMarked
package dev.homespun.testing;

import org.jspecify.annotations.NullMarked;
