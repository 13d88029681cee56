package dev.homespun.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Binds a parameter to a parameter of the query, such as `page` in `?page=2`.
///
/// `List` and `Set` take all of that name, `Optional` takes none or one; everything else is required unless it has a
/// [Default].
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Query {

    /// {@return the name in the query; empty for the name of the parameter}
    String value() default "";
}
