package dev.homespun.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a class whose annotated methods answer requests. It is made once, through its one constructor, and called by
/// many threads at a time.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Controller {

    /// {@return the path that all paths of the class start with, such as `/books`; empty for none}
    String value() default "";
}
