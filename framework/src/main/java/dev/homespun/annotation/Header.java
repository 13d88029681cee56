package dev.homespun.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Binds a parameter to a field of the request.
///
/// `List` and `Set` take all lines of that name, `Optional` takes none or one; everything else is required unless it
/// has a [Default].
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Header {

    /// {@return the name of the field, in any case; empty for the name of the parameter}
    String value() default "";
}
