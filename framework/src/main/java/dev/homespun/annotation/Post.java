package dev.homespun.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Answers POST requests.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Verb(method = "POST")
public @interface Post {

    /// {@return the path, appended to that of the class: literal segments, `{name}` for one segment; empty for the
    ///     path of the class itself}
    String value() default "";
}
