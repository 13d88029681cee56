package dev.homespun.testing.junit;

import dev.homespun.testing.TestApp;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tests an application, which a method called `app` puts together:
///
/// ```java
/// @AppTest
/// class BooksTest {
///
///     private final BookStore store = mock();
///
///     App app() {
///         return Main.app().override(BookStore.class, store);
///     }
///
///     @Test
///     void aBookIsShown(TestApp t) {
///         when(store.find(7)).thenReturn(Optional.of(emma));
///         t.get("/books/7").expect(200);
///     }
/// }
/// ```
///
/// When the method is **static**, all tests of the class have one application, started before the first of them and
/// closed after the last: fast, and what one test leaves in it the next one finds. When it is **not static**, every
/// test has an application of its own, started before `@BeforeEach` methods, and can put into it what its fields hold.
/// It has no parameters and returns an [dev.homespun.App]; it may be private.
///
/// A parameter of type [TestApp], of tests and of methods around them, gets the application; one of a constructor or of
/// a `@BeforeAll` method, too, if it is that of the class. A field of type [TestApp] gets it before `@BeforeEach`, a
/// static one before `@BeforeAll`, if the method is static, too. `@Nested` classes share what is around them, and may
/// have an `app` method of their own, if they have this annotation, too.
///
/// The annotation and the method can be on a class that tests extend; of several methods the nearest counts. An
/// annotation of one's own may have this one.
///
/// An application that cannot start is one failure: with a static method that of the class, else that of its first
/// test; the tests after it that fail for the same reason are skipped.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(AppExtension.class)
@SuppressWarnings("exports") // of the extension, which nobody else needs to see
public @interface AppTest {

    /// {@return the class whose static method `app` puts the application together; by default the test itself}
    Class<?> value() default AppTest.class;

    /// {@return whether the application listens on a port; by default it is asked in memory}
    boolean live() default false;
}
