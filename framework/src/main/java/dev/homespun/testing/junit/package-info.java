/// Tests of an application with JUnit: one annotation, and every test can ask for a
/// [dev.homespun.testing.TestApp].
///
/// ```java
/// @AppTest(Main.class)
/// class BooksTest {
///
///     @Test
///     void aBookIsShown(TestApp t) {
///         t.get("/books/7").expect(200).json(Book.class);
///     }
/// }
/// ```
///
/// It may import `testing` and the root package, and is the only one that imports JUnit, which an application has to
/// bring along. Read [dev.homespun.testing.junit.AppTest] next.
@NullMarked
package dev.homespun.testing.junit;

import org.jspecify.annotations.NullMarked;
