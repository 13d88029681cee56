package dev.homespun.annotation;

import dev.homespun.http.Filter;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Runs filters around the routes of a controller, or around one of them. Those of the application and of a path come
/// before, then those of the class, then those of the method.
///
/// ```java
/// @Controller("/accounts")
/// @Use(SignedIn.class)
/// final class Accounts { … }
/// ```
///
/// They run where a route was found: the router's own answers, such as a 405, have no class and no method.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Use {

    /// {@return the filters, the first outermost; each class is made once for the application, as a controller is,
    ///     unless an instance of it is provided}
    Class<? extends Filter>[] value();
}
